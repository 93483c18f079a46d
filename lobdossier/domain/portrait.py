""" "Dit ben ik": what the student knows about him- or herself, kept over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, ClassVar, Final

from lobdossier.domain.record import Between, Code, Line, Plain, Record, Ref, Title, Value
from lobdossier.domain.vocabulary import Competence, DemandKind, Fit, Match, QualityKind, WorkKind

OUTCOME_AFTER: Final = timedelta(weeks=6)
"""So long after a choice it is asked how it turned out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Insight(Record):
    """ "Wat ik nu weet" of one competence. A new sentence is a new insight: the earlier ones stay."""

    KIND: ClassVar[str] = "insight"

    competence: Competence = Competence.KWALITEITENREFLECTIE
    text: Plain = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfView(Record):
    """ "Zo zie ik mezelf": a step from samen (1) to zelf aan het stuur (4), dated, with one sentence why. Never a mark."""

    KIND: ClassVar[str] = "self_view"

    competence: Competence = Competence.KWALITEITENREFLECTIE
    step: Annotated[int, Between(1, 4)] = 1
    why: Line = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality(Record):
    """A quality or skill; without experiences it looks open, not wrong."""

    KIND: ClassVar[str] = "quality"

    title: Title = ""
    kind: QualityKind = QualityKind.QUALITY
    fit: Fit = Fit.SUITS
    card_id: Code = ""
    note: Plain = ""
    experience_ids: tuple[Annotated[str, Ref("experience")], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Motive(Record):
    """A motive or value, with its place in the student's own order (1 is first). One with *until* was let go."""

    KIND: ClassVar[str] = "motive"

    title: Title = ""
    card_id: Code = ""
    sentence: Plain = ""
    rank: Annotated[int | None, Between(1, 10_000)] = None
    since: date | None = None
    until: date | None = None
    experience_ids: tuple[Annotated[str, Ref("experience")], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedMotive(Value):
    """A motive in an order of then, with the student's words of then: the motive itself may be changed or gone."""

    motive_id: Annotated[str, Ref("motive")] = ""
    title: Title = ""
    sentence: Plain = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MotiveOrder(Record):
    """The order of the motives on one day, first one first. The red thread over the years is made of these."""

    KIND: ClassVar[str] = "motive_order"

    on: date | None = None
    motives: tuple[RankedMotive, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Value):
    """One thing that work asks: a quality, a skill, a value, hours, surroundings."""

    kind: DemandKind = DemandKind.QUALITY
    text: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Value):
    """How a piece of work goes with one quality or motive of the student (*about_id*), and what makes it so."""

    about_id: Code = ""
    match: Match = Match.UNKNOWN
    because: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkImage(Record):
    """A profession, course or workplace explored: the image beforehand, what was met, what it asks.

    Chances on the labour market are kept with where they were read and when, or not at all.
    """

    KIND: ClassVar[str] = "work_image"

    title: Title = ""
    kind: WorkKind = WorkKind.PROFESSION
    example_id: Code = ""
    """Of the example profession that it began with, or empty."""
    beforehand: Plain = ""
    met: Plain = ""
    asks: Plain = ""
    demands: tuple[Demand, ...] = ()
    in_place: Plain = ""
    """Where I would be in my place."""
    out_of_place: Plain = ""
    """Where I would not."""
    chances: Plain = ""
    chances_source: Line = ""
    chances_on: date | None = None
    comparisons: tuple[Comparison, ...] = ()
    experience_ids: tuple[Annotated[str, Ref("experience")], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Record):
    """A choice, small ones too: what, why, what else was possible, how it turned out."""

    KIND: ClassVar[str] = "choice"

    title: Title = ""
    why: Plain = ""
    instead: Plain = ""
    outcome: Plain = ""
    on: date | None = None

    def asks_outcome(self, today: date) -> bool:
        """Whether it is time to look how it turned out: some weeks have passed, and nothing was said of it yet."""
        return not self.outcome.strip() and self.on is not None and today - self.on >= OUTCOME_AFTER
