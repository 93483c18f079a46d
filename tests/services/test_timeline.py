"""What is read for a timeline: little of each thing, and all that the filters let through."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.listing import ExperienceFilter
from lobdossier.domain.portrait import Choice
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.timeline.things import Lane, Moment
from lobdossier.domain.vocabulary import Competence, EvidenceKind, ExperienceKind
from lobdossier.services.workspace import Workspace

TODAY = date(2026, 11, 22)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Noor.lobdossier"


@pytest.fixture
def workspace(path: Path, tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.create(path, "Noor", data=tmp_path / "data")
    made.records.save(
        Experience(
            id="e-stage",
            title="Stage bij de houthandel",
            kind=ExperienceKind.STAGE,
            start=date(2026, 2, 2),
            end=date(2026, 4, 1),
            competences=(Competence.NETWERKEN,),
            star=True,
        ),
        Experience(id="e-thuis", story="De la van oma klemde.", kind=ExperienceKind.THUIS, start=date(2025, 12, 27)),
        Experience(id="e-ooit", title="Ooit"),
        Conversation(id="c-talk", on=date(2026, 3, 20), talk_about="De houthandel"),
        Choice(id="k-choice", title="Techniek", why="Ik werk met mijn handen.", on=date(2026, 5, 1)),
        SchoolPeriod(id=new_id(), title="mbo 1", start=date(2025, 8, 25)),
    )
    yield made
    made.close()


def read(workspace: Workspace, **wanted: object) -> list[str]:
    return [moment.id for moment in workspace.timeline.read(TODAY, ExperienceFilter(**wanted)).moments]  # type: ignore[arg-type]  # any of its fields


def one(workspace: Workspace, moment_id: str) -> Moment:
    return next(moment for moment in workspace.timeline.read(TODAY).moments if moment.id == moment_id)


def test_everything_in_order_of_time_with_its_lane(workspace: Workspace) -> None:
    told = workspace.timeline.read(TODAY)

    assert [(moment.id, moment.lane) for moment in told.moments] == [
        ("e-thuis", Lane.HOME),
        ("e-stage", Lane.WORK),
        ("c-talk", Lane.TALKS),
        ("k-choice", Lane.CHOICES),
    ]
    assert [moment.id for moment in told.apart] == ["e-ooit"]
    assert [stretch.title for stretch in told.stretches] == ["mbo 1"]


def test_without_a_title_it_brings_how_it_begins(workspace: Workspace) -> None:
    assert one(workspace, "e-thuis").opening == "De la van oma klemde."
    assert one(workspace, "e-stage").opening == ""


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"kinds": (ExperienceKind.STAGE,)}, ["e-stage"]),
        ({"competences": (Competence.NETWERKEN,)}, ["e-stage"]),
        ({"starred": True}, ["e-stage"]),
        ({"words": "houthandel"}, ["e-stage", "c-talk"]),
        ({"words": "ik"}, ["k-choice"]),
        ({"since": date(2026, 3, 1), "until": date(2026, 4, 30)}, ["c-talk"]),
    ],
)
def test_the_filters_of_the_list_narrow_it(workspace: Workspace, wanted: dict[str, object], found: list[str]) -> None:
    """What only experiences have leaves the others out; words and days are for all."""
    assert read(workspace, **wanted) == found


def test_what_was_thrown_away_is_not_on_it(workspace: Workspace) -> None:
    records = workspace.records
    for kind, record_id in ((Experience, "e-stage"), (Conversation, "c-talk"), (Choice, "k-choice")):
        records.throw_away(records.get(kind, record_id), label="weg")

    assert read(workspace) == ["e-thuis"]


def test_a_photo_comes_before_other_evidence(workspace: Workspace) -> None:
    workspace.records.save(
        Evidence(id="b1", experience_id="e-stage", kind=EvidenceKind.AUDIO, sha256="a" * 64),
        Evidence(id="b2", experience_id="e-stage", kind=EvidenceKind.PHOTO, sha256="b" * 64),
        Evidence(id="b3", experience_id="e-thuis", kind=EvidenceKind.AUDIO, sha256="c" * 64),
    )

    assert (one(workspace, "e-stage").photo, one(workspace, "e-stage").evidence) == ("b" * 64, EvidenceKind.PHOTO)
    assert (one(workspace, "e-thuis").photo, one(workspace, "e-thuis").evidence) == ("", EvidenceKind.AUDIO)


def test_a_damaged_cell_hides_nothing_else(workspace: Workspace, path: Path, tmp_path: Path) -> None:
    """A day that is no day puts its experience with the undated ones; an unknown sort is "iets anders"."""
    workspace.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE experience SET start = '2026-02-31', kind = 'onbekend' WHERE id = 'e-stage'")
        connection.execute("UPDATE experience SET end = NULL WHERE id = 'e-stage'")
    damaged = Workspace.open(path, data=tmp_path / "data")

    told = damaged.timeline.read(TODAY)
    damaged.close()

    assert {moment.id for moment in told.apart} == {"e-stage", "e-ooit"}
    assert next(moment for moment in told.apart if moment.id == "e-stage").sort is ExperienceKind.ANDERS
    assert len(told.moments) == 3
