"""What is written as JSON comes back the same, and what no dossier holds does not come in."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain import limits
from lobdossier.domain.errors import Refused
from lobdossier.domain.experience import Experience
from lobdossier.domain.kinds import KINDS
from lobdossier.domain.package import Package
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Student
from lobdossier.exchange.json_form import (
    HEAD,
    LISTS,
    from_json,
    read_json,
    to_json,
    unchanged,
    write_json,
)
from tests.exchange.dossiers import JSON_VALUES, TEXTS, packages

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


def minimal(**more: Any) -> dict[str, Any]:
    return {"format": "lobdossier", "version": "1.0", "student": None, **more}


def refused(obj: object) -> Refused:
    with pytest.raises(Refused) as caught:
        from_json(obj)
    return caught.value


def refused_text(text: str | bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        read_json(text if isinstance(text, bytes) else text.encode("utf-8"))
    return caught.value


@given(packages())
def test_any_package_comes_back_the_same(package: Package) -> None:
    """Through values and through text: the same records, in the same order, and all that goes with them."""
    assert from_json(to_json(package)) == package
    assert read_json(write_json(package)) == package


@given(packages())
def test_what_comes_back_is_written_the_same(package: Package) -> None:
    """Byte for byte, so that a copy of a copy is the first."""
    data = write_json(package)

    assert write_json(read_json(data)) == data


@given(packages(), st.data())
def test_seal_tells_of_every_change(package: Package, data: st.DataObject) -> None:
    """One character that was changed, anywhere."""
    written = write_json(package)
    at = data.draw(st.integers(0, len(written) - 1))

    assert unchanged(written) is True
    assert unchanged(written[:at] + bytes([written[at] ^ 1]) + written[at + 1 :]) is not True


def test_what_was_never_sealed_says_nothing() -> None:
    """The first version of the form had no seal."""
    assert unchanged(b'{"format": "lobdossier", "version": "0.1"}') is None


def test_first_version_is_read_for_ever() -> None:
    """It had a head of its own, and no files."""
    read = from_json(minimal(version="0.1", experiences=[{"id": "e", "title": "Dag een"}]))

    assert read.snapshot.all(Experience) == (Experience(id="e", title="Dag een"),)


@pytest.mark.parametrize("version", ["1.1", "2.0", "12.3"])
def test_newer_version_is_refused_as_newer(version: str) -> None:
    """Its meaning may have changed: it is not guessed at."""
    assert refused(minimal(version=version)).rule == "newer"


def test_every_kind_has_its_list() -> None:
    """A new kind of record cannot be forgotten."""
    assert {*LISTS, Student} == set(KINDS)
    assert len(set(LISTS.values())) == len(LISTS)


def test_head_says_what_it_is() -> None:
    """The first keys tell a reader the format, the version, the writer, the moment and whose it is."""
    written = to_json(Package(snapshot=Snapshot.of([Student(id="s", name="Esra")]), made_with="0.1.0", made_on=NOW))

    assert tuple(written)[: len(HEAD)] == HEAD
    assert written["format"] == "lobdossier"
    assert written["version"] == "1.0"
    assert written["made_with"] == "0.1.0"
    assert written["made_on"] == "2026-11-26T09:30:00.000000Z"
    assert written["student"]["name"] == "Esra"


@given(st.dictionaries(TEXTS.filter(lambda name: name not in {*HEAD, *LISTS.values()}), JSON_VALUES, max_size=3))
def test_unknown_fields_beside_the_lists_survive(unknown: dict[str, Any]) -> None:
    """What a newer program wrote is written back."""
    read = from_json(minimal(**unknown))

    written = to_json(read)

    assert {name: written[name] for name in unknown} == unknown


def test_unknown_fields_of_a_record_survive() -> None:
    """The same inside a record."""
    read = from_json(minimal(experiences=[{"id": "e", "title": "Dag een", "weather": {"rain": True}}]))

    assert to_json(read)["experiences"][0]["weather"] == {"rain": True}


def test_missing_fields_get_their_default() -> None:
    """A hand-written record of one field is a record."""
    (found,) = from_json(minimal(experiences=[{"id": "e"}])).snapshot.all(Experience)

    assert found == Experience(id="e")


def test_answers_keep_card_and_words() -> None:
    """A value inside a record travels with it."""
    answer = Answer(card_id="kw-terug-01", question="Wat deed je?", text="*Niets*")
    package = Package(snapshot=Snapshot.of([Reflection(id="r", answers=(answer,))]))

    (back,) = from_json(to_json(package)).snapshot.all(Reflection)

    assert back.answers == (answer,)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", str(2**70), "9" * 5000])
@pytest.mark.parametrize("name", ["hours", "something_new"])
def test_numbers_that_no_file_holds_are_refused(number: str, name: str) -> None:
    """In a field that we know and in one that we do not."""
    error = refused_text('{"format": "lobdossier", "experiences": [{"id": "e", "%s": %s}]}' % (name, number))  # noqa: UP031 - braces

    assert error.field_name == name
    assert error.rule == "range"


@pytest.mark.parametrize(
    ("record", "field", "rule"),
    [
        ({"id": 3}, "id", "type"),
        ({"id": "e", "title": 3}, "title", "type"),
        ({"id": "e", "title": None}, "title", "type"),
        ({"id": "e", "title": ["x"]}, "title", "type"),
        ({"id": "e", "hours": "3"}, "hours", "type"),
        ({"id": "e", "hours": 3.5}, "hours", "type"),
        ({"id": "e", "hours": True}, "hours", "type"),
        ({"id": "e", "hours": -1}, "hours", "range"),
        ({"id": "e", "star": 1}, "star", "type"),
        ({"id": "e", "start": "2026-02-30"}, "start", "value"),
        ({"id": "e", "start": "2026-W01-1"}, "start", "value"),
        ({"id": "e", "created": "2026-01-01T10:00:00"}, "created", "value"),
        ({"id": "e", "created": "0999-01-01T10:00:00Z"}, "created", "value"),
        ({"id": "e", "kind": "vakantie"}, "kind", "value"),
        ({"id": "e", "competences": "netwerken"}, "competences", "type"),
        ({"id": "e", "title": "x" * 201}, "title", "length"),
        ({"id": "e", "story": "a\0b"}, "story", "characters"),
        ({"id": "e", "story": "half \ud83d"}, "story", "characters"),
        ({"id": "e", "unknown_one": "half \ud83d"}, "unknown_one", "characters"),
        ({"title": "zonder id"}, "id", "value"),
    ],
)
def test_wrong_values_are_refused_with_the_field(record: dict[str, Any], field: str, rule: str) -> None:
    """Whoever made the file can find the place."""
    error = refused(minimal(experiences=[record]))

    assert (error.field_name, error.rule) == (field, rule)


def test_wrong_values_inside_a_record_are_refused_with_the_field() -> None:
    """Also one level deeper."""
    error = refused(minimal(reflections=[{"id": "r", "answers": [{"text": 3}]}]))

    assert (error.kind, error.field_name, error.rule) == ("Answer", "text", "type")


def test_lone_surrogate_in_text_is_refused() -> None:
    """JSON can write half a character; no file can hold it."""
    error = refused_text(r'{"format": "lobdossier", "experiences": [{"id": "e", "story": "\ud83d"}]}')

    assert (error.field_name, error.rule) == ("story", "characters")


def test_key_twice_is_refused() -> None:
    """Two programs would read two different dossiers."""
    error = refused_text('{"format": "lobdossier", "experiences": [{"id": "e", "title": "a", "title": "b"}]}')

    assert (error.field_name, error.rule) == ("title", "duplicate")


def test_id_twice_is_refused() -> None:
    """Also across kinds: an id names one record."""
    error = refused(minimal(experiences=[{"id": "x"}], reflections=[{"id": "x"}]))

    assert (error.field_name, error.rule) == ("id", "duplicate")


@pytest.mark.parametrize(
    ("obj", "field", "rule"),
    [
        ([], "", "type"),
        ("tekst", "", "type"),
        ({}, "format", "value"),
        ({"format": "lobdossier"}, "version", "version"),
        ({"format": "lobdossier", "version": "0.2"}, "version", "version"),
        (minimal(student=[]), "", "type"),
        (minimal(experiences={}), "experiences", "type"),
        (minimal(experiences=["x"]), "", "type"),
    ],
)
def test_other_objects_are_refused(obj: object, field: str, rule: str) -> None:
    """Not every JSON is a dossier."""
    error = refused(obj)

    assert (error.field_name, error.rule) == (field, rule)


def test_two_students_are_not_written() -> None:
    """A dossier has one owner."""
    with pytest.raises(Refused):
        to_json(Package(snapshot=Snapshot.of([Student(id="a"), Student(id="b")])))


@pytest.mark.parametrize("depth", [limits.JSON_DEPTH + 2, 5_000, 200_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    """Before Python's own stack runs out, and when it does."""
    error = refused_text('{"format": "lobdossier", "deep": ' + "[" * depth + "]" * depth + "}")

    assert error.rule == "depth"


def test_millions_of_values_are_refused_unread() -> None:
    """Twenty megabytes of empty lists would take half a gigabyte of memory."""
    error = refused_text(b"[" + b"[]," * 12_500_000 + b"[]]")

    assert error.rule == "size"


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[1,]", "é".encode("latin-1"), '{"a": 1}'.encode("utf-16"), b"\xef\xbb\xbf{}"]
)
def test_what_is_not_json_is_refused(data: bytes) -> None:
    """Cut, of another encoding, or empty: one kind of error."""
    assert refused_text(data).rule in {"format", "characters"}


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_read(data: bytes) -> None:
    """Never another error."""
    assert refused_text(data).kind


@given(JSON_VALUES)
def test_any_json_is_refused_or_read(value: Any) -> None:
    """Never another error, wherever the value stands."""
    for obj in (
        value,
        minimal(experiences=value),
        minimal(student=value),
        minimal(reflections=[{"id": "r", "answers": value}]),
    ):
        with suppress(Refused):
            from_json(obj)
