"""Earlier versions of a text: beside how it is, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hands import find_button, has_button, key, press, settle, words_in
from looks import found_in_all_looks
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit

from lobdossier.domain.experience import Experience
from lobdossier.domain.texts import TextPlace, TextVersion
from lobdossier.services.workspace import Workspace
from lobdossier.storage import history
from lobdossier.ui.editors.rich_text import RichTextEditor
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow
from lobdossier.ui.writing.address import address, place_of
from tests.conftest import Clock

Show = Callable[..., MainWindow]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A dossier of which the time can be moved."""
    return Workspace.create(tmp_path / "Noor.lobdossier", "Noor de Wit", data=tmp_path / "data", clock=Clock(NOW))


NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture
def place(workspace: Workspace) -> TextPlace:
    """A story that was written three times."""
    experience = workspace.records.add(Experience(title="De kruk", story="De kruk is **scheef**. Ik baal."))
    found = TextPlace(Experience.KIND, experience.id, "story")
    for story in ("De kruk is recht. Ik baal.", "De kruk is recht. Ik lach."):
        wait(workspace, hours=1)
        workspace.records.save(replace(workspace.records.get(Experience, experience.id), story=story))
    return found


def wait(workspace: Workspace, **span: float) -> None:
    assert isinstance(workspace.clock, Clock)
    workspace.clock.now += timedelta(**span)


def texts(window: MainWindow) -> list[str]:
    settle()
    return [each.toPlainText() for each in window.current().findChildren(QTextEdit) if each.isVisible()]


def test_a_target_names_any_place() -> None:
    """Also an answer, whose path has signs in it."""
    for path in ("story", "answers/kwa.1", "answers/#2"):
        assert place_of(address(TextPlace("reflection", "1-2", path))) == TextPlace("reflection", "1-2", path)


def test_then_and_now_stand_beside_each_other(show: Show, workspace: Workspace, place: TextPlace) -> None:
    """The newest version first; styles are not shown as signs, and what changed is said in words too."""
    window = show(workspace, "history", address(place))

    assert texts(window) == ["De kruk is recht. Ik baal.", "De kruk is recht. Ik lach."]
    then, now = (each for each in window.current().findChildren(QTextEdit) if each.isVisible())
    assert then.accessibleDescription() == "Weg: baal."
    assert now.accessibleDescription() == "Nieuw: lach."
    assert "Ervaring: De kruk" in words_in(window)


def test_another_version_is_chosen_and_put_back_by_keys(show: Show, workspace: Workspace, place: TextPlace) -> None:
    """It comes back with its styles, what stood there becomes a version, and the toast undoes it."""
    window = show(workspace, "history", address(place))
    older = window.current().cards[1]
    older.setFocus()
    key(window, Qt.Key.Key_Space)
    assert texts(window)[0] == "De kruk is scheef. Ik baal."

    find_button(window, "Deze tekst terugzetten").setFocus()
    key(window, Qt.Key.Key_Return)

    assert workspace.history.now(place) == "De kruk is **scheef**. Ik baal."
    assert workspace.history.versions(place)[0].text == "De kruk is recht. Ik lach."
    press(window, "Ongedaan maken")
    assert workspace.history.now(place) == "De kruk is recht. Ik lach."


def test_the_story_leads_to_its_versions_and_back(show: Show, workspace: Workspace, place: TextPlace) -> None:
    """By the button beside the styles; Escape returns."""
    window = show(workspace, "experience", place.record_id)
    press(window, "Eerdere versies van deze tekst")
    assert window.windowTitle().startswith("Eerdere versies")

    window.current().setFocus()
    key(window, Qt.Key.Key_Escape)

    assert window.current().target == place.record_id


def test_the_menu_of_a_text_leads_there_too(show: Show, workspace: Workspace, place: TextPlace) -> None:
    """For every text that has versions."""
    window = show(workspace, "experience", place.record_id)
    editor = next(e for e in window.current().findChildren(RichTextEditor) if e.isVisible())
    editor.setFocus()
    window.writing._focus_went(None, editor)

    menu = window.writing.menu(editor, None)
    next(a for a in menu.actions() if a.text() == "Eerdere versies van deze tekst").trigger()

    assert window.current().target == address(place)


def test_a_short_text_that_merging_kept_is_found_and_put_back(
    show: Show, workspace: Workspace, place: TextPlace
) -> None:
    """From the versions of the story the way leads to those of the title."""
    title, word = replace(place, path="title"), replace(place, path="cards/2/question")
    with workspace._file.writing(workspace.clock) as writing:
        history.put(writing.connection, title, TextVersion(workspace.clock(), "De wiebelkruk"))
        history.put(writing.connection, replace(word, path="cards/1/question"), TextVersion(workspace.clock(), "Wat?"))
        history.put(writing.connection, word, TextVersion(workspace.clock(), "Waarom wiebelt hij?"))
    window = show(workspace, "history", address(place))
    assert "Ook van dit onderdeel" in words_in(window)

    press(window, "Titel")

    assert texts(window) == ["De wiebelkruk", "De kruk"]
    press(window, "Deze tekst terugzetten")
    assert workspace.history.now(title) == "De wiebelkruk"
    assert "De kruk" in [version.text for version in workspace.history.versions(title)]
    press(window, "Kaarten 2")
    assert texts(window) == ["Waarom wiebelt hij?", ""]
    assert not has_button(window, "Deze tekst terugzetten")


def test_without_a_version_it_says_what_will_come(show: Show, workspace: Workspace) -> None:
    """And has no button that would do nothing."""
    experience = workspace.records.add(Experience(title="Nieuw", story="Net begonnen."))

    window = show(workspace, "history", address(TextPlace(Experience.KIND, experience.id, "story")))

    assert "Er is nog geen eerdere versie" in words_in(window)
    assert not has_button(window, "Deze tekst terugzetten")


def test_of_a_record_that_is_gone_it_says_so(show: Show, workspace: Workspace) -> None:
    """The way back may still lead there."""
    window = show(workspace, "start")

    window.go("history", address(TextPlace(Experience.KIND, "weg", "story")))

    assert window.windowTitle().startswith("Ervaringen")


def test_it_fits_in_every_look(show: Show, workspace: Workspace, place: TextPlace, theme: Theme) -> None:
    """With long words, and many versions."""
    for number in range(15):
        wait(workspace, hours=1)
        found = workspace.records.get(Experience, place.record_id)
        workspace.records.save(replace(found, story=f"{'langwoord' * 12} {number} en meer. " * 6))
    window = show(workspace, "history", address(place))

    assert found_in_all_looks(theme, window) == []
    press(window, "Alle versies laten zien")
    assert found_in_all_looks(theme, window) == []
