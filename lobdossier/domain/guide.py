"""What a guide hands back: a feedback file, and what of it is news to the student.

What the student decided is the student's: nothing in a file agrees, refuses, handles or answers. A remark of which the
guide changed the words waits again, because it was the former words that were agreed to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.record import EPOCH, NOTHING
from lobdossier.domain.shape import fingerprint, with_earlier
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.written_down import WrittenDown, written_down

ENDING: Final = ".lobfeedback"


@dataclass(frozen=True, kw_only=True)
class FeedbackFile:
    """What is in a `*.lobfeedback`.

    Attributes:
        dossier_id: of the dossier that it is about, as it stands in what the student handed out.
        student: whose dossier that is, in words.
        guide, role: who made it.
        made_on: UTC.
        conversations, participants, agreements: prepared or held on the computer of the guide.
        made_with: the version of the program.
        unknown: what stood beside the lists and is not known here.
        unchanged: whether it is as it was saved; None when that cannot be seen.
    """

    dossier_id: str
    student: str = ""
    guide: str = ""
    role: str = ""
    made_on: datetime = EPOCH
    feedback: tuple[Feedback, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    participants: tuple[Participant, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    made_with: str = ""
    unknown: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    unchanged: bool | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ChangedRemark:
    """A remark that the student has (*before*) and the guide changed since: *after* is what it becomes."""

    before: Feedback
    after: Feedback


@dataclass(frozen=True, slots=True)
class FeedbackPlan:
    """What a feedback file holds for this dossier.

    Attributes:
        new: remarks that are not here yet.
        changed: those that the guide changed since.
        same: remarks that are here as they are in the file, thrown away or not.
        older: remarks of which a later version is here.
        elsewhere: of *new* and *changed*, those about something that is not in the dossier (any more).
        conversations: those that may be taken; they are not taken unasked.
        added: what was written down of conversations that are here already; it is not taken unasked either.
        known: conversations that are here already, with nothing to add or in the trash.
    """

    new: tuple[Feedback, ...] = ()
    changed: tuple[ChangedRemark, ...] = ()
    same: tuple[Feedback, ...] = ()
    older: tuple[Feedback, ...] = ()
    elsewhere: tuple[Feedback, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    added: tuple[WrittenDown, ...] = ()
    known: tuple[Conversation, ...] = ()

    @property
    def coming(self) -> tuple[Feedback, ...]:
        """The remarks that come in, as they are stored."""
        return (*self.new, *(each.after for each in self.changed))

    @property
    def offered(self) -> frozenset[str]:
        """The ids of the conversations of which something can come in."""
        return frozenset((*(talk.id for talk in self.conversations), *(each.before.id for each in self.added)))


def bare(feedback: Feedback) -> Feedback:
    """*feedback* with nothing in it that is the student's: as a guide can have made it."""
    return replace(feedback, agreed=False, handled=False, refused=False, reply="", deleted=None)


def mark(feedback: Feedback, dossier_id: str) -> str:
    """What tells this version of a remark from its other versions, in the same way on both sides."""
    return fingerprint(bare(feedback), dossier_id.encode("utf-8"))


def after(former: Feedback, feedback: Feedback, dossier_id: str) -> Feedback:
    """*feedback* as the guide changed it, with the mark of the *former* version remembered."""
    known = replace(feedback, earlier=former.earlier)
    there, here = mark(former, dossier_id), mark(feedback, dossier_id)
    return known if there == here else with_earlier(known, there)


def plan(
    file: FeedbackFile,
    stored: Mapping[str, Feedback],
    is_here: Callable[[str, str], bool],
    content: Callable[[Feedback], str],
    known: frozenset[str] = frozenset(),
    talks: Mapping[str, Conversation] = NOTHING,
    agreed: Mapping[str, int] = NOTHING,
) -> FeedbackPlan:
    """What *file* holds beside the remarks that are *stored*, by id and the trash included.

    *is_here* tells of a kind and an id whether that record is in the dossier, *content* gives the hash that the dossier
    would remember; *known* are the ids that it has, *talks* its conversations by id, and *agreed* how many places in the
    list of its agreements each of those takes.
    """
    new: list[Feedback] = []
    changed: list[ChangedRemark] = []
    same: list[Feedback] = []
    older: list[Feedback] = []
    for remark in file.feedback:
        arriving = replace(bare(remark), earlier=())
        here = stored.get(remark.id)
        if here is None:
            new.append(arriving)
        elif mark(here, file.dossier_id) == mark(remark, file.dossier_id):
            same.append(here)
        elif mark(here, file.dossier_id) not in remark.earlier and content(arriving) in here.earlier:
            older.append(arriving)
        else:
            changed.append(ChangedRemark(here, replace(arriving, earlier=here.earlier, reply=here.reply)))
    coming = (*new, *(each.after for each in changed))
    added = [
        found
        for talk in file.conversations
        if (here_too := talks.get(talk.id)) is not None
        and (found := written_down(here_too, talk, _of(talk, file.agreements), known, agreed.get(talk.id, 0)))
        is not None
    ]
    more = {each.before.id for each in added}
    return FeedbackPlan(
        tuple(new),
        tuple(changed),
        tuple(same),
        tuple(older),
        tuple(f for f in coming if f.target_kind and not is_here(f.target_kind, f.target_id)),
        tuple(talk for talk in file.conversations if talk.id not in known),
        tuple(added),
        tuple(talk for talk in file.conversations if talk.id in known and talk.id not in more),
    )


def _of(talk: Conversation, agreements: tuple[Agreement, ...]) -> list[Agreement]:
    return [each for each in agreements if each.conversation_id == talk.id]
