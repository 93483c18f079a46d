"""Experiences: the starred ones in full, the others as short as they are."""

from __future__ import annotations

from collections.abc import Sequence

from lobdossier.document import words
from lobdossier.document.answers import answers, in_short
from lobdossier.document.builder import Builder
from lobdossier.document.components import (
    KEEP,
    beside,
    came_back,
    chapter,
    chips,
    facts,
    icon_line,
    rule,
)
from lobdossier.document.evidence import Gallery, testimony
from lobdossier.document.grid import FRAME, FULL
from lobdossier.document.interview import interview
from lobdossier.document.layout import Column, Part, after
from lobdossier.document.pages.timeline import my_timeline
from lobdossier.document.paginate import Start, lay_out
from lobdossier.document.prose import is_blank, prose, prose_words
from lobdossier.document.request import DocumentRequest
from lobdossier.domain.experience import Experience, Testimony
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import ExperienceKind
from lobdossier.text import dates, names

ANCHOR = "ervaringen"
_LONG_STORY = 300
_TRIES, _FULL_ENOUGH = 3, 0.6
"""So often it is looked whether a photo can open a page; the page before it is then at least so full."""
_BEGINNING = 110.0
"""The least of a story that stands under its title."""
_LEAST_PHOTO, _CAPTION = 0.78, 62.0
"""Of what a photo may take: lower ones would lose too much. And what stands under it."""


def evidence_numbers(snapshot: Snapshot) -> dict[str, str]:
    """ "B1", "B2" … for every piece of evidence, in the order in which the document shows them."""
    ordered = [e for experience in in_order(snapshot) for e in snapshot.evidence_of(experience)]
    return {item.id: f"B{number}" for number, item in enumerate(ordered, 1)}


def in_order(snapshot: Snapshot) -> list[Experience]:
    """Starred ones first, each group as the snapshot orders them; blank ones are left out."""
    shown = [e for e in snapshot.experiences() if not _nothing(snapshot, e)]
    return [e for e in shown if e.star] + [e for e in shown if not e.star]


def _nothing(snapshot: Snapshot, e: Experience) -> bool:
    return e.blank and not (snapshot.evidence_of(e) or snapshot.reflections_on(e) or snapshot.testimonies_on(e))


def loose_reflections(snapshot: Snapshot) -> list[Reflection]:
    """Reflections on no experience, or on one that does not go along."""
    return [r for r in snapshot.all(Reflection) if not r.blank and not snapshot.find(Experience, r.experience_id)]


def has_experiences(snapshot: Snapshot) -> bool:
    """Whether the chapter has anything in it."""
    return bool(in_order(snapshot) or loose_reflections(snapshot))


def experiences(b: Builder, snapshot: Snapshot, request: DocumentRequest) -> None:
    """Tell the chapter: all of it on one line through time, then each experience."""
    ordered, numbers = in_order(snapshot), evidence_numbers(snapshot)
    starred = [e for e in ordered if e.star]
    others = [e for e in ordered if not e.star]
    chapter(b, words.EXPERIENCES, _intro(len(starred), len(others)), anchor=ANCHOR)
    my_timeline(b, snapshot, ordered, request)
    tries = _TRIES
    for number, experience in enumerate(starred):
        gallery = Gallery(b, snapshot.evidence_of(experience), numbers)
        bleed = False
        if number and tries and gallery.single_wide() and len(prose_words(experience.story)) > _LONG_STORY:
            bleed = _page_is_full(b)
            tries = 0 if bleed else tries - 1
        _full(b, snapshot, experience, gallery, first=number == 0, bleed=bleed)
    if others:
        with b.into("Sect"):
            _others(b, snapshot, others, numbers, after_stars=bool(starred))
    _loose(b, snapshot)


def _page_is_full(b: Builder) -> bool:
    """Whether the story so far ends low enough for a photo at the top of a new page."""
    return lay_out(b.story, lambda: None)[-1].used > FRAME * _FULL_ENOUGH


def _intro(starred: int, others: int) -> str:
    if not starred:
        return ""
    if not others:
        return "Hier ben ik trots op."
    return f"{words.count(starred, 'ervaring', 'ervaringen')} waar ik trots op ben, en nog {others} korter."


# ---- in full -----------------------------------------------------------------------------------------------


def _full(b: Builder, snapshot: Snapshot, e: Experience, gallery: Gallery, *, first: bool, bleed: bool) -> None:
    competence = e.competences[0] if e.competences else None
    if not first:
        b.begin(words.EXPERIENCES, Start.PAGE if bleed else Start.WHOLE, competence)
        if not bleed:
            b.add(b.gaps.section)
    with b.into("Sect"):
        title = b.heading(words.title_of(e), "h2", 3, anchor=e.id, bookmark=1, colour=b.look.title(competence))
        said = kind_said(snapshot, e)
        kind = icon_line(b, names.kind_icon(e.kind), said, colour=b.design.muted) if said else None
        story = prose(b, e.story, lead="lead") if not is_blank(e.story) else None
        margin = _margin(b, e)
        side = Column(kind, 16 if kind else 0, margin)
        side = Column(*side.items, keep=KEEP)
        most = _photo_height(b, title, side, first=first)
        if bleed:
            photo, caption = gallery.opening()
            b.add(photo, b.gaps.block)
            side = Column(side, 18, caption)
        elif pair := gallery.pair(most):
            b.add(pair, 20)
        elif gallery.tall_first() and (lead := gallery.lead(most)):
            side = Column(*lead[:1], 8, lead[1], 18, side, keep=FRAME * 0.9)
        elif lead := gallery.lead(most):
            b.add(beside(b, side, lead[0]), 20)
            side = Column(lead[1])
        _title_and_story(b, title, story, side)
        _rest(b, snapshot, e, gallery, compact=False)


def _title_and_story(b: Builder, title: Part, story: Column | None, side: Column) -> None:
    """The title with the story under it; what stands in the margin is not torn from it."""
    main = Column(title, 19, story) if story else Column(title)
    b.add(beside(b, side, main, least=_BEGINNING), b.gaps.block)


def _photo_height(b: Builder, title: Part, side: Part, *, first: bool) -> float:
    """The most that the photos above a story may take: under the head of the chapter the story begins on that page."""
    most = b.design.photo_height * 0.8
    if not first or b.leaflet:
        return most
    left = FRAME - sum(part.measure(FULL) for part in b.story[-1].parts)
    story = max(side.measure(b.look.side), title.measure(b.look.main) + _BEGINNING)
    fits = left - story - _CAPTION * b.look.base / 10
    return min(most, fits) if fits >= most * _LEAST_PHOTO else most


def _kind(snapshot: Snapshot, e: Experience) -> str:
    return names.kind_name(e.kind, snapshot.sectors.on(e.start, e.end))


def kind_said(snapshot: Snapshot, e: Experience) -> str:
    """The sort of experience; nothing for "iets anders", which says nothing beside a title."""
    return "" if e.kind is ExperienceKind.ANDERS else _kind(snapshot, e)


def _margin(b: Builder, e: Experience) -> Part:
    rows = (
        ("Wanneer", dates.span(e.start, e.end)),
        ("Waar", words.where(e)),
        ("Mijn rol", e.role),
        ("Uren", words.thousands(e.hours) if e.hours is not None else ""),
    )
    told = facts(b, [(label, value) for label, value in rows if value.strip()])
    marks = chips(b, e.competences)
    return Column(told, after(17 if told else 0, marks))


def _rest(b: Builder, snapshot: Snapshot, e: Experience, gallery: Gallery, *, compact: bool) -> None:
    """What hangs on an experience, in the order in which it is read."""
    gap = b.gaps.block if not compact else b.gaps.unit
    if not compact:
        b.add(answers(b, e), gap)
    for row in gallery.rows():
        b.add(row, gap)
    cards = interview(b, snapshot.reflections_on(e))
    b.add(*cards, *([gap] if cards else []))
    for said in (*snapshot.testimonies_on(e), *_remarks(snapshot, e)):
        if said.said.strip():
            b.add(testimony(b, said), gap)
    for other in gallery.rest():
        b.add(other, gap if not gallery.others else b.design.card_gap)
    steps = [step for step in snapshot.steps_from(e) if step.title.strip()]
    for number, step in enumerate(steps):
        b.add(b.design.card_gap if number else None, came_back(b, step))
    b.add(gap if steps else None)


def _remarks(snapshot: Snapshot, e: Experience) -> list[Testimony]:
    """What guides said of an experience and the student agreed to; of a competence it stands with then and now."""
    said = [f for f in snapshot.all(Feedback) if f.target_id == e.id and f.agreed and not f.competence]
    return [Testimony(who=f.who, role=f.role, said=f.text, on=f.on) for f in said]


# ---- shorter --------------------------------------------------------------------------------------------------


def _others(
    b: Builder, snapshot: Snapshot, others: Sequence[Experience], numbers: dict[str, str], *, after_stars: bool
) -> None:
    level = 3
    for number, experience in enumerate(others):
        b.begin(words.EXPERIENCES, Start.WHOLE if number == 0 and after_stars else Start.HERE)
        if number == 0 and after_stars:
            head = b.heading(words.MORE_EXPERIENCES, "h2", 3, anchor="ook", bookmark=1)
            b.add(b.gaps.section, head, b.gaps.unit)
            level = 4
        elif after_stars:
            level = 4
        with b.into("Sect"):
            gallery = Gallery(b, snapshot.evidence_of(experience), numbers)
            _short(b, snapshot, experience, gallery, level)


def _short(b: Builder, snapshot: Snapshot, e: Experience, gallery: Gallery, level: int) -> None:
    """One sentence stays small; a richer one gets its answers, photos and reflections under it."""
    title = b.heading(words.title_of(e), "h3", level, anchor=e.id)
    about = ", ".join(filter(None, (kind_said(snapshot, e), words.where(e), e.role.strip(), _hours(e))))
    meta = b.text(about, "small", sticky=True) if about else None
    story = prose(b, e.story, lead="lead" if b.leaflet else "") if not is_blank(e.story) else None
    answered = in_short(b, e)
    when = dates.span(e.start, e.end)
    date = b.text(when, "small") if when else None
    marks = chips(b, e.competences)
    lead = gallery.lead(b.design.strip_height) if len(gallery.photos) == 1 else None
    side = Column(date, after(11 if date else 0, marks), keep=KEEP)
    if lead:
        side = Column(side, 13 if date or marks else 0, lead[0], 7, lead[1], keep=KEEP)
    main = Column(title, after(6, meta), after(11, story), [15, *answered] if answered else None)
    b.add(Column(rule(b, strong=True), 12, beside(b, side, main), keep=KEEP), b.gaps.unit)
    _rest(b, snapshot, e, gallery, compact=True)
    b.add(2)


def _hours(e: Experience) -> str:
    return f"{words.thousands(e.hours)} uur" if e.hours is not None else ""


def _loose(b: Builder, snapshot: Snapshot) -> None:
    loose = loose_reflections(snapshot)
    if not loose:
        return
    b.begin(words.EXPERIENCES, Start.HERE)
    with b.into("Sect"):
        b.add(b.gaps.block, b.heading(words.LOOSE_REFLECTIONS, "h2", 3, anchor="los", bookmark=1), b.gaps.unit)
        b.add(*interview(b, loose))
