"""What goes into a loopbaandocument: proposed by its purpose, changed by the student, private unless chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.people import Contact
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Choice, Insight, Motive, MotiveOrder, Quality, SelfView, WorkImage
from lobdossier.domain.privacy import leave_out
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.shape import shape
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import (
    Asked,
    ConversationKind,
    ConversationState,
    EvidenceKind,
    Purpose,
    StepState,
    Way,
)
from lobdossier.domain.voices import may_see_own
from lobdossier.domain.wishes import Counted, shows, without_words

R = TypeVar("R", bound=Record)
PROPOSED: Final = 12
"""Experiences proposed for a next school: more is not read in ten minutes."""


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
            conversation_ids=_ids([*held[-1:], *_ahead(dossier, held[-1:])]),
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
    """The part of *dossier* that goes along.

    Other handovers, how the student looks back on a school year and what guides said and was not agreed to never do,
    unless the whole of it goes. Of the people of the network only those that were chosen, and never how to reach them:
    that is theirs. What the student wants to ask at a table goes along for that conversation only, until it was held.
    What points to something that stays at home points to nothing.
    """
    if document.whole:
        return dossier
    dossier = dossier.present()
    owner = [replace(student, own_words=()) for student in dossier.all(Student)]
    records: list[Record] = [*owner, *(_told(period, document) for period in dossier.all(SchoolPeriod))]
    if document.portrait:
        records += [r for kind in (Insight, SelfView, Quality, Motive, MotiveOrder) for r in dossier.all(kind)]
    wanted = {*document.experience_ids, *document.conversation_ids, *document.plan_ids}
    for experience in (e for e in dossier.all(Experience) if e.id in wanted):
        records += [experience, *_hanging_on(experience, dossier, document)]
    for conversation in dossier.all(Conversation):
        if conversation.id in wanted:
            records += _conversation(conversation, dossier.participants_in(conversation), document)
            records += dossier.agreements_of(conversation)
    records += [r for kind in (Goal, Step) for r in dossier.all(kind) if r.id in wanted]
    # What work is held against are qualities and motives: they go along with the portrait or not at all.
    work = [image for image in dossier.all(WorkImage) if image.id in document.work_image_ids]
    records += [image if document.portrait else replace(image, comparisons=()) for image in work]
    records += [choice for choice in dossier.all(Choice) if choice.id in document.choice_ids]
    records += [
        replace(c, reach="", opening="", via="", moments=())
        for c in dossier.all(Contact)
        if c.id in document.contact_ids
    ]
    if document.said:
        going = {record.id for record in records}
        agreed = [_without_quote(f) for f in dossier.all(Feedback) if f.agreed]
        records += [f if f.target_id in going else _unbound(f) for f in agreed if f.target_id in going or f.competence]
    if document.purpose is Purpose.INSPANNING:
        records = [r for r in records if not isinstance(r, Reflection) or not r.blank]
        records += _looked_back(dossier, {record.id for record in records})
    present = {record.id for record in records}
    part = Snapshot.of(pointing_inside([_inside_only(replace(record, earlier=()), present) for record in records]))
    return leave_out(part, document.left_out)


def _told(period: SchoolPeriod, document: CareerDocument) -> SchoolPeriod:
    """What the pages tell of a school year: not how it was looked back on and who guided it.

    What the school asked only where the document shows that it was done.
    """
    asked = period.requirements if document.purpose is Purpose.INSPANNING else ()
    return replace(period, look_back="", guide="", help_desk="", requirements=asked, requirements_from="")


def _looked_back(dossier: Snapshot, there: set[str]) -> Iterator[Reflection]:
    """That the student looked back, where the school asks for that: the reflections that count, without their words."""
    records: list[Counted] = [*dossier.all(Experience), *dossier.all(Reflection)]
    for period in dossier.all(SchoolPeriod):
        for wish in period.requirements:
            if wish.what is Asked.REFLECTIONS:
                for found in shows(wish, period, records):
                    if isinstance(found, Reflection) and found.id not in there:
                        there.add(found.id)
                        yield without_words(found)


def _conversation(
    conversation: Conversation, people: Sequence[Participant], document: CareerDocument
) -> Iterator[Record]:
    """It and who is at the table. Of what is still to come the questions to ask go along with its own preparation only.

    The student's answers to the shared questions do when nobody has to answer them unseen any more.
    """
    ahead = conversation.state is ConversationState.PLANNED
    if not document.private:
        conversation = replace(conversation, private="", share_private=False)
    if ahead and not all(may_see_own(conversation, person) for person in people):
        conversation = replace(conversation, answers=())
    yield conversation
    for person in people:
        asked = person.question if ahead and document.purpose is Purpose.GESPREK else ""
        yield _heard(replace(person, question=asked), document)


def _heard(person: Participant, document: CareerDocument) -> Participant:
    """Somebody at the table, with the own answers if they may be shown and what others said goes along.

    How and when the questions went out stays at home: no page tells it.
    """
    told = replace(person, asked_on=None, asked_by=Way.NONE, answered_on=None, answered_by=Way.NONE)
    return told if document.said and person.may_show else replace(told, answers=(), may_show=False)


def _without_quote(remark: Feedback) -> Feedback:
    """What the student's text said when the guide read it may since be changed, or stay at home: it is for nobody else."""
    return replace(remark, quote="", seen="")


def _unbound(remark: Feedback) -> Feedback:
    """A remark on a competence, without the name of the record that it was made at."""
    return replace(remark, target_kind="", target_id="", path="")


def _hanging_on(experience: Experience, dossier: Snapshot, document: CareerDocument) -> Iterator[Record]:
    """What goes along with an experience: evidence, reflections, what others said."""
    if document.photos:
        for evidence in dossier.evidence_of(experience):
            if evidence.id not in document.left_out:
                yield evidence if document.recordings else _without_recording(evidence)
    if document.reflections:
        yield from dossier.reflections_on(experience)
    if document.said:
        yield from dossier.testimonies_on(experience)


def _without_recording(evidence: Evidence) -> Evidence:
    """A sound or video without its file: what it is and what is said in it are told."""
    recorded = evidence.kind in (EvidenceKind.AUDIO, EvidenceKind.VIDEO)
    return replace(evidence, sha256="", size=0) if recorded else evidence


def pointing_inside(records: Iterable[R]) -> list[R]:
    """*records* in which every id points to one of them: the others are left out."""
    records = list(records)
    present = {record.id for record in records}
    return [_without_dangling(record, present) for record in records]


def _inside_only(record: R, present: set[str]) -> R:
    """*record* without the values inside it that are about something that is not *present*."""
    if isinstance(record, MotiveOrder):
        return replace(record, motives=tuple(each for each in record.motives if each.motive_id in present))
    if isinstance(record, WorkImage):
        return replace(record, comparisons=tuple(each for each in record.comparisons if each.about_id in present))
    return record


def _without_dangling(record: R, present: set[str]) -> R:
    changes: dict[str, Any] = {}
    for field in shape(type(record)):
        if field.ref is None:
            continue
        found = getattr(record, field.name)
        if field.many:
            inside = tuple(each for each in found if each in present)
            if len(inside) < len(found):
                changes[field.name] = inside
        elif field.optional and found is not None and found not in present:
            changes[field.name] = None
    return replace(record, **changes) if changes else record


def going(dossier: Snapshot, document: CareerDocument) -> Snapshot:
    """All that *document* says, as it is before anything is left out: what the look at privacy goes through.

    Beside the part that was chosen that is the table of activities and the opening.
    """
    undecided = replace(document, left_out=(), kept=())
    records = dict(chosen(dossier, undecided).records)
    told = {experience.id for experience in records.get(Experience, ())}
    table = (e for e in activities(dossier) if e.id not in told) if document.table else ()
    records[Experience] = (*records.get(Experience, ()), *table)
    return Snapshot({**records, CareerDocument: (undecided,)})


def activities(dossier: Snapshot, left_out: Iterable[str] = ()) -> tuple[Experience, ...]:
    """All experiences as the table of activities tells of them: no story, no answers, nothing of what was *left_out*."""
    told = tuple(
        Experience(
            id=e.id,
            title=e.title,
            kind=e.kind,
            start=e.start,
            end=e.end,
            organisation=e.organisation,
            place=e.place,
            hours=e.hours,
            competences=e.competences,
        )
        for e in dossier.experiences()
        if e.deleted is None
    )
    return leave_out(Snapshot({Experience: told}), left_out).all(Experience)


def _ids(records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(record.id for record in records)


def _richest(dossier: Snapshot) -> list[Experience]:
    """Starred ones first, then those with the most told: answers, reflections, evidence, and length with a limit."""

    def weight(experience: Experience) -> tuple[bool, int]:
        told = sum(bool(answer.strip()) for answer in experience.answers) + min(len(experience.story) // 200, 4)
        hanging = 2 * len(dossier.reflections_on(experience)) + len(dossier.evidence_of(experience))
        return experience.star, told + hanging

    return sorted(dossier.experiences(), key=weight, reverse=True)


def _ahead(dossier: Snapshot, last: list[Conversation]) -> list[Conversation]:
    """The planned conversation that comes after the *last* one, at school or work: the one that is about to be held."""
    since = last[0].on if last else None
    planned = (c for c in dossier.conversations() if c.state is ConversationState.PLANNED)
    ahead = (c for c in planned if c.on is None or since is None or c.on >= since)
    return [c for c in ahead if c.kind is not ConversationKind.GESPREK_THUIS][:1]


def _since(dossier: Snapshot, last: list[Conversation]) -> list[Experience]:
    day = last[0].on if last else None
    return [e for e in dossier.experiences() if day is None or e.start is None or e.start >= day]
