"""Keeping the step that was opened in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from lobdossier.ui.conversation.sheet import SheetPanel
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.layout import Columns
from lobdossier.ui.widgets.steps import Step, Steps

_ABOVE = 70
"""As much of the closed step above it stays in sight (drawn for 11 pt)."""


def follow_open_step(page: QWidget, steps: Steps) -> None:
    """Scroll *page* when a step of *steps* opens below what is seen: all of it if it fits, else its beginning."""
    area = page.findChild(QScrollArea)
    if area is None:
        raise ValueError("a page that scrolls is needed")

    def follow() -> None:
        steps.opened.connect(lambda which: QTimer.singleShot(0, steps, lambda: _show(area, steps, which)))

    # From the next turn on: the step that opens by itself must not scroll the title of the page away.
    QTimer.singleShot(0, steps, follow)


def keep_beside(page: QWidget, columns: Columns, panel: SheetPanel) -> None:
    """Let the sheet go along when *page* scrolls, as far as the steps beside it reach."""
    area = page.findChild(QScrollArea)
    if area is None:
        raise ValueError("a page that scrolls is needed")
    _Follower(area, columns, panel)


class _Follower(QObject):
    """Sets the room above the sheet whenever the page scrolls or the columns get another size."""

    def __init__(self, area: QScrollArea, columns: Columns, panel: SheetPanel) -> None:
        super().__init__(columns)
        self._area, self._columns, self._panel = area, columns, panel
        area.verticalScrollBar().valueChanged.connect(self._follow)
        columns.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        body, lead = self._area.widget(), self._panel.lead
        if body is None or self._columns.stacked:
            lead.setFixedHeight(0)
            return
        content = self._panel.heightForWidth(self._panel.width()) - lead.height()
        room = self._columns.height() - content
        top = self._columns.mapTo(body, QPoint(0, 0)).y()
        lead.setFixedHeight(max(0, min(self._area.verticalScrollBar().value() - top + u(10), room)))


def _show(area: QScrollArea, steps: Steps, which: str) -> None:
    step = next((step for step in steps.findChildren(Step) if step.id == which), None)
    body = area.widget()
    if step is None or body is None or not steps.isVisible():
        return
    bar = area.verticalScrollBar()
    top = step.mapTo(body, QPoint(0, 0)).y()
    bottom = top + step.height() + u(12)
    seen = bar.value()
    if bottom > seen + area.viewport().height():
        seen = bottom - area.viewport().height()
    bar.setValue(min(seen, max(0, top - u(_ABOVE))) if top - u(_ABOVE) < seen else seen)
