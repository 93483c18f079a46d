"""School en begeleider: the school years, each with one's own guide and what the school asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from lobdossier.domain.ids import new_id
from lobdossier.domain.student import SchoolPeriod
from lobdossier.text import dates
from lobdossier.ui.context import Context
from lobdossier.ui.first_start_cards import school_year
from lobdossier.ui.screens.settings.period import PeriodEditor
from lobdossier.ui.widgets.buttons import Button, button
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.labels import Elided, Icon, IconTile, label
from lobdossier.ui.widgets.layout import Box, flow, hbox, vbox
from lobdossier.ui.words import tr


class SchoolSection(QWidget):
    """The school years, newest first; one is open, the others are one line each."""

    def __init__(self, context: Context, saved: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._saved = context, saved
        self._open = ""
        self._fresh: SchoolPeriod | None = None
        self._shown: list[SchoolPeriod] = []
        self.editor: PeriodEditor | None = None
        self._column: Box = vbox(gap=12)
        self.setLayout(self._column)

    def refresh(self) -> None:
        """Show what the dossier holds; the year that is being filled in stays as it is."""
        found = self._context.workspace.records.all(SchoolPeriod)
        found = sorted(found, key=lambda p: (p.start or date.min, p.id), reverse=True)
        if self._fresh is not None and all(period.id != self._fresh.id for period in found):
            found.insert(0, self._fresh)
        if not self._open and found:
            current = self._context.workspace.period()
            self._open = current.id if current else found[0].id
        if self.editor is None or [p.id for p in found] != [p.id for p in self._shown]:
            self._build(found)
        elif self.editor is not None:
            self.editor.requirements.refresh()
        self._shown = found

    def flush(self) -> bool:
        """Store what is not stored yet."""
        return self.editor is None or self.editor.flush()

    def _build(self, found: list[SchoolPeriod]) -> None:
        self._column.clear()
        self.editor = None
        if not found:
            self._column.put(label(tr("Op welke school zit je, en wie begeleidt je daar?"), "lead", wrap=True))
        for period in found:
            if period.id == self._open:
                self.editor = PeriodEditor(self._context, period, self._saved, partial(self._throw_away, period))
                self._column.put(self.editor)
            else:
                self._column.put(self._line(period))
        add = button(tr("Nog een schooljaar") if found else tr("Schooljaar toevoegen"), "plus", "open")
        add.clicked.connect(self._add)
        ways: list[Button] = [add]
        if found:
            onward = button(tr("Naar een nieuwe school"), "signpost", "ghost")
            onward.clicked.connect(lambda: self._context.way.go("new_school"))
            back = button(tr("Terugkijken op je schooljaren"), "history", "ghost")
            back.clicked.connect(lambda: self._context.way.go("looking_back"))
            ways += [onward, back]
        self._column.put(flow(*ways, gap=8))

    def _line(self, period: SchoolPeriod) -> CardButton:
        title = period.title.strip() or tr("Schooljaar zonder naam")
        said = [part for part in (period.school, dates.span(period.start, period.end)) if part.strip()]
        words = vbox(Elided(title, "h3"), Elided(" · ".join(said), "small"), gap=1)
        card = CardButton(
            tr("{title} openen", title=title),
            hbox(IconTile("school", size=36), (words, 1), Icon("chevron-down", "muted", 18), gap=12),
        )
        card.clicked.connect(lambda: self._show(period.id))
        return card

    def _show(self, period_id: str) -> None:
        if self.flush():
            self._open = period_id
            self._shown = []
            self.refresh()
            if self.editor is not None:
                self.editor.focus_first()

    def _add(self) -> None:
        workspace = self._context.workspace
        latest = max((p.end for p in workspace.records.all(SchoolPeriod) if p.end), default=None)
        # The year after the last one that is there, or the one of today.
        day = max(latest, workspace.today()) if latest else workspace.today()
        start, end = school_year(date(day.year, 8, 1) if latest and latest >= workspace.today() else day)
        self._fresh = SchoolPeriod(id=new_id(), sector=workspace.student.sector, start=start, end=end)
        self._show(self._fresh.id)

    def _throw_away(self, period: SchoolPeriod) -> None:
        records = self._context.workspace.records
        stored = records.find(SchoolPeriod, period.id)
        self._open, self._fresh, self.editor = "", None, None
        if stored is None:
            self.refresh()
        elif self._context.attempt(lambda: records.throw_away(stored, label=tr("schooljaar weggooien"))):
            self._context.voice.say(tr("Schooljaar weggegooid"), undo=True)
