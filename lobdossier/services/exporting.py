"""One file to hand over: a PDF with the data inside, a package, or the data alone.

Everything heavy (ReportLab, zip, passphrases) is imported here, so whoever only talks about documents starts without it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Final

from lobdossier.document.career_document import write_career_document
from lobdossier.document.request import DocumentRequest, Made
from lobdossier.document.tagged.embedded import DATA, Embedded
from lobdossier.domain import limits
from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.choosing import activities
from lobdossier.domain.experience import Evidence
from lobdossier.domain.package import JSON_NAME, Package, for_receiver
from lobdossier.domain.progress import Progress, Stopped
from lobdossier.domain.snapshot import Bytes, Snapshot
from lobdossier.exchange.json_form import write_json
from lobdossier.exchange.package_file import check_fits, write_json_file, write_package

JSON_KIND: Final = "application/json"
JSON_ABOUT: Final = "Het loopbaandossier als gegevens"


def write_pdf(
    pages_of: Snapshot,
    package: Package,
    document: CareerDocument,
    fetch: Bytes,
    target: Path,
    progress: Progress,
    stopped: Stopped,
    *,
    told_whole: bool = False,
) -> Made:
    """The pages of *pages_of*, with *package* inside unless *document* wants pages only.

    *told_whole* says that the pages speak of the whole dossier inside although it is not: they are made once more.

    Raises:
        TooMuchToExport: it could not be read again; nothing was written.
        ExportFailed: it could not be written; what was at *target* still is.
        Cancelled: *stopped* said so.
    """
    said = for_receiver(document, pages_of)
    files = () if document.pages_only else tuple(_inside(package, fetch, target))
    request = DocumentRequest(
        made_on=package.made_on.date(),
        purpose=document.purpose,
        receiver=document.receiver,
        why=said.why,
        know=said.know,
        activities=activities(package.as_dossier()) if document.table else (),
        font="opendyslexic" if document.dyslexic else "atkinson",
        base_size=12 if document.larger else 10,
        design=document.design,
        data="whole" if package.whole or told_whole else "" if document.pages_only else "part",
    )
    return write_career_document(pages_of, fetch, request, target, progress, stopped, files)


def _inside(package: Package, fetch: Bytes, target: Path) -> Iterable[Embedded]:
    """The files inside the PDF: the data, and the evidence beside it; the pages take at most as much again."""
    data = write_json(package)
    check_fits(package, data, target, limits.PDF_BYTES // 2)
    yield Embedded(JSON_NAME, JSON_ABOUT, JSON_KIND, lambda: data, DATA)
    titles = {evidence.sha256: evidence.title for evidence in package.snapshot.all(Evidence)}
    for file in package.files:
        yield Embedded(file.name, titles[file.sha256] or file.name, file.mime, partial(fetch, file.sha256))


def write_data(package: Package, target: Path) -> Made:
    """The data alone, without the bytes of the evidence.

    Raises:
        ExportFailed: it could not be written; what was at *target* still is.
    """
    written = write_json_file(package, target)
    return Made(0, written.size, written.sha256)


def write_packed(
    package: Package, fetch: Bytes, target: Path, passphrase: str, progress: Progress, stopped: Stopped
) -> Made:
    """The data and its files, closed with *passphrase* unless that is empty.

    Raises:
        TooMuchToExport, ExportFailed, Cancelled: as `exchange.package_file.write_package`.
    """
    written = write_package(package, fetch, target, passphrase, progress, stopped)
    return Made(0, written.size, written.sha256)
