"""The parts of the gespreksblad: who and when, what it is about, questions, cards and lines to write on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lobdossier.document import voices, words
from lobdossier.document.boxes import Box
from lobdossier.document.builder import Builder
from lobdossier.document.components import KEEP, headed, icon_line, rule, status, writing_lines
from lobdossier.document.grid import FRAME, GUTTER
from lobdossier.document.icons import icon
from lobdossier.document.layout import Column, Gap, Part, Row, after
from lobdossier.document.pages.conversations import title_of
from lobdossier.document.paginate import Start
from lobdossier.document.prose import prose_words
from lobdossier.document.tokens import Sort
from lobdossier.domain.conversation import Agreement, Conversation, Participant, PickedCard
from lobdossier.domain.experience import Experience
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import Part as TalkPart
from lobdossier.domain.voices import side_by_side
from lobdossier.text import dates, names

_MORE = "De andere antwoorden staan in mijn dossier."
_CLOSING = "Na het gesprek schrijf ik op wat we afspraken. Iedereen leest het en zegt akkoord, of niet."


@dataclass(frozen=True, slots=True)
class Spread:
    """How generously the sheet is set: *air* scales the gaps, *lines* to write on under each question.

    Under a card there is a line less, or as many as *on_cards* says. It may take so many *pages*. Of an answer to a
    shared question stand *answer* characters, 0 for all of them; of those questions *asked*, 0 for all of them.
    """

    air: float
    lines: int
    agreed: int
    step: float = 22
    cards_apart: bool = False
    on_cards: int = 0
    pages: int = 1
    answer: int = 0
    asked: int = 0


# ---- who, when, where -----------------------------------------------------------------------------------


def head(
    b: Builder,
    snapshot: Snapshot,
    conversation: Conversation,
    people: Sequence[Participant],
    gap: float,
    *,
    kind: str = "Gespreksblad",
) -> None:
    """What it is and whose, which conversation, when, where and with whom."""
    name = snapshot.student.name.strip()
    b.begin("", Start.PAGE)
    whose = b.text(f"{kind} van {name}" if name else kind, "kind", colour=b.design.accent)
    title = b.heading(title_of(conversation), "h1" if gap > 14 else "h2", 1)
    b.add(headed(b, Column(whose, 15, title), b.design.band, gap), gap)
    when = [dates.plain(conversation.on)] if conversation.on else []
    when += [dates.clock(conversation.at)] if conversation.at else []
    told = [("Wanneer", ", ".join(when)), ("Waar", conversation.place.strip())]
    told += [(p.name.strip() or p.role.strip(), p.role.strip() if p.name.strip() else "") for p in people]
    cells: list[Part] = []
    with b.listing():
        for label, value in told:
            if not (value if label in ("Wanneer", "Waar") else label):
                continue
            with b.into("LI"):
                head = b.text(label, "label", tag="Lbl" if value else "LBody")
                cells.append(Column(head, 5.2, b.text(value, "fact", tag="LBody")) if value else head)
    b.add(*_grid(cells, 4), gap)


def _grid(cells: Sequence[Part], across: int) -> list[Part | float]:
    """Cells in rows of so many, all columns equally wide."""
    out: list[Part | float] = []
    across = max(1, min(across, len(cells)))
    for start in range(0, len(cells), across):
        row = [*cells[start : start + across]]
        row += [Gap(0)] * (across - len(row))
        out += [14] if out else []
        out.append(Row(*((0.0, cell) for cell in row), gap=GUTTER))
    return out


# ---- what was agreed, what it is about --------------------------------------------------------------------


def before(b: Builder, snapshot: Snapshot, conversation: Conversation, gap: float) -> None:
    """The conversation opens with what was agreed the last time."""
    earlier = snapshot.before(conversation)
    agreed: list[Agreement] = []
    while earlier and not (agreed := [a for a in snapshot.agreements_of(earlier) if a.what.strip()]):
        earlier = snapshot.before(earlier)  # a talk at home in between agreed on nothing
    if earlier is None:
        return
    when = f" op {dates.short(earlier.on)}" if earlier.on else ""
    with b.into("Sect"):
        head = b.heading(f"Dit spraken we{when} af", "h4", 2)
        rows: list[Part | float] = []
        with b.listing():
            for agreement in agreed:
                rows += [8, _agreed(b, agreement, snapshot)]
    b.add(Column(rule(b), 12, head, 3, *rows), gap)


def _agreed(b: Builder, agreement: Agreement, snapshot: Snapshot) -> Part:
    who = words.who(agreement, snapshot.student.first_name)
    by = f", voor {dates.plain(agreement.by)}" if agreement.by else ""
    with b.into("LI"):
        state = b.text(names.step_state_name(agreement.state), "fact", tag="Lbl")
        with b.into("LBody"):
            what = b.text(agreement.what, "cell_strong")
            note = b.text(f"{who}{by}", "small")
    return Row(status(b, agreement.state), (72.0, state), (0.0, what), (156.0, note), gap=8)


def agenda(b: Builder, conversation: Conversation, gap: float) -> None:
    """What it is about, large; what went well beside it."""
    about, well = conversation.talk_about.strip(), conversation.went_well.strip()
    cells: list[Part] = []
    if about:
        cells.append(_heard(b, "Hier wil ik het over hebben", about, "message-circle"))
    if well:
        cells.append(_heard(b, "Dit ging goed", well, "sprout"))
    if conversation.share_private and conversation.private.strip():
        cells.append(_heard(b, "Wat zit me in de weg, wie of wat helpt?", conversation.private, "life-buoy"))
    if cells:
        b.add(Column(rule(b, strong=True), 14, *_grid(cells, 2 if len(cells) != 3 else 3)), gap)


def _heard(b: Builder, title: str, text: str, sign: str) -> Part:
    with b.into("Sect"):
        size = b.look.size("h3")[0] * 1.2
        head = b.heading(title, "h3", 2)
        body = b.lines(text)
    row = Row((size, icon(sign, size, b.look.cap("h3"), b.design.accent)), (0.0, head), gap=7)
    row.sticky = True
    return Column(row, 11, *body)


def brought(b: Builder, snapshot: Snapshot, conversation: Conversation, gap: float, *, airy: bool) -> None:
    """The experiences and reflections that go along to the table, in one line each."""
    items: list[tuple[str, str, str]] = []
    for experience_id in conversation.experience_ids:
        experience = snapshot.find(Experience, experience_id)
        if experience:
            span = dates.span(experience.start, experience.end)
            items.append((names.kind_icon(experience.kind), words.title_of(experience), span))
    for reflection_id in conversation.reflection_ids:
        told = snapshot.find(Reflection, reflection_id)
        answer = next((a for a in told.answers if a.text.strip()), None) if told else None
        if answer:
            items.append(
                ("message-circle", answer.question or "Uit mijn reflectie", prose_words(answer.text) if airy else "")
            )
    if not items:
        return
    with b.into("Sect"):
        head = b.heading("Dit neem ik mee", "h3", 2)
        cells = [_item(b, *item) for item in items]
    b.add(Column(rule(b), 13, head, 12, *_grid(cells, 3)), gap)


def _item(b: Builder, sign: str, title: str, about: str) -> Part:
    with b.into("Div"):
        name = b.text(title, "cell_strong")
        note = b.text(_shortened(about), "small") if about.strip() else None
    mark = icon(sign, 13, b.look.cap("cell"), b.design.muted)
    return Row((13.0, mark), (0.0, Column(name, after(6, note))), gap=8)


def _shortened(text: str) -> str:
    """The first words of a long text; the sheet is a reminder, the text itself stands in the dossier."""
    told = " ".join(text.split())
    return told if len(told) <= 76 else told[:76].rsplit(" ", 1)[0] + " …"


# ---- voices, questions, cards, lines to write on ---------------------------------------------------------------------


def all_voices(
    b: Builder,
    snapshot: Snapshot,
    conversation: Conversation,
    people: Sequence[Participant],
    spread: Spread,
    gap: float,
) -> None:
    """What was answered to the shared questions, what the student marked first, with lines for who did not answer."""
    if not voices.has_voices(conversation, people):
        return
    telling = voices.Telling(min(2, spread.lines), spread.step, spread.answer, spread.asked, marks=True)
    with b.into("Sect"):
        head = b.heading(voices.title_of(snapshot, conversation, people, telling), "h3", 2)
        told = voices.voices_told(b, snapshot, conversation, people, level=3, telling=telling)
        rest = len(side_by_side(conversation, people)) - spread.asked
        more = b.text(_MORE, "small") if spread.asked and rest > 0 else None
    b.add(rule(b, strong=True), 13, head, 12, *told, *after(8, more), gap)


def questions(b: Builder, people: Sequence[Participant], spread: Spread, gap: float) -> None:
    """Each participant's question under their name, with lines for the answer."""
    asked = [p for p in people if p.question.strip()]
    if not asked:
        return
    with b.into("Sect"):
        head = b.heading("Een vraag voor ieder", "h3", 2)
        cells: list[Part] = []
        for person in asked:
            with b.into("Div"):
                to = b.text(f"Aan {person.name.strip() or person.role.strip() or 'iedereen'}", "small")
                question = b.text(person.question, "h4")
            cells.append(Column(to, 7, question, 2, writing_lines(b, spread.lines, spread.step)))
    b.add(Box(Column(head, 13, *_grid(cells, 3)), b.look.surface(Sort.FORM), keep=KEEP), gap)


def cards(b: Builder, cards: Sequence[PickedCard], spread: Spread) -> None:
    """The chosen question cards by part of the conversation, with lines to write on."""
    picked = [card for card in cards if card.question.strip()]
    if not picked:
        return
    lines = spread.on_cards or spread.lines - 1
    b.begin("", Start.PAGE if spread.cards_apart else Start.HERE)
    if spread.cards_apart:
        b.add(b.heading("Het gesprek", "h2", 2), b.gaps.unit)
    for part in TalkPart:
        mine = [card for card in picked if card.part is part]
        if mine:
            b.add(_part(b, part, mine, max(1, lines), spread.step), b.gaps.paragraph * spread.air)


def _part(b: Builder, part: TalkPart, cards: Sequence[PickedCard], lines: int, step: float) -> Part:
    with b.into("Sect"):
        name = b.heading(names.part_name(part), "h3", 2)
        about = b.text(names.part_question(part), "small")
        cells: list[Part] = []
        for card in cards:
            asked = icon_line(b, "message-circle-question-mark", card.question, "h4", colour="")
            cells.append(Column(asked, 0, writing_lines(b, lines, step)))
    main: list[Part | float] = []
    for cell in cells:
        main += [9, cell] if main else [cell]
    side = Column(name, 7, about)
    row = Row((b.look.side, side), (0.0, Column(*main)), gap=GUTTER)
    return Column(rule(b, strong=True), 12, row, keep=FRAME * 0.3)


def agreements(b: Builder, spread: Spread) -> None:
    """An empty table to fill in at the table."""
    widths = (0.0, b.look.columns(1) + 20, b.look.columns(1) + 20)
    with b.into("Sect"):
        head = b.heading("Onze afspraken", "h3", 2)
        with b.table("Lege tabel voor afspraken: wat, wie, voor wanneer"):
            with b.into("TR"):
                labels = [b.text(label, "small", tag=b.head()) for label in ("Wat", "Wie", "Voor wanneer")]
            for _ in range(spread.agreed):
                with b.into("TR"):
                    for _ in labels:
                        b.node("TD")
        closing = b.text(_CLOSING, "small") if spread.air == 1 else None
    line = [Row(*((w, writing_lines(b, 1, spread.step + 2)) for w in widths), gap=12) for _ in range(spread.agreed)]
    top = Row(*zip(widths, labels, strict=True), gap=12)
    b.begin("", Start.HERE)
    b.add(Box(Column(head, 13, top, 2, *line, after(14, closing)), b.look.surface(Sort.FORM), keep=FRAME))
