"""The target of the page of a school's file: which file, and for which school period."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_BETWEEN: Final = "|"


def wishes_target(path: Path, period_id: str = "") -> str:
    """For the file at *path*, to become what is asked in the period with this id; empty: in the one of today."""
    return f"{period_id}{_BETWEEN}{path}"


def read_target(target: str) -> tuple[str, Path]:
    """The id of the period, or empty, and the path."""
    period_id, _, path = target.partition(_BETWEEN)
    return period_id, Path(path)
