"""From a story to a file: two folders are never half written, and nothing stays behind when it stops."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from lobdossier import disk
from lobdossier.document import pen, words
from lobdossier.document.builder import Builder
from lobdossier.document.caption import caption
from lobdossier.document.components import writing_lines
from lobdossier.document.grid import BOTTOM, FRAME, FULL, GUTTER, MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from lobdossier.document.paginate import Page, draw_page, lay_out
from lobdossier.document.request import Made
from lobdossier.document.tagged.canvas import About, TaggedCanvas
from lobdossier.document.tagged.embedded import Embedded
from lobdossier.domain.errors import Cancelled, ExportFailed, TargetTaken
from lobdossier.domain.progress import Progress, Stopped, nobody, unstopped

_TALKED_OVER = (words.CONVERSATIONS, words.PLANS)
_FEWEST_LINES = 3
_LAYOUT = 0.35
"""The share of the work that is done once it is known what goes where."""


def stopping(cancelled: Stopped) -> Callable[[], None]:
    """Something to call often: it raises `Cancelled` when *cancelled* says so."""

    def check() -> None:
        if cancelled():
            raise Cancelled

    return check


def write(
    builder: Builder,
    about: About,
    foot: str,
    target: Path,
    progress: Progress = nobody,
    cancelled: Stopped = unstopped,
    *,
    bare_first: bool = True,
    files: Sequence[Embedded] = (),
) -> Made:
    """Lay out, draw and put the document at *target*, replacing what was there in one step.

    *foot* stands at the foot of every page, of the first only when not *bare_first*. *files* go inside.

    Raises:
        Cancelled: *cancelled* said so; there is no new file.
        TargetTaken: at *target* stands something that is no PDF; it was not touched.
        ExportFailed: the disk said no; there is no new file.
    """
    check = stopping(cancelled)
    check()
    pages = lay_out(builder.story, check)
    builder.find_anchors(pages)
    progress(_LAYOUT)
    try:
        return _into(target, builder, about, foot, pages, progress, check, bare_first, files)
    except OSError as error:
        raise ExportFailed(target, str(error.strerror or error)) from error


def _into(
    target: Path,
    builder: Builder,
    about: About,
    foot: str,
    pages: list[Page],
    progress: Progress,
    check: Callable[[], None],
    bare_first: bool,
    files: Sequence[Embedded],
) -> Made:
    _must_be_free(target)
    disk.sweep(target.parent, target.name)
    part = disk.temporary_beside(target)
    try:
        disk.make_private(part)
        with part.open("wb") as file:
            _draw(file, builder, about, foot, pages, progress, check, bare_first, files)
        check()
        data = part.read_bytes()
        part.chmod(0o644)
        _must_be_free(target)
        disk.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    progress(1.0)
    return Made(len(pages), len(data), hashlib.sha256(data).hexdigest())


def _must_be_free(target: Path) -> None:
    if disk.taken(target, lambda head: head.startswith(b"%PDF-")):
        raise TargetTaken(target)


def _draw(
    file: object,
    builder: Builder,
    about: About,
    foot: str,
    pages: list[Page],
    progress: Progress,
    check: Callable[[], None],
    bare_first: bool,
    files: Sequence[Embedded],
) -> None:
    font = builder.look.fonts.names["R"]
    canvas = TaggedCanvas(file, builder.root, about, font, (PAGE_WIDTH, PAGE_HEIGHT), files)
    for number, page in enumerate(pages, 1):
        check()
        draw_page(canvas, page)
        last = number == len(pages) or pages[number].section != page.section
        if builder.design.notes and last and page.section in _TALKED_OVER:
            _notes(canvas, builder, page)
        if number > 1 or not bare_first:
            _foot(canvas, builder, foot, page, number)
        canvas.showPage()
        progress(_LAYOUT + (0.95 - _LAYOUT) * number / len(pages))
    canvas.save()


def _foot(canvas: TaggedCanvas, b: Builder, foot: str, page: Page, number: int) -> None:
    """Name, chapter and page number on the grid, and a coloured tab at the edge; all of it decoration."""
    y, main, side = BOTTOM * 13 / 24, b.look.main, b.look.side
    text, margin = (MARGIN + side + GUTTER, MARGIN) if b.design.margin_left else (MARGIN, MARGIN + main + GUTTER)
    with canvas.artifact("Pagination"):
        if page.section and b.design.tabs:
            _tab(canvas, b, page)
        if b.design.foot_rule:
            pen.line(canvas, b.design.ink, b.design.foot_rule)
            canvas.line(MARGIN, y + 14, MARGIN + FULL, y + 14)
        caption(canvas, b, foot, text, y, main * 0.68)
        caption(canvas, b, page.section, text + main * 0.7, y, main * 0.3, right=True)
        caption(canvas, b, f"{number} / {b.total}", margin, y, side, role="strong")


def _notes(canvas: TaggedCanvas, b: Builder, page: Page) -> None:
    """Lines to write on in what is left of a page; decoration, because they say nothing."""
    label, step = b.look.cap("label"), 24.0
    top = BOTTOM + FRAME - page.used - b.gaps.section
    count = int((top - label - BOTTOM) / step)
    if count >= _FEWEST_LINES:
        with canvas.artifact():
            caption(canvas, b, words.NOTES, MARGIN, top - label, FULL, role="label")
            writing_lines(b, count, step).draw(canvas, MARGIN, top - label, FULL)


def _tab(canvas: TaggedCanvas, b: Builder, page: Page) -> None:
    """A tab at the edge, lower for each later chapter: it shows where one is when the document is leafed through."""
    sections = list(dict.fromkeys(unit.section for unit in b.story if unit.section))
    place = sections.index(page.section) if page.section in sections else 0
    height = 68.0
    top = PAGE_HEIGHT - 85 - place * height
    pen.fill(canvas, b.look.tone(page.competence).vivid if page.competence else b.design.cover.ground)
    canvas.roundRect(PAGE_WIDTH - 14, top - height + 4, 34, height - 8, 4, stroke=0, fill=1)
