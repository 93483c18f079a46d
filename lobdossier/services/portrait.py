""" "Dit ben ik": what the student knows now per competence, and everything written for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.portrait import Insight, SelfView
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import Competence
from lobdossier.services.own_counts import COUNTED, Own, own
from lobdossier.services.records import Records

_NEEDED = (Experience, Reflection, Insight, SelfView, *COUNTED)
AT_ONCE: Final = 120
"""Answers and experiences of one competence that are handed over, until more are asked for."""


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """An answer with the reflection it stands in and the experience it looks back on."""

    answer: Answer
    reflection: Reflection
    experience: Experience | None


@dataclass(frozen=True, slots=True)
class CompetencePage:
    """One competence: own sentences (newest first), answers, the experiences that touch it, self-views (oldest first).

    *answers* and *experiences* are the newest ones, as many as were asked for; *answered* and *touched* how many there are.
    """

    competence: Competence
    insights: list[Insight]
    answers: list[WrittenAnswer]
    answered: int
    experiences: list[Experience]
    touched: int
    views: list[SelfView]
    own: Own
    """How much there is of what only this competence has."""

    @property
    def insight(self) -> Insight | None:
        """What the student knows now."""
        return self.insights[0] if self.insights else None


class Portrait:
    """The five competences of one open dossier."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def pages(self) -> list[CompetencePage]:
        """All five, in the order of the field."""
        return _pages(self._records.snapshot(*_NEEDED))

    def page(self, competence: Competence, limit: int = AT_ONCE) -> CompetencePage:
        """One of the five, with the newest *limit* answers and experiences. Goes through all of them."""
        return page(self._records.snapshot(*_NEEDED), competence, limit)

    def insights(self, competence: Competence) -> list[Insight]:
        """The own sentences of one competence, newest first: without reading anything else."""
        return sorted(self._records.all(Insight, competence=competence), key=_moment, reverse=True)

    def views(self, competence: Competence) -> list[SelfView]:
        """The self-views of one competence, oldest first: without reading anything else."""
        return sorted(self._records.all(SelfView, competence=competence), key=_day)

    def know_today(self, competence: Competence, text: str, today: date, *, origin: object | None = None) -> None:
        """Keep *text* as what the student knows *today*: one sentence a day, that grows while it is typed.

        The sentences of other days are never changed. An empty text, or the same words as before today, take today's
        sentence away again (to the trash) and leave what was known before.
        """
        known = self.insights(competence)
        now = known.pop(0) if known and known[0].on == today else None
        before = known[0].text if known else ""
        if not text.strip() or text == before:
            if now is not None:
                self._records.throw_away(now, label="", origin=origin)
            return
        kept = replace(now, text=text) if now else Insight(id=new_id(), competence=competence, text=text, on=today)
        self._records.save(kept, origin=origin)

    def see_today(
        self, competence: Competence, step: int | None, why: str, today: date, *, origin: object | None = None
    ) -> None:
        """Keep *step* (1 to 4) and *why* as how the student sees this competence *today*: one view a day.

        The views of other days are never changed. None takes today's view away again, to the trash.
        """
        views = self.views(competence)
        now = views[-1] if views and views[-1].on == today else None
        if step is None:
            if now is not None:
                self._records.throw_away(now, label="", origin=origin)
            return
        base = now or SelfView(id=new_id(), competence=competence, on=today)
        self._records.save(replace(base, step=step, why=why), origin=origin)


def _pages(dossier: Snapshot) -> list[CompetencePage]:
    return [page(dossier, competence) for competence in Competence]


def page(dossier: Snapshot, competence: Competence, limit: int = AT_ONCE) -> CompetencePage:
    """What *dossier* holds for one competence.

    An answer belongs to the competence of its card, and to those that the student chose for the whole reflection.
    """
    experiences = {experience.id: experience for experience in dossier.experiences()}
    answers = [
        WrittenAnswer(answer, reflection, experiences.get(reflection.experience_id or ""))
        for reflection in sorted(dossier.all(Reflection), key=lambda r: (r.on or date.min, r.id), reverse=True)
        for answer in reflection.answers
        if answer.text.strip() and _touches(answer, reflection, competence)
    ]
    touching = [experience for experience in experiences.values() if competence in experience.competences]
    insights = sorted(dossier.all(Insight), key=_moment, reverse=True)
    views = sorted(dossier.all(SelfView), key=_day)
    return CompetencePage(
        competence,
        [insight for insight in insights if insight.competence is competence],
        answers[:limit],
        len(answers),
        touching[:limit],
        len(touching),
        [view for view in views if view.competence is competence],
        own(dossier, competence),
    )


def _moment(insight: Insight) -> tuple[date, str]:
    return (insight.on or date.min, insight.id)


def _day(view: SelfView) -> tuple[date, str]:
    return (view.on or date.min, view.id)


def _touches(answer: Answer, reflection: Reflection, competence: Competence) -> bool:
    return answer.competence is competence or competence in reflection.competences
