"""One table of everything that was done: what a school asks to see at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lobdossier.document import words
from lobdossier.document.builder import Builder
from lobdossier.document.components import chapter
from lobdossier.document.figures import Figure
from lobdossier.document.grid import FRAME, FULL
from lobdossier.document.icons import draw_icon
from lobdossier.document.layout import Column, Gap, Part
from lobdossier.document.pages.conversations import title_of
from lobdossier.document.pages.experiences import in_order, kind_said
from lobdossier.document.prose import is_blank
from lobdossier.document.request import DocumentRequest
from lobdossier.document.tables import Table
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.document.typography import room
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.snapshot import Snapshot
from lobdossier.text import dates, names

ANCHOR = "overzicht"
_STEP = 13.4
_CLOSEST = 4.6
"""The least space above and below a row."""
_SOME, _MANY = 18, 23
"""More rows than this: one line each where that is possible, first what is told elsewhere, then all. The place then
stands there only if it fits beside the sort."""
_WHERE = 92.0


def rows_of(snapshot: Snapshot, request: DocumentRequest) -> list[Experience | Conversation]:
    """What stands in the table, in the order in which it happened: all activities, and the conversations told of.

    Empty when no table was asked for.
    """
    if not request.activities:
        return []
    rows: list[Experience | Conversation] = [e for e in request.activities if not e.blank or _told_of(snapshot, e)]
    return sorted([*rows, *snapshot.conversations()], key=lambda row: (_day(row), row.id))


def _told_of(snapshot: Snapshot, e: Experience) -> bool:
    """Whether the document tells of this experience elsewhere."""
    return any(shown.id == e.id for shown in in_order(snapshot))


def _day(row: Experience | Conversation) -> date:
    return (row.on if isinstance(row, Conversation) else row.start or row.end) or date.max


def proof(b: Builder, snapshot: Snapshot, request: DocumentRequest) -> None:
    """Tell the table: experiences and conversations together."""
    chapter(b, words.PROOF, "Op datum, met de gesprekken uit dit document.", anchor=ANCHOR)
    rows, shown = rows_of(snapshot, request), {e.id: e for e in in_order(snapshot)}
    with b.table("Activiteiten en gesprekken met datum, soort, uren, competenties en bladzijde"):
        right = (2, 5) if _stacked(b) else (3, 6)
        table = Table(b, _widths(b, rows), gap=8 if len(rows) <= _SOME else 6, right=right)
        what = ("Wat",) if _stacked(b) else ("Wat", "Soort en plek")
        table.header("Wanneer", *what, "Uren", "Competenties", "Vragen", "Blz.")
        for row in rows:
            if isinstance(row, Experience):
                brief = len(rows) > (_SOME if row.id in shown else _MANY)
                kind = _short(b, kind_said(snapshot, row), row.organisation.strip(), brief=brief)
                table.row(*_experience(b, row, shown.get(row.id), kind, brief=len(rows) > _SOME))
            else:
                table.row(*_conversation(b, row, snapshot, brief=len(rows) > _SOME))
        _total(b, table, rows)
    legend = _legend(b, all(row.id in shown for row in rows if isinstance(row, Experience)))
    above = 0.0 if b.leaflet else sum(part.measure(FULL) for part in b.story[-1].parts)
    table.tighten(FULL, FRAME - above - legend.measure(FULL) - 14, _CLOSEST)
    b.add(table, 14, legend)


def _widths(b: Builder, rows: Sequence[Experience | Conversation]) -> list[float]:
    """Columns as narrow as what stands in them; what it was and where share what is left."""
    style = b.look.style("fact")
    when = max((room(_when(row), style) for row in rows), default=0.0)
    signs = max((len(row.competences) for row in rows if isinstance(row, Experience)), default=0) * _STEP
    larger = b.look.size("fact")[0] / 8.6
    where = [] if _stacked(b) else [_WHERE * larger if len(rows) > _SOME else 0.0]
    return [
        min(max(when, 44.0 * larger), 112.0 * larger),
        0.0,
        *where,
        34.0 * larger,
        max(signs, 58.0 * larger),
        38.0 * larger,
        22.0 * larger,
    ]


def _stacked(b: Builder) -> bool:
    """Whether the sort and place stand under the title: larger type leaves no room for a column of their own."""
    return b.look.base > 10


def _what(b: Builder, title: str, kind: str, *, brief: bool) -> list[Part]:
    role = "strong" if brief else "cell_strong"
    head = b.head("Row")
    if not _stacked(b):
        return [b.text(title, role, tag=head), b.text(kind or "–", "small", tag="TD")]
    name = b.text(title, role, tag=head.add("P"))
    return [Column(name, 5, b.text(kind, "small", tag=head.add("P"))) if kind else name]


def _when(row: Experience | Conversation) -> str:
    """One day in full, a longer time by its months: the day it began says little beside its hours."""
    first, last = (row.on, None) if isinstance(row, Conversation) else (row.start or row.end, row.end)
    if first is None:
        return "–"
    if last is None or last == first:
        return f"{first.day} {_month(first)}"
    return _month(last) if _month(first) == _month(last) else f"{_month(first)} – {_month(last)}"


def _month(on: date) -> str:
    return f"{dates.MONTHS[on.month - 1][:3].replace('maa', 'mrt')} {on.year}"


def _experience(b: Builder, e: Experience, told: Experience | None, kind: str, *, brief: bool) -> list[Part]:
    """A row; *told* is the experience as the document tells of it elsewhere, if it does."""
    with b.into("TR"):
        when = b.text(_when(e), "fact", tag="TD")
        what = _what(b, words.title_of(e), kind, brief=brief)
        hours = b.text(words.thousands(e.hours) if e.hours is not None else "–", "cell", tag="TD", right=True)
        signs = _competences(b, e)
        if told:
            dots = _dots(b, sum(not is_blank(answer) for answer in told.answers))
            page: Part = b.page_number(e.id, "fact", tag="TD", right=True)
        else:
            dots, page = b.text("–", "cell", tag="TD"), b.text("–", "cell", tag="TD", right=True)
    return [when, *what, hours, signs, dots, page]


def _short(b: Builder, kind: str, more: str, *, brief: bool) -> str:
    """The sort with its place or people; *brief*: only when that is one line."""
    whole = ", ".join(filter(None, (kind, more)))
    style = b.look.style("small")
    return whole if not brief or not kind or room(whole, style) <= _WHERE * style.fontSize / 8.6 else kind


def _conversation(b: Builder, c: Conversation, snapshot: Snapshot, *, brief: bool) -> list[Part]:
    others = words.together([p.name.strip() for p in snapshot.participants_in(c) if p.name.strip()])
    kind = _short(b, names.conversation_name(c.kind), f"met {others}" if others else "", brief=brief)
    with b.into("TR"):
        when = b.text(_when(c), "fact", tag="TD")
        what = _what(b, title_of(c), kind, brief=brief)
        cells: list[Part] = [b.text("–", "cell", tag="TD", right=number == 0) for number in range(3)]
        page = b.page_number(c.id, "fact", tag="TD", right=True)
    return [when, *what, *cells, page]


def _competences(b: Builder, e: Experience) -> Part:
    if not e.competences:
        return b.text("–", "cell", tag="TD")
    with b.into("TD"):
        node = b.node("Figure", alt=", ".join(names.competence_name(c) for c in e.competences))

    def paint(canvas: TaggedCanvas, _width: float, height: float) -> None:
        for number, competence in enumerate(e.competences):
            colour = b.look.tone(competence).text
            draw_icon(canvas, names.competence_icon(competence), number * _STEP, height / 2 - 5.5, 11, colour, 2.1)

    return Figure(b.look.cap("cell"), node, paint)


def _dots(b: Builder, answered: int) -> Part:
    with b.into("TD"):
        node = b.node("Figure", alt=f"{answered} van de 4 vragen beantwoord")

    def paint(canvas: TaggedCanvas, _width: float, height: float) -> None:
        canvas.setStrokeColor(b.look.style("cell").textColor)
        canvas.setLineWidth(0.8)
        for number in range(4):
            canvas.setFillColor(
                b.look.style("cell").textColor if number < answered else b.look.style("cell", b.design.paper).textColor
            )
            canvas.circle(3.5 + number * 9.5, height / 2, 2.9, fill=1)

    return Figure(b.look.cap("cell"), node, paint)


def _total(b: Builder, table: Table, rows: Sequence[Experience | Conversation]) -> None:
    done = [row for row in rows if isinstance(row, Experience)]
    hours = [e.hours for e in done if e.hours is not None]
    talks = len(rows) - len(done)
    said = words.count(len(done), "activiteit", "activiteiten")
    if talks:
        said += " en " + words.count(talks, "gesprek", "gesprekken")
    with b.into("TR"):
        label = b.text("Samen", "cell_strong", tag=b.head("Row"))
        cells: list[Part] = [b.text(said, "cell", tag="TD")]
        if not _stacked(b):
            b.node("TD")
            cells.append(Gap(0))
        cells.append(b.text(words.thousands(sum(hours)) if hours else "–", "cell_strong", tag="TD", right=True))
        for _ in range(3):
            b.node("TD")
    table.total(label, *cells, Gap(0), Gap(0), Gap(0))


def _legend(b: Builder, all_told: bool) -> Part:
    said = ["Vragen: doel, resultaat, evaluatie en vervolg. Een open rondje is nog niet beantwoord."]
    if not all_told:
        said.append("Een streepje bij Blz.: wel gedaan, niet verteld in dit document.")
    if not b.leaflet:
        said.append("De tekens bij competenties staan uitgelegd bij de inhoud.")
    return b.text(" ".join(said), "small")
