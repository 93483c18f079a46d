"""What was agreed in the last conversation: who does what, how it stands, and the way to the conversation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Agreement
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import StepState
from lobdossier.services.board import Agreed, Promise
from lobdossier.text import dates
from lobdossier.ui.conversation.said import shortened, title_of, with_whom
from lobdossier.ui.even import Even
from lobdossier.ui.plans.said import SIGNS, promise_said
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.growing import Growing
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import Part, box, flow, grows_down, hbox, rule, vbox
from lobdossier.ui.widgets.people import OWN_TINT, Avatar, initials, tint_of
from lobdossier.ui.words import tr

_LEAST_EM = 30
"""Letters of width that one agreement needs."""
_FEW = 4
"""Conversations of which others still owe something that are shown at first."""

Do = Callable[[Agreement], object]


def agreed_card(talk: Agreed, student: Student, today: date, opened: Callable[[str], object], kept: Do | None) -> Card:
    """The agreements of *talk*; *opened* is called with its id, *kept* with an agreement that somebody else kept."""
    title = tr("Afspraken van {day}", day=_day(talk, today)) if talk.conversation.on else tr("Afspraken")
    about = " ".join(part for part in (title_of(talk.conversation), with_whom(talk.participants)) if part)
    way = button(tr("Gesprek openen"), "arrow-right", "link", after=True)
    way.clicked.connect(lambda: opened(talk.conversation.id))
    heading = vbox(label(title, "h2", wrap=True), label(about, "small", wrap=True), gap=1)
    head = hbox(vbox(2, Icon("handshake", "accent", 22), None), (heading, 1), vbox(way, None), gap=10)
    cells = _cells(talk, student, today, kept)
    return Card(head, rule(), Even(cells, _LEAST_EM, gap=14, ragged=True), gap=10)


def waiting_card(talks: Sequence[Agreed], today: date, opened: Callable[[str], object], kept: Do | None) -> Card:
    """What others still do for the student, from conversations before the last one."""
    growing = Growing(_FEW, tr("Meer afspraken laten zien"))
    growing.show_list([partial(_waiting, talk, today, opened, kept) for talk in talks])
    return Card(label(tr("Dit doen anderen nog"), "h2", wrap=True), growing, gap=10)


def _waiting(talk: Agreed, today: date, opened: Callable[[str], object], kept: Do | None) -> QWidget:
    """One conversation: the way to it, and what was promised in it."""
    way = button(shortened(title_of(talk.conversation)), "arrow-right", "link", after=True)
    way.setAccessibleName(tr("Open: {title}", title=title_of(talk.conversation)))
    way.clicked.connect(lambda: opened(talk.conversation.id))
    made = box(vbox(flow(way), Even(_cells(talk, Student(), today, kept), _LEAST_EM, gap=14, ragged=True), gap=10))
    made.setSizePolicy(grows_down())
    return made


def _day(talk: Agreed, today: date) -> str:
    on = talk.conversation.on or today
    return dates.short(on) if on.year == today.year else dates.plain(on)


def _cells(talk: Agreed, student: Student, today: date, kept: Do | None) -> list[QWidget]:
    """One for each who promised something, in the order of the agreements."""
    by_name: dict[tuple[str, bool], list[Promise]] = {}
    for promise in talk.promises:
        mine = promise.agreement.mine
        who = (student.first_name or tr("Jij")) if mine else promise.agreement.who.strip() or tr("Iemand anders")
        by_name.setdefault((who, mine), []).append(promise)
    names = [participant.name.strip() for participant in talk.participants]
    return [
        _person(who, Avatar(initials(student.name), 32, OWN_TINT), promises, today, kept)
        if mine
        else _person(
            who, Avatar(initials(who), 32, tint_of(names.index(who) if who in names else 0)), promises, today, kept
        )
        for (who, mine), promises in by_name.items()
    ]


def _person(who: str, avatar: Avatar, promises: Sequence[Promise], today: date, kept: Do | None) -> QWidget:
    words = vbox(Words(who, "smallstrong"), gap=8)
    for promise in promises:
        words.put(_promise(promise, who, today, kept))
    words.put(None)
    return box(hbox(vbox(avatar, None), (words, 1), gap=10))


def _promise(promise: Promise, who: str, today: date, kept: Do | None) -> Part:
    """What, and how it stands; what somebody else did can be ticked."""
    agreement = promise.agreement
    state = promise_said(promise, today)
    sign = "ok" if agreement.state is StepState.DONE else "warn" if agreement.state is StepState.OTHERWISE else "muted"
    stands = hbox(vbox(1, Icon(SIGNS[agreement.state], sign, 16), None), (label(state, "small", wrap=True), 1), gap=6)
    words = vbox(Words(agreement.what), stands, gap=2)
    if not agreement.mine and agreement.state is StepState.OPEN and kept is not None:
        done = button(tr("Is gedaan"), "check", "ghost")
        done.setAccessibleName(tr("Is gedaan: {who}, {what}", who=who, what=agreement.what))
        done.clicked.connect(lambda: kept(agreement))
        words.put(flow(done))
    return words
