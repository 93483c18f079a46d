"""A guide prepares a conversation in the column, and writes down what was said and agreed."""

from __future__ import annotations

from pathlib import Path

import pytest
from apps import main_window
from guiding import Start, at_home, begin, bingo, column, focus, type_here, visit
from hands import find_button, has_button, press, rest, settle
from looks import LARGE, LOOKS, found_in_all_looks
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.vocabulary import ConversationKind, ConversationState
from lobdossier.domain.voices import MOST
from lobdossier.services.feedback import read_feedback_file
from lobdossier.services.workspace import Workspace
from lobdossier.ui.arrival.feedback_page import FeedbackPage
from lobdossier.ui.conversation.said import title_of
from lobdossier.ui.guide.talk_form import TalkForm
from lobdossier.ui.guide.talk_plan import TalkPlan
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow
from tests import bringing


@pytest.fixture
def planned(sam: Path, tmp_path: Path) -> Path:
    """All of the dossier of Sam, who has planned a conversation, on the computer of the guide."""
    workspace = Workspace.open(sam, data=sam.parent / "data")
    workspace.records.save(
        Conversation(id="talk", title="Met Bram en oma", talk_about="De bus"),
        Participant(id="oma", conversation_id="talk", name="Oma"),
    )
    (tmp_path / "stage").mkdir()
    path = bringing.whole(workspace, tmp_path / "stage" / "Sam.lobpakket")
    workspace.close()
    return path


def the_form(window: MainWindow) -> TalkForm:
    settle()
    (found,) = [form for form in window.findChildren(TalkForm) if form.isVisible()]
    return found


def plan_of(form: TalkForm) -> TalkPlan:
    assert form.plan is not None
    return form.plan


def write(window: MainWindow, field: QWidget, words: str) -> None:
    """Type *words* where the guide clicked."""
    field.setFocus()
    type_here(window, words)


def prepare(window: MainWindow) -> TalkForm:
    """Begin a conversation."""
    press(window, "Gesprek voorbereiden")
    return the_form(window)


def prepared(window: MainWindow) -> None:
    """A conversation for tomorrow, with a question."""
    form = prepare(window)
    press(form, "Wat voor gesprek?: Trialoog")
    press(form, "Wanneer?: Morgen")
    write(window, plan_of(form).place, "Kamer 3")
    write(window, plan_of(form).about, "Over de keuze na de zomer")
    write(window, plan_of(form).asked[0][1], "Wat wil jij leren?")
    press(form, "Vraag erbij")
    press(form, "Klaar")


def row(talk: Conversation, state: str = "voorbereid") -> str:
    return f"{title_of(talk)}, {state}. Aanpassen"


def test_a_guide_prepares_a_conversation_and_writes_down_what_was_agreed(
    start: Start, qtbot: QtBot, sam: Path, handed_out: Path
) -> None:
    """All of it is in the feedback file, and comes into the dossier of the student when that ticks it."""
    window = visit(start, qtbot, handed_out)
    begin(window)
    prepared(window)
    file = handed_out.with_suffix(".lobfeedback")
    (talk,) = read_feedback_file(file).conversations
    assert (talk.kind, talk.state, talk.place) == (ConversationKind.TRIALOOG, ConversationState.PLANNED, "Kamer 3")
    assert talk.talk_about == "Over de keuze na de zomer"
    assert [each.question for each in talk.questions] == ["Wat wil jij leren?"]

    press(window, row(talk))
    form = the_form(window)
    press(form, "Dit gesprek is geweest")
    type_here(window, "Over de open dag")
    press(form, "Afspraak erbij")
    type_here(window, "Bellen met de opleiding")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    type_here(window, "Een plek vragen")
    press(form.said.agreeing[1][1], "Wie doet het?: Bram Visser")
    press(form, "Klaar")
    found = read_feedback_file(file)
    (held,) = found.conversations
    assert (held.id, held.state, held.talked_about) == (talk.id, ConversationState.HELD, "Over de open dag")
    assert held.questions == talk.questions
    assert [(each.what, each.mine, each.who) for each in found.agreements] == [
        ("Bellen met de opleiding", True, ""),
        ("Een plek vragen", False, "Bram Visser"),
    ]
    assert [(each.name, each.role) for each in found.participants] == [("Bram Visser", "praktijkbegeleider")]

    app = at_home(start, sam)
    window = main_window(app)
    window.open_dossier(file)
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FeedbackPage)))
    press(app.window, f"Dit gesprek staat in het bestand: {title_of(held)}")
    press(app.window, "Inlezen")
    qtbot.waitUntil(lambda: app.window is window)
    rest(window)
    assert window.workspace.records.get(Conversation, talk.id).talked_about == "Over de open dag"
    agreed = window.workspace.conversations.agreements(talk.id)
    assert [each.what for each in agreed] == ["Bellen met de opleiding", "Een plek vragen"]


def test_one_looks_round_while_a_conversation_is_open_and_loses_nothing(
    start: Start, qtbot: QtBot, handed_out: Path
) -> None:
    window = visit(start, qtbot, handed_out)
    begin(window)
    form = prepare(window)
    file = handed_out.with_suffix(".lobfeedback")
    assert not file.exists()  # nothing was written in it
    write(window, plan_of(form).about, "Nog niet af")
    window.go("experience", bingo(window))
    rest(window)
    assert the_form(window) is form
    assert read_feedback_file(file).conversations[0].talk_about == "Nog niet af"
    QTest.keyClick(plan_of(form).about, Qt.Key.Key_Escape)
    settle()
    assert column(window).isVisible()  # Escape went back to the remarks, not out of the column
    assert not column(window).talking.isVisible()  # beside an experience stands what is about that
    assert has_button(window, "Wat laat je achter?: Vraag")


def test_a_conversation_that_is_taken_away_can_come_back(start: Start, qtbot: QtBot, handed_out: Path) -> None:
    window = visit(start, qtbot, handed_out)
    begin(window)
    prepared(window)
    file = handed_out.with_suffix(".lobfeedback")
    (talk,) = read_feedback_file(file).conversations
    press(window, row(talk))
    press(the_form(window), "Weghalen")
    assert not read_feedback_file(file).conversations
    assert not has_button(window, row(talk))
    press(window, "Ongedaan maken")
    assert read_feedback_file(file).conversations == (talk,)
    assert len(read_feedback_file(file).participants) == 1
    press(window, row(talk))
    window.redo()
    assert not read_feedback_file(file).conversations
    assert column(window).talking.form is None  # what is gone is not open any more


def test_tab_goes_through_it_as_one_reads_it(start: Start, qtbot: QtBot, handed_out: Path) -> None:
    """Also through what was added a moment ago."""
    window = visit(start, qtbot, handed_out)
    begin(window)
    form = prepare(window)
    write(window, plan_of(form).asked[0][1], "Wat wil jij leren?")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    settle()
    asked = [field for _question, field in plan_of(form).asked]
    assert focus() is asked[1]
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert focus() is find_button(form, "Vraag erbij")
    for _step in range(2):
        QTest.keyClick(focus(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert focus() is asked[0]


def test_in_the_room_of_the_conversations_those_come_first(start: Start, qtbot: QtBot, planned: Path) -> None:
    """In sight and for the keyboard; elsewhere the remark does."""
    window = visit(start, qtbot, planned)
    begin(window)
    for room, first in (("conversations", True), ("experiences", False), ("conversations", True)):
        window.go(room)
        rest(window)
        prepares, asks = find_button(window, "Gesprek voorbereiden"), find_button(window, "Wat laat je achter?: Vraag")
        tops = [each.mapTo(window, each.rect().topLeft()).y() for each in (prepares, asks)]
        assert (tops[0] < tops[1]) is first
        column(window).take_keyboard()
        assert prepares.hasFocus() is first


def test_it_is_always_of_some_kind_and_what_was_held_of_some_day(start: Start, qtbot: QtBot, handed_out: Path) -> None:
    window = visit(start, qtbot, handed_out)
    begin(window)
    form = prepare(window)
    press(form, "Wat voor gesprek?: Trialoog")
    press(form, "Wat voor gesprek?: Trialoog")
    for number in range(MOST):
        write(window, plan_of(form).asked[number][1], f"Wat is vraag {number}?")
        assert has_button(form, "Vraag erbij") is (number < MOST - 1)
        QTest.keyClick(focus(), Qt.Key.Key_Return)
    press(form, "Klaar")
    file = handed_out.with_suffix(".lobfeedback")
    (talk,) = read_feedback_file(file).conversations
    assert (talk.kind, talk.on, len(talk.questions)) == (ConversationKind.TRIALOOG, None, MOST)
    press(window, row(talk))
    press(the_form(window), "Dit gesprek is geweest")
    press(the_form(window), "Klaar")
    assert read_feedback_file(file).conversations[0].on == window.workspace.today()


def test_one_that_nothing_was_written_in_goes_without_a_word(start: Start, qtbot: QtBot, handed_out: Path) -> None:
    window = visit(start, qtbot, handed_out)
    begin(window)
    press(prepare(window), "Weghalen")
    assert column(window).talking.form is None
    assert not handed_out.with_suffix(".lobfeedback").exists()


def test_what_cannot_be_kept_stays_and_is_kept_later(start: Start, qtbot: QtBot, handed_out: Path) -> None:
    window = visit(start, qtbot, handed_out)
    begin(window)
    form = prepare(window)
    file = handed_out.with_suffix(".lobfeedback")
    file.mkdir()  # something else stands there meanwhile
    write(window, plan_of(form).about, "Niet kwijt")
    press(form, "Klaar")
    assert the_form(window) is form
    assert plan_of(form).about.text() == "Niet kwijt"
    assert column(window)._kept.text() == "Nog niet bewaard. Je tekst staat hier nog."
    file.rmdir()
    press(form, "Klaar")
    assert read_feedback_file(file).conversations[0].talk_about == "Niet kwijt"
    assert column(window)._kept.text() == f"Bewaard in {file.name}"


def test_what_was_said_in_a_conversation_of_the_student_is_written_down_beside_it(
    start: Start, qtbot: QtBot, planned: Path
) -> None:
    """The plan stays the student's: only what was said and agreed can be written. Emptied again nothing is left."""
    window = visit(start, qtbot, planned)
    begin(window)
    window.go("prepare", "talk")
    rest(window)
    press(window, "Gesprek opschrijven")
    form = the_form(window)
    assert form.plan is None
    type_here(window, "Over de bus")
    press(form, "Afspraak erbij")
    type_here(window, "De bus nemen")
    assert has_button(form, "Wie doet het?: Bram Visser")  # the guide was there too
    press(form, "Wie doet het?: Oma")
    press(form, "Klaar")
    file = planned.with_suffix(".lobfeedback")
    found = read_feedback_file(file)
    (talk,) = found.conversations
    assert (talk.id, talk.talked_about, talk.talk_about) == ("talk", "Over de bus", "")
    assert [(each.what, each.who) for each in found.agreements] == [("De bus nemen", "Oma")]
    assert not found.participants
    assert not has_button(window, "Gesprek opschrijven")

    press(window, "Met Bram en oma, opgeschreven. Aanpassen")
    form = the_form(window)
    press(form, "Afspraak: De bus nemen. Oma. Aanpassen")
    for field in (form.said.text, form.said.agreeing[0][1].field):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
    press(form, "Klaar")
    assert not read_feedback_file(file).conversations
    assert find_button(window, "Gesprek opschrijven").isVisible()


def test_it_is_whole_in_every_look(start: Start, qtbot: QtBot, theme: Theme, handed_out: Path) -> None:
    window = visit(start, qtbot, handed_out)
    begin(window)
    prepared(window)
    found = found_in_all_looks(theme, window)
    theme.apply(LOOKS[0][0])
    window.resize(*LARGE)
    (talk,) = read_feedback_file(handed_out.with_suffix(".lobfeedback")).conversations
    press(window, row(talk))
    press(window, "Dit gesprek is geweest")
    press(window, "Afspraak erbij")
    assert not [*found, *found_in_all_looks(theme, window)]
