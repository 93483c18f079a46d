"""Conversations: who, when, what was talked about in the student's words, and what was agreed."""

from __future__ import annotations

from collections.abc import Sequence

from lobdossier.document import voices, words
from lobdossier.document.builder import Builder
from lobdossier.document.components import KEEP, beside, chapter, facts, icon_line, rule
from lobdossier.document.layout import Column, Part, after
from lobdossier.document.pages.agreed import agreements_table, consents_listed
from lobdossier.document.prose import is_blank, prose
from lobdossier.domain.conversation import Agreement, Conversation, Participant, PartNotes
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import ConversationState
from lobdossier.domain.vocabulary import Part as TalkPart
from lobdossier.text import dates, names

ANCHOR = "gesprekken"


def title_of(conversation: Conversation) -> str:
    """Its title; without one its kind."""
    return conversation.title.strip() or names.conversation_name(conversation.kind)


def notes_of(conversation: Conversation) -> list[PartNotes]:
    """What was noted in each part while it was held, in the order of the parts."""
    noted = [notes for notes in conversation.notes if not is_blank(notes.text)]
    return sorted(noted, key=lambda notes: list(TalkPart).index(notes.part))


def conversations(b: Builder, snapshot: Snapshot) -> None:
    """Tell the chapter."""
    chapter(b, words.CONVERSATIONS, "Met wie ik praatte, waarover, en wat we afspraken.", anchor=ANCHOR)
    for number, conversation in enumerate(snapshot.conversations()):
        if number:
            b.begin(words.CONVERSATIONS)
        with b.into("Sect"):
            _conversation(b, snapshot, conversation)
    agreed = [a for c in snapshot.conversations() for a in snapshot.agreements_of(c) if a.what.strip()]
    if agreed:
        _agreements(b, snapshot, agreed)


def _bare(snapshot: Snapshot, conversation: Conversation) -> bool:
    """Whether nothing was written down of it: planned, or only held."""
    people = snapshot.participants_in(conversation)
    told = (
        _ahead(conversation, people)
        or notes_of(conversation)
        or voices.has_voices(conversation, people)
        or any(map(words.consent, people))
    )
    return is_blank(conversation.summary) and is_blank(conversation.talked_about) and not told


def _ahead(conversation: Conversation, people: Sequence[Participant]) -> list[tuple[str, str]]:
    """What the student wants of a conversation that is still to come: heads with their words."""
    if conversation.state is not ConversationState.PLANNED:
        return []
    asked = [(f"Mijn vraag aan {p.name.strip() or p.role.strip() or 'iedereen'}", p.question) for p in people]
    return [each for each in (("Hier wil ik het over hebben", conversation.talk_about), *asked) if each[1].strip()]


def _in_one_line(b: Builder, snapshot: Snapshot, conversation: Conversation) -> None:
    title = b.heading(title_of(conversation), "h3", 3, anchor=conversation.id)
    others = [p.name.strip() or p.role.strip() for p in snapshot.participants_in(conversation)]
    told = (
        names.conversation_name(conversation.kind) if conversation.title.strip() else "",
        names.conversation_state_name(conversation.state).lower(),
        dates.plain(conversation.on) if conversation.on else "",
        conversation.place.strip(),
        f"met {words.together([name for name in others if name])}" if any(others) else "",
    )
    about = b.text(_capital(", ".join(filter(None, told))), "small")
    b.add(Column(rule(b, strong=True), 14, title, 7, about), b.gaps.block)


def _conversation(b: Builder, snapshot: Snapshot, conversation: Conversation) -> None:
    if _bare(snapshot, conversation):
        _in_one_line(b, snapshot, conversation)
        return
    title = b.heading(title_of(conversation), "question", 3, anchor=conversation.id)
    kind = names.conversation_name(conversation.kind)
    sign = names.conversation_icon(conversation.kind)
    named = conversation.title.strip()
    head = icon_line(b, sign, kind, colour=b.design.muted) if named else None
    when = dates.plain(conversation.on) if conversation.on else ""
    if when and conversation.at:
        when += f", {dates.clock(conversation.at)}"
    if conversation.state is ConversationState.PLANNED:
        when += f"{', ' * bool(when)}{names.conversation_state_name(conversation.state).lower()}"
    table = [words.person(p.name, p.role) for p in snapshot.participants_in(conversation)]
    rows = (("Wanneer", when), ("Waar", conversation.place), ("Met", "\n".join(filter(None, table))))
    side = facts(b, [(label, value) for label, value in rows if value.strip()])
    main: list[Part | float] = [title]
    if not is_blank(conversation.summary):
        main += [b.gaps.paragraph, prose(b, conversation.summary, lead="lead")]
    if not is_blank(conversation.talked_about):
        with b.into("Sect"):
            main += [b.gaps.unit, b.heading("Hier ging het over", "label", 4), 8, prose(b, conversation.talked_about)]
    people = snapshot.participants_in(conversation)
    for head_of, wanted in _ahead(conversation, people):
        with b.into("Sect"):
            main += [b.gaps.unit, b.heading(head_of, "label", 4), 8, *b.lines(wanted)]
    for notes in notes_of(conversation):
        with b.into("Sect"):
            main += [b.gaps.unit, b.heading(names.part_name(notes.part), "label", 4), 8, prose(b, notes.text)]
    consents = [said for p in people if (said := words.consent(p))]
    if consents:
        main += [b.gaps.unit, *consents_listed(b, consents, snapshot.student.name.strip())]
    margin = Column(head, after(14 if head else 0, side))
    b.add(Column(rule(b, strong=True), 14, beside(b, margin, Column(*main)), keep=KEEP), b.gaps.block)
    if voices.has_voices(conversation, people):
        with b.into("Sect"):
            title = b.heading(voices.title_of(snapshot, conversation, people), "h3", 4)
            told = voices.voices_told(b, snapshot, conversation, people, level=5)
        b.add(title, b.gaps.label, *told, b.gaps.block)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _agreements(b: Builder, snapshot: Snapshot, agreed: Sequence[Agreement]) -> None:
    student = snapshot.student.first_name or "ik"
    b.begin(words.CONVERSATIONS)
    with b.into("Sect"):
        head = b.heading("Afspraken", "h2", 3, anchor="afspraken", bookmark=1)
        table = agreements_table(b, agreed, student)
    b.add(b.gaps.block, Column(head, 15, table))
