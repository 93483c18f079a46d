"""The gespreksverslag: what came out of a conversation, for everybody who was at the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from lobdossier import __version__
from lobdossier.document import voices, words
from lobdossier.document.builder import Builder
from lobdossier.document.designs import design_of
from lobdossier.document.fonts import Family
from lobdossier.document.layout import Lowered
from lobdossier.document.look import Look
from lobdossier.document.make import stopping, write
from lobdossier.document.pages import report, sheet
from lobdossier.document.pages.conversations import notes_of, title_of
from lobdossier.document.paginate import Start, lay_out
from lobdossier.document.photos import PhotoStore, no_photos
from lobdossier.document.prose import is_blank
from lobdossier.document.request import Made
from lobdossier.document.tagged.canvas import About
from lobdossier.document.tagged.tree import said
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.progress import Progress, Stopped, nobody, unstopped
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import Consent, DocumentDesign
from lobdossier.text import dates


@dataclass(frozen=True, slots=True)
class _Setting:
    """How it is set: *air* scales the gaps, and it is to fit on so many *pages*, 0 for any number.

    When *apart*, the voices and what was agreed begin on the second page.
    """

    air: float
    pages: int = 0
    apart: bool = False


_SETTINGS: Final = (
    _Setting(1.0, 1),
    _Setting(0.7, 1),
    _Setting(1.0, 2, apart=True),
    _Setting(0.7, 2, apart=True),
    _Setting(0.8, 2),
    _Setting(0.55, 2, apart=True),
    _Setting(0.55, 2),
)
"""Tried in turn."""
_MORE: Final = (_Setting(1.0), _Setting(0.8), _Setting(0.6))
"""What fits none of those: as few pages as one of these needs."""
_LONG: Final = 9_000
"""Characters that never fit on two pages: then trying is work."""


def write_conversation_report(
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
    """Write the record of *conversation* to *target*: one or two A4, more only when the texts are long.

    All of *snapshot* that belongs to it is printed, and the planned conversation that comes after it. Never what was
    prepared for the student alone. The same input gives the same bytes; *today* is the date that the file carries.

    Raises:
        Cancelled: *cancelled* said so; there is no new file.
        ExportFailed: the file could not be written; what was at *target* is untouched.
    """
    look = Look(design_of(design), font, base_size)
    builder = tell_report(snapshot, conversation, today, look, stopping(cancelled))
    name = snapshot.student.name.strip() or words.NAMELESS
    title = f"Gespreksverslag: {title_of(conversation)}"
    about = About(said(title), said(name), said(title), f"Lobdossier {__version__}", today)
    on = f" {dates.plain(conversation.on)}" if conversation.on else ""
    foot = f"{name}, gespreksverslag{on}"
    return write(builder, about, foot, target, progress, cancelled, bare_first=False)


def tell_report(
    snapshot: Snapshot,
    conversation: Conversation,
    today: date,
    look: Look,
    check: Callable[[], None] = lambda: None,
) -> Builder:
    """The story of the record, not yet on pages: set so that it fits on one or two if it can."""
    if _length(snapshot, conversation) > _LONG:
        return _told(snapshot, conversation, today, look, _MORE[0], check)
    for setting in _SETTINGS:
        b = _told(snapshot, conversation, today, look, setting, check)
        if len(lay_out(b.story, check)) <= setting.pages:
            return b
    made = [_told(snapshot, conversation, today, look, setting, check) for setting in _MORE]
    return min(made, key=lambda b: len(lay_out(b.story, check)))


def _told(
    snapshot: Snapshot,
    conversation: Conversation,
    today: date,
    look: Look,
    setting: _Setting,
    check: Callable[[], None],
) -> Builder:
    b = Builder(look, PhotoStore(no_photos, 0), check=check)
    gap, student = b.gaps.unit * setting.air, snapshot.student.first_name
    people, agreements = snapshot.participants_in(conversation), snapshot.agreements_of(conversation)
    agreed = any(agreement.what.strip() for agreement in agreements)
    sheet.head(b, snapshot, conversation, people, gap, kind="Gespreksverslag")
    report.in_my_words(b, snapshot, conversation, gap)
    report.noted(b, conversation, gap)
    second = agreed or voices.has_voices(conversation, people) or any(p.consent is not Consent.UNKNOWN for p in people)
    first = not is_blank(conversation.summary) or not is_blank(conversation.talked_about) or notes_of(conversation)
    if not first and not second:
        report.nothing_yet(b, gap)
    b.begin("", Start.PAGE if setting.apart and first and second else Start.HERE)
    report.all_voices(b, snapshot, conversation, people, gap)
    report.agreed(b, agreements, student, gap)
    report.agreeing(b, people, snapshot.student.name.strip(), gap)
    closing = report.closing(b, snapshot, conversation, today, agreed=agreed)
    b.add(Lowered(closing) if setting.pages else closing)
    return b


def _length(snapshot: Snapshot, conversation: Conversation) -> int:
    people = snapshot.participants_in(conversation)
    written = [conversation.summary, conversation.talked_about, *(notes.text for notes in conversation.notes)]
    written += [text for a in snapshot.agreements_of(conversation) for text in (a.what, a.how_it_went)]
    written += [person.consent_because for person in people]
    return sum(map(len, written)) + voices.length(conversation, people)
