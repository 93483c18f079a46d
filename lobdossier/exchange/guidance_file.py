"""What a student says of the guidance, as a small JSON file for a school; see `docs/tevredenheid.md`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from lobdossier import disk
from lobdossier.domain.errors import ExportFailed, TargetTaken
from lobdossier.domain.guidance import FORMAT

ENDING: Final = ".json"
_HEAD: Final = f'{{\n  "format": "{FORMAT}"'.encode()


def write_guidance(told: Mapping[str, Any], target: Path) -> int:
    """Put *told* (`domain.guidance.for_school`) at *target*; returns how many bytes that is.

    Raises:
        TargetTaken: something that is no such file stands there; it was not touched.
        ExportFailed: it could not be written; what was there still is.
    """
    data = json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"
    try:
        if disk.taken(target, lambda head: head.startswith(_HEAD)):
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
