"""The same dossier, choice and date give the same bytes anywhere, and they tell nothing of the machine or the camera."""

from __future__ import annotations

import getpass
import hashlib
import io
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.document import dossiers
from tests.document.chance import Random
from tests.document.test_make import _with_photos
from tests.faults import ROOT

PLACES = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "USER": "een"},
    {"PYTHONHASHSEED": "77", "TZ": "America/New_York", "LC_ALL": "C", "LANG": "nl_NL.UTF-8", "USER": "twee"},
)
MADE = """
import sys
from pathlib import Path
from tests.document import chance, dossiers
from lobdossier.document.conversation_sheet import write_conversation_sheet
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.snapshot import Snapshot
chance.dossier(int(sys.argv[2])).write(Path(sys.argv[1]) / "document.pdf")
snapshot = Snapshot.of(dossiers.small())
write_conversation_sheet(snapshot, snapshot.all(Conversation)[0], dossiers.DAY, Path(sys.argv[1]) / "blad.pdf")
"""


@pytest.mark.parametrize("seed", [3, 11])
def test_the_same_choice_gives_the_same_bytes_in_another_place(tmp_path: Path, seed: int) -> None:
    """In two programs with another clock, language, home, folder, user and order of sets."""
    hashes = []
    for number, place in enumerate(PLACES):
        home = tmp_path / f"thuis van {number}"
        home.mkdir()
        ours = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG", "TZ"))
        }
        environment = {**ours, **place, "HOME": str(home), "TMPDIR": str(home), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-X", "utf8", "-c", MADE, str(home), str(seed)]
        subprocess.run(command, cwd=home, env=environment, check=True)
        hashes.append([hashlib.sha256((home / name).read_bytes()).digest() for name in ("document.pdf", "blad.pdf")])

    assert hashes[0] == hashes[1]


def bytes_of(path: Path) -> Iterator[bytes]:
    """The file as it lies there, and every stream and text of it in the clear."""
    yield path.read_bytes()
    with pikepdf.open(path) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                yield thing.read_raw_bytes()
                if "/DCTDecode" not in str(thing.get("/Filter", "")):
                    yield thing.read_bytes()
            yield from texts_of(thing)


def texts_of(thing: object, deep: int = 6) -> Iterator[bytes]:
    if isinstance(thing, pikepdf.String):
        yield bytes(thing)
        yield str(thing).encode()
    elif isinstance(thing, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream) and deep:
        inner = thing if isinstance(thing, pikepdf.Array) else [thing[name] for name in thing.keys()]  # noqa: SIM118
        for item in inner:
            if not (isinstance(item, pikepdf.Object) and item.is_indirect):
                yield from texts_of(item, deep - 1)


def photo() -> bytes:
    """One that tells where, when and with what it was taken, in every place where that can stand."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0132], exif[0x013B] = "GEHEIM merk", "2021:02:03 04:05:06", "GEHEIM maker"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 15.0, 3.0), 3: "E", 4: (6.0, 9.0, 4.0), 29: "2021:02:03"})
    held = Image.open(io.BytesIO(dossiers.picture(exif=exif.tobytes())))
    out = io.BytesIO()
    held.save(
        out,
        "JPEG",
        exif=exif,
        comment=b"GEHEIM opmerking",
        icc_profile=b"GEHEIM profiel" * 20,
        xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>GEHEIM xmp</x:xmpmeta>",
        dpi=(300, 300),
    )
    return out.getvalue()


_NAMED = (socket.gethostname() if len(socket.gethostname()) > 5 else socket.getfqdn() + ".").encode()
"""The computer's name; one of two letters stands in any compressed stream by chance."""


def test_nothing_of_the_camera_and_of_the_machine_is_in_the_file(tmp_path: Path) -> None:
    assert photo().count(b"GEHEIM") > 4
    snapshot, fetch = _with_photos(2, photo())
    made = tmp_path / "geheime map" / "a.pdf"
    made.parent.mkdir()
    Random(snapshot, fetch, dossiers.REQUEST).write(made)  # type: ignore[arg-type]  # what fetches its photos
    secrets = [b"GEHEIM", b"Exif", b"GPS", b"2021:02:03", b"geheime map", str(tmp_path).encode(), str(ROOT).encode()]
    secrets += [f"/{getpass.getuser()}/".encode(), sys.prefix.encode(), _NAMED]

    found = list(bytes_of(made))

    assert len(found) > 50
    assert [secret for secret in secrets if any(secret in piece for piece in found)] == []
