"""kill -9 while merging: afterwards all of it is there, or nothing. Run short in `test_kills`, long in `tests/soak`."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.services.workspace import Workspace
from tests.faults import killed
from tests.merging.copies import attach, contents, copied, merge
from tests.storage.crashes import whole

CHANGED = 50


def merges(folder: Path, cycles: int, seed: int) -> tuple[int, int]:
    """Merges that are killed; returns how many were not done at all, and how many were done."""
    home, school, merged = (folder / name / "thuis.lobdossier" for name in ("home", "school", "merged"))
    for path in (home, school, merged):
        path.parent.mkdir()
    before, after, longest = _prepared(home, school, merged, folder / "data")
    chance = random.Random(seed)
    nothing = 0
    for cycle in range(cycles):
        shutil.copy(home, merged)

        def work(tell: Callable[[str], None]) -> None:
            one = Workspace.open(merged, data=folder / "data")
            other = Workspace.open(school, read_only=True, data=folder / "data")
            tell("begun")
            merge(one, other)
            tell("merged")

        told = killed(work, longest * 1.2, chance)
        opened = Workspace.open(merged, data=folder / "data", take_over=True)
        found = contents(opened)
        pieces = opened._file._raw.execute("SELECT DISTINCT sha256 FROM evidence_piece").fetchall()
        named = opened._file._raw.execute("SELECT DISTINCT sha256 FROM evidence").fetchall()
        opened.close()
        assert found in (before, after), f"half a merge in cycle {cycle}"
        assert found == after or "merged" not in told, f"lost a merge in cycle {cycle}"
        assert {*pieces} == {*named}
        whole(merged)
        assert {each.name for each in merged.parent.iterdir()} == {merged.name}
        nothing += found == before
    return nothing, cycles - nothing


def _prepared(home: Path, school: Path, merged: Path, data: Path) -> tuple[dict[str, object], dict[str, object], float]:
    """Two copies that differ in much; what is there before and after merging them, and how long that takes."""
    one = Workspace.create(home, "Anna", data=data)
    one.records.save(*(Experience(id=new_id(), title=f"Dag {n}", story="Zo. " * 200) for n in range(CHANGED)))
    other = copied(one, school, data)
    experiences = other.records.all(Experience)
    other.records.save(*(replace(each, story="Anders. " * 200) for each in experiences))
    one.records.save(*(replace(each, story="Of zo. " * 200) for each in experiences[: CHANGED // 4]))
    other.records.save(
        *(Reflection(id=new_id(), experience_id=each.id, answers=(Answer(text="Ja. " * 50),)) for each in experiences)
    )
    attach(other, experiences[0].id, random.Random(1).randbytes(4_000_000))
    before = contents(one)
    one.close()
    shutil.copy(home, merged)
    measured = Workspace.open(merged, data=data)
    started = time.perf_counter()
    merge(measured, other)
    longest = time.perf_counter() - started
    after = contents(measured)
    measured.close()
    other.close()
    return before, after, longest
