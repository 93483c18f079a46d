"""Choosing a day or a period, in Dutch: Vandaag, Gisteren, Andere dag, van-tot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QWidget

from lobdossier.ui.theme import color
from lobdossier.ui.widgets.buttons import Option
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import flow, grows_down, sized, vbox
from lobdossier.ui.words import tr

DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
_EARLIEST = date(1900, 1, 1)


class Calendar(QCalendarWidget):
    """A month: Dutch names, Monday first, no week numbers, weekends in the colour of the other days."""

    def __init__(self) -> None:
        super().__init__()
        self.setLocale(DUTCH)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setAccessibleName(tr("Kalender"))
        self.restyle()

    def restyle(self) -> None:
        plain, head = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(color("text"))
        head.setForeground(color("muted"))
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, plain)
        self.setHeaderTextFormat(head)


class DateField(QDateEdit):
    """One day to type or to pick from a calendar: ``22 november 2026``. ``picked`` gives the new one."""

    picked = Signal(object)

    def __init__(self, name: str, day: date) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setLocale(DUTCH)
        self.setDisplayFormat("d MMMM yyyy")
        self.setCalendarPopup(True)
        self.setCalendarWidget(Calendar())
        self.setMinimumDate(to_qdate(_EARLIEST))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.set_day(day)
        self.dateChanged.connect(self._tell)
        sized(self, width=210)

    @property
    def day(self) -> date:
        return to_date(self.date())

    def set_day(self, day: date) -> None:
        """Show another day, without a signal."""
        self.blockSignals(True)
        self.setDate(to_qdate(day))
        self.blockSignals(False)

    def _tell(self, day: QDate) -> None:
        self.picked.emit(to_date(day))


class DateChooser(QWidget):
    """When was it? Taps for the usual answers, a calendar for the others.

    ``changed`` gives (start, end): both ``None`` when nothing is chosen, ``end`` ``None`` for one day. An end before the
    start moves along with it. ``today`` is asked each time, so that a window that stays open overnight is right.
    """

    changed = Signal(object, object)

    def __init__(
        self,
        name: str,
        start: date | None = None,
        end: date | None = None,
        today: Callable[[], date] = date.today,
        period: bool = True,
        ahead: bool = False,
    ) -> None:
        super().__init__()
        self._today, self._ahead = today, ahead
        near = Option("near", tr("Morgen") if ahead else tr("Gisteren"))
        options = [Option("today", tr("Vandaag")), near, Option("day", tr("Andere dag"), "calendar")]
        if period:
            options.append(Option("period", tr("Van … tot …"), "calendar-days"))
        self._choices = Choices(name, options, single=True)
        self._from = DateField(tr("{name}: dag", name=name), today())
        self._to = DateField(tr("{name}: tot en met", name=name), today())
        self._until = label(tr("tot en met"), "muted")
        self._fields = flow(self._from, self._until, self._to)
        self._choices.changed.connect(self._tapped)
        self._from.picked.connect(self._picked)
        self._to.picked.connect(self._picked)
        self.setLayout(vbox(self._choices, self._fields, gap=8))
        self.setSizePolicy(grows_down())
        self.set_dates(start, end)

    @property
    def start(self) -> date | None:
        kind = self._kind()
        if kind == "today":
            return self._today()
        if kind == "near":
            return self._today() + timedelta(days=1 if self._ahead else -1)
        return self._from.day if kind else None

    @property
    def end(self) -> date | None:
        return max(self._to.day, self._from.day) if self._kind() == "period" else None

    def set_dates(self, start: date | None, end: date | None = None) -> None:
        """Show these dates, without a signal."""
        near = self._today() + timedelta(days=1 if self._ahead else -1)
        if start is None:
            kind = ""
        elif end is not None and end != start:
            kind = "period"
        else:
            kind = {self._today(): "today", near: "near"}.get(start, "day")
        self._choices.set_values([kind])
        if start is not None:
            self._from.set_day(start)
            self._to.set_day(end or start)
        self._show_fields()

    def _kind(self) -> str:
        return next(iter(self._choices.values), "")

    def _show_fields(self) -> None:
        period = self._kind() == "period"
        self._fields.setVisible(period or self._kind() == "day")
        self._until.setVisible(period)
        self._to.setVisible(period)

    def _tapped(self) -> None:
        self._show_fields()
        if self._fields.isVisibleTo(self):
            self._from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._emit()

    def _picked(self) -> None:
        if self._to.day < self._from.day:
            self._to.set_day(self._from.day)
        self._emit()

    def _emit(self) -> None:
        self.changed.emit(self.start, self.end)


def to_qdate(day: date) -> QDate:
    """A day for Qt."""
    return QDate(day.year, day.month, day.day)


def to_date(day: QDate) -> date:
    """A day from Qt."""
    return date(day.year(), day.month(), day.day())
