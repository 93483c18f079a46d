"""The stops of a walk through a dossier, in the order in which they are shown, and what is read for one of them."""

from __future__ import annotations

from dataclasses import dataclass

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import Insight
from lobdossier.domain.record import Record
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import ConversationState
from lobdossier.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Stop:
    """One page of the walk: an experience or a conversation by its id, or (with neither) who the student is."""

    experience: str = ""
    conversation: str = ""

    @property
    def id(self) -> str:
        """What the page is about; empty for the student."""
        return self.experience or self.conversation


def stops(workspace: Workspace, target: str = "") -> list[Stop]:
    """First who I am, then the experiences from new to old, then the conversations from new to old.

    With the id of an experience or a conversation as *target* the walk begins there, so that a mentor sees at once what it
    is about. Goes through all experiences: not for the interface's thread.
    """
    dossier = workspace.records.snapshot(Experience, Conversation)
    experiences = [Stop(experience=e.id) for e in dossier.experiences() if _shown(e)]
    conversations = [Stop(conversation=c.id) for c in reversed(dossier.conversations()) if _shown(c)]
    walk = [Stop(), *experiences, *conversations]
    first = next((n for n, stop in enumerate(walk) if target and stop.id == target), 0)
    return walk[first:] + walk[1:first] if first else walk


def first_stop(workspace: Workspace, target: str) -> Stop:
    """Where `stops` begins, without reading the others."""
    experience = workspace.records.find(Experience, target)
    if experience is not None and _shown(experience):
        return Stop(experience=target)
    conversation = workspace.records.find(Conversation, target)
    return Stop(conversation=target) if conversation is not None and _shown(conversation) else Stop()


def _shown(record: Experience | Conversation) -> bool:
    told = not record.blank if isinstance(record, Experience) else record.state is ConversationState.HELD
    return told and record.deleted is None


def read(workspace: Workspace, stop: Stop) -> Snapshot:
    """What the page of *stop* tells: a few records, however long the dossier is.

    Raises:
        KeyError: it was erased for good.
    """
    records = workspace.records
    found: list[Record] = [workspace.student, *records.all(SchoolPeriod)]
    if stop.experience:
        whole = workspace.experiences.in_full(stop.experience)
        found += [whole.experience, *whole.evidence, *whole.reflections, *whole.testimonies, *whole.steps]
    elif stop.conversation:
        conversations = workspace.conversations
        found.append(records.get(Conversation, stop.conversation))
        found += [*conversations.participants(stop.conversation), *conversations.agreements(stop.conversation)]
    else:
        found += records.all(Insight)
    return Snapshot.of(found)
