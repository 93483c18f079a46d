"""What the tests of the voices share: a trialoog with questions, the window at it, and who is at the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from hands import bring_to_front
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Conversation, GivenAnswer, Participant
from lobdossier.domain.vocabulary import ConversationKind, Part, Way
from lobdossier.domain.voices import new_question
from lobdossier.services.workspace import Workspace
from lobdossier.ui.screens.answering import AnsweringScreen
from lobdossier.ui.screens.voices import VoicesScreen
from lobdossier.ui.voices.cells import GivenCell, OwnCell, WaitingCell
from lobdossier.ui.window import MainWindow

Show = Callable[[Workspace, str, str], MainWindow]
Voices = Callable[[Workspace, str], tuple[MainWindow, VoicesScreen]]
GROWS, NEXT = "Waar zie je dat Noor groeit?", "Wat is nu een goede volgende stap?"
AWKWARD = "  één’s “œ” 👩‍🔧\u00a0x\n\n– *geen* nadruk_\t€"


def make_trialoog(
    workspace: Workspace, *, kind: ConversationKind = ConversationKind.TRIALOOG, people: int = 2, questions: int = 2
) -> Conversation:
    """A conversation over four days; nobody answered yet."""
    chosen = (new_question(GROWS, Part.TERUGKIJKEN), new_question(NEXT, Part.VOORUITKIJKEN))
    add = workspace.records.add
    made = add(Conversation(kind=kind, on=date(2026, 11, 26), questions=chosen[:questions]))
    table = (
        ("Meneer Vos", "BPV-docent"),
        ("Ilse", "praktijkbegeleider"),
        ("Mama", "ouder"),
        ("Youssef", "oud-student"),
    )
    for order, (name, role) in enumerate(table[:people]):
        add(Participant(conversation_id=made.id, name=name, role=role, order=order))
    return made


def answered(workspace: Workspace, conversation: Conversation, who: int, text: str, which: int = 0) -> Participant:
    """Somebody at the table answered one question, in a message."""
    asked = conversation.questions[which]
    person = person_at(workspace, conversation, who)
    given = GivenAnswer(question_id=asked.id, question=asked.question, text=text)
    kept = {"answers": (*person.answers, given), "answered_on": date(2026, 11, 20), "answered_by": Way.MESSAGE}
    return save(workspace, person, **kept)


def save(workspace: Workspace, person: Participant, **fields: Any) -> Participant:
    """*person* with other *fields*, as stored."""
    changed = replace(person, **fields)
    workspace.records.save(changed)
    return changed


def person_at(workspace: Workspace, conversation: Conversation, place: int) -> Participant:
    """Who sits at a place of the table, as stored."""
    return workspace.conversations.participants(conversation.id)[place]


def stored(workspace: Workspace, conversation: Conversation) -> Conversation:
    return workspace.records.get(Conversation, conversation.id)


def texts(person: Participant | Conversation) -> list[str]:
    """What was answered, in the order in which it came."""
    return [answer.text for answer in person.answers]


def opener(show: Show, qtbot: QtBot) -> Voices:
    """Opens the window at the voices, with the keyboard in it."""

    def make(workspace: Workspace, target: str) -> tuple[MainWindow, VoicesScreen]:
        window = show(workspace, "voices", target)
        bring_to_front(window)
        screen = window.current()
        assert isinstance(screen, VoicesScreen)
        return window, screen

    return make


def own_cells(screen: VoicesScreen) -> list[OwnCell]:
    return [cell for cell in screen.findChildren(OwnCell) if cell.isVisible()]


def given_cells(screen: VoicesScreen) -> list[GivenCell]:
    return [cell for cell in screen.findChildren(GivenCell) if cell.isVisible()]


def waiting_cells(screen: VoicesScreen) -> list[WaitingCell]:
    return [cell for cell in screen.findChildren(WaitingCell) if cell.isVisible()]


def answering(window: MainWindow) -> AnsweringScreen:
    """The page of whoever got the keyboard."""
    screen = window.current()
    assert isinstance(screen, AnsweringScreen)
    return screen
