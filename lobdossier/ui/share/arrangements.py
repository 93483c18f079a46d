"""What was agreed about a document: until when it may be kept, and who said that it may be given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.career_document import CareerDocument
from lobdossier.text import dates
from lobdossier.ui.experience.disclosure import Disclosure
from lobdossier.ui.widgets.buttons import Option
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.dates import DateField
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, flow, vbox
from lobdossier.ui.words import tr

_YEARS, _SCHOOL_YEAR, _DAY = "years", "school_year", "day"


class Arrangements(QWidget):
    """Folded: nobody has to fill it in. `changed` when the student did."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today, self._now = today, CareerDocument()
        self.fold = Disclosure("arrangements", tr("Afspraken erbij"), "handshake", self._body)
        self.setLayout(vbox(self.fold, gap=0))
        self._say()

    def fill(self, draft: CareerDocument) -> None:
        """Show *draft*; tells nobody."""
        same = self.agreed(draft) == draft
        self._now = draft
        self._say()
        if not same:
            self.fold.rebuild()

    def agreed(self, draft: CareerDocument) -> CareerDocument:
        """*draft* with what was agreed about it."""
        now = self._now
        return replace(draft, keep_until=now.keep_until, consent_by=now.consent_by, consent_on=now.consent_on)

    def _say(self) -> None:
        now = self._now
        said = [tr("bewaren tot {day}", day=dates.plain(now.keep_until))] if now.keep_until else []
        said += [tr("goedgevonden door {name}", name=now.consent_by.strip())] if now.consent_by.strip() else []
        self.fold.answer(", ".join(said) or tr("Hoe lang, en wie vond het goed?"), bool(said))

    def _body(self) -> QWidget:
        days = {_YEARS: in_two_years(self._today()), _SCHOOL_YEAR: end_of_school_year(self._today())}
        keep = Choices(
            tr("Tot wanneer mag de ander het bewaren?"),
            [
                Option(_SCHOOL_YEAR, tr("tot einde schooljaar"), note=dates.plain(days[_SCHOOL_YEAR])),
                Option(_YEARS, tr("2 jaar"), note=dates.plain(days[_YEARS])),
                Option(_DAY, tr("kies een dag"), "calendar"),
            ],
            single=True,
        )
        until = self._now.keep_until
        known = next((which for which, day in days.items() if day == until), _DAY)
        keep.set_values([known] if until else [])
        day = DateField(tr("Bewaren tot"), until or days[_YEARS])
        if known != _DAY or until is None:  # not setVisible: it has no parent yet
            day.hide()

        def tapped(values: list[str]) -> None:
            which = next(iter(values), "")
            day.setVisible(which == _DAY)
            if which == _DAY:
                day.setFocus(Qt.FocusReason.OtherFocusReason)
            self._choose(keep_until=day.day if which == _DAY else days.get(which))

        keep.changed.connect(tapped)
        day.picked.connect(lambda picked: self._choose(keep_until=picked))
        return box(vbox(label(keep.accessibleName(), "strong", wrap=True), keep, flow(day), self._consent(), gap=8))

    def _consent(self) -> QWidget:
        by = line_field(tr("Wie vond het goed?"), self._now.consent_by, limit=200)
        on = DateField(tr("Goedgevonden op"), self._now.consent_on or self._today())
        if not self._now.consent_by.strip():
            on.hide()

        def typed(name: str) -> None:
            on.setVisible(bool(name.strip()))
            self._choose(consent_by=name, consent_on=on.day if name.strip() else None)

        by.textEdited.connect(typed)
        on.picked.connect(lambda picked: self._choose(consent_on=picked))
        note = tr("Ben je jonger dan 16? Dan beslissen je ouders mee. Schrijf hier wie ja zei. Het hoeft niet.")
        return box(vbox(labelled(tr("Wie vond het goed?"), by, note), flow(on), gap=6))

    def _choose(self, **chosen: object) -> None:
        self._now = replace(self._now, **chosen)  # type: ignore[arg-type]  # a field of it by its name
        self._say()
        self.changed.emit()


def in_two_years(today: date) -> date:
    """The same day two years later; the last of February for the 29th."""
    day = min(today.day, 28) if (today.month, today.day) == (2, 29) else today.day
    return date(today.year + 2, today.month, day)


def end_of_school_year(today: date) -> date:
    """The last day of July: the next school year begins on the first of August."""
    return date(today.year + (today.month >= dates.FIRST_MONTH_OF_SCHOOL), 7, 31)
