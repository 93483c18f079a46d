"""What a design decides: colours, type, space, and the shape of the parts that differ between designs.

Sizes are in points. Gaps run from the last baseline of one text to the cap height of the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from lobdossier.document.fonts import Face
from lobdossier.domain.vocabulary import Competence

Tones = Mapping[Competence, "Tone"]


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


class Shade(Enum):
    """What a colour is for. The last three are those of a competence, or of the accent."""

    NONE = "nothing is drawn"
    PAPER = "paper"
    INK = "ink"
    MUTED = "muted"
    HAIR = "hair"
    ACCENT = "accent"
    CARD = "card"
    TEXT = "the text of a tone"
    TINT = "the tint of a tone"


@dataclass(frozen=True, slots=True)
class Finish:
    """How one sort of box looks. Padding is top, right, bottom, left; *edge* is a line along the top or the left."""

    fill: Shade = Shade.NONE
    stroke: Shade = Shade.NONE
    weight: float = 1
    dashed: bool = False
    radius: float = 0
    padding: tuple[float, float, float, float] = (0, 0, 0, 0)
    edge: Shade = Shade.NONE
    edge_weight: float = 0.8
    edge_left: bool = False


class Sort(Enum):
    """The sorts of boxes that a document has."""

    ANSWER = "one of the four answers"
    OPEN = "an answer that is still to come"
    REFLECTION = "a question with what the student said to it"
    STEP = "a step that came back"
    EVIDENCE = "sound, film, a file"
    FORM = "something to fill in"
    FIELD = "one field to write in, by pen or keyboard"
    GROWTH = "one competence, then and now"
    CHIP = "the name of a competence"
    NUMBER = "the number of a piece of evidence"


class Head(Enum):
    """How a chapter begins."""

    BAND = "on a ground that runs to the edges of the page"
    BARE = "with its title alone"
    RULED = "under a heavy rule"


class Aside(Enum):
    """Where the label of a wide reflection stands."""

    ABOVE = "above its question"
    OUTSIDE = "in the margin, outside the box"
    INSIDE = "in the margin, inside the box"


class Petals(Enum):
    """How the flower is drawn."""

    FILLED = "in full colour"
    LINES = "in lines"
    HATCHED = "in black lines, each petal hatched in its own way"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFinish:
    """How photos look; *bleeds*: one may run to the edges of a page."""

    radius: float = 0
    frame: float = 0
    grey: bool = False
    bleeds: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverFinish:
    """The first page. With *photo* it shows a photo when there is a good one, and the flower otherwise.

    *low*: the name stands under the picture; *ruled*: under a heavy rule.
    """

    ground: str
    ink: str
    muted: str
    line: str
    petals: Petals
    photo: bool = False
    low: bool = False
    ruled: bool = False


@dataclass(frozen=True, kw_only=True)
class Design:
    """The tokens of one design. A tone of a competence always means that competence.

    Attributes:
        area: the ground of a surface in a chart; *hatched*: lines take its place.
        toned: whether titles and questions take the colour of their competence.
        margin_left: whether facts and captions stand left of the text; else right.
        across, card_gap: between two boxes beside each other, and under each other.
        hairline, strong, heavy: the weights of the rules: between rows, above a part, above a chapter.
        tabs: whether the edge of a page shows its chapter.
        foot_rule: the weight of the line above the foot of a page, 0 for none.
        notes: whether what is left of the last page of a chapter to talk about gets lines to write on.
        photo_height, strip_height: the most that one photo beside a story, and one in a row, may take.
    """

    ink: str
    muted: str
    hair: str
    accent: str
    card: str
    band: str
    area: str
    paper: str
    tones: Tones
    roles: Mapping[str, Role]
    gaps: Gaps
    boxes: Mapping[Sort, Finish]
    cover: CoverFinish
    head: Head
    aside: Aside
    photo: PhotoFinish
    number: Shade = Shade.PAPER
    toned: bool = False
    hatched: bool = False
    margin_left: bool = True
    across: float = 8
    card_gap: float = 8
    chip_gap: float = 5
    hairline: float = 0.5
    strong: float = 0.8
    heavy: float = 2.5
    tabs: bool = False
    foot_rule: float = 0
    notes: bool = False
    photo_height: float = 250
    strip_height: float = 170
