"""Who sits at the table and who is on the map of the network: one tap from the one to the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hands import find_button, has_button, press, settle
from preparing import Prepare, make_trialoog, preparer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Participant
from lobdossier.domain.people import Contact
from lobdossier.domain.vocabulary import ConversationKind, Sphere
from lobdossier.services.workspace import Workspace
from lobdossier.ui.conversation.on_map import OFFERED, on_offer
from lobdossier.ui.window import MainWindow
from tests.typing_help import type_text


@pytest.fixture
def prepare(show: Callable[..., MainWindow], qtbot: QtBot) -> Prepare:
    """Opens the window at a preparation."""
    return preparer(show, qtbot)


def test_somebody_of_the_map_comes_to_the_table_with_one_tap(workspace: Workspace, prepare: Prepare) -> None:
    """With the name and the role that the map knows, and linked to it."""
    talk = make_trialoog(workspace)
    kees = workspace.records.add(Contact(name="Kees", role="mentor"))
    _, screen = prepare(workspace, talk.id)

    press(screen, "Iemand erbij")
    settle()
    find_button(screen, "Kees van je kaart aan tafel").click()

    (found,) = (p for p in workspace.conversations.participants(talk.id) if p.name == "Kees")
    assert (found.role, found.contact_id) == ("mentor", kees.id)
    press(screen, "Iemand erbij")
    assert not has_button(screen, "Kees van je kaart aan tafel")


def test_somebody_at_the_table_is_put_on_the_map_and_back(workspace: Workspace, prepare: Prepare) -> None:
    """With what was typed last; taking it back leaves the table as it was."""
    talk = make_trialoog(workspace)
    window, screen = prepare(workspace, talk.id)
    press(screen, "Ilse, praktijkbegeleider. Aanpassen")
    settle()
    field = window.focusWidget()
    assert field is not None
    type_text(field, " de Wit")

    press(screen, "Op mijn kaart zetten")

    (ilse,) = workspace.network.people()
    assert (ilse.name, ilse.role, ilse.sphere) == ("Ilse de Wit", "praktijkbegeleider", Sphere.WORK)
    found = workspace.records.all(Participant, contact_id=ilse.id)
    assert [participant.name for participant in found] == ["Ilse de Wit"]
    press(screen, "Ilse de Wit, praktijkbegeleider. Aanpassen")
    assert not has_button(screen, "Op mijn kaart zetten")

    press(window, "Ongedaan maken")
    QApplication.processEvents()

    assert workspace.network.people() == []
    assert [p.name for p in workspace.conversations.participants(talk.id)] == ["Meneer Vos", "Ilse de Wit"]


def test_whom_one_meets_there_is_offered_first_and_nobody_twice() -> None:
    def somebody(name: str, **facts: Any) -> Contact:
        return Contact(id=name, name=name, **facts)

    home, near = somebody("oma", sphere=Sphere.HOME), somebody("Ilse", sphere=Sphere.WORK, nearness=1)
    wish, there = somebody("Baas", sphere=Sphere.WORK, met=False), somebody("Jan")
    people = [home, wish, near, there, somebody(" ")]
    table = [Participant(id="p", name="jan")]

    assert on_offer(people, table, ConversationKind.TRIALOOG) == [near, wish, home]
    assert on_offer(people, table, ConversationKind.GESPREK_THUIS)[0] == home
    assert len(on_offer([somebody(f"{n}") for n in range(20)], [], ConversationKind.TRIALOOG)) == OFFERED
