"""How far a preparation is, in words: never a number, never a mark."""

from __future__ import annotations

from collections.abc import Sequence

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.ui.conversation.said import listed
from lobdossier.ui.words import tr


def prepared(conversation: Conversation, participants: Sequence[Participant]) -> list[tuple[str, bool]]:
    """The steps of a preparation as a person would name them, and whether there is something."""
    return [
        (tr("wat goed ging"), bool(conversation.went_well.strip())),
        (tr("je onderwerp"), bool(conversation.talk_about.strip())),
        (tr("wat je meeneemt"), bool(conversation.experience_ids or conversation.reflection_ids)),
        (tr("je vragen"), any(p.question.strip() for p in participants)),
        (tr("kaarten"), bool(conversation.cards)),
    ]


def how_far(conversation: Conversation, participants: Sequence[Participant]) -> str:
    """ "Nog niets voorbereid.", "Nog open: je vragen en kaarten.", "Je bent er klaar voor."."""
    steps = prepared(conversation, participants)
    waiting = [name for name, there in steps if not there]
    if len(waiting) == len(steps):
        return tr("Nog niets voorbereid.")
    return tr("Nog open: {what}.", what=listed(waiting)) if waiting else tr("Je bent er klaar voor.")
