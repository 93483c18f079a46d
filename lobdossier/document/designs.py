"""The three designs of the documents. A design is a set of tokens; no page knows a colour or a size.

*Rustig*: a photo, light headings, hairlines, no boxes. *Kleurrijk*: the flower, heavy headings, tints, bands and tabs.
*Zwart-wit*: black on white only, hatching for tints, framed grey photos, thin rules and lines to write on.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from lobdossier.document.grid import GUTTER
from lobdossier.document.tokens import (
    Aside,
    CoverFinish,
    Design,
    Finish,
    Gaps,
    Head,
    Petals,
    PhotoFinish,
    Role,
    Shade,
    Sort,
    Tone,
    Tones,
)
from lobdossier.domain.vocabulary import Competence, DocumentDesign

_INK, _WHITE, _BLACK = "#1A1E2B", "#FFFFFF", "#000000"
_SAME: Final[Mapping[str, Role]] = {
    "h4": Role("S", 10, 13.4),
    "body": Role("R", 10, 14.6),
    "open": Role("I", 10, 14.6, muted=True),
    "small": Role("R", 8.6, 12.2, muted=True),
    "fact": Role("R", 8.6, 12.2),
    "strong": Role("S", 8.6, 12.2),
    "cell": Role("R", 9, 12.6),
    "cell_strong": Role("S", 9, 12.6),
}
_COLOURS: Final[Tones] = MappingProxyType(
    {
        Competence.KWALITEITENREFLECTIE: Tone("#8F5300", "#FFF1DA", "#F7A823"),
        Competence.MOTIEVENREFLECTIE: Tone("#B4175C", "#FDE6F0", "#E8437F"),
        Competence.WERKEXPLORATIE: Tone("#0B6B63", "#DDF4F1", "#1FA99A"),
        Competence.LOOPBAANSTURING: Tone("#4338CA", "#E9E8FF", "#6C63F5"),
        Competence.NETWERKEN: Tone("#1B6B35", "#E1F5E7", "#45AD5F"),
    }
)
_NO_COLOURS: Final[Tones] = MappingProxyType(dict.fromkeys(Competence, Tone(_BLACK, _WHITE, _WHITE)))


def _above(shade: Shade, weight: float, gap: float, *, dashed: bool = False) -> Finish:
    """No box: a line above."""
    return Finish(edge=shade, edge_weight=weight, dashed=dashed, padding=(gap, 0, 0, 0))


CALM: Final = Design(
    ink=_INK,
    muted="#5A5F6B",
    hair="#C9C5BB",
    accent="#2F4A6D",
    card="#F5F2EC",
    band="#F5F2EC",
    area="#E2E6EC",
    paper=_WHITE,
    tones=_COLOURS,
    roles=MappingProxyType(
        {
            **_SAME,
            "cover": Role("L", 78, 80, balance=True),
            "h1": Role("L", 33, 37, balance=True),
            "h2": Role("R", 22, 25.5, balance=True),
            "h3": Role("S", 12, 16),
            "lead": Role("R", 13, 19),
            "question": Role("L", 17, 22, balance=True),
            "ask": Role("R", 13, 17, balance=True),
            "quote": Role("L", 20, 26, balance=True),
            "label": Role("S", 8.6, 11),
            "number": Role("L", 30, 30),
            "kind": Role("R", 15, 20),
        }
    ),
    gaps=Gaps(6, 11, 15, 21, 29, 37),
    boxes=MappingProxyType(
        {
            Sort.ANSWER: _above(Shade.INK, 0.5, 12),
            Sort.OPEN: _above(Shade.MUTED, 0.5, 12, dashed=True),
            Sort.REFLECTION: Finish(edge=Shade.TEXT, edge_weight=1.6, edge_left=True, padding=(0, 0, 0, 14)),
            Sort.STEP: Finish(fill=Shade.CARD, padding=(16, 16, 16, 16)),
            Sort.EVIDENCE: _above(Shade.HAIR, 0.5, 14),
            Sort.FORM: Finish(fill=Shade.CARD, padding=(15, 16, 14, 16)),
            Sort.FIELD: Finish(stroke=Shade.INK, weight=0.6),
            Sort.GROWTH: _above(Shade.HAIR, 0.5, 14),
            Sort.CHIP: Finish(padding=(1, 0, 1, 0)),
            Sort.NUMBER: Finish(stroke=Shade.INK, weight=0.7, radius=2, padding=(4, 4.5, 4, 4.5)),
        }
    ),
    cover=CoverFinish(
        ground="#E9E4D9", ink=_INK, muted="#565A64", line="#8D8675", petals=Petals.LINES, photo=True, low=True
    ),
    head=Head.BARE,
    aside=Aside.OUTSIDE,
    photo=PhotoFinish(),
    number=Shade.INK,
    across=GUTTER,
    card_gap=22,
    chip_gap=9,
)

COLOURFUL: Final = Design(
    ink=_INK,
    muted="#565E73",
    hair="#D5D6E4",
    accent="#4338CA",
    card="#F4F4F7",
    band="#EFEDFB",
    area="#E9E7FA",
    paper=_WHITE,
    tones=_COLOURS,
    roles=MappingProxyType(
        {
            **_SAME,
            "cover": Role("X", 76, 74, balance=True),
            "h1": Role("X", 37, 39, balance=True),
            "h2": Role("X", 22.5, 25, balance=True),
            "h3": Role("B", 12.4, 16),
            "lead": Role("M", 12.6, 18.4),
            "question": Role("B", 15.5, 20, balance=True),
            "ask": Role("B", 12.4, 15.8, balance=True),
            "quote": Role("X", 18, 23, balance=True),
            "label": Role("B", 8.6, 11),
            "number": Role("X", 30, 30),
            "kind": Role("M", 15, 20),
        }
    ),
    gaps=Gaps(),
    boxes=MappingProxyType(
        {
            Sort.ANSWER: Finish(fill=Shade.CARD, radius=9, padding=(13, 13, 15, 13)),
            Sort.OPEN: Finish(stroke=Shade.MUTED, dashed=True, radius=9, padding=(13, 13, 15, 13)),
            Sort.REFLECTION: Finish(fill=Shade.TINT, radius=9, padding=(14, 14, 15, 14)),
            Sort.STEP: Finish(fill=Shade.CARD, radius=9, padding=(15, 16, 15, 16)),
            Sort.EVIDENCE: Finish(fill=Shade.CARD, radius=9, padding=(14, 14, 15, 14)),
            Sort.FORM: Finish(fill=Shade.CARD, radius=9, padding=(15, 16, 14, 16)),
            Sort.FIELD: Finish(stroke=Shade.MUTED, weight=0.8, radius=5),
            Sort.GROWTH: _above(Shade.TINT, 3, 12),
            Sort.CHIP: Finish(fill=Shade.TINT, radius=8, padding=(5, 8, 5, 7)),
            Sort.NUMBER: Finish(fill=Shade.INK, radius=4, padding=(4, 4.5, 4, 4.5)),
        }
    ),
    cover=CoverFinish(ground="#211B52", ink=_WHITE, muted=_WHITE, line="#A9A3E0", petals=Petals.FILLED),
    head=Head.BAND,
    aside=Aside.ABOVE,
    photo=PhotoFinish(radius=9),
    toned=True,
    margin_left=False,
    tabs=True,
)

PRINTED: Final = Design(
    ink=_BLACK,
    muted="#2B2B2B",
    hair=_BLACK,
    accent=_BLACK,
    card=_WHITE,
    band=_WHITE,
    area=_WHITE,
    paper=_WHITE,
    tones=_NO_COLOURS,
    roles=MappingProxyType(
        {
            **_SAME,
            "cover": Role("B", 76, 75, balance=True),
            "h1": Role("B", 32, 35, balance=True),
            "h2": Role("B", 20.5, 24, balance=True),
            "h3": Role("B", 12, 16),
            "lead": Role("M", 12.6, 18),
            "body": Role("R", 10.2, 14.8),
            "open": Role("I", 10.2, 14.8, muted=True),
            "question": Role("S", 14.5, 19, balance=True),
            "ask": Role("S", 12.4, 16, balance=True),
            "quote": Role("M", 18.5, 24, balance=True),
            "small": Role("R", 8.8, 12.4, muted=True),
            "fact": Role("R", 8.8, 12.4),
            "strong": Role("S", 8.8, 12.4),
            "label": Role("B", 8.8, 11),
            "number": Role("B", 30, 30),
            "kind": Role("M", 15, 20),
        }
    ),
    gaps=Gaps(6, 10, 14, 19, 26, 34),
    boxes=MappingProxyType(
        {
            Sort.ANSWER: _above(Shade.INK, 0.35, 12),
            Sort.OPEN: _above(Shade.INK, 0.6, 12, dashed=True),
            Sort.REFLECTION: _above(Shade.INK, 1.6, 13),
            Sort.STEP: Finish(stroke=Shade.INK, weight=0.8, padding=(15, 16, 15, 16)),
            Sort.EVIDENCE: _above(Shade.INK, 0.35, 13),
            Sort.FORM: Finish(stroke=Shade.INK, weight=0.8, padding=(15, 16, 14, 16)),
            Sort.FIELD: Finish(stroke=Shade.INK, weight=0.8),
            Sort.GROWTH: _above(Shade.INK, 0.35, 13),
            Sort.CHIP: Finish(stroke=Shade.INK, weight=0.6, radius=8, padding=(4.5, 7, 4.5, 6)),
            Sort.NUMBER: Finish(stroke=Shade.INK, weight=0.7, radius=2, padding=(4, 4.5, 4, 4.5)),
        }
    ),
    cover=CoverFinish(ground=_WHITE, ink=_BLACK, muted=_BLACK, line=_BLACK, petals=Petals.HATCHED, ruled=True),
    head=Head.RULED,
    aside=Aside.INSIDE,
    photo=PhotoFinish(frame=0.6, grey=True, bleeds=False),
    number=Shade.INK,
    hatched=True,
    across=GUTTER,
    card_gap=18,
    hairline=0.35,
    foot_rule=0.6,
    notes=True,
)

_DESIGNS: Final[Mapping[DocumentDesign, Design]] = MappingProxyType(
    {DocumentDesign.RUSTIG: CALM, DocumentDesign.KLEURRIJK: COLOURFUL, DocumentDesign.ZWART_WIT: PRINTED}
)


def design_of(choice: DocumentDesign) -> Design:
    """The tokens of the design that the student chose."""
    return _DESIGNS[choice]
