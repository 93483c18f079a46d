"""Steps: the way from a reflection or a conversation to something done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lobdossier.domain.conversation import Agreement
from lobdossier.domain.plans import Step
from lobdossier.domain.record import Record
from lobdossier.domain.vocabulary import StepState
from lobdossier.services.records import Records


class Plans:
    """The steps of one open dossier."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def open_steps(self) -> list[Step]:
        """What is still to do: with a date first, the earliest first."""
        steps = self._records.all(Step, state=StepState.OPEN)
        return sorted(steps, key=lambda step: (step.by or date.max, step.order, step.id))

    def finish(self, step: Step, state: StepState, today: date, *, how_it_went: str = "", label: str = "") -> Step:
        """Close *step* as done or gone otherwise (or open it again); the agreement it came from follows."""
        finished = today if state is not StepState.OPEN else None
        step = self._records.find(Step, step.id) or step  # what is stored may be newer than what was on the screen
        after = replace(step, state=state, finished=finished, how_it_went=how_it_went or step.how_it_went)
        changed: list[Record] = [after]
        agreement = self._records.find(Agreement, step.agreement_id) if step.agreement_id else None
        if agreement is not None:
            changed.append(replace(agreement, state=state, how_it_went=after.how_it_went))
        self._records.save(*changed, label=label)
        return after
