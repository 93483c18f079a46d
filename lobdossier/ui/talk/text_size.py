"""Larger letters for one conversation: what a beamer needs, without changing what the student chose."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QApplication

from lobdossier.ui.settings import Settings
from lobdossier.ui.theme import MAX_PT, install

_STEP: Final = 3.0


class TextSize:
    """`larger` goes a step up, and from the largest back to the student's own size; `own` gives that back."""

    def __init__(self, settings: Settings) -> None:
        self._settings, self._changed = settings, False

    def larger(self) -> None:
        """The next size."""
        now = self._now()
        own = self._settings.now.pt
        self._changed = True
        self._put_on(own if now >= MAX_PT else min(MAX_PT, now + _STEP))

    def own(self) -> None:
        """The size that the student chose for everything."""
        if self._changed:
            self._changed = False
            self._put_on(self._settings.now.pt)

    def _now(self) -> float:
        return install(_application()).look.pt

    def _put_on(self, pt: float) -> None:
        theme = install(_application())
        theme.apply(replace(theme.look, pt=pt))


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a window without an application")
    return app
