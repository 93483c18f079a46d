"""What a file is, by its contents and not by its name alone."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.exchange.files import OTHER, recognise

PHOTO, AUDIO, VIDEO, DOCUMENT = EvidenceKind.PHOTO, EvidenceKind.AUDIO, EvidenceKind.VIDEO, EvidenceKind.DOCUMENT
BADGE = EvidenceKind.BADGE


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return out.getvalue()


FTYP = b"\0\0\0\x18ftypisom\0\0\0\0"
PROGRAM = b"MZ\x90\0" + b"\0" * 100
OPENED = {
    "verslag.pdf": (b"%PDF-1.7\n", DOCUMENT, "application/pdf"),
    "VERSLAG.PDF": (b"%PDF-1.4\n", DOCUMENT, "application/pdf"),
    "film.mp4": (FTYP, VIDEO, "video/mp4"),
    "geluid.m4a": (FTYP, AUDIO, "audio/mp4"),
    "a.mp3": (b"ID3\x03", AUDIO, "audio/mpeg"),
    "b.mp3": (b"\xff\xfb\x90\0", AUDIO, "audio/mpeg"),
    "a.wav": (b"RIFF\0\0\0\0WAVEfmt ", AUDIO, "audio/wav"),
    "a.ogg": (b"OggS\0", AUDIO, "audio/ogg"),
    "a.txt": ("één regel\r\n".encode(), DOCUMENT, "text/plain"),
    "lang.txt": (b"x" + "é".encode() * 40_000, DOCUMENT, "text/plain"),
    "leeg.txt": (b"", DOCUMENT, "text/plain"),
    "a.jpg": (b"\xff\xd8\xff\xe0", PHOTO, "image/jpeg"),
    "a.docx": (archive("[Content_Types].xml", "word/document.xml"), DOCUMENT, None),
    "a.pptx": (archive("ppt/presentation.xml"), DOCUMENT, None),
    "a.odt": (archive("mimetype", "content.xml"), DOCUMENT, None),
}
KEPT = {
    "programma.pdf": (PROGRAM, DOCUMENT),
    "vakantie.jpg.exe": (PROGRAM, DOCUMENT),
    "cv\u202efdp.exe": (PROGRAM, DOCUMENT),
    "macro.docm": (archive("word/document.xml", "word/vbaProject.bin"), DOCUMENT),
    "macro.docx": (archive("word/document.xml", "word/vbaProject.bin"), DOCUMENT),
    "MACRO.XLSX": (archive("xl/workbook.xml", "xl/VBAPROJECT.BIN"), DOCUMENT),
    "leeg.docx": (archive("iets.xml"), DOCUMENT),
    "half.docx": (archive("word/document.xml")[:-30], DOCUMENT),
    "a.zip": (archive("a.txt"), DOCUMENT),
    "pagina.html": (b"<html>", DOCUMENT),
    "badge.svg": (b"<svg/>", BADGE),
    "badge.json": (b"{}", BADGE),
    "badge.jwt": (b"a.b.c", BADGE),
    "script.txt": (b"#!/bin/sh\nrm -rf /", DOCUMENT),
    "programma.txt": (PROGRAM, DOCUMENT),
    "bytes.txt": (b"a\0b", DOCUMENT),
    "oud.txt": ("één".encode("latin-1") + b" en nog veel meer tekst", DOCUMENT),
    "snel.lnk": (b"L\0\0\0", DOCUMENT),
    "start.desktop": (b"[Desktop Entry]", DOCUMENT),
    "zonder": (b"iets", DOCUMENT),
    "film.mov": (FTYP, VIDEO),
    "opname.opus": (b"OggS", AUDIO),
    "programma.mp4": (PROGRAM, VIDEO),
}


@pytest.mark.parametrize("name", OPENED)
def test_what_is_on_the_safe_list_and_is_what_it_says_may_be_opened(tmp_path: Path, name: str) -> None:
    """By ending and contents together."""
    data, kind, mime = OPENED[name]
    (tmp_path / name).write_bytes(data)

    found = recognise(tmp_path / name)

    assert (found.kind, found.openable) == (kind, True)
    assert mime in (None, found.mime)


@pytest.mark.parametrize("name", KEPT)
def test_everything_else_is_kept_and_never_opened(tmp_path: Path, name: str) -> None:
    """A program with another name, macros, scripts, pages: evidence to save elsewhere, nothing to run."""
    data, kind = KEPT[name]
    (tmp_path / name).write_bytes(data)

    found = recognise(tmp_path / name)

    assert found.openable is False
    assert found.mime == OTHER
    if not name.endswith(".mp4"):
        assert found.kind is kind


@given(st.sampled_from([*OPENED, *KEPT, "a.heic", "a.webp"]), st.binary(max_size=200))
def test_no_bytes_break_it(tmp_path: Path, name: str, data: bytes) -> None:
    """Any file is of some kind."""
    path = tmp_path / "x"
    path.write_bytes(data)

    assert recognise(path, name).kind in EvidenceKind
