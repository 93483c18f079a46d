"""What a remark is about, wherever it was made."""

from __future__ import annotations

from lobdossier.domain.plans import Step
from lobdossier.domain.sharing import Feedback
from lobdossier.services.workspace import Workspace
from lobdossier.ui.guide.spot import spot_at, way_to


def test_a_remark_on_a_step_leads_to_it(workspace: Workspace) -> None:
    step = workspace.records.add(Step(title="Saskia mailen"))
    remark = Feedback(target_kind=Step.KIND, target_id=step.id, text="Goed idee")
    spot = spot_at(remark, workspace)

    assert spot is not None
    assert spot.record == step
    assert way_to(remark, workspace) == ("plans", step.id)


def test_what_was_thrown_away_or_is_no_item_is_not_there(workspace: Workspace) -> None:
    step = workspace.records.add(Step(title="Saskia mailen"))
    workspace.records.throw_away(step, label="")

    assert spot_at(Feedback(target_kind=Step.KIND, target_id=step.id), workspace) is None
    assert spot_at(Feedback(target_kind="student", target_id=workspace.student.id), workspace) is None
    assert spot_at(Feedback(target_kind="iets", target_id="x"), workspace) is None
