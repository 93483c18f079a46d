"""A conversation as the list shows it: one that comes, one that was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.text import dates
from lobdossier.text.blocks import plain_text
from lobdossier.text.markdown import parse
from lobdossier.text.names import conversation_icon, conversation_name
from lobdossier.ui.conversation.agreeing import facts_of
from lobdossier.ui.conversation.progress import how_far
from lobdossier.ui.conversation.reading import agreement_line
from lobdossier.ui.conversation.said import agreeing, called, first_line, title_of, when_and_where, with_whom
from lobdossier.ui.guide.mark import mark
from lobdossier.ui.guide.said import remarks
from lobdossier.ui.widgets.buttons import Button, button
from lobdossier.ui.widgets.cards import Card, CardButton, OwnWords
from lobdossier.ui.widgets.chips import tag
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import IconTile, Words, label
from lobdossier.ui.widgets.layout import Part, at_start, flow, hbox, vbox
from lobdossier.ui.words import count, tr

SHOWN: Final = 3
"""Agreements on the card of a conversation that was; the others are behind it."""


def coming_card(
    conversation: Conversation,
    people: Sequence[Participant],
    today: date,
    prepare: Callable[[], None],
    conclude: Callable[[], None],
    talk: Callable[[], None],
    walk: Callable[[], None],
    ask: Callable[[], None],
    away: Callable[[], None],
    waiting: int = 0,
) -> Card:
    """One that comes: what, with whom, when in words, how far the preparation is. After its day it can be concluded.

    *waiting*: how many remarks on it wait for the student.
    """
    over = conversation.on is not None and conversation.on <= today
    name = tr(conversation_name(conversation.kind))
    title = vbox(label(title_of(conversation) if conversation.title.strip() else name, "h3", wrap=True), gap=1)
    if people:
        title.put(Words(with_whom(people), "muted"))
    for sign in mark(waiting):
        title.put(at_start(sign))
    when = (
        tag(dates.until(conversation.on, today), "calendar", "accent")
        if conversation.on
        else tag(tr("nog geen datum"), "calendar")
    )
    facts = when_and_where(conversation, today)
    to_prepare = button(tr("Voorbereiden"), "notebook-pen")
    to_conclude = door(button(tr("Afronden"), "check", "soft"))
    to_prepare.clicked.connect(prepare)
    to_conclude.clicked.connect(conclude)
    to_talk = button(tr("Gesprek voeren"), "messages-square")
    to_talk.clicked.connect(talk)
    look = button(tr("Samen bekijken"), "maximize-2", "ghost")
    look.clicked.connect(walk)
    voices = button(tr("Vragen aan iedereen"), "columns-3", "ghost")
    voices.clicked.connect(ask)
    bin_ = door(button("", "trash-2", "ghost", tr("{title} weggooien", title=title_of(conversation))))
    bin_.clicked.connect(away)
    # On the day itself it is to be held; after it, to be written down; before it, to be prepared.
    rest = [voices, look, bin_]
    actions: list[Button] = [to_prepare, to_talk, *rest]
    if over:
        to_day = conversation.on == today
        actions = [to_talk, to_conclude, to_prepare, *rest] if to_day else [to_conclude, to_prepare, to_talk, *rest]
        if to_day:
            to_talk.set_kind("soft")
            to_talk.set_icon("messages-square")
            to_conclude.set_kind("")
            to_conclude.set_icon("check")
    else:
        to_prepare.set_kind("soft")
        to_prepare.set_icon("notebook-pen")
    for action in actions:
        action.setAccessibleDescription(title_of(conversation))
    tile = IconTile(conversation_icon(conversation.kind))
    parts: list[Part] = [hbox(tile, (title, 1), vbox(when, None), gap=14)]
    if facts:
        parts.append(Words(facts))
    told = tr("Hoe was het? Schrijf op wat jullie afspraken.") if over else how_far(conversation, people)
    parts.append(label(told, "muted", wrap=True))
    parts.append(flow(*actions))
    return Card(*parts, gap=8)


def past_card(
    conversation: Conversation,
    people: Sequence[Participant],
    agreements: Sequence[Agreement],
    today: date,
    waiting: int = 0,
) -> CardButton:
    """One that was: the student's own words, what was agreed and where that stands, who agrees; *waiting* as above."""
    facts = [when_and_where(conversation, today), with_whom(people)]
    head = vbox(label(title_of(conversation), "h3", wrap=True), Words(", ".join(f for f in facts if f), "small"), gap=1)
    for sign in mark(waiting):
        head.put(at_start(sign))
    parts: list[Part] = [hbox(IconTile(conversation_icon(conversation.kind)), (head, 1), gap=14)]
    if summary := first_line(plain_text(parse(conversation.summary))):
        parts.append(OwnWords(summary, lines=1))
    parts += [agreement_line(agreement, facts_of(agreement, today)) for agreement in agreements[:SHOWN]]
    if len(agreements) > SHOWN:
        more = len(agreements) - SHOWN
        parts.append(label(count(more, "en nog {n} afspraak", "en nog {n} afspraken"), "small"))
    if said := agreeing(people):
        parts.append(label(said, "small", wrap=True))
    whose = ", ".join([title_of(conversation), *(called(p) for p in people)])
    names = tr("{whose}. Lezen", whose=whose)
    if waiting:
        names = f"{names}. {remarks(waiting)}"
    return CardButton(names, *parts, pad=18, gap=10)
