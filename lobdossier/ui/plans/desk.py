"""What lies open in "Plannen": steps and goals. An agreement follows the step that carries it."""

from __future__ import annotations

from collections.abc import Sequence

from lobdossier.domain.plans import Step
from lobdossier.domain.record import Record
from lobdossier.ui.experience.desk import Desk


class PlanDesk(Desk):
    """A desk for steps and goals."""

    def along(self, changed: Sequence[Record]) -> Sequence[Record]:
        """How it went belongs to the agreement too: the next conversation opens with it."""
        plans = self.context.workspace.plans
        return [agreement for step in changed if isinstance(step, Step) for agreement in plans.following(step)]
