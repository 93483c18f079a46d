"""One thing that can be done by name: what it is called, its keys, and where it stands in the menu bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from lobdossier.ui.window import MainWindow


class Menu(StrEnum):
    """Where an action stands in the menu bar. RECENT is inside the first one; NONE: it can be had by name only."""

    DOSSIER = "dossier"
    RECENT = "recent"
    EDIT = "edit"
    VIEW = "view"
    GO = "go"
    HELP = "help"
    NONE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that can be done.

    Attributes:
        words: what else somebody may type who looks for it.
        keys: the first one is shown; all of them work.
        screen: the screen that it opens, or empty; where that does not exist, neither does the action.
        now: what it is called at this moment, or None while there is nothing to do; without it, always its title.
        apart: a line in the menu above it.
        writes: it only leads to writing, so that it is not there in a dossier that can only be looked at.
        reading: it only changes how a page is read, so that it works where somebody else sits at the keyboard too.
    """

    id: str
    title: str
    act: Callable[[], object]
    menu: Menu = Menu.NONE
    icon: str = "arrow-right"
    words: str = ""
    keys: tuple[str, ...] = ()
    screen: str = ""
    now: Callable[[], str | None] | None = None
    apart: bool = False
    reading: bool = False
    writes: bool = False

    @property
    def shown_keys(self) -> str:
        """The keys as a person reads them; empty without keys."""
        return keys_said(self.keys[0]) if self.keys else ""

    @property
    def called(self) -> str | None:
        """Its name at this moment, or None while there is nothing to do."""
        return self.now() if self.now is not None else self.title


def keys_said(keys: str) -> str:
    """Keys as they stand on the keyboard of this computer: an arrow is an arrow in every language."""
    said = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return said.replace("Left", "←").replace("Right", "→").replace("Up", "↑").replace("Down", "↓")


def going(
    window: MainWindow,
    menu: Menu,
    name: str,
    title: str,
    screen: str,
    icon: str,
    words: str = "",
    keys: tuple[str, ...] = (),
    target: str = "",
    *,
    writes: bool = False,
) -> Action:
    """An action that opens a screen."""
    act = partial(window.go, screen, target)
    return Action(
        id=name, title=title, act=act, menu=menu, icon=icon, words=words, keys=keys, screen=screen, writes=writes
    )  # fmt: skip
