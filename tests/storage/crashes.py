"""What is killed in the middle, and what must hold afterwards. Run short in `test_crashes`, long in `tests/soak`."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lobdossier.domain.experience import Experience
from lobdossier.services.evidence import EvidenceService
from lobdossier.services.prepared import Prepared
from lobdossier.services.workspace import Workspace
from lobdossier.storage import backup, checks
from lobdossier.storage.file import create_dossier, open_dossier
from tests.factories import one_of_each
from tests.faults import killed

Tell = Callable[[str], None]


def whole(path: Path) -> None:
    """The file passes every check of SQLite."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def alone(path: Path) -> None:
    """Nothing lies beside the dossier."""
    assert {found.name for found in path.parent.iterdir()} == {path.name}


def saves(path: Path, cycles: int, seed: int) -> int:
    """Saves in a loop, killed; returns how many were acknowledged. None of them is lost, and nothing is left over."""
    create_dossier(path).close()
    chance = random.Random(seed)
    told: list[str] = []
    for cycle in range(cycles):

        def work(tell: Tell, cycle: int = cycle) -> None:
            file = open_dossier(path)
            for number in range(10_000):
                with file.writing() as writing:
                    writing.put(Experience(title=f"{cycle}-{number}", story="Wat ik deed. " * (number % 700)))
                tell(f"{cycle}-{number}")

        told += killed(work, 0.08, chance)
        file = open_dossier(path)
        with file.reading() as reading:
            found = {experience.title for experience in reading.all(Experience)}
        file.close()
        assert not {*told} - found, f"lost in cycle {cycle}"
        assert len(found) <= len(told) + cycle + 1  # at most one more than was told, per cycle
        whole(path)
        alone(path)
    return len(told)


def backups(path: Path, folder: Path, cycles: int, seed: int) -> int:
    """Backups in a loop, killed; every backup there is is whole. Returns how many were acknowledged."""
    file = create_dossier(path)
    with file.writing() as writing:
        for record in one_of_each():
            writing.put(record)
        for number in range(40):
            writing.put(Experience(title=str(number), story="Zo ging het. " * 2_000))
    file.close()
    held = backup.records(path)
    chance = random.Random(seed)
    told = 0
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for cycle in range(cycles):

        def work(tell: Tell, cycle: int = cycle) -> None:
            for number in range(1_000):
                backup.back_up(path, folder, start + timedelta(days=cycle, seconds=number))
                tell("made")

        told += len(killed(work, 0.06, chance))
        for found in backup.backups(folder):
            checks.check_contents(found.path, checks.check_header(found.path))
            assert backup.records(found.path) == held
        whole(path)
        alone(path)
    backup.back_up(path, folder, start + timedelta(days=cycles))
    assert all(found.suffix == ".lobdossier" and not found.name.startswith(".") for found in folder.iterdir())
    return told


def evidence(path: Path, data: Path, cycles: int, seed: int) -> int:
    """Large files in a loop, killed; what was acknowledged is whole, half a copy is swept away at the next start."""
    Workspace.create(path, "Anna", data=data).close()
    chance = random.Random(seed)
    attached: dict[str, bytes] = {}
    for cycle in range(cycles):
        contents = random.Random(seed + cycle).randbytes(5_000_000)

        def work(tell: Tell, contents: bytes = contents) -> None:
            workspace = Workspace.open(path, data=data)
            experience = workspace.records.add(Experience(title="met film"))
            tell("begun")
            prepared = video(contents)
            workspace.evidence.store(prepared, lambda part: tell(f"{part}"), lambda: False)
            workspace.evidence.attach(prepared, experience.id, label="")
            tell(f"attached {prepared.sha256}")

        for line in killed(work, 0.2, chance):
            if line.startswith("attached"):
                attached[line.split()[1]] = contents
        workspace = Workspace.open(path, data=data)
        service: EvidenceService = workspace.evidence
        assert all(service.fetch(sha256) == kept for sha256, kept in attached.items())
        pieces = workspace._file._raw.execute("SELECT DISTINCT sha256 FROM evidence_piece").fetchall()
        named = workspace._file._raw.execute("SELECT DISTINCT sha256 FROM evidence").fetchall()
        assert {*pieces} == {*named}
        workspace.close()
        whole(path)
        alone(path)
    return len(attached)


def video(contents: bytes) -> Prepared:
    """A file ready to be stored."""
    import hashlib

    from lobdossier.domain.experience import Evidence
    from lobdossier.domain.vocabulary import EvidenceKind

    sha256 = hashlib.sha256(contents).hexdigest()
    made = Evidence(kind=EvidenceKind.VIDEO, title="film.mp4", mime="video/mp4", sha256=sha256, size=len(contents))
    return Prepared(contents, sha256, made)
