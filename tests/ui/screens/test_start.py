"""Start shows the next small thing: four ways in, one question, what comes, and growth that the figures bear out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hands import find_button, has_button, press, words_in
from looks import found_in_all_looks
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.plans import Step
from lobdossier.domain.vocabulary import StepState, Way
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.ui.theme import FAMILIES, Look, Theme
from lobdossier.ui.window import MainWindow

Show = Callable[..., MainWindow]


@pytest.fixture
def went(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The places that were asked for; nothing is opened, so that this test is about this screen alone."""
    asked: list[tuple[str, str]] = []
    real = MainWindow.go

    def go(window: MainWindow, screen: str, target: str = "") -> None:
        if screen == "start":
            real(window, screen, target)
        else:
            asked.append((screen, target))

    monkeypatch.setattr(MainWindow, "go", go)
    return asked


def conversation(workspace: Workspace, on: date | None) -> Conversation:
    """A trialoog with two people."""
    made = workspace.records.add(Conversation(on=on, at=time(10, 30)))
    workspace.records.add(Participant(conversation_id=made.id, name="Mevrouw Bakker", role="BPV-docent"))
    return made


# ------------------------------------------------------------ nothing yet
@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("Schrijven. Eén zin is al goed.", "new:text"),
        ("Foto. Van wat je deed of maakte.", "new:photo"),
        ("Geluid. Vertel het aan je telefoon.", "new:audio"),
        ("Video. Een kort stukje is genoeg.", "new:video"),
    ],
)
def test_an_empty_dossier_has_four_doors(
    show: Show, workspace: Workspace, went: list[tuple[str, str]], words: str, target: str
) -> None:
    press(show(workspace), words)
    assert went == [("experience", target)]


def test_an_empty_dossier_asks_one_question_and_shows_no_empty_lists(show: Show, workspace: Workspace) -> None:
    window = show(workspace)
    said = words_in(window)
    assert said.count("Vraag van deze week") == 1
    assert "Jouw laatste ervaringen" not in said
    assert "Wat je school vraagt" not in said
    assert "Hoi Noor" in said


def test_opening_it_saves_nothing(show: Show, a_little: Workspace) -> None:
    a_little.records.add(Step(title="Bellen", by=date(2026, 11, 1)))
    before = a_little.path.stat().st_mtime_ns
    show(a_little).go("start")
    assert a_little.path.stat().st_mtime_ns == before


# ------------------------------------------------------------ experiences
def test_the_four_doors_stay_when_there_is_something(
    show: Show, a_little: Workspace, went: list[tuple[str, str]]
) -> None:
    window = show(a_little)
    for words in ("Schrijven", "Foto", "Geluid", "Video"):
        press(window, words)
    assert went == [("experience", f"new:{kind}") for kind in ("text", "photo", "audio", "video")]


def test_the_latest_three_experiences_are_shown_newest_first_and_open(
    show: Show, a_little: Workspace, went: list[tuple[str, str]]
) -> None:
    for day in (1, 2):
        a_little.records.add(Experience(title=f"Oud {day}", start=date(2026, 10, day)))
    window = show(a_little)
    said = words_in(window)
    assert said.index("Mijn eerste dag") < said.index("Open dag") < said.index("Oud 2")
    assert "Oud 1" not in said
    press(window, "Open dag, 7 november, Open dag")
    ((screen, target),) = went
    assert screen == "experience"
    assert a_little.records.get(Experience, target).title == "Open dag"


def test_an_experience_that_is_written_elsewhere_appears(show: Show, a_little: Workspace, qtbot: QtBot) -> None:
    window = show(a_little)
    a_little.records.add(Experience(title="Net gebeurd", start=date(2026, 11, 22)))
    qtbot.waitUntil(lambda: "Net gebeurd" in words_in(window))


def test_the_story_is_shown_without_its_marks(show: Show, workspace: Workspace) -> None:
    workspace.records.add(Experience(title="Dag", story="Ik mocht **alles** doen: 2 \\* 3"))
    assert "Ik mocht alles doen: 2 * 3" in words_in(show(workspace))


# ------------------------------------------------------------ the question
def test_nobody_is_busy_for_less_than_no_time(show: Show, workspace: Workspace) -> None:
    """A clock that was set back, or the dossier of a computer of which it is ahead."""
    workspace.records.add(Experience(title="Morgen"))
    workspace.clock = lambda: datetime(2020, 1, 1, tzinfo=UTC)  # type: ignore[method-assign]
    assert "bezig" not in words_in(show(workspace))


def test_the_question_of_the_week_is_the_same_all_week_and_another_next_week(workspace: Workspace, show: Show) -> None:
    from lobdossier.domain.vocabulary import Sector
    from lobdossier.services.cards import of_the_week

    monday = of_the_week(date(2026, 11, 16), Sector.MBO)
    assert monday == of_the_week(date(2026, 11, 22), Sector.MBO)
    assert monday[0] != of_the_week(date(2026, 11, 23), Sector.MBO)[0]
    answered = {monday[0].id}
    assert of_the_week(date(2026, 11, 16), Sector.MBO, answered)[0] == monday[1]


def test_another_question_can_be_asked_and_answered(
    show: Show, a_little: Workspace, went: list[tuple[str, str]]
) -> None:
    window = show(a_little)
    press(window, "Antwoord geven")
    press(window, "Andere vraag")
    press(window, "Antwoord geven")
    (first, one), (second, other) = went
    assert first == second == "reflect"
    assert one.startswith("card:")
    assert other.startswith("card:")
    assert one != other


def test_after_another_question_the_keyboard_is_still_on_that_button(show: Show, a_little: Workspace) -> None:
    window = show(a_little)
    find_button(window, "Andere vraag").setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.focusWidget() is find_button(window, "Andere vraag")


@pytest.fixture
def overdue(a_little: Workspace) -> Step:
    return a_little.records.add(Step(title="Henk vragen over de ontwerper", by=date(2026, 11, 15)))


def test_an_overdue_step_is_the_one_question(show: Show, a_little: Workspace, overdue: Step) -> None:
    said = words_in(show(a_little))
    assert "Je wilde, voor 15 november:" in said
    assert said.count("Henk vragen over de ontwerper") == 1
    assert "Vraag van deze week" not in said


@pytest.mark.parametrize(("words", "state"), [("Gelukt", StepState.DONE), ("Anders gegaan", StepState.OTHERWISE)])
def test_how_it_went_closes_the_step_with_its_words_and_can_be_undone(
    show: Show, a_little: Workspace, overdue: Step, words: str, state: StepState
) -> None:
    window = show(a_little)
    find = [f for f in window.findChildren(type(_field(window))) if f.accessibleName() == "Hoe ging dat?"]
    QTest.keyClicks(find[0], "Hij zei meteen ja.")
    press(window, words)
    closed = a_little.records.get(Step, overdue.id)
    assert (closed.state, closed.how_it_went, closed.finished) == (state, "Hij zei meteen ja.", date(2026, 11, 22))
    press(window, "Ongedaan maken")
    assert a_little.records.get(Step, overdue.id).state is StepState.OPEN


def _field(window: MainWindow) -> object:
    from PySide6.QtWidgets import QLineEdit

    return window.findChild(QLineEdit)


def test_not_yet_asks_again_a_week_later(show: Show, a_little: Workspace, overdue: Step, qtbot: QtBot) -> None:
    window = show(a_little)
    press(window, "Nog niet")
    later = a_little.records.get(Step, overdue.id)
    assert (later.state, later.by) == (StepState.OPEN, date(2026, 11, 29))
    qtbot.waitUntil(lambda: "Vraag van deze week" in words_in(window))


def test_what_is_being_typed_survives_a_change_elsewhere(
    show: Show, a_little: Workspace, overdue: Step, qtbot: QtBot
) -> None:
    window = show(a_little)
    field = _field(window)
    QTest.keyClicks(field, "Hij zei")  # type: ignore[call-overload]  # a line field
    a_little.records.add(Experience(title="Net gebeurd", start=date(2026, 11, 22)))
    qtbot.waitUntil(lambda: "Net gebeurd" in words_in(window))
    assert _field(window) is field
    assert field.text() == "Hij zei"  # type: ignore[attr-defined]  # a line field


def test_how_it_went_is_kept_without_a_button(show: Show, a_little: Workspace, overdue: Step) -> None:
    """Type how it went and go somewhere else, or close the window: the words belong to the step, which stays open."""
    window = show(a_little)
    QTest.keyClicks(_field(window), "Hij zei ja")  # type: ignore[call-overload]  # a line field
    window.go("experiences")
    kept = a_little.records.get(Step, overdue.id)
    assert (kept.how_it_went, kept.state) == ("Hij zei ja", StepState.OPEN)
    fresh = show(a_little)
    assert _field(fresh).text() == "Hij zei ja"  # type: ignore[attr-defined]  # a line field


# ------------------------------------------------------------ steps
def test_a_step_is_ticked_off_with_a_way_back(show: Show, a_little: Workspace, qtbot: QtBot) -> None:
    step = a_little.records.add(Step(title="Mijn map afmaken", by=date(2026, 11, 29)))
    window = show(a_little)
    press(window, "Stap afvinken: Mijn map afmaken")
    assert a_little.records.get(Step, step.id).state is StepState.DONE
    qtbot.waitUntil(lambda: not has_button(window, "Stap afvinken: Mijn map afmaken"))
    press(window, "Ongedaan maken")
    qtbot.waitUntil(lambda: has_button(window, "Stap afvinken: Mijn map afmaken"))


# ------------------------------------------------------------ the conversation
def test_a_conversation_within_two_weeks_comes_first_of_all_and_above_the_fold(
    show: Show, a_little: Workspace, theme: Theme, went: list[tuple[str, str]], qtbot: QtBot
) -> None:
    coming = conversation(a_little, date(2026, 12, 6))
    window = show(a_little)
    theme.apply(Look("light", FAMILIES[0], 18))
    window.resize(1024, 614)
    window.go("start")
    qtbot.wait(20)
    b = find_button(window, "Voorbereiden")
    assert b.mapTo(window, QPoint(0, b.height())).y() < 614
    assert b.visibleRegion().boundingRect().height() == b.height()
    assert b.mapTo(window, QPoint()).y() < find_button(window, "Schrijven").mapTo(window, QPoint()).y()
    press(window, "Voorbereiden")
    assert went == [("prepare", coming.id)]


def test_a_later_conversation_stands_at_the_side(show: Show, a_little: Workspace) -> None:
    conversation(a_little, date(2026, 12, 7))
    window = show(a_little)
    b, doors = find_button(window, "Voorbereiden"), find_button(window, "Schrijven")
    assert b.mapTo(window, QPoint()).x() > doors.mapTo(window, QPoint()).x() + 300
    assert "Trialoog met Mevrouw Bakker" in words_in(window)


def test_a_conversation_whose_day_has_passed_asks_how_it_went(
    show: Show, a_little: Workspace, went: list[tuple[str, str]]
) -> None:
    past = conversation(a_little, date(2026, 11, 20))
    press(show(a_little), "Vastleggen")
    assert went == [("conclude", past.id)]


def test_one_that_was_never_hides_the_one_that_comes(
    show: Show, a_little: Workspace, went: list[tuple[str, str]]
) -> None:
    """Both are reminders, the one that was first."""
    conversation(a_little, date(2026, 11, 20))
    coming = conversation(a_little, date(2026, 11, 26))
    window = show(a_little)
    first, second = find_button(window, "Vastleggen"), find_button(window, "Voorbereiden")
    assert first.mapTo(window, QPoint()).y() < second.mapTo(window, QPoint()).y()
    press(window, "Voorbereiden")
    assert went == [("prepare", coming.id)]


def test_a_week_before_it_is_time_to_prepare_and_says_who_did_not_answer(show: Show, a_little: Workspace) -> None:
    coming = conversation(a_little, date(2026, 11, 30))
    window = show(a_little)
    assert "Je volgende gesprek" in words_in(window)
    a_little.records.save(replace(coming, on=date(2026, 11, 29)))
    (person,) = a_little.conversations.participants(coming.id)
    a_little.voices.asked(person, Way.MESSAGE, today=date(2026, 11, 20))
    assert "Bereid je gesprek voor" in words_in(window)
    assert "Nog geen antwoord van Mevrouw Bakker" in words_in(window)


# ------------------------------------------------------------ every look
@pytest.mark.parametrize("filled", ["empty", "little", "full"])
def test_it_is_whole_in_every_look(show: Show, workspace: Workspace, theme: Theme, filled: str) -> None:
    if filled == "little":
        workspace.records.add(Experience(title="Mijn eerste dag", start=date(2026, 11, 20)))
    elif filled == "full":
        build_demo(workspace, photos=1)
    assert found_in_all_looks(theme, show(workspace)) == []
