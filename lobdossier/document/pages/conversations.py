"""Conversations: who, when, what was talked about in the student's words, and what was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lobdossier.document import words
from lobdossier.document.builder import Builder
from lobdossier.document.components import KEEP, beside, chapter, facts, icon_line, rule, status
from lobdossier.document.layout import Column, Part, Row, after
from lobdossier.document.prose import is_blank, prose
from lobdossier.document.tables import Table
from lobdossier.domain.conversation import Agreement, Conversation
from lobdossier.domain.snapshot import Snapshot
from lobdossier.text import dates, names

ANCHOR = "gesprekken"


def title_of(conversation: Conversation) -> str:
    """Its title; without one its kind."""
    return conversation.title.strip() or names.conversation_name(conversation.kind)


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
    consents = [words.consent(p) for p in snapshot.participants_in(conversation)]
    return is_blank(conversation.summary) and is_blank(conversation.talked_about) and not any(consents)


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
    table = [words.person(p.name, p.role) for p in snapshot.participants_in(conversation)]
    rows = (("Wanneer", when), ("Waar", conversation.place), ("Met", "\n".join(filter(None, table))))
    side = facts(b, [(label, value) for label, value in rows if value.strip()])
    main: list[Part | float] = [title]
    if not is_blank(conversation.summary):
        main += [b.gaps.paragraph, prose(b, conversation.summary, lead=True)]
    if not is_blank(conversation.talked_about):
        with b.into("Sect"):
            main += [b.gaps.unit, b.heading("Hier ging het over", "label", 4), 8, prose(b, conversation.talked_about)]
    consents = [said for p in snapshot.participants_in(conversation) if (said := words.consent(p))]
    if consents:
        main += [b.gaps.unit, *_consents(b, snapshot, consents)]
    margin = Column(head, after(14 if head else 0, side))
    b.add(Column(rule(b, strong=True), 14, beside(b, margin, Column(*main)), keep=KEEP), b.gaps.block)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _consents(b: Builder, snapshot: Snapshot, consents: Sequence[str]) -> list[Part | float]:
    """What the others said of the record, as noted by the student: never a signature."""
    name = snapshot.student.name.strip() or "de student"
    out: list[Part | float] = []
    with b.listing():
        for said in consents:
            with b.into("LI"):
                out += [b.text(said, "fact", tag="LBody"), 6]
    return [*out, b.text(f"Genoteerd door {name}.", "small")]


def _agreements(b: Builder, snapshot: Snapshot, agreed: Sequence[Agreement]) -> None:
    student = snapshot.student.first_name or "ik"
    b.begin(words.CONVERSATIONS)
    with b.into("Sect"):
        head = b.heading("Afspraken", "h2", 3, anchor="afspraken", bookmark=1)
        with b.table("Afspraken: wat, wie, voor wanneer en hoe het staat"):
            table = Table(b, (86.0, 0.0, 84.0, 98.0))
            table.header("Stand", "Afspraak", "Wie", "Voor wanneer")
            for agreement in sorted(agreed, key=lambda a: a.by or date.max):
                table.row(*_agreement(b, agreement, student))
    b.add(b.gaps.block, Column(head, 15, table))


def _agreement(b: Builder, agreement: Agreement, student: str) -> list[Part]:
    with b.into("TR"):
        state = b.text(names.step_state_name(agreement.state), "fact", tag="TD")
        cell = b.head("Row")
        what: list[Part | float] = [b.text(agreement.what, "cell_strong", tag=cell.add("P"))]
        if agreement.how_it_went.strip():
            what += [6, b.text(agreement.how_it_went, "small", tag=cell.add("P"))]
        who = b.text(words.who(agreement, student), "cell", tag="TD")
        by = b.text(words.by(agreement.by), "cell", tag="TD")
    return [Row(status(b, agreement.state), (0.0, state), gap=7), Column(*what), who, by]
