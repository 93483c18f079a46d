"""The loopbaandocument of about forty pages with twenty photos, against plain ReportLab of the same words and photos."""

from __future__ import annotations

import subprocess
import tempfile
import time
from contextlib import closing
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Image, Paragraph, SimpleDocTemplate, Spacer

from lobdossier.domain.experience import Evidence
from lobdossier.domain.vocabulary import EvidenceKind, Purpose
from lobdossier.paths import resource
from lobdossier.services.demo import build_demo
from lobdossier.services.workshop import Workshop
from lobdossier.services.workspace import Workspace
from tests.benchmarks.figures import Figure, ratio, seconds

EXPERIENCES, PHOTOS = 44, 20
_READING_S = 0.35
"""What the screen waits at least before it asks for pages."""


def figures() -> list[Figure]:
    """Time and size of the export."""
    rl_config.useA85 = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace = Workspace.create(folder / "Noor.lobdossier", "Noor", data=folder)
        build_demo(workspace, experiences=EXPERIENCES, photos=PHOTOS)
        document = workspace.sharing.propose(Purpose.ALLES)
        ours, plain = folder / "ours.pdf", folder / "plain.pdf"
        made = workspace.sharing.export(document, ours)
        told = subprocess.run(["pdftotext", "-layout", ours, "-"], capture_output=True, check=True, text=True).stdout
        photos = []
        for evidence in workspace.records.all(Evidence):
            if evidence.kind is EvidenceKind.PHOTO:
                photos.append(folder / f"{len(photos)}.jpg")
                photos[-1].write_bytes(workspace.evidence.fetch(evidence.sha256))
        found, ms = ratio(lambda: workspace.sharing.export(document, ours), lambda: _plain(plain, told, photos))
        cold, warm, peak = _elsewhere(workspace, folder)
        jpegs = sum(photo.stat().st_size for photo in photos)
        note = f"{made.pages} pages, {len(photos)} photos, {ms:.0f} ms"
        size = f"{ours.stat().st_size / 1e6:.2f} MB, photos {jpegs / 1e6:.2f} MB"
        workspace.close()
        return [
            Figure("export tagged / plain ReportLab of the same content", found, 1.3, note),
            Figure("first preview after Delen was opened, in seconds", cold, 1.0, f"the next ones {warm:.2f} s"),
            Figure("memory of the process that made it, in MB", peak, 250),
            Figure("size of the PDF / its photos as they are kept", ours.stat().st_size / jpegs, 1.05, size),
        ]


def _elsewhere(workspace: Workspace, folder: Path) -> tuple[float, float, float]:
    """Seconds to the first pages of a document for a school and to the next, and the most memory, with all of it made."""
    document = workspace.sharing.propose(Purpose.SCHOOL)
    with closing(Workshop(workspace.path, workspace.clock)) as workshop:
        workshop.warm()  # as the screen does while it reads what can go along
        time.sleep(_READING_S)
        cold = seconds(lambda: workshop.draw(document, folder / "preview.pdf"))
        warm = seconds(lambda: workshop.draw(document, folder / "preview.pdf"))
        workshop.draw(workspace.sharing.propose(Purpose.ALLES), folder / "preview.pdf")
        return cold, warm, _peak(workshop) / 1e6


def _peak(workshop: Workshop) -> float:
    """The most bytes that the process had (Linux)."""
    assert workshop._process is not None
    status = Path(f"/proc/{workshop._process.pid}/status").read_text(encoding="ascii")
    return float(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))) * 1024


def _plain(target: Path, told: str, photos: list[Path]) -> None:
    """The same words, paragraph by paragraph, and the photos between them; one font, embedded as ours are."""
    font = resource("fonts") / "AtkinsonHyperlegibleNext_400Regular.ttf"
    if "Plain" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Plain", font))
    style = ParagraphStyle("body", fontName="Plain", fontSize=10.5, leading=15, spaceAfter=6)
    paragraphs = [" ".join(part.split()) for part in told.split("\n\n") if part.strip()]
    story: list[Flowable] = []
    for number, words in enumerate(paragraphs):
        story.append(Paragraph(escape(words), style))
        if number % max(1, len(paragraphs) // len(photos)) == 0 and number // (len(paragraphs) // len(photos)) < len(
            photos
        ):
            story += [Image(photos[number // (len(paragraphs) // len(photos))], 300, 200), Spacer(1, 12)]
    SimpleDocTemplate(str(target), pagesize=A4).build(story)


if __name__ == "__main__":
    print(*figures(), sep="\n")
