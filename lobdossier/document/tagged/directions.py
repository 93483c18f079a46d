"""The order in which the characters of a line stand, when some of them are written from right to left."""

from __future__ import annotations

from typing import Any, Final

from bidi import algorithm
from bidi.mirror import MIRRORED

from lobdossier.document.tagged.glyphs import glyph_of

_ORDINARY: Final = "\ufffd"
_ARABIC, _PERSIAN, _HEBREW = "ar", "fa", "he"


def base_level(text: str) -> int:
    """1 for a text most letters of which are written from right to left, else 0. *text* may hold stand-ins.

    The first letter decides nothing: a Dutch sentence may begin with a name.
    """
    kinds = [algorithm.bidirectional(character) for character in _classes(text)]
    return int(sum(kind in ("R", "AL") for kind in kinds) > kinds.count("L"))


def visual(text: str, base: int) -> list[tuple[int, int]]:
    """The places of the characters of *text* from left to right, each with its level (odd: from right to left).

    By the Unicode bidirectional algorithm for one line of a paragraph of level *base*; *text* may hold stand-ins.
    """
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(_classes(text), storage)
    algorithm.explicit_embed_and_overrides(storage)
    for place, character in enumerate(storage["chars"]):
        character["place"] = place
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    algorithm.reorder_resolved_levels(storage, False)
    return [(character["place"], character["level"]) for character in storage["chars"]]


def mirrored(character: str) -> str:
    """The character that is drawn for *character* from right to left: the other bracket."""
    return str(MIRRORED.get(character, character))


def language(text: str) -> str:
    """The language of a right-to-left *text* as its letters tell; "" when they tell none."""
    if any("\u0590" <= character <= "\u05ff" for character in text):
        return _HEBREW
    if any(character in "\u067e\u0686\u0698\u06af\u06a9\u06cc" for character in text):
        return _PERSIAN
    return _ARABIC if any("\u0600" <= character <= "\u06ff" for character in text) else ""


def _classes(text: str) -> str:
    """*text* with a character of the same direction for each stand-in, and none that would fall out of the line."""
    return "".join(
        said if algorithm.bidirectional(said) not in _FALLING_OUT else _ORDINARY
        for said in ((glyph_of(character).says or character)[0] for character in text)
    )


_FALLING_OUT: Final = frozenset({*algorithm.X9_REMOVED, "B", "S", "LRI", "RLI", "FSI", "PDI"})
