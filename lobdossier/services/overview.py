"""What the start page shows: never everything, always the next small thing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lobdossier.domain.board import first_overdue
from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.listing import ExperienceRow
from lobdossier.domain.plans import Step
from lobdossier.domain.student import Student
from lobdossier.domain.voices import Voice
from lobdossier.services.conversations import Conversations
from lobdossier.services.experiences import Experiences
from lobdossier.services.plans import Plans
from lobdossier.services.records import Records
from lobdossier.services.wishes import Asks, Wishes

SOON: Final = timedelta(days=14)
REMIND: Final = timedelta(days=7)
"""So long before a conversation it is time to prepare it."""
LATEST: Final = 3
AT_ONCE: Final = 500
"""With more experiences than this, counting what the school asks for is work for the background."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The start page.

    Attributes:
        conversation: the next one that is planned, today or later or without a day, with its *participants*.
        soon: it is within two weeks and comes first of all.
        prepare: it is within a week: the student is reminded to prepare it.
        waiting: who of its participants were asked the shared questions and did not answer yet.
        over: one that was planned and whose day has passed: the student is reminded to write down how it went.
        over_with: who were there.
        asks: None in a long dossier: `Wishes.asks` counts them.
    """

    student: Student
    experiences: int
    since: date | None
    latest: list[ExperienceRow]
    conversation: Conversation | None
    participants: list[Participant]
    soon: bool
    prepare: bool
    waiting: list[Participant]
    over: Conversation | None
    over_with: list[Participant]
    overdue: Step | None
    steps: list[Step]
    asks: list[Asks] | None

    @property
    def empty(self) -> bool:
        """Whether the student has only just begun: then there are the four ways in and one question."""
        return not self.experiences and self.conversation is None and self.over is None and not self.steps


class Start:
    """Gathers the start page of one open dossier."""

    def __init__(
        self, records: Records, experiences: Experiences, conversations: Conversations, plans: Plans, wishes: Wishes
    ) -> None:
        self._records, self._experiences = records, experiences
        self._conversations, self._plans, self._wishes = conversations, plans, wishes

    def overview(self, today: date) -> Overview:
        """The start page as it is on *today*."""
        student = next(iter(self._records.all(Student)), Student())
        planned = self._conversations.coming()
        over = next((c for c in planned if c.on is not None and c.on < today), None)
        coming = next((c for c in planned if c.on is None or c.on >= today), None)
        participants = self._conversations.participants(coming.id) if coming else []
        steps = self._plans.open_steps()
        number = self._experiences.count()
        return Overview(
            student=student,
            experiences=number,
            since=student.created.astimezone().date() if student.id else None,
            latest=self._experiences.page(limit=LATEST),
            conversation=coming,
            participants=participants,
            soon=_within(coming, today, SOON),
            prepare=_within(coming, today, REMIND),
            waiting=[each for each in participants if each.asked_on and not Voice(each, each.answers).answered],
            over=over,
            over_with=self._conversations.participants(over.id) if over else [],
            overdue=first_overdue(steps, today),
            steps=steps,
            asks=self._wishes.asks(today) if number <= AT_ONCE else None,
        )


def _within(conversation: Conversation | None, today: date, span: timedelta) -> bool:
    return conversation is not None and conversation.on is not None and conversation.on - today <= span
