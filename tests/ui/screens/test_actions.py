"""Everything that can be done by name stands in one list; the menu bar is made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from lobdossier.domain.experience import Experience
from lobdossier.domain.vocabulary import Competence
from lobdossier.services.workspace import Workspace
from lobdossier.ui.action import Menu
from lobdossier.ui.actions import actions
from lobdossier.ui.screens import screens
from lobdossier.ui.window import MainWindow

Show = Callable[..., MainWindow]


def in_menus(window: MainWindow) -> list[QAction]:
    """What can be chosen in the menu bar, submenus included."""
    found = []
    for menu in window.menuBar().findChildren(QMenu):
        found += [a for a in menu.actions() if not a.isSeparator() and a.menu() is None]
    return found


def test_the_menu_bar_is_the_list_of_actions(show: Show, workspace: Workspace, tmp_path: Path) -> None:
    """Every action with a menu stands there once, under its own name, in its order and with its keys; and nothing else."""
    window = show(workspace)
    window.context.settings.change(recent=(str(workspace.path), str(tmp_path / "Ander & co.lobdossier")))
    window = show(workspace)

    wanted = {a.id: a for a in actions(window) if a.menu is not Menu.NONE}
    made = {a.objectName(): a for a in in_menus(window)}

    assert set(made) == set(wanted)
    assert len(made) == len(in_menus(window))
    for name, action in wanted.items():
        assert made[name].text().replace("&&", "&") == (action.called or action.title)
        assert made[name].shortcuts() == [QKeySequence(keys) for keys in action.keys]
    assert any(a.title == "Dossier openen: Ander & co" for a in wanted.values())


def test_no_two_actions_share_a_name_or_a_key(show: Show, workspace: Workspace) -> None:
    """Whoever presses a key or chooses a name gets one thing."""
    made = actions(show(workspace))

    for group in ([a.id for a in made], [a.title for a in made], [k for a in made for k in a.keys]):
        assert max(Counter(group).values()) == 1, group


def test_every_room_and_competence_is_an_action_that_opens_it(show: Show, workspace: Workspace) -> None:
    """A room that is added is an action without a further line."""
    window = show(workspace)
    made = {a.id: a for a in actions(window)}

    for place in screens():
        if place.id == place.room and place.icon:
            made[f"room:{place.id}"].act()
            assert window.here[0] == place.id
            assert made[f"room:{place.id}"].title == place.title
    for competence in Competence:
        made[f"competence:{competence}"].act()
        assert window.current().target == competence


def test_undo_is_called_after_the_deed(show: Show, workspace: Workspace) -> None:
    """With nothing to take back it has no name; after a deed it says which."""
    window = show(workspace)
    undo = next(a for a in actions(window) if a.id == "undo")
    assert undo.called is None

    record = workspace.records.add(Experience(title="Fiets"))
    workspace.records.throw_away(record, label="ervaring weggooien")

    assert undo.called == "Ongedaan maken: ervaring weggooien"
    undo.act()
    assert workspace.records.get(Experience, record.id).deleted is None
    assert undo.called is None


def test_a_backup_is_made_by_name(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    """In the background, and it is told when it is there."""
    window = show(workspace)

    next(a for a in actions(window) if a.id == "back-up").act()
    qtbot.waitUntil(lambda: bool(workspace.backups.all()) and not window.context.jobs.busy)

    assert len(workspace.backups.all()) == 1


def test_planning_a_conversation_by_name_asks_what_sort(show: Show, workspace: Workspace) -> None:
    """One is in the room of the conversations with the question open, and nothing is stored yet."""
    window = show(workspace)

    next(a for a in actions(window) if a.id == "plan-conversation").act()

    assert window.current().planner.isVisible()  # type: ignore[attr-defined]
    assert not workspace.conversations.coming()


@pytest.mark.parametrize("screen", ["start", "conversations", "share", "trash", "help", "plans"])
def test_a_page_that_comes_has_a_name_for_a_screen_reader(show: Show, a_little: Workspace, screen: str) -> None:
    """The one that the window is called by."""
    window = show(a_little, "experiences", "")

    window.go(screen)

    assert window.current().accessibleName()
    assert window.windowTitle().startswith(window.current().accessibleName())
