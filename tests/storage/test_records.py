"""Records in and out of a real file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain import limits
from lobdossier.domain.errors import Refused
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.experience import Testimony as Said
from lobdossier.domain.kinds import KINDS
from lobdossier.domain.portrait import Quality
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.shape import content
from lobdossier.storage.file import DossierFile, create_dossier, open_dossier
from tests.factories import one_of_each, records, same


@pytest.fixture
def file(path: Path) -> DossierFile:
    made = create_dossier(path)
    yield made
    made.close()


@given(st.lists(records(), min_size=1, max_size=6))
def test_whatever_was_stored_comes_back_after_reopening(
    tmp_path_factory: pytest.TempPathFactory, given: list[Record]
) -> None:
    """Any record of any kind, with any Unicode in it, is the same after closing and opening the file."""
    path = tmp_path_factory.mktemp("round") / "a.lobdossier"
    file = create_dossier(path)
    with file.writing() as writing:
        stored = [writing.put(record) for record in given]
    file.close()

    file = open_dossier(path)
    with file.reading() as reading:
        found = [reading.get(type(record), record.id) for record in stored]
        lists = {kind: reading.all(kind) for kind in KINDS}
        counted = {kind: reading.count(kind) for kind in KINDS}
    file.close()

    assert found == stored
    assert all(same(after, before) for after, before in zip(found, given, strict=True))
    assert {record.id for group in lists.values() for record in group} == {record.id for record in stored}
    assert {kind: len(group) for kind, group in lists.items()} == counted


def test_one_of_every_kind_comes_back_with_its_pointers(file: DossierFile) -> None:
    """There is no kind of record that the file cannot hold, pointers to others included."""
    given = one_of_each()

    with file.writing() as writing:
        stored = [writing.put(record) for record in given]

    assert {type(record) for record in given} | {KINDS[0]} == set(KINDS)
    with file.reading() as reading:
        assert [reading.get(type(record), record.id) for record in given] == stored
    assert all(same(after, before) for after, before in zip(stored, given, strict=True))


def test_what_a_newer_program_wrote_is_kept(file: DossierFile) -> None:
    """Fields that this version does not know go in and out untouched, also through a change of another field."""
    extra = {"mood": {"colour": "blauw\u2028", "scale": [1, 2.5, None, True]}, "title2": "x"}

    with file.writing() as writing:
        stored = writing.put(Experience(title="a", unknown=extra))
        writing.put(replace(stored, title="b"))

    with file.reading() as reading:
        found = reading.get(Experience, stored.id)
    assert found.title == "b"
    assert dict(found.unknown) == extra


def test_an_unknown_field_never_takes_the_place_of_a_known_one(file: DossierFile) -> None:
    """A title among the unknown fields does not change the title."""
    with file.writing() as writing:
        stored = writing.put(Experience(title="van mij", unknown={"title": "van een ander"}))

    with file.reading() as reading:
        assert reading.get(Experience, stored.id).title == "van mij"


REFUSED = [
    (Experience(title="a\0b"), "title", "characters"),
    (Experience(story="\ud83d"), "story", "characters"),
    (Experience(title="x" * (limits.TITLE + 1)), "title", "length"),
    (Experience(story="x" * (limits.PROSE + 1)), "story", "length"),
    (Experience(hours=20_001), "hours", "range"),
    (Experience(hours=True), "hours", "type"),
    (Experience(title=None), "title", "type"),  # type: ignore[arg-type]  # what a careless caller could do
    (Experience(kind="stage"), "kind", "type"),  # type: ignore[arg-type]  # the same
    (Experience(start=datetime(2026, 1, 1, tzinfo=UTC)), "start", "type"),
    (Experience(competences=("nope",)), "competences", "type"),  # type: ignore[arg-type]  # the same
    (Experience(unknown={"a": "\ud800"}), "unknown", "characters"),
    (Experience(unknown={"a": float("nan")}), "unknown", "type"),
    (Experience(unknown={"a": {1, 2}}), "unknown", "type"),
    (Reflection(answers=(Answer(text="x\0"),)), "text", "characters"),
    (Reflection(feelings=("x",) * (limits.LIST + 1)), "feelings", "items"),
    (Said(experience_id="nergens"), "experience_id", "reference"),
    (Reflection(experience_id="nergens"), "experience_id", "reference"),
]


@pytest.mark.parametrize(("record", "name", "rule"), REFUSED, ids=lambda value: value if isinstance(value, str) else "")
def test_what_breaks_a_rule_is_refused_by_name(file: DossierFile, record: Record, name: str, rule: str) -> None:
    """NUL, half characters, too long, too many, wrong types and pointers to nothing: refused, and nothing is stored."""
    with pytest.raises(Refused) as refused, file.writing() as writing:
        writing.put(record)

    assert (refused.value.field_name, refused.value.rule) == (name, rule)
    with file.reading() as reading:
        assert reading.count(type(record)) == 0


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_every_text_takes_its_limit_and_not_one_more(file: DossierFile, kind: type[Record]) -> None:
    """What the limit says fits, in any script; one character more is refused with the name of the field."""
    for field in content(kind):
        if field.text is None or field.many or field.ref:
            continue
        fits = kind(**{field.name: "é" * field.text.length})
        if any(f.ref and not f.optional and not f.many for f in content(kind)):
            from lobdossier.domain.shape import check

            check(fits)
        else:
            with file.writing() as writing:
                assert getattr(writing.put(fits), field.name) == "é" * field.text.length
        with pytest.raises(Refused) as refused, file.writing() as writing:
            writing.put(kind(**{field.name: "é" * (field.text.length + 1)}))
        assert refused.value.field_name == field.name


def test_hashes_of_earlier_contents_grow_by_one_and_thin_out(file: DossierFile) -> None:
    """Each change remembers the hash of what was there; at the limit the older half is thinned, the newer stays whole."""
    seen = []
    with file.writing() as writing:
        record = writing.put(Experience(title="0"))
        for number in range(1, 4 * limits.EARLIER_HASHES):
            record = writing.put(replace(record, title=str(number)))
            seen.append(record.earlier)

    assert [len(earlier) for earlier in seen[:5]] == [1, 2, 3, 4, 5]
    assert seen[4][:4] == seen[3]
    assert max(len(earlier) for earlier in seen) == limits.EARLIER_HASHES
    every = [earlier[-1] for earlier in seen]
    recent = limits.EARLIER_HASHES // 2
    assert seen[-1][-recent:] == tuple(every[-recent:])
    assert seen[-1][0] == every[0]


def test_the_same_again_writes_nothing(file: DossierFile) -> None:
    """A record that did not change leaves the bytes of the file alone."""
    with file.writing() as writing:
        stored = writing.put(Experience(title="a"))
    before = file.path.read_bytes()

    with file.writing() as writing:
        again = writing.put(Experience(id=stored.id, title="a"))

    assert again == stored
    assert file.path.read_bytes() == before


def test_one_refusal_stores_none(file: DossierFile) -> None:
    """A transaction is kept whole or not at all."""

    def put_both() -> None:
        with file.writing() as writing:
            writing.put(Experience(title="goed"))
            writing.put(Experience(title="\0"))

    with pytest.raises(Refused):
        put_both()

    with file.reading() as reading:
        assert reading.all(Experience) == []


def test_an_experience_cannot_be_erased_from_under_what_hangs_on_it(file: DossierFile) -> None:
    """What something points to stays, unless that is erased along."""
    with file.writing() as writing:
        experience = writing.put(Experience(title="a"))
        writing.put(Said(experience_id=experience.id))

    with pytest.raises(Refused, match="reference"), file.writing() as writing:
        writing.erase(experience)

    with file.writing() as writing:
        assert len(writing.erase_with_owned(experience).records) == 2


def test_erasing_lets_go_of_every_pointer(file: DossierFile) -> None:
    """What only points to an erased record stays, without the pointer, and remembers that it changed."""
    given = one_of_each()
    experience = next(record for record in given if isinstance(record, Experience))
    with file.writing() as writing:
        for record in given:
            writing.put(record)

    with file.writing() as writing:
        erased = writing.erase_with_owned(experience)

    assert {type(record) for record in erased.records} == {Experience, Said, Evidence, Reflection}
    assert {record.KIND for record in erased.loosened} == {
        "quality",
        "motive",
        "work_image",
        "conversation",
        "contact",
        "step",
        "career_document",
    }
    with file.reading() as reading:
        assert reading.all(Quality)[0].experience_ids == ()
        assert len(reading.all(Quality)[0].earlier) == 1


def test_conditions_are_compared_as_stored(file: DossierFile) -> None:
    """Dates, enumerations, truth and nothing can be asked for by their values."""
    with file.writing() as writing:
        stored = writing.put(Experience(title="a", start=date(2026, 1, 2), star=True))
        writing.put(Experience(title="b"))

    with file.reading() as reading:
        assert reading.all(Experience, start=date(2026, 1, 2), star=True, kind=stored.kind) == [stored]
        assert [found.title for found in reading.all(Experience, start=None)] == ["b"]
        with pytest.raises(KeyError):
            reading.get(Experience, "nergens")
