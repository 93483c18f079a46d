"""The example professions that come with the program, read once when first needed."""

from __future__ import annotations

import json
from functools import cache

from lobdossier.domain.professions import Professions, parse_professions
from lobdossier.paths import resource


@cache
def professions() -> Professions:
    """All examples. Their lint is a test, so a broken file never reaches a student."""
    return parse_professions(json.loads(resource("work", "professions.json").read_text(encoding="utf-8")))
