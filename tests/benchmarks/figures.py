"""How figures are taken and told: ratios of pairs measured by turns in one run, medians, the aim beside each."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

ROUNDS = 9
"""Pairs of which the median is taken: machines drift, so a time alone says little."""


@dataclass(frozen=True)
class Figure:
    """One line of the table. *aim* is the ratio to stay under; None where there is none."""

    name: str
    value: float
    aim: float | None = None
    note: str = ""

    def __str__(self) -> str:
        aim = "" if self.aim is None else f"aim {self.aim:g}"
        verdict = "" if self.aim is None else "ok  " if self.value <= self.aim else "OVER"
        return f"{self.name:<62}{self.value:>8.2f}  {aim:<9}{verdict:<5}{self.note}"


def seconds(act: Callable[[], object]) -> float:
    """How long *act* takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def ratio(ours: Callable[[], object], reference: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """The median of the ratios of pairs, and the median of ours in milliseconds; both are done once before."""
    ours()
    reference()
    pairs = [(seconds(ours), seconds(reference)) for _ in range(rounds)]
    return of_pairs(pairs), statistics.median(one for one, _ in pairs) * 1_000


def of_pairs(pairs: Sequence[tuple[float, float]]) -> float:
    """The median of the ratios."""
    return statistics.median(one / other for one, other in pairs)


def share(values: Sequence[float], part: float) -> float:
    """The value under which *part* of *values* lies: 0.99 for the slowest but one in a hundred."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]
