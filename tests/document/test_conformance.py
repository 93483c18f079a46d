"""Every PDF that the program makes passes veraPDF as PDF/UA-1 and as PDF/A-3a at once; what is made wrong fails."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import cycle
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfdoc

from lobdossier.document.career_document import write_career_document
from lobdossier.document.conversation_report import write_conversation_report
from lobdossier.document.conversation_sheet import write_conversation_sheet
from lobdossier.document.fonts import font_set
from lobdossier.document.request import DocumentRequest
from lobdossier.document.tagged import canvas as canvases
from lobdossier.document.tagged import catalog, embedded, metadata, repairs
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.document.tagged.embedded import Embedded
from lobdossier.document.tagged.tree import Node
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import DocumentDesign, Purpose
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from tests.document import chance, dossiers, talks, verapdf
from tests.document.test_tagged import ABOUT

BARE = DocumentRequest(made_on=dossiers.DAY)


def passes(paths: Iterable[Path]) -> None:
    """All of *paths* pass both profiles."""
    assert verapdf.complaints(verapdf.judge(*paths)) == []


def documents(folder: Path) -> Iterable[Path]:
    """The loopbaandocument of nothing, of one sentence, and of as much as there can be."""
    one = Snapshot.of([Experience(id="e", story="Vandaag stond ik voor het eerst alleen achter de toonbank.")])
    small = Snapshot.of([*dossiers.small(), *(Experience(id=f"x{n}", title=f"Dag {n}", hours=n) for n in range(90))])
    long = Snapshot.of([Student(id="s", name="Sam"), Experience(id="e", title="Lang", story="bakken " * 60_000)])
    everything = DocumentRequest(
        made_on=dossiers.DAY, receiver="School", why="Zo.", know="Dit.", activities=small.all(Experience)
    )
    for name, snapshot, request in (
        ("niets", Snapshot(), BARE),
        ("een-zin", one, BARE),
        ("alles", small, everything),
        ("lang", long, BARE),
    ):
        yield folder / f"{name}.pdf"
        write_career_document(snapshot, dossiers.no_bytes, request, folder / f"{name}.pdf")
    yield folder / "fotos.pdf"
    chance.with_photos(100).write(folder / "fotos.pdf")


def sheets(folder: Path) -> Iterable[Path]:
    """The gespreksblad of a conversation about nothing, of one question, and of a whole dossier."""
    whole = Snapshot.of(dossiers.small())
    for name, snapshot, talk in (
        ("blad-niets", Snapshot(), Conversation(id="c")),
        ("blad-een-zin", Snapshot(), Conversation(id="c", talk_about="Mag ik blijven?")),
        ("blad-alles", whole, whole.all(Conversation)[1]),
    ):
        yield folder / f"{name}.pdf"
        write_conversation_sheet(snapshot, talk, dossiers.DAY, folder / f"{name}.pdf")


def papers(folder: Path) -> Iterable[Path]:
    """The gespreksverslag of each sort of conversation, and the gespreksblad with voices: the three designs in turn."""
    designs = cycle(DocumentDesign)
    for number, (cases, write) in enumerate(
        ((talks.HELD, write_conversation_report), (talks.PLANNED, write_conversation_sheet))
    ):
        for case, make in cases.items():
            talk, path = make(), folder / f"{number}-{case}.pdf"
            yield path
            write(talk.snapshot, talk.conversation, talks.TODAY, path, design=next(designs))
    yield folder / "letters.pdf"
    talk = talks.trialoog(6, 3)
    write_conversation_report(
        talk.snapshot, talk.conversation, talks.TODAY, folder / "letters.pdf", font="opendyslexic", base_size=12
    )


def demo(folder: Path) -> Iterable[Path]:
    """The example, as the program itself exports it."""
    workspace = Workspace.create(folder / "demo.lobdossier", "Noor", data=folder)
    try:
        build_demo(workspace, experiences=40, photos=6, today=date(2026, 5, 1))
        yield folder / "demo.pdf"
        workspace.sharing.export(workspace.sharing.propose(Purpose.ALLES), folder / "demo.pdf")
        talk = workspace.records.all(Conversation)[-1]
        yield folder / "demo-blad.pdf"
        workspace.sharing.export_sheet(talk.id, folder / "demo-blad.pdf")
        held = workspace.conversations.past()[0]
        yield folder / "demo-verslag.pdf"
        workspace.sharing.export_report(workspace.sharing.report(held.id), folder / "demo-verslag.pdf")
    finally:
        workspace.close()


def random_ones(folder: Path, seeds: Iterable[int]) -> Iterable[Path]:
    """Random dossiers, and the sheet of one of their conversations; of every fifth one the record too."""
    for seed in seeds:
        made = chance.dossier(seed)
        yield folder / f"document-{seed}.pdf"
        made.write(folder / f"document-{seed}.pdf")
        for talk in made.snapshot.all(Conversation)[:1]:
            yield folder / f"blad-{seed}.pdf"
            write_conversation_sheet(made.snapshot, talk, dossiers.DAY, folder / f"blad-{seed}.pdf")
            if seed % 5 == 0:
                yield folder / f"verslag-{seed}.pdf"
                write_conversation_report(made.snapshot, talk, dossiers.DAY, folder / f"verslag-{seed}.pdf")


def test_the_golden_set_passes(tmp_path: Path) -> None:
    passes([*documents(tmp_path), *sheets(tmp_path), *demo(tmp_path)])


def test_the_papers_of_a_conversation_pass(tmp_path: Path) -> None:
    passes(papers(tmp_path))


@pytest.mark.parametrize("first", range(0, 20, 10))
def test_random_dossiers_pass(tmp_path: Path, first: int) -> None:
    passes(random_ones(tmp_path, range(first, first + 10)))


@pytest.mark.slow
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("first", range(1_000, 1_200, 25))
def test_many_random_dossiers_pass(tmp_path: Path, first: int) -> None:
    passes(random_ones(tmp_path, range(first, first + 25)))


# ---- what is made wrong is seen --------------------------------------------------------------------------


def drawn(path: Path, *tags: str, alt: str | None = "Een lijn") -> Path:
    """A page with the words "kop" as each of *tags* and a figure, by the canvas alone, with a file inside."""
    root, font = Node("Document"), font_set("atkinson").names["R"]
    inside = Embedded("gegevens.json", "De gegevens", "application/json", lambda: b"{}", "Data")
    canvas = TaggedCanvas(str(path), root, ABOUT, font, (300, 300), (inside,))
    for number, tag in enumerate(tags):
        with canvas.marked(root.add(tag)):
            text = canvas.beginText(20, 250 - 20 * number)
            text.setFont(font, 12)
            text.textOut("kop")
            canvas.drawText(text)
    box = canvases.box_attributes((20, 20, 40, 40))
    with canvas.marked(root.add("Figure", alt=alt, attributes=box)):
        canvas.line(20, 20, 40, 40)
    canvas.line(50, 50, 60, 60)
    canvas.save()
    return path


def without_line_ends(patch: pytest.MonkeyPatch) -> None:
    """Streams as ReportLab writes them."""
    patch.setattr(repairs, "mend", lambda: None)
    patch.setattr(pdfdoc.PDFStream, "format", repairs._plain_stream)


def without_claims(patch: pytest.MonkeyPatch) -> None:
    """Metadata that does not say what the file is."""
    packet, unsaid = metadata.packet, ("<pdfaid:part>3</pdfaid:part>", "<pdfuaid:part>1</pdfuaid:part>")
    for module in (metadata, catalog):
        patch.setattr(
            module, "packet", lambda *a: packet(*a).replace(unsaid[0], "").replace(unsaid[1], ""), raising=False
        )


def without_association(patch: pytest.MonkeyPatch) -> None:
    """A file inside that the catalog does not say to belong to the document."""
    write = embedded.write
    patch.setattr(embedded, "write", lambda *given: (pdfdoc.PDFArray([]), write(*given)[1]))


def without_artifacts(patch: pytest.MonkeyPatch) -> None:
    """Lines that are neither content nor decoration."""
    patch.setattr(canvases, "_decoration_marked", list)


def test_what_is_made_wrong_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each fault on a page that passes without it gives the rule that it breaks, and no other.

    Untagged text is no fault that a file can have: `test_tagged` shows that the canvas refuses it.
    """
    faults = {
        "niets": (drawn(tmp_path / "niets.pdf", "H1", "H2", "P"), set()),
        "geen-alt": (drawn(tmp_path / "geen-alt.pdf", "H1", alt=None), {"ua1 7.3-1"}),
        "kop-over": (drawn(tmp_path / "kop-over.pdf", "H1", "H3"), {"ua1 7.4.2-1"}),
    }
    for fault, expected in (
        (without_line_ends, {"3a 6.1.7.1-2"}),
        (without_claims, {"ua1 5-1", "3a 6.6.4-2"}),
        (without_artifacts, {"ua1 7.1-3"}),
        (without_association, {"3a 6.8-4"}),
    ):
        with monkeypatch.context() as patch:
            fault(patch)
            faults[fault.__name__] = (drawn(tmp_path / f"{fault.__name__}.pdf", "H1"), expected)

    verdicts = verapdf.judge(*(path for path, _ in faults.values()))

    found = {name: verapdf.rules([v for v in verdicts if v.path == path]) for name, (path, _) in faults.items()}
    assert found == {name: expected for name, (_, expected) in faults.items()}
