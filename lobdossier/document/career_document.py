"""The loopbaandocument: what a student hands over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from lobdossier import __version__
from lobdossier.document import words
from lobdossier.document.builder import Builder
from lobdossier.document.designs import design_of
from lobdossier.document.look import Look
from lobdossier.document.make import stopping, write
from lobdossier.document.pages import colophon, conversations, experiences, plans, portrait, proof, wishes
from lobdossier.document.pages.contents import Entry, contents
from lobdossier.document.pages.cover import cover
from lobdossier.document.paginate import lay_out
from lobdossier.document.photos import PhotoStore
from lobdossier.document.request import DocumentRequest, Made
from lobdossier.document.tagged.canvas import About
from lobdossier.document.tagged.embedded import Embedded
from lobdossier.document.tagged.tree import said
from lobdossier.domain.experience import Evidence
from lobdossier.domain.progress import Progress, Stopped, nobody, unstopped
from lobdossier.domain.snapshot import Bytes, Snapshot
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.text import names

_FEW_RECORDS, _LEAFLET_PAGES = 24, 5
"""A dossier of so few records is told without chapter pages, if it then fits on so many pages, the cover included."""


def write_career_document(
    snapshot: Snapshot,
    fetch: Bytes,
    request: DocumentRequest,
    target: Path,
    progress: Progress = nobody,
    cancelled: Stopped = unstopped,
    files: Sequence[Embedded] = (),
) -> Made:
    """Write the loopbaandocument of *snapshot* (already only what the student chose) to *target*, with *files* inside.

    The same input gives the same bytes. *progress* hears shares from 0 to 1; *cancelled* is asked often.

    Raises:
        Cancelled: *cancelled* said so; there is no new file.
        ExportFailed: the file could not be written; what was at *target* is untouched.
    """
    builder = tell(snapshot, fetch, request, check=stopping(cancelled))
    name = snapshot.student.name.strip()
    title = f"{words.CAREER_DOCUMENT} van {name}" if name else words.CAREER_DOCUMENT
    subject = (
        f"{names.purpose_name(request.purpose)}: {request.receiver}"
        if request.receiver
        else names.purpose_name(request.purpose)
    )
    about = About(
        said(title), said(name or words.NAMELESS), said(subject), f"Lobdossier {__version__}", request.made_on
    )
    foot = f"{name}, {words.CAREER_DOCUMENT.lower()}" if name else words.CAREER_DOCUMENT
    return write(builder, about, foot, target, progress, cancelled, files=files)


def tell(
    snapshot: Snapshot,
    fetch: Bytes,
    request: DocumentRequest,
    check: Callable[[], None] = lambda: None,
) -> Builder:
    """The whole story, not yet on pages. *check* is called often, and ends it by raising."""
    look = Look(design_of(request.design), request.font, request.base_size)
    if sum(map(len, snapshot.records.values())) <= _FEW_RECORDS:
        leaflet = _told(snapshot, fetch, request, look, check, leaflet=True)
        if len(lay_out(leaflet.story, check)) <= _LEAFLET_PAGES:
            return leaflet
    return _told(snapshot, fetch, request, look, check, leaflet=False)


def _told(
    snapshot: Snapshot,
    fetch: Bytes,
    request: DocumentRequest,
    look: Look,
    check: Callable[[], None],
    *,
    leaflet: bool,
) -> Builder:
    photos = sum(item.kind in (EvidenceKind.PHOTO, EvidenceKind.BADGE) for item in snapshot.all(Evidence))
    photos += look.design.cover.photo
    b = Builder(look, PhotoStore(fetch, photos), leaflet=leaflet, check=check)
    cover(b, snapshot, request)
    if not leaflet or request.why.strip() or request.know.strip():
        contents(b, snapshot, request, _entries(snapshot, request))
    if portrait.has_portrait(snapshot):
        portrait.portrait(b, snapshot, request.made_on)
    if experiences.has_experiences(snapshot):
        experiences.experiences(b, snapshot, request)
    if snapshot.conversations():
        conversations.conversations(b, snapshot)
    if plans.has_plans(snapshot):
        plans.plans(b, snapshot)
    if wishes.has_wishes(snapshot, request):
        wishes.wishes(b, snapshot, request)
    if len(proof.rows_of(snapshot, request)) > int(leaflet):
        proof.proof(b, snapshot, request)
    colophon.colophon(b, snapshot, request)
    return b


def _entries(snapshot: Snapshot, request: DocumentRequest) -> list[Entry]:
    done = experiences.in_order(snapshot)
    starred = sum(e.star for e in done)
    found: list[Entry] = []
    if portrait.has_portrait(snapshot):
        found.append((words.PORTRAIT, portrait.ANCHOR, "de vijf competenties, in mijn woorden"))
    if experiences.has_experiences(snapshot):
        about = words.count(len(done), "ervaring", "ervaringen") if done else "waar ik op terugkeek"
        found.append((words.EXPERIENCES, experiences.ANCHOR, f"{about}, {starred} helemaal" if starred else about))
    if snapshot.conversations():
        about = words.count(len(snapshot.conversations()), "gesprek", "gesprekken")
        found.append((words.CONVERSATIONS, conversations.ANCHOR, f"{about}, en wat we afspraken"))
    if plans.has_plans(snapshot):
        found.append((words.PLANS, plans.ANCHOR, "wat ik nu doe en wat straks komt"))
    if wishes.has_wishes(snapshot, request):
        found.append((words.WISHES, wishes.ANCHOR, "wat mijn school vraagt, en wat dat laat zien"))
    if proof.rows_of(snapshot, request):
        found.append((words.PROOF, proof.ANCHOR, "alle activiteiten in een tabel"))
    found.append((words.COLOPHON, colophon.ANCHOR, "wat dit bestand is"))
    return found
