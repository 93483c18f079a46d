"""What a person does in "Delen", and a dossier with a secret in every place that never goes along."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

from hands import rest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.experience import Testimony as Said  # pytest collects what is called Test…
from lobdossier.domain.ids import new_id
from lobdossier.domain.people import Contact
from lobdossier.domain.plans import Step
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.sharing import Feedback, Handover
from lobdossier.domain.vocabulary import Competence, ConversationState
from lobdossier.services.workspace import Workspace
from lobdossier.ui.screens.share import ShareScreen
from lobdossier.ui.share.preview import Preview
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.window import MainWindow

SECRETS = ("GEHEIMCONTACT", "GEHEIMVRAAG", "GEHEIMTELEFOON", "GEHEIMGIDS", "GEHEIMWEG", "GEHEIMEERDER", "GEHEIMDOEL")


def tell(workspace: Workspace) -> None:
    """Two experiences, a conversation that was held, and the secrets."""
    stage = Experience(
        id=new_id(), title="Stage bij de bakker", start=date(2026, 10, 1), story="Om vijf uur op.", star=True
    )
    talk = Conversation(
        id=new_id(), title="Trialoog", on=date(2026, 10, 9), state=ConversationState.HELD, summary="Ik ga door.",
        private="GEHEIMVRAAG"
    )  # fmt: skip
    answer = Answer(card_id="k", question="Wat lukte?", competence=Competence.NETWERKEN, text="Het deeg.")
    thrown = Experience(id=new_id(), title="GEHEIMWEG", story="GEHEIMWEG")
    workspace.records.save(
        stage,
        Experience(id=new_id(), title="Open dag in Zwolle", start=date(2026, 9, 1)),
        Reflection(id=new_id(), experience_id=stage.id, answers=(answer,)),
        Said(id=new_id(), experience_id=stage.id, who="Arjen", said="Zij is nooit te laat."),
        Contact(id=new_id(), name="GEHEIMCONTACT", reach="GEHEIMTELEFOON", experience_id=stage.id),
        talk,
        Participant(id=new_id(), conversation_id=talk.id, name="Mevrouw Bakker"),
        Agreement(id=new_id(), conversation_id=talk.id, what="Kneden oefenen"),
        Step(id=new_id(), title="Rijbewijs uitzoeken"),
        Feedback(id=new_id(), target_kind="experience", target_id=stage.id, text="GEHEIMGIDS"),
        Handover(id=new_id(), receiver="GEHEIMEERDER"),
        thrown,
    )
    workspace.records.throw_away(thrown, label="")


def screen(window: MainWindow) -> ShareScreen:
    current = window.current()
    assert isinstance(current, ShareScreen)
    return current


def tick(window: MainWindow, words: str) -> QCheckBox:
    return next(b for b in window.findChildren(QCheckBox) if b.isVisible() and b.accessibleName().startswith(words))


def box(window: MainWindow, words: str) -> QCheckBox:
    return next(b for b in window.findChildren(QCheckBox) if b.text().startswith(words))


def press(widget: QWidget) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Space)


def named(window: MainWindow, kind: type[QWidget], name: str) -> QWidget:
    return next(w for w in window.findChildren(kind) if w.accessibleName() == name)


def rested(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the preview shows what is chosen."""
    preview = window.findChild(Preview)
    with qtbot.waitSignal(preview.made):
        pass
    rest(window)
    QApplication.processEvents()  # the words that came with the pages are laid out


def text_of(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True, text=True).stdout


def export(qtbot: QtBot, window: MainWindow, target: Path) -> str:
    """Make the PDF as the button does once a place is chosen; returns its words."""
    before = len(window.workspace.records.all(Handover))
    screen(window)._making.make(target)
    qtbot.waitUntil(lambda: len(window.workspace.records.all(Handover)) > before)
    return text_of(target)


def choose_purpose(window: MainWindow, place: int) -> None:
    chips = next(c for c in window.findChildren(Choices) if c.accessibleName() == "Waar is het voor?")
    press([b for b in chips.findChildren(QWidget) if b.focusPolicy() & Qt.FocusPolicy.TabFocus][place])
