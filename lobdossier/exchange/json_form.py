"""The JSON form of a dossier: everything that is in one, as one object, for other programs and other days.

    {"format": "lobdossier", "version": "0.1", "made_with": …, "made_on": …, "student": {…}, "experiences": [{…}, …], …}

Each record stands there as `domain.shape` says it, fields by their English names; `docs/json-form.md` describes all of
them and `resources/schema/dossier.schema.json` is generated from the same description. The bytes of the evidence are
not in it: they travel beside it, named by their sha256. Fields that this program does not know, in a record or beside
the lists, are kept and written back.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Final, TypeVar

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.errors import Refused
from lobdossier.domain.experience import Evidence, Experience, Testimony
from lobdossier.domain.kinds import KINDS
from lobdossier.domain.people import Contact
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Choice, Insight, Motive, MotiveOrder, Quality, SelfView, WorkImage
from lobdossier.domain.record import NOTHING, Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.shape import from_plain, plain, shape, stamp
from lobdossier.domain.sharing import Feedback, Handover
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod, Student

R = TypeVar("R", bound=Record)

FORMAT: Final = "lobdossier"
VERSION: Final = "0.1"
"""Raised when the meaning of something changes; a field more does not change it."""

LISTS: Final[dict[type[Record], str]] = {
    SchoolPeriod: "school_periods",
    Experience: "experiences",
    Testimony: "testimonies",
    Evidence: "evidence",
    Reflection: "reflections",
    Insight: "insights",
    SelfView: "self_views",
    Quality: "qualities",
    Motive: "motives",
    MotiveOrder: "motive_orders",
    WorkImage: "work_images",
    Choice: "choices",
    Goal: "goals",
    Contact: "contacts",
    Conversation: "conversations",
    Participant: "participants",
    Agreement: "agreements",
    Step: "steps",
    Feedback: "feedback",
    CareerDocument: "career_documents",
    Handover: "handovers",
}
"""The key under which the records of a kind stand. The student stands alone, under "student"."""

HEAD: Final = ("format", "version", "made_with", "made_on", "student")

MOST_BYTES: Final = 128 * 1024 * 1024
MOST_VALUES: Final = 6_000_000
DEEPEST: Final = 20
GREATEST: Final = 2**53 - 1
"""Whole numbers beyond this are not the same in every program that reads JSON (RFC 8259, section 6)."""

#: Stricter than Python's own reading, which takes week dates and moments without a zone too.
WRITTEN: Final[dict[type, re.Pattern[str]]] = {
    date: re.compile(r"\d{4}-\d\d-\d\d"),
    time: re.compile(r"\d\d:\d\d"),
    datetime: re.compile(r"(?:19|[2-9]\d)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z"),
}


@dataclass(frozen=True)
class ReadSnapshot(Snapshot):
    """A snapshot that came from JSON, with what stood beside its lists and is not known here."""

    unknown: Mapping[str, Any] = field(default_factory=lambda: NOTHING)


def dossier_to_json(snapshot: Snapshot, made_with: str, made_on: datetime) -> dict[str, Any]:
    """*snapshot* as JSON-able values. *made_with* is the version of the program, *made_on* the moment (UTC).

    Raises:
        Refused: there is more than one student.
    """
    students = snapshot.all(Student)
    if len(students) > 1:
        raise Refused(Student.KIND, "student", "items")
    head = (FORMAT, VERSION, made_with, stamp(made_on), plain(students[0]) if students else None)
    lists = {name: [plain(record) for record in snapshot.all(kind)] for kind, name in LISTS.items()}
    return {**dict(zip(HEAD, head, strict=True)), **lists, **getattr(snapshot, "unknown", NOTHING)}


def dossier_from_json(obj: object) -> ReadSnapshot:
    """The snapshot that *obj* (decoded JSON) describes. Nothing is looked up: an id may point outside of it.

    Raises:
        Refused: naming the kind, the field and the rule that was broken.
    """
    _check_values(obj)
    if not isinstance(obj, Mapping):
        raise Refused(FORMAT, "", "type")
    if obj.get("format") != FORMAT:
        raise Refused(FORMAT, "format", "value")
    if obj.get("version") != VERSION:
        raise Refused(FORMAT, "version", "version")
    student = obj.get("student")
    groups: dict[type[Record], tuple[Record, ...]] = {
        Student: () if student is None else tuple(_records(Student, [student])),
        **{kind: tuple(_records(kind, obj.get(name, []))) for kind, name in LISTS.items()},
    }
    _check_ids(groups)
    known = {*HEAD, *LISTS.values()}
    unknown = {name: value for name, value in obj.items() if name not in known}
    return ReadSnapshot({kind: group for kind, group in groups.items() if group}, unknown or NOTHING)


def write_json(snapshot: Snapshot, made_with: str, made_on: datetime) -> str:
    """`dossier_to_json` as text, indented so that a person can look into it."""
    return json.dumps(dossier_to_json(snapshot, made_with, made_on), ensure_ascii=False, allow_nan=False, indent=1)


def read_json(data: bytes) -> ReadSnapshot:
    """What `write_json` wrote, as UTF-8.

    Raises:
        Refused: it is not such JSON, too large or too deep, says a key twice, or holds what no dossier holds.
    """
    # Counted in the bytes, before anything is built from them: a small file can ask for gigabytes of empty lists.
    if len(data) > MOST_BYTES or sum(data.count(sign) for sign in b",[{") > MOST_VALUES:
        raise Refused(FORMAT, "", "size")
    try:
        obj = json.loads(data.decode("utf-8"), object_pairs_hook=_once, parse_int=_whole)
    except UnicodeDecodeError:
        raise Refused(FORMAT, "", "characters") from None
    except RecursionError:
        raise Refused(FORMAT, "", "depth") from None
    except ValueError:
        raise Refused(FORMAT, "", "format") from None
    return dossier_from_json(obj)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise Refused(FORMAT, next(name for name in names if names.count(name) > 1), "duplicate")
    return found


def _whole(digits: str) -> int:
    """Python itself refuses thousands of digits; what is far too great only has to stay so."""
    return int(digits) if len(digits) < 20 else GREATEST + 1


def _records(kind: type[R], values: object) -> Iterator[R]:
    if not isinstance(values, list | tuple):
        raise Refused(kind.KIND, LISTS.get(kind, kind.KIND), "type")
    for value in values:
        if not isinstance(value, Mapping):
            raise Refused(kind.KIND, "", "type")
        _check_written(kind, value)
        yield from_plain(kind, value)


def _check_ids(groups: Mapping[type[Record], tuple[Record, ...]]) -> None:
    seen: set[str] = set()
    for kind in KINDS:
        for record in groups[kind]:
            if not record.id:
                raise Refused(kind.KIND, "id", "value")
            if record.id in seen:
                raise Refused(kind.KIND, "id", "duplicate")
            seen.add(record.id)


def _check_written(kind: type, values: Mapping[str, Any]) -> None:
    """Dates and moments stand there in one way only."""
    name = getattr(kind, "KIND", "") or kind.__name__
    for known in shape(kind):
        found = values.get(known.name)
        items = found if isinstance(found, list | tuple) else (found,)
        for item in items:
            if known.nested and isinstance(item, Mapping):
                _check_written(known.base, item)
            elif known.base in WRITTEN and isinstance(item, str) and not WRITTEN[known.base].fullmatch(item):
                raise Refused(name, known.name, "value")


def _check_values(obj: object) -> None:
    """What may stand anywhere, unknown fields included. Works through a list of its own: a recursion could run out."""
    waiting: list[tuple[str, int, object]] = [("", 0, obj)]
    while waiting:
        name, depth, value = waiting.pop()
        if depth > DEEPEST:
            raise Refused(FORMAT, name, "depth")
        if isinstance(value, Mapping):
            for key, item in value.items():
                if not isinstance(key, str):
                    raise Refused(FORMAT, name, "type")
                _check_text(key, key.encode("utf-8", "replace").decode("utf-8"))
                waiting.append((key, depth + 1, item))
        elif isinstance(value, list | tuple):
            waiting.extend((name, depth + 1, item) for item in value)
        else:
            _check_value(name, value)


def _check_value(name: str, value: object) -> None:
    if isinstance(value, str):
        _check_text(value, name)
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise Refused(FORMAT, name, "range")
    elif isinstance(value, int):
        if abs(value) > GREATEST:
            raise Refused(FORMAT, name, "range")
    elif value is not None:
        raise Refused(FORMAT, name, "type")


def _check_text(text: str, name: str) -> None:
    if "\0" in text or (not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text)):
        raise Refused(FORMAT, name, "characters")
