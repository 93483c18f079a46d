"""Forms on which somebody at the table answers: written to be sent, and read when they come back.

Reading stores nothing. Whoever calls shows what a form holds, and what it would write over; `Voices.take_in` stores it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lobdossier.domain import forms
from lobdossier.domain.conversation import Conversation, Participant, SharedQuestion
from lobdossier.domain.errors import FormChanged, FormOfAnother, FormRefused, NothingAsked, OpenError, Refused
from lobdossier.domain.progress import Progress, Stopped, nobody, unstopped
from lobdossier.domain.student import Student
from lobdossier.domain.voices import shared
from lobdossier.services.conversations import Conversations
from lobdossier.services.documents import Finished
from lobdossier.services.records import Records
from lobdossier.text import dates

if TYPE_CHECKING:
    from lobdossier.exchange.form_source import FormFields

Make = Callable[[str, str, Path, Progress, Stopped], Finished]
"""The conversation and the participant by their ids, and where to."""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What somebody filled in.

    Attributes:
        texts: by the id of the question; only where something was written.
        may_show: whether the box was ticked that lets the student show it to others than those at the table.
        name: what stands at "Naam", which may be another person than the form was made for.
        on: the date that was written, if it can be read as one.
    """

    conversation_id: str
    participant_id: str
    texts: Mapping[str, str]
    may_show: bool
    name: str
    on: date | None


class Forms:
    """The forms of one open dossier."""

    def __init__(
        self, dossier_id: str, records: Records, conversations: Conversations, clock: Callable[[], datetime]
    ) -> None:
        self._dossier_id, self._records = dossier_id, records
        self._conversations, self._clock = conversations, clock
        self.elsewhere: Make | None = None
        """Makes them in a process of its own, when there is one."""

    def write(
        self,
        conversation: Conversation,
        participant: Participant,
        target: Path,
        progress: Progress = nobody,
        stopped: Stopped = unstopped,
    ) -> Finished:
        """Write the form of *conversation* for *participant* to *target*, as both are stored: whole, or not at all.

        In it are names, ids and questions, and no answer of anybody. That it was sent is not recorded here.

        Raises:
            NothingAsked: there is no question that everybody answers.
            ExportFailed, Cancelled: as for every document.
        """
        make = self.elsewhere or self.make
        return make(conversation.id, participant.id, target, progress, stopped)

    def make(
        self,
        conversation_id: str,
        participant_id: str,
        target: Path,
        progress: Progress,
        stopped: Stopped,
    ) -> Finished:
        """`write`, here and now.

        Raises:
            KeyError: there is no such conversation or participant.
        """
        # ReportLab is read when it is first needed: it costs as much start-up as the whole window.
        from lobdossier.document.form.sheet import FormSheet
        from lobdossier.document.form.write import write_form

        conversation = self._records.get(Conversation, conversation_id)
        participant = self._records.get(Participant, participant_id)
        if not shared(conversation):
            raise NothingAsked(Conversation.KIND, "questions", "missing")
        student = next(iter(self._records.all(Student)), Student())
        people = tuple(self._conversations.participants(conversation.id))
        sheet = FormSheet(self._dossier_id, student, conversation, people, participant)
        made = write_form(sheet, self._clock().astimezone().date(), target, progress, stopped)
        return Finished(target, made.pages, made.size, made.sha256, conversation_id=conversation.id)

    def read(self, path: Path) -> FilledForm:
        """What the form at *path* holds. Nothing is stored. Takes a moment: not for the thread of the interface.

        Raises:
            FormOfAnother: it is of another dossier, or of a conversation or person that is not here.
            FormChanged: other questions are asked now.
            NoFormInside: it is no form of ours, or was printed.
            FormRefused: it is too large, damaged, encrypted, of a newer version, or a text is too long.
            ArrivalRefused, OpenError: it is no PDF, or cannot be read.
        """
        # Read when the first form comes in: the program starts without what reads PDFs.
        from lobdossier.exchange.form_source import read_form
        from lobdossier.services.arrivals import head_of
        from lobdossier.storage import checks

        path = path.absolute()
        head = head_of(path)
        if b"%PDF-" not in head:
            raise FormRefused(path, f"is {checks.what(head)}")
        try:
            found = read_form(path)
        except Refused as error:
            raise FormRefused(path, error.rule, self._words(error.field_name)) from error
        except OSError as error:
            raise OpenError(path) from error
        conversation, participant = self._whose(path, found)
        texts = _texts(path, found, shared(conversation))
        on = dates.read(found.day)
        return FilledForm(conversation.id, participant.id, texts, found.may_show, found.name.strip(), on)

    def _whose(self, path: Path, found: FormFields) -> tuple[Conversation, Participant]:
        key = found.key
        if key.dossier_id != self._dossier_id:
            raise FormOfAnother(path, "dossier")
        conversation = self._records.find(Conversation, key.conversation_id)
        if conversation is None or conversation.deleted is not None:
            raise FormOfAnother(path, "conversation")
        people = self._conversations.participants(conversation.id)
        person = next((each for each in people if each.id == key.participant_id), None)
        if person is None:
            raise FormOfAnother(path, "person")
        return conversation, person

    def _words(self, question_id: str) -> str:
        """The words of a question as it is asked somewhere; "" when it is not."""
        asked = (question for talk in self._records.all(Conversation) for question in talk.questions)
        return next((question.question for question in asked if question_id and question.id == question_id), "")


def _texts(path: Path, found: FormFields, questions: Sequence[SharedQuestion]) -> dict[str, str]:
    """What was written, in the order of *questions*.

    Raises:
        FormChanged, FormRefused: those are not the questions of the form.
    """
    other, gone = forms.changed(found.fields, questions)
    if found.key.digest != forms.digest(questions):
        raise FormChanged(path, "value", "", tuple(question.question for question in other), gone)
    if other:  # they are the questions that were sent, so a field was lost on the way
        raise FormRefused(path, "fields", other[0].question)
    written = {question.id: found.answers[question.id] for question in questions}
    return {question_id: text for question_id, text in written.items() if text.strip()}
