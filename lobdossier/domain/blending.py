"""One record made of two versions of it that were each changed apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, NamedTuple, TypeVar

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.narrowing import narrowed
from lobdossier.domain.portrait import Motive, MotiveOrder
from lobdossier.domain.record import Record
from lobdossier.domain.shape import Field, content
from lobdossier.domain.sharing import Handover
from lobdossier.domain.student import SchoolPeriod, Student

R = TypeVar("R", bound=Record)

ONE_ONLY: Final[frozenset[type[Record]]] = frozenset(
    {Student, SchoolPeriod, Motive, MotiveOrder, CareerDocument, Handover}
)
"""Of these a second one would say something untrue: a second owner, a school year twice, an order of the same day."""
_AS_IT_IS: Final = frozenset({MotiveOrder, CareerDocument, Handover})
"""A mixture of two orders, or of what two people may see, is nobody's choice: one of both stays."""
_PLACES: Final = frozenset({"order", "rank"})
"""Where something stands in a list: no words are lost when it stands elsewhere."""
_MISSING: Final = object()


class Blend(NamedTuple):
    """A record made of two; *whole* when nothing of either was given up for it."""

    record: Record
    whole: bool


def blended(first: Record, second: Record) -> Blend:
    """*first*, with what *second* has where *first* has nothing.

    Links and words in lists are those of both. Where both say something else, *first* stays and the blend is not whole.
    What one of both withdrew, or does not let others see, is not filled in from the other (`narrowing`).
    """
    first, second = narrowed(first, second), narrowed(second, first)
    if type(first) in _AS_IT_IS:
        return Blend(first, whole=False)
    changes: dict[str, Any] = {}
    whole = True
    for field in content(type(first)):
        one, other = getattr(first, field.name), getattr(second, field.name)
        if one == other:
            continue
        found = _value(field, one, other)
        if found is _MISSING:
            whole = False
        else:
            changes[field.name] = found
    unknown = {**second.unknown, **first.unknown}
    if unknown != first.unknown:
        changes["unknown"] = unknown
    whole = whole and _agree(first.unknown, second.unknown)
    return Blend(replace(first, **changes) if changes else first, whole)


def _value(field: Field, one: Any, other: Any) -> Any:
    """What stands for two values that differ; `_MISSING` when one of them must be given up."""
    if one == field.default:
        return other
    if other == field.default or field.name in _PLACES:
        return one
    if field.many:
        more = [each for each in other if each not in one]
        if not field.nested or not more:
            return _of_both(one, other)
        if all(each in other for each in one):
            return other
    return _MISSING


def _of_both(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    known = set(one)
    return (*one, *(each for each in other if each not in known))


def _agree(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return all(other[name] == value for name, value in one.items() if name in other)
