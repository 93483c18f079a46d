"""A copy of one's own dossier is brought: shown thing by thing, agreed to, and merged, by clicks and keys on real files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from apps import dossier, main_window, shown, told
from hands import find_button, has_button, key, press, rest, settle, words_in
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from lobdossier.app import App
from lobdossier.domain.experience import Experience
from lobdossier.domain.texts import TextPlace, TextVersion
from lobdossier.services.workspace import Workspace
from lobdossier.storage import history
from lobdossier.ui.arrival.merge_page import MergePage
from lobdossier.ui.experience.disclosure import Disclosure
from lobdossier.ui.window import MainWindow
from tests import bringing

Start = Callable[..., App]


def worked_on(there: Workspace) -> None:
    """An afternoon at school."""
    there.records.add(Experience(title="Op school gemaakt", story="Wat ik daar deed."))
    kruk = bringing.told(there, "De kruk")
    there.records.save(replace(kruk, story="Op school schreef ik dit."))
    day = bringing.told(there, "Open dag")
    there.records.save(replace(day, story="Alleen daar veranderd."))


def at_home(path: Path, data: Path) -> None:
    """The same evening at home."""
    workspace = Workspace.open(path, data=data)
    workspace.records.save(replace(bringing.told(workspace, "De kruk"), story="Thuis schreef ik dat."))
    workspace.close()


@pytest.fixture
def copy(own: Path, tmp_path: Path) -> Path:
    """What Noor did at school, in a package; at home something changed too."""
    made = bringing.elsewhere(own, tmp_path / "school", tmp_path / "school" / "data", worked_on)
    at_home(own, tmp_path / "data")
    return made


def preview(app: App, qtbot: QtBot) -> MergePage:
    """The page that shows what merging would do."""
    qtbot.waitUntil(lambda: bool(shown(app, MergePage)))
    settle()
    return shown(app, MergePage)[0]


def stories(window: MainWindow) -> dict[str, str]:
    return {e.title: e.story for e in window.workspace.records.all(Experience)}


def test_a_merge_is_shown_and_done_by_keys(start: Start, qtbot: QtBot, own: Path, copy: Path, tmp_path: Path) -> None:
    """Both versions of what was changed on both sides, a choice by keys, a backup first, and the page behind it anew."""
    app = start(own)
    window = main_window(app)
    window.go("experiences")
    window.open_dossier(copy)
    told(app, qtbot)
    find_button(app.window, "Samenvoegen met Noor").setFocus()
    key(app.window, Qt.Key.Key_Return)
    page = preview(app, qtbot)
    said = words_in(page)
    assert "1 nieuw, 1 gewijzigd daar, 1 in allebei" in said
    assert "Nieuw (1)" in said
    assert "Gelijk" not in said.split("Nieuw (1)")[0]
    kruk = next(d for d in page.findChildren(Disclosure) if "De kruk" in d.head.text())
    kruk.head.setFocus()
    key(app.window, Qt.Key.Key_Return)
    assert "Die van hier" in words_in(page)
    assert "Die van daar" in words_in(page)
    there = find_button(page, "Wat blijft van Ervaring: De kruk: Die van daar")
    there.setFocus()
    key(app.window, Qt.Key.Key_Space)
    assert not (tmp_path / "data" / "backups").exists()
    merge = find_button(page, "Samenvoegen")
    merge.setFocus()
    key(app.window, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: app.window is window)
    assert "1 nieuwe en 2 gewijzigde onderdelen zijn erbij. Er is eerst een reservekopie gemaakt." in words_in(window)
    assert stories(window) == {
        "De kruk": "Op school schreef ik dit.",
        "Open dag": "Alleen daar veranderd.",
        "Op school gemaakt": "Wat ik daar deed.",
    }
    assert len(window.workspace.backups.all()) == 1
    rest(window)
    assert "3 ervaringen" in words_in(window)


@pytest.mark.parametrize(("pick", "kept"), [("Die van hier", "Thuis"), ("Die van daar", "Op school")])
def test_where_both_changed_the_student_chooses(
    start: Start, qtbot: QtBot, own: Path, copy: Path, pick: str, kept: str
) -> None:
    app = start(own)
    main_window(app).open_dossier(copy)
    told(app, qtbot)
    press(app.window, "Samenvoegen met Noor")
    page = preview(app, qtbot)
    next(d for d in page.findChildren(Disclosure) if "De kruk" in d.head.text()).open()
    press(page, f"Wat blijft van Ervaring: De kruk: {pick}")
    press(page, "Samenvoegen")
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow))
    assert stories(main_window(app))["De kruk"].startswith(kept)


def test_without_a_choice_both_versions_stay(start: Start, qtbot: QtBot, own: Path, copy: Path) -> None:
    app = start(own)
    main_window(app).open_dossier(copy)
    told(app, qtbot)
    press(app.window, "Samenvoegen met Noor")
    press(preview(app, qtbot), "Samenvoegen")
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow))
    everything = "\n".join(stories(main_window(app)).values())
    assert "Thuis schreef ik dat." in everything
    assert "Op school schreef ik dit." in everything


def test_the_same_file_again_has_nothing_new(start: Start, qtbot: QtBot, own: Path, tmp_path: Path) -> None:
    copy = bringing.elsewhere(own, tmp_path / "school", tmp_path / "school" / "data", lambda _there: None)
    app = start(own)
    window = main_window(app)
    window.open_dossier(copy)
    told(app, qtbot)
    press(app.window, "Samenvoegen met Noor")
    page = preview(app, qtbot)
    assert "Er is niets nieuws." in words_in(page)
    assert not has_button(page, "Samenvoegen")
    press(page, "Terug")
    told(app, qtbot)


def test_former_texts_alone_can_be_merged(start: Start, qtbot: QtBot, own: Path, tmp_path: Path) -> None:
    """At school something was written over and put back: the dossier is as it was, but it remembers more."""

    def over_and_back(there: Workspace) -> None:
        kruk = bringing.told(there, "De kruk")
        with there._file.writing(there.clock) as writing:
            place = TextPlace("experience", kruk.id, "story")
            history.put(writing.connection, place, TextVersion(there.clock(), "Tussendoor op school."))

    copy = bringing.elsewhere(own, tmp_path / "school", tmp_path / "school" / "data", over_and_back)
    app = start(own)
    main_window(app).open_dossier(copy)
    told(app, qtbot)
    press(app.window, "Samenvoegen met Noor")
    page = preview(app, qtbot)
    assert "Alleen eerdere versies van je teksten nog niet." in words_in(page)
    press(page, "Samenvoegen")
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow))
    assert "Eerdere versies van je teksten zijn erbij. Er is eerst een reservekopie gemaakt." in words_in(app.window)
    workspace = main_window(app).workspace
    kruk = bringing.told(workspace, "De kruk")
    versions = workspace.history.versions(TextPlace("experience", kruk.id, "story"))
    assert [version.text for version in versions] == ["Tussendoor op school."]


def test_the_student_points_at_the_dossier_when_another_is_open(
    start: Start, qtbot: QtBot, own: Path, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is not the same is refused in a sentence, and what was open stays open until the right one is."""
    other = dossier(tmp_path / "Lot.lobdossier", "Lot")
    app = start(other)
    main_window(app).open_dossier(copy)
    page = told(app, qtbot)
    wrong = dossier(tmp_path / "Kim.lobdossier", "Kim")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(wrong), ""))
    press(app.window, "Samenvoegen met mijn dossier")
    assert "Dit is een ander dossier" in page.banner.text
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(own), ""))
    press(app.window, "Samenvoegen met mijn dossier")
    press(preview(app, qtbot), "Samenvoegen")
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow))
    assert main_window(app).workspace.path == own
    assert "Op school gemaakt" in stories(main_window(app))
    assert not list(tmp_path.glob(".~Lot*"))


def test_the_menu_merges_a_copy_of_the_file_itself(
    start: Start, qtbot: QtBot, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dossier as it came along on a stick; the open file itself is no other copy."""
    bringing.elsewhere(own, tmp_path / "stick", tmp_path / "stick" / "data", worked_on)
    app = start(own)
    window = main_window(app)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(own), ""))
    window.findChild(object, "merge").trigger()  # type: ignore[attr-defined]  # an action
    assert app.window is window
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *_args: (str(tmp_path / "stick" / "Noor.lobdossier"), "")
    )
    window.findChild(object, "merge").trigger()  # type: ignore[attr-defined]
    assert "Het dossier van Noor" in words_in(told(app, qtbot))
    press(app.window, "Samenvoegen met Noor")
    press(preview(app, qtbot), "Samenvoegen")
    qtbot.waitUntil(lambda: app.window is window)
    assert "Op school gemaakt" in stories(window)


def test_a_file_that_would_empty_the_dossier_is_stopped_until_the_number_is_agreed_to(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    own = dossier(tmp_path / "Noor.lobdossier", "Noor", *(f"Ervaring {n}" for n in range(24)))

    def emptied(there: Workspace) -> None:
        for experience in there.records.all(Experience)[:20]:
            there.records.throw_away(experience, label="weg")

    copy = bringing.elsewhere(own, tmp_path / "school", tmp_path / "school" / "data", emptied)
    app = start(own)
    window = main_window(app)
    window.open_dossier(copy)
    told(app, qtbot)
    for agreed in (False, True):
        press(app.window, "Samenvoegen met Noor")
        press(preview(app, qtbot), "Samenvoegen")
        qtbot.waitUntil(lambda: "zouden er 20 naar de prullenbak gaan" in words_in(app.window))
        assert window.workspace.experiences.count() == 24
        if not agreed:
            press(app.window, "Niet samenvoegen")
    press(app.window, "Toch samenvoegen: 20 onderdelen naar de prullenbak")
    qtbot.waitUntil(lambda: app.window is window)
    assert window.workspace.experiences.count() == 4
    assert "20 onderdelen gingen naar de prullenbak." in words_in(window)


def test_thousands_of_items_grow_a_few_at_a_time(start: Start, qtbot: QtBot, own: Path, tmp_path: Path) -> None:
    def crowd(there: Workspace) -> None:
        there.records.save(*(Experience(id=f"{n:032x}", title=f"Nummer {n}") for n in range(1, 2_001)))

    copy = bringing.elsewhere(own, tmp_path / "school", tmp_path / "school" / "data", crowd)
    app = start(own)
    main_window(app).open_dossier(copy)
    told(app, qtbot)
    press(app.window, "Samenvoegen met Noor")
    page = preview(app, qtbot)
    assert "Nieuw (2000)" in words_in(page)
    qtbot.waitUntil(lambda: len(page.findChildren(Disclosure)) >= 8)
    few = len(page.findChildren(Disclosure))
    assert few < 20
    QTest.mouseClick(find_button(page, "Meer laten zien"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: few < len(page.findChildren(Disclosure)) < 60)


def test_the_window_stays_while_it_merges(start: Start, qtbot: QtBot, own: Path, copy: Path) -> None:
    """Closing it then would freeze it; it says so, and the merge comes to its end."""
    app = start(own)
    window = main_window(app)
    window.open_dossier(copy)
    told(app, qtbot)
    press(app.window, "Samenvoegen met Noor")
    page = preview(app, qtbot)
    find_button(page, "Samenvoegen").click()
    assert app.window is not None
    assert not app.window.close()
    assert "Nog even wachten" in page.banner.text
    assert not app.window.acceptDrops()
    qtbot.waitUntil(lambda: app.window is window)
    assert "Op school gemaakt" in stories(window)


@pytest.mark.parametrize("ending", [".pdf", ".json", ".lobpakket"])
def test_a_copy_of_everything_merges_out_of_any_kind_of_file(
    start: Start, qtbot: QtBot, own: Path, tmp_path: Path, ending: str
) -> None:
    copy = bringing.elsewhere(own, tmp_path / "school", tmp_path / "school" / "data", worked_on, ending)
    app = start(own)
    main_window(app).open_dossier(copy)
    told(app, qtbot)
    press(app.window, "Samenvoegen met Noor")
    press(preview(app, qtbot), "Samenvoegen")
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow))
    assert stories(main_window(app))["Op school gemaakt"] == "Wat ik daar deed."
