"""Other files than a PDF: a package, with a passphrase if wanted, and the data alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hands import press, rest, words_in
from looks import found_in_all_looks
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from lobdossier.domain.errors import PassphraseNeeded
from lobdossier.domain.experience import Experience
from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Handover, SharedItem
from lobdossier.services.arrivals import arrive
from lobdossier.services.workspace import Workspace
from lobdossier.storage import shared
from lobdossier.ui import ask
from lobdossier.ui.share.making import Making
from lobdossier.ui.share.other_ways import OtherWays
from lobdossier.ui.theme import Theme
from lobdossier.ui.widgets.messages import Banner
from lobdossier.ui.window import MainWindow
from tests.typing_help import type_text
from tests.ui.screens.sharing import box, export, named, tell
from tests.ui.screens.sharing import press as press_key

Show = Callable[..., MainWindow]
LOCK, PHRASE, AGAIN = "Op slot met een wachtwoord", "Wachtwoord", "Nog een keer hetzelfde wachtwoord"


@pytest.fixture
def ways(show: Show, workspace: Workspace) -> MainWindow:
    """The screen with the other ways open."""
    tell(workspace)
    window = show(workspace, "share")
    rest(window)
    press(window, "Anders bewaren")
    return window


def made(window: MainWindow) -> str:
    return next(b.text for b in window.findChildren(Banner) if b.isVisible())


def test_the_data_alone_are_made_and_remembered(
    qtbot: QtBot, ways: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "gegevens.json"
    monkeypatch.setattr(ask, "where_to_save", lambda *_: target)
    press(ways, "Gegevens maken")
    qtbot.waitUntil(lambda: len(ways.workspace.records.all(Handover)) == 2)
    assert target.read_bytes().startswith(b"{")
    assert "gegevens.json is klaar" in made(ways)
    assert "Openen" not in words_in(ways)


def test_a_pdf_says_where_it_is_and_that_the_file_is_passed_on(qtbot: QtBot, ways: MainWindow, tmp_path: Path) -> None:
    export(qtbot, ways, tmp_path / "document.pdf")
    said = made(ways)
    assert str(tmp_path) in said
    assert "Geen print: daar zitten je gegevens niet in." in said


def test_a_passphrase_is_asked_twice_and_shown_on_request(ways: MainWindow) -> None:
    asked: list[str] = []
    panel = ways.findChild(OtherWays)
    panel.package.disconnect()
    panel.package.connect(asked.append)
    press_key(box(ways, LOCK))
    first, second = named(ways, QLineEdit, PHRASE), named(ways, QLineEdit, AGAIN)
    assert first.hasFocus()
    assert "Kwijt is kwijt" in words_in(ways)

    type_text(first, "kort")
    press(ways, "Pakket maken")
    assert "Neem een wachtwoord van minstens 8 tekens." in words_in(ways)
    type_text(first, " maar niet meer")
    type_text(second, "iets anders")
    press(ways, "Pakket maken")
    assert "De twee wachtwoorden zijn niet gelijk." in words_in(ways)
    assert asked == []

    assert first.echoMode() is QLineEdit.EchoMode.Password
    press_key(box(ways, "Laat zien wat ik typ"))
    assert first.echoMode() is second.echoMode() is QLineEdit.EchoMode.Normal
    second.clear()
    type_text(second, first.text())
    phrase = first.text()
    press(ways, "Pakket maken")

    assert asked == [phrase]
    assert (first.text(), second.text()) == ("", ""), "it is kept nowhere"
    assert phrase.encode() not in ways.workspace.path.read_bytes()


def test_without_a_lock_nothing_is_asked(ways: MainWindow) -> None:
    asked: list[str] = []
    panel = ways.findChild(OtherWays)
    panel.package.disconnect()
    panel.package.connect(asked.append)
    press(ways, "Pakket maken")
    assert asked == [""]


def test_what_was_typed_is_forgotten_when_it_closes(ways: MainWindow) -> None:
    press_key(box(ways, LOCK))
    type_text(named(ways, QLineEdit, PHRASE), "een lange zin")
    press(ways, "Anders bewaren")
    press(ways, "Anders bewaren")
    assert named(ways, QLineEdit, PHRASE).text() == ""


def test_a_package_opens_with_its_passphrase_alone(
    qtbot: QtBot, ways: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "pakket.lobpakket"
    monkeypatch.setattr(ask, "where_to_save", lambda *_: target)
    press_key(box(ways, LOCK))
    for field in (PHRASE, AGAIN):
        type_text(named(ways, QLineEdit, field), "drie groene stoelen")
    press(ways, "Pakket maken")
    qtbot.waitUntil(lambda: len(ways.workspace.records.all(Handover)) == 2, timeout=60_000)

    with pytest.raises(PassphraseNeeded):
        arrive(target)
    with arrive(target, "drie groene stoelen") as arrival:
        assert arrival.package.student.name == ways.workspace.student.name
        assert arrival.unchanged is True


def test_it_is_whole_in_every_look(ways: MainWindow, theme: Theme) -> None:
    press_key(box(ways, LOCK))
    press(ways, "Pakket maken")
    assert found_in_all_looks(theme, ways) == []


def test_what_was_kept_for_a_file_that_was_not_made_is_let_go(
    qtbot: QtBot, ways: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    """While it is made every version is kept, for it may be what goes out; afterwards nobody was given it."""
    told = workspace.records.all(Experience)[0]
    item = SharedItem(kind=told.KIND, id=told.id, content=workspace.records.fingerprint(told))

    def kept() -> list[Record]:
        with workspace._file.reading() as reading:
            return shared.versions(reading, [item])

    ways.findChild(Making).make(tmp_path / "weg" / "gegevens.json")
    workspace.records.save(replace(told, title="Toen anders"))
    assert kept() == [told]

    qtbot.waitUntil(lambda: kept() == [])
