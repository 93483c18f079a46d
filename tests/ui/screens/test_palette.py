"""Ctrl+K: from a few letters to the place, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from layout_check import problems
from looks import LOOKS
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Agreement, Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.experience import Testimony as Said
from lobdossier.domain.ids import new_id
from lobdossier.domain.plans import Goal
from lobdossier.domain.portrait import Insight, WorkImage
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.vocabulary import Competence
from lobdossier.services.workspace import Workspace
from lobdossier.ui.actions import actions
from lobdossier.ui.palette import overlay
from lobdossier.ui.palette.overlay import Palette
from lobdossier.ui.palette.rows import action_rows
from lobdossier.ui.screens.experience import ExperienceScreen
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow
from tests.factories import AWKWARD, contents, one_of_each
from tests.typing_help import type_text
from tests.ui.hands import find_button, press, settle

Show = Callable[..., MainWindow]


@pytest.fixture
def window(show: Show, workspace: Workspace) -> Iterator[MainWindow]:
    """A window on a dossier with one of each, and an experience to look for."""
    workspace.records.save(*one_of_each())
    workspace.records.add(Experience(title="Loopbaanoriëntatie", story="Een dag in de zorg.", start=date(2026, 3, 1)))
    made = show(workspace)
    made.activateWindow()  # keys of the menu work in the window that is in front
    settle()
    yield made
    made.quick_jobs.shutdown()


def palette(window: MainWindow) -> Palette:
    """The sheet that is open, or None."""
    settle()
    return next((sheet for sheet in window.findChildren(Palette) if sheet.isVisible()), None)  # type: ignore[return-value]


def ask(qtbot: QtBot, window: MainWindow, words: str) -> Palette:
    """Open it with Ctrl+K, type, and wait for the answer."""
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    sheet = palette(window)
    type_text(sheet.field, words)
    answered(qtbot, sheet)
    return sheet


def answered(qtbot: QtBot, sheet: Palette) -> None:
    """Wait until nothing is being looked for."""
    qtbot.waitUntil(lambda: not sheet._pause.isActive() and sheet._job is None and not sheet._window.quick_jobs.busy)


def titles(sheet: Palette) -> list[str]:
    """The lines that can be chosen."""
    return [row.title.text for row in sheet.lines.rows if not row.heading]


def headings(sheet: Palette) -> list[str]:
    """The headings."""
    return [row.title.text for row in sheet.lines.rows if row.heading]


# ------------------------------------------------------------------ finding
def test_from_ctrl_k_to_the_place_by_keyboard_alone(qtbot: QtBot, window: MainWindow) -> None:
    """A piece of a compound, without its accent: arrows choose, Enter opens, and Escape would have gone back."""
    sheet = ask(qtbot, window, "orientatie")

    assert headings(sheet) == ["Ervaringen"]
    assert titles(sheet) == ["Loopbaanoriëntatie"]
    title = sheet.lines.rows[1].title
    assert [title.text[a:b] for a, b in title.marks] == ["oriëntatie"]
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    assert window.here[0] == "experience"
    assert window.current().title == "Loopbaanoriëntatie"
    assert palette(window) is None


def test_two_letters_are_enough(qtbot: QtBot, window: MainWindow) -> None:
    """ "zo" stands in zorg."""
    assert "Loopbaanoriëntatie" in titles(ask(qtbot, window, "zo"))


def test_escape_gives_the_keyboard_back(qtbot: QtBot, window: MainWindow) -> None:
    """What had the keyboard before has it again; so it does after a click beside the sheet, and with the cross."""
    held = find_button(window, "Schrijven")
    for close in (
        lambda sheet: QTest.keyClick(sheet.field, Qt.Key.Key_Escape),
        lambda sheet: QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(5, sheet.height() - 5)),
        lambda sheet: press(sheet, "Sluiten"),
    ):
        held.setFocus()
        close(ask(qtbot, window, "zorg"))

        assert palette(window) is None
        assert window.focusWidget() is held


def test_keys_move_through_the_lines_and_never_stop_at_a_heading(qtbot: QtBot, window: MainWindow) -> None:
    """Down and up go around; Page Down and Ctrl+End reach the last one, Ctrl+Home the first; Tab goes to the cross."""
    sheet = ask(qtbot, window, "e")
    lines = titles(sheet)
    assert len(headings(sheet)) > 2

    def chosen(key: Qt.Key, ctrl: bool = False) -> str:
        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(sheet.field, key, modifier)
        assert sheet.lines.chosen is not None
        return sheet.lines.chosen.title.text

    assert [chosen(Qt.Key.Key_Down) for _ in lines] == [*lines[1:], lines[0]]
    assert chosen(Qt.Key.Key_Up) == lines[-1]
    assert chosen(Qt.Key.Key_Home, ctrl=True) == lines[0]
    assert chosen(Qt.Key.Key_PageDown) in lines[1:]
    assert chosen(Qt.Key.Key_End, ctrl=True) == lines[-1]
    assert chosen(Qt.Key.Key_PageUp) in lines[:-1]
    for _ in lines:
        last = chosen(Qt.Key.Key_PageDown)
    assert last == lines[-1]
    QTest.keyClick(sheet.field, Qt.Key.Key_Tab)
    assert window.focusWidget() is sheet.close_button
    QTest.keyClick(sheet.close_button, Qt.Key.Key_Tab)
    assert window.focusWidget() is sheet.field


def test_a_click_opens_a_line_and_a_heading_does_nothing(qtbot: QtBot, window: MainWindow) -> None:
    """By mouse as by keyboard."""
    sheet = ask(qtbot, window, "zorg")
    model, view = sheet.lines.model(), sheet.lines.viewport()
    places = [sheet.lines.visualRect(model.index(at, 0)).center() for at in (0, 1)]

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=places[0])
    assert palette(window) is sheet
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=places[1])

    assert window.current().title == "Loopbaanoriëntatie"


def test_an_answer_to_what_no_longer_stands_there_is_dropped(qtbot: QtBot, window: MainWindow) -> None:
    """Whoever types on sees the answer to the last word, also when the first one comes in later."""
    sheet = ask(qtbot, window, "zorg")
    shown = sheet.lines.rows

    sheet._show_found("fiets", [])
    assert sheet.lines.rows == shown
    type_text(sheet.field, "x")
    job = sheet._job
    type_text(sheet.field, "x")
    assert job is None or job.stopped()
    answered(qtbot, sheet)
    assert sheet.lines.rows == ()
    assert sheet.nothing.text() == "Niets met “zorgxx”. Probeer een korter woord, of een deel ervan."


def test_enter_before_the_answer_opens_the_first_line_of_it(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Faster than the search: it opens what was meant, not what stood there before."""
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    sheet = palette(window)
    type_text(sheet.field, "zorg")
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: window.current().title == "Loopbaanoriëntatie")


def test_what_was_thrown_away_is_not_found(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    """Not the experience and not what hung on it."""
    gone = next(e for e in workspace.records.all(Experience) if "fietsenmaker" in e.title)
    workspace.records.throw_away(gone, label="weg")

    assert titles(ask(qtbot, window, "fietsenmaker")) == []


def test_text_of_the_student_is_never_anything_but_text(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    """Marks stand right in emoji and right-to-left text, and a tag is a tag."""
    for text in (*AWKWARD, "<b>vet</b> <img src=x> 👩‍🔧👩‍🔧 wrench"):
        workspace.records.add(Insight(text=text, on=date(2026, 1, 1)))

    sheet = ask(qtbot, window, "wrench")
    assert titles(sheet) == ["<b>vet</b> <img src=x> 👩‍🔧👩‍🔧 wrench"]
    for word in ("e", "<b>", "de", "ijn"):
        sheet.field.setText(word)
        answered(qtbot, sheet)
        window.grab()


class Greedy(QLineEdit):
    """A field that wants Ctrl+K for itself, as those of Qt do on Linux."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_K:
            self.clear()


def test_ctrl_k_wipes_no_text_in_a_field(window: MainWindow) -> None:
    """On Linux a field of Qt takes these keys to wipe the rest of the line: the window has them."""
    field = Greedy("een zin", window.current())
    field.show()
    field.setFocus()

    QTest.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert palette(window) is not None
    assert field.text() == "een zin"


# ------------------------------------------------------------------ opening at the place
def test_what_hangs_on_something_opens_that(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    """A reflection its experience, an agreement its conversation, a sentence its competence."""
    e, c = Experience(id=new_id(), title="Elders"), Conversation(id=new_id(), title="Gesprek elders")
    workspace.records.save(
        e,
        c,
        Reflection(id=new_id(), experience_id=e.id, answers=(Answer(question="Wat?", text="walvis"),)),
        Agreement(id=new_id(), conversation_id=c.id, what="pinguin"),
        Insight(id=new_id(), competence=Competence.NETWERKEN, text="zeehond"),
        WorkImage(id=(work := new_id()), title="Dolfijnentrainer"),
    )

    for word, screen, target in (
        ("walvis", "experience", e.id),
        ("pinguin", "prepare", c.id),
        ("zeehond", "competence", Competence.NETWERKEN),
        ("dolfijn", "work", work),
    ):
        QTest.keyClick(ask(qtbot, window, word).field, Qt.Key.Key_Return)
        assert (window.here[0], window.here[1] or e.id) == (screen, target), word


def test_what_stands_far_down_a_page_comes_into_sight(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    """What somebody said lies open and the keyboard is in it; a reflection is scrolled to; a goal is chosen."""
    e, goal = Experience(id=new_id(), title="Ver weg", story="regel\n\n" * 40), Goal(id=new_id(), title="Otter")
    said = Said(id=new_id(), experience_id=e.id, who="Joris", said="walvis")
    workspace.records.save(
        e, said, goal, Reflection(id=new_id(), experience_id=e.id, answers=(Answer(question="Wat?", text="dolfijn"),))
    )

    QTest.keyClick(ask(qtbot, window, "walvis").field, Qt.Key.Key_Return)
    page = window.current()
    assert isinstance(page, ExperienceScreen)
    assert page.others.rows[said.id].is_open
    qtbot.waitUntil(lambda: page.others.isAncestorOf(window.focusWidget()))
    QTest.keyClick(ask(qtbot, window, "dolfijn").field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.follow.visibleRegion().isEmpty())
    QTest.keyClick(ask(qtbot, window, "otter").field, Qt.Key.Key_Return)
    assert window.here[0] == "plans"
    qtbot.waitUntil(lambda: window.current().board.goal_id == goal.id)


# ------------------------------------------------------------------ actions
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("nieuwe", "Nieuwe ervaring"),
        ("gesprek pl", "Gesprek plannen"),
        ("plannen", "Plannen"),
        ("trialoog", "Gesprek plannen"),
        ("donker", "Thema donker"),
        ("groter", "Grotere letters"),
        ("back-up", "Reservekopie maken"),
        ("prull", "Prullenbak"),
        ("dyslexie", "Instellingen: weergave en lezen"),
        ("wie kan mij helpen", "Netwerken"),
        ("ERVARINGÉN", "Ervaringen"),
    ],
)
def test_actions_are_found_by_their_name_and_by_what_one_would_say(window: MainWindow, typed: str, first: str) -> None:
    """Without accents and capitals; the best one first."""
    rows = action_rows(actions(window), typed)

    assert [row.title.text for row in rows][:2] == ["Doen", first]


def test_every_action_is_found_by_its_own_name(window: MainWindow) -> None:
    """The whole title gives the action, at the top."""
    for action in actions(window):
        if action.called:
            assert action.called in [row.title.text for row in action_rows(actions(window), action.called)]


def test_an_action_is_done_from_the_field(qtbot: QtBot, window: MainWindow, theme: Theme) -> None:
    """ "thema donker", Enter: it is dark."""
    QTest.keyClick(ask(qtbot, window, "thema donker").field, Qt.Key.Key_Return)

    assert theme.look.scheme == "dark"


def test_the_last_deed_is_offered_by_name(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    """Empty: what was open lately and what is most useful, with "Ongedaan maken: …" first when there is a deed."""
    e = next(e for e in workspace.records.all(Experience) if e.title == "Loopbaanoriëntatie")
    sheet = ask(qtbot, window, "")
    assert headings(sheet) == ["Laatst gemaakt", "Doen"]
    assert "Nieuwe ervaring" in titles(sheet)
    sheet.leave()
    window.go("experience", e.id)
    window.go("start")
    workspace.records.throw_away(workspace.records.add(Insight(text="x")), label="zin weggooien")

    sheet = ask(qtbot, window, "")

    assert headings(sheet) == ["Laatst geopend", "Doen"]
    assert titles(sheet)[:2] == ["Loopbaanoriëntatie", "Ongedaan maken: zin weggooien"]
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    assert window.current().title == "Loopbaanoriëntatie"


def test_it_opens_from_the_sidebar_the_rail_and_a_calm_screen(window: MainWindow) -> None:
    """A box in the sidebar, a button on the rail; on a full screen by its keys."""
    press(window, "Zoeken  (Ctrl+K)")
    palette(window).leave()
    window.resize(700, 600)
    press(window, "Zoeken  (Ctrl+K)")
    palette(window).leave()
    settle()
    window.go("walk")
    QTest.keyClick(window.current(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert palette(window).isVisible()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert len(window.findChildren(Palette)) == 1


# ------------------------------------------------------------------ for everybody
def test_a_screen_reader_knows_field_list_and_lines(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list and its lines have roles and names; how much was found and what is chosen is said."""
    said: list[str] = []
    monkeypatch.setattr(overlay, "announce", lambda _widget, text: said.append(text))
    sheet = ask(qtbot, window, "zorg")

    assert said == ["1 gevonden. Loopbaanoriëntatie"]
    QTest.keyClick(sheet.field, Qt.Key.Key_Down)
    assert said[-1] == "Loopbaanoriëntatie. Een dag in de zorg. 1 maart 2026"
    tree = QAccessible.queryAccessibleInterface(sheet.lines)
    assert tree.role() == QAccessible.Role.List
    assert tree.text(QAccessible.Text.Name) == "Gevonden"
    items = [tree.child(at) for at in range(tree.childCount())]
    assert [item.text(QAccessible.Text.Name) for item in items] == ["Ervaringen", "Loopbaanoriëntatie"]
    assert items[1].role() == QAccessible.Role.ListItem
    assert items[1].state().selected
    field = QAccessible.queryAccessibleInterface(sheet.field)
    assert field.text(QAccessible.Text.Name) == "Zoek in alles, of typ wat je wilt doen"


def test_it_is_whole_in_all_looks(qtbot: QtBot, window: MainWindow, theme: Theme) -> None:
    """With much, with one line, with nothing and with what is there at first."""
    for words in ("", "e", "zorg", "qqqq"):
        sheet = ask(qtbot, window, words)
        for look, size in LOOKS:
            theme.apply(look)
            window.resize(*size)
            for _ in range(3):
                QApplication.processEvents()
            assert problems(sheet) == [], (words, look)
            assert window.rect().contains(sheet.card.geometry())
            assert not sheet.lines.rows or sheet.lines.viewport().height() >= sheet.lines.sizeHintForRow(1)
        sheet.leave()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_looking_stores_nothing(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    """Searching and closing leaves the file as it was, to the letter."""
    before = contents(workspace.path)

    ask(qtbot, window, "zorg").leave()

    assert contents(workspace.path) == before


def test_a_search_that_fails_is_told(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The sheet makes room for the message that stays."""

    def broken(*_args: object, **_kwargs: object) -> None:
        raise OSError(5, "read error", str(tmp_path))

    monkeypatch.setattr(workspace.search, "find", broken)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    type_text(palette(window).field, "zorg")

    qtbot.waitUntil(lambda: window._banner.isVisible())
    assert palette(window) is None
