"""A file that somebody brings: looked at, told, and then viewed, taken in or merged, by clicks and keys on real files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from apps import close, dossier, main_window, shown, told
from hands import has_button, key, press, rest, settle, type_into, words_in
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from lobdossier.app import App
from lobdossier.domain.experience import Experience
from lobdossier.services.workspace import Workspace
from lobdossier.ui.arrival.checking import CheckingPage
from lobdossier.ui.arrival.window import ArrivalWindow
from lobdossier.ui.first_start import FirstStart
from lobdossier.ui.refusal import RefusalWindow
from lobdossier.ui.window import MainWindow
from tests import bringing
from tests.screens.dossiers import build

Start = Callable[..., App]


@pytest.fixture
def sam(tmp_path: Path) -> Workspace:
    """The dossier of Sam, on another computer."""
    path = dossier(tmp_path / "elders" / "Sam.lobdossier", "Sam Amrani", "Bingo", "Moestuin")
    return Workspace.open(path, data=tmp_path / "elders" / "data")


def brought(sam: Workspace, folder: Path, kind: str) -> Path:
    """What Sam hands out."""
    try:
        if kind == "pakket":
            return bringing.whole(sam, folder / "Sam.lobpakket")
        return bringing.document(sam, folder / f"Sam.{kind}")
    finally:
        sam.close()


def left_behind(app: App) -> list[Path]:
    return list(app._temporary.iterdir())


# ---------------------------------------------------------------- what it is
@pytest.mark.parametrize("kind", ["pdf", "json", "pakket"])
def test_it_is_told_whose_it_is_for_whom_and_how_much(
    start: Start, qtbot: QtBot, sam: Workspace, tmp_path: Path, kind: str
) -> None:
    """From the command line, as with any file that is opened; and never that it is genuine."""
    app = start(brought(sam, tmp_path, kind))
    said = words_in(told(app, qtbot))

    assert "van Sam Amrani" in said
    assert "2 ervaringen" in said or "2 activiteiten in een tabel" in said
    inside = "De gegevens erin zijn ongewijzigd sinds export. De bladzijden zelf kan iemand veranderd hebben."
    assert (inside if kind == "pdf" else "Ongewijzigd sinds export.") in said
    assert ("Doe dit alleen met een kopie die je zelf maakte." in said) is (kind == "pakket")
    assert "Niemand heeft nagekeken waar dit bestand vandaan komt." in said
    assert "echt" not in said.casefold()
    if kind != "pakket":
        assert "Gemaakt voor Deltion College, op " in said
        assert "Waarvoor: Naar mijn volgende school. Te bewaren tot 22 november 2027." in said
        assert "Samenvoegen kan niet" in said
    assert has_button(app.window, "Samenvoegen met mijn dossier") == (kind == "pakket")


def test_what_was_changed_by_another_program_is_said(
    start: Start, qtbot: QtBot, sam: Workspace, tmp_path: Path
) -> None:
    path = brought(sam, tmp_path, "json")
    found = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(found).replace("Sam Amrani", "Iemand Anders"), encoding="utf-8")

    said = words_in(told(start(path), qtbot))

    assert "van Iemand Anders" in said
    assert "Gewijzigd sinds export." in said


def test_one_need_not_wait_and_returns_to_the_page_one_came_from(
    start: Start, qtbot: QtBot, own: Path, sam: Workspace, tmp_path: Path
) -> None:
    """The dossier stays open meanwhile, on the same page."""
    app = start(own)
    window = main_window(app)
    window.go("plans")
    window.open_dossier(brought(sam, tmp_path, "pdf"))
    assert not window.isVisible()
    # Nothing is delivered before the event loop goes on: it is still looked at, however small the file is.
    (waiting,) = shown(app, CheckingPage)
    assert waiting.accessibleName() == "Even kijken wat dit is …"
    next(b for b in waiting.findChildren(QAbstractButton) if b.text() == "Stoppen").click()

    assert app.window is window
    assert window.isVisible()
    assert window.windowTitle().startswith("Plannen")
    settle()
    assert not left_behind(app)


def test_escape_returns_from_what_was_told(
    start: Start, qtbot: QtBot, own: Path, sam: Workspace, tmp_path: Path
) -> None:
    app = start(own)
    window = main_window(app)
    window.open_dossier(brought(sam, tmp_path, "pdf"))
    told(app, qtbot)
    key(app.window, Qt.Key.Key_Escape)
    assert app.window is window


def test_closing_the_window_closes_the_dossier_below_it_too(
    start: Start, qtbot: QtBot, own: Path, sam: Workspace, tmp_path: Path
) -> None:
    """No lock is left."""
    app = start(own)
    main_window(app).open_dossier(brought(sam, tmp_path, "pdf"))
    told(app, qtbot)
    close(app)
    assert not list(own.parent.glob(".~*"))


def test_a_file_that_is_dropped_on_the_window_is_opened(
    start: Start, qtbot: QtBot, own: Path, sam: Workspace, tmp_path: Path
) -> None:
    app = start(own)
    window = main_window(app)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(brought(sam, tmp_path, "pakket")))])
    at, copy = QPointF(10, 10), Qt.DropAction.CopyAction
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), copy, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(at, copy, data, Qt.MouseButton.LeftButton, none))
    assert "van Sam Amrani" in words_in(told(app, qtbot))


def test_two_files_or_a_photo_are_not_taken_by_the_window(start: Start, own: Path, tmp_path: Path) -> None:
    window = main_window(start(own))
    for names in (["a.pdf", "b.pdf"], ["a.jpg"]):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
        enter = QDragEnterEvent(
            QPointF(10, 10).toPoint(),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        enter.ignore()
        QApplication.sendEvent(window, enter)
        assert not enter.isAccepted()


def test_the_first_start_leads_to_it_too(
    start: Start, qtbot: QtBot, sam: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And back: what was typed there still stands."""
    path = brought(sam, tmp_path, "pdf")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    app = start()
    first = app.window
    assert isinstance(first, FirstStart)
    type_into(first, "Noor")
    press(first, "Ik heb al een dossier")
    told(app, qtbot)
    press(app.window, "Terug")
    assert app.window is first
    assert first.name_card.field.text() == "Noor"


# ---------------------------------------------------------------- bekijken
@pytest.mark.parametrize("kind", ["pdf", "json", "pakket"])
def test_one_looks_round_and_nothing_is_left_of_it(
    start: Start, qtbot: QtBot, own: Path, sam: Workspace, tmp_path: Path, kind: str
) -> None:
    """No lock, no backup, nothing among the dossiers opened last; the folder goes with the window."""
    app = start(own)
    main_window(app).open_dossier(brought(sam, tmp_path, kind))
    told(app, qtbot)
    press(app.window, "Bekijken")
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow))
    window = main_window(app)
    rest(window)

    assert window.workspace.read_only
    assert window.workspace.student.name == "Sam Amrani"
    assert "Je bekijkt het dossier van Sam Amrani" in words_in(window)
    assert window.windowTitle() == "Overzicht – Je bekijkt het dossier van Sam Amrani"
    assert not has_button(window, "Nieuwe ervaring")
    assert not {"back-up", "put-back", "settings:file", "merge"} & {a.objectName() for a in window.actions()}
    assert len(left_behind(app)) == 1
    assert not list(app._temporary.rglob(".~*"))
    window.tidy_up()
    window.back_up_if_due()
    assert not (tmp_path / "data" / "backups" / window.workspace.dossier_id).exists()

    press(window, "Terug naar Noor")

    assert main_window(app).workspace.path == own
    assert not main_window(app).workspace.read_only
    assert not left_behind(app)
    assert app._settings.now.recent == (str(own),)


def test_what_is_looked_at_cannot_be_typed_in(start: Start, qtbot: QtBot, sam: Workspace, tmp_path: Path) -> None:
    app = start(brought(sam, tmp_path, "pakket"))
    told(app, qtbot)
    press(app.window, "Bekijken")
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow))
    window = main_window(app)
    window.go("experience", window.workspace.experiences.page()[0].id)
    field = next(f for f in window.current().findChildren(QLineEdit) if f.isVisible())
    field.setFocus()
    qtbot.waitUntil(field.isReadOnly)
    close(app)
    assert not left_behind(app)


def test_looking_round_without_a_dossier_of_ones_own_ends_at_the_first_start(
    start: Start, qtbot: QtBot, sam: Workspace, tmp_path: Path
) -> None:
    app = start(brought(sam, tmp_path, "pdf"))
    told(app, qtbot)
    press(app.window, "Bekijken")
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow))
    press(main_window(app), "Sluiten")
    assert isinstance(app.window, FirstStart)


# ---------------------------------------------------------------- als mijn dossier
@pytest.mark.parametrize("kind", ["pdf", "json", "pakket"])
def test_it_becomes_ones_own_dossier_where_one_says(
    start: Start, qtbot: QtBot, sam: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """The ending is added when it is forgotten; the new dossier is open, and the one of the next start."""
    target = tmp_path / "hier" / "Van mij"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(target), ""))
    app = start(brought(sam, tmp_path, kind))
    told(app, qtbot)
    press(app.window, "Als mijn dossier op deze computer")
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow))
    window = main_window(app)

    assert window.workspace.path == target.with_name("Van mij.lobdossier")
    assert not window.workspace.read_only
    assert {e.title for e in window.workspace.records.all(Experience)} == {"Bingo", "Moestuin"}
    assert "Dit dossier staat nu op deze computer." in words_in(window)
    assert app._settings.last() == window.workspace.path


def test_what_is_there_already_is_never_written_over(
    start: Start, qtbot: QtBot, own: Path, sam: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = own.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(own), ""))
    app = start(brought(sam, tmp_path, "pdf"))
    page = told(app, qtbot)
    press(app.window, "Als mijn dossier op deze computer")
    qtbot.waitUntil(lambda: "Daar staat al een bestand" in page.banner.text)
    assert own.read_bytes() == before
    assert has_button(app.window, "Andere naam kiezen")


# ---------------------------------------------------------------- passphrase, refusals
def test_a_passphrase_is_asked_for_and_can_be_tried_again(
    start: Start, qtbot: QtBot, sam: Workspace, tmp_path: Path
) -> None:
    """Wrong: one kind sentence. It can be shown, and is kept nowhere."""
    path = bringing.whole(sam, tmp_path / "Sam.lobpakket", "appelboom in bloei")
    sam.close()
    app = start(path)
    qtbot.waitUntil(lambda: "Hier hoort een wachtwoord bij" in words_in(app.window))
    type_into(app.window, "perenboom")
    key(app.window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Zo gaat het niet open." in words_in(app.window))
    field = app.window.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    press(app.window, "Wachtwoord laten zien")
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    field.setFocus()
    field.selectAll()
    type_into(app.window, "appelboom in bloei")
    key(app.window, Qt.Key.Key_Return)

    assert "van Sam Amrani" in words_in(told(app, qtbot))
    settle()
    assert not app.window.findChildren(QLineEdit)


def test_a_pdf_that_lost_its_data_can_be_looked_at_elsewhere(
    start: Start, qtbot: QtBot, own: Path, sam: Workspace, tmp_path: Path
) -> None:
    path = bringing.document(sam, tmp_path / "scan.pdf", pages_only=True)
    sam.close()
    app = start(own)
    asked: list[str] = []
    app._open_address = lambda address: not asked.append(address.toLocalFile())  # type: ignore[func-returns-value]  # as True
    window = main_window(app)
    window.open_dossier(path)
    qtbot.waitUntil(lambda: isinstance(app.window, RefusalWindow))
    said = words_in(app.window)
    assert "“scan.pdf” zit geen dossier" in said
    assert "Vraag het oorspronkelijke bestand" in said
    press(app.window, "PDF bekijken")
    assert asked == [str(path)]
    press(app.window, "Terug naar Noor")
    assert app.window is window


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("brief.pdf", b"%PDF-1.7 afgebroken", "brief.pdf"),
        ("kapot.lobpakket", b"PK\x03\x04 afgebroken", "kapot.lobpakket"),
        ("recept.json", b'{"recept": "appeltaart"}', "recept.json"),
        ("leeg.pdf", b"", "leeg.pdf"),
        ("notitie.txt", b"zomaar tekst", "notitie.txt"),
    ],
)
def test_every_other_file_is_refused_by_name_with_ways_on(
    start: Start, qtbot: QtBot, own: Path, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    app = start(own)
    window = main_window(app)
    window.open_dossier(path)
    qtbot.waitUntil(lambda: isinstance(app.window, RefusalWindow))
    assert words in words_in(app.window)
    assert has_button(app.window, "Ander bestand kiezen")
    assert "Reservekopieën" not in words_in(app.window)
    press(app.window, "Terug naar Noor")
    assert app.window is window
    assert not left_behind(app)


def test_the_window_says_what_it_shows(start: Start, qtbot: QtBot, own: Path, sam: Workspace, tmp_path: Path) -> None:
    app = start(brought(sam, tmp_path, "pdf"))
    assert isinstance(app.window, ArrivalWindow)
    assert app.window.windowTitle() == "Even kijken wat dit is …"
    told(app, qtbot)
    assert app.window.windowTitle() == "Een loopbaandocument van Sam Amrani"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of the whole example."""
    folder = tmp_path_factory.mktemp("voorbeeld")
    workspace = Workspace.open(build("full", folder), data=folder / "data")
    try:
        return bringing.whole(workspace, folder / "Esra.lobpakket")
    finally:
        workspace.close()


@pytest.fixture
def viewed(start: Start, qtbot: QtBot, example: Path) -> Callable[[], MainWindow]:
    """The window in which the example is looked round in."""

    def view() -> MainWindow:
        app = start(example)
        told(app, qtbot)
        press(app.window, "Bekijken")
        qtbot.waitUntil(lambda: isinstance(app.window, MainWindow))
        return main_window(app)

    return view


def test_an_experience_of_somebody_else_is_there_to_read(viewed: Callable[[], MainWindow]) -> None:
    """No tools to write with, nothing that says that it is kept, no words about dropping files."""
    window = viewed()
    plain = next(e for e in window.workspace.records.all(Experience) if not e.star)
    window.go("experience", plain.id)
    rest(window)
    said = words_in(window.current())
    assert plain.title in window.windowTitle()
    for tool in ("Vet", "Foto", "Hier ben ik trots op", "Bewaard"):
        assert not has_button(window.current(), tool)
        assert tool not in said
    assert "slepen" not in said
