"""Terugkijken: the same week of earlier years, and one card answered then and now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.portrait import Insight
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.services.looking_back import (
    APART,
    Dated,
    Kind,
    Memory,
    answered_twice,
    first_and_last,
    in_order_of_worth,
    long_ago,
    weeks_before,
)
from lobdossier.services.workspace import Workspace
from lobdossier.storage import over_time

TODAY = date(2026, 11, 22)

answers = st.lists(
    st.builds(Dated, st.sampled_from("abc"), st.dates(date(2020, 1, 1), date(2027, 1, 1)), st.uuids().map(str)),
    max_size=12,
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.create(
        tmp_path / "a.lobdossier", "Noor", data=tmp_path, clock=lambda: datetime(2026, 11, 22, 9, tzinfo=UTC)
    )
    yield made
    made.close()


def answered(card: str, text: str, on: date | None, **more: str) -> Reflection:
    return Reflection(id=new_id(), on=on, answers=(Answer(card_id=card, question=f"{card}?", text=text),), **more)


# ---------------------------------------------------------------- the same week
def test_the_same_week_of_last_year_has_its_own_days() -> None:
    week = weeks_before(date(2026, 11, 22))[0]

    assert (week.years, week.since, week.until) == (1, date(2025, 11, 17), date(2025, 11, 23))


def test_week_53_is_the_last_week_of_a_year_that_has_none() -> None:
    assert date(2026, 12, 31).isocalendar().week == 53
    one = weeks_before(date(2026, 12, 31))[0]

    assert (one.since, one.until) == (date(2025, 12, 22), date(2025, 12, 28))


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_every_week_before_is_a_whole_week_with_the_same_number(today: date) -> None:
    number = today.isocalendar().week

    for week in weeks_before(today):
        assert week.since.isoweekday() == 1
        assert week.until - week.since == timedelta(days=6)
        assert week.since.isocalendar().week in (number, 52 if number == 53 else number)
        assert today.isocalendar().year - week.since.isocalendar().year == week.years


def test_what_was_told_in_this_week_comes_back_and_nothing_else(workspace: Workspace) -> None:
    stage = workspace.records.add(Experience(title="Open dag", start=date(2025, 11, 19)))
    workspace.records.add(Experience(title="Te laat", start=date(2025, 11, 24)))
    workspace.records.add(Experience(title="Zonder datum"))
    workspace.records.add(Experience(title="Van nu", start=TODAY))
    workspace.records.save(answered("kwa.1", "Ik bleef.", date(2025, 11, 20)), answered("kwa.2", "Nee", None))
    workspace.records.add(Insight(text="Ik kan wachten.", on=date(2024, 11, 20)))
    thrown = workspace.records.add(Experience(title="Weg", start=date(2025, 11, 18)))
    workspace.records.throw_away(thrown, label="")

    found = workspace.looking_back.this_week(TODAY)

    assert [(m.kind, m.years, m.title or m.text) for m in found] == [
        (Kind.EXPERIENCE, 1, "Open dag"),
        (Kind.ANSWER, 1, "kwa.1?"),
        (Kind.INSIGHT, 2, "Ik kan wachten."),
    ]
    assert found[0].id == stage.id


def test_an_empty_dossier_has_no_memories(workspace: Workspace) -> None:
    assert workspace.looking_back.gather(TODAY, 6).empty


def test_the_order_is_the_same_whatever_the_order_of_finding() -> None:
    memories = [
        Memory(kind, str(n), TODAY - timedelta(days=n), years, "", "", star=bool(n % 2))
        for n, (kind, years) in enumerate(
            [(Kind.INSIGHT, 1), (Kind.EXPERIENCE, 2), (Kind.EXPERIENCE, 1), (Kind.ANSWER, 1)]
        )
    ]

    assert in_order_of_worth(memories) == in_order_of_worth(reversed(memories))
    best = in_order_of_worth(memories)[0]
    assert (best.years, best.kind) == (1, Kind.EXPERIENCE)


# ---------------------------------------------------------------- then and now
@given(answers)
def test_a_pair_is_one_card_with_two_months_between(dated: list[Dated]) -> None:
    for then, now in answered_twice(dated):
        assert then.card_id == now.card_id
        assert now.on - then.on >= APART
        assert then.on == min(each.on for each in dated if each.card_id == then.card_id)
        assert now.on == max(each.on for each in dated if each.card_id == then.card_id)


@given(answers, st.randoms())
def test_pairs_do_not_depend_on_the_order_or_on_stretches(dated: list[Dated], random: object) -> None:
    """First and last of the firsts and lasts of two halves are those of the whole."""
    mixed = sorted(dated, key=lambda _each: random.random())  # type: ignore[attr-defined]  # hypothesis gives a Random
    half = len(mixed) // 2
    ends = [each for part in (mixed[:half], mixed[half:]) for pair in first_and_last(part).values() for each in pair]

    assert answered_twice(ends) == answered_twice(dated)
    assert long_ago(ends, TODAY) == long_ago(dated, TODAY)


@given(answers)
def test_only_what_was_answered_long_ago_is_asked_again(dated: list[Dated]) -> None:
    asked = long_ago(dated, TODAY)

    assert [each.on for each in asked] == sorted(each.on for each in asked)
    assert len({each.card_id for each in asked}) == len(asked)
    for each in asked:
        assert TODAY - each.on >= APART
        assert each.on == max(other.on for other in dated if other.card_id == each.card_id)


@pytest.mark.parametrize("stretch", [1, 2, 2_000])
def test_then_and_now_are_found_across_stretches(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, stretch: int
) -> None:
    monkeypatch.setattr(over_time, "STRETCH", stretch)
    stage = workspace.records.add(Experience(title="Stage"))
    then = answered("kwa.1", "  Ik *durfde* niet.\n", date(2025, 9, 1), experience_id=stage.id)
    now = answered("kwa.1", "Nu wel.", date(2026, 9, 1))
    workspace.records.save(then, answered("kwa.1", "Halverwege", date(2026, 1, 1)), now)
    workspace.records.save(answered("mot.1", "Eén keer", date(2026, 1, 1)), answered("net.1", "  ", date(2025, 1, 1)))

    found = workspace.looking_back.gather(TODAY, 6)

    assert [(p.then.answer.text, p.now.answer.text) for p in found.pairs] == [("  Ik *durfde* niet.\n", "Nu wel.")]
    assert found.pairs[0].then.experience is not None
    assert [said.answer.card_id for said in found.again] == ["mot.1", "kwa.1"]


def test_an_answer_in_the_trash_is_not_looked_back_on(workspace: Workspace) -> None:
    old = answered("kwa.1", "Toen", date(2025, 11, 20))
    workspace.records.save(old)
    workspace.records.throw_away(old, label="")

    assert workspace.looking_back.gather(TODAY, 6).empty
    assert workspace.looking_back.said(old.id, "kwa.1") is None


def test_a_damaged_reflection_spoils_nothing(workspace: Workspace) -> None:
    good = answered("kwa.1", "Toen", date(2025, 11, 20))
    bad = answered("kwa.2", "Stuk", date(2025, 11, 20))
    workspace.records.save(good, bad)
    with workspace._file.writing() as writing:
        writing.connection.exec_driver_sql("UPDATE reflection SET answers = '[{' WHERE id = ?", (bad.id,))

    found = workspace.looking_back.gather(TODAY, 6)

    assert [m.id for m in found.memories] == [good.id]
    assert [said.reflection.id for said in found.again] == [good.id]


def test_the_answer_of_today_is_gone_on_with(workspace: Workspace) -> None:
    then = answered("kwa.1", "Toen", date(2025, 11, 20))
    today = answered("kwa.1", "Nu", TODAY)
    workspace.records.save(then)
    said = workspace.looking_back.said(then.id, "kwa.1")
    assert said is not None
    assert workspace.looking_back.of_today(said, TODAY) is None

    workspace.records.save(answered("mot.1", "Anders", TODAY), today)

    kept = workspace.looking_back.of_today(said, TODAY)
    assert kept is not None
    assert kept.id == today.id


def test_the_cards_that_were_answered_are_known_a_stretch_at_a_time(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(over_time, "STRETCH", 2)
    day = date(2026, 1, 1)
    workspace.records.save(answered("kwa.1", "Ja", day), answered("kwa.2", " \n", day), answered("kwa.3", "Ja", None))

    some, whole = workspace.looking_back.answered_cards(first=True)

    assert not whole
    assert some  # which two of the three come first is chance
    assert some <= {"kwa.1", "kwa.3"}
    assert workspace.looking_back.answered_cards() == ({"kwa.1", "kwa.3"}, True)
