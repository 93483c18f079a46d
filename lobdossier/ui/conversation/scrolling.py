"""Keeping the step that was opened in sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from lobdossier.ui.theme import u
from lobdossier.ui.widgets.steps import Step, Steps

_ABOVE = 70
"""As much of the closed step above it stays in sight (drawn for 11 pt)."""


def follow_open_step(page: QWidget, steps: Steps) -> None:
    """Scroll *page* when a step of *steps* opens below what is seen: all of it if it fits, else its beginning."""
    area = page.findChild(QScrollArea)
    if area is None:
        raise ValueError("a page that scrolls is needed")
    steps.opened.connect(lambda which: QTimer.singleShot(0, steps, lambda: _show(area, steps, which)))


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
