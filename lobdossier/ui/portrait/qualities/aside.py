"""What suits sometimes or not: quiet lists under the rows, to look at again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.portrait import Quality
from lobdossier.domain.vocabulary import Fit
from lobdossier.text import names
from lobdossier.ui.portrait.panel import Panel
from lobdossier.ui.portrait.qualities.said import FIT_ICONS, chip_title, title_of
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.chips import Pill
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import flow, grows_down, hbox, vbox
from lobdossier.ui.words import tr

FEW: Final = 14
"""Chips of one list that show at first: a whole deck may lie here."""


class Aside(QWidget):
    """One list with a chip for each; a press opens it under the list (`wanted`) or closes it (`left_wanted`)."""

    wanted = Signal(str)
    left_wanted = Signal()

    def __init__(self, fit: Fit) -> None:
        super().__init__()
        self.fit = fit
        self.panel: Panel | None = None
        self.chips: dict[str, Pill] = {}
        self._qualities: list[Quality] = []
        self._all = False
        self._open = ""
        self._flow = vbox(gap=0)
        self._under = vbox(gap=0)
        head = hbox(Icon(FIT_ICONS[fit], "muted", 17), (label(tr(names.fit_name(fit)), "strong", wrap=True), 1), gap=8)
        self.setLayout(vbox(head, self._flow, self._under, gap=8))
        self.setSizePolicy(grows_down())
        self.hide()

    def show_qualities(self, qualities: Sequence[Quality]) -> None:
        """Show these; none hides the list."""
        if list(qualities) != self._qualities:
            self._qualities = list(qualities)
            self._build()
        self.setVisible(bool(qualities))

    def open_with(self, which: str, panel: Panel) -> None:
        """Open *panel* for the one with id *which*."""
        self.close_up()
        self.panel, self._open = panel, which
        panel.left.connect(self.left_wanted)
        self._under.put(Card(panel, shadow=False))
        self._mark()

    def close_up(self) -> None:
        """Only the chips."""
        self._under.clear()
        self.panel, self._open = None, ""
        self._mark()

    # ------------------------------------------------------------ private
    def _build(self) -> None:
        shown = self._qualities if self._all else self._qualities[:FEW]
        self.chips = {each.id: self._chip(each) for each in shown}
        parts: list[QWidget] = list(self.chips.values())
        if len(shown) < len(self._qualities):
            more = button(tr("Alle {n} laten zien", n=len(self._qualities)), "chevron-down", "ghost")
            more.clicked.connect(self._show_all)
            parts.append(more)
        self._flow.clear()
        self._flow.put(flow(*parts, gap=6))
        self._mark()

    def _chip(self, quality: Quality) -> Pill:
        chip = Pill(chip_title(quality), size="s", checkable=True)
        chip.setAccessibleName(tr("{pile}: {title}", pile=tr(names.fit_name(self.fit)), title=title_of(quality)))
        chip.setToolTip(quality.note or title_of(quality))
        chip.clicked.connect(lambda: self._pressed(quality.id))
        return chip

    def _pressed(self, which: str) -> None:
        if which == self._open:
            self.left_wanted.emit()
        else:
            self.wanted.emit(which)
        self._mark()

    def _mark(self) -> None:
        for which, chip in self.chips.items():
            chip.setChecked(which == self._open)

    def _show_all(self) -> None:
        self._all = True
        self._build()
        if len(self._qualities) > FEW:
            self.chips[self._qualities[FEW].id].setFocus()
