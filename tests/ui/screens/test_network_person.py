"""One person of the network: every question by keyboard, a sentence to adapt, moments, thanks, and a step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hands import find_button, has_button, press, settle, words_in
from looks import found_in_all_looks
from networking import AWKWARD, TODAY, Page, keyboard, opener, press_key, tab_to, write
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from lobdossier.domain.experience import Experience
from lobdossier.domain.people import Contact, ContactMoment
from lobdossier.domain.plans import Step
from lobdossier.domain.vocabulary import Sphere
from lobdossier.services.cards import openings
from lobdossier.services.workspace import Workspace
from lobdossier.ui.portrait.network.moments import Moments
from lobdossier.ui.portrait.network.person import Person
from lobdossier.ui.portrait.network.reaching import Reaching
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow

KEY = Qt.Key
YESTERDAY = TODAY - timedelta(days=1)
Open = Callable[..., tuple[Page, Person]]


@pytest.fixture
def person(show: Callable[..., MainWindow], workspace: Workspace, qtbot: QtBot) -> Open:
    """Opens the page at Ilse, with these facts about her."""

    def make(**facts: object) -> tuple[Page, Person]:
        ilse = workspace.records.add(Contact(name="Ilse de Wit", sphere=Sphere.WORK, **facts))  # type: ignore[arg-type]  # as they come
        page = opener(show, workspace, qtbot)()
        page.form.show_person(ilse.id)
        page.wait()
        assert page.form.person is not None
        return page, page.form.person

    return make


def unfold(person: Person, which: str) -> None:
    person.rows[which].open()
    for _ in range(3):
        settle()


def body(person: Person, kind: type) -> object:
    found = next(row.body for row in person.rows.values() if row.is_open)
    assert isinstance(found, kind)
    return found


# ---------------------------------------------------------------- the short questions
def test_what_somebody_helps_with_is_asked_in_one_field_and_shown_whole(person: Open) -> None:
    """By keyboard; closed again, the own words stand there letter for letter."""
    page, ilse = person()
    assert "nog open" in words_in(ilse)

    press_key(KEY.Key_Return)
    write(AWKWARD)
    press_key(KEY.Key_Escape)
    page.wait()

    assert page.only.helps_with == AWKWARD
    assert AWKWARD in words_in(ilse)
    assert keyboard() is ilse.rows["help"].head
    assert page.window.current() is page.screen


def test_name_and_role_follow_on_the_map_while_they_are_typed(person: Open) -> None:
    page, ilse = person()
    unfold(ilse, "who")
    tab_to("Naam")
    keyboard().selectAll()  # type: ignore[attr-defined]  # a field has it
    write("Ilse van Dam")
    tab_to("Wat doet diegene?")
    write("teamleider")

    assert page.form.flush()

    assert (page.only.name, page.only.role) == ("Ilse van Dam", "teamleider")
    assert any(spot.accessibleName().startswith("Ilse van Dam, teamleider") for spot in page.form.drawing.spots)
    assert keyboard().accessibleName() == "Wat doet diegene?", "what is typed in stays open"


def test_a_tap_moves_somebody_over_the_map(person: Open) -> None:
    """Nearness and part of life are stored at once; a tap on what is chosen changes nothing."""
    page, ilse = person()
    unfold(ilse, "place")
    for name in ("Hoe dichtbij: wil ik leren kennen", "Hoort bij: Thuis", "Hoort bij: Thuis"):
        tab_to(name)
        press_key(KEY.Key_Space)

    assert (page.only.met, page.only.nearness, page.only.sphere) == (False, 3, Sphere.HOME)
    (place,) = (place for place in page.form.drawing.places if place.ids == (ilse.id,))
    assert (place.ring, place.sphere) == (3, Sphere.HOME)
    assert ilse.rows["place"].head.said == "wil ik leren kennen, thuis"


def test_an_experience_is_found_linked_and_let_go(person: Open, workspace: Workspace) -> None:
    workspace.records.add(Experience(title="Open dag"))
    stage = workspace.records.add(Experience(title="Stage bij De Linde"))
    page, ilse = person()
    unfold(ilse, "known")

    press(ilse, "Kies een ervaring")
    page.wait()
    write("linde")
    press_key(KEY.Key_Return)
    page.qtbot.waitUntil(lambda: page.only.experience_id == stage.id)
    page.wait()
    assert "Stage bij De Linde" in words_in(ilse)

    press(ilse, "Stage bij De Linde loshalen")
    assert page.only.experience_id is None


# ---------------------------------------------------------------- getting in touch
def test_a_tap_gives_a_sentence_that_can_be_adapted_and_copied(person: Open, workspace: Workspace) -> None:
    stage = workspace.records.add(Experience(title="De {name} week"))
    page, ilse = person(experience_id=stage.id)
    unfold(ilse, "reach")
    reaching = body(ilse, Reaching)
    assert isinstance(reaching, Reaching)
    assert not reaching.copy.isEnabled()

    tab_to("Waar is je bericht voor?: Meelopen")
    press_key(KEY.Key_Space)
    assert page.only.opening.startswith("Hallo Ilse, ")
    assert "“De {name} week”" in page.only.opening
    assert keyboard() is reaching.words
    reaching.words.selectAll()
    write(AWKWARD)
    press(ilse, "Zin kopiëren")

    assert page.form.flush()
    assert page.only.opening == AWKWARD
    assert QGuiApplication.clipboard().text() == AWKWARD
    assert reaching.occasions.values == []


def test_own_words_come_back_when_another_sentence_took_their_place(person: Open) -> None:
    page, ilse = person(opening="Hoi Ilse, ik ben het.")
    unfold(ilse, "reach")

    tab_to("Waar is je bericht voor?: Bedanken")
    press_key(KEY.Key_Space)
    assert page.only.opening == next(o for o in openings() if o.id == "bedanken").words.replace("{name}", "Ilse")

    press(page.window, "Ongedaan maken")
    page.wait()
    assert page.only.opening == "Hoi Ilse, ik ben het."
    reaching = body(ilse, Reaching)
    assert isinstance(reaching, Reaching)
    assert reaching.words.text() == "Hoi Ilse, ik ben het."


def test_a_sentence_that_was_not_touched_gives_way_without_a_word(person: Open) -> None:
    page, ilse = person()
    unfold(ilse, "reach")
    for name in ("Advies", "Bijpraten"):
        tab_to(f"Waar is je bericht voor?: {name}", KEY.Key_Backtab)
        press_key(KEY.Key_Space)

    assert page.only.opening.startswith("Hallo Ilse, we hebben elkaar een tijd niet gesproken")
    assert not has_button(page.window, "Ongedaan maken")


def test_how_to_reach_somebody_says_that_it_stays_here(person: Open) -> None:
    page, ilse = person()
    unfold(ilse, "reach")
    assert "Blijft in je dossier. Het gaat nooit mee in een document." in words_in(ilse)

    tab_to("Hoe bereik je Ilse?")
    write("06-12345678")
    page.window.go("portrait")

    assert page.only.reach == "06-12345678"


# ---------------------------------------------------------------- moments and thanks
def test_a_contact_moment_is_recorded_by_keyboard(person: Open) -> None:
    page, ilse = person()
    unfold(ilse, "moments")
    tab_to("Contact vastleggen")
    press_key(KEY.Key_Return)
    assert keyboard().accessibleName() == "Waar ging het over?"
    write("Gepraat over rustig blijven")
    tab_to("Wanneer: Gisteren", KEY.Key_Backtab)
    press_key(KEY.Key_Space)
    tab_to("Klaar")
    press_key(KEY.Key_Return)
    page.wait()

    assert page.only.moments == (ContactMoment(on=YESTERDAY, what="Gepraat over rustig blijven"),)
    assert "Gepraat over rustig blijven" in words_in(ilse)
    assert ilse.waiting.isVisibleTo(ilse)


def test_only_that_there_was_contact_counts_too_but_not_when_one_turns_back(person: Open) -> None:
    page, ilse = person()
    unfold(ilse, "moments")
    press(ilse, "Contact vastleggen")
    press_key(KEY.Key_Escape)
    assert page.only.moments == ()

    press(ilse, "Contact vastleggen")
    press(ilse, "Klaar")

    assert page.only.moments == (ContactMoment(on=TODAY),)


def test_a_moment_can_be_changed_and_thrown_away_and_come_back(person: Open) -> None:
    first, second = ContactMoment(on=date(2026, 10, 2), what="Eerste"), ContactMoment(on=YESTERDAY, what="Tweede")
    page, ilse = person(moments=(first, second))
    unfold(ilse, "moments")
    moments = body(ilse, Moments)
    assert isinstance(moments, Moments)
    assert words_in(moments).index("Tweede") < words_in(moments).index("Eerste")

    press(moments, "Eerste, 2 oktober. Aanpassen")
    settle()
    write("!")
    press_key(KEY.Key_Return)
    page.wait()
    assert page.only.moments == (ContactMoment(on=first.on, what="Eerste!"), second)

    press(moments, "Tweede, gisteren. Aanpassen")
    press(moments, "Weggooien")
    page.wait()
    assert [moment.what for moment in page.only.moments] == ["Eerste!"]
    press(page.window, "Ongedaan maken")
    assert [moment.what for moment in page.only.moments] == ["Eerste!", "Tweede"]


def test_thanks_are_a_switch_and_open_until_then(person: Open) -> None:
    page, ilse = person(moments=(ContactMoment(on=YESTERDAY),))
    assert ilse.waiting.isVisibleTo(ilse)

    tab_to("Bedankt")
    press_key(KEY.Key_Space)

    assert page.only.thanked
    assert not ilse.waiting.isVisibleTo(ilse)


# ---------------------------------------------------------------- a step, and away
def test_a_step_comes_out_of_it_and_stands_among_the_plans(person: Open, workspace: Workspace) -> None:
    stage = workspace.records.add(Experience(title="Stage"))
    page, ilse = person(experience_id=stage.id)
    unfold(ilse, "step")
    assert workspace.records.all(Step) == []
    tab_to("Wanneer?: deze week")
    press_key(KEY.Key_Space)
    assert workspace.records.all(Step) == [], "a moment alone is no step"

    tab_to("Idee: Meelopen", KEY.Key_Backtab)
    press_key(KEY.Key_Space)
    tab_to("Wat ga je doen?")
    press_key(KEY.Key_End)  # Tab marks what stands in a field
    write(", graag in mei")
    press_key(KEY.Key_Escape)
    page.wait()

    (step,) = workspace.records.all(Step)
    assert step.title == "Ilse vragen of ik een dag mag meelopen, graag in mei"
    assert (step.experience_id, step.by) == (stage.id, TODAY)
    assert step.title in words_in(ilse)


def test_an_idea_never_takes_the_place_of_own_words(person: Open, workspace: Workspace) -> None:
    page, ilse = person()
    unfold(ilse, "step")
    tab_to("Wat ga je doen?")
    write("Taart brengen")
    tab_to("Idee: Bedanken", KEY.Key_Backtab)
    press_key(KEY.Key_Space)

    assert page.form.flush()
    assert [step.title for step in workspace.records.all(Step)] == ["Taart brengen"]


def test_somebody_goes_from_the_map_and_comes_back(person: Open) -> None:
    page, ilse = person(helps_with="Ze kent iedereen.")
    press(ilse, "Van de kaart halen")
    page.wait()
    assert page.stored == []
    assert page.form.person is None

    press(page.window, "Ongedaan maken")
    page.wait()

    assert page.only.helps_with == "Ze kent iedereen."


def test_what_could_not_be_stored_stays_in_its_field(person: Open, workspace: Workspace) -> None:
    page, ilse = person()
    unfold(ilse, "help")
    away = workspace.path.with_suffix(".weg")
    workspace.path.rename(away)
    write("Dit mag niet weg.")

    find_button(ilse, "Sluiten").click()
    assert page.form.person is ilse, "it stays open as long as it is not stored"
    page.window.go("portrait")
    assert page.window.current() is page.screen
    away.rename(workspace.path)

    assert page.screen.flush()
    assert page.only.helps_with == "Dit mag niet weg."


@pytest.mark.parametrize("which", ["help", "known", "reach", "moments", "step", "place", "who"])
def test_at_most_two_fields_are_in_sight(person: Open, which: str) -> None:
    _, ilse = person(moments=(ContactMoment(on=YESTERDAY),))
    unfold(ilse, which)
    if which == "moments":
        press(ilse, "Contact vastleggen")
    if which == "known":
        press(ilse, "Kies een ervaring")
    settle()

    fields = [field for kind in (QLineEdit, QPlainTextEdit) for field in ilse.findChildren(kind)]
    assert len([field for field in fields if field.isVisibleTo(ilse)]) <= 2


@pytest.mark.parametrize("which", ["reach", "moments"])
def test_an_open_question_fits_in_every_look(person: Open, theme: Theme, which: str) -> None:
    page, ilse = person(moments=(ContactMoment(on=YESTERDAY, what="Lang " * 40),), opening="Lang " * 60)
    unfold(ilse, which)
    if which == "moments":
        QTest.mouseClick(find_button(ilse, "Contact vastleggen"), Qt.MouseButton.LeftButton)

    assert found_in_all_looks(theme, page.window) == []
