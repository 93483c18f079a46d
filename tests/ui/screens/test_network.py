"""Netwerken: people put on the map, shown as a map and as a list, and found by every hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hands import find_button, has_button, press, settle, words_in
from looks import found_in_all_looks
from networking import AWKWARD, Page, keyboard, opener, press_key, tab_to, write
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.people import Contact, ContactMoment
from lobdossier.domain.vocabulary import Sphere
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.ui.portrait.network.spot import Spot
from lobdossier.ui.theme import Look, Theme
from lobdossier.ui.window import MainWindow

KEY = Qt.Key
NAME = QAccessible.Text.Name
Open = Callable[[], Page]


@pytest.fixture
def page(show: Callable[..., MainWindow], workspace: Workspace, qtbot: QtBot) -> Open:
    """Opens the page, with the keyboard in its window."""
    return opener(show, workspace, qtbot)


def add(workspace: Workspace, name: str, **facts: object) -> Contact:
    return workspace.records.add(Contact(name=name, **facts))  # type: ignore[arg-type]  # the fields as they come


def spot(page: Page, words: str) -> Spot:
    """The circle whose sentence begins so."""
    page.wait()
    return next(spot for spot in page.form.drawing.spots if spot.accessibleName().startswith(words))


# ---------------------------------------------------------------- nobody yet, and the first ones
def test_an_empty_map_has_an_open_place_in_each_quarter(page: Open) -> None:
    here = page()

    assert [spot.accessibleName() for spot in here.form.drawing.spots] == [
        "Iemand van school toevoegen",
        "Iemand van werk of stage toevoegen",
        "Iemand van thuis toevoegen",
        "Iemand uit je vrije tijd toevoegen",
    ]
    assert "Eén naam is genoeg" in words_in(here.form)
    assert not here.form.meeting.isVisibleTo(here.form)


def test_somebody_is_put_on_the_map_by_keyboard_alone(page: Open) -> None:
    """First only a name, then two questions to tap; after that the keyboard is at the next question about that person."""
    here = page()

    tab_to("Iemand toevoegen")
    press_key(KEY.Key_Return)
    assert keyboard().accessibleName() == "Wie is het?"
    assert "Hoe goed ken je" not in words_in(here.form)
    write("Ilse de Wit")
    press_key(KEY.Key_Return)
    tab_to("Waar hoort Ilse de Wit bij?: Werk en stage")
    press_key(KEY.Key_Space)
    tab_to("Hoe goed ken je Ilse de Wit?: wil ik leren kennen")
    press_key(KEY.Key_Space)

    stored = here.only
    assert (stored.name, stored.sphere, stored.met, stored.nearness) == ("Ilse de Wit", Sphere.WORK, False, 3)
    assert keyboard().accessibleName().startswith("Zo kan Ilse mij helpen")
    assert "Ilse de Wit. Werk en stage: wil ik leren kennen." in [s.accessibleName() for s in here.form.drawing.spots]


def test_an_open_place_knows_its_quarter(page: Open) -> None:
    """Somebody who is put there is not asked about it again."""
    here = page()

    spot(here, "Iemand van thuis").click()
    write("oma")
    press_key(KEY.Key_Return)

    assert "Hoe goed ken je oma?" in words_in(here.form)
    assert here.only.sphere is Sphere.HOME


def test_a_name_alone_is_enough(page: Open) -> None:
    """Whoever stops after the name is on the map; whoever stops before it is not."""
    here = page()
    press(here.form.window(), "Iemand toevoegen")
    press_key(KEY.Key_Escape)
    assert here.stored == []
    press(here.form.window(), "Iemand toevoegen")
    write(AWKWARD)

    press_key(KEY.Key_Escape)
    here.wait()

    assert here.only.name == AWKWARD
    assert here.window.current() is here.screen, "Escape closed the question, not the page"


def test_leaving_in_the_middle_of_a_name_keeps_it(page: Open) -> None:
    here = page()
    press(here.form.window(), "Iemand toevoegen")
    write("Ilse")

    here.window.go("portrait")

    assert here.only.name == "Ilse"


def test_people_one_came_across_are_offered_and_taken_with_one_tap(page: Open, workspace: Workspace) -> None:
    """Nobody comes on the map by itself; whoever is put there can be taken back."""
    talk = workspace.records.add(Conversation(on=date(2026, 11, 1)))
    workspace.records.add(Participant(conversation_id=talk.id, name="Jan", role="praktijkbegeleider"))
    here = page()
    assert here.stored == []

    find_button(here.form, "Jan, praktijkbegeleider op de kaart zetten").click()
    here.wait()
    assert (here.only.name, here.only.role, here.only.sphere) == ("Jan", "praktijkbegeleider", Sphere.WORK)
    assert not here.form.meeting.isVisibleTo(here.form)

    press(here.window, "Ongedaan maken")
    here.wait()
    assert here.stored == []
    assert has_button(here.form, "Jan, praktijkbegeleider op de kaart zetten")
    assert here.form.person is None


# ---------------------------------------------------------------- the map for every hand
def test_each_person_is_a_child_with_all_that_the_map_shows(page: Open, workspace: Workspace) -> None:
    """A screen reader finds a button for each, with one text, and can press it."""
    stage = workspace.records.add(Experience(title="Stage bij De Linde"))
    ilse = add(
        workspace,
        "Ilse de Wit",
        role="praktijkbegeleider",
        organisation="De Linde",
        helps_with="Ze kent de teamleider.",
        sphere=Sphere.WORK,
        nearness=1,
        experience_id=stage.id,
        moments=(ContactMoment(on=date(2026, 11, 1)),),
    )
    add(workspace, "Teamleider", sphere=Sphere.WORK, met=False, via="Ilse")
    here = page()

    found = QAccessible.queryAccessibleInterface(here.form.drawing)
    names = [found.child(place).text(NAME) for place in range(found.childCount())]
    sentence = (
        "Ilse de Wit, praktijkbegeleider, De Linde. Werk en stage: dichtbij. Bekend van Stage bij De Linde. "
        "Helpt met: Ze kent de teamleider. Nog bedanken."
    )
    assert found.text(NAME) == "Kaart van je netwerk"
    assert {sentence, "Teamleider. Werk en stage: wil ik leren kennen. Via Ilse."} <= set(names)
    child = found.child(names.index(sentence))
    assert child.role() == QAccessible.Role.Button

    child.actionInterface().doAction(QAccessibleActionInterface.pressAction())

    here.qtbot.waitUntil(lambda: here.form.person is not None)  # Qt shows the press for a moment first
    assert here.form.person is not None
    assert here.form.person.id == ilse.id


def test_the_arrows_go_to_the_nearest_and_enter_opens(page: Open, workspace: Workspace) -> None:
    for name, sphere in (("An", Sphere.SCHOOL), ("Bo", Sphere.WORK), ("Cas", Sphere.HOME), ("Dirk", Sphere.FREE_TIME)):
        add(workspace, name, sphere=sphere)
    here = page()

    tab_to("An.")
    way = [KEY.Key_Right, KEY.Key_Down, KEY.Key_Left, KEY.Key_Up]
    seen = []
    for key in way:
        press_key(key)
        seen.append(keyboard().accessibleName().split(".")[0])
    press_key(KEY.Key_Right)
    press_key(KEY.Key_Return)

    assert seen == ["Bo", "Dirk", "Cas", "An"]
    assert here.form.person is not None
    assert here.form.person.now.name == "Bo"
    press_key(KEY.Key_Escape)
    assert keyboard().accessibleName().startswith("Bo."), "back where it was opened"


def test_the_map_is_one_stop_for_tab_and_page_down_goes_round_everybody(page: Open, workspace: Workspace) -> None:
    for number in range(30):
        add(workspace, f"Nr {number}", sphere=list(Sphere)[number % 3], nearness=1 + number % 3)
    here = page()
    tab_to("Nr ")
    first = keyboard().accessibleName()

    seen = set()
    for _ in here.form.drawing.spots:
        seen.add(keyboard().accessibleName())
        press_key(KEY.Key_PageDown)
    assert len(seen) == len(here.form.drawing.spots)
    assert keyboard().accessibleName() == first

    press_key(KEY.Key_Tab)
    assert not isinstance(keyboard(), Spot)
    press_key(KEY.Key_Backtab)
    assert keyboard().accessibleName() == first


def test_a_circle_that_people_share_leads_to_the_list(page: Open, workspace: Workspace) -> None:
    workspace.records.save(*(Contact(id=new_id(), name=f"Nr {n}", sphere=Sphere.WORK, nearness=1) for n in range(40)))
    here = page()
    shared = next(spot for spot in here.form.drawing.spots if spot.text().startswith("+"))
    assert shared.accessibleName().startswith(f"{shared.text()[1:]} mensen: Nr ")

    shared.click()
    here.wait()

    assert here.form.view.current == "list"
    assert keyboard() in here.form.listing.rows.values()


def test_the_list_says_the_same_of_everybody(page: Open, workspace: Workspace) -> None:
    build_demo(workspace, photos=0)
    here = page()
    people = {spot.accessibleName() for spot in here.form.drawing.spots if spot.text()}

    press(here.screen, "Lijst")
    here.wait()

    assert {row.accessibleName() for row in here.form.listing.rows.values()} == people
    assert len(people) == len(here.stored) > 5
    row = next(iter(here.form.listing.rows.values()))
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert here.form.person is not None


# ---------------------------------------------------------------- the file
def test_opening_and_looking_around_stores_nothing(page: Open, workspace: Workspace) -> None:
    build_demo(workspace, photos=0)
    heard: list[object] = []
    here = page()
    workspace.events.subscribe(heard.append)

    for name in ("Saskia", "Fenna"):
        spot(here, name).click()
        assert here.form.person is not None
        for row in here.form.person.rows.values():
            row.open()
            settle()
    press(here.screen, "Lijst")
    press(here.screen, "Iemand toevoegen")
    here.window.go("portrait")

    assert heard == []


def test_a_name_that_could_not_be_stored_stays_and_is_stored_later(page: Open, workspace: Workspace) -> None:
    here = page()
    press(here.form.window(), "Iemand toevoegen")
    away = workspace.path.with_suffix(".weg")
    workspace.path.rename(away)
    write("Ilse")

    press_key(KEY.Key_Return)
    assert keyboard().accessibleName() == "Wie is het?", "no further without it"
    here.window.go("portrait")
    assert here.window.current() is here.screen
    away.rename(workspace.path)

    assert here.screen.flush()
    assert here.only.name == "Ilse"


def test_what_changes_elsewhere_shows_here(page: Open, workspace: Workspace) -> None:
    ilse = add(workspace, "Ilse")
    here = page()
    spot(here, "Ilse").click()
    assert here.form.person is not None

    workspace.records.save(Contact(id=ilse.id, name="Ilse de Wit"))
    here.wait()
    assert "Ilse de Wit" in words_in(here.form.person)

    workspace.records.throw_away(ilse, label="")
    here.wait()
    assert here.form.person is None


def test_somebody_who_was_searched_for_is_open(page: Open, workspace: Workspace) -> None:
    add(workspace, "Ilse")
    kees = add(workspace, "Kees")
    here = page()

    here.screen.reveal(Contact.KIND, kees.id)

    assert here.form.person is not None
    assert here.form.person.id == kees.id


# ---------------------------------------------------------------- looks
@pytest.mark.parametrize(("full", "view"), [(False, "Kaart"), (True, "Kaart"), (True, "Lijst")])
def test_it_fits_in_every_look(page: Open, workspace: Workspace, theme: Theme, full: bool, view: str) -> None:
    if full:
        build_demo(workspace, photos=0)
        add(workspace, "Wolfeschlegelsteinhausenbergerdorff " * 5, role="rol " * 50, helps_with="woorden " * 200)
    here = page()
    press(here.screen, view)
    if full:
        (spot(here, "Wolfe") if view == "Kaart" else here.form.listing.rows[here.stored[-1].id]).click()

    assert found_in_all_looks(theme, here.window) == []


def test_large_letters_in_a_small_window_begin_with_the_list(page: Open, theme: Theme) -> None:
    """A map needs room; one press shows it all the same, and the choice stays."""
    theme.apply(Look("light", pt=18))
    here = page()
    here.window.resize(1024, 614)
    here.window.go("portrait")
    here.window.go("competence", "netwerken")
    here.wait()
    assert here.form.view.current == "list"

    press(here.screen, "Kaart")
    here.window.go("portrait")
    here.window.go("competence", "netwerken")

    assert here.form.view.current == "map"


def test_many_people_are_drawn_at_once(page: Open, workspace: Workspace) -> None:
    """Two hundred in one go, each of them on the map; who shares a circle is named by it."""
    workspace.records.save(*(Contact(id=new_id(), name=f"Nr {n}", sphere=list(Sphere)[n % 4]) for n in range(200)))
    here = page()

    assert sum(len(place.ids) for place in here.form.drawing.places) == 200
