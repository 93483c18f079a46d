"""The look into the JSON form for a list: the same facts as reading all of it, and nothing else kept."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.errors import Refused
from lobdossier.domain.ids import new_id
from lobdossier.domain.package import Package
from lobdossier.domain.record import Record
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Student
from lobdossier.exchange.json_form import read_json, write_json
from lobdossier.exchange.json_glance import FIELDS, glance
from lobdossier.services.student_reading import facts_of
from tests.exchange import hostile
from tests.factories import one_of_each, records
from tests.students import MADE, PRIVATE, student


def unlike(found: list[Record]) -> list[Record]:
    """Each id once, as a form has it, and no second student."""
    named = {record.id: record for record in found if record.id and not isinstance(record, Student)}
    return list(named.values())


@given(st.lists(records(), max_size=8))
def test_it_tells_what_reading_all_of_it_tells(found: list[Record]) -> None:
    """Of any records, with every text and date that they can hold."""
    everything = [Student(id=new_id(), name="Élise"), *one_of_each(), *unlike(found)]
    package = Package(snapshot=Snapshot.of(everything), made_on=MADE, dossier_id=new_id(), hash_key=b"k" * 32)
    data = write_json(package)

    seen, read = glance(data), read_json(data)

    assert facts_of(seen.snapshot, dossier_id=seen.dossier_id, made_on=seen.made_on) == facts_of(
        read.snapshot, dossier_id=read.dossier_id, made_on=read.made_on
    )
    for kind, fields in FIELDS.items():
        few = [[getattr(record, name) for name in sorted(fields)] for record in seen.snapshot.all(kind)]
        assert few == [[getattr(record, name) for name in sorted(fields)] for record in read.snapshot.all(kind)]


def test_no_text_is_kept() -> None:
    assert PRIVATE not in repr(glance(write_json(student("Samira Amin"))))


@pytest.mark.parametrize(("name", "data"), [*hostile.forms(), *hostile.duplicates()])
def test_what_is_no_form_is_refused(name: str, data: bytes) -> None:
    """With the same error as anywhere, or because of something that is not looked at: never a crash."""
    try:
        glance(data)
    except Refused:
        return


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        glance(data)


def test_a_date_that_cannot_be_is_refused() -> None:
    found = json.loads(write_json(student("Samira Amin")))
    found["conversations"][0]["on"] = "2026-02-30"
    with pytest.raises(Refused):
        glance(json.dumps(found).encode())
