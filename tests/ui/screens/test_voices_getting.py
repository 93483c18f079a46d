"""Getting the answers of somebody: by message, from paper, and by form. Nothing is written over unasked."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Conversation, GivenAnswer, Participant
from lobdossier.domain.vocabulary import Way
from lobdossier.services.workspace import Workspace
from lobdossier.ui import ask
from lobdossier.ui.screens.voices import VoicesScreen
from lobdossier.ui.theme import Theme
from lobdossier.ui.voices.approval import Approval
from lobdossier.ui.voices.message import MessageWay
from lobdossier.ui.voices.on_form import FormWay
from lobdossier.ui.voices.paper import PaperWay
from lobdossier.ui.window import MainWindow
from tests.typing_help import type_text
from tests.ui.hands import find_button, has_button, press, rest, settle, words_in
from tests.ui.looks import found_in_all_looks
from tests.ui.screens.voicing import (
    AWKWARD,
    GROWS,
    NEXT,
    Show,
    Voices,
    answered,
    make_trialoog,
    opener,
    person_at,
    stored,
    texts,
)

TODAY = date(2026, 11, 22)


@pytest.fixture
def voices(show: Show, qtbot: QtBot) -> Voices:
    """The window at the voices of a conversation."""
    return opener(show, qtbot)


def to_message(screen: VoicesScreen, who: str) -> MessageWay:
    """The page on which a message goes out and comes back."""
    press(screen, "Vragen sturen")
    press(screen, f"Van wie?: {who}")
    press(screen, "Hoe?: Met een bericht")
    (page,) = [p for p in screen.findChildren(MessageWay) if p.isVisible()]
    return page


def paste(screen: VoicesScreen, page: MessageWay, text: str) -> Approval:
    """Put a whole reply in its place and have it divided."""
    page.reply.setFocus()
    type_text(page.reply, text)
    press(screen, "Verdeel over de vragen")
    assert page.approval is not None
    return page.approval


def test_somebody_more_at_the_table_leaves_what_is_looked_over(workspace: Workspace, voices: Voices) -> None:
    """Seen that somebody is missing, one adds them in the other room: the reply that was pasted is still there."""
    talk = make_trialoog(workspace, people=1)
    window, screen = voices(workspace, talk.id)
    press(screen, "Vragen sturen")
    settle()
    (page,) = screen.findChildren(MessageWay)
    paste(screen, page, f"1. {GROWS}\nZe vraagt meer.")
    window.go("prepare", talk.id)
    workspace.records.add(Participant(conversation_id=talk.id, name="Ilse", role="praktijkbegeleider", order=1))
    window.go("voices", talk.id)

    settle()
    (still,) = screen.findChildren(Approval)
    assert still.isVisible()
    assert still.fields[0].editor.text() == "Ze vraagt meer."
    press(screen, "Van wie?: Ilse")
    assert not still.isVisible()
    press(screen, "Van wie?: Meneer Vos")
    assert still.isVisible()


# ------------------------------------------------------------------ sending
def test_the_text_is_copied_and_noted_as_sent(workspace: Workspace, voices: Voices) -> None:
    """All that is asked goes along, and it can be taken back."""
    talk = make_trialoog(workspace)
    window, screen = voices(workspace, talk.id)
    to_message(screen, "Ilse")
    press(screen, "Kopieer de tekst")

    copied = QGuiApplication.clipboard().text()
    assert "Hoi Ilse" in copied
    assert copied.index(f"1. {GROWS}") < copied.index(f"2. {NEXT}")
    ilse = person_at(workspace, talk, 1)
    assert (ilse.asked_on, ilse.asked_by) == (TODAY, Way.MESSAGE)
    assert "Ilse kreeg de vragen op 22 november, met een bericht." in words_in(screen)

    press(window, "Ongedaan maken")
    rest(window)
    assert person_at(workspace, talk, 1).asked_on is None
    assert "kreeg de vragen" not in words_in(screen)


def test_what_was_not_sent_after_all_is_said_so(workspace: Workspace, voices: Voices) -> None:
    """Also days later, when nothing can be undone any more."""
    talk = make_trialoog(workspace)
    workspace.voices.asked(person_at(workspace, talk, 0), Way.PAPER, today=TODAY)
    _, screen = voices(workspace, talk.id)
    press(screen, "Antwoord invoeren van Meneer Vos op vraag 1")
    press(screen, "Toch niet gestuurd")
    assert person_at(workspace, talk, 0).asked_by is Way.NONE


# ------------------------------------------------------------------ pasting
def test_a_reply_is_divided_looked_over_and_kept(workspace: Workspace, voices: Voices) -> None:
    """Changed on the way, with a day, and what belonged nowhere put where it belongs."""
    talk = make_trialoog(workspace)
    window, screen = voices(workspace, talk.id)
    page = to_message(screen, "Ilse")
    approval = paste(screen, page, "Leuk dat je het vraagt.\n\n1. Ze ziet wie er stil is.\n2. Vaker zelf beginnen.")
    assert [field.editor.text() for field in approval.fields] == ["Ze ziet wie er stil is.", "Vaker zelf beginnen."]
    assert approval.rest.text() == "Leuk dat je het vraagt."
    assert person_at(workspace, talk, 1).answers == (), "nothing is kept before it was looked over"

    press(screen, "Zet dit bij: Vraag 2")
    assert not approval.rest.isVisible()
    type_text(approval.fields[0].editor, "Ja. ")
    press(screen, "Ilse vindt het goed dat ik dit ook aan anderen laat zien")
    press(screen, "Antwoorden bewaren")

    ilse = person_at(workspace, talk, 1)
    assert texts(ilse) == ["Ja. Ze ziet wie er stil is.", "Vaker zelf beginnen.\nLeuk dat je het vraagt."]
    assert (ilse.answered_on, ilse.answered_by, ilse.may_show) == (TODAY, Way.MESSAGE, True)
    assert screen.table is not None, "back at the answers"
    assert "Vaker zelf beginnen.\nLeuk dat je het vraagt." in words_in(screen)

    press(window, "Ongedaan maken")
    rest(window)
    assert person_at(workspace, talk, 1).answers == ()


def test_an_answer_that_stands_there_is_written_over_only_when_said(workspace: Workspace, voices: Voices) -> None:
    """Per question; left alone unless the student says otherwise."""
    talk = make_trialoog(workspace)
    answered(workspace, talk, 1, "Eerst dit.", 0)
    answered(workspace, talk, 1, "En dit.", 1)
    _, screen = voices(workspace, talk.id)
    page = to_message(screen, "Ilse")
    paste(screen, page, "1. Nu dat.\n2. En nu dat.")
    assert not find_button(screen, "Antwoorden bewaren").isEnabled(), "all of it stays as it is"
    press(screen, "Vraag 2, er staat al een antwoord: Vervang")
    press(screen, "Antwoorden bewaren")
    assert texts(person_at(workspace, talk, 1)) == ["Eerst dit.", "En nu dat."]


def test_the_same_answer_again_asks_nothing(workspace: Workspace, voices: Voices) -> None:
    talk = make_trialoog(workspace)
    answered(workspace, talk, 1, "Eerst dit.", 0)
    _, screen = voices(workspace, talk.id)
    paste(screen, to_message(screen, "Ilse"), "1. Eerst dit.\n2. Nieuw.")
    assert "Er staat al:" not in words_in(screen)
    press(screen, "Antwoorden bewaren")
    assert texts(person_at(workspace, talk, 1)) == ["Eerst dit.", "Nieuw."]


def test_who_rather_does_not_keep_it_has_the_message_again(workspace: Workspace, voices: Voices) -> None:
    talk = make_trialoog(workspace)
    window, screen = voices(workspace, talk.id)
    page = to_message(screen, "Ilse")
    paste(screen, page, "1. Nu dat.")
    press(screen, "Toch niet")
    assert page.reply.text() == "1. Nu dat."
    assert window.focusWidget() is page.reply
    assert person_at(workspace, talk, 1).answers == ()


def test_a_pasted_message_waits_while_one_looks_elsewhere(workspace: Workspace, voices: Voices) -> None:
    """At another person, in another way, in another room."""
    talk = make_trialoog(workspace)
    window, screen = voices(workspace, talk.id)
    page = to_message(screen, "Ilse")
    paste(screen, page, "1. Nu dat.")
    press(screen, "Van wie?: Meneer Vos")
    press(screen, "Hoe?: Op papier")
    press(screen, "Van wie?: Ilse")
    window.go("start")
    window.back()
    assert page.approval is not None
    assert page.approval.isVisible()


# ------------------------------------------------------------------ paper
def test_paper_is_typed_over_and_kept_while_it_is_typed(workspace: Workspace, voices: Voices) -> None:
    talk = make_trialoog(workspace)
    window, screen = voices(workspace, talk.id)
    press(screen, "Vragen sturen")
    press(screen, "Hoe?: Op papier")
    press(screen, "Ik gaf ze op papier")
    assert person_at(workspace, talk, 0).asked_by is Way.PAPER
    (page,) = [p for p in screen.findChildren(PaperWay) if p.isVisible()]
    assert not page.day.isVisible(), "nothing to be said about answers that are not there"
    page.begin()
    type_text(window.focusWidget(), AWKWARD)
    assert page.day.isVisible()
    page.day.setFocus()
    QTest.keyClick(page.day, Qt.Key.Key_Down)
    press(screen, "Klaar")

    vos = person_at(workspace, talk, 0)
    assert texts(vos) == [AWKWARD]
    assert (vos.answered_by, vos.answered_on) == (Way.PAPER, date(2026, 11, 21))
    assert screen.table is not None


def test_what_is_printed_has_the_questions_and_nobodys_answer(
    workspace: Workspace, voices: Voices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also while nobody answered yet; the student's own sheet is another one. It is given when the student says so."""
    talk = make_trialoog(workspace)
    own = GivenAnswer(question_id=talk.questions[0].id, question=GROWS, text="Ik begin zelf.")
    workspace.records.save(replace(talk, answers=(own,)))
    answered(workspace, talk, 1, "Ze ziet wie er stil is")
    window, screen = voices(workspace, talk.id)
    press(screen, "Vragen sturen")
    press(screen, "Van wie?: Meneer Vos")
    press(screen, "Hoe?: Op papier")
    target = tmp_path / "blad.pdf"
    monkeypatch.setattr(ask, "where_to_save", lambda *_: target)

    press(screen, "Blad maken om te printen")
    rest(window)

    assert "blad.pdf staat in" in words_in(screen)
    told = " ".join(
        subprocess.run(["pdftotext", target, "-"], capture_output=True, check=True, text=True).stdout.split()
    )
    assert GROWS in told
    assert NEXT in told
    assert "Ik begin zelf" not in told
    assert "stil is" not in told
    assert person_at(workspace, talk, 0).asked_by is Way.NONE


def test_an_answer_is_mended_where_it_is_read(workspace: Workspace, voices: Voices) -> None:
    """A slip of the pen in what was pasted: it stays an answer that came in a message, of that day."""
    talk = make_trialoog(workspace)
    answered(workspace, talk, 1, "Ze ziet wie er stil is")
    _, screen = voices(workspace, talk.id)
    press(screen, "Antwoorden van Ilse aanvullen of aanpassen")
    settle()
    (page,) = [p for p in screen.findChildren(PaperWay) if p.isVisible()]
    editor = page.answers.fields[0].editor
    assert editor.text() == "Ze ziet wie er stil is"
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    type_text(editor, ".")
    press(screen, "Klaar")
    ilse = person_at(workspace, talk, 1)
    assert texts(ilse) == ["Ze ziet wie er stil is."]
    assert (ilse.answered_by, ilse.answered_on) == (Way.MESSAGE, date(2026, 11, 20))


# ------------------------------------------------------------------ form
def fill(path: Path, talk: Conversation, texts_by_place: dict[int, str]) -> None:
    """Fill a form in as a viewer does."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            name = str(field.get("/T", ""))
            for place, text in texts_by_place.items():
                if talk.questions[place].id in name:
                    field.V = pikepdf.String(text)
        pdf.save(path)


def to_form(screen: VoicesScreen, who: str) -> FormWay:
    press(screen, "Vragen sturen")
    press(screen, f"Van wie?: {who}")
    press(screen, "Hoe?: Met een formulier")
    (page,) = [p for p in screen.findChildren(FormWay) if p.isVisible()]
    return page


def test_a_form_goes_out_and_comes_back(
    workspace: Workspace, voices: Voices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whose it is follows from the form, whoever was open when it was read."""
    talk = make_trialoog(workspace)
    window, screen = voices(workspace, talk.id)
    target = tmp_path / "Vragen voor Ilse.pdf"
    monkeypatch.setattr(ask, "where_to_save", lambda *_: target)
    to_form(screen, "Ilse")
    press(screen, "Formulier maken")
    rest(window)
    assert target.exists()
    assert person_at(workspace, talk, 1).asked_by is Way.FORM
    assert f"{target.name} staat in" in words_in(screen)

    fill(target, talk, {0: "Ze ziet wie er stil is. Éénmaal € 5."})
    monkeypatch.setattr(ask, "which_files", lambda *_: [target])
    press(screen, "Van wie?: Meneer Vos")
    press(screen, "Hoe?: Met een formulier")
    press(screen, "Ingevuld formulier openen")
    rest(window)
    assert "De antwoorden van Ilse" in words_in(screen)
    press(screen, "Antwoorden bewaren")
    ilse = person_at(workspace, talk, 1)
    assert texts(ilse) == ["Ze ziet wie er stil is. Éénmaal € 5."]
    assert ilse.answered_by is Way.FORM


def test_a_form_of_another_conversation_opens_that_one(
    workspace: Workspace, voices: Voices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, talk = make_trialoog(workspace), make_trialoog(workspace)
    target = tmp_path / "formulier.pdf"
    workspace.forms.write(other, person_at(workspace, other, 0), target)
    fill(target, other, {1: "Rapporteren."})
    window, screen = voices(workspace, talk.id)
    monkeypatch.setattr(ask, "which_files", lambda *_: [target])
    to_form(screen, "Ilse")
    press(screen, "Ingevuld formulier openen")
    rest(window)
    assert window.here == ("voices", other.id)
    press(screen, "Antwoorden bewaren")
    assert texts(person_at(workspace, other, 0)) == ["Rapporteren."]
    assert stored(workspace, talk) == talk


def test_a_file_that_is_no_form_is_refused_in_a_sentence(
    workspace: Workspace, voices: Voices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = make_trialoog(workspace)
    window, screen = voices(workspace, talk.id)
    path = tmp_path / "brief.pdf"
    path.write_text("Beste Noor", encoding="utf-8")
    monkeypatch.setattr(ask, "which_files", lambda *_: [path])
    page = to_form(screen, "Ilse")
    press(screen, "Ingevuld formulier openen")
    rest(window)
    assert window._banner.text
    assert not has_button(window, "Opnieuw proberen"), "the same file would be refused again"
    assert page.approval is None


# ------------------------------------------------------------------ looks
@pytest.mark.parametrize("way", ["Met een bericht", "Op papier", "Op dit scherm", "Met een formulier"])
def test_each_way_is_whole_in_every_look(workspace: Workspace, voices: Voices, theme: Theme, way: str) -> None:
    talk = make_trialoog(workspace, people=4)
    answered(workspace, talk, 1, "Eerst dit.")
    workspace.voices.asked(person_at(workspace, talk, 1), Way.MESSAGE, today=TODAY)
    window, screen = voices(workspace, talk.id)
    page = to_message(screen, "Ilse")
    if way == "Met een bericht":
        paste(screen, page, "Hoi Noor,\n\n1. Iets anders.\n2. Nog iets.")
    press(screen, f"Hoe?: {way}")
    settle()
    _closed(window)
    assert found_in_all_looks(theme, window) == []


def _closed(window: MainWindow) -> None:
    """Without a message that passes over the page."""
    window._toast.dismiss()


def test_the_student_is_asked_to_begin(workspace: Workspace, voices: Voices) -> None:
    """Before others are asked: with a way to the own answers, until there is one."""
    talk = make_trialoog(workspace)
    window, screen = voices(workspace, talk.id)
    press(screen, "Vragen sturen")
    press(screen, "Eerst zelf antwoorden")
    settle()
    focused = window.focusWidget()
    assert isinstance(focused, QWidget)
    type_text(focused, "Het zagen")
    press(screen, "Vragen sturen")
    assert texts(stored(workspace, talk)) == ["Het zagen"]
    assert not has_button(screen, "Eerst zelf antwoorden")
