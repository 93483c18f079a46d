"""How far the student steered, over time: each own view with its day and what made it so, the oldest at the left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from lobdossier.domain.portrait import SelfView
from lobdossier.text import dates, names
from lobdossier.ui.block import Block
from lobdossier.ui.even import Even
from lobdossier.ui.portrait.said import step_word
from lobdossier.ui.widgets.cards import Card, OwnWords
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Part, at_start, box, vbox
from lobdossier.ui.widgets.scales import StepScale
from lobdossier.ui.words import tr

_MOST = 4
"""Views beside each other; of more the first stays, and the latest."""
_LEAST_EM = 26


class OverTime(Block):
    """There from the second view on: one view is no road yet."""

    def __init__(self, fg: str) -> None:
        super().__init__()
        self._fg = fg

    def show_views(self, views: Sequence[SelfView]) -> None:
        """Show these, oldest first."""
        self.show_parts(tuple(views), lambda: self._build(views))

    def _build(self, views: Sequence[SelfView]) -> list[Part]:
        if len(views) < 2:
            return []
        shown = views if len(views) <= _MOST else [views[0], *views[-_MOST + 1 :]]
        cells = [self._cell(view) for view in shown]
        title = label(tr("Van samen naar zelf"), "h2", wrap=True)
        return [Card(title, Even(cells, _LEAST_EM, gap=14, ragged=True), gap=12)]

    def _cell(self, view: SelfView) -> QWidget:
        words = [step_word(step) for step in range(1, len(names.SELF_VIEWS) + 1)]
        when = dates.month(view.on) if view.on else tr("zonder datum")
        cell = vbox(
            label(when, "small"),
            at_start(StepScale(words, view.step, self._fg)),
            label(step_word(view.step), "strong", wrap=True),
            gap=4,
        )
        if view.why.strip():
            cell.put(OwnWords(view.why, self._fg, "small"))
        cell.put(None)
        return box(cell)
