"""A file that somebody brings: looked at, told, and then viewed, taken in or merged, by clicks and keys on real files."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from apps import close, dossier, main_window
from hands import find_button, has_button, key, press, rest, settle, type_into, words_in
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.app import App
from lobdossier.domain.experience import Experience
from lobdossier.services.workspace import Workspace
from lobdossier.ui.arrival.checking import CheckingPage
from lobdossier.ui.arrival.merge_page import MergePage
from lobdossier.ui.arrival.page import ArrivalPage
from lobdossier.ui.arrival.window import ArrivalWindow
from lobdossier.ui.experience.disclosure import Disclosure
from lobdossier.ui.first_start import FirstStart
from lobdossier.ui.refusal import RefusalWindow
from lobdossier.ui.screens import screens
from lobdossier.ui.window import MainWindow
from tests import bringing
from tests.screens.dossiers import build
from tests.screens.dossiers import shown as shown_in

Start = Callable[..., App]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The dossier of Noor on this computer."""
    return dossier(tmp_path / "Noor.lobdossier", "Noor", "De kruk", "Open dag")


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


def told(app: App, qtbot: QtBot) -> ArrivalPage:
    """The page of the file that was brought, once it was looked at."""
    qtbot.waitUntil(lambda: bool(shown(app, ArrivalPage)))
    return shown(app, ArrivalPage)[0]


def shown(app: App, kind: type[QWidget]) -> list:  # type: ignore[type-arg]  # of that kind
    return [page for page in app.window.findChildren(kind) if page.isVisible()] if app.window else []


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
    assert "Ongewijzigd sinds export." in said
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
    assert window.windowTitle() == "Ervaringen – Je bekijkt het dossier van Sam Amrani"
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


# ---------------------------------------------------------------- samenvoegen
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


def test_ten_thousand_items_grow_a_few_at_a_time(start: Start, qtbot: QtBot, own: Path, tmp_path: Path) -> None:
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


def test_the_window_says_what_it_shows(start: Start, qtbot: QtBot, own: Path, sam: Workspace, tmp_path: Path) -> None:
    app = start(brought(sam, tmp_path, "pdf"))
    assert isinstance(app.window, ArrivalWindow)
    assert app.window.windowTitle() == "Even kijken wat dit is …"
    told(app, qtbot)
    assert app.window.windowTitle() == "Een loopbaandocument van Sam Amrani"


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


@pytest.mark.parametrize("place", [place.id for place in screens() if place.id != "history"])
def test_every_room_of_somebody_else_can_be_looked_into(
    viewed: Callable[[], MainWindow], qtbot: QtBot, place: str
) -> None:
    """Nothing is written, nothing fails, and one gets out again."""
    window = viewed()
    path = window.workspace.path
    before = path.read_bytes()
    targets = [""] if place == "trash" else shown_in(place, window.workspace).values()
    for target in targets:
        window.go(place, target)
        rest(window)
        assert not window._banner.isVisible()
    window.go("start")
    assert window.windowTitle() == "Start – Je bekijkt het dossier van Esra Hoekman"
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir() if found.suffix == ".lobdossier"] == [path.name]


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
