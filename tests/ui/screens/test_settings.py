"""Settings are seen at once and store themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hands import has_button, press, settle, words_in
from looks import found_in_all_looks
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from lobdossier.domain.student import Requirement, SchoolPeriod, Student
from lobdossier.domain.texts import TextPlace, TextVersion
from lobdossier.domain.vocabulary import Asked, Sector, Track
from lobdossier.services.workspace import Workspace
from lobdossier.storage import history
from lobdossier.ui.settings import Settings
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow

Show = Callable[..., MainWindow]


def field(window: MainWindow, question: str) -> QLineEdit:
    """The visible field under *question*."""
    settle()
    (found,) = [f for f in window.findChildren(QLineEdit) if f.isVisibleTo(window) and f.accessibleName() == question]
    return found


def type_over(window: MainWindow, question: str, words: str) -> None:
    """Replace what stands in a field, key by key."""
    found = field(window, question)
    found.setFocus()
    found.selectAll()
    QTest.keyClicks(found, words)


def year(workspace: Workspace) -> SchoolPeriod:
    """A school year of today."""
    return workspace.records.add(SchoolPeriod(title="mbo 2", start=date(2026, 8, 1), end=date(2027, 7, 31)))


# ------------------------------------------------------------ look
def test_the_look_changes_at_once_and_is_remembered(
    show: Show, workspace: Workspace, theme: Theme, tmp_path: Path
) -> None:
    window = show(workspace, "settings")
    for words, scheme in (("Hoog contrast", "contrast"), ("Donker", "dark"), ("Volg systeem", "system")):
        press(window, f"Kleuren: {words}")
        assert theme.look.scheme == scheme
    press(window, "Letter: OpenDyslexic, bij dyslexie")
    press(window, "Minder beweging")
    remembered = Settings(tmp_path / "config" / "settings.json").now
    assert (remembered.scheme, remembered.family, remembered.reduced_motion) == ("system", "OpenDyslexic", True)
    assert theme.look.reduced_motion


@pytest.mark.parametrize("pt", [9, 18])
def test_the_text_size_follows_the_slider(
    show: Show, workspace: Workspace, theme: Theme, qtbot: QtBot, pt: int
) -> None:
    window = show(workspace, "settings")
    window.current().look.sizes.slider.setValue(pt)  # type: ignore[attr-defined]  # the settings
    qtbot.waitUntil(lambda: theme.look.pt == pt)
    assert f"{pt} punten" in words_in(window)


# ------------------------------------------------------------ me
def test_a_name_stores_itself_while_one_types(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    window = show(workspace, "settings", "me")
    type_over(window, "Hoe heet je?", "Noor Anders")
    qtbot.waitUntil(lambda: workspace.student.name == "Noor Anders")
    assert "Bewaard" in words_in(window)


def test_leaving_stores_what_was_typed_last(show: Show, workspace: Workspace) -> None:
    window = show(workspace, "settings", "me")
    type_over(window, "Een zin die bij jou past", "Eerst kijken, dan zagen.")
    window.go("trash")
    assert workspace.student.motto == "Eerst kijken, dan zagen."


def test_a_motto_that_merging_gave_up_is_found_there(show: Show, workspace: Workspace) -> None:
    """Without one there is no button for it."""
    workspace.records.save(replace(workspace.student, motto="Eerst kijken."))
    window = show(workspace, "settings", "me")
    assert not has_button(window, "Eerdere versies van deze zin")
    place = TextPlace(Student.KIND, workspace.student.id, "motto")
    with workspace._file.writing(workspace.clock) as writing:
        history.put(writing.connection, place, TextVersion(workspace.clock(), "Gewoon doen."))
    window.current().refresh()

    press(window, "Eerdere versies van deze zin")
    press(window, "Deze tekst terugzetten")

    assert workspace.student.motto == "Gewoon doen."


def test_an_empty_name_keeps_the_old_one(show: Show, workspace: Workspace) -> None:
    window = show(workspace, "settings", "me")
    type_over(window, "Hoe heet je?", "  ")
    assert window.current().flush()
    assert workspace.student.name == "Noor de Wit"
    assert "je oude naam blijft staan" in words_in(window)


def test_the_sector_is_always_one(show: Show, workspace: Workspace) -> None:
    window = show(workspace, "settings", "me")
    press(window, "Waar leer je?: Voortgezet onderwijs")
    assert workspace.student.sector is Sector.VO
    press(window, "Waar leer je?: Voortgezet onderwijs")
    assert workspace.student.sector is Sector.VO


def test_a_name_that_cannot_be_stored_stays_on_the_screen(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    window = show(workspace, "settings", "me")
    away = workspace.path.with_suffix(".weg")
    workspace.path.rename(away)  # the stick is taken out
    type_over(window, "Hoe heet je?", "Noor Anders")
    assert not window.current().flush()
    assert field(window, "Hoe heet je?").text() == "Noor Anders"
    assert "Je tekst staat nog op je scherm." in words_in(window)
    away.rename(workspace.path)
    press(window, "Opnieuw proberen")
    assert workspace.student.name == "Noor Anders"
    assert "Je tekst staat nog op je scherm." not in words_in(window)


# ------------------------------------------------------------ school
def test_a_school_year_is_filled_in_a_few_questions_at_a_time(show: Show, workspace: Workspace) -> None:
    window = show(workspace, "settings", "school")
    press(window, "Schooljaar toevoegen")
    assert workspace.records.all(SchoolPeriod) == []
    type_over(window, "Hoe noem je dit jaar?", "mbo 2")
    press(window, "Over dit schooljaar: School")
    type_over(window, "Welke school?", "Houtcollege")
    type_over(window, "Welke opleiding?", "Meubelmaker")
    press(window, "Hoe leer je?: Bbl: werken en leren")
    press(window, "Over dit schooljaar: Begeleider")
    type_over(window, "Wie is je slb’er?", "Mevrouw Bakker")
    type_over(window, "En bij wie kun je terecht als dat niet lukt?", "De decaan")
    press(window, "Over dit schooljaar: Wat school vraagt")
    press(window, "Uren: meer")
    assert window.current().flush()
    (found,) = workspace.records.all(SchoolPeriod)
    assert (found.title, found.school, found.course) == ("mbo 2", "Houtcollege", "Meubelmaker")
    assert (found.guide, found.help_desk, found.track) == ("Mevrouw Bakker", "De decaan", Track.BBL)
    assert (found.start, found.end) == (date(2026, 8, 1), date(2027, 7, 31))
    assert found.requirements == (Requirement(what=Asked.HOURS, number=10),)


def test_a_next_school_year_follows_the_last_one(show: Show, workspace: Workspace) -> None:
    year(workspace)
    window = show(workspace, "settings", "school")
    press(window, "Nog een schooljaar")
    type_over(window, "Hoe noem je dit jaar?", "mbo 3")
    assert window.current().flush()
    found = {p.title: p for p in workspace.records.all(SchoolPeriod)}
    assert (found["mbo 3"].start, found["mbo 3"].end) == (date(2027, 8, 1), date(2028, 7, 31))
    press(window, "mbo 2 openen")
    assert field(window, "Hoe noem je dit jaar?").text() == "mbo 2"


def test_a_school_year_is_thrown_away_with_a_way_back(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    year(workspace)
    window = show(workspace, "settings", "school")
    press(window, "Dit schooljaar weggooien")
    assert workspace.records.all(SchoolPeriod) == []
    press(window, "Ongedaan maken")
    qtbot.waitUntil(lambda: "mbo 2" in words_in(window))


def test_typing_is_not_disturbed_by_its_own_save(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    year(workspace)
    window = show(workspace, "settings", "school")
    before = field(window, "Hoe noem je dit jaar?")
    type_over(window, "Hoe noem je dit jaar?", "mbo twee")
    before.setCursorPosition(3)
    qtbot.waitUntil(lambda: workspace.records.all(SchoolPeriod)[0].title == "mbo twee")
    qtbot.wait(30)
    assert field(window, "Hoe noem je dit jaar?") is before
    assert before.cursorPosition() == 3


# ------------------------------------------------------------ file and backups
def test_it_says_where_the_file_is_and_opens_its_folder(show: Show, workspace: Workspace, opened: list[str]) -> None:
    window = show(workspace, "settings", "file")
    assert str(workspace.path) in words_in(window)
    press(window, "Map openen")
    assert opened == [f"file://{workspace.path.parent}"]


def test_a_backup_is_made_and_put_back_into_a_new_file(
    show: Show, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    window = show(workspace, "settings", "backups")
    assert "Er is nog geen reservekopie." in words_in(window)
    press(window, "Nu een reservekopie maken")
    qtbot.waitUntil(lambda: has_button(window, "Terugzetten"))
    assert "vandaag om" in words_in(window)
    press(window, "Terugzetten")
    qtbot.waitUntil(lambda: has_button(window, "Die kopie openen"))
    with qtbot.waitSignal(window.open_wanted) as told:
        press(window, "Die kopie openen")
    (path,) = told.args
    assert path.parent == workspace.path.parent
    assert path != workspace.path
    reopened = Workspace.open(path, data=tmp_path / "data")
    assert reopened.student.name == "Noor de Wit"
    reopened.close()


def test_putting_back_twice_makes_two_files(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.backups.make()
    window = show(workspace, "settings", "backups")
    for made in (2, 3):
        press(window, "Terugzetten")
        qtbot.waitUntil(lambda made=made: len(list(workspace.path.parent.glob("*.lobdossier"))) == made)  # type: ignore[misc]  # bound now
        qtbot.waitUntil(lambda: has_button(window, "Die kopie openen"))


def test_a_backup_that_is_damaged_is_told_and_nothing_is_made(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.backups.make().path.write_bytes(b"stuk")
    window = show(workspace, "settings", "backups")
    press(window, "Terugzetten")
    qtbot.waitUntil(lambda: has_button(window, "Melding sluiten"))
    assert len(list(workspace.path.parent.glob("*.lobdossier"))) == 1


def test_many_backups_are_shown_on_request(show: Show, workspace: Workspace) -> None:
    first = workspace.backups.make()
    for day in range(1, 11):
        made = datetime(2026, 11, day, 9, tzinfo=UTC)
        (first.path.parent / f"{made:%Y%m%dT%H%M%SZ}.lobdossier").write_bytes(first.path.read_bytes())
    window = show(workspace, "settings", "backups")
    assert "1 november" not in words_in(window)
    press(window, "Alle 11 laten zien")
    assert "1 november om" in words_in(window)


# ------------------------------------------------------------ as a whole
@pytest.mark.parametrize("target", ["", "look", "me", "school", "file", "backups", "bestaat niet"])
def test_opening_it_saves_nothing(show: Show, workspace: Workspace, target: str) -> None:
    year(workspace)
    before = workspace.path.stat().st_mtime_ns
    show(workspace, "settings", target)
    assert workspace.path.stat().st_mtime_ns == before


@pytest.mark.parametrize("target", ["look", "me", "school", "file"])
def test_it_has_no_filled_button_and_at_most_two_text_fields(show: Show, workspace: Workspace, target: str) -> None:
    year(workspace)
    window = show(workspace, "settings", target)
    assert len([f for f in window.findChildren(QLineEdit) if f.isVisibleTo(window) and f.accessibleName()]) <= 2
    assert window.current().own_primary


@pytest.mark.parametrize("target", ["look", "me", "school", "file"])
def test_it_is_whole_in_every_look(show: Show, workspace: Workspace, theme: Theme, target: str) -> None:
    year(workspace)
    workspace.backups.make()
    assert found_in_all_looks(theme, show(workspace, "settings", target)) == []


def test_spelling_is_a_switch_and_own_words_can_be_forgotten(show: Show, workspace: Workspace) -> None:
    """The switch is remembered on this computer; a word goes with one press, and comes back by undo."""
    workspace.records.save(replace(workspace.student, own_words=("fretzwaal", "kwast")))
    window = show(workspace, "settings", "spelling")

    press(window.current(), "Spelling aangeven")
    assert window.context.settings.now.spelling

    press(window.current(), "fretzwaal vergeten")
    assert workspace.student.own_words == ("kwast",)
    window.undo()
    assert workspace.student.own_words == ("fretzwaal", "kwast")
