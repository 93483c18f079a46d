"""Getting the answers of one person: whose, by which way, and what that way asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Participant
from lobdossier.domain.vocabulary import Way
from lobdossier.services.forms import FilledForm
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.said import called, shortened
from lobdossier.ui.voices.deeds import Deeds
from lobdossier.ui.voices.message import MessageWay
from lobdossier.ui.voices.on_form import FormWay
from lobdossier.ui.voices.on_screen import ScreenWay
from lobdossier.ui.voices.paper import PaperWay
from lobdossier.ui.voices.said import sent
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.labels import Words
from lobdossier.ui.widgets.layout import Part, flow, grows_down, vbox
from lobdossier.ui.words import tr

WAYS: Final = (Way.MESSAGE, Way.PAPER, Way.SCREEN, Way.FORM)
"""In the order in which they are easiest."""
Page: TypeAlias = MessageWay | PaperWay | ScreenWay | FormWay


class GettingView(QWidget):
    """`done` after answers came in; `handed_over` gives whose turn it is at the keyboard, `form_read` a form that is back."""

    done = Signal()
    handed_over = Signal(str)
    form_read = Signal(object)

    def __init__(self, context: Context, draft: Draft, deeds: Deeds, person_id: str, way: Way = Way.NONE) -> None:
        super().__init__()
        self._context, self._draft, self._deeds = context, draft, deeds
        self._id, self._way = person_id, way if way in WAYS else self._usual(person_id)
        self._page: Page | None = None
        self._pages: dict[tuple[str, Way], Page] = {}
        self._people, self._whose = Block(), Choices("", [])
        ways = [
            Option(Way.MESSAGE, tr("Met een bericht"), "mail"),
            Option(Way.PAPER, tr("Op papier"), "printer"),
            Option(Way.SCREEN, tr("Op dit scherm"), "keyboard"),
            Option(Way.FORM, tr("Met een formulier"), "file-text"),
        ]
        self._ways = Choices(tr("Hoe?"), ways, [self._way], single=True)
        self._ways.changed.connect(self._choose)
        self._sent = Words("", "small")
        self._undo = button(tr("Toch niet gestuurd"), "undo-2", "ghost")
        self._undo.clicked.connect(self._not_sent)
        self._status = flow(self._sent, self._undo, gap=6)
        self._body = vbox(gap=0)
        self.setLayout(vbox(self._people, self._ways, self._status, self._body, gap=12))
        self.setSizePolicy(grows_down())
        self._build()

    @property
    def person(self) -> Participant | None:
        """Whose answers are coming in; None when that person is no longer at the table."""
        return next((p for p in self._draft.participants if p.id == self._id), None)

    def refresh(self) -> None:
        """Show what the draft holds; what is being typed or looked over stays."""
        person = self.person
        if person is None:
            self.done.emit()
            return
        people = [Option(p.id, shortened(called(p)), note=p.role) for p in self._draft.participants]
        self._people.show_parts(people, lambda: self._choice(people))
        self._whose.set_values([self._id])
        said = sent(person)
        self._sent.setText(said)
        self._status.setVisible(bool(said))
        if self._page is not None:
            self._page.refresh()

    def begin(self) -> None:
        """The keyboard goes to where one begins."""
        if self._page is not None:
            self._page.begin()

    def show_filled(self, filled: FilledForm) -> None:
        """A form that came back: whose it is follows from the form."""
        self._id, self._way = filled.participant_id, Way.FORM
        self._ways.set_values([self._way])
        self._build()
        if isinstance(self._page, FormWay):
            self._page.show_filled(filled)

    # ------------------------------------------------------------ private
    def _choice(self, people: Sequence[Option]) -> list[Part]:
        """Whom to choose from; with one at the table there is no choice."""
        self._whose = Choices(tr("Van wie?"), people, [self._id], single=True)
        self._whose.changed.connect(self._turn_to)
        return [self._whose] if len(people) > 1 else []

    def _usual(self, person_id: str) -> Way:
        """The way that was used before, or the first."""
        person = next((p for p in self._draft.participants if p.id == person_id), None)
        used = (person.answered_by, person.asked_by) if person is not None else ()
        return next((way for way in used if way in WAYS), WAYS[0])

    def _turn_to(self, on: list[str]) -> None:
        if on and self._draft.flush():
            self._id = on[0]
            self._way = self._usual(self._id)
        self._whose.set_values([self._id])
        self._ways.set_values([self._way])
        self._build()

    def _choose(self, on: list[str]) -> None:
        if on and self._draft.flush():
            self._way = Way(on[0])
        self._ways.set_values([self._way])
        self._build()

    def _build(self) -> None:
        """Show the page for this person and this way; one that was there already is as it was left."""
        person = self.person
        if person is None:
            return
        if (self._id, self._way) not in self._pages:
            made = self._make(person)
            self._pages[(self._id, self._way)] = made
            self._body.put(made)
        self._page = self._pages[(self._id, self._way)]
        for page in self._pages.values():
            page.setVisible(page is self._page)
        self.refresh()

    def _make(self, person: Participant) -> Page:
        context, draft, deeds = self._context, self._draft, self._deeds
        if self._way is Way.SCREEN:
            screen = ScreenWay(draft, person)
            screen.handed_over.connect(lambda: self.handed_over.emit(person.id))
            return screen
        page: MessageWay | PaperWay | FormWay
        if self._way is Way.PAPER:
            page = PaperWay(context, draft, deeds, person)
        elif self._way is Way.FORM:
            page = FormWay(context, draft, deeds, person)
            page.read.connect(self.form_read)
        else:
            page = MessageWay(context, draft, deeds, person)
        page.sent.connect(self.refresh)
        page.saved.connect(self.done)
        return page

    def _not_sent(self) -> None:
        if (person := self.person) is not None:
            self._deeds.not_sent(person)
            self.refresh()
            self._ways.take_keyboard(self._way)
