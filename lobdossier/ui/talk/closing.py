"""Rounding off in the same room: who does what by when, the student's own words, and whether everybody agrees.

It stays in the calm frame, and does not go over into the page "Afronden": people still sit at the table, and what they
noted stands beside it to be read again. The steps are those of that page.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from lobdossier.domain.vocabulary import Part as PartOf
from lobdossier.text.names import part_name
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.agreements import AgreementsPart
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.parts import StepPart
from lobdossier.ui.conversation.people import People
from lobdossier.ui.conversation.reading import Reading
from lobdossier.ui.conversation.scrolling import follow_open_step
from lobdossier.ui.conversation.telling import ConsentPart, summary_part
from lobdossier.ui.editors.prose import Prose
from lobdossier.ui.talk.said import PART_ICONS, noted
from lobdossier.ui.turns import in_turns
from lobdossier.ui.widgets.cards import Bar, Card
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import Columns, Part, box, hbox, sized, vbox
from lobdossier.ui.widgets.page import Body, scroll
from lobdossier.ui.widgets.steps import Steps
from lobdossier.ui.words import tr

WIDEST = 1_240


class Closing(QWidget):
    """Three steps, with the notes of the conversation beside them."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self._parts: list[StepPart] = []
        self.agreements: AgreementsPart | None = None
        self._people: People | None = None
        self._reading: Reading | None = None
        self.steps = Steps()
        self._side = vbox(gap=12)
        self._noted: object = None
        if context.workspace.read_only:
            self._reading = Reading(context, draft)
            main: list[Part] = [self._reading]
        else:
            main = self._writing(context)
        title = label(tr("Samen afronden") if self._parts else tr("Afspraken"), "h1", wrap=True)
        self._notes = Card(label(tr("Wat jullie noteerden"), "h3"), self._side, gap=12)
        columns = Columns(box(vbox(title, *main, None, gap=12)), box(vbox(self._notes, None, gap=0)), 380, 24, 96)
        body = Body()
        body.setLayout(hbox(None, (sized(columns, max_width=WIDEST), 20), None, m=(0, 12, 0, 12)))
        self.setLayout(vbox((scroll(body), 1), gap=0))
        if self._parts:
            follow_open_step(self, self.steps)
        self._show_notes()

    def _writing(self, context: Context) -> list[Part]:
        draft = self._draft
        self.agreements = AgreementsPart(context, draft)
        self._add(self.agreements)
        self.steps.opened.connect(self._begin)
        draft.changed.connect(self._changed)
        table = vbox(gap=0)

        def people() -> None:
            self._people = People(context, draft)
            table.put(self._people)

        # What is not typed in first comes a turn later: no key waits for it.
        later: list[Callable[[], object]] = [
            people,
            lambda: self._add(summary_part(context, draft)),
            lambda: self._add(ConsentPart(context, draft)),
        ]
        QTimer.singleShot(0, self, lambda: in_turns(self, later))
        note = label(tr("Wat jij moet doen, komt als stap op Start te staan."), "small", wrap=True)
        return [table, self.steps, note]

    def _add(self, part: StepPart) -> None:
        self._parts.append(part)
        self.steps.add(part.which, part.title, part.icon, part)
        self._tell(part)

    def begin(self) -> None:
        """The keyboard goes to the agreement that is to be typed."""
        if self.agreements is not None:
            self.agreements.begin()

    def take_in(self) -> bool:
        """What stands in the form for a next agreement counts too. Returns whether all is stored."""
        return self.agreements.take_in() if self.agreements is not None else self._draft.flush()

    def refresh(self) -> None:
        """Show what the draft holds, and the notes as they are now."""
        for part in self._parts:
            part.refresh()
        if self._reading is not None:
            self._reading.refresh()
        self._changed()
        self._show_notes()

    def _begin(self, which: str) -> None:
        next(part for part in self._parts if part.which == which).begin()

    def _changed(self) -> None:
        if self._people is not None:
            self._people.refresh()
        for part in self._parts:
            if part.which in ("agreements", "consent"):  # they name the people at the table
                part.refresh()
            self._tell(part)

    def _tell(self, part: StepPart) -> None:
        told = part.told()
        self.steps.set_summary(part.which, told.line, told.there)

    def _show_notes(self) -> None:
        notes = self._draft.conversation.notes
        if notes == self._noted:
            return
        self._noted = notes
        self._side.clear()
        for part in PartOf:
            if text := noted(notes, part):
                head = hbox(Icon(PART_ICONS[part], "muted", 17), label(tr(part_name(part)), "smallstrong"), None, gap=7)
                self._side.put(box(vbox(head, Bar(Prose(text), fg="border_strong"), gap=4)))
        if not notes:
            self._side.put(label(tr("Er zijn geen notities. Schrijf op wat je nog weet."), "muted", wrap=True))
