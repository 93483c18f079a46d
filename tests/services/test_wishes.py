"""What the school asks: counted as it lies in the file, the same as by the rule, and taken over only when asked."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.student import Requirement, SchoolPeriod
from lobdossier.domain.vocabulary import Asked, Competence, ConversationKind, ConversationState, ExperienceKind
from lobdossier.domain.wishes import Counted, SchoolWishes, WishPeriod, shows
from lobdossier.services.workspace import Workspace

TODAY = date(2026, 3, 10)
YEAR = SchoolPeriod(title="mbo 2", start=date(2025, 8, 1), end=date(2026, 7, 31))

days = st.sampled_from(
    [None, date(2025, 7, 31), date(2025, 8, 1), date(2026, 2, 2), date(2026, 7, 31), date(2026, 8, 1)]
)
kinds = st.sampled_from([ExperienceKind.STAGE, ExperienceKind.LES, ExperienceKind.OPEN_DAG])
competences = st.sampled_from([Competence.NETWERKEN, Competence.WERKEXPLORATIE, Competence.LOOPBAANSTURING])
few = st.lists(competences, max_size=2, unique=True).map(tuple)
wishes = st.builds(
    Requirement,
    what=st.sampled_from(Asked),
    number=st.integers(1, 5),
    kinds=st.lists(kinds, max_size=2, unique=True).map(tuple),
    competences=few,
    conversations=st.lists(st.sampled_from(ConversationKind), max_size=2, unique=True).map(tuple),
    words=st.sampled_from(["", "Zo zegt de school het."]),
)
answers = st.builds(
    Answer,
    card_id=st.just("k"),
    question=st.sampled_from(["Wie?", '"netwerken"']),
    competence=st.none() | competences,
    text=st.sampled_from(["", " \n", "Goed.", "netwerken", '"netwerken"']),
)
experiences = st.builds(
    Experience, title=st.just("x"), kind=kinds, start=days, hours=st.sampled_from([None, 0, 8]), competences=few
)


@st.composite
def dossiers(draw: st.DrawFn) -> list[Counted]:
    """Experiences, reflections on them or on nothing, and conversations; some thrown away by the test itself."""
    told = [replace(each, id=new_id()) for each in draw(st.lists(experiences, max_size=5))]
    on = st.sampled_from([None, *(each.id for each in told)])
    reflections = st.builds(
        Reflection, experience_id=on, on=days, answers=st.lists(answers, max_size=3).map(tuple), competences=few
    )
    talks = st.builds(
        Conversation, kind=st.sampled_from(ConversationKind), on=days, state=st.sampled_from(ConversationState)
    )
    more = [*draw(st.lists(reflections, max_size=6)), *draw(st.lists(talks, max_size=3))]
    return [*told, *(replace(each, id=new_id()) for each in more)]


@given(dossiers(), st.lists(wishes, min_size=1, max_size=6))
def test_what_is_counted_is_what_counts_by_the_rule(
    tmp_path_factory: pytest.TempPathFactory, records: list[Counted], asked: list[Requirement]
) -> None:
    """Counting in the file, listing from the file, and the rule over the records say the same."""
    folder = tmp_path_factory.mktemp("count")
    workspace = Workspace.create(folder / "a.lobdossier", "Anna", data=folder / "data")
    try:
        period = workspace.records.add(replace(YEAR, requirements=tuple(asked)))
        workspace.records.save(*records)
        for found in workspace.wishes.asks(TODAY):
            counting = shows(found.wish, period, records)
            hours = sum(each.hours or 0 for each in counting if isinstance(each, Experience))
            assert found.there == (hours if found.wish.what is Asked.HOURS else len(counting))
            assert {each.id for each in workspace.wishes.shown(found.wish, period)} == {each.id for each in counting}
    finally:
        workspace.close()


def test_what_was_thrown_away_does_not_count(workspace: Workspace) -> None:
    """Nor does what hangs on it."""
    asked = tuple(Requirement(what=what) for what in (Asked.EXPERIENCES, Asked.REFLECTIONS))
    workspace.records.add(replace(YEAR, requirements=asked))
    gone = workspace.records.add(Experience(title="weg", start=TODAY))
    workspace.records.add(Reflection(experience_id=gone.id, on=TODAY, answers=(Answer(text="Goed."),)))
    assert [found.there for found in workspace.wishes.asks(TODAY)] == [1, 1]

    workspace.records.throw_away(gone, label="weg")

    assert [found.there for found in workspace.wishes.asks(TODAY)] == [0, 0]
    assert not any(found.met for found in workspace.wishes.asks(TODAY))


def test_where_nothing_is_asked_it_only_says_what_there_is(workspace: Workspace) -> None:
    workspace.records.add(Experience(title="nu", start=TODAY, hours=8))

    found = {each.wish.what: (each.there, each.asked, each.met) for each in workspace.wishes.asks(TODAY)}

    assert found == {Asked.EXPERIENCES: (1, False, False), Asked.HOURS: (8, False, False)}


def test_of_two_years_that_overlap_the_one_that_began_last_asks(workspace: Workspace) -> None:
    """As everywhere else, and as where it is filled in: not the one that was written down last."""
    now = workspace.records.add(replace(YEAR, requirements=(Requirement(what=Asked.HOURS, number=80),)))
    workspace.records.add(SchoolPeriod(title="eerder", start=date(2023, 8, 1)))

    assert workspace.wishes.period(TODAY) == workspace.period() == now
    assert [found.asked for found in workspace.wishes.asks(TODAY)] == [True]


def test_wishes_are_taken_over_in_one_deed(workspace: Workspace) -> None:
    """They take the place of what was asked; undo brings that back, redo the file."""
    before = workspace.records.add(replace(YEAR, requirements=(Requirement(what=Asked.HOURS, number=80),), guide="Wil"))
    asked = (Requirement(what=Asked.REFLECTIONS, competences=(Competence.NETWERKEN,), words="Kijk terug."),)
    file = SchoolWishes("LOB", "Houtcollege", None, (WishPeriod("mbo 2", asked),))

    workspace.wishes.take_over(file, file.periods[0], before, "bestand", "wensen overnemen")

    after = workspace.records.get(SchoolPeriod, before.id)
    assert (after.requirements, after.requirements_from, after.guide) == (asked, "LOB", "Wil")
    workspace.undo.undo()
    assert workspace.records.get(SchoolPeriod, before.id).requirements == before.requirements
    workspace.undo.redo()
    assert workspace.records.get(SchoolPeriod, before.id).requirements_from == "LOB"


def test_a_file_without_a_name_is_called_after_its_file_and_a_year_is_made(workspace: Workspace) -> None:
    asked = (Requirement(),)
    file = SchoolWishes("", "", None, (WishPeriod("", asked),))

    workspace.wishes.take_over(file, file.periods[0], YEAR, "wensen 2026", "wensen overnemen")

    (made,) = workspace.records.all(SchoolPeriod)
    assert (made.title, made.requirements_from) == ("mbo 2", "wensen 2026")
    assert workspace.wishes.period(TODAY) == made


def test_counting_a_long_dossier_is_quick(workspace: Workspace) -> None:
    """Twenty wishes over a thousand experiences with five reflections each; the benchmark figures are of ten thousand."""
    asked = tuple(
        Requirement(what=what, kinds=(ExperienceKind.STAGE,), competences=(competence,))
        for what in (Asked.REFLECTIONS, Asked.EXPERIENCES)
        for competence in Competence
    )
    workspace.records.add(replace(YEAR, requirements=asked))
    told = [Experience(id=new_id(), title="x", start=TODAY, kind=ExperienceKind.STAGE) for _ in range(1_000)]
    answered = (Answer(card_id="k", competence=Competence.NETWERKEN, text="Goed."),)
    looked = [Reflection(id=new_id(), experience_id=e.id, on=TODAY, answers=answered) for e in told for _ in range(5)]
    workspace.records.save(*told, *looked)

    begin = time.perf_counter()
    found = workspace.wishes.asks(TODAY)

    assert time.perf_counter() - begin < 2
    assert [each.there for each in found] == [0, 0, 0, 0, 5_000, 0, 0, 0, 0, 0]
