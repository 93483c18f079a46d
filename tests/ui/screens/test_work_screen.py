"""One piece of work: six steps, stored while one writes, a chance only with its source."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hands import find_button, has_button, press, settle, words_in
from looks import found_in_all_looks
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from working import many_experiences, own_things, read_aloud, two_images

from lobdossier.domain.portrait import Demand, WorkImage
from lobdossier.domain.vocabulary import DemandKind, Match, WorkKind
from lobdossier.domain.work import verdict
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.portrait.work.adding import AddWork
from lobdossier.ui.portrait.work.chance import ChancePart
from lobdossier.ui.portrait.work.demands import DemandsPart
from lobdossier.ui.portrait.work.judging import JudgePart
from lobdossier.ui.portrait.work.met import MetPart
from lobdossier.ui.screens.work import WorkScreen
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow
from tests.factories import contents
from tests.typing_help import type_text

Show = Callable[[Workspace, str, str], MainWindow]
TODAY = date(2026, 11, 22)


def screen_of(window: MainWindow) -> WorkScreen:
    screen = window.current()
    assert isinstance(screen, WorkScreen)
    settle()
    return screen


def kept(workspace: Workspace) -> WorkImage:
    """The one that is in the file."""
    (image,) = workspace.records.all(WorkImage)
    return image


def fields_in_sight(screen: QWidget) -> int:
    kinds = (QPlainTextEdit, QLineEdit)
    return sum(
        w.isVisible() for w in screen.findChildren(QWidget) if isinstance(w, kinds) and "qt_" not in w.objectName()
    )


@pytest.fixture
def cook(workspace: Workspace) -> WorkImage:
    """An example profession, with nothing said of it yet."""
    return workspace.records.add(WorkImage(title="Kok", example_id="kok"))


def test_an_example_is_one_tap(show: Show, workspace: Workspace) -> None:
    """It begins with the first question, and undo takes it away again."""
    window = show(workspace, "work", "new")

    press(window.current(), "Kok, Horeca")

    assert (kept(workspace).title, kept(workspace).example_id) == ("Kok", "kok")
    screen = screen_of(window)
    assert screen.target == kept(workspace).id
    assert screen.steps.current == "beforehand"
    assert "Kok" in window.windowTitle()
    window.undo()
    assert workspace.records.all(WorkImage) == []
    settle()
    assert "Kok ligt in de prullenbak" in words_in(screen)


def test_the_same_example_is_not_begun_twice(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """It opens the one that is there."""
    window = show(workspace, "work", "new")

    press(window.current(), "Kok, Horeca")

    assert screen_of(window).target == cook.id
    assert kept(workspace).id == cook.id


def test_own_work_is_two_questions_by_keys(show: Show, workspace: Workspace) -> None:
    """What it is, and what it is called; one at a time."""
    window = show(workspace, "work", "new")
    screen = screen_of(window)
    find_button(screen, "Iets anders: een beroep, opleiding of werkplek").setFocus()

    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    settle()
    find_button(screen, "Werkplek").setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    settle()
    field = screen.findChild(AddWork).field
    assert field is not None
    assert fields_in_sight(screen) == 1
    QTest.keyClick(field, Qt.Key.Key_Return)  # without a name nothing begins
    assert workspace.records.all(WorkImage) == []
    type_text(field, "Café één")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert (kept(workspace).title, kept(workspace).kind) == ("Café één", WorkKind.WORKPLACE)
    type_text(window.focusWidget(), "Ik ken het van mijn oom.")  # the keyboard is in the first question already
    assert screen.flush()
    assert kept(workspace).beforehand == "Ik ken het van mijn oom."


def test_a_name_that_was_typed_is_kept_when_one_leaves(show: Show, workspace: Workspace) -> None:
    """Nobody has to press a button for it."""
    window = show(workspace, "work", "new")
    press(window.current(), "Iets anders: een beroep, opleiding of werkplek")
    press(window.current(), "Opleiding")
    settle()
    type_text(window.current().findChild(AddWork).field, "mbo Geluid")

    window.go("portrait")

    assert kept(workspace).title == "mbo Geluid"


def test_opening_stores_nothing(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """Nor does going through the steps."""
    own_things(workspace)
    before = contents(workspace.path)

    window = show(workspace, "work", cook.id)
    for part in screen_of(window).parts:
        screen_of(window).steps.open(part.which)
    press(window.current(), "Lezen: een dag uit dit werk")
    window.go("work", "new")
    window.go("portrait")

    assert contents(workspace.path) == before


def test_each_text_comes_back_the_same(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """Byte for byte; a closed step says how it begins."""
    window = show(workspace, "work", cook.id)
    screen = screen_of(window)
    texts = {field: f"  {field} é€’*\n\n\u00a0" for field in ("beforehand", "met", "asks", "in_place", "out_of_place")}

    for part in screen.parts:
        screen.steps.open(part.which)
        settle()
        assert fields_in_sight(screen) <= 2
        for field, editor in getattr(part, "editors", {}).items():
            type_text(editor, texts[field])
    assert screen.flush()

    assert {field: getattr(kept(workspace), field) for field in texts} == texts
    assert "beforehand é€’*" in read_aloud(screen)
    assert not [e for e in screen.findChildren(PlainEditor) if e.text() not in (*texts.values(), "")]


def test_what_it_asks_is_tapped_and_undone(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """Suggestions of the example; own words become a chip beside them."""
    window = show(workspace, "work", cook.id)
    screen = screen_of(window)
    screen.steps.open("asks")

    press(screen, "Kwaliteiten: tempo maken")
    press(screen, "Tijden: iets anders")
    settle()
    type_text(window.focusWidget(), "nooit in augustus vrij")
    assert fields_in_sight(screen) == 2
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)

    asked = (
        Demand(kind=DemandKind.QUALITY, text="tempo maken"),
        Demand(kind=DemandKind.HOURS, text="nooit in augustus vrij"),
    )
    assert kept(workspace).demands == asked
    assert find_button(screen, "Tijden: nooit in augustus vrij").isChecked()
    window.undo()
    settle()
    assert kept(workspace).demands == asked[:1]
    assert not has_button(screen, "Tijden: nooit in augustus vrij")


def test_words_that_were_being_typed_are_taken_along(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """Opening another step or leaving loses nothing."""
    window = show(workspace, "work", cook.id)
    screen = screen_of(window)
    screen.steps.open("asks")
    press(screen, "Omgeving: iets anders")
    settle()
    type_text(window.focusWidget(), "vet op de vloer")

    window.go("portrait")

    assert kept(workspace).demands == (Demand(kind=DemandKind.SURROUNDINGS, text="vet op de vloer"),)


def test_an_experience_is_found_and_let_go(show: Show, workspace: Workspace, cook: WorkImage, qtbot: QtBot) -> None:
    """Of many only a few are read; the others are found by their words."""
    first, *_ = many_experiences(workspace)
    window = show(workspace, "work", cook.id)
    screen = screen_of(window)
    screen.steps.open("met")
    press(screen, "Ervaring koppelen")
    part = next(part for part in screen.parts if isinstance(part, MetPart))
    assert part.where.picker is not None
    wanted = f"{first.title}, donderdag 1 oktober. Kies deze"
    qtbot.waitUntil(lambda: has_button(screen, "Dag 7, donderdag 8 oktober. Kies deze"))
    assert not has_button(screen, wanted)

    type_text(part.where.picker.field, "Dag 0")
    qtbot.waitUntil(lambda: has_button(screen, wanted))
    press(screen, wanted)

    assert kept(workspace).experience_ids == (first.id,)
    assert part.told() == ("gezien bij: BPV", True)
    press(screen, f"{first.title} loshalen")
    assert kept(workspace).experience_ids == ()
    window.undo()
    assert kept(workspace).experience_ids == (first.id,)


def test_a_chance_waits_for_its_source(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """It stays on the screen, says what to add, and all the rest is stored."""
    window = show(workspace, "work", cook.id)
    screen = screen_of(window)
    type_text(screen.findChildren(PlainEditor)[0], "Alleen koken.")
    screen.steps.open("chances")
    part = next(part for part in screen.parts if isinstance(part, ChancePart))
    type_text(part.editor, "Er is é altijd werk.")

    window.go("portrait")

    assert window.current() is screen
    assert kept(workspace).chances == ""
    assert kept(workspace).beforehand == "Alleen koken."
    assert part.editor.text() == "Er is é altijd werk."
    assert "staat nog niet waar je hem vond" in read_aloud(screen)
    type_text(part.source, "De site van de school")
    window.go("portrait")
    assert window.current() is not screen
    assert (kept(workspace).chances, kept(workspace).chances_source) == (
        "Er is é altijd werk.",
        "De site van de school",
    )
    assert kept(workspace).chances_on == TODAY


def test_a_source_that_is_taken_away_leaves_what_was_stored(show: Show, workspace: Workspace) -> None:
    """The former chance with its source, until there is a new source."""
    kind = workspace.records.add(WorkImage(title="Kok", chances="Veel", chances_source="Ali", chances_on=TODAY))
    window = show(workspace, "work", kind.id)
    screen = screen_of(window)
    screen.steps.open("chances")
    part = next(part for part in screen.parts if isinstance(part, ChancePart))
    part.source.selectAll()
    QTest.keyClick(part.source, Qt.Key.Key_Backspace)

    assert not screen.flush()

    assert (kept(workspace).chances, kept(workspace).chances_source) == ("Veel", "Ali")
    part.editor.selectAll()
    QTest.keyClick(part.editor, Qt.Key.Key_Backspace)
    assert screen.flush()
    assert (kept(workspace).chances, kept(workspace).chances_source) == ("", "")


def test_verdicts_and_reasons_by_keys(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """Three answers in a row; the reason comes after a verdict, and undo takes only the verdict back."""
    quality, motive = own_things(workspace)
    window = show(workspace, "work", cook.id)
    screen = screen_of(window)
    screen.steps.open("comparisons")
    find_button(screen, "Rustig blijven: schuurt").setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)

    find_button(screen, "Waardoor? Rustig blijven").setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    settle()
    type_text(window.focusWidget(), "é herrie")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    press(screen, "Zelf beslissen: past")

    said = verdict(kept(workspace), quality.id)
    assert (said.match, said.because) == (Match.CHAFES, "é herrie")
    assert verdict(kept(workspace), motive.id).match is Match.FITS
    window.undo()
    settle()
    assert verdict(kept(workspace), motive.id).match is Match.UNKNOWN
    assert verdict(kept(workspace), quality.id).because == "é herrie"
    assert find_button(screen, "Zelf beslissen: weet ik nog niet").isChecked()


def test_a_verdict_that_is_on_stays_on(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """Exactly one of the three, always."""
    quality, _ = own_things(workspace)
    window = show(workspace, "work", cook.id)
    screen = screen_of(window)
    screen.steps.open("comparisons")

    press(screen, "Rustig blijven: past")
    press(screen, "Rustig blijven: past")

    assert verdict(kept(workspace), quality.id).match is Match.FITS
    assert find_button(screen, "Rustig blijven: past").isChecked()


def test_without_anything_of_ones_own_it_shows_the_way(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """Never a dead end."""
    window = show(workspace, "work", cook.id)
    screen = screen_of(window)
    assert isinstance(screen.parts[-1], JudgePart)
    screen.steps.open("comparisons")

    press(screen, "Kwaliteiten kiezen")

    assert window.windowTitle().startswith("Kwaliteitenreflectie")


def test_a_failed_save_keeps_words_and_taps(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """They wait on the screen, and are stored when the file is back."""
    quality, _ = own_things(workspace)
    window = show(workspace, "work", cook.id)
    screen = screen_of(window)
    away = workspace.path.with_suffix(".weg")
    workspace.path.rename(away)
    type_text(screen.findChildren(PlainEditor)[0], "Dit blijft é.")
    screen.steps.open("comparisons")
    press(screen, "Rustig blijven: schuurt")

    window.go("portrait")
    assert window.current() is screen
    assert find_button(screen, "Rustig blijven: schuurt").isChecked()

    away.rename(workspace.path)
    assert screen.flush()
    assert kept(workspace).beforehand == "Dit blijft é."
    assert verdict(kept(workspace), quality.id).match is Match.CHAFES


def test_it_gets_another_name(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """One field, while the steps step back."""
    window = show(workspace, "work", cook.id)
    screen = screen_of(window)

    press(screen, "Andere naam geven")
    assert fields_in_sight(screen) == 1
    type_text(window.focusWidget(), " in een eetcafé")
    press(screen, "Klaar")

    assert kept(workspace).title == "Kok in een eetcafé"
    assert "Kok in een eetcafé" in words_in(screen)


def test_thrown_away_it_comes_back_by_undo(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """Without asking whether one is sure."""
    window = show(workspace, "work", cook.id)

    press(window.current(), "Dit werk weggooien")

    assert workspace.records.all(WorkImage) == []
    assert window.windowTitle().startswith("Werkexploratie")
    window.undo()
    assert kept(workspace).title == "Kok"


def test_a_change_elsewhere_leaves_what_is_being_typed(
    show: Show, workspace: Workspace, cook: WorkImage, qtbot: QtBot
) -> None:
    """A quality that is added appears; the words stay."""
    window = show(workspace, "work", cook.id)
    screen = screen_of(window)
    type_text(screen.findChildren(PlainEditor)[0], "Half een zi")

    own_things(workspace)
    qtbot.wait(5)

    assert screen.findChildren(PlainEditor)[0].text() == "Half een zi"
    screen.steps.open("comparisons")
    assert has_button(screen, "Rustig blijven: past")


def test_many_verdicts_fit_in_every_look(show: Show, workspace: Workspace, theme: Theme) -> None:
    """With a reason being typed."""
    build_demo(workspace, photos=0)
    image = max(workspace.work.images(), key=lambda i: len(i.comparisons))
    window = show(workspace, "work", image.id)
    screen = screen_of(window)
    screen.steps.open("comparisons")
    next(part for part in screen.parts if isinstance(part, JudgePart)).rows[1].reason.begin()
    settle()

    assert found_in_all_looks(theme, window) == []


def test_chips_and_a_refused_chance_fit_in_every_look(show: Show, workspace: Workspace, theme: Theme) -> None:
    """Work of one's own, with nothing in it yet."""
    many_experiences(workspace)
    _, image = two_images(workspace)
    window = show(workspace, "work", image.id)
    screen = screen_of(window)
    screen.steps.open("asks")
    next(part for part in screen.parts if isinstance(part, DemandsPart)).groups[0].begin()
    settle()
    assert found_in_all_looks(theme, window) == []
    screen.steps.open("chances")
    type_text(next(part for part in screen.parts if isinstance(part, ChancePart)).editor, "Veel werk.")
    screen.flush()

    assert found_in_all_looks(theme, window) == []


@pytest.mark.parametrize("question", ["what", "kind"])
def test_adding_fits_in_every_look(show: Show, workspace: Workspace, theme: Theme, question: str) -> None:
    """The sixteen, and the large answers."""
    window = show(workspace, "work", "new")
    if question == "kind":
        window.current().findChild(AddWork).ask_kind()

    assert found_in_all_looks(theme, window) == []


def test_a_day_of_the_example_is_read_when_asked_for(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """So that it does not colour what one thinks beforehand."""
    window = show(workspace, "work", cook.id)
    assert "proef je de saus" not in words_in(window.current())

    press(window.current(), "Lezen: een dag uit dit werk")

    assert "proef je de saus" in words_in(window.current())
