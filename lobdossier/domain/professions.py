"""Example professions: a day of somebody who does the work, what it asks, and a question to put to that person.

They say nothing of chances, pay or what is in demand: that is found outside, with its source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from lobdossier.domain.errors import Refused
from lobdossier.domain.portrait import Demand
from lobdossier.domain.record import Code, Line, Plain, Title
from lobdossier.domain.shape import from_plain
from lobdossier.domain.vocabulary import DemandKind

VERSION: Final = 1
"""The version of the JSON form that `parse_professions` reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profession:
    """One example of work. All its words are ours; none of them is a claim about a particular employer."""

    id: Code
    title: Title
    field: Title
    """The sector in a word or two: "Zorg"."""
    icon: Code
    """The name of a Lucide icon."""
    routes: Line
    """By which schools one gets there."""
    day: Plain
    """One concrete picture of a day."""
    asks: tuple[Demand, ...]
    question: Line
    """To ask somebody who does it."""

    def asks_of(self, kind: DemandKind) -> tuple[str, ...]:
        """What it asks in one respect, in the order of the file."""
        return of_kind(self.asks, kind)


@dataclass(frozen=True, slots=True)
class Professions:
    """All examples in the order of their file, and what *any* work may ask, for work without an example."""

    language: str
    examples: tuple[Profession, ...]
    common: tuple[Demand, ...]

    def find(self, profession_id: str) -> Profession | None:
        """The example with this id; None for work of the student's own, or of another version of the file."""
        return next((each for each in self.examples if each.id == profession_id), None)

    def suggested(self, profession_id: str, kind: DemandKind) -> tuple[str, ...]:
        """What may be asked in one respect: the words of the example, or else of any work."""
        found = self.find(profession_id)
        return of_kind(found.asks if found is not None else self.common, kind)


class ProfessionsError(ValueError):
    """The file is not as it should be: *profession_id* says where ("" for the file itself) and *problem* what."""

    def __init__(self, profession_id: str, problem: str) -> None:
        super().__init__(f"{profession_id or 'file'}: {problem}")
        self.profession_id, self.problem = profession_id, problem


def of_kind(demands: Iterable[Demand], kind: DemandKind) -> tuple[str, ...]:
    """The words among *demands* of one kind, in their order."""
    return tuple(demand.text for demand in demands if demand.kind is kind)


def parse_professions(document: object) -> Professions:
    """The examples in a decoded JSON document (``{"version": 1, "language": "nl", "common": [...], "professions": [...]}``).

    Raises `ProfessionsError` for another version, an id used twice, and a field that is missing, unknown, empty or of
    another shape than `Profession` says.
    """
    if not isinstance(document, Mapping) or set(document) != {"version", "language", "common", "professions"}:
        raise ProfessionsError("", "version, language, common and professions expected")
    if document["version"] is True or document["version"] != VERSION:
        raise ProfessionsError("", f"version {VERSION} expected, not {document['version']!r}")
    if not isinstance(document["language"], str):
        raise ProfessionsError("", "a language expected")
    examples = tuple(_profession(entry) for entry in _list(document["professions"], "professions"))
    taken: set[str] = set()
    for example in examples:
        if example.id in taken:
            raise ProfessionsError(example.id, "id used twice")
        taken.add(example.id)
    return Professions(document["language"], examples, _demands(document["common"], ""))


def _profession(entry: object) -> Profession:
    if not isinstance(entry, Mapping):
        raise ProfessionsError("", f"an object expected, not {entry!r}")
    profession_id = str(entry.get("id", ""))
    named = {field.name for field in fields(Profession)}
    if set(entry) != named:
        raise ProfessionsError(profession_id, f"fields {sorted(set(entry) ^ named)} missing or unknown")
    _demands(entry["asks"], profession_id)
    made: Profession = _read(Profession, entry, profession_id)
    words = (made.id, made.title, made.field, made.icon, made.routes, made.day, made.question)
    if any(not text or text != text.strip() for text in words):
        raise ProfessionsError(profession_id, "an empty text, or one with spaces around it")
    return made


def _demands(found: object, profession_id: str) -> tuple[Demand, ...]:
    entries = _list(found, profession_id)
    for entry in entries:
        if not isinstance(entry, Mapping) or set(entry) != {"kind", "text"}:
            raise ProfessionsError(profession_id, f"kind and text expected, not {entry!r}")
    return tuple(_read(Demand, entry, profession_id) for entry in entries)


def _read(kind: type[Any], entry: Mapping[str, Any], profession_id: str) -> Any:
    try:
        return from_plain(kind, entry)
    except Refused as error:
        raise ProfessionsError(profession_id, str(error)) from None


def _list(found: object, where: str) -> Sequence[Any]:
    if not isinstance(found, list):
        raise ProfessionsError(where, f"a list expected, not {found!r}")
    return found
