"""From an older schema to the newest: on a copy, checked, and only then in the place of the old file."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from lobdossier.disk import make_private, replace, temporary_beside
from lobdossier.storage import checks
from lobdossier.storage.connection import raw
from lobdossier.storage.faults import saving

Migration = Callable[[sqlite3.Connection], None]


def _from_1_to_2(connection: sqlite3.Connection) -> None:
    """Work images compared, contacts on a map, steps for later, orders of motives, versions of texts."""
    _rebuild(connection, 1, 2)


def _from_2_to_3(connection: sqlite3.Connection) -> None:
    """Badges, how a document looks, what was decided about privacy, and the versions that were handed out."""
    _rebuild(connection, 2, 3)


def _from_3_to_4(connection: sqlite3.Connection) -> None:
    """Questions that everybody at the table answers, notes of a conversation, what a guide left, how one is guided."""
    _rebuild(connection, 3, 4)


MIGRATIONS: Final[dict[int, Migration]] = {1: _from_1_to_2, 2: _from_2_to_3, 3: _from_3_to_4}
"""From version n to n + 1. `tests/databases/` holds a dossier of every version that was ever given out."""

#: What a column that was added holds in the records that were there before, by its table and name.
_ADDED: Final[dict[tuple[str, str], str]] = {
    ("student", "own_words"): "'[]'",
    ("school_period", "look_back"): "''",
    ("testimony", "quality_ids"): "'[]'",
    ("work_image", "kind"): "'profession'",
    ("work_image", "example_id"): "''",
    ("work_image", "demands"): "'[]'",
    ("work_image", "out_of_place"): "''",
    ("work_image", "comparisons"): "'[]'",
    ("contact", "sphere"): "'school'",
    ("contact", "met"): "1",
    ("contact", "via"): "''",
    ("step", "later"): "0",
    ("step", "became_id"): "NULL",
    ("career_document", "work_image_ids"): "'[]'",
    ("career_document", "choice_ids"): "'[]'",
    ("career_document", "contact_ids"): "'[]'",
    ("evidence", "badge"): "'null'",
    ("career_document", "recordings"): "0",
    ("career_document", "private"): "0",
    ("career_document", "whole"): "0",
    ("career_document", "left_out"): "'[]'",
    ("career_document", "kept"): "'[]'",
    ("career_document", "consent_by"): "''",
    ("career_document", "consent_on"): "NULL",
    ("career_document", "keep_until"): "NULL",
    ("career_document", "design"): "'kleurrijk'",
    ("career_document", "larger"): "0",
    ("career_document", "dyslexic"): "0",
    ("career_document", "pages_only"): "0",
    ("handover", "consent_by"): "''",
    ("handover", "consent_on"): "NULL",
    ("handover", "conversation_id"): "''",
    ("handover", "choice"): "'null'",
    ("conversation", "questions"): "'[]'",
    ("conversation", "answers"): "'[]'",
    ("conversation", "own_first"): "1",
    ("conversation", "notes"): "'[]'",
    ("participant", "asked_on"): "NULL",
    ("participant", "asked_by"): "''",
    ("participant", "answers"): "'[]'",
    ("participant", "answered_on"): "NULL",
    ("participant", "answered_by"): "''",
    ("participant", "may_show"): "0",
    ("feedback", "sort"): "'remark'",
    ("feedback", "path"): "''",
    ("feedback", "quote"): "''",
    ("feedback", "seen"): "''",
    ("feedback", "quality"): "''",
    ("feedback", "refused"): "0",
    ("school_period", "requirements_from"): "''",
}


def upgrade(path: Path, version: int) -> None:
    """Bring the dossier at *path* from *version* to the newest; a crash leaves the old one or the new one.

    Raises:
        SaveError: the old file still stands, unchanged.
        Damaged: the upgraded copy failed its checks; the old file still stands.
    """
    copy = temporary_beside(path)
    with saving(path):
        try:
            make_private(copy)
            with closing(raw(path, "ro")) as source, closing(sqlite3.connect(copy, isolation_level=None)) as target:
                source.backup(target)
                _migrate(target, version)
            checks.check_contents(copy, checks.VERSION)
            shutil.copymode(path, copy)
            replace(copy, path)
        finally:
            copy.unlink(missing_ok=True)


def upgraded_in_memory(path: Path, version: int) -> sqlite3.Connection:
    """An upgraded copy of a dossier that may only be read, as the program needs it to show it; the file stays as it is."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        with closing(raw(path, "ro")) as source:
            source.backup(connection)
        _migrate(connection, version)
    except BaseException:
        connection.close()
        raise
    return connection


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("BEGIN")
    for step in range(version, checks.VERSION):
        MIGRATIONS[step](connection)
    connection.execute(f"PRAGMA user_version = {checks.VERSION}")
    connection.execute("COMMIT")


def _rebuild(connection: sqlite3.Connection, before: int, after: int) -> None:
    """Make every table whose text differs anew and put its rows back.

    Not ALTER TABLE: it leaves another text of the table in the file than the known one, and such a file is not opened.
    """
    old, new = checks.known_schema(before), checks.known_schema(after)
    for type_, name in old.keys() - new.keys():
        connection.execute(f"DROP {type_} {name}")
    for (type_, name), sql in new.items():
        if type_ == "table" and old.get((type_, name)) != sql:
            _make_anew(connection, name, sql, there=(type_, name) in old)
    present = checks.schema_of(connection)
    for key, sql in new.items():
        if key[0] == "index" and key not in present:
            connection.execute(sql)


def _make_anew(connection: sqlite3.Connection, name: str, sql: str, *, there: bool) -> None:
    if not there:
        connection.execute(sql)
        return
    connection.execute(f"CREATE TEMP TABLE former AS SELECT * FROM main.{name}")  # noqa: S608 - a name of our own schema
    known = {row[1] for row in connection.execute("PRAGMA temp.table_info(former)")}
    connection.execute(f"DROP TABLE main.{name}")
    connection.execute(sql)
    columns = [row[1] for row in connection.execute(f"PRAGMA main.table_info({name})")]
    values = [f'"{column}"' if column in known else _ADDED[name, column] for column in columns]
    into = ", ".join(f'"{column}"' for column in columns)
    connection.execute(f"INSERT INTO main.{name} ({into}) SELECT {', '.join(values)} FROM temp.former")  # noqa: S608 - the same
    connection.execute("DROP TABLE temp.former")
