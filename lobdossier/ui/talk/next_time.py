"""The last question: when do you go on? A date becomes a planned conversation, and a file for the calendar."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Conversation
from lobdossier.text import dates
from lobdossier.text.files import save_name
from lobdossier.ui import ask
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.said import day_of, title_of, with_whom
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.dates import DateField
from lobdossier.ui.widgets.growing import focus_first
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import box, flow, hbox, sized, vbox
from lobdossier.ui.widgets.page import Body, scroll
from lobdossier.ui.words import tr

WIDEST = 640
MONTH, TWO_MONTHS, DAY = "month", "two", "day"
SUFFIX: Final = ".ics"


class NextTime(QWidget):
    """Asks for a day and plans; what is planned can be put in a calendar and prepared."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._planned: Conversation | None = None
        today = context.workspace.today()
        self._soon = {MONTH: dates.in_a_month(today), TWO_MONTHS: dates.in_a_month(dates.in_a_month(today))}
        options = [
            Option(MONTH, tr("over een maand"), note=dates.plain(self._soon[MONTH])),
            Option(TWO_MONTHS, tr("over twee maanden"), note=dates.plain(self._soon[TWO_MONTHS])),
            Option(DAY, tr("een andere dag"), "calendar"),
        ]
        self._moments = Choices(tr("Wanneer praten jullie verder?"), options, single=True)
        self._moments.changed.connect(self._tapped)
        self._field = DateField(tr("Op welke dag?"), self._soon[MONTH])
        self._field.picked.connect(lambda _day: self._tell())
        self._said = label("", "muted", wrap=True)
        self.plan = button(tr("Zo plannen"), "calendar-check", "soft")
        self.plan.clicked.connect(self._plan)
        self._asking = Card(
            label(tr("Wanneer praten jullie verder?"), "h2", wrap=True),
            label(tr("Weet je het nog niet? Sla het dan over."), "muted", wrap=True),
            self._moments,
            flow(self._field),
            self._said,
            flow(self.plan),
        )
        self._title, self._when = Words("", "strong"), Words("", "small")
        self.calendar = button(tr("Zet in je agenda"), "calendar", "soft")
        self.calendar.clicked.connect(self._save)
        prepare = button(tr("Alvast voorbereiden"), "notebook-pen", "ghost")
        prepare.clicked.connect(self._prepare)
        self._there = Card(
            label(tr("Het volgende gesprek staat klaar"), "h2", wrap=True),
            hbox(Icon("calendar-check", "ok", 22), (vbox(self._title, self._when, gap=1), 1), gap=12),
            label(tr("Bij het begin daarvan komen jullie afspraken terug."), "muted", wrap=True),
            flow(self.calendar, prepare),
        )
        column = vbox(
            hbox(Icon("circle-check", "ok", 26), (label(tr("Het gesprek is afgerond"), "h1", wrap=True), 1), gap=12),
            6,
            self._asking,
            self._there,
            None,
            gap=10,
        )
        body = Body()
        body.setLayout(hbox(None, (sized(box(column), max_width=WIDEST), 20), None, m=(0, 20, 0, 12)))
        self.setLayout(vbox((scroll(body), 1), gap=0))
        self.refresh()

    def refresh(self) -> None:
        """Show the next conversation of this kind, if there is one."""
        conversations, now = self._context.workspace.conversations, self._draft.conversation
        coming = [c for c in conversations.coming() if c.kind is now.kind and c.id != now.id]
        self._planned = next(iter(coming), None)
        self._asking.setVisible(self._planned is None)
        self._there.setVisible(self._planned is not None)
        if self._planned is not None:
            today = self._context.workspace.today()
            day = day_of(self._planned.on, today) if self._planned.on else tr("nog geen datum")
            people = with_whom(conversations.participants(self._planned.id))
            self._title.setText(title_of(self._planned))
            self._when.setText(", ".join(part for part in (day, people) if part))
            self.calendar.setVisible(self._planned.on is not None)
        self._tell()

    def begin(self) -> None:
        """The keyboard goes to the first answer."""
        focus_first(self._moments if self._planned is None else self.calendar)

    @property
    def _day(self) -> date | None:
        """The day that was chosen."""
        chosen = next(iter(self._moments.values), "")
        return self._field.day if chosen == DAY else self._soon.get(chosen)

    def _tapped(self, on: list[str]) -> None:
        self._tell()
        if on == [DAY]:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self._field.setVisible(DAY in self._moments.values)
        day, today = self._day, self._context.workspace.today()
        self._said.setText(tr("Op {day}.", day=day_of(day, today)) if day else "")
        self._said.setVisible(day is not None)
        self.plan.setEnabled(day is not None)

    def _plan(self) -> None:
        day = self._day
        conversations = self._context.workspace.conversations
        if day is None or not self._context.attempt(
            lambda: conversations.follow_up(self._draft.conversation, day, label=tr("volgend gesprek plannen"))
        ):
            return
        self.refresh()
        self._context.voice.say(tr("Gesprek gepland"), undo=True)
        self.calendar.setFocus(Qt.FocusReason.OtherFocusReason)

    def _prepare(self) -> None:
        if self._planned is not None:
            self._context.way.go("prepare", self._planned.id)

    def _save(self) -> None:
        """A file that every calendar can read, where the student wants it; then it is opened, which puts it there."""
        planned = self._planned
        if planned is None:
            return
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        proposed = folder / save_name(f"{title_of(planned)}{SUFFIX}")
        target = ask.where_to_save(self, tr("Voor je agenda bewaren"), proposed, tr("Agenda"), SUFFIX)
        if target is None:
            return
        voices = self._context.workspace.voices
        if self._context.attempt(lambda: voices.write_calendar(planned, target)):
            self._context.open_address(QUrl.fromLocalFile(str(target)))
            self._context.voice.say(tr("Bewaard als {name}. Open het, dan staat het in je agenda.", name=target.name))
