"""The school's wishes: a file is shown and taken over when asked; Start says what is there and leads to what counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hands import has_button, press, words_in
from looks import found_in_all_looks
from pytestqt.qtbot import QtBot

from lobdossier import paths
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.student import Requirement, SchoolPeriod
from lobdossier.domain.vocabulary import Asked, Competence, ConversationKind, ConversationState, ExperienceKind
from lobdossier.services.workspace import Workspace
from lobdossier.text.names import competence_name
from lobdossier.ui.screens.settings import period as settings_period
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow
from lobdossier.ui.wishes.target import wishes_target

Show = Callable[..., MainWindow]
MBO = paths.resource("wishes", "mbo.lobeisen")
YEAR = SchoolPeriod(title="mbo 1", start=date(2026, 8, 1), end=date(2027, 7, 31))
TYPED = (Requirement(what=Asked.HOURS, number=80),)
STAGE = Requirement(what=Asked.EXPERIENCES, number=2, kinds=(ExperienceKind.STAGE,), words="Je was op je leerplek.")


def at_file(show: Show, workspace: Workspace, period_id: str = "") -> MainWindow:
    """The page of the example for mbo."""
    return show(workspace, "wishes", wishes_target(MBO, period_id))


def test_a_file_is_shown_and_stores_nothing(show: Show, a_little: Workspace) -> None:
    """By the year; the words of the school and what is asked."""
    window = at_file(show, a_little)
    said = words_in(window)

    assert "Voorbeeld: LOB in het mbo" in said
    assert "2 ervaringen: BPV, werk of bedrijfsbezoek" in said
    assert "200 uren" not in said
    press(window, "Voor welk jaar?: mbo 2 en verder")
    assert "200 uren: BPV of werk" in words_in(window)
    assert "Uren op je leerplek." in words_in(window)
    assert not a_little.records.all(SchoolPeriod)


def test_words_for_each_competence_are_said_once(show: Show, a_little: Workspace) -> None:
    """Five wishes in the same words: those words once, and under them each competence with its number."""
    window = at_file(show, a_little)
    press(window, "Voor welk jaar?: mbo 2 en verder")
    said = words_in(window)

    assert str(said).count("Je keek een keer terug op elke loopbaancompetentie.") == 1
    for competence in Competence:
        assert f"1 reflectie over {competence_name(competence).lower()}" in said


def test_it_becomes_what_is_asked_and_can_be_taken_back(show: Show, a_little: Workspace) -> None:
    window = at_file(show, a_little)
    press(window, "Dit vraagt mijn school")
    (period,) = a_little.records.all(SchoolPeriod)

    assert [wish.number for wish in period.requirements] == [2, 2, 2]
    assert period.requirements_from == "Voorbeeld: LOB in het mbo"
    assert (period.start, period.end) == (date(2026, 8, 1), date(2027, 7, 31))
    assert "Dit staat nu bij 2026–2027." in words_in(window)
    press(window, "Ongedaan maken")
    assert not a_little.records.all(SchoolPeriod)


def test_what_was_typed_is_not_replaced_unasked(show: Show, a_little: Workspace) -> None:
    """It is shown, and one may leave it."""
    period = a_little.records.add(replace(YEAR, requirements=TYPED))
    window = at_file(show, a_little)
    said = words_in(window)

    assert "Dit vulde je zelf al in:" in said
    assert "80 uren" in said
    assert not has_button(window, "Dit vraagt mijn school")
    press(window, "Laten zoals het is")
    assert a_little.records.get(SchoolPeriod, period.id) == period
    window.go("wishes", wishes_target(MBO))
    press(window, "Vervangen door dit bestand")
    assert len(a_little.records.get(SchoolPeriod, period.id).requirements) == 3
    a_little.undo.undo()
    assert a_little.records.get(SchoolPeriod, period.id).requirements == TYPED


def test_a_file_for_another_year_goes_into_that_one(show: Show, a_little: Workspace) -> None:
    """Opened from the settings of that year."""
    a_little.records.add(YEAR)
    next_year = a_little.records.add(replace(YEAR, title="mbo 3", start=date(2027, 8, 1), end=date(2028, 7, 31)))
    window = at_file(show, a_little, next_year.id)
    assert "Het komt bij mbo 3." in words_in(window)
    press(window, "Dit vraagt mijn school")
    assert a_little.records.get(SchoolPeriod, next_year.id).requirements


def test_a_dossier_that_can_only_be_read_shows_it_without_a_button(show: Show, a_little: Workspace) -> None:
    path = a_little.path
    a_little.close()
    reading = Workspace.open(path, read_only=True)
    try:
        window = at_file(show, reading)
        assert "200 uren" in words_in(window) or "2 ervaringen" in words_in(window)
        assert not has_button(window, "Dit vraagt mijn school")
    finally:
        reading.close()


def test_the_settings_open_a_file_and_keep_what_the_school_says(
    show: Show, a_little: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number that is typed leaves the wishes of the file as they are; one of them can be taken away."""
    period = a_little.records.add(YEAR)
    monkeypatch.setattr(settings_period, "ask_for_wishes", lambda _window: str(MBO))
    window = show(a_little, "settings", "school")
    press(window, "Over dit schooljaar: Wat school vraagt")
    press(window, "Bestand van je school openen")
    press(window, "Dit vraagt mijn school")
    window.go("settings", "school")
    press(window, "Over dit schooljaar: Wat school vraagt")
    assert "Uit “Voorbeeld: LOB in het mbo”" in words_in(window)
    press(window, "Uren: meer")
    found = a_little.records.get(SchoolPeriod, period.id)
    assert [wish.words[:12] for wish in found.requirements] == ["", "Je was op ee", "Je schreef o", "Je had twee "]
    press(window, "Weghalen: 2 gesprekken")
    found = a_little.records.get(SchoolPeriod, period.id)
    assert len(found.requirements) == 3
    assert found.requirements_from
    press(window, "Ongedaan maken")
    assert len(a_little.records.get(SchoolPeriod, period.id).requirements) == 4


# ------------------------------------------------------------ Start, and what counts
@pytest.fixture
def asked(a_little: Workspace) -> Workspace:
    """A school that asks for stage, for a reflection on each competence and for a conversation."""
    each = tuple(
        Requirement(what=Asked.REFLECTIONS, competences=(competence,), words="Je keek terug op elke competentie.")
        for competence in Competence
    )
    talks = Requirement(what=Asked.CONVERSATIONS, words="Je sprak erover.")
    a_little.records.add(replace(YEAR, requirements=(STAGE, *each, talks), requirements_from="LOB"))
    answer = Answer(card_id="k", question="Wie hielp je?", competence=Competence.NETWERKEN, text="Joris.")
    a_little.records.add(Reflection(on=date(2026, 11, 20), answers=(answer,)))
    mentor = Conversation(title="Met mijn mentor", kind=ConversationKind.LOOPBAANGESPREK, on=date(2026, 10, 2))
    a_little.records.add(replace(mentor, state=ConversationState.HELD))
    return a_little


def test_start_says_kindly_what_is_there_and_what_could_come(show: Show, asked: Workspace) -> None:
    """In the words of the school; never as a score."""
    said = words_in(show(asked))

    assert "Je was op je leerplek." in said
    assert "Er is 1 ervaring. Je school vraagt er 2 in dit schooljaar. Er kan er nog 1 bij." in said
    assert said.count("Je keek terug op elke competentie.") == 1
    assert "Netwerken: er is 1 reflectie." in said
    assert "Motievenreflectie: er zijn 0 reflecties." in said
    assert "Er is 1 gesprek. Je school vraagt er 1 in dit schooljaar." in said
    assert "%" not in said


def test_a_sort_of_conversation_that_is_asked_is_said_and_counted(show: Show, asked: Workspace, qtbot: QtBot) -> None:
    """The talk with the mentor is none; in our words where the school has none."""
    (period,) = asked.records.all(SchoolPeriod)
    asked.records.save(replace(period, requirements=(Requirement(conversations=(ConversationKind.TRIALOOG,)),)))
    window = show(asked)

    assert "Gesprekken: trialoog" in words_in(window)
    assert "Er zijn 0 gesprekken. Je school vraagt er 1 in dit schooljaar. Er kan er nog 1 bij." in words_in(window)
    held = Conversation(kind=ConversationKind.TRIALOOG, on=date(2026, 11, 2), state=ConversationState.HELD)
    asked.records.add(held)
    assert "Er is 1 gesprek. Je school vraagt er 1 in dit schooljaar." in words_in(window)
    press(window, "Bekijk wat telt: Gesprekken: trialoog")
    qtbot.waitUntil(lambda: has_button(window, "Trialoog, 2 november 2026"))
    assert "Met mijn mentor" not in words_in(window)


@pytest.mark.parametrize(
    ("row", "thing", "there"),
    [
        ("Bekijk wat telt: Je was op je leerplek.", "Mijn eerste dag, 20 november 2026", "experience"),
        ("Bekijk wat telt: Netwerken: er is 1 reflectie.", "Wie hielp je?, 20 november 2026", "reflect"),
        ("Bekijk wat telt: Je sprak erover.", "Met mijn mentor, 2 oktober 2026", "conclude"),
    ],
)
def test_a_row_leads_to_what_counts_and_on_to_the_thing(
    show: Show, asked: Workspace, qtbot: QtBot, row: str, thing: str, there: str
) -> None:
    window = show(asked)
    press(window, row)
    assert window.here[0] == "counting"
    qtbot.waitUntil(lambda: has_button(window, thing))
    assert "Open dag" not in words_in(window)
    press(window, thing)
    assert window.here[0] == there


def test_a_wish_that_is_gone_leads_back(show: Show, asked: Workspace) -> None:
    """What the school asked was taken away meanwhile."""
    window = show(asked)
    (period,) = asked.records.all(SchoolPeriod)
    asked.records.save(replace(period, requirements=()))
    window.go("counting", "0")
    assert window.here[0] == "start"


def test_the_pages_fit_in_every_look(show: Show, asked: Workspace, theme: Theme, qtbot: QtBot) -> None:
    """Small windows, large letters, dark and high contrast."""
    window = show(asked)
    for screen, target in (("start", ""), ("wishes", wishes_target(MBO)), ("counting", "0")):
        window.go(screen, target)
        assert not found_in_all_looks(theme, window)
