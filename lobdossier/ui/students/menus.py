"""The two menus of the window of students: of one row, and of the list and its look."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from lobdossier.domain.students import ListedStudent
from lobdossier.text.files import display_name
from lobdossier.ui.theme import MAX_PT, MIN_PT, icon
from lobdossier.ui.words import brief, tr


def popped(parent: QWidget) -> QMenu:
    """A menu that goes when it is closed."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def row_menu(parent: QWidget, row: ListedStudent, open_: Callable[[Path], None], remove: Callable[[], None]) -> QMenu:
    """What can be done with one student."""
    menu = popped(parent)
    _add(menu, "eye", tr("Openen"), partial(open_, row.path))
    for older in row.older:
        _add(
            menu,
            "history",
            tr("Ouder bestand openen: {name}", name=brief(display_name(older.name))),
            partial(open_, older),
        )
    menu.addSeparator()
    _add(menu, "x", tr("Van de lijst halen"), remove)
    return menu


def folders_in(menu: QMenu, folders: Iterable[Path], remove: Callable[[Path], None]) -> None:
    """An action for each folder that feeds the list, which takes it away."""
    for folder in folders:
        words = tr("Map van de lijst halen: {name}", name=brief(display_name(folder.name or str(folder))))
        _add(menu, "folder", words, partial(remove, folder)).setToolTip(display_name(str(folder)))


def look_in(menu: QMenu, now: str, wear: Callable[..., None], larger: Callable[[float], None], pt: float) -> None:
    """How the window looks: a guide without a dossier has no other place to say so."""
    _add(menu, "a-large-small", tr("Grotere letters"), partial(larger, 1)).setEnabled(pt < MAX_PT)
    _add(menu, "a-large-small", tr("Kleinere letters"), partial(larger, -1)).setEnabled(pt > MIN_PT)
    for scheme, sign, words in (
        ("system", "monitor", tr("Thema van het systeem")),
        ("light", "sun", tr("Thema licht")),
        ("dark", "moon", tr("Thema donker")),
        ("contrast", "contrast", tr("Thema hoog contrast")),
    ):
        made = _add(menu, sign, words, partial(wear, scheme=scheme))
        made.setCheckable(True)
        made.setChecked(scheme == now)


def _add(menu: QMenu, sign: str, words: str, act: Callable[[], object]) -> QAction:
    made = QAction(icon(sign), words.replace("&", "&&"), menu)
    made.triggered.connect(lambda _on=False: act())
    menu.addAction(made)
    return made
