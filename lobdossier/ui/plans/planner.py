"""What can be done with a step, from wherever it is shown: each deed is stored at once and can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from lobdossier.domain.board import Lane, lane_of
from lobdossier.domain.plans import Step
from lobdossier.domain.vocabulary import StepState
from lobdossier.ui.context import Context
from lobdossier.ui.plans.said import lane_name
from lobdossier.ui.words import tr


class Planner:
    """The deeds of one page. *ready* stores what is being typed there first; when that fails, nothing is done."""

    def __init__(self, context: Context, ready: Callable[[], bool] = lambda: True) -> None:
        self.context, self._ready = context, ready

    @property
    def only_look(self) -> bool:
        """Whether nothing can be done: the dossier can only be read."""
        return self.context.workspace.read_only

    def tick(self, step: Step) -> bool:
        """An open step is done; one that is over is open again. Returns whether that was stored."""
        opens = step.state is not StepState.OPEN
        state = StepState.OPEN if opens else StepState.DONE
        plans, today = self.context.workspace.plans, self.context.workspace.today()
        label = tr("stap weer open") if opens else tr("stap afvinken")
        return self._do(
            lambda: plans.finish(step, state, today, label=label), tr("Weer open") if opens else tr("Stap gedaan")
        )

    def move(self, step: Step, lane: Lane, after: str = "") -> bool:
        """Put *step* into *lane*, behind the step with the id *after* or on top. Returns whether that was stored."""
        if lane is lane_of(step) is Lane.DONE:
            return False
        plans, today = self.context.workspace.plans, self.context.workspace.today()
        said = "" if lane is lane_of(step) else tr("Staat nu bij {lane}", lane=lane_name(lane))
        return self._do(lambda: plans.move(step, lane, today, after=after, label=tr("stap verplaatsen")), said)

    def throw_away(self, step: Step) -> bool:
        """Put *step* into the trash. Returns whether that worked."""
        records = self.context.workspace.records
        return self._do(lambda: records.throw_away(step, label=tr("stap weggooien")), tr("Stap weggegooid"))

    def forget(self, step: Step) -> bool:
        """A new *step* that was emptied again was never there. Returns whether that is so now."""
        records = self.context.workspace.records
        stored = records.find(Step, step.id)
        return stored is None or self.context.attempt(lambda: records.throw_away(stored, label=""))

    def tell(self, step: Step) -> None:
        """Open the experience that *step* became; a new one when there is none yet."""
        workspace, label = self.context.workspace, tr("van een stap een ervaring maken")
        told: list[str] = []
        if self._do(lambda: told.append(workspace.plans.tell(step, workspace.today(), label=label).id), ""):
            self.context.way.go("experience", told[0])

    def _do(self, act: Callable[[], object], said: str) -> bool:
        if self.only_look or not self._ready() or not self.context.attempt(act):
            return False
        if said:
            self.context.voice.say(said, undo=True)
        return True
