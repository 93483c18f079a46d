"""What comes: the next conversation, and the small steps to tick off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.plans import Step
from lobdossier.services.overview import Overview
from lobdossier.text import dates, names
from lobdossier.ui.context import Context
from lobdossier.ui.plans.planner import Planner
from lobdossier.ui.plans.tick_row import TickRow
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import IconTile, Words, label
from lobdossier.ui.widgets.layout import Part, at_start, hbox, vbox
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
    return tr("{kind} met {who}", kind=kind, who=_people(people))


def _people(called: Sequence[str]) -> str:
    if len(called) == 1:
        return called[0]
    return tr("{first} en {last}", first=", ".join(called[:-1]), last=called[-1])


def coming_card(context: Context, found: Overview, today: date) -> list[Part]:
    """The next conversation with the way to prepare it; a week before it that is what it says. Nothing without one."""
    conversation = found.conversation
    if conversation is None:
        return []
    act = button(tr("Voorbereiden"), "list-checks", "soft")
    act.clicked.connect(lambda: context.way.go("prepare", conversation.id))
    eyebrow = tr("Bereid je gesprek voor") if found.prepare else tr("Je volgende gesprek")
    waiting = [each.name.strip() or each.role.strip() for each in found.waiting]
    told = [tr("Nog geen antwoord van {who}", who=_people(named))] if (named := list(filter(None, waiting))) else []
    return [_conversation(conversation, found.participants, today, eyebrow, act, *told)]


def over_card(context: Context, found: Overview, today: date) -> list[Part]:
    """A conversation whose day has passed, with the way to write down how it went. Nothing without one."""
    conversation = found.over
    if conversation is None:
        return []
    act = door(button(tr("Vastleggen"), "notebook-pen", "soft"))
    act.clicked.connect(lambda: context.way.go("conclude", conversation.id))
    return [_conversation(conversation, found.over_with, today, tr("Hoe was het gesprek?"), act)]


def _conversation(
    conversation: Conversation,
    participants: Sequence[Participant],
    today: date,
    eyebrow: str,
    act: QWidget,
    *told: str,
) -> QWidget:
    title = conversation_title(conversation, participants)
    words = vbox(Words(title, "h3"), label(_when(conversation, today), "small", wrap=True), gap=2)
    for line in told:
        words.put(label(line, "small", wrap=True))
    sign: QWidget = IconTile(names.conversation_icon(conversation.kind), size=40)
    named = [participant for participant in participants if participant.name.strip()]
    if named:
        stack = [(initials(p.name), place % 5) for place, p in enumerate(named[:4])]
        sign = AvatarStack(stack, ", ".join(p.name for p in named), 38)
    act.setAccessibleDescription(title)
    head = hbox(vbox(sign, None), (words, 1), gap=12)
    return Card(label(eyebrow, "eyebrow"), head, at_start(act), pad=16, gap=8)


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


def steps_card(context: Context, steps: Sequence[Step], today: date) -> list[Part]:
    """The open steps to tick off, and the way to all of them; nothing without any."""
    if not steps:
        return []
    planner = Planner(context)
    all_of_them = button(tr("Alles bekijken"), kind="ghost")
    all_of_them.setAccessibleName(tr("Alles bekijken in Plannen"))
    all_of_them.clicked.connect(lambda: context.way.go("plans"))
    card = Card(hbox((label(tr("Wat je gaat doen"), "h2", wrap=True), 1), all_of_them, gap=8), gap=4)
    for step in steps[:SHOWN]:
        card.body.put(TickRow(step, today, planner))
    if len(steps) > SHOWN:
        more = len(steps) - SHOWN
        card.body.put(label(count(more, "en nog {n} stap", "en nog {n} stappen"), "small"))
    return [card]
