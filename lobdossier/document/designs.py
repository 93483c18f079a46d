"""How documents look. A design is a set of tokens; no page knows a colour or a size.

`Design` is what a designer decides; `Look` is that design in one font at one body size, ready for setting type.
Sizes are in points. Gaps run from the last baseline of one text to the cap height of the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle

from lobdossier.document.fonts import Face, Family, FontSet, font_set
from lobdossier.domain.vocabulary import Competence

_MM: Final = 72 / 25.4
PAGE_WIDTH: Final = 210 * _MM
PAGE_HEIGHT: Final = 297 * _MM
MARGIN: Final = 18 * _MM
TOP: Final = 24 * _MM
BOTTOM: Final = 24 * _MM
FULL: Final = PAGE_WIDTH - 2 * MARGIN
FRAME: Final = PAGE_HEIGHT - TOP - BOTTOM
GUTTER: Final = 6 * _MM
_COLUMN: Final = 24 * _MM


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour in three strengths: text and icons, a soft ground, large shapes (never text)."""

    text: str
    tint: str
    vivid: str


@dataclass(frozen=True, slots=True)
class Role:
    """How one kind of text is set; *balance* evens out the lines of a heading."""

    face: Face
    size: float
    leading: float
    muted: bool = False
    balance: bool = False


@dataclass(frozen=True, slots=True)
class Gaps:
    """Vertical space between parts: inside a unit, label to text, between units, between blocks."""

    line: float = 6
    label: float = 10
    paragraph: float = 14
    unit: float = 18
    block: float = 24
    section: float = 32


_ROLES: Final[Mapping[str, Role]] = MappingProxyType(
    {
        "cover": Role("B", 60, 60),
        "h1": Role("B", 36, 38.5, balance=True),
        "h2": Role("B", 22, 25, balance=True),
        "h3": Role("B", 12.4, 16),
        "h4": Role("S", 10, 13.4),
        "lead": Role("M", 12.6, 18.4),
        "body": Role("R", 10, 14.6),
        "open": Role("I", 10, 14.6, muted=True),
        "question": Role("B", 15, 19.5, balance=True),
        "ask": Role("B", 12.4, 15.8, balance=True),
        "quote": Role("B", 17, 22, balance=True),
        "small": Role("R", 8.6, 12.2, muted=True),
        "fact": Role("R", 8.6, 12.2),
        "strong": Role("S", 8.6, 12.2),
        "label": Role("B", 8.6, 11),
        "cell": Role("R", 9, 12.6),
        "cell_strong": Role("S", 9, 12.6),
        "number": Role("B", 30, 30),
        "kind": Role("M", 15, 20),
    }
)
_TONES: Final[Mapping[Competence, Tone]] = MappingProxyType(
    {
        Competence.KWALITEITENREFLECTIE: Tone("#8F5300", "#FFF1DA", "#F7A823"),
        Competence.MOTIEVENREFLECTIE: Tone("#B4175C", "#FDE6F0", "#E8437F"),
        Competence.WERKEXPLORATIE: Tone("#0B6B63", "#DDF4F1", "#1FA99A"),
        Competence.LOOPBAANSTURING: Tone("#4338CA", "#E9E8FF", "#6C63F5"),
        Competence.NETWERKEN: Tone("#1B6B35", "#E1F5E7", "#45AD5F"),
    }
)


@dataclass(frozen=True)
class Design:
    """The tokens of one design. A tone of a competence always means that competence."""

    name: str
    ink: str = "#1A1E2B"
    muted: str = "#565E73"
    hair: str = "#D5D6E4"
    accent: str = "#4338CA"
    card: str = "#F4F4F7"
    band: str = "#EFEDFB"
    cover: str = "#211B52"
    cover_line: str = "#A9A3E0"
    paper: str = "#FFFFFF"
    tones: Mapping[Competence, Tone] = field(default_factory=lambda: _TONES)
    roles: Mapping[str, Role] = field(default_factory=lambda: _ROLES)
    gaps: Gaps = field(default_factory=Gaps)
    radius: float = 9
    hairline: float = 0.5
    card_padding: float = 14
    card_gap: float = 8
    photo_height: float = 250
    """The most that one photo beside a story may take."""
    strip_height: float = 170
    """The most that a photo in a row of photos may take."""
    thumb: float = 56


COLOURFUL: Final = Design("kleurrijk")


class Look:
    """A design in one font family at one body size (10, or 12 for whoever wants it larger)."""

    def __init__(self, design: Design, family: Family = "atkinson", base: int = 10) -> None:
        self.design = design
        self.family: Family = family
        self.base = base
        self.fonts: FontSet = font_set(family)
        self._styles: dict[tuple[str, str, int], ParagraphStyle] = {}

    @cached_property
    def main(self) -> float:
        """The width of the text column: 60 to 75 characters of body text."""
        narrow = 114 if self.family == "atkinson" else 118
        return (narrow if self.base <= 10 else 126) * _MM

    @cached_property
    def side(self) -> float:
        """The width of the margin column: facts, captions, labels."""
        return FULL - GUTTER - self.main

    @staticmethod
    def columns(count: int) -> float:
        """The width of *count* of the six columns."""
        return count * _COLUMN + (count - 1) * GUTTER

    def size(self, role: str) -> tuple[float, float]:
        """Type size and leading of a role at this body size."""
        token = self.design.roles[role]
        larger = self.base / 10 if token.size <= 13 else (1 + self.base / 10) / 2 if token.size <= 30 else 1.0
        family = 0.86 if self.family == "opendyslexic" else 1.0
        return token.size * larger * family, token.leading * larger * (family * 1.12 if family != 1 else 1.0)

    def style(self, role: str, colour: str = "", *, right: bool = False, size: float = 0) -> ParagraphStyle:
        """The paragraph style of a role; *size* overrides it for text that is fitted to a width."""
        token = self.design.roles[role]
        shade = colour or (self.design.muted if token.muted else self.design.ink)
        key = (role, f"{shade}/{size:.2f}", int(right))
        if key not in self._styles:
            points, leading = (size, size) if size else self.size(role)
            font = self.fonts.names[token.face]
            self._styles[key] = ParagraphStyle(
                "-".join(map(str, key)),
                fontName=font,
                bulletFontName=font,
                fontSize=points,
                leading=leading,
                textColor=HexColor(shade),
                alignment=2 if right else 0,
                splitLongWords=1,
                allowWidows=0,
                allowOrphans=0,
                linkUnderline=1,
            )
        return self._styles[key]

    def cap(self, role: str) -> float:
        """The height of a capital letter in a role."""
        token = self.design.roles[role]
        return self.fonts.caps[self.fonts.names[token.face]] * self.size(role)[0]

    def line_gap(self, role: str) -> float:
        """The gap that puts two texts of a role at their normal line distance."""
        return self.size(role)[1] - self.cap(role)

    def tone(self, competence: Competence | None) -> Tone:
        """The tone of a competence; of none: the accent on a neutral ground."""
        design = self.design
        return design.tones[competence] if competence else Tone(design.accent, design.card, design.accent)
