"""A calendar file on the disk."""

from __future__ import annotations

from pathlib import Path

from lobdossier.exchange.whole_file import put_bytes
from lobdossier.text.calendar import ENDING, PRODUCER


def write_calendar_file(data: bytes, target: Path) -> int:
    """Put *data*, the bytes of a calendar file, at *target*; returns how many there are.

    Raises:
        TargetTaken: something that is no calendar file of ours stands there; it was not touched.
        ExportFailed: it could not be written; what was there still is.
    """
    return put_bytes(data, target, ENDING, _is_ours).size


def _is_ours(head: bytes) -> bool:
    """Somebody's whole calendar is one of these files too, and stays."""
    return head.startswith(b"BEGIN:VCALENDAR") and f"PRODID:{PRODUCER}\r\n".encode() in head
