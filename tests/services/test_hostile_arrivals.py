"""What bad packages do: nothing. Each is refused quickly, in little memory, with an error of ours, and nothing is written."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest

from lobdossier.domain.errors import ArrivalRefused, DossierError
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.sharing import Feedback
from lobdossier.services.arrivals import arrive
from lobdossier.services.workspace import Workspace
from lobdossier.text.explain import explain
from tests.exchange import hostile
from tests.faults import names, run_child
from tests.services.brought import refusal, taken_in

SECONDS, MEGABYTES = 2.0, 150
#: Tries every file of a folder in a process of its own, and tells how long and how much memory each took on top.
TRY = """
import json, sys, time
sys.path.insert(0, ".")
from pathlib import Path
import lobdossier.exchange.pdf_source, lobdossier.exchange.photos
from lobdossier.domain.errors import DossierError
from lobdossier.services.arrivals import arrive
from tests.memory import forget_peak, peak
told = []
for path in sorted(Path(sys.argv[1]).iterdir()):
    began, before = time.process_time(), forget_peak()
    try:
        arrive(path).close()
        error = None
    except DossierError as refused:
        error = type(refused).__name__
    told.append([path.name, error, time.process_time() - began, peak() - before])
print(json.dumps(told))
"""


def tried(folder: Path) -> list[tuple[str, str | None, float, float]]:
    """Name, error, seconds of work (others may use the machine too) and megabytes of every file in *folder*."""
    return [tuple(each) for each in json.loads(run_child(TRY, folder))]


@pytest.fixture
def trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home and a temporary folder in which nothing may appear."""
    folder = tmp_path / "trap"
    for name, variable in (("home", "HOME"), ("temp", "TMPDIR"), ("data", "XDG_DATA_HOME")):
        (folder / name).mkdir(parents=True)
        monkeypatch.setenv(variable, str(folder / name))
    return folder


def caught(trap: Path) -> list[str]:
    """What was written where nothing may be."""
    return [str(path) for path in trap.rglob("*") if path.is_file()]


@pytest.mark.parametrize("kind", hostile.CLASSES)
def test_a_hostile_package_is_refused(kind: str, tmp_path: Path, trap: Path) -> None:
    """Names, kinds of entries, doubles, bombs, ways of packing, lists that do not fit."""
    folder = tmp_path / "given"
    folder.mkdir()
    titles = []
    for number, (title, data) in enumerate(hostile.CLASSES[kind]()):
        titles.append(title)
        (folder / f"{number:03}.lobpakket").write_bytes(data)

    found = tried(folder)

    assert len(found) == len(titles) > 4
    for title, (_, error, seconds, megabytes) in zip(titles, found, strict=True):
        assert error is not None, title
        assert seconds < SECONDS, title
        assert megabytes < MEGABYTES, title
    assert caught(trap) == []


@pytest.mark.parametrize("wrapped", ["json", "package", "pdf"])
def test_hostile_json_is_refused(wrapped: str, tmp_path: Path, trap: Path) -> None:
    """Alone, in a package and in a PDF."""
    folder = tmp_path / "given"
    folder.mkdir()
    titles = []
    for number, (title, data) in enumerate(hostile.forms()):
        titles.append(title)
        path = folder / f"{number:03}.{wrapped}"
        if wrapped == "json":
            path.write_bytes(data)
        elif wrapped == "package":
            entries = (("manifest.json", data), ("bewijs-001.bin", hostile.DATA))
            path.write_bytes(hostile.zipped(*entries, method=zipfile.ZIP_DEFLATED))
        else:
            pdf_with(path, {"loopbaandossier.json": data, "bewijs-001.bin": hostile.DATA})

    found = tried(folder)

    assert len(found) == len(titles)
    for title, (_, error, seconds, megabytes) in zip(titles, found, strict=True):
        assert error is not None, title
        assert seconds < SECONDS, title
        assert megabytes < MEGABYTES, title
    assert caught(trap) == []


def pdf_with(path: Path, files: dict[str, bytes]) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for name, data in files.items():
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name)
        pdf.save(path)


def test_a_pdf_that_asks_for_much_is_refused(tmp_path: Path, trap: Path) -> None:
    """Streams that unpack to half a gigabyte: as our file, twice over, and in the tables that a PDF is found by."""
    folder = tmp_path / "given"
    folder.mkdir()
    packing = zlib.compressobj(9)
    packed = b"".join(packing.compress(bytes(10_000_000)) for _ in range(50)) + packing.flush()
    for name, filters in (
        ("once", ["/FlateDecode"]),
        ("twice", ["/FlateDecode", "/FlateDecode"]),
        ("other", ["/LZWDecode"]),
    ):
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.attachments["x"] = pikepdf.AttachedFileSpec(pdf, b"", filename="loopbaandossier.json")
            stream = pdf.attachments["x"].obj.EF.F
            data = packed if name == "once" else zlib.compress(packed)
            stream.write(data, filter=pikepdf.Array([pikepdf.Name(each) for each in filters]))
            pdf.save(folder / f"{name}.pdf", compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    (folder / "tables.pdf").write_bytes(
        b"%PDF-1.7\n1 0 obj\n<</Type/XRef/Size 100000000/W[1 2 1]/Root 2 0 R/Filter/FlateDecode/Length "
        + str(len(packed)).encode() + b">>\nstream\n" + packed + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"
    )  # fmt: skip

    for name, error, seconds, megabytes in tried(folder):
        assert error is not None, name
        assert seconds < SECONDS, name
        assert megabytes < MEGABYTES, name
    assert caught(trap) == []


@pytest.mark.parametrize("password", ["", "geheim"])
def test_an_encrypted_pdf_is_refused(tmp_path: Path, password: str) -> None:
    """Also with an empty password, which every program opens without asking."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["x"] = pikepdf.AttachedFileSpec(pdf, hostile.as_json(), filename="loopbaandossier.json")
        pdf.save(tmp_path / "x.pdf", encryption=pikepdf.Encryption(owner="o", user=password))

    error = refusal(tmp_path / "x.pdf")

    assert isinstance(error, ArrivalRefused)
    assert error.rule == "encrypted"


def test_two_dossiers_in_one_pdf_are_refused(tmp_path: Path) -> None:
    """Which one was meant cannot be known."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for key, title in (("a", "een"), ("b", "twee")):
            data = hostile.as_json(experiences=[{"id": "e1", "title": title}])
            pdf.attachments[key] = pikepdf.AttachedFileSpec(pdf, data, filename="loopbaandossier.json")
        pdf.save(tmp_path / "x.pdf")

    error = refusal(tmp_path / "x.pdf")

    assert isinstance(error, ArrivalRefused)
    assert error.rule == "duplicate"


def test_loops_in_a_pdf_end(tmp_path: Path) -> None:
    """A tree of names that goes on in itself."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        tree = pdf.make_indirect(pikepdf.Dictionary(Kids=pikepdf.Array()))
        tree.Kids.append(tree)
        pdf.Root.Names = pikepdf.Dictionary(EmbeddedFiles=tree)
        pdf.save(tmp_path / "x.pdf")

    assert isinstance(refusal(tmp_path / "x.pdf"), DossierError)


def test_a_zip_in_a_package_stays_a_file(tmp_path: Path, trap: Path) -> None:
    """However much would come out of it."""
    inner = hostile.overlapping(50)
    sha256 = hashlib.sha256(inner).hexdigest()
    evidence = {**hostile.EVIDENCE, "sha256": sha256, "size": len(inner), "mime": "application/zip"}
    listed = {**hostile.LISTED, "sha256": sha256, "size": len(inner)}
    path = tmp_path / "x.lobpakket"
    path.write_bytes(hostile.package(inner, evidence=[evidence], files=[listed]))

    taken_in(path, tmp_path / "new" / "b.lobdossier")

    workspace = Workspace.open(tmp_path / "new" / "b.lobdossier", data=tmp_path / "data")
    (found,) = workspace.records.all(Evidence)
    assert workspace.evidence.fetch(found.sha256) == inner
    assert not workspace.evidence.can_open(found)
    workspace.close()
    assert caught(trap) == []


def test_the_plain_one_is_taken_in(tmp_path: Path) -> None:
    """The control: what the hostile ones are made of is good itself, also as other programs zip it."""
    for number, data in enumerate(
        (
            hostile.package(),
            hostile.zipped(
                ("manifest.json", hostile.as_json()), ("bewijs-001.bin", hostile.DATA), method=zipfile.ZIP_DEFLATED
            ),
            hostile.by_hand(("manifest.json", 0, hostile.as_json(), None), ("bewijs-001.bin", 0, hostile.DATA, None)),
        )
    ):
        (tmp_path / f"{number}.lobpakket").write_bytes(data)
        assert refusal(tmp_path / f"{number}.lobpakket") is None


def test_unknown_fields_are_kept_and_mean_nothing(tmp_path: Path) -> None:
    """`approved`, `mentor`, `__class__`: words of others, that no program acts on."""
    extra = {"__class__": "os.system", "approved": True, "mentor": "ik", "shared": True}
    feedback = {"id": "f1", "target_kind": "experience", "target_id": "e1", "text": "Top", "agreed": True, **extra}
    path = tmp_path / "x.lobpakket"
    path.write_bytes(hostile.package(experiences=[{**hostile.EXPERIENCE, **extra}], feedback=[feedback]))

    taken_in(path, tmp_path / "b.lobdossier")

    workspace = Workspace.open(tmp_path / "b.lobdossier", data=tmp_path / "data")
    assert dict(workspace.records.get(Experience, "e1").unknown) == extra
    assert not workspace.records.get(Feedback, "f1").agreed
    workspace.close()


def test_a_refusal_leaves_the_folder_and_the_source_alone(tmp_path: Path) -> None:
    """Nothing beside it, and not a byte of it changed."""
    path = tmp_path / "x.lobpakket"
    path.write_bytes(hostile.package(b"HET BEWIJS"))
    before = path.read_bytes(), path.stat().st_mtime_ns

    error = refusal(path)

    assert isinstance(error, ArrivalRefused)
    assert (
        explain(error).what
        == "“x.lobpakket” kan niet open: een bestand erin is veranderd of beschadigd (bewijs-001.bin)."
    )
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert names(tmp_path) == ["x.lobpakket"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are of Unix")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Reading it would never end."""
    os.mkfifo(tmp_path / "x.lobpakket")

    assert isinstance(refusal(tmp_path / "x.lobpakket"), ArrivalRefused)


def test_arriving_reads_only(tmp_path: Path) -> None:
    """A file that may only be read is enough."""
    path = tmp_path / "x.lobpakket"
    path.write_bytes(hostile.package())
    path.chmod(0o400)

    with arrive(path) as arrival:
        assert arrival.fetch(hostile.SHA) == hostile.DATA
