"""What everybody at the table answered to the same questions: beside each other, or under each other when that reads better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lobdossier.document import words
from lobdossier.document.builder import Builder
from lobdossier.document.components import rule, writing_lines
from lobdossier.document.grid import FULL, GUTTER
from lobdossier.document.icons import icon
from lobdossier.document.layout import Column, Part, Row, after
from lobdossier.document.tables import Table
from lobdossier.document.tagged.tree import Node
from lobdossier.document.typography import room
from lobdossier.domain.conversation import Conversation, GivenAnswer, Participant
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.voices import Row as Asked
from lobdossier.domain.voices import side_by_side, voices
from lobdossier.text.names import words_for

_MOST: Final = 4
"""More people than this do not stand beside each other on a page."""
_QUESTION: Final = 92.0
_GAP: Final = 11.0
_FEWEST: Final = 15
"""Characters on a line of a column; a narrower one cannot be read."""
_LONGEST: Final = 20
"""Lines of an answer; a higher cell leaves too much white beside it."""
_SAMPLE: Final = "een gewone zin van iemand"
_COUNTED: Final = ("Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen", "Tien")
"""From two on."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How the answers are told on paper that is still to be filled in.

    Attributes:
        lines: to write on where somebody did not answer; 0: a dash stands there, and who said nothing at all is left out.
        step: points between those lines.
        longest: characters of an answer, 0 for all of them.
        questions: how many at most, 0 for all of them.
        marks: the answers to talk about come first and say so.
    """

    lines: int = 0
    step: float = 22
    longest: int = 0
    questions: int = 0
    marks: bool = False


PLAIN: Final = Telling()


@dataclass(frozen=True, slots=True)
class _Person:
    place: int
    name: str
    role: str


def has_voices(conversation: Conversation, people: Sequence[Participant]) -> bool:
    """Whether anybody answered anything."""
    return any(voice.answered for voice in voices(conversation, people))


def length(conversation: Conversation, people: Sequence[Participant]) -> int:
    """How many characters all answers have together."""
    return sum(len(answer.text) for voice in voices(conversation, people) for answer in voice.answers)


def title_of(
    snapshot: Snapshot, conversation: Conversation, people: Sequence[Participant], telling: Telling = PLAIN
) -> str:
    """ "Drie stemmen": as many as stand there."""
    speaking = _people(snapshot, conversation, people, telling)
    if len(speaking) > 1:
        return f"{dict(enumerate(_COUNTED, 2)).get(len(speaking), 'Alle')} stemmen"
    return f"De antwoorden van {speaking[0].name}" if speaking and speaking[0].place else "Mijn antwoorden"


def voices_told(
    b: Builder,
    snapshot: Snapshot,
    conversation: Conversation,
    people: Sequence[Participant],
    *,
    level: int,
    telling: Telling = PLAIN,
) -> list[Part | float]:
    """All answers to the shared questions of *conversation*; *level* is that of a heading inside."""
    speaking = _people(snapshot, conversation, people, telling)
    rows = side_by_side(conversation, people)
    if telling.marks:
        rows.sort(key=lambda row: not _marked(row))
    if telling.questions:
        rows = rows[: telling.questions]
    if _fit_beside(b, rows, speaking, telling):
        return [_table(b, rows, speaking, telling)]
    return _listed(b, rows, speaking, telling, level)


def _people(
    snapshot: Snapshot, conversation: Conversation, people: Sequence[Participant], telling: Telling
) -> list[_Person]:
    """Who stands there: everybody where there is something to write, else who answered."""
    sector = snapshot.sectors.on(conversation.on)
    found = []
    for place, voice in enumerate(voices(conversation, people)):
        if not (telling.lines or voice.answered):
            continue
        if voice.participant is None:
            found.append(_Person(0, snapshot.student.first_name or "Ik", words_for(sector).student))
        else:
            name, role = voice.participant.name.strip(), voice.participant.role.strip()
            found.append(_Person(place, name or role or "Iemand", role if name else ""))
    return found


def _marked(row: Asked) -> bool:
    return any(cell is not None and cell.marked for cell in row.cells)


def _said(answer: GivenAnswer | None, telling: Telling) -> str:
    text = answer.text.strip() if answer else ""
    if not telling.longest or len(text) <= telling.longest:
        return text
    return " ".join(text[: telling.longest].rsplit(" ", 1)[0].split()) + " …"


# ---- beside each other -------------------------------------------------------------------------------------


def _fit_beside(b: Builder, rows: Sequence[Asked], speaking: Sequence[_Person], telling: Telling) -> bool:
    """Whether the columns are wide enough to read, and no cell is much higher than the others."""
    if not 1 < len(speaking) <= _MOST:
        return False
    wide = (FULL - _QUESTION - _GAP * len(speaking)) / len(speaking)
    across = wide / (room(_SAMPLE, b.look.style("cell")) / len(_SAMPLE))
    told = (_said(row.cells[person.place], telling) for row in rows for person in speaking)
    return across >= _FEWEST and all(_lines(text, across) <= _LONGEST for text in told)


def _lines(text: str, across: float) -> int:
    return sum(1 + int(len(line) / across) for line in text.splitlines())


def _table(b: Builder, rows: Sequence[Asked], speaking: Sequence[_Person], telling: Telling) -> Part:
    with b.table("Antwoorden: per vraag wat ieder zei"):
        table = Table(b, (_QUESTION, *(0.0 for _ in speaking)), gap=_GAP)
        with b.into("TR"):
            heads: list[Part] = [b.text("Vraag", "small", tag=b.head())]
            for person in speaking:
                cell = b.head()
                name = b.text(person.name, "h4", tag=cell.add("P"))
                role = b.text(person.role, "small", tag=cell.add("P")) if person.role else None
                heads.append(Column(name, after(5, role)))
        table.head(*heads)
        for row in rows:
            with b.into("TR"):
                cell = b.head("Row")
                question = _question(b, row, cell)
                table.row(question, *(_cell(b, row.cells[person.place], telling) for person in speaking))
    return table


def _question(b: Builder, row: Asked, cell: Node) -> Part:
    asked = b.text(words.question(row.question.question), "strong", tag=cell.add("P"))
    return Column(asked, after(5, _withdrawn(b, row, cell)))


def _withdrawn(b: Builder, row: Asked, node: Node) -> Part | None:
    return b.text("Zo was de vraag eerst.", "small", tag=node.add("P")) if row.withdrawn else None


def _cell(b: Builder, answer: GivenAnswer | None, telling: Telling) -> Part:
    text = _said(answer, telling)
    if not text and telling.lines:
        b.node("TD")
        return writing_lines(b, telling.lines, telling.step)
    if not text:
        return b.text("–", "cell", tag="TD")
    with b.into("TD"):
        return Column(*_answer(b, answer, text, telling, "cell"))


def _answer(b: Builder, answer: GivenAnswer | None, text: str, telling: Telling, role: str) -> list[Part | float]:
    """The words between quotes, under the sign of what is to be talked about."""
    marked = telling.marks and answer is not None and answer.marked
    out: list[Part | float] = []
    if marked:
        size = b.look.size("strong")[0] * 1.2
        sign = icon("message-circle", size, b.look.cap("strong"), b.design.accent)
        label = b.text("Hier wil ik het over hebben", "strong", colour=b.design.accent)
        out = [Row((size, sign), (0.0, label), gap=5), 7]
    return [*out, *b.lines(f"‘{text}’", role)]


# ---- under each other --------------------------------------------------------------------------------------


def _listed(
    b: Builder, rows: Sequence[Asked], speaking: Sequence[_Person], telling: Telling, level: int
) -> list[Part | float]:
    """Per question who said what, over the whole width: for many people, long answers and large letters.

    Of one person alone the question stands beside the answer.
    """
    out: list[Part | float] = []
    for row in rows:
        with b.into("Sect") as node:
            head = b.heading(words.question(row.question.question), "h4", level)
            note = _withdrawn(b, row, node)
            if len(speaking) == 1:
                told = Column(*_alone(b, row.cells[speaking[0].place], telling))
                one: Part = Row((b.look.side, Column(head, after(6, note))), (0.0, told), gap=GUTTER)
            else:
                one = Column(head, after(6, note), *_all_lines(b, row, speaking, telling))
        out += [b.gaps.paragraph] if out else []
        out.append(Column(rule(b), 11, one))
    return out


def _alone(b: Builder, answer: GivenAnswer | None, telling: Telling) -> list[Part | float]:
    if text := _said(answer, telling):
        return _answer(b, answer, text, telling, "body")
    return [writing_lines(b, telling.lines, telling.step) if telling.lines else b.text(words.OPEN_ANSWER, "open")]


def _all_lines(b: Builder, row: Asked, speaking: Sequence[_Person], telling: Telling) -> list[Part | float]:
    told = [p for p in speaking if telling.lines or _said(row.cells[p.place], telling)]
    if not told:
        return [7, b.text(words.OPEN_ANSWER, "open")]
    out: list[Part | float] = []
    with b.listing():
        for person in told:
            out += [9, _line(b, person, row.cells[person.place], telling)]
    return out


def _line(b: Builder, person: _Person, answer: GivenAnswer | None, telling: Telling) -> Part:
    text = _said(answer, telling)
    who = words.person(person.name, person.role)
    with b.into("LI"):
        name = b.text(who, "fact", tag="Lbl" if text else "LBody")
        if not text:
            return Row((b.look.side, name), (0.0, writing_lines(b, 1, telling.step)), gap=GUTTER)
        with b.into("LBody"):
            said = _answer(b, answer, text, telling, "body")
    return Row((b.look.side, name), (0.0, Column(*said)), gap=GUTTER)
