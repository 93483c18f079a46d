"""The foot of the room: what was agreed last time, and the way on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Agreement, Conversation
from lobdossier.domain.vocabulary import StepState
from lobdossier.text import dates
from lobdossier.ui.talk.said import STATE_SIGNS, state_said
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.fitting import Fitting
from lobdossier.ui.widgets.labels import Elided, Icon, label
from lobdossier.ui.widgets.layout import Box, box, hbox, rule, vbox
from lobdossier.ui.words import count, tr

_EACH: Final = 190
"""What one agreement needs beside the others; drawn for 11 pt."""
_MOST: Final = 3


class Foot(Fitting):
    """`back_wanted` and `on_wanted` are the way; `agreed_wanted` goes to what was agreed last time."""

    back_wanted = Signal()
    on_wanted = Signal()
    agreed_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._before: Conversation | None = None
        self._agreed: Sequence[Agreement] = ()
        self._roomy = True
        self._shown: object = None
        self.last_time = button(tr("Vorige keer"), kind="crumb")
        self.last_time.clicked.connect(self.agreed_wanted)
        self._day = label("", "small")
        self._list: Box = hbox(gap=16)
        self._more = label("", "small")
        self._last = box(vbox(self.last_time, hbox(4, self._day, None, gap=0), gap=0))
        self._rule = rule(vertical=True)
        self._room = box(hbox(self._last, self._rule, (box(self._list), 1), self._more, gap=12))
        self.back = button(tr("Terug"), "arrow-left", "ghost")
        self.back.clicked.connect(self.back_wanted)
        self.on = button("", "arrow-right", "primary", tr("Verder"), after=True)
        self.on.clicked.connect(self.on_wanted)
        self.setLayout(hbox((self._room, 1), self.back, self.on, gap=10))

    def show_way(self, back: bool, on: str, sign: str = "arrow-right") -> None:
        """Which way one can go: *on* is what the button says, empty for none."""
        self.back.setVisible(back)
        self.on.setVisible(bool(on))
        if on != self.on.text():
            self.on.setText(on)
            self.on.setAccessibleName(on)
            self.on.set_icon(sign)

    def show_agreed(self, before: Conversation | None, agreed: Sequence[Agreement], *, hidden: bool) -> None:
        """What was agreed in the conversation *before*; nothing of it while it is hidden."""
        self._before, self._agreed = before, () if hidden else tuple(agreed)
        self._fit()

    def set_roomy(self, roomy: bool) -> None:
        """Whether there is room for a second line."""
        self._roomy = roomy
        self._fit()

    def _fit(self) -> None:
        there = bool(self._agreed)
        taken = sum(b.sizeHint().width() + u(10) for b in (self.back, self.on) if not b.isHidden())
        room = self.width() - taken - self._last.sizeHint().width() - u(60)
        number = max(0, min(_MOST, len(self._agreed), room // u(_EACH)))
        shown = (tuple(self._agreed), number, self._roomy)
        if shown == self._shown:
            return
        self._shown = shown
        self._last.setVisible(there)
        self._rule.setVisible(there and self._roomy)
        day = dates.short(self._before.on) if self._before is not None and self._before.on else ""
        self._day.setText(day)
        self._day.setVisible(bool(day) and self._roomy)
        said = "; ".join(f"{each.what}: {state_said(each)}" for each in self._agreed)
        self.last_time.setAccessibleDescription(said)
        self.last_time.setToolTip(tr("Kijk terug op wat jullie afspraken"))
        self._list.clear()
        for each in self._agreed[:number]:
            self._list.put((self._line(each), 1))
        more = len(self._agreed) - number
        self._more.setText(count(more, "en nog {n}", "en nog {n}") if more and number else "")

    def _line(self, agreement: Agreement) -> QWidget:
        sign, tone = STATE_SIGNS[agreement.state]
        words = [Elided(agreement.what, "strong" if self._roomy else "")]
        if self._roomy:
            said = state_said(agreement)
            if agreement.by and agreement.state is StepState.OPEN:
                said = tr("{state}, uiterlijk {day}", state=said, day=dates.short(agreement.by))
            words.append(Elided(said, "small"))
        return box(hbox(Icon(sign, tone, 19), (vbox(*words, gap=0), 1), gap=9))
