"""What a guide reads of the answers to the shared questions, in what a student handed out for a conversation."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from guiding import Start, visit
from hands import rest, words_in
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Conversation, GivenAnswer, Participant
from lobdossier.domain.vocabulary import Part, Purpose
from lobdossier.domain.voices import new_question
from lobdossier.services.workspace import Workspace
from lobdossier.ui.voices.cells import OwnCell


def test_what_stayed_at_home_is_not_said_to_be_missing(start: Start, qtbot: QtBot, sam: Path, tmp_path: Path) -> None:
    """The student answered, and so did one of two at the table; a guide cannot know that, in no room of a conversation."""
    workspace = Workspace.open(sam, data=tmp_path / "thuis" / "data")
    question = new_question("Wat gaat goed?", Part.TERUGKIJKEN)

    def given(text: str) -> tuple[GivenAnswer, ...]:
        return (GivenAnswer(question_id=question.id, question=question.question, text=text),)

    on = workspace.today() + timedelta(days=3)
    talk = workspace.records.add(
        Conversation(title="Trialoog", on=on, questions=(question,), answers=given("EIGEN"), private="ALLEEN")
    )
    workspace.records.add(Participant(conversation_id=talk.id, name="Bram", answers=given("BRAM ZEGT")))
    workspace.records.add(Participant(conversation_id=talk.id, name="Ilse", asked_on=workspace.today()))
    out = tmp_path / "Sam.lobpakket"
    workspace.sharing.export(workspace.sharing.propose(Purpose.GESPREK), out)
    workspace.close()

    window = visit(start, qtbot, out)
    for room in ("talk", "prepare", "conclude", "voices"):
        window.go(room, talk.id)
        rest(window)
        page = window.current()
        fields = [*page.findChildren(QTextEdit), *page.findChildren(QPlainTextEdit)]
        said = "\n".join([words_in(page), *(field.toPlainText() for field in fields)])
        for private in ("EIGEN", "ALLEEN", "BRAM ZEGT", "nog niet gestuurd", "Nog geen antwoord"):
            assert private not in said, (room, private)

    assert said.count("Niet meegegeven") == 2
    (own,) = page.findChildren(OwnCell)
    assert own.editor.placeholderText() == "Niet meegegeven"
