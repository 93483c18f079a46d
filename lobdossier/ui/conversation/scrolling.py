"""Keeping the step that was opened in sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer
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
    steps.opened.connect(lambda which: QTimer.singleShot(0, steps, lambda: _show(area, steps, which)))


def keep_beside(page: QWidget, columns: Columns, panel: SheetPanel) -> None:
    """Let the sheet go along when *page* scrolls, as far as the steps beside it reach."""
    area = page.findChild(QScrollArea)
    if area is None:
        raise ValueError("a page that scrolls is needed")

    def follow(value: int) -> None:
        body, lead = area.widget(), panel.lead
        if body is None or columns.stacked:
            lead.setFixedHeight(0)
            return
        content = panel.sizeHint().height() - lead.height()
        if panel.hasHeightForWidth():
            content = panel.heightForWidth(panel.width()) - lead.height()
        room = columns.height() - content
        top = columns.mapTo(body, QPoint(0, 0)).y()
        lead.setFixedHeight(max(0, min(value - top + u(10), room)))

    area.verticalScrollBar().valueChanged.connect(follow)


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
