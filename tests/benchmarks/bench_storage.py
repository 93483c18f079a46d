"""What saving, listing and searching cost, as ratios taken pair by pair in one run: `python -m tests.benchmarks.bench_storage`."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from lobdossier.domain.experience import Experience
from lobdossier.domain.listing import ExperienceFilter
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.vocabulary import Competence, ExperienceKind
from lobdossier.services.workspace import Workspace
from lobdossier.storage.connection import raw

WORDS = [
    "stage",
    "fiets",
    "klant",
    "leren",
    "samen",
    "werken",
    "lastig",
    "trots",
    "vraag",
    "uitleg",
    "dag",
    "team",
    "oplossen",
    "proberen",
    "gesprek",
]
ROUNDS = 31


def seconds(act: Callable[[], object]) -> float:
    """How long *act* takes."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def ratio(measured: Callable[[], object], reference: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """The median of the ratios of pairs, in turns, and the median time of *measured* in milliseconds."""
    measured(), reference()
    pairs = [(seconds(measured), seconds(reference)) for _ in range(rounds)]
    return statistics.median(a / b for a, b in pairs), statistics.median(a for a, _ in pairs) * 1_000


def filled(folder: Path, number: int, each: int = 0) -> Workspace:
    """A dossier with *number* experiences of 60 words, and *each* reflections on every one (0: on every second one)."""
    workspace = Workspace.create(folder / f"{number}.lobdossier", "Anna", data=folder)
    chance = random.Random(number)
    with workspace._file.writing() as writing:
        for count in range(number):
            experience = writing.put(
                Experience(
                    title=f"{chance.choice(WORDS)} {count}",
                    kind=chance.choice(list(ExperienceKind)),
                    start=None if count % 50 == 0 else date(2024, 1, 1) + timedelta(days=chance.randrange(800)),
                    story=" ".join(chance.choices(WORDS, k=60)),
                    competences=(chance.choice(list(Competence)),),
                )
            )
            for _ in range(each or count % 2):
                writing.put(
                    Reflection(
                        experience_id=experience.id, answers=(Answer(text=" ".join(chance.choices(WORDS, k=30))),)
                    )
                )
    return workspace


def saving(workspace: Workspace) -> tuple[float, float, float]:
    """A save of a changed story with its search index, against a bare UPDATE of the same columns in the same mode."""
    first = workspace.experiences.page(limit=1)[0].id
    record = workspace.records.get(Experience, first)
    chance = random.Random(1)
    copy = workspace.path.with_name("bare.lobdossier")
    workspace.backups.put_back(workspace.backups.make(), copy)
    bare = raw(copy)

    def save() -> None:
        workspace.records.save(replace(record, story=" ".join(chance.choices(WORDS, k=60))))

    def update() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute(
            "UPDATE experience SET story = ?, changed = 'x' WHERE id = ?",
            (" ".join(chance.choices(WORDS, k=60)), first),
        )
        bare.execute("COMMIT")

    found, milliseconds = ratio(save, update, 101)
    reference = statistics.median(seconds(update) for _ in range(31)) * 1_000
    bare.close()
    copy.unlink()
    return found, milliseconds, reference


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        dossiers = {number: filled(Path(name), number, 5) for number in (10, 1_000, 10_000)}
        small, middle, large = dossiers.values()

        found, milliseconds, reference = saving(large)
        print(
            f"save with search index / bare UPDATE (10,000)   {found:5.2f}   (aim 1.3)   {milliseconds:7.2f} ms, bare {reference:.2f} ms"
        )
        for label, wanted in {
            "first 50": ExperienceFilter(),
            "first 50 of one kind": ExperienceFilter(kinds=(ExperienceKind.STAGE, ExperienceKind.LES)),
        }.items():
            rows = large.experiences.page(wanted, limit=50)
            found, milliseconds = ratio(
                partial(large.experiences.page, wanted), partial(middle.experiences.page, wanted)
            )
            print(f"{label}: 10,000 / 1,000   {found:5.2f}   (aim 1.5)   {milliseconds:7.2f} ms, {len(rows)} rows")
        found, milliseconds = ratio(lambda: large.experiences.page(limit=10), lambda: small.experiences.page(limit=10))
        print(f"first 10 titles: 10,000 / 10   {found:5.2f}   (aim 1.5)   {milliseconds:7.2f} ms")
        for words in ("s", "st", "zx", "sta", "oplossen", "fiets klant", "st klant", "bestaatniet"):
            found, milliseconds = ratio(partial(large.search.find, words), partial(middle.search.find, words))
            print(f"search {words!r}: 10,000 / 1,000   {found:5.2f}   (aim 3)   {milliseconds:7.2f} ms")
        for label, act in {
            "start page": lambda: large.start.overview(date(2026, 3, 1)),
            "one competence": lambda: large.portrait.page(Competence.NETWERKEN),
            "whole snapshot": lambda: large.records.snapshot(),
        }.items():
            print(f"{label} at 10,000   {statistics.median(seconds(act) for _ in range(9)) * 1_000:7.1f} ms")
        first = large.experiences.page(limit=1)[0].id
        print(
            f"one experience in full   {statistics.median(seconds(lambda: large.experiences.in_full(first)) for _ in range(31)) * 1_000:7.2f} ms"
        )
        for workspace in dossiers.values():
            workspace.close()
        path = large.path
        print(
            f"open with all checks at 10,000 ({path.stat().st_size / 1e6:.0f} MB)   {statistics.median(seconds(lambda: Workspace.open(path, data=path.parent).close()) for _ in range(9)) * 1_000:7.1f} ms"
        )


if __name__ == "__main__":
    main()
