"""The school years: going on to the next one, and the page of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Agreement, Conversation
from lobdossier.domain.experience import Evidence
from lobdossier.domain.ids import new_id
from lobdossier.domain.listing import ExperienceFilter, ExperienceRow
from lobdossier.domain.people import Contact
from lobdossier.domain.portrait import Choice, Insight, SelfView
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.schooling import closed_by, in_order, reach
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import Competence, ConversationState, Purpose
from lobdossier.services.growth import Growth, growth
from lobdossier.services.records import Records
from lobdossier.services.sharing import Sharing
from lobdossier.storage import listing, over_time
from lobdossier.storage.file import DossierFile
from lobdossier.storage.over_time import Span

PHOTOS: Final = 4
STARRED: Final = 6
ANSWERS: Final = 3


@dataclass(frozen=True, slots=True)
class Known:
    """What the student knew of one competence in a stretch of time: the first sentence and, if there is another, the last."""

    competence: Competence
    first: Insight
    last: Insight | None


@dataclass(frozen=True, slots=True)
class Facts:
    """How much there is of a stretch of time, and the own sentences; nothing is judged."""

    experiences: int
    conversations: int
    stars: int
    reflections: int
    known: list[Known]

    @property
    def empty(self) -> bool:
        """Whether nothing was kept of it."""
        return not (self.experiences or self.conversations or self.reflections or self.known)


@dataclass(frozen=True, slots=True)
class Held:
    """A conversation that was held, with what was agreed in it."""

    conversation: Conversation
    agreements: list[Agreement]


@dataclass(frozen=True, slots=True)
class YearPage:
    """The page of one school year: the period, its neighbours, and what happened in it."""

    period: SchoolPeriod
    before: SchoolPeriod | None
    after: SchoolPeriod | None
    facts: Facts
    photos: list[Evidence]
    starred: list[ExperienceRow]
    answers: list[Reflection]
    held: list[Held]
    grown: list[Growth]
    choices: list[Choice]
    people: list[Contact]


class SchoolYears:
    """The school periods of one open dossier."""

    def __init__(self, file: DossierFile, records: Records, sharing: Sharing) -> None:
        self._file, self._records, self._sharing = file, records, sharing

    def all(self) -> list[SchoolPeriod]:
        """Every period, in order."""
        return in_order(self._records.all(SchoolPeriod))

    def begin(self, fresh: SchoolPeriod, document: CareerDocument | None = None, *, label: str) -> None:
        """Begin *fresh* in one deed: it is stored, the period that still ran ends the day before, the sector follows.

        One that lies before a period that is there already is an earlier time told of: the words of today stay. The *document*
        that goes along to the new school is stored in the same deed.

        Raises:
            SaveError, Refused: nothing was stored.
        """
        student = next(iter(self._records.all(Student)), Student(id=new_id()))
        periods = self._records.all(SchoolPeriod)
        newest = in_order([*periods, fresh])[-1]
        sector = fresh.sector if newest is fresh else student.sector
        along = [document] if document is not None else []
        closed = closed_by(periods, fresh)
        self._records.save(replace(student, sector=sector), *closed, fresh, *along, label=label)

    def document_for(self, school: str) -> CareerDocument:
        """The loopbaandocument for *school* as it would be proposed; nothing is stored."""
        kept = self._records.all(CareerDocument, purpose=Purpose.SCHOOL)
        return document_for(school, kept[-1] if kept else None, self._sharing.propose(Purpose.SCHOOL))

    def facts(self, period: SchoolPeriod) -> Facts:
        """What is there of *period*. Goes through all reflections: call it in the background."""
        return self._facts(reach(self.all(), period))

    def page(self, period_id: str) -> YearPage:
        """The page of one year; call it in the background.

        Raises:
            KeyError: there is no such period.
        """
        periods = self.all()
        place = next((n for n, found in enumerate(periods) if found.id == period_id), None)
        if place is None:
            raise KeyError(period_id)
        span = reach(periods, periods[place])
        with self._file.reading() as reading:
            starred = listing.experiences(reading, _of(span, starred=True), 0, STARRED)
            photos = over_time.photos_between(reading, span, PHOTOS)
        return YearPage(
            period=periods[place],
            before=periods[place - 1] if place else None,
            after=periods[place + 1] if place + 1 < len(periods) else None,
            facts=self._facts(span),
            photos=photos,
            starred=starred,
            answers=self._latest_answers(span),
            held=self._held(span),
            grown=growth(view for view in self._records.all(SelfView) if _inside(view.on, span)),
            choices=sorted((c for c in self._records.all(Choice) if _inside(c.on, span)), key=_day),
            people=self._people(span),
        )

    # ------------------------------------------------------------ private
    def _facts(self, span: Span) -> Facts:
        with self._file.reading() as reading:
            experiences = listing.count_experiences(reading, _of(span))
            stars = listing.count_experiences(reading, _of(span, starred=True))
        insights = [i for i in self._records.all(Insight) if _inside(i.on, span) and i.text.strip()]
        held = self._records.all(Conversation, state=ConversationState.HELD)
        return Facts(
            experiences=experiences,
            conversations=sum(_inside(c.on, span) for c in held),
            stars=stars,
            reflections=sum(
                over_time.count_in(reading, span, *part) for reading, *part in over_time.stretches(self._file)
            ),
            known=known_in(insights),
        )

    def _latest_answers(self, span: Span) -> list[Reflection]:
        found: list[Reflection] = []
        for reading, after, upto in over_time.stretches(self._file):
            found += over_time.latest_in(reading, span, after, upto, ANSWERS)
        return sorted(found, key=_day, reverse=True)[:ANSWERS]

    def _held(self, span: Span) -> list[Held]:
        held = [c for c in self._records.all(Conversation, state=ConversationState.HELD) if _inside(c.on, span)]
        return [
            Held(found, sorted(self._records.all(Agreement, conversation_id=found.id), key=lambda a: (a.order, a.id)))
            for found in sorted(held, key=_day)
        ]

    def _people(self, span: Span) -> list[Contact]:
        """Those whom the student met in this time: the experience they are known from, or the first moment of contact."""
        contacts = [contact for contact in self._records.all(Contact) if contact.met]
        with self._file.reading() as reading:
            starts = over_time.starts_of(reading, {c.experience_id for c in contacts if c.experience_id})
        met = [(_first_met(contact, starts), contact) for contact in contacts]
        inside = [(day, contact) for day, contact in met if day is not None and _inside(day, span)]
        return [contact for _day_met, contact in sorted(inside, key=lambda pair: (pair[0], pair[1].id))]


def known_in(insights: Sequence[Insight]) -> list[Known]:
    """Per competence, in the order of the field, the first of *insights* and the last if that is another."""
    found = []
    for competence in Competence:
        own = sorted((i for i in insights if i.competence is competence), key=_day)
        if own:
            found.append(Known(competence, own[0], own[-1] if len(own) > 1 else None))
    return found


def document_for(school: str, kept: CareerDocument | None, proposed: CareerDocument) -> CareerDocument:
    """The document that goes to *school*: the one the student was composing, or a new proposal.

    One that was composed for another school gets the proposal of today, but keeps what the student wrote and its id:
    no word is lost, and undo brings the former choice back.
    """
    if kept is None:
        return replace(proposed, id=new_id(), receiver=school)
    if kept.receiver.strip() in ("", school.strip()):
        return replace(kept, receiver=kept.receiver if kept.receiver.strip() else school)
    return replace(kept, receiver=school, experience_ids=proposed.experience_ids, plan_ids=proposed.plan_ids)


def _of(span: Span, *, starred: bool = False) -> ExperienceFilter:
    return ExperienceFilter(since=span[0], until=span[1], starred=starred)


def _inside(day: date | None, span: Span) -> bool:
    return day is not None and span[0] <= day <= span[1]


def _day(record: Record) -> tuple[date, str]:
    on: date | None = getattr(record, "on", None)
    return on or date.min, record.id


def _first_met(contact: Contact, starts: dict[str, date]) -> date | None:
    days = [moment.on for moment in contact.moments if moment.on is not None]
    start = starts.get(contact.experience_id or "")
    return min([*days, *([start] if start else [])], default=None)
