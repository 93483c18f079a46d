"""The conversations in a feedback file, and what it adds to those there are: each with a tick, off until it is wanted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.guide import FeedbackFile, FeedbackPlan
from lobdossier.domain.written_down import WrittenDown
from lobdossier.text import dates
from lobdossier.ui.conversation.said import listed, title_of, with_whom
from lobdossier.ui.widgets.buttons import Toggle
from lobdossier.ui.widgets.growing import Growing
from lobdossier.ui.widgets.labels import Words
from lobdossier.ui.widgets.layout import box, grows_down, hbox, vbox
from lobdossier.ui.words import count, tr

_FEW: Final = 6


class Offered(QWidget):
    """`changed` when another one is wanted, or one no longer."""

    changed = Signal()

    def __init__(self, file: FeedbackFile, plan: FeedbackPlan | None) -> None:
        super().__init__()
        self._file = file
        self.wanted: set[str] = set()
        """The ids of those that are ticked."""
        rows = Growing(_FEW, tr("Meer gesprekken laten zien"), gap=12)
        self.setLayout(vbox(rows, gap=0))
        self.setSizePolicy(grows_down())
        if plan is not None:
            rows.show_list(
                [
                    *(lambda talk=talk: self._new(talk) for talk in plan.conversations),
                    *(lambda each=each: self._added(each) for each in plan.added),
                ]
            )

    def _new(self, talk: Conversation) -> QWidget:
        said = tr("Dit gesprek staat in het bestand: {title}", title=title_of(talk))
        return self._row(talk.id, said, self._told(talk))

    def _added(self, added: WrittenDown) -> QWidget:
        """What comes with it. That the rest of it stays is what one would want to know."""
        parts = [tr("nieuwe tekst over wat jullie zeiden")] if added.words else []
        n = len(added.agreements)
        if n:
            parts.append(count(n, tr("{n} nieuwe afspraak"), tr("{n} nieuwe afspraken")))
        said = tr("Dit hoort bij jouw gesprek: {title}", title=title_of(added.before))
        return self._row(added.before.id, said, tr("Erbij: {what}. De rest blijft zoals het is.", what=listed(parts)))

    def _row(self, conversation_id: str, said: str, told: str) -> QWidget:
        tick = Toggle(said, False)
        tick.clicked.connect(lambda: self._tick(conversation_id, tick.isChecked()))
        words = Words(said)
        words.setBuddy(tick)
        return box(hbox(vbox(1, tick, None), (vbox(words, Words(told, "small"), gap=1), 1), gap=12))

    def _told(self, talk: Conversation) -> str:
        """When and with whom it is or was, and how much was agreed."""
        people = sorted(
            (each for each in self._file.participants if each.conversation_id == talk.id), key=lambda p: (p.order, p.id)
        )
        agreed = sum(each.conversation_id == talk.id for each in self._file.agreements)
        facts = [
            dates.plain(talk.on) if talk.on else tr("nog zonder dag"),
            talk.place.strip(),
            with_whom(people),
            count(agreed, tr("{n} afspraak"), tr("{n} afspraken")) if agreed else "",
        ]
        return ", ".join(fact for fact in facts if fact)

    def _tick(self, conversation_id: str, on: bool) -> None:
        (self.wanted.add if on else self.wanted.discard)(conversation_id)
        self.changed.emit()
