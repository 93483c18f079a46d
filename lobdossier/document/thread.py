"""The red thread of the motives: over the years at the left, running into the order of now at the right."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from lobdossier.document import pen, words
from lobdossier.document.builder import Builder
from lobdossier.document.figures import Figure
from lobdossier.document.grid import FRAME, FULL, GUTTER
from lobdossier.document.layout import Column, Gap, Part, Row
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.domain.portrait import RankedMotive
from lobdossier.domain.red_thread import Fate, Moment, RedThread, Strand
from lobdossier.domain.vocabulary import Competence
from lobdossier.text import dates

_EDGE, _TAIL = 7.0, 26.0
_BETWEEN = 15.0
_MOST_MOMENTS = 8
_TALLEST = FRAME * 0.8
"""Higher than this it is no picture any more: the motives are told without it."""
_FATES = {
    Fate.STAYED: "bleef belangrijk",
    Fate.MOVED: "schoof",
    Fate.CAME: "kwam erbij",
    Fate.WENT: "losgelaten",
}


def thread_picture(b: Builder, thread: RedThread) -> Part:
    """The thread with each motive at its end, in the words of now and of then. Ask `has_room` before."""
    right = _right(b)
    left = FULL - right - GUTTER
    labels = [label_of(moment) for moment in thread.moments]
    heads = [b.text(label, "label", tag="P") for label in labels[:-1]]
    now = b.text(words.NOW, "label")
    node = b.node("Figure", alt=_spoken(thread, labels))
    cells = _cells(b, thread, labels)
    heights = [cell.measure(right) for cell in cells]
    rows = _middles(b, heights)
    tall = sum(heights) + _BETWEEN * (len(cells) - 1)
    xs = [_EDGE + number * (left - _EDGE - _TAIL) / max(1, len(heads)) for number in range(len(heads))]

    def paint(canvas: TaggedCanvas, width: float, height: float) -> None:
        _paint(canvas, b, thread, [*xs, width], [height - row for row in rows])

    share = (left - _TAIL) / max(1, len(heads))
    above = Row(*((share, head) for head in heads), (_TAIL - _EDGE, Gap(0)), (right, now), gap=0)
    listed: list[Part | float] = [part for cell in cells for part in (cell, _BETWEEN)][:-1]
    figure = Row((left, Figure(tall, node, paint)), (right, Column(*listed)), gap=GUTTER, solid=True)
    return Column(above, 12, figure, keep=FRAME)


def has_room(b: Builder, thread: RedThread) -> bool:
    """Whether it is a thread, and no more of it than can stand on one page."""
    if not thread.spans or len(thread.strands) < 2 or len(thread.moments) > _MOST_MOMENTS:
        return False
    size, leading = b.look.size("fact")
    letters = _right(b) / (size * 0.52)
    lines = 0
    for strand in thread.strands:
        said = [words_then for words_then in strand.words if words_then is not None]
        told = (said[-1].sentence, said[0].sentence, strand.title)
        lines += sum(text.count("\n") + math.ceil(len(text) / letters) for text in told) + 2
    return lines * leading + len(thread.strands) * _BETWEEN <= _TALLEST


def _right(b: Builder) -> float:
    """The width of the motives of now."""
    return b.look.columns(2) + 62


def label_of(moment: Moment) -> str:
    """What a moment is called: the school year, or the month."""
    title = moment.period.title.strip() if moment.period is not None else ""
    return title or dates.month(moment.on)


def _cells(b: Builder, thread: RedThread, labels: Sequence[str]) -> list[Part]:
    cells: list[Part] = []
    with b.listing():
        for strand in thread.strands:
            with b.into("LI"), b.into("LBody"):
                cells.append(_cell(b, strand, labels))
    return cells


def _cell(b: Builder, strand: Strand, labels: Sequence[str]) -> Part:
    """The motive as it is now, or as it was last, with the first sentence that the student gave it if that is another."""
    said = [(labels[at], words_then) for at in strand.there if (words_then := strand.words[at]) is not None]
    last = said[-1][1]
    colour = b.look.tone(Competence.MOTIEVENREFLECTIE).text if strand.fate is Fate.STAYED else ""
    out: list[Part | float] = [b.text(strand.title, "cell_strong", colour=colour)]
    if strand.fate is Fate.WENT:
        out += [5, b.text(f"{_FATES[Fate.WENT]} na {said[-1][0]}", "small")]
    if last.sentence.strip():
        out += [5, *b.lines(last.sentence, "fact")]
    earlier = _first_other(said, last)
    if earlier is not None:
        out += [5, b.text(f"In {earlier[0]}: ‘{earlier[1].sentence.strip()}’", "small")]
    return Column(*out)


def _first_other(said: Sequence[tuple[str, RankedMotive]], last: RankedMotive) -> tuple[str, RankedMotive] | None:
    others = (each for each in said[:-1] if each[1].sentence.strip() and each[1].sentence != last.sentence)
    return next(others, None)


def _middles(b: Builder, heights: Sequence[float]) -> list[float]:
    """How far from the top the first line of each cell has its middle."""
    found, top = [], 0.0
    for height in heights:
        found.append(top + b.look.cap("cell_strong") / 2)
        top += height + _BETWEEN
    return found


def _paint(canvas: TaggedCanvas, b: Builder, thread: RedThread, xs: Sequence[float], ys: Sequence[float]) -> None:
    design, tone = b.design, b.look.tone(Competence.MOTIEVENREFLECTIE)
    pen.line(canvas, design.hair, design.hairline)
    for x in xs[:-1]:
        canvas.line(x, ys[-1] - 6, x, ys[0] + 6)
    for strand in sorted(thread.strands, key=lambda strand: strand.fate is Fate.STAYED):
        stayed = strand.fate is Fate.STAYED
        row = thread.strands.index(strand)
        points = [(xs[at], ys[(strand.places[at] or 1) - 1]) for at in strand.there]
        if strand.fate is Fate.WENT:
            points.append((xs[-1], ys[row]))
        for number, (start, end) in enumerate(pairwise(points)):
            fades = strand.fate is Fate.WENT and number == len(points) - 2
            colour, weight = (tone.text, 2.4) if stayed else (design.muted, 1.0)
            pen.line(canvas, colour, weight, *((2, 2.4) if fades else ()))
            canvas.drawPath(_curve(canvas, start, end), stroke=1, fill=0)
        canvas.setDash()
        pen.fill(canvas, tone.text if stayed else design.paper)
        for x, y in points[: len(strand.there)]:
            if x < xs[-1]:
                canvas.circle(x, y, 3.4 if stayed else 2.8, stroke=1, fill=1)


def _curve(canvas: TaggedCanvas, start: tuple[float, float], end: tuple[float, float]) -> object:
    path, half = canvas.beginPath(), (start[0] + end[0]) / 2
    path.moveTo(*start)
    path.curveTo(half, start[1], half, end[1], *end)
    return path


def _spoken(thread: RedThread, labels: Sequence[str]) -> str:
    told = []
    for strand in thread.strands:
        places = ", ".join(f"{labels[at]} plek {strand.places[at]}" for at in strand.there[:-1])
        last = strand.there[-1]
        ends = f"{words.NOW.lower() if last == len(labels) - 1 else labels[last]} plek {strand.places[last]}"
        told.append(f"{strand.title} ({_FATES[strand.fate]}): {', '.join(filter(None, (places, ends)))}")
    return "De rode draad: hoe de volgorde van mijn motieven door de jaren liep. " + "; ".join(told) + "."
