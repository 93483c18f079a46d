"""A quality that is open: own words, how it suits, what it hangs on; and what is still to be learned."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hands import has_button, press, rest, settle, words_in
from looks import found_in_all_looks
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from lobdossier.domain import experience as things
from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import Quality
from lobdossier.domain.vocabulary import Fit
from lobdossier.services.workspace import Workspace
from lobdossier.ui.portrait.qualities.detail import Detail
from lobdossier.ui.screens.competence import CompetenceScreen
from lobdossier.ui.theme import Theme
from lobdossier.ui.widgets.chips import Pill
from tests.typing_help import type_text
from tests.ui.screens.chaining import (
    Page,
    Show,
    keyboard,
    only,
    pages,
    row_names,
    steps,
    tab_to,
    with_a_quality,
    with_an_experience,
)

LONG = "Een heel lang eigen woord van een student " * 4


@pytest.fixture
def page(show: Show, qtbot: QtBot) -> Page:
    return pages(show, qtbot)


@pytest.fixture
def chosen(a_little: Workspace) -> Workspace:
    return with_a_quality(a_little)


@pytest.fixture
def told(a_little: Workspace) -> Workspace:
    return with_an_experience(with_a_quality(a_little))


# ---------------------------------------------------------------- a row that is open


def test_own_words_are_stored_while_typed_and_letter_for_letter(page: Page, told: Workspace, qtbot: QtBot) -> None:
    window, form = page(told)
    QTest.keyClick(tab_to("Rustig blijven. 1 ervaring"), Qt.Key.Key_Return)
    text = "  *geen* opmaak \u00a0 hier\n\n- en 👩‍🏭"

    type_text(keyboard(), text)
    qtbot.waitUntil(lambda: only(told).note == text)
    rest(window)

    detail = form.findChild(Detail)
    assert detail is not None
    assert keyboard() is detail.note
    assert "Bewaard" in words_in(detail)
    QTest.keyClick(keyboard(), Qt.Key.Key_Escape)
    assert form.rows.rows[only(told).id].name.accessibleDescription() == text


def test_a_failed_save_keeps_the_words_and_the_row_open(page: Page, told: Workspace, qtbot: QtBot) -> None:
    window, form = page(told)
    form.rows.rows[only(told).id].name.click()
    detail = form.findChild(Detail)
    assert detail is not None
    away = told.path.with_suffix(".weg")
    told.path.rename(away)
    type_text(detail.note, "Dit mag niet weg.")

    press(detail, "Klaar")
    window.go("portrait")
    assert isinstance(window.current(), CompetenceScreen)
    assert detail.note.text() == "Dit mag niet weg."
    assert "Nog niet bewaard" in words_in(detail)

    away.rename(told.path)
    assert form.flush()
    assert only(told).note == "Dit mag niet weg."


def test_an_experience_is_let_go_and_comes_back_by_undo(page: Page, told: Workspace, qtbot: QtBot) -> None:
    window, form = page(told)
    before = only(told)
    form.rows.rows[before.id].name.click()

    press(form, "Mijn eerste dag loshalen")
    rest(window)
    assert only(told).experience_ids == ()
    assert has_button(form, "Rustig blijven: Kies een ervaring")

    window.undo()
    rest(window)
    assert only(told).experience_ids == before.experience_ids
    assert not has_button(form, "Rustig blijven: Kies een ervaring")


def test_another_fit_is_stored_at_once_and_can_be_taken_back(page: Page, told: Workspace, qtbot: QtBot) -> None:
    window, form = page(told)
    form.rows.rows[only(told).id].name.click()

    press(form, "Hoe past dit bij jou?: Past bij mij")
    assert only(told).fit is Fit.SUITS
    press(form, "Hoe past dit bij jou?: Past niet bij mij")
    rest(window)

    assert only(told).fit is Fit.NOT
    assert has_button(form, "Past niet bij mij: Rustig blijven")
    window.undo()
    rest(window)
    assert row_names(form) == ["Rustig blijven"]


def test_throwing_away_can_be_undone(page: Page, told: Workspace, qtbot: QtBot) -> None:
    window, form = page(told)
    type_away = form.rows.rows[only(told).id]
    type_away.name.click()

    press(form, "Weggooien")
    rest(window)
    assert told.qualities.all() == []
    assert "Waar ben jij goed in?" in words_in(form)

    window.undo()
    rest(window)
    assert row_names(form) == ["Rustig blijven"]


def test_only_an_own_word_can_be_called_otherwise(page: Page, chosen: Workspace, qtbot: QtBot) -> None:
    own = chosen.records.add(Quality(title="Scheef zien"))
    window, form = page(chosen)
    form.rows.rows[next(q.id for q in chosen.qualities.all() if q.card_id)].name.click()
    settle()
    assert "Zo noem je het" not in words_in(form)

    form.rows.rows[own.id].name.click()
    field = next(each for each in form.findChildren(QLineEdit) if each.accessibleName() == "Zo noem je het")
    field.selectAll()
    type_text(field, "Zien wat scheef is")
    assert form.flush()

    assert chosen.records.get(Quality, own.id).title == "Zien wat scheef is"
    rest(window)


def test_a_dossier_that_can_only_be_read_offers_nothing_to_change(page: Page, chosen: Workspace, qtbot: QtBot) -> None:
    chosen.close()
    only_read = Workspace.open(chosen.path, read_only=True)
    window, form = page(only_read)
    assert not has_button(form, "Rustig blijven: Kies een ervaring")

    form.rows.rows[only(only_read).id].name.click()
    rest(window)

    detail = form.findChild(Detail)
    assert detail is not None
    pressed = [b.text() for b in detail.findChildren(QAbstractButton) if b.isEnabled() and b.isVisibleTo(detail)]
    assert pressed == ["Klaar"]
    assert not form.choose.isVisible()
    only_read.close()


# ---------------------------------------------------------------- to learn


def test_something_to_learn_is_added_by_keys_and_becomes_a_step(page: Page, chosen: Workspace, qtbot: QtBot) -> None:
    window, form = page(chosen)
    QTest.keyClick(tab_to("Toevoegen wat je nog wilt leren"), Qt.Key.Key_Return)
    type_text(keyboard(), "Nee zeggen")
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    rest(window)
    QTest.keyClick(keyboard(), Qt.Key.Key_Escape)

    chip = tab_to("Dit wil ik nog leren: Nee zeggen")
    QTest.keyClick(chip, Qt.Key.Key_Space)
    press(form, "Nee zeggen: Maak er een stap van")

    assert steps(chosen) == ["Oefenen: Nee zeggen"]
    window.undo()
    assert steps(chosen) == []
    press(form, "Nee zeggen: Dit kan ik nu")
    rest(window)
    assert "Nee zeggen" in row_names(form)


def test_what_waits_in_the_line_is_stored_when_the_student_leaves(page: Page, chosen: Workspace) -> None:
    window, form = page(chosen)
    form.learn.add.click()
    type_text(keyboard(), " één ding")

    window.go("portrait")

    assert [q.title for q in chosen.qualities.all() if q.fit is Fit.TO_LEARN] == [" één ding"]


def test_a_whole_deck_to_learn_begins_with_a_few(page: Page, chosen: Workspace) -> None:
    """All of them in one press."""
    for number in range(16):
        chosen.records.add(Quality(title=f"Leren {number:02}", fit=Fit.TO_LEARN))
    _, form = page(chosen)
    learn = form.learn
    assert learn.choices is not None
    assert len(learn.choices.findChildren(Pill)) == 14

    press(learn, "Alle 16 laten zien")

    assert len(learn.choices.findChildren(Pill)) == 16
    assert keyboard().accessibleName() == "Dit wil ik nog leren: Leren 14"


@pytest.mark.parametrize("mode", ["detail", "pick", "ask"])
def test_what_opens_fits_in_every_look(page: Page, told: Workspace, theme: Theme, mode: str, qtbot: QtBot) -> None:
    experience = told.records.get(Experience, only(told).experience_ids[0])
    told.records.save(replace(experience, title=LONG), replace(only(told), title=LONG, note=LONG, card_id=""))
    told.records.add(things.Testimony(experience_id=experience.id, who=LONG, role=LONG, said=LONG))
    window, form = page(told)

    form.opening.open(only(told).id, mode)
    rest(window)

    assert found_in_all_looks(theme, window) == []
