"""Merging a copy in which 10,000 experiences were told anew, or are new, held against reading as many raw rows."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.experience import Experience
from lobdossier.domain.sharing import Handover, SharedItem
from lobdossier.services.workspace import Workspace
from lobdossier.storage import merging
from tests.benchmarks.bench_storage import WORDS, filled
from tests.benchmarks.figures import Figure, ratio, seconds

MANY: Final = 10_000
HANDOVERS: Final = 20


def told(chance: random.Random) -> str:
    """Sixty words."""
    return " ".join(chance.choices(WORDS, k=60))


def there(home: Path, folder: Path, *, new: bool) -> Workspace:
    """A copy of the dossier at *home* in which everything was told anew, or as much is *new*."""
    folder.mkdir()
    path = Path(shutil.copy(home, folder / "there.lobdossier"))
    made, chance = Workspace.open(path, data=folder), random.Random(3)
    with made._file.writing() as writing:
        if new:
            for number in range(MANY):
                writing.put(Experience(title=f"nieuw {number}", story=told(chance)))
        else:
            for experience in writing.all(Experience):
                writing.put(replace(experience, story=told(chance)))
    return made


def raw_rows(workspace: Workspace) -> None:
    """Everything as it lies in the file."""
    with workspace._file.reading() as reading:
        merging.stored(reading)


def merge_figures(folder: Path) -> Iterator[Figure]:
    """Seconds of carrying out, beside reading what there is then."""
    for what, experiences, new in (("changed", MANY, False), ("new", 10, True)):
        place = folder / what
        place.mkdir()
        home = filled(place, experiences)
        home.close()
        copy = there(home.path, place / "copy", new=new)
        home = Workspace.open(home.path, data=place)
        package, fetch = copy.packing.copy(copy.clock()), copy.evidence.fetch
        took = seconds(lambda home=home, package=package, fetch=fetch: home.merging.carry_out(package, fetch))
        read = min(seconds(lambda home=home: raw_rows(home)) for _ in range(5))
        yield Figure(f"merge of {MANY:,} {what} / reading all rows", took / read, 40, f"{took:.1f} s")
        home.close()
        copy.close()


def sharing_figures(folder: Path) -> Iterator[Figure]:
    """What a choice of everything costs: keeping the draft, and letting go of versions that nobody was given."""
    workspace = filled(folder, MANY)
    given = workspace.records.all(Experience)
    draft = workspace.records.add(CareerDocument(experience_ids=tuple(each.id for each in given)))
    small = workspace.records.add(CareerDocument(experience_ids=draft.experience_ids[:10]))
    numbers = iter(range(1_000))

    def save(document: CareerDocument) -> None:
        workspace.records.save(replace(document, receiver=str(next(numbers))))

    found, milliseconds = ratio(lambda: save(draft), lambda: save(small))
    yield Figure(f"saving a choice of {MANY:,} / of 10", found, None, f"{milliseconds:.0f} ms, aim 50")
    items = tuple(SharedItem(kind=each.KIND, id=each.id, content=workspace.records.fingerprint(each)) for each in given)
    for _ in range(HANDOVERS):
        workspace.records.add(Handover(items=items))
    workspace.sharing.watch()
    for title in ("Anders", "Weer anders"):
        workspace.records.save(replace(workspace.records.get(Experience, given[0].id), title=title))
    workspace.sharing.unwatch()
    took = seconds(workspace.sharing.let_go)
    note = f"{took * 1_000:.0f} ms in the background"
    yield Figure(f"letting go, {HANDOVERS} handovers of {MANY:,}: ms at a time", took * 1_000 / HANDOVERS, 50, note)
    workspace.close()


def figures() -> Iterator[Figure]:
    """All of them."""
    with tempfile.TemporaryDirectory() as name:
        yield from merge_figures(Path(name))
        yield from sharing_figures(Path(name))


if __name__ == "__main__":
    for figure in figures():
        print(figure, flush=True)
