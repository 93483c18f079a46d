"""The story of a form: who asks what and why, a box for each answer, one box to tick."""

from __future__ import annotations

from dataclasses import dataclass

from lobdossier.document.builder import Builder
from lobdossier.document.components import headed, icon_line, rule
from lobdossier.document.form import words
from lobdossier.document.form.parts import Tick, Writing
from lobdossier.document.form.sheet import FormSheet
from lobdossier.document.grid import FRAME, GUTTER
from lobdossier.document.layout import Column, Gap, Part, Row
from lobdossier.document.paginate import Start
from lobdossier.document.tagged.fields import TextField
from lobdossier.document.typography import room as room_for
from lobdossier.domain import forms, limits
from lobdossier.domain.conversation import SharedQuestion

_ONE_LINE = 24.0
_APART = 6
_DAY = 60
"""Characters of a date in somebody's own words."""
_ABOVE = 0.15
"""A question that is higher than this share of a page stands above its box instead of beside it."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much room there is to write: *lines* for each answer, *step* points apart; *air* scales the gaps."""

    lines: int
    step: float = 22.0
    air: float = 1.0


def head(b: Builder, sheet: FormSheet, room: Room) -> None:
    """Who asks, why, and three hints."""
    gap = b.gaps.unit * room.air
    b.begin("", Start.PAGE)
    kind = b.text(words.kind(sheet), "kind", colour=b.design.accent)
    title = b.heading(words.title(sheet), "h1" if room.air == 1 else "h2", 1)
    b.add(headed(b, Column(kind, 14 * room.air, title), b.design.band, gap), gap)
    b.add(b.text(words.why(sheet), "lead" if room.air == 1 else "body"), gap)
    hints: list[Part] = []
    with b.listing():
        for sign, hint in (
            ("clock", words.minutes(sheet)),
            ("pencil-line", words.BY_HAND),
            ("mail", words.back(sheet)),
        ):
            with b.into("LI"):
                hints.append(icon_line(b, sign, hint, "fact", tag="LBody"))
    b.add(Row(*((0.0, hint) for hint in hints), gap=GUTTER), gap)


def who(b: Builder, sheet: FormSheet, room: Room) -> None:
    """Name, role and date; the field of the role carries the key."""
    person = sheet.participant
    role = person.role.strip()
    height = _ONE_LINE * b.look.base / 10
    cells: list[Part] = []
    for label, field in (
        (words.NAME, TextField(forms.NAME, words.NAME, person.name.strip(), most=limits.TITLE)),
        (words.ROLE, TextField(sheet.key.name, words.ROLE, role, most=limits.TITLE, fixed=bool(role))),
        (words.DAY, TextField(forms.DAY, words.DAY_SAID, most=_DAY)),
    ):
        with b.into("Div"):
            told = b.text(label, "label")
            cells.append(Column(told, 6, Writing(b, b.node("Form"), field, height)))
    gap = b.gaps.unit * room.air
    b.add(rule(b, strong=True), gap * 0.8, Row(*((0.0, cell) for cell in cells), gap=GUTTER, solid=True), gap * 1.2)


def questions(b: Builder, sheet: FormSheet, room: Room) -> None:
    """Each question with its box."""
    gap = b.gaps.paragraph * room.air
    with b.listing("Decimal"):
        for number, question in enumerate(sheet.questions, 1):
            with b.into("LI"):
                b.add(*_question(b, sheet, number, question, room), gap)


def _question(b: Builder, sheet: FormSheet, number: int, question: SharedQuestion, room: Room) -> list[Part | float]:
    own = b.look.size("number")[0] * 0.9
    narrow = b.look.columns(2)
    long = _lines(b, question.question, narrow - own - _APART) * b.look.size("h3")[1] > FRAME * _ABOVE
    figure = b.text(str(number), "number", tag="Lbl")
    with b.into("LBody"):
        asked = b.text(question.question, "h4" if long else "h3")
        says = words.asked(number, len(sheet.questions), question.question)
        field = TextField(forms.question_name(question), says, lines=True)
        node = b.node("Form")
    told = Row((own, figure), (0.0, asked), gap=_APART)
    height = room.lines * room.step
    if long:
        told.sticky = True
        return [told, 9.0, Writing(b, node, field, height, room.lines, room.step)]
    height = max(height, told.measure(narrow) + 2)
    lines = max(room.lines, int(height // room.step))  # that many times a step may come out a little less
    box = Writing(b, node, field, height, lines, room.step)
    return [Row((narrow, told), (0.0, box), gap=GUTTER, solid=True)]


def _lines(b: Builder, words: str, width: float) -> float:
    """About how many lines *words* take."""
    return room_for(words, b.look.style("h3")) / width


def consent(b: Builder, sheet: FormSheet, room: Room) -> None:
    """What the student may do with it, and how it comes back."""
    says, size = words.may_show(sheet), b.look.size("body")[0] * 1.5
    with b.into("Div"):
        node = b.node("Form")
        told = b.text(says, "body")
    box = Tick(b, node, forms.MAY_SHOW, says, forms.YES, size)
    sunk = max(0.0, (size - b.look.cap("body")) / 2)
    row = Row((size, box), (0.0, Column(Gap(sunk), told)), gap=9, solid=True)
    foot = b.text(words.foot(sheet), "small")
    b.add(Column(4 * room.air, row, b.gaps.unit * room.air, rule(b), 11, foot, keep=FRAME))
