"""Evidence on the page of an experience: taken in by button, drop and paste; described, opened, taken away."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hands import bring_to_front
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from lobdossier.domain import limits
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.services.workspace import Workspace
from lobdossier.ui.experience.evidence_item import EvidenceItem, real_place
from lobdossier.ui.experience.large_photo import LargePhoto
from lobdossier.ui.experience.length import length_said, read_length
from lobdossier.ui.screens.experience import ExperienceScreen
from lobdossier.ui.window import MainWindow
from tests.typing_help import type_text

Show = Callable[[Workspace, str, str], MainWindow]
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n"


@pytest.fixture
def show(show: Show, qtbot: QtBot) -> Show:
    """The window of `conftest.show`, with the keyboard in it."""

    def make(workspace: Workspace, screen: str, target: str) -> MainWindow:
        window = show(workspace, screen, target)
        bring_to_front(window)
        return window

    return make


def screen_of(window: MainWindow) -> ExperienceScreen:
    found = window.current()
    assert isinstance(found, ExperienceScreen)
    return found


def photo(path: Path, size: tuple[int, int] = (320, 240)) -> Path:
    Image.new("RGB", size, (40, 120, 90)).save(path)
    return path


def drop(screen: ExperienceScreen, paths: Sequence[Path]) -> None:
    """Let go of files above the page, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 20), copy, data, left, none)
    QApplication.sendEvent(screen, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(screen, QDropEvent(QPointF(20, 20), copy, data, left, none))


def kept(workspace: Workspace) -> list[Evidence]:
    return workspace.records.all(Evidence)


def item_of(screen: ExperienceScreen) -> EvidenceItem:
    (item,) = screen.evidence.items.values()
    return item


def test_a_dropped_photo_is_a_complete_experience(
    show: Show, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    """The photo comes in, its experience with it, and the app asks kindly what there is to see."""
    screen = screen_of(show(workspace, "experience", ""))

    drop(screen, [photo(tmp_path / "bingo.png")])
    qtbot.waitUntil(lambda: len(kept(workspace)) == 1)

    (found,) = kept(workspace)
    assert (found.kind, found.mime, found.width) == (EvidenceKind.PHOTO, "image/jpeg", 320)
    assert workspace.records.get(Experience, found.experience_id).blank
    item = item_of(screen)
    assert item.question.is_open
    assert screen.questions.isVisible()
    field = item.question.body.findChild(type(screen.story.name)) if item.question.body else None
    assert field is not None
    type_text(field, "Wij bij de bingo – één tafel")
    agree = item.findChild(QCheckBox)
    assert agree is not None
    agree.click()
    assert screen.flush()
    (found,) = kept(workspace)
    assert (found.alt, found.people_agree) == ("Wij bij de bingo – één tafel", True)


def test_the_door_foto_asks_for_a_photo(
    show: Show, workspace: Workspace, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Come in by "Foto" and choose one: that is the experience. Changing one's mind leaves nothing behind."""
    chosen: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: (chosen, ""))
    window = show(workspace, "experience", "new:photo")
    qtbot.wait(20)
    assert workspace.experiences.count() == 0

    chosen.append(str(photo(tmp_path / "een.jpg")))
    window.go("experience", "new:photo")

    qtbot.waitUntil(lambda: len(kept(workspace)) == 1)
    assert workspace.experiences.count() == 1


def test_several_at_once(show: Show, a_little: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    experience = a_little.records.all(Experience)[0]
    screen = screen_of(show(a_little, "experience", experience.id))

    drop(screen, [photo(tmp_path / f"{n}.jpg", (100 + n, 80)) for n in range(3)])

    qtbot.waitUntil(lambda: len(kept(a_little)) == 3)
    assert [one.width for one in kept(a_little)] == [100, 101, 102]
    qtbot.waitUntil(lambda: not screen.evidence.strip.isVisible())


def test_a_picture_pasted_in_the_story_is_evidence(show: Show, a_little: Workspace, qtbot: QtBot) -> None:
    """It does not end up in the text, and the keyboard stays in the story."""
    experience = a_little.records.all(Experience)[0]
    screen = screen_of(show(a_little, "experience", experience.id))
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(10, 90, 160))
    data = QMimeData()
    data.setImageData(image)
    screen.story.editor.insertFromMimeData(data)

    qtbot.waitUntil(lambda: len(kept(a_little)) == 1)

    assert screen.story.editor.toPlainText() == "Ik mocht meteen meelopen."
    assert QApplication.focusWidget() is screen.story.editor


def test_a_document_shows_its_size_before_it_is_copied(
    show: Show, a_little: Workspace, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, opened: list[str]
) -> None:
    """Name and size first; "Niet" leaves no trace, "Toevoegen" copies; opened is a read-only copy."""
    path = tmp_path / "verslag.pdf"
    path.write_bytes(PDF)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(path)], ""))
    experience = a_little.records.all(Experience)[0]
    screen = screen_of(show(a_little, "experience", experience.id))
    panel = screen.evidence

    QTest.mouseClick(panel.buttons[EvidenceKind.DOCUMENT], Qt.MouseButton.LeftButton)
    (offer,) = panel.offers
    assert offer.yes.accessibleName() == f"Toevoegen: verslag.pdf, {len(PDF)} bytes"
    offer.no.click()
    assert kept(a_little) == []

    QTest.mouseClick(panel.buttons[EvidenceKind.DOCUMENT], Qt.MouseButton.LeftButton)
    panel.offers[0].yes.click()
    qtbot.waitUntil(lambda: len(kept(a_little)) == 1)

    item_of(screen).deeds[0].click()
    qtbot.waitUntil(lambda: bool(opened))
    copy = Path(QUrl(opened[0]).toLocalFile())
    assert copy.read_bytes() == PDF
    assert copy.stat().st_mode & 0o222 == 0


def test_what_is_not_on_the_safe_list_is_only_saved(
    show: Show, a_little: Workspace, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "programma.exe"
    path.write_bytes(b"MZ" + b"\0" * 50)
    target = tmp_path / "terug.exe"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    screen = screen_of(show(a_little, "experience", a_little.records.all(Experience)[0].id))
    screen.evidence.offer([str(path)])
    screen.evidence.offers[0].yes.click()
    qtbot.waitUntil(lambda: len(kept(a_little)) == 1)

    (deed,) = item_of(screen).deeds
    assert deed.text() == "Opslaan als…"
    deed.click()

    qtbot.waitUntil(target.exists)
    assert target.read_bytes() == path.read_bytes()


def test_a_film_of_51_mb_is_refused_with_a_way_out(show: Show, a_little: Workspace, tmp_path: Path) -> None:
    """It is not read at all; the words say how large it is and how to make it smaller."""
    path = tmp_path / "film.mp4"
    with path.open("wb") as file:
        file.truncate(limits.EVIDENCE_BYTES + 1_000_000)
    screen = screen_of(show(a_little, "experience", a_little.records.all(Experience)[0].id))

    drop(screen, [path])

    assert screen.evidence.offers == []
    said = screen.evidence.refusal.text
    assert screen.evidence.refusal.isVisible()
    assert "“film.mp4” is 51 MB. Er past 50 MB in." in said
    assert "lagere kwaliteit" in said


def test_a_heic_that_cannot_be_read_says_what_to_do(
    show: Show, a_little: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "IMG_0001.HEIC"
    path.write_bytes(b"\0\0\0\x18ftypheic" + b"\0" * 200)
    screen = screen_of(show(a_little, "experience", a_little.records.all(Experience)[0].id))

    drop(screen, [path])

    qtbot.waitUntil(lambda: screen.evidence.refusal.isVisible())
    assert "“IMG_0001.HEIC” kan ik niet lezen als foto." in screen.evidence.refusal.text
    assert "jpg" in screen.evidence.refusal.text
    assert kept(a_little) == []


def test_a_refused_file_leaves_no_blank_experience(
    show: Show, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "stuk.jpg"
    path.write_bytes(b"\xff\xd8\xff" + b"niets")
    screen = screen_of(show(workspace, "experience", ""))

    drop(screen, [path])
    qtbot.waitUntil(lambda: screen.evidence.refusal.isVisible())

    assert workspace.experiences.count() == 0


def test_a_folder_is_no_evidence(show: Show, a_little: Workspace, tmp_path: Path) -> None:
    screen = screen_of(show(a_little, "experience", a_little.records.all(Experience)[0].id))

    screen.evidence.offer([str(tmp_path)])

    assert "geen bestand dat ik kan lezen" in screen.evidence.refusal.text


def test_an_empty_file_and_the_dossier_itself_are_refused_in_words(
    show: Show, a_little: Workspace, tmp_path: Path
) -> None:
    """Neither is offered; the words are about the file, not about photos."""
    (tmp_path / "leeg.pdf").touch()
    screen = screen_of(show(a_little, "experience", a_little.records.all(Experience)[0].id))

    screen.evidence.offer([str(tmp_path / "leeg.pdf"), str(a_little.path)])

    assert screen.evidence.offers == []
    assert "“leeg.pdf” is leeg." in screen.evidence.refusal.text
    assert "is dit dossier zelf" in screen.evidence.refusal.text
    assert "foto." not in screen.evidence.refusal.text


def test_the_length_of_a_sound_is_asked_and_kept(show: Show, a_little: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    """Typed as a player shows it; what is no length yet changes nothing."""
    path = tmp_path / "opname.mp3"
    path.write_bytes(b"ID3" + b"\0" * 200)
    screen = screen_of(show(a_little, "experience", a_little.records.all(Experience)[0].id))
    screen.evidence.offer([str(path)])
    screen.evidence.offers[0].yes.click()
    qtbot.waitUntil(lambda: len(kept(a_little)) == 1)
    item = item_of(screen)
    item.question.open()

    field = next(f for f in item.findChildren(QLineEdit) if f.accessibleName() == "Hoe lang duurt het?")
    type_text(field, "2:30")
    assert screen.flush()
    type_text(field, "x")
    assert screen.flush()

    assert kept(a_little)[0].seconds == 150
    assert "duurt 2:30" in item._about.text()


def test_read_length() -> None:
    """Minutes with seconds, whole minutes, an hour; nothing is None; anything else is refused."""
    assert [read_length(t) for t in ("2:30", "2.05", "3", "1:02:30", " ")] == [150, 125, 180, 3750, None]
    for wrong in ("2:75", "lang", "9999999", "²"):
        with pytest.raises(ValueError, match=wrong):
            read_length(wrong)
    assert (length_said(150), length_said(3750), length_said(5)) == ("2:30", "1:02:30", "0:05")


def test_taken_away_and_brought_back(show: Show, a_little: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    window = show(a_little, "experience", a_little.records.all(Experience)[0].id)
    screen = screen_of(window)
    drop(screen, [photo(tmp_path / "een.jpg")])
    qtbot.waitUntil(lambda: len(kept(a_little)) == 1)

    item_of(screen).remove.click()
    assert screen.evidence.items == {}
    assert kept(a_little) == []

    QTest.mouseClick(window._toast._action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(screen.evidence.items) == 1)


def test_a_link_shows_where_it_really_goes(show: Show, a_little: Workspace, opened: list[str]) -> None:
    """Only web and mail; before it opens, a row shows the host as the network knows it."""
    screen = screen_of(show(a_little, "experience", a_little.records.all(Experience)[0].id))
    QTest.mouseClick(screen.evidence.buttons[EvidenceKind.LINK], Qt.MouseButton.LeftButton)
    form = screen.evidence.link_form
    assert form is not None
    type_text(form.field, "file:///etc/passwd")
    assert not form.yes.isEnabled()
    form.field.clear()
    type_text(form.field, "https://www.bank.nl@roc.nl/project")
    assert form.yes.isEnabled()
    QTest.keyClick(form.field, Qt.Key.Key_Return)

    item = item_of(screen)
    item.deeds[0].click()
    assert opened == []
    assert item._confirm is not None
    assert "roc.nl" in item._confirm.findChildren(type(screen.story.state))[0].text()
    next(b for b in item._confirm.findChildren(type(item.remove)) if b.text() == "Openen in je browser").click()

    assert opened == ["https://www.bank.nl@roc.nl/project"]


def test_a_link_to_a_file_is_never_opened(show: Show, a_little: Workspace, opened: list[str]) -> None:
    """One that came in from elsewhere may say anything; only web and mail are opened."""
    experience = a_little.records.all(Experience)[0]
    link = Evidence(experience_id=experience.id, kind=EvidenceKind.LINK, title="x", address="file:///etc/passwd")
    a_little.records.add(link)
    screen = screen_of(show(a_little, "experience", experience.id))

    item_of(screen).deeds[0].click()

    assert "wordt niet geopend" in screen.evidence.refusal.text
    assert opened == []


def test_real_place() -> None:
    """The host, without what stands before an @, and a look-alike in the letters of the network."""
    assert real_place("https://www.bank.nl@roc.nl/x") == "roc.nl"
    assert real_place("https://bаnk.nl/") == "xn--bnk-6cd.nl"  # the second letter is Cyrillic on purpose
    assert real_place("mailto:noor@roc.nl") == "noor@roc.nl"


def test_damaged_evidence_says_so(show: Show, a_little: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    """Bytes that are gone: the page opens all the same, the item says "Beschadigd" and what to do."""
    experience = a_little.records.all(Experience)[0]
    for kind, mime in ((EvidenceKind.PHOTO, "image/jpeg"), (EvidenceKind.DOCUMENT, "application/pdf")):
        a_little.records.add(
            Evidence(experience_id=experience.id, kind=kind, title="weg", mime=mime, sha256="0" * 64, size=10)
        )
    screen = screen_of(show(a_little, "experience", experience.id))
    first, second = screen.evidence.items.values()

    qtbot.waitUntil(first._damaged.isVisible)
    second.deeds[0].click()
    qtbot.waitUntil(second._damaged.isVisible)
    assert not second.deeds[0].isVisible()


def test_a_photo_grows_to_the_window_and_back(show: Show, a_little: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    """A click shows it as large as the window; Escape brings the page back, with the keyboard where it was."""
    window = show(a_little, "experience", a_little.records.all(Experience)[0].id)
    screen = screen_of(window)
    drop(screen, [photo(tmp_path / "een.jpg"), photo(tmp_path / "twee.jpg", (90, 200))])
    qtbot.waitUntil(lambda: len(screen.evidence.items) == 2)
    deed = next(iter(screen.evidence.items.values())).deeds[0]
    deed.setFocus()

    QTest.keyClick(deed, Qt.Key.Key_Return)
    large = window.findChild(LargePhoto)
    assert large is not None
    assert large.size() == window.size()
    qtbot.waitUntil(lambda: not large._photo._image.isNull())
    QTest.keyClick(large, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: large._photo._image.height() == 200)
    QTest.keyClick(large, Qt.Key.Key_Escape)

    assert QApplication.focusWidget() is deed


def test_a_restart_keeps_the_bytes(show: Show, a_little: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    """What was taken in comes out byte for byte after closing and opening the dossier."""
    path = tmp_path / "verslag.pdf"
    path.write_bytes(PDF * 3)
    screen = screen_of(show(a_little, "experience", a_little.records.all(Experience)[0].id))
    screen.evidence.offer([str(path)])
    screen.evidence.offers[0].yes.click()
    qtbot.waitUntil(lambda: len(kept(a_little)) == 1)
    assert screen.flush()
    a_little.close()

    again = Workspace.open(a_little.path, data=tmp_path / "data")

    assert again.evidence.fetch(kept(again)[0].sha256) == PDF * 3
    again.close()


def test_a_photo_keeps_nothing_of_the_telephone(show: Show, a_little: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    """Place and device stay behind."""
    exif = Image.Exif()
    exif[0x010F] = "Telefoonmerk"
    path = tmp_path / "foto.jpg"
    Image.new("RGB", (50, 50)).save(path, exif=exif)
    screen = screen_of(show(a_little, "experience", a_little.records.all(Experience)[0].id))

    drop(screen, [path])
    qtbot.waitUntil(lambda: len(kept(a_little)) == 1)

    assert not Image.open(io.BytesIO(a_little.evidence.fetch(kept(a_little)[0].sha256))).getexif()
