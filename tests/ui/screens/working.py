"""A student who looked at work, for the tests of its screens."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import Motive, Quality, WorkImage
from lobdossier.domain.vocabulary import ExperienceKind
from lobdossier.services.workspace import Workspace


def own_things(workspace: Workspace) -> tuple[Quality, Motive]:
    """One quality and one motive."""
    return (
        workspace.records.add(Quality(title="Rustig blijven")),
        workspace.records.add(Motive(title="Zelf beslissen", rank=1)),
    )


def two_images(workspace: Workspace) -> tuple[WorkImage, WorkImage]:
    """A cook, from the example, and a shop of one's own."""
    return (
        workspace.records.add(WorkImage(title="Kok", example_id="kok", beforehand="Alleen koken.")),
        workspace.records.add(WorkImage(title="De bakker", met="Om vier uur op.")),
    )


def many_experiences(workspace: Workspace, number: int = 8) -> list[Experience]:
    """More than the picker offers at once."""
    return [
        workspace.records.add(
            Experience(title=f"Dag {place}", kind=ExperienceKind.STAGE, start=date(2026, 10, 1 + place))
        )
        for place in range(number)
    ]


def read_aloud(inside: QWidget) -> str:
    """All words in sight, and the names of what can be pressed."""
    QApplication.processEvents()
    found = [w for w in inside.findChildren(QWidget) if w.isVisibleTo(inside)]
    return "\n".join(w.text() if isinstance(w, QLabel) else w.accessibleName() for w in found)
