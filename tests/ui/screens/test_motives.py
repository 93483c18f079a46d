"""Motieven: chosen, put in order by hand, by keys and by a screen reader, and followed over the years."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from hands import bring_to_front, drag, find_button, has_button, press, rest, settle, words_in
from looks import found_in_all_looks
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import Motive, MotiveOrder, RankedMotive
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Competence
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.ui.portrait.motives.form import MotivesForm
from lobdossier.ui.portrait.motives.row import MotiveRow
from lobdossier.ui.screens.competence import CompetenceScreen
from lobdossier.ui.theme import Look, Theme
from lobdossier.ui.window import MainWindow
from tests.factories import contents
from tests.typing_help import type_text

TODAY = date(2026, 11, 22)
KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Page:
    """The page as it is open."""

    window: MainWindow
    screen: CompetenceScreen
    form: MotivesForm
    workspace: Workspace

    @property
    def order(self) -> list[str]:
        """What is stored, first one first."""
        return [motive.title for motive in self.workspace.motives.present()]

    @property
    def seen(self) -> list[str]:
        """What the cards say, from above."""
        for _ in range(3):
            settle()
        rows = sorted(self.form.card.ordered.rows, key=lambda row: row.y())
        assert [row.face.number.text() for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
        return [row.face.words.text() for row in rows]

    def row(self, title: str) -> MotiveRow:
        """The row of one motive."""
        return next(row for row in self.form.card.ordered.rows if row.motive.title == title)


Open = Callable[[], Page]


@pytest.fixture
def page(show: Callable[..., MainWindow], workspace: Workspace, qtbot: QtBot) -> Open:
    """Opens the page, with the keyboard in its window."""

    def make() -> Page:
        window = show(workspace, "portrait", "")
        bring_to_front(window)
        window.go("competence", Competence.MOTIEVENREFLECTIE)
        screen = window.current()
        assert isinstance(screen, CompetenceScreen)
        assert isinstance(screen.form, MotivesForm)
        rest(window)
        settle()
        return Page(window, screen, screen.form, workspace)

    return make


@pytest.fixture
def three(workspace: Workspace) -> Workspace:
    """Rust, Vrijheid and Plezier, chosen today."""
    for title in ("Rust", "Vrijheid", "Plezier"):
        workspace.motives.choose(title, label="kiezen")
    return workspace


@pytest.fixture
def years(workspace: Workspace) -> Workspace:
    """Two school years behind: Geld went, Rust stayed, Vrijheid sank, Plezier came."""
    workspace.records.add(SchoolPeriod(title="vmbo 4", start=date(2024, 9, 1), end=date(2025, 7, 15)))
    workspace.records.add(SchoolPeriod(title="mbo 1", start=date(2025, 9, 1), end=date(2026, 7, 15)))
    titles = {"r": "Rust", "v": "Vrijheid", "g": "Veel geld", "w": "Winnen", "p": "Plezier"}
    ids = {
        short: workspace.records.add(
            Motive(title=title, rank="rpwv".find(short) + 1 or None, until=date(2026, 1, 1) if short == "g" else None)
        ).id
        for short, title in titles.items()
    }
    for on, names in ((date(2024, 12, 1), "vrg"), (date(2026, 3, 1), "rwv")):
        said = tuple(
            RankedMotive(motive_id=ids[n], title=titles[n], sentence=f"{titles[n]} in {on.year}.") for n in names
        )
        workspace.records.add(MotiveOrder(on=on, motives=said))
    return workspace


def keyboard() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def tab_to(name: str) -> QWidget:
    """Press Tab until the thing with this name has the keyboard."""
    for _ in range(60):
        if name in keyboard().accessibleName():
            return keyboard()
        QTest.keyClick(keyboard(), KEY.Key_Tab)
    raise AssertionError(f"Tab does not reach {name!r}")


def let_loose(window: MainWindow, at: QPoint) -> None:
    """The mouse button comes up at a place of the screen."""
    where = window.mapFromGlobal(at)
    QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def test_it_is_put_in_order_by_keys_alone(page: Open, three: Workspace) -> None:
    """Alt with an arrow moves the card that has the keyboard, and the keyboard goes along."""
    shown = page()
    tab_to("3. Plezier")

    QTest.keyClick(keyboard(), KEY.Key_Up, ALT)
    assert shown.order == shown.seen == ["Rust", "Plezier", "Vrijheid"]
    assert keyboard() is shown.row("Plezier").face
    QTest.keyClick(keyboard(), KEY.Key_Home, ALT)
    assert shown.order == ["Plezier", "Rust", "Vrijheid"]
    QTest.keyClick(keyboard(), KEY.Key_End, ALT)
    QTest.keyClick(keyboard(), KEY.Key_Down, ALT)

    assert shown.order == shown.seen == ["Rust", "Vrijheid", "Plezier"]
    assert [order.on for order in three.records.all(MotiveOrder)] == [TODAY]


def test_arrows_go_from_card_to_card(page: Open, three: Workspace) -> None:
    """Without Alt nothing is moved."""
    shown = page()
    tab_to("1. Rust")

    for which in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Up):
        QTest.keyClick(keyboard(), which)

    assert keyboard() is shown.row("Vrijheid").face
    assert shown.order == ["Rust", "Vrijheid", "Plezier"]


def test_the_buttons_move_it_and_keep_the_keyboard_near(page: Open, three: Workspace) -> None:
    """At an end, where the button can do nothing, the keyboard passes to the other one."""
    shown = page()
    tab_to("“Vrijheid” omhoog")

    QTest.keyClick(keyboard(), KEY.Key_Space)

    assert shown.order == ["Vrijheid", "Rust", "Plezier"]
    assert keyboard().accessibleName() == "“Vrijheid” omlaag"


def test_a_screen_reader_moves_it_by_name(page: Open, three: Workspace, qtbot: QtBot) -> None:
    """The deeds of a card are actions of the accessibility tree."""
    shown = page()
    actions = QAccessible.queryAccessibleInterface(shown.row("Plezier").face).actionInterface()
    assert "“Plezier” omlaag" not in actions.actionNames()

    actions.doAction("“Plezier” omhoog")
    actions.doAction("“Plezier” omhoog")

    assert shown.order == ["Plezier", "Rust", "Vrijheid"]
    button = QAccessible.queryAccessibleInterface(shown.row("Plezier").face.down)
    button.actionInterface().doAction("Press")
    qtbot.waitUntil(lambda: shown.order == ["Rust", "Plezier", "Vrijheid"])


def test_it_is_dragged_by_the_mouse(page: Open, three: Workspace) -> None:
    """The others make room while it is carried; it is stored when it is let go, and can be undone."""
    shown = page()
    face, to = shown.row("Plezier").face, shown.row("Rust").face
    there = to.mapToGlobal(QPoint(60, 6))
    drag(face, there, drop=False)
    assert shown.seen == ["Plezier", "Rust", "Vrijheid"]
    assert shown.order == ["Rust", "Vrijheid", "Plezier"]

    let_loose(shown.window, there)
    assert shown.order == shown.seen == ["Plezier", "Rust", "Vrijheid"]
    assert not shown.row("Plezier").is_open

    shown.window.undo()
    settle()
    assert shown.order == shown.seen == ["Rust", "Vrijheid", "Plezier"]


def test_escape_gives_a_drag_up(page: Open, three: Workspace) -> None:
    """Everything lies where it lay, and the page stays open."""
    shown = page()
    face = shown.row("Plezier").face
    there = shown.row("Rust").face.mapToGlobal(QPoint(60, 6))
    drag(face, there, drop=False)

    QTest.keyClick(shown.window, KEY.Key_Escape)
    let_loose(shown.window, there)

    assert shown.order == shown.seen == ["Rust", "Vrijheid", "Plezier"]
    assert shown.window.current() is shown.screen


def test_a_sentence_is_written_in_place(page: Open, three: Workspace, qtbot: QtBot) -> None:
    """Enter opens the card, typing is kept, Escape closes the card and not the page."""
    shown = page()
    tab_to("2. Vrijheid")
    QTest.keyClick(keyboard(), KEY.Key_Return)

    type_text(keyboard(), "Ik kies  zelf,\né€’ *altijd*")
    qtbot.waitUntil(lambda: three.motives.present()[1].sentence != "")
    QTest.keyClick(keyboard(), KEY.Key_Escape)

    assert three.motives.present()[1].sentence == "Ik kies  zelf,\né€’ *altijd*"
    assert three.records.all(MotiveOrder)[0].motives[1].sentence == "Ik kies  zelf,\né€’ *altijd*"
    assert keyboard() is shown.row("Vrijheid").face
    assert shown.window.current() is shown.screen
    assert "2. Vrijheid. Ik kies zelf," in keyboard().accessibleName()


def test_one_sentence_is_open_at_a_time_and_moves_with_its_card(page: Open, three: Workspace) -> None:
    """Opening another keeps what was typed in the first."""
    shown = page()
    shown.row("Rust").open()
    type_text(keyboard(), "Eén ding.")
    shown.row("Plezier").open()
    assert [row.motive.title for row in shown.form.card.ordered.rows if row.is_open] == ["Plezier"]
    assert three.motives.present()[0].sentence == "Eén ding."

    type_text(keyboard(), "Lachen.")
    QTest.keyClick(keyboard(), KEY.Key_Up, ALT)

    assert shown.order == ["Rust", "Plezier", "Vrijheid"]
    assert shown.row("Plezier").text() == "Lachen."
    assert three.motives.present()[1].sentence == "Lachen."


def test_own_words_can_be_put_otherwise(page: Open, workspace: Workspace) -> None:
    """A card of the deck keeps its name; an empty field changes nothing."""
    workspace.motives.choose("Rsut", label="kiezen")
    workspace.motives.choose("Vrijheid", "motief-vrijheid", label="kiezen")
    shown = page()
    shown.row("Vrijheid").open()
    assert not has_button(shown.form, "Anders noemen")
    shown.row("Rsut").open()
    press(shown.form, "Anders noemen")

    field = keyboard()
    QTest.keyClick(field, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, KEY.Key_Delete)
    assert shown.screen.flush()
    assert shown.order == ["Rsut", "Vrijheid"]
    type_text(field, "Rust en één")
    QTest.keyClick(field, KEY.Key_Escape)

    assert shown.order == shown.seen == ["Rust en één", "Vrijheid"]
    assert workspace.records.all(MotiveOrder)[0].motives[0].title == "Rust en één"


def test_it_says_in_which_experiences_it_showed(page: Open, three: Workspace, qtbot: QtBot) -> None:
    """Chosen, loosened again, and both can be undone."""
    lived = three.records.add(Experience(title="Stage bij de boer", start=date(2026, 11, 2)))
    shown = page()
    row = shown.row("Rust")
    row.open()
    press(shown.form, "Ervaring koppelen")
    assert row.desk is not None
    picker = row.desk.links.picker
    assert picker is not None
    qtbot.waitUntil(lambda: len(picker.rows) == 1)
    picker.rows[0].click()
    assert three.motives.present()[0].experience_ids == (lived.id,)
    assert "Stage bij de boer" in words_in(row)

    press(shown.form, "Stage bij de boer loshalen")
    assert three.motives.present()[0].experience_ids == ()
    shown.window.undo()
    assert three.motives.present()[0].experience_ids == (lived.id,)


def test_a_failed_save_keeps_the_words_and_the_order(page: Open, three: Workspace) -> None:
    """The sentence stays in its field, a dragged card goes back, and trying again stores."""
    shown = page()
    shown.row("Rust").open()
    away = three.path.with_suffix(".weg")
    three.path.rename(away)
    type_text(keyboard(), "Dit mag niet weg.")

    shown.window.go("portrait")
    assert shown.window.current() is shown.screen
    shown.row("Plezier").face.up.click()
    assert shown.seen[2] == "Plezier"
    assert shown.row("Rust").text() == "Dit mag niet weg."
    assert "Nog niet bewaard" in words_in(shown.window)

    away.rename(three.path)
    assert shown.screen.flush()
    assert three.motives.present()[0].sentence == "Dit mag niet weg."


def test_opening_and_looking_around_stores_nothing(page: Open, years: Workspace) -> None:
    """Not the cards, not the words, not the orders of then."""
    before = contents(years.path)
    shown = page()

    shown.row("Rust").open()
    for words in ("In woorden", "Eerdere volgordes", "Later", "1 motief losgelaten", "Motief kiezen", "Iets anders"):
        press(shown.form, words) if words != "Motief kiezen" else shown.form.choose.click()
    shown.window.go("portrait")

    assert contents(years.path) == before


def test_with_nothing_chosen_the_cards_lie_on_the_table(page: Open, workspace: Workspace) -> None:
    """A tap chooses, a second one takes it away, both by the keyboard too; own words go in below."""
    shown = page()
    assert not shown.form.picker.isHidden()
    assert shown.form.card.isHidden()
    shown.form.choose.click()
    assert "Mensen helpen" in keyboard().accessibleName()

    QTest.keyClick(keyboard(), KEY.Key_Space)
    QTest.mouseClick(shown.form.picker.cards["motief-rust"], Qt.MouseButton.LeftButton)
    assert shown.order == shown.seen == ["Mensen helpen", "Rust"]
    QTest.keyClick(shown.form.picker.cards["motief-mensen-helpen"], KEY.Key_Return)
    assert shown.order == ["Rust"]

    field = tab_to("Of in je eigen woorden")
    type_text(field, "Iets  voor é")
    QTest.keyClick(field, KEY.Key_Return)

    assert shown.order == ["Rust", "Iets  voor é"]
    assert shown.form.picker.field.text() == ""
    QTest.keyClick(field, KEY.Key_Escape)
    assert shown.form.picker.isHidden()
    assert shown.window.current() is shown.screen


def test_more_cards_come_when_asked(page: Open, workspace: Workspace) -> None:
    """Twelve at a time, and the keyboard goes to the first new one."""
    shown = page()
    assert len(shown.form.picker.cards) == 12

    press(shown.form, "Meer kaarten")

    assert len(shown.form.picker.cards) == 24
    assert keyboard() is list(shown.form.picker.cards.values())[12]


def test_own_words_that_were_not_put_in_yet_are_kept(page: Open, workspace: Workspace) -> None:
    """Leaving the page is as good as the button."""
    shown = page()
    type_text(shown.form.picker.field, "Zelf doen")

    shown.window.go("portrait")

    assert shown.order == ["Zelf doen"]


def test_letting_go_can_be_taken_back_at_once_and_later(page: Open, years: Workspace) -> None:
    """It leaves the order, stays in the thread, and waits under the cards."""
    shown = page()
    shown.row("Plezier").open()
    assert shown.seen[1] == "Plezier"
    press(shown.form, "“Plezier” loslaten")
    assert shown.order == ["Rust", "Winnen", "Vrijheid"]
    press(shown.form, "2 motieven losgelaten")
    press(shown.form, "“Plezier” terughalen")
    assert shown.order == ["Rust", "Winnen", "Vrijheid", "Plezier"]

    shown.window.undo()
    shown.window.undo()
    settle()
    assert shown.order == shown.seen == ["Rust", "Plezier", "Winnen", "Vrijheid"]


def test_when_all_are_let_go_the_thread_stays(page: Open, years: Workspace, theme: Theme) -> None:
    """Nothing counts now, and what counted can still be seen."""
    for motive in years.motives.present():
        years.motives.let_go(motive.id, label="")
    shown = page()

    assert shown.form.card.loom.pictured
    assert "5 motieven losgelaten" in [b.text() for b in shown.form.findChildren(QAbstractButton)]
    assert found_in_all_looks(theme, shown.window) == []


def test_of_many_motives_the_first_are_shown_and_more_on_demand(page: Open, workspace: Workspace) -> None:
    """Each still has its place among all; the arrow of the last one in sight takes it further down, in sight."""
    for number in range(1, 21):
        workspace.records.add(Motive(title=f"Motief {number}", rank=number))
    shown = page()
    assert len(shown.seen) == 12

    shown.row("Motief 12").face.down.click()
    assert shown.order[11:13] == ["Motief 13", "Motief 12"]
    assert shown.seen[-1] == "Motief 12"

    press(shown.form, "Nog 7 laten zien")
    assert len(shown.seen) == 20
    assert shown.row("Motief 14").face.hasFocus()
    assert not shown.form.card.ordered.more.isVisible()


def test_without_a_former_order_there_is_no_thread_yet(page: Open, three: Workspace) -> None:
    """Only the order, and a quiet sentence of what will come."""
    shown = page()

    assert not shown.form.card.loom.pictured
    assert "Mijn volgorde" in words_in(shown.form)
    assert "Kijk er later nog eens naar" in words_in(shown.form)
    assert not has_button(shown.form, "In woorden")
    assert "Wat bleef" not in words_in(shown.form)


def test_the_lines_run_exactly_into_the_cards(page: Open, years: Workspace) -> None:
    """Also when one is open, and when another is put first."""
    shown = page()
    strip = shown.form.card.loom.strip

    def ends() -> dict[str, float]:
        return {line.strand.title: line.whole.currentPosition().y() for line in strip._lines if line.strand.places[-1]}

    def middles() -> dict[str, float]:
        settle()
        found = {}
        for row in shown.form.card.ordered.rows:
            top = row.mapTo(shown.form, QPoint(0, 0)).y() - strip.mapTo(shown.form, QPoint(0, 0)).y()
            found[row.motive.title] = top + row.middle()
        return found

    assert strip.isVisible()
    for act in (lambda: None, shown.row("Winnen").open, shown.row("Vrijheid").face.up.click):
        act()
        wanted = middles()
        assert ends() == {title: wanted[title] for title in ends()}
        assert set(ends()) == {"Rust", "Winnen", "Vrijheid"}


def test_the_picture_says_every_line_to_a_screen_reader(page: Open, years: Workspace) -> None:
    """Each line is a child with its whole sentence, on the keyboard's way; the whole has a summary."""
    shown = page()
    strip = QAccessible.queryAccessibleInterface(shown.form.card.loom.strip)
    names = [strip.child(n).text(QAccessible.Text.Name) for n in range(strip.childCount())]

    assert names == [
        "De volgorde van vmbo 4, 1 december 2024",
        "De volgorde van mbo 1, 1 maart 2026",
        "Rust. Stond elke keer bij je eerste twee. vmbo 4: plek 2. mbo 1: plek 1. nu: plek 1.",
        "Winnen. Kwam erbij in mbo 1. mbo 1: plek 2. nu: plek 3.",
        "Vrijheid. Schoof van plek 1 naar plek 4. vmbo 4: plek 1. mbo 1: plek 3. nu: plek 4.",
        "Veel geld. Losgelaten. Stond er het laatst in vmbo 4. vmbo 4: plek 3.",
    ]
    assert "Bleef: Rust" in strip.text(QAccessible.Text.Description)
    tab_to("Veel geld. Losgelaten")
    QTest.keyClick(keyboard(), KEY.Key_Return)
    assert "Veel geld in 2024." in words_in(shown.form.card.words)


def test_a_moment_shows_its_order_in_the_words_of_then(page: Open, years: Workspace) -> None:
    """Pressed again it goes; one can leaf to the next."""
    shown = page()
    head = tab_to("De volgorde van vmbo 4")
    QTest.keyClick(head, KEY.Key_Space)
    said = words_in(shown.form.card.then)
    assert "Zo lag het op 1 december 2024" in said
    assert "Vrijheid in 2024." in said

    press(shown.form, "Later")
    assert "Winnen in 2026." in words_in(shown.form.card.then)
    assert [each.isChecked() for each in shown.form.card.loom.strip.heads] == [False, True]

    shown.form.card.loom.strip.heads[1].click()
    assert shown.form.card.then.isHidden()


def test_what_stayed_is_told_in_own_words_and_what_changed_is_asked(page: Open, years: Workspace) -> None:
    """The question that is pressed is the one that is answered."""
    shown = page()
    said = words_in(shown.form)
    assert "Rust in 2024." in said
    assert "Rust in 2026." in said
    assert "“Vrijheid” stond in vmbo 4 bovenaan, nu op plek 4." in said
    press(shown.form, "Iets anders")
    assert "“Veel geld” stond in vmbo 4 nog in je lijst, nu niet meer." in words_in(shown.form)

    press(shown.form.changed, "Schrijven")
    assert "Reflecteren" in shown.window.windowTitle()
    type_text(shown.window.current().answers.editor, "Ik had genoeg.")  # type: ignore[attr-defined]
    assert shown.window.current().flush()

    (reflection,) = years.records.all(Reflection)
    assert reflection.answers[0].question == (
        "“Veel geld” stond in vmbo 4 nog in je lijst, nu niet meer. Wat gebeurde er?"
    )
    assert reflection.competences == (Competence.MOTIEVENREFLECTIE,)


def test_what_stayed_can_be_written_about(page: Open, years: Workspace) -> None:
    """With a question that the places bear out."""
    shown = page()
    press(shown.form, "Schrijven over wat bleef")

    assert "Reflecteren" in shown.window.windowTitle()
    here = shown.window.current().questions  # type: ignore[attr-defined]
    assert "“Rust” stond er elke keer bij. Waar merk je dat aan?" in here.card.accessibleName()


def test_what_another_window_changed_is_shown(page: Open, three: Workspace) -> None:
    """A change from elsewhere comes in; a sentence that is being typed stays."""
    shown = page()
    shown.row("Rust").open()
    type_text(keyboard(), "Bezig")

    three.motives.choose("Winnen", label="")
    settle()

    assert shown.seen == ["Rust", "Vrijheid", "Plezier", "Winnen"]
    assert shown.row("Rust").text() == "Bezig"


def test_in_a_small_window_the_words_take_the_place_of_the_picture(page: Open, years: Workspace, theme: Theme) -> None:
    """Nothing is lost with it."""
    shown = page()
    theme.apply(Look("light", pt=18))
    shown.window.resize(1024, 614)
    settle()
    assert not shown.form.card.loom.pictured

    press(shown.form, "De rode draad in woorden")

    assert "Kwam erbij in mbo 1." in words_in(shown.form.card.words)


@pytest.mark.parametrize("state", ["empty", "choosing", "full"])
def test_it_fits_in_every_look(page: Open, workspace: Workspace, theme: Theme, state: str) -> None:
    """With the cards on the table, with a sentence open, with the thread in words and an order of then."""
    if state != "empty":
        build_demo(workspace, photos=0, experiences=4, today=TODAY)
    shown = page()
    if state == "choosing":
        shown.form.choose.click()
    if state == "full":
        shown.form.card.ordered.rows[1].open()
        find_button(shown.form, "2 motieven losgelaten").click()
        find_button(shown.form, "Eerdere volgordes").click()
        find_button(shown.form, "In woorden").click()

    assert found_in_all_looks(theme, shown.window) == []
