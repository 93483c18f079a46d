"""Documents are written whole or not at all, hold only what was chosen, and are remembered when they are handed out."""

from __future__ import annotations

import hashlib
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Agreement, Conversation, GivenAnswer, Participant, PartNotes, SharedQuestion
from lobdossier.domain.errors import Cancelled, DamagedRecord, ExportFailed
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.sharing import Handover, SharedItem
from lobdossier.domain.vocabulary import ConversationState, DocumentDesign, Purpose
from lobdossier.services.workspace import Workspace
from lobdossier.storage import shared
from tests.factories import contents, one_of_each


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """One record of every kind."""
    workspace.records.save(*one_of_each())
    return workspace


def words(pdf: Path) -> str:
    return " ".join(subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True, text=True).stdout.split())


def test_a_document_is_told_as_it_is(filled: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "document.pdf"

    made = filled.sharing.export(filled.sharing.propose(Purpose.ALLES), target)

    data = target.read_bytes()
    assert (made.path, made.size, made.sha256) == (target, len(data), hashlib.sha256(data).hexdigest())
    with PdfDocument(target) as pdf:
        assert made.pages == len(pdf)


def test_a_document_looks_as_was_chosen(filled: Workspace, tmp_path: Path) -> None:
    """Light letters belong to the calm design only, extra bold ones to the colourful one."""
    found = {}
    for design in DocumentDesign:
        filled.sharing.export(replace(filled.sharing.propose(Purpose.ALLES), design=design), tmp_path / "a.pdf")
        fonts = subprocess.run(["pdffonts", tmp_path / "a.pdf"], capture_output=True, check=True, text=True).stdout
        found[design] = ("Light" in fonts, "ExtraBold" in fonts)

    assert found == {
        DocumentDesign.RUSTIG: (True, False),
        DocumentDesign.KLEURRIJK: (False, True),
        DocumentDesign.ZWART_WIT: (False, False),
    }


def test_making_a_document_changes_nothing_in_the_dossier(filled: Workspace, tmp_path: Path) -> None:
    before = contents(filled.path)

    filled.sharing.draft(Purpose.SCHOOL)
    filled.sharing.export(filled.sharing.propose(Purpose.SCHOOL), tmp_path / "a.pdf")

    assert contents(filled.path) == before


@pytest.mark.parametrize("when", [0, 3])
def test_stopping_leaves_what_was_there(filled: Workspace, tmp_path: Path, when: int) -> None:
    target = tmp_path / "document.pdf"
    target.write_bytes(b"eerder")
    asked: list[int] = []

    def stopped() -> bool:
        asked.append(1)
        return len(asked) > when

    with pytest.raises(Cancelled):
        filled.sharing.export(filled.sharing.propose(Purpose.ALLES), target, stopped=stopped)

    assert target.read_bytes() == b"eerder"
    assert [p for p in tmp_path.iterdir() if p.suffix == ".pdf"] == [target]
    assert not list(tmp_path.glob("*.part"))


def test_a_place_that_cannot_be_written_is_an_error_with_its_path(filled: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "weg" / "document.pdf"

    with pytest.raises(ExportFailed) as refused:
        filled.sharing.export(filled.sharing.propose(Purpose.ALLES), target)

    assert refused.value.path == target


def test_progress_goes_up_to_all_of_it(filled: Workspace, tmp_path: Path) -> None:
    shares: list[float] = []

    filled.sharing.export(filled.sharing.propose(Purpose.ALLES), tmp_path / "a.pdf", progress=shares.append)

    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_pages_are_pictures_of_the_width_asked_for(filled: Workspace, tmp_path: Path) -> None:
    made = filled.sharing.export(filled.sharing.propose(Purpose.SCHOOL), tmp_path / "a.pdf")

    pictures = filled.sharing.pages(made, 300, range(made.pages + 5))

    assert len(pictures) == made.pages
    assert {picture.width for picture in pictures} == {300}


def test_a_draft_that_was_kept_is_found_again_by_its_purpose(filled: Workspace) -> None:
    for purpose, receiver in ((Purpose.SCHOOL, "Deltion"), (Purpose.GESPREK, "Mevrouw Bakker")):
        filled.records.save(CareerDocument(id=new_id(), purpose=purpose, receiver=receiver))

    assert filled.sharing.draft(Purpose.GESPREK).receiver == "Mevrouw Bakker"
    assert filled.sharing.draft(Purpose.PLUSDOCUMENT).id == "", "a proposal, not stored yet"


def test_what_was_handed_out_is_remembered_item_by_item(filled: Workspace, tmp_path: Path) -> None:
    document = replace(filled.sharing.propose(Purpose.ALLES), receiver="Deltion")
    made = filled.sharing.export(document, tmp_path / "Voor Deltion.pdf")

    kept = filled.sharing.remember(made, document, label="PDF onthouden")

    assert filled.sharing.handovers()[0] == filled.records.get(Handover, kept.id)
    assert (kept.receiver, kept.purpose, kept.file_name) == ("Deltion", Purpose.ALLES, "Voor Deltion.pdf")
    assert (kept.pages, kept.size, kept.sha256) == (made.pages, made.size, made.sha256)
    assert kept.at == filled.clock()
    gone = {(item.kind, item.id) for item in kept.items}
    part = filled.sharing.part(document)
    assert gone == {(r.KIND, r.id) for group in part.records.values() for r in group}
    experience = filled.records.all(Experience)[0]
    assert next(i.content for i in kept.items if i.id == experience.id) == filled.records.fingerprint(experience)


# ------------------------------------------------------------ the gespreksblad
@pytest.fixture
def planned(workspace: Workspace) -> Conversation:
    """A trialoog with one of two experiences brought along, and a private answer."""
    brought = Experience(id=new_id(), title="Dit neem ik mee")
    picked = Reflection(id=new_id(), experience_id=brought.id, answers=(Answer(question="Wat?", text="Dit antwoord"),))
    other = Reflection(id=new_id(), experience_id=brought.id, answers=(Answer(question="Hoe?", text="Blijft thuis"),))
    before = Conversation(id=new_id(), on=date(2026, 1, 5), state=ConversationState.HELD, private="OUD GEHEIM")
    coming = Conversation(
        id=new_id(),
        on=date(2026, 3, 20),
        private="MIJN GEHEIM",
        experience_ids=(brought.id,),
        reflection_ids=(picked.id,),
    )
    workspace.records.save(
        brought,
        picked,
        other,
        Experience(id=new_id(), title="Dit blijft thuis"),
        before,
        Agreement(id=new_id(), conversation_id=before.id, what="Bellen met Joris"),
        coming,
        Participant(id=new_id(), conversation_id=coming.id, name="Mevrouw Bakker", question="Wat valt u op?"),
    )
    return coming


def test_a_sheet_shows_what_is_brought_and_what_was_agreed_before(
    workspace: Workspace, planned: Conversation, tmp_path: Path
) -> None:
    workspace.sharing.export_sheet(planned.id, tmp_path / "blad.pdf")

    told = words(tmp_path / "blad.pdf")
    for there in ("Dit neem ik mee", "Dit antwoord", "Bellen met Joris", "Mevrouw Bakker", "Wat valt u op?"):
        assert there in told
    for away in ("blijft thuis", "Blijft thuis", "GEHEIM"):
        assert away not in told


def test_a_private_answer_is_on_the_sheet_only_when_it_was_ticked(
    workspace: Workspace, planned: Conversation, tmp_path: Path
) -> None:
    workspace.records.save(replace(planned, share_private=True))

    workspace.sharing.export_sheet(planned.id, tmp_path / "blad.pdf")

    told = words(tmp_path / "blad.pdf")
    assert "MIJN GEHEIM" in told
    assert "OUD GEHEIM" not in told


def test_a_sheet_of_a_conversation_that_is_gone_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        workspace.sharing.export_sheet("weg", tmp_path / "blad.pdf")

    assert list(tmp_path.glob("blad*")) == []


def test_the_next_conversation_is_the_planned_one_that_comes_first(workspace: Workspace, planned: Conversation) -> None:
    workspace.records.add(Conversation(on=date(2026, 9, 1)))

    found = workspace.sharing.next_conversation()

    assert found is not None
    assert found.id == planned.id


# ------------------------------------------------------------ the gespreksverslag
@pytest.fixture
def held(workspace: Workspace) -> Conversation:
    """A trialoog that was held, another one, and the next that is planned."""
    talk = Conversation(
        id=new_id(),
        on=date(2026, 3, 3),
        state=ConversationState.HELD,
        summary="Zo ging het.",
        private="MIJN GEHEIM",
        share_private=True,
        notes=(PartNotes(text="Wat we zeiden."),),
        questions=(SharedQuestion(id="q", question="Wat ging goed?"),),
        answers=(GivenAnswer(question_id="q", question="Wat ging goed?", text="Het bakken"),),
    )
    answer = GivenAnswer(question_id="q", question="Wat ging goed?", text="Je rust")
    other = Conversation(id=new_id(), on=date(2026, 2, 2), state=ConversationState.HELD, summary="GEHEIM ander gesprek")
    coming = Conversation(id=new_id(), on=date(2099, 9, 9), talk_about="GEHEIM onderwerp")
    workspace.records.save(
        talk,
        Participant(id=new_id(), conversation_id=talk.id, name="Henk", answers=(answer,), question="GEHEIM vraag"),
        Agreement(id=new_id(), conversation_id=talk.id, what="Bellen met Joris"),
        other,
        Agreement(id=new_id(), conversation_id=other.id, what="GEHEIM afspraak"),
        coming,
        Participant(id=new_id(), conversation_id=coming.id, name="henk"),
        Participant(id=new_id(), conversation_id=coming.id, name="GEHEIM iemand"),
        Experience(id=new_id(), title="GEHEIM ervaring"),
    )
    return talk


def test_a_record_tells_what_happened_at_that_table_only(
    workspace: Workspace, held: Conversation, tmp_path: Path
) -> None:
    """The answers of those who sat there too: nobody else gets to see them by this."""
    workspace.sharing.export_report(workspace.sharing.report(held.id), tmp_path / "verslag.pdf")

    told = words(tmp_path / "verslag.pdf")
    for there in ("Zo ging het.", "Wat we zeiden.", "Het bakken", "Je rust", "Bellen met Joris", "9 september 2099"):
        assert there in told
    assert "trialoog met henk" in told
    assert "GEHEIM" not in told


def test_a_record_that_was_handed_out_is_made_again(workspace: Workspace, held: Conversation, tmp_path: Path) -> None:
    """To the byte, as the conversation was then, and told apart from a sheet of the same conversation."""
    choice = workspace.sharing.report(held.id, "Henk")
    made = workspace.sharing.export_report(choice, tmp_path / "toen.pdf")
    handover = workspace.sharing.remember(made, choice)
    sheet = workspace.sharing.export_sheet(held.id, tmp_path / "blad.pdf")
    blank = workspace.sharing.remember(sheet, CareerDocument(purpose=Purpose.GESPREK))
    workspace.records.save(replace(workspace.records.get(Conversation, held.id), summary="Iets heel anders"))

    again = workspace.sharing.export_again(handover, tmp_path / "weer.pdf")

    assert (handover.conversation_id, handover.receiver, handover.is_report) == (held.id, "Henk", True)
    assert not blank.is_report
    assert again.sha256 == made.sha256
    assert workspace.sharing.export_again(blank, tmp_path / "weer.pdf").sha256 == sheet.sha256
    assert workspace.sharing.again(handover).missing == 0


def test_a_record_that_is_redacted_names_no_conversation(
    workspace: Workspace, held: Conversation, tmp_path: Path
) -> None:
    choice = workspace.sharing.report(held.id, "Henk")
    handover = workspace.sharing.remember(workspace.sharing.export_report(choice, tmp_path / "a.pdf"), choice)

    workspace.handed_out.redact(handover, label="wissen")

    kept = workspace.records.get(Handover, handover.id)
    assert (kept.is_report, held.id in str(kept)) == (False, False)


def test_a_record_looks_as_the_student_wants_it_for_a_conversation(
    workspace: Workspace, held: Conversation, tmp_path: Path
) -> None:
    """As it was chosen in Delen, once: letters, size and design."""
    looks = CareerDocument(purpose=Purpose.GESPREK, design=DocumentDesign.RUSTIG, dyslexic=True, larger=True)
    workspace.records.add(looks)

    workspace.sharing.export_report(workspace.sharing.report(held.id), tmp_path / "a.pdf")

    fonts = subprocess.run(["pdffonts", tmp_path / "a.pdf"], capture_output=True, check=True, text=True).stdout
    assert "OpenDyslexic" in fonts
    assert "Atkinson" not in fonts


def test_a_record_of_a_conversation_that_is_gone_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        workspace.sharing.export_report(workspace.sharing.report("weg"), tmp_path / "a.pdf")

    assert list(tmp_path.glob("a*")) == []


def test_answers_stand_on_the_sheet_whoever_may_see_them_elsewhere(
    workspace: Workspace, held: Conversation, tmp_path: Path
) -> None:
    """It goes to the table itself."""
    workspace.sharing.export_sheet(held.id, tmp_path / "blad.pdf")

    told = words(tmp_path / "blad.pdf")
    assert "Het bakken" in told
    assert "Je rust" in told


# ------------------------------------------------------------ what was handed out then
def test_what_was_handed_out_is_made_again_to_the_byte(filled: Workspace, tmp_path: Path) -> None:
    """Also when everything in it was changed since, or thrown away: those versions are kept."""
    document = replace(filled.sharing.propose(Purpose.ALLES), receiver="Deltion")
    made = filled.sharing.export(document, tmp_path / "toen.pdf")
    handover = filled.sharing.remember(made, document)
    first = filled.records.all(Experience)[0]
    filled.records.save(replace(first, title="Nu heet het anders", story="En ging het anders."))
    filled.records.throw_away(filled.records.get(Experience, first.id), label="weg")

    again = filled.sharing.export_again(handover, tmp_path / "weer.pdf")

    assert filled.sharing.again(handover).missing == 0
    assert again.sha256 == made.sha256
    assert "Nu heet het anders" not in words(tmp_path / "weer.pdf")


def test_a_sheet_that_was_handed_out_is_made_again(workspace: Workspace, planned: Conversation, tmp_path: Path) -> None:
    made = workspace.sharing.export_sheet(planned.id, tmp_path / "toen.pdf")
    handover = workspace.sharing.remember(made, CareerDocument(purpose=Purpose.GESPREK))
    workspace.records.save(replace(workspace.records.get(Conversation, planned.id), talk_about="Iets heel anders"))

    again = workspace.sharing.export_again(handover, tmp_path / "weer.pdf")

    assert again.sha256 == made.sha256


def test_what_was_erased_is_missing_from_what_was_handed_out(filled: Workspace, tmp_path: Path) -> None:
    """Erased means erased: no former version of it stays in the file."""
    gone = Experience(id=new_id(), title="Weg", story="GEHEIMWOORD eerst")
    filled.records.save(gone)
    document = replace(filled.sharing.propose(Purpose.ALLES), experience_ids=(gone.id,))
    handover = filled.sharing.remember(filled.sharing.export(document, tmp_path / "toen.pdf"), document)
    filled.records.save(replace(gone, story="anders"))
    filled.records.throw_away(filled.records.get(Experience, gone.id), label="weg")

    filled.records.empty_trash(older_than_days=0)

    assert filled.sharing.again(handover).missing == 1
    filled.close()
    assert b"GEHEIMWOORD" not in filled.path.read_bytes()


def test_a_handover_that_is_erased_takes_its_versions_along(filled: Workspace, tmp_path: Path) -> None:
    told = Experience(id=new_id(), title="Blijft", story="GEHEIMWOORD eerst")
    filled.records.save(told)
    document = replace(filled.sharing.propose(Purpose.ALLES), experience_ids=(told.id,))
    handover = filled.sharing.remember(filled.sharing.export(document, tmp_path / "toen.pdf"), document)
    filled.records.save(replace(told, story="anders"))

    filled.records.throw_away(handover, label="weg")
    filled.records.empty_trash(older_than_days=0)

    with filled.records._file.reading() as reading:
        assert shared.versions(reading, handover.items) == []


# ------------------------------------------------------------ what must stay at home, and what must not be lost
def test_what_was_thrown_away_is_on_no_page_of_a_whole_copy(filled: Workspace, tmp_path: Path) -> None:
    """It travels as data, for the student alone."""
    gone = filled.records.add(Experience(title="WEGGEGOOID", story="WEGGEGOOID"))
    filled.records.throw_away(gone, label="weg")

    filled.sharing.export(replace(filled.sharing.propose(Purpose.ALLES), whole=True), tmp_path / "heel.pdf")

    said = words(tmp_path / "heel.pdf")
    assert "WEGGEGOOID" not in said
    assert "In dit bestand zit het hele loopbaandossier" in said
    assert "De rest blijft" not in said, "nothing stays behind"


def test_what_is_written_over_while_it_is_handed_out_is_kept(filled: Workspace, tmp_path: Path) -> None:
    """Making it takes a while; what went out is what was there when that began."""
    told = filled.records.add(Experience(title="Eerst zo"))
    document = replace(filled.sharing.propose(Purpose.ALLES), receiver="Deltion")
    filled.sharing.watch()
    made = filled.sharing.export(document, tmp_path / "a.pdf")
    filled.records.save(replace(filled.records.get(Experience, told.id), title="Toen anders"))

    handover = filled.sharing.remember(made, document)
    filled.sharing.unwatch()

    assert filled.sharing.again(handover).missing == 0
    assert filled.sharing.export_again(handover, tmp_path / "b.pdf").sha256 == made.sha256


def test_what_is_written_over_while_nothing_comes_of_it_is_let_go(filled: Workspace) -> None:
    told = filled.records.add(Experience(title="Eerst zo"))
    filled.sharing.watch()
    filled.records.save(replace(told, title="Toen anders"))
    item = SharedItem(kind="experience", id=told.id, content=filled.records.fingerprint(told))

    filled.sharing.let_go()
    assert kept(filled, item) == [told], "it may still go out"
    filled.sharing.unwatch()
    filled.sharing.let_go()

    assert kept(filled, item) == []


def kept(workspace: Workspace, *items: SharedItem) -> list[Record]:
    """The versions of *items* that were kept when they were written over."""
    with workspace.records._file.reading() as reading:
        return sorted(shared.versions(reading, items), key=lambda record: record.id)


@pytest.mark.parametrize("damage", ["", "UPDATE handover SET items = '[{'"])
def test_what_a_handover_names_stays_while_the_rest_is_let_go(filled: Workspace, damage: str) -> None:
    """Of one that cannot be read nobody knows what it names."""
    given, mine = (filled.records.add(Experience(title=title)) for title in ("Gegeven", "Van mij"))
    items = [SharedItem(kind=r.KIND, id=r.id, content=filled.records.fingerprint(r)) for r in (given, mine)]
    filled.records.add(Handover(items=(items[0],)))
    filled.sharing.watch()
    filled.records.save(*(replace(record, title="Toen anders") for record in (given, mine)))
    filled.sharing.unwatch()
    if damage:
        with filled.records._file.writing() as writing:
            writing.connection.exec_driver_sql(damage)

    filled.sharing.let_go()

    expected = [given, mine] if damage else [given]
    assert kept(filled, *items) == sorted(expected, key=lambda record: record.id)


def test_what_is_handed_out_while_the_rest_is_let_go_stays(filled: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The handovers are looked through one at a time, and another one may be remembered meanwhile."""
    first = filled.records.add(Experience(title="Eerst zo"))
    item = SharedItem(kind=first.KIND, id=first.id, content=filled.records.fingerprint(first))
    filled.sharing.watch()
    filled.records.save(replace(first, title="Toen anders"))
    filled.sharing.unwatch()
    file = filled.records._file
    really = file.writing

    def writing(*given: Any) -> Any:
        monkeypatch.undo()
        filled.records.add(Handover(items=(item,)))
        return really(*given)

    monkeypatch.setattr(file, "writing", writing)
    filled.sharing.let_go()

    assert kept(filled, item) == [first]


def test_who_is_redacted_out_of_a_handover_leaves_no_text(filled: Workspace, tmp_path: Path) -> None:
    told = filled.records.add(Experience(title="Blijft", story="GEHEIMWOORD"))
    document = replace(filled.sharing.propose(Purpose.ALLES), receiver="ONTVANGER")
    made = filled.sharing.export(document, tmp_path / "Voor ONTVANGER.pdf")
    handover = filled.sharing.remember(made, document)
    filled.records.save(replace(told, story="anders"))

    filled.handed_out.redact(handover, label="wissen")

    with filled.records._file.reading() as reading:
        assert shared.versions(reading, handover.items) == []
    assert "ONTVANGER" not in str(filled.records.get(Handover, handover.id))


def test_a_copy_of_a_dossier_that_cannot_be_read_whole_is_refused(filled: Workspace, tmp_path: Path) -> None:
    """A copy without it would look as if it were thrown away."""
    told = filled.records.add(Experience(title="Heel"))
    with filled.records._file.writing() as writing:
        writing.connection.exec_driver_sql("UPDATE experience SET hours = 999999 WHERE id = ?", (told.id,))

    with pytest.raises(DamagedRecord):
        filled.sharing.export(replace(filled.sharing.propose(Purpose.ALLES), whole=True), tmp_path / "heel.json")
