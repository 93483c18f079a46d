"""Several voices in one conversation: the same few questions, answered by the student and by everybody at the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lobdossier.domain.conversation import Conversation, GivenAnswer, Participant, SharedQuestion
from lobdossier.domain.ids import new_id
from lobdossier.domain.vocabulary import Part

MOST: Final = 6
"""Questions that are shared: more is a questionnaire, and does not fit on one page."""

Answers = tuple[GivenAnswer, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """What one person says. *participant* is None for the student."""

    participant: Participant | None
    answers: Answers

    @property
    def answered(self) -> bool:
        """Whether anything was answered."""
        return any(answer.text.strip() for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Row:
    """One question and what each voice answered to it, None for not yet; *withdrawn* when it is no longer asked."""

    question: SharedQuestion
    cells: tuple[GivenAnswer | None, ...]
    withdrawn: bool = False


def shared(conversation: Conversation) -> tuple[SharedQuestion, ...]:
    """The questions that are asked: those that have words."""
    return tuple(question for question in conversation.questions if question.question.strip())


def voices(conversation: Conversation, participants: Iterable[Participant]) -> list[Voice]:
    """The student first, then those at the table in their order."""
    return [Voice(None, conversation.answers), *(Voice(person, person.answers) for person in participants)]


def side_by_side(conversation: Conversation, participants: Sequence[Participant]) -> list[Row]:
    """Per question all answers beside each other.

    A question that was taken away or put in other words after somebody answered it stays there, as it was asked: nobody's
    answer stands under a question that was not theirs.
    """
    asked = shared(conversation)
    speaking = voices(conversation, participants)
    rows = [Row(question, tuple(_to(voice.answers, question) for voice in speaking)) for question in asked]
    now = {(question.id, question.question) for question in asked}
    for old in _former(speaking, now):
        rows.append(Row(old, tuple(_to(voice.answers, old) for voice in speaking), withdrawn=True))
    return rows


def with_answer(answers: Answers, question: SharedQuestion, text: str) -> Answers:
    """*answers* with *text* for *question*, in the words of now; an empty text takes the answer away."""
    before = _to(answers, question)
    given = GivenAnswer(
        question_id=question.id, question=question.question, text=text, marked=before.marked if before else False
    )
    if before is None:
        return (*answers, given) if text else answers
    return tuple(given if each is before else each for each in answers if each is not before or text)


def marked(answers: Answers, answer: GivenAnswer, on: bool) -> Answers:
    """*answers* in which *answer* is one to talk about, or not."""
    return tuple(replace(each, marked=on) if each == answer else each for each in answers)


def merged(answers: Answers, texts: Mapping[str, str], questions: Sequence[SharedQuestion]) -> Answers:
    """*answers* with *texts* (by the id of the question) written over them; what *texts* has not, stays."""
    for question in questions:
        if texts.get(question.id, "").strip():
            answers = with_answer(answers, question, texts[question.id])
    return answers


def overwritten(
    answers: Answers, texts: Mapping[str, str], questions: Sequence[SharedQuestion]
) -> list[SharedQuestion]:
    """The questions to which *answers* says something that *texts* would write over: that is asked first."""
    found = []
    for question in questions:
        text, before = texts.get(question.id, ""), _to(answers, question)
        if text.strip() and before is not None and before.text.strip() and before.text != text:
            found.append(question)
    return found


def new_question(question: str, part: Part, card_id: str = "") -> SharedQuestion:
    """A question to be shared, with an id of its own."""
    return SharedQuestion(id=new_id(), question=question, part=part, card_id=card_id)


def may_see_own(conversation: Conversation, participant: Participant) -> bool:
    """Whether *participant* gets to see what the student answered: at once, or when the own answers are in."""
    return not conversation.own_first or any(answer.text.strip() for answer in participant.answers)


def _to(answers: Answers, question: SharedQuestion) -> GivenAnswer | None:
    same = (each for each in answers if each.question_id == question.id and each.question == question.question)
    return next(same, None)


def _former(speaking: Iterable[Voice], now: set[tuple[str, str]]) -> Iterator[SharedQuestion]:
    """What was answered and is no longer asked in these words, each once."""
    for voice in speaking:
        for answer in voice.answers:
            if answer.text.strip() and (answer.question_id, answer.question) not in now:
                now.add((answer.question_id, answer.question))
                yield SharedQuestion(id=answer.question_id, question=answer.question)
