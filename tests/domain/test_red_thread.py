"""The red thread says what the orders bear out, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.portrait import Motive, MotiveOrder, RankedMotive
from lobdossier.domain.red_thread import ON_TOP, Fate, RedThread, Shift, history, ranked, red_thread
from lobdossier.domain.student import SchoolPeriod

TODAY = date(2026, 11, 22)
PERIODS = [
    SchoolPeriod(id="p1", title="vmbo 4", start=date(2024, 9, 1), end=date(2025, 7, 15)),
    SchoolPeriod(id="p2", title="mbo 1", start=date(2025, 8, 25), end=date(2026, 7, 18)),
    SchoolPeriod(id="p3", title="mbo 2", start=date(2026, 8, 25)),
]
NAMES = "abcdefg"


def said(names: str) -> tuple[RankedMotive, ...]:
    return tuple(RankedMotive(motive_id=name, title=name.upper(), sentence=f"zin {name}") for name in names)


def order(on: date | None, names: str) -> MotiveOrder:
    return MotiveOrder(id=f"o{on}{names}", on=on, motives=said(names))


def present(names: str) -> list[Motive]:
    return [Motive(id=name, title=name.upper(), rank=rank, sentence="nu") for rank, name in enumerate(names, 1)]


def thread(orders: list[MotiveOrder], names: str, periods: list[SchoolPeriod] = PERIODS) -> RedThread:
    return red_thread(orders, present(names), periods, TODAY)


def fates(found: RedThread) -> dict[str, Fate]:
    return {strand.key: strand.fate for strand in found.strands}


def test_each_period_shows_its_last_order_and_then_comes_now() -> None:
    found = thread(
        [order(date(2025, 11, 21), "b"), order(date(2024, 12, 28), "ab"), order(date(2026, 7, 12), "cb")], "bc"
    )

    assert [m.period.title for m in found.moments if m.period] == ["vmbo 4", "mbo 1", "mbo 2"]
    assert [m.on for m in found.moments] == [date(2024, 12, 28), date(2026, 7, 12), TODAY]


def test_an_order_in_the_holiday_belongs_to_the_year_before_it() -> None:
    found = thread([order(date(2025, 7, 20), "ab"), order(date(2025, 3, 1), "ba")], "ab")

    assert [(m.on, m.period and m.period.title) for m in found.moments[:-1]] == [(date(2025, 7, 20), "vmbo 4")]


def test_without_periods_the_school_years_make_the_columns() -> None:
    found = thread(
        [order(date(2024, 9, 1), "a"), order(date(2025, 7, 1), "ab"), order(date(2025, 9, 1), "ba")], "ab", []
    )

    assert [m.on for m in found.moments] == [date(2025, 7, 1), date(2025, 9, 1), TODAY]


def test_a_period_of_years_gives_a_column_for_each_year() -> None:
    long = [SchoolPeriod(id="p", title="mbo", start=date(2024, 8, 1))]

    found = thread([order(date(2024, 9, 1), "ab"), order(date(2025, 9, 1), "ba")], "ab", long)

    assert len(found.moments) == 3


def test_the_order_of_last_week_is_no_moment_of_its_own() -> None:
    assert not thread([order(TODAY - timedelta(days=6), "ba"), order(TODAY, "ab")], "ab").spans
    assert thread([order(date(2026, 9, 10), "ba"), order(TODAY, "ab")], "ab").spans


def test_an_order_that_was_never_looked_at_again_is_no_thread() -> None:
    assert not thread([order(date(2026, 9, 10), "ab")], "ab").spans


def test_what_stayed_moved_came_and_went() -> None:
    found = thread([order(date(2024, 12, 1), "dabc"), order(date(2026, 3, 1), "adcb")], "aecd")

    assert fates(found) == {"a": Fate.STAYED, "c": Fate.STAYED, "d": Fate.MOVED, "e": Fate.CAME, "b": Fate.WENT}
    assert [strand.key for strand in found.strands] == ["a", "e", "c", "d", "b"]


def test_the_words_of_then_stay_the_words_of_then() -> None:
    found = thread([order(date(2024, 12, 1), "ab")], "a")

    strand = found.strands[0]
    assert [said.sentence for said in strand.words if said] == ["zin a", "nu"]


def test_who_was_first_and_is_not_comes_first_among_what_changed() -> None:
    found = thread([order(date(2024, 12, 1), "xab"), order(date(2026, 3, 1), "abx")], "bac")

    assert [(change.shift, change.strand.key) for change in found.changes()] == [
        (Shift.OFF_TOP, "x"),
        (Shift.OFF_TOP, "a"),
        (Shift.CAME, "c"),
        (Shift.ROSE, "b"),
    ]


def test_a_motive_without_an_id_is_known_by_its_title() -> None:
    old = MotiveOrder(
        id="o", on=date(2024, 12, 1), motives=(RankedMotive(title="Rust"), RankedMotive(title="Vrijheid"))
    )
    later = MotiveOrder(id="p", on=date(2026, 3, 1), motives=(RankedMotive(title="rust"),))

    found = red_thread([old, later], [], PERIODS, TODAY)

    assert [strand.there for strand in found.strands] == [(0, 1), (0,)]


def test_the_history_leaves_out_what_says_nothing_new() -> None:
    kept = history(
        [order(date(2026, 3, 2), "ab"), order(date(2026, 3, 1), "ab"), order(None, "b"), order(date(2026, 4, 1), "")]
    )

    assert [each.on for each in kept] == [date(2026, 3, 1)]


def test_those_that_were_let_go_are_in_no_order() -> None:
    motives = [Motive(id="a", rank=2), Motive(id="b", rank=1, until=TODAY), Motive(id="c"), Motive(id="d", rank=1)]

    assert [motive.id for motive in ranked(motives)] == ["d", "a", "c"]


_NAMES = st.lists(st.sampled_from(NAMES), unique=True).map("".join)
_DAYS = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2027, 6, 1)))
_ORDERS = st.lists(st.builds(order, _DAYS, _NAMES), max_size=12)


@given(_ORDERS, _NAMES, st.sampled_from([[], PERIODS, PERIODS[1:2]]))
def test_every_claim_is_borne_out(orders: list[MotiveOrder], names: str, periods: list[SchoolPeriod]) -> None:
    """Places are those of the orders; a fate and a change say only what the places say; a column per period and year."""
    found = thread(orders, names, periods)

    assert found.moments[-1].on == TODAY
    assert [m.on for m in found.moments] == sorted(m.on for m in found.moments)
    groups = [(m.period and m.period.id, m.on.year if m.on.month > 7 else m.on.year - 1) for m in found.moments[:-1]]
    assert len(groups) == len(set(groups))
    for at, moment in enumerate(found.moments):
        here = sorted((s.places[at], s.key) for s in found.strands if s.places[at] is not None)
        assert here == [(n, said.motive_id) for n, said in enumerate(moment.motives, 1)]
    for strand in found.strands:
        _holds(strand.fate, strand.places)
    for change in found.changes():
        was, now = change.strand.places[change.since], change.strand.places[-1]
        assert was != now
        if change.shift is Shift.OFF_TOP:
            assert was == 1
        elif change.shift is Shift.CAME:
            assert set(change.strand.places[:-1]) == {None}
        elif change.shift is Shift.WENT:
            assert now is None
        else:
            assert was is not None
            assert now is not None
            assert (now < was) is (change.shift is Shift.ROSE)


def _holds(fate: Fate, places: tuple[int | None, ...]) -> None:
    first, now = places[0], places[-1]
    there = [place for place in places if place is not None]
    if fate is Fate.WENT:
        assert now is None
    elif fate is Fate.CAME:
        assert (first, now is None) == (None, False)
    elif fate is Fate.STAYED:
        assert len(there) == len(places)
        assert max(there) <= max(ON_TOP, there[0])
    else:
        assert first is not None
        assert now is not None
        assert len(set(places)) > 1


def test_a_motive_that_stands_twice_takes_one_place() -> None:
    """Only a file from elsewhere can say so; what comes after it does not fall off the picture."""
    found = thread([order(date(2025, 1, 1), "aab")], "ab")

    assert {strand.key: strand.places[0] for strand in found.strands} == {"a": 1, "b": 2}
