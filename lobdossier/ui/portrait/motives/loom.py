"""The picture beside the cards that it runs into; in a narrow window the cards alone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal

from lobdossier.ui.portrait.motives.ordered import Ordered
from lobdossier.ui.portrait.motives.strip import HEAD, Strip
from lobdossier.ui.theme import em, u
from lobdossier.ui.widgets.fitting import Fitting
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, hbox, sized, vbox
from lobdossier.ui.words import tr

_CARDS = 428
_NARROW_EM = 92
_MAX = 16777215  # QWIDGETSIZE_MAX, which PySide6 does not export


class Loom(Fitting):
    """Keeps the ends of the lines at the height of their cards, also while one is dragged or open."""

    changed = Signal()
    """The picture came or went."""

    def __init__(self, ordered: Ordered) -> None:
        super().__init__()
        self.strip, self._ordered, self._spans = Strip(), ordered, False
        self._hint = label("", "small")
        words = vbox(label(tr("Nu"), "strong"), self._hint, None, gap=1)
        self._head = sized(box(words), height=HEAD)
        self._right = box(vbox(self._head, ordered, None, gap=8))
        self.setLayout(hbox((self.strip, 1), self._right, gap=0))
        self.strip.hide()
        self._head.hide()
        ordered.arranged.connect(self._align)

    @property
    def pictured(self) -> bool:
        """Whether the picture is there."""
        return not self.strip.isHidden()

    def show_spans(self, spans: bool, count: int) -> None:
        """Whether there is a thread to show, and how many motives it runs into."""
        self._spans = spans
        self._hint.setText(tr("sleep in jouw volgorde") if count else tr("nog niets gekozen"))
        self._fit()

    def _fit(self) -> None:
        """Side by side where there is room for both."""
        wide = self._spans and self.width() >= _NARROW_EM * em()
        if wide != self.pictured:
            self.strip.setVisible(wide)
            self._head.setVisible(wide)
            self.changed.emit()
        self._right.setMinimumWidth(u(_CARDS) if wide else 0)
        self._right.setMaximumWidth(u(_CARDS) if wide else _MAX)
        self._align()

    def _align(self) -> None:
        top = self._ordered.mapTo(self, QPoint(0, 0)).y() - self.strip.y()
        self.strip.set_middles([top + middle for middle in self._ordered.middles()])
