"""Chance that always falls the same way for the same seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import TypeVar
from uuid import UUID

T = TypeVar("T")


class Chance:
    """Draws for one example dossier. Equal seeds and equal questions give equal draws."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - an example has to be the same again, nothing here is a secret
        self._ids = 0

    def one(self, items: Sequence[T]) -> T:
        """One of *items*."""
        return items[self._random.randrange(len(items))]

    def some(self, items: Sequence[T], number: int) -> list[T]:
        """*number* different ones of *items*, or all of them."""
        return self._random.sample(items, min(number, len(items)))

    def weighted(self, items: Sequence[T], weights: Sequence[int]) -> T:
        """One of *items*, the heavier the likelier."""
        return self._random.choices(items, weights)[0]

    def number(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return self._random.randint(least, most)

    def happens(self, share: float) -> bool:
        """True in *share* of all cases."""
        return self._random.random() < share

    def new_id(self, day: date) -> str:
        """A UUIDv7 of noon on *day*; of one day the later drawn sorts behind."""
        noon = int(datetime.combine(day, time(12), UTC).timestamp() * 1000) + self._ids % 40_000_000
        self._ids += 1
        value = (noon & (1 << 48) - 1) << 80 | self._random.getrandbits(80)
        value = value & ~(0xF << 76) | 0x7 << 76
        value = value & ~(0x3 << 62) | 0x2 << 62
        return str(UUID(int=value))
