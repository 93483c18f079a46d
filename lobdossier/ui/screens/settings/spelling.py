"""Spelling: on or off, and the words that are the student's own."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lobdossier.ui.context import Context
from lobdossier.ui.widgets.buttons import Toggle, button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Box, flow, hbox, vbox
from lobdossier.ui.words import tr

if TYPE_CHECKING:
    from lobdossier.ui.window import MainWindow


class SpellingSection(QWidget):
    """The switch is of this computer; the words are kept in the dossier."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[str, ...] | None = None
        self.toggle = Toggle(tr("Spelling aangeven"), context.settings.now.spelling)
        self.toggle.toggled.connect(self._switched)
        words = vbox(
            label(tr("Spelling aangeven"), "strong", wrap=True),
            label(tr("Puntjes onder een woord dat ik niet ken. Je tekst verandert nooit vanzelf."), "small", wrap=True),
            gap=1,
        )
        note = tr("Staat je muis op zo’n woord? Klik dan rechts. Je ziet betere woorden, of je zegt dat het goed is.")
        self._words: Box = vbox(gap=8)
        self.setLayout(
            vbox(
                Card(hbox((words, 1), self.toggle, gap=16), label(note, "small", wrap=True)),
                Card(label(tr("Mijn eigen woorden"), "h2", wrap=True), self._words),
                gap=12,
            )
        )

    def refresh(self) -> None:
        """Show the switch and the words as they are now."""
        self.toggle.blockSignals(True)
        self.toggle.setChecked(self._context.settings.now.spelling)
        self.toggle.blockSignals(False)
        self.toggle.update()
        words = self._context.workspace.student.own_words
        if words != self._shown:
            self._shown = words
            self._build(words)

    def _build(self, words: tuple[str, ...]) -> None:
        self._words.clear()
        if not words:
            self._words.put(
                label(
                    tr("Nog geen. Namen uit je dossier zijn al goed, die hoef je niet te onthouden."),
                    "small",
                    wrap=True,
                )
            )
            return
        made = []
        for word in words:
            each = button(word, "x", "pill", after=True)
            each.setAccessibleName(tr("{word} vergeten", word=word))
            each.setToolTip(tr("Vergeten"))
            each.setEnabled(not self._context.workspace.read_only)
            each.clicked.connect(partial(self._forget, word))
            made.append(each)
        self._words.put(label(tr("Klik op een woord om het te vergeten."), "small", wrap=True))
        self._words.put(flow(*made, gap=8))

    def _switched(self, on: bool) -> None:
        cast("MainWindow", self.window()).writing.set_spelling(on)

    def _forget(self, word: str) -> None:
        workspace = self._context.workspace
        student = workspace.student
        rest = tuple(each for each in student.own_words if each != word)
        forgot = partial(workspace.records.save, replace(student, own_words=rest), label=tr("woord vergeten"))
        if self._context.attempt(forgot):
            self.refresh()
            self.toggle.setFocus(Qt.FocusReason.OtherFocusReason)
            self._context.voice.say(tr("Vergeten: {word}", word=word), undo=True)
