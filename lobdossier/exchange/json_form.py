"""The JSON form of a dossier: everything that is in one, as one object, for other programs and other days.

    {"format": "lobdossier", "version": "1.0", "seal": …, "made_with": …, "made_on": …, "dossier": {…}, "document": {…},
     "files": [{…}, …], "student": {…}, "experiences": [{…}, …], …}

Each record stands there as `domain.shape` says it, fields by their English names; `docs/json-form.md` describes all of
them and `resources/schema/dossier.schema.json` is generated from the same description. The bytes of the evidence are
not in it: they travel beside it, named in "files" with their sha256. Fields that this program does not know, in a
record, in a value inside one or beside the lists, are kept and written back.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, Final, TypeVar

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.errors import Refused
from lobdossier.domain.experience import Evidence, Experience, Testimony
from lobdossier.domain.kinds import KINDS
from lobdossier.domain.package import Package
from lobdossier.domain.people import Contact
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Choice, Insight, Motive, MotiveOrder, Quality, SelfView, WorkImage
from lobdossier.domain.record import NOTHING, Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.shape import from_plain, plain, shape, stamp
from lobdossier.domain.sharing import Feedback, GuidanceReview, Handover
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.exchange.json_head import VERSION, WRITTEN, check_version, files, origin, version, versions
from lobdossier.exchange.json_values import FORMAT, check_values, decoded

R = TypeVar("R", bound=Record)


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
    GuidanceReview: "guidance_reviews",
    CareerDocument: "career_documents",
    Handover: "handovers",
}
"""The key under which the records of a kind stand. The student stands alone, under "student"."""

HEAD: Final = (
    "format", "version", "seal", "made_with", "made_on", "dossier", "document", "files", "student",
)  # fmt: skip
TAIL: Final = ("activities", "text_versions")


NO_SEAL: Final = "0" * 64
_SEAL: Final = re.compile(rb'"seal": ?"([0-9a-f]{64})"')


def to_json(package: Package) -> dict[str, Any]:
    """*package* as JSON-able values, not sealed yet.

    Raises:
        Refused: there is more than one student.
    """
    students = package.snapshot.all(Student)
    if len(students) > 1:
        raise Refused(Student.KIND, "student", "items")
    head = (
        FORMAT,
        VERSION,
        NO_SEAL,
        package.made_with,
        stamp(package.made_on),
        {"id": package.dossier_id, "hash_key": package.hash_key.hex() if package.hash_key else None},
        plain(package.document) if package.document else None,
        [asdict(file) for file in package.files],
        plain(students[0]) if students else None,
    )
    lists = {name: [plain(record) for record in package.snapshot.all(kind)] for kind, name in LISTS.items()}
    tail = ([plain(each) for each in package.activities], [version(*each) for each in package.versions])
    return {**dict(zip(HEAD, head, strict=True)), **lists, **dict(zip(TAIL, tail, strict=True)), **package.unknown}


def read_json(data: bytes) -> Package:
    """What `write_json` wrote.

    Raises:
        Refused: as `from_json`, or it is no JSON within bounds.
    """
    return _package(decoded(data))


def from_json(obj: object) -> Package:
    """The package that *obj* (decoded JSON) describes. Nothing is looked up: an id may point outside of it.

    Raises:
        Refused: naming the kind, the field and the rule that was broken; the rule "newer" says that a newer program
            wrote it.
    """
    check_values(obj)
    return _package(obj)


def _package(obj: object) -> Package:
    if not isinstance(obj, Mapping):
        raise Refused(FORMAT, "", "type")
    check_version(obj)
    student = obj.get("student")
    groups: dict[type[Record], tuple[Record, ...]] = {
        Student: () if student is None else tuple(records_in(Student, [student])),
        **{kind: tuple(records_in(kind, obj.get(name, []))) for kind, name in LISTS.items()},
    }
    activities = tuple(records_in(Experience, obj.get("activities", [])))
    check_ids([*(record for kind in KINDS for record in groups[kind]), *activities])
    known = {*HEAD, *LISTS.values(), *TAIL}
    document = obj.get("document")
    return Package(
        snapshot=Snapshot({kind: group for kind, group in groups.items() if group}),
        **origin(obj),
        document=None if document is None else next(records_in(CareerDocument, [document])),
        files=tuple(files(obj.get("files", []))),
        activities=activities,
        versions=tuple(versions(obj.get("text_versions", []))),
        unknown={name: value for name, value in obj.items() if name not in known} or NOTHING,
    )


def write_json(package: Package) -> bytes:
    """`to_json` as UTF-8, indented so that a person can look into it, and sealed.

    The seal is the sha256 of these bytes with 64 zeros in its own place: it tells whether something was changed since,
    and nothing about who wrote it.
    """
    return written(to_json(package))


def written(obj: Mapping[str, Any]) -> bytes:
    """*obj*, which has `NO_SEAL` under "seal" before any text of somebody, as sealed JSON."""
    text = json.dumps(obj, ensure_ascii=False, allow_nan=False, indent=1).encode("utf-8")
    seal = hashlib.sha256(text).hexdigest()
    return text.replace(NO_SEAL.encode("ascii"), seal.encode("ascii"), 1)


def unchanged(data: bytes) -> bool | None:
    """Whether the seal of what `write_json` wrote still fits; None when it has none (version 0.1)."""
    found = _SEAL.search(data)
    if found is None:
        return None
    bare = data[: found.start(1)] + NO_SEAL.encode("ascii") + data[found.end(1) :]
    return hashlib.sha256(bare).hexdigest().encode("ascii") == found[1]


def records_in(kind: type[R], values: object) -> Iterator[R]:
    """The records of *kind* in a list of the form.

    Raises:
        Refused: as `from_json`.
    """
    if not isinstance(values, list | tuple):
        raise Refused(kind.KIND, LISTS.get(kind, kind.KIND), "type")
    for value in values:
        if not isinstance(value, Mapping):
            raise Refused(kind.KIND, "", "type")
        _check_written(kind, value)
        yield from_plain(kind, value)


def check_ids(records: Iterable[Record]) -> None:
    """Each has an id, and no two have the same.

    Raises:
        Refused: with the rule "value" or "duplicate".
    """
    seen: set[str] = set()
    for record in records:
        if not record.id:
            raise Refused(record.KIND, "id", "value")
        if record.id in seen:
            raise Refused(record.KIND, "id", "duplicate")
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
