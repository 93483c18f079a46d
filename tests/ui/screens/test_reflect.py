"""Looking back: every word by keyboard, kept per card, with what follows from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hands import bring_to_front
from looks import found_in_all_looks
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.plans import Step
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.vocabulary import Competence, Part
from lobdossier.services.cards import deck
from lobdossier.services.workspace import Workspace
from lobdossier.ui.reflection.planning import moments
from lobdossier.ui.screens.reflect import ReflectScreen
from lobdossier.ui.theme import Theme
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.window import MainWindow
from tests.typing_help import type_text

Show = Callable[[Workspace, str, str], MainWindow]
TODAY = date(2026, 11, 22)
OLD = Answer(
    card_id="van-een-oud-deck",
    question="Wat zei je toen?",
    competence=Competence.NETWERKEN,
    part=Part.ACTIVEREN,
    text="Dat *ik* het doe.\n\n- eerst dit\n- \\*toen\\* dat\n\n\u00a0 einde",
)


@pytest.fixture
def show(show: Show, qtbot: QtBot) -> Show:
    """Opens a window that has the keyboard."""

    def make(workspace: Workspace, screen: str, target: str) -> MainWindow:
        window = show(workspace, screen, target)
        bring_to_front(window)
        return window

    return make


@pytest.fixture
def stage(a_little: Workspace) -> Experience:
    """The experience that is looked back on."""
    return a_little.records.all(Experience)[0]


def opened(window: MainWindow) -> ReflectScreen:
    screen = window.current()
    assert isinstance(screen, ReflectScreen)
    return screen


def stored(workspace: Workspace) -> Reflection:
    (found,) = workspace.records.all(Reflection)
    return found


def keyboard() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(keyboard(), key)


def tab_to(name: str) -> None:
    """Press Tab until the thing with this name has the keyboard."""
    for _ in range(60):
        if name in keyboard().accessibleName():
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name!r}")


def type_answer(screen: ReflectScreen, text: str) -> None:
    type_text(screen.answers.editor, text)


def everything(workspace: Workspace) -> str:
    return json.dumps([repr(record) for record in (*workspace.records.all(Reflection), *workspace.records.all(Step))])


def test_a_whole_reflection_by_keyboard_alone(show: Show, a_little: Workspace, stage: Experience, qtbot: QtBot) -> None:
    window = show(a_little, "experiences", "")
    window.go("reflect", stage.id)
    screen = opened(window)

    type_text(keyboard(), "Ik mocht het zelf doen.")
    first = screen.questions.hand.accessibleName()
    tab_to("Hoe voelde je je?: trots")
    press(Qt.Key.Key_Space)
    tab_to("Waar gaat dit over?: Netwerk")
    press(Qt.Key.Key_Space)
    tab_to("Wat wil je hierna doen?")
    type_text(keyboard(), "Nog eens vragen")
    tab_to("Wanneer: ooit")
    press(Qt.Key.Key_Space)
    tab_to("Volgende kaart")
    press(Qt.Key.Key_Return)
    type_text(keyboard(), "En dit ook.")
    tab_to("Klaar")
    press(Qt.Key.Key_Return)

    assert window.current() is not screen
    found = stored(a_little)
    assert [answer.text for answer in found.answers] == ["Ik mocht het zelf doen.", "En dit ook."]
    assert found.answers[0].question in first
    assert deck().card(found.answers[0].card_id) is not None
    assert found.feelings == ("trots",)
    assert Competence.NETWERKEN in found.competences
    assert found.experience_id == stage.id
    assert found.on == TODAY
    (step,) = a_little.records.all(Step)
    assert (step.title, step.by, step.reflection_id) == ("Nog eens vragen", None, found.id)


def test_opening_and_turning_cards_saves_nothing(show: Show, a_little: Workspace, stage: Experience) -> None:
    screen = opened(show(a_little, "reflect", stage.id))

    screen.next_card()
    screen.another()
    screen.flush()
    screen.done()

    assert a_little.records.all(Reflection) == []


def test_opening_a_stored_one_saves_nothing(show: Show, a_little: Workspace, stage: Experience) -> None:
    kept = a_little.records.add(Reflection(experience_id=stage.id, on=TODAY, answers=(OLD,), feelings=("blij", "wijs")))
    before = everything(a_little)
    screen = opened(show(a_little, "reflect", f"reflection:{kept.id}"))

    screen.next_card()
    screen.turn(0)
    screen.flush()
    screen.open(f"reflection:{kept.id}")

    assert everything(a_little) == before


def test_an_answer_keeps_card_and_words_of_another_deck(show: Show, a_little: Workspace, stage: Experience) -> None:
    kept = a_little.records.add(Reflection(experience_id=stage.id, on=TODAY, answers=(OLD,)))
    screen = opened(show(a_little, "reflect", f"reflection:{kept.id}"))

    assert OLD.question in screen.questions.hand.accessibleName()
    screen.next_card()
    type_answer(screen, "Nieuw.")
    assert screen.flush()

    answers = stored(a_little).answers
    assert answers[0] == OLD
    assert answers[1].text == "Nieuw."


@pytest.mark.parametrize(
    "text", ["*geen* nadruk_", "# 1. - >", "  ruimte \u00a0 en € ’s é", "een\n\n\ntwee\n- drie", "👩‍🏭"]
)
def test_what_is_typed_comes_back_and_is_not_written_again(
    show: Show, a_little: Workspace, stage: Experience, text: str
) -> None:
    window = show(a_little, "reflect", stage.id)
    screen = opened(window)
    type_answer(screen, text)
    typed = screen.answers.editor.document_tree()
    assert screen.flush()
    kept = stored(a_little)

    window.go("experiences")
    window.go("reflect", f"reflection:{kept.id}")

    assert opened(window).answers.editor.document_tree() == typed
    assert opened(window).flush()
    assert stored(a_little) == kept


def test_each_card_keeps_its_own_words(show: Show, a_little: Workspace, stage: Experience) -> None:
    screen = opened(show(a_little, "reflect", stage.id))
    type_answer(screen, "Bij de eerste.")
    screen.questions.hand.setFocus()
    press(Qt.Key.Key_Right)
    assert screen.answers.editor.toPlainText() == ""
    type_answer(screen, "Bij de tweede.")
    press(Qt.Key.Key_Left)

    assert screen.answers.editor.toPlainText() == "Bij de eerste."
    assert screen.flush()
    assert [a.text for a in stored(a_little).answers] == ["Bij de eerste.", "Bij de tweede."]


def test_another_question_never_takes_an_answer_away(show: Show, a_little: Workspace, stage: Experience) -> None:
    screen = opened(show(a_little, "reflect", stage.id))
    empty = screen.questions.hand.accessibleName()
    screen.questions.other.click()
    assert screen.questions.hand.accessibleName() != empty
    assert "Kaart 1 van 3" in screen.questions.hand.accessibleDescription()

    type_answer(screen, "Dit blijft.")
    screen.questions.other.click()

    assert "Kaart 4 van 4" in screen.questions.hand.accessibleDescription()
    assert screen.answers.editor.toPlainText() == ""
    assert screen.flush()
    assert [a.text for a in stored(a_little).answers] == ["Dit blijft."]


def test_the_other_questions_wait_for_the_first_words(show: Show, a_little: Workspace, stage: Experience) -> None:
    screen = opened(show(a_little, "reflect", stage.id))
    assert not screen.answers.feelings.isVisible()

    type_answer(screen, "I")

    assert screen.answers.feelings.isVisible()
    assert screen.answers.step is not None
    assert screen.answers.step.isVisible()


def test_it_saves_by_itself_and_says_so(show: Show, a_little: Workspace, stage: Experience, qtbot: QtBot) -> None:
    screen = opened(show(a_little, "reflect", stage.id))
    assert screen.foot.note.text == "Alleen jij ziet dit."

    type_answer(screen, "Ik mocht het zelf doen.")
    qtbot.waitUntil(lambda: len(a_little.records.all(Reflection)) == 1)

    assert screen.foot.note.text == "Bewaard. Alleen jij ziet dit."
    type_answer(screen, " Nog meer.")  # the cursor stayed where it was
    assert screen.answers.editor.toPlainText() == "Ik mocht het zelf doen. Nog meer."


def test_competences_follow_the_cards_until_the_student_says_otherwise(
    show: Show, a_little: Workspace, stage: Experience
) -> None:
    screen = opened(show(a_little, "reflect", stage.id))
    type_answer(screen, "Ja.")
    assert screen.flush()
    (proposed,) = stored(a_little).competences
    assert proposed == stored(a_little).answers[0].competence

    pill = next(p for p in screen.answers.competences.findChildren(QWidget) if getattr(p, "isChecked", bool)())
    QTest.mouseClick(pill, Qt.MouseButton.LeftButton)
    type_answer(screen, " En nog wat.")
    assert screen.flush()

    assert stored(a_little).competences == ()


def test_feelings_are_kept_and_an_own_word_too(show: Show, a_little: Workspace, stage: Experience) -> None:
    window = show(a_little, "reflect", stage.id)
    screen = opened(window)
    type_answer(screen, "Ja.")
    tab_to("meer…")
    press(Qt.Key.Key_Return)
    tab_to("iets anders")
    press(Qt.Key.Key_Return)
    type_text(keyboard(), "verdwaald")
    press(Qt.Key.Key_Return)
    tab_to("iets anders")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Escape)  # leaves the field, not the page
    assert window.current() is screen
    assert screen.flush()

    assert stored(a_little).feelings == ("verdwaald",)
    window.go("experiences")
    window.go("reflect", f"reflection:{stored(a_little).id}")
    assert opened(window).answers.feelings.values == ["verdwaald"]


def test_a_step_is_made_changed_and_taken_away(show: Show, a_little: Workspace, stage: Experience) -> None:
    a_little.records.add(Conversation(on=date(2026, 12, 4)))
    screen = opened(show(a_little, "reflect", stage.id))
    type_answer(screen, "Ja.")
    box = screen.answers.step
    assert box is not None
    type_text(box.field, "Bellen")
    tab_to("Wanneer: voor vrijdag 4 december")
    press(Qt.Key.Key_Space)
    assert screen.flush()
    (made,) = a_little.records.all(Step)
    assert (made.title, made.by, made.reflection_id) == ("Bellen", date(2026, 12, 4), stored(a_little).id)

    box.field.setFocus()
    type_text(box.field, " met Jan")
    assert screen.flush()
    (changed,) = a_little.records.all(Step)
    assert (changed.id, changed.title) == (made.id, "Bellen met Jan")

    box.field.setFocus()
    QTest.keyClick(box.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Delete)
    assert screen.flush()
    assert a_little.records.all(Step) == []
    assert stored(a_little).answers[0].text == "Ja."


def test_a_step_comes_back_with_its_moment(show: Show, a_little: Workspace, stage: Experience) -> None:
    kept = a_little.records.add(Reflection(experience_id=stage.id, on=TODAY, answers=(OLD,)))
    a_little.records.add(Step(title="Bellen", by=date(2027, 1, 8), reflection_id=kept.id))
    screen = opened(show(a_little, "reflect", f"reflection:{kept.id}"))

    text, moment = screen.answers.planned()

    assert text == "Bellen"
    assert moment is not None
    assert (moment.by, moment.words) == (date(2027, 1, 8), "voor vrijdag 8 januari 2027")


def test_the_moments_are_this_week_before_the_next_conversation_and_some_day() -> None:
    talks = [Conversation(on=date(2026, 12, 4)), Conversation(on=TODAY), Conversation()]
    week, before, someday = moments(TODAY, talks, None)

    assert week.by == TODAY  # a Sunday
    assert before.by == date(2026, 12, 4)
    assert someday.by is None
    assert moments(TODAY, [], None)[1].by == TODAY + timedelta(days=14)


def test_a_question_of_its_own_asks_what_it_makes_one_think_of(
    show: Show, a_little: Workspace, stage: Experience
) -> None:
    card = deck().cards[0]
    screen = opened(show(a_little, "reflect", f"card:{card.id}"))
    assert screen.choice.isVisible()
    assert card.words in screen.questions.hand.accessibleName()

    assert "Mijn eerste dag" in keyboard().accessibleName()
    press(Qt.Key.Key_Return)

    assert screen.answers.isVisible()
    assert card.words in screen.questions.hand.accessibleName()
    type_text(keyboard(), "Thuis.")
    assert screen.flush()
    assert stored(a_little).experience_id == stage.id
    assert stored(a_little).answers[0].card_id == card.id


def test_a_question_needs_no_experience(show: Show, a_little: Workspace, workspace: Workspace) -> None:
    screen = opened(show(a_little, "reflect", f"card:{deck().cards[0].id}"))
    tab_to("Aan iets anders")
    press(Qt.Key.Key_Return)
    type_text(keyboard(), "Zomaar.")
    assert screen.flush()

    assert stored(workspace).experience_id is None


def test_an_empty_dossier_is_asked_at_once(show: Show, workspace: Workspace) -> None:
    screen = opened(show(workspace, "reflect", f"card:{deck().cards[0].id}"))

    assert screen.answers.isVisible()
    assert not screen.choice.isVisible()


def test_escape_goes_back_with_everything_stored(show: Show, a_little: Workspace, stage: Experience) -> None:
    window = show(a_little, "experiences", "")
    window.go("reflect", stage.id)
    screen = opened(window)
    type_answer(screen, "Bewaard.")
    press(Qt.Key.Key_Escape)

    assert window.current() is not screen
    assert stored(a_little).answers[0].text == "Bewaard."
    window.go("reflect", stage.id)
    assert opened(window).answers.editor.toPlainText() == "Bewaard."  # the same sitting goes on


def test_after_klaar_the_next_sitting_is_a_new_one_with_other_cards(
    show: Show, a_little: Workspace, stage: Experience
) -> None:
    window = show(a_little, "experiences", "")
    window.go("reflect", stage.id)
    first = opened(window).questions.hand.accessibleName()
    type_answer(opened(window), "Klaar dan.")
    QTest.keyClick(keyboard(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.go("reflect", stage.id)

    assert opened(window).answers.editor.toPlainText() == ""
    assert opened(window).questions.hand.accessibleName() != first


def test_a_failed_save_keeps_the_words_and_tries_again(show: Show, a_little: Workspace, stage: Experience) -> None:
    window = show(a_little, "reflect", stage.id)
    screen = opened(window)
    away = a_little.path.with_suffix(".weg")
    a_little.path.rename(away)
    type_answer(screen, "Dit mag niet weg.")

    assert not screen.flush()
    window.go("experiences")
    assert window.current() is screen
    assert screen.answers.editor.toPlainText() == "Dit mag niet weg."
    assert screen.foot.note.text.startswith("Nog niet bewaard")

    away.rename(a_little.path)
    assert screen.flush()
    assert stored(a_little).answers[0].text == "Dit mag niet weg."


def test_what_is_gone_is_not_opened(show: Show, a_little: Workspace, stage: Experience) -> None:
    window = show(a_little, "experiences", "")
    kept = a_little.records.add(Reflection(experience_id=stage.id, on=TODAY, answers=(OLD,)))
    a_little.records.throw_away(stage, label="weg")

    for target in (stage.id, f"reflection:{kept.id}", "reflection:er-niet", "er-niet"):
        window.go("reflect", target)
        assert not isinstance(window.current(), ReflectScreen)


def test_what_is_thrown_away_elsewhere_leaves_the_page(
    show: Show, a_little: Workspace, stage: Experience, qtbot: QtBot
) -> None:
    window = show(a_little, "experiences", "")
    window.go("reflect", stage.id)
    a_little.records.throw_away(stage, label="weg")

    qtbot.waitUntil(lambda: not isinstance(window.current(), ReflectScreen))


def test_an_experience_changed_elsewhere_is_seen_without_losing_words(
    show: Show, a_little: Workspace, stage: Experience, qtbot: QtBot
) -> None:
    screen = opened(show(a_little, "reflect", stage.id))
    type_answer(screen, "Nog niet bewaard.")
    a_little.records.save(replace(stage, title="Een andere titel"))

    def seen() -> bool:
        cards = screen.about.findChildren(CardButton)
        return any("Een andere titel" in card.accessibleName() for card in cards if card.isVisible())

    qtbot.waitUntil(seen)
    assert screen.answers.editor.toPlainText() == "Nog niet bewaard."


@pytest.mark.parametrize("words", ["", "Ik mocht meteen meelopen, en dat vond ik heel spannend. " * 8])
def test_it_fits_in_every_look(show: Show, a_little: Workspace, stage: Experience, theme: Theme, words: str) -> None:
    window = show(a_little, "reflect", stage.id)
    type_answer(opened(window), words)

    assert found_in_all_looks(theme, window) == []


def test_the_choice_of_an_experience_fits_in_every_look(show: Show, a_little: Workspace, theme: Theme) -> None:
    assert found_in_all_looks(theme, show(a_little, "reflect", f"card:{deck().cards[0].id}")) == []
