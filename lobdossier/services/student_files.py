"""Which files feed the list of students: those in its folders, and single ones. Names, sizes and times; nothing is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from lobdossier.domain.progress import Stopped

ENDINGS: Final = (".lobpakket", ".pdf", ".lobdossier")
MOST: Final = 20_000
"""Files that may be of a student; a folder with more of them is the wrong one, such as a whole disk."""
_LOOKED_AT: Final = 200_000
_DEEPEST: Final = 8
"""Folders inside each other: a school has them by year, class and student."""


@dataclass(slots=True)
class Found:
    """Size and time (ns) by path; *away* are sources and folders that are not there now or cannot be looked into."""

    files: dict[str, tuple[int, int]] = field(default_factory=dict)
    away: set[str] = field(default_factory=set)
    looked_at: int = 0
    too_many: bool = False


def files_in(sources: Collection[str], stopped: Stopped) -> Found:
    """All files of *sources*, in the order of their names; links to other places are not followed."""
    found = Found()
    for source in sources:
        try:
            there = os.stat(source)  # noqa: PTH116 - as below
        except (OSError, ValueError):
            found.away.add(source)
            continue
        if stat.S_ISREG(there.st_mode):
            found.files[source] = (there.st_size, there.st_mtime_ns)
        elif stat.S_ISDIR(there.st_mode):
            for name, size, written in _walk(source, found, 0, stopped):
                found.files[name] = (size, written)
    return found


def _walk(folder: str, found: Found, depth: int, stopped: Stopped) -> Iterator[tuple[str, int, int]]:
    folders: list[str] = []
    try:
        # Not Path.iterdir: an entry of scandir knows what it is, and 20,000 paths take a second.
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                found.looked_at += 1
                if found.looked_at > _LOOKED_AT or len(found.files) >= MOST:
                    found.too_many = True
                    found.away.add(folder)
                    return
                if stopped():
                    return
                if entry.name.startswith((".", "~")):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif entry.name.casefold().endswith(ENDINGS) and entry.is_file(follow_symlinks=False):
                    now = entry.stat(follow_symlinks=False)
                    yield entry.path, now.st_size, now.st_mtime_ns
    except OSError:
        found.away.add(folder)
        return
    for inner in folders:
        if depth < _DEEPEST:
            yield from _walk(inner, found, depth + 1, stopped)


def is_under(name: str, sources: Collection[str]) -> bool:
    """Whether the file *name* is one of *sources* or lies in one of them."""
    if name in sources:
        return True
    parents = map(str, Path(name).parents)
    return any(parent in sources for parent in parents)
