"""What bad feedback files do: nothing. Each is refused quickly, in little memory, with an error of ours and a sentence."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lobdossier.domain import limits
from lobdossier.domain.errors import DossierError
from lobdossier.domain.ids import new_id
from lobdossier.services.feedback import read_feedback_file
from lobdossier.text.explain import explain
from tests.exchange import hostile
from tests.faults import run_child

SECONDS, MEGABYTES = 2.0, 150
#: As in `test_hostile_arrivals`: each file of a folder in a process of its own, with its time and memory.
TRY = """
import json, sys, time
sys.path.insert(0, ".")
from pathlib import Path
import lobdossier.exchange.feedback_file, lobdossier.services.arrivals
from lobdossier.domain.errors import DossierError
from lobdossier.services.feedback import read_feedback_file
from tests.memory import forget_peak, peak
told = []
for path in sorted(Path(sys.argv[1]).iterdir()):
    began, before = time.process_time(), forget_peak()
    try:
        read_feedback_file(path)
        error = None
    except DossierError as refused:
        error = type(refused).__name__
    told.append([path.name, error, time.process_time() - began, peak() - before])
print(json.dumps(told))
"""
REMARK = {"id": "f1", "sort": "saw", "target_kind": "experience", "target_id": "e1", "text": "Goed"}
#: What of the hostile forms is no matter of a field of an experience.
ANYWHERE = (
    "deep", "lists", "number", "hours b'", "Latin-1", "UTF-16", "half", "nul", "id twice", "newer", "no version", "other",
    "id ''", "id '3", "earlier", "created", "no object", "cut", "two",
)  # fmt: skip


def as_feedback(**more: Any) -> dict[str, Any]:
    """The form of one remark where the corpus has an experience with a file: what it changes there is changed here."""
    head = {"format": "lobfeedback", "version": "1.0", "dossier": {"id": new_id()}}
    remarks = [{**REMARK, **each} for each in more.pop("experiences", [{}])]
    kept = {name: value for name, value in more.items() if name not in ("files", "evidence")}
    return {**head, "feedback": remarks, **kept}


@pytest.fixture(autouse=True)
def corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    """The corpus of packages, of feedback."""
    monkeypatch.setattr(hostile, "form", as_feedback)


def checked(folder: Path, titles: list[str]) -> None:
    """Every file of *folder* was refused, in time and within its memory."""
    found = json.loads(run_child(TRY, folder))
    assert len(found) == len(titles) > 4
    for title, (_, error, seconds, megabytes) in zip(titles, found, strict=True):
        assert error is not None, title
        assert seconds < SECONDS, title
        assert megabytes < MEGABYTES, title


@pytest.mark.parametrize("kind", [kind for kind in hostile.CLASSES if kind != "lists"])
def test_a_hostile_zip_is_refused(kind: str, tmp_path: Path) -> None:
    """Names, kinds of entries, doubles, bombs, ways of packing: what a feedback file has beside its list is refused anyway."""
    titles = []
    for number, (title, data) in enumerate(hostile.CLASSES[kind]()):
        titles.append(title)
        (tmp_path / f"{number:03}.lobfeedback").write_bytes(data)

    checked(tmp_path, titles)


def bad_json() -> Iterator[tuple[str, bytes]]:
    """What is bad in any form, and what is bad in a remark."""
    for title, data in hostile.forms():
        if title.startswith(ANYWHERE):
            yield title, data
    yield "key twice", json.dumps(as_feedback()).replace('"text": "Goed"', '"text": "a", "text": "b"').encode()
    for name, value in (
        ("sort", "iets"), ("sort", None), ("text", None), ("text", "x" * 100_001), ("quote", 3), ("target_id", ["e1"]),
        ("who", "x" * 201), ("step", 0), ("step", "3"), ("step", True), ("competence", "alles"), ("on", "morgen"),
        ("agreed", 1), ("reply", False), ("path", "x" * 2_001), ("earlier", "a"), ("changed", "nu"), ("deleted", True),
    ):  # fmt: skip
        yield f"{name} {value!r:.20}", json.dumps(as_feedback(feedback=[{**REMARK, name: value}])).encode()
    many = [{**REMARK, "id": str(number)} for number in range(limits.FEEDBACK + 1)]
    yield "many", json.dumps(as_feedback(feedback=many)).encode()
    yield "many more", b'{"format": "lobfeedback", "feedback": [' + b"{}," * 900_000 + b"{}]}"
    yield "wide", json.dumps(as_feedback(feedback=[{**REMARK, "earlier": ["a"] * 100_001}])).encode()
    yield "not bound", json.dumps(as_feedback(dossier={"id": None})).encode()
    yield "package", json.dumps({"format": "lobdossier", "version": "1.0"}).encode()


def test_hostile_json_is_refused(tmp_path: Path) -> None:
    titles = []
    for number, (title, data) in enumerate(bad_json()):
        titles.append(title)
        path = tmp_path / f"{number:03}.lobfeedback"
        path.write_bytes(hostile.zipped(("manifest.json", data), method=zipfile.ZIP_DEFLATED))

    checked(tmp_path, titles)


def test_what_is_no_zip_is_called_what_it_is(tmp_path: Path) -> None:
    """With one sentence that names the file."""
    for number, (data, words) in enumerate(
        (
            (b"", "leeg"),
            (bytes(900), "leeg"),
            (b"\xff\xd8\xff\xe0 foto", "foto"),
            (b"<html>", "webpagina"),
            (b"age-encryption.org/v1\n-> scrypt x 20\n", "wachtwoord"),
            (b"hallo", "geen bestand van dit programma"),
            (hostile.zipped(("foto.jpg", b"x")), "zipbestand"),
        )
    ):
        path = tmp_path / f"{number}.lobfeedback"
        path.write_bytes(data)
        with pytest.raises(DossierError) as found:
            read_feedback_file(path)
        assert words in explain(found.value).what
        assert path.name in explain(found.value).what
    for wrong in (tmp_path, tmp_path / "weg.lobfeedback"):
        with pytest.raises(DossierError):
            read_feedback_file(wrong)


def test_any_damage_is_refused_or_told(tmp_path: Path) -> None:
    """Two thousand files, each with one byte changed: never a crash, never something else that calls itself unchanged."""
    good = bytearray(hostile.zipped(("manifest.json", hostile.as_json())))
    path = tmp_path / "x.lobfeedback"
    read, said = 0, []
    for number in range(2_000):
        place = number * 7919 % len(good)
        changed = bytearray(good)
        changed[place] ^= 1 << number % 8
        path.write_bytes(changed)
        try:
            assert read_feedback_file(path).unchanged is not True
            read += 1
        except DossierError as error:
            said.append(explain(error).what)
    assert read < len(said)
    assert all(said)
