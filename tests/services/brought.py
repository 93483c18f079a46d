"""Files that somebody brings, to test the way in with: made of a dossier that holds something of everything."""

from __future__ import annotations

import dataclasses
import hashlib
import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
from PIL import Image

from lobdossier.domain.errors import DossierError
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.package import Package
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.exchange.json_form import write_json
from lobdossier.exchange.package_file import write_package
from lobdossier.services.arrivals import Arrival, arrive
from lobdossier.services.packing import whole_copy
from lobdossier.services.taking_in import as_new_dossier
from lobdossier.storage import pieces
from lobdossier.storage.file import DossierFile, create_dossier, open_dossier
from tests.factories import AWKWARD, one_of_each

NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
Fetch = Callable[[str], bytes]


def photo(colour: str = "teal", side: int = 40) -> bytes:
    """A small real photo."""
    out = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(out, "JPEG")
    return out.getvalue()


def evidence_of(data: bytes, experience_id: str, kind: EvidenceKind, mime: str, title: str = "Bewijs") -> Evidence:
    """A record for *data*."""
    sha256 = hashlib.sha256(data).hexdigest()
    return Evidence(
        id=new_id(), experience_id=experience_id, kind=kind, title=title, mime=mime, sha256=sha256, size=len(data)
    )


def fill(file: DossierFile, more: Sequence[tuple[bytes, EvidenceKind, str]] = ()) -> None:
    """One record of every kind, files, something in the trash, former texts, fields of a newer program."""
    records = one_of_each()
    experience = next(r for r in records if isinstance(r, Experience))
    reflection = next(r for r in records if isinstance(r, Reflection))
    files = [
        (photo(), EvidenceKind.PHOTO, "image/jpeg"),
        (b"%PDF-1.7 een verslag", EvidenceKind.DOCUMENT, "application/pdf"),
        (bytes(range(256)) * 9_000, EvidenceKind.DOCUMENT, "application/octet-stream"),
        *more,
    ]
    with file.writing() as writing:
        for record in [Student(id=new_id(), name="Noor Jansen", motto=AWKWARD[0]), *records]:
            writing.put(record)
        for data, kind, mime in files:
            record = evidence_of(data, experience.id, kind, mime)
            for number, piece in enumerate(pieces.split(data)):
                pieces.put_piece(writing, record.sha256, number, piece)
            writing.put(record)
        for number, text in enumerate(AWKWARD):
            deleted = NOW if number == 0 else None
            writing.put(Experience(title=f"{number}", story=text, deleted=deleted, unknown={"later": [number]}))
        writing.put_beside({"newer": {"program": [1, 2.5, None, "é"]}})
    with file.writing(lambda: datetime(2031, 1, 1, tzinfo=UTC)) as writing:
        answers = tuple(dataclasses.replace(answer, text="Heel iets anders") for answer in reflection.answers)
        writing.put(dataclasses.replace(writing.get(Reflection, reflection.id), answers=answers))


def full_dossier(path: Path) -> DossierFile:
    """A dossier with something of everything, open."""
    file = create_dossier(path)
    fill(file)
    return file


def fetch_from(file: DossierFile) -> Fetch:
    """The bytes of its evidence."""

    def fetch(sha256: str) -> bytes:
        with file.reading() as reading:
            data = pieces.fetch(reading, sha256)
        assert data is not None
        return data

    return fetch


def pack(package: Package, fetch: Fetch, target: Path, passphrase: str = "") -> Path:
    """A package of *package* at *target*."""
    write_package(package, fetch, target, passphrase, lambda _share: None, lambda: False)
    return target


def as_pdf(package: Package, fetch: Fetch, target: Path, data: bytes | None = None) -> Path:
    """A PDF of one empty page with *package* inside, as PDF/A-3 has it."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        listed = pikepdf.Array()
        contents = [("loopbaandossier.json", write_json(package) if data is None else data)]
        contents += [(file.name, fetch(file.sha256)) for file in package.files]
        for name, each in contents:
            spec = pikepdf.AttachedFileSpec(pdf, each, filename=name, relationship=pikepdf.Name.Data)
            pdf.attachments[name] = spec
            listed.append(pdf.attachments[name].obj)
        pdf.Root.AF = listed
        pdf.save(target)
    return target


def taken_in(source: Path, target: Path, passphrase: str = "") -> Arrival:
    """*source* made a dossier at *target*; the arrival is closed."""
    with arrive(source, passphrase) as arrival:
        as_new_dossier(arrival, target, lambda _share: None, lambda: False)
    return arrival


def copy_of(path: Path, like: Package) -> bytes:
    """The JSON of the whole dossier at *path*, with the head of *like*, which is about the export."""
    file = open_dossier(path)
    try:
        found = whole_copy(file, like.made_on)
        fetch = fetch_from(file)
        for each in found.files:
            assert hashlib.sha256(fetch(each.sha256)).hexdigest() == each.sha256
    finally:
        file.close()
    return write_json(dataclasses.replace(found, document=like.document, made_with=like.made_with))


def refusal(path: Path, passphrase: str = "") -> DossierError | None:
    """How *path* is refused; None when it is taken in. Any other error is a crash."""
    try:
        arrive(path, passphrase).close()
    except DossierError as error:
        return error
    return None
