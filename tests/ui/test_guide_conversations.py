"""Conversations that a guide handed back: offered with a tick, and taken in when the student wants them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from apps import main_window
from guiding import Start, at_home
from hands import find_button, has_button, press, rest, words_in
from looks import found_in_all_looks
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.feedback import new_feedback
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import ConversationKind
from lobdossier.services.guiding import Guiding
from lobdossier.services.workspace import Workspace
from lobdossier.ui.arrival.feedback_page import FeedbackPage
from lobdossier.ui.theme import Theme

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


def test_what_was_written_down_of_an_own_conversation_comes_with_it_when_it_is_ticked(
    start: Start, qtbot: QtBot, sam: Path, handed_out: Path
) -> None:
    """The row says what would come, and that the rest stays."""
    own = Workspace.open(sam, data=sam.parent / "data")
    own.records.save(Conversation(id="talk", title="Met Bram", talked_about="De bus."))
    own.close()
    file = with_a_talk(sam, handed_out, remark=False)
    app = at_home(start, sam)
    window = main_window(app)
    window.open_dossier(file)
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FeedbackPage)))
    said = words_in(app.window)
    assert "Er zit in: iets voor 1 gesprek dat je al hebt." in said
    assert "Erbij: 1 nieuwe afspraak. De rest blijft zoals het is." in said
    assert not find_button(app.window, "Inlezen").isEnabled()
    press(app.window, "Dit hoort bij jouw gesprek: Met Bram")
    press(app.window, "Inlezen")
    qtbot.waitUntil(lambda: app.window is window)
    rest(window)
    (talk,) = window.workspace.records.all(Conversation)
    assert (talk.title, talk.place, talk.talked_about) == ("Met Bram", "", "De bus.")
    assert [each.what for each in window.workspace.conversations.agreements("talk")] == ["Bellen met de opleiding"]


def test_the_offer_is_whole_in_every_look(
    start: Start, qtbot: QtBot, theme: Theme, sam: Path, handed_out: Path
) -> None:
    file = with_a_talk(sam, handed_out, remark=True)
    app = at_home(start, sam)
    main_window(app).open_dossier(file)
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FeedbackPage)))
    assert not found_in_all_looks(theme, app.window)
