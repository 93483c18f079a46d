"""Other programs save a PDF anew: where they keep what is inside, it still comes in unchanged; else that is said."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdf
import pytest

from lobdossier.domain.errors import NoDossierInside
from lobdossier.domain.package import Package
from lobdossier.domain.vocabulary import Purpose
from lobdossier.exchange.json_form import write_json
from lobdossier.services.arrivals import ArrivalKind, arrive
from lobdossier.services.workspace import Workspace
from tests.faults import ROOT
from tests.services.brought import NOW, copy_of, full_dossier, refusal, taken_in

NODE_MODULES = ROOT / "build" / "node_modules"
"""Made by `npm install --prefix build pdf-lib`."""
PDF_LIB = """
const {PDFDocument} = require(process.argv[1] + '/pdf-lib');
const fs = require('fs');
PDFDocument.load(fs.readFileSync(process.argv[2])).then(d => d.save()).then(b => fs.writeFileSync(process.argv[3], b));
"""
KEEP = {
    "qpdf": ["qpdf", "IN", "OUT"],
    "qpdf linearized": ["qpdf", "--linearize", "--object-streams=generate", "IN", "OUT"],
    "mutool clean": ["mutool", "clean", "-gggg", "-z", "IN", "OUT"],
    "mutool unpacked": ["mutool", "clean", "-d", "IN", "OUT"],
    "ghostscript": ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile=OUT", "IN"],
    "pdftk": ["pdftk", "IN", "output", "OUT"],
    "pdfunite": ["pdfunite", "IN", "IN", "OUT"],
    "pdf-lib": ["node", "-e", PDF_LIB, str(NODE_MODULES), "IN", "OUT"],
}
LOSE = {
    "mutool convert": ["mutool", "convert", "-o", "OUT", "IN"],
    "mutool merge": ["mutool", "merge", "-o", "OUT", "IN"],
    "qpdf pages": ["qpdf", "--empty", "--pages", "IN", "--", "OUT"],
    "ps2pdf": ["sh", "-c", "pdftops IN - | ps2pdf - OUT"],
    "pdftocairo": ["pdftocairo", "-pdf", "IN", "OUT"],
    "pdftk cat": ["pdftk", "IN", "cat", "1-end", "output", "OUT"],
}


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Package]]:
    """The real document of a dossier with something of everything, the whole of it inside."""
    folder = tmp_path_factory.mktemp("exported")
    full_dossier(folder / "Noor.lobdossier").close()
    workspace = Workspace.open(folder / "Noor.lobdossier", data=folder, clock=lambda: NOW)
    document = replace(workspace.sharing.propose(Purpose.ALLES), whole=True)
    workspace.sharing.export(document, folder / "Noor.pdf")
    workspace.close()
    with arrive(folder / "Noor.pdf") as arrival:
        yield folder / "Noor.pdf", arrival.package


def saved(command: list[str], source: Path, target: Path) -> Path:
    """What *command* makes of *source*; the test is skipped where there is no such program."""
    missing = shutil.which(command[0]) is None or (command[0] == "node" and not (NODE_MODULES / "pdf-lib").is_dir())
    if missing or (command[0] == "sh" and shutil.which("ps2pdf") is None):
        pytest.skip(f"{command[0]} is not installed")
    words = [
        word.replace("IN", str(source)).replace("OUT", str(target)) if word != PDF_LIB else word for word in command
    ]
    done = subprocess.run(words, capture_output=True, timeout=60, check=False)
    assert target.exists(), done.stderr.decode()
    return target


def comes_in(path: Path, like: Package, folder: Path) -> None:
    arrival = taken_in(path, folder / "new.lobdossier")
    assert arrival.kind is ArrivalKind.PDF
    assert arrival.unchanged is True
    assert copy_of(folder / "new.lobdossier", like) == write_json(like)


def test_the_document_itself_comes_in(exported: tuple[Path, Package], tmp_path: Path) -> None:
    """A record of every kind, through the real PDF, to a new dossier with the same JSON."""
    comes_in(exported[0], exported[1], tmp_path)


@pytest.mark.parametrize("program", KEEP)
def test_saved_anew_it_comes_in_unchanged(exported: tuple[Path, Package], tmp_path: Path, program: str) -> None:
    """Saving, making smaller, mailing: nothing of the data is lost."""
    comes_in(saved(KEEP[program], exported[0], tmp_path / "again.pdf"), exported[1], tmp_path)


def test_saved_by_python_it_comes_in_unchanged(exported: tuple[Path, Package], tmp_path: Path) -> None:
    """pikepdf and pypdf."""
    with pikepdf.open(exported[0]) as pdf:
        pdf.save(tmp_path / "pikepdf.pdf")
    pypdf.PdfWriter(clone_from=exported[0]).write(tmp_path / "pypdf.pdf")

    for name in ("pikepdf", "pypdf"):
        (tmp_path / name).mkdir()
        comes_in(tmp_path / f"{name}.pdf", exported[1], tmp_path / name)


@pytest.mark.parametrize("program", LOSE)
def test_printed_or_merged_the_original_is_asked_for(
    exported: tuple[Path, Package], tmp_path: Path, program: str
) -> None:
    """The pages are there, the data is not: no error of a program, but a sentence that helps."""
    assert isinstance(refusal(saved(LOSE[program], exported[0], tmp_path / "again.pdf")), NoDossierInside)


def test_pages_only_has_no_dossier(tmp_path: Path) -> None:
    """As the student wanted it."""
    full_dossier(tmp_path / "Noor.lobdossier").close()
    workspace = Workspace.open(tmp_path / "Noor.lobdossier", data=tmp_path, clock=lambda: NOW)
    workspace.sharing.export(replace(workspace.sharing.propose(Purpose.SCHOOL), pages_only=True), tmp_path / "x.pdf")
    workspace.close()

    assert isinstance(refusal(tmp_path / "x.pdf"), NoDossierInside)
