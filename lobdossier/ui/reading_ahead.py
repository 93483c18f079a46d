"""The modules of all screens are read soon after the start: then a screen is only built when it opens."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Final

from PySide6.QtCore import QObject, QTimer

from lobdossier.ui import screens
from lobdossier.ui.portrait.form import form_modules

EVERY_MS: Final = 10
"""Between two modules, which take 30 ms at most: a key that is typed meanwhile comes first."""


def modules() -> Iterator[str]:
    """What is to be read, by name."""
    yield from (found.name for found in walk_packages(screens.__path__, f"{screens.__name__}."))
    yield from form_modules()


class ReadingAhead(QObject):
    """Reads one module at a time, as long as *parent* lives.

    In the thread of the interface, never in another: before Python 3.12 PySide keeps what it knows of each class in a
    table that it also looks into without Python's lock. A class that another thread made meanwhile brought the whole
    program down, now and then.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._modules = modules()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._read)
        self._timer.start()

    @property
    def done(self) -> bool:
        """Whether all was read."""
        return not self._timer.isActive()

    def _read(self) -> None:
        name = next(self._modules, None)
        if name is None:
            self._timer.stop()
        else:
            import_module(name)
