"""The rows of the qualities that suit the student, under one heading, a few at first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QTimer, Signal

from lobdossier.domain.chains import Chain
from lobdossier.ui.portrait.qualities.lane import Lane, is_wide
from lobdossier.ui.portrait.qualities.row import Row, headings
from lobdossier.ui.portrait.qualities.said import all_said
from lobdossier.ui.theme import u
from lobdossier.ui.thumbnails import Thumbnails
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.fitting import Fitting
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import at_start, box, grows_down, hbox, vbox
from lobdossier.ui.words import tr

_FEW: Final = 8
_IN_A_TURN: Final = 2
_PAD: Final = 10


class Rows(Fitting):
    """Keeps a row for each quality; one that did not change stays as it is, the keyboard with it."""

    row_made = Signal(object)

    def __init__(self, tint: str, thumbnails: Thumbnails, *, only_look: bool = False) -> None:
        super().__init__()
        self.rows: dict[str, Row] = {}
        self._tint, self._thumbnails, self._only_look = tint, thumbnails, only_look
        self._chains: list[Chain] = []
        self.waiting: Mapping[str, int] = {}
        """How many remarks wait, by the id of the quality."""
        self._shown = _FEW
        self._keep = ""
        self._making = QTimer(self, singleShot=True, interval=0)
        self._making.timeout.connect(self._build)
        self._note = label("", "muted", wrap=True)
        words = [hbox(8, (label(text, "smallstrong", tone="muted"), 1)) for text in headings()[:1]]
        columns = [box(words[0]), *(label(text, "smallstrong", tone="muted") for text in headings()[1:])]
        self._headings = box(vbox(Lane.headings(*columns), m=(_PAD, 4, _PAD, 0)))
        self._column = vbox(gap=8)
        self.more = button(tr("Meer kwaliteiten laten zien"), "chevron-down", "ghost")
        self.more.clicked.connect(self._show_more)
        self.setLayout(vbox(self._note, self._headings, self._column, at_start(self.more), gap=6))
        self.setSizePolicy(grows_down())

    @property
    def growing(self) -> bool:
        """Whether rows are still being made."""
        return self._making.isActive()

    def show_chains(self, chains: Sequence[Chain], *, only_open: bool, keep: str) -> None:
        """Show these, or only those with an open link; the one with id *keep* is open and stays."""
        self._keep = keep
        self._note.setText(self._said(chains, only_open))
        self._chains = [each for each in chains if not only_open or not each.whole or each.quality.id == keep]
        self._build()
        self._fit()

    # ------------------------------------------------------------ private
    def _said(self, chains: Sequence[Chain], only_open: bool) -> str:
        if not chains:
            return tr("Nog geen kwaliteit die bij je past. Kies kaarten, of schrijf je eigen woord.")
        if only_open and all(chain.whole for chain in chains):
            return tr("Niets staat nog open: van alles is er een ervaring, bewijs en iemand die het zag.")
        return all_said(list(chains))

    def _build(self) -> None:
        """Make the rows that are missing, a few in each turn of the event loop: keys and clicks never wait for all."""
        self._making.stop()
        shown = [chain for place, chain in enumerate(self._chains) if place < self._shown or self._is_kept(chain)]
        wanted = {chain.quality.id for chain in shown}
        for gone in [which for which in self.rows if which not in wanted]:
            self._drop(gone)
        made = 0
        for place, chain in enumerate(shown):
            row = self.rows.get(chain.quality.id)
            if row is not None:
                row.show_chain(chain, self.waiting.get(chain.quality.id, 0))
            elif made == _IN_A_TURN:
                self._making.start()
                break
            else:
                self._make(place, chain)
                made += 1
        self.more.setVisible(len(shown) < len(self._chains) and not self.growing)

    def _make(self, place: int, chain: Chain) -> None:
        row = self.rows[chain.quality.id] = Row(chain, self._tint, self._thumbnails, only_look=self._only_look)
        row.show_chain(chain, self.waiting.get(chain.quality.id, 0))
        self._column.insertWidget(place, row)
        self.row_made.emit(row)

    def _is_kept(self, chain: Chain) -> bool:
        return chain.quality.id == self._keep

    def _drop(self, which: str) -> None:
        row = self.rows.pop(which)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _show_more(self) -> None:
        before = set(self.rows)
        self._shown += _FEW
        self._build()
        new = next((row for which, row in self.rows.items() if which not in before), None)
        if new is not None:
            new.take_keyboard()

    def _fit(self) -> None:
        """Without columns there is nothing to head."""
        self._headings.setVisible(bool(self._chains) and is_wide(self.width() - 2 * u(_PAD)))
