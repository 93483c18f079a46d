""" "Hoe word je begeleid?": a few short questions, when they are asked, and what of the answers a school may have.

What goes to a school is without a name: of each answer the question, the step, the month and the sort of school.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from lobdossier.domain.schooling import Sectors
from lobdossier.domain.sharing import GuidanceAnswer, GuidanceReview

VERSION: Final = 1
"""The version of the JSON form that `parse_guidance` reads, and of what goes to a school."""
FORMAT: Final = "lobdossier-tevredenheid"
STEPS: Final = 4
_FIRST_MONTH: Final = 8
"""Of a school year."""
APART: Final = timedelta(days=150)
"""So long after the last time it is quiet: two times fit in a school year."""
YEAR: Final = timedelta(days=365)
MOST: Final = 2
"""In a year, skipped ones too."""
SETTLED: Final = timedelta(days=60)
"""Before this a dossier is too young to ask about guidance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceQuestion:
    """One question and its four answers, from a little to a lot."""

    id: str
    words: str
    steps: tuple[str, str, str, str]


def parse_guidance(data: Mapping[str, Any]) -> tuple[GuidanceQuestion, ...]:
    """The questions of a decoded file, in its order.

    Raises:
        ValueError: it is of another version, or a question is none or has not four answers.
    """
    if data.get("version") != VERSION:
        raise ValueError("version")
    found = []
    for entry in data["questions"]:
        if not entry["words"].endswith("?") or len(entry["steps"]) != STEPS:
            raise ValueError(entry["id"])
        first, second, third, fourth = entry["steps"]
        found.append(GuidanceQuestion(id=entry["id"], words=entry["words"], steps=(first, second, third, fourth)))
    return tuple(found)


def is_due(reviews: Iterable[GuidanceReview], began: date | None, today: date) -> bool:
    """Whether it is time to ask, in a dossier that *began* on a day: not at first, and at most twice a year."""
    if began is None or today - began < SETTLED:
        return False
    days = [review.on for review in reviews if review.on is not None]
    return all(today - day >= APART for day in days) and sum(today - day < YEAR for day in days) < MOST


def answered(review: GuidanceReview) -> tuple[GuidanceAnswer, ...]:
    """What was answered, in the order of asking; of one that was skipped nothing."""
    return tuple(answer for answer in review.answers if answer.step or answer.text.strip())


def with_answer(review: GuidanceReview, question: GuidanceQuestion, step: int, text: str) -> GuidanceReview:
    """*review* with this answer to *question*; step 0 without a text takes it away. Others keep their place."""
    new = GuidanceAnswer(question_id=question.id, question=question.words, step=step, text=text)
    if any(answer.question_id == question.id for answer in review.answers):
        answers = [
            replace(answer, question=question.words, step=step, text=text)
            if answer.question_id == question.id
            else answer
            for answer in review.answers
        ]
    else:
        answers = [*review.answers, new]
    return replace(review, answers=tuple(answer for answer in answers if answer.step or answer.text.strip()))


def answer_to(review: GuidanceReview, question: GuidanceQuestion) -> GuidanceAnswer:
    """What *review* says to *question*; step 0 when nothing."""
    return next((a for a in review.answers if a.question_id == question.id), GuidanceAnswer(question_id=question.id))


def for_school(
    reviews: Iterable[GuidanceReview],
    questions: Sequence[GuidanceQuestion],
    sectors: Sectors,
    *,
    sentences: bool = False,
) -> dict[str, Any]:
    """What goes to a school: no name, no id, no day, no school; the student's own *sentences* only when they say so.

    The school that gets it knows which one it is; its name would only make a student easier to recognise.
    """
    known = {question.id: question for question in questions}
    told = []
    for review in sorted((r for r in reviews if r.on is not None), key=lambda r: (r.on or date.min, r.id)):
        answers = [
            _told(answer, known.get(answer.question_id), sentences)
            for answer in answered(review)
            if answer.step or sentences
        ]
        if answers and review.on is not None:
            on = review.on
            first = on.year if on.month >= _FIRST_MONTH else on.year - 1
            told.append(
                {
                    "month": f"{on.year:04d}-{on.month:02d}",
                    "period": {"sector": sectors.on(on).value, "school_year": f"{first}-{first + 1}"},
                    "answers": answers,
                }
            )
    return {"format": FORMAT, "version": VERSION, "reviews": told}


def _told(answer: GuidanceAnswer, question: GuidanceQuestion | None, sentences: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"question": answer.question}
    if answer.step:
        told |= {"step": answer.step, "of": STEPS}
        if question is not None:
            told["meaning"] = question.steps[answer.step - 1]
    if sentences and answer.text.strip():
        told["sentence"] = answer.text.strip()
    return told
