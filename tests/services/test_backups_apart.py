"""Backups of a dossier that is not open can be found, named and put back; nothing is ever overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from lobdossier.domain.errors import SaveError
from lobdossier.services.backups import free_path, kept, put_back
from lobdossier.services.workspace import Workspace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Application data with a backup of Noor and one of Sam."""
    for name in ("Noor", "Sam"):
        made = Workspace.create(tmp_path / f"{name}.lobdossier", name, data=tmp_path / "data")
        made.backups.make()
        made.close()
    return tmp_path / "data"


def test_they_are_grouped_by_dossier_under_the_name_of_its_student(root: Path) -> None:
    assert {group.name for group in kept(root)} == {"Noor", "Sam"}
    assert all(len(group.backups) == 1 for group in kept(root))


def test_without_any_there_are_none(tmp_path: Path) -> None:
    assert kept(tmp_path) == []


def test_one_that_cannot_be_read_has_no_name(root: Path) -> None:
    for group in kept(root):
        group.backups[0].path.write_bytes(b"stuk")
    assert [group.name for group in kept(root)] == ["", ""]


def test_it_comes_back_whole_in_a_folder_that_may_have_to_be_made(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "nieuw" / "terug.lobdossier"
    put_back(kept(root)[0].backups[0], target)
    reopened = Workspace.open(target, data=root)
    assert reopened.student.name in {"Noor", "Sam"}
    reopened.close()


def test_nothing_is_overwritten(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "er is al iets.lobdossier"
    target.write_bytes(b"van mij")
    with pytest.raises(FileExistsError):
        put_back(kept(root)[0].backups[0], target)
    assert target.read_bytes() == b"van mij"


def test_a_folder_that_is_a_file_is_refused_by_name(root: Path, tmp_path: Path) -> None:
    (tmp_path / "map").write_bytes(b"")
    with pytest.raises((SaveError, FileExistsError)):
        put_back(kept(root)[0].backups[0], tmp_path / "map" / "terug.lobdossier")


def test_a_free_path_is_free_and_fit_for_a_file_name(tmp_path: Path) -> None:
    first = free_path(tmp_path, "Noor: kopie?", ".lobdossier")
    assert first.parent == tmp_path
    assert not set(first.name) & set('<>:"/\\|?*')
    first.touch()
    second = free_path(tmp_path, "Noor: kopie?", ".lobdossier")
    assert second != first
    assert not second.exists()
