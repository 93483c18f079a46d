"""What was handed out before is told, shown again as it was, and can be wiped from the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hands import find_button, has_button, press, rest, words_in
from looks import found_in_all_looks
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.experience import Experience
from lobdossier.domain.sharing import Handover
from lobdossier.services.workspace import Workspace
from lobdossier.ui.share.then import Then
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow

Show = Callable[..., MainWindow]
SEEN = "Wat heb ik toen gedeeld?: Bakkersvakschool"


@pytest.fixture
def given(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Two experiences that were handed out to a school, to be kept until a day that is past."""
    for title in ("Bij de bakker", "Open dag"):
        workspace.records.add(Experience(title=title, story="Zoals het toen was."))
    document = CareerDocument(
        receiver="Bakkersvakschool",
        experience_ids=tuple(e.id for e in workspace.records.all(Experience)),
        table=False,
        keep_until=date(2026, 11, 1),
        consent_by="mama",
        consent_on=date(2026, 9, 1),
    )
    made = workspace.sharing.export(document, tmp_path / "Mijn document.pdf")
    workspace.sharing.remember(made, document)
    return workspace


def earlier(show: Show, workspace: Workspace) -> MainWindow:
    window = show(workspace, "share")
    rest(window)
    press(window, "Eerder gedeeld")
    rest(window)
    return window


def shown(qtbot: QtBot, window: MainWindow) -> str:
    """What stands above the pages of then, once they are there."""
    press(window, SEEN)
    then = window.findChildren(Then)[-1]
    qtbot.waitUntil(lambda: "opnieuw…" not in words_in(then))
    rest(window)
    return words_in(then)


def test_a_handover_tells_all_that_was_agreed(show: Show, given: Workspace) -> None:
    said = words_in(earlier(show, given))
    for words in (
        "Bakkersvakschool",
        "Naar mijn volgende school · 22 november 2026",
        "Mijn document.pdf",
        "Mag bewaard worden tot 1 november 2026.",
        "mama vond het goed op 1 september 2026.",
        "Die tijd is voorbij sinds 1 november 2026.",
    ):
        assert words in said


def test_what_may_still_be_kept_is_not_over(show: Show, given: Workspace) -> None:
    (handover,) = given.sharing.handovers()
    given.records.save(replace(handover, keep_until=date(2026, 11, 22)))
    window = earlier(show, given)
    assert "voorbij" not in words_in(window)
    assert not has_button(window, "Tekst om te vragen: Bakkersvakschool")


def test_there_is_a_text_to_ask_that_it_is_erased(show: Show, given: Workspace) -> None:
    window = earlier(show, given)
    press(window, "Tekst om te vragen: Bakkersvakschool")
    press(window, "Kopiëren")
    text = QGuiApplication.clipboard().text()
    assert "Op 22 november 2026 kreeg je mijn loopbaandocument (Mijn document.pdf)." in text
    assert text.endswith("Groet,\nNoor de Wit")


def test_the_pages_of_then_are_shown_again(qtbot: QtBot, show: Show, given: Workspace) -> None:
    story = given.records.all(Experience)[0]
    given.records.save(replace(story, story="Nu anders."))
    window = earlier(show, given)

    assert "Alles is er nog zoals je het toen gaf." in shown(qtbot, window)
    pdf = window.findChildren(Then)[-1].preview.pdf
    assert pdf is not None
    assert pdf.sha256 == given.sharing.handovers()[0].sha256

    press(window, "Klaar met kijken")
    assert not [then for then in window.findChildren(Then) if then.isVisible()]
    assert window.focusWidget() is find_button(window, "Eerder gedeeld")


def test_what_is_gone_is_said(qtbot: QtBot, show: Show, given: Workspace) -> None:
    given.records.throw_away(given.records.all(Experience)[0], label="weg")
    given.records.empty_trash(older_than_days=0)
    window = earlier(show, given)
    assert "Eén ding hieruit is in je dossier voor altijd gewist." in words_in(window)
    assert "Van één ding is de versie van toen er niet meer." in shown(qtbot, window)


def test_the_name_and_the_list_can_be_wiped_when_something_was_erased(
    qtbot: QtBot, show: Show, given: Workspace
) -> None:
    given.records.throw_away(given.records.all(Experience)[0], label="weg")
    given.records.empty_trash(older_than_days=0)
    window = earlier(show, given)
    press(window, "Naam en lijst wissen: Bakkersvakschool")
    rest(window)
    (less,) = given.sharing.handovers()
    assert (less.receiver, less.items, less.choice) == ("", (), None)
    assert "Bakkersvakschool" not in words_in(window)
    press(window, "Ongedaan maken")
    rest(window)
    assert "Bakkersvakschool" in words_in(window)


def test_a_handover_can_be_wiped_from_the_list_and_comes_back(show: Show, given: Workspace) -> None:
    window = earlier(show, given)
    press(window, "Uit dit lijstje wissen: Bakkersvakschool")
    rest(window)
    assert given.records.all(Handover) == []
    assert "Hier onthoudt je dossier" in words_in(window)
    press(window, "Ongedaan maken")
    rest(window)
    assert has_button(window, SEEN)


def test_one_goes_back_to_what_is_being_composed(show: Show, given: Workspace) -> None:
    window = earlier(show, given)
    assert not has_button(window, "Overzicht van alles wat ik deed")
    press(window, "Terug naar je document")
    assert has_button(window, "Overzicht van alles wat ik deed")


def test_who_only_reads_can_look_and_wipe_nothing(show: Show, given: Workspace, tmp_path: Path) -> None:
    given.close()
    reading = Workspace.open(given.path, data=tmp_path / "data", read_only=True, clock=given.clock)
    window = earlier(show, reading)
    assert has_button(window, SEEN)
    assert not has_button(window, "Uit dit lijstje wissen: Bakkersvakschool")
    reading.close()


def test_something_old_without_its_choice_is_told_but_cannot_be_shown(show: Show, workspace: Workspace) -> None:
    workspace.records.add(Handover(receiver="Vroeger"))
    window = earlier(show, workspace)
    assert "Vroeger" in words_in(window)
    assert not has_button(window, "Wat heb ik toen gedeeld?: Vroeger")


def test_it_is_whole_in_every_look(qtbot: QtBot, show: Show, theme: Theme, given: Workspace) -> None:
    given.records.throw_away(given.records.all(Experience)[0], label="weg")
    given.records.empty_trash(older_than_days=0)
    window = earlier(show, given)
    press(window, "Tekst om te vragen: Bakkersvakschool")
    shown(qtbot, window)
    assert found_in_all_looks(theme, window) == []


# ------------------------------------------------------------ the trash
def test_the_trash_says_to_whom_something_went(show: Show, given: Workspace) -> None:
    given.records.throw_away(given.records.all(Experience)[0], label="weg")
    window = show(given, "trash")
    rest(window)
    assert "Je deelde dit met Bakkersvakschool. Daar is het nog." in words_in(window)


def test_emptying_the_trash_says_to_whom_something_went(show: Show, given: Workspace) -> None:
    window = show(given, "start")
    rest(window)
    given.records.throw_away(given.records.all(Experience)[0], label="weg")
    real, given.records._clock = given.records._clock, lambda: real().replace(year=2028)
    window.tidy_up()
    rest(window)
    assert "Iets daaruit deelde je met Bakkersvakschool: zie Delen, Eerder gedeeld." in words_in(window)
