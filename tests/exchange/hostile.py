"""Packages as somebody with bad intentions makes them, each built here, by the class of reliability B that it is of."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Final

from lobdossier.domain import limits

DATA: Final = b"het bewijs"
SHA: Final = hashlib.sha256(DATA).hexdigest()
EXPERIENCE: Final = {"id": "e1", "title": "Stage"}
EVIDENCE: Final = {"id": "b1", "experience_id": "e1", "kind": "document", "sha256": SHA, "size": len(DATA)}
LISTED: Final = {"name": "bewijs-001.bin", "sha256": SHA, "size": len(DATA), "mime": "application/octet-stream"}


def form(**more: Any) -> dict[str, Any]:
    """The form of one experience with one file."""
    whole = {
        "format": "lobdossier",
        "version": "1.0",
        "experiences": [EXPERIENCE],
        "evidence": [EVIDENCE],
        "files": [LISTED],
    }
    return {**whole, **more}


def as_json(**more: Any) -> bytes:
    """The same as bytes."""
    return json.dumps(form(**more)).encode()


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """A zip of *entries*, with whatever names they have."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return out.getvalue()


def package(data: bytes = DATA, *more: tuple[str | zipfile.ZipInfo, bytes], **changed: Any) -> bytes:
    """A whole package; *changed* in its JSON."""
    return zipped(("manifest.json", as_json(**changed)), ("bewijs-001.bin", data), *more)


def info(name: str, **changed: Any) -> zipfile.ZipInfo:
    """A directory entry with anything in it."""
    made = zipfile.ZipInfo(name)
    for field, value in changed.items():
        setattr(made, field, value)
    return made


# ---------------------------------------------------------------- 32: names
NAMES: Final = (
    "../bewijs.bin", "../../../../tmp/x.bin", "/etc/passwd", "C:\\x.bin", "C:x.bin", "..\\..\\x.bin", "\\\\server\\deel\\x.bin",
    "//server/x.bin", "a/../b.bin", "./bewijs.bin", "~/x.bin", "bijlagen/x.bin", "x.bin/", "bewijs", ".bewijs.bin",
    "bewijs.bin ", "bewijs.bin.", "bewijs.bin\u202egpj", "be\u200bwijs.bin", "CON", "nul.bin:stroom", "Bewijs.bin", "e\u0301.bin",
    "a" * 300 + ".bin", "bewijs.bin\n", "%2e%2e.bin", "$(x).bin", "-rf.bin",
)  # fmt: skip


def names() -> Iterator[tuple[str, bytes]]:
    """A name of no file of ours: in the zip, in the list, in both."""
    for name in NAMES:
        listed = {**LISTED, "name": name}
        yield f"zip {name!r}", zipped(("manifest.json", as_json()), ("bewijs-001.bin", DATA), (name, b"x"))
        yield f"both {name!r}", zipped(("manifest.json", as_json(files=[listed])), (name, DATA))
        yield f"list {name!r}", zipped(("manifest.json", as_json(files=[listed])), ("bewijs-001.bin", DATA))
    cut = package().replace(b"bewijs-001.bin", b"bewijs-001.b\0x")
    yield "nul in the name", cut
    for name in ("manifest.json", "loopbaandossier.json"):
        yield f"list {name}", package(files=[{**LISTED, "name": name}])


# ---------------------------------------------------------------- 33: kinds of entries
def kinds() -> Iterator[tuple[str, bytes]]:
    """What is no file."""
    for name, mode in (
        ("symlink", 0o120777),
        ("device", 0o060666),
        ("pipe", 0o010666),
        ("socket", 0o140666),
        ("folder", 0o040755),
    ):
        entry = info("bewijs-001.bin", external_attr=mode << 16, create_system=3)
        yield name, zipped(("manifest.json", as_json()), (entry, DATA))
    yield "folder of Windows", zipped(("manifest.json", as_json()), (info("bewijs-001.bin", external_attr=0x10), DATA))
    yield "folder entry", zipped(("manifest.json", as_json()), ("bewijs-001.bin", DATA), ("map/", b""))


# ---------------------------------------------------------------- 34: the same name twice
def duplicates() -> Iterator[tuple[str, bytes]]:
    """Two files where some system sees one."""
    for name in ("manifest.json", "bewijs-001.bin", "Manifest.json", "BEWIJS-001.BIN"):
        raw = zipped(("manifest.json", as_json()), ("bewijs-001.bin", DATA), ("zzzzzz-001.bin", DATA))
        wanted = name.encode()
        if len(wanted) == len(b"zzzzzz-001.bin"):
            yield f"twice {name}", raw.replace(b"zzzzzz-001.bin", wanted)
        else:
            other = zipped(("manifest.json", as_json()), ("bewijs-001.bin", DATA), ("zzzzzzzz.json", as_json()))
            yield f"twice {name}", other.replace(b"zzzzzzzz.json", wanted)
    yield "listed twice", package(files=[LISTED, LISTED])


# ---------------------------------------------------------------- 35: bombs
def bombs() -> Iterator[tuple[str, bytes]]:
    """Small files that ask for much."""
    huge = 400_000_000
    zeros = zlib.compressobj(9, zlib.DEFLATED, -15)
    chunk = bytes(10_000_000)
    packed = b"".join(zeros.compress(chunk) for _ in range(huge // len(chunk))) + zeros.flush()
    crc = 0
    for _ in range(huge // len(chunk)):
        crc = zlib.crc32(chunk, crc)
    sha = hashlib.sha256()
    for _ in range(huge // len(chunk)):
        sha.update(chunk)
    for size in (huge, 45_000_000, 1_000, len(DATA)):
        listed = {**LISTED, "size": min(size, limits.EVIDENCE_BYTES), "sha256": sha.hexdigest()}
        evidence = {**EVIDENCE, "size": listed["size"], "sha256": listed["sha256"]}
        manifest = ("manifest.json", 0, as_json(files=[listed], evidence=[evidence]), None)
        yield f"says {size}", by_hand(manifest, ("bewijs-001.bin", 8, packed, (crc, size)))
        yield f"manifest says {size}", by_hand(("manifest.json", 8, packed, (crc, size)))
    many = [(f"bewijs-{number}.bin", DATA) for number in range(limits.PACKAGE_FILES + 5)]
    yield "many", zipped(("manifest.json", as_json()), *many)
    yield "overlap", overlapping(200)
    yield "quoted overlap", overlapping(200, quoted=True)
    yield (
        "directory",
        by_hand(("manifest.json", 0, as_json(), None))[:-22]
        + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 60_000_000, 0, 0),
    )


Entry = tuple[str, int, bytes, tuple[int, int] | None]


def by_hand(*entries: Entry, at: int = 0) -> bytes:
    """A zip whose headers say what they are told to: (name, method, bytes, (crc, size))."""
    out, directory, offsets = bytearray(b"\0" * at), bytearray(), []
    for name, method, data, said in entries:
        crc, size = said or (zlib.crc32(data), len(data))
        offsets.append(len(out))
        raw = name.encode()
        out += (
            struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, method, 0, 33, crc, len(data), size, len(raw), 0)
            + raw
            + data
        )
    for (name, method, data, said), offset in zip(entries, offsets, strict=True):
        directory += central(name, method, len(data), said or (zlib.crc32(data), len(data)), offset)
    return bytes(out) + end(directory, len(entries), len(out))


def central(name: str, method: int, packed: int, said: tuple[int, int], offset: int) -> bytes:
    """One entry of the directory."""
    raw = name.encode()
    head = struct.pack(
        "<4s6H3L5H2L",
        b"PK\x01\x02",
        20,
        20,
        0,
        method,
        0,
        33,
        said[0],
        packed,
        said[1],
        len(raw),
        0,
        0,
        0,
        0,
        0,
        offset,
    )
    return head + raw


def end(directory: bytes, count: int, at: int) -> bytes:
    """The directory and what closes a zip."""
    return bytes(directory) + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), at, 0)


def overlapping(count: int, *, quoted: bool = False) -> bytes:
    """Many entries that share one piece of data: all at one place, or each quoting the header of the next."""
    contents = bytes(900_000)
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    kernel = squeezed.compress(contents) + squeezed.flush()
    crc = zlib.crc32(contents)
    names = [f"bewijs-{number:04}.bin" for number in range(count)]
    manifest = as_json(files=[{**LISTED, "name": name, "size": len(contents)} for name in names])
    out = bytearray(by_hand(("manifest.json", 0, manifest, None)))
    out = out[: 30 + len("manifest.json") + len(manifest)]
    directory = bytearray(central("manifest.json", 0, len(manifest), (zlib.crc32(manifest), len(manifest)), 0))
    if not quoted:
        place = len(out)
        out += struct.pack(
            "<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 33, crc, len(kernel), len(contents), len(names[0]), 0
        )
        out += names[0].encode() + kernel
        for name in names:
            directory += central(name, 8, len(kernel), (crc, len(contents)), place)
        return bytes(out) + end(directory, count + 1, len(out))
    tail, entries = kernel, []
    for name in reversed(names):
        local = (
            struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 33, crc, len(tail), len(contents), len(name), 0)
            + name.encode()
        )
        entries.append((name, len(local) + len(tail), len(tail)))
        # A stored block of deflate that holds the header of the next file.
        tail = struct.pack("<BHH", 0, len(local), len(local) ^ 0xFFFF) + local + tail
    total = len(tail) - 5
    for name, from_end, packed in reversed(entries):
        directory += central(name, 8, packed, (crc, len(contents)), len(out) + total - from_end)
    out += tail[5:]
    return bytes(out) + end(directory, count + 1, len(out))


# ---------------------------------------------------------------- 37: flags, methods, cuts
def packing() -> Iterator[tuple[str, bytes]]:
    """What no program of ours writes."""
    good = package()
    for flag in (0x0001, 0x0020, 0x0040, 0x2000):
        local, directory = bytearray(good), good.index(b"PK\x01\x02")
        struct.pack_into("<H", local, 6, flag)
        struct.pack_into("<H", local, directory + 8, flag)
        yield f"flag {flag:#x}", bytes(local)
    for method in (1, 9, 12, 14, 93, 95, 99):
        changed, directory = bytearray(good), good.index(b"PK\x01\x02")
        struct.pack_into("<H", changed, 8, method)
        struct.pack_into("<H", changed, directory + 10, method)
        yield f"method {method}", bytes(changed)
    for kind in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        yield f"real method {kind}", zipped(("manifest.json", as_json()), ("bewijs-001.bin", DATA), method=kind)
    for length in (1, 4, 22, 30, 60, len(good) // 2, len(good) - 1):
        yield f"first {length}", good[:length]
    for tail in (b"\0", b"\0" * 500, b"PK\x05\x06", good):
        yield f"tail of {len(tail)}", good + tail
    yield "something before", b"PK\x03\x04" + b"x" * 40 + good
    yield "comment", good[:-2] + b"\x05\x00hallo"
    yield (
        "gap before",
        by_hand(("manifest.json", 0, as_json(files=[], evidence=[]), None), at=4).replace(b"\0" * 4, b"PK\x03\x04", 1),
    )
    swapped = bytearray(good)
    swapped[30:43] = b"manifesx.json"
    yield "another name inside", bytes(swapped)
    wrong = bytearray(good)
    wrong[good.index(DATA)] ^= 1
    yield "flipped bit", bytes(wrong)
    deflated = bytearray(zipped(("manifest.json", as_json()), ("bewijs-001.bin", DATA), method=zipfile.ZIP_DEFLATED))
    deflated[45:60] = b"\xff" * 15
    yield "broken deflate", bytes(deflated)


# ---------------------------------------------------------------- 38: list and contents
def lists() -> Iterator[tuple[str, bytes]]:
    """What is listed and what is there differ."""
    yield "wrong bytes", package(b"HET BEWIJS")
    yield "longer bytes", package(DATA + b"x")
    yield "wrong hash", package(files=[{**LISTED, "sha256": "0" * 64}])
    yield "wrong size", package(files=[{**LISTED, "size": 9}], evidence=[{**EVIDENCE, "size": 9}])
    yield "evidence of another size", package(evidence=[{**EVIDENCE, "size": 9}])
    yield "missing", zipped(("manifest.json", as_json()))
    yield "not listed", package(DATA, ("extra.bin", b"x"))
    yield "nothing listed", package(files=[])
    yield "evidence without a file", package(evidence=[EVIDENCE, {**EVIDENCE, "id": "b2", "sha256": "1" * 64}])
    yield "hanging on nothing", package(evidence=[{**EVIDENCE, "experience_id": "weg"}])
    yield "hanging on another kind", package(evidence=[{**EVIDENCE, "experience_id": "b1"}])
    yield "too large", package(files=[{**LISTED, "size": limits.EVIDENCE_BYTES + 1}])
    yield "no manifest", zipped(("bewijs-001.bin", DATA))
    yield "empty manifest", zipped(("manifest.json", b""))
    yield "nothing", zipped()


# ---------------------------------------------------------------- 39-44: the JSON
def forms() -> Iterator[tuple[str, bytes]]:
    """JSON that no program of ours writes."""
    yield "deep", as_json(deep=None).replace(b"null", b"[" * 100_000 + b"]" * 100_000)
    yield "lists", as_json(deep=None).replace(b"null", b"[" + b"[]," * (limits.JSON_VALUES + 5) + b"[]]")
    for text in (
        b"NaN",
        b"Infinity",
        b"-Infinity",
        b"1e999",
        b"1180591620717411303424",
        b"9" * 5_000,
        b"-9007199254740993",
    ):
        yield f"number {text[:20]!r}", as_json(deep=None).replace(b"null", text)
        yield f"hours {text[:20]!r}", as_json(experiences=[{**EXPERIENCE, "hours": None}]).replace(b"null", text)
    yield "Latin-1", as_json(student={"id": "s", "name": "X"}).replace(b"X", b"\xe9")
    yield "UTF-16", as_json().decode().encode("utf-16")
    yield "half a letter", as_json(experiences=[{"id": "e1", "title": "\ud83d"}])
    yield "nul", as_json(experiences=[{"id": "e1", "title": "a\0b"}])
    yield "key twice", as_json().replace(b'"title": "Stage"', b'"title": "a", "title": "b"')
    yield "id twice", as_json(experiences=[EXPERIENCE, EXPERIENCE])
    yield "id of two kinds", as_json(experiences=[EXPERIENCE, {"id": "b1"}])
    yield "newer", as_json(version="9.0")
    yield "no version", as_json(version=None)
    yield "other", as_json(format="iets")
    for field, value in (
        ("start", "2026-02-30"), ("start", "30-01-2026"), ("start", 20260130), ("start", "0000-01-01"), ("hours", -1),
        ("hours", 1.5), ("hours", "3"), ("hours", True), ("kind", "iets"), ("title", None), ("title", "x" * 201),
        ("story", "x" * 100_001), ("competences", "netwerken"), ("competences", [3]), ("star", 1), ("created", "gisteren"),
        ("id", ""), ("id", 3), ("earlier", [1]),
    ):  # fmt: skip
        yield f"{field} {str(value)[:20]!r}", as_json(experiences=[{**EXPERIENCE, field: value}])
    yield "no object", b"[]"
    yield "cut", as_json()[:-1]
    yield "two", as_json() + as_json()


CLASSES: Final[dict[str, Callable[[], Iterator[tuple[str, bytes]]]]] = {
    "names": names, "kinds": kinds, "duplicates": duplicates, "bombs": bombs, "packing": packing, "lists": lists,
}  # fmt: skip
