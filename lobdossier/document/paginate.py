"""From a story to pages: what goes where, where a page ends, and drawing it all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from lobdossier.document.grid import BOTTOM, FRAME, FULL, MARGIN
from lobdossier.document.layout import SLACK, Gap, Lowered, Part
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.domain.vocabulary import Competence


class Start(Enum):
    """Where a unit of the story may begin."""

    HERE = "under what stands there"
    WHOLE = "here if it fits in one piece or the page is nearly empty, else on a new page"
    PAGE = "on a new page"


@dataclass
class Unit:
    """Parts that belong together: a chapter head, an experience."""

    start: Start = Start.HERE
    section: str = ""
    competence: Competence | None = None
    parts: list[Part] = field(default_factory=list)


@dataclass
class Page:
    """One page: parts with the distance of their top from the top of the frame."""

    section: str = ""
    competence: Competence | None = None
    placed: list[tuple[float, Part]] = field(default_factory=list)
    used: float = 0.0


_EMPTYISH: Final = 0.55
"""A page filled less than this is not left for a new one."""
_SCRAP: Final = 0.3
_CLOSER: Final = (0.6,)
"""What spills over so little onto a last page is set closer when that saves the page."""
_OTHERWISE: Final = (0.85, 0.7, 1.25)
"""A whole chapter that ends with a scrap is set closer, or wider, when that leaves no scrap."""
_LONGEST: Final = 30
"""In a chapter of more pages nobody minds a scrap, and trying is work."""


def lay_out(story: list[Unit], check: Callable[[], None]) -> list[Page]:
    """Divide the story over pages. *check* is called often and may raise to stop."""
    pages = [Page()]
    for chapter in _chapters(story):
        _chapter(chapter, pages, check)
    return [page for page in pages if page.placed]


def _chapters(story: Sequence[Unit]) -> Iterator[list[Unit]]:
    """What begins on a page of its own, up to the next that does; in a leaflet several chapters."""
    chapter: list[Unit] = []
    for unit in story:
        if chapter and unit.start is Start.PAGE and unit.section != chapter[-1].section:
            yield chapter
            chapter = []
        chapter.append(unit)
    yield chapter


def _chapter(units: Sequence[Unit], pages: list[Page], check: Callable[[], None]) -> None:
    """Place a chapter; if it ends with a scrap on a page of its own, once more with other gaps."""

    def place() -> None:
        for unit in units:
            _unit(unit, pages, check)

    before = _Before(pages, units)
    place()
    spilled = len(pages)
    if not 1 < before.since() <= _LONGEST or pages[-1].used > FRAME * _SCRAP:
        return
    for share in _OTHERWISE:
        before.again(share)
        place()
        if len(pages) < spilled or (len(pages) == spilled and pages[-1].used > FRAME * _SCRAP):
            return
    before.again(1)
    place()


def _unit(unit: Unit, pages: list[Page], check: Callable[[], None]) -> None:
    before = _Before(pages, [unit])
    _add(unit, pages, check)
    spilled = len(pages)
    if unit.start is Start.HERE or spilled == before.count or pages[-1].used > FRAME * _SCRAP:
        return
    for share in (*_CLOSER, 1):  # closer, if that saves a page; else as it was
        before.again(share)
        _add(unit, pages, check)
        if len(pages) < spilled:
            return


class _Before:
    """How the pages, and the gaps of some units, were: to try it in another way."""

    def __init__(self, pages: list[Page], units: Sequence[Unit]) -> None:
        self.count = len(pages)
        self._pages = pages
        self._last = replace(pages[-1], placed=list(pages[-1].placed))
        self._gaps = [(part, part.height) for unit in units for part in unit.parts if isinstance(part, Gap)]

    def since(self) -> int:
        """How many pages were begun since."""
        return len(self._pages) - self.count + (not self._last.placed)

    def again(self, share: float) -> None:
        """Back to then, with gaps of that *share*."""
        self._pages[self.count - 1 :] = [replace(self._last, placed=list(self._last.placed))]
        for gap, height in self._gaps:
            gap.height = height * share


def _add(unit: Unit, pages: list[Page], check: Callable[[], None]) -> None:
    if pages[-1].placed and not _stays(unit, FRAME - pages[-1].used):
        pages.append(Page())
    if not pages[-1].placed:
        pages[-1].section, pages[-1].competence = unit.section, unit.competence
    for part in unit.parts:
        check()
        _place(part, pages, unit, check)


def _stays(unit: Unit, left: float) -> bool:
    if unit.start is Start.PAGE:
        return False
    if unit.start is Start.HERE or FRAME - left < FRAME * _EMPTYISH:
        return True
    return sum(part.measure(FULL) for part in unit.parts) <= left


def _place(part: Part, pages: list[Page], unit: Unit, check: Callable[[], None]) -> None:
    rest: Part | None = part
    while rest is not None:
        check()
        page = pages[-1]
        if not page.placed:
            page.section, page.competence = unit.section, unit.competence
            if isinstance(rest, Gap):
                return
        left = FRAME - page.used
        if isinstance(rest, Lowered):
            rest.room = 0.0
            rest.room = left if rest.measure(FULL) <= left else 0.0
        height = rest.measure(FULL)
        if height <= left + SLACK:
            page.placed.append((page.used, rest))
            page.used += height
            return
        if isinstance(rest, Gap):
            carried = _carry(page)
            pages.append(Page())
            for sticky in (*carried, *([rest] if carried else [])):
                _place(sticky, pages, unit, check)
            return
        halves = rest.divide(FULL, left) if left > 0 else None
        if halves is None and not page.placed:
            page.placed.append((0.0, Shrunk(rest)))
            page.used = FRAME
            return
        if halves is None:
            carried = _carry(page)
            pages.append(Page())
            for sticky in carried:
                _place(sticky, pages, unit, check)
            continue
        page.placed.append((page.used, halves[0]))
        page.used += halves[0].measure(FULL)
        pages.append(Page())
        rest = halves[1]


def _carry(page: Page) -> list[Part]:
    """Take back the headings at the foot of a page, so that they go to the next one with their text."""
    kept = len(page.placed)
    while kept and (page.placed[kept - 1][1].sticky or isinstance(page.placed[kept - 1][1], Gap)):
        kept -= 1
    if kept == 0:
        return []
    carried = [part for _, part in page.placed[kept:]]
    del page.placed[kept:]
    while carried and isinstance(carried[0], Gap):
        carried.pop(0)
    return carried


class Shrunk(Part):
    """A part too tall for any page and impossible to divide, drawn smaller: nothing is lost, nothing overprinted."""

    def __init__(self, part: Part) -> None:
        self.part = part

    def _factor(self, width: float) -> float:
        return min(1.0, FRAME / max(1.0, self.part.measure(width)))

    def measure(self, width: float) -> float:
        return self.part.measure(width) * self._factor(width)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        factor = self._factor(width)
        canvas.saveState()
        canvas.translate(x, top)
        canvas.scale(factor, factor)
        self.part.draw(canvas, 0, 0, width)
        canvas.restoreState()

    def inner(self) -> Iterable[Part]:
        return (self.part,)


def draw_page(canvas: TaggedCanvas, page: Page) -> None:
    """Draw the parts of one page."""
    top = BOTTOM + FRAME
    for down, part in page.placed:
        part.draw(canvas, MARGIN, top - down, FULL)
