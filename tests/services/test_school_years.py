"""Going on to the next school, and the page of a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Agreement, Conversation
from lobdossier.domain.errors import Refused
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.people import Contact, ContactMoment
from lobdossier.domain.portrait import Choice, Insight, SelfView
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.schooling import closed_by, period_on, reach, runs_out
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Competence, ConversationState, Purpose, Sector
from lobdossier.services.school_years import document_for
from lobdossier.services.workspace import Workspace

TODAY = date(2026, 11, 22)
VMBO = SchoolPeriod(id=new_id(), title="vmbo 4", sector=Sector.VO, start=date(2025, 8, 1), end=date(2026, 7, 15))
NEXT = SchoolPeriod(id=new_id(), title="mbo 1", school="De Spaander", sector=Sector.MBO, start=date(2026, 8, 24))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.create(
        tmp_path / "a.lobdossier",
        "Noor",
        Sector.VO,
        VMBO,
        data=tmp_path,
        clock=lambda: datetime(2026, 11, 22, 9, tzinfo=UTC),
    )
    yield made
    made.close()


# ---------------------------------------------------------------- going on
def test_a_new_school_is_one_deed_that_can_be_taken_back(workspace: Workspace) -> None:
    workspace.records.save(replace(VMBO, end=None))

    workspace.school_years.begin(NEXT, label="naar een nieuwe school")

    old, new = workspace.school_years.all()
    assert (old.end, new.title) == (date(2026, 8, 23), "mbo 1")
    assert workspace.student.sector is Sector.MBO
    assert workspace.undo.undo_label == "naar een nieuwe school"

    workspace.undo.undo()
    assert [(p.title, p.end) for p in workspace.school_years.all()] == [("vmbo 4", None)]
    assert workspace.student.sector is Sector.VO


def test_an_earlier_time_told_of_later_leaves_the_words_of_today(workspace: Workspace) -> None:
    earlier = SchoolPeriod(id=new_id(), title="mbo 1", sector=Sector.MBO, start=date(2023, 8, 1), end=date(2024, 7, 1))

    workspace.school_years.begin(earlier, label="naar een nieuwe school")

    assert workspace.student.sector is Sector.VO
    assert [p.title for p in workspace.school_years.all()] == ["mbo 1", "vmbo 4"]


def test_what_is_refused_leaves_nothing_half(workspace: Workspace) -> None:
    with pytest.raises(Refused):
        workspace.school_years.begin(replace(NEXT, title="x" * 10_000), label="naar een nieuwe school")

    assert [p.title for p in workspace.school_years.all()] == ["vmbo 4"]
    assert workspace.student.sector is Sector.VO


def test_a_period_that_had_ended_keeps_its_last_day(workspace: Workspace) -> None:
    workspace.school_years.begin(NEXT, label="naar een nieuwe school")

    assert workspace.school_years.all()[0].end == VMBO.end


periods = st.lists(
    st.builds(
        lambda start, days: SchoolPeriod(
            id=new_id(), start=start, end=None if days is None else start + timedelta(days=days)
        ),
        st.dates(date(2015, 1, 1), date(2030, 1, 1)),
        st.none() | st.integers(0, 900),
    ),
    max_size=4,
)


@given(periods, st.dates(date(2015, 1, 1), date(2030, 1, 1)))
def test_on_its_first_day_a_new_period_is_the_only_one_that_ran_before_it(
    found: list[SchoolPeriod], start: date
) -> None:
    fresh = SchoolPeriod(id=new_id(), start=start)
    closed = {period.id: period for period in closed_by(found, fresh)}

    for period in found:
        after = closed.get(period.id, period)
        assert period.start is not None
        if period.start < start:
            assert after.end is not None
            assert after.end < start
        else:
            assert after is period
        assert replace(after, end=period.end) == period


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 300)), min_size=1, max_size=5), st.integers(0, 1_500))
def test_the_pages_of_the_years_divide_the_days_among_them(years: list[tuple[int, int]], later: int) -> None:
    """From the first day to the last each day stands on the page of one year: that of its own period, if it has one."""
    start, made = date(2015, 8, 1), []
    for number, (gap, days) in enumerate(years):
        made.append(SchoolPeriod(id=str(number), start=start, end=start + timedelta(days=days)))
        start = start + timedelta(days=days + gap)
    day = date(2015, 8, 1) + timedelta(days=later)

    told = [period for period in made if reach(made, period)[0] <= day <= reach(made, period)[1]]

    last = made[-1].end
    assert last is not None
    assert len(told) == (day <= last)
    assert period_on(made, day) in (None, *told)


@pytest.mark.parametrize(
    ("today", "asked"),
    [(date(2026, 5, 1), False), (date(2026, 5, 20), True), (date(2026, 7, 15), True), (date(2026, 10, 1), True)],
)
def test_the_next_school_is_asked_after_in_the_last_eight_weeks(today: date, asked: bool) -> None:
    assert (runs_out([VMBO], today) is VMBO) is asked


def test_with_a_next_period_nothing_runs_out() -> None:
    assert runs_out([VMBO, replace(NEXT, end=date(2027, 7, 31))], date(2026, 7, 1)) is None
    assert runs_out([], TODAY) is None
    assert runs_out([NEXT], TODAY) is None


# ---------------------------------------------------------------- the document
def test_a_first_document_is_the_proposal_for_the_school() -> None:
    proposed = CareerDocument(experience_ids=("a",))

    made = document_for("De Spaander", None, proposed)

    assert made.id
    assert (made.receiver, made.experience_ids) == ("De Spaander", ("a",))


def test_a_document_without_a_receiver_keeps_its_choice() -> None:
    kept = CareerDocument(id="k", experience_ids=("b",), why="Omdat")

    made = document_for("De Spaander", kept, CareerDocument(experience_ids=("a",)))

    assert made == replace(kept, receiver="De Spaander")


def test_a_document_for_another_school_is_proposed_anew_and_keeps_its_words() -> None:
    kept = CareerDocument(id="k", receiver="Vaartland", experience_ids=("b",), why="Omdat", know="Dit")

    made = document_for("De Spaander", kept, CareerDocument(experience_ids=("a",), plan_ids=("p",)))

    assert (made.id, made.receiver, made.why, made.know) == ("k", "De Spaander", "Omdat", "Dit")
    assert (made.experience_ids, made.plan_ids) == (("a",), ("p",))


def test_proposing_stores_nothing(workspace: Workspace) -> None:
    workspace.records.add(Experience(title="Stage", star=True))

    made = workspace.school_years.document_for("De Spaander")

    assert len(made.experience_ids) == 1
    assert workspace.records.all(CareerDocument, purpose=Purpose.SCHOOL) == []


# ---------------------------------------------------------------- the page of a year
def test_the_page_tells_of_its_own_year_and_of_the_summer_after_it(workspace: Workspace) -> None:
    records = workspace.records
    records.save(NEXT)
    inside = records.add(Experience(title="Stage", start=date(2025, 11, 3), star=True))
    summer = records.add(Experience(title="Zomerbaan", start=date(2026, 8, 3)))
    later = records.add(Experience(title="Mbo", start=date(2026, 9, 3), star=True))
    records.add(Evidence(experience_id=inside.id, sha256="aa"))
    records.add(Evidence(experience_id=later.id, sha256="bb"))
    answer = Answer(card_id="kwa.1", question="Wat?", text="Ik bleef.")
    records.save(
        Reflection(id=new_id(), experience_id=inside.id, on=date(2025, 11, 4), answers=(answer,)),
        Reflection(id=new_id(), on=date(2025, 11, 5), answers=(replace(answer, text=" "),)),
        Reflection(id=new_id(), on=date(2026, 9, 4), answers=(answer,)),
    )
    talk = records.add(Conversation(state=ConversationState.HELD, on=date(2026, 3, 3)))
    records.add(Conversation(on=date(2026, 4, 4)))
    records.add(Agreement(conversation_id=talk.id, what="Bellen"))
    records.save(
        Insight(id=new_id(), text="Eerst", on=date(2025, 9, 1)),
        Insight(id=new_id(), text="Laatst", on=date(2026, 5, 1)),
        Insight(id=new_id(), text="Mbo", on=date(2026, 10, 1)),
        SelfView(id=new_id(), step=1, on=date(2025, 9, 1)),
        SelfView(id=new_id(), step=2, on=date(2026, 5, 1)),
        SelfView(id=new_id(), step=4, on=date(2026, 10, 1)),
        Choice(id=new_id(), title="Profiel", on=date(2026, 1, 1)),
        Choice(id=new_id(), title="Keuzedeel", on=date(2026, 11, 1)),
        Contact(id=new_id(), name="Joris", experience_id=inside.id),
        Contact(id=new_id(), name="Ans", moments=(ContactMoment(on=date(2026, 9, 9)),)),
        Contact(id=new_id(), name="Nog niet", met=False, experience_id=summer.id),
    )

    page = workspace.school_years.page(VMBO.id)

    assert page.before is None
    assert page.after is not None
    assert page.after.title == "mbo 1"
    facts = page.facts
    assert (facts.experiences, facts.stars, facts.conversations, facts.reflections) == (2, 1, 1, 1)
    assert [row.id for row in page.starred] == [inside.id]
    assert [photo.sha256 for photo in page.photos] == ["aa"]
    assert [reflection.answers[0].text for reflection in page.answers] == ["Ik bleef."]
    assert [[a.what for a in held.agreements] for held in page.held] == [["Bellen"]]
    own = page.grown[0]
    assert own.then is not None
    assert own.now is not None
    assert (own.then.step, own.now.step) == (1, 2)
    (known,) = facts.known
    assert (known.first.text, known.last and known.last.text) == ("Eerst", "Laatst")
    assert [choice.title for choice in page.choices] == ["Profiel"]
    assert [contact.name for contact in page.people] == ["Joris"]


def test_a_year_in_which_nothing_was_kept_is_empty(workspace: Workspace) -> None:
    page = workspace.school_years.page(VMBO.id)

    assert page.facts.empty
    assert not any(growth.now for growth in page.grown)
    assert page.grown[0].competence is Competence.KWALITEITENREFLECTIE


def test_a_year_that_is_not_there_is_told_so(workspace: Workspace) -> None:
    with pytest.raises(KeyError):
        workspace.school_years.page("weg")
