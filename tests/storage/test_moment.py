"""A copy of the whole dossier is of one moment, also when another process has the file open to write."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from lobdossier.domain.experience import Experience
from lobdossier.storage.file import create_dossier


def test_nobody_writes_while_a_moment_is_read(path: Path) -> None:
    """Another connection waits until it is over; then it writes as before."""
    file = create_dossier(path)
    with file.writing() as writing:
        writing.put(Experience(title="Eerst"))
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
        with file.moment() as moment:
            before = moment.count(Experience)
            other.execute("BEGIN IMMEDIATE")
            other.execute("DELETE FROM experience")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("COMMIT")
            assert moment.count(Experience) == before == 1
        other.execute("COMMIT")

    with file.reading() as reading:
        assert reading.count(Experience) == 0
    file.close()
