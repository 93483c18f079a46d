"""Two copies of one dossier to merge with each other, and what must hold of them."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from lobdossier.domain.experience import Evidence
from lobdossier.domain.merged import Merged
from lobdossier.domain.package import Package
from lobdossier.domain.record import Record
from lobdossier.domain.shape import fingerprint
from lobdossier.domain.texts import texts
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.services.evidence import Prepared
from lobdossier.services.merging import NO_CHOICES, Choices
from lobdossier.services.workspace import Workspace
from lobdossier.storage import merging

Clock = Callable[[], datetime]
Place = tuple[str, str, str]


def copied(workspace: Workspace, target: Path, data: Path) -> Workspace:
    """A copy of the dossier on another computer, made as people make one: the file itself."""
    shutil.copy(workspace.path, target)
    return Workspace.open(target, data=data, clock=workspace.clock)


def everything(workspace: Workspace) -> list[Record]:
    """Every record, the trash included."""
    with workspace._file.reading() as reading:
        return [record for group in merging.read(merging.stored(reading))[0].records.values() for record in group]


def package_of(workspace: Workspace) -> Package:
    """What travels when the whole dossier does."""
    return workspace.packing.copy(workspace.clock())


def merge(into: Workspace, source: Workspace, choices: Choices = NO_CHOICES, *, allow_deleting: bool = True) -> Merged:
    """Bring *source* into *into*."""
    return into.merging.merge(package_of(source), source.evidence.fetch, choices, allow_deleting=allow_deleting)


def contents(workspace: Workspace) -> dict[str, object]:
    """What a dossier says: a hash for each record, the trash and former texts included; not when it was said."""
    key = workspace._file.key
    found: dict[str, object] = {f"{r.KIND} {r.id}": fingerprint(r, key) for r in everything(workspace)}
    return {**found, "former texts": former_texts(workspace)}


def former_texts(workspace: Workspace) -> set[tuple[str, ...]]:
    """Every text that is no longer, and where it stood."""
    return {
        (place.kind, place.record_id, place.path, version.text) for place, version in package_of(workspace).versions
    }


def words_in(workspace: Workspace) -> set[tuple[Place, str]]:
    """Every long text that can be seen without looking into the trash, with its place."""
    return {
        ((record.KIND, record.id, path), text)
        for record in everything(workspace)
        if record.deleted is None
        for path, text in texts(record).items()
        if text.strip()
    }


def lost(before: set[tuple[Place, str]], workspace: Workspace) -> set[str]:
    """The texts of *before* that are nowhere any more: in no record, not in the trash, not among the former texts.

    One that only grew is still there.
    """
    standing = {
        (record.KIND, record.id, path): text for record in everything(workspace) for path, text in texts(record).items()
    }
    somewhere = {*standing.values(), *(text for *_, text in former_texts(workspace))}
    return {text for place, text in before if text not in somewhere and not standing.get(place, "").startswith(text)}


def attach(workspace: Workspace, experience_id: str, contents: bytes, title: str = "film.mp4") -> Evidence:
    """Hang a file on an experience."""
    sha256 = hashlib.sha256(contents).hexdigest()
    made = Evidence(kind=EvidenceKind.VIDEO, title=title, mime="video/mp4", sha256=sha256, size=len(contents))
    return workspace.evidence.attach(Prepared(contents, sha256, made), experience_id, label="")
