"""How many statements a dossier is asked, however many rows go along with each: counted, not timed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from lobdossier.storage.file import DossierFile


@contextmanager
def statements(file: DossierFile) -> Iterator[list[str]]:
    """Collects what *file* is asked meanwhile."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(file._engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(file._engine, "before_cursor_execute", note)
