"""What the JSON form says of itself: its version, its origin, the files beside it and the former texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, Final, TypeGuard

from lobdossier.domain import limits
from lobdossier.domain.errors import Refused
from lobdossier.domain.kinds import BY_NAME
from lobdossier.domain.package import ANY, TravellingFile
from lobdossier.domain.record import EPOCH
from lobdossier.domain.shape import stamp
from lobdossier.domain.texts import TextPlace, TextVersion
from lobdossier.exchange.json_values import FORMAT

VERSION: Final = "1.0"
"""Raised when the meaning of something changes; a field more does not change it."""
OLDER: Final = ("0.1",)
"""Versions that are read too: 0.1 had no seal, dossier, document, files, activities and text_versions."""

#: Stricter than Python's own reading, which takes week dates and moments without a zone too.
WRITTEN: Final[dict[type, re.Pattern[str]]] = {
    date: re.compile(r"\d{4}-\d\d-\d\d"),
    time: re.compile(r"\d\d:\d\d"),
    datetime: re.compile(r"(?:19|[2-9]\d)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z"),
}

_NUMBER: Final = re.compile(r"\d{1,4}\.\d{1,4}")
NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}\.[a-z0-9]{1,8}")
"""The name of a file beside the JSON: plain on every system, in one writing only."""
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_KEY: Final = re.compile(r"(?:[0-9a-f]{2}){16,64}")


def check_version(obj: Mapping[str, Any]) -> None:
    """Refuse what is no such form, or one that only a newer program can read."""
    if obj.get("format") != FORMAT:
        raise Refused(FORMAT, "format", "value")
    found = obj.get("version")
    if found == VERSION or found in OLDER:
        return
    raise Refused(FORMAT, "version", "newer" if is_newer(found, VERSION) else "version")


def is_newer(found: object, known: str) -> bool:
    """Whether *found* is the number of a version beyond the one that is *known*."""
    return is_version(found) and _parts(found) > _parts(known)


def is_version(found: object) -> TypeGuard[str]:
    """Whether *found* is the number of a version: "1.0"."""
    return isinstance(found, str) and _NUMBER.fullmatch(found) is not None


def _parts(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def origin(obj: Mapping[str, Any]) -> dict[str, Any]:
    """Who wrote it, when, and of which dossier."""
    dossier = obj.get("dossier", {})
    if not isinstance(dossier, Mapping):
        raise Refused(FORMAT, "dossier", "type")
    made_with, made_on = obj.get("made_with", ""), obj.get("made_on", stamp(EPOCH))
    dossier_id, key = dossier.get("id", ""), dossier.get("hash_key")
    if not isinstance(made_with, str):
        raise Refused(FORMAT, "made_with", "type")
    if key is not None and not (isinstance(key, str) and _KEY.fullmatch(key)):
        raise Refused(FORMAT, "hash_key", "value")
    if dossier_id and not (isinstance(dossier_id, str) and _ID.fullmatch(dossier_id)):
        raise Refused(FORMAT, "dossier", "value")
    return {
        "made_with": made_with[: limits.TITLE],
        "made_on": _moment("made_on", made_on),
        "dossier_id": dossier_id,
        "hash_key": bytes.fromhex(key) if key else None,
    }


def _moment(name: str, text: object) -> datetime:
    try:
        if isinstance(text, str) and WRITTEN[datetime].fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError:  # the thirtieth of February
        pass
    raise Refused(FORMAT, name, "value")


def files(values: object) -> Iterator[TravellingFile]:
    """Each with a plain name of its own: it is never used as a path, but other programs might."""
    if not isinstance(values, list):
        raise Refused(FORMAT, "files", "type")
    names: set[str] = set()
    for value in values:
        if not isinstance(value, Mapping):
            raise Refused(FORMAT, "files", "type")
        name, sha256, size = value.get("name"), value.get("sha256"), value.get("size")
        mime = value.get("mime", ANY)
        if not (isinstance(name, str) and NAME.fullmatch(name) and name not in names):
            raise Refused(FORMAT, "files", "name")
        if not (isinstance(sha256, str) and _SHA256.fullmatch(sha256)):
            raise Refused(FORMAT, "files", "value")
        if type(size) is not int or not 0 <= size <= limits.EVIDENCE_BYTES:
            raise Refused(FORMAT, "files", "range")
        if not isinstance(mime, str) or len(mime) > limits.TITLE:
            raise Refused(FORMAT, "files", "type")
        names.add(name)
        yield TravellingFile(name, sha256, size, mime)


def version(place: TextPlace, version: TextVersion) -> dict[str, Any]:
    """A former text as it stands in the form."""
    where = {"kind": place.kind, "record_id": place.record_id, "path": place.path}
    return {**where, "until": stamp(version.until), "text": version.text}


def versions(values: object) -> Iterator[tuple[TextPlace, TextVersion]]:
    """The former texts."""
    if not isinstance(values, list):
        raise Refused(FORMAT, "text_versions", "type")
    for value in values:
        names = ("kind", "record_id", "path", "until", "text")
        if not isinstance(value, Mapping) or not all(isinstance(value.get(name), str) for name in names):
            raise Refused(FORMAT, "text_versions", "type")
        kind, record_id, path, until, text = (value[name] for name in names)
        if kind not in BY_NAME:
            raise Refused(FORMAT, "text_versions", "value")
        if max(len(record_id), len(path)) > limits.LINE or len(text) > limits.PROSE:
            raise Refused(FORMAT, "text_versions", "length")
        yield TextPlace(kind, record_id, path), TextVersion(_moment("text_versions", until), text)
