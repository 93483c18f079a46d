"""Which of two versions of a record is the older one, told by the hashes of earlier contents and never by a clock."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from lobdossier.domain import limits

Hashes = tuple[str, ...]


class Standing(StrEnum):
    """How a version here stands to the version of the same record there."""

    EQUAL = "equal"
    OLDER = "older"
    """There it was changed since."""
    NEWER = "newer"
    """Here it was changed since."""
    APART = "apart"
    """Each was changed without the other, or so long ago that it was forgotten: nobody may be written over silently."""


def standing(here: str, earlier_here: Hashes, there: str, earlier_there: Hashes) -> Standing:
    """How the version of hash *here* stands to that of hash *there*, each with the hashes of what it was earlier.

    What was thrown away and brought back is equal to what it was before: each then knows the other as an earlier one.
    The one that went through all that the other went through, in that order, is the newer one.
    """
    if here == there:
        return Standing.EQUAL
    older, newer = here in earlier_there, there in earlier_here
    if older and newer:
        older = _went_through(earlier_there, (*earlier_here, here))
        newer = _went_through(earlier_here, (*earlier_there, there))
    if older == newer:
        return Standing.APART
    return Standing.OLDER if older else Standing.NEWER


def filled(earlier: Hashes, others: Hashes) -> Hashes:
    """*earlier* with what *others* know besides, the latest first, as far as there is room: nothing known is given up."""
    room = limits.EARLIER_HASHES - len(earlier)
    known = set(earlier)
    more = [each for each in others if each not in known]
    if not more or room <= 0:
        return earlier
    same = _alike(earlier, others)
    return (*earlier[:same], *more[-room:], *earlier[same:])


def joined(kept: Hashes, given_up: Hashes, last: Sequence[str]) -> Hashes:
    """What a version knows that was made of two: all that each of them went through, and *last* the two themselves.

    Whoever still has the version that was given up sees by it that this one came after.
    """
    same = _alike(kept, given_up)
    return thinned((*kept[:same], *given_up[same:], *kept[same:]), limits.EARLIER_HASHES - len(last)) + tuple(last)


def thinned(hashes: Hashes, most: int) -> Hashes:
    """The *most* of *hashes* that tell most: every second one of the oldest is left out, as many as must be.

    No room is left over: what was left out here would be filled in again by merging the same copy once more.
    """
    found = hashes
    while len(found) > most:
        out = min(len(found) - most, len(found) // 2)
        found = (*found[: 2 * out : 2], *found[2 * out :])
    return found


def _went_through(path: Hashes, other: Hashes) -> bool:
    """Whether all of *other* stands in *path*, in that order."""
    left = iter(path)
    return all(each in left for each in other)


def _alike(one: Hashes, other: Hashes) -> int:
    """How many hashes two paths have in common from their beginning on."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
