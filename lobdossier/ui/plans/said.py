"""How a step, a goal and an agreement are said in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from lobdossier.domain.board import Lane, lane_of
from lobdossier.domain.experience import Experience
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.vocabulary import StepState
from lobdossier.services.board import Promise, Source
from lobdossier.text import dates
from lobdossier.text.sentences import one_text
from lobdossier.ui.conversation.said import called, day_of, listed, title_of
from lobdossier.ui.experience.said import title_said
from lobdossier.ui.words import tr

WEEKDAY_WITHIN: Final = timedelta(days=60)
"""Farther away the day of the week says nothing any more."""
SIGNS: Final = {StepState.OPEN: "circle", StepState.DONE: "circle-check", StepState.OTHERWISE: "corner-down-right"}


def lane_name(lane: Lane) -> str:
    """ "Nu", "Straks" or "Gedaan"."""
    return {Lane.NOW: tr("Nu"), Lane.LATER: tr("Straks"), Lane.DONE: tr("Gedaan")}[lane]


def due_said(step: Step, today: date) -> str:
    """By when: "voor vrijdag 4 december", "was voor 18 november"; of what is over its day; "" without one."""
    if step.state is not StepState.OPEN:
        return _over_said(step, today)
    if step.by is None:
        return ""
    if step.by == today:
        return tr("vandaag")
    if step.by < today:
        return tr("was voor {day}", day=_plainly(step.by, today))
    near = step.by - today <= WEEKDAY_WITHIN
    return tr("voor {day}", day=day_of(step.by, today) if near else _plainly(step.by, today))


def _over_said(step: Step, today: date) -> str:
    day = _plainly(step.finished, today) if step.finished else ""
    if step.state is StepState.OTHERWISE:
        return tr("anders gegaan, {day}", day=day) if day else tr("anders gegaan")
    return day


def _plainly(on: date, today: date) -> str:
    return dates.short(on) if on.year == today.year else dates.plain(on)


def source_said(source: Source) -> str:
    """Where a step came from: "afgesproken met Ilse en meneer Vos", "uit je reflectie op De kruk"; "" from nowhere."""
    if source.agreement is not None:
        if people := [called(p) for p in source.participants]:
            return tr("afgesproken met {people}", people=listed(people))
        return tr("afgesproken: {title}", title=title_of(source.conversation)) if source.conversation else ""
    if source.experience is not None:
        title = titled(source.experience)
        return tr("uit je reflectie op {title}", title=title) if source.reflection else tr("bij {title}", title=title)
    return tr("uit een reflectie") if source.reflection is not None else ""


def titled(experience: Experience) -> str:
    """What an experience is called."""
    return title_said(experience.title, experience.story)


def goal_said(goal: Goal, today: date) -> str:
    """By when a goal is wanted, or when it was reached; "" without a day."""
    if goal.reached is not None:
        return tr("bereikt op {day}", day=_plainly(goal.reached, today))
    return tr("voor {day}", day=_plainly(goal.by, today)) if goal.by is not None else ""


def promise_said(promise: Promise, today: date) -> str:
    """How an agreement stands: "staat bij Nu", "gedaan op 20 oktober", "voor vrijdag 4 december"."""
    agreement, step = promise.agreement, promise.step
    if agreement.state is StepState.OTHERWISE:
        return tr("anders gegaan")
    if agreement.state is StepState.DONE:
        day = _plainly(step.finished, today) if step is not None and step.finished else ""
        return tr("gedaan op {day}", day=day) if day else tr("gedaan")
    if step is not None and lane_of(step) is not Lane.DONE:
        return tr("staat bij {lane}", lane=lane_name(lane_of(step)))
    return due_said(Step(by=agreement.by), today) or tr("nog open")


def spoken(step: Step, source: Source, today: date, place: int, of: int) -> str:
    """All of a step in one sentence, for somebody who does not see the board."""
    parts: Sequence[str] = (
        step.title,
        due_said(step, today),
        source_said(source),
        tr("doel: {goal}", goal=source.goal.title) if source.goal else "",
        tr("werd een ervaring") if source.became else "",
        tr("{lane}, {place} van {of}", lane=lane_name(lane_of(step)), place=place, of=of),
    )
    return one_text(parts)
