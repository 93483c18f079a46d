"""Everything that can go along, and what is proposed for each purpose: read in the background, as it may be ten thousand things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Evidence
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import EvidenceKind, Purpose
from lobdossier.services.sharing import Sharing
from lobdossier.ui.share.items import (
    choice_items,
    contact_items,
    conversation_items,
    experience_items,
    plan_items,
    work_items,
)
from lobdossier.ui.share.sections import Item


@dataclass(frozen=True, slots=True)
class Offer:
    """The items of each section, and the proposals.

    Attributes:
        recordings: bytes of the sounds and videos of an experience, by its id.
        private: the conversations with an answer to the private question.
    """

    experiences: Sequence[Item]
    work: Sequence[Item]
    choices: Sequence[Item]
    plans: Sequence[Item]
    conversations: Sequence[Item]
    contacts: Sequence[Item]
    proposals: Mapping[Purpose, CareerDocument]
    recordings: Mapping[str, int]
    private: frozenset[str]


def offer(sharing: Sharing) -> Offer:
    """What the dossier holds now. Reads nearly all of it: not for the interface's thread."""
    dossier = sharing.on_offer()
    return Offer(
        experience_items(dossier),
        work_items(dossier),
        choice_items(dossier),
        plan_items(dossier),
        conversation_items(dossier),
        contact_items(dossier),
        sharing.proposals(dossier),
        _recordings(dossier),
        frozenset(talk.id for talk in dossier.all(Conversation) if talk.private.strip()),
    )


def _recordings(dossier: Snapshot) -> Mapping[str, int]:
    weights: dict[str, int] = {}
    for evidence in dossier.all(Evidence):
        if evidence.kind in (EvidenceKind.AUDIO, EvidenceKind.VIDEO):
            weights[evidence.experience_id] = weights.get(evidence.experience_id, 0) + evidence.size
    return weights
