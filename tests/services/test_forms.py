"""A form goes out, is filled in by whatever program, and comes back letter by letter; what does not fit is refused."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import NameObject, TextStringObject

from lobdossier.domain import forms, limits
from lobdossier.domain.conversation import Participant
from lobdossier.domain.errors import (
    ArrivalRefused,
    FileMissing,
    FormChanged,
    FormOfAnother,
    FormRefused,
    NoFormInside,
    NothingAsked,
)
from lobdossier.text.clean import storable
from lobdossier.text.explain import explain
from tests.services.filled import FILLERS, WESTERN, Sent, by_pdftk, by_pikepdf, by_pypdf, send

LATIN = "Hij kostte € 12, één keer.\nTweede regel (met haakjes) \\ en ‘dit’ – of “dat”."
ANY = "🎉 emoji, مرحبا, Łódź, 漢字\n\nen nog een regel"
SAVED_ANEW = {
    "qpdf": ["qpdf", "IN", "OUT"],
    "qpdf linearized": ["qpdf", "--linearize", "--object-streams=generate", "IN", "OUT"],
    "mutool clean": ["mutool", "clean", "-gggg", "-z", "IN", "OUT"],
    "pdftk": ["pdftk", "IN", "output", "OUT"],
    "pdftk cat": ["pdftk", "IN", "cat", "1-end", "output", "OUT"],
    "pdfunite": ["pdfunite", "IN", "OUT"],
    "qpdf pages": ["qpdf", "IN", "--pages", ".", "1", "--", "OUT"],
}
PRINTED = {
    "pdftocairo": ["pdftocairo", "-pdf", "IN", "OUT"],
    "ghostscript": [
        "gs",
        "-q",
        "-dNOPAUSE",
        "-dBATCH",
        "-sDEVICE=pdfwrite",
        "-dPreserveAnnots=false",
        "-sOutputFile=OUT",
        "IN",
    ],
    "mutool convert": ["mutool", "convert", "-o", "OUT", "IN"],
    "qpdf flattened": ["qpdf", "--flatten-annotations=all", "--generate-appearances", "IN", "OUT"],
    "pdftk flattened": ["pdftk", "IN", "output", "OUT", "flatten"],
}


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sent]:
    """Nothing here stores anything, so one dossier will do."""
    made = send(tmp_path_factory.mktemp("form"))
    yield made
    made.workspace.close()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Sent]:
    """A dossier that the test may change."""
    made = send(tmp_path)
    yield made
    made.workspace.close()


def changed_by(command: list[str], source: Path, target: Path) -> Path:
    words = [
        str(source) if word == "IN" else str(target) if word == "OUT" else word.replace("=OUT", f"={target}")
        for word in command
    ]
    try:
        subprocess.run(words, capture_output=True, timeout=60, check=False)
    except FileNotFoundError:
        pytest.skip(f"{command[0]} is not installed")
    if not target.exists():
        pytest.skip(f"{' '.join(command[:2])} makes nothing of a form here")
    return target


def filled(sent: Sent, target: Path) -> dict[str, str]:
    """The form with two answers, the box ticked and a date, as pypdf does it; returns the answers."""
    texts = {sent.ids[0]: LATIN, sent.ids[2]: ANY}
    by_pypdf(sent.form, target, sent.values(texts, tick=True, datum="1 februari 2027"), anew=True)
    return texts


# ---- filled in and read back -------------------------------------------------------------------------------


def test_an_empty_form_says_whose_it_is(sent: Sent) -> None:
    """Nobody has to say which conversation and which person; the name is filled in already."""
    found = sent.workspace.forms.read(sent.form)

    assert (found.conversation_id, found.participant_id) == (sent.talk.id, sent.henk.id)
    assert (found.texts, found.may_show, found.name, found.on) == ({}, False, "Henk Brouwer", None)


@pytest.mark.parametrize("program", FILLERS)
def test_any_text_comes_back(sent: Sent, tmp_path: Path, program: str) -> None:
    """Letter by letter, whatever the program could draw of it."""
    texts = {sent.ids[0]: LATIN, sent.ids[1]: ANY, sent.ids[3]: "Kort."}
    values = sent.values(texts, tick=True, naam="Henk & Truus", datum="1-2-2027")

    FILLERS[program](sent.form, tmp_path / "in.pdf", values)

    found = sent.workspace.forms.read(tmp_path / "in.pdf")
    assert found.texts == texts
    assert (found.may_show, found.name, found.on) == (True, "Henk & Truus", date(2027, 2, 1))


@pytest.mark.parametrize("program", [name for name in WESTERN if name not in FILLERS])
def test_western_letters_come_back(sent: Sent, tmp_path: Path, program: str) -> None:
    """Some programs cannot write the rest; what they do write is what is read."""
    texts = {sent.ids[0]: LATIN, sent.ids[3]: "Kort."}

    WESTERN[program](sent.form, tmp_path / "in.pdf", sent.values(texts, tick=True))

    found = sent.workspace.forms.read(tmp_path / "in.pdf")
    assert (found.texts, found.may_show) == (texts, True)


@given(text=st.text(max_size=400))
def test_every_text_comes_back_through_pypdf(sent: Sent, text: str) -> None:
    """Ends of lines are one character; what no file can hold is shown as such; white space alone is no answer."""
    target = sent.form.with_name("any.pdf")
    kept = storable(text).replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")

    writer = pypdf.PdfWriter(clone_from=sent.form)
    name = forms.question_name(sent.talk.questions[1])
    (field,) = [each for each in writer.pages[0]["/Annots"] if each.get_object().get("/T") == name]
    field.get_object()[NameObject("/V")] = TextStringObject(storable(text))
    writer.write(target)

    assert sent.workspace.forms.read(target).texts == ({sent.ids[1]: kept} if kept.strip() else {})


@pytest.mark.parametrize("program", SAVED_ANEW)
def test_saved_anew_it_is_still_the_form(sent: Sent, tmp_path: Path, program: str) -> None:
    """Mailing, making smaller, saving in another viewer."""
    texts = filled(sent, tmp_path / "in.pdf")

    found = sent.workspace.forms.read(changed_by(SAVED_ANEW[program], tmp_path / "in.pdf", tmp_path / "out.pdf"))

    assert (found.texts, found.may_show, found.on) == (texts, True, date(2027, 2, 1))


@pytest.mark.parametrize("program", PRINTED)
def test_printed_it_asks_for_the_file_itself(sent: Sent, tmp_path: Path, program: str) -> None:
    """The answers stand on the page, but they cannot be told from the questions."""
    filled(sent, tmp_path / "in.pdf")

    with pytest.raises(NoFormInside) as refused:
        sent.workspace.forms.read(changed_by(PRINTED[program], tmp_path / "in.pdf", tmp_path / "out.pdf"))

    assert refused.value.rule == "printed"
    assert "het bestand zelf" in explain(refused.value).todo


def test_unticked_again_says_no(sent: Sent, tmp_path: Path) -> None:
    filled(sent, tmp_path / "yes.pdf")
    by_pypdf(tmp_path / "yes.pdf", tmp_path / "no.pdf", {forms.MAY_SHOW: "/Off"})

    assert sent.workspace.forms.read(tmp_path / "yes.pdf").may_show
    assert not sent.workspace.forms.read(tmp_path / "no.pdf").may_show


def test_a_long_answer_comes_back_whole_or_not_at_all(sent: Sent, tmp_path: Path) -> None:
    """As long as the dossier keeps; one character more is refused, not cut."""
    longest = "é" * limits.PROSE
    by_pikepdf(sent.form, tmp_path / "long.pdf", sent.values({sent.ids[0]: longest}))
    by_pikepdf(sent.form, tmp_path / "longer.pdf", sent.values({sent.ids[0]: longest + "!"}))

    assert sent.workspace.forms.read(tmp_path / "long.pdf").texts[sent.ids[0]] == longest
    with pytest.raises(FormRefused) as refused:
        sent.workspace.forms.read(tmp_path / "longer.pdf")
    assert (refused.value.rule, refused.value.where) == ("length", sent.talk.questions[0].question)


def test_reading_stores_nothing(own: Sent, tmp_path: Path) -> None:
    filled(own, tmp_path / "in.pdf")
    before = own.workspace.path.read_bytes()

    own.workspace.forms.read(tmp_path / "in.pdf")

    assert own.workspace.path.read_bytes() == before


# ---- what does not fit ------------------------------------------------------------------------------------


def test_of_another_dossier(sent: Sent, own: Sent) -> None:
    with pytest.raises(FormOfAnother) as refused:
        sent.workspace.forms.read(own.form)

    assert refused.value.rule == "dossier"


def test_of_a_conversation_or_person_that_is_gone(own: Sent) -> None:
    """What lies in the trash is not there; brought back, it is."""
    records, read = own.workspace.records, own.workspace.forms.read

    records.throw_away(own.henk, label="weg")
    with pytest.raises(FormOfAnother) as person:
        read(own.form)
    records.throw_away(own.talk, label="weg")
    with pytest.raises(FormOfAnother) as talk:
        read(own.form)
    own.workspace.undo.undo()
    own.workspace.undo.undo()

    assert (person.value.rule, talk.value.rule) == ("person", "conversation")
    assert read(own.form).participant_id == own.henk.id


def test_a_person_of_another_conversation_is_not_at_this_table(own: Sent) -> None:
    other = own.workspace.records.add(replace(own.talk, id=""))
    own.workspace.records.save(replace(own.workspace.records.get(Participant, own.henk.id), conversation_id=other.id))

    with pytest.raises(FormOfAnother) as refused:
        own.workspace.forms.read(own.form)

    assert refused.value.rule == "person"


def test_changed_questions_are_named(own: Sent) -> None:
    """Other words, one more, one less: the form does not answer those."""
    first, second, *rest = own.talk.questions
    new = replace(second, question="Waar zag je Zoë groeien?")
    save = own.workspace.records.save

    save(replace(own.talk, questions=(first, new, *rest)))
    with pytest.raises(FormChanged) as changed:
        own.workspace.forms.read(own.form)
    save(replace(own.talk, questions=(first, second, *rest[:-1])))
    with pytest.raises(FormChanged) as fewer:
        own.workspace.forms.read(own.form)
    save(replace(own.talk, questions=(*rest, second, first)))

    assert (changed.value.questions, changed.value.gone) == (("Waar zag je Zoë groeien?",), 0)
    assert "“Waar zag je Zoë groeien?”" in explain(changed.value).what
    assert (fewer.value.questions, fewer.value.gone) == ((), 1)
    assert own.workspace.forms.read(own.form).texts == {}  # in another order they are the same questions


def test_of_a_newer_version(sent: Sent, tmp_path: Path) -> None:
    """A later program may call its fields as it likes; it says that it is later."""
    with pikepdf.open(sent.form) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            field.T = pikepdf.String(str(field.T).replace("formulier_1_", "formulier_2_"))
        pdf.save(tmp_path / "later.pdf")

    with pytest.raises(FormRefused) as refused:
        sent.workspace.forms.read(tmp_path / "later.pdf")

    assert "nieuwere versie" in explain(refused.value).what


def test_a_field_that_was_lost_is_missed(sent: Sent, tmp_path: Path) -> None:
    """Nothing half: it is not as if nothing had been answered there."""
    with pikepdf.open(sent.form) as pdf:
        lost = [f for f in pdf.Root.AcroForm.Fields if forms.read_question(str(f.T)) == sent.ids[1]]
        pdf.Root.AcroForm.Fields = pikepdf.Array([f for f in pdf.Root.AcroForm.Fields if f.T != lost[0].T])
        pdf.pages[0].Annots = pikepdf.Array([a for a in pdf.pages[0].Annots if a.get("/T") != lost[0].T])
        pdf.save(tmp_path / "lost.pdf")

    with pytest.raises(FormRefused) as refused:
        sent.workspace.forms.read(tmp_path / "lost.pdf")

    assert (refused.value.rule, refused.value.where) == ("fields", sent.talk.questions[1].question)


def test_what_is_no_form(sent: Sent, tmp_path: Path) -> None:
    """Another form, an encrypted one, half of one, a photo, a folder, nothing."""
    (tmp_path / "photo.pdf").write_bytes(b"\xff\xd8\xff\xe0" + bytes(2_000))
    (tmp_path / "half.pdf").write_bytes(b"%PDF-1.7\n" + sent.form.read_bytes()[20_000:40_000])
    (tmp_path / "large.pdf").write_bytes(sent.form.read_bytes() + bytes(limits.FORM_BYTES))
    with pikepdf.open(sent.form) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="x", user="y"))
        for number, field in enumerate(pdf.Root.AcroForm.Fields):
            field.T = pikepdf.String(f"veld {number}")
        pdf.save(tmp_path / "other.pdf")
    rules = {}

    for name in ("photo", "half", "large", "locked", "other"):
        with pytest.raises(FormRefused) as refused:
            sent.workspace.forms.read(tmp_path / f"{name}.pdf")
        rules[name] = refused.value.rule
        assert explain(refused.value).what
    with pytest.raises(ArrivalRefused):
        sent.workspace.forms.read(tmp_path)
    with pytest.raises(FileMissing):
        sent.workspace.forms.read(tmp_path / "weg.pdf")

    assert rules == {"photo": "is photo", "half": "packing", "large": "size", "locked": "encrypted", "other": "other"}


# ---- made ---------------------------------------------------------------------------------------------------


def test_without_questions_there_is_nothing_to_make(own: Sent, tmp_path: Path) -> None:
    own.workspace.records.save(replace(own.talk, questions=()))

    with pytest.raises(NothingAsked):
        own.workspace.forms.write(own.talk, own.henk, tmp_path / "x.pdf")

    assert not (tmp_path / "x.pdf").exists()


def test_in_a_process_of_its_own_it_is_the_same_to_the_byte(own: Sent, tmp_path: Path) -> None:
    """Where there is a window, no key waits for it."""
    here = own.workspace.forms.write(own.talk, own.henk, tmp_path / "here.pdf")

    own.workspace.make_documents_elsewhere()
    elsewhere = own.workspace.forms.write(own.talk, own.henk, tmp_path / "elsewhere.pdf")

    assert (tmp_path / "here.pdf").read_bytes() == (tmp_path / "elsewhere.pdf").read_bytes()
    assert (here.sha256, here.pages) == (elsewhere.sha256, elsewhere.pages)


def test_form_data_alone_can_be_put_into_the_form_again(sent: Sent, tmp_path: Path) -> None:
    """Some viewers send the data instead of the file: pdftk puts it back."""
    texts = {sent.ids[0]: LATIN}

    by_pdftk(sent.form, tmp_path / "in.pdf", sent.values(texts))

    assert sent.workspace.forms.read(tmp_path / "in.pdf").texts == texts
