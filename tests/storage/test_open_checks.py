"""What is opened as a dossier, and what is refused without being touched."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from lobdossier.domain.errors import (
    Damaged,
    DossierError,
    FileMissing,
    InUse,
    NewerVersion,
    NotADossier,
    OpenError,
    StrayJournal,
)
from lobdossier.domain.experience import Experience
from lobdossier.domain.kinds import KINDS
from lobdossier.services.workspace import Workspace
from lobdossier.storage import checks, journal
from lobdossier.storage.connection import PRAGMAS, raw
from lobdossier.storage.file import create_dossier, open_dossier
from lobdossier.storage.tables import ddl
from tests.factories import one_of_each
from tests.faults import names, other_program


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed dossier with something of every kind, and enough text for a good number of pages."""
    path = tmp_path_factory.mktemp("whole") / "whole.lobdossier"
    file = create_dossier(path)
    with file.writing() as writing:
        for record in one_of_each():
            writing.put(record)
        for number in range(30):
            writing.put(Experience(title=f"Dag {number}", story="Vandaag leerde ik iets nieuws over fietsen. " * 60))
    file.close()
    return path


@pytest.fixture
def dossier(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "mijn.lobdossier"))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def edit(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def patch(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def test_the_kept_connection_has_every_setting(path: Path) -> None:
    """Rollback journal, EXTRA syncs, nothing trusted: read back from the connection that writes."""
    file = create_dossier(path)
    try:
        connection = file._raw
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        answers = {name: connection.execute(f"PRAGMA {name}").fetchone() for name in PRAGMAS}
        assert {name: answer[0] for name, answer in answers.items() if answer} == {
            name: value for name, value in PRAGMAS.items() if answers[name]
        }
        assert not connection.in_transaction
    finally:
        file.close()


def test_a_missing_path_makes_no_file(tmp_path: Path) -> None:
    """A dossier that was moved is not replaced by an empty one."""
    with pytest.raises(FileMissing):
        open_dossier(tmp_path / "weg.lobdossier")
    with pytest.raises(FileMissing):
        open_dossier(tmp_path / "weg" / "weg.lobdossier")
    with pytest.raises(sqlite3.OperationalError):
        raw(tmp_path / "weg.lobdossier")

    assert list(tmp_path.iterdir()) == []


def test_opening_and_closing_changes_no_byte(dossier: Path, tmp_path: Path) -> None:
    """Looking at a dossier leaves it as it was, and leaves nothing beside it."""
    before = digest(dossier), dossier.stat().st_mtime_ns

    workspace = Workspace.open(dossier, data=tmp_path / "data")
    workspace.records.snapshot()
    workspace.experiences.page()
    workspace.close()

    assert (digest(dossier), dossier.stat().st_mtime_ns) == before
    assert names(tmp_path) == [dossier.name]


def test_a_new_dossier_is_private_and_leaves_nothing_beside_it(path: Path) -> None:
    """Only its owner can read it; no temporary file stays."""
    create_dossier(path).close()

    assert names(path.parent) == [path.name]
    assert path.stat().st_mode & 0o077 == 0


def test_a_new_dossier_never_takes_the_place_of_a_file(path: Path) -> None:
    """What lies at the path stays as it is; so does what lies beside it."""
    path.write_text("huiswerk")

    with pytest.raises(FileExistsError):
        create_dossier(path)

    assert path.read_text() == "huiswerk"
    assert names(path.parent) == [path.name]


def test_a_new_dossier_is_not_made_beside_the_journal_of_another(path: Path) -> None:
    """SQLite would play that journal back into the new file."""
    path.with_name(path.name + "-journal").write_bytes(b"x" * 600)

    with pytest.raises(StrayJournal):
        create_dossier(path)

    assert not path.exists()


OTHER_FILES = [
    (b"", "empty"),
    (b"\0" * 8192, "empty"),
    (b"<!DOCTYPE html><title>Inloggen</title>", "html"),
    (b"PK\x03\x04" + b"x" * 200, "zip"),
    (b"%PDF-1.7 hallo", "pdf"),
    (b"\xff\xd8\xff\xe0 foto", "photo"),
    (b"SQLite format 3\0", "unknown"),
    (b"hallo", "unknown"),
]


@pytest.mark.parametrize(("data", "found"), OTHER_FILES, ids=lambda value: value if isinstance(value, str) else "")
def test_other_files_are_refused_by_what_they_are(tmp_path: Path, data: bytes, found: str) -> None:
    """A placeholder, a login page, a zip: named, and not touched."""
    path = tmp_path / "x.lobdossier"
    path.write_bytes(data)

    with pytest.raises(NotADossier) as refused:
        open_dossier(path)

    assert refused.value.found == found
    assert path.read_bytes() == data
    assert names(tmp_path) == [path.name]


def test_a_folder_and_another_database_are_refused(tmp_path: Path, dossier: Path) -> None:
    """Neither is a dossier, whatever its name says."""
    folder = tmp_path / "map.lobdossier"
    folder.mkdir()
    edit(dossier, "PRAGMA application_id = 12345")

    with pytest.raises(NotADossier, match="map"):
        open_dossier(folder)
    with pytest.raises(NotADossier) as refused:
        open_dossier(dossier)
    assert refused.value.found == "sqlite"


def test_a_dossier_of_a_newer_program_is_refused(dossier: Path) -> None:
    """It says which version it is; nothing is written."""
    edit(dossier, f"PRAGMA user_version = {checks.VERSION + 1}")
    before = digest(dossier)

    with pytest.raises(NewerVersion) as refused:
        open_dossier(dossier)

    assert (refused.value.version, refused.value.known) == (checks.VERSION + 1, checks.VERSION)
    assert digest(dossier) == before


SCHEMAS = {
    "trigger": "CREATE TRIGGER t AFTER UPDATE ON experience BEGIN DELETE FROM reflection; END",
    "trigger with a name of the search index": "CREATE TRIGGER search_index_content AFTER UPDATE ON experience BEGIN DELETE FROM reflection; END",
    "view": "CREATE VIEW v AS SELECT 1",
    "view with a name of the search index": "CREATE VIEW search_index_content AS SELECT 1",
    "extra table": "CREATE TABLE extra (a)",
    "missing table": "DROP TABLE search",
    "extra column": "ALTER TABLE experience ADD COLUMN extra TEXT",
    "generated column": "ALTER TABLE experience ADD COLUMN extra TEXT AS (title) VIRTUAL",
    "missing column": "ALTER TABLE choice DROP COLUMN outcome",
    "expression index": "CREATE INDEX i ON experience (upper(title))",
    "statistics": "ANALYZE",
}


@pytest.mark.parametrize("statement", SCHEMAS.values(), ids=SCHEMAS.keys())
def test_another_schema_is_refused(dossier: Path, statement: str) -> None:
    """Triggers, views, more or less than the known tables: somebody else made it."""
    edit(dossier, statement)
    before = digest(dossier)

    with pytest.raises(Damaged) as refused:
        open_dossier(dossier)

    assert refused.value.check == "schema"
    assert digest(dossier) == before


def test_an_endless_view_in_the_place_of_a_table_is_refused_at_once(dossier: Path) -> None:
    """The schema is read before anything is asked of it."""
    edit(
        dossier,
        "DROP TABLE choice",
        "CREATE VIEW choice AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c",
    )

    with pytest.raises(Damaged, match="mijn"):
        open_dossier(dossier)


def damage_truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2 // 4096 * 4096)


def damage_odd_size(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 100)


def damage_middle_page(path: Path) -> None:
    patch(path, path.stat().st_size // 4096 // 2 * 4096, os.urandom(4096))


def damage_page_size(path: Path) -> None:
    patch(path, 16, b"\x00\x03")


def damage_wal_mode(path: Path) -> None:
    patch(path, 18, b"\x02\x02")


def damage_schema_page(path: Path) -> None:
    patch(path, 100, b"\xff" * 200)


def damage_version_zero(path: Path) -> None:
    patch(path, 60, b"\0\0\0\0")


def damage_pointer(path: Path) -> None:
    edit(path, "PRAGMA foreign_keys = OFF", "UPDATE testimony SET experience_id = 'nergens'")


def damage_identity(path: Path) -> None:
    edit(path, "DELETE FROM meta WHERE key = 'hash_key'")


def damage_key(path: Path) -> None:
    edit(path, "UPDATE meta SET value = 'geen hex' WHERE key = 'hash_key'")


DAMAGE = {
    damage_truncated: "size",
    damage_odd_size: "size",
    damage_middle_page: "quick_check",
    damage_page_size: "header",
    damage_wal_mode: "header",
    damage_schema_page: "header",
    damage_version_zero: "header",
    damage_pointer: "foreign_keys",
    damage_identity: "cells",
    damage_key: "cells",
}


@pytest.mark.parametrize(("damage", "check"), DAMAGE.items(), ids=[act.__name__[7:] for act in DAMAGE])
def test_a_damaged_dossier_is_refused_and_not_touched(
    dossier: Path, damage: Callable[[Path], None], check: str
) -> None:
    """The check that found it is named; the bytes stay for whoever may save them."""
    damage(dossier)
    before = digest(dossier)

    with pytest.raises(Damaged) as refused:
        open_dossier(dossier)

    assert refused.value.check == check
    assert digest(dossier) == before
    assert names(dossier.parent) == [dossier.name]


def test_a_cell_of_another_type_is_refused(dossier: Path) -> None:
    """A table that was filled behind the back of its types does not pass."""
    strict = "(SELECT sql FROM sqlite_master WHERE name = 'experience')"
    edit(
        dossier,
        "PRAGMA writable_schema = ON",
        f"UPDATE sqlite_master SET sql = replace({strict}, ' STRICT', '') WHERE name = 'experience'",  # noqa: S608 - from the line above
    )
    edit(dossier, "UPDATE experience SET star = 'ja' WHERE rowid = 1")
    edit(
        dossier,
        "PRAGMA writable_schema = ON",
        f"UPDATE sqlite_master SET sql = {strict} || ' STRICT' WHERE name = 'experience'",  # noqa: S608 - from the line above
    )

    with pytest.raises(Damaged) as refused:
        open_dossier(dossier)
    assert refused.value.check == "quick_check"


def test_three_hundred_damaged_files_crash_nothing_and_are_not_written(dossier: Path) -> None:
    """Whatever bytes are wrong: opened and read, or refused by name; never a traceback, never a write."""
    good = dossier.read_bytes()
    chance = random.Random(7)
    refused = 0
    for _ in range(300):
        data = bytearray(good)
        for _ in range(chance.choice([1, 1, 3, 30])):
            at = chance.choice([chance.randrange(100), chance.randrange(8192), chance.randrange(len(data))])
            data[at : at + chance.choice([1, 1, 4, 64])] = chance.randbytes(chance.choice([1, 1, 4, 64]))
        if chance.random() < 0.1:
            del data[chance.randrange(len(data)) :]
        dossier.write_bytes(data)
        before = hashlib.sha256(data).hexdigest()
        try:
            file = open_dossier(dossier)
        except OpenError:
            refused += 1
        else:
            try:
                with file.reading() as reading:
                    for kind in KINDS:
                        reading.all(kind)
                    reading.damaged()
            except DossierError:
                refused += 1
            finally:
                file.close()
        assert digest(dossier) == before
    assert refused > 100


# ------------------------------------------------------------------ journals and logs of other files
def broken_off(path: Path, title: str) -> None:
    """Leave *path* as a crash in the middle of a commit leaves it: half written, with the journal to take it back."""
    keep_file, keep_journal = path.with_name("half"), path.with_name("half-journal")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE experience SET title = ?, story = story || story || story", (title,))
        connection.execute("UPDATE meta SET value = 'half' WHERE key = 'made_with'")
        shutil.copy(path, keep_file)
        shutil.copy(path.with_name(path.name + "-journal"), keep_journal)
        connection.execute("ROLLBACK")
    keep_file.replace(path)
    keep_journal.replace(path.with_name(path.name + "-journal"))


def titles(path: Path) -> set[str]:
    file = open_dossier(path)
    try:
        with file.reading() as reading:
            return {experience.title for experience in reading.all(Experience)}
    finally:
        file.close()


def test_a_transaction_that_a_crash_broke_off_is_taken_back(dossier: Path, whole: Path) -> None:
    """The journal of this very file is played back, and what was stored before is all there."""
    broken_off(dossier, "half")
    assert journal.hot(dossier)

    assert titles(dossier) == titles(whole)
    assert names(dossier.parent) == [dossier.name]


def test_the_journal_of_another_state_of_the_dossier_is_refused(dossier: Path, whole: Path) -> None:
    """A restored copy beside an old journal would be mixed with it, and still pass every check."""
    file = open_dossier(dossier)
    for number in range(3):
        with file.writing() as writing:
            writing.put(Experience(title=f"later {number}"))
    file.close()
    broken_off(dossier, "half")
    shutil.copy2(whole, dossier)  # put back, with its old date
    before = digest(dossier)

    with pytest.raises(StrayJournal) as refused:
        open_dossier(dossier)

    assert refused.value.journal.name == dossier.name + "-journal"
    assert refused.value.journal.exists()
    assert digest(dossier) == before


def test_the_journal_of_another_dossier_is_refused(dossier: Path, path: Path) -> None:
    """Somebody else's journal under our name is not ours."""
    create_dossier(path).close()
    broken_off(dossier, "half")
    shutil.copy(dossier.with_name(dossier.name + "-journal"), path.with_name(path.name + "-journal"))

    with pytest.raises(StrayJournal):
        open_dossier(path)


@pytest.mark.parametrize("suffix", ["-wal", "-shm"])
def test_a_write_ahead_log_is_never_ours(dossier: Path, suffix: str) -> None:
    """A dossier has none; one beside it belongs to another file."""
    dossier.with_name(dossier.name + suffix).write_bytes(b"x" * 100)

    with pytest.raises(StrayJournal):
        open_dossier(dossier)


def test_an_empty_or_crossed_out_journal_does_no_harm(dossier: Path) -> None:
    """SQLite ignores those, and so do we."""
    stray = dossier.with_name(dossier.name + "-journal")
    stray.write_bytes(b"")
    open_dossier(dossier).close()
    stray.write_bytes(b"\0" * 1024)

    open_dossier(dossier).close()


def test_a_file_that_another_program_holds_is_in_use(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exclusive lock of another program is told as such, and goes by."""
    monkeypatch.setattr("lobdossier.storage.connection.BUSY_SECONDS", 0.2)
    with other_program(dossier, "BEGIN EXCLUSIVE"), pytest.raises(InUse):
        open_dossier(dossier)

    open_dossier(dossier).close()
    assert names(dossier.parent) == [dossier.name]


def test_the_schema_file_is_what_the_tables_say() -> None:
    """The statements that are given out and the tables of the program cannot disagree."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in ddl():
            connection.execute(statement)
        assert checks.schema_of(connection) == checks.known_schema(checks.VERSION)
