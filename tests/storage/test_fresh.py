"""A dossier that is built beside its place is there whole or not at all, and what a crash left is swept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lobdossier.domain import experience
from lobdossier.domain.errors import Refused, SaveError, StrayJournal
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.storage.file import create_dossier, open_dossier
from lobdossier.storage.fresh import fresh_dossier, take_over_all
from tests.faults import SmallDisk, names, needs_root


def test_it_gets_its_name_at_the_end(path: Path) -> None:
    """Until then there is nothing that anybody would open; no lock is left."""
    identity = (new_id(), b"k" * 32)
    with fresh_dossier(path, identity) as file:
        with file.writing() as writing:
            writing.put(Experience(title="Stage"))
        assert not path.exists()

    assert names(path.parent) == [path.name]
    assert path.stat().st_mode & 0o777 == 0o600
    opened = open_dossier(path)
    assert (opened.id, opened.key) == identity
    opened.close()


def test_what_points_to_nothing_is_refused(path: Path) -> None:
    """As everywhere; and nothing is left."""
    with pytest.raises(Refused), fresh_dossier(path) as file, file.writing() as writing:
        take_over_all(writing, experience.Testimony, [experience.Testimony(id=new_id(), experience_id="weg")])

    assert names(path.parent) == []


def test_an_error_leaves_nothing(path: Path) -> None:
    """Also inside a transaction."""
    with pytest.raises(ZeroDivisionError), fresh_dossier(path) as file, file.writing() as writing:
        writing.put(Experience(title=f"{1 // 0}"))

    assert names(path.parent) == []


def test_it_takes_the_place_of_nothing(path: Path) -> None:
    """Of no file that was there, came there meanwhile, or whose journal is still there."""
    path.write_text("x")
    with pytest.raises(FileExistsError), fresh_dossier(path):
        pass
    path.unlink()
    with pytest.raises(FileExistsError), fresh_dossier(path):
        path.write_text("y")
    assert path.read_text() == "y"
    path.unlink()
    path.with_name(path.name + "-journal").write_text("x")
    with pytest.raises(StrayJournal), fresh_dossier(path):
        pass


@needs_root
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    """And leaves no piece on it."""
    with SmallDisk(tmp_path / "stick", 2_000) as disk:
        path = disk.path / "a.lobdossier"
        many = [Experience(id=new_id(), story="x" * 90_000) for _ in range(100)]
        with pytest.raises(SaveError), fresh_dossier(path) as file, file.writing() as writing:
            take_over_all(writing, Experience, many)
        assert names(disk.path) == []


def test_what_a_crash_left_is_swept_by_any_dossier_beside_it(path: Path) -> None:
    """Half an import has no name, and may be full of somebody's texts; what others left lying is not touched."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = [f".b.lobdossier.{gone.pid}-0123abcd.part", f".b.lobdossier.{gone.pid}-0123abcd.part-journal"]
    others = [f".b.lobdossier.{os.getpid()}-0123abcd.part", f".verslag.docx.{gone.pid}-0123abcd.part"]
    for name in (*left, *others):
        (path.parent / name).write_text("x")

    create_dossier(path).close()

    assert names(path.parent) == sorted([path.name, *others])
