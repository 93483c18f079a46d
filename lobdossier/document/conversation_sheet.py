"""The gespreksblad: what a student takes to a conversation, with lines to write on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from lobdossier import __version__
from lobdossier.document import voices, words
from lobdossier.document.builder import Builder
from lobdossier.document.designs import design_of
from lobdossier.document.fonts import Family
from lobdossier.document.grid import FRAME
from lobdossier.document.look import Look
from lobdossier.document.make import write
from lobdossier.document.pages import sheet
from lobdossier.document.pages.conversations import title_of
from lobdossier.document.pages.sheet import Spread
from lobdossier.document.paginate import lay_out
from lobdossier.document.photos import PhotoStore, no_photos
from lobdossier.document.request import Made
from lobdossier.document.tagged.canvas import About
from lobdossier.document.tagged.tree import said
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.progress import Progress, Stopped, nobody, unstopped
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import DocumentDesign

_SPREADS = (
    Spread(1.0, 3, 5),
    Spread(1.0, 2, 3),
    Spread(0.75, 2, 3, step=20),
    Spread(0.5, 1, 2, step=18),
    Spread(1.0, 4, 5, cards_apart=True, pages=2),
    Spread(1.0, 3, 4, cards_apart=True, pages=2),
    Spread(1.0, 2, 3, step=20, cards_apart=True, pages=2),
    Spread(0.8, 2, 4, on_cards=2, cards_apart=True, pages=2),
    Spread(0.6, 1, 4, on_cards=2, cards_apart=True, pages=2),
    Spread(0.6, 1, 2, step=18, cards_apart=True, pages=2),
)
"""Tried in turn for one page, then for two."""
_WITH_VOICES = (
    Spread(0.8, 1, 3, step=20, pages=2),
    Spread(0.6, 1, 2, step=18, pages=2),
    Spread(0.6, 1, 2, step=18, pages=2, answer=320),
    Spread(0.6, 1, 2, step=18, pages=2, answer=160),
    Spread(0.5, 1, 2, step=18, pages=2, answer=100),
    Spread(0.5, 1, 2, step=18, pages=2, answer=100, asked=4),
    Spread(0.5, 1, 2, step=18, pages=2, answer=100, asked=3),
    Spread(0.5, 1, 2, step=16, pages=2, answer=70, asked=2),
)
"""Then, with answers of others: in one flow, and if need be with only their first words, and the first questions."""
_LONG = 7_000
"""Characters of answers that never fit on two pages: then trying is work."""
_EMPTY = 0.45


def write_conversation_sheet(
    snapshot: Snapshot,
    conversation: Conversation,
    today: date,
    target: Path,
    progress: Progress = nobody,
    cancelled: Stopped = unstopped,
    *,
    font: Family = "atkinson",
    base_size: int = 10,
    design: DocumentDesign = DocumentDesign.KLEURRIJK,
) -> Made:
    """Write the sheet for *conversation* to *target*: one A4, two with many cards or long texts.

    Only what was ticked is on it: the experiences and reflections that the conversation names, and the private question
    only when it is shared. The same input gives the same bytes; *today* is the date that the file carries.

    Raises:
        Cancelled: *cancelled* said so; there is no new file.
        ExportFailed: the file could not be written; what was at *target* is untouched.
    """
    builder = tell_sheet(snapshot, conversation, Look(design_of(design), font, base_size))
    name = snapshot.student.name.strip() or words.NAMELESS
    title = f"Gespreksblad: {title_of(conversation)}"
    about = About(said(title), said(name), said(title), f"Lobdossier {__version__}", today)
    return write(builder, about, f"{name}, gespreksblad", target, progress, cancelled, bare_first=False)


def tell_sheet(snapshot: Snapshot, conversation: Conversation, look: Look) -> Builder:
    """The story of the sheet, not yet on pages: set so that it fits on one page if it can."""
    people = snapshot.participants_in(conversation)
    spreads = [*_SPREADS, *(_WITH_VOICES if voices.has_voices(conversation, people) else ())]
    if voices.length(conversation, people) > _LONG:
        spreads = [spread for spread in spreads if spread.answer]
    for spread in spreads:
        b = _told(snapshot, conversation, look, spread)
        pages = lay_out(b.story, lambda: None)
        if len(pages) <= spread.pages:
            break
    if spread.cards_apart and pages[0].used < FRAME * _EMPTY:  # little to tell beforehand: the cards begin under it
        return _told(snapshot, conversation, look, replace(spread, cards_apart=False))
    return b


def _told(snapshot: Snapshot, conversation: Conversation, look: Look, spread: Spread) -> Builder:
    b = Builder(look, PhotoStore(no_photos, 0))
    gap = b.gaps.unit * spread.air
    people = snapshot.participants_in(conversation)
    sheet.head(b, snapshot, conversation, people, gap)
    sheet.before(b, snapshot, conversation, gap)
    sheet.agenda(b, conversation, gap)
    sheet.brought(b, snapshot, conversation, gap, airy=spread.air == 1)
    sheet.all_voices(b, snapshot, conversation, people, spread, gap)
    sheet.questions(b, people, spread, gap)
    sheet.cards(b, conversation.cards, spread)
    sheet.agreements(b, spread)
    return b
