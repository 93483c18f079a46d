"""After a conversation: what is written down, what becomes a step, and what is read later."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.changes import Change
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.plans import Step
from lobdossier.domain.vocabulary import Consent, ConversationState
from lobdossier.services.documents import Finished
from lobdossier.services.workspace import Workspace
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.screens.prepare import PrepareScreen
from lobdossier.ui.share.handover_row import to_whom
from lobdossier.ui.theme import FAMILIES, Look, Theme
from lobdossier.ui.widgets.messages import Toast
from tests.typing_help import type_text
from tests.ui.hands import has_button, rest, words_in
from tests.ui.layout_check import problems
from tests.ui.screens.concluding import (
    TODAY,
    Conclude,
    Show,
    agree,
    agreed,
    concluder,
    form_field,
    make_trialoog,
    press,
    rich,
)


@pytest.fixture
def trialoog(workspace: Workspace) -> Conversation:
    """A trialoog of two days ago."""
    return make_trialoog(workspace)


@pytest.fixture
def conclude(show: Show, qtbot: QtBot) -> Conclude:
    """The window with the keyboard in it, at the outcome of a conversation."""
    return concluder(show, qtbot)


# ------------------------------------------------------------------ writing down
def test_opening_saves_nothing(workspace: Workspace, trialoog: Conversation, conclude: Conclude) -> None:
    """To write down or to read, with each step opened."""
    heard: list[Change] = []
    workspace.events.subscribe(heard.append)
    window, screen = conclude(workspace, trialoog.id)
    for which in ("talked_about", "agreements", "summary", "consent"):
        screen.steps.open(which)
    assert screen.flush()
    window.go("start")

    assert heard == []


def test_from_the_first_word_to_steps_and_the_next_preparation(
    workspace: Workspace, trialoog: Conversation, conclude: Conclude
) -> None:
    """The whole of it by keys and taps: own agreements become steps, the next preparation opens with all of them."""
    window, screen = conclude(workspace, trialoog.id)
    type_text(rich(screen, "talked_about").editor, "Over de drukte\nen *sterretjes*")
    press(screen, "Volgende stap")
    agree(screen, "Ik bel de revalidatie", "Voor wanneer?: over een week")
    agree(screen, "Een plek zoeken", "Wie doet het?: Ilse", "Voor wanneer?: over een maand")
    agree(screen, "Ik oefen met bellen")
    press(screen, "Volgende stap")
    type_text(rich(screen, "summary").editor, "Ik mag het vragen.")
    press(screen, "Volgende stap")
    press(screen, "Meneer Vos zegt: Akkoord")
    press(screen, "Ilse zegt: Niet akkoord, omdat …")
    type_text(next(e for e in screen.findChildren(PlainEditor) if e.hasFocus()), "het te snel gaat")
    press(screen, "Afronden")

    kept = workspace.records.get(Conversation, trialoog.id)
    assert (kept.state, kept.on) == (ConversationState.HELD, date(2026, 11, 20))
    assert (kept.talked_about, kept.summary) == ("Over de drukte\nen \\*sterretjes\\*", "Ik mag het vragen.")
    found = workspace.conversations.agreements(trialoog.id)
    assert [(a.what, a.who, a.mine, a.by) for a in found] == [
        ("Ik bel de revalidatie", "", True, date(2026, 11, 29)),
        ("Een plek zoeken", "Ilse", False, date(2026, 12, 22)),
        ("Ik oefen met bellen", "", True, None),
    ]
    assert [(s.title, s.by) for s in workspace.plans.open_steps()] == [
        ("Ik bel de revalidatie", date(2026, 11, 29)),
        ("Ik oefen met bellen", None),
    ]
    people = workspace.conversations.participants(trialoog.id)
    assert [(p.consent, p.consent_because, p.consent_on) for p in people] == [
        (Consent.AGREES, "", TODAY),
        (Consent.DISAGREES, "het te snel gaat", TODAY),
    ]
    toast = window.findChild(Toast)
    assert toast is not None
    assert "2 stappen staan nu op Start." in words_in(toast)

    press(screen, "Volgend gesprek voorbereiden")
    preparing = window.current()
    assert isinstance(preparing, PrepareScreen)
    assert "Ik oefen met bellen" in words_in(preparing)
    assert "Een plek zoeken" in words_in(preparing)


def test_concluding_again_makes_nothing_twice(workspace: Workspace, trialoog: Conversation, conclude: Conclude) -> None:
    """Changed words reach the step that is there; an agreement that is added gets one."""
    _, screen = conclude(workspace, trialoog.id)
    screen.steps.open("agreements")
    agree(screen, "Ik bel")
    press(screen, "Afronden")
    press(screen, "Aanpassen")
    screen.steps.open("agreements")
    press(screen, "Afspraak: Ik bel. Jij. Aanpassen")
    field = form_field(screen)
    field.selectAll()
    QTest.keyClicks(field, "Ik mail")
    QTest.keyClick(field, Qt.Key.Key_Return)
    agree(screen, "Ik fiets erheen")
    press(screen, "Afronden")

    assert agreed(workspace, trialoog) == ["Ik mail", "Ik fiets erheen"]
    assert [s.title for s in workspace.records.all(Step)] == ["Ik mail", "Ik fiets erheen"]


def test_undo_takes_the_concluding_back_and_keeps_the_words(
    workspace: Workspace, trialoog: Conversation, conclude: Conclude, qtbot: QtBot
) -> None:
    window, screen = conclude(workspace, trialoog.id)
    screen.steps.open("agreements")
    agree(screen, "Ik bel")
    press(screen, "Afronden")

    press(window, "Ongedaan maken")

    assert workspace.records.get(Conversation, trialoog.id).state is ConversationState.PLANNED
    assert workspace.plans.open_steps() == []
    assert agreed(workspace, trialoog) == ["Ik bel"]
    qtbot.waitUntil(lambda: has_button(screen, "Afronden"))


# ------------------------------------------------------------------ reading
def test_a_conversation_that_was_held_opens_to_read(
    workspace: Workspace, trialoog: Conversation, conclude: Conclude
) -> None:
    """What was agreed first; one press to change it."""
    workspace.conversations.conclude(
        replace(trialoog, summary="Ik mag het **vragen**."),
        [Agreement(what="Ik bel", by=date(2026, 12, 1)), Agreement(what="Zoeken", who="Ilse", mine=False)],
        today=TODAY,
    )
    _, screen = conclude(workspace, trialoog.id)

    said = words_in(screen)
    assert "Dit spraken we af" in said
    assert "Jij, uiterlijk dinsdag 1 december" in said
    assert not has_button(screen, "Afronden")
    press(screen, "Aanpassen")
    assert has_button(screen, "Afronden")
    assert [b for b in screen.findChildren(QAbstractButton) if b.accessibleName().startswith("Afspraak: Zoeken. Ilse")]


# ------------------------------------------------------------------ the verslag
def held(workspace: Workspace, trialoog: Conversation) -> None:
    agreed_on = [Agreement(what="Ik bel", by=date(2026, 12, 1))]
    workspace.conversations.conclude(replace(trialoog, summary="Ik mag het vragen."), agreed_on, today=TODAY)


def test_a_record_is_made_where_the_student_says(
    workspace: Workspace,
    trialoog: Conversation,
    conclude: Conclude,
    qtbot: QtBot,
    tmp_path: Path,
    opened: list[str],
) -> None:
    """It is remembered for whom and of which conversation; what changes meanwhile does not stop it."""
    held(workspace, trialoog)
    _, screen = conclude(workspace, trialoog.id)
    press(screen, "Verslag maken")
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    assert name.text() == "Verslag Trialoog van 20 november.pdf"
    target = tmp_path / "Ons verslag.pdf"
    name.setText(str(target))
    QTest.keyClick(name, Qt.Key.Key_Return)
    workspace.records.add(Agreement(conversation_id=trialoog.id, what="Nog iets"))

    qtbot.waitUntil(lambda: has_button(screen, "Openen"), timeout=20_000)
    read = subprocess.run(["pdftotext", target, "-"], check=True, capture_output=True, text=True).stdout
    assert "Gespreksverslag" in read
    assert "Ik mag het vragen." in read
    press(screen, "Openen")
    (handed,) = workspace.sharing.handovers()
    assert (handed.is_report, handed.conversation_id, handed.receiver) == (True, trialoog.id, "Meneer Vos en Ilse")
    assert opened == [QUrl.fromLocalFile(str(target)).toString()]
    assert to_whom(replace(handed, receiver="")) == "Gespreksverslag"


def test_a_record_that_cannot_be_written_is_told(
    workspace: Workspace, trialoog: Conversation, conclude: Conclude, qtbot: QtBot, tmp_path: Path
) -> None:
    held(workspace, trialoog)
    window, screen = conclude(workspace, trialoog.id)
    assert screen._draft is not None

    screen._making.make(screen._draft, tmp_path / "weg" / "verslag.pdf")

    qtbot.waitUntil(lambda: window._banner.isVisible(), timeout=20_000)
    assert not has_button(screen, "Openen")
    assert workspace.sharing.handovers() == []


# ------------------------------------------------------------------ failure and looks
def test_text_that_cannot_be_stored_stays_and_is_stored_later(
    workspace: Workspace, trialoog: Conversation, conclude: Conclude, tmp_path: Path
) -> None:
    """Nor is a conversation concluded over words that are not safe."""
    _, screen = conclude(workspace, trialoog.id)
    away = tmp_path / "elders.lobdossier"
    workspace.path.rename(away)
    type_text(rich(screen, "talked_about").editor, "Dit blijft staan")

    press(screen, "Afronden")

    assert has_button(screen, "Afronden")
    assert rich(screen, "talked_about").editor.toPlainText() == "Dit blijft staan"
    away.rename(workspace.path)
    press(screen, "Afronden")
    assert workspace.records.get(Conversation, trialoog.id).talked_about == "Dit blijft staan"


@pytest.mark.parametrize(
    ("scheme", "family", "pt", "size"),
    [("light", 0, 11, (1240, 800)), ("dark", 0, 18, (1024, 614)), ("contrast", 1, 18, (1024, 614))],
)
def test_nothing_is_clipped_in_any_look(
    workspace: Workspace,
    trialoog: Conversation,
    conclude: Conclude,
    qtbot: QtBot,
    theme: Theme,
    scheme: str,
    family: int,
    pt: int,
    size: tuple[int, int],
) -> None:
    """Each step, and to read; also with very long names and agreements."""
    long = "Arbeidsongeschiktheidsverzekeringsmaatschappijmedewerkster van der Aa"
    workspace.records.add(Participant(conversation_id=trialoog.id, name=long, role=long, order=2))
    theme.apply(Look(scheme, FAMILIES[family], pt))
    try:
        window, screen = conclude(workspace, trialoog.id)
        window.resize(*size)
        screen.steps.open("agreements")
        agree(screen, f"{long} belt mij")
        for which in ("talked_about", "agreements", "consent"):
            screen.steps.open(which)
            rest(window)
            assert problems(window) == []
        press(screen, "Afronden")
        rest(window)
        assert problems(window) == []
        screen._making._written(Finished(Path("Verslag van een lang gesprek.pdf"), 2, 9, "a"), CareerDocument())
        qtbot.wait(60)
        assert problems(window) == []
    finally:
        theme.apply(Look("light"))
