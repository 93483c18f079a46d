"""Mijn studenten: what the list says, what is read for it, and what is left of somebody who is taken off it."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.ids import new_id
from lobdossier.domain.record import EPOCH
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Student
from lobdossier.domain.students import ListedStudent, Order, Promise, StudentFacts, StudentFilter, Untold, chosen
from lobdossier.services.student_index import Index, Kept, LeftOut, load, save
from lobdossier.services.student_reading import mark_of, read_student
from lobdossier.services.students import NAME, Scan, Students
from lobdossier.services.workspace import Workspace
from lobdossier.storage import checks
from lobdossier.text.folding import fold
from tests import bringing
from tests.exchange import hostile
from tests.services.brought import as_pdf
from tests.students import MADE, ME, PRIVATE, TODAY, many, put, student

TEXTS = st.text(max_size=8) | st.just("\udce9.pdf")  # as a path that is no UTF-8 is read
DATABASES = Path(__file__).parent.parent / "databases"
SEALED = Path(__file__).parent / "sealed.lobpakket"


class Counting:
    """Reads files, and keeps which."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, path: Path) -> StudentFacts | Untold:
        self.read.append(path.name)
        return read_student(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the guide puts what students send."""
    made = tmp_path / "studenten"
    made.mkdir()
    return made


def look(students: Students) -> Scan:
    return students.scan(lambda _share: None, lambda: False)


def fed(tmp_path: Path, *sources: Path) -> Students:
    """A list that has looked at *sources*."""
    students = Students(tmp_path / "data")
    students.add(sources)
    look(students)
    return students


def listed(students: Students, **wanted: object) -> list[ListedStudent]:
    return chosen(students.rows(), StudentFilter(**wanted), TODAY)  # type: ignore[arg-type]


def called(students: Students, **wanted: object) -> list[str]:
    return [row.name for row in listed(students, **wanted)]


# ---------------------------------------------------------------- what it says
def test_each_student_has_the_facts_that_a_guide_looks_for(tmp_path: Path, folder: Path) -> None:
    put(student(question="Hoe vond u mijn stage?"), folder / "a.lobpakket")

    (row,) = listed(fed(tmp_path, folder))

    facts = row.facts
    assert facts is not None
    assert (facts.name, facts.school, facts.course, facts.year) == (
        "Samira Amin", "Deltion College", "Maatschappelijke zorg", "mbo 2",
    )  # fmt: skip
    assert (facts.last, facts.next) == (date(2026, 10, 12), date(2026, 12, 3))
    assert len(facts.promises) == 1  # the other one was done: its step is over
    assert facts.due(date(2026, 11, 30)) == 0
    assert facts.due(date(2026, 12, 1)) == 1
    assert facts.questions(mark_of("Bakker")) == facts.questions("") == 1
    assert facts.questions(mark_of("Jansen")) == 0
    assert not facts.is_quiet(TODAY)
    assert facts.is_quiet(TODAY + timedelta(weeks=9))


def test_a_pdf_a_package_and_a_dossier_of_one_student_are_one_row(tmp_path: Path, folder: Path) -> None:
    home = Workspace.create(tmp_path / "thuis" / "Noor.lobdossier", "Noor de Wit", data=tmp_path / "thuis")
    bringing.whole(home, folder / "Noor.lobpakket")
    bringing.whole(home, folder / "Noor.pdf")
    home.close()
    shutil.copy(home.path, folder / "Noor.lobdossier")

    (row,) = listed(fed(tmp_path, folder))

    assert row.name == "Noor de Wit"
    assert {path.suffix for path in (row.path, *row.older)} == {".lobpakket", ".pdf", ".lobdossier"}
    assert {path.name for path in folder.iterdir()} == {"Noor.lobpakket", "Noor.pdf", "Noor.lobdossier"}


def test_the_newest_of_two_files_of_one_student_counts(tmp_path: Path, folder: Path) -> None:
    """By when it was made, not by when it was copied here; the older one is named."""
    new = student("Samira Amin", dossier_id="0" * 8 + "-0000-7000-8000-" + "1" * 12, made_on=MADE)
    old = student("Samira", dossier_id=new.dossier_id, made_on=MADE - timedelta(days=30))
    put(new, folder / "nieuw.lobpakket")
    put(old, folder / "oud.lobpakket")
    os.utime(folder / "nieuw.lobpakket", (1, 1))

    (row,) = listed(fed(tmp_path, folder))

    assert (row.name, row.path.name) == ("Samira Amin", "nieuw.lobpakket")
    assert [path.name for path in row.older] == ["oud.lobpakket"]


def test_a_file_that_tells_nothing_is_shown_with_why(tmp_path: Path, folder: Path) -> None:
    """A PDF of something else is no student: in a folder it is passed over."""
    shutil.copy(SEALED, folder / "dicht.lobpakket")
    (folder / "kapot.lobpakket").write_bytes(put(student(), tmp_path / "a.lobpakket").read_bytes()[:-40])
    (folder / "leeg.lobpakket").write_bytes(b"")
    (folder / "huiswerk.pdf").write_bytes(b"%PDF-1.7 niets")
    as_pdf(student("Daan"), lambda _sha: b"", folder / "Daan.pdf")

    students = fed(tmp_path, folder)

    assert {row.path.stem: row.fault for row in listed(students)} == {
        "Daan": "", "dicht": "sealed", "kapot": "packing", "leeg": "is empty", "huiswerk": "packing",
    }  # fmt: skip


@pytest.mark.parametrize("made", [hostile.bombs, hostile.packing, hostile.lists, hostile.forms, hostile.duplicates])
def test_no_hostile_file_stops_the_look(tmp_path: Path, folder: Path, made: object) -> None:
    for number, (_name, data) in enumerate(made()):  # type: ignore[operator]
        (folder / f"{number}.lobpakket").write_bytes(data)
    put(student("Samira"), folder / "goed.lobpakket")

    assert "Samira" in called(fed(tmp_path, folder))


def test_a_damaged_page_of_a_dossier_does_not_stop_the_look(tmp_path: Path, folder: Path) -> None:
    """The driver tells it while rows are read, long after the file was opened."""
    made = folder / "a.lobdossier"
    Workspace.create(made, "Anna", data=tmp_path / "of Anna").close()
    with closing(sqlite3.connect(made)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'student'").fetchone()
    with made.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    put(student("Samira"), folder / "goed.lobpakket")

    found = {row.path.stem: row.fault for row in listed(fed(tmp_path, folder))}

    assert found == {"a": "quick_check", "goed": ""}


def test_one_file_cannot_fill_the_list_of_all(tmp_path: Path, folder: Path) -> None:
    """A student has some agreements open; of a file with thousands the first are remembered, by their day."""
    talk = Conversation(id=new_id(), on=TODAY)
    agreed = [
        Agreement(id=new_id(), conversation_id=talk.id, what="x", by=TODAY + timedelta(days=n % 900))
        for n in range(2_000)
    ]
    asking = [Participant(id=new_id(), conversation_id=talk.id, name=str(n), question="?") for n in range(2_000)]
    full = Snapshot.of([Student(id=new_id(), name="Samira"), talk, *agreed, *asking])
    put(replace(student(), snapshot=full), folder / "a.lobpakket")

    (row,) = listed(fed(tmp_path, folder))

    assert row.facts is not None
    assert len(row.facts.promises) == len(row.facts.asked) == 200
    assert row.facts.promises[0].by == TODAY
    assert (tmp_path / "data" / NAME).stat().st_size < 20_000


def test_data_that_somebody_changed_is_listed_and_said_to_be_changed(tmp_path: Path, folder: Path) -> None:
    from lobdossier.exchange.json_form import write_json

    data = write_json(student("Samira Amin")).replace(b"Samira Amin", b"Iemand anders")
    (folder / "a.lobpakket").write_bytes(hostile.zipped(("manifest.json", data)))

    (row,) = listed(fed(tmp_path, folder))

    assert row.facts is not None
    assert (row.name, row.facts.changed) == ("Iemand anders", True)


# ---------------------------------------------------------------- order and choice
def test_it_is_sorted_and_chosen_from(tmp_path: Path, folder: Path) -> None:
    put(student("Émile", last=date(2026, 11, 1), by=date(2026, 12, 9)), folder / "1.lobpakket")
    put(student("Daan", last=None, question="Mag ik?"), folder / "2.lobpakket")
    put(
        student("Fatima", last=date(2026, 9, 1), by=date(2026, 12, 2), made_on=MADE - timedelta(weeks=12)),
        folder / "3.lobpakket",
    )
    shutil.copy(SEALED, folder / "a.lobpakket")
    students = fed(tmp_path, folder)

    assert called(students) == ["Daan", "Émile", "Fatima", "a"]
    assert called(students, order=Order.LAST) == ["Daan", "Fatima", "Émile", "a"]
    assert called(students, order=Order.DUE) == ["Fatima", "Émile", "Daan", "a"]
    assert called(students, waiting=True) == called(students, waiting=True, me=mark_of(ME)) == ["Daan"]
    assert called(students, waiting=True, me=mark_of("De Vries")) == []
    assert called(students, quiet=True) == ["Fatima"]
    assert called(students, words=(fold("EMILE"), "deltion")) == ["Émile"]


# ---------------------------------------------------------------- what is read
def test_a_second_look_reads_only_what_changed(tmp_path: Path, folder: Path) -> None:
    """By size and time, also after a new start; a file that went goes from the list."""
    many(folder, 20)
    first = Counting()
    students = Students(tmp_path / "data", first)
    students.add([folder])
    assert look(students).read == len(first.read) == 20

    again = Counting()
    students = Students(tmp_path / "data", again)
    assert len(students.rows()) == 20
    assert look(students) == Scan()
    assert not again.read

    new = put(student("Zoë"), folder / "zoe.lobpakket")
    (changed,) = folder.glob("klas 3/0002*")
    os.utime(changed, (5, 5))
    next(folder.glob("klas 5/0004*")).unlink()
    assert look(students) == Scan(read=2, gone=1)
    assert sorted(again.read) == sorted([changed.name, new.name])
    assert len(students.rows()) == 20


def test_a_look_that_is_stopped_keeps_what_it_read(tmp_path: Path, folder: Path) -> None:
    many(folder, 6)
    reader = Counting()
    students = Students(tmp_path / "data", reader)
    students.add([folder])
    shares: list[float] = []

    scan = students.scan(shares.append, lambda: len(reader.read) == 4)

    assert (scan.stopped, scan.read, len(shares)) == (True, 4, 4)
    assert len(Students(tmp_path / "data").rows()) == 4
    assert look(students).read == 2


def test_evidence_is_not_read(tmp_path: Path, folder: Path) -> None:
    """Not even when it is not what the list says: that is told when the file is opened."""
    from tests.benchmarks.bench_import import large_package

    path = large_package(folder / "film.lobpakket", files=2, size=200_000)
    whole = bytearray(path.read_bytes())
    middle = len(whole) // 3
    whole[middle : middle + 1_000] = bytes(1_000)
    path.write_bytes(whole)

    (row,) = listed(fed(tmp_path, folder))

    assert row.name == "Noor"


def test_a_stick_that_was_taken_out_takes_nobody_off_the_list(tmp_path: Path, folder: Path) -> None:
    put(student("Samira"), folder / "a.lobpakket")
    students = fed(tmp_path, folder)
    folder.rename(tmp_path / "weg")

    assert look(students) == Scan()
    (row,) = listed(students)
    assert (row.name, row.away) == ("Samira", True)

    (tmp_path / "weg").rename(folder)
    assert look(students) == Scan()
    assert not listed(students)[0].away


# ---------------------------------------------------------------- what is kept, and what goes
def test_the_index_holds_no_text_and_no_name_of_others(tmp_path: Path, folder: Path) -> None:
    put(student("Samira Amin", question=PRIVATE), folder / "a.lobpakket")
    fed(tmp_path, folder)

    said = (tmp_path / "data" / NAME).read_text(encoding="utf-8")

    assert "Samira Amin" in said
    assert PRIVATE not in said
    assert "Hendrika" not in said
    assert "Bakker" not in said
    assert "De kruk" not in said
    assert (tmp_path / "data" / NAME).stat().st_mode & 0o077 == 0
    assert [path.name for path in (tmp_path / "data").iterdir()] == [NAME]


def test_who_is_taken_off_is_gone_from_the_index_and_not_from_the_disk(tmp_path: Path, folder: Path) -> None:
    """Nor does a newer file in the same folder bring them back; the file itself does, when it is chosen."""
    samira = student("Samira Amin")
    path = put(samira, folder / "Samira Amin.lobpakket")
    put(student("Daan"), folder / "b.lobpakket")
    students = fed(tmp_path, folder)
    before = path.read_bytes()

    students.remove(listed(students)[1])

    said = (tmp_path / "data" / NAME).read_text(encoding="utf-8")
    assert "Samira" not in said
    assert samira.dossier_id not in said
    assert path.read_bytes() == before
    assert called(students) == ["Daan"]

    counting = Counting()
    students = Students(tmp_path / "data", counting)
    look(students)
    put(student("Samira Amin", dossier_id=samira.dossier_id), folder / "nieuwer.lobpakket")
    look(students)
    look(students)
    assert called(students) == ["Daan"]
    assert counting.read == ["nieuwer.lobpakket"]
    assert "Samira" not in (tmp_path / "data" / NAME).read_text(encoding="utf-8")

    students.add([path])
    look(students)
    assert called(students) == ["Daan", "Samira Amin"]


def test_a_folder_that_goes_takes_its_students_along(tmp_path: Path, folder: Path) -> None:
    """Unless they came in another way too."""
    path = put(student("Samira"), folder / "a.lobpakket")
    put(student("Daan"), folder / "b.lobpakket")
    students = fed(tmp_path, folder, path)

    students.remove_source(folder)

    assert called(students) == ["Samira"]
    assert "Daan" not in (tmp_path / "data" / NAME).read_text(encoding="utf-8")
    students.remove_source(path)
    assert not students.rows()
    assert len(list(folder.iterdir())) == 2


def test_who_is_taken_off_in_one_window_does_not_come_back_from_another(tmp_path: Path, folder: Path) -> None:
    """Two programs, or a look that goes on while a new window is there already: neither writes its older list back."""
    put(student("Samira"), folder / "a.lobpakket")
    put(student("Daan"), folder / "b.lobpakket")
    here = fed(tmp_path, folder)
    there = Students(tmp_path / "data")
    (samira,) = [row for row in listed(there) if row.name == "Samira"]

    there.remove(samira)
    put(student("Noor"), folder / "c.lobpakket")
    look(here)

    assert called(here) == ["Daan", "Noor"]
    assert called(Students(tmp_path / "data")) == ["Daan", "Noor"]
    assert "Samira" not in (tmp_path / "data" / NAME).read_text(encoding="utf-8")


def test_an_index_that_cannot_be_read_is_made_anew(tmp_path: Path, folder: Path) -> None:
    for text in (
        "",
        "{",
        '{"version": 9}',
        '{"version": 1, "sources": 3}',
        "[" * 10_000,
        '{"version": 1, "sources": [], "files": {"a": 1}, "left_out": []}',
        '{"version": 1, "sources": [], "files": {"a": {"size": Infinity, "written": 1}}, "left_out": []}',
        '{"version": 1, "sources": "/tmp", "files": {}, "left_out": []}',
        '{"version": 1, "sources": ["/x"], "files": {}, "left_out": [{"source": [], "file": {}, "dossier": 1}]}',
    ):
        (tmp_path / "data").mkdir(exist_ok=True)
        (tmp_path / "data" / NAME).write_text(text)
        assert not Students(tmp_path / "data").rows()
        assert not Students(tmp_path / "data").sources


@pytest.mark.parametrize("made_on", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "gisteren", 3])
def test_an_index_with_a_moment_that_is_none_is_made_anew(tmp_path: Path, folder: Path, made_on: object) -> None:
    put(student("Samira"), folder / "a.lobpakket")
    fed(tmp_path, folder)
    index = json.loads((tmp_path / "data" / NAME).read_text())
    next(iter(index["files"].values()))["facts"]["made_on"] = made_on
    (tmp_path / "data" / NAME).write_text(json.dumps(index))

    assert not Students(tmp_path / "data").rows()


def test_an_index_that_cannot_be_written_leaves_the_list_as_it_was(tmp_path: Path, folder: Path) -> None:
    put(student("Samira"), folder / "a.lobpakket")
    students = fed(tmp_path, folder)
    index = (tmp_path / "data" / NAME).read_bytes()
    (tmp_path / "data" / NAME).unlink()
    (tmp_path / "data" / NAME).mkdir()

    with pytest.raises(OSError, match=NAME):
        students.remove(listed(students)[0])

    assert called(students) == ["Samira"]
    assert index


def test_a_student_of_an_old_file_without_a_date_is_listed(tmp_path: Path, folder: Path) -> None:
    put(student("Samira", made_on=EPOCH), folder / "a.lobpakket")
    (row,) = listed(fed(tmp_path, folder))
    assert row.facts is not None
    assert not row.facts.is_quiet(TODAY)


@given(st.data())
def test_the_index_gives_back_what_it_was_given(data: st.DataObject) -> None:
    """Any name, in a file of its own that is as long as it must be."""
    days = st.none() | st.dates()
    promise = st.builds(Promise, by=days, who=st.text(max_size=5))
    facts = st.builds(
        StudentFacts, dossier_id=TEXTS, name=TEXTS, school=TEXTS, course=TEXTS, year=TEXTS,
        made_on=st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=90_000)).map(MADE.__add__),
        heard=days, last=days, next=days, promises=st.lists(promise, max_size=3).map(tuple),
        asked=st.lists(TEXTS, max_size=3).map(tuple), changed=st.booleans(),
    )  # fmt: skip
    kept = st.builds(Kept, size=st.integers(0), written=st.integers(0), facts=facts) | st.builds(
        Kept, size=st.integers(0), written=st.integers(0), fault=TEXTS
    )
    out = st.builds(LeftOut, source=TEXTS, file=TEXTS, dossier=TEXTS, size=st.integers(0), written=st.integers(0))
    index = Index(
        sources=tuple(data.draw(st.lists(TEXTS, max_size=3))),
        files=data.draw(st.dictionaries(TEXTS, kept, max_size=3)),
        left_out=tuple(data.draw(st.lists(out, max_size=3))),
    )
    with TemporaryDirectory() as folder:
        save(index, Path(folder) / NAME)
        assert load(Path(folder) / NAME) == index


OLD = [path for path in sorted(DATABASES.glob("v*.lobdossier")) if path.stem != f"v{checks.VERSION}"]


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_a_dossier_of_an_older_version_is_not_upgraded_for_the_list(tmp_path: Path, folder: Path, old: Path) -> None:
    """That takes a copy of all of it; opening it does so."""
    before = Path(shutil.copy(old, folder / "oud.lobdossier")).read_bytes()

    (row,) = listed(fed(tmp_path, folder))

    assert row.fault == Untold.OLDER
    assert (folder / "oud.lobdossier").read_bytes() == before


def test_a_dossier_whose_schema_was_changed_is_not_read(tmp_path: Path, folder: Path) -> None:
    """Whatever somebody slipped in never runs."""
    path = folder / "a.lobdossier"
    Workspace.create(path, "Noor", data=tmp_path / "thuis").close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE VIEW lokaas AS SELECT 1")
        connection.commit()

    (row,) = listed(fed(tmp_path, folder))

    assert row.fault == "schema"
