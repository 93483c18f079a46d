"""What the tests of a conversation share: a trialoog with something on the table, the window at it, and hands for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hands import bring_to_front
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Conversation, GivenAnswer, SharedQuestion
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.vocabulary import Part
from lobdossier.services.workspace import Workspace
from lobdossier.ui.editors.rich_text import RichTextEditor
from lobdossier.ui.screens.talk import TalkScreen
from lobdossier.ui.widgets.question_cards import QuestionCard
from lobdossier.ui.window import MainWindow
from tests.ui import hands
from tests.ui.screens import preparing

Show = Callable[[Workspace, str, str], MainWindow]
Talk = Callable[..., tuple[MainWindow, TalkScreen]]
KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def make_talk(workspace: Workspace) -> Conversation:
    """A trialoog that brings an experience and a reflection, with two shared questions that the student and one of two people answered."""
    made = preparing.make_trialoog(workspace)
    told = workspace.records.add(
        Experience(title="De bingo die bijna misging", story="De microfoon deed het niet.", organisation="De Linde")
    )
    workspace.records.add(Experience(title="Iets van thuis", story="Dit gaat niet mee."))
    answer = Answer(question="Wat zegt dit over jou?", text="Ik blijf rustig.", part=Part.REFLECTEREN)
    thought = workspace.records.add(Reflection(experience_id=told.id, answers=(answer,)))
    other = Answer(question="Waar twijfel je over?", text="Dit is alleen van mij.")
    workspace.records.add(Reflection(experience_id=told.id, answers=(other,)))
    asked = (
        SharedQuestion(id=new_id(), question="Wat gaat goed?", part=Part.TERUGKIJKEN),
        SharedQuestion(id=new_id(), question="Wat kan ik leren?", part=Part.REFLECTEREN),
    )
    talk = replace(
        workspace.records.get(Conversation, made.id),
        experience_ids=(told.id,),
        reflection_ids=(thought.id,),
        talk_about="De drukte op vrijdag.",
        private="Ik slaap slecht.",
        questions=asked,
        answers=(_given(asked[0], "Ik begin zelf."), _given(asked[1], "Nee zeggen.", marked=True)),
        own_first=False,
    )
    person = workspace.conversations.participants(made.id)[0]
    answers = (_given(asked[0], "Ze ziet wie stil is."), _given(asked[1], "Rapporteren."))
    workspace.records.save(talk, replace(person, answers=answers))
    return workspace.records.get(Conversation, made.id)


def talker(show: Show, qtbot: QtBot) -> Talk:
    """Opens the window at a conversation that is held, with the keyboard in it."""

    def make(workspace: Workspace, target: str, size: tuple[int, int] = (1240, 800)) -> tuple[MainWindow, TalkScreen]:
        window = show(workspace, "conversations", "")
        window.go("talk", target)
        # The calm screen takes all of the screen; here it has the size that is asked for.
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(*size)
        bring_to_front(window)
        hands.rest(window)
        screen = window.current()
        assert isinstance(screen, TalkScreen)
        return window, screen

    return make


def press(window: MainWindow, words: str) -> None:
    """Click a button, before and after which everything that was begun is there."""
    hands.rest(window)
    hands.press(window.current(), words)
    hands.rest(window)


def key(window: MainWindow, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key on whatever has the keyboard."""
    hands.rest(window)
    QTest.keyClick(window.focusWidget() or window.current(), which, modifier)
    hands.rest(window)


def seen(window: MainWindow) -> str:
    """All that can be read in the room, on the cards too."""
    hands.rest(window)
    room = window.current()
    found = [w.text() for w in room.findChildren(QLabel) if w.isVisibleTo(room)]
    found += [w.text() for w in room.findChildren(QuestionCard) if w.isVisibleTo(room)]
    return "\n".join(found + [w.toPlainText() for w in room.findChildren(QTextEdit) if w.isVisibleTo(room)])


def notes_of(window: MainWindow) -> RichTextEditor:
    """The sheet that is written on."""
    hands.rest(window)
    room = window.current()
    return next(
        e
        for e in room.findChildren(RichTextEditor)
        if e.accessibleName().startswith("Notities") and e.isVisibleTo(room)
    )


def cards_of(window: MainWindow) -> list[QuestionCard]:
    """The cards on the table."""
    hands.rest(window)
    return [card for card in window.current().findChildren(QuestionCard) if card.isVisibleTo(window)]


def stored(workspace: Workspace, conversation: Conversation) -> Conversation:
    return workspace.records.get(Conversation, conversation.id)


def _given(question: SharedQuestion, text: str, *, marked: bool = False) -> GivenAnswer:
    return GivenAnswer(question_id=question.id, question=question.question, text=text, marked=marked)


def focused_in(window: MainWindow, inside: QWidget) -> bool:
    """Whether *inside* has the keyboard, or something in it."""
    now = window.focusWidget()
    return now is not None and (now is inside or inside.isAncestorOf(now))
