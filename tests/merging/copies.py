"""Two copies of one dossier to merge with each other, and what must hold of them."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from lobdossier.domain.experience import Evidence
from lobdossier.domain.ids import derived_id
from lobdossier.domain.merged import Merged
from lobdossier.domain.merging import MergeItem, Pick, What
from lobdossier.domain.narrowing import WITHDRAWN
from lobdossier.domain.package import Package
from lobdossier.domain.record import Record
from lobdossier.domain.shape import fingerprint
from lobdossier.domain.texts import texts, words
from lobdossier.domain.vocabulary import Consent, EvidenceKind
from lobdossier.services.evidence import Prepared
from lobdossier.services.merging import NO_CHOICES, Choices
from lobdossier.services.workspace import Workspace
from lobdossier.storage import merging
from lobdossier.text.merging import other_version

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

    One that only grew is still there, and a title over which it now says that it is the other version.
    """
    standing = {
        (record.KIND, record.id, path): text for record in everything(workspace) for path, text in words(record).items()
    }
    somewhere = {*standing.values(), *(text for *_, text in former_texts(workspace))}
    gone = {(place, text) for place, text in before if not somewhere & {text, other_version(text)}}
    return {text for place, text in gone if not standing.get(place, "").startswith(text)}


def clashing(here: Workspace, there: Workspace) -> list[MergeItem]:
    """What was changed on both sides."""
    return [item for item in here.merging.preview(package_of(there)).items if item.what is What.BOTH]


def short_words_in(items: list[MergeItem]) -> set[tuple[Place, str]]:
    """All that was said in the versions of *items* that are not in the trash, down to a title and a word in a list."""
    versions = [each for item in items for each in (item.mine, item.theirs) if each and each.deleted is None]
    return {((each.KIND, each.id, path), text) for each in versions for path, text in words(each).items()}


def came_back(items: list[MergeItem], choices: Choices, workspace: Workspace) -> list[str]:
    """What was empty in one version of *items* because it may have been withdrawn, and is filled in now nobody chose it."""
    there = {record.id: record for record in everything(workspace)}
    key, found = workspace._file.key, []
    for item in items:
        if item.follows or choices.get(item.key, Pick.BOTH) is not Pick.BOTH or not item.mine or not item.theirs:
            continue
        pair = item.mine, item.theirs
        ids = [item.id, *(derived_id(each.id, fingerprint(each, key)) for each in pair)]
        after = [there[each] for each in ids if each in there]
        for name in WITHDRAWN.get(type(item.mine), ()):
            empty = any(not getattr(version, name) for version in pair)
            found += [f"{record.KIND} {name}" for record in after if empty and getattr(record, name)]
        for name in ("share_private", "consent"):
            allowed = [getattr(version, name, None) in (True, Consent.AGREES) for version in pair]
            now = [getattr(record, name, None) in (True, Consent.AGREES) for record in after]
            found += [f"{item.kind} {name}"] if any(now) and not all(allowed) else []
    return found


def attach(workspace: Workspace, experience_id: str, contents: bytes, title: str = "film.mp4") -> Evidence:
    """Hang a file on an experience."""
    sha256 = hashlib.sha256(contents).hexdigest()
    made = Evidence(kind=EvidenceKind.VIDEO, title=title, mime="video/mp4", sha256=sha256, size=len(contents))
    return workspace.evidence.attach(Prepared(contents, sha256, made), experience_id, label="")
