"""How the student is guided: when it is asked, what was answered, and handing that out without a name."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from lobdossier.domain.errors import NothingAnswered
from lobdossier.domain.guidance import GuidanceQuestion, answered, for_school, is_due
from lobdossier.domain.ids import new_id
from lobdossier.domain.personal import BETWEEN, Names, spots
from lobdossier.domain.privacy import people_of
from lobdossier.domain.schooling import Sectors
from lobdossier.domain.sharing import GuidanceAnswer, GuidanceReview
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.exchange.guidance_file import write_guidance
from lobdossier.services.cards import guidance_questions
from lobdossier.services.records import Records


class Guidance:
    """The reviews of the guidance in one open dossier."""

    def __init__(self, records: Records) -> None:
        self._records = records

    @property
    def questions(self) -> tuple[GuidanceQuestion, ...]:
        """What is asked."""
        return guidance_questions()

    def due(self, today: date) -> bool:
        """Whether Start asks now: not in a young dossier, and at most twice a year, skipped ones included."""
        student = self._student()
        began = student.created.astimezone().date() if student.id else None
        return is_due(self._records.all(GuidanceReview), began, today)

    def reviews(self) -> list[GuidanceReview]:
        """Those in which something was answered, the newest first."""
        found = [review for review in self._records.all(GuidanceReview) if answered(review)]
        return sorted(found, key=lambda r: (r.on or date.min, r.id), reverse=True)

    def of(self, today: date) -> GuidanceReview:
        """The one to answer in on *today*: that of today, also when it was skipped, or a new one that is not stored."""
        found = self._records.all(GuidanceReview, on=today)
        return found[-1] if found else GuidanceReview(id=new_id(), on=today)

    def skip(self, today: date, label: str) -> None:
        """Remember that it was skipped, so that it is quiet for half a year.

        Raises:
            SaveError: nothing was stored.
        """
        self._records.save(self.of(today), label=label)

    def export(self, target: Path, *, sentences: bool = False) -> int:
        """Write what was answered to *target*, without name; returns the bytes.

        With *sentences* what the student wrote goes along too, in which the names that the dossier knows are "…".

        Raises:
            NothingAnswered: there is nothing to hand out.
            TargetTaken, ExportFailed: as `write_guidance`.
        """
        told = self.told(sentences=sentences)
        if not told["reviews"]:
            raise NothingAnswered(GuidanceReview.KIND, "answers", "missing")
        return write_guidance(told, target)

    def told(self, *, sentences: bool = False) -> dict[str, Any]:
        """What `export` would write; with *sentences* the people of the whole dossier are read: not while typing."""
        reviews = self.reviews()
        if sentences and any(answer.text.strip() for review in reviews for answer in review.answers):
            reviews = self._nameless(reviews)
        sectors = Sectors(self._student().sector, tuple(self._records.all(SchoolPeriod)))
        return for_school(reviews, self.questions, sectors, sentences=sentences)

    # ------------------------------------------------------------ private
    def _student(self) -> Student:
        return next(iter(self._records.all(Student)), Student())

    def _nameless(self, reviews: list[GuidanceReview]) -> list[GuidanceReview]:
        asked_about = {self._student().name, *(period.guide for period in self._records.all(SchoolPeriod))}
        # Of the student and who guides also each part by itself: "Zwanenburg" alone tells who "Noor de Wit-Zwanenburg" is.
        parts = {part for name in asked_about for part in re.split(r"[\s-]+", name)} - BETWEEN
        names = Names([*people_of(self._records.snapshot()), *asked_about, *parts])

        def clean(answer: GuidanceAnswer) -> GuidanceAnswer:
            text = answer.text
            for look in (spots, names.spots):  # first addresses and numbers: a name may stand in one
                for found in list(look(text)):
                    text = re.sub(rf"(?<!\w){re.escape(found.words)}(?!\w)", "…", text)
            return replace(answer, text=text)

        return [replace(review, answers=tuple(map(clean, review.answers))) for review in reviews]
