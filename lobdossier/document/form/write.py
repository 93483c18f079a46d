"""Making the form: one A4 if it can be, two when the questions are long or the letters large."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from lobdossier import __version__
from lobdossier.document.builder import Builder
from lobdossier.document.designs import design_of
from lobdossier.document.fonts import Family
from lobdossier.document.form import page, words
from lobdossier.document.form.page import Room
from lobdossier.document.form.sheet import FormSheet
from lobdossier.document.grid import FRAME, FULL
from lobdossier.document.look import Look
from lobdossier.document.make import write
from lobdossier.document.paginate import lay_out
from lobdossier.document.photos import PhotoStore, no_photos
from lobdossier.document.request import Made
from lobdossier.document.tagged.canvas import About
from lobdossier.document.tagged.tree import said
from lobdossier.domain.progress import Progress, Stopped, nobody, unstopped
from lobdossier.domain.vocabulary import DocumentDesign

_MOST, _LEAST = 12, 3
"""Lines to write on for each answer."""
_WIDEST: Final = 26.0
"""Points between two of them: what is left of a page goes there."""
_CLOSER: Final = 0.7
_PAGES: Final = 2


def write_form(
    sheet: FormSheet,
    today: date,
    target: Path,
    progress: Progress = nobody,
    cancelled: Stopped = unstopped,
    *,
    font: Family = "atkinson",
    base_size: int = 10,
    design: DocumentDesign = DocumentDesign.RUSTIG,
) -> Made:
    """Write the form of *sheet* to *target*.

    In it are names, ids and questions, and no answer of anybody. The same input gives the same bytes; *today* is the
    date that the file carries.

    Raises:
        Cancelled: *cancelled* said so; there is no new file.
        ExportFailed: the file could not be written; what was at *target* is untouched.
    """
    builder = tell_form(sheet, Look(design_of(design), font, base_size))
    title, foot = words.about(sheet), words.foot_line(sheet)
    name = sheet.student.name.strip() or words.kind(sheet)
    maker = f"Lobdossier {__version__}"
    # It would pass as an archive, but must not say so: Adobe's programs then let nobody write in it.
    about = About(said(title), said(name), said(words.title(sheet)), maker, today, archive=False)
    return write(builder, about, foot, target, progress, cancelled, bare_first=False)


def tell_form(sheet: FormSheet, look: Look) -> Builder:
    """The story of the form, not yet on pages: with as much room to write as fits."""
    step, widest = Room(0).step * look.base / 10, _WIDEST * look.base / 10
    for room in _on_one_page(step):
        left = FRAME - _height(_told(sheet, look, room))
        if left >= 0:
            wider = room.step + left / max(1, len(sheet.questions)) / room.lines - 0.01
            return _told(sheet, look, replace(room, step=max(room.step, min(wider, widest))))
    for lines in range(_MOST, _LEAST, -1):
        b = _told(sheet, look, Room(lines, step))
        before = _height(b)
        pages = lay_out(b.story, lambda: None)
        if len(pages) <= _PAGES and _height(b) == before:  # the gaps were left as they are
            return b
    return _told(sheet, look, Room(_LEAST, step))


def _on_one_page(step: float) -> Iterator[Room]:
    """What is tried in turn: less to write on, and then everything closer."""
    for lines in range(_MOST, _LEAST - 1, -1):
        yield Room(lines, step)
    for lines in range(_LEAST + 1, _LEAST - 2, -1):
        yield Room(lines, step * 0.9, _CLOSER)


def _height(b: Builder) -> float:
    """How high the story is, with all its gaps."""
    return sum(part.measure(FULL) for unit in b.story for part in unit.parts)


def _told(sheet: FormSheet, look: Look, room: Room) -> Builder:
    b = Builder(look, PhotoStore(no_photos, 0))
    page.head(b, sheet, room)
    page.who(b, sheet, room)
    page.questions(b, sheet, room)
    page.consent(b, sheet, room)
    return b
