"""Choose one experience: the latest ones, and a search as one types that keeps its speed in a dossier of thousands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain.listing import ExperienceFilter, ExperienceRow
from lobdossier.text import names
from lobdossier.ui.context import Context
from lobdossier.ui.experience.said import title_said, when_said
from lobdossier.ui.portrait.panel import Panel
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.fields import search_field
from lobdossier.ui.widgets.labels import Elided, Icon, label
from lobdossier.ui.widgets.layout import flow, hbox, vbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.words import count, tr

_SHOWN: Final = 5
_PAUSE_MS: Final = 150
"""After the last key; then is searched."""


class ExperiencePicker(Panel):
    """A search field with the experiences that fit under it. `chosen` gives the id of one.

    Arrow keys go through them, Enter chooses: in the field the first one. Those in *without* are not offered.
    """

    chosen = Signal(str)

    def __init__(self, context: Context, question: str, without: Collection[str] = ()) -> None:
        super().__init__()
        self._context, self._without = context, frozenset(without)
        self.field = search_field(tr("Zoek in je ervaringen"))
        self.rows: list[CardButton] = []
        self._list = vbox(gap=4)
        self._none = label("", "muted", wrap=True)
        self._none.hide()
        new, away = button(tr("Nieuwe ervaring"), "plus", "ghost"), button(tr("Niet nu"), kind="ghost")
        new.clicked.connect(lambda: context.way.go("experience"))
        away.clicked.connect(self.left)
        self.setLayout(
            vbox(label(question, "strong", wrap=True), self.field, self._list, self._none, flow(new, away), gap=8)
        )
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self._entered, self._looked_for = False, ""
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._enter)
        self._search()

    def begin(self) -> None:
        """The keyboard in the search field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ private
    def _typed(self) -> None:
        self._entered = False
        self._pause.start()

    def _search(self) -> None:
        """The first few that hold all the words, read in the background."""
        words, experiences = self.field.text(), self._context.workspace.experiences
        self._pause.stop()
        wanted, limit = ExperienceFilter(words=words), _SHOWN + len(self._without)
        self._context.jobs.run(
            self,
            lambda _progress, _stopped: experiences.page(wanted, limit=limit),
            done=lambda found: self._show(words, found),
            failed=self._context.voice.fail,
        )

    def _show(self, words: str, found: Sequence[ExperienceRow]) -> None:
        if words != self.field.text():  # typed on meanwhile: the next answer is on its way
            return
        self._looked_for = words
        held = any(row.hasFocus() for row in self.rows)
        self._list.clear()
        self.rows = [self._row(row) for row in found if row.id not in self._without][:_SHOWN]
        for row in self.rows:
            self._list.put(row)
        searched = bool(words.strip())
        self._none.setText(
            tr("Niets gevonden met deze woorden.")
            if searched
            else tr("Hier komen je ervaringen. Vertel er eerst één, dan kun je hem hier kiezen.")
        )
        self._none.setVisible(not self.rows)
        self.field.setVisible(searched or self.field.hasFocus() or bool(self.rows))
        if held:
            self.begin()
        if self._entered and self.rows:
            self.rows[0].click()
            return
        if searched:
            announce(self, count(len(self.rows), tr("{n} ervaring"), tr("{n} ervaringen")))

    def _row(self, row: ExperienceRow) -> CardButton:
        title = title_said(row.title, row.opening)
        when = when_said(row.start, row.end, self._context.workspace.today())
        words = hbox(Icon(names.kind_icon(row.kind), "muted", 17), (Elided(title), 1), label(when, "small"), gap=9)
        made = CardButton(tr("{title}, {when}. Kies deze", title=title, when=when), words, pad=8, shadow=False)
        made.clicked.connect(lambda: self.chosen.emit(row.id))
        return made

    def _step(self, by: int) -> None:
        places: list[QWidget] = [self.field, *self.rows]
        at = next((place for place, each in enumerate(places) if each.hasFocus()), 0)
        places[max(0, min(len(places) - 1, at + by))].setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        """Choose the first one of what is typed; while that is still being looked for, as soon as it is found."""
        self._entered = True
        if self._pause.isActive() or self._looked_for != self.field.text():
            self._search()
        elif self.rows:
            self.rows[0].click()
