"""Any dossier: hypothesis strategies derived from the shapes of the records."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from lobdossier.domain import limits
from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.kinds import KINDS
from lobdossier.domain.package import Package, TravellingFile
from lobdossier.domain.record import Record, Value
from lobdossier.domain.shape import Field, shape
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Student
from lobdossier.domain.texts import TextPlace, TextVersion
from lobdossier.exchange.json_form import HEAD, LISTS, TAIL

LETTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\0")
TEXTS = st.text(LETTERS, max_size=40)
MOMENTS = st.timedeltas(timedelta(0), timedelta(days=80_000)).map(
    lambda since: datetime(1970, 1, 1, tzinfo=UTC) + since
)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


def _base(field: Field) -> st.SearchStrategy[Any]:
    base = field.base
    if field.nested:
        return values(base)
    if issubclass(base, StrEnum):
        return st.sampled_from(list(base))
    if base is int:
        assert field.between is not None
        return st.integers(field.between.least, field.between.most)
    if base is time:
        return st.times().map(lambda at: at.replace(second=0, microsecond=0))
    return {str: TEXTS, bool: st.booleans(), date: st.dates(date(1, 1, 1)), datetime: MOMENTS}[base]


def _field(field: Field) -> st.SearchStrategy[Any]:
    if field.many:
        return st.lists(_base(field), max_size=3).map(tuple)
    return st.none() | _base(field) if field.optional else _base(field)


def values(kind: type, **given: Any) -> st.SearchStrategy[Any]:
    """Any value of *kind*, some fields as *given*."""
    found = {field.name: _field(field) for field in shape(kind) if field.name not in given}
    if issubclass(kind, Value):
        found["unknown"] = unknown_of(kind)
    return st.builds(kind, **found, **given)


def unknown_of(kind: type) -> st.SearchStrategy[dict[str, Any]]:
    """Fields that *kind* does not have."""
    known = {field.name for field in shape(kind)}
    return st.dictionaries(TEXTS.filter(lambda name: name not in known), JSON_VALUES, max_size=2)


def records(kind: type[Record]) -> st.SearchStrategy[Record]:
    """Any record of *kind*, with an id of its own and fields that we do not know."""
    return values(kind, id=st.builds(new_id), unknown=unknown_of(kind))


def snapshots() -> st.SearchStrategy[Snapshot]:
    """Any dossier with at most one student."""
    others = st.sampled_from([kind for kind in KINDS if kind is not Student])
    many = st.lists(others.flatmap(records), max_size=5)
    return st.builds(lambda student, rest: Snapshot.of([*student, *rest]), st.lists(records(Student), max_size=1), many)


FILES = st.builds(
    TravellingFile,
    name=st.from_regex(r"[a-z0-9][a-z0-9_-]{0,20}\.[a-z0-9]{1,8}", fullmatch=True),
    sha256=st.binary(min_size=32, max_size=32).map(bytes.hex),
    size=st.integers(0, limits.EVIDENCE_BYTES),
    mime=TEXTS,
)
VERSIONS = st.tuples(
    st.builds(TextPlace, st.sampled_from([kind.KIND for kind in KINDS]), TEXTS, TEXTS),
    st.builds(TextVersion, MOMENTS, TEXTS),
)


def packages() -> st.SearchStrategy[Package]:
    """Any package."""
    known = {*HEAD, *LISTS.values(), *TAIL}
    return st.builds(
        Package,
        snapshot=snapshots(),
        made_with=TEXTS,
        made_on=MOMENTS,
        dossier_id=st.just("") | st.builds(new_id),
        hash_key=st.none() | st.binary(min_size=32, max_size=32),
        document=st.none() | records(CareerDocument),
        activities=st.lists(records(Experience), max_size=2).map(tuple),
        files=st.lists(FILES, max_size=3, unique_by=lambda file: file.name).map(tuple),
        versions=st.lists(VERSIONS, max_size=2).map(tuple),
        unknown=st.dictionaries(TEXTS.filter(lambda name: name not in known), JSON_VALUES, max_size=2),
    )
