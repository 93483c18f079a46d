"""A badge on the page of an experience: it comes in by its button or by dropping it, and says that nobody checked it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from looks import found_in_all_looks
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.vocabulary import EvidenceKind, ExperienceKind
from lobdossier.services.workspace import Workspace
from lobdossier.ui.experience.evidence_item import EvidenceItem
from lobdossier.ui.screens.experience import ExperienceScreen
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow
from tests.exchange.badges import ABOUT, AWARD, CRITERIA, ISSUER, NAME, assertion, baked_png, baked_svg, hosted, png

Show = Callable[[Workspace, str, str], MainWindow]


def screen_of(window: MainWindow) -> ExperienceScreen:
    found = window.current()
    assert isinstance(found, ExperienceScreen)
    return found


def written(path: Path, data: bytes | str) -> str:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(path)


def kept(workspace: Workspace) -> list[Evidence]:
    return workspace.records.all(Evidence)


def item_of(screen: ExperienceScreen) -> EvidenceItem:
    (item,) = screen.evidence.items.values()
    return item


def said(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def test_a_badge_comes_in_by_its_button(
    show: Show, a_little: Workspace, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, opened: list[str]
) -> None:
    """Name, giver and day; "Niet gecontroleerd"; what it took behind a row; its address only after a question."""
    path = written(tmp_path / "badge.png", baked_png(json.dumps(assertion()), picture=png((200, 200))))
    filters: list[str] = []
    monkeypatch.setattr(
        QFileDialog,
        "getOpenFileNames",
        lambda *given: filters.append(given[3]) or ([path], ""),  # type: ignore[func-returns-value]
    )
    screen = screen_of(show(a_little, "experience", a_little.records.all(Experience)[0].id))

    button = screen.evidence.buttons[EvidenceKind.BADGE]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(kept(a_little)) == 1)

    assert button.accessibleName() == "Badge toevoegen"
    assert all(f"*{ending}" in filters[0] for ending in (".png", ".svg", ".json"))
    item = item_of(screen)
    assert NAME in said(item)
    assert f"Van {ISSUER}, 30 mei 2026. Geldig tot en met 30 mei 2028" in said(item)
    assert "Niet gecontroleerd" in {one.accessibleName() for one in item.findChildren(QWidget)}
    assert item.photo is not None
    qtbot.waitUntil(lambda: item.photo is not None and not item.photo._image.isNull())
    assert item.photo.accessibleName() == "Plaatje van de badge"

    item.question.head.setFocus()
    QTest.keyClick(item.question.head, Qt.Key.Key_Space)
    assert item.question.body is not None
    for words in (CRITERIA, ABOUT, AWARD):
        assert words in said(item.question.body)

    item.deeds[0].click()
    assert opened == []
    assert "badges.voorbeeld.nl" in said(item)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert opened == [AWARD]


def test_a_dropped_badge_begins_an_experience(show: Show, workspace: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    """It hangs on nothing yet: its name and its day are a beginning."""
    screen = screen_of(show(workspace, "experience", ""))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(written(tmp_path / "b.svg", baked_svg(json.dumps(assertion()))))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    enter = QDragEnterEvent(QPoint(20, 20), copy, data, left, none)
    QApplication.sendEvent(screen, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(screen, QDropEvent(QPointF(20, 20), copy, data, left, none))
    qtbot.waitUntil(lambda: len(kept(workspace)) == 1)

    (experience,) = workspace.records.all(Experience)
    assert (experience.title, experience.start, experience.kind) == (NAME, date(2026, 5, 30), ExperienceKind.ANDERS)
    assert screen.story.name.text() == NAME
    assert "30 mei" in screen.facts.rows["when"].head.said
    assert screen.flush()
    assert workspace.records.get(Experience, experience.id) == experience


def test_what_was_written_first_stays(show: Show, workspace: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    """A badge takes no name away."""
    screen = screen_of(show(workspace, "experience", ""))
    QTest.keyClicks(screen.story.name, "Mijn buurt")

    screen.evidence.offer([written(tmp_path / "b.json", json.dumps(assertion()))])
    qtbot.waitUntil(lambda: len(kept(workspace)) == 1)

    assert screen.flush()
    assert [one.title for one in workspace.records.all(Experience)] == ["Mijn buurt"]


def test_a_badge_that_stands_elsewhere_says_so(show: Show, a_little: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    screen = screen_of(show(a_little, "experience", a_little.records.all(Experience)[0].id))
    screen.evidence.offer([written(tmp_path / "Koken.json", json.dumps(hosted()))])
    qtbot.waitUntil(lambda: len(kept(a_little)) == 1)

    item = item_of(screen)
    item.question.open()

    assert item.question.body is not None
    assert "staat alleen waar je de badge vindt" in said(item.question.body)
    assert AWARD in said(item.question.body)


def test_a_badge_without_an_address_has_nothing_to_open(
    show: Show, a_little: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    screen = screen_of(show(a_little, "experience", a_little.records.all(Experience)[0].id))
    screen.evidence.offer([written(tmp_path / "b.json", json.dumps(assertion(id="urn:1", badge={"name": NAME})))])
    qtbot.waitUntil(lambda: len(kept(a_little)) == 1)

    assert item_of(screen).deeds == []


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("tekening.svg", b"<svg/>", "Bewaar het dan als png of pdf."),
        ("foto.png", png(), "Voeg hem dan toe met de knop “Foto”."),
        ("kapot.json", b"{", "Download de badge opnieuw"),
        ("weg.json", json.dumps(assertion(revoked=True)).encode(), "ingetrokken"),
        ("groot.json", b" " * 5_000_001, "Er past 5 MB in."),
        ("reus.png", baked_png(json.dumps(assertion()), picture=png((2_200, 2_100))), "te veel beeldpunten"),
    ],
)
def test_what_is_no_badge_gets_a_kind_sentence(
    show: Show,
    a_little: Workspace,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    data: bytes,
    words: str,
) -> None:
    """What it is, that nothing changed, and what to do."""
    path = written(tmp_path / name, data)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_given: ([path], ""))
    screen = screen_of(show(a_little, "experience", a_little.records.all(Experience)[0].id))

    screen.evidence.choose(EvidenceKind.BADGE)
    qtbot.waitUntil(screen.evidence.refusal.isVisible)

    assert name in screen.evidence.refusal.text
    assert words in screen.evidence.refusal.text
    assert kept(a_little) == []


def test_a_badge_is_whole_in_every_look(
    show: Show, a_little: Workspace, tmp_path: Path, qtbot: QtBot, theme: Theme
) -> None:
    """Open, with a picture, a long name and the question where it goes."""
    window = show(a_little, "experience", a_little.records.all(Experience)[0].id)
    screen = screen_of(window)
    long = assertion(badge={"name": "Samenwerkend koken in de grootkeuken van het wijkcentrum", "criteria": CRITERIA * 4, "issuer": {"name": ISSUER * 3}})  # fmt: skip
    screen.evidence.offer([written(tmp_path / "b.png", baked_png(json.dumps(long), picture=png((200, 120))))])
    qtbot.waitUntil(lambda: len(kept(a_little)) == 1)
    item_of(screen).question.open()
    item_of(screen).deeds[0].click()

    assert found_in_all_looks(theme, window) == []
