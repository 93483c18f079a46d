"""Who listens hears of every record that came in; of very many, of their kinds alone."""

from __future__ import annotations

import pytest

from lobdossier.domain.changes import Change
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.merged import Merged
from lobdossier.domain.plans import Step
from lobdossier.services.workspace import Workspace


@pytest.mark.parametrize(("number", "heard"), [(3, 4), (600, 2)])
def test_many_changes_are_told_by_their_kind(workspace: Workspace, number: int, heard: int) -> None:
    """Ten thousand words to a screen would hold it up, and it reads anew once in any case."""
    found: list[Change] = []
    workspace.events.subscribe(found.append)
    came_in = [Step(id=new_id()), *(Experience(id=new_id()) for _ in range(number))]

    workspace.merging.tell(Merged(tuple(came_in), (), (), 0, len(came_in)))

    assert len(found) == heard
    assert {change.kind for change in found} == {"experience", "step"}
