"""What a student says of the guidance, as a small JSON file for a school; see `docs/tevredenheid.md`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from lobdossier.domain.guidance import FORMAT
from lobdossier.exchange.whole_file import put_bytes

ENDING: Final = ".json"
_HEAD: Final = f'{{\n  "format": "{FORMAT}"'.encode()


def write_guidance(told: Mapping[str, Any], target: Path) -> int:
    """Put *told* (`domain.guidance.for_school`) at *target*; returns how many bytes that is.

    Raises:
        TargetTaken: something that is no such file stands there; it was not touched.
        ExportFailed: it could not be written; what was there still is.
    """
    data = json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"
    return put_bytes(data, target, ENDING, lambda head: head.startswith(_HEAD)).size
