"""The parts of the gespreksverslag: the student's words, what was noted, the voices, what was agreed, who agrees with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from lobdossier.document import voices, words
from lobdossier.document.builder import Builder
from lobdossier.document.components import KEEP, icon_line, rule
from lobdossier.document.grid import GUTTER
from lobdossier.document.layout import Column, Part, Row, after
from lobdossier.document.pages.agreed import agreements_table, consent_cards, noted_by
from lobdossier.document.pages.conversations import notes_of
from lobdossier.document.prose import is_blank, prose
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import Consent
from lobdossier.text import dates, names

_BEFORE: Final = 0.6
"""How much more room there is above the parts than between their lines, as a share of the gap."""


def in_my_words(b: Builder, snapshot: Snapshot, conversation: Conversation, gap: float) -> None:
    """The student's own summary, the first lines large."""
    if is_blank(conversation.summary):
        return
    student = snapshot.student.first_name
    with b.into("Sect"):
        head = b.heading("In mijn woorden", "h3", 2)
        name = b.text(student, "small") if student else None
        told = prose(b, conversation.summary, lead="quote")
    b.add(gap * _BEFORE, _in_margin(b, Column(head, after(6, name)), told), gap * 1.2)


def noted(b: Builder, conversation: Conversation, gap: float) -> None:
    """What it was about, and what was noted in each of its parts."""
    told = [(names.part_name(notes.part), notes.text) for notes in notes_of(conversation)]
    if not is_blank(conversation.talked_about):
        told.insert(0, ("Hier ging het over", conversation.talked_about))
    for title, text in told:
        with b.into("Sect"):
            head = b.heading(title, "h3", 2)
            body = prose(b, text)
        b.add(Column(rule(b), 13, _in_margin(b, head, body), keep=KEEP / 2), gap)


def _in_margin(b: Builder, side: Part, main: Part) -> Part:
    """A heading stands left of its text in every design."""
    return Row((b.look.side, side), (0.0, main), gap=GUTTER)


def all_voices(
    b: Builder, snapshot: Snapshot, conversation: Conversation, people: Sequence[Participant], gap: float
) -> None:
    """What everybody answered to the same questions."""
    if not voices.has_voices(conversation, people):
        return
    with b.into("Sect"):
        head = b.heading(voices.title_of(snapshot, conversation, people), "h2", 2)
        told = voices.voices_told(b, snapshot, conversation, people, level=3)
    b.add(gap * _BEFORE, head, b.gaps.label + 2, *told, gap)


def agreed(b: Builder, agreements: Sequence[Agreement], student: str, gap: float) -> None:
    """Who does what by when, and how it stands."""
    made = [agreement for agreement in agreements if agreement.what.strip()]
    if not made:
        return
    with b.into("Sect"):
        head = b.heading("Afspraken", "h2", 2)
        table = agreements_table(b, made, student or "ik")
    b.add(gap * _BEFORE, head, b.gaps.label + 2, table, gap)


def agreeing(b: Builder, people: Sequence[Participant], student: str, gap: float) -> None:
    """What each of *people* said of the record, as noted by the student."""
    if all(person.consent is Consent.UNKNOWN for person in people):
        return
    with b.into("Sect"):
        head = b.heading("Akkoord", "h3", 2)
        cards = consent_cards(b, people)
        note = noted_by(b, student)
    b.add(gap * _BEFORE, head, b.gaps.label, *cards, 10, note, gap)


def nothing_yet(b: Builder, gap: float) -> None:
    """A conversation of which nothing was written down."""
    b.add(b.text("Van dit gesprek is nog niets opgeschreven.", "lead"), gap)


def closing(b: Builder, snapshot: Snapshot, conversation: Conversation, today: date, *, agreed: bool) -> Part:
    """When the next conversation is, and whose record this is: for the foot of the last page."""
    said = _coming(snapshot, conversation, today, agreed=agreed)
    coming = icon_line(b, "calendar", said, "fact") if said else None
    student = snapshot.student.first_name
    owner = f"Dit verslag is van {student}. {student} besluit wie het krijgt." if student else ""
    whose = b.text(owner or "Dit verslag is van de student. Die besluit wie het krijgt.", "small")
    return Column(12, rule(b), 11, *((coming, 8) if coming else ()), whose, keep=KEEP)


def _coming(snapshot: Snapshot, conversation: Conversation, today: date, *, agreed: bool) -> str:
    following = snapshot.after(conversation, today)
    if following is None:
        return ""
    when = dates.plain(following.on) if following.on else ""
    at = dates.clock(following.at) if following.at else ""
    also = words.together([person.name.strip() for person in snapshot.again_in(following, conversation)])
    kind = names.conversation_name(following.kind).lower()
    met = f"{kind} met {also}" if also else kind
    opening = " We beginnen met deze afspraken." if agreed else ""
    return f"Volgend gesprek: {', '.join(filter(None, (when, at, met)))}.{opening}"
