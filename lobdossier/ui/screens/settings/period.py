"""One school year, opened: a few questions at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Sector, Track
from lobdossier.text import names
from lobdossier.text.roles import words_for
from lobdossier.ui.ask import ask_for_wishes
from lobdossier.ui.context import Context
from lobdossier.ui.first_start_cards import school_year
from lobdossier.ui.requirements import RequirementsEditor
from lobdossier.ui.screens.settings.me import sector_options
from lobdossier.ui.screens.settings.saved import SavedLine
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.dates import DateField
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Part, at_start, box, flow, hbox, vbox
from lobdossier.ui.wishes.target import wishes_target
from lobdossier.ui.words import tr


class PeriodEditor(Card):
    """Four small groups: the year, the school, the guide, and what the school asks. Each answer stores itself."""

    def __init__(
        self, context: Context, period: SchoolPeriod, saved: Callable[[], None], throw_away: Callable[[], None]
    ) -> None:
        super().__init__(gap=14)
        self._context, self._period, self._saved = context, period, saved
        self.lines: dict[str, SavedLine] = {}
        self._head = label(period.title.strip() or tr("Een schooljaar"), "h2", wrap=True)
        bin_ = button("", "trash-2", "ghost", tr("Dit schooljaar weggooien"))
        bin_.clicked.connect(throw_away)
        self.groups = Choices(
            tr("Over dit schooljaar"),
            [
                Option("year", tr("Jaar"), "calendar"),
                Option("school", tr("School"), "school"),
                Option("guide", tr("Begeleider"), "users"),
                Option("asks", tr("Wat school vraagt"), "list-checks"),
            ],
            ["year"],
            single=True,
        )
        self.groups.changed.connect(self._open)
        self._pages = {"year": self._year(), "school": self._school(), "guide": self._guide(), "asks": self._asks()}
        self._stack: QWidget = box(vbox(*self._pages.values(), gap=0))
        for part in (hbox((self._head, 1), bin_, gap=8), self.groups, self._stack):
            self.body.put(part)
        self._now = "year"
        self._show()

    def focus_first(self) -> None:
        """Bring the keyboard to the first question."""
        self.lines["title"].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> bool:
        """Store what is not stored yet."""
        results = [line.flush() for line in self.lines.values()]  # all of them, also after one that failed
        return all(results)

    # ------------------------------------------------------------ the groups
    def _year(self) -> QWidget:
        first, last = school_year(self._context.workspace.today())
        self.start = DateField(tr("Eerste dag"), self._period.start or first)
        self.end = DateField(tr("Laatste dag"), self._period.end or last)
        self.start.picked.connect(lambda day: self._store_days(day, max(day, self.end.day)))
        self.end.picked.connect(lambda day: self._store_days(min(day, self.start.day), day))
        return self._page(
            self._asked("title", tr("Hoe noem je dit jaar?"), tr("Zoals mbo 2 of vmbo 4.")),
            label(tr("Van wanneer tot wanneer?"), "strong"),
            flow(self.start, label(tr("tot en met"), "muted"), self.end),
        )

    def _school(self) -> QWidget:
        words = words_for(self._period.sector)
        sectors = Choices(tr("Soort school"), sector_options(), [self._period.sector], single=True)
        sectors.changed.connect(lambda on: self._chosen(sectors, "sector", Sector, on))
        parts: list[Part] = [sectors, self._asked("school", tr("Welke school?"))]
        parts.append(self._asked("course", tr("Welke {course}?", course=words.course)))
        if self._period.sector is Sector.MBO:
            options = [Option(track, names.track_name(track)) for track in Track if track]
            tracks = Choices(tr("Hoe leer je?"), options, [self._period.track], single=True)
            tracks.changed.connect(lambda on: self._try_store(track=Track(on[0] if on else "")))
            parts.append(tracks)
        return self._page(*parts)

    def _guide(self) -> QWidget:
        words = words_for(self._period.sector)
        return self._page(
            self._asked("guide", tr("Wie is je {guide}?", guide=words.guide)),
            self._asked(
                "help_desk",
                tr("En bij wie kun je terecht als dat niet lukt?"),
                tr("Zoals de decaan of de balie."),
                limits.LINE,
            ),
        )

    def _asks(self) -> QWidget:
        note = label(tr("Laat op 0 staan wat niet gevraagd wordt."), "small", wrap=True)
        self.requirements = RequirementsEditor(self._context, self._period)
        school = button(tr("Bestand van je school openen"), "file-text", "ghost")
        school.clicked.connect(self._open_wishes)
        hint = label(
            tr("Kreeg je een bestand dat eindigt op .lobeisen? Dan hoef je niets over te typen."), "small", True
        )
        return self._page(note, self.requirements, hint, at_start(school))

    def _open_wishes(self) -> None:
        path = ask_for_wishes(self.window())
        # Into a year that is not stored yet nothing can be put: then it is the one of today.
        known = self._context.workspace.records.find(SchoolPeriod, self._period.id)
        if path:
            self._context.way.go("wishes", wishes_target(Path(path), known.id if known else ""))

    def _page(self, *parts: Part) -> QWidget:
        return box(vbox(*parts, gap=12))

    def _asked(self, field: str, question: str, note: str = "", limit: int = limits.TITLE) -> SavedLine:
        text = str(getattr(self._period, field))

        def save(typed: str) -> None:
            self._store(**{field: typed})

        self.lines[field] = SavedLine(self._context, question, text, save, note=note, limit=limit, saved=self._saved)
        return self.lines[field]

    def _open(self, chosen: list[str]) -> None:
        if not self.flush():
            self.groups.set_values([self._now])
            return
        self._now = chosen[0] if chosen else self._now
        self._show()

    def _show(self) -> None:
        self.groups.set_values([self._now])
        for which, page in self._pages.items():
            page.setVisible(which == self._now)

    # ------------------------------------------------------------ storing
    def _chosen(self, choices: Choices, field: str, kind: type[Sector], on: list[str]) -> None:
        if on:
            self._try_store(**{field: kind(on[0])})
        else:
            choices.set_values([str(getattr(self._period, field))])

    def _store_days(self, start: date, end: date) -> None:
        self.start.set_day(start)
        self.end.set_day(end)
        self._try_store(start=start, end=end)

    def _try_store(self, **values: object) -> None:
        if self._context.attempt(lambda: self._store(**values)):
            self._saved()

    def _store(self, **values: object) -> None:
        """Store one answer. A year in which nothing was filled in is not stored."""
        records = self._context.workspace.records
        known = records.find(SchoolPeriod, self._period.id)
        changed = replace(known or self._period, **values)  # type: ignore[arg-type]  # the names are those of its fields
        if known is None and replace(changed, unknown=self._period.unknown) == self._period:
            return
        records.save(changed, origin=self)
        self._period = changed
        self._head.setText(changed.title.strip() or tr("Een schooljaar"))
