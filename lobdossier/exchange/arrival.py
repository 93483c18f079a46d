"""What every file that is brought has in common: the JSON in it, and the bytes that lie beside that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from lobdossier.domain.errors import ArrivalRefused, Refused
from lobdossier.text.causes import FILE


class Source(Protocol):
    """A file that was brought, open. Names are those of `TravellingFile.name`; none is ever used as a path."""

    @property
    def names(self) -> frozenset[str]:
        """The files that lie beside the JSON."""
        ...

    @property
    def exact(self) -> bool:
        """Whether nothing may lie in it but what the JSON lists."""
        ...

    def manifest(self) -> bytes:
        """The JSON.

        Raises:
            Refused: it is too large, or cannot be unpacked.
        """
        ...

    def read(self, name: str, size: int) -> bytes:
        """The bytes of one file, which is to be *size* bytes. May be called from any thread.

        Raises:
            Refused: it is longer, or cannot be unpacked.
        """
        ...

    def close(self) -> None:
        """Give the file free."""
        ...


class JsonSource:
    """JSON alone: nothing lies beside it."""

    names: frozenset[str] = frozenset()
    exact = False

    def __init__(self, data: bytes) -> None:
        self._data = data

    def manifest(self) -> bytes:
        """The JSON."""
        return self._data

    def read(self, name: str, size: int) -> bytes:  # noqa: ARG002 - as every source
        """There is nothing to read."""
        raise Refused(FILE, name, "files")

    def close(self) -> None:
        """Nothing is open."""


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Say of which file it was that a rule was broken."""
    try:
        yield
    except Refused as error:
        inside = error.kind == FILE
        where = error.field_name if inside else f"{error.kind}.{error.field_name}".strip(".")
        raise ArrivalRefused(path, error.rule, where) from error
