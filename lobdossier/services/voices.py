"""Several voices: the shared questions go out, and what comes back is kept beside the student's own answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.errors import NothingAsked, Refused
from lobdossier.domain.schooling import Sectors
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import Way
from lobdossier.domain.voices import merged, shared
from lobdossier.exchange.calendar_file import write_calendar_file
from lobdossier.services.conversations import Conversations
from lobdossier.services.records import Records
from lobdossier.text import voices as words
from lobdossier.text.calendar import calendar_file


class Voices:
    """The shared questions of one open dossier. What is stored counts, never an older version in a caller's hands."""

    def __init__(self, records: Records, conversations: Conversations, clock: Callable[[], datetime]) -> None:
        self._records, self._conversations, self._clock = records, conversations, clock

    def invitation(self, conversation: Conversation, participant: Participant) -> str:
        """The message that asks *participant* the shared questions, to be pasted in a mail or an app.

        Raises:
            KeyError: one of the two is not stored.
            NothingAsked: no question was chosen yet.
        """
        conversation, participant = self._stored(conversation, participant)
        if not shared(conversation):
            raise NothingAsked(Conversation.KIND, "questions", "missing")
        return self._invitation(conversation, participant, self._sectors())

    def read_reply(self, conversation: Conversation, text: str) -> words.Reply:
        """What came back, split over the questions of *conversation*; nothing is stored. See `split_reply`.

        Raises:
            KeyError: the conversation is not stored.
            NothingAsked: it has no questions.
            Refused: *text* is longer than `LONGEST`.
        """
        conversation = self._records.get(Conversation, conversation.id)
        questions = shared(conversation)
        if not questions:
            raise NothingAsked(Conversation.KIND, "questions", "missing")
        sectors = self._sectors()
        people = self._conversations.participants(conversation.id)
        # The message may have gone out before or after the student's own answers could go along.
        open_too = replace(conversation, own_first=False)
        sent = [self._invitation(each, person, sectors) for person in people for each in (conversation, open_too)]
        return words.split_reply(text, questions, sent)

    def asked(self, participant: Participant, way: Way, *, today: date, label: str = "") -> Participant:
        """Keep that the questions went to *participant* today, by *way*; with a *label* that can be undone.

        Raises:
            KeyError: the participant is not stored.
            SaveError: nothing was stored.
        """
        stored = self._records.get(Participant, participant.id)
        self._records.save(replace(stored, asked_on=today, asked_by=way), label=label)
        return self._records.get(Participant, participant.id)

    def take_in(
        self,
        conversation: Conversation,
        participant: Participant,
        texts: Mapping[str, str],
        *,
        way: Way,
        on: date,
        may_show: bool,
        label: str,
    ) -> Participant:
        """Keep what *participant* answered: *texts* by the id of the question, given on *on* by *way*. One deed.

        A question that *texts* does not have, or to which it says nothing, keeps the answer that it has: `overwritten`
        tells beforehand what is written over. *may_show* is what that person said, and replaces what was said before.

        Raises:
            KeyError: the conversation or the participant is not stored.
            NothingAsked: the conversation has no questions.
            Refused: *texts* has nothing for any question ("missing"), something for a question that is not asked or that
                somebody changed in the meantime ("reference"), or the participant sits at another table ("reference").
            SaveError: nothing was stored.
        """
        conversation, participant = self._stored(conversation, participant)
        questions = shared(conversation)
        if not questions:
            raise NothingAsked(Conversation.KIND, "questions", "missing")
        said = {which: text for which, text in texts.items() if text.strip()}
        if not said:
            raise Refused(Participant.KIND, "answers", "missing")
        if not said.keys() <= {question.id for question in questions}:
            raise Refused(Participant.KIND, "answers", "reference")
        answered = replace(
            participant,
            answers=merged(participant.answers, said, questions),
            answered_on=on,
            answered_by=way,
            may_show=may_show,
        )
        self._records.save(answered, label=label)
        return self._records.get(Participant, participant.id)

    def calendar(self, conversation: Conversation) -> bytes:
        """The conversation as an `.ics` for a calendar. See `calendar_file`.

        Raises:
            KeyError: the conversation is not stored.
            NoDay: it has no day yet.
        """
        stored = self._records.get(Conversation, conversation.id)
        return calendar_file(stored, self._conversations.participants(stored.id), self._clock())

    def write_calendar(self, conversation: Conversation, target: Path) -> int:
        """Write `calendar` to *target*; how many bytes that is.

        Raises:
            KeyError, NoDay: as `calendar`.
            TargetTaken, ExportFailed: as `write_calendar_file`.
        """
        return write_calendar_file(self.calendar(conversation), target)

    def _stored(self, conversation: Conversation, participant: Participant) -> tuple[Conversation, Participant]:
        found = self._records.get(Participant, participant.id)
        if found.conversation_id != conversation.id:
            raise Refused(Participant.KIND, "conversation_id", "reference")
        return self._records.get(Conversation, conversation.id), found

    def _invitation(self, conversation: Conversation, participant: Participant, sectors: Sectors) -> str:
        student = next(iter(self._records.all(Student)), Student())
        return words.invitation(conversation, participant, student, sectors.on(conversation.on))

    def _sectors(self) -> Sectors:
        student = next(iter(self._records.all(Student)), Student())
        return Sectors(student.sector, tuple(self._records.all(SchoolPeriod)))
