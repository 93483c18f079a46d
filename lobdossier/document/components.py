"""The parts that pages are made of: rules, chips, facts, heads of chapters, steps and their state."""

from __future__ import annotations

from collections.abc import Sequence

from lobdossier.document import pen, words
from lobdossier.document.boxes import Band, Box
from lobdossier.document.builder import Builder
from lobdossier.document.grid import FRAME, GUTTER
from lobdossier.document.icons import icon
from lobdossier.document.layout import Column, Drawing, Gap, Part, Row, Sized, Wrapped, after
from lobdossier.document.paginate import Start
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.document.tokens import Head, Sort
from lobdossier.document.typography import room
from lobdossier.domain.plans import Step
from lobdossier.domain.vocabulary import Competence, StepState
from lobdossier.text import names

KEEP = FRAME * 0.42
"""A card lower than this is never divided over two pages."""
_MOTTO = 60


def rule(b: Builder, *, strong: bool = False, dashed: bool = False) -> Drawing:
    """A line across."""
    design = b.design
    colour, weight = (design.ink, design.strong) if strong else (design.hair, design.hairline)

    def paint(canvas: TaggedCanvas, width: float, _height: float) -> None:
        pen.line(canvas, colour, weight, *((2, 2) if dashed else ()))
        canvas.line(0, 0, width, 0)

    line = Drawing(0, paint)
    line.sticky = True
    return line


def writing_lines(b: Builder, count: int, step: float = 22) -> Drawing:
    """Dotted lines to write on."""

    def paint(canvas: TaggedCanvas, width: float, height: float) -> None:
        canvas.setLineCap(1)
        pen.line(canvas, b.design.muted, 0.9, 0, 3.6)
        for number in range(1, count + 1):
            canvas.line(0, height - step * number, width, height - step * number)

    return Drawing(count * step, paint)


def beside(b: Builder, side: Part, main: Part, *, left: bool = False, least: float = 0) -> Row:
    """The text column with the margin column beside it, where the design has it or at the *left*.

    What is told first is read first, wherever it stands; a heading stands left of its text in every design.
    """
    narrow, wide = (b.look.side, side), (0.0, main)
    cells = (narrow, wide) if left or b.design.margin_left else (wide, narrow)
    return Row(*cells, gap=GUTTER, least=least)


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
            surface = b.look.surface(Sort.CHIP, competence)
            items.append(Sized(Box(row, surface), size + wide + 4 + surface.padding[1] + surface.padding[3]))
    return Wrapped(items, b.design.chip_gap, 5)


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


def chapter(
    b: Builder, title: str, intro: str = "", *, anchor: str, competence: Competence | None = None, motto: str = ""
) -> None:
    """Begin a chapter on a new page, as the design does that. A short *motto* stands beside the title."""
    if b.leaflet and len(b.story) > 1:
        b.begin(title, Start.HERE, competence)
        b.add(b.gaps.section, b.heading(title, "h2", 2, anchor=anchor, bookmark=0), b.gaps.unit)
        return
    b.begin(title, Start.PAGE, competence)
    head = b.heading(title, "h1", 2, anchor=anchor, bookmark=0, colour=b.look.title(competence))
    if motto and len(motto) <= _MOTTO:
        broken = motto.replace(". ", ".\n", 1) if motto.count(". ") == 1 else motto  # two sentences: two lines
        quote = Column(*b.lines(f"‘{broken}’", "quote", colour=b.design.accent))
        told: Part = Row((0.0, head), (b.look.columns(3), quote), gap=GUTTER)
    else:
        told = Column(head, after(20, b.text(intro, "lead") if intro else None))
        told = beside(b, Gap(0), told)
    b.add(headed(b, told, b.design.band), b.gaps.section - 6)


def headed(b: Builder, told: Part, ground: str, padding: float = 22) -> Part:
    """The head of a page: on a ground, under a heavy rule, or bare."""
    if b.design.head is Head.BAND:
        return Band(told, ground, padding)
    made = Column(heavy_rule(b), 13, told, 2) if b.design.head is Head.RULED else Column(told, 8)
    made.sticky = True
    return made


def heavy_rule(b: Builder) -> Drawing:
    """The rule that a chapter, or a cover, begins with."""

    def paint(canvas: TaggedCanvas, width: float, _height: float) -> None:
        pen.line(canvas, b.design.ink, b.design.heavy)
        canvas.line(0, 0, width, 0)

    return Drawing(0, paint)


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
    return Box(row, b.look.surface(Sort.STEP), keep=KEEP)
