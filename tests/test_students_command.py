"""`students`: who is in a folder, and that nothing is kept of it."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run
from tests.students import put, student


def test_it_prints_a_line_for_each_student_and_keeps_nothing(run: Run, tmp_path: Path) -> None:
    put(student("Samira Amin", question="Mag ik iets vragen?"), tmp_path / "klas" / "b.lobpakket")
    put(student("Daan \x1b[31mMulder", last=None), tmp_path / "klas" / "a.lobpakket")
    (tmp_path / "klas" / "kapot.lobpakket").write_bytes(b"")

    status, said, _ = run("students", tmp_path / "klas", "--me", "Anna Bakker")

    assert status == 0
    first, second, third, last = said.splitlines()
    assert first.startswith("Daan ")
    assert "laatste gesprek nog niet" in first
    assert "\x1b" not in said
    assert second.startswith("Samira Amin: Maatschappelijke zorg, mbo 2, Deltion College; laatste gesprek 12 oktober")
    assert "1 vraag voor jou" in second
    assert third == "kapot.lobpakket: Het is leeg, of nog niet helemaal gedownload."
    assert last == "2 studenten"
    assert not (tmp_path / "data").exists()

    assert run("students", tmp_path / "klas", "--waiting", "--me", "De Vries") == (0, "0 studenten\n", "")


def test_a_folder_that_is_not_there_is_said(run: Run, tmp_path: Path) -> None:
    assert run("students", tmp_path / "weg") == (1, "", "lobdossier: “weg” is er niet. Kijk of de naam klopt.\n")
