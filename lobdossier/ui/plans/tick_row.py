"""An open step in a list: one press ticks it off."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain.plans import Step
from lobdossier.ui.plans.planner import Planner
from lobdossier.ui.plans.said import due_said
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.buttons import Pressable
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import grows_down, hbox, vbox
from lobdossier.ui.widgets.painting import paint_focus
from lobdossier.ui.words import tr


class TickRow(Pressable):
    """What, and by when; *planner* does it when it is pressed."""

    def __init__(self, step: Step, today: date, planner: Planner) -> None:
        super().__init__()
        self._sign = Icon("circle", "muted", 20)
        words = vbox(Words(step.title), gap=1)
        if due := due_said(step, today):
            words.put(label(due, "small", wrap=True))
        self.setAccessibleName(tr("Stap afvinken: {title}", title=step.title))
        self.setAccessibleDescription(due)
        self.setToolTip(tr("Afvinken"))
        self._row = hbox(vbox(1, self._sign, None), (words, 1), gap=10, m=(6, 6, 6, 6))
        self.setLayout(self._row)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(grows_down())
        self.setDisabled(planner.only_look)
        self.clicked.connect(lambda: planner.tick(step))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.heightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        pointed = self.isEnabled() and (self.underMouse() or self.hasFocus())
        self._sign.set_icon("circle-check" if pointed else "circle", "accent")
        if self.hasFocus():
            paint_focus(QPainter(self), QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), u(8))
