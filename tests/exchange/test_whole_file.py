"""A file that is handed out is there whole or not at all, whatever happens while it is made."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import IO

import pytest

from lobdossier.domain.errors import Cancelled, ExportFailed, TargetTaken
from lobdossier.exchange.whole_file import put_bytes, put_whole
from tests.faults import names


def ours(head: bytes) -> bool:
    return head.startswith(b"ours")


def test_what_came_there_while_it_was_made_stays(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"

    def write(file: IO[bytes]) -> None:
        file.write(b"ours")
        target.write_bytes(b"theirs")

    with pytest.raises(TargetTaken):
        put_whole(target, ".txt", ours, write)

    assert target.read_bytes() == b"theirs"
    assert names(tmp_path) == ["a.txt"]


def test_nobody_else_reads_it_before_it_is_whole(tmp_path: Path) -> None:
    seen: list[int] = []

    def write(file: IO[bytes]) -> None:
        file.write(b"ours")
        seen.extend(part.stat().st_mode & 0o077 for part in tmp_path.iterdir())

    put_whole(tmp_path / "a.txt", ".txt", ours, write)

    assert seen == [0]


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "vol"), Cancelled()])
def test_what_fails_halfway_leaves_what_was_there(tmp_path: Path, error: Exception) -> None:
    target = tmp_path / "a.txt"
    put_bytes(b"ours 1", target, ".txt", ours)

    def write(file: IO[bytes]) -> None:
        file.write(b"ours 2")
        raise error

    with pytest.raises(Cancelled if isinstance(error, Cancelled) else ExportFailed):
        put_whole(target, ".txt", ours, write)

    assert target.read_bytes() == b"ours 1"
    assert names(tmp_path) == ["a.txt"]
