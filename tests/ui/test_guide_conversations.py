"""Conversations that a guide prepares and hands back: offered with a tick, and taken in when the student wants them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from apps import main_window
from guiding import Start, at_home, begin, bingo, column, type_here, visit
from hands import find_button, has_button, press, rest, settle, words_in
from looks import LARGE, LOOKS, found_in_all_looks
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.feedback import new_feedback
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import ConversationKind, ConversationState
from lobdossier.services.feedback import read_feedback_file
from lobdossier.services.guiding import Guiding
from lobdossier.services.workspace import Workspace
from lobdossier.ui.arrival.feedback_page import FeedbackPage
from lobdossier.ui.conversation.said import title_of
from lobdossier.ui.guide.talk_form import TalkForm
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow

TICK = "Dit gesprek staat in het bestand: Loopbaangesprek van 26 november"


def with_a_talk(sam: Path, handed_out: Path, *, remark: bool) -> Path:
    """What a guide hands back with a conversation in it."""
    workspace = Workspace.open(sam, data=sam.parent / "data")
    guiding = Guiding(handed_out.with_suffix(".lobfeedback"), workspace, guide="Bram Visser")
    talk = Conversation(id="talk", kind=ConversationKind.LOOPBAANGESPREK, on=date(2026, 11, 26), place="Kamer 3")
    people = [Participant(id="bram", conversation_id="talk", name="Bram Visser")]
    agreed = [Agreement(id="afspraak", conversation_id="talk", what="Bellen met de opleiding")]
    guiding.save_conversation(talk, people, agreed)
    if remark:
        guiding.save(new_feedback(None, text="Mooi"))
    workspace.close()
    return guiding.path


@pytest.mark.parametrize("wanted", [True, False])
def test_a_conversation_in_the_file_comes_in_when_it_is_ticked(
    start: Start, qtbot: QtBot, sam: Path, handed_out: Path, wanted: bool
) -> None:
    """Off until the student wants it; in one deed with the remarks."""
    file = with_a_talk(sam, handed_out, remark=True)
    app = at_home(start, sam)
    window = main_window(app)
    window.open_dossier(file)
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FeedbackPage)))
    said = words_in(app.window)
    assert "Er zit in: 1 nieuwe opmerking en 1 gesprek." in said
    assert "26 november 2026, Kamer 3, met Bram Visser, 1 afspraak" in said
    assert not find_button(app.window, TICK).isChecked()
    if wanted:
        press(app.window, TICK)
    press(app.window, "Inlezen")
    qtbot.waitUntil(lambda: app.window is window)
    rest(window)
    records = window.workspace.records
    assert len(records.all(Conversation)) == len(records.all(Agreement)) == len(records.all(Participant)) == wanted
    assert len(records.all(Feedback)) == 1
    window.undo()
    assert not records.all(Conversation)
    assert not records.all(Feedback)


def test_with_a_conversation_alone_nothing_comes_in_unasked(
    start: Start, qtbot: QtBot, theme: Theme, sam: Path, handed_out: Path
) -> None:
    file = with_a_talk(sam, handed_out, remark=False)
    app = at_home(start, sam)
    window = main_window(app)
    window.open_dossier(file)
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FeedbackPage)))
    assert not find_button(app.window, "Inlezen").isEnabled()
    press(app.window, TICK)
    press(app.window, "Inlezen")
    qtbot.waitUntil(lambda: app.window is window)
    rest(window)
    assert window.here[0] == "conversations"
    window.open_dossier(file)
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FeedbackPage)))
    assert "1 gesprek dat je al hebt" in words_in(app.window)
    assert not has_button(app.window, "Inlezen")


def test_the_offer_is_whole_in_every_look(
    start: Start, qtbot: QtBot, theme: Theme, sam: Path, handed_out: Path
) -> None:
    file = with_a_talk(sam, handed_out, remark=True)
    app = at_home(start, sam)
    main_window(app).open_dossier(file)
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FeedbackPage)))
    assert not found_in_all_looks(theme, app.window)


# ---------------------------------------------------------------- at the guide
def prepare(window: MainWindow) -> TalkForm:
    """Begin a conversation in the column."""
    press(window, "Gesprek voorbereiden")
    return the_form(window)


def the_form(window: MainWindow) -> TalkForm:
    settle()
    (found,) = [form for form in window.findChildren(TalkForm) if form.isVisible()]
    return found


def write(window: MainWindow, field: QWidget, words: str) -> None:
    """Type *words* where the guide clicked."""
    field.setFocus()
    type_here(window, words)


def prepared(window: MainWindow) -> None:
    """A conversation for tomorrow, with a question."""
    form = prepare(window)
    press(form, "Wat voor gesprek?: Trialoog")
    press(form, "Wanneer?: Morgen")
    write(window, form._place, "Kamer 3")
    write(window, form.about, "Over de keuze na de zomer, met ons drie.")
    write(window, form._questions[0][1], "Wat wil jij leren?")
    press(form, "Vraag erbij")
    press(form, "Klaar")


def test_a_guide_prepares_a_conversation_and_writes_down_what_was_agreed(
    start: Start, qtbot: QtBot, sam: Path, handed_out: Path
) -> None:
    """All of it is in the feedback file, and comes into the dossier of the student when that ticks it."""
    window = visit(start, qtbot, handed_out)
    begin(window)
    prepared(window)
    file = handed_out.with_suffix(".lobfeedback")
    (talk,) = read_feedback_file(file).conversations
    assert (talk.kind, talk.state, talk.place) == (
        ConversationKind.TRIALOOG,
        ConversationState.PLANNED,
        "Kamer 3",
    )
    assert talk.talk_about == "Over de keuze na de zomer, met ons drie."
    assert [each.question for each in talk.questions] == ["Wat wil jij leren?"]

    press(window, f"{title_of(talk)}, voorbereid")
    form = the_form(window)
    press(form, "Dit gesprek is geweest")
    write(window, form.said, "Over de open dag")
    press(form, "Afspraak erbij")
    type_here(window, "Bellen met de opleiding")
    press(form, "Afspraak erbij")
    type_here(window, "Een plek vragen")
    find_button(form._agreements[1][1], "Wie doet het?: Bram Visser").click()
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
    talk_now = window.workspace.records.get(Conversation, talk.id)
    assert talk_now.talked_about == "Over de open dag"
    assert [each.what for each in window.workspace.conversations.agreements(talk.id)] == [
        "Bellen met de opleiding",
        "Een plek vragen",
    ]


def test_one_looks_round_while_a_conversation_is_open_and_loses_nothing(
    start: Start, qtbot: QtBot, handed_out: Path
) -> None:
    window = visit(start, qtbot, handed_out)
    begin(window)
    form = prepare(window)
    assert not handed_out.with_suffix(".lobfeedback").exists()  # nothing was written in it
    write(window, form.about, "Nog niet af")
    window.go("experience", bingo(window))
    rest(window)
    assert the_form(window) is form
    assert read_feedback_file(handed_out.with_suffix(".lobfeedback")).conversations[0].talk_about == "Nog niet af"
    press(window, "Klaar")
    assert not column(window).talking.isVisible()  # beside an experience stands what is about that
    assert has_button(window, "Wat laat je achter?: Vraag")


def test_a_conversation_that_is_taken_away_can_come_back(start: Start, qtbot: QtBot, handed_out: Path) -> None:
    window = visit(start, qtbot, handed_out)
    begin(window)
    prepared(window)
    file = handed_out.with_suffix(".lobfeedback")
    (talk,) = read_feedback_file(file).conversations
    press(window, f"{title_of(talk)}, voorbereid")
    press(window, "Gesprek weghalen")
    assert not read_feedback_file(file).conversations
    press(window, "Ongedaan maken")
    assert read_feedback_file(file).conversations == (talk,)
    assert len(read_feedback_file(file).participants) == 1


def test_the_conversation_is_whole_in_every_look(start: Start, qtbot: QtBot, theme: Theme, handed_out: Path) -> None:
    window = visit(start, qtbot, handed_out)
    begin(window)
    prepared(window)
    found = found_in_all_looks(theme, window)
    theme.apply(LOOKS[0][0])
    window.resize(*LARGE)
    (talk,) = read_feedback_file(handed_out.with_suffix(".lobfeedback")).conversations
    press(window, f"{title_of(talk)}, voorbereid")
    press(window, "Dit gesprek is geweest")
    press(window, "Afspraak erbij")
    assert not [*found, *found_in_all_looks(theme, window)]
