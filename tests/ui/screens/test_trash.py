"""The trash shows what was thrown away, once each, and brings it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hands import has_button, press, rest, words_in
from looks import found_in_all_looks
from pytestqt.qtbot import QtBot

from lobdossier.domain import experience as domain
from lobdossier.domain.experience import Experience
from lobdossier.domain.kinds import KINDS
from lobdossier.domain.plans import Step
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.services.workspace import Workspace
from lobdossier.ui.theme import Theme
from lobdossier.ui.trashed import describe
from lobdossier.ui.window import MainWindow

Show = Callable[..., MainWindow]


@pytest.fixture(name="show")
def show_whole(qtbot: QtBot, show: Show) -> Show:
    """Opens the screen and waits until what lies there was found."""

    def make(workspace: Workspace, which: str) -> MainWindow:
        window = show(workspace, which)
        rest(window)
        qtbot.wait(20)  # a long list is made in more than one turn
        return window

    return make


def throw_away(workspace: Workspace, *titles: str) -> None:
    """Experiences in the trash."""
    for title in titles:
        workspace.records.throw_away(workspace.records.add(Experience(title=title)), label="weg")


def test_an_empty_trash_says_what_will_be_here(show: Show, workspace: Workspace) -> None:
    said = words_in(show(workspace, "trash"))
    assert "Hier ligt niets" in said
    assert "blijven 30 dagen" in said


def test_what_was_thrown_away_stands_there_with_its_kind_and_moment(show: Show, workspace: Workspace) -> None:
    throw_away(workspace, "Open dag")
    said = words_in(show(workspace, "trash"))
    assert "Open dag" in said
    assert "Ervaring, weggegooid vandaag om" in said


def test_it_comes_back_to_where_it_was_and_that_can_be_undone(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    throw_away(workspace, "Open dag", "Gastles")
    window = show(workspace, "trash")
    press(window, "Ervaring terugzetten: Open dag")
    assert [e.title for e in workspace.records.all(Experience)] == ["Open dag"]
    qtbot.waitUntil(lambda: not has_button(window, "Ervaring terugzetten: Open dag"))
    assert has_button(window, "Ervaring terugzetten: Gastles")
    press(window, "Ongedaan maken")
    qtbot.waitUntil(lambda: has_button(window, "Ervaring terugzetten: Open dag"))


def test_what_went_along_with_something_is_not_listed_apart(show: Show, workspace: Workspace) -> None:
    owner = workspace.records.add(Experience(title="Open dag"))
    said = workspace.records.add(domain.Testimony(experience_id=owner.id, said="Goed gedaan"))
    workspace.records.throw_away(owner, said, label="weg")
    window = show(workspace, "trash")
    assert has_button(window, "Ervaring terugzetten: Open dag")
    assert not has_button(window, "Wat iemand zei terugzetten: Goed gedaan")


def test_a_thing_thrown_away_while_it_is_open_appears(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    window = show(workspace, "trash")
    throw_away(workspace, "Open dag")
    qtbot.waitUntil(lambda: "Open dag" in words_in(window))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_every_kind_of_record_has_a_name(theme: Theme, kind: type[Experience]) -> None:
    said = describe(kind())
    assert said.kind
    assert said.title


def test_a_reflection_is_known_by_its_question_and_a_step_by_its_title() -> None:
    answer = Answer(question="Wat deed je toen?", text="Ik bleef rustig.")
    assert describe(Reflection(answers=(answer,))).title == "Wat deed je toen?"
    assert describe(Step(title="Bellen", by=date(2026, 11, 22))).title == "Bellen"
    assert describe(replace(Step(), title="  \n ")).title == "Zonder titel"


def test_opening_it_saves_nothing(show: Show, workspace: Workspace) -> None:
    throw_away(workspace, "Open dag")
    before = workspace.path.stat().st_mtime_ns
    show(workspace, "trash")
    assert workspace.path.stat().st_mtime_ns == before


@pytest.mark.parametrize("count", [0, 2, 12])
def test_it_is_whole_in_every_look(show: Show, workspace: Workspace, theme: Theme, count: int) -> None:
    throw_away(
        workspace, *(f"Een ervaring met een lange naam die niet op één regel past, nummer {n}" for n in range(count))
    )
    assert found_in_all_looks(theme, show(workspace, "trash")) == []
