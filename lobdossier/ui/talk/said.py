"""How the room of a conversation names its stages, and what it says on its buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from lobdossier.domain.conversation import Agreement, Conversation, PartNotes
from lobdossier.domain.vocabulary import Part, StepState
from lobdossier.text.names import conversation_name, part_name
from lobdossier.ui.words import tr

AGREED: Final = "agreed"
CLOSING: Final = "closing"
NEXT: Final = "next"
"""The stages around the four parts: what was agreed last time, agreeing now, and the next date."""

PART_ICONS: Final[Mapping[Part, str]] = {
    Part.TERUGKIJKEN: "history",
    Part.REFLECTEREN: "lightbulb",
    Part.VOORUITKIJKEN: "signpost",
    Part.ACTIVEREN: "footprints",
}
STATE_SIGNS: Final[Mapping[StepState, tuple[str, str]]] = {
    StepState.DONE: ("circle-check", "ok"),
    StepState.OPEN: ("circle", "muted"),
    StepState.OTHERWISE: ("shuffle", "warn"),
}


def part_note(part: Part) -> str:
    """What a part is about, in three words under its name."""
    return {
        Part.TERUGKIJKEN: tr("wat gebeurde er"),
        Part.REFLECTEREN: tr("wat betekent het"),
        Part.VOORUITKIJKEN: tr("wat volgt eruit"),
        Part.ACTIVEREN: tr("wat ga ik doen"),
    }[part]


def heading_of(conversation: Conversation, student: str) -> str:
    """ "Trialoog van Samira", or the student's own title."""
    if conversation.title.strip():
        return conversation.title
    name, first = tr(conversation_name(conversation.kind)), next(iter(student.split()), "")
    return tr("{name} van {student}", name=name, student=first) if first else name


def way_to(stage: str) -> str:
    """What the button says that goes on to *stage*."""
    if stage in (CLOSING, NEXT):
        return tr("Naar afspraken") if stage == CLOSING else tr("Afronden")
    return tr("Naar {part}", part=tr(part_name(Part(stage))).lower())


def state_said(agreement: Agreement) -> str:
    """Where an agreement stands, in a word or two."""
    return {
        StepState.DONE: tr("gelukt"),
        StepState.OPEN: tr("loopt nog"),
        StepState.OTHERWISE: tr("anders gegaan"),
    }[agreement.state]


def noted(notes: Sequence[PartNotes], part: Part) -> str:
    """What was noted in *part* (Markdown); empty when nothing was."""
    return next((each.text for each in notes if each.part is part), "")


def with_noted(notes: Sequence[PartNotes], part: Part, text: str) -> tuple[PartNotes, ...]:
    """*notes* with *text* for *part*, in the order of the parts; an empty text takes the note away."""
    texts = {each.part: each.text for each in notes} | {part: text}
    return tuple(PartNotes(part=each, text=texts[each]) for each in Part if texts.get(each, "").strip())
