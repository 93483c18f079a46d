"""The timeline of the room "Ervaringen", with real widgets on a real file."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hands import bring_to_front, press, rest, settle
from looks import found_in_all_looks
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from test_experiences import many

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.listing import ExperienceFilter
from lobdossier.domain.portrait import Choice
from lobdossier.domain.schooling import Sectors
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.timeline.layout import Mark
from lobdossier.domain.timeline.things import LANE_OF, Lane, Moment, timeline
from lobdossier.domain.vocabulary import ConversationState, ExperienceKind, Sector
from lobdossier.services.workspace import Workspace
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.screens.experiences import ExperiencesScreen
from lobdossier.ui.theme import Look, Theme
from lobdossier.ui.thumbnails import Thumbnails
from lobdossier.ui.timeline.picture import TimelinePicture
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.window import MainWindow

Show = Callable[[Workspace, str, str], MainWindow]
KINDS = ExperienceKind
NAME = QAccessible.Text.Name
TODAY = date(2026, 11, 22)


@pytest.fixture
def life(workspace: Workspace) -> Workspace:
    """A few years: vmbo, then mbo, with something in every lane."""
    told = [
        ("Open dag", KINDS.OPEN_DAG, date(2025, 1, 24), None),
        ("Meelopen", KINDS.MEELOOPDAG, date(2024, 10, 14), None),
        ("Zaterdagen bij De Sluis", KINDS.BIJBAAN, date(2025, 4, 12), date(2026, 10, 17)),
        ("Eerste stage", KINDS.STAGE, date(2026, 9, 28), date(2026, 11, 13)),
        ("Voetbal", KINDS.HOBBY, date(2026, 10, 28), None),
    ]
    workspace.records.save(
        SchoolPeriod(id=new_id(), title="vmbo 4", school="Het Vaartland", sector=Sector.VO, start=date(2024, 9, 1)),
        SchoolPeriod(id=new_id(), title="mbo 1", school="De Spaander", start=date(2025, 8, 25)),
        *(Experience(id=new_id(), title=title, kind=kind, start=a, end=b) for title, kind, a, b in told),
        Conversation(id=new_id(), on=date(2026, 6, 5), state=ConversationState.HELD, summary="Ik blijf."),
        Choice(id=new_id(), title="Stoppen bij De Sluis", on=date(2026, 10, 1)),
    )
    return workspace


@pytest.fixture
def look(show: Show, qtbot: QtBot) -> Callable[[Workspace], ExperiencesScreen]:
    """The timeline of a dossier, read and with the keyboard in it."""

    def make(workspace: Workspace) -> ExperiencesScreen:
        window = show(workspace, "experiences", "timeline")
        bring_to_front(window)
        screen = window.current()
        assert isinstance(screen, ExperiencesScreen)
        settled(qtbot, screen)
        return screen

    return make


Looking = Callable[[Workspace], ExperiencesScreen]


@pytest.fixture(autouse=True)
def still(theme: Theme) -> None:
    """Nothing glides: a test sees where it ends."""
    theme.apply(replace(theme.look, reduced_motion=True))


def settled(qtbot: QtBot, screen: ExperiencesScreen) -> None:
    rest(screen.window())
    QApplication.processEvents()


def window_of(screen: ExperiencesScreen) -> MainWindow:
    window = screen.window()
    assert isinstance(window, MainWindow)
    return window


def titles(picture: TimelinePicture) -> list[str]:
    return [mark.moments[0].title for mark in picture.marks]


def chosen(screen: ExperiencesScreen) -> str:
    current = screen.timeline.picture.current
    assert current is not None
    return current.moments[0].title


def mark_of(picture: TimelinePicture, title: str) -> Mark:
    return next(mark for mark in picture.marks if mark.moments[0].title == title)


def middle_of(picture: TimelinePicture, mark: Mark) -> QPoint:
    return picture.rect_of(mark).intersected(picture.rect()).center()


# ---- what is on it -----------------------------------------------------------------------------------------------


def test_experiences_conversations_and_choices_stand_in_order_of_time(look: Looking, life: Workspace) -> None:
    picture = look(life).timeline.picture

    assert titles(picture) == [
        "Meelopen",
        "Open dag",
        "Zaterdagen bij De Sluis",
        "",
        "Eerste stage",
        "Stoppen bij De Sluis",
        "Voetbal",
    ]
    assert {mark.lane for mark in picture.marks} == set(Lane)


def test_it_is_one_of_two_views_and_stays_the_one_that_was_left(look: Looking, life: Workspace, qtbot: QtBot) -> None:
    """The switch goes there and back; who opens an experience comes back to the timeline."""
    screen = look(life)
    window = window_of(screen)
    press(window, "Weergave: Lijst")
    assert screen.view.isVisible()

    press(window, "Weergave: Tijdlijn")
    settled(qtbot, screen)
    QTest.keyClick(screen.timeline.picture, Qt.Key.Key_Return)
    assert window._here[0] == "experience"
    window.back()

    assert screen.timeline.picture.isVisible()


def test_the_filters_are_those_of_the_list(look: Looking, life: Workspace, qtbot: QtBot) -> None:
    """A sort leaves out what has no sort; words are looked for in conversations and choices too."""
    screen = look(life)

    screen.bar._become(ExperienceFilter(kinds=(KINDS.HOBBY,)))
    settled(qtbot, screen)
    assert titles(screen.timeline.picture) == ["Voetbal"]

    screen.bar._become(ExperienceFilter(words="sluis"))
    settled(qtbot, screen)
    assert titles(screen.timeline.picture) == ["Zaterdagen bij De Sluis", "Stoppen bij De Sluis"]


def test_nothing_found_says_so_and_offers_the_way_back(look: Looking, life: Workspace, qtbot: QtBot) -> None:
    screen = look(life)
    screen.bar._become(ExperienceFilter(words="zeppelin"))
    settled(qtbot, screen)
    assert screen.timeline.found.isVisible()
    assert not screen.timeline.picture.isVisible()

    QTest.mouseClick(screen.timeline.found.clear, Qt.MouseButton.LeftButton)
    settled(qtbot, screen)

    assert len(screen.timeline.picture.marks) == 7


def test_what_has_no_date_stands_under_it_and_opens(look: Looking, life: Workspace, qtbot: QtBot) -> None:
    life.records.add(Experience(title="Ooit eens"))
    screen = look(life)

    press(screen, "Ooit eens, zonder datum. Openen")

    assert window_of(screen).current().title == "Ooit eens"


def test_without_school_periods_the_school_years_stand_over_it(look: Looking, a_little: Workspace) -> None:
    screen = look(a_little)

    assert [stretch.title for stretch in screen.timeline.picture.told.stretches] == ["2026–2027"]


def test_an_empty_dossier_has_its_four_doors(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    screen = show(workspace, "experiences", "timeline").current()
    assert isinstance(screen, ExperiencesScreen)
    settled(qtbot, screen)

    assert screen._yet.isVisible()
    assert not screen.ways.isVisible()


def test_a_conversation_alone_is_enough_for_a_timeline(look: Looking, workspace: Workspace) -> None:
    workspace.records.add(Conversation(on=date(2026, 11, 3)))

    screen = look(workspace)

    assert screen.timeline.picture.isVisible()
    assert not screen._yet.isVisible()


def test_opening_saves_nothing(show: Show, life: Workspace, qtbot: QtBot) -> None:
    before = life.path.read_bytes()

    screen = show(life, "experiences", "timeline").current()
    assert isinstance(screen, ExperiencesScreen)
    settled(qtbot, screen)

    assert life.path.read_bytes() == before


def test_a_change_elsewhere_keeps_the_place(look: Looking, life: Workspace, qtbot: QtBot) -> None:
    """Something new appears; what was chosen and what is in sight stay."""
    screen = look(life)
    picture = screen.timeline.picture
    QTest.keyClick(picture, Qt.Key.Key_Home)
    QTest.keyClick(picture, Qt.Key.Key_Plus)
    view = picture.view

    life.records.add(Choice(title="Een keuzedeel", on=date(2026, 2, 2)))

    qtbot.waitUntil(lambda: "Een keuzedeel" in titles(picture))
    assert chosen(screen) == "Meelopen"
    assert picture.view == view


# ---- by keyboard -------------------------------------------------------------------------------------------------


def test_the_latest_thing_is_chosen_when_it_comes(look: Looking, life: Workspace) -> None:
    screen = look(life)

    assert QApplication.focusWidget() is screen.timeline.picture
    assert chosen(screen) == "Voetbal"


def test_arrows_go_through_time_and_through_the_lanes(look: Looking, life: Workspace) -> None:
    screen = look(life)
    picture = screen.timeline.picture

    QTest.keyClick(picture, Qt.Key.Key_Home)
    went = [chosen(screen)]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Up):
        QTest.keyClick(picture, key)
        went.append(chosen(screen))

    assert went == [
        "Meelopen",
        "Open dag",
        "Zaterdagen bij De Sluis",
        "Open dag",
        "Meelopen",
        "Voetbal",
        "Eerste stage",
    ]


def test_all_of_it_by_keys_alone(look: Looking, life: Workspace) -> None:
    """From the timeline to an experience: nearer, a look aside, to a thing, and in."""
    screen = look(life)
    picture = screen.timeline.picture
    QTest.keyClick(picture, Qt.Key.Key_Plus)
    QTest.keyClick(picture, Qt.Key.Key_Plus)
    near = picture.view
    assert near.days == pytest.approx(picture.bounds.days / 4)

    QTest.keyClick(picture, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert picture.view.first < near.first
    assert chosen(screen) == "Voetbal"

    QTest.keyClick(picture, Qt.Key.Key_Home)
    QTest.keyClick(picture, Qt.Key.Key_Return)

    assert window_of(screen).current().title == "Meelopen"


def test_minus_and_zero_go_back_to_everything(look: Looking, life: Workspace) -> None:
    picture = look(life).timeline.picture
    for _ in range(12):
        QTest.keyClick(picture, Qt.Key.Key_Plus)
    assert picture.view.days == pytest.approx(7)

    QTest.keyClick(picture, Qt.Key.Key_Minus)
    assert picture.view.days == pytest.approx(14)
    QTest.keyClick(picture, Qt.Key.Key_0)

    assert picture.view.days == pytest.approx(picture.bounds.days)


def test_what_is_chosen_by_keys_comes_into_sight(look: Looking, life: Workspace) -> None:
    picture = look(life).timeline.picture
    for _ in range(5):
        QTest.keyClick(picture, Qt.Key.Key_Plus)

    for _ in range(6):
        QTest.keyClick(picture, Qt.Key.Key_Left)
        assert picture.current is not None
        assert picture.rect_of(picture.current).intersects(picture.rect())


# ---- by mouse ----------------------------------------------------------------------------------------------------


def test_a_click_chooses_and_the_card_opens(look: Looking, life: Workspace, qtbot: QtBot) -> None:
    screen = look(life)
    picture = screen.timeline.picture

    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=middle_of(picture, mark_of(picture, "Open dag")))
    assert chosen(screen) == "Open dag"
    QTest.mouseClick(card_of(screen), Qt.MouseButton.LeftButton)

    assert window_of(screen).current().title == "Open dag"


def test_the_wheel_with_ctrl_zooms_around_the_pointer(look: Looking, life: Workspace) -> None:
    picture = look(life).timeline.picture
    mark = mark_of(picture, "Open dag")
    before = picture.rect_of(mark).center().x()

    wheel(picture, middle_of(picture, mark), 240, Qt.KeyboardModifier.ControlModifier)

    assert picture.view.days < picture.bounds.days
    assert abs(picture.rect_of(mark_of(picture, "Open dag")).center().x() - before) < 40


def test_a_drag_and_the_wheel_with_shift_look_further(look: Looking, life: Workspace) -> None:
    picture = look(life).timeline.picture
    QTest.keyClick(picture, Qt.Key.Key_Plus)
    first = picture.view.first

    QTest.mousePress(picture, Qt.MouseButton.LeftButton, pos=QPoint(300, 20))
    QTest.mouseMove(picture, QPoint(420, 20))
    QTest.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=QPoint(420, 20))
    dragged = picture.view.first
    assert dragged < first

    wheel(picture, QPoint(300, 20), 120, Qt.KeyboardModifier.ShiftModifier)
    assert picture.view.first < dragged


def test_the_scroll_bar_says_where_one_is_and_moves_it(look: Looking, life: Workspace) -> None:
    """Only there when something lies outside."""
    page = look(life).timeline
    assert not page.bar.isVisible()

    QTest.keyClick(page.picture, Qt.Key.Key_Plus)
    assert page.bar.isVisible()
    page.bar.setValue(page.bar.minimum())

    assert page.picture.view.first == pytest.approx(page.picture.bounds.first)


def test_it_glides_only_where_motion_is_wanted(look: Looking, life: Workspace, theme: Theme, qtbot: QtBot) -> None:
    """On the way everything is in its place already; at the end it is where it was going."""
    picture = look(life).timeline.picture
    theme.apply(replace(theme.look, reduced_motion=False))
    whole = picture.bounds.days

    QTest.keyClick(picture, Qt.Key.Key_Plus)
    assert picture.view.days == pytest.approx(whole / 2)
    assert picture._glide.view.days > whole / 2

    qtbot.waitUntil(lambda: picture._glide.view == picture.view)
    theme.apply(replace(theme.look, reduced_motion=True))
    QTest.keyClick(picture, Qt.Key.Key_Plus)
    assert picture._glide.view == picture.view


# ---- jumping -----------------------------------------------------------------------------------------------------


def test_a_period_is_one_press_away(look: Looking, life: Workspace) -> None:
    screen = look(life)
    picture = screen.timeline.picture

    press(screen, "Ga naar vmbo 4, Het Vaartland")

    assert picture.view.first < date(2024, 9, 1).toordinal() < picture.view.first + 40
    assert picture.view.first + picture.view.days < date(2025, 9, 30).toordinal()

    press(screen, "Nu")
    today = life.today().toordinal()
    assert picture.view.first < today < picture.view.first + picture.view.days < today + 30
    press(screen, "Alles")
    assert picture.view.days == pytest.approx(picture.bounds.days)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu without a real screen
def test_only_months_with_something_in_them_are_offered(look: Looking, life: Workspace) -> None:
    screen = look(life)
    press(screen, "Ga naar")
    menu = next(m for m in screen.findChildren(QMenu) if m.isVisible())
    years = [action.menu() for action in menu.actions()]
    months = [action.text() for year in years if isinstance(year, QMenu) for action in year.actions()]

    assert [action.text() for action in menu.actions()] == ["2026–2027", "2025–2026", "2024–2025"]
    assert months == [
        "oktober 2026", "september 2026", "juni 2026", "april 2025", "januari 2025", "oktober 2024"
    ]  # fmt: skip
    menu.close()


# ---- groups ------------------------------------------------------------------------------------------------------


def test_a_group_says_how_many_and_opens_from_nearer_by(look: Looking, workspace: Workspace) -> None:
    many(workspace, 300)
    screen = look(workspace)
    picture = screen.timeline.picture
    group = next(mark for mark in picture.marks if mark.group)
    days = picture.view.days

    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=middle_of(picture, group))

    assert picture.view.days < days
    assert picture.current is not None
    assert picture.current.moments[0] is group.moments[0]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu without a real screen
def test_a_day_with_more_than_fits_lets_one_choose(look: Looking, workspace: Workspace) -> None:
    """However near one comes: then the things of the group are named."""
    on = date(2026, 11, 3)
    made = [Experience(id=new_id(), title=f"Ronde {n}", kind=KINDS.HOBBY, start=on) for n in range(60)]
    workspace.records.save(*made)
    screen = look(workspace)
    picture = screen.timeline.picture
    for _ in range(12):
        QTest.keyClick(picture, Qt.Key.Key_Plus)
    assert picture.current is not None
    assert picture.current.group

    QTest.keyClick(picture, Qt.Key.Key_Return)
    menu = next(m for m in screen.findChildren(QMenu) if m.isVisible())
    menu.actions()[2].trigger()

    assert window_of(screen).current().title.startswith("Ronde ")


# ---- for a screen reader -------------------------------------------------------------------------------------------


def test_every_mark_is_a_child_that_says_all_of_it(look: Looking, life: Workspace) -> None:
    """What, what sort, when and in which lane, in the words of the sector of then."""
    picture = look(life).timeline.picture
    found = QAccessible.queryAccessibleInterface(picture)

    said = [found.child(place).text(NAME) for place in range(found.childCount())]

    assert len(said) == len(picture.marks)
    assert said[0] == "Meelopen. Meeloopdag. 14 oktober 2024. Stage en werk"
    assert said[3] == "Trialoog. 5 juni 2026. Gesprekken"
    assert said[4] == "Eerste stage. BPV. 28 sept – 13 nov 2026. Stage en werk"
    assert said[5] == "Stoppen bij De Sluis. Keuze. donderdag 1 oktober. Keuzes"


def test_the_child_that_is_chosen_has_the_focus(look: Looking, life: Workspace) -> None:
    picture = look(life).timeline.picture
    QTest.keyClick(picture, Qt.Key.Key_Home)
    found = QAccessible.queryAccessibleInterface(picture)

    focused = [place for place in range(found.childCount()) if found.child(place).state().focused]

    assert focused == [0]
    rect = found.child(0).rect()
    assert QRect(picture.mapToGlobal(QPoint()), picture.size()).intersects(rect)


# ---- looks and speed -----------------------------------------------------------------------------------------------


def test_whole_in_every_look(look: Looking, life: Workspace, theme: Theme) -> None:
    life.records.add(Experience(title="Ooit eens, toen ik nog niet wist dat het meetelde"))
    screen = look(life)

    assert found_in_all_looks(theme, window_of(screen)) == []
    theme.apply(Look("light"))


def test_ten_thousand_keep_the_window_quick(theme: Theme, qtbot: QtBot, workspace: Workspace) -> None:
    """Each step of zooming and going on takes the interface, painting included, less than the 50 ms one would notice."""
    jobs = JobRunner()
    picture = TimelinePicture(Thumbnails(workspace.evidence, jobs))
    qtbot.addWidget(picture)
    picture.resize(900, 400)
    picture.show()
    lanes, kinds = list(LANE_OF.values()), list(KINDS)
    lived = [
        Moment(
            "experience",
            f"{n:05}",
            lanes[n % len(kinds)],
            f"Dag {n}",
            date(2026, 11, 20) - timedelta(days=n // 6),
            date(2026, 12, 20) - timedelta(days=n // 6) if n % 7 == 0 else None,
            kinds[n % len(kinds)],
        )
        for n in range(10_000)
    ]
    picture.show_told(timeline(lived, (), TODAY), Sectors(), TODAY, anew=True)
    taken = []
    for key in (*[Qt.Key.Key_Plus] * 9, *[Qt.Key.Key_Left] * 9, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_0):
        began = time.thread_time()
        QTest.keyClick(picture, key)
        picture.grab()
        taken.append(time.thread_time() - began)
    jobs.shutdown()
    print(f"key and painting: median {sorted(taken)[len(taken) // 2] * 1000:.0f} ms, most {max(taken) * 1000:.0f} ms")

    assert sorted(taken)[len(taken) // 2] < 0.05


def card_of(screen: ExperiencesScreen) -> CardButton:
    settle()
    found = screen.timeline.card.findChildren(CardButton)
    return next(card for card in found if card.isVisible())


def wheel(picture: TimelinePicture, at: QPoint, turned: int, held: Qt.KeyboardModifier) -> None:
    """One turn of the wheel over *at*."""
    event = QWheelEvent(
        QPointF(at),
        QPointF(picture.mapToGlobal(at)),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(picture, event)
