""" "Hoe word je begeleid?": asked quietly on Start, one question at a time, read back, changed, thrown away, handed out."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hands import has_button, press, type_into, words_in
from looks import found_in_all_looks
from pytestqt.qtbot import QtBot

from lobdossier.domain.experience import Experience
from lobdossier.domain.sharing import GuidanceReview
from lobdossier.services.workspace import Workspace
from lobdossier.ui import ask
from lobdossier.ui.screens.guidance import GuidanceScreen
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow

Show = Callable[..., MainWindow]


@pytest.fixture
def settled(a_little: Workspace) -> Workspace:
    """A dossier of some months: it was made on 22 November, and now it is March."""
    a_little.clock = lambda: datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
    return a_little


def screen(window: MainWindow) -> GuidanceScreen:
    """The page that is open."""
    found = window.current()
    assert isinstance(found, GuidanceScreen)
    return found


def test_start_asks_quietly_and_a_skip_brings_the_question_of_the_week(show: Show, settled: Workspace) -> None:
    window = show(settled)
    assert "Hoe word je begeleid?" in words_in(window)
    assert "Vraag van deze week" not in words_in(window)
    press(window, "Sla de vragen over je begeleiding over")
    window.current().refresh()
    assert "Vraag van deze week" in words_in(window)
    (skipped,) = settled.records.all(GuidanceReview)
    assert (skipped.on, skipped.answers) == (date(2027, 3, 1), ())


def test_a_young_dossier_is_not_asked(show: Show, a_little: Workspace) -> None:
    assert "Hoe word je begeleid?" not in words_in(show(a_little))


def test_four_questions_one_at_a_time_each_may_be_skipped(show: Show, settled: Workspace) -> None:
    """What is answered is stored at once; the sentence too, when one goes on."""
    window = show(settled)
    press(window, "Vragen bekijken")
    assert "vraag 1 van 4" in words_in(window)
    assert not settled.records.all(GuidanceReview)
    press(window, "Vaker ik dan de ander")
    (made,) = settled.records.all(GuidanceReview)
    assert [answer.step for answer in made.answers] == [3]
    screen(window).asking.sentence.setFocus()
    type_into(window, "We praten echt samen.")
    press(window, "Volgende")
    assert "vraag 2 van 4" in words_in(window)
    press(window, "Sla deze over")
    press(window, "Soms komt het terug")
    press(window, "Soms komt het terug")
    press(window, "Sla deze over")
    press(window, "Vorige")
    press(window, "Vorige")
    press(window, "Vorige")
    assert screen(window).asking.sentence.text() == "We praten echt samen."
    press(window, "Volgende")
    press(window, "Sla deze over")
    press(window, "Sla deze over")
    press(window, "Klaar")
    (made,) = settled.records.all(GuidanceReview)
    assert [(answer.step, answer.text) for answer in made.answers] == [(3, "We praten echt samen.")]
    said = words_in(window)
    assert "1 maart 2027" in said
    assert "Vaker ik dan de ander" in said
    assert "We praten echt samen." in said


@pytest.fixture
def said(settled: Workspace) -> Workspace:
    """One review, with a sentence."""
    questions = settled.guidance.questions
    from lobdossier.domain.guidance import with_answer

    made = with_answer(settled.guidance.of(date(2027, 1, 5)), questions[2], 2, "Soms vergeet zij het.")
    settled.records.save(made)
    return settled


def test_what_was_said_can_be_changed_and_thrown_away(show: Show, said: Workspace) -> None:
    window = show(said, "guidance")
    press(window, "Aanpassen: 5 januari 2027")
    press(window, "Vooral ik")
    window.go("guidance")
    assert "Vooral ik" in words_in(window)
    press(window, "Weggooien: 5 januari 2027")
    assert not said.records.all(GuidanceReview)
    press(window, "Ongedaan maken")
    window.current().refresh()
    assert "Soms komt het terug" in words_in(window)


@pytest.mark.parametrize(
    ("button", "sentence"),
    [("Bestand voor school maken", False), ("Bestand voor school maken, met mijn zinnen erbij", True)],
)
def test_it_is_handed_out_only_when_asked(
    show: Show,
    said: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    button: str,
    sentence: bool,
) -> None:
    target = tmp_path / "uit.json"
    monkeypatch.setattr(ask, "where_to_save", lambda *_: target)
    window = show(said, "guidance")
    press(window, button)
    qtbot.waitUntil(target.exists)
    (review,) = json.loads(target.read_text(encoding="utf-8"))["reviews"]
    assert review["month"] == "2027-01"
    assert ("sentence" in review["answers"][0]) is sentence
    qtbot.waitUntil(lambda: "Gemaakt: uit.json, zonder je naam." in words_in(window))


def test_changing_ones_mind_about_the_place_makes_nothing(
    show: Show, said: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "where_to_save", lambda *_: None)
    press(show(said, "guidance"), "Bestand voor school maken")
    assert not list(tmp_path.glob("*.json"))


def test_a_dossier_that_can_only_be_read_shows_what_was_said(show: Show, said: Workspace) -> None:
    path = said.path
    said.close()
    reading = Workspace.open(path, read_only=True)
    try:
        window = show(reading, "guidance", "new")
        assert "Soms komt het terug" in words_in(window)
        assert not has_button(window, "Vragen beantwoorden")
        assert not has_button(window, "Weggooien: 5 januari 2027")
        window.go("start")
        assert "Vragen bekijken" not in words_in(window)
    finally:
        reading.close()


def test_a_review_that_is_gone_is_said(show: Show, said: Workspace) -> None:
    window = show(said, "guidance")
    (made,) = said.records.all(GuidanceReview)
    said.records.throw_away(made, label="weg")
    window.go("guidance", made.id)
    assert window.here[0] == "conversations"
    said.records.add(Experience(title="Nog iets"))


def test_the_pages_fit_in_every_look(show: Show, said: Workspace, theme: Theme) -> None:
    window = show(said, "guidance")
    assert not found_in_all_looks(theme, window)
    window.go("guidance", "new")
    assert not found_in_all_looks(theme, window)
