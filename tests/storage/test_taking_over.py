"""Records of another copy, stored as they are, hundreds with a few statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lobdossier.domain.errors import DamagedRecord, Refused
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.portrait import Quality
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.shape import fingerprint
from lobdossier.domain.sharing import Handover, SharedItem
from lobdossier.storage import shared
from lobdossier.storage.batches import AT_ONCE
from lobdossier.storage.file import DossierFile, create_dossier
from lobdossier.storage.taking_over import put_many, take_over
from tests.factories import contents, records
from tests.statements import statements
from tests.storage.drift import drift

MANY = AT_ONCE + 3


@pytest.fixture
def file(path: Path) -> Iterator[DossierFile]:
    made = create_dossier(path)
    yield made
    made.close()


def taken(file: DossierFile, *given: Record) -> None:
    with file.writing() as writing:
        take_over(writing, given)


@settings(max_examples=30)
@given(st.lists(st.lists(st.tuples(st.integers(0, 5), records(), st.booleans()), max_size=8), max_size=4))
def test_whatever_is_taken_over_stands_there_and_is_found(
    tmp_path_factory: pytest.TempPathFactory, copies: list[list[tuple[int, Record, bool]]]
) -> None:
    """New, changed, thrown away and brought back, in any mixture: the record is what it was, and so is the index."""
    file = create_dossier(tmp_path_factory.mktemp("taken") / "a.lobdossier")
    there: dict[tuple[type[Record], str], Record] = {}
    for copy in copies:
        coming = {}
        for number, record, gone in copy:
            moment = record.created if gone else None
            coming[type(record), f"id{number}"] = replace(record, id=f"id{number}", deleted=moment)

        taken(file, *coming.values())
        there |= coming

        with file.reading() as reading:
            assert {place: reading.get(*place) for place in there} == there
    assert drift(file) == []
    file.close()


def test_more_than_fit_in_one_condition(file: DossierFile) -> None:
    """Half of them replaced, half of them new."""
    before = [Experience(id=new_id(), title=f"Eerst {number}") for number in range(MANY)]
    taken(file, *before)
    after = [replace(each, title="Toen") for each in before]
    after += [Experience(id=new_id(), title="Nieuw") for _ in range(MANY)]

    taken(file, *after)

    with file.reading() as reading:
        assert reading.all(Experience) == sorted(after, key=lambda each: each.id)
    assert drift(file) == []


def test_what_points_to_nothing_is_named_and_nothing_is_stored(file: DossierFile) -> None:
    """Whichever of the many it was."""
    experience = Experience(id=new_id())
    good = [Reflection(id=new_id(), experience_id=experience.id) for _ in range(20)]
    before = contents(file.path)

    with pytest.raises(Refused) as refused:
        taken(file, experience, *good, Reflection(id=new_id(), experience_id="weg"))

    assert (refused.value.kind, refused.value.field_name, refused.value.rule) == (
        "reflection",
        "experience_id",
        "reference",
    )
    assert contents(file.path) == before


def test_what_cannot_be_read_is_never_written_over(file: DossierFile) -> None:
    whole, damaged = Experience(id=new_id(), title="Heel"), Experience(id=new_id(), title="Stuk")
    taken(file, whole, damaged)
    with file.writing() as writing:
        writing.connection.exec_driver_sql("UPDATE experience SET hours = 999999 WHERE id = ?", (damaged.id,))
    before = contents(file.path)

    with pytest.raises(DamagedRecord) as caught:
        taken(file, replace(whole, title="Anders"), replace(damaged, title="Anders"))

    assert caught.value.record_id == damaged.id
    assert contents(file.path) == before


def test_many_at_once_are_stored_as_one_by_one(tmp_path: Path) -> None:
    """Some are there already, changed or not, one comes twice: what stands there and what is told is the same."""
    moment = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
    there = [Quality(id=f"id{number}", title="Geduldig") for number in range(6)]
    given = [*there[:3], *(replace(each, title="Rustig") for each in there[3:])]
    given += [Quality(id=f"new{number}", title="Handig") for number in range(20)]
    given += [Quality(id="twice", title="Eerst"), Quality(id="twice", title="Toen")]
    told = []
    for name in ("one by one", "at once"):
        file = create_dossier(tmp_path / f"{name}.lobdossier")
        with file.writing(lambda: moment) as writing:
            for record in there:
                writing.put(record)
        with file.writing(lambda: moment) as writing:
            pairs = put_many(writing, given) if name == "at once" else [writing.put_pair(record) for record in given]
        with file.reading() as reading:
            stored = reading.all(Quality)
        # The hashes are of a key of each file.
        plain = [
            [each and replace(each, earlier=("",) * len(each.earlier)) for each in group] for group in (*pairs, stored)
        ]
        told.append(plain)
        assert drift(file) == []
        file.close()
    assert told[0] == told[1]


def test_many_that_are_new_take_few_statements(file: DossierFile) -> None:
    """Ten thousand remarks of a guide must not keep an autosave waiting for as long as they would one by one."""
    with statements(file) as asked, file.writing() as writing:
        put_many(writing, [Experience(id=new_id(), title=f"Nieuw {number}") for number in range(MANY)])
    assert len(asked) < 20


def test_of_many_that_are_new_one_that_points_to_nothing_stops_all(file: DossierFile) -> None:
    before = contents(file.path)
    with pytest.raises(Refused, match="reference"), file.writing() as writing:
        put_many(writing, [Reflection(id=new_id(), experience_id="weg" if n == 9 else None) for n in range(30)])
    assert contents(file.path) == before


def handed_out(file: DossierFile, record: Record) -> SharedItem:
    return SharedItem(kind=record.KIND, id=record.id, content=fingerprint(record, file.key))


def test_only_the_version_that_was_handed_out_is_kept(file: DossierFile) -> None:
    """Not a later version of it, and not what was never handed out."""
    given, other = Experience(id=new_id(), title="Zo gedeeld"), Experience(id=new_id(), title="Van mij")
    taken(file, given, other)
    with file.writing() as writing:
        shared.note(writing.connection, Handover(items=(handed_out(file, given),)))

    later = replace(given, title="Later")
    taken(file, later, replace(other, title="Anders"))
    taken(file, replace(given, title="Nog later"))

    with file.reading() as reading:
        assert shared.versions(reading, [handed_out(file, each) for each in (given, later, other)]) == [given]


def test_what_is_written_over_during_an_export_is_kept(file: DossierFile) -> None:
    """It may be what goes out."""
    before = Experience(id=new_id(), title="Eerst zo")
    taken(file, before)
    file.keeps_versions = 1

    taken(file, replace(before, title="Toen anders"))

    with file.reading() as reading:
        assert shared.versions(reading, [handed_out(file, before)]) == [before]
