"""What comes: the next conversation, and the small steps to tick off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.plans import Step
from lobdossier.domain.vocabulary import StepState
from lobdossier.services.overview import Overview
from lobdossier.text import dates, names
from lobdossier.ui.context import Context
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.buttons import Pressable, button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import Icon, IconTile, Words, label
from lobdossier.ui.widgets.layout import Part, at_start, grows_down, hbox, vbox
from lobdossier.ui.widgets.painting import paint_focus
from lobdossier.ui.widgets.people import AvatarStack, initials
from lobdossier.ui.words import count, tr

SHOWN: Final = 5
"""Steps on the start page; a longer list is no longer a next small thing."""


def conversation_title(conversation: Conversation, participants: Sequence[Participant]) -> str:
    """What the student called it, or its kind and who comes."""
    if conversation.title.strip():
        return conversation.title
    kind = names.conversation_name(conversation.kind)
    people = [p.name.strip() or p.role.strip() for p in participants if p.name.strip() or p.role.strip()]
    if not people:
        return kind
    who = people[0] if len(people) == 1 else tr("{first} en {last}", first=", ".join(people[:-1]), last=people[-1])
    return tr("{kind} met {who}", kind=kind, who=who)


def conversation_card(context: Context, found: Overview, today: date) -> QWidget:
    """The next conversation with the way to prepare it; one whose day has passed asks how it went."""
    conversation = found.conversation
    if conversation is None:
        raise ValueError("no conversation")
    past = conversation.on is not None and conversation.on < today
    if past:
        act = button(tr("Opschrijven hoe het ging"), "notebook-pen", "soft")
        act.clicked.connect(lambda: context.way.go("conclude", conversation.id))
    else:
        act = button(tr("Voorbereiden"), "list-checks", "soft")
        act.clicked.connect(lambda: context.way.go("prepare", conversation.id))
    title = conversation_title(conversation, found.participants)
    words = vbox(Words(title, "h3"), label(_when(conversation, today), "small", wrap=True), gap=2)
    sign: QWidget = IconTile(names.conversation_icon(conversation.kind), size=40)
    named = [participant for participant in found.participants if participant.name.strip()]
    if named:
        stack = [(initials(p.name), place % 5) for place, p in enumerate(named[:4])]
        sign = AvatarStack(stack, ", ".join(p.name for p in named), 38)
    eyebrow = label(tr("Hoe was het gesprek?") if past else tr("Je volgende gesprek"), "eyebrow")
    head = hbox(vbox(sign, None), (words, 1), gap=12)
    return Card(eyebrow, head, at_start(act), pad=16, gap=8)


def _when(conversation: Conversation, today: date) -> str:
    """ "donderdag 26 november, 10.30 uur, over 4 dagen, in lokaal 2.14"; what is not known is left out."""
    if conversation.on is None:
        return tr("Nog geen dag gekozen")
    said = [f"{dates.weekday(conversation.on)} {dates.short(conversation.on)}"]
    if conversation.at is not None:
        said.append(dates.clock(conversation.at))
    said.append(dates.until(conversation.on, today))
    if conversation.place.strip():
        said.append(conversation.place)
    return ", ".join(said)


class TickRow(Pressable):
    """An open step; a press ticks it off."""

    def __init__(self, step: Step, today: date) -> None:
        super().__init__()
        self._sign = Icon("circle", "muted", 20)
        words = vbox(Words(step.title), gap=1)
        by = ""
        if step.by is not None:
            by = (
                tr("voor {day}", day=dates.relative(step.by, today))
                if step.by >= today
                else tr("sinds {day}", day=dates.short(step.by))
            )
            words.put(label(by, "small", wrap=True))
        self.setAccessibleName(tr("Stap afvinken: {title}", title=step.title))
        self.setAccessibleDescription(by)
        self.setToolTip(tr("Afvinken"))
        self._row = hbox(vbox(1, self._sign, None), (words, 1), gap=10, m=(6, 6, 6, 6))
        self.setLayout(self._row)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(grows_down())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.heightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._sign.set_icon("circle-check" if self.underMouse() or self.hasFocus() else "circle", "accent")
        if self.hasFocus():
            paint_focus(QPainter(self), QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), u(8))


def steps_card(context: Context, steps: Sequence[Step], today: date) -> list[Part]:
    """The open steps to tick off; nothing without any."""
    if not steps:
        return []
    card = Card(label(tr("Wat je gaat doen"), "h2", wrap=True), gap=4)
    for step in steps[:SHOWN]:
        row = TickRow(step, today)
        row.clicked.connect(lambda _on=False, step=step: _tick(context, step, today))
        card.body.put(row)
    if len(steps) > SHOWN:
        more = len(steps) - SHOWN
        card.body.put(label(count(more, "en nog {n} stap", "en nog {n} stappen"), "small"))
    return [card]


def _tick(context: Context, step: Step, today: date) -> None:
    plans = context.workspace.plans
    if context.attempt(lambda: plans.finish(step, StepState.DONE, today, label=tr("stap afvinken"))):
        context.voice.say(tr("Stap gedaan"), undo=True)
