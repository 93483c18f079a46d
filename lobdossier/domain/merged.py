"""What is to be stored when a plan of merging is carried out.

Where nobody chose, the outcome depends on the two versions only and not on which of them is "mine": merging here and
merging there give the same dossier.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from lobdossier.domain import limits
from lobdossier.domain.blending import ONE_ONLY, blended
from lobdossier.domain.ids import derived_id
from lobdossier.domain.kinds import KINDS
from lobdossier.domain.lineage import filled, joined
from lobdossier.domain.merging import Key, MergeItem, Pick, Plan, Reason, What, deleted, live, owner_of, same_contents
from lobdossier.domain.narrowing import narrowed
from lobdossier.domain.record import Record
from lobdossier.domain.shape import fingerprint, shape, with_earlier
from lobdossier.domain.texts import TextPlace, texts, words

OtherTitle = Callable[[str], str]
"""Says in a title that this is the other version of it."""
FEW: Final = 10
"""So many records may always go to the trash."""
_PLACE: Final = {kind.KIND: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Merged:
    """What is to be stored.

    Attributes:
        records: new and changed ones, in an order in which they can be stored.
        texts: texts of either side that stand in no record any more, to be kept as former texts.
        left_out: what of there cannot come in.
        gone, living: how many records that were not in the trash go there, and of how many.
        besides: whether former texts come in, or what stands beside the lists.
    """

    records: tuple[Record, ...]
    texts: tuple[tuple[TextPlace, str], ...]
    left_out: tuple[MergeItem, ...]
    gone: int
    living: int
    besides: bool = False

    @property
    def empties(self) -> bool:
        """Whether it throws away most of the dossier: more than half of it, and more than `FEW` records."""
        return self.gone > FEW and 2 * self.gone > self.living


def merged(plan: Plan, other_title: OtherTitle) -> Merged:
    """Carry out *plan*, in memory: where nobody chose, both versions stay."""
    return _Merging(plan, other_title).outcome()


class _Merging:
    """One carrying out. `_final` is what each record will be."""

    def __init__(self, plan: Plan, other_title: OtherTitle) -> None:
        self._key, self._other_title = plan.key, other_title
        self._items = {item.key: item for item in plan.items}
        self._final: dict[Key, Record] = {}
        self._copies: dict[Key, Record] = {}
        self._left_out = [item for item in plan.items if item.what is What.LEFT_OUT]

    def outcome(self) -> Merged:
        for item in self._items.values():
            found = self._settled(item)
            if found is not None:
                self._final[item.key] = found
        self._final.update((key, copy) for key, copy in self._copies.items() if key not in self._items)
        for key in list(self._changed()):
            self._point_inside(key)
        self._hide_with_owners()
        changed = sorted(self._changed(), key=lambda key: _PLACE[key[0]])
        return Merged(
            records=tuple(self._final[key] for key in changed),
            texts=tuple(text for item in self._items.values() for text in self._without_a_place(item)),
            left_out=tuple(self._left_out),
            gone=sum(live(item.mine) and deleted(self._final.get(item.key)) for item in self._items.values()),
            living=sum(live(item.mine) for item in self._items.values()),
        )

    # ------------------------------------------------------------ each by itself
    def _settled(self, item: MergeItem) -> Record | None:
        mine, theirs = item.mine, item.theirs
        if mine is None:
            return theirs if item.what is What.NEW else None
        if theirs is None or item.what in (What.HERE, What.LEFT_OUT):
            return mine
        if item.what is What.EQUAL:
            earlier = filled(mine.earlier, theirs.earlier)
            return mine if earlier == mine.earlier else replace(mine, earlier=earlier)
        if item.what in (What.THERE, What.DELETED):
            return theirs
        return self._of_two(item, mine, theirs)

    def _of_two(self, item: MergeItem, mine: Record, theirs: Record) -> Record:
        """What stays of two versions that were changed apart."""
        kept, other = (mine, theirs) if self._mine_stays(item, mine, theirs) else (theirs, mine)
        hashes = self._hash(kept), self._hash(other)
        result = kept
        if item.pick in (None, Pick.BOTH) and item.follows is None:
            result = narrowed(kept, other)
            if live(kept) and live(other):
                blend = blended(kept, other)
                if blend.whole or type(kept) in ONE_ONLY:
                    result = blend.record
                else:
                    copy = self._copy(narrowed(other, kept), hashes[1])
                    self._copies[copy.KIND, copy.id] = copy
        if not same_contents(result, kept):
            result = replace(result, changed=max(kept.changed, other.changed))
        now = self._hash(result)
        last = [each for each in (hashes[1], hashes[0]) if each != now]
        return replace(result, earlier=joined(kept.earlier, other.earlier, last))

    def _mine_stays(self, item: MergeItem, mine: Record, theirs: Record) -> bool:
        if item.follows is not None:
            return live(mine) == live(self._final.get(item.follows))
        if item.pick in (Pick.HERE, Pick.THERE):
            return item.pick is Pick.HERE
        return self._weight(mine) >= self._weight(theirs)

    def _weight(self, record: Record) -> tuple[bool, int, str]:
        """Which of two versions keeps the id: what is not in the trash, then what says most; never whose it is."""
        return live(record), sum(len(text) for text in texts(record).values()), self._hash(record)

    def _copy(self, record: Record, content: str) -> Record:
        """*record* as one of its own, the same wherever it is made: merging again makes no second one."""
        changes: dict[str, Any] = {"id": derived_id(record.id, content), "earlier": ()}
        title = getattr(record, "title", "")
        said = self._other_title(title) if title.strip() else ""
        if said and len(said) <= limits.TITLE:  # the student's own words are not cut short for it
            changes["title"] = said
        return replace(record, **changes)

    # ------------------------------------------------------------ together
    def _changed(self) -> Iterator[Key]:
        """What will not be as it is here."""
        for key, record in self._final.items():
            item = self._items.get(key)
            if item is None or (record is not item.mine and record != item.mine):
                yield key

    def _point_inside(self, key: Key) -> None:
        """What points to a record that is not there points to nothing; what belongs to one that is not there stays out."""
        record = self._final[key]
        changes: dict[str, Any] = {}
        for field in shape(type(record)):
            target = getattr(record, field.name) if field.ref and not field.many else None
            if field.ref is None or target is None or self._there((field.ref.kind, target)):
                continue
            if not field.optional:
                self._leave_out(key)
                return
            changes[field.name] = None
        if changes:
            self._final[key] = with_earlier(replace(record, **changes), self._hash(record))

    def _there(self, key: Key) -> bool:
        unreadable = key in self._items and self._items[key].reason is Reason.UNREADABLE
        return key in self._final or unreadable

    def _leave_out(self, key: Key) -> None:
        item, gone = self._items.get(key), self._final.pop(key)
        if item is None:
            return
        self._left_out.append(replace(item, what=What.LEFT_OUT, reason=Reason.OWNER))
        if item.mine is not None:
            self._final[gone.KIND, gone.id] = item.mine

    def _hide_with_owners(self) -> None:
        """What would be out of sight because its owner goes to the trash goes there with it, to come back with it."""
        for key, record in list(self._final.items()):
            owner = owner_of(record)
            gone = self._final.get(owner) if owner is not None and live(record) else None
            if owner is None or gone is None or live(gone) or self._was_out_of_sight(key, owner):
                continue
            self._final[key] = with_earlier(replace(record, deleted=gone.deleted), self._hash(record))

    def _was_out_of_sight(self, key: Key, owner: Key) -> bool:
        item, over = self._items.get(key), self._items.get(owner)
        if item is None or over is None:
            return False
        return any(live(a) and deleted(b) for a, b in ((item.mine, over.mine), (item.theirs, over.theirs)))

    # ------------------------------------------------------------ texts
    def _without_a_place(self, item: MergeItem) -> Iterator[tuple[TextPlace, str]]:
        """What both versions said and stands nowhere now: after merging no words are in the other copy only.

        Long texts always; where both sides changed the short ones too, for there nobody wrote over them knowingly.
        """
        final = self._final.get(item.key)
        if final is None or item.mine is None or item.theirs is None or item.what is What.EQUAL:
            return
        said, there = words if item.what is What.BOTH else texts, words(final)
        for version in (item.mine, item.theirs):
            if version is final:
                continue
            gone = {
                path: text for path, text in said(version).items() if text.strip() and not _stands(there, path, text)
            }
            copy = self._final.get((version.KIND, derived_id(version.id, self._hash(version)))) if gone else None
            elsewhere = words(copy) if copy is not None else {}
            for path, text in gone.items():
                if not _stands(elsewhere, path, text):
                    yield TextPlace(item.kind, item.id, path), text

    def _hash(self, record: Record) -> str:
        return fingerprint(record, self._key)


def _stands(there: Mapping[str, str], path: str, text: str) -> bool:
    """Whether *text* stands *there*, as it was or grown; in a list it may have moved."""
    return there.get(path, "").startswith(text) or ("/" in path and text in there.values())
