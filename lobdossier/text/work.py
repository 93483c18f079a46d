"""What a comparison of work leads to, in the words of the student: a line for a conversation, a step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lobdossier.domain import limits

MOST: Final = 4
"""Things named in one line; the others are still on the screen."""
FEW: Final = 2
"""Things named in a step: small enough to do."""


def listed(words: Sequence[str]) -> str:
    """ "rust", "rust en tempo", "rust, tempo en vrijheid"."""
    return " en ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def lowered(title: str) -> str:
    """A title as it stands in a sentence: "Rustig blijven" becomes "rustig blijven"; "ICT" stays as it is."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def to_find_out(works: Sequence[str], about: Sequence[str]) -> str:
    """A line for "Waar wil ik het over hebben?" about what is not known yet."""
    return f"Over {listed(works)} wil ik nog weten: {_some(about)}."


def to_talk_about(work: str, about: Sequence[str]) -> str:
    """A line for "Waar wil ik het over hebben?" about what chafes."""
    return f"Bij {work} schuurt {_some(about)}. Daar wil ik over praten."


def step(works: Sequence[str], about: Sequence[str]) -> str:
    """The title of a step that finds it out; the student can change it."""
    return f"Uitzoeken bij {listed(works)}: {_some(about[:FEW])}"[: limits.TITLE]


def _some(about: Sequence[str]) -> str:
    return listed([lowered(title.strip()) for title in about[:MOST]])
