"""A conversation as a guide prepares it and writes it down; of one of the student only what was said and agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain.vocabulary import ConversationState
from lobdossier.ui.conversation.said import title_of
from lobdossier.ui.guide.table import Table
from lobdossier.ui.guide.talk_plan import TalkPlan
from lobdossier.ui.guide.talk_said import TalkSaid
from lobdossier.ui.voices.typed import agreed
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import flow
from lobdossier.ui.words import tr


class TalkForm(Card):
    """Shows one conversation, and gives it back as it was written."""

    typed = Signal()
    """Something was changed: to be kept soon."""
    done = Signal()
    away_wanted = Signal()

    def __init__(self, table: Table, name: str, today: date) -> None:
        """*name* is the first name of the student."""
        super().__init__(pad=14, gap=8)
        self._table, self._today = table, today
        self.plan = TalkPlan(table.talk, today) if not table.of_student else None
        """None when the plan is the student's."""
        self.said = TalkSaid(table, name, today)
        self._held, held = agreed(tr("Dit gesprek is geweest"), table.talk.state is ConversationState.HELD)
        self._held.clicked.connect(self._held_changed)
        done = button(tr("Klaar"), "check", "soft")
        done.clicked.connect(self.done)
        away = button(tr("Weghalen"), "trash-2", "ghost")
        away.setAccessibleName(tr("Weghalen: {what}", what=title_of(table.talk)))
        away.clicked.connect(self.away_wanted)
        parts: list[QWidget]
        if self.plan is None:
            title = title_of(table.talk)
            note = tr("{name} heeft dit gesprek in het dossier. Wat jij opschrijft, komt erbij als {name} dat wil.", name=name)  # fmt: skip
            parts = [label(note, "small", wrap=True), self.said]
        else:
            title = tr("Een gesprek met {name}", name=name)
            note = tr("Leest {name} het in? Daarna komt alleen nieuwe tekst en een nieuwe afspraak er nog bij.", name=name)  # fmt: skip
            parts = [self.plan, held, self.said, label(note, "small", wrap=True)]
            self.plan.typed.connect(self.typed)
        self.said.typed.connect(self.typed)
        self.setAccessibleName(title)
        for part in (Words(title, "h3"), *parts, flow(done, away, gap=6)):
            self.body.put(part)
        self.said.setVisible(self._is_held)

    @property
    def table(self) -> Table:
        """All of it as it was written. What was held is of some day: today, when no other was chosen."""
        table, held = self._table, self._is_held
        talk = self.plan.written(table.talk) if self.plan is not None else table.talk
        talk = replace(
            talk,
            state=ConversationState.HELD if held else ConversationState.PLANNED,
            on=talk.on or (self._today if held else None),
            talked_about=self.said.talked_about,
        )
        return replace(table, talk=talk, agreed=self.said.agreements)

    def take_keyboard(self) -> None:
        """Where one begins."""
        (self.plan or self.said).take_keyboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list; what was written is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _is_held(self) -> bool:
        return self.plan is None or self._held.isChecked()

    def _held_changed(self) -> None:
        self.said.setVisible(self._is_held)
        self.typed.emit()
        if self._is_held:
            self.said.take_keyboard()
