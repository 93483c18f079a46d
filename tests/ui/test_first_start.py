"""The first start asks a name and little else, says where the file comes, and never loses what was told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hands import has_button, key, press, settle, type_into, words_in
from looks import found_in_all_looks
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Sector
from lobdossier.services.workspace import Workspace
from lobdossier.ui.first_start import FirstStart
from lobdossier.ui.first_start_cards import school_year
from lobdossier.ui.settings import Settings
from lobdossier.ui.theme import Theme


class Given:
    """A first start, and the dossiers that came out of it."""

    def __init__(self, theme: Theme, folder: Path) -> None:
        self.documents, self.data = folder / "Documenten", folder / "data"
        self.settings = Settings(folder / "settings.json")
        self.settings.change(scheme="light")
        self.window = FirstStart(theme, self.settings, self.documents, self.data, today=lambda: date(2026, 11, 22))
        self.made: list[Workspace] = []
        self.window.made.connect(self.made.append)
        self.window.resize(1240, 800)
        self.window.show()

    def go_to_the_end(self, name: str = "Noor") -> None:
        """Give a name and skip the rest."""
        self.window.name_card.field.setText(name)
        self.window.forward()
        self.window.skip()


@pytest.fixture
def first(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Given]:
    given = Given(theme, tmp_path)
    yield given
    given.window.close()
    given.window.deleteLater()
    for workspace in given.made:
        workspace.close()
    settle()


def test_only_the_name_is_needed(first: Given) -> None:
    first.go_to_the_end("Noor")
    press(first.window, "Beginnen")
    (made,) = first.made
    assert made.path == first.documents / "Noor.lobdossier"
    assert made.student.name == "Noor"
    assert made.records.all(SchoolPeriod) == []
    assert first.settings.last() == made.path


def test_without_a_name_it_stays_and_says_what_is_missing(first: Given) -> None:
    type_into(first.window, "   ")
    key(first.window, Qt.Key.Key_Return)
    assert "Vul je naam in" in words_in(first.window)
    assert "Hoe heet je?" in words_in(first.window)


def test_what_is_told_about_school_becomes_the_first_period(first: Given) -> None:
    window = first.window
    window.name_card.field.setText("Noor")
    press(window, "Verder")
    press(window, "Vmbo, havo, vwo, voortgezet onderwijs")
    press(window, "Welk jaar?: Anders")
    type_into(window, "brugklas")
    press(window, "Verder")
    assert "Mijn profiel" in words_in(window)
    window.school_card.school.setText("De Brug")
    press(window, "Verder")
    assert "Wie is je mentor?" in words_in(window)
    window.guide_card.guide.setText("Mevrouw Bakker")
    press(window, "Verder")
    press(window, "Beginnen")
    (period,) = first.made[0].records.all(SchoolPeriod)
    assert (period.title, period.school, period.guide) == ("brugklas", "De Brug", "Mevrouw Bakker")
    assert (period.start, period.end) == (date(2026, 8, 1), date(2027, 7, 31))
    assert period.sector is first.made[0].student.sector is Sector.VO


@pytest.mark.parametrize(
    ("today", "start"), [(date(2026, 7, 31), 2025), (date(2026, 8, 1), 2026), (date(2027, 1, 1), 2026)]
)
def test_a_school_year_begins_in_august(today: date, start: int) -> None:
    assert school_year(today) == (date(start, 8, 1), date(start + 1, 7, 31))


def test_going_back_keeps_what_was_typed(first: Given) -> None:
    first.go_to_the_end("Noor")
    for _ in range(4):
        key(first.window, Qt.Key.Key_Escape)
    assert first.window.name_card.field.text() == "Noor"
    assert has_button(first.window, "Ik heb al een dossier")


def test_a_name_that_is_taken_gets_a_number_and_the_other_file_is_left_alone(first: Given) -> None:
    first.documents.mkdir()
    other = first.documents / "Noor.lobdossier"
    other.write_bytes(b"van iemand anders")
    first.go_to_the_end("Noor")
    assert "Noor 2.lobdossier" in words_in(first.window)
    press(first.window, "Beginnen")
    assert first.made[0].path.name == "Noor 2.lobdossier"
    assert other.read_bytes() == b"van iemand anders"


@pytest.mark.parametrize("name", ["../../etc", "CON", 'a/b\\c:"d"', "Zoë ✨", "..."])
def test_any_name_makes_a_file_in_the_folder(first: Given, name: str) -> None:
    first.go_to_the_end(name)
    press(first.window, "Beginnen")
    assert first.made[0].path.parent == first.documents
    assert first.made[0].student.name == name


def test_a_folder_that_cannot_hold_the_file_is_told_and_another_can_be_chosen(first: Given, tmp_path: Path) -> None:
    first.documents.write_text("a file, where the folder should be")
    first.go_to_the_end("Noor")
    press(first.window, "Beginnen")
    assert first.made == []
    assert "Er is nog geen dossier gemaakt" in words_in(first.window)
    assert "fout in het programma" not in words_in(first.window)
    assert has_button(first.window, "Andere map kiezen")
    first.window.use_folder(tmp_path / "elders")
    press(first.window, "Beginnen")
    assert first.made[0].path == tmp_path / "elders" / "Noor.lobdossier"


def test_the_look_is_seen_at_once_and_remembered(first: Given, theme: Theme, qtbot: QtBot) -> None:
    first.go_to_the_end()
    press(first.window, "Kleuren: Donker")
    assert theme.look.scheme == "dark"
    first.window.look_card.size_choice.slider.setValue(16)
    qtbot.waitUntil(lambda: theme.look.pt == 16)
    press(first.window, "Letter: OpenDyslexic, bij dyslexie")
    assert (first.settings.now.scheme, first.settings.now.pt, first.settings.now.family) == ("dark", 16, "OpenDyslexic")


def test_the_example_comes_beside_ones_own_dossier(first: Given, qtbot: QtBot) -> None:
    first.go_to_the_end("Noor")
    first.window.look_card.example.click()
    press(first.window, "Beginnen")
    qtbot.waitUntil(lambda: bool(first.made))
    assert first.made[0].path.name == "Noor.lobdossier"
    assert first.made[0].experiences.count() == 0
    example = Path(first.settings.now.example)
    assert example.parent == first.documents
    assert example.is_file()
    assert first.settings.last() == first.made[0].path


def test_closing_while_the_example_is_made_keeps_ones_own_dossier(first: Given) -> None:
    first.go_to_the_end("Noor")
    first.window.look_card.example.click()
    press(first.window, "Beginnen")
    first.window.close()
    assert first.made == []
    reopened = Workspace.open(first.documents / "Noor.lobdossier", data=first.data)
    assert reopened.student.name == "Noor"
    reopened.close()
    assert [path.name for path in first.documents.glob("*.lobdossier")] == ["Noor.lobdossier"]


def test_somebody_with_a_dossier_can_open_it(first: Given, qtbot: QtBot) -> None:
    with qtbot.waitSignal(first.window.open_wanted):
        press(first.window, "Ik heb al een dossier")


def test_at_most_two_text_fields_are_asked_at_a_time(first: Given) -> None:
    first.window.name_card.field.setText("Noor")
    for _ in range(5):
        fields = [f for f in first.window.findChildren(QLineEdit) if f.isVisibleTo(first.window)]
        assert len(fields) <= 2
        if has_button(first.window, "Verder"):
            press(first.window, "Verder")


@pytest.mark.parametrize("card", range(5))
def test_every_card_is_whole_in_every_look(first: Given, theme: Theme, card: int) -> None:
    first.window.name_card.field.setText("Noor")
    for _ in range(card):
        first.window.forward()
    if card == 1:
        press(first.window, "Mbo, niveau 1 tot 4")
    assert found_in_all_looks(theme, first.window) == []
