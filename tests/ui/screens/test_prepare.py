"""Preparing a conversation: every step by key or tap, what is stored when, and what gets onto the sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from lobdossier.domain.changes import Change
from lobdossier.domain.conversation import Agreement, Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.plans import Step
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.vocabulary import ConversationKind, Part, StepState
from lobdossier.services.workspace import Workspace
from lobdossier.ui.widgets.question_cards import QuestionCard
from tests.typing_help import commit, type_text
from tests.ui.hands import has_button, words_in
from tests.ui.screens.preparing import (
    AWKWARD,
    Prepare,
    Show,
    editor_of,
    find_button,
    make_trialoog,
    preparer,
    press,
    step,
    steps_of,
    stored,
)


@pytest.fixture
def trialoog(workspace: Workspace) -> Conversation:
    """A trialoog over four days, with a past."""
    return make_trialoog(workspace)


@pytest.fixture
def prepare(show: Show, qtbot: QtBot) -> Prepare:
    """The window with the keyboard in it, at a preparation."""
    return preparer(show, qtbot)


# ------------------------------------------------------------------ opening
def test_opening_saves_nothing(workspace: Workspace, trialoog: Conversation, prepare: Prepare, qtbot: QtBot) -> None:
    """Neither one that is planned nor a new one; looking at each step neither."""
    heard: list[Change] = []
    workspace.events.subscribe(heard.append)

    for target in (trialoog.id, "new:trialoog"):
        window, screen = prepare(workspace, target)
        for one in steps_of(screen):
            screen.steps.open(one.id)
        qtbot.wait(50)
        assert screen.flush()
        window.go("start")

    assert heard == []
    assert len(workspace.conversations.coming()) == 1


def test_what_was_agreed_comes_first_and_only_if_there_is_any(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare
) -> None:
    """The conversation before it decides."""
    _, screen = prepare(workspace, trialoog.id)
    assert steps_of(screen)[0].closed.text() == "Dit spraken we af"
    assert "Ik bel de revalidatie" in words_in(screen)

    workspace.records.throw_away(*workspace.conversations.past(), label="weg")
    screen.refresh()

    assert steps_of(screen)[0].closed.text() == "Wat ging goed?"


def test_a_new_one_is_stored_with_its_first_letter(workspace: Workspace, prepare: Prepare) -> None:
    """And stays the same conversation when the student comes back to it."""
    window, screen = prepare(workspace, "new:gesprek_thuis")
    type_text(editor_of(screen, "went_well").editor, "D")
    assert screen.flush()
    (made,) = workspace.conversations.coming()
    assert (made.kind, made.went_well) == (ConversationKind.GESPREK_THUIS, "D")

    window.go("start")
    window.back()

    type_text(editor_of(screen, "went_well").editor, "e")
    assert screen.flush()
    assert [len(c.went_well) for c in workspace.conversations.coming()] == [2]


# ------------------------------------------------------------------ the steps
def test_every_step_by_key_or_tap_comes_back_letter_for_letter(
    workspace: Workspace, a_little: Workspace, trialoog: Conversation, prepare: Prepare, qtbot: QtBot
) -> None:
    """Then reopened: the same characters on the screen, and nothing is written."""
    experience = workspace.records.all(Experience)[0]
    answer = Answer(question="Wat deed je?", text="Ik vroeg het gewoon.")
    reflection = workspace.records.add(Reflection(experience_id=experience.id, answers=(answer,)))
    window, screen = prepare(workspace, trialoog.id)

    press(screen, "Hoe ging het met: Ik bel de revalidatie: Gelukt")
    how = next(
        f for f in screen.findChildren(QLineEdit) if f.accessibleName().startswith("Hoe ging dat: ") and f.isVisible()
    )
    QTest.keyClicks(how, "Ik mocht meteen komen")
    step(screen, "Wat ging goed?")
    commit(window.focusWidget(), AWKWARD)
    press(screen, "Volgende stap")
    commit(window.focusWidget(), "Jaar 3 & verder")
    step(screen, "Dit neem ik mee")
    QTest.keyClick(find_button(screen, "Mijn eerste dag meenemen"), Qt.Key.Key_Space)
    QTest.keyClick(find_button(screen, "Reflectie meenemen: Wat deed je?"), Qt.Key.Key_Space)
    step(screen, "Wat wil ik van hen weten?")
    commit(window.focusWidget(), "Mag ik blijven?")
    step(screen, "Kaarten voor het gesprek")
    card = next(c for c in screen.findChildren(QuestionCard) if c.isVisible())
    QTest.keyClick(card, Qt.Key.Key_Space)
    step(screen, "Wat zit je in de weg, wie of wat helpt?")
    commit(window.focusWidget(), "Ik slaap slecht")
    assert screen.flush()

    kept = stored(workspace, trialoog)
    assert (kept.went_well, kept.talk_about, kept.private) == (AWKWARD, "Jaar 3 & verder", "Ik slaap slecht")
    assert (kept.experience_ids, kept.reflection_ids) == ((experience.id,), (reflection.id,))
    assert [(c.question, c.part) for c in kept.cards] == [(card.question.text, Part.TERUGKIJKEN)]
    assert [p.question for p in workspace.conversations.participants(trialoog.id)] == ["Mag ik blijven?", ""]
    agreement = next(a for a in workspace.records.all(Agreement) if a.mine)
    assert (agreement.state, agreement.how_it_went) == (StepState.DONE, "Ik mocht meteen komen")
    assert [(s.state, s.how_it_went) for s in workspace.records.all(Step)] == [
        (StepState.DONE, "Ik mocht meteen komen")
    ]

    heard: list[Change] = []
    workspace.events.subscribe(heard.append)
    _, again = prepare(workspace, trialoog.id)
    assert editor_of(again, "went_well").editor.text() == AWKWARD
    assert editor_of(again, "private").editor.text() == "Ik slaap slecht"
    assert again.flush()
    assert heard == []


def test_a_closed_step_tells_its_answer_but_never_the_private_one(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare
) -> None:
    """Somebody may be sitting beside the student."""
    workspace.records.save(replace(trialoog, went_well="De bingo.\nEn meer.", private="Ik slaap slecht"))
    _, screen = prepare(workspace, trialoog.id)

    assert "De bingo." in words_in(screen)
    assert "Ingevuld. Dit blijft bij jou." in words_in(screen)
    assert "Ik slaap slecht" not in words_in(screen)


def test_a_card_becomes_the_question_and_what_was_typed_stays_in_front(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare
) -> None:
    """A card taken by mistake is replaced by the next one, and Ctrl+Z takes it back."""
    _, screen = prepare(workspace, trialoog.id)
    step(screen, "Wat wil ik van hen weten?")
    fields = [f for f in screen.findChildren(QLineEdit) if f.accessibleName().startswith("Mijn vraag aan")]
    fields[1].setFocus()

    def cards() -> list[str]:
        names = [b.accessibleName() for b in screen.findChildren(QAbstractButton)]
        return [n for n in names if n.startswith("Vraag overnemen: ")]

    QApplication.processEvents()
    offered = [n for n in cards() if has_button(screen, n)]
    assert len(offered) == 2
    press(screen, offered[0])
    assert fields[1].text() == offered[0].removeprefix("Vraag overnemen: ")
    press(screen, offered[1])
    assert fields[1].text() == offered[1].removeprefix("Vraag overnemen: ")

    fields[1].clear()
    QTest.keyClicks(fields[1], "Eerst dit.")
    press(screen, offered[0])
    assert fields[1].text() == "Eerst dit. " + offered[0].removeprefix("Vraag overnemen: ")
    fields[1].undo()
    assert fields[1].text() == "Eerst dit."
    assert screen.flush()
    assert [p.question for p in workspace.conversations.participants(trialoog.id)] == ["", "Eerst dit."]


def test_a_step_opens_with_the_keyboard_in_it(
    workspace: Workspace, a_little: Workspace, trialoog: Conversation, prepare: Prepare
) -> None:
    """The first time too, when what is in it is only then made, and while words of another step wait to be stored."""
    window, screen = prepare(workspace, trialoog.id)
    step(screen, "Wat ging goed?")
    commit(window.focusWidget(), "Half getypt")
    step(screen, "Wat wil ik van hen weten?")
    commit(window.focusWidget(), "Mag ik blijven?")
    step(screen, "Dit neem ik mee")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert screen.flush()

    kept = stored(workspace, trialoog)
    assert kept.went_well == "Half getypt"
    assert kept.experience_ids == (workspace.experiences.page(limit=1)[0].id,)
    assert workspace.conversations.participants(trialoog.id)[0].question == "Mag ik blijven?"


def test_a_second_press_puts_a_card_back(workspace: Workspace, trialoog: Conversation, prepare: Prepare) -> None:
    """And "Andere kaarten" lays out three others."""
    _, screen = prepare(workspace, trialoog.id)
    step(screen, "Kaarten voor het gesprek")
    lying = [c for c in screen.findChildren(QuestionCard) if c.isVisible()]
    assert len(lying) == 3
    QTest.mouseClick(lying[0], Qt.MouseButton.LeftButton)
    assert len(stored(workspace, trialoog).cards) == 1
    QTest.mouseClick(lying[0], Qt.MouseButton.LeftButton)
    assert stored(workspace, trialoog).cards == ()

    before = {c.question.text for c in lying}
    press(screen, "Andere kaarten")

    now = {c.question.text for c in screen.findChildren(QuestionCard) if c.isVisible()}
    assert len(now) == 3
    assert not now & before


def test_leaving_an_experience_here_leaves_its_reflections_too(
    workspace: Workspace, a_little: Workspace, trialoog: Conversation, prepare: Prepare
) -> None:
    experience = workspace.records.all(Experience)[0]
    answer = Answer(question="Wat deed je?", text="Veel.")
    reflection = workspace.records.add(Reflection(experience_id=experience.id, answers=(answer,)))
    workspace.records.save(replace(trialoog, experience_ids=(experience.id,), reflection_ids=(reflection.id,)))
    _, screen = prepare(workspace, trialoog.id)
    step(screen, "Dit neem ik mee")

    press(screen, "Mijn eerste dag meenemen")

    kept = stored(workspace, trialoog)
    assert (kept.experience_ids, kept.reflection_ids) == ((), ())
