""" "Toen en nu": for each competence where the student began and where they are, in their own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lobdossier.document import pen, words
from lobdossier.document.boxes import Box
from lobdossier.document.builder import Builder
from lobdossier.document.components import KEEP, beside
from lobdossier.document.flower import Growth, since
from lobdossier.document.grid import FRAME, FULL, GUTTER
from lobdossier.document.icons import draw_icon
from lobdossier.document.layout import Column, Drawing, Gap, Part, Row
from lobdossier.document.paginate import Start
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.document.tokens import Sort
from lobdossier.domain.portrait import Insight
from lobdossier.domain.vocabulary import Competence
from lobdossier.text import dates, names

_TIGHT, _WIDE = 9.0, 26.0
"""Space between two competences: what a page has room for."""
_COMPANY = 3


def then_and_now(b: Builder, known: Mapping[Competence, Sequence[Insight]], grown: Mapping[Competence, Growth]) -> None:
    """Tell it, when there is a first time to look back on or a self-view to show."""
    shown = [c for c in Competence if c in grown or len(known[c]) > 1]
    if not shown:
        return
    with b.into("Sect"):
        head = b.heading(words.THEN_AND_NOW, "h2", 3)
        blocks = [_competence(b, competence, known[competence], grown.get(competence)) for competence in shown]
    used = sum(part.measure(FULL) for part in b.story[-1].parts) % FRAME
    tall = head.measure(FULL) + 15 + sum(block.measure(FULL) for block in blocks)
    spread = max(1, len(blocks) - 1)
    between = (FRAME - used - b.gaps.section - 2 - tall) / spread
    if between < _TIGHT:  # not under what stands there: on a page of its own
        between = (FRAME - 2 - tall) / spread
    b.begin(words.PORTRAIT, Start.WHOLE)
    b.add(b.gaps.section - 4, head, 15)
    gap = min(_WIDE, max(_TIGHT, between))
    for block in blocks[:-_COMPANY]:
        b.add(block, gap)
    last = [part for block in blocks[-_COMPANY:] for part in (gap, block)]
    b.add(Column(*last[1:], keep=FRAME))  # no scrap of one or two on a next page


def _competence(b: Builder, competence: Competence, insights: Sequence[Insight], grown: Growth | None) -> Part:
    tone = b.look.tone(competence)
    with b.into("Sect"):
        name = b.heading(names.competence_name(competence), "h4", 4, colour=tone.text)
        steps = b.text(since(grown), "small") if grown else None
        main: list[Part | float] = [_track(b, competence, grown), 9] if grown else []
        main.append(_words(b, insights, grown, tone.text))
    side = Column(name, 7 if steps else 0, steps)
    row = beside(b, side, Column(*main), left=True)
    return Box(row, b.look.surface(Sort.GROWTH, competence), keep=KEEP)


def _words(b: Builder, insights: Sequence[Insight], grown: Growth | None, colour: str) -> Part:
    """What the student said then, and how they see it now."""
    then, now = "", ""
    when = None
    if len(insights) > 1:
        then, when = insights[0].text, insights[0].on
    elif grown and grown.then:
        then, when = grown.then.why, grown.then.on
    if grown:
        now = grown.now.why
    cells: list[tuple[float, Part]] = []
    label = words.THEN + (f" ({dates.month(when)})" if when else "")
    for lead, text, shade in ((label, then, b.design.muted), (words.NOW, now, colour)):
        cells.append((0.0, _said(b, lead, text, shade) if text.strip() else Gap(0)))
    return Row(*cells, gap=GUTTER)


def _said(b: Builder, label: str, text: str, colour: str) -> Part:
    with b.into("Div"):
        head = b.text(label, "label", colour=colour, sticky=True)
        return Column(head, b.gaps.line, *b.lines(text, "cell"))


def _track(b: Builder, competence: Competence, grown: Growth) -> Part:
    """Four stops from samen to zelf aan het stuur: a ring for then, a disc for now. The words under it say the same."""
    tone, design = b.look.tone(competence), b.design
    sign = names.competence_icon(competence)

    def paint(canvas: TaggedCanvas, width: float, height: float) -> None:
        middle, edge = height / 2, 9.0

        def stop(step: int) -> float:
            return edge + (width - 2 * edge) * (step - 1) / 3

        pen.fill(canvas, design.paper)
        pen.line(canvas, design.hair, 2 * design.hairline)
        canvas.line(stop(1), middle, stop(4), middle)
        for step in (1, 2, 3, 4):
            canvas.circle(stop(step), middle, 2, fill=1)
        if grown.then:
            pen.line(canvas, tone.text, 2.6)
            canvas.line(stop(grown.then.step), middle, stop(grown.now.step), middle)
            pen.line(canvas, tone.text, 1.5)
            canvas.circle(stop(grown.then.step), middle, 4, fill=1)
        pen.fill(canvas, tone.text)
        canvas.circle(stop(grown.now.step), middle, 8.2, stroke=0, fill=1)
        draw_icon(canvas, sign, stop(grown.now.step) - 5, middle - 5, 10, design.paper, 2.4)

    return Drawing(17, paint)
