"""What asks for a decision of its own: recordings, the private question, how it looks, what was agreed, a whole copy."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hands import press as press_button
from hands import rest, settle, words_in
from looks import found_in_all_looks
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from lobdossier.domain import limits
from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.experience import Evidence
from lobdossier.domain.vocabulary import DocumentDesign, EvidenceKind
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.share.arrangements import end_of_school_year, in_two_years
from lobdossier.ui.share.opening import Opening
from lobdossier.ui.share.weight import heavy
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow
from tests.typing_help import type_text
from tests.ui.screens.sharing import box, choose_purpose, export, named, press, rested, screen, tell, tick

Show = Callable[..., MainWindow]


@pytest.fixture(name="show")
def show_whole(qtbot: QtBot, show: Show) -> Show:
    """Opens "Delen" and waits until it knows what can go along."""

    def make(workspace: Workspace) -> MainWindow:
        window = show(workspace, "share")
        rest(window)
        return window

    return make


@pytest.fixture
def told(workspace: Workspace) -> Workspace:
    """A dossier with a secret in every place."""
    tell(workspace)
    return workspace


def draft(workspace: Workspace) -> CareerDocument:
    return workspace.records.all(CareerDocument)[-1]


def seen(window: MainWindow) -> list[str]:
    settle()
    return [b.text() for b in window.findChildren(QCheckBox) if b.isVisible()]


# ------------------------------------------------------------ kinds of content
def test_sound_and_video_go_along_only_when_ticked_with_their_size(show: Show, told: Workspace) -> None:
    owner = told.search.find("bakker")[0].found[0].id
    told.records.add(Evidence(experience_id=owner, kind=EvidenceKind.VIDEO, title="Film", size=12_300_000))
    window = show(told)
    recordings = box(window, "met geluid en video")
    assert recordings.text() == "met geluid en video (12,3 MB)"
    assert not recordings.isChecked()
    assert "Geluid en video gaan alleen mee als jij dat aanvinkt." in words_in(window)

    press(recordings)
    assert window.current().flush()
    assert draft(told).recordings

    press(box(window, "met foto"))
    assert not recordings.isVisible(), "without evidence there are none"


def test_without_recordings_nobody_is_asked_about_them(show: Show, told: Workspace) -> None:
    assert not any("geluid" in words for words in seen(show(told)))


def test_without_experiences_nobody_is_asked_what_comes_with_them(show: Show, workspace: Workspace) -> None:
    assert [words for words in seen(show(workspace)) if words.startswith("met ")] == []


def test_the_private_question_goes_along_only_when_ticked(
    qtbot: QtBot, show: Show, told: Workspace, tmp_path: Path
) -> None:
    window = show(told)
    choose_purpose(window, 2)
    assert "met mijn privévraag" in seen(window)
    target = tmp_path / "a.json"
    screen(window)._making.make(target)
    qtbot.waitUntil(target.exists)
    assert "GEHEIMVRAAG" not in target.read_text(encoding="utf-8")
    rest(window)

    press(box(window, "met mijn privévraag"))
    screen(window)._making.make(tmp_path / "b.json")
    qtbot.waitUntil((tmp_path / "b.json").exists)
    assert "GEHEIMVRAAG" in (tmp_path / "b.json").read_text(encoding="utf-8")

    press(tick(window, "Gesprekken"))
    assert "met mijn privévraag" not in seen(window), "without the conversation there is none"


def test_what_opens_a_document_is_whole_to_see(show: Show, workspace: Workspace) -> None:
    """A field grows with its text, also when its lines break anew in the middle of that."""
    build_demo(workspace)
    for area in show(workspace).findChild(Opening).findChildren(PlainEditor):
        assert area.text()
        assert area.minimumHeight() == area.maximumHeight() == area.sizeHint().height()


# ------------------------------------------------------------ how it looks
def test_the_look_is_chosen_seen_in_one_line_and_kept(show: Show, told: Workspace) -> None:
    window = show(told)
    press_button(window, "Hoe het eruitziet, dicht")
    press_button(window, "Ontwerp: Zwart-wit")
    press(box(window, "Grotere letters"))
    press(box(window, "Letters bij dyslexie"))
    press(box(window, "Alleen bladzijden"))
    assert "In het bestand zitten alleen deze bladzijden." in words_in(window)
    press_button(window, "Hoe het eruitziet, open")

    assert "Zwart-wit, grotere letters, OpenDyslexic, alleen bladzijden" in words_in(window)
    assert window.current().flush()
    kept = draft(told)
    assert (kept.design, kept.larger, kept.dyslexic, kept.pages_only) == (DocumentDesign.ZWART_WIT, True, True, True)


def test_pages_only_carry_no_data(qtbot: QtBot, show: Show, told: Workspace, tmp_path: Path) -> None:
    window = show(told)
    press_button(window, "Hoe het eruitziet, dicht")
    press(box(window, "Alleen bladzijden"))
    export(qtbot, window, tmp_path / "a.pdf")
    assert b"EmbeddedFile" not in (tmp_path / "a.pdf").read_bytes()


# ------------------------------------------------------------ what was agreed
def test_what_was_agreed_is_noted_and_remembered(qtbot: QtBot, show: Show, told: Workspace, tmp_path: Path) -> None:
    window = show(told)
    press_button(window, "Afspraken erbij, dicht")
    press_button(window, "Tot wanneer mag de ander het bewaren?: tot einde schooljaar")
    type_text(named(window, QLineEdit, "Wie vond het goed?"), "mama")

    export(qtbot, window, tmp_path / "a.pdf")

    given = told.sharing.handovers()[0]
    assert (given.keep_until, given.consent_by, given.consent_on) == (date(2027, 7, 31), "mama", date(2026, 11, 22))


def test_a_day_that_is_chosen_is_taken_away_by_the_same_press(show: Show, told: Workspace) -> None:
    window = show(told)
    press_button(window, "Afspraken erbij, dicht")
    for expected in (date(2028, 11, 22), None):
        press_button(window, "Tot wanneer mag de ander het bewaren?: 2 jaar")
        assert window.current()._composed().keep_until == expected


@pytest.mark.parametrize(
    ("today", "two", "end"),
    [
        (date(2026, 11, 22), date(2028, 11, 22), date(2027, 7, 31)),
        (date(2027, 7, 31), date(2029, 7, 31), date(2027, 7, 31)),
        (date(2027, 8, 1), date(2029, 8, 1), date(2028, 7, 31)),
        (date(2028, 2, 29), date(2030, 2, 28), date(2028, 7, 31)),
    ],
)
def test_the_days_that_are_offered(today: date, two: date, end: date) -> None:
    assert (in_two_years(today), end_of_school_year(today)) == (two, end)


# ------------------------------------------------------------ a whole copy
def test_a_whole_copy_says_what_it_is_and_has_nothing_to_choose(
    qtbot: QtBot, show: Show, told: Workspace, tmp_path: Path
) -> None:
    window = show(told)
    choose_purpose(window, 4)
    press(box(window, "Om zelf mee verder te werken"))
    assert not any(words.startswith(("Dit ben ik", "met ")) for words in seen(window))
    assert "geef hem aan niemand" in words_in(window)

    screen(window)._making.make(tmp_path / "alles.json")
    qtbot.waitUntil((tmp_path / "alles.json").exists)

    data = json.loads((tmp_path / "alles.json").read_text(encoding="utf-8"))
    assert "GEHEIMWEG" in json.dumps(data)
    rest(window)
    choose_purpose(window, 0)
    assert "Dit ben ik" in seen(window)
    assert not window.current()._composed().whole


# ------------------------------------------------------------ its weight
def test_a_file_that_mailboxes_refuse_says_what_helps() -> None:
    document = CareerDocument()
    assert heavy(document, limits.DOCUMENT_MAIL_BYTES) == ""
    said = heavy(replace(document, recordings=True), 9_000_000)
    assert said == (
        "9 MB: veel mailboxen weigeren zo’n groot bestand. Wat helpt: geen geluid en video of minder foto’s. "
        "Op een stick past het altijd."
    )
    assert "Wat helpt" not in heavy(replace(document, photos=False), 9_000_000)


def test_it_is_whole_in_every_look(qtbot: QtBot, show: Show, theme: Theme, told: Workspace) -> None:
    window = show(told)
    rested(qtbot, window)
    press_button(window, "Afspraken erbij, dicht")
    type_text(named(window, QLineEdit, "Wie vond het goed?"), "mama")
    press_button(window, "Hoe het eruitziet, dicht")
    rested(qtbot, window)
    assert found_in_all_looks(theme, window) == []
    assert window.findChildren(QLabel)
