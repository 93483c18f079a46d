"""Mijn studenten: the list of a guide in its window, on real files, by mouse and keys."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from apps import close, main_window, shown
from hands import key, rest, settle, type_into
from layout_check import problems
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from lobdossier.app import App
from lobdossier.domain.students import ListedStudent, Order
from lobdossier.services.students import NAME
from lobdossier.ui.arrival.passphrase import PassphrasePage
from lobdossier.ui.first_start import FirstStart
from lobdossier.ui.guest import GuestStrip
from lobdossier.ui.refusal import RefusalWindow
from lobdossier.ui.students.menus import row_menu
from lobdossier.ui.students.window import StudentsWindow
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow
from tests.students import MADE, many, put, student

Start = Callable[..., App]
SEALED = Path(__file__).parent.parent / "services" / "sealed.lobpakket"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three students, one of whom waits for the guide, and a package with a passphrase."""
    made = tmp_path / "klas"
    put(student("Samira Amin", question="Hoe vond u mijn stage?"), made / "a.lobpakket")
    put(student("Daan Mulder", last=None), made / "b.lobpakket")
    put(student("Lotte Kramer", made_on=MADE.replace(year=2025)), made / "c.lobpakket")
    shutil.copy(SEALED, made / "dicht.lobpakket")
    return made


@pytest.fixture
def app(start: Start, qtbot: QtBot, folder: Path) -> App:
    """A guide without a dossier, with the folder on the list."""
    app = start()
    button(app, "Ik begeleid studenten").click()
    window(app).feeding.add([folder])
    qtbot.waitUntil(lambda: len(names(app)) == 4)
    return app


def window(app: App) -> StudentsWindow:
    assert isinstance(app.window, StudentsWindow)
    return app.window


def names(app: App) -> list[str]:
    model = window(app).view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def rows(app: App) -> dict[str, ListedStudent]:
    return {each.row.name: each.row for each in window(app)._all}


def button(app: App, words: str) -> QAbstractButton:
    assert app.window is not None
    return next(b for b in app.window.findChildren(QAbstractButton) if b.text() == words and b.isVisible())


def click(app: App, name: str, qtbot: QtBot) -> None:
    view = window(app).view
    place = view.visualRect(view.model().index(names(app).index(name), 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


# ---------------------------------------------------------------- the way in
def test_a_guide_needs_no_dossier_and_begins_here_the_next_time(start: Start, app: App) -> None:
    """From the first start; and it is never the way to a list that nobody asked for."""
    close(app)
    again = start()
    assert names(again) == ["Daan Mulder", "Lotte Kramer", "Samira Amin", "dicht.lobpakket"]
    button(again, "Eigen dossier").click()
    assert isinstance(again.window, FirstStart)


def test_it_lies_over_the_dossier_that_is_open(start: Start, own: Path) -> None:
    """By its name (menu and Ctrl+K) and from the settings; the way back leads to the page one came from."""
    app = start(own)
    main = main_window(app)
    main.go("settings", "me")
    main.current().me.students.click()  # type: ignore[attr-defined]
    window(app)
    assert not main.isVisible()
    button(app, "Terug naar Noor").click()
    assert app.window is main
    assert main.windowTitle().startswith("Instellingen")
    from lobdossier.ui.actions import actions

    next(action for action in actions(main) if action.id == "students").act()
    assert window(app).windowTitle() == "Mijn studenten"
    button(app, "Terug naar Noor").click()


def test_an_empty_list_says_what_to_do(
    start: Start, monkeypatch: pytest.MonkeyPatch, folder: Path, qtbot: QtBot
) -> None:
    app = start()
    button(app, "Ik begeleid studenten").click()
    assert not window(app).bar.isVisible()
    assert window(app).empty.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    button(app, "Map kiezen").click()
    qtbot.waitUntil(lambda: len(names(app)) == 4)
    assert "3 studenten, 1 bestand dat nog niets vertelt" in window(app).head._note.text()


# ---------------------------------------------------------------- looking
def test_a_student_is_opened_as_a_visit_and_one_returns_to_the_list(app: App, qtbot: QtBot) -> None:
    click(app, "Samira Amin", qtbot)
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow))
    strip = shown(app, GuestStrip)[0]
    assert "Je bekijkt het dossier van Samira Amin" in strip.accessibleName()
    strip.leave.click()
    assert names(app) == ["Daan Mulder", "Lotte Kramer", "Samira Amin", "dicht.lobpakket"]
    settle()
    assert not list(app._temporary.iterdir())


def test_enter_opens_too_and_a_dossier_of_ones_own_comes_back_afterwards(
    start: Start, own: Path, folder: Path, qtbot: QtBot
) -> None:
    app = start(own)
    main_window(app).show_students()
    window(app).feeding.add([folder])
    qtbot.waitUntil(lambda: len(names(app)) == 4)
    window(app).take_keyboard()
    key(window(app).view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow))
    assert main_window(app).context.guest is not None
    shown(app, GuestStrip)[0].leave.click()
    button(app, "Terug naar Noor").click()
    assert main_window(app).workspace.path == own


def test_a_file_that_went_is_refused_with_the_way_back_to_the_list(app: App, folder: Path, qtbot: QtBot) -> None:
    (folder / "a.lobpakket").unlink()
    click(app, "Samira Amin", qtbot)
    qtbot.waitUntil(lambda: isinstance(app.window, RefusalWindow))
    button(app, "Terug naar Mijn studenten").click()
    qtbot.waitUntil(lambda: names(app) == ["Daan Mulder", "Lotte Kramer", "dicht.lobpakket"])


def test_a_package_with_a_passphrase_asks_for_it_and_leads_back_to_the_list(app: App, qtbot: QtBot) -> None:
    click(app, "dicht.lobpakket", qtbot)
    qtbot.waitUntil(lambda: bool(app.window is not None and shown(app, PassphrasePage)))
    shown(app, PassphrasePage)[0].back_wanted.emit()
    assert len(names(app)) == 4


# ---------------------------------------------------------------- choosing
def test_it_is_searched_filtered_and_sorted(app: App, qtbot: QtBot) -> None:
    bar = window(app).bar
    bar.field.setFocus()
    type_into(window(app), "samira delt")
    qtbot.waitUntil(lambda: names(app) == ["Samira Amin"])
    type_into(window(app), "zzz")
    qtbot.waitUntil(lambda: names(app) == [])
    button(app, "Alles laten zien").click()
    assert len(names(app)) == 4
    bar.waiting.click()
    assert names(app) == ["Samira Amin"]
    bar.waiting.click()
    bar.quiet.click()
    assert names(app) == ["Lotte Kramer"]
    bar.clear()
    bar.sort(Order.LAST)
    assert names(app)[0] == "Daan Mulder"


def test_only_questions_for_the_guide_who_gave_a_name_count(
    app: App, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window(app).bar.waiting.click()
    for name, waiting in (("Jan de Vries", []), ("A. Bakker", ["Samira Amin"])):
        monkeypatch.setattr(QInputDialog, "getText", lambda *_, name=name, **__: (name, True))
        window(app)._ask_name()
        assert names(app) == waiting


def test_a_row_is_spoken_with_all_that_it_shows(app: App) -> None:
    model = window(app).view.model()
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole) for row in range(4)]
    assert "laatste gesprek nog niet" in said[0]
    assert "lang niets gehoord" in said[1]
    assert "Maatschappelijke zorg, mbo 2, Deltion College; laatste gesprek 12 oktober" in said[2]
    assert "1 vraag voor jou" in said[2]
    assert "Hier zit een wachtwoord op." in said[3]


# ---------------------------------------------------------------- taking off
def test_a_student_is_taken_off_and_shown_again(app: App, folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window(app).take_keyboard()
    key(window(app).view, Qt.Key.Key_Delete)
    assert names(app) == ["Lotte Kramer", "Samira Amin", "dicht.lobpakket"]
    assert "Daan" not in (tmp_path / "data" / NAME).read_text()
    assert (folder / "b.lobpakket").exists()
    button(app, "Toch weer tonen").click()
    qtbot.waitUntil(lambda: "Daan Mulder" in names(app))


def test_a_folder_is_taken_off_with_all_its_students(app: App, folder: Path) -> None:
    next(a for a in window(app).more_menu().actions() if "klas" in a.text()).trigger()
    assert names(app) == []
    assert window(app).empty.isVisible()
    assert len(list(folder.iterdir())) == 4


def test_a_list_that_cannot_be_kept_says_so_and_loses_nobody(app: App, tmp_path: Path) -> None:
    (tmp_path / "data" / NAME).unlink()
    (tmp_path / "data" / NAME).mkdir()
    window(app).take_keyboard()
    key(window(app).view, Qt.Key.Key_Delete)
    assert len(names(app)) == 4
    assert window(app).banner.isVisible()
    (tmp_path / "data" / NAME).rmdir()
    button(app, "Opnieuw proberen").click()
    assert len(names(app)) == 3


def test_the_window_may_be_left_while_it_looks(start: Start, own: Path, folder: Path) -> None:
    app = start(own)
    main_window(app).show_students()
    window(app).feeding.add([folder])
    button(app, "Terug naar Noor").click()
    rest(main_window(app))
    assert app.window is main_window(app)


def test_a_look_that_takes_long_is_told_and_can_be_stopped(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    """What was read by then stays on the list."""
    app = start()
    button(app, "Ik begeleid studenten").click()
    window(app).feeding.add([many(tmp_path / "school", 1_500)])
    qtbot.waitUntil(lambda: window(app).strip.isVisible())
    button(app, "Stoppen").click()
    qtbot.waitUntil(lambda: not window(app).strip.isVisible())
    assert len(names(app)) < 1_500


# ---------------------------------------------------------------- how it looks
@pytest.mark.parametrize("size", [(1240, 800), (1024, 614)])
@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_it_fits_in_every_look(app: App, theme: Theme, scheme: str, size: tuple[int, int]) -> None:
    before = theme.look
    window(app)._wear(scheme=scheme, pt=18.0 if size[1] < 700 else 11.0)
    window(app).resize(*size)
    settle()
    assert (window(app).width(), window(app).height()) == size
    assert problems(window(app)) == []
    theme.apply(before)


def test_letters_grow_without_a_dossier(app: App, theme: Theme) -> None:
    before = theme.look
    QTest.keyClick(window(app), Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert theme.look.pt == before.pt + 1
    theme.apply(before)


def test_an_older_file_of_a_student_is_opened_from_the_menu(app: App, folder: Path, qtbot: QtBot) -> None:
    old = student("Daan", made_on=MADE.replace(year=2024))
    put(replace(old, dossier_id=rows(app)["Daan Mulder"].dossier_id), folder / "oud.lobpakket")
    window(app).feeding.look()
    qtbot.waitUntil(lambda: len(rows(app)["Daan Mulder"].older) == 1)
    opened: list[Path] = []
    menu = row_menu(window(app), rows(app)["Daan Mulder"], opened.append, lambda: None)
    next(a for a in menu.actions() if a.text() == "Ouder bestand openen: oud.lobpakket").trigger()
    assert opened == [folder / "oud.lobpakket"]
