""" "Toen en nu": for each competence where the student began and where they are, in their own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from lobdossier.document import pen, words
from lobdossier.document.boxes import Box
from lobdossier.document.builder import Builder
from lobdossier.document.components import KEEP, beside
from lobdossier.document.flower import Growth, since
from lobdossier.document.grid import FRAME, FULL, GUTTER
from lobdossier.document.layout import Column, Drawing, Gap, Part, Row, after
from lobdossier.document.paginate import Start
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.document.tokens import Sort
from lobdossier.document.track import diamond, track
from lobdossier.domain.portrait import Insight
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import Competence
from lobdossier.text import dates, names

_TIGHT, _WIDE = 9.0, 26.0
"""Space between two competences: what a page has room for."""
_COMPANY = 3
_IN_MARGIN = 3
"""More guides than this stand under the words of the student, two beside each other."""


def then_and_now(
    b: Builder,
    known: Mapping[Competence, Sequence[Insight]],
    grown: Mapping[Competence, Growth],
    guides: Sequence[Feedback],
) -> None:
    """Tell it, when there is a first time to look back on, a self-view to show, or what a guide saw."""
    seen = {c: [said for said in guides if said.competence is c] for c in Competence}
    shown = [c for c in Competence if c in grown or len(known[c]) > 1 or seen[c]]
    if not shown:
        return
    with b.into("Sect"):
        head = b.heading(words.THEN_AND_NOW, "h2", 3)
        blocks = [
            _competence(b, c, known[c], grown.get(c), seen[c], named=c is next((s for s in shown if s in grown), None))
            for c in shown
        ]
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


def seen_by_guides(snapshot: Snapshot) -> list[Feedback]:
    """What guides said of a competence and the student agreed to, oldest first."""
    found = [f for f in snapshot.all(Feedback) if f.agreed and f.competence and (f.step or f.text.strip())]
    return sorted(found, key=lambda said: (said.on or date.min, said.id))


def _competence(
    b: Builder,
    competence: Competence,
    insights: Sequence[Insight],
    grown: Growth | None,
    guides: Sequence[Feedback],
    *,
    named: bool,
) -> Part:
    tone = b.look.tone(competence)
    beside_it = len(guides) <= _IN_MARGIN
    with b.into("Sect"):
        name = b.heading(names.competence_name(competence), "h4", 4, colour=tone.text)
        steps = b.text(since(grown), "small") if grown else None
        main: list[Part | float] = []
        if grown or any(said.step for said in guides):
            main += [track(b, competence, grown, [said.step for said in guides if said.step], named=named), 9]
        main.append(_words(b, insights, grown, tone.text))
        said = [_guide(b, one) for one in guides]
    side: list[Part | float | None] = [name, 7 if steps else 0, steps]
    if beside_it:
        side += [part for one in said for part in (b.gaps.label + 2, one)]
    else:
        for start in range(0, len(said), 2):
            pair = [*said[start : start + 2], Gap(0)][:2]
            main += [b.gaps.paragraph, Row(*((0.0, one) for one in pair), gap=GUTTER)]
    row = beside(b, Column(*side), Column(*main), left=True)
    return Box(row, b.look.surface(Sort.GROWTH, competence), keep=KEEP)


def _guide(b: Builder, said: Feedback) -> Part:
    """Who, where they see the student stand, and their words; the diamond is that of the bar."""
    step = f": {names.self_view_short(said.step)}" if said.step else ""
    with b.into("Div"):
        who = b.text(f"{words.person(said.who, said.role) or words.GUIDE}{step}", "label")
        told = b.lines(said.text, "small") if said.text.strip() else []
    size, cap = b.look.size("label")[0] * 0.9, b.look.cap("label")

    def paint(canvas: TaggedCanvas, _width: float, height: float) -> None:
        pen.line(canvas, b.design.ink, 1)
        pen.fill(canvas, b.design.paper)
        diamond(canvas, size / 2, height / 2, size / 2)

    return Column(Row((size, Drawing(cap, paint)), (0.0, who), gap=5), *after(5, Column(*told) if told else None))


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
        if text.strip():
            cells.append((0.0, _said(b, lead, text, shade)))
    cells += [(0.0, Gap(0))] * (2 - len(cells))  # without a then, now stands at the left
    return Row(*cells, gap=GUTTER)


def _said(b: Builder, label: str, text: str, colour: str) -> Part:
    with b.into("Div"):
        head = b.text(label, "label", colour=colour, sticky=True)
        return Column(head, b.gaps.line, *b.lines(text, "cell"))
