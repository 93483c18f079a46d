"""Characters that no file can hold, made visible at the moment they come in."""

from __future__ import annotations

import re
from typing import Final

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """*text* with NUL and half surrogate pairs replaced by U+FFFD: SQLite, JSON and PDF hold everything else."""
    return UNSTORABLE.sub(REPLACEMENT, text) if UNSTORABLE.search(text) else text
