"""What a service call changed, so that screens can decide whether to refresh."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A committed change to one record; *origin* is whoever asked for it, so that a screen can ignore its own.

    The *id* is empty when many records of that kind changed at once.
    """

    kind: str
    id: str
    fields: frozenset[str] = frozenset()
    origin: object | None = None
