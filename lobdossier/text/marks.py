"""Which characters of one paragraph are signs of the subset, and what they mean: one walk from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from lobdossier.text.blocks import Inline, LineBreak, Run, is_link

SIGN: Final = re.compile(
    r"(?P<escaped>(?:\\[!-/:-@\[-`{-~])+)|(?P<line>\\\n)|(?P<stars>\*+)|(?P<open>\[)"
    r"|\]\((?P<address>[^()<>\\\s]+)\)|&#(?P<number>[0-9]{1,7});"
)
NUMBER: Final = re.compile(r"&#([0-9]{1,7});")
STYLES: Final = {1: ("italic",), 2: ("bold",), 3: ("bold", "italic")}
WIDTH: Final = {"italic": 1, "bold": 2}


@dataclass(slots=True)
class _Stars:
    """A row of asterisks; *styles* are those that it switches, what is left over are characters."""

    count: int
    styles: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Bracket:
    """An opening bracket; with a *link* it begins one, without it is a character."""

    link: str | None = None


#: What a text is made of; None is the end of a link.
_Part: TypeAlias = str | LineBreak | _Stars | _Bracket | None


def segments(text: str) -> Iterator[Inline]:
    """The inlines that the raw *text* of a paragraph means; neighbours of one style are one."""
    on: set[str] = set()
    link: str | None = None
    waiting: list[str] = []  # characters of one style
    for token in (*_tokens(text), None):
        if isinstance(token, str):
            waiting.append(token)
            continue
        if isinstance(token, _Stars):
            waiting.append("*" * (token.count - sum(WIDTH[style] for style in token.styles)))
            if not token.styles:
                continue
        elif isinstance(token, _Bracket) and token.link is None:
            waiting.append("[")
            continue
        if characters := "".join(waiting):
            yield Run(characters, "bold" in on, "italic" in on, link)
        waiting.clear()
        if isinstance(token, LineBreak):
            yield token
        elif isinstance(token, _Stars):
            on ^= token.styles
        else:
            link = token.link if token is not None else None


def _tokens(text: str) -> list[_Part]:
    """The signs in *text* with their meaning known, found in one walk from left to right."""
    tokens: list[_Part] = []
    opened: dict[str, _Stars] = {}
    bracket: _Bracket | None = None
    position = 0
    while (sign := SIGN.search(text, position)) is not None:
        tokens.append(text[position : sign.start()])
        position = sign.end()
        if sign["stars"] is not None:
            tokens.append(_stars(text, sign, opened))
        elif sign["open"] is not None:
            bracket = _Bracket()
            tokens.append(bracket)
        elif sign["address"] is not None:
            address = NUMBER.sub(_numbered, sign["address"])
            if bracket is not None and is_link(address):
                bracket.link, bracket = address, None
                tokens.append(None)
            else:
                tokens.append("]")
                position = sign.start() + 1
        else:
            tokens.append(LineBreak() if sign["line"] else (sign["escaped"] or "")[1::2] or _numbered(sign))
    tokens.append(text[position:])
    for style, stars in opened.items():
        stars.styles.discard(style)
    return tokens


def _stars(text: str, sign: re.Match[str], opened: dict[str, _Stars]) -> _Stars:
    """What a row of asterisks does, given the styles that are *opened* (which it updates)."""
    stars = _Stars(len(sign[0]))
    after_word = sign.start() > 0 and not text[sign.start() - 1].isspace()
    before_word = sign.end() < len(text) and not text[sign.end()].isspace()
    for style in STYLES.get(stars.count, ()):
        if style in opened and after_word:
            del opened[style]
            stars.styles.add(style)
        elif style not in opened and before_word:
            opened[style] = stars
            stars.styles.add(style)
    return stars


def _numbered(sign: re.Match[str]) -> str:
    """The character of a numeric escape, or the escape itself when no character that can be stored has that number."""
    number = int(sign[sign.lastgroup or 1])
    return chr(number) if 0 < number < 0xD800 or 0xDFFF < number <= 0x10FFFF else sign[0]
