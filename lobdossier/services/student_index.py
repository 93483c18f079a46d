"""What is remembered of the files of students between two starts: one small JSON file in the data folder, whole or not there.

It holds where the files are, their size and time, and the facts that the list shows. Who was taken off the list is kept
as marks of a path and a dossier, so that the next look into the folder does not bring them back; a mark names nobody.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from lobdossier import disk
from lobdossier.domain.students import Promise, StudentFacts

_VERSION: Final = 1
_LARGEST: Final = 64_000_000
"""Bytes: 20,000 students take some 12 MB; what is larger was not written by this program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One file as it was when it was read: *facts*, or why there are none."""

    size: int
    written: int
    facts: StudentFacts | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A file that is not to be listed: what its path and dossier hash to, and from which source it came."""

    source: str
    file: str
    dossier: str
    size: int
    written: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """All of it. *sources* are folders and single files."""

    sources: tuple[str, ...] = ()
    files: Mapping[str, Kept] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()


def mark(text: str) -> str:
    """A hash that tells whether two texts are the same, and nothing else; empty for an empty text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32] if text else ""


def load(path: Path) -> Index:
    """The index at *path*. One that is not there, or that nobody can use, is an empty one: the files are still there."""
    try:
        if path.stat().st_size > _LARGEST:
            return Index()
        found = json.loads(path.read_text(encoding="utf-8"))
        return _read(found) if isinstance(found, dict) and found.get("version") == _VERSION else Index()
    except (OSError, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return Index()


def save(index: Index, path: Path) -> None:
    """Put *index* in the place of the one at *path*, in one step; only its owner can read it.

    Raises:
        OSError: the former one still stands.
    """
    said = {
        "version": _VERSION,
        "sources": index.sources,
        "files": {name: _plain(kept) for name, kept in index.files.items()},
        "left_out": [asdict(each) for each in index.left_out],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    disk.sweep(path.parent, path.name)
    part = disk.temporary_beside(path)
    try:
        disk.make_private(part)
        part.write_text(json.dumps(said, ensure_ascii=True), encoding="ascii")
        disk.replace(part, path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _plain(kept: Kept) -> dict[str, Any]:
    facts = kept.facts
    if facts is None:
        return {"size": kept.size, "written": kept.written, "fault": kept.fault}
    days = {name: _said(getattr(facts, name)) for name in ("heard", "last", "next")}
    promises = [[_said(each.by), each.who] for each in facts.promises]
    words = {name: getattr(facts, name) for name in _WORDS}
    more = {"made_on": facts.made_on.isoformat(), "promises": promises, "asked": facts.asked, "changed": facts.changed}
    return {"size": kept.size, "written": kept.written, "facts": {**words, **days, **more}}


_WORDS: Final = ("dossier_id", "name", "school", "course", "year")


def _said(on: date | None) -> str | None:
    return on.isoformat() if on is not None else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list):  # of a text each letter would be one: "/" as a folder to look into
        raise TypeError
    return tuple(map(_text, values))


def _read(found: Mapping[str, Any]) -> Index:
    return Index(
        sources=_texts(found["sources"]),
        files={name: _kept(each) for name, each in found["files"].items()},
        left_out=tuple(map(_left_out, found["left_out"])),
    )


def _left_out(each: Mapping[str, Any]) -> LeftOut:
    return LeftOut(
        source=_text(each["source"]),
        file=_text(each["file"]),
        dossier=_text(each["dossier"]),
        size=_whole(each["size"]),
        written=_whole(each["written"]),
    )


def _kept(each: Mapping[str, Any]) -> Kept:
    kept = Kept(size=_whole(each["size"]), written=_whole(each["written"]), fault=_text(each.get("fault", "")))
    facts = each.get("facts")
    if facts is None:
        return kept
    return replace(
        kept,
        facts=StudentFacts(
            dossier_id=_text(facts["dossier_id"]),
            name=_text(facts["name"]),
            school=_text(facts["school"]),
            course=_text(facts["course"]),
            year=_text(facts["year"]),
            heard=_day(facts["heard"]),
            last=_day(facts["last"]),
            next=_day(facts["next"]),
            made_on=datetime.fromisoformat(facts["made_on"]).astimezone(UTC),
            promises=tuple(Promise(by=_day(by), who=_text(who)) for by, who in facts["promises"]),
            asked=_texts(facts["asked"]),
            changed=facts["changed"] is True,
        ),
    )
