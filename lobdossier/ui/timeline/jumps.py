"""Where one can jump to on the timeline, and how near one looks: the school periods, today, a month, nearer and further."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from lobdossier.domain.timeline.things import Stretch, Timeline
from lobdossier.domain.timeline.units import Unit, last_of, start_of
from lobdossier.text import dates
from lobdossier.ui.timeline.said import stretch_said
from lobdossier.ui.widgets.buttons import Button, button
from lobdossier.ui.widgets.layout import FlowLayout, grows_down, hbox
from lobdossier.ui.words import tr

_LONGEST: Final = 24


class Jumps(QWidget):
    """`over` gives the first and the last day to show; `all_wanted`, `now_wanted`, `nearer` and `further` come by themselves."""

    over = Signal(object, object)
    all_wanted = Signal()
    now_wanted = Signal()
    nearer = Signal()
    further = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stretches: tuple[Stretch, ...] = ()
        self._months: list[date] = []
        self._whole = self._pill(tr("Alles"), "", tr("Alles van het begin tot nu"))
        self._whole.clicked.connect(self.all_wanted)
        self._now = self._pill(tr("Nu"), "", tr("Naar vandaag"))
        self._now.clicked.connect(self.now_wanted)
        self._go = self._pill(tr("Ga naar"), "chevron-down", tr("Ga naar een maand"))
        self._go.clicked.connect(self._open_months)
        self.minus = button("", "minus", "pill", tr("Verderaf"))
        self.plus = button("", "plus", "pill", tr("Dichterbij"))
        self.minus.clicked.connect(self.further)
        self.plus.clicked.connect(self.nearer)
        self._periods: list[Button] = []
        chips = QWidget()
        self._flow = FlowLayout(chips, 8)
        chips.setSizePolicy(grows_down())
        self._arrange()
        self.setLayout(hbox((chips, 1), self.minus, self.plus, gap=8))

    def show_told(self, told: Timeline) -> None:
        """The periods and months that *told* has."""
        months = {start_of(Unit.MONTH, moment.first) for moment in told.moments if moment.first is not None}
        self._months = sorted(months, reverse=True)
        self._go.setEnabled(bool(months))
        if told.stretches != self._stretches:
            self._stretches = told.stretches
            self._arrange()

    def show_zoom(self, nearer: bool, further: bool) -> None:
        """Whether it goes nearer and further than now. A button that cannot be pressed keeps the keyboard."""
        self.plus.setEnabled(nearer or self.plus.hasFocus())
        self.minus.setEnabled(further or self.minus.hasFocus())

    # ------------------------------------------------------------ private
    def _pill(self, text: str, sign: str = "", tip: str = "") -> Button:
        return button(text, sign, "pill", tip, after=bool(sign))

    def _arrange(self) -> None:
        for old in (self._whole, *self._periods, self._now, self._go):
            self._flow.removeWidget(old)
        for old in self._periods:
            old.hide()
            old.deleteLater()
        self._periods = [self._period(stretch) for stretch in self._stretches]
        for each in (self._whole, *self._periods, self._now, self._go):
            self._flow.addWidget(each)
            each.show()
        self.updateGeometry()

    def _period(self, stretch: Stretch) -> Button:
        words = stretch.title or stretch.school or dates.school_year(stretch.first)
        shown = words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
        made = self._pill(shown, tip=stretch_said(stretch))
        made.setAccessibleName(tr("Ga naar {what}", what=stretch_said(stretch)))
        made.clicked.connect(lambda: self.over.emit(stretch.first, stretch.last))
        return made

    def _open_months(self) -> None:
        """Months that have something in them, by school year."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for year, months in groupby(self._months, dates.school_year):
            inner = menu.addMenu(year)
            for month in months:
                action = inner.addAction(dates.month(month))
                action.triggered.connect(lambda _checked=False, month=month: self._jump(month))
        menu.popup(self._go.mapToGlobal(QPoint(0, self._go.height() + 2)))

    def _jump(self, month: date) -> None:
        self.over.emit(month, last_of(Unit.MONTH, month))
