""" "Dit ben ik": the five competences in the student's words, qualities with their evidence, motives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportlab.lib.colors import HexColor

from lobdossier.document import words
from lobdossier.document.boxes import Box, Surface
from lobdossier.document.builder import Builder
from lobdossier.document.components import KEEP, beside, chapter, facts, rule
from lobdossier.document.designs import GUTTER
from lobdossier.document.flower import Growth, growth, since
from lobdossier.document.icons import draw_icon
from lobdossier.document.layout import Column, Drawing, Gap, Part, Row, after
from lobdossier.document.pages.experiences import in_order
from lobdossier.document.tables import Table
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import Choice, Insight, Motive, Quality, SelfView, WorkImage
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import Competence, Fit
from lobdossier.text import dates, names

ANCHOR = "ditbenik"


def has_portrait(snapshot: Snapshot) -> bool:
    """Whether there is anything to show."""
    return any(snapshot.all(kind) for kind in (Insight, SelfView, Quality, Motive, WorkImage, Choice))


def portrait(b: Builder, snapshot: Snapshot) -> None:
    """Tell the chapter."""
    chapter(b, words.PORTRAIT, anchor=ANCHOR)
    grown = growth(snapshot)
    if snapshot.all(Insight) or grown:
        for competence in Competence:
            _competence(b, competence, _insights(snapshot, competence), grown.get(competence))
    _qualities(b, snapshot)
    _motives(b, snapshot)
    _work_images(b, snapshot)
    _choices(b, snapshot)


def _insights(snapshot: Snapshot, competence: Competence) -> list[Insight]:
    found = [i for i in snapshot.all(Insight) if i.competence is competence and i.text.strip()]
    return sorted(found, key=lambda insight: (insight.on or date.min, insight.id))


def _competence(b: Builder, competence: Competence, insights: Sequence[Insight], grown: Growth | None) -> None:
    tone = b.look.tone(competence)
    with b.into("Sect"):
        name = b.heading(names.competence_name(competence), "h3", 3, colour=tone.text)
        question = b.text(names.competence_question(competence), "small")
        main: list[Part | float] = []
        if grown:
            main += [_track(b, competence, grown), 8, b.text(since(grown), "fact")]
            why = grown.now.why.strip()
            main += [6, b.text(f"‘{why}’", "small")] if why else []
        if insights:
            main += ([b.gaps.paragraph] if main else []) + [_then_and_now(b, insights, tone.text)]
        elif not grown:
            main.append(b.text(words.OPEN_ANSWER, "open"))
    side = Column(name, 7, question)
    row = beside(b, side, Column(*main), left=True)
    b.add(Box(row, Surface(edge=tone.tint, padding=(15, 0, 0, 0)), keep=KEEP), b.gaps.unit)


def _then_and_now(b: Builder, insights: Sequence[Insight], colour: str) -> Part:
    def told(label: str, insight: Insight, shade: str) -> Part:
        when = f" ({dates.month(insight.on)})" if insight.on else ""
        with b.into("Div"):
            head = b.text(label + when, "label", colour=shade)
            text = b.lines(insight.text, "body", colour=shade if label == words.THEN else "")
        return Column(head, 7, *text)

    now, earlier = insights[-1], insights[0]
    if len(insights) == 1:
        return told(words.NOW, now, colour)
    then = told(words.THEN, earlier, b.design.muted)
    return Row((0.0, then), (0.0, told(words.NOW, now, colour)), gap=GUTTER)


def _track(b: Builder, competence: Competence, grown: Growth) -> Part:
    """Four stops from samen to zelf aan het stuur: a ring for then, a disc for now. The words under it say the same."""
    tone, design = b.look.tone(competence), b.design
    sign = names.competence_icon(competence)

    def paint(canvas: TaggedCanvas, width: float, height: float) -> None:
        middle, edge = height / 2, 9.0

        def stop(step: int) -> float:
            return edge + (width - 2 * edge) * (step - 1) / 3

        canvas.setFillColor(HexColor(design.paper))
        canvas.setStrokeColor(HexColor(design.hair))
        canvas.setLineWidth(1)
        canvas.line(stop(1), middle, stop(4), middle)
        for step in (1, 2, 3, 4):
            canvas.circle(stop(step), middle, 2, fill=1)
        canvas.setStrokeColor(HexColor(tone.text))
        if grown.then:
            canvas.setLineWidth(2.6)
            canvas.line(stop(grown.then.step), middle, stop(grown.now.step), middle)
            canvas.setLineWidth(1.5)
            canvas.circle(stop(grown.then.step), middle, 4, fill=1)
        canvas.setFillColor(HexColor(tone.text))
        canvas.circle(stop(grown.now.step), middle, 8.2, stroke=0, fill=1)
        draw_icon(canvas, sign, stop(grown.now.step) - 5, middle - 5, 10, design.paper, 2.4)

    return Drawing(17, paint)


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
            table = Table(b, (b.look.columns(1) + 30, 0.0, b.look.columns(2) - 20))
            table.header("Kwaliteit", "Hoe ik dat weet", "Waar ik het liet zien")
            for quality in qualities:
                _quality(b, table, quality, snapshot)
    b.add(b.gaps.unit, Column(head, 15, table))


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
    """The experiences where it showed, with their page; "nog open" without one."""
    out: list[Part | float] = []
    shown = in_order(snapshot)
    for experience_id in quality.experience_ids:
        experience = snapshot.find(Experience, experience_id)
        if experience in shown:
            out += [6] if out else []
            out.append(b.text(words.title_of(experience), "cell"))
            out += [5, b.page_number(experience.id, "small", before="blz. ")]
    return Column(*out) if out else b.text("nog open", "open")


# ---- motives, work, choices -------------------------------------------------------------------------------


def _motives(b: Builder, snapshot: Snapshot) -> None:
    motives = [m for m in snapshot.all(Motive) if m.title.strip()]
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
    for start in range(0, len(cells), across):
        group = cells[start : start + across]
        lines += [b.gaps.unit] if lines else []
        lines.append(Row(*((0.0, cell) for cell in [*group, *[Gap(0)] * (across - len(group))]), gap=GUTTER))
    b.add(b.gaps.section - 4, Column(head, 17, *lines))


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


def _work_images(b: Builder, snapshot: Snapshot) -> None:
    images = [image for image in snapshot.all(WorkImage) if image.title.strip()]
    if not images:
        return
    with b.into("Sect"):
        out: list[Part | float] = [b.heading("Werk dat ik bekeek", "h2", 3), 4]
        for image in images:
            source = words.person(image.chances_source, dates.plain(image.chances_on) if image.chances_on else "")
            rows = (
                ("Wat ik vooraf dacht", image.beforehand),
                ("Wat ik tegenkwam", image.met),
                ("Wat het vraagt", image.asks),
                ("Waar ik op mijn plek ben", image.in_place),
                ("Kansen op werk", " ".join(filter(None, (image.chances, f"(bron: {source})" if source else "")))),
            )
            with b.into("Sect"):
                name = b.heading(image.title, "h3", 4, colour=b.look.tone(Competence.WERKEXPLORATIE).text)
                told = [_labelled(b, label, text) for label, text in rows if text.strip()]
            out += [14, beside(b, name, Column(*told), left=True)]
    b.add(b.gaps.section - 4, Column(*out))


def _labelled(b: Builder, label: str, text: str) -> Column:
    with b.into("Div"):
        head = b.text(label, "label", sticky=True)
        return Column(head, 7, *b.lines(text), b.gaps.paragraph)


def _choices(b: Builder, snapshot: Snapshot) -> None:
    choices = sorted((c for c in snapshot.all(Choice) if c.title.strip()), key=lambda c: (c.on or date.max, c.id))
    if not choices:
        return
    with b.into("Sect"):
        out: list[Part | float] = [b.heading("Keuzes die ik maakte", "h2", 3), 4]
        for choice in choices:
            rows = (("Waarom", choice.why), ("Wat ook kon", choice.instead), ("Hoe het uitpakte", choice.outcome))
            with b.into("Sect"):
                name = b.heading(choice.title, "h4", 4)
                when = facts(b, [("Wanneer", dates.plain(choice.on))]) if choice.on else None
                told = [_labelled(b, label, text) for label, text in rows if text.strip()]
            out += [14, beside(b, Column(name, after(8, when)), Column(*told), left=True), rule(b)]
    b.add(b.gaps.section - 4, Column(*out))
