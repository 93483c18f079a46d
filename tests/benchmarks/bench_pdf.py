"""The loopbaandocument of about forty pages with twenty photos, against plain ReportLab of the same words and photos.

Against it twice: against the bare words in a few large paragraphs, which is what has an aim; and, to tell what the tags
and the design take, against each block of ours as a paragraph of its own with the same files attached.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from xml.sax.saxutils import escape

import pikepdf
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFStream, PDFZCompress
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Image, Paragraph, SimpleDocTemplate, Spacer

from lobdossier.domain.experience import Evidence
from lobdossier.domain.vocabulary import EvidenceKind, Purpose
from lobdossier.paths import resource
from lobdossier.services.demo import build_demo
from lobdossier.services.workshop import Workshop
from lobdossier.services.workspace import Workspace
from tests.benchmarks.figures import ROUNDS, Figure, of_pairs, seconds
from tests.document.support import structure_texts

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
        paragraphs = [" ".join(part.split()) for part in told.split("\n\n") if part.strip()]
        blocks, files = structure_texts(ours), _attached(ours)
        photos = []
        for evidence in workspace.records.all(Evidence):
            if evidence.kind is EvidenceKind.PHOTO:
                photos.append(folder / f"{len(photos)}.jpg")
                photos[-1].write_bytes(workspace.evidence.fetch(evidence.sha256))
        rounds = [
            (
                _undisturbed(lambda: workspace.sharing.export(document, ours)),
                _undisturbed(lambda: _plain(plain, paragraphs, photos)),
                _undisturbed(lambda: _plain(plain, blocks, photos, files)),
            )
            for _ in range(ROUNDS + 1)
        ][1:]
        own, bare, alike = zip(*rounds, strict=True)
        ms = statistics.median(own) * 1_000
        cold, warm, peak = _elsewhere(workspace, folder)
        jpegs = sum(photo.stat().st_size for photo in photos)
        note = f"{made.pages} pages, {len(photos)} photos, {ms:.0f} ms"
        size = f"{ours.stat().st_size / 1e6:.2f} MB, photos {jpegs / 1e6:.2f} MB"
        workspace.close()
        return [
            Figure(
                "export tagged / plain ReportLab of the same words",
                of_pairs(list(zip(own, bare, strict=True))),
                1.3,
                note,
            ),
            Figure(
                "the same / plain ReportLab, block by block, with the files",
                of_pairs(list(zip(own, alike, strict=True))),
                None,
                f"{len(blocks)} blocks",
            ),
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


def _undisturbed(act: Callable[[], object]) -> float:
    """Seconds of *act* as in the process that makes documents: Python's collector waits until it is done."""
    gc.collect()
    gc.disable()
    try:
        return seconds(act)
    finally:
        gc.enable()


def _attached(pdf: Path) -> list[bytes]:
    """The files inside."""
    with pikepdf.open(pdf) as opened:
        return [file.get_file().read_bytes() for file in opened.attachments.values()]


def _plain(target: Path, paragraphs: Sequence[str], photos: Sequence[Path], files: Sequence[bytes] = ()) -> None:
    """The same words and the photos between them; one font, embedded as ours are. *files* are stored, not listed."""
    font = resource("fonts") / "AtkinsonHyperlegibleNext_400Regular.ttf"
    if "Plain" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Plain", font))
    style = ParagraphStyle("body", fontName="Plain", fontSize=10.5, leading=15, spaceAfter=6)
    story: list[Flowable] = []
    step = max(1, len(paragraphs) // len(photos))
    for number, words in enumerate(paragraphs):
        story.append(Paragraph(escape(words), style))
        if number % step == 0 and number // step < len(photos):
            story += [Image(photos[number // step], 300, 200), Spacer(1, 12)]

    def attach(canvas: Canvas, _template: object) -> None:
        for data in files:
            packed = [] if data.startswith(b"\xff\xd8") else [PDFZCompress]  # a JPEG does not shrink
            canvas._doc.Reference(PDFStream(content=data, filters=packed))

    SimpleDocTemplate(str(target), pagesize=A4).build(story, onFirstPage=attach)


if __name__ == "__main__":
    print(*figures(), sep="\n")
