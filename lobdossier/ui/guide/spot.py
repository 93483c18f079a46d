"""The place where one is, as feedback knows it: the record that a screen shows, a competence, or the dossier as a whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Evidence, Experience, Testimony
from lobdossier.domain.kinds import BY_NAME
from lobdossier.domain.people import Contact
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Choice, Insight, Motive, MotiveOrder, Quality, SelfView, WorkImage
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.sharing import Feedback, GuidanceReview, Handover
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.titles import title_of
from lobdossier.domain.vocabulary import Competence, ConversationState
from lobdossier.services.workspace import Workspace
from lobdossier.text import names
from lobdossier.ui.trashed import describe
from lobdossier.ui.words import tr

_KINDS: Final[dict[str, type[Record]]] = {
    "experience": Experience,
    "reflect": Reflection,
    "work": WorkImage,
    "prepare": Conversation,
    "voices": Conversation,
    "conclude": Conversation,
}
"""What a screen shows by its target."""
_ROOMS: Final = frozenset({"start", "experiences", "portrait", "plans", "conversations"})
_REFLECTION: Final = "reflection:"
_NO_TARGET: Final = frozenset(
    kind.KIND for kind in (Student, SchoolPeriod, Feedback, GuidanceReview, CareerDocument, Handover)
)
"""What nobody leaves feedback on: the student, what others said, and what only the student sees."""
_ON_COMPETENCE: Final[dict[str, Competence]] = {
    Quality.KIND: Competence.KWALITEITENREFLECTIE,
    Motive.KIND: Competence.MOTIEVENREFLECTIE,
    MotiveOrder.KIND: Competence.MOTIEVENREFLECTIE,
    Choice.KIND: Competence.LOOPBAANSTURING,
    Contact.KIND: Competence.NETWERKEN,
}
_TOLD: Final = frozenset(
    kind.KIND for kind in (Insight, SelfView, Testimony, Evidence, Conversation, Participant, Agreement)
)


@dataclass(frozen=True, slots=True)
class Spot:
    """What a remark is about. *called* is its name, *said* what sort of thing that is.

    *talks*: it is the dossier, in the room of its conversations.
    """

    record: Record | None
    competence: Competence | None
    called: str
    said: str
    talks: bool = False

    @property
    def whole(self) -> bool:
        """Whether it is the dossier, and nothing in it."""
        return self.record is None and self.competence is None

    @property
    def quoted(self) -> str:
        """What a remark on all of it quotes by itself: that need not stand there again."""
        return title_of(self.record) if self.record is not None else ""

    def has(self, remark: Feedback) -> bool:
        """Whether *remark* is about this."""
        if self.record is not None:
            return (remark.target_kind, remark.target_id) == (self.record.KIND, self.record.id)
        return remark.competence is self.competence and not remark.target_id


def spot_of(screen: str, target: str, workspace: Workspace) -> Spot | None:
    """What the page *screen* shows for *target*; None where there is nothing to say something about."""
    if screen == "competence" and target in set(Competence):
        return of_competence(Competence(target))
    kind = _KINDS.get(screen)
    if kind is not None:
        record = workspace.records.find(kind, target.removeprefix(_REFLECTION)) if target else None
        return of_record(record) if record is not None and record.deleted is None else None
    return replace(_whole(), talks=screen == "conversations") if screen in _ROOMS else None


def spot_at(remark: Feedback, workspace: Workspace) -> Spot | None:
    """What *remark* is about; None when that is not in the dossier any more."""
    if not remark.target_id:
        return of_competence(remark.competence) if remark.competence is not None else _whole()
    kind = BY_NAME.get(remark.target_kind) if remark.target_kind not in _NO_TARGET else None
    record = workspace.records.find(kind, remark.target_id) if kind is not None else None
    return of_record(record) if record is not None and record.deleted is None else None


def way_to(remark: Feedback, workspace: Workspace) -> tuple[str, str]:
    """The screen on which *remark* stands beside what it is about, and its target."""
    if remark.competence is not None and not remark.target_id:
        return "competence", remark.competence
    target = remark.target_id
    if remark.target_kind in _ON_COMPETENCE:
        return "competence", _ON_COMPETENCE[remark.target_kind]
    if remark.target_kind in _TOLD:
        return _way_told(remark, workspace)
    return {
        Experience.KIND: ("experience", target),
        Reflection.KIND: ("reflect", f"{_REFLECTION}{target}"),
        WorkImage.KIND: ("work", target),
        Goal.KIND: ("plans", target),
        Step.KIND: ("plans", target),
    }.get(remark.target_kind, ("start", ""))


def _way_told(remark: Feedback, workspace: Workspace) -> tuple[str, str]:
    """Of what stands on a page that the record itself tells: that page; the start when it is gone."""
    record = workspace.records.find(BY_NAME[remark.target_kind], remark.target_id)
    match record:
        case Insight() | SelfView():
            return "competence", record.competence
        case Testimony() | Evidence():
            return "experience", record.experience_id
        case Conversation():
            return "conclude" if record.state is ConversationState.HELD else "prepare", record.id
        case Participant():
            return "prepare", record.conversation_id
        case Agreement():
            return "conclude", record.conversation_id
    return "start", ""


def of_competence(competence: Competence) -> Spot:
    return Spot(None, competence, tr(names.competence_name(competence)), tr("Competentie"))


def _whole() -> Spot:
    return Spot(None, None, tr("Het hele dossier"), tr("Dossier"))


def of_record(record: Record) -> Spot:
    said = describe(record)
    return Spot(record, None, said.title, said.kind)
