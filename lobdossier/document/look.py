"""A design in one font at one body size, ready for setting type."""

from __future__ import annotations

from functools import cached_property

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle

from lobdossier.document.boxes import Surface
from lobdossier.document.fonts import Family, FontSet, font_set
from lobdossier.document.grid import COLUMN, FULL, GUTTER, MM
from lobdossier.document.tokens import Design, Shade, Sort, Tone
from lobdossier.domain.vocabulary import Competence

_DASH = (3.0, 3.0)


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
        return (narrow if self.base <= 10 else 126) * MM

    @cached_property
    def side(self) -> float:
        """The width of the margin column: facts, captions, labels."""
        return FULL - GUTTER - self.main

    @staticmethod
    def columns(count: int) -> float:
        """The width of *count* of the six columns."""
        return count * COLUMN + (count - 1) * GUTTER

    # ---- type -----------------------------------------------------------------------------------------

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
            points, leading = (size, size * token.leading / token.size) if size else self.size(role)
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

    # ---- colour and boxes --------------------------------------------------------------------------------

    def tone(self, competence: Competence | None) -> Tone:
        """The tone of a competence; of none: the accent on a neutral ground."""
        design = self.design
        return design.tones[competence] if competence else Tone(design.accent, design.card, design.accent)

    def title(self, competence: Competence | None) -> str:
        """The colour of a title or question about *competence*."""
        return self.tone(competence).text if competence and self.design.toned else self.design.ink

    def asked(self, competence: Competence | None) -> str:
        """The colour of a question on a card: that of its competence, or the accent."""
        return self.tone(competence).text if self.design.toned else self.design.ink

    def shade(self, shade: Shade, tone: Tone | None = None) -> str:
        """The colour for *shade*; nothing for none."""
        design, of = self.design, tone or self.tone(None)
        return {
            Shade.NONE: "",
            Shade.PAPER: design.paper,
            Shade.INK: design.ink,
            Shade.MUTED: design.muted,
            Shade.HAIR: design.hair,
            Shade.ACCENT: design.accent,
            Shade.CARD: design.card,
            Shade.TEXT: of.text,
            Shade.TINT: of.tint,
        }[shade]

    def surface(self, sort: Sort, competence: Competence | None = None) -> Surface:
        """How a box of this sort looks, about *competence* or about none."""
        finish, tone = self.design.boxes[sort], self.tone(competence)
        return Surface(
            fill=self.shade(finish.fill, tone),
            stroke=self.shade(finish.stroke, tone),
            weight=finish.weight,
            dash=_DASH if finish.dashed else (),
            radius=finish.radius,
            padding=finish.padding,
            edge=self.shade(finish.edge, tone),
            edge_weight=finish.edge_weight,
            edge_left=finish.edge_left,
        )
