"""Sentences to begin with when getting in touch: what they are, how they are read, and how a name gets into one.

Nothing here reads a file. A sentence is only ever a beginning: the student adapts it, and what is kept is theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from lobdossier.domain.vocabulary import Sector

VERSION: Final = 1
"""The version of the JSON form that `parse_openings` reads."""
NAME: Final = "{name}"
EXPERIENCE: Final = "{experience}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """One sentence to adapt.

    Attributes:
        title: what it is for, on a button.
        words: for somebody of whom no experience is known; *sectors* holds the wording where it differs.
        through: the same with the experience that the two share.
        step: what is to be done, for a plan.
    """

    id: str
    title: str
    words: str
    through: str
    step: str
    sectors: Mapping[Sector, str] = field(default_factory=dict)

    def filled(self, sector: Sector, name: str, experience: str) -> str:
        """The sentence to *name*; with the title of an *experience* it speaks of that. Both go in letter for letter."""
        if not experience:
            return _put(self.sectors.get(sector, self.words), {NAME: name})
        return _put(self.through, {NAME: name, EXPERIENCE: experience})

    def to_do(self, name: str) -> str:
        """What is to be done, with the *name* in it."""
        return _put(self.step, {NAME: name})


def parse_openings(data: Mapping[str, Any]) -> tuple[Opening, ...]:
    """The sentences of a decoded file, in its order.

    Raises:
        ValueError: it is of another version, or a sentence lacks what it needs.
    """
    if data.get("version") != VERSION:
        raise ValueError("version")
    return tuple(_opening(entry) for entry in data["openings"])


def _opening(entry: Mapping[str, Any]) -> Opening:
    sectors = {Sector(which): words for which, words in entry.get("sectors", {}).items()}
    made = Opening(**{**entry, "sectors": sectors})
    lacking = [words for words in (made.words, made.through, made.step, *sectors.values()) if NAME not in words]
    if lacking or EXPERIENCE not in made.through:
        raise ValueError(made.id)
    return made


def _put(sentence: str, values: Mapping[str, str]) -> str:
    """One pass, so that a name in which a placeholder is written stays what it is."""
    first = min(values, key=lambda mark: (sentence.find(mark) < 0, sentence.find(mark)))
    before, found, after = sentence.partition(first)
    return before + values[first] + _put(after, values) if found else sentence
