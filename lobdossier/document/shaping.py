"""Letters that change with their neighbours, and emoji of several characters, by HarfBuzz."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Final

import uharfbuzz

from lobdossier.document.tagged.glyphs import Glyph, stand_in
from lobdossier.paths import resource

_UNSEEN: Final = "\u200b"
"""What a glyph says that is a second part of a character: nothing, but the file must say something of each."""


def invisible(character: str) -> bool:
    """Joiners, variation selectors, direction marks and control characters: they have no shape of their own."""
    return unicodedata.category(character) in ("Cf", "Cc") or "\ufe00" <= character <= "\ufe0f"


def from_right(text: str) -> bool:
    """Whether any letter of *text* is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)


@lru_cache(maxsize=4_096)
def shape(file: str, words: str) -> str:
    """*words* in the font *file* (registered under that name) as stand-ins for their glyphs, in the order of reading."""
    font = _font(file)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(words)
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    glyphs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    if buffer.direction == "rtl":
        glyphs.reverse()
    starts = sorted({info.cluster for info, _ in glyphs} | {len(words)})
    says = {start: words[start:end] for start, end in pairwise(starts)}
    scale = 1000 / font.face.upem
    out: list[tuple[int, Glyph]] = []
    for info, position in glyphs:
        said = says.pop(info.cluster, _UNSEEN)
        if said == _UNSEEN and buffer.direction == "ltr" and not position.x_advance:
            continue  # the joiner or selector of an emoji, drawn as an empty sign
        if out and said != _UNSEEN and all(map(invisible, said)):
            number, before = out[-1]
            out[-1] = (number, replace(before, says=before.says + said))
        else:
            out.append((info.codepoint, Glyph(said, position.x_offset * scale, position.y_offset * scale)))
    if buffer.direction == "rtl":
        nothing = font.get_nominal_glyph(ord(_UNSEEN))
        out = [piece for number, glyph in out for piece in _one_letter_each(number, glyph, nothing)]
    return "".join(stand_in(file, number, glyph) for number, glyph in out)


def _one_letter_each(number: int, glyph: Glyph, nothing: int) -> Iterator[tuple[int, Glyph]]:
    """A glyph of several letters says the first; the others are said by empty glyphs after it.

    Programs that find the order of reading from where the glyphs stand would turn two letters of one glyph around.
    """
    letters = [place for place, character in enumerate(glyph.says) if place and character.isalpha()]
    for start, end in pairwise([0, *letters, len(glyph.says)]):
        said = glyph.says[start:end]
        yield (nothing, Glyph(said)) if start else (number, replace(glyph, says=said))


@cache
def _font(file: str) -> Any:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(resource("fonts", f"{file}.ttf")))))
