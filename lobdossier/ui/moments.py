"""Moments as a student says them: "gisteren om 16.32 uur"."""

from __future__ import annotations

from datetime import date, datetime

from lobdossier.text import dates
from lobdossier.ui.words import tr


def moment(at: datetime, today: date) -> str:
    """The local day and time of *at*, told on *today*."""
    local = at.astimezone()
    return tr("{day} om {time}", day=dates.relative(local.date(), today), time=dates.clock(local.time()))
