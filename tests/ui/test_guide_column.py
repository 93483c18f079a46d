"""A guide leaves feedback in what a student handed out, and the student takes it in: with real files, windows and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from apps import close, main_window, told
from guiding import STORY, at_home, begin, bingo, column, focus, leave_all, take_in, type_here, visit
from hands import find_button, has_button, press, rest, settle, words_in
from looks import LARGE, LOOKS, SMALL, found_in_all_looks
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.app import App
from lobdossier.domain.experience import Experience
from lobdossier.domain.feedback import new_feedback
from lobdossier.domain.portrait import SelfView
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import Competence, FeedbackSort
from lobdossier.services.feedback import read_feedback_file
from lobdossier.services.guiding import Guiding
from lobdossier.ui.arrival.feedback_page import FeedbackPage
from lobdossier.ui.first_start import FirstStart
from lobdossier.ui.guide.form import GuideForm
from lobdossier.ui.guide.reading import ReadingColumn
from lobdossier.ui.guide.received import ReceivedCard
from lobdossier.ui.refusal import RefusalWindow
from lobdossier.ui.students.window import StudentsWindow
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow

Start = Callable[..., App]


# ---------------------------------------------------------------- the guide
def test_a_visit_begins_with_whose_it_is_and_what_can_be_done(start: Start, qtbot: QtBot, handed_out: Path) -> None:
    """No "Hoi", and nothing to write in the dossier."""
    window = visit(start, qtbot, handed_out)
    said = words_in(window)
    assert "Het dossier van Sam Amrani" in said
    assert "Je kunt niets veranderen, wel reageren. Als je dit sluit, blijft alleen je feedback." in said
    assert "Wat kun je hier doen?" in said
    assert "1 ervaring" in said
    assert "Hoi" not in said
    assert not has_button(window, "Schrijven")
    assert not has_button(window, "Nieuwe ervaring")


def test_before_the_first_remark_one_says_who_one_is(start: Start, qtbot: QtBot, handed_out: Path) -> None:
    """Once: it is remembered. The file is proposed beside the one that was opened, and not made before there is something in it."""
    window = visit(start, qtbot, handed_out)
    press(window, "Feedback geven")
    said = words_in(column(window))
    assert "Sam.lobfeedback" in said
    assert str(handed_out.parent) in said
    press(window, "Beginnen")
    assert "Vul eerst je naam in." in words_in(column(window))
    type_here(window, "Bram Visser")
    press(window, "Beginnen")
    assert not handed_out.with_suffix(".lobfeedback").exists()
    type_here(window, "Mooi")
    assert column(window).flush()
    file = read_feedback_file(handed_out.with_suffix(".lobfeedback"))
    assert (file.guide, file.student) == ("Bram Visser", "Sam Amrani")
    assert window.context.settings.now.guide_name == "Bram Visser"
    assert "Bewaard in Sam.lobfeedback" in words_in(column(window))


def test_what_is_left_is_about_the_place_where_one_is(start: Start, qtbot: QtBot, handed_out: Path) -> None:
    window = visit(start, qtbot, handed_out)
    leave_all(window)
    found = read_feedback_file(handed_out.with_suffix(".lobfeedback")).feedback
    by_sort = {each.sort: each for each in found}

    assert len(found) == 4
    assert {each.who for each in found} == {"Bram Visser"}
    assert by_sort[FeedbackSort.QUESTION].target_id == bingo(window)
    assert by_sort[FeedbackSort.SAW].quality == "Rustig blijven"
    assert by_sort[FeedbackSort.REMARK].target_id == ""
    view = by_sort[FeedbackSort.VIEW]
    assert (view.competence, view.step) == (Competence.KWALITEITENREFLECTIE, 3)
    window.go("experience", bingo(window))
    said = words_in(column(window))
    assert "Wat trok haar over de streep" in said
    assert "Welk moment" not in said


def test_chosen_words_on_the_page_are_quoted(start: Start, qtbot: QtBot, handed_out: Path) -> None:
    """By keys as well: the text can only be read, and its words can still be chosen."""
    window = visit(start, qtbot, handed_out)
    begin(window)
    window.go("experience", bingo(window))
    rest(window)
    story = next(
        e for e in window.current().findChildren(QTextEdit) if e.isVisible() and "microfoon" in e.toPlainText()
    )
    story.setFocus()
    settle()
    cursor = story.textCursor()
    cursor.setPosition(STORY.index("Ik ging"))
    story.setTextCursor(cursor)
    for _ in range(4):
        QTest.keyClick(story, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert story.textCursor().selectedText().strip() == "Ik ging tussen ze"
    column(window).take_keyboard()
    type_here(window, "Dat vond ik sterk")
    assert column(window).flush()
    (remark,) = read_feedback_file(handed_out.with_suffix(".lobfeedback")).feedback
    assert remark.quote == "Ik ging tussen ze"
    assert remark.path == "story"
    assert remark.text == "Dat vond ik sterk"


def test_where_there_is_little_room_the_column_takes_the_place_of_the_page(
    start: Start, qtbot: QtBot, handed_out: Path
) -> None:
    """Until it is closed, or one goes on to another page; the words that were chosen come along."""
    window = visit(start, qtbot, handed_out)
    window.resize(SMALL[0] - 300, SMALL[1])
    begin(window)
    assert not window.current().isVisible()
    window.go("experience", bingo(window))
    rest(window)
    assert window.current().isVisible()
    assert not column(window).isVisible()
    story = next(e for e in window.current().findChildren(QTextEdit) if e.isVisible())
    story.setFocus()
    story.selectAll()
    press(window, "Feedback geven")
    assert column(window).isVisible()
    assert STORY in words_in(column(window))
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert window.current().isVisible()


def test_a_remark_can_be_changed_taken_away_and_brought_back(start: Start, qtbot: QtBot, handed_out: Path) -> None:
    window = visit(start, qtbot, handed_out)
    begin(window)
    type_here(window, "Mooi")
    press(window, "Klaar")
    press(window, "Wijzigen: Mooi")
    type_here(window, "Heel ")
    press(window, "Klaar")
    path = handed_out.with_suffix(".lobfeedback")
    assert "Mooi" in read_feedback_file(path).feedback[0].text
    assert len(read_feedback_file(path).feedback[0].text) == len("Heel Mooi")
    press(window, _named(window, "Weghalen"))
    assert not read_feedback_file(path).feedback
    press(window, "Ongedaan maken")
    assert len(read_feedback_file(path).feedback) == 1


def _named(window: MainWindow, beginning: str) -> str:
    settle()
    return next(
        b.accessibleName()
        for b in column(window).findChildren(QAbstractButton)
        if b.isVisible() and b.accessibleName().startswith(beginning)
    )


def test_opening_the_same_again_goes_on(start: Start, qtbot: QtBot, handed_out: Path) -> None:
    window = visit(start, qtbot, handed_out)
    begin(window)
    type_here(window, "Mooi")
    press(window, "Klaar")
    press(window, "Sluiten")
    again = visit(start, qtbot, handed_out)
    assert "Mooi" in words_in(column(again))
    assert not has_button(again, "Beginnen")


def test_what_was_typed_is_kept_when_the_window_closes(start: Start, qtbot: QtBot, handed_out: Path) -> None:
    window = visit(start, qtbot, handed_out)
    begin(window)
    type_here(window, "Nog niet af")
    press(window, "Sluiten")
    assert read_feedback_file(handed_out.with_suffix(".lobfeedback")).feedback[0].text == "Nog niet af"


@pytest.mark.parametrize(("gave", "then"), [(False, FirstStart), (True, StudentsWindow)])
def test_a_guide_without_a_dossier_comes_to_the_list_of_students(
    start: Start, qtbot: QtBot, handed_out: Path, gave: bool, then: type[QWidget]
) -> None:
    """And not to the cards for a student who begins."""
    app = start(handed_out)
    told(app, qtbot)
    press(app.window, "Bekijken")
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow))
    rest(main_window(app))
    if gave:
        main_window(app).resize(*LARGE)
        begin(main_window(app))
    press(app.window, "Sluiten")
    assert isinstance(app.window, then)


# ---------------------------------------------------------------- the student
def test_the_whole_way(start: Start, qtbot: QtBot, sam: Path, handed_out: Path) -> None:
    """From the guide to the student: read in, beside the text, answered, agreed to, and no longer waiting."""
    leave_all(visit(start, qtbot, handed_out))
    file = handed_out.with_suffix(".lobfeedback")
    app = at_home(start, sam)
    window = main_window(app)
    rest(window)
    window.open_dossier(file)
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FeedbackPage)))
    said = words_in(app.window)
    assert "Feedback van Bram Visser" in said
    assert "praktijkbegeleider" in said
    assert "4 nieuwe opmerkingen" in said
    assert "“De bingo”" in said
    assert not window.workspace.records.all(Feedback)
    press(app.window, "Inlezen")
    qtbot.waitUntil(lambda: app.window is window)
    rest(window)
    assert len(window.workspace.records.all(Feedback)) == 4
    assert "4 opmerkingen om te lezen." in words_in(window)

    window.go("start")
    rest(window)
    assert "Bram Visser liet 4 opmerkingen achter" in words_in(window)
    window.go("experience", bingo(window))
    rest(window)
    assert "2 opmerkingen van Bram Visser bij deze bladzijde" in words_in(window)
    assert not window.findChildren(ReadingColumn)
    press(window, "Lezen")
    (reading,) = window.findChildren(ReadingColumn)
    assert "Wat trok haar over de streep" in words_in(reading)
    assert "sindsdien veranderd" not in words_in(reading)

    card = next(c for c in reading.findChildren(ReceivedCard) if "Wat trok" in words_in(c))
    card._reply.setFocus()
    assert focus().accessibleName() == "Je antwoord: Wat trok haar over de streep"
    type_here(window, "Ze hoorde haar eigen nummer")
    assert card.flush()
    seen = next(c for c in reading.findChildren(ReceivedCard) if "Je koos meteen" in words_in(c))
    press(seen, "Hoort bij mijn dossier: Je koos meteen de plek waar h…")
    settle()
    stored = {each.sort: each for each in window.workspace.records.all(Feedback)}
    assert stored[FeedbackSort.QUESTION].reply == "Ze hoorde haar eigen nummer"
    assert stored[FeedbackSort.SAW].agreed
    assert "in je dossier" in [b.text() for b in reading.findChildren(QWidget) if hasattr(b, "text")]

    window.go("competence", Competence.KWALITEITENREFLECTIE)
    rest(window)
    said = words_in(reading)
    assert "Zo zie jij jezelf" in said
    assert "Zo ziet Bram Visser, praktijkbegeleider je" in said
    assert {"met hulp", "meestal zelf"} <= set(said.splitlines())
    window.workspace.records.get(SelfView, window.workspace.records.all(SelfView)[0].id)
    assert len(window.workspace.records.all(SelfView)) == 1


def test_taking_in_can_be_undone_and_the_same_file_again_changes_nothing(
    start: Start, qtbot: QtBot, sam: Path, handed_out: Path
) -> None:
    leave_all(visit(start, qtbot, handed_out))
    file = handed_out.with_suffix(".lobfeedback")
    app = at_home(start, sam)
    window = main_window(app)
    take_in(app, qtbot, file)
    press(window, "Ongedaan maken")
    assert not window.workspace.records.all(Feedback)
    window.workspace.undo.redo()
    window.open_dossier(file)
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FeedbackPage)))
    assert "Dit heb je allemaal al." in words_in(app.window)
    assert not has_button(app.window, "Inlezen")


def test_a_text_that_changed_since_is_told(start: Start, qtbot: QtBot, sam: Path, handed_out: Path) -> None:
    leave_all(visit(start, qtbot, handed_out))
    app = at_home(start, sam)
    window = main_window(app)
    take_in(app, qtbot, handed_out.with_suffix(".lobfeedback"))
    (found,) = window.workspace.records.all(Experience)
    window.workspace.records.save(replace(found, story="Iets heel anders."))
    window.go("experience", found.id)
    rest(window)
    press(window, "Lezen")
    assert "Je tekst is sindsdien veranderd." in words_in(window.findChildren(ReadingColumn)[0])


def test_it_is_told_as_soon_as_the_text_beside_it_changes(
    start: Start, qtbot: QtBot, sam: Path, handed_out: Path
) -> None:
    """And what is being answered stays."""
    leave_all(visit(start, qtbot, handed_out))
    app = at_home(start, sam)
    window = main_window(app)
    take_in(app, qtbot, handed_out.with_suffix(".lobfeedback"))
    window.go("experience", bingo(window))
    rest(window)
    press(window, "Lezen")
    (reading,) = window.findChildren(ReadingColumn)
    card = next(c for c in reading.findChildren(ReceivedCard) if "Wat trok" in words_in(c))
    card._reply.setFocus()
    type_here(window, "Haar nummer")
    (found,) = window.workspace.records.all(Experience)
    window.workspace.records.save(replace(found, story="Iets heel anders."))
    rest(window)
    assert "Je tekst is sindsdien veranderd." in words_in(reading)
    assert "Haar nummer" in {card._reply.toPlainText() for card in reading.findChildren(ReceivedCard)}


def test_what_somebody_else_left_in_the_same_file_meanwhile_stays(start: Start, qtbot: QtBot, handed_out: Path) -> None:
    window = visit(start, qtbot, handed_out)
    begin(window)
    type_here(window, "Mooi")
    press(window, "Klaar")
    path = handed_out.with_suffix(".lobfeedback")
    other = Guiding(path, window.workspace, guide="Ilse")
    other.save(new_feedback(None, text="Van elders"))
    type_here(window, "En nog iets")
    press(window, "Klaar")
    assert {(each.text, each.who) for each in read_feedback_file(path).feedback} == {
        ("Mooi", "Bram Visser"),
        ("Van elders", "Ilse"),
        ("En nog iets", "Bram Visser"),
    }


def test_without_any_feedback_the_room_opens_the_file(
    start: Start, qtbot: QtBot, sam: Path, handed_out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says that the file is opened here, so it can be."""
    leave_all(visit(start, qtbot, handed_out))
    app = at_home(start, sam)
    window = main_window(app)
    window.go("feedback")
    rest(window)
    monkeypatch.setattr("lobdossier.app.ask_for_file", lambda _window: str(handed_out.with_suffix(".lobfeedback")))

    press(window, "Feedback openen")

    qtbot.waitUntil(lambda: bool(app.window.findChildren(FeedbackPage)))


def test_refusing_can_be_taken_back_and_all_of_it_stands_in_a_list(
    start: Start, qtbot: QtBot, sam: Path, handed_out: Path
) -> None:
    leave_all(visit(start, qtbot, handed_out))
    app = at_home(start, sam)
    window = main_window(app)
    take_in(app, qtbot, handed_out.with_suffix(".lobfeedback"))
    press(window, "Liever niet: Wat trok haar over de streep")
    rest(window)
    assert "waarvan 3 nog te lezen" in words_in(window)
    (refused,) = [each for each in window.workspace.records.all(Feedback) if each.refused]
    press(window, "Toch weer openzetten: Wat trok haar over de streep")
    rest(window)
    assert not window.workspace.records.get(Feedback, refused.id).refused
    press(window, "Naar De bingo")
    rest(window)
    assert window.here == ("experience", refused.target_id)
    assert window.findChildren(ReadingColumn)[0].isVisible()


def test_feedback_for_somebody_else_is_refused_in_words(
    start: Start, qtbot: QtBot, own: Path, handed_out: Path
) -> None:
    leave_all(visit(start, qtbot, handed_out))
    app = start(own)
    main_window(app).open_dossier(handed_out.with_suffix(".lobfeedback"))
    qtbot.waitUntil(lambda: isinstance(app.window, RefusalWindow))
    assert "Sam Amrani" in words_in(app.window)


def test_feedback_on_the_command_line_finds_the_dossier_that_was_open_last(
    start: Start, qtbot: QtBot, sam: Path, handed_out: Path
) -> None:
    leave_all(visit(start, qtbot, handed_out))
    close(start(sam))
    app = start(handed_out.with_suffix(".lobfeedback"))
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FeedbackPage)))
    assert has_button(app.window, "Inlezen")


def test_without_a_dossier_the_student_points_at_it(start: Start, qtbot: QtBot, handed_out: Path) -> None:
    leave_all(visit(start, qtbot, handed_out))
    app = start(handed_out.with_suffix(".lobfeedback"))
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FeedbackPage)))
    assert has_button(app.window, "Mijn dossier kiezen")


# ---------------------------------------------------------------- looks and keys
def test_it_is_whole_in_every_look(start: Start, qtbot: QtBot, theme: Theme, sam: Path, handed_out: Path) -> None:
    window = visit(start, qtbot, handed_out)
    found = found_in_all_looks(theme, window)
    theme.apply(LOOKS[0][0])
    window.resize(*LARGE)
    press(window, "Feedback geven")
    found += found_in_all_looks(theme, window)
    theme.apply(LOOKS[0][0])
    window.resize(*LARGE)
    type_here(window, "Bram Visser")
    press(window, "Beginnen")
    type_here(window, "Mooi")
    press(window, "Klaar")
    for place in (("experience", bingo(window)), ("competence", Competence.KWALITEITENREFLECTIE)):
        window.go(*place)
        rest(window)
        press(window, "Wat laat je achter?: Dat zag ik")
        found += [f"{place[0]}: {each}" for each in found_in_all_looks(theme, window)]
        theme.apply(LOOKS[0][0])
        window.resize(*LARGE)
    assert not found


def test_what_was_read_in_is_whole_in_every_look(
    start: Start, qtbot: QtBot, theme: Theme, sam: Path, handed_out: Path
) -> None:
    leave_all(visit(start, qtbot, handed_out))
    app = at_home(start, sam)
    window = main_window(app)
    window.open_dossier(handed_out.with_suffix(".lobfeedback"))
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FeedbackPage)))
    found = found_in_all_looks(theme, app.window)
    theme.apply(LOOKS[0][0])
    press(app.window, "Inlezen")
    qtbot.waitUntil(lambda: app.window is window)
    window.resize(*LARGE)
    rest(window)
    found += [f"list: {each}" for each in found_in_all_looks(theme, window)]
    for place in (("start", ""), ("experience", bingo(window)), ("competence", Competence.KWALITEITENREFLECTIE)):
        theme.apply(LOOKS[0][0])
        window.resize(*LARGE)
        window.go(*place)
        rest(window)
        if place[1]:
            window.beside()
        found += [f"{place[0]}: {each}" for each in found_in_all_looks(theme, window)]
    assert not found


def test_reading_stores_nothing(start: Start, qtbot: QtBot, sam: Path, handed_out: Path) -> None:
    leave_all(visit(start, qtbot, handed_out))
    app = at_home(start, sam)
    window = main_window(app)
    take_in(app, qtbot, handed_out.with_suffix(".lobfeedback"))
    heard: list[object] = []
    window.workspace.events.subscribe(heard.append)
    for place in (("feedback", ""), ("experience", bingo(window)), ("competence", Competence.KWALITEITENREFLECTIE)):
        window.go(*place)
        window.beside()
        rest(window)
    assert not heard


def test_a_quality_that_is_offered_again_stays_under_the_mouse(qtbot: QtBot) -> None:
    form = GuideForm("Sam")
    qtbot.addWidget(form)
    form.propose(["Geduld", "Geduld", "Durf"])
    before = find_button(form._which, "Kwaliteit: Geduld")
    form.propose(["Geduld", "Durf"])
    assert find_button(form._which, "Kwaliteit: Geduld") is before
    form.propose(["Durf"])
    assert not has_button(form._which, "Kwaliteit: Geduld")
