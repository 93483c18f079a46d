"""Kwaliteiten: each with its chain, and one step to fill what is open in it."""

from __future__ import annotations

import pytest
from hands import has_button, press, rest, words_in
from looks import found_in_all_looks
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from lobdossier.domain import experience as things
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.plans import Step
from lobdossier.domain.portrait import Quality
from lobdossier.domain.vocabulary import EvidenceKind, Fit
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.ui.portrait.qualities.detail import Detail
from lobdossier.ui.screens.experience import ExperienceScreen
from lobdossier.ui.theme import Theme
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


# ---------------------------------------------------------------- what it shows


def test_opening_and_leaving_stores_nothing(page: Page, told: Workspace, qtbot: QtBot) -> None:
    before = told.records.snapshot()
    window, form = page(told)
    form.rows.rows[only(told).id].name.click()
    rest(window)
    window.go("portrait")
    rest(window)

    assert told.records.snapshot() == before


def test_with_nothing_there_is_one_sentence_and_one_button(page: Page, workspace: Workspace) -> None:
    window, form = page(workspace)

    assert "Waar ben jij goed in?" in words_in(form)
    assert not form.choose.isVisibleTo(window)
    assert not has_button(window, "Welke kwaliteiten: Alles")
    press(form, "Kwaliteiten kiezen")
    assert window.current() is not form.window()
    assert window.windowTitle().startswith("Kaarten sorteren")


def test_a_claim_without_a_chain_looks_open(page: Page, chosen: Workspace) -> None:
    _, form = page(chosen)
    row = form.rows.rows[only(chosen).id]

    assert has_button(row, "Rustig blijven: Kies een ervaring")
    assert words_in(row).count("nog open") == 2
    assert "Nog open: wanneer liet je dit zien?" in row.name.accessibleName()
    assert "%" not in words_in(form)


def test_a_whole_chain_names_its_experience_evidence_and_people(page: Page, told: Workspace) -> None:
    experience = only(told).experience_ids[0]
    told.records.add(
        Evidence(experience_id=experience, kind=EvidenceKind.LINK, title="Onze site", address="https://x.nl")
    )
    for who in ("Ilse", "Noa", "Karim"):
        told.records.add(things.Testimony(experience_id=experience, who=who, said="Goed gezien."))

    _, form = page(told)

    row = form.rows.rows[only(told).id]
    assert "Eén kwaliteit die je zelf koos. Hij is helemaal rond." in words_in(form)
    assert "Gezien door Ilse, Noa en nog 1" in row.name.accessibleName()
    for words in ("Ervaring: Mijn eerste dag", "Bewijs, link: Onze site"):
        assert has_button(row, words)


def test_soms_and_past_niet_are_found_under_the_rows(page: Page, chosen: Workspace, qtbot: QtBot) -> None:
    chosen.records.add(Quality(title="Samenwerken", fit=Fit.SOMETIMES, note="Soms wel."))
    chosen.records.add(Quality(title="Rekenen", fit=Fit.NOT))
    window, form = page(chosen)
    assert row_names(form) == ["Rustig blijven"]

    press(form, "Soms: Samenwerken")
    rest(window)

    detail = form.findChild(Detail)
    assert detail is not None
    assert detail.note.text() == "Soms wel."
    press(detail, "Hoe past dit bij jou?: Past bij mij")
    rest(window)
    assert row_names(form) == ["Rustig blijven", "Samenwerken"]
    assert not has_button(form, "Soms: Samenwerken")


def test_only_what_is_open(page: Page, told: Workspace, qtbot: QtBot) -> None:
    experience = only(told).experience_ids[0]
    told.records.add(Evidence(experience_id=experience, kind=EvidenceKind.LINK, title="x", address="https://x.nl"))
    told.records.add(things.Testimony(experience_id=experience, who="Ilse"))
    told.records.add(Quality(title="Durven"))
    window, form = page(told)

    press(window, "Welke kwaliteiten: Nog open")
    assert row_names(form) == ["Durven"]
    press(window, "Welke kwaliteiten: Alles")
    assert set(row_names(form)) == {"Durven", "Rustig blijven"}


def test_many_come_a_few_at_a_time(page: Page, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.records.save(*(Quality(id=f"{place:02}", title=f"Kwaliteit {place}") for place in range(20)))
    window, form = page(workspace)
    assert row_names(form) == [f"Kwaliteit {place}" for place in range(8)]

    press(form, "Meer kwaliteiten laten zien")
    rest(window)

    assert row_names(form) == [f"Kwaliteit {place}" for place in range(16)]
    assert keyboard() is form.rows.rows["08"].name


# ---------------------------------------------------------------- one step


def test_an_experience_is_chosen_by_keys_alone(page: Page, chosen: Workspace, qtbot: QtBot) -> None:
    window, form = page(chosen)
    QTest.keyClick(tab_to("Kies een ervaring"), Qt.Key.Key_Return)
    assert isinstance(keyboard(), QLineEdit)
    type_text(keyboard(), "eerste dag")

    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(only(chosen).experience_ids))
    rest(window)

    linked = chosen.records.get(Experience, only(chosen).experience_ids[0])
    assert linked.title == "Mijn eerste dag"
    row = form.rows.rows[only(chosen).id]
    assert keyboard() is row.name
    assert has_button(row, "Rustig blijven: Nog open")
    window.undo()
    rest(window)
    assert only(chosen).experience_ids == ()


def test_arrow_keys_go_through_what_was_found(page: Page, chosen: Workspace, qtbot: QtBot) -> None:
    window, _ = page(chosen)
    QTest.keyClick(tab_to("Kies een ervaring"), Qt.Key.Key_Space)
    rest(window)

    QTest.keyClick(keyboard(), Qt.Key.Key_Down)
    assert "Mijn eerste dag" in keyboard().accessibleName()
    QTest.keyClick(keyboard(), Qt.Key.Key_Down)
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)

    assert chosen.records.get(Experience, only(chosen).experience_ids[0]).title == "Open dag"


def test_without_experiences_the_picker_leads_to_a_new_one(page: Page, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.records.add(Quality(title="Durven"))
    window, form = page(workspace)

    press(form, "Durven: Kies een ervaring")
    rest(window)

    assert "Vertel er eerst één" in words_in(form)
    press(form, "Nieuwe ervaring")
    assert isinstance(window.current(), ExperienceScreen)


def test_escape_closes_what_is_open_and_then_leaves(page: Page, chosen: Workspace, qtbot: QtBot) -> None:
    window, form = page(chosen)
    screen = window.current()
    QTest.keyClick(tab_to("Kies een ervaring"), Qt.Key.Key_Return)
    rest(window)

    QTest.keyClick(keyboard(), Qt.Key.Key_Escape)
    assert window.current() is screen
    assert keyboard() is form.rows.rows[only(chosen).id].name
    QTest.keyClick(keyboard(), Qt.Key.Key_Escape)
    assert window.current() is not screen


def test_open_evidence_leads_to_the_evidence_of_the_experience(page: Page, told: Workspace, qtbot: QtBot) -> None:
    window, form = page(told)

    press(form, "Rustig blijven: Nog open")

    screen = window.current()
    assert isinstance(screen, ExperienceScreen)
    assert screen.target == only(told).experience_ids[0]
    qtbot.waitUntil(lambda: screen.evidence.isAncestorOf(keyboard()))


def test_asking_somebody_is_a_step_once(page: Page, told: Workspace, qtbot: QtBot) -> None:
    window, form = page(told)
    for _ in range(2):
        press(form, "Rustig blijven: Vraag iemand")
        rest(window)
        press(form, "Aan mijn praktijkbegeleider vragen")
        rest(window)

    assert steps(told) == ["Aan mijn praktijkbegeleider vragen waar die “Rustig blijven” bij mij ziet"]
    (step,) = told.records.all(Step)
    assert step.experience_id == only(told).experience_ids[0]
    window.undo()
    assert steps(told) == []


def test_anybody_can_be_asked_by_name(page: Page, told: Workspace, qtbot: QtBot) -> None:
    window, form = page(told)
    QTest.keyClick(tab_to("Vraag iemand"), Qt.Key.Key_Return)
    rest(window)
    field = tab_to("Of iemand anders")

    type_text(field, "oom José")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert steps(told) == ["Aan oom José vragen waar die “Rustig blijven” bij mij ziet"]
    assert keyboard() is form.rows.rows[only(told).id].name


def test_what_somebody_said_is_kept_with_the_experience_and_this_quality(
    page: Page, told: Workspace, qtbot: QtBot
) -> None:
    window, form = page(told)
    press(form, "Rustig blijven: Vraag iemand")
    press(form, "Wie zag het?: Iemand zei er al iets over")
    field = tab_to("Wat zei diegene?")
    type_text(field, "  Jij bleef zó rustig.\n")
    type_text(tab_to("Wie zei het?"), "Ilse")

    press(form, "Klaar")
    rest(window)

    (said,) = told.records.all(things.Testimony)
    quality = only(told)
    assert (said.said, said.who, said.quality_ids) == ("  Jij bleef zó rustig.\n", "Ilse", (quality.id,))
    assert said.experience_id == quality.experience_ids[0]
    assert has_button(form.rows.rows[quality.id], "Rustig blijven, gezien door Ilse")


def test_asking_with_nothing_in_it_stores_nothing(page: Page, told: Workspace, qtbot: QtBot) -> None:
    window, form = page(told)
    press(form, "Rustig blijven: Vraag iemand")
    press(form, "Wie zag het?: Iemand zei er al iets over")
    press(form, "Wie zag het?: Ik vraag het iemand")
    press(form, "Klaar")
    rest(window)
    window.go("portrait")

    assert told.records.all(things.Testimony) == []


@pytest.mark.parametrize("full", [False, True])
def test_it_fits_in_every_look(page: Page, workspace: Workspace, theme: Theme, full: bool) -> None:
    if full:
        build_demo(workspace, photos=0)
        for fit in Fit:
            workspace.records.add(Quality(title=LONG, note=LONG * 3, fit=fit))
    window, _ = page(workspace)

    assert found_in_all_looks(theme, window) == []
