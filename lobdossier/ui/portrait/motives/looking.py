"""What the thread shows: "Wat bleef", with the own words of then and now, and "Wat veranderde", with a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.red_thread import Change, Fate, RedThread
from lobdossier.ui.portrait.motives.in_words import sentences
from lobdossier.ui.portrait.motives.said import change_said, fate_said, moment_name, question_said, quoted
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, OwnWords
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import at_start, box, flow, hbox, vbox
from lobdossier.ui.words import tr

TOLD: Final = 2
"""Motives that "Wat bleef" tells of in full; the others are named."""
_LINES: Final = 3


class Stayed(Card):
    """What was there each time: the fact, and the first and the newest own words; and a way to write more about it."""

    asked = Signal(str)
    """A question about what stayed is going to be answered."""

    def __init__(self) -> None:
        super().__init__(gap=10)
        self._thread = RedThread((), ())
        self._list = vbox(gap=12)
        self.body.put(
            hbox(vbox(Icon("spline", "tint1", 20), None), (label(tr("Wat bleef"), "h3", wrap=True), 1), gap=9)
        )
        self.body.put(box(self._list))
        self.more = button(tr("Schrijven"), "pencil", "ghost", tr("Schrijven over wat bleef"))
        self.more.setAccessibleName(tr("Schrijven over wat bleef"))
        self.more.clicked.connect(self._ask)
        self.body.put(at_start(door(self.more)))
        self.body.put(None)

    def show_thread(self, thread: RedThread) -> None:
        """Show what stayed in *thread*."""
        if thread == self._thread:
            return
        self._thread = thread
        self._list.clear()
        stayed = thread.with_fate(Fate.STAYED)
        self.more.setVisible(bool(stayed))
        for strand in stayed[:TOLD]:
            part = vbox(
                label(strand.title, "strong", wrap=True), label(fate_said(thread, strand), "small", wrap=True), gap=2
            )
            told = sentences(strand)
            for at, sentence in dict((told[0], told[-1])).items() if told else ():
                part.put(2)
                part.put(label(moment_name(thread, at), "smallstrong"))
                part.put(OwnWords(sentence, "tint1", lines=None if len(sentence) < 200 else _LINES))
            self._list.put(box(part))
        if rest := stayed[TOLD:]:
            self._list.put(label(tr("Ook {titles}.", titles=quoted([s.title for s in rest])), "small", wrap=True))
        if not stayed:
            self._list.put(
                label(tr("Nog niets stond er elke keer hoog bij. Dat mag: je bent aan het zoeken."), "muted", wrap=True)
            )

    def _ask(self) -> None:
        title = self._thread.with_fate(Fate.STAYED)[0].title
        self.asked.emit(tr("“{title}” stond er elke keer bij. Waar merk je dat aan?", title=title))


class Changed(Card):
    """One thing that changed and a question about it, which leads to writing."""

    asked = Signal(str)
    """The question is going to be answered."""

    def __init__(self) -> None:
        super().__init__(gap=10, fill="tint1_soft")
        self._thread = RedThread((), ())
        self._changes: Sequence[Change] = ()
        self._at = 0
        self._fact = label("", "", wrap=True)
        self._question = label("", "strong", wrap=True)
        self.write = door(button(tr("Schrijven"), "pencil"))
        self.other = button(tr("Iets anders"), "shuffle", "ghost")
        self.write.clicked.connect(lambda: self.asked.emit(self.question))
        self.other.clicked.connect(self._next)
        head = hbox(vbox(Icon("shuffle", "tint1", 20), None), (label(tr("Wat veranderde"), "h3", wrap=True), 1), gap=9)
        self._deeds: QWidget = flow(self.write, self.other)
        for part in (head, self._fact, self._question, self._deeds):
            self.body.put(part)
        self.body.put(None)

    @property
    def question(self) -> str:
        """The fact and the question, as they are answered."""
        return f"{self._fact.text()} {self._question.text()}".strip()

    def show_thread(self, thread: RedThread) -> None:
        """Ask about *thread*."""
        self._thread, self._changes = thread, thread.changes()
        self._at = min(self._at, max(0, len(self._changes) - 1))
        self._show()

    def _next(self) -> None:
        self._at = (self._at + 1) % len(self._changes)
        self._show()

    def _show(self) -> None:
        there = bool(self._changes)
        self._question.setVisible(there)
        self._deeds.setVisible(there)
        self.other.setVisible(len(self._changes) > 1)
        if there:
            change = self._changes[self._at]
            self._fact.setText(change_said(self._thread, change))
            self._question.setText(question_said(change))
        else:
            self._fact.setText(tr("Je volgorde is nog bijna dezelfde als toen."))
