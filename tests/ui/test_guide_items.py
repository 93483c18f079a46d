"""A remark on one thing that stands on a page: the guide says which, and the student finds it there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hands import find_button, has_button, key, press, rest, settle, type_into, words_in
from looks import LARGE, found_in_all_looks
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.experience import Testimony as Saying
from lobdossier.domain.feedback import is_waiting, new_feedback
from lobdossier.domain.people import Contact
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Choice, Insight, Motive, MotiveOrder, Quality, SelfView, WorkImage
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import Competence, ConversationState, EvidenceKind, FeedbackSort
from lobdossier.services.feedback import read_feedback_file
from lobdossier.services.workspace import Workspace
from lobdossier.ui.guest import Guest
from lobdossier.ui.guide.chooser import Chooser
from lobdossier.ui.guide.column import GuideColumn
from lobdossier.ui.guide.items import MOST, items_on, shown_beside
from lobdossier.ui.guide.reading import ReadingColumn
from lobdossier.ui.guide.spot import spot_at, spot_of, way_to
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.portrait.qualities.cells import NameCell
from lobdossier.ui.screens import screens
from lobdossier.ui.settings import Settings
from lobdossier.ui.theme import Theme
from lobdossier.ui.widgets.scales import StepScale
from lobdossier.ui.window import MainWindow

Visit = Callable[[], MainWindow]
QUALITIES = ("competence", Competence.KWALITEITENREFLECTIE.value)


def now() -> datetime:
    """The moment at which these tests happen."""
    return datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture
def sam(tmp_path: Path) -> Iterator[Workspace]:
    """The dossier of Sam, with something of everything that a guide can see."""
    made = Workspace.create(tmp_path / "Sam.lobdossier", "Sam Amrani", data=tmp_path / "data", clock=now)
    add = made.records.add
    bingo = add(Experience(title="De bingo", story="De microfoon deed het niet.", goal="Iedereen laten meedoen."))
    add(Saying(experience_id=bingo.id, who="Ilse", said="Je bleef rustig.", on=date(2026, 11, 20)))
    add(Evidence(experience_id=bingo.id, kind=EvidenceKind.LINK, title="De foto's", address="https://example.org"))
    answer = Answer(card_id="c1", question="Wat hielp?", text="Ademhalen.")
    add(Reflection(experience_id=bingo.id, answers=(answer,)))
    add(Insight(competence=Competence.NETWERKEN, text="Ik durf te vragen."))
    add(SelfView(competence=Competence.WERKEXPLORATIE, step=2))
    add(Quality(title="Rustig blijven"))
    add(Quality(title="Samenwerken"))
    motive = add(Motive(title="Mensen helpen", rank=1))
    made.records.save(MotiveOrder(id="0199be8a-ee16-7a2f-b3c6-4af775a89294", on=date(2026, 1, 1), motives=()))
    add(WorkImage(title="Activiteitenbegeleider"))
    add(Choice(title="Zorg gekozen", why="Om de mensen.", instead="Techniek.", outcome="Goed."))
    add(Goal(title="Diploma"))
    add(Step(title="Saskia mailen", how_it_went=""))
    add(Contact(name="Saskia"))
    for state in ConversationState:
        talk = add(Conversation(title=f"Gesprek {state}", state=state, on=date(2026, 10, 1)))
        add(Participant(conversation_id=talk.id, name="Bram"))
        add(Agreement(conversation_id=talk.id, what="Bellen"))
    assert motive.id
    yield made
    made.close()


def window_of(workspace: Workspace, theme: Theme, place: Path, guest: Guest | None = None) -> MainWindow:
    settings = Settings(place / "config" / "settings.json")
    settings.change(spelling=False, guide_name="Bram Visser", guide_role="praktijkbegeleider")
    temporary = place / "private"
    temporary.mkdir(exist_ok=True)
    places = screens(visit=guest is not None)
    made = MainWindow(workspace, places, theme, settings, JobRunner(), _nothing, temporary, guest)
    made.resize(*LARGE)
    made.show()
    made.go("start")
    return made


def put_away(window: MainWindow) -> None:
    """Otherwise they pile up, and every change of the look restyles them all."""
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _nothing(_address: QUrl) -> bool:
    return True


@pytest.fixture
def visit(sam: Workspace, theme: Theme, tmp_path: Path) -> Iterator[Visit]:
    """A guide looks round in it, with the column open."""
    windows: list[MainWindow] = []

    def make() -> MainWindow:
        sam.close()
        looked_at = Workspace.open(sam.path, read_only=True, data=tmp_path / "data", clock=now)
        window = window_of(looked_at, theme, tmp_path, Guest("Sam Amrani", "", tmp_path / "Sam.lobpakket"))
        windows.append(window)
        window.give_feedback()
        press(window, "Beginnen")
        return window

    yield make
    for window in windows:
        put_away(window)


@pytest.fixture
def home(sam: Workspace, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """The student at home."""
    window = window_of(sam, theme, tmp_path)
    yield window
    put_away(window)


def at(window: MainWindow, screen: str, target: str = "") -> GuideColumn:
    window.go(screen, target)
    rest(window)
    (column,) = window.findChildren(GuideColumn)
    return column


def unfold(window: MainWindow, chooser: Chooser) -> None:
    chooser.line.open()
    rest(window)


def left(tmp_path: Path) -> tuple[Feedback, ...]:
    return read_feedback_file(tmp_path / "Sam.lobfeedback").feedback


def of(workspace: Workspace, kind: type[Record]) -> list[Record]:
    return list(workspace.records.all(kind))


# ---------------------------------------------------------------- one rule for both sides
@pytest.mark.parametrize(
    "kind",
    [Experience, Saying, Evidence, Reflection, Insight, SelfView, Quality, Motive, MotiveOrder, WorkImage, Choice,
     Goal, Step, Contact, Conversation, Participant, Agreement],
    ids=lambda kind: kind.KIND,
)  # fmt: skip
def test_the_way_to_a_remark_leads_to_a_page_on_which_it_is_shown(sam: Workspace, kind: type[Record]) -> None:
    """And what a page shows to the student, the guide could choose there."""
    assert of(sam, kind)
    for record in of(sam, kind):
        remark = sam.records.add(new_feedback(record, text="Mooi"))
        spot = spot_at(remark, sam)
        assert spot is not None
        screen, target = way_to(remark, sam)
        page = spot_of(screen, target, sam)
        own = page is not None and page.has(remark)
        beside = shown_beside(screen, target, page if own else None)
        assert remark in sam.feedback.on_page(*beside)
        assert sum(number for _who, number in sam.feedback.told_on(*beside)) >= 1
        reached = {item.key for item in items_on(screen, target, "", sam).found}
        assert own or (kind.KIND, record.id) in reached


def test_what_lies_in_the_trash_is_not_there(sam: Workspace) -> None:
    (first, _) = sam.records.all(Quality)
    sam.records.add(new_feedback(first, text="Mooi"))
    sam.records.throw_away(first, label="")

    beside = shown_beside(*QUALITIES, None)
    assert sam.feedback.on_page(*beside) == []
    assert sam.feedback.told_on(*beside) == []
    assert first.id not in {item.id for item in items_on(*QUALITIES, "", sam).found}


def test_only_what_waits_is_counted(sam: Workspace) -> None:
    """The same rule in SQL as `is_waiting`."""
    (first, second) = sam.records.all(Quality)
    different = [{}, {"handled": True}, {"agreed": True}, {"refused": True}, {"reply": " \n\t"}, {"reply": "Ja"}]
    stored = [sam.records.add(replace(new_feedback(first, text="Mooi"), **fields)) for fields in different]  # type: ignore[arg-type]
    sam.records.throw_away(sam.records.add(new_feedback(first, text="Weg")), label="")

    waits = sum(is_waiting(each) for each in stored)
    assert sam.feedback.waiting_on(Quality) == {first.id: waits}
    assert second.id not in sam.feedback.waiting_on(Quality)


def test_what_waits_comes_first_and_thousands_are_only_counted(sam: Workspace) -> None:
    (first, second) = sam.records.all(Quality)
    done = [replace(new_feedback(first, text=f"Mooi {n}", who="Bram"), handled=True) for n in range(100)]
    sam.records.save(*done)
    waits = sam.records.add(new_feedback(second, text="Sterk", who="Ilse"))

    beside = shown_beside(*QUALITIES, None)
    assert sam.feedback.told_on(*beside) == [("Bram", 100), ("Ilse", 1)]
    found = sam.feedback.on_page(*beside, limit=20)
    assert (found[0], len(found)) == (waits, 20)


# ---------------------------------------------------------------- the guide
def test_a_guide_chooses_one_thing_on_the_page_by_keys(visit: Visit, tmp_path: Path) -> None:
    window = visit()
    column = at(window, *QUALITIES)
    assert column.about.isVisible()
    column.about.line.head.setFocus()
    key(window, Qt.Key.Key_Space)
    rest(window)
    assert column.about.line.is_open
    key(window, Qt.Key.Key_Tab)
    key(window, Qt.Key.Key_Tab)
    chosen = QApplication.focusWidget()
    assert chosen is not None
    assert chosen.accessibleName() == "Kwaliteit: Samenwerken"
    key(window, Qt.Key.Key_Space)
    settle()
    type_into(window, "Dat zag ik maandag")
    press(window, "Klaar")

    (remark,) = left(tmp_path)
    (quality,) = [each for each in window.workspace.records.all(Quality) if each.title == "Samenwerken"]
    assert (remark.target_kind, remark.target_id) == (Quality.KIND, quality.id)
    assert "Kwaliteit: Samenwerken" in words_in(column)


def test_what_is_being_written_goes_along(visit: Visit, tmp_path: Path) -> None:
    """Who begins to type and then says what it is about loses nothing, and leaves one remark."""
    window = visit()
    column = at(window, *QUALITIES)
    column.take_keyboard()
    type_into(window, "Sterk")
    assert column.flush()
    assert left(tmp_path)[0].competence is Competence.KWALITEITENREFLECTIE
    unfold(window, column.about)
    press(column, "Kwaliteit: Rustig blijven")
    type_into(window, " gedaan")
    assert column.flush()

    (remark,) = left(tmp_path)
    assert (remark.target_kind, remark.competence, remark.text) == (Quality.KIND, None, "Sterk gedaan")
    assert remark.quote == "Rustig blijven"
    unfold(window, column.about)
    assert has_button(column, "Kwaliteit: Rustig blijven, 1 opmerking")
    press(column, "De hele bladzijde")
    assert column.flush()
    assert (left(tmp_path)[0].competence, left(tmp_path)[0].quote) == (Competence.KWALITEITENREFLECTIE, "")


def test_another_page_is_about_itself_again(visit: Visit, tmp_path: Path) -> None:
    window = visit()
    column = at(window, "plans")
    unfold(window, column.about)
    press(column, "Stap: Saskia mailen")
    at(window, *QUALITIES)
    column.take_keyboard()
    type_into(window, "Mooi")
    assert column.flush()
    assert left(tmp_path)[0].competence is Competence.KWALITEITENREFLECTIE
    assert not column.about.line.is_open
    work = window.workspace.records.all(WorkImage)[0]
    at(window, "work", work.id)
    assert not column.about.isVisible()  # nothing else stands there


def test_what_was_read_for_a_former_page_is_not_offered_on_the_next(visit: Visit) -> None:
    window = visit()
    column = at(window, "start")
    window.go(*QUALITIES)
    at(window, "work", window.workspace.records.all(WorkImage)[0].id)
    assert not column.about.isVisible()


def test_a_search_that_was_folded_away_is_not_in_the_next_list(sam: Workspace, visit: Visit) -> None:
    sam.records.save(*(Quality(id=f"0199be8a-ee16-7a2f-b3c6-{n:012x}", title=f"Kwaliteit {n}") for n in range(9)))
    window = visit()
    column = at(window, *QUALITIES)
    unfold(window, column.about)
    type_into(window, "samen")
    column.about._pause.timeout.emit()  # it is asked, and folded before it is answered
    column.about.line.close_up()
    unfold(window, column.about)
    assert has_button(column, "Kwaliteit: Kwaliteit 1")


def test_what_cannot_be_kept_stays_about_what_it_was(visit: Visit, tmp_path: Path) -> None:
    """And the line says so: else it would name one thing while the remark is kept on another."""
    window = visit()
    column = at(window, *QUALITIES)
    column.take_keyboard()
    file = tmp_path / "Sam.lobfeedback"
    file.mkdir()  # something else stands there meanwhile
    type_into(window, "Mooi")
    unfold(window, column.about)
    press(column, "Kwaliteit: Rustig blijven")
    assert column.about.line.said == "De hele bladzijde"
    file.rmdir()
    assert column.flush()
    assert left(tmp_path)[0].competence is Competence.KWALITEITENREFLECTIE


def test_escape_folds_the_list_and_keeps_the_column(visit: Visit) -> None:
    window = visit()
    column = at(window, *QUALITIES)
    unfold(window, column.about)
    QTest.keyClick(column.about.line, Qt.Key.Key_Escape)
    settle()
    assert not column.about.line.is_open
    assert column.isVisible()


def test_among_hundreds_one_is_found_by_a_word(sam: Workspace, visit: Visit) -> None:
    """A few at first, and the rest by looking for it: accents and capitals do not count."""
    sam.records.save(*(Quality(id=f"0199be8a-ee16-7a2f-b3c6-{n:012x}", title=f"Kwaliteit {n}") for n in range(300)))
    sam.records.add(Quality(title="Zó eerlijk"))
    found = items_on(*QUALITIES, "", sam)
    assert len(found.found) == MOST
    assert found.more

    window = visit()
    column = at(window, *QUALITIES)
    unfold(window, column.about)
    assert len([b for b in words_in(column.about).splitlines() if b.startswith("Kwaliteit ")]) < 12
    type_into(window, "zo eerl")
    QTest.qWait(200)
    rest(window)
    assert has_button(column, "Kwaliteit: Zó eerlijk")
    assert not has_button(column, "Kwaliteit: Kwaliteit 1")
    find_button(column, "Kwaliteit: Zó eerlijk").click()
    assert "Kwaliteit: Zó eerlijk" in words_in(column)


def test_the_rooms_offer_what_stands_in_them(sam: Workspace) -> None:
    assert [item.called for item in items_on("experiences", "", "bingo", sam).found] == ["De bingo"]
    assert len(items_on("conversations", "", "", sam).found) == len(ConversationState)
    assert [item.id for item in items_on("portrait", "", "", sam).found] == list(Competence)
    assert items_on("experiences", "", "niets hiervan", sam).found == ()


def test_the_list_is_whole_in_every_look(visit: Visit, theme: Theme, sam: Workspace) -> None:
    sam.records.add(Quality(title="Donaudampfschifffahrtsgesellschaft" * 3))
    window = visit()
    column = at(window, *QUALITIES)
    unfold(window, column.about)
    assert found_in_all_looks(theme, window) == []


# ---------------------------------------------------------------- the student
def test_the_page_tells_of_what_stands_on_it(home: MainWindow) -> None:
    records = home.workspace.records
    quality = records.all(Quality)[0]
    remark = records.add(new_feedback(quality, text="Dat zag ik ook"))
    home.go(*QUALITIES)
    rest(home)
    assert "1 opmerking van Iemand bij deze bladzijde" in words_in(home)
    assert "1 opmerking" in _name_of(home).accessibleName()
    press(home, "Lezen")
    (reading,) = home.findChildren(ReadingColumn)
    assert "Over: Rustig blijven" in words_in(reading)
    assert "Dat zag ik ook" in words_in(reading)
    home.workspace.feedback.handle(remark.id)
    rest(home)
    assert "1 opmerking" not in _name_of(home).accessibleName()


def _name_of(window: MainWindow) -> NameCell:
    return next(cell for cell in window.current().findChildren(NameCell) if "Rustig" in cell.accessibleName())


def test_beside_a_competence_stands_how_everybody_sees_it_now(home: MainWindow) -> None:
    """Also while the column is open: the student chose on the page, or read in what the guide changed."""
    records = home.workspace.records
    view = records.add(new_feedback(None, sort=FeedbackSort.VIEW, competence=Competence.WERKEXPLORATIE, step=1))
    home.go("competence", Competence.WERKEXPLORATIE)
    rest(home)
    press(home, "Lezen")
    (reading,) = home.findChildren(ReadingColumn)

    def steps() -> list[int]:
        rest(home)
        return [each._value for each in reading.findChildren(StepScale)]

    assert steps() == [2, 1, 1]  # the student, the guide, and the remark of the guide
    records.save(replace(records.all(SelfView)[0], step=4))
    assert steps() == [4, 1, 1]
    records.save(replace(view, step=3))
    assert steps() == [4, 3, 3]


def test_a_remark_in_the_list_leads_to_it(home: MainWindow) -> None:
    records = home.workspace.records
    testimony = records.all(Saying)[0]
    records.add(new_feedback(testimony, text="Dat hoorde ik ook"))
    home.go("feedback")
    rest(home)
    press(home, "Naar Je bleef rustig.")
    rest(home)
    assert home.here == ("experience", testimony.experience_id)
    assert "Over: Je bleef rustig." in words_in(home.findChildren(ReadingColumn)[0])


def test_cards_in_the_rooms_are_marked(home: MainWindow) -> None:
    records = home.workspace.records
    step, talk, work = records.all(Step)[0], records.all(Conversation)[0], records.all(WorkImage)[0]
    experience = records.all(Experience)[0]
    for record in (step, talk, work, experience):
        records.add(new_feedback(record, text="Mooi"))
    for screen, target in (("plans", ""), ("conversations", ""), ("competence", Competence.WERKEXPLORATIE.value)):
        home.go(screen, target)
        rest(home)
        assert "1 opmerking" in words_in(home.current()), screen
    assert home.workspace.experiences.page()[0].waiting == 1


# ---------------------------------------------------------------- looking
def test_a_guest_opens_and_reads_what_is_folded(visit: Visit) -> None:
    """Questions, facts, what others said: readable, and nothing that would change it."""
    window = visit()
    experience = window.workspace.records.all(Experience)[0]
    at(window, "experience", experience.id)
    page = window.current()
    for named, text in (("Wat wilde je vooraf?, dicht", "Iedereen laten meedoen."), ("Dit zei Ilse, 20 november, dicht", "Je bleef rustig.")):  # fmt: skip
        press(page, named)
        rest(window)
        texts = [
            e
            for e in page.findChildren(QWidget)
            if isinstance(e, QTextEdit | QPlainTextEdit) and e.isVisible() and e.toPlainText() == text
        ]
        assert texts, named
        assert texts[0].isReadOnly()
    assert not has_button(page, "Weggooien")
    assert not has_button(page, "Klaar")
    assert not has_button(page, "Reflecteren")
    press(page, "Wat voor soort?, dicht")
    assert not has_button(page, "Meer soorten…")


def test_a_guest_reads_all_of_a_choice(visit: Visit) -> None:
    window = visit()
    at(window, "competence", Competence.LOOPBAANSTURING.value)
    card = find_button(window, "Keuze. Zorg gekozen. zonder datum. Goed")
    card.click()
    rest(window)
    said = words_in(window.current())
    assert "Techniek." in said
    assert "Om de mensen." in said
    card = find_button(window, "Keuze. Zorg gekozen. zonder datum. Goed")
    card.click()
    rest(window)
    assert "Techniek." not in words_in(window.current())
