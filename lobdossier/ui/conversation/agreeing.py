"""The questions of one agreement: what, who, by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.conversation import Agreement, Participant
from lobdossier.text import dates
from lobdossier.ui.conversation.said import called, day_of, shortened
from lobdossier.ui.widgets.buttons import Option
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.dates import DateField
from lobdossier.ui.widgets.fields import line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import flow, grows_down, hbox, vbox
from lobdossier.ui.words import tr

ME, OTHER = "me", "other"
WEEK, MONTH, DAY, NEVER = "week", "month", "day", "never"


def who_of(agreement: Agreement) -> str:
    """Who does it, in words."""
    return tr("Jij") if agreement.mine else agreement.who.strip() or tr("Iemand anders")


def facts_of(agreement: Agreement, today: date) -> str:
    """ "Jij, uiterlijk donderdag 10 december"."""
    if agreement.by is None:
        return who_of(agreement)
    return tr("{who}, uiterlijk {day}", who=who_of(agreement), day=day_of(agreement.by, today))


class AgreementForm(QWidget):
    """One line to type and two rows of taps. `edited`: the words changed; `chosen`: who or when; Enter: `entered`."""

    edited = Signal()
    named = Signal()
    """The name of somebody who is not at the table is being typed."""
    chosen = Signal()
    entered = Signal()

    def __init__(self, today: date, people: Sequence[Participant], placeholder: str = "", student: str = "") -> None:
        """*student*: what the student is called here, when it is somebody else who writes it down."""
        super().__init__()
        self._today = today
        self.field = line_field(tr("Wat spraken jullie af?"), "", placeholder, limits.LINE)
        self.field.textEdited.connect(lambda: self.edited.emit())
        self.field.returnPressed.connect(self.entered)
        self._names = {p.id: called(p) for p in people}
        options = [
            Option(ME, student or tr("ik")),
            *(Option(p.id, shortened(called(p)), note=called(p)) for p in people),
            Option(OTHER, tr("iemand anders")),
        ]
        self._who = Choices(tr("Wie doet het?"), options, [ME], single=True)
        self._who.changed.connect(self._who_tapped)
        self.name = line_field(tr("Wie dan?"), "", tr("Wie dan?"), limits.TITLE)
        self.name.textEdited.connect(lambda: self.named.emit())
        self.name.returnPressed.connect(self.entered)
        moments = [
            Option(WEEK, tr("over een week"), note=dates.plain(today + timedelta(days=7))),
            Option(MONTH, tr("over een maand"), note=dates.plain(dates.in_a_month(today))),
            Option(DAY, tr("datum"), "calendar"),
            Option(NEVER, tr("geen datum")),
        ]
        self._when = Choices(tr("Voor wanneer?"), moments, [NEVER], single=True)
        self._when.changed.connect(self._when_tapped)
        self._day = DateField(tr("Uiterlijk op"), today + timedelta(days=14))
        self._day.picked.connect(lambda _day: self.chosen.emit())
        self._said = label("", "small")
        self.setLayout(
            vbox(
                self.field,
                label(tr("Wie doet het?"), "smallstrong"),
                self._who,
                self.name,
                label(tr("Voor wanneer?"), "smallstrong"),
                self._when,
                hbox(flow(self._day, self._said)),
                gap=6,
            )
        )
        self.setSizePolicy(grows_down())
        self._show_more()

    @property
    def who(self) -> str:
        """The name of who does it; empty for the student."""
        chosen = self._chosen(self._who, ME)
        return "" if chosen == ME else self.name.text() if chosen == OTHER else self._names[chosen]

    @property
    def mine(self) -> bool:
        """Whether the student does it."""
        return self._chosen(self._who, ME) == ME

    @property
    def by(self) -> date | None:
        """The day by which it is done."""
        chosen = self._chosen(self._when, NEVER)
        return {WEEK: self._today + timedelta(days=7), MONTH: dates.in_a_month(self._today), DAY: self._day.day}.get(
            chosen
        )

    def show_agreement(self, agreement: Agreement) -> None:
        """Show *agreement*, without a signal."""
        self.field.setText(agreement.what)
        who = next((which for which, name in self._names.items() if name == agreement.who), OTHER)
        self._who.set_values([ME if agreement.mine else who])
        self.name.setText(agreement.who)
        near = {self._today + timedelta(days=7): WEEK, dates.in_a_month(self._today): MONTH, None: NEVER}
        self._when.set_values([near.get(agreement.by, DAY)])
        if agreement.by is not None:
            self._day.set_day(agreement.by)
        self._show_more()

    def _chosen(self, choices: Choices, otherwise: str) -> str:
        return next(iter(choices.values), otherwise)

    def _who_tapped(self, on: list[str]) -> None:
        if not on:  # somebody does it: a tap on the chosen one keeps it
            self._who.set_values([ME])
        self._show_more()
        if on == [OTHER]:
            self.name.clear()
            self.name.setFocus()
        self.chosen.emit()

    def _when_tapped(self, on: list[str]) -> None:
        if not on:
            self._when.set_values([NEVER])
        self._show_more()
        if on == [DAY]:
            self._day.setFocus()
        self.chosen.emit()

    def _show_more(self) -> None:
        self.name.setVisible(self._chosen(self._who, ME) == OTHER)
        moment = self._chosen(self._when, NEVER)
        self._day.setVisible(moment == DAY)
        self._said.setVisible(moment in (WEEK, MONTH))
        self._said.setText(tr("uiterlijk {day}", day=day_of(self.by, self._today)) if self.by else "")
