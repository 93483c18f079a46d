"""What goes into a loopbaandocument: proposed by its purpose, changed by the student, default private."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Insight, Motive, Quality, SelfView
from lobdossier.domain.record import Record
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import ConversationState, Purpose, StepState

PROPOSED: Final = 12
"""Experiences proposed for a next school: more is not read in ten minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The choice of the student.

    Attributes:
        why, know: how a document for a next school opens ("Waarom deze opleiding?", "Wat wil ik dat jullie weten?").
        portrait: "Dit ben ik".
        experiences, conversations, plans: ids of what goes along (plans: goals and steps).
        reflections, photos, said: whether these go along with the experiences chosen; *said* is what others said.
        table: the table of all activities, with their date, kind, hours and competences but none of their texts.
    """

    purpose: Purpose = Purpose.SCHOOL
    receiver: str = ""
    why: str = ""
    know: str = ""
    portrait: bool = True
    experiences: frozenset[str] = frozenset()
    reflections: bool = True
    photos: bool = True
    said: bool = False
    conversations: frozenset[str] = frozenset()
    plans: frozenset[str] = frozenset()
    table: bool = True


def propose(dossier: Snapshot, purpose: Purpose) -> Selection:
    """What suits *purpose*; the student changes it item by item."""
    everything = _ids(dossier.experiences())
    best = _ids(_richest(dossier)[:PROPOSED])
    held = [c for c in dossier.conversations() if c.state is ConversationState.HELD]
    open_plans = _ids(
        [*(s for s in dossier.all(Step) if s.state is StepState.OPEN), *(g for g in dossier.all(Goal) if not g.reached)]
    )
    every_plan = _ids([*dossier.all(Step), *dossier.all(Goal)])
    if purpose is Purpose.SCHOOL:
        return Selection(purpose=purpose, experiences=best, plans=open_plans)
    if purpose is Purpose.GESPREK:
        latest = _ids(_since(dossier, held[-1:])[:PROPOSED])
        return Selection(
            purpose=purpose,
            experiences=latest,
            conversations=_ids(held[-1:]),
            plans=every_plan,
            photos=False,
            table=False,
        )
    if purpose is Purpose.INSPANNING:
        return Selection(purpose=purpose, portrait=False, conversations=_ids(held), photos=False, reflections=False)
    if purpose is Purpose.PLUSDOCUMENT:
        starred = _ids(e for e in dossier.experiences() if e.star)
        return Selection(purpose=purpose, experiences=starred or best, said=True)
    return Selection(purpose=purpose, experiences=everything, conversations=_ids(held), plans=every_plan, said=True)


def chosen(dossier: Snapshot, selection: Selection) -> Snapshot:
    """The part of *dossier* that goes along. Contacts, guides' remarks, other handovers and private answers never do."""
    records: list[Record] = [*dossier.all(Student), *dossier.all(SchoolPeriod)]
    if selection.portrait:
        records += [r for kind in (Insight, SelfView, Quality, Motive) for r in dossier.all(kind)]
    experiences = [e for e in dossier.all(Experience) if e.id in selection.experiences]
    records += experiences
    for experience in experiences:
        if selection.photos:
            records += dossier.evidence_of(experience)
        if selection.reflections:
            records += dossier.reflections_on(experience)
        if selection.said:
            records += dossier.testimonies_on(experience)
    for conversation in dossier.all(Conversation):
        if conversation.id in selection.conversations:
            records.append(replace(conversation, private=""))
            records += [*dossier.participants_in(conversation), *dossier.agreements_of(conversation)]
    records += [r for kind in (Goal, Step) for r in dossier.all(kind) if r.id in selection.plans]
    return Snapshot.of(records)


def activities(dossier: Snapshot) -> tuple[Experience, ...]:
    """All experiences as the table of activities tells of them: no story, no answers."""
    return tuple(
        replace(e, story="", goal="", result="", evaluation="", follow_up="", role="", star=False, earlier=())
        for e in dossier.experiences()
    )


def _ids(records: Iterable[Record]) -> frozenset[str]:
    return frozenset(record.id for record in records)


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
