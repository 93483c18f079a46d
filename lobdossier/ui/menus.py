"""The menu bar: everything that has no button of its own on a screen, and undo by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu

from lobdossier import paths
from lobdossier.ui.theme import MAX_PT, MIN_PT
from lobdossier.ui.words import tr

if TYPE_CHECKING:
    from lobdossier.ui.window import MainWindow


def fill_menu(window: MainWindow) -> None:
    """Build the menu bar of *window*."""
    bar = window.menuBar()
    _file_menu(window, bar.addMenu(tr("&Dossier")))
    _edit_menu(window, bar.addMenu(tr("Be&werken")))
    _view_menu(window, bar.addMenu(tr("Bee&ld")))


def _file_menu(window: MainWindow, menu: QMenu) -> None:
    _add(window, menu, tr("Nieuwe ervaring"), lambda: window.go("experience"), "Ctrl+N")
    _add(window, menu, tr("Bekijken, groot scherm"), window.walk, "F5")
    menu.addSeparator()
    _add(window, menu, tr("Ander dossier openen…"), lambda: window.open_wanted.emit(None), "Ctrl+O")
    _recent_menu(window, menu)
    _add(window, menu, tr("Reservekopie terugzetten…"), lambda: window.go("settings", "backups"))
    menu.addSeparator()
    _add(window, menu, tr("Afsluiten"), window.close, "Ctrl+Q")


def _recent_menu(window: MainWindow, menu: QMenu) -> None:
    """The dossiers that were opened on this computer before: several on one computer is normal."""
    others = [Path(path) for path in window.context.settings.now.recent if Path(path) != window.workspace.path]
    if others:
        recent = menu.addMenu(tr("Eerder geopend"))
        for path in others:
            action = _add(window, recent, path.stem.replace("&", "&&"), partial(window.open_dossier, path))
            action.setStatusTip(str(path))


def _edit_menu(window: MainWindow, menu: QMenu) -> None:
    # Ctrl+Z belongs to the text field that has the keyboard; these two work on everything else.
    undo = _add(window, menu, "", window.undo, "Ctrl+Alt+Z")
    redo = _add(window, menu, "", window.redo, "Ctrl+Alt+Y")
    menu.addSeparator()
    _add(window, menu, tr("Prullenbak"), lambda: window.go("trash"))

    def name() -> None:
        stack = window.workspace.undo
        undo.setText(tr("Ongedaan maken: {deed}", deed=stack.undo_label) if stack.undo_label else tr("Ongedaan maken"))
        redo.setText(tr("Opnieuw: {deed}", deed=stack.redo_label) if stack.redo_label else tr("Opnieuw"))
        undo.setEnabled(stack.undo_label is not None)
        redo.setEnabled(stack.redo_label is not None)

    window.workspace.undo.on_change(name)  # told in the thread of the interface: only screens give a deed a label
    name()


def _view_menu(window: MainWindow, menu: QMenu) -> None:
    _add(window, menu, tr("Terug"), window.back, "Alt+Left")
    menu.addSeparator()

    def text(by: float) -> None:
        look = window.theme.look
        wear(window, pt=min(MAX_PT, max(MIN_PT, look.pt + by)))

    _add(window, menu, tr("Grotere letters"), lambda: text(1), "Ctrl++")
    _add(window, menu, tr("Kleinere letters"), lambda: text(-1), "Ctrl+-")
    menu.addSeparator()
    schemes = (
        ("system", tr("Volg systeem")),
        ("light", tr("Licht")),
        ("dark", tr("Donker")),
        ("contrast", tr("Hoog contrast")),
    )
    for scheme, title in schemes:
        _add(window, menu, title, partial(wear, window, scheme=scheme))
    menu.addSeparator()
    _add(window, menu, tr("Instellingen"), lambda: window.go("settings"), "Ctrl+,")


def wear(window: MainWindow, **look: object) -> None:
    """Change the look and remember it on this computer."""
    settings = window.context.settings
    settings.change(**look)
    window.theme.apply(settings.now.look)


def ask_for_dossier(window: MainWindow | None) -> str:
    """Let the student point at a dossier; empty when they changed their mind."""
    path, _ = QFileDialog.getOpenFileName(
        window, tr("Kies een dossier"), str(paths.documents()), tr("Loopbaandossier") + f" (*{paths.SUFFIX})"
    )
    return path


def _add(window: MainWindow, menu: QMenu, text: str, act: Callable[[], object], keys: str = "") -> QAction:
    action = QAction(text, window)
    if keys:
        action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda _checked=False: act())
    menu.addAction(action)
    window.addAction(action)  # its keys work on the calm screen too, where the menu bar is hidden
    return action
