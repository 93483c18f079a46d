"""The stops of a walk through a dossier, in the order in which they are shown."""

from __future__ import annotations

from dataclasses import dataclass

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import ConversationState


@dataclass(frozen=True, slots=True)
class Stop:
    """One page of the walk: an experience, a conversation, or (with neither) who the student is."""

    experience: Experience | None = None
    conversation: Conversation | None = None

    @property
    def id(self) -> str:
        """What the page is about; empty for the student."""
        about = self.experience or self.conversation
        return about.id if about else ""


def stops(dossier: Snapshot, target: str = "") -> list[Stop]:
    """First who I am, then the experiences from new to old, then the conversations from new to old.

    With the id of an experience or a conversation as *target* the walk begins there, so that a mentor sees at once what it is about.
    """
    experiences = [Stop(experience=e) for e in dossier.experiences() if not e.blank]
    held = [c for c in dossier.conversations() if c.state is ConversationState.HELD]
    conversations = [Stop(conversation=c) for c in reversed(held)]
    walk = [Stop(), *experiences, *conversations]
    first = next((n for n, stop in enumerate(walk) if target and stop.id == target), 0)
    return walk[first:] + walk[1:first] if first else walk
