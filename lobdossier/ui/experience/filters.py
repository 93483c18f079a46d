"""What a list of experiences is narrowed to: words, sort, competence, school year, star; each choice can be taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from lobdossier.domain.listing import ExperienceFilter
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Competence, ExperienceKind, Sector
from lobdossier.services.experiences import EVERYTHING
from lobdossier.text import dates, names
from lobdossier.ui.experience.said import TINTS
from lobdossier.ui.theme import icon
from lobdossier.ui.widgets.buttons import Button, button, filter_pill
from lobdossier.ui.widgets.fields import search_field
from lobdossier.ui.widgets.layout import FlowLayout, grows_down
from lobdossier.ui.words import tr

T = TypeVar("T")
PAUSE_MS: Final = 150
"""After the last letter of a search."""


@dataclass(frozen=True, slots=True)
class Year:
    """A school year that has experiences, and what the student calls it."""

    title: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu: its words and sign, and the filter that it makes of the present one."""

    text: str
    icon: str
    tint: str
    on: bool
    then: ExperienceFilter


def years_in(months: Sequence[date], periods: Sequence[SchoolPeriod]) -> list[Year]:
    """The school years of *months*, the latest first, named after the school period that holds most of it."""
    found: dict[str, Year] = {}
    for month in months:
        first = month.year if month.month >= dates.FIRST_MONTH_OF_SCHOOL else month.year - 1
        # A year that was typed wrongly may be the first or the last one that a calendar has.
        since = date(first, dates.FIRST_MONTH_OF_SCHOOL, 1) if first >= date.min.year else date.min
        goes_on = first < date.max.year
        until = date(first + 1, dates.FIRST_MONTH_OF_SCHOOL - 1, 31) if goes_on else date.max
        middle = date(first + 1, 1, 15) if goes_on else date.max
        named = [p for p in periods if p.title and (p.start or date.min) <= middle <= (p.end or date.max)]
        title = named[-1].title if named and named[-1].start else dates.school_year(month)
        found.setdefault(dates.school_year(month), Year(title, since, until))
    return list(found.values())


class FilterBar(QWidget):
    """The search field and the filters above the list. `changed` gives the new filter."""

    changed = Signal(object)

    def __init__(self, kinds: Callable[[], Sequence[ExperienceKind]], years: Callable[[], Sequence[Year]]) -> None:
        super().__init__()
        self._kinds, self._years = kinds, years
        self._sector = Sector.MBO
        self.filter = EVERYTHING
        self.field = search_field(tr("Zoek in je ervaringen"), width=250)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.field.textEdited.connect(lambda _text: self._pause.start())
        self.field.textChanged.connect(lambda text: None if text else self._search())
        self.field.returnPressed.connect(self._search)
        self._flow = FlowLayout(self, 8)
        self.setSizePolicy(grows_down())
        self._kind = self._opener(tr("Soort"), self._kind_choices)
        self._competence = self._opener(tr("Competentie"), self._competence_choices)
        self._year = self._opener(tr("Schooljaar"), self._year_choices)
        self._star = button(
            tr("Trots op"), "star", "pill", tr("Alleen ervaringen waar je trots op bent"), checked=False
        )
        self._star.clicked.connect(lambda on: self._become(replace(self.filter, starred=on)))
        for part in (self.field, self._kind, self._competence, self._year, self._star):
            self._flow.addWidget(part)
        self._chosen: list[QWidget] = []

    def set_sector(self, sector: Sector) -> None:
        """The words of vo, mbo or hbo."""
        self._sector = sector

    def set_filter(self, wanted: ExperienceFilter) -> None:
        """Show *wanted* as chosen, without a signal."""
        self._pause.stop()
        self.filter = wanted
        if self.field.text() != wanted.words:
            self.field.blockSignals(True)
            self.field.setText(wanted.words)
            self.field.blockSignals(False)
        self._star.setChecked(wanted.starred)
        self._show_chosen()

    def clear(self) -> None:
        """Take every filter away."""
        self._become(EVERYTHING)

    @property
    def narrows(self) -> bool:
        """Whether anything is chosen or typed."""
        return self.filter != EVERYTHING

    # ------------------------------------------------------------ private
    def _opener(self, text: str, choices: Callable[[], list[Choice]]) -> Button:
        made = filter_pill(text)
        made.setCheckable(False)
        made.setAccessibleName(tr("Filter: {what}", what=text))
        made.clicked.connect(lambda _checked=False: self._open(made, choices()))
        return made

    def _open(self, over: QWidget, choices: list[Choice]) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for choice in choices:
            action = QAction(icon(choice.icon, choice.tint), choice.text.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(choice.on)
            action.triggered.connect(lambda _checked=False, choice=choice: self._become(choice.then))
            menu.addAction(action)
        if not choices:
            menu.addAction(tr("Hier is nog niets te kiezen")).setEnabled(False)
        menu.popup(over.mapToGlobal(QPoint(0, over.height() + 2)))

    def _kind_choices(self) -> list[Choice]:
        return [self._kind_choice(kind) for kind in self._kinds()]

    def _kind_choice(self, kind: ExperienceKind) -> Choice:
        now = self.filter
        return Choice(
            names.kind_name(kind, self._sector),
            names.kind_icon(kind),
            "muted",
            kind in now.kinds,
            replace(now, kinds=_toggled(now.kinds, kind)),
        )

    def _competence_choices(self) -> list[Choice]:
        now = self.filter
        return [
            Choice(
                names.competence_name(c),
                names.competence_icon(c),
                TINTS[c],
                c in now.competences,
                replace(now, competences=_toggled(now.competences, c)),
            )
            for c in Competence
        ]

    def _year_choices(self) -> list[Choice]:
        now = self.filter
        made = []
        for year in self._years():
            on = (now.since, now.until) == (year.since, year.until)
            since, until = (None, None) if on else (year.since, year.until)
            made.append(Choice(year.title, "calendar-days", "muted", on, replace(now, since=since, until=until)))
        return made

    def _show_chosen(self) -> None:
        held = any(pill is self.focusWidget() for pill in self._chosen)
        for pill in self._chosen:
            self._flow.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self._chosen = [self._removable(choice) for choice in self._removals()]
        if self.narrows:
            all_away = button(tr("Filters wissen"), kind="link")
            all_away.clicked.connect(self.clear)
            self._chosen.append(all_away)
        for pill in self._chosen:
            self._flow.addWidget(pill)
            pill.show()
        if held:
            (self._chosen[0] if self._chosen else self.field).setFocus()
        self.updateGeometry()

    def _removals(self) -> list[Choice]:
        now = self.filter
        found = [self._kind_choice(kind) for kind in now.kinds]
        found += [choice for choice in self._competence_choices() if choice.on]
        if now.since or now.until:
            year = next((y for y in self._years() if (y.since, y.until) == (now.since, now.until)), None)
            title = year.title if year else dates.span(now.since, now.until)
            found.append(Choice(title, "calendar-days", "muted", True, replace(now, since=None, until=None)))
        return found

    def _removable(self, choice: Choice) -> Button:
        pill = filter_pill(choice.text, on=True)
        pill.setAccessibleName(tr("Filter weghalen: {what}", what=choice.text))
        pill.setToolTip(tr("Filter weghalen"))
        pill.clicked.connect(lambda _checked=False: self._become(choice.then))
        return pill

    def _search(self) -> None:
        self._pause.stop()
        words = self.field.text()
        if words != self.filter.words:
            self._become(replace(self.filter, words=words))

    def _become(self, wanted: ExperienceFilter) -> None:
        self.set_filter(wanted)
        self.changed.emit(wanted)


def _toggled(chosen: tuple[T, ...], one: T) -> tuple[T, ...]:
    return tuple(c for c in chosen if c != one) if one in chosen else (*chosen, one)
