"""What the start page shows: never everything, always the next small thing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lobdossier.domain.board import first_overdue
from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.listing import ExperienceRow
from lobdossier.domain.plans import Step
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import Asked, ConversationState
from lobdossier.services.conversations import Conversations
from lobdossier.services.experiences import Experiences
from lobdossier.services.plans import Plans
from lobdossier.services.records import Records

SOON: Final = timedelta(days=14)
LATEST: Final = 3
AT_ONCE: Final = 500
"""With more experiences than this, counting what the school asks for is work for the background."""


@dataclass(frozen=True, slots=True)
class Asks:
    """What the school asks for in this period (None: nothing was filled in) and how much of it is there."""

    what: Asked
    there: int
    asked: int | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The start page.

    Attributes:
        soon: the next conversation is within two weeks and comes first of all.
        asks: None in a long dossier: `Start.asks` counts them.
    """

    student: Student
    experiences: int
    since: date | None
    latest: list[ExperienceRow]
    conversation: Conversation | None
    participants: list[Participant]
    soon: bool
    overdue: Step | None
    steps: list[Step]
    asks: list[Asks] | None

    @property
    def empty(self) -> bool:
        """Whether the student has only just begun: then there are the four ways in and one question."""
        return not self.experiences and self.conversation is None and not self.steps


class Start:
    """Gathers the start page of one open dossier."""

    def __init__(self, records: Records, experiences: Experiences, conversations: Conversations, plans: Plans) -> None:
        self._records, self._experiences = records, experiences
        self._conversations, self._plans = conversations, plans

    def overview(self, today: date) -> Overview:
        """The start page as it is on *today*."""
        student = next(iter(self._records.all(Student)), Student())
        coming = self._conversations.next()
        steps = self._plans.open_steps()
        number = self._experiences.count()
        return Overview(
            student=student,
            experiences=number,
            since=student.created.astimezone().date() if student.id else None,
            latest=self._experiences.page(limit=LATEST),
            conversation=coming,
            participants=self._conversations.participants(coming.id) if coming else [],
            soon=coming is not None and coming.on is not None and coming.on - today <= SOON,
            overdue=first_overdue(steps, today),
            steps=steps,
            asks=self.asks(today) if number <= AT_ONCE else None,
        )

    def asks(self, today: date) -> list[Asks]:
        """What is there of what the school asks for.

        Counted in the school period of today; without one, over the whole dossier and without a number
        asked. Goes through all reflections.
        """
        periods = [p for p in self._records.all(SchoolPeriod) if (p.start or date.min) <= today <= (p.end or date.max)]
        period = periods[-1] if periods else SchoolPeriod()
        asked = {requirement.what: requirement.number for requirement in period.requirements}
        there = self._there(period)
        return [
            Asks(what, there[what], asked.get(what)) for what in Asked if asked.get(what) or (not asked and there[what])
        ]

    def _there(self, period: SchoolPeriod) -> dict[Asked, int]:
        since, until = period.start or date.min, period.end or date.max
        told = self._experiences.told_between(since, until)
        held = self._records.all(Conversation, state=ConversationState.HELD)
        return {
            Asked.CONVERSATIONS: sum(c.on is None or since <= c.on <= until for c in held),
            Asked.EXPERIENCES: told.experiences,
            Asked.REFLECTIONS: told.reflections,
            Asked.HOURS: told.hours,
        }
