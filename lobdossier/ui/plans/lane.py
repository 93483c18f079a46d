"""One column of the board: its heading, the cards in it, and the way to more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QSizePolicy, QWidget

from lobdossier.domain.board import Lane
from lobdossier.ui.plans.said import lane_name
from lobdossier.ui.plans.step_card import StepCard
from lobdossier.ui.widgets.acting import Acting
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import at_start, box, grows_down, hbox, vbox
from lobdossier.ui.words import count, tr

ICONS: Final = {Lane.NOW: "zap", Lane.LATER: "hourglass", Lane.DONE: "flag"}


class Entry(NamedTuple):
    """What stands in a column: which step, a key that changes when the widget must be built anew, and its maker."""

    id: str
    key: object
    make: Callable[[], QWidget]


class LaneView(QWidget, Acting):
    """Shows what it is given from top to bottom; a widget whose key stays the same stays, and the keyboard in it."""

    role = QAccessible.Role.List
    more_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, lane: Lane) -> None:
        QWidget.__init__(self)
        Acting.__init__(self)
        self.lane = lane
        self._made: dict[str, tuple[object, QWidget]] = {}
        self.widgets: list[QWidget] = []
        """What stands in it, from top to bottom."""
        self._note = label("", "small", wrap=True)
        heading = hbox(Icon(ICONS[lane], "text", 19), label(lane_name(lane), "h2"), (self._note, 1), gap=9)
        self.head = box(heading)
        self._column = vbox(gap=9)
        self.more = button(tr("Meer laten zien"), "chevron-down", "ghost")
        self.more.clicked.connect(self.more_wanted)
        self._nothing = label(tr("Hier komt wat je gedaan hebt."), "muted", wrap=True)
        self.new = door(button(_new_words(lane), "plus", "open"))
        self.new.clicked.connect(self.new_wanted)
        column = vbox(self.head, self._column, self._nothing, at_start(self.new), at_start(self.more), None, gap=9)
        self.setLayout(column)
        policy = grows_down()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # one long word makes no column wider than the others
        self.setSizePolicy(policy)

    @property
    def cards(self) -> list[StepCard]:
        """The steps in it, from top to bottom."""
        found = []
        for widget in self.widgets:
            card = widget if isinstance(widget, StepCard) else widget.findChild(StepCard)
            if card is not None:
                found.append(card)
        return found

    def show_entries(
        self, entries: Sequence[Entry], all_of_them: int, note: str, *, adding: bool, most: int
    ) -> tuple[int, bool]:
        """Show *entries*, the first of *all_of_them*; *adding*: a new step may be begun here.

        At most *most* widgets are made now. Returns how many were, and whether all of *entries* are there: what is not
        comes when this is asked again.
        """
        wanted = {entry.id for entry in entries}
        for which in [which for which in self._made if which not in wanted]:
            self._drop(which)
        shown, made = self._within(entries, most)
        self.widgets = [self._widget(entry) for entry in shown]
        for place, widget in enumerate(self.widgets):
            if self._column.indexOf(widget) != place:
                self._column.removeWidget(widget)
                self._column.insertWidget(place, widget)
        for place, card in enumerate(self.cards, 1):
            card.set_place(place, all_of_them)
        left = all_of_them - len(entries)
        self.more.setText(count(left, tr("Nog {n} laten zien"), tr("Nog {n} laten zien")))
        self.more.setAccessibleName(tr("{lane}: nog {n} laten zien", lane=lane_name(self.lane), n=left))
        self.more.setVisible(left > 0)
        self._nothing.setVisible(self.lane is Lane.DONE and not entries)
        self.new.setVisible(adding and self.lane is not Lane.DONE)
        self._note.setText(note)
        stated = count(all_of_them, tr("{n} stap"), tr("{n} stappen"))
        self.setAccessibleName(tr("{lane}, {stated}", lane=lane_name(self.lane), stated=stated))
        return made, len(shown) == len(entries)

    def _within(self, entries: Sequence[Entry], most: int) -> tuple[Sequence[Entry], int]:
        """The first *entries* for which at most *most* widgets must be made, and how many that are."""
        made = 0
        for place, entry in enumerate(entries):
            if self._made.get(entry.id, (None, None))[0] != entry.key:
                if made == most:
                    return entries[:place], made
                made += 1
        return entries, made

    def _widget(self, entry: Entry) -> QWidget:
        key, widget = self._made.get(entry.id, (None, None))
        if widget is None or key != entry.key:
            self._drop(entry.id)
            widget = entry.make()
            self._made[entry.id] = (entry.key, widget)
        return widget

    def _drop(self, which: str) -> None:
        _, widget = self._made.pop(which, (None, None))
        if widget is not None:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()


def _new_words(lane: Lane) -> str:
    return tr("Iets voor straks") if lane is Lane.LATER else tr("Iets voor nu")
