"""What there is to choose from when a list of experiences is narrowed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lobdossier.domain.experience import Experience
from lobdossier.domain.vocabulary import ExperienceKind
from lobdossier.services.workspace import Workspace


def test_kinds_and_months_that_occur(tmp_path: Path) -> None:
    """The most used sort first, each month once and the latest first; the trash and undated ones do not count."""
    workspace = Workspace.create(tmp_path / "a.lobdossier", "Noor", data=tmp_path / "data")
    kept = [
        Experience(title="a", kind=ExperienceKind.LES, start=date(2026, 3, 2)),
        Experience(title="b", kind=ExperienceKind.STAGE, start=date(2026, 11, 20)),
        Experience(title="c", kind=ExperienceKind.STAGE, start=date(2026, 11, 3)),
        Experience(title="d", kind=ExperienceKind.STAGE),
    ]
    for experience in kept:
        workspace.records.add(experience)
    gone = workspace.records.add(Experience(title="e", kind=ExperienceKind.HOBBY, start=date(2025, 1, 1)))
    workspace.records.throw_away(gone, label="weg")

    assert workspace.experiences.kinds() == [ExperienceKind.STAGE, ExperienceKind.LES]
    assert workspace.experiences.months() == [date(2026, 11, 1), date(2026, 3, 1)]
    workspace.close()
