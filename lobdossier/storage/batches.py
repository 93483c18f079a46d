"""Many values, as many at a time as one condition takes: SQLite takes a limited number of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

T = TypeVar("T")
AT_ONCE: Final = 500


def batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """*values* in their order, `AT_ONCE` at a time."""
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
