"""What of other people goes along, and what is left of it when the student leaves that out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeVar

from lobdossier.domain import limits
from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Agreement, Participant
from lobdossier.domain.experience import Evidence, Testimony
from lobdossier.domain.kinds import BY_NAME, OWNED
from lobdossier.domain.people import Contact
from lobdossier.domain.personal import Kind, Names, Spot, readable, spots
from lobdossier.domain.record import Record, Value
from lobdossier.domain.shape import content
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import EvidenceKind

T = TypeVar("T", bound=Record | Value)
LEFT_OUT: Final = "…"
"""One character, so that no text becomes longer than it may be."""
_NAMED: Final[Mapping[type[Record], str]] = {
    Contact: "name",
    Participant: "name",
    Testimony: "who",
    Feedback: "who",
    Agreement: "who",
    SchoolPeriod: "guide",
}
_KEPT: Final[Mapping[type, frozenset[str]]] = {
    Student: frozenset({"name"}),
    CareerDocument: frozenset({"receiver", "consent_by", "left_out", "kept"}),
}
"""What stays as it is, whoever is left out: whose document it is, for whom, and who agreed."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about other people that goes along.

    Attributes:
        words: the whole name, the number as it is written the first time, or the id of the photo.
        spellings: how it is written in the texts, each as it stands there; for a photo its id.
        where: the records in whose texts it stands, each once; what belongs to an experience or a conversation is
            told as that.
        times: how often.
        at_table: it is somebody in a conversation that goes along.
        photo: for a photo.
    """

    kind: Kind
    words: str
    spellings: tuple[str, ...]
    where: tuple[Record, ...] = ()
    times: int = 1
    at_table: bool = False
    photo: Evidence | None = None

    def decided(self, document: CareerDocument) -> bool | None:
        """Whether it is left out of *document* (True) or was allowed to stay (False); None while that is open."""
        if all(spelling in document.left_out for spelling in self.spellings):
            return True
        weighed = {*document.left_out, *document.kept}
        return False if weighed.issuperset(self.spellings) else None


def people_of(dossier: Snapshot) -> frozenset[str]:
    """The names of everybody who is named somewhere in *dossier* as a person."""
    return frozenset(name for kind, field in _NAMED.items() for r in dossier.all(kind) if (name := getattr(r, field)))


@dataclass(slots=True)
class _Pile:
    times: int = 0
    spellings: dict[str, None] = field(default_factory=dict)
    where: dict[str, Record] = field(default_factory=dict)
    at_table: bool = False


def look(
    part: Snapshot,
    student: Student,
    people: Iterable[str] = (),
    ordinary: Collection[str] = (),
    stopped: Callable[[], bool] = lambda: False,
) -> tuple[Finding, ...]:
    """What of others goes along in *part*, before anything is left out: names first, most often there first; photos last.

    *people* are the names to look for beside those in *part* (see `people_of`); *ordinary* those of the words in them
    that are Dutch words too, in small letters. Ten thousand experiences take seconds: it ends early, with nothing,
    when *stopped* says so.
    """
    names = Names({*people, *people_of(part)}, student.name, ordinary)
    piles: dict[tuple[Kind, str], _Pile] = {}
    for kind, group in part.records.items():
        for record in group:
            if stopped():
                return ()
            for text in _strings(record, skip=_KEPT.get(kind, frozenset())):
                shown = readable(text)
                for spot in (*names.spots(shown), *spots(shown)):
                    _put(piles, spot, record, part)
    found = [
        Finding(
            kind,
            about if kind is Kind.NAME else next(iter(pile.spellings)),
            tuple(pile.spellings),
            tuple(pile.where.values()),
            pile.times,
            pile.at_table,
        )
        for (kind, about), pile in piles.items()
    ]
    return (*sorted(found, key=lambda f: (list(Kind).index(f.kind), -f.times, f.words)), *_photos(part))


def _put(piles: dict[tuple[Kind, str], _Pile], spot: Spot, record: Record, part: Snapshot) -> None:
    if len(spot.words) > limits.LINE:
        return
    pile = piles.setdefault((spot.kind, spot.about), _Pile())
    pile.times += 1
    pile.spellings[spot.words] = None
    pile.at_table = pile.at_table or (isinstance(record, Participant) and spot.words in readable(record.name))
    owner = _owner(record, part)
    pile.where[owner.id] = owner


def _owner(record: Record, part: Snapshot) -> Record:
    name = OWNED.get(type(record))
    kind = BY_NAME[name.removesuffix("_id")] if name else None
    return (part.find(kind, getattr(record, name)) if kind and name else None) or record


def _photos(part: Snapshot) -> Iterator[Finding]:
    for evidence in part.all(Evidence):
        if evidence.kind is EvidenceKind.PHOTO and evidence.sha256 and not evidence.people_agree:
            owner = (_owner(evidence, part),)
            yield Finding(Kind.PHOTO, evidence.id, (evidence.id,), owner, photo=evidence)


# ---------------------------------------------------------------- leaving out
def leave_out(part: Snapshot, words: Iterable[str]) -> Snapshot:
    """*part* with each of *words* (a name, a telephone number) replaced by `LEFT_OUT`, wherever it stands as a whole.

    Letters count as they are written, also between the marks of a rich text; the name of the student stays.
    """
    wanted = sorted({word for word in words if word.strip()}, key=len, reverse=True)
    if not wanted:
        return part
    clean = _Cleaner(wanted)
    return Snapshot({kind: tuple(_without(record, clean) for record in group) for kind, group in part.records.items()})


class _Cleaner:
    """Replaces words in one text."""

    def __init__(self, wanted: list[str]) -> None:
        self._words = wanted
        marked = "|".join(r"\**".join(map(_marked, word)) for word in wanted)
        self._pattern = re.compile(rf"(?<!\w)(?:{marked})(?!\w)")

    def __call__(self, text: str) -> str:
        # The pattern is slow and nearly every text has nothing of it.
        if not any(sign in text for sign in ("\\", "*", "&#")) and not any(word in text for word in self._words):
            return text
        return self._pattern.sub(self._left, text)

    @staticmethod
    def _left(found: re.Match[str]) -> str:
        """Marks that begin or end among the words stay: what stands after them keeps its look."""
        return LEFT_OUT + "".join(re.findall(r"(?<!\\)\*+", found[0]))


def _marked(letter: str) -> str:
    """How *letter* may stand in a rich text."""
    itself = rf"\\?{re.escape(letter)}" if letter.isascii() and not letter.isalnum() else re.escape(letter)
    return rf"(?:{itself}|&#0*{ord(letter)};)"


def _strings(value: Record | Value, skip: Collection[str] = ()) -> Iterator[str]:
    """Every text in *value*, those inside it included; no codes and no ids."""
    for each in content(type(value)):
        if each.name in skip or not _speaks(each):
            continue
        found = getattr(value, each.name)
        for item in found if each.many else (found,):
            if each.nested and item is not None:
                yield from _strings(item)
            elif item:
                yield item
    yield from _loose(value.unknown)


def _speaks(each: Any) -> bool:
    silent = each.ref is not None or (each.text is not None and not each.text.search)
    return each.nested or (each.base is str and not silent)


def _loose(found: object) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, Mapping):
        yield from (text for item in found.values() for text in _loose(item))
    elif isinstance(found, list):
        yield from (text for item in found for text in _loose(item))


def _without(value: T, clean: _Cleaner) -> T:
    changes: dict[str, Any] = {}
    skip = _KEPT.get(type(value), frozenset())
    for each in content(type(value)):
        found = getattr(value, each.name)
        if found is None or each.name in skip or not _speaks(each):
            continue
        items = found if each.many else (found,)
        cleaned = tuple(_without(item, clean) if each.nested else clean(item) for item in items)
        if cleaned != tuple(items):
            changes[each.name] = cleaned if each.many else cleaned[0]
    if value.unknown:
        changes["unknown"] = {name: _cleaned(item, clean) for name, item in value.unknown.items()}
    return replace(value, **changes) if changes else value


def _cleaned(found: Any, clean: _Cleaner) -> Any:
    if isinstance(found, str):
        return clean(found)
    if isinstance(found, Mapping):
        return {name: _cleaned(item, clean) for name, item in found.items()}
    return [_cleaned(item, clean) for item in found] if isinstance(found, list) else found
