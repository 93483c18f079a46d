"""One quality as a card: its chain on the grid, and under it what is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from lobdossier.domain.chains import Chain
from lobdossier.ui.portrait.panel import Panel
from lobdossier.ui.portrait.qualities.cells import NameCell, Ways, evidence_cell, experiences_cell, seen_cell
from lobdossier.ui.portrait.qualities.lane import Lane
from lobdossier.ui.thumbnails import Thumbnails
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.layout import box, rule, vbox
from lobdossier.ui.words import tr

DETAIL, PICK, ASK = "detail", "pick", "ask"
"""What can open under a row: the quality itself, a choice of experiences, somebody to ask."""


class Row(Card):
    """Shows one chain. `wanted` asks to open one of the three under it, `left_wanted` to close what is open."""

    wanted = Signal(str)
    left_wanted = Signal()
    experience_wanted = Signal(str)
    evidence_wanted = Signal(str)

    def __init__(self, chain: Chain, tint: str, thumbnails: Thumbnails, *, only_look: bool = False) -> None:
        super().__init__(pad=10, gap=8)
        self.chain, self._waiting = chain, 0
        self.panel: Panel | None = None
        self._thumbnails, self._only_look = thumbnails, only_look
        self._lane = Lane(tint)
        self._under = vbox(gap=8, m=(8, 0, 8, 6))
        self._open = box(self._under)
        self._open.hide()
        self.body.put(self._lane)
        self.body.put(self._open)
        self._show()

    def show_chain(self, chain: Chain, waiting: int) -> None:
        """Show what changed, and how many remarks wait; the keyboard stays in the row when its place is gone."""
        if (chain, waiting) == (self.chain, self._waiting):
            return
        self.chain, self._waiting = chain, waiting
        held = self._lane.isAncestorOf(self.focusWidget() or self)
        self._show()
        if held:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """The keyboard to the name of the row."""
        for just_made in (self, self.name):  # a layout shows it a moment later only
            just_made.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_with(self, panel: Panel) -> None:
        """Open *panel* under the chain, in place of what was open."""
        self._under.clear()
        self.panel = panel
        for part in (rule(), panel):
            self._under.put(part)
        self._open.show()
        panel.left.connect(self.left_wanted)
        self.name.set_open(True)

    def close_up(self) -> None:
        """Only the chain."""
        self._under.clear()
        self._open.hide()
        self.panel = None
        self.name.set_open(False)

    # ------------------------------------------------------------ private
    def _show(self) -> None:
        ways = Ways(
            experience=self.experience_wanted.emit,
            evidence=self.evidence_wanted.emit,
            open=lambda: self.wanted.emit(DETAIL),
            pick=lambda: self.wanted.emit(PICK),
            ask=lambda: self.wanted.emit(ASK),
            only_look=self._only_look,
        )
        chain = self.chain
        self.name = NameCell(chain, self._waiting)
        self.name.set_open(self.panel is not None)
        self.name.clicked.connect(self._name_pressed)
        self._lane.show_links(
            self.name,
            (
                (bool(chain.experiences), experiences_cell(chain, ways)),
                (bool(chain.evidence), evidence_cell(chain, ways, self._thumbnails)),
                (bool(chain.seen), seen_cell(chain, ways)),
            ),
        )

    def _name_pressed(self) -> None:
        if self.panel is None:
            self.wanted.emit(DETAIL)
        else:
            self.left_wanted.emit()


def headings() -> tuple[str, str, str, str]:
    """The words over the four columns."""
    return (tr("Zo ben ik"), tr("Dat zie je bij"), tr("Bewijs"), tr("Wie zag het?"))
