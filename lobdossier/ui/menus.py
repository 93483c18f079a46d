"""The menu bar, and with it all keys that work everywhere: what it holds stands in `actions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from lobdossier.ui.action import Action, Menu
from lobdossier.ui.actions import actions
from lobdossier.ui.own_keys import OwnKeys
from lobdossier.ui.screen import Reach
from lobdossier.ui.words import tr

if TYPE_CHECKING:
    from lobdossier.ui.window import MainWindow


def menu_titles() -> dict[Menu, str]:
    """The menus of the bar in their order; the sign & stands before the letter that opens one."""
    return {
        Menu.DOSSIER: tr("&Dossier"),
        Menu.EDIT: tr("Be&werken"),
        Menu.VIEW: tr("Bee&ld"),
        Menu.GO: tr("&Ga naar"),
        Menu.HELP: tr("&Help"),
    }


def fill_menu(window: MainWindow) -> None:
    """Build the menu bar of *window*."""
    bar = window.menuBar()
    menus = {which: bar.addMenu(title) for which, title in menu_titles().items()}
    named: list[tuple[QAction, Action]] = []
    every = actions(window)
    OwnKeys(window, (keys for action in every for keys in action.keys))
    for action in every:
        if action.menu is Menu.RECENT and Menu.RECENT not in menus:
            menus[Menu.RECENT] = menus[Menu.DOSSIER].addMenu(tr("Eerder geopend"))
        if action.menu in menus:
            made = _add(window, menus[action.menu], action)
            if action.now is not None:
                named.append((made, action))

    def name() -> None:
        for made, action in named:
            made.setText((action.called or action.title).replace("&", "&&"))
            made.setEnabled(action.called is not None)

    # Through a signal: whoever does much, such as reading in thousands of remarks, does it in another thread.
    window.deeds_changed.connect(name)
    window.workspace.undo.on_change(window.deeds_changed.emit)
    name()


def _add(window: MainWindow, menu: QMenu, action: Action) -> QAction:
    if action.apart and not menu.isEmpty():
        menu.addSeparator()
    made = QAction(action.title.replace("&", "&&"), window)
    made.setObjectName(action.id)
    made.setShortcuts([QKeySequence(keys) for keys in action.keys])
    made.triggered.connect(lambda _checked=False: _do(window, action))
    menu.addAction(made)
    window.addAction(made)  # its keys work on the calm screen too, where the menu bar is hidden
    return made


def _do(window: MainWindow, action: Action) -> None:
    """Whoever was handed the keyboard for one page may read it as they like, and do nothing else."""
    if action.reading or window.current().reach is not Reach.NOTHING:
        action.act()
