"""The JSON Schema of the JSON form and its description for people, both derived from the record classes.

``python -m lobdossier.exchange.schema`` writes the two files anew; a test holds them against what is derived here.
The words in which the fields are described stand in ``resources/schema/fields.json``.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from lobdossier.domain import limits, vocabulary
from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.kinds import KINDS
from lobdossier.domain.record import Record
from lobdossier.domain.shape import Field, shape
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.student import Student
from lobdossier.exchange.json_form import LISTS
from lobdossier.exchange.json_head import VERSION, WRITTEN
from lobdossier.exchange.json_values import FORMAT
from lobdossier.paths import resource
from lobdossier.text import feedback, names, portrait_names

COMMON: Final = "every record"
"""Under this name `fields.json` describes what all records share."""

_FORMATS: Final[dict[type, str]] = {date: "date", datetime: "date-time"}
_DUTCH: Final[Mapping[type[StrEnum], Mapping[Any, Any]]] = {
    vocabulary.Competence: {c: words.name for c, words in names.COMPETENCES.items()},
    vocabulary.Part: names.PARTS,
    vocabulary.Sector: names.SECTORS,
    vocabulary.ExperienceKind: names.KINDS,
    vocabulary.ConversationKind: names.CONVERSATIONS,
    vocabulary.EvidenceKind: names.EVIDENCE,
    vocabulary.QualityKind: names.QUALITY_KINDS,
    vocabulary.Fit: names.FITS,
    vocabulary.WorkKind: portrait_names.WORK_KINDS,
    vocabulary.DemandKind: portrait_names.DEMANDS,
    vocabulary.Match: portrait_names.MATCHES,
    vocabulary.Sphere: portrait_names.SPHERES,
    vocabulary.StepState: names.STEP_STATES,
    vocabulary.ConversationState: names.CONVERSATION_STATES,
    vocabulary.Consent: names.CONSENTS,
    vocabulary.Purpose: names.PURPOSES,
    vocabulary.DocumentDesign: {design: words[0] for design, words in names.DESIGNS.items()},
    vocabulary.Track: names.TRACKS,
    vocabulary.Way: names.WAYS,
    vocabulary.FeedbackSort: feedback.SORTS,
    vocabulary.Asked: {
        vocabulary.Asked.CONVERSATIONS: "gesprekken",
        vocabulary.Asked.EXPERIENCES: "ervaringen",
        vocabulary.Asked.REFLECTIONS: "reflecties",
        vocabulary.Asked.HOURS: "uren",
    },
}


_TEXT: Final = {"type": "string"}
_WITH_ID: Final[dict[str, Any]] = {"required": ["id"], "properties": {"id": {"minLength": 1}}}
"""What stands in a list has an id; a choice inside a handover, or the one that a file was made by, needs none."""
_DOSSIER: Final[dict[str, Any]] = {
    "type": "object",
    "description": "Of which dossier it is a part or a copy.",
    "properties": {
        "id": {**_TEXT, "description": "The id of the dossier, a UUID; empty when unknown."},
        "hash_key": {
            "anyOf": [{**_TEXT, "pattern": "^([0-9a-f]{2}){16,64}$"}, {"type": "null"}],
            "description": "The key of the hashes in `earlier`, in a whole copy only.",
        },
    },
}
_FILE: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["name", "sha256", "size"],
    "properties": {
        "name": {**_TEXT, "pattern": "^[a-z0-9][a-z0-9_-]{0,99}\\.[a-z0-9]{1,8}$", "description": "Its name there."},
        "sha256": {**_TEXT, "pattern": "^[0-9a-f]{64}$"},
        "size": {"type": "integer", "minimum": 0, "maximum": limits.EVIDENCE_BYTES},
        "mime": {**_TEXT, "maxLength": limits.TITLE},
    },
}
_VERSION: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["kind", "record_id", "path", "until", "text"],
    "properties": {
        "kind": {"enum": [kind.KIND for kind in KINDS]},
        "record_id": {**_TEXT, "maxLength": limits.LINE},
        "path": {**_TEXT, "maxLength": limits.LINE, "description": "A field, or `answers/` and the id of a card."},
        "until": {**_TEXT, "format": "date-time"},
        "text": {**_TEXT, "maxLength": limits.PROSE},
    },
}


@cache
def field_words() -> dict[str, Any]:
    """What `fields.json` says, by kind or class name: "about", "dutch" and "fields" (name: [English, Dutch])."""
    found: dict[str, Any] = json.loads(resource("schema", "fields.json").read_text(encoding="utf-8"))
    return found


def values_inside(records: Sequence[type[Record]] = KINDS) -> tuple[type, ...]:
    """The classes that stand inside *records*, in the order in which they are met."""
    found = {f.base: None for kind in records for f in shape(kind) if f.nested and not issubclass(f.base, Record)}
    return tuple(found)


def name_of(kind: type) -> str:
    """How a class is called in the schema: the kind of a record, the class name of a value inside one."""
    return str(getattr(kind, "KIND", "") or kind.__name__)


def words_of(kind: type, field: Field) -> tuple[str, str]:
    """The English description and the Dutch word of one field.

    Raises:
        KeyError: `fields.json` does not know it yet.
    """
    own = field_words()[name_of(kind)]["fields"]
    english, dutch = own[field.name] if field.name in own else field_words()[COMMON]["fields"][field.name]
    return english, dutch


def json_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of a whole dossier."""
    lists = {
        name: {"type": "array", "items": {"$ref": f"#/$defs/{kind.KIND}", **_WITH_ID}, "description": _about(kind)}
        for kind, name in LISTS.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT}:dossier:{VERSION}",
        "title": "Loopbaandossier",
        "type": "object",
        "required": ["format", "version", "student"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "seal": {
                "type": "string",
                "pattern": "^[0-9a-f]{64}$",
                "description": "The sha256 of these bytes with 64 zeros in the place of these 64 characters.",
            },
            "made_with": {"type": "string", "description": "Version of the program that wrote it."},
            "made_on": {**_type(datetime), "description": "When it was written, UTC."},
            "dossier": _DOSSIER,
            "document": {
                "anyOf": [{"$ref": f"#/$defs/{CareerDocument.KIND}"}, {"type": "null"}],
                "description": "For whom and for what it was made, and how its pages look; null when for nobody.",
            },
            "files": {"type": "array", "items": _FILE, "description": "What travels beside the JSON."},
            "student": {
                "anyOf": [{"$ref": f"#/$defs/{Student.KIND}", **_WITH_ID}, {"type": "null"}],
                "description": _about(Student),
            },
            **lists,
            "activities": {
                "type": "array",
                "items": {"$ref": f"#/$defs/{Experience.KIND}", **_WITH_ID},
                "description": "Experiences of which only what the table of activities tells goes along.",
            },
            "text_versions": {"type": "array", "items": _VERSION, "description": "Former texts; of a whole copy only."},
        },
        "$defs": {name_of(kind): _definition(kind) for kind in (*KINDS, *values_inside())},
    }


def _about(kind: type) -> str:
    return str(field_words()[name_of(kind)]["about"])


def _definition(kind: type) -> dict[str, Any]:
    properties = {field.name: _property(kind, field) for field in shape(kind)}
    return {"type": "object", "description": _about(kind), "properties": properties}


def _property(kind: type, field: Field) -> dict[str, Any]:
    found = _single(field)
    if field.optional and not field.many:
        found = {"anyOf": [found, {"type": "null"}]}
    if field.many:
        found = {"type": "array", "items": found, "maxItems": limits.LIST}
    english, dutch = words_of(kind, field)
    return {**found, "description": f"{english} ({dutch})"}


def _single(field: Field) -> dict[str, Any]:
    found = _type(field.base)
    if field.base is str:
        found["maxLength"] = field.text.length if field.text else limits.LINE
        if field.text and field.text.rich:
            found["contentMediaType"] = "text/markdown"
    if field.ref:
        found["$comment"] = f"the id of a record of kind {field.ref.kind}"
    if field.between:
        found.update(minimum=field.between.least, maximum=field.between.most)
    return found


def _type(base: type) -> dict[str, Any]:
    if issubclass(base, StrEnum):
        return {"enum": [member.value for member in base]}
    if base in WRITTEN:
        named = {"format": _FORMATS[base]} if base in _FORMATS else {}
        return {"type": "string", **named, "pattern": f"^{WRITTEN[base].pattern}$"}
    if base in (str, int, bool):
        return {"type": {str: "string", int: "integer", bool: "boolean"}[base]}
    return {"$ref": f"#/$defs/{name_of(base)}"}


# ---------------------------------------------------------------- for people
def as_markdown(records: Sequence[type[Record]] = KINDS) -> str:
    """The tables of ``docs/json-form.md``, or those of some *records*: every kind, every field, every fixed word."""
    kinds = (*records, *values_inside(records))
    words = {field.base for kind in kinds for field in shape(kind)}
    return "\n".join([*_kinds(kinds), *_enumerations(words)])


def _kinds(kinds: Sequence[type]) -> Iterator[str]:
    common = field_words()[COMMON]
    shared = list(shape(Record))
    yield from _table(common["about"], f"{COMMON.capitalize()}", common["dutch"], shared, common["fields"])
    for kind in kinds:
        words = field_words()[name_of(kind)]
        key = "" if kind not in LISTS else f", in the list `{LISTS[kind]}`"
        heading = f"`{name_of(kind)}`{key}"
        yield from _table(words["about"], heading, words["dutch"], list(_own(kind)), words["fields"])


def _own(kind: type) -> Iterator[Field]:
    common = {field.name for field in shape(Record)} if issubclass(kind, Record) else set()
    return (field for field in shape(kind) if field.name not in common)


def _table(about: str, heading: str, dutch: str, fields: list[Field], words: Mapping[str, list[str]]) -> Iterator[str]:
    yield from (f"### {heading}", "", f"{about} In Dutch: *{dutch}*.", "")
    yield from ("| field | holds | what it is | in Dutch |", "|---|---|---|---|")
    for field in fields:
        english, word = words[field.name]
        yield f"| `{field.name}` | {_holds(field)} | {english} | {word} |"
    yield ""


def _holds(field: Field) -> str:
    text = _base_words(field)
    if field.ref:
        text = f"id of a `{field.ref.kind}`"
    if field.between:
        text += f", {field.between.least} to {field.between.most}"
    if field.many:
        return f"list of {text}"
    return f"{text}, or null" if field.optional else text


def _base_words(field: Field) -> str:
    base = field.base
    if issubclass(base, StrEnum):
        return f"[`{base.__name__}`](#{base.__name__.lower()})"
    if base is str:
        length = field.text.length if field.text else limits.LINE
        return f"{'Markdown' if field.text and field.text.rich else 'text'}, at most {length:,} characters"
    plain_words = {int: "whole number", bool: "true or false", date: "`2026-11-26`", time: "`10:30`"}
    if base is datetime:
        return "`2026-11-26T09:30:00.000000Z`"
    return plain_words.get(base, f"`{name_of(base)}`")


def _enumerations(used: Container[type]) -> Iterator[str]:
    for enumeration, dutch in _DUTCH.items():
        if enumeration not in used:
            continue
        yield from (f"### {enumeration.__name__}", "", "| value | in Dutch |", "|---|---|")
        for member in enumeration:
            word = dutch[member]
            yield f"| `{member.value}` | {word if isinstance(word, str) else word[0]} |"
        yield ""


BEGIN: Final = "<!-- tables: begin -->"
END: Final = "<!-- tables: end -->"
PAGES: Final[Mapping[str, tuple[type[Record], ...]]] = {
    "json-form.md": KINDS,
    "feedback-form.md": (Feedback, Conversation, Participant, Agreement),
}
"""The pages with tables, and of which records."""


def schema_text() -> str:
    """`json_schema` as the file holds it."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def with_tables(page: str, records: Sequence[type[Record]] = KINDS) -> str:
    """*page* with the tables of *records* between its two marks brought up to date."""
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n\n{as_markdown(records)}{END}{tail}"


def write(schema: Path, docs: Path) -> None:
    """Bring the schema and the two pages in *docs* up to date."""
    schema.write_text(schema_text(), encoding="utf-8")
    for name, records in PAGES.items():
        page = docs / name
        page.write_text(with_tables(page.read_text(encoding="utf-8"), records), encoding="utf-8")


if __name__ == "__main__":
    write(resource("schema", "dossier.schema.json"), resource().parent / "docs")
