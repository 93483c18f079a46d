"""A dossier that is made whole, or not at all: built beside its place by somebody who is alone with it, then named."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from lobdossier import disk
from lobdossier.domain.errors import OpenError, Refused
from lobdossier.domain.ids import new_id
from lobdossier.domain.record import Record
from lobdossier.domain.shape import check
from lobdossier.storage import checks, index, journal
from lobdossier.storage.connection import raw
from lobdossier.storage.faults import saving
from lobdossier.storage.file import DossierFile, build
from lobdossier.storage.owner import Alone
from lobdossier.storage.records import Writing
from lobdossier.storage.tables import TABLES, to_row


@contextmanager
def fresh_dossier(path: Path, identity: tuple[str, bytes] | None = None) -> Iterator[DossierFile]:
    """An empty dossier to be filled; at the end it is checked and gets the name *path*. After an error there is nothing.

    *identity* is the id and the key of the dossier that it is to be a copy of.

    Raises:
        FileExistsError: there is something at *path*; it was not touched.
        StrayJournal: the journal of a file that was there before still lies there.
        SaveError: the folder cannot be written, or the disk is full.
    """
    path = path.absolute()
    if path.exists():
        raise FileExistsError(path)
    checks.refuse_strays(path)
    with saving(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        disk.sweep(path.parent, path.name)
        temporary = disk.temporary_beside(path)
        try:
            disk.make_private(temporary)
            build(temporary, *(identity or (new_id(), secrets.token_bytes(32))))
            yield from _filled(temporary)
            checks.refuse_strays(path)
            disk.claim(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
            journal.beside(temporary).unlink(missing_ok=True)


def _filled(temporary: Path) -> Iterator[DossierFile]:
    file = DossierFile(temporary, raw(temporary), Alone())
    try:
        yield file
    finally:
        file.close()
    try:
        checks.check_contents(temporary, checks.check_header(temporary))
    except OpenError as error:
        raise OSError(f"what was written is not what is there: {error}") from error


def take_over_all(writing: Writing, kind: type[Record], records: Sequence[Record]) -> None:
    """Store *records* of one kind as they are in a dossier that has none of them; `index.learn_all` makes them findable.

    Where there may be some of them already it is `taking_over.take_over`.

    Raises:
        Refused: a field breaks its rule, or points to a record that is not there.
    """
    for record in records:
        check(record)
    if records:
        try:
            writing.connection.execute(insert(TABLES[kind]), [to_row(record) for record in records])
        except IntegrityError as error:
            raise Refused(kind.KIND, "", "reference") from error
        index.note_all(writing.connection, records)
