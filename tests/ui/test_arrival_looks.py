"""Every page about a file that was brought is whole in every look, with a little and with much in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from apps import dossier
from hands import find_button, key, press, settle, words_in
from looks import found_in_all_looks
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.errors import NoDossierInside
from lobdossier.domain.experience import Experience
from lobdossier.domain.merging import Pick
from lobdossier.services.arrivals import arrive
from lobdossier.services.workspace import Workspace
from lobdossier.ui.arrival.checking import CheckingPage
from lobdossier.ui.arrival.merge_page import MergePage, StopPage
from lobdossier.ui.arrival.page import ArrivalPage, Merges
from lobdossier.ui.arrival.passphrase import PassphrasePage
from lobdossier.ui.experience.disclosure import Disclosure
from lobdossier.ui.refusal import RefusalWindow
from lobdossier.ui.theme import Theme
from tests import bringing

LONG = "Aansprakelijkheidswaardevaststellingsveranderingen" * 2
NAME = f"Een heel erg lange naam van een bestand dat iemand bracht {LONG}.lobpakket"


@pytest.fixture
def merge(tmp_path: Path, qtbot: QtBot, theme: Theme) -> MergePage:
    """A merge with something of every sort, and long words."""
    own = dossier(tmp_path / "Noor.lobdossier", "Noor", "De kruk", f"Open dag {LONG}", "Weg", "Blijft")

    def there(workspace: Workspace) -> None:
        workspace.records.save(replace(bringing.told(workspace, "De kruk"), story=f"Daar schreef ik {LONG}. " * 9))
        day = bringing.told(workspace, f"Open dag {LONG}")
        workspace.records.save(replace(day, story="Alleen daar.", place="Zwolle"))
        workspace.records.throw_away(bringing.told(workspace, "Weg"), label="weg")
        for number in range(12):
            workspace.records.add(Experience(title=f"Nieuw {number} {LONG}", story=f"{LONG} " * 20))

    copy = bringing.elsewhere(own, tmp_path / "school", tmp_path / "school" / "data", there)
    workspace = Workspace.open(own, data=tmp_path / "data")
    kruk = bringing.told(workspace, "De kruk")
    workspace.records.save(replace(kruk, story="Hier schreef ik iets anders.", hours=4))
    workspace.records.save(replace(bringing.told(workspace, "Blijft"), story="Alleen hier."))
    workspace.records.add(Experience(title="Thuis bedacht"))
    with arrive(copy) as arrival:
        plan = workspace.merging.preview(arrival.package)
    workspace.close()
    return shown(MergePage(plan, "Noor"), qtbot)  # type: ignore[return-value]  # the same page


def shown(page: QWidget, qtbot: QtBot) -> QWidget:
    """*page* as a window of its own."""
    page.setObjectName("page")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    qtbot.addWidget(page)
    page.resize(1240, 800)
    page.show()
    settle()
    return page


def row(page: QWidget, title: str) -> Disclosure:
    return next(d for d in page.findChildren(Disclosure) if title in d.head.text())


def test_a_merge_fits_closed_and_open(merge: MergePage, theme: Theme, qtbot: QtBot) -> None:
    assert found_in_all_looks(theme, merge) == []
    for title in ("De kruk", "Open dag", "Nieuw 0", "Blijft", "Weg", "Gelijk", "Alleen hier"):
        row(merge, title).open(focus=False)
        settle()
    assert found_in_all_looks(theme, merge) == []


def test_what_differs_is_heard_too(merge: MergePage) -> None:
    """A screen reader hears of either version what the other has not, and what each answer is about."""
    row(merge, "De kruk").open()
    settle()
    heard = [t.accessibleDescription() for t in row(merge, "De kruk").findChildren(QTextEdit)]
    assert any(said.startswith("Alleen in deze versie: Hier") for said in heard)
    assert any(said.startswith("Alleen in deze versie: Daar") for said in heard)
    row(merge, "Open dag").open()
    settle()
    heard = [t.accessibleDescription() for t in row(merge, "Open dag").findChildren(QTextEdit)]
    assert "Nieuw: Zwolle" in heard


def test_a_choice_is_made_with_the_arrows(merge: MergePage) -> None:
    """Tab to the answers, an arrow to another one; the line under the title says which it is."""
    kruk = row(merge, "De kruk")
    kruk.open()
    settle()
    answer = find_button(kruk, "Wat blijft van Ervaring: De kruk: Allebei bewaren")
    assert answer.isChecked()
    answer.setFocus()
    QTest.keyClick(answer, Qt.Key.Key_Left)
    settle()
    chosen = find_button(kruk, "Wat blijft van Ervaring: De kruk: Die van daar")
    if not chosen.isChecked():  # the arrow brings the keyboard there; Space chooses
        QTest.keyClick(chosen, Qt.Key.Key_Space)
    assert list(merge.choices.values()) == [Pick.THERE]
    kruk.close_up()
    assert "Die van daar" in words_in(kruk)


def test_what_is_equal_stands_behind_a_count(merge: MergePage) -> None:
    assert "1 onderdeel" in words_in(row(merge, "Gelijk"))
    assert "Student" not in words_in(merge)
    press(merge, "Gelijk, dicht")
    settle()
    assert "Over mij: Noor" in words_in(row(merge, "Gelijk"))


@pytest.mark.parametrize("name", ["checking", "passphrase", "wrong", "stop", "part", "whole", "refusal"])
def test_every_page_fits(qtbot: QtBot, theme: Theme, tmp_path: Path, name: str) -> None:
    """Names and receivers may be of any length."""
    path = dossier(tmp_path / "Noor.lobdossier", f"Noor {LONG} de Wit", *(f"Ervaring {n}" for n in range(15)))
    workspace = Workspace.open(path, data=tmp_path / "data")
    made = bringing.document if name == "part" else bringing.whole
    file = made(workspace, tmp_path / f"{LONG[:40]}.{'pdf' if name == 'part' else 'lobpakket'}")
    workspace.close()
    asks = PassphrasePage(NAME)
    if name == "wrong":
        asks.say_wrong()
    with arrive(file) as arrival:
        pages = {
            "checking": lambda: CheckingPage("Even kijken wat dit is …", NAME),
            "passphrase": lambda: asks,
            "wrong": lambda: asks,
            "stop": lambda: StopPage(412, 430),
            "part": lambda: ArrivalPage(arrival, Merges(not_because="Samenvoegen kan niet: dit is een deel."), "Noor"),
            "whole": lambda: ArrivalPage(arrival, Merges(f"Noor {LONG}"), f"Noor {LONG}"),
            "refusal": lambda: RefusalWindow(NoDossierInside(file), data=tmp_path, documents=tmp_path, brought=True),
        }
        page = shown(pages[name](), qtbot)
        assert found_in_all_looks(theme, page) == []
        assert page.accessibleName() or name == "refusal"
        if asks is not page:
            asks.deleteLater()


def test_escape_goes_back_from_every_page(qtbot: QtBot, theme: Theme, merge: MergePage) -> None:
    for page in (merge, shown(StopPage(20, 24), qtbot), shown(PassphrasePage("a.lobpakket"), qtbot)):
        page.take_keyboard()  # type: ignore[attr-defined]  # each has it
        with qtbot.waitSignal(page.back_wanted):  # type: ignore[attr-defined]
            key(page, Qt.Key.Key_Escape)
