"""From one part of the time to another: at once, or in a short glide when motion is wanted."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from lobdossier.domain.timeline.axis import View
from lobdossier.ui.theme import reduced_motion

_MS: Final = 180


class Glide(QObject):
    """Holds which part is in sight (`view`) and where it is going (`goal`). `moved` comes with every step of it."""

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.view = self.goal = self._from = View(1.0, 365.0)
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._step)

    def to(self, goal: View, *, at_once: bool = False) -> None:
        """Show *goal*; *at_once* for what follows the hand."""
        self._animation.stop()
        self.goal = goal
        self._from = self.view
        if at_once or reduced_motion() or goal == self.view:
            self.view = goal
        else:
            self._animation.start()
        self.moved.emit()

    def _step(self, share: Any) -> None:
        self.view = self.goal if share >= 1.0 else self._from.between(self.goal, float(share))
        self.moved.emit()
