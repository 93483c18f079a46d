"""The look at what of others goes along: shown before the file is made, decided by one click each, blocking nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hands import rest
from looks import found_in_all_looks
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.people import Contact
from lobdossier.domain.vocabulary import Purpose
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.ui.share.privacy_card import FindingRow, PrivacyCard
from lobdossier.ui.theme import Theme
from lobdossier.ui.widgets.chips import Pill
from lobdossier.ui.widgets.photo import Photo
from lobdossier.ui.window import MainWindow
from tests.ui.screens.sharing import box, choose_purpose, export, press, rested

Show = Callable[..., MainWindow]


@pytest.fixture
def others(workspace: Workspace) -> Workspace:
    """A story with a name in two spellings and a telephone number."""
    story = "Arjen Kok leerde het me. Arjen belt: 06-12345678."
    workspace.records.save(
        Contact(id=new_id(), name="Arjen Kok"),
        Experience(id=new_id(), title="Bij de bakker", start=date(2026, 10, 1), story=story),
    )
    return workspace


def card(window: MainWindow) -> PrivacyCard:
    return window.findChild(PrivacyCard)


def looked(qtbot: QtBot, window: MainWindow) -> list[FindingRow]:
    """The rows, once what goes along was looked at."""
    qtbot.waitUntil(lambda: "zoek" not in said(window))
    rest(window)
    return [row for row in card(window).findChildren(FindingRow) if row.isVisible()]


def said(window: MainWindow) -> str:
    return "\n".join(w.text() for w in card(window).findChildren(QLabel) if w.isVisibleTo(card(window)))


def pill(window: MainWindow, name: str) -> Pill:
    return next(p for p in window.findChildren(Pill) if p.isVisible() and p.accessibleName() == name)


OUT, STAYS = "Naam: Arjen Kok: Weglaten", "Naam: Arjen Kok: Laten staan"


def test_each_finding_is_a_row_with_what_where_and_how_often(qtbot: QtBot, show: Show, others: Workspace) -> None:
    window = show(others, "share")
    assert len(looked(qtbot, window)) == 2
    words = said(window)
    assert "Kijk nog even: dit gaat over anderen" in words
    assert "Naam: Arjen Kok" in words
    assert "ook als Arjen · 2 keer, in “Bij de bakker”" in words
    assert "Telefoonnummer: 06-12345678" in words
    assert "Nog 2 te kiezen" in words


def test_what_is_left_out_is_on_no_page_and_the_other_choice_brings_it_back(
    qtbot: QtBot, show: Show, others: Workspace, tmp_path: Path
) -> None:
    window = show(others, "share")
    looked(qtbot, window)

    press(pill(window, OUT))
    assert "Arjen" not in export(qtbot, window, tmp_path / "zonder.pdf")
    assert others.records.all(CareerDocument)[0].left_out == ("Arjen Kok", "Arjen")

    press(pill(window, STAYS))
    assert not pill(window, OUT).isChecked()
    assert "Arjen Kok" in export(qtbot, window, tmp_path / "met.pdf")
    (kept,) = others.records.all(CareerDocument)
    assert (kept.left_out, kept.kept) == ((), ("Arjen Kok", "Arjen"))
    assert others.records.all(Experience)[0].story.startswith("Arjen Kok")


def test_nothing_is_blocked_and_all_decided_is_said(
    qtbot: QtBot, show: Show, others: Workspace, tmp_path: Path
) -> None:
    window = show(others, "share")
    looked(qtbot, window)
    assert "Arjen" in export(qtbot, window, tmp_path / "open.pdf")

    pill(window, STAYS).setFocus()
    QTest.keyClick(pill(window, STAYS), Qt.Key.Key_Return)
    press(pill(window, "Telefoonnummer: 06-12345678: Weglaten"))

    assert "Je hebt alles bekeken." in said(window)


def test_what_was_decided_is_there_the_next_time(qtbot: QtBot, show: Show, others: Workspace) -> None:
    window = show(others, "share")
    looked(qtbot, window)
    press(pill(window, OUT))
    window.go("start")
    window.go("share")
    looked(qtbot, window)
    assert pill(window, OUT).isChecked()


def test_the_rows_follow_what_is_chosen(qtbot: QtBot, show: Show, others: Workspace) -> None:
    window = show(others, "share")
    assert len(looked(qtbot, window)) == 2
    press(next(t for t in window.findChildren(type(box(window, "Dit"))) if t.text() == "Ervaringen"))
    qtbot.waitUntil(lambda: "Niets gevonden" in said(window))
    assert not card(window).findChildren(FindingRow) or not looked(qtbot, window)


def test_a_choice_does_not_take_the_keyboard_away(qtbot: QtBot, show: Show, others: Workspace) -> None:
    window = show(others, "share")
    looked(qtbot, window)
    held = pill(window, OUT)
    press(held)
    rested(qtbot, window)
    qtbot.wait(700)
    rest(window)
    assert window.focusWidget() is held


def test_photos_show_themselves_and_can_stay_at_home(
    qtbot: QtBot, show: Show, workspace: Workspace, tmp_path: Path
) -> None:
    build_demo(workspace, experiences=8, photos=2)
    for photo in workspace.records.all(Evidence)[1:]:
        workspace.records.save(replace(photo, people_agree=True))
    (asked,) = [e for e in workspace.records.all(Evidence) if not e.people_agree]
    window = show(workspace, "share")
    choose_purpose(window, 4)
    rows = looked(qtbot, window)
    while not any(r.findChildren(Photo) for r in rows):
        press(card(window)._list.more)
        rows = looked(qtbot, window)
    (row,) = [r for r in rows if r.findChildren(Photo)]
    press(next(p for p in row.findChildren(Pill) if p.accessibleName().endswith("Weglaten")))

    assert window.current()._composed().left_out == (asked.id,)
    assert looked(qtbot, window), "the row stays, so that it can be taken back"


def test_the_rest_can_be_decided_at_once(qtbot: QtBot, show: Show, workspace: Workspace) -> None:
    names = ("Arjen", "Ilse", "Petra", "Yusra")
    workspace.records.save(*(Contact(id=new_id(), name=name) for name in names))
    workspace.records.add(Experience(title=" en ".join(names)))
    window = show(workspace, "share")
    looked(qtbot, window)
    press(pill(window, "Naam: Ilse: Laten staan"))

    press(card(window)._out)

    composed = window.current()._composed()
    assert composed.kept == ("Ilse",)
    assert set(composed.left_out) == {"Arjen", "Petra", "Yusra"}


def test_a_whole_copy_has_no_look(qtbot: QtBot, show: Show, others: Workspace) -> None:
    window = show(others, "share")
    choose_purpose(window, 4)
    press(box(window, "Om zelf mee verder te werken"))
    assert not card(window).isVisible()
    assert window.current()._composed().whole
    assert window.current()._composed().purpose is Purpose.ALLES


def test_it_is_whole_in_every_look(qtbot: QtBot, show: Show, theme: Theme, others: Workspace) -> None:
    window = show(others, "share")
    looked(qtbot, window)
    press(pill(window, OUT))
    rested(qtbot, window)
    assert found_in_all_looks(theme, window) == []
