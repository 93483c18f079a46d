""" "Mijn tijdlijn" in the loopbaandocument: what a reader sees at a glance, a screen reader is told in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from lobdossier.document.builder import Builder
from lobdossier.document.career_document import tell, write_career_document
from lobdossier.document.layout import Part
from lobdossier.document.pages.timeline import _LanePicture
from lobdossier.document.paginate import lay_out
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import Choice
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import ConversationState, ExperienceKind, Sector
from tests.document import dossiers
from tests.document.support import letters, structure_words

START = date(2024, 9, 1)
PERIODS = (
    SchoolPeriod(id="p1", title="vmbo 4", school="Het Vaartland", sector=Sector.VO, start=START, end=date(2025, 7, 15)),
    SchoolPeriod(id="p2", title="mbo 1", school="De Spaander", start=date(2025, 8, 25)),
)


def lived(n: int, kind: ExperienceKind = ExperienceKind.LES, step: int = 30) -> list[Experience]:
    return [
        Experience(id=f"x{k}", title=f"Dag {k}", kind=kind, start=START + timedelta(step * k), story="Ik deed iets.")
        for k in range(n)
    ]


def document(*records: object, **asked: object) -> Builder:
    snapshot = Snapshot.of([Student(id="s", name="Noor"), *PERIODS, *records])  # type: ignore[list-item]  # all are records
    return tell(snapshot, dossiers.no_bytes, replace(dossiers.REQUEST, **asked))  # type: ignore[arg-type]  # any of its fields


def figures(b: Builder) -> list[str]:
    """The alternative texts of the lanes."""
    starts = ("School.", "Stage en werk.", "Thuis en vrije tijd.", "Gesprekken.", "Keuzes.")
    return [node.alt for node in b.root.walk() if node.tag == "Figure" and node.alt and node.alt.startswith(starts)]


def pictures(b: Builder) -> Iterator[_LanePicture]:
    def inside(part: Part) -> Iterator[_LanePicture]:
        if isinstance(part, _LanePicture):
            yield part
        for inner in part.inner():
            yield from inside(inner)

    for unit in b.story:
        for part in unit.parts:
            yield from inside(part)


def test_each_lane_says_all_that_is_in_it() -> None:
    """What, and when, in order of time; lanes with nothing in them are left out."""
    b = document(
        *lived(2, step=90),
        Experience(id="w", title="Bakkerij", kind=ExperienceKind.BIJBAAN, start=START, end=date(2025, 3, 1)),
        Conversation(id="c", on=date(2025, 2, 3), state=ConversationState.HELD, summary="Goed."),
        Choice(id="k", title="Techniek", on=date(2025, 3, 4), why="Handen."),
    )

    assert figures(b) == [
        "School. Dag 0, 1 september 2024; Dag 1, 30 november 2024.",
        "Stage en werk. Bakkerij, 1 september 2024 – 1 maart 2025.",
        "Gesprekken. Trialoog, 3 februari 2025.",
        "Keuzes. Techniek, 4 maart 2025.",
    ]


@pytest.mark.parametrize(("dated", "there"), [(2, False), (3, True)])
def test_it_takes_three_experiences_with_a_date(dated: int, there: bool) -> None:
    b = document(*lived(dated), Experience(id="u", title="Ooit", story="Zonder datum."))

    assert ("Mijn tijdlijn" in b.words()) == there


def test_the_table_of_activities_fills_it_too() -> None:
    """Then it shows what was done, told in full or not; starred is what the document itself calls so."""
    told, done = lived(1), lived(5)

    b = document(replace(told[0], star=True), activities=tuple(done))

    assert sum(alt.count("Dag ") for alt in figures(b)) == 5
    assert "Gevuld: hier ben ik trots op." in b.words()


def test_a_crowd_is_told_as_a_number() -> None:
    b = document(activities=tuple(lived(60, step=1)), *lived(1))  # noqa: B026 - the records come first in the call itself

    assert any(" ervaringen van augustus tot en met oktober 2024" in alt for alt in figures(b))


def test_what_is_long_carries_its_name_where_that_fits() -> None:
    """Never a piece of a name: the whole of it, or the sign alone."""
    long = Experience(
        id="w", title="Zaterdagen bij De Sluis", kind=ExperienceKind.BIJBAAN, start=START, end=date(2025, 7, 1)
    )
    short = replace(long, id="v", title="Een stage met een naam die nergens in past", start=date(2025, 6, 1))

    b = document(long, short, *lived(3))

    assert [len(list(picture.inner())) for picture in pictures(b)] == [0, 1]
    assert b.words().count("Zaterdagen bij De Sluis") >= 1


@pytest.mark.parametrize("font", ["atkinson", "opendyslexic"])
@pytest.mark.parametrize("size", [10, 12])
def test_what_is_told_stands_on_the_page(tmp_path: Path, font: str, size: int) -> None:
    """Every letter is in the tag tree, in every font and size, also with long names of periods; twice the same bytes."""
    longer = [replace(p, title=f"{p.title} van de opleiding Ondernemend meubelmaker, bol") for p in PERIODS]
    records = [Student(id="s", name="Noor"), *longer, *lived(30, ExperienceKind.STAGE, 20), *lived(0)]
    snapshot = Snapshot.of(records)  # type: ignore[arg-type]  # all are records
    request = replace(dossiers.REQUEST, font=font, base_size=size, activities=tuple(lived(12)))  # type: ignore[arg-type]
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"

    write_career_document(snapshot, dossiers.no_bytes, request, first)
    write_career_document(snapshot, dossiers.no_bytes, request, second)

    b = tell(snapshot, dossiers.no_bytes, request)
    b.find_anchors(lay_out(b.story, lambda: None))
    assert letters(structure_words(first)) == letters("".join(b.words()))
    assert first.read_bytes() == second.read_bytes()
