"""By when: a few near moments to tap, or a day from the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.text import dates
from lobdossier.ui.widgets.buttons import Option
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.dates import DateField
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import flow, grows_down, vbox
from lobdossier.ui.words import tr

_THIS, _NEXT, _MONTH, _DAY = "this", "next", "month", "day"
_AWAY: Final = timedelta(days=14)


class ByWhen(QWidget):
    """No day, or one. `chosen` gives the new one; a tap on what is chosen takes it away again."""

    chosen = Signal(object)

    def __init__(self, today: date, by: date | None = None, name: str = "") -> None:
        super().__init__()
        sunday = dates.end_of_week(today)
        self._days = {_THIS: sunday, _NEXT: sunday + timedelta(days=7), _MONTH: dates.in_a_month(today)}
        moments = [
            Option(_THIS, tr("deze week"), note=dates.plain(self._days[_THIS])),
            Option(_NEXT, tr("volgende week"), note=dates.plain(self._days[_NEXT])),
            Option(_MONTH, tr("over een maand"), note=dates.plain(self._days[_MONTH])),
            Option(_DAY, tr("kies een dag"), "calendar"),
        ]
        self.moments = Choices(name or tr("Voor wanneer?"), moments, single=True)
        self.day = DateField(tr("Voor welke dag"), by or today + _AWAY)
        self._said = label("", "small")
        self._row = flow(self.day, self._said)
        self.setLayout(vbox(self.moments, self._row, gap=8))
        self.setSizePolicy(grows_down())
        self.moments.changed.connect(self._tapped)
        self.day.picked.connect(self._picked)
        known = next((which for which, day in self._days.items() if day == by), _DAY)
        self.moments.set_values([known] if by is not None else [])
        self._show_day()

    @property
    def by(self) -> date | None:
        """The day that is chosen."""
        which = next(iter(self.moments.values), "")
        return self.day.day if which == _DAY else self._days.get(which)

    def _tapped(self) -> None:
        self._show_day()
        if self.day.isVisibleTo(self):
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(self.by)

    def _picked(self) -> None:
        self._show_day()
        self.chosen.emit(self.by)

    def _show_day(self) -> None:
        self._row.setVisible(_DAY in self.moments.values)
        self._said.setText(dates.weekday(self.day.day))
