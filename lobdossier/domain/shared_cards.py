"""Questions that everybody at the table can answer, the student too: they speak of the student by name.

Nothing here reads a file. A question is only ever proposed: the student adapts it, and what is kept is theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from lobdossier.domain.vocabulary import Part

VERSION: Final = 1
"""The version of the JSON form that `parse_shared` reads."""
NAME: Final = "{name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCard:
    """One open question for one part of a conversation."""

    id: str
    part: Part
    words: str

    def about(self, name: str) -> str:
        """The question about the student called *name*, which goes in letter for letter."""
        return self.words.replace(NAME, name)


def parse_shared(data: Mapping[str, Any]) -> tuple[SharedCard, ...]:
    """The questions of a decoded file, in its order.

    Raises:
        ValueError: it is of another version, names a part that does not exist, or a question is none.
    """
    if data.get("version") != VERSION:
        raise ValueError("version")
    found = tuple(
        SharedCard(id=entry["id"], part=Part(entry["part"]), words=entry["words"]) for entry in data["questions"]
    )
    for card in found:
        if not card.words.endswith("?") or card.words.replace(NAME, "").count("{"):
            raise ValueError(card.id)
    return found
