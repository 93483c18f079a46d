"""Identifiers: UUIDv7 (RFC 9562), which sort by the moment they were made."""

from __future__ import annotations

import hashlib
import secrets
import time
from uuid import UUID


def new_id(milliseconds: int | None = None) -> str:
    """A fresh UUIDv7 as text; *milliseconds* since 1970 for a moment other than now."""
    moment = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    value = (moment & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(UUID(int=value))


def derived_id(record_id: str, content: str) -> str:
    """The id of a second version of a record, of the hash *content*: the same wherever and whenever it is made.

    It keeps the moment of *record_id* (an id of another program may have none), to stand beside it in the order of ids.
    """
    digest = hashlib.sha256(f"{record_id}\n{content}".encode()).digest()
    try:
        moment = UUID(record_id).int >> 80
    except ValueError:
        moment = 0
    value = moment << 80 | int.from_bytes(digest[:10], "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(UUID(int=value))
