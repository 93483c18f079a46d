"""Files that somebody brings, made by the program itself of an open dossier."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from lobdossier.domain.experience import Experience
from lobdossier.domain.vocabulary import Purpose
from lobdossier.exchange.package_file import write_package
from lobdossier.services.workspace import Workspace


def document(workspace: Workspace, target: Path, *, pages_only: bool = False) -> Path:
    """A loopbaandocument for a next school at *target*: a PDF, or JSON, by its ending."""
    draft = workspace.sharing.propose(Purpose.SCHOOL)
    draft = replace(draft, receiver="Deltion College", keep_until=date(2027, 11, 22), pages_only=pages_only)
    workspace.sharing.export(draft, target)
    return target


def whole(workspace: Workspace, target: Path, passphrase: str = "") -> Path:
    """A copy of the whole dossier at *target*: a package, or by its ending a PDF or JSON."""
    if target.suffix != ".lobpakket":
        workspace.sharing.export(replace(workspace.sharing.propose(Purpose.ALLES), whole=True), target)
        return target
    package = workspace.packing.copy(workspace.clock())
    write_package(package, workspace.evidence.fetch, target, passphrase, lambda _share: None, lambda: False)
    return target


def elsewhere(
    path: Path, folder: Path, data: Path, change: Callable[[Workspace], object], ending: str = ".lobpakket"
) -> Path:
    """A copy of the dossier at *path* as it was changed on another computer: a package, PDF or JSON. It must be closed."""
    folder.mkdir(parents=True, exist_ok=True)
    copy = Path(shutil.copy(path, folder / path.name))
    workspace = Workspace.open(copy, data=data)
    try:
        change(workspace)
        return whole(workspace, folder / f"kopie{ending}")
    finally:
        workspace.close()


def told(workspace: Workspace, title: str) -> Experience:
    """The experience with that title."""
    return next(e for e in workspace.records.all(Experience) if e.title == title)
