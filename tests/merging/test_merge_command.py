"""`lobdossier merge`: what it says before and after, and when it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lobdossier.domain.experience import Experience
from lobdossier.domain.texts import TextPlace
from lobdossier.services.workspace import Workspace
from lobdossier.storage import history
from tests.conftest import Clock, Run
from tests.factories import contents as rows
from tests.factories import one_of_each
from tests.merging.copies import copied, everything, merge


@pytest.fixture
def run(run: Run) -> Run:
    """Runs `merge`."""
    return lambda *words: run("merge", *words)


@pytest.fixture
def two(workspace: Workspace, path: Path, tmp_path: Path, data: Path) -> Iterator[tuple[Workspace, Workspace]]:
    """Two copies, open to be edited; `closed` gives their files free."""
    for record in one_of_each():
        workspace.records.save(record)
    school = copied(workspace, tmp_path / "school.lobdossier", data)
    yield workspace, school
    school.close()


def closed(two: tuple[Workspace, Workspace]) -> tuple[Path, Path]:
    """The files of two copies, which nobody has open any more."""
    for workspace in two:
        workspace.close()
    return two[0].path, two[1].path


def test_a_dry_run_tells_what_would_happen(run: Run, two: tuple[Workspace, Workspace]) -> None:
    """A line for each thing, and nothing is changed."""
    home, school = two
    stage = home.records.all(Experience)[0]
    home.records.save(replace(stage, story="Thuis"))
    school.records.save(replace(stage, story="School"))
    school.records.add(Experience(title="Open\tdag"))
    here, there = closed(two)
    before = rows(here)

    status, out, err = run(here, there, "--dry-run")

    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "nieuw 1, beide gewijzigd 1, gelijk 22",
        "",
        "nieuw            Ervaring: Open dag",
        "beide gewijzigd  Ervaring: Stage bij de fietsenmaker · beide blijven bewaard",
        "",
        "Er is nog niets veranderd.",
    ]
    assert rows(here) == before


def test_merging_says_what_was_done_and_how_to_go_back(run: Run, two: tuple[Workspace, Workspace], data: Path) -> None:
    two[1].records.add(Experience(title="Open dag"))
    here, there = closed(two)

    status, out, _ = run(here, there)

    assert status == 0
    assert out.startswith("Samengevoegd: nieuw 1, gelijk 23\nZo was het daarvoor: ")
    assert Path(out.splitlines()[1].removeprefix("Zo was het daarvoor: ")).is_file()
    assert run(here, there)[1] == "Er was niets om over te nemen.\n"


def test_former_texts_alone_are_said_too(run: Run, two: tuple[Workspace, Workspace], clock: Clock) -> None:
    """They are stored and a backup is made, so "nothing" would be untrue."""
    home, school = two
    stage = home.records.all(Experience)[0]
    clock.pass_by(hours=1)
    for story in ("Op school.", stage.story):
        school.records.save(replace(school.records.get(Experience, stage.id), story=story))
        clock.pass_by(hours=1)
    merge(home, school)
    place = TextPlace("experience", stage.id, "story")
    with home._file.writing(clock) as writing:
        history.forget(writing.connection, stage)
    here, there = closed(two)

    foretold, done, again = run(here, there, "--dry-run")[1], run(here, there)[1], run(here, there)[1]

    assert "Eerdere versies van teksten die hier nog niet waren, horen er ook bij.\n" in foretold
    assert "Eerdere versies van teksten die hier nog niet waren, horen er ook bij.\nZo was het daarvoor: " in done
    assert again == "Er was niets om over te nemen.\n"
    home = Workspace.open(here)
    assert "Op school." in [version.text for version in home.history.versions(place)]
    home.close()


def test_a_copy_that_empties_the_dossier_needs_a_word_more(run: Run, two: tuple[Workspace, Workspace]) -> None:
    school = two[1]
    school.records.throw_away(*(record for record in everything(school) if record.KIND != "student"), label="")
    here, there = closed(two)

    status, _, err = run(here, there)

    assert status == 1
    assert "Van de 23 onderdelen in je dossier zouden er 22 naar de prullenbak gaan." in err
    assert "--allow-deleting" in run(here, there, "--dry-run")[1]
    assert run(here, there, "--allow-deleting")[0] == 0


def test_the_same_file_is_refused(run: Run, two: tuple[Workspace, Workspace]) -> None:
    here, _ = closed(two)

    status, out, err = run(here, here)

    assert (status, out) == (1, "")
    assert err == "lobdossier: Dit is hetzelfde bestand. Kies de kopie die op de andere computer stond.\n"


def test_another_dossier_is_refused(run: Run, two: tuple[Workspace, Workspace], tmp_path: Path) -> None:
    other = tmp_path / "bo.lobdossier"
    Workspace.create(other, "Bo", data=tmp_path).close()
    here, _ = closed(two)

    assert run(here, other)[0] == 1
    assert run(other, here)[0] == 1


def test_a_source_that_is_not_there_is_said(run: Run, two: tuple[Workspace, Workspace], tmp_path: Path) -> None:
    here, _ = closed(two)

    status, _, err = run(here, tmp_path / "weg.lobdossier")

    assert status == 1
    assert "“weg.lobdossier” is niet gevonden." in err
