"""The red thread as a list: what became of each motive, and what the student wrote with it over the years."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain.red_thread import Fate, RedThread, Strand
from lobdossier.ui.even import Even
from lobdossier.ui.portrait.motives.said import fate_said, moment_name, places_said
from lobdossier.ui.widgets.cards import OwnWords
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import box, grows_down, hbox, vbox
from lobdossier.ui.words import tr

_SIGNS = {Fate.STAYED: "spline", Fate.MOVED: "shuffle", Fate.CAME: "plus", Fate.WENT: "circle-slash"}

_LEAST_EM = 44
"""Letters that one motive needs at least to stand beside another."""


class InWords(QWidget):
    """The same as the picture, in the order of now."""

    def __init__(self) -> None:
        super().__init__()
        self._list = vbox(gap=14)
        self.setLayout(self._list)
        self.setSizePolicy(grows_down())
        self._thread = self._told = RedThread((), ())
        self.hide()

    def show_thread(self, thread: RedThread) -> None:
        """Tell all of *thread*; it is put into words when somebody looks."""
        self._thread = thread
        if self.isVisible():
            self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def _tell(self) -> None:
        if self._told != self._thread:
            self._told = self._thread
            self._list.clear()
            told = [_strand(self._thread, strand) for strand in self._thread.strands]
            self._list.put(Even(told, _LEAST_EM, 18))


def _strand(thread: RedThread, strand: Strand) -> QWidget:
    fg = "tint1" if strand.fate is Fate.STAYED else "muted"
    column = vbox(
        label(strand.title, "strong", wrap=True),
        label(fate_said(thread, strand), "", wrap=True),
        label(tr("{places}.", places=places_said(thread, strand)), "small", wrap=True),
        gap=2,
    )
    for at, sentence in sentences(strand):
        column.put(4)
        column.put(label(moment_name(thread, at), "smallstrong"))
        column.put(OwnWords(sentence, fg))
    column.put(None)
    return box(hbox(vbox(1, Icon(_SIGNS[strand.fate], fg, 19), None), (column, 1), gap=10))


def sentences(strand: Strand) -> list[tuple[int, str]]:
    """The own sentences with one motive and the moment of each, oldest first; one that did not change is told once."""
    found: list[tuple[int, str]] = []
    for at, said in enumerate(strand.words):
        if said is not None and said.sentence.strip() and (not found or found[-1][1] != said.sentence):
            found.append((at, said.sentence))
    return found
