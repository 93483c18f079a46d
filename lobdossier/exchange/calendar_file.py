"""A calendar file on the disk: there whole or not at all, and never in the place of something else."""

from __future__ import annotations

from pathlib import Path

from lobdossier import disk
from lobdossier.domain.errors import ExportFailed, TargetTaken
from lobdossier.text.calendar import ENDING, PRODUCER


def write_calendar_file(data: bytes, target: Path) -> int:
    """Put *data*, the bytes of a calendar file, at *target*; returns how many there are.

    Raises:
        TargetTaken: something that is no calendar file of ours stands there; it was not touched.
        ExportFailed: it could not be written; what was there still is.
    """
    try:
        if disk.taken(target, _is_ours):
            raise TargetTaken(target, "", ENDING)
        disk.sweep(target.parent, target.name)
        part = disk.temporary_beside(target)
        try:
            part.write_bytes(data)
            disk.replace(part, target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ExportFailed(target, str(error.strerror or error)) from error
    return len(data)


def _is_ours(head: bytes) -> bool:
    """Somebody's whole calendar is one of these files too, and stays."""
    return head.startswith(b"BEGIN:VCALENDAR") and f"PRODID:{PRODUCER}\r\n".encode() in head
