"""The letter to the reader and the table of contents."""

from __future__ import annotations

from collections.abc import Sequence

from lobdossier.document import words
from lobdossier.document.builder import Builder
from lobdossier.document.components import beside, chapter, facts, rule
from lobdossier.document.flower import Flower, draw_flower
from lobdossier.document.grid import FRAME, FULL
from lobdossier.document.icons import icon
from lobdossier.document.layout import Column, Drawing, Gap, Lowered, Part, Row
from lobdossier.document.pages.experiences import ANCHOR as EXPERIENCES
from lobdossier.document.pages.experiences import in_order
from lobdossier.document.paginate import Start
from lobdossier.document.request import DocumentRequest
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.domain.experience import Experience
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import Competence
from lobdossier.text import dates, names

_NAMED = 16
_LEAD = 1_000
"""A letter of fewer characters is set large."""
_ROW, _CLOSEST = 10.0, 5.0
"""Space above and below a row, and the least of it."""
_FIVE = 9.5
"""Labels smaller than this stand five beside each other."""
Entry = tuple[str, str, str]
"""Title, anchor, what it holds."""


def contents(b: Builder, snapshot: Snapshot, request: DocumentRequest, entries: Sequence[Entry]) -> None:
    """Tell the letter, when there is one, and what is where; without a letter the experiences stand here by name."""
    letter = [(title, text) for title, text in ((words.WHY, request.why), (words.KNOW, request.know)) if text.strip()]
    chapter(b, words.DEAR_READER if letter else words.CONTENTS, anchor="inhoud")
    about = [("Voor wie", request.receiver), ("Waarom", names.purpose_name(request.purpose))]
    about.append(("Gemaakt op", dates.plain(request.made_on)))
    side = facts(b, [(label, value) for label, value in about if value.strip()]) or Column()
    if letter:
        out: list[Part | float] = []
        length = sum(len(text) for _, text in letter)
        role = "lead" if length < _LEAD * (10 / b.look.base) ** 3 else "body"
        for title, text in letter:
            if out:
                out.append(b.gaps.block)
            with b.into("Sect"):
                out += [b.heading(title, "question", 3, colour=b.design.accent), b.gaps.label + 2]
                out += b.lines(text, role)
        out += [b.gaps.block, *_signature(b, snapshot)]
        b.add(beside(b, side, Column(*out)), b.gaps.section)
    if b.leaflet:
        return
    with b.into("Sect"):
        head = b.heading(words.CONTENTS, "h3", 3) if letter else None
        rows = _rows(b, entries, () if letter else _worth_naming(snapshot))
    with b.into("Sect"):
        legend = Column(*_legend(b)) if letter else _legend_across(b)
    main = Column((head, 12) if head else None, *rows)
    if letter:
        used = sum(part.measure(FULL) for part in b.story[-1].parts)
        _fit(rows, main, b, FRAME - used)
        b.begin("", Start.WHOLE)
        b.add(beside(b, legend, main))
    else:
        b.add(beside(b, side, main), Lowered(legend))


def _worth_naming(snapshot: Snapshot) -> list[Experience]:
    """The experiences that the contents name: all of them when they are few, else the starred ones."""
    shown = in_order(snapshot)
    return shown if len(shown) <= _NAMED else [e for e in shown if e.star][:_NAMED]


def _fit(rows: Sequence[Part | float], main: Part, b: Builder, left: float) -> None:
    """Set the rows closer if they then fit on the page of the letter."""
    gaps = [part for part in rows if isinstance(part, Gap)]
    closer = _ROW - (main.measure(b.look.main) - left) / max(1, len(gaps))
    if _CLOSEST <= closer < _ROW:
        for gap in gaps:
            gap.height = closer


def _signature(b: Builder, snapshot: Snapshot) -> list[Part | float]:
    """The flower of the cover, small, and the first name."""
    name = snapshot.student.first_name.strip()
    if not name:
        return []
    flower, size = Flower.of(snapshot), b.look.size("h1")[0]

    def paint(canvas: TaggedCanvas, _width: float, height: float) -> None:
        draw_flower(canvas, flower, (height * 0.52, height * 0.46), height * 0.54, b.design)

    written = b.text(name, "question", colour=b.design.accent)
    return [Row((size + 6, Drawing(size, paint)), (0.0, written), gap=10, middle=True)]


def _rows(b: Builder, entries: Sequence[Entry], named: Sequence[Experience]) -> list[Part | float]:
    out: list[Part | float] = []
    with b.into("TOC"):
        for title, anchor, holds in entries:
            with b.into("TOCI"):
                number = b.page_number(anchor, tag="Lbl")
                with b.into("Reference") as reference:
                    name = b.link(anchor, title, "h3", tag=reference)
                about = b.text(holds, "small")
            row = Row((24, Column(2.4, number)), (b.look.columns(2), name), (0, Column(2.6, about)), gap=4)
            out += [rule(b), Gap(_ROW), row, Gap(_ROW)]
            if anchor == EXPERIENCES and named:
                with b.into("TOC"):
                    out += [part for experience in named for part in (_named(b, experience), 8.5)]
                out.append(3)
    return [*out, rule(b)]


def _named(b: Builder, experience: Experience) -> Part:
    with b.into("TOCI"):
        number = b.page_number(experience.id, "fact", tag="Lbl")
        with b.into("Reference") as reference:
            name = b.link(
                experience.id, words.title_of(experience), "cell_strong" if experience.star else "cell", tag=reference
            )
        when = b.text(dates.span(experience.start, experience.end) or "–", "small")
    return Row((24, number), (b.look.columns(2), name), (0, when), gap=4)


def _legend(b: Builder) -> list[Part | float]:
    """What the signs mean, for the margin."""
    out: list[Part | float] = [b.text("Zo lees je dit", "h4", tag="H3"), 12]
    size = 12.0
    with b.listing():
        for competence in Competence:
            tone = b.look.tone(competence)
            with b.into("LI"):
                label = b.text(names.competence_name(competence), "fact", tag="LBody", colour=tone.text)
            sign = icon(names.competence_icon(competence), size, b.look.cap("fact"), tone.text)
            out += [Row((size, sign), (0, label), gap=7), 9]
    return out[:-1]


def _legend_across(b: Builder) -> Part:
    """What the signs mean with the question of each competence, across the foot of the page."""
    head = b.text("Zo lees je dit", "h4", tag="H3")
    cells: list[Part] = []
    with b.listing():
        for competence in Competence:
            tone = b.look.tone(competence)
            with b.into("LI"):
                label = b.text(names.competence_name(competence), "label", tag="Lbl", colour=tone.text)
                asked = b.text(names.competence_question(competence), "small", tag="LBody")
            sign = icon(names.competence_icon(competence), 18, 18, tone.text)
            cells.append(Column(sign, 9, label, 6, asked))
    lines: list[Part | float] = []
    across = 5 if b.look.size("label")[0] < _FIVE else 3
    for start in range(0, len(cells), across):
        group: list[Part] = cells[start : start + across]
        group += [Gap(0)] * (across - len(group))
        lines += [b.gaps.unit, Row(*((0.0, cell) for cell in group), gap=11)]
    return Column(b.gaps.section, rule(b, strong=True), 14, head, *lines)
