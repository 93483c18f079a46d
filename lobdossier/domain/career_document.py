"""What goes into a loopbaandocument: proposed by its purpose, changed by the student, default private."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar, Final

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.people import Contact
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Choice, Insight, Motive, MotiveOrder, Quality, SelfView, WorkImage
from lobdossier.domain.record import Code, Plain, Record, Ref, Title
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import ConversationState, Purpose, StepState

PROPOSED: Final = 12
"""Experiences proposed for a next school: more is not read in ten minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CareerDocument(Record):
    """A loopbaandocument as the student composes it: for whom, and what goes along. The draft is kept, one per purpose.

    Attributes:
        why, know: how a document for a next school opens ("Waarom deze opleiding?", "Wat wil ik dat jullie weten?").
        portrait: "Dit ben ik".
        experience_ids, conversation_ids, plan_ids: what goes along (plans: goals and steps).
        work_image_ids, choice_ids: work that was looked at and choices that go along.
        contact_ids: people of the network that go along; nobody is proposed.
        reflections, photos, said: whether these go along with the experiences chosen; *said* is what others said.
        table: the table of all activities, with their date, kind, hours and competences but none of their texts.
    """

    KIND: ClassVar[str] = "career_document"

    purpose: Purpose = Purpose.SCHOOL
    receiver: Title = ""
    why: Plain = ""
    know: Plain = ""
    portrait: bool = True
    experience_ids: tuple[Annotated[str, Ref("experience")], ...] = ()
    reflections: bool = True
    photos: bool = True
    said: bool = False
    conversation_ids: tuple[Annotated[str, Ref("conversation")], ...] = ()
    plan_ids: tuple[Code, ...] = ()
    work_image_ids: tuple[Annotated[str, Ref("work_image")], ...] = ()
    choice_ids: tuple[Annotated[str, Ref("choice")], ...] = ()
    contact_ids: tuple[Annotated[str, Ref("contact")], ...] = ()
    table: bool = True


def propose(dossier: Snapshot, purpose: Purpose) -> CareerDocument:
    """What suits *purpose*; the student changes it item by item."""
    everything = _ids(dossier.experiences())
    best = _ids(_richest(dossier)[:PROPOSED])
    held = [c for c in dossier.conversations() if c.state is ConversationState.HELD]
    open_plans = _ids(
        [*(s for s in dossier.all(Step) if s.state is StepState.OPEN), *(g for g in dossier.all(Goal) if not g.reached)]
    )
    every_plan = _ids([*dossier.all(Step), *dossier.all(Goal)])
    work, choices = _ids(dossier.all(WorkImage)), _ids(dossier.all(Choice))
    if purpose is Purpose.SCHOOL:
        return CareerDocument(
            purpose=purpose, experience_ids=best, plan_ids=open_plans, work_image_ids=work, choice_ids=choices
        )
    if purpose is Purpose.GESPREK:
        latest = _ids(_since(dossier, held[-1:])[:PROPOSED])
        return CareerDocument(
            purpose=purpose,
            experience_ids=latest,
            conversation_ids=_ids(held[-1:]),
            plan_ids=every_plan,
            photos=False,
            table=False,
            work_image_ids=work,
            choice_ids=choices,
        )
    if purpose is Purpose.INSPANNING:
        return CareerDocument(
            purpose=purpose, portrait=False, conversation_ids=_ids(held), photos=False, reflections=False
        )
    if purpose is Purpose.PLUSDOCUMENT:
        starred = _ids(e for e in dossier.experiences() if e.star)
        return CareerDocument(purpose=purpose, experience_ids=starred or best, said=True)
    return CareerDocument(
        purpose=purpose,
        experience_ids=everything,
        conversation_ids=_ids(held),
        plan_ids=every_plan,
        said=True,
        work_image_ids=work,
        choice_ids=choices,
    )


def chosen(dossier: Snapshot, document: CareerDocument) -> Snapshot:
    """The part of *dossier* that goes along. Guides' remarks, other handovers and private answers never do.

    Neither does how the student looks back on a school year. Of the people of the network only those that were chosen,
    and never how to reach them: that is theirs.
    """
    owner = [replace(student, own_words=()) for student in dossier.all(Student)]
    records: list[Record] = [*owner, *(replace(period, look_back="") for period in dossier.all(SchoolPeriod))]
    if document.portrait:
        records += [r for kind in (Insight, SelfView, Quality, Motive, MotiveOrder) for r in dossier.all(kind)]
    wanted = {*document.experience_ids, *document.conversation_ids, *document.plan_ids}
    experiences = [e for e in dossier.all(Experience) if e.id in wanted]
    records += experiences
    for experience in experiences:
        if document.photos:
            records += dossier.evidence_of(experience)
        if document.reflections:
            records += dossier.reflections_on(experience)
        if document.said:
            records += dossier.testimonies_on(experience)
    for conversation in dossier.all(Conversation):
        if conversation.id in wanted:
            records.append(replace(conversation, private=""))
            records += [*dossier.participants_in(conversation), *dossier.agreements_of(conversation)]
    records += [r for kind in (Goal, Step) for r in dossier.all(kind) if r.id in wanted]
    # What work is held against are qualities and motives: they go along with the portrait or not at all.
    work = [image for image in dossier.all(WorkImage) if image.id in document.work_image_ids]
    records += [image if document.portrait else replace(image, comparisons=()) for image in work]
    records += [choice for choice in dossier.all(Choice) if choice.id in document.choice_ids]
    records += [replace(c, reach="") for c in dossier.all(Contact) if c.id in document.contact_ids]
    return Snapshot.of(records)


def activities(dossier: Snapshot) -> tuple[Experience, ...]:
    """All experiences as the table of activities tells of them: no story, no answers."""
    return tuple(
        replace(e, story="", goal="", result="", evaluation="", follow_up="", role="", star=False, earlier=())
        for e in dossier.experiences()
    )


def _ids(records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(record.id for record in records)


def _richest(dossier: Snapshot) -> list[Experience]:
    """Starred ones first, then those with the most told: answers, reflections, evidence, and length with a limit."""

    def weight(experience: Experience) -> tuple[bool, int]:
        told = sum(bool(answer.strip()) for answer in experience.answers) + min(len(experience.story) // 200, 4)
        hanging = 2 * len(dossier.reflections_on(experience)) + len(dossier.evidence_of(experience))
        return experience.star, told + hanging

    return sorted(dossier.experiences(), key=weight, reverse=True)


def _since(dossier: Snapshot, last: list[Conversation]) -> list[Experience]:
    day = last[0].on if last else None
    return [e for e in dossier.experiences() if day is None or e.start is None or e.start >= day]
