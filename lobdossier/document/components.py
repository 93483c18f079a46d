"""The parts that pages are made of: chips, facts, answers, reflections, steps, agreements."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import HexColor

from lobdossier.document import words
from lobdossier.document.boxes import Band, Box, Even, Surface
from lobdossier.document.builder import Builder
from lobdossier.document.designs import FRAME, GUTTER
from lobdossier.document.icons import icon
from lobdossier.document.layout import Column, Drawing, Gap, Part, Row, Sized, Wrapped
from lobdossier.document.paginate import Start
from lobdossier.document.prose import is_blank, prose, prose_words
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.document.typography import room
from lobdossier.domain.experience import Experience
from lobdossier.domain.plans import Step
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.vocabulary import Competence, StepState
from lobdossier.text import dates, names

KEEP = FRAME * 0.42
"""A card lower than this is never divided over two pages."""
_LONG_ANSWER = 480


def rule(b: Builder, *, strong: bool = False, dashed: bool = False) -> Drawing:
    """A line across."""
    colour, weight = (b.design.ink, 0.8) if strong else (b.design.hair, b.design.hairline)

    def paint(canvas: TaggedCanvas, width: float, _height: float) -> None:
        canvas.setStrokeColor(HexColor(colour))
        canvas.setLineWidth(weight)
        if dashed:
            canvas.setDash(2, 2)
        canvas.line(0, 0, width, 0)

    line = Drawing(0, paint)
    line.sticky = True
    return line


def writing_lines(b: Builder, count: int, step: float = 22) -> Drawing:
    """Dotted lines to write on."""

    def paint(canvas: TaggedCanvas, width: float, height: float) -> None:
        canvas.setStrokeColor(HexColor(b.design.muted))
        canvas.setLineWidth(0.9)
        canvas.setLineCap(1)
        canvas.setDash(0, 3.6)
        for number in range(1, count + 1):
            canvas.line(0, height - step * number, width, height - step * number)

    return Drawing(count * step, paint)


def beside(b: Builder, side: Part, main: Part, *, left: bool = False) -> Row:
    """The text column with the margin column on its right, or on its left."""
    narrow, wide = (b.look.side, side), (0.0, main)
    return Row(narrow, wide, gap=GUTTER) if left else Row(wide, narrow, gap=GUTTER)


def icon_line(b: Builder, name: str, text: str, role: str = "label", *, colour: str = "", tag: str = "P") -> Part:
    """A pictogram and a line of text."""
    made = b.text(text, role, tag=tag, colour=colour)
    cap, size = b.look.cap(role), b.look.size(role)[0] * 1.28
    return Row((size, icon(name, size, cap, colour or b.design.ink)), (0, made), gap=5)


def chips(b: Builder, competences: Sequence[Competence]) -> Part | None:
    """Competences: pictogram, colour and word, never colour alone."""
    if not competences:
        return None
    items = []
    with b.listing():
        for competence in competences:
            tone, name = b.look.tone(competence), names.competence_name(competence)
            with b.into("LI"):
                label = b.text(name, "label", tag="LBody", colour=tone.text)
            size = b.look.size("label")[0] * 1.22
            wide = room(name, b.look.style("label"))
            row = Row(
                (size, icon(names.competence_icon(competence), size, b.look.cap("label"), tone.text, 2.1)),
                (wide, label),
                gap=4,
            )
            surface = Surface(fill=tone.tint, radius=8, padding=(5, 8, 5, 7))
            items.append(Sized(Box(row, surface), size + wide + 19))
    return Wrapped(items, 5, 5)


def facts(b: Builder, rows: Sequence[tuple[str, str]]) -> Part | None:
    """Labels with their values, for the margin column."""
    if not rows:
        return None
    out: list[Part | float] = []
    with b.listing():
        for label, value in rows:
            if out:
                out.append(b.gaps.label + 2)
            with b.into("LI"):
                out += [b.text(label, "label", tag="Lbl"), 5.2]
                with b.into("LBody"):
                    out += b.lines(value, "fact")
    return Column(*out)


def chapter(b: Builder, title: str, intro: str = "", *, anchor: str, competence: Competence | None = None) -> None:
    """Begin a chapter: a band across the top of a new page."""
    if b.leaflet and len(b.story) > 1:
        b.begin(title, Start.HERE, competence)
        b.add(b.gaps.section, b.heading(title, "h2", 2, anchor=anchor, bookmark=0), b.gaps.unit)
        return
    b.begin(title, Start.PAGE, competence)
    tone = b.look.tone(competence)
    head = b.heading(title, "h1", 2, anchor=anchor, bookmark=0, colour=tone.text if competence else "")
    parts: list[Part | float] = [head]
    if intro:
        parts += [20, Row((b.look.main, b.text(intro, "lead")), (0, Gap(0)), gap=GUTTER)]
    b.add(Band(Column(*parts), tone.tint if competence else b.design.band, 22), b.gaps.section - 6)


# ---- the four answers of the exam programme -------------------------------------------------------------


def answers(b: Builder, experience: Experience, *, compact: bool = False) -> Part:
    """Goal, result, evaluation and follow-up; what is still open looks open. Long ones flow beside their label."""
    texts = experience.answers
    if max(len(prose_words(text)) for text in texts) > _LONG_ANSWER:
        return Column(*(_long_answer(b, number, text) for number, text in enumerate(texts)))
    boxes = [_answer(b, number, text, compact=compact) for number, text in enumerate(texts)]
    gap = b.design.card_gap
    if compact:
        return Even(boxes, gap, keep=KEEP)
    return Column(Even(boxes[:2], gap, keep=KEEP), gap, Even(boxes[2:], gap, keep=KEEP))


def _answer_head(b: Builder, number: int, *, compact: bool) -> Part:
    name, question, sign = words.ANSWERS[number]
    cap = b.look.cap("label")
    with b.into("H4"):
        label = b.text(name, "label", tag="Span")
        asked = b.text(question, "small", tag="Span")
    label.sticky = asked.sticky = True
    wide = room(name, b.look.style("label"))
    mark = (11.0, icon(sign, 11, cap, b.design.ink, 1.9))
    if compact:
        return Column(Row(mark, (0, label), gap=5), 6, asked)
    return Row(mark, (wide, label), (0, asked), gap=5)


def _answer_text(b: Builder, text: str) -> Part:
    return b.text(words.OPEN_ANSWER, "open") if is_blank(text) else prose(b, text)


def _answer(b: Builder, number: int, text: str, *, compact: bool) -> Box:
    with b.into("Div"):
        head = _answer_head(b, number, compact=compact)
        told = _answer_text(b, text)
    design, pad = b.design, b.design.card_padding
    head.sticky = True
    padding = (pad - 1, pad - 1, pad + 1, pad - 1)
    surface = (
        Surface(stroke=design.muted, dash=(3, 3), radius=design.radius, padding=padding)
        if is_blank(text)
        else Surface(fill=design.card, radius=design.radius, padding=padding)
    )
    return Box(Column(head, b.gaps.label + 1, told), surface)


def _long_answer(b: Builder, number: int, text: str) -> Part:
    with b.into("Div"):
        head = _answer_head(b, number, compact=True)
        told = _answer_text(b, text)
    return Column(rule(b, strong=True), 13, beside(b, head, told, left=True), 20)


# ---- reflections ------------------------------------------------------------------------------------------


def reflection(b: Builder, told: Reflection) -> list[Part | float]:
    """One card for each answer; feelings and the date stand beside the last."""
    out: list[Part | float] = []
    answered = [answer for answer in told.answers if not is_blank(answer.text)]
    for number, answer in enumerate(answered):
        if out:
            out.append(b.design.card_gap)
        last = number == len(answered) - 1
        out.append(_reflection_card(b, answer, told if last else None, told.competences))
    return out


def _reflection_card(b: Builder, answer: Answer, told: Reflection | None, competences: Sequence[Competence]) -> Part:
    competence = answer.competence or (competences[0] if competences else None)
    tone, pad = b.look.tone(competence), b.design.card_padding
    label = names.competence_name(competence) if competence else names.part_name(answer.part) if answer.part else ""
    notes: list[Part | float] = []
    with b.into("Sect"):
        question = b.heading(answer.question or "Terugkijken", "question", 4, colour=tone.text)
        text = prose(b, answer.text)
        if label:
            sign = names.competence_icon(competence) if competence else "message-circle"
            notes.append(icon_line(b, sign, label, colour=tone.text))
        if competence and answer.part:
            notes += [6, b.text(names.part_name(answer.part), "small", colour=b.design.ink)]
        if told and told.feelings:
            notes += [10, b.text("Gevoel: " + ", ".join(told.feelings).lower(), "small", colour=b.design.ink)]
        if told and told.on:
            notes += [6, b.text(dates.plain(told.on), "small")]
    row = beside(b, Column(*notes), Column(question, b.gaps.label + 1, text))
    surface = Surface(fill=tone.tint, radius=b.design.radius, padding=(pad + 2, pad, pad + 3, pad + 4))
    return Box(row, surface, keep=KEEP)


# ---- steps and their state ---------------------------------------------------------------------------------


def status(b: Builder, state: StepState) -> tuple[float, Part]:
    """A cell with the sign of a state: shape first, colour second; the word stands beside it."""
    design = b.design
    colour = {
        StepState.OPEN: design.muted,
        StepState.DONE: design.tones[Competence.NETWERKEN].text,
        StepState.OTHERWISE: design.tones[Competence.KWALITEITENREFLECTIE].text,
    }[state]
    return 12.0, icon(words.STATE_ICONS[state], 12, b.look.cap("cell"), colour)


def came_back(b: Builder, step: Step) -> Part:
    """ "Dit nam ik me voor" and how it went, in one band."""
    pad = b.design.card_padding
    with b.into("Div"):
        said = b.text("Dit nam ik me voor", "label")
        wish = b.text(step.title, "h4")
        asked = b.text("En hoe ging dat?", "label")
        told: list[Part | float] = [*b.lines(step.how_it_went)]
        state = names.step_state_name(step.state)
        if not told and step.state is StepState.OPEN:
            told = [b.text("Nog open", "open")]
        note = ", ".join(filter(None, (state if step.state is not StepState.OPEN else "", words.outcome(step))))
        if note:
            told += [6, b.text(note, "small")] if told else [b.text(note, "small", colour=b.design.ink)]
    arrow = icon("arrow-right", 16, 12, b.design.accent, 1.8)
    left = Column(said, 7, wish)
    right = Column(asked, 7, *told)
    row = Row((b.look.columns(2), left), (16, Column(6, arrow)), (0, right), gap=14)
    surface = Surface(fill=b.design.card, radius=b.design.radius, padding=(pad + 1, pad + 2, pad + 1, pad + 2))
    return Box(row, surface, keep=KEEP)
