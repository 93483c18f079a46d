"""What merging two copies of one dossier would do, record by record. Nothing here writes; see `services.merging`.

Which version is the newer one is told by hashes of earlier contents (`lineage`). Where both sides changed, nothing
disappears silently: the student chooses, and what is not chosen is kept as a former text, or as a record of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Final

from lobdossier.domain.experience import Evidence
from lobdossier.domain.kinds import KINDS, OWNED
from lobdossier.domain.lineage import Standing, standing
from lobdossier.domain.record import Record
from lobdossier.domain.shape import changed_fields, fingerprint
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Student
from lobdossier.domain.titles import title_of

Key = tuple[str, str]
"""A record by its kind and id."""
NOBODY: Final[Collection[Key]] = frozenset()


class What(StrEnum):
    """What merging means for one record."""

    NEW = "new"
    """Only there; it comes in. One from the trash there goes into the trash here."""
    EQUAL = "equal"
    THERE = "there"
    """Changed there only: that version comes here."""
    HERE = "here"
    """Changed here only, or thrown away here: it stays."""
    BOTH = "both"
    """Changed on both sides, or thrown away on one and changed on the other: the student chooses."""
    DELETED = "deleted"
    """Thrown away there, and not changed here: it goes into the trash here too."""
    ONLY_HERE = "only_here"
    LEFT_OUT = "left_out"
    """It cannot come in; see `Reason`."""


class Reason(StrEnum):
    """Why a record of the other copy cannot come in."""

    BYTES = "bytes"
    """The file of a piece of evidence is missing, or not what it was."""
    OWNER = "owner"
    """What it belongs to is not there."""
    UNREADABLE = "unreadable"
    """The one that is stored here cannot be read, and what cannot be read is never written over."""
    STRANGE = "strange"
    """A second owner of the dossier, or an id that is something else here: no copy of this dossier has that."""


class Pick(StrEnum):
    """What the student wants where both sides changed."""

    HERE = "here"
    THERE = "there"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class MergeItem:
    """What merging means for one record.

    Attributes:
        mine, theirs: both versions; None where it is not known.
        pick: what the student chose; None when nobody did (then it is as `Pick.BOTH`).
        follows: what it belongs to, when it was thrown away together with that and comes or goes with it: it asks
            for no choice of its own.
        reason: why it is left out.
    """

    kind: str
    id: str
    what: What
    mine: Record | None
    theirs: Record | None
    pick: Pick | None = None
    follows: Key | None = None
    reason: Reason | None = None

    @property
    def key(self) -> Key:
        """Its kind and id."""
        return self.kind, self.id

    @property
    def title(self) -> str:
        """What the student calls it, in the version that is to stay; empty when it has no words yet."""
        return title_of(self.theirs if self.mine is None or self.what is What.THERE else self.mine)

    @property
    def asks(self) -> bool:
        """Whether the student can choose."""
        return self.what is What.BOTH and self.follows is None


@dataclass(frozen=True)
class Plan:
    """What merging would do: an item for each record of either side, in the order of `KINDS`.

    *key* is the one of the hashes, the same in every copy of a dossier. *besides* says, where no record would
    become another one, whether former texts would come in, or what stands beside the lists.
    """

    items: tuple[MergeItem, ...]
    key: bytes = field(repr=False)
    besides: bool = False

    @cached_property
    def counts(self) -> Mapping[What, int]:
        """How many records of each sort there are."""
        return Counter(item.what for item in self.items)

    @property
    def changes(self) -> bool:
        """Whether any record would become another one."""
        return any(self.counts.get(what) for what in (What.NEW, What.THERE, What.BOTH, What.DELETED))

    @property
    def conflicts(self) -> tuple[MergeItem, ...]:
        """The ones where the student can choose."""
        return tuple(item for item in self.items if item.asks)

    def with_choices(self, choices: Mapping[Key, Pick]) -> Plan:
        """The same with what the student chose, by kind and id. A choice for what is no conflict any more does nothing."""
        chosen = (
            replace(item, pick=choices[item.key]) if item.asks and item.key in choices else item for item in self.items
        )
        return replace(self, items=tuple(chosen))

    def without_bytes(self, missing: Collection[str]) -> Plan:
        """The same without the evidence of there whose sha256 is among *missing*."""
        return replace(self, items=tuple(_left_out_without(item, missing) for item in self.items))


def plan(mine: Snapshot, theirs: Snapshot, key: bytes, unreadable: Collection[Key] = NOBODY) -> Plan:
    """Hold two copies of one dossier against each other, the trash of both included.

    *unreadable* are records that are stored here but cannot be read; they are not in *mine*.
    """
    there_is_one = bool(mine.all(Student))
    ids = {record.id: kind for kind in KINDS for record in mine.all(kind)}
    items: list[MergeItem] = []
    for kind in KINDS:
        here = {record.id: record for record in mine.all(kind)}
        there = {record.id: record for record in theirs.all(kind)}
        for record_id in (*here, *(each for each in there if each not in here)):
            one, other = here.get(record_id), there.get(record_id)
            item = MergeItem(kind.KIND, record_id, _what(one, other, key), one, other)
            if one is None and (kind.KIND, record_id) in unreadable:
                item = _left_out(item, Reason.UNREADABLE)
            elif one is None and ((kind is Student and there_is_one) or ids.get(record_id, kind) is not kind):
                item = _left_out(item, Reason.STRANGE)
            items.append(item)
    return Plan(tuple(_together(items)), key)


def deleted(record: Record | None) -> bool:
    """Whether it is there and was thrown away."""
    return record is not None and record.deleted is not None


def live(record: Record | None) -> bool:
    """Whether it is there and was not thrown away."""
    return record is not None and record.deleted is None


def owner_of(record: Record) -> Key | None:
    """What *record* belongs to, by kind and id."""
    name = OWNED.get(type(record))
    owner = getattr(record, name) if name else None
    return (name.removesuffix("_id"), owner) if name and owner else None


def same_contents(one: Record, other: Record) -> bool:
    """Whether two versions hold the same: quicker than their hashes, for the many that nobody changed."""
    return (
        not changed_fields(one, other)
        and (one.deleted is None) == (other.deleted is None)
        and one.unknown == other.unknown
    )


def _what(mine: Record | None, theirs: Record | None, key: bytes) -> What:
    if mine is None:
        return What.NEW
    if theirs is None:
        return What.ONLY_HERE
    if same_contents(mine, theirs):
        return What.EQUAL
    how = standing(fingerprint(mine, key), mine.earlier, fingerprint(theirs, key), theirs.earlier)
    if how is Standing.OLDER:
        return What.DELETED if deleted(theirs) and live(mine) else What.THERE
    return {Standing.EQUAL: What.EQUAL, Standing.NEWER: What.HERE, Standing.APART: What.BOTH}[how]


def _left_out(item: MergeItem, reason: Reason) -> MergeItem:
    return replace(item, what=What.LEFT_OUT, reason=reason)


def _left_out_without(item: MergeItem, missing: Collection[str]) -> MergeItem:
    theirs = item.theirs
    wanted = item.what in (What.NEW, What.THERE, What.BOTH) and isinstance(theirs, Evidence)
    if not wanted or not isinstance(theirs, Evidence) or theirs.sha256 not in missing:
        return item
    return _left_out(item, Reason.BYTES)


# ---------------------------------------------------------------- what hangs on what
def _together(items: Iterable[MergeItem]) -> list[MergeItem]:
    """*items*, where what is thrown away on one side while something new hangs on it on the other is a conflict.

    What went to the trash along with it follows it, wherever it goes.
    """
    found = {item.key: item for item in items}
    owned: dict[Key, list[MergeItem]] = {}
    for item in found.values():
        record = item.mine or item.theirs
        owner = owner_of(record) if record is not None else None
        if owner is not None:
            owned.setdefault(owner, []).append(item)
    for key, hanging in owned.items():
        owner_item = found.get(key)
        if owner_item is None or deleted(owner_item.mine) == deleted(owner_item.theirs) or not owner_item.mine:
            continue
        if _goes(owner_item) and any(_stays(item, owner_item) for item in hanging):
            found[key] = replace(owner_item, what=What.BOTH)
        if found[key].what is What.BOTH:
            for item in hanging:
                if _went_along(item, owner_item):
                    found[item.key] = replace(item, what=What.BOTH, follows=key)
    return list(found.values())


def _goes(owner: MergeItem) -> bool:
    """Whether the newer version of *owner* is the one that was thrown away."""
    return owner.what is What.DELETED or (owner.what is What.HERE and deleted(owner.mine))


def _stays(item: MergeItem, owner: MergeItem) -> bool:
    """Whether *item* was there to be seen on the side that still has *owner*, and nobody threw it away."""
    seen = item.mine if live(owner.mine) else item.theirs
    if not live(seen) or item.what is What.LEFT_OUT:
        return False
    if item.what is What.HERE:
        return live(item.mine)
    if item.what in (What.THERE, What.DELETED):
        return live(item.theirs)
    return True


def _went_along(item: MergeItem, owner: MergeItem) -> bool:
    """Whether *item* went to the trash together with *owner*, and nobody changed it elsewhere."""
    gone, owner_gone = (item.mine, owner.mine) if deleted(owner.mine) else (item.theirs, owner.theirs)
    other = item.theirs if gone is item.mine else item.mine
    if gone is None or owner_gone is None or not live(other):
        return False
    return item.what in (What.DELETED, What.HERE) and gone.deleted == owner_gone.deleted
