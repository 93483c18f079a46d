"""All keys: those of the menu from the list of actions, and those that belong to one place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from lobdossier.ui.action import Menu
from lobdossier.ui.actions import actions
from lobdossier.ui.menus import menu_titles
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Columns, box, grows_down, vbox
from lobdossier.ui.words import tr

if TYPE_CHECKING:
    from lobdossier.ui.window import MainWindow

Keys = tuple[str, str]
"""The keys as they are said, and what they do."""


def of_the_menu(window: MainWindow) -> list[tuple[str, list[Keys]]]:
    """Per menu the actions that have keys."""
    groups: dict[Menu, list[Keys]] = {}
    for action in actions(window):
        if action.keys:
            groups.setdefault(action.menu, []).append((action.shown_keys, action.title))
    titles = menu_titles()
    return [(titles[menu].replace("&", ""), found) for menu, found in groups.items() if menu in titles]


def of_places() -> list[tuple[str, list[Keys]]]:
    """Keys that work in one sort of place."""
    return [
        (
            tr("Overal"),
            [
                (tr("Tab"), tr("Naar het volgende")),
                (tr("Shift+Tab"), tr("Naar het vorige")),
                (tr("Spatie of Enter"), tr("Op een knop drukken")),
                (tr("Esc"), tr("Sluiten of teruggaan")),
                (tr("F6"), tr("Naar de melding onder in beeld")),
            ],
        ),
        (
            tr("In een tekst"),
            [
                (tr("Ctrl+Z"), tr("Typen ongedaan maken")),
                (tr("Ctrl+B"), tr("Vet")),
                (tr("Ctrl+I"), tr("Cursief")),
                (tr("Ctrl+Shift+8"), tr("Lijst")),
                (tr("Ctrl+Shift+7"), tr("Genummerde lijst")),
                (tr("Ctrl+Shift+9"), tr("Citaat")),
                (tr("Ctrl+L"), tr("Link")),
            ],
        ),
        (
            tr("In een lijst"),
            [
                (tr("↑ en ↓"), tr("Kiezen")),
                (tr("Enter"), tr("Openen")),
                (tr("Delete"), tr("Weggooien")),
                (tr("Ctrl+F"), tr("Zoeken in Ervaringen")),
            ],
        ),
        (
            tr("Op volgorde zetten"),
            [
                (tr("↑ en ↓"), tr("Een motief hoger of lager zetten")),
                (tr("Alt+↑ en Alt+↓"), tr("Een afspraak hoger of lager zetten")),
            ],
        ),
        (
            tr("Bij een stap in Plannen"),
            [
                (tr("Enter"), tr("Openen")),
                (tr("Spatie"), tr("Afvinken, of weer openen")),
                (tr("← en →"), tr("Naar Nu, Straks of Gedaan")),
                (tr("Alt+↑ en Alt+↓"), tr("Hoger of lager zetten")),
                (tr("↑ en ↓"), tr("Naar de stap erboven of eronder")),
                (tr("Delete"), tr("Weggooien")),
            ],
        ),
        (
            tr("Bij het terugkijken en bekijken"),
            [
                (tr("← en →"), tr("Vorige en volgende")),
                (tr("Page Up en Page Down"), tr("Een bladzijde verder of terug")),
                (tr("Ctrl+Enter"), tr("Klaar met reflecteren")),
            ],
        ),
    ]


def keys_page(window: MainWindow) -> QWidget:
    """All of them in two columns of cards."""
    left, right = of_the_menu(window), of_places()
    columns = Columns(_column(left), _column(right), side_width=400, gap=20, stack_em=92)
    columns.setSizePolicy(grows_down())
    return columns


def _column(groups: Iterable[tuple[str, list[Keys]]]) -> QWidget:
    return box(vbox(*(_card(title, found) for title, found in groups), None, gap=12))


def _card(title: str, found: list[Keys]) -> Card:
    return Card(label(title, "h3", wrap=True), _Table(found), gap=8)


class _Table(QWidget):
    """Keys before, what they do behind; a screen reader is told each line as one."""

    def __init__(self, found: list[Keys]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        for at, (keys, does) in enumerate(found):
            said = label(keys, "strong")
            said.setAccessibleName(tr("{keys}: {does}", keys=keys, does=does))
            self._grid.addWidget(said, at, 0)
            self._grid.addWidget(label(does, "muted", wrap=True), at, 1)
        self.setSizePolicy(grows_down())
        self.restyle()

    def restyle(self) -> None:
        """The distances follow the text size."""
        self._grid.setHorizontalSpacing(u(16))
        self._grid.setVerticalSpacing(u(7))
