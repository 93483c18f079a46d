"""Who sits at the table: the role words to propose, and the questions that fit a role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lobdossier.domain.conversation import Participant
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import ConversationKind, Sector
from lobdossier.text.names import words_for
from lobdossier.text.roles import RoleWords

EARLIER: Final = 3
"""How many people of earlier conversations are proposed at most."""

_CARD_ROLES: Final = tuple(
    (role, re.compile(signs))
    for role, signs in (
        ("ervaringsdeskundige", r"\b(ervaring|alumn|oud-|oudleerling|oudstudent|ouderejaars)"),
        (
            "ouder",
            r"\b(ouder|moeder|vader|mama|papa|mam\b|pap\b|oma\b|opa\b|oom\b|tante|broer|zus|familie|voogd|verzorg|stief|pleeg)",
        ),
        ("begeleider", r"docent|mentor|slb|decaan|\bleraar|\blerares|\bjuf|coach|studieloopbaan"),
        ("praktijkbegeleider", r"praktijk|stage|bedrijf|werk|leermeester|\bchef|\bbaas|collega|leiding"),
    )
)
"""A role of the deck and the signs in a free label by which it is known as that role; the first that fits wins."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody to invite with one tap: a name with a role, or a role that nobody has yet."""

    name: str
    role: str


def card_role(label: str, kind: ConversationKind) -> str:
    """The role of `domain.cards.ROLES` whose questions fit somebody with this free *label* in a *kind* of conversation."""
    for role, signs in _CARD_ROLES:
        if signs.search(label.casefold()):
            return role
    return "ouder" if kind is ConversationKind.GESPREK_THUIS else "begeleider"


def role_words(kind: ConversationKind, sector: Sector) -> tuple[str, ...]:
    """The roles to tap for somebody in a *kind* of conversation, in the words of the *sector*."""
    words = words_for(sector)
    if kind is ConversationKind.GESPREK_THUIS:
        return ("ouder", "familie", "iemand die dit werk doet")
    return tuple(
        dict.fromkeys((*_seats(kind, words), words.guide, words.school_guide, words.work_guide, "decaan", "ouder"))
    )


def proposals(
    kind: ConversationKind,
    sector: Sector,
    period: SchoolPeriod | None,
    earlier: Sequence[Participant],
    there: Sequence[Participant],
) -> list[Proposal]:
    """Whom to invite to a *kind* of conversation: the own guide, people of *earlier* ones (latest first), open seats.

    Nobody who is *there* already, and no seat whose role somebody has.
    """
    words = words_for(sector)
    found: list[Proposal] = []
    if kind is not ConversationKind.GESPREK_THUIS and period is not None and period.guide.strip():
        found.append(Proposal(period.guide.strip(), words.guide))
    for person in earlier:
        if person.name.strip() and len(found) <= EARLIER:
            found.append(Proposal(person.name.strip(), person.role.strip()))
    names, roles = {p.name.strip().casefold() for p in there}, {p.role.strip().casefold() for p in there}
    kept: dict[str, Proposal] = {}
    for proposal in found:
        if proposal.name.casefold() not in names:
            kept.setdefault(proposal.name.casefold(), proposal)
    if kind is ConversationKind.GESPREK_THUIS and there:
        return list(kept.values())
    offered = roles | {proposal.role.casefold() for proposal in kept.values()}
    return [*kept.values(), *(Proposal("", seat) for seat in _seats(kind, words) if seat.casefold() not in offered)]


def _seats(kind: ConversationKind, words: RoleWords) -> tuple[str, ...]:
    """The roles that belong to a *kind* of conversation."""
    return {
        ConversationKind.TRIALOOG: (words.school_guide, words.work_guide),
        ConversationKind.LOOPBAANGESPREK: (words.guide,),
        ConversationKind.GESPREK_THUIS: ("ouder",),
    }[kind]
