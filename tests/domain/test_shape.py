"""The one mapping between records and plain values."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import ClassVar
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.errors import Refused
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.kinds import BY_NAME, KINDS, OWNED
from lobdossier.domain.record import Record, Title
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.shape import changed_fields, check, content, fingerprint, from_plain, plain, shape, stamp
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import Sector
from tests.factories import records

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(records())
def test_a_record_is_the_same_after_plain_values_and_json(record: Record) -> None:
    """Through JSON and back, of any kind, with any Unicode."""
    text = json.dumps(plain(record), ensure_ascii=False)

    assert from_plain(type(record), json.loads(text)) == record


@given(st.sampled_from(KINDS), st.dictionaries(st.sampled_from([f.name for kind in KINDS for f in shape(kind)]), JSON))
def test_any_values_make_a_record_or_are_refused(kind: type[Record], values: dict[str, object]) -> None:
    """Whatever stands in a file of somebody else; what is made keeps every rule."""
    with suppress(Refused):  # anything else is a failure
        check(from_plain(kind, values))


@given(records())
def test_equal_contents_have_equal_hashes(record: Record) -> None:
    """Moments, ids and former hashes aside; another key, or the trash, gives another hash."""
    moment = datetime(2020, 1, 1, tzinfo=UTC)
    same = replace(record, id="x", created=moment, changed=moment, earlier=("a",))

    assert fingerprint(same, b"k") == fingerprint(record, b"k")
    assert fingerprint(record, b"other") != fingerprint(record, b"k")
    assert fingerprint(replace(record, deleted=moment), b"k") != fingerprint(record, b"k")
    assert changed_fields(same, record) == frozenset()


def test_missing_fields_get_their_default_and_unknown_ones_are_kept() -> None:
    """A file of an older and of a newer program."""
    record = from_plain(Experience, {"title": "a", "later": [1]})

    assert record == Experience(title="a", unknown={"later": [1]})
    assert plain(record)["later"] == [1]


@given(st.datetimes(timezones=st.timezones()), st.datetimes(timezones=st.just(UTC)))
def test_moments_sort_as_text(one: datetime, other: datetime) -> None:
    """Always in UTC, always equally long, from the year 1 on."""
    try:
        first, second = stamp(one), stamp(other)
    except OverflowError:  # the first and last hours of all time, in another zone
        return

    assert len(first) == len(second) == 27
    assert (first < second) == (one < other)


def test_every_field_of_every_record_is_limited() -> None:
    """A text has a length and a number its limits; owners come before what they own."""
    for kind in KINDS:
        for field in content(kind):
            assert field.base is not int or field.between is not None, (kind, field.name)
            assert field.base is not str or field.text is not None or field.ref is not None, (kind, field.name)
    assert list(BY_NAME.values()) == list(KINDS)
    for kind, name in OWNED.items():
        assert KINDS.index(BY_NAME[name.removesuffix("_id")]) < KINDS.index(kind)


def test_a_refusal_says_where() -> None:
    """Kind, field and rule; also inside a value."""
    with pytest.raises(Refused, match=r"reflection\.answers: type"):
        from_plain(Reflection, {"answers": ["x"]})
    with pytest.raises(Refused, match=r"Answer\.text: type"):
        from_plain(Reflection, {"answers": [{"text": 1}]})


def test_ids_sort_by_the_moment_they_were_made() -> None:
    """UUIDs of version 7 (RFC 9562), never the same."""
    moments = [0, 1, 1_700_000_000_000, 2**48 - 1]
    made = [new_id(moment) for moment in moments]

    assert made == sorted(made)
    assert all(UUID(found).version == 7 and UUID(found).variant == "specified in RFC 4122" for found in made)
    assert len({new_id(5) for _ in range(2_000)}) == 2_000
    assert abs((UUID(new_id()).int >> 80) - time.time() * 1_000) < 5_000


def test_a_field_more_leaves_the_hashes_of_before_as_they_are() -> None:
    """What an upgrade adds is empty: two copies still know each other's earlier contents."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Former(Record):
        KIND: ClassVar[str] = "student"
        name: Title = ""
        sector: Sector = Sector.MBO

    before, after = Former(name="Noor", sector=Sector.VO), Student(name="Noor", sector=Sector.VO)

    assert fingerprint(before, b"k") == fingerprint(after, b"k")
    assert fingerprint(replace(after, own_words=("kwast",)), b"k") != fingerprint(before, b"k")
