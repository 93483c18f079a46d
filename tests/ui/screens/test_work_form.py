"""Werk on the page of werkexploratie: a card for each piece of work, in the order of beginning."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hands import find_button, has_button, press, rest, settle, words_in
from looks import found_in_all_looks
from pytestqt.qtbot import QtBot
from working import own_things, two_images

from lobdossier.domain.portrait import WorkImage
from lobdossier.domain.vocabulary import Competence, Match
from lobdossier.domain.work import judged
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.ui.portrait.work.form import WorkForm
from lobdossier.ui.screens.competence import CompetenceScreen
from lobdossier.ui.theme import Theme
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.window import MainWindow
from tests.factories import contents

Show = Callable[[Workspace, str, str], MainWindow]
Page = Callable[[Workspace], tuple[MainWindow, WorkForm]]


@pytest.fixture
def page(show: Show, qtbot: QtBot) -> Page:
    """The page of werkexploratie with everything read."""

    def make(workspace: Workspace) -> tuple[MainWindow, WorkForm]:
        window = show(workspace, "competence", Competence.WERKEXPLORATIE)
        rest(window)
        settle()
        screen = window.current()
        assert isinstance(screen, CompetenceScreen)
        assert isinstance(screen.form, WorkForm)
        return window, screen.form

    return make


def titles(form: WorkForm) -> list[str]:
    return [card.accessibleName().split(".")[0] for card in form.cards.findChildren(CardButton)]


def test_cards_stand_in_the_order_of_beginning(page: Page, workspace: Workspace) -> None:
    """Never in the order of fit; each says what was thought and met."""
    quality, _ = own_things(workspace)
    _, shop = two_images(workspace)
    workspace.records.save(judged(shop, quality.id, Match.FITS, ""))

    _, form = page(workspace)

    assert titles(form) == ["Kok", "De bakker"]
    assert "Alleen koken." in words_in(form)
    assert "Om vier uur op." in words_in(form)


def test_a_card_opens_the_work(page: Page, workspace: Workspace) -> None:
    """And the crumbs lead back."""
    two_images(workspace)
    window, form = page(workspace)

    form.cards.findChildren(CardButton)[0].click()

    assert window.windowTitle().startswith("Kok")
    press(window.current(), "Werk")
    assert window.windowTitle().startswith("Werkexploratie")


def test_comparing_is_offered_from_two_on(page: Page, workspace: Workspace, qtbot: QtBot) -> None:
    """With one there is nothing to hold it against."""
    workspace.records.add(WorkImage(title="Kok"))
    window, _ = page(workspace)
    assert not has_button(window.current(), "Vergelijken")

    workspace.records.add(WorkImage(title="Kapper"))
    qtbot.waitUntil(lambda: has_button(window.current(), "Vergelijken"))
    press(window.current(), "Vergelijken")

    assert window.windowTitle().startswith("Werk vergelijken")


def test_with_nothing_it_invites(page: Page, workspace: Workspace) -> None:
    """One sentence, and the button that begins."""
    window, form = page(workspace)
    assert "Nog geen werk bekeken" in words_in(form)

    find_button(window.current(), "Werk toevoegen").click()

    assert window.windowTitle().startswith("Werk toevoegen")


def test_opening_stores_nothing(page: Page, workspace: Workspace) -> None:
    """Looking is free."""
    two_images(workspace)
    before = contents(workspace.path)

    window, _ = page(workspace)
    window.go("portrait")

    assert contents(workspace.path) == before


def test_the_overview_says_how_often_work_was_looked_at(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    """A number of things looked at, never of how well they fit."""
    two_images(workspace)

    window = show(workspace, "portrait", "")

    qtbot.waitUntil(lambda: "2 keer werk bekeken" in words_in(window.current()))


def test_it_fits_in_every_look(page: Page, workspace: Workspace, theme: Theme) -> None:
    """With the example student's work."""
    build_demo(workspace, photos=0)
    window, _ = page(workspace)

    assert found_in_all_looks(theme, window) == []
