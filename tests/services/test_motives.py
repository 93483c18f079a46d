"""Motives: any deeds in any order lose none, and the order of a day says what was there on that day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lobdossier.domain.portrait import Motive, MotiveOrder
from lobdossier.services.motives import Motives
from lobdossier.services.workspace import Workspace
from tests.conftest import Clock
from tests.factories import contents, texts

DAY = date(2026, 3, 10)


def titles(workspace: Workspace) -> list[str]:
    """What counts, first one first."""
    return [motive.title for motive in workspace.motives.present()]


def told(workspace: Workspace, on: date) -> list[tuple[str, str]]:
    """What the one order of a day says."""
    (order,) = workspace.records.all(MotiveOrder, on=on)
    return [(said.title, said.sentence) for said in order.motives]


@pytest.fixture
def three(workspace: Workspace) -> list[str]:
    """Rust, Vrijheid and Plezier, chosen today."""
    return [workspace.motives.choose(title, label="kiezen") for title in ("Rust", "Vrijheid", "Plezier")]


def test_what_is_chosen_comes_last_and_today_has_one_order(workspace: Workspace, three: list[str]) -> None:
    assert titles(workspace) == ["Rust", "Vrijheid", "Plezier"]
    assert told(workspace, DAY) == [("Rust", ""), ("Vrijheid", ""), ("Plezier", "")]
    assert [motive.since for motive in workspace.motives.present()] == [DAY] * 3


def test_the_same_motive_is_never_there_twice(workspace: Workspace, three: list[str]) -> None:
    assert workspace.motives.choose(" rust ", label="kiezen") == three[0]
    first = workspace.motives.choose("Avontuur", "motief-avontuur", label="kiezen")
    assert workspace.motives.choose("Een avontuur", "motief-avontuur", label="kiezen") == first

    assert titles(workspace) == ["Rust", "Vrijheid", "Plezier", "Avontuur"]


def test_another_day_makes_another_order(workspace: Workspace, three: list[str], clock: Clock) -> None:
    clock.pass_by(days=1)
    workspace.motives.put(three[2], 1, label="verplaatsen")

    assert titles(workspace) == ["Plezier", "Rust", "Vrijheid"]
    assert told(workspace, date(2026, 3, 11))[0] == ("Plezier", "")
    assert told(workspace, DAY)[0] == ("Rust", "")


def test_an_order_that_does_not_change_stores_nothing(workspace: Workspace, three: list[str], clock: Clock) -> None:
    clock.pass_by(days=1)
    before = contents(workspace.path)

    workspace.motives.put(three[1], 2, label="verplaatsen")
    workspace.motives.put(three[2], 99, label="verplaatsen")
    workspace.motives.put("weg", 1, label="verplaatsen")
    workspace.motives.write(three[1], "")
    workspace.motives.choose("Rust", label="kiezen")

    assert contents(workspace.path) == before


def test_a_sentence_goes_into_the_order_of_today_only(workspace: Workspace, three: list[str], clock: Clock) -> None:
    workspace.motives.write(three[0], "Eén ding tegelijk.")
    clock.pass_by(days=400)
    workspace.motives.write(three[0], "Nu ook thuis.")

    assert told(workspace, DAY)[0] == ("Rust", "Eén ding tegelijk.")
    assert told(workspace, date(2027, 4, 14))[0] == ("Rust", "Nu ook thuis.")


def test_what_is_let_go_stays_in_the_thread_and_can_be_taken_back(
    workspace: Workspace, three: list[str], clock: Clock
) -> None:
    clock.pass_by(days=200)
    workspace.motives.let_go(three[0], label="loslaten")

    page = workspace.motives.page()
    assert [motive.title for motive in page.motives] == ["Vrijheid", "Plezier"]
    assert [(motive.title, motive.until) for motive in page.let_go] == [("Rust", date(2026, 9, 26))]
    assert [strand.title for strand in page.thread.strands] == ["Vrijheid", "Plezier", "Rust"]
    assert [motive.rank for motive in page.motives] == [1, 2]

    workspace.motives.take_back(three[0], label="terughalen")
    assert titles(workspace) == ["Vrijheid", "Plezier", "Rust"]


def test_what_was_only_tried_leaves_no_trace_in_the_thread(workspace: Workspace, three: list[str]) -> None:
    workspace.motives.write(three[1], "Zelf bepalen.")
    workspace.motives.let_go(three[0], label="loslaten")
    workspace.motives.let_go(three[1], label="loslaten")

    page = workspace.motives.page()
    assert [motive.title for motive in page.let_go] == ["Vrijheid"]
    assert [type(record) for record in workspace.records.trash()] == [Motive]


def test_each_deed_can_be_undone_and_done_again(workspace: Workspace, three: list[str], clock: Clock) -> None:
    clock.pass_by(days=1)
    deeds: list[Callable[[], object]] = [
        lambda: workspace.motives.put(three[2], 1, label="verplaatsen"),
        lambda: workspace.motives.let_go(three[0], label="loslaten"),
        lambda: workspace.motives.take_back(three[0], label="terughalen"),
        lambda: workspace.motives.choose("Avontuur", label="kiezen"),
    ]
    states = [titles(workspace)]
    for deed in deeds:
        deed()
        states.append(titles(workspace))

    for state in reversed(states[:-1]):
        workspace.undo.undo()
        assert titles(workspace) == state
        assert [title for title, _ in told(workspace, date(2026, 3, 11))] == state
    for state in states[1:]:
        workspace.undo.redo()
        assert titles(workspace) == state
    assert workspace.undo.undo_label == "kiezen"


def test_undoing_keeps_what_was_written_meanwhile(workspace: Workspace, three: list[str]) -> None:
    workspace.motives.put(three[2], 1, label="verplaatsen")
    workspace.motives.write(three[0], "Eén ding tegelijk.")

    workspace.undo.undo()

    assert told(workspace, DAY) == [("Rust", "Eén ding tegelijk."), ("Vrijheid", ""), ("Plezier", "")]


_DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("choose"), st.integers(0, 5), st.just(0)),
        st.tuples(st.just("put"), st.integers(0, 5), st.integers(-1, 8)),
        st.tuples(st.just("let_go"), st.integers(0, 5), st.just(0)),
        st.tuples(st.just("take_back"), st.integers(0, 5), st.just(0)),
        st.tuples(st.just("write"), st.integers(0, 5), texts(20)),
        st.tuples(st.sampled_from(["undo", "redo", "sleep"]), st.just(0), st.just(0)),
    ),
    max_size=14,
)


@settings(max_examples=25)
@given(_DEEDS)
def test_no_row_of_deeds_loses_a_motive(deeds: list[tuple[str, int, object]]) -> None:
    """Ranks are 1 to n, each title is there once or let go, and the newest order says what is there."""
    clock = Clock(datetime(2026, 3, 10, 10, 31, tzinfo=UTC))
    with TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "A.lobdossier", "Anna", data=Path(folder) / "data", clock=clock)
        try:
            ids = [workspace.motives.choose(f"Motief {n}", label="kiezen") for n in range(4)]
            for what, which, how in deeds:
                _act(workspace, clock, ids, what, which, how)
                _whole(workspace)
        finally:
            workspace.close()


def _act(workspace: Workspace, clock: Clock, ids: list[str], what: str, which: int, how: object) -> None:
    motives: Motives = workspace.motives
    known = ids[which % len(ids)]
    if what == "choose":
        motives.choose(f"Motief {which}", label="kiezen")
    elif what == "put":
        assert isinstance(how, int)
        motives.put(known, how, label="verplaatsen")
    elif what == "write":
        motives.write(known, str(how))
    elif what == "sleep":
        clock.pass_by(days=1)
    elif what in ("undo", "redo"):
        getattr(workspace.undo, what)()
    else:
        getattr(motives, what)(known, label=what)


def _whole(workspace: Workspace) -> None:
    present = workspace.motives.present()
    assert [motive.rank for motive in present] == list(range(1, len(present) + 1))
    everywhere = [motive.title for motive in workspace.records.all(Motive)]
    assert len(everywhere) == len(set(everywhere))
    orders = sorted(workspace.records.all(MotiveOrder), key=lambda order: order.on or date.min)
    assert len({order.on for order in orders}) == len(orders)
    assert [(said.motive_id, said.sentence) for said in orders[-1].motives] == [(m.id, m.sentence) for m in present]
