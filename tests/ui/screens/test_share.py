""" "Delen": what goes along is chosen item by item, seen on the real pages, and remembered once handed out."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hands import rest
from layout_check import problems
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.errors import Cancelled
from lobdossier.domain.experience import Experience
from lobdossier.domain.sharing import Handover
from lobdossier.domain.vocabulary import Purpose
from lobdossier.services.demo import build_demo
from lobdossier.services.documents import Finished
from lobdossier.services.workspace import Workspace
from lobdossier.ui import ask
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.screens.share import ShareScreen
from lobdossier.ui.share.preview import Preview
from lobdossier.ui.theme import FAMILIES, Look, Theme
from lobdossier.ui.widgets.messages import Banner
from lobdossier.ui.window import MainWindow
from tests.factories import contents
from tests.typing_help import type_text
from tests.ui.screens.sharing import (
    SECRETS,
    box,
    choose_purpose,
    export,
    named,
    press,
    rested,
    screen,
    tell,
    tick,
)

Show = Callable[..., MainWindow]


@pytest.fixture
def told(workspace: Workspace) -> Workspace:
    """Two experiences, a conversation that was held, and a secret in every place that never goes along."""
    tell(workspace)
    return workspace


@pytest.fixture(name="show")
def show_whole(qtbot: QtBot, show: Show) -> Show:
    """Opens the screen and waits until it knows what can go along, unless *wait* is False."""

    def make(workspace: Workspace, which: str, *, wait: bool = True) -> MainWindow:
        window = show(workspace, which)
        if wait:
            rest(window)
        return window

    return make


# ------------------------------------------------------------ the draft
def test_opening_makes_no_draft_and_changes_nothing(qtbot: QtBot, show: Show, told: Workspace) -> None:
    before = contents(told.path)

    window = show(told, "share")
    rested(qtbot, window)
    assert window.current().flush()

    assert contents(told.path) == before


def test_each_purpose_keeps_its_own_draft(qtbot: QtBot, show: Show, told: Workspace) -> None:
    window = show(told, "share")
    type_text(named(window, PlainEditor, "Waarom deze opleiding?"), "Ik wil brood bakken — één café’s ë.")
    choose_purpose(window, 1)
    receiver = named(window, QLineEdit, "Voor wie?")
    assert receiver.text() == ""
    type_text(receiver, "Mevrouw Bakker")
    choose_purpose(window, 0)

    assert named(window, PlainEditor, "Waarom deze opleiding?").text() == "Ik wil brood bakken — één café’s ë."
    assert receiver.text() == ""
    kept = {d.purpose: d for d in told.records.all(CareerDocument)}
    assert set(kept) == {Purpose.SCHOOL, Purpose.GESPREK}
    assert kept[Purpose.GESPREK].receiver == "Mevrouw Bakker"


def test_a_draft_is_there_the_next_time(qtbot: QtBot, show: Show, told: Workspace) -> None:
    window = show(told, "share")
    press(box(window, "Dit ben ik"))
    qtbot.waitUntil(lambda: bool(told.records.all(CareerDocument)))

    window.go("start")
    window.go("share")

    assert not box(window, "Dit ben ik").isChecked()
    assert len(told.records.all(CareerDocument)) == 1


def test_typing_survives_a_change_made_elsewhere(qtbot: QtBot, show: Show, told: Workspace) -> None:
    window = show(told, "share")
    why = named(window, PlainEditor, "Waarom deze opleiding?")
    type_text(why, "Nog niet bewaard")

    told.records.add(Experience(title="Nieuw", start=date(2026, 11, 1)))
    QApplication.processEvents()
    type_text(why, ", en verder")

    assert why.text() == "Nog niet bewaard, en verder"
    assert window.current().flush()
    assert told.records.all(CareerDocument)[0].why == "Nog niet bewaard, en verder"


def test_what_cannot_be_saved_keeps_its_purpose_and_its_words(qtbot: QtBot, show: Show, told: Workspace) -> None:
    window = show(told, "share")
    why = named(window, PlainEditor, "Waarom deze opleiding?")
    type_text(why, "Blijf staan")
    away = told.path.with_suffix(".weg")
    told.path.rename(away)

    choose_purpose(window, 1)

    assert why.isVisible()
    assert why.text() == "Blijf staan"
    assert any(b.isVisible() for b in window.findChildren(Banner))
    away.rename(told.path)
    assert window.current().flush()


def test_what_is_typed_before_the_list_is_there_is_kept(qtbot: QtBot, show: Show, told: Workspace) -> None:
    """A long dossier is read in the background: what can go along is then as it was proposed."""
    window = show(told, "share", wait=False)
    assert window.context.jobs.busy
    why = named(window, PlainEditor, "Waarom deze opleiding?")
    type_text(why, "Brood is één ding, ")
    press(box(window, "Dit ben ik"))

    qtbot.waitUntil(lambda: bool(told.records.all(CareerDocument)))

    type_text(why, "café een ander")
    assert window.current().flush()
    (kept,) = told.records.all(CareerDocument)
    assert (kept.why, kept.portrait) == ("Brood is één ding, café een ander", False)
    assert len(kept.experience_ids) == 2
    assert len(kept.plan_ids) == 1


def test_who_leaves_before_the_list_is_there_loses_nothing(show: Show, told: Workspace) -> None:
    window = show(told, "share", wait=False)
    type_text(named(window, QLineEdit, "Voor wie?"), "Bakkersvakschool")

    window.go("start")

    (kept,) = told.records.all(CareerDocument)
    assert (kept.receiver, len(kept.experience_ids), kept.portrait) == ("Bakkersvakschool", 2, True)


# ------------------------------------------------------------ what goes along
def test_never_a_contact_a_private_answer_the_trash_or_a_remark(
    qtbot: QtBot, show: Show, told: Workspace, tmp_path: Path
) -> None:
    window = show(told, "share")

    for place in range(5):
        choose_purpose(window, place)
        words = export(qtbot, window, tmp_path / f"{place}.pdf")
        assert not [secret for secret in SECRETS if secret in words], place
        assert not [s for s in SECRETS if s.encode() in (tmp_path / f"{place}.pdf").read_bytes()]


def test_what_is_ticked_off_is_not_in_the_pdf(qtbot: QtBot, show: Show, told: Workspace, tmp_path: Path) -> None:
    window = show(told, "share")
    choose_purpose(window, 4)
    everything = export(qtbot, window, tmp_path / "alles.pdf")

    for words in ("met mijn reflecties", "met wat anderen zeiden", "Overzicht van alles wat ik deed"):
        press(box(window, words))
    press(tick(window, "Plannen"))
    press(tick(window, "Gesprekken"))
    less = export(qtbot, window, tmp_path / "minder.pdf")

    for words in ("Het deeg.", "nooit te laat", "Rijbewijs uitzoeken", "Kneden oefenen"):
        assert words in everything
        assert words not in less
    assert "Om vijf uur op." in less


def test_one_experience_can_stay_at_home(qtbot: QtBot, show: Show, told: Workspace, tmp_path: Path) -> None:
    window = show(told, "share")
    unfold = named(window, QPushButton, "Ervaringen: kies per onderdeel")
    press(unfold)
    press(tick(window, "Stage bij de bakker"))
    press(box(window, "Overzicht van alles wat ik deed"))

    words = export(qtbot, window, tmp_path / "een.pdf")

    assert "Stage bij de bakker" not in words
    assert "Open dag in Zwolle" in words
    assert told.records.all(CareerDocument) == [] or len(told.records.all(CareerDocument)[0].experience_ids) == 1


def test_the_preview_shows_the_pages_of_the_choice(qtbot: QtBot, show: Show, workspace: Workspace) -> None:
    build_demo(workspace, experiences=6)
    window = show(workspace, "share")
    rested(qtbot, window)
    preview = window.findChild(Preview)
    whole = preview.pdf.pages

    press(tick(window, "Ervaringen"))  # from all to none
    rested(qtbot, window)

    assert preview.pdf.pages < whole


def test_who_leaves_does_not_wait_for_the_pages(qtbot: QtBot, show: Show, told: Workspace) -> None:
    """They stop being made at once, so that the next room is not kept waiting; who comes back gets them."""
    window = show(told, "share")
    rested(qtbot, window)
    preview = window.findChild(Preview)
    former = preview.pdf
    asked: list[bool] = []

    def make(_target: Path, _progress: object, stopped: Callable[[], bool]) -> Finished:
        asked.append(False)
        while not stopped():
            time.sleep(0.001)
        asked.append(True)
        raise Cancelled

    real, preview._prepare = preview._prepare, lambda: make
    preview.refresh()
    qtbot.waitUntil(lambda: asked == [False])

    window.go("plans")

    rest(window)
    assert asked == [False, True]
    assert preview.pdf is former
    preview._prepare = real
    with qtbot.waitSignal(preview.made):
        window.go("share")
    assert preview.pdf is not former


def test_the_preview_is_leafed_through_by_keys(qtbot: QtBot, show: Show, told: Workspace) -> None:
    window = show(told, "share")
    rested(qtbot, window)
    preview = window.findChild(Preview)
    preview.setFocus()
    assert "bladzijde 1 van" in preview.accessibleName()

    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert "bladzijde 2 van" in preview.accessibleName()
    for _ in range(preview.pdf.pages + 3):
        QTest.keyClick(preview, Qt.Key.Key_Right)
    assert f"bladzijde {preview.pdf.pages} van" in preview.accessibleName()


# ------------------------------------------------------------ the PDF
def test_a_dossier_that_may_only_be_read_can_be_made_into_a_pdf(
    qtbot: QtBot, show: Show, told: Workspace, tmp_path: Path
) -> None:
    """What is ticked there lasts as long as the screen, nothing asks to be saved, and no handover is written down."""
    told.close()
    reading = Workspace.open(told.path, data=tmp_path / "data", read_only=True)
    window = show(reading, "share")
    screen = window.current()
    assert isinstance(screen, ShareScreen)
    box(window, "Dit ben ik").click()
    window.go("start")
    window.go("share")
    assert not box(window, "Dit ben ik").isChecked()

    screen._making.make(tmp_path / "uit.pdf")

    qtbot.waitUntil(lambda: screen._done.isVisible())
    assert (tmp_path / "uit.pdf").read_bytes().startswith(b"%PDF")
    assert not window._banner.isVisible()
    assert len(reading.sharing.handovers()) == 1  # the one of before
    reading.close()


def test_a_pdf_that_was_made_is_remembered(
    qtbot: QtBot, show: Show, told: Workspace, tmp_path: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(told, "share")
    type_text(named(window, QLineEdit, "Voor wie?"), "Bakkersvakschool")
    target = tmp_path / "Mijn document.pdf"
    monkeypatch.setattr(ask, "where_to_save", lambda *_: target)

    press(next(b for b in window.findChildren(QPushButton) if b.text() == "PDF maken"))
    qtbot.waitUntil(lambda: len(told.records.all(Handover)) == 2)

    kept = next(h for h in told.records.all(Handover) if h.receiver == "Bakkersvakschool")
    assert (kept.file_name, kept.size) == ("Mijn document.pdf", target.stat().st_size)
    assert kept.pages > 1
    banner = next(b for b in window.findChildren(Banner) if b.isVisible())
    assert "Mijn document.pdf" in banner.accessibleName()
    QApplication.processEvents()
    press(next(b for b in banner.findChildren(QPushButton) if b.text() == "Openen"))
    assert opened == [f"file://{target}"]


def test_changing_your_mind_about_the_place_makes_nothing(
    qtbot: QtBot, show: Show, told: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(told, "share")
    rested(qtbot, window)
    monkeypatch.setattr(ask, "where_to_save", lambda *_: None)

    press(next(b for b in window.findChildren(QPushButton) if b.text() == "PDF maken"))

    assert not window.context.jobs.busy
    assert len(told.records.all(Handover)) == 1


def test_stopping_leaves_nothing(qtbot: QtBot, show: Show, workspace: Workspace, tmp_path: Path) -> None:
    build_demo(workspace, experiences=60)
    before = len(workspace.records.all(Handover))
    window = show(workspace, "share")
    rested(qtbot, window)
    folder = tmp_path / "uit"
    folder.mkdir()

    screen(window)._making.make(folder / "halverwege.pdf")
    press(next(b for b in window.findChildren(QPushButton) if b.isVisible() and b.text() in ("Stoppen", "Stop")))
    rest(window)

    assert list(folder.iterdir()) == []
    assert len(workspace.records.all(Handover)) == before
    assert next(b for b in window.findChildren(QPushButton) if b.text() == "PDF maken").isEnabled()


def test_a_place_that_cannot_be_written_is_said_and_can_be_tried_again(
    qtbot: QtBot, show: Show, told: Workspace, tmp_path: Path
) -> None:
    window = show(told, "share")
    rested(qtbot, window)

    screen(window)._making.make(tmp_path / "weg" / "document.pdf")
    qtbot.waitUntil(lambda: any(b.isVisible() for b in window.findChildren(Banner)))
    rest(window)

    assert next(b for b in window.findChildren(QPushButton) if b.text() == "PDF maken").isEnabled()
    assert len(told.records.all(Handover)) == 1


def test_what_was_handed_out_before_can_be_seen(qtbot: QtBot, show: Show, told: Workspace) -> None:
    window = show(told, "share")

    press(next(b for b in window.findChildren(QPushButton) if b.text() == "Eerder gedeeld"))
    rest(window)

    assert any(w.isVisible() and "GEHEIMEERDER" in w.text() for w in window.findChildren(QWidget) if hasattr(w, "text"))


# ------------------------------------------------------------ the look
def test_the_pages_are_whole_at_every_text_size(qtbot: QtBot, show: Show, theme: Theme, workspace: Workspace) -> None:
    """With too little room for both they stand under the choice, never half outside the window."""
    build_demo(workspace)
    window = show(workspace, "share")
    preview = window.findChild(Preview)
    outside = []
    for size in ((1240, 800), (1366, 768), (1024, 614)):
        window.resize(*size)
        for pt in range(9, 19):
            theme.apply(Look("light", FAMILIES[0], pt))
            qtbot.wait(20)
            right = preview.mapTo(window, preview.rect().topRight()).x()
            if right > window.width():
                outside.append((size, pt, right))
    theme.apply(Look("light"))
    assert outside == []


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
@pytest.mark.parametrize(("pt", "size"), [(11, (1240, 800)), (18, (1024, 614))])
def test_nothing_is_clipped_or_nameless(
    qtbot: QtBot, show: Show, theme: Theme, told: Workspace, scheme: str, pt: int, size: tuple[int, int]
) -> None:
    family = FAMILIES[pt == 18]
    theme.apply(Look(scheme, family, pt, reduced_motion=True))
    window = show(told, "share")
    window.resize(*size)
    press(named(window, QPushButton, "Ervaringen: kies per onderdeel"))
    rested(qtbot, window)

    assert problems(window) == []
    theme.apply(Look("light"))
