"""The application starts calmly: the first cards, the dossier opened last, or a refusal with ways out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from apps import close, dossier, main_window
from hands import key, press, type_into, words_in
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.app import App
from lobdossier.domain.experience import Experience
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Sector
from lobdossier.private_folder import private_folder
from lobdossier.services.workspace import Workspace
from lobdossier.ui.first_start import FirstStart
from lobdossier.ui.refusal import RefusalWindow
from lobdossier.ui.window import MainWindow


def test_the_first_start_leads_to_ones_own_dossier_by_clicks_and_keys(
    start: Callable[[], App], qtbot: QtBot, tmp_path: Path
) -> None:
    app = start()
    first = app.window
    assert isinstance(first, FirstStart)
    qtbot.waitExposed(first)
    type_into(first, "Noor de Wit")
    key(first, Qt.Key.Key_Return)
    press(first, "Mbo, niveau 1 tot 4")
    press(first, "Welk jaar?: mbo 2")
    press(first, "Verder")
    type_into(first, "Houtcollege")
    press(first, "Verder")
    press(first, "Sla over")
    press(first, "Beginnen")
    window = main_window(app)
    assert window.workspace.path == tmp_path / "Documenten" / "Noor de Wit.lobdossier"
    assert window.workspace.student.name == "Noor de Wit"
    assert window.workspace.student.sector is Sector.MBO
    (period,) = window.workspace.records.all(SchoolPeriod)
    assert (period.title, period.school, period.guide) == ("mbo 2", "Houtcollege", "")
    assert "Hoi Noor" in words_in(window)


def test_the_keys_that_quit_do_so_on_the_first_cards_too(start: Callable[[], App], qtbot: QtBot) -> None:
    """There is no menu there that could hold them."""
    first = start().window
    assert isinstance(first, FirstStart)
    first.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is first)

    QTest.keyClick(first.focusWidget(), Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)

    assert not first.isVisible()


def test_the_next_start_opens_the_dossier_of_last_time(start: Callable[..., App], tmp_path: Path) -> None:
    path = dossier(tmp_path / "Noor.lobdossier", "Noor", "Mijn eerste dag")
    close(start(path))
    app = start()
    assert main_window(app).workspace.path == path
    assert "Mijn eerste dag" in words_in(main_window(app))


def test_a_dossier_that_is_gone_is_a_refusal_with_ways_out_and_no_new_file(
    start: Callable[..., App], tmp_path: Path
) -> None:
    path = dossier(tmp_path / "Noor.lobdossier")
    close(start(path))
    path.unlink()
    app = start()
    assert isinstance(app.window, RefusalWindow)
    assert "Dossier niet gevonden" in words_in(app.window)
    assert not path.exists()
    dossier(path)
    press(app.window, "Opnieuw proberen")
    assert main_window(app).workspace.path == path


def test_from_a_refusal_one_can_begin_anew(start: Callable[..., App], tmp_path: Path) -> None:
    app = start(tmp_path / "weg.lobdossier")
    assert isinstance(app.window, RefusalWindow)
    press(app.window, "Nieuw dossier")
    assert isinstance(app.window, FirstStart)


def test_another_dossier_takes_the_place_of_the_first_after_that_one_was_saved(
    start: Callable[..., App], tmp_path: Path
) -> None:
    app = start(dossier(tmp_path / "Noor.lobdossier"))
    old = main_window(app)
    other = dossier(tmp_path / "Sam.lobdossier", "Sam")
    old.open_dossier(other)
    assert main_window(app).workspace.path == other
    assert not old.isVisible()
    reopened = Workspace.open(tmp_path / "Noor.lobdossier", data=tmp_path / "data")  # it was given free
    reopened.close()


def test_a_file_that_does_not_open_leaves_the_open_dossier_where_it_is(
    start: Callable[..., App], tmp_path: Path
) -> None:
    app = start(dossier(tmp_path / "Noor.lobdossier"))
    wrong = tmp_path / "brief.lobdossier"
    wrong.write_bytes(b"%PDF-1.7 geen dossier")
    window = main_window(app)
    window.open_dossier(wrong)
    assert app.window is window
    assert window.isVisible()
    assert "gewone PDF" in words_in(window)


def test_opening_the_dossier_that_is_open_changes_nothing(start: Callable[..., App], tmp_path: Path) -> None:
    app = start(dossier(tmp_path / "Noor.lobdossier"))
    window = main_window(app)
    window.open_dossier(tmp_path / "Noor.lobdossier")
    assert app.window is window
    assert window.isVisible()


def test_a_text_that_cannot_be_saved_keeps_its_window(start: Callable[..., App], tmp_path: Path) -> None:
    app = start(dossier(tmp_path / "Noor.lobdossier"))
    window = main_window(app)
    window.go("settings", "me")
    (tmp_path / "Noor.lobdossier").rename(tmp_path / "elders.lobdossier")  # the stick is taken out
    screen = window.current()
    field = screen.me.name.field  # type: ignore[attr-defined]  # the settings
    field.setFocus()
    field.selectAll()
    type_into(window, "Noor Anders")
    window.open_dossier(dossier(tmp_path / "Sam.lobdossier", "Sam"))
    assert app.window is window
    assert field.text() == "Noor Anders"
    (tmp_path / "elders.lobdossier").rename(tmp_path / "Noor.lobdossier")


def test_the_example_is_a_dossier_of_its_own_that_never_opens_by_itself(
    start: Callable[..., App], qtbot: QtBot, tmp_path: Path
) -> None:
    app = start()
    first = app.window
    assert isinstance(first, FirstStart)
    first.name_card.field.setText("Noor")
    first.forward()
    first.skip()
    press(
        first, "Met een voorbeeld. Daarnaast een voorbeeld van iemand anders, om in rond te kijken. Het blijft apart."
    )
    press(first, "Beginnen")
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow))
    own = main_window(app)
    assert own.workspace.student.name == "Noor"
    assert own.workspace.experiences.count() == 0
    press(own, "Voorbeeld bekijken")
    example = main_window(app)
    assert example.workspace.path != tmp_path / "Documenten" / "Noor.lobdossier"
    assert example.workspace.experiences.count() > 0
    assert "Dit is een voorbeeld" in words_in(example)
    close(app)
    again = start()
    assert main_window(again).workspace.student.name == "Noor"


def test_what_lay_in_the_trash_for_more_than_thirty_days_is_gone_soon_after_opening(
    start: Callable[..., App], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "Noor.lobdossier"
    for days, title in ((40, "Lang geleden"), (3, "Net weggegooid")):
        then = datetime.now(UTC) - timedelta(days=days)
        if path.exists():
            made = Workspace.open(path, data=tmp_path / "data", clock=lambda then=then: then)  # type: ignore[misc]  # bound now
        else:
            made = Workspace.create(path, "Noor", data=tmp_path / "data", clock=lambda then=then: then)  # type: ignore[misc]
        made.records.throw_away(made.records.add(Experience(title=title)), label="weg")
        made.close()
    window = main_window(start(path))

    def trash() -> list[str]:
        return [record.title for record in window.workspace.records.trash() if isinstance(record, Experience)]

    qtbot.waitUntil(lambda: trash() == ["Net weggegooid"])


def test_a_file_that_somebody_else_changed_is_opened_anew(start: Callable[..., App], tmp_path: Path) -> None:
    """The text that could not be stored goes to the clipboard, and the newest version is one press away."""
    path = dossier(tmp_path / "Noor.lobdossier", "Noor")
    theirs = dossier(tmp_path / "theirs" / "Noor.lobdossier", "Noor", "Van de andere computer")
    window = main_window(app := start(path))
    window.go("experience", "new:text")
    type_into(window, "Mijn tekst")
    theirs.replace(path)
    assert not window.current().flush()

    press(window, "Tekst kopiëren")
    press(window, "Opnieuw openen")

    assert "Mijn tekst" in QApplication.clipboard().text()
    titles = [row.title for row in main_window(app).workspace.experiences.page()]
    assert titles == ["Van de andere computer"]


@pytest.mark.parametrize("screen", ["experience", "reflect", "competence", "prepare"])
def test_where_nothing_can_be_kept_nothing_can_be_typed(
    start: Callable[..., App], tmp_path: Path, qtbot: QtBot, screen: str
) -> None:
    """A dossier that is open elsewhere: fields take no text, and every room can be left."""
    path = dossier(tmp_path / "Noor.lobdossier", "Noor", "Mijn eerste dag")
    lock = path.with_name(f".~{path.name}.lock")
    lock.write_text('{"token": "a", "host": "LAPTOP-ANNA", "pid": 7, "since": 1}', encoding="utf-8")
    app = start(path)
    press(app.window, "Alleen lezen")
    window = main_window(app)
    first = window.workspace.experiences.page()[0].id
    target = {"competence": "netwerken", "prepare": "new:trialoog"}.get(screen, first)

    window.go(screen, target)
    for field in window.current().findChildren(QWidget):
        if isinstance(field, QLineEdit | QTextEdit | QPlainTextEdit) and field.isVisible():
            field.setFocus()
            qtbot.waitUntil(field.isReadOnly)
    window.go("start")

    assert window.windowTitle().startswith("Start")


STARTED = """
import sys, time
from pathlib import Path
from lobdossier.app import App
from lobdossier.ui.settings import Settings
from PySide6.QtWidgets import QApplication
qt = QApplication([])
folder = Path(sys.argv[1])
app = App(qt, Settings(folder / "settings.json"), folder / "data", folder)
app.start(folder / "Noor.lobdossier")
def there(names):
    return [name for name in names if name in sys.modules]
"""
"""A program of its own with a dossier open, which has read no more than it did itself."""
LEAN = """
for _ in range(5):
    qt.processEvents()
print(there(("reportlab", "fontTools", "PIL", "pi_heif", "markdown", "pypdfium2")))
"""
AHEAD = """
wanted = ("lobdossier.ui.screens.year", "lobdossier.ui.screens.settings.files", "lobdossier.ui.portrait.network.form")
print(there(wanted))
ends = time.monotonic() + 60
while len(there(wanted)) < 3 and time.monotonic() < ends:
    qt.processEvents()
    time.sleep(0.01)
print(len(there(wanted)))
"""


def told_by(code: str, folder: Path) -> list[str]:
    """What a fresh program prints that opened a small dossier and then does *code*."""
    dossier(folder / "Noor.lobdossier", "Noor", "Mijn eerste dag")
    done = subprocess.run(
        [sys.executable, "-c", STARTED + code + "app.window.close()", str(folder)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_soon_after_the_start_all_screens_are_read(tmp_path: Path) -> None:
    """Not before the student sees the dossier, and not when a screen is first opened."""
    assert told_by(AHEAD, tmp_path) == ["[]", "3"]


def test_a_small_dossier_starts_without_what_only_documents_and_photos_need(tmp_path: Path) -> None:
    assert told_by(LEAN, tmp_path) == ["[]"]


def test_every_window_of_the_program_wears_the_look(start: Callable[..., App], tmp_path: Path) -> None:
    """The look is put on windows, not on the application: one that was forgotten would be grey."""
    app = start()
    seen = [app.window]
    app.open(tmp_path / "weg.lobdossier")
    seen.append(app.window)
    app.open(dossier(tmp_path / "Noor.lobdossier", "Noor"))
    seen.append(app.window)

    assert [type(window) for window in seen] == [FirstStart, RefusalWindow, MainWindow]
    assert all(window is not None and window.styleSheet() for window in seen)


def test_a_window_takes_the_place_and_the_size_of_the_one_before(start: Callable[..., App], tmp_path: Path) -> None:
    app = start(tmp_path / "weg.lobdossier")
    window: QWidget | None = app.window
    assert window is not None
    window.resize(1024, 614)
    press(window, "Nieuw dossier")
    assert app.window is not None
    assert app.window.size().toTuple() == (1024, 614)


def test_a_dossier_that_is_open_elsewhere_can_be_read(start: Callable[[Path], App], tmp_path: Path) -> None:
    """The refusal offers to read; the window then says so, and leaves the lock of the other computer alone."""
    path = dossier(tmp_path / "Noor.lobdossier", "Noor", "Mijn eerste dag")
    lock = path.with_name(f".~{path.name}.lock")
    lock.write_text('{"token": "a", "host": "LAPTOP-ANNA", "pid": 7, "since": 1}', encoding="utf-8")
    app = start(path)

    press(app.window, "Alleen lezen")

    window = main_window(app)
    assert window.workspace.read_only
    assert "\nAlleen lezen: dit dossier" in "\n" + words_in(window)
    assert "LAPTOP-ANNA" in lock.read_text(encoding="utf-8")


def test_private_copies_of_a_killed_run_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that was killed leaves its folder; the next start removes it, and leaves one of a run that still goes on."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    dead, living = tmp_path / f"lobdossier-{ended.pid}-a", tmp_path / f"lobdossier-{os.getpid()}-b"
    for folder in (dead, living):
        folder.mkdir()
        (folder / "gespreksblad.pdf").write_bytes(b"%PDF-")

    mine = private_folder()

    assert not dead.exists()
    assert living.exists()
    assert mine.stat().st_mode & 0o077 == 0
