"""The own part of motievenreflectie: choosing, ordering, saying why, and the red thread over the years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lobdossier.domain.portrait import Motive, MotiveOrder
from lobdossier.domain.record import Record
from lobdossier.domain.red_thread import Fate
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Competence
from lobdossier.services.cards import deck
from lobdossier.services.motives import MotivePage
from lobdossier.ui.context import Context
from lobdossier.ui.editors.autosave import Autosave, SaveState
from lobdossier.ui.even import Even
from lobdossier.ui.portrait.form import Form
from lobdossier.ui.portrait.motives.looking import Changed, Stayed
from lobdossier.ui.portrait.motives.picker import Picker
from lobdossier.ui.portrait.motives.thread_card import ThreadCard
from lobdossier.ui.reflection.opening import ask
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.layout import vbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.widgets.sight import hold_in_sight, soon_into_sight
from lobdossier.ui.words import tr

_SIDE_EM = 44
"""Letters that "Wat bleef" and "Wat veranderde" need each to stand side by side."""


class MotivesForm(Form):
    """The order of today with the thread that runs into it; what was let go; what stayed and what changed."""

    kinds: ClassVar[tuple[type[Record], ...]] = (Motive, MotiveOrder, SchoolPeriod)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._motives = context.workspace.motives
        self._failed = self._begun = False
        self._sought = ""
        self._page: MotivePage | None = None
        self.choose = door(button(tr("Motief kiezen"), "playing-cards", "primary"))
        self.choose.clicked.connect(self._open_picker)
        self.picker = door(Picker(deck().motives))
        self.card = ThreadCard(context, self._store_typed)
        self.stayed, self.changed = Stayed(), Changed()
        self._looking = Even([self.stayed, self.changed], _SIDE_EM, 14)
        self.setLayout(vbox(self.picker, self.card, self._looking, gap=14))
        self._autosave = Autosave(self._save, self)
        self._autosave.failed.connect(self._tell_failure)
        self._autosave.state_changed.connect(self._tell_state)
        self.picker.hide()
        self._connect()

    def head_actions(self) -> Sequence[QWidget]:
        """Choosing is what the page begins with."""
        return (self.choose,)

    def refresh(self) -> None:
        """Show the motives, their order and their history; a sentence that waits to be stored stays as it is typed."""
        self._show(self._motives.page())
        if not self._autosave.dirty:
            for row in self.card.ordered.rows:
                row.take_over()
                row.say(SaveState.SAVED)

    def reveal(self, kind: str, record_id: str) -> None:
        """Bring the keyboard to the motive that was searched for, as soon as the order has been read."""
        if kind == Motive.KIND:
            self._sought = record_id
            self._show_sought()

    def flush(self) -> bool:
        """Store the sentence and the own words that are still being typed."""
        self.picker.keep_typed()
        return self._store_typed() and not self.picker.field.text().strip()

    # ------------------------------------------------------------ showing
    def _show(self, page: MotivePage) -> None:
        self._page = page
        stayed = {strand.key for strand in page.thread.with_fate(Fate.STAYED)}
        self.card.show_page(page, stayed)
        self.card.setVisible(bool(page.motives or page.let_go or page.orders))
        self._looking.setVisible(page.thread.spans)
        self.stayed.show_thread(page.thread)
        self.changed.show_thread(page.thread)
        self.picker.show_chosen([motive.card_id for motive in page.motives])
        if not self._begun:  # where nothing was chosen yet, the cards lie on the table already
            self.picker.setVisible(not page.motives)
            self._begun = True
        self._show_sought()

    def _show_sought(self) -> None:
        self.card.ordered.make_room(self._sought)
        row = next((row for row in self.card.ordered.rows if row.motive.id == self._sought), None)
        if row is not None:
            self._sought = ""
            row.face.setFocus(Qt.FocusReason.OtherFocusReason)
            hold_in_sight(row.face)  # the page grows while what is under this form is read

    def _open_picker(self) -> None:
        self.picker.show()
        self.picker.begin()

    def _close_picker(self) -> None:
        self.picker.hide()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        soon_into_sight(self.choose)

    # ------------------------------------------------------------ deeds
    def _choose(self, title: str, card_id: str) -> None:
        label = tr("motief kiezen")
        if self._do(lambda: self._motives.choose(title, card_id, label=label, origin=self)):
            if not card_id:
                self.picker.taken()
            announce(self, tr("“{title}” staat in je volgorde.", title=title))

    def _refuse(self, card_id: str) -> None:
        found = next((motive for motive in self._motives.present() if motive.card_id == card_id), None)
        if found is not None:
            self._let_go(found.id)

    def _put(self, motive_id: str, place: int) -> None:
        if self._do(lambda: self._motives.put(motive_id, place, label=tr("motief verplaatsen"), origin=self)):
            rows = self.card.ordered.rows
            here = next((row for row in rows if row.motive.id == motive_id), None)
            if here is not None:
                said = tr(
                    "“{title}”: plek {n} van {all}.",
                    title=here.motive.title,
                    n=here.motive.rank,
                    all=self.card.ordered.total,
                )
                announce(self, said)

    def _let_go(self, motive_id: str) -> None:
        title = next((m.title for m in self._motives.present() if m.id == motive_id), "")
        if self._do(lambda: self._motives.let_go(motive_id, label=tr("motief loslaten"), origin=self)):
            self.context.voice.say(tr("“{title}” losgelaten.", title=title), undo=True)

    def _take_back(self, motive_id: str) -> None:
        self._do(lambda: self._motives.take_back(motive_id, label=tr("motief terughalen"), origin=self))

    def _link(self, motive_id: str, experience_id: str, on: bool) -> None:
        label = tr("ervaring koppelen") if on else tr("ervaring loshalen")
        self._do(lambda: self._motives.link(motive_id, experience_id, on=on, label=label, origin=self))

    def _do(self, act: Callable[[], object]) -> bool:
        """Store what is typed, do *act*, and show what came of it; where it failed, what there was before."""
        done = self._store_typed() and self.context.attempt(lambda: self._act(act))
        if not done and self._page is not None:
            self._show(self._page)
        return done

    def _act(self, act: Callable[[], object]) -> None:
        act()
        self.refresh()

    # ------------------------------------------------------------ storing
    def _store_typed(self) -> bool:
        return self._autosave.flush()

    def _save(self) -> None:
        for row in self.card.ordered.rows:
            if row.is_open:
                self._motives.write(row.motive.id, row.text(), row.name(), origin=self)
        self._show(self._motives.page())

    def _tell_failure(self, error: Exception) -> None:
        self._failed = True
        self.context.voice.fail(error, self.flush)

    def _tell_state(self, state: SaveState) -> None:
        for row in self.card.ordered.rows:
            row.say(state)
        if state is SaveState.SAVED and self._failed:
            self._failed = False
            self.context.voice.mend()

    # ------------------------------------------------------------ private
    def _connect(self) -> None:
        self.picker.chosen.connect(self._choose)
        self.picker.refused.connect(self._refuse)
        self.picker.left.connect(self._close_picker)
        ordered = self.card.ordered
        ordered.put.connect(self._put)
        ordered.typed.connect(self._autosave.touch)
        ordered.let_go.connect(self._let_go)
        ordered.linked.connect(self._link)
        self.card.gone.taken_back.connect(self._take_back)
        self.stayed.asked.connect(self._ask)
        self.changed.asked.connect(self._ask)

    def _ask(self, question: str) -> None:
        self.context.way.go("reflect", ask(Competence.MOTIEVENREFLECTIE, question))
