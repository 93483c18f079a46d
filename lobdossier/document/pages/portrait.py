""" "Dit ben ik": the five competences in the student's words, qualities with their evidence, motives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from lobdossier.document import words
from lobdossier.document.builder import Builder
from lobdossier.document.components import KEEP, chapter
from lobdossier.document.figures import web
from lobdossier.document.flower import Growth, growth
from lobdossier.document.grid import FRAME, FULL, GUTTER
from lobdossier.document.icons import icon
from lobdossier.document.layout import Column, Gap, Part, Row
from lobdossier.document.pages.choices import choices
from lobdossier.document.pages.experiences import in_order
from lobdossier.document.pages.growth import seen_by_guides, then_and_now
from lobdossier.document.pages.work import work_images
from lobdossier.document.tables import Table
from lobdossier.document.thread import has_room, thread_picture
from lobdossier.document.typography import room
from lobdossier.domain.chains import chain_of
from lobdossier.domain.portrait import Choice, Insight, Motive, MotiveOrder, Quality, SelfView, WorkImage
from lobdossier.domain.red_thread import RedThread, red_thread
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Competence, Fit
from lobdossier.text import dates, names

ANCHOR = "ditbenik"
_CLOSEST = 4.2
"""The least space above and below a quality."""
_ROW = 5


def has_portrait(snapshot: Snapshot) -> bool:
    """Whether there is anything to show."""
    shown = (Insight, SelfView, Quality, Motive, WorkImage, Choice)
    return any(snapshot.all(kind) for kind in shown) or bool(seen_by_guides(snapshot))


def portrait(b: Builder, snapshot: Snapshot, on: date) -> None:
    """Tell the chapter as it is *on* that day: who I am on one page where that fits, what changed after it."""
    chapter(b, words.PORTRAIT, anchor=ANCHOR, motto=snapshot.student.motto.strip())
    grown = growth(snapshot)
    known = {competence: _insights(snapshot, competence) for competence in Competence}
    if grown or any(known.values()):
        b.add(_five(b, known, grown))
    _qualities(b, snapshot)
    thread = red_thread(snapshot.all(MotiveOrder), _named(snapshot), snapshot.all(SchoolPeriod), on)
    drawn = has_room(b, thread)
    if not drawn:
        _motives(b, snapshot)
    then_and_now(b, known, grown, seen_by_guides(snapshot))
    b.begin(words.PORTRAIT)
    if drawn:
        _thread(b, thread)
    work_images(b, snapshot)
    choices(b, snapshot)


def _insights(snapshot: Snapshot, competence: Competence) -> list[Insight]:
    found = [i for i in snapshot.all(Insight) if i.competence is competence and i.text.strip()]
    return sorted(found, key=lambda insight: (insight.on or date.min, insight.id))


def _five(b: Builder, known: Mapping[Competence, Sequence[Insight]], grown: Mapping[Competence, Growth]) -> Part:
    """What the student knows now, a sentence for each competence; the web beside it when all five were looked at."""
    full = len(grown) == len(Competence)
    figure = Column(web(b, grown, b.look.columns(2) + 48), 14, _key(b, grown)) if full else None
    cells: list[Part | float] = []
    for competence in Competence:
        tone = b.look.tone(competence)
        with b.into("Sect"):
            name = b.heading(names.competence_name(competence), "label", 3, colour=tone.text)
            asked = b.text(names.competence_question(competence), "small")
            told = _latest(b, known[competence])
        size = b.look.size("label")[0] * 1.4
        sign = icon(names.competence_icon(competence), size, b.look.cap("label"), tone.text, 2)
        wide = room(names.competence_name(competence), b.look.style("label"))
        if full:
            said: Part = Column(Column(name, 5.5, asked), 8, told)
        else:
            said = Column(Row((wide, name), (0, asked), gap=6), 8, told)
        cells += [b.gaps.label + 3] if cells else []
        cells.append(Row((size, sign), (0.0, said), gap=8))
    return Row((0.0, figure), (b.look.columns(3), Column(*cells)), gap=GUTTER) if figure else Column(*cells)


def _latest(b: Builder, insights: Sequence[Insight]) -> Part:
    if not insights:
        return b.text(words.OPEN_ANSWER, "open")
    return Column(*b.lines(insights[-1].text, "body"))


def _key(b: Builder, grown: Mapping[Competence, Growth]) -> Part:
    """What the lines of the web mean."""
    first = [views.then.on for views in grown.values() if views.then and views.then.on]
    last = [views.now.on for views in grown.values() if views.now.on]
    now = f"Volle lijn: nu{f', {dates.month(max(last))}' if last else ''}."
    then = f" Stippellijn: toen, {dates.month(min(first))}." if first else ""
    return b.text(f"{now}{then} Hoe verder naar buiten, hoe meer ik zelf aan het stuur zit.", "small")


# ---- qualities -----------------------------------------------------------------------------------------


def _qualities(b: Builder, snapshot: Snapshot) -> None:
    qualities = [q for q in snapshot.all(Quality) if q.title.strip()]
    if not qualities:
        return
    order = list(Fit)
    qualities.sort(key=lambda q: (not q.experience_ids, order.index(q.fit)))
    with b.into("Sect"):
        head = b.heading("Wat ik kan, en hoe ik dat weet", "h2", 3)
        with b.table("Kwaliteiten en vaardigheden, hoe ik dat weet en waar ik het liet zien"):
            table = Table(b, (b.look.columns(1) + 30, 0.0, b.look.columns(2) + 18))
            table.header("Kwaliteit", "Hoe ik dat weet", "Waar ik het liet zien")
            for quality in qualities:
                _quality(b, table, quality, snapshot)
    room_left = FRAME - sum(part.measure(FULL) for part in b.story[-1].parts) - b.gaps.block - 15 - head.measure(FULL)
    table.tighten(FULL, room_left, _CLOSEST)
    b.add(b.gaps.block, Column(head, 15, table))


def _quality(b: Builder, table: Table, quality: Quality, snapshot: Snapshot) -> None:
    with b.into("TR"):
        with_head = b.head("Row")
        name = [b.text(quality.title, "cell_strong", tag=with_head.add("P"))]
        name += [b.text(names.fit_name(quality.fit).lower(), "small", tag=with_head.add("P"))]
        with b.into("TD"):
            note: list[Part | float] = list(b.lines(quality.note, "cell"))
            if not note:
                note = [b.text("–", "cell", colour=b.design.muted)]
        with b.into("TD"):
            chain = _chain(b, quality, snapshot)
    table.row(Column(name[0], 5, name[1]), Column(*note), chain)


def _chain(b: Builder, quality: Quality, snapshot: Snapshot) -> Part:
    """The experiences where it showed, with their page, and who saw it; "nog open" without one."""
    out: list[Part | float] = []
    shown, chain = in_order(snapshot), chain_of(quality, snapshot)
    for experience in chain.experiences:
        if experience in shown:
            out += [6] if out else []
            name = b.text(words.title_of(experience), "cell")
            page = b.page_number(experience.id, "small", before="blz. ", right=True)
            out.append(Row((0.0, name), (34.0 * b.look.size("small")[0] / 8.6, page), gap=6))
    people = [person.who.strip() for person in chain.people if person.who.strip()]
    if out and people:
        out += [7, b.text(f"gezien door {words.together(people)}", "small")]
    return Column(*out) if out else b.text("nog open", "open")


# ---- motives, work, choices -------------------------------------------------------------------------------


def _named(snapshot: Snapshot) -> list[Motive]:
    return [motive for motive in snapshot.all(Motive) if motive.title.strip()]


def _thread(b: Builder, thread: RedThread) -> None:
    with b.into("Sect"):
        head = b.heading("Waar ik voor ga, en wat daarvan bleef", "h2", 3)
        key = b.text("Dikke lijn: bleef belangrijk. Dunne lijn: schoof of kwam erbij. Streepjes: losgelaten.", "small")
        picture = thread_picture(b, thread)
    b.add(b.gaps.section - 4, Column(head, 10, key, 18, picture, keep=FRAME))


def _motives(b: Builder, snapshot: Snapshot) -> None:
    motives = _named(snapshot)
    if not motives:
        return
    motives.sort(key=lambda m: (m.until is not None, m.rank or 10_001, m.id))
    colour = b.look.tone(Competence.MOTIEVENREFLECTIE).text
    with b.into("Sect"):
        head = b.heading("Waar ik voor ga", "h2", 3)
        cells: list[Part] = []
        with b.listing("Decimal"):
            for number, motive in enumerate(motives, 1):
                cells.append(_motive(b, number, motive, colour))
    lines: list[Part | float] = []
    across = 3 if len(cells) in (3, 5, 6, 9) else 4
    if len(cells) == _ROW and b.look.base <= 10 and b.look.family == "atkinson":
        across = _ROW
    for start in range(0, len(cells), across):
        group = cells[start : start + across]
        lines += [b.gaps.unit] if lines else []
        lines.append(Row(*((0.0, cell) for cell in [*group, *[Gap(0)] * (across - len(group))]), gap=GUTTER))
    b.add(b.gaps.section - 4, Column(head, 17, *lines, keep=KEEP))


def _motive(b: Builder, number: int, motive: Motive, colour: str) -> Part:
    since_when = f"sinds {dates.month(motive.since)}" if motive.since else ""
    if motive.until:
        since_when = f"tot {dates.month(motive.until)}"
    with b.into("LI"):
        sign = b.text(str(number), "number", tag="Lbl", colour=colour)
        with b.into("LBody"):
            out: list[Part | float] = [b.text(motive.title, "cell_strong")]
            if motive.sentence.strip():
                out += [6, *b.lines(motive.sentence, "fact")]
            if since_when:
                out += [6, b.text(since_when, "small")]
    return Column(sign, 10, *out)
