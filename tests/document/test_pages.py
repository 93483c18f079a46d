"""Where things go: pages are filled, cards stay whole, long ones run on, nothing is lost between."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lobdossier.document.career_document import tell
from lobdossier.document.designs import COLOURFUL, design_of
from lobdossier.document.grid import FRAME, FULL
from lobdossier.document.layout import Column, Gap, Lowered, Part, Row
from lobdossier.document.look import Look
from lobdossier.document.paginate import Page, Shrunk, Start, Unit, lay_out
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.document.typography import break_up
from lobdossier.domain.experience import Experience
from lobdossier.domain.record import Record
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import DocumentDesign
from tests.document import dossiers
from tests.document.support import contrast


class Blank(Part):
    """Takes room and shows nothing: where it goes is what matters here."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Nothing."""


class Block(Blank):
    """Something solid of a height."""

    def __init__(self, height: float, *, sticky: bool = False) -> None:
        self.height = height
        self.sticky = sticky

    def measure(self, width: float) -> float:
        return self.height


class Lines(Blank):
    """Something that divides between lines of ten points."""

    def __init__(self, count: int) -> None:
        self.count = count

    def measure(self, width: float) -> float:
        return self.count * 10.0

    def divide(self, width: float, height: float) -> tuple[Part, Part] | None:
        fits = int(height / 10)
        return (Lines(fits), Lines(self.count - fits)) if 0 < fits < self.count else None


def pages(*units: Unit) -> list[Page]:
    return lay_out(list(units), lambda: None)


def lines_in(part: Part) -> int:
    if isinstance(part, Lines):
        return part.count
    return sum(map(lines_in, part.inner()))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 300), min_size=1, max_size=8), st.lists(st.integers(0, 400), min_size=8, max_size=8))
def test_no_line_is_lost_and_none_printed_over_another(counts: list[int], gaps: list[int]) -> None:
    items: list[Part | float] = []
    for count, gap in zip(counts, gaps, strict=False):
        items += [Lines(count), float(gap)]
    row = Row((0.0, Column(*items)), (100.0, Lines(7)), gap=10)

    made = pages(Unit(parts=[row, Gap(20), Column(*items)]))

    assert sum(lines_in(part) for page in made for _, part in page.placed) == 2 * sum(counts) + 7
    for page in made:
        bottom = 0.0
        for top, part in page.placed:
            assert top >= bottom - 0.02
            bottom = top + part.measure(FULL)
        assert bottom <= FRAME + 0.02


def test_a_heading_goes_along_with_its_text() -> None:
    made = pages(Unit(parts=[Block(FRAME - 60), Block(30, sticky=True), Gap(10), Block(100)]))

    assert [part.measure(FULL) for _, part in made[1].placed] == [30, 10, 100]


def test_a_heading_goes_along_when_the_page_ends_in_the_gap_under_it() -> None:
    made = pages(Unit(parts=[Block(FRAME - 40), Block(30, sticky=True), Gap(20), Block(100)]))

    assert [part.measure(FULL) for _, part in made[1].placed] == [30, 20, 100]


def test_a_gap_disappears_at_the_top_of_a_page() -> None:
    made = pages(Unit(parts=[Block(FRAME - 5), Gap(40), Block(50)]))

    assert made[1].placed[0][1].measure(FULL) == 50


def test_a_card_that_may_stay_whole_does() -> None:
    made = pages(Unit(parts=[Block(FRAME - 100), Column(Lines(20), keep=250)]))

    assert [len(page.placed) for page in made] == [1, 1]


def test_what_is_too_high_for_any_page_is_drawn_smaller() -> None:
    made = pages(Unit(parts=[Block(20), Block(FRAME * 2)]))

    assert isinstance(made[1].placed[0][1], Shrunk)
    assert made[1].placed[0][1].measure(FULL) == pytest.approx(FRAME)


def test_a_unit_that_fits_whole_starts_on_the_same_page() -> None:
    first = Unit(parts=[Block(FRAME * 0.5)])

    assert len(pages(first, Unit(Start.WHOLE, parts=[Block(FRAME * 0.4)]))) == 1
    assert len(pages(first, Unit(Start.WHOLE, parts=[Block(FRAME * 0.6)]))) == 2


def test_a_page_that_is_nearly_empty_is_not_left() -> None:
    made = pages(Unit(parts=[Block(FRAME * 0.2)]), Unit(Start.WHOLE, parts=[Lines(200)]))

    assert len(made[0].placed) == 2


def test_the_foot_of_a_page_is_at_its_foot() -> None:
    made = pages(Unit(parts=[Block(100), Lowered(Block(50))]))

    assert made[0].used == pytest.approx(FRAME)


@settings(max_examples=100)
@given(st.text(max_size=400), st.integers(1, 20), st.integers(1, 20))
def test_pieces_of_a_text_are_the_text(text: str, words: int, letters: int) -> None:
    assert "".join(break_up(text, words, letters)) == text


def year(experiences: int) -> Snapshot:
    sentence = "Ik keek eerst een dag lang mee en daarna mocht ik het zelf proberen, met vallen en opstaan. "
    records: list[Record] = list(dossiers.small())
    for number in range(experiences):
        records.append(
            Experience(
                id=f"x{number}",
                title=f"Ervaring {number}",
                star=number % 4 == 0,
                story=sentence * (number % 7 * 3),
                goal=sentence * (number % 3),
                result=sentence * (number % 5),
            )
        )
    return Snapshot.of(records)


@pytest.mark.parametrize("size", [10, 12])
def test_no_page_is_less_than_a_third_full_but_the_last_of_a_chapter(size: int) -> None:
    snapshot = year(40)
    request = replace(dossiers.REQUEST, base_size=size, activities=snapshot.experiences())
    builder = tell(snapshot, dossiers.no_bytes, request)

    made = lay_out(builder.story, lambda: None)

    for page, following in pairwise(made):
        assert page.used > FRAME / 3 or page.section != following.section


@pytest.mark.parametrize(
    "name", ["Bo", "Maria-Fernanda Antoinette van der Westerlaken-Oosterveld", "W" * 60, "Jan " * 15]
)
def test_a_name_fits_the_cover(name: str) -> None:
    builder = tell(Snapshot.of([Student(name=name)]), dossiers.no_bytes, dossiers.REQUEST)

    cover = lay_out(builder.story, lambda: None)[0]
    head = next(iter(cover.placed[0][1].inner()))

    assert head.measure(FULL) < FRAME * 0.3


@pytest.mark.parametrize("choice", DocumentDesign)
def test_every_text_has_enough_contrast_on_every_ground(choice: DocumentDesign) -> None:
    """As the tokens say; `test_contrast` measures it on the pages."""
    design = design_of(choice)
    texts = [design.ink, design.muted, design.accent, *(tone.text for tone in design.tones.values())]

    for ground in (design.paper, design.card, design.band):
        assert min(contrast(text, ground) for text in texts) >= 4.5
    for tone in design.tones.values():
        assert min(contrast(text, tone.tint) for text in (design.ink, design.muted, tone.text)) >= 4.5
    assert min(contrast(text, design.cover.ground) for text in (design.cover.ink, design.cover.muted)) >= 4.5


@pytest.mark.parametrize(
    ("font", "size"), [("atkinson", 10), ("atkinson", 12), ("opendyslexic", 10), ("opendyslexic", 12)]
)
def test_the_text_column_holds_sixty_to_seventy_five_characters(font: str, size: int) -> None:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    text = (
        "Op mijn eerste dag kreeg ik een bezem. Wie de vloer kent, kent de werkplaats, zei iemand. Ik vond het flauw."
    )
    look = Look(COLOURFUL, font, size)  # type: ignore[arg-type]  # the parameters of a test are plain strings
    style = look.style("body")

    assert 60 <= look.main / (stringWidth(text, style.fontName, style.fontSize) / len(text)) <= 75
