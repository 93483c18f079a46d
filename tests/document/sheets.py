"""The loopbaandocument as pictures: ``python -m tests.document.sheets OUT [DESIGN…]``.

Contact sheets of a dossier with 0, 1, 10 and 300 experiences in every design, and the PDFs beside them.
"""

from __future__ import annotations

import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image

from lobdossier.document.career_document import write_career_document
from lobdossier.document.conversation_report import write_conversation_report
from lobdossier.document.conversation_sheet import write_conversation_sheet
from lobdossier.document.request import DocumentRequest
from lobdossier.domain.choosing import activities, chosen, propose
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Evidence
from lobdossier.domain.snapshot import Bytes, Snapshot
from lobdossier.domain.vocabulary import ConversationState, DocumentDesign, Purpose
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace

TODAY: Final = date(2026, 6, 12)
COUNTS: Final = (0, 1, 10, 300)
_ACROSS, _MOST, _WIDE = 6, 48, 380
_GROUND: Final = (124, 128, 140)


def demo(experiences: int, folder: Path) -> tuple[Snapshot, Snapshot, dict[str, bytes], DocumentRequest]:
    """The example grown to *experiences*: the whole dossier, what goes along, the photos by hash, and the request."""
    workspace = Workspace.create(
        folder / f"{experiences}.lobdossier",
        "Noor de Wit",
        data=folder / "data",
        clock=lambda: datetime(2026, 6, 12, 9, 30, tzinfo=UTC),
    )
    with closing(workspace):
        if experiences:
            build_demo(workspace, experiences=experiences, today=TODAY)
        purpose = Purpose.SCHOOL if experiences == 10 else Purpose.ALLES
        wanted = workspace.sharing.draft(purpose)
        dossier = workspace.records.snapshot()
        part = chosen(dossier, wanted if purpose is Purpose.SCHOOL else propose(dossier, purpose))
        held = {item.sha256: workspace.evidence.fetch(item.sha256) for item in part.all(Evidence) if item.sha256}
    request = DocumentRequest(
        made_on=TODAY,
        data="part",
        purpose=purpose,
        receiver=wanted.receiver,
        why=wanted.why,
        know=wanted.know,
        activities=activities(dossier) if experiences else (),
    )
    return dossier, part, held, request


def contact_sheet(pdf: Path, target: Path, across: int = _ACROSS, wide: int = _WIDE, most: int = _MOST) -> int:
    """The first pages of *pdf* beside each other in one picture; the number of all pages."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        count = len(document)
        shown = [
            document[number].render(scale=wide / document[number].get_width()).to_pil()
            for number in range(min(count, most))
        ]
    across = min(across, len(shown))
    high = shown[0].height
    rows = -(-len(shown) // across)
    sheet = Image.new("RGB", (across * (wide + 12) + 12, rows * (high + 12) + 12), _GROUND)
    for number, page in enumerate(shown):
        sheet.paste(page, (12 + number % across * (wide + 12), 12 + number // across * (high + 12)))
    sheet.save(target)
    return count


def main(arguments: list[str]) -> int:
    """Make the sheets in the folder named first, of the designs named after it or of all."""
    if not arguments:
        print("Gebruik: python -m tests.document.sheets MAP [ONTWERP…]", file=sys.stderr)
        return 2
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    designs = [DocumentDesign(name) for name in arguments[1:]] or list(DocumentDesign)
    with tempfile.TemporaryDirectory() as folder:
        for count in COUNTS:
            dossier, part, held, request = demo(count, Path(folder))
            for design in designs:
                _made(out, f"{design}-{count}", part, held.__getitem__, replace(request, design=design))
                _talk(out, f"{design}-gesprek-{count}", dossier, design)
    return 0


def _made(out: Path, name: str, part: Snapshot, fetch: Bytes, request: DocumentRequest) -> None:
    began = time.perf_counter()
    made = write_career_document(part, fetch, request, out / f"{name}.pdf")
    took = time.perf_counter() - began
    contact_sheet(out / f"{name}.pdf", out / f"{name}.png")
    print(f"{name}: {made.pages} pages, {made.size / 1e6:.2f} MB, {took:.2f} s")


def _talk(out: Path, name: str, dossier: Snapshot, design: DocumentDesign) -> None:
    planned = [c for c in dossier.all(Conversation) if c.state is ConversationState.PLANNED]
    if planned:
        write_conversation_sheet(dossier, planned[0], TODAY, out / f"{name}.pdf", design=design)
        contact_sheet(out / f"{name}.pdf", out / f"{name}.png")
    held = [c for c in dossier.conversations() if c.state is ConversationState.HELD]
    if held:
        write_conversation_report(dossier, held[-1], TODAY, out / f"{name}-verslag.pdf", design=design)
        contact_sheet(out / f"{name}-verslag.pdf", out / f"{name}-verslag.png")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
