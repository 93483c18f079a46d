""" "Gesprek voeren": the room in which a conversation is held, by keys and clicks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from talking import CTRL, KEY, Show, Talk, cards_of, focused_in, key, make_talk, notes_of, press, seen, stored, talker

from lobdossier.domain.conversation import Agreement, Conversation, PartNotes, PickedCard
from lobdossier.domain.vocabulary import ConversationState, Part, StepState
from lobdossier.services.workspace import Workspace
from lobdossier.ui import ask
from lobdossier.ui.palette.overlay import Palette
from lobdossier.ui.theme import Theme
from tests.factories import contents
from tests.typing_help import type_text
from tests.ui.hands import has_button, rest


@pytest.fixture
def talk(show: Show, qtbot: QtBot) -> Talk:
    return talker(show, qtbot)


@pytest.fixture
def trialoog(workspace: Workspace) -> Conversation:
    return make_talk(workspace)


# ------------------------------------------------------------------ the whole way
def test_a_whole_conversation(
    talk: Talk, workspace: Workspace, trialoog: Conversation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was agreed, four parts with notes, agreements, the next date, and a file for the calendar."""
    window, room = talk(workspace, trialoog.id)
    assert "Dit spraken jullie af. Hoe ging het?" in seen(window)
    press(window, "Hoe ging het met: Ik bel de revalidatie: Gelukt")
    press(window, "Naar terugkijken")

    for part in Part:
        assert room.stage == part
        assert focused_in(window, notes_of(window))
        type_text(notes_of(window), f"Over {part.value}.")
        key(window, KEY.Key_PageDown)

    assert "Over activeren." in seen(window)  # the notes stand beside the agreements
    QTest.keyClicks(window.focusWidget(), "Ik maak een planning")
    press(window, "Meneer Vos")
    press(window, "Afronden")

    assert "Het gesprek is afgerond" in seen(window)
    held = stored(workspace, trialoog)
    assert held.state is ConversationState.HELD
    assert [(note.part, note.text) for note in held.notes] == [(part, f"Over {part.value}.") for part in Part]
    assert [(a.what, a.who) for a in workspace.conversations.agreements(trialoog.id)] == [
        ("Ik maak een planning", "Meneer Vos")
    ]
    before = workspace.conversations.agreed_before(trialoog)[1]
    assert next(a for a in before if a.mine).state is StepState.DONE

    press(window, "Wanneer praten jullie verder?: over een maand")
    press(window, "Zo plannen")
    following = workspace.conversations.coming()[0]
    assert (following.kind, following.on) == (trialoog.kind, date(2026, 12, 22))
    assert [p.name for p in workspace.conversations.participants(following.id)] == ["Meneer Vos", "Ilse"]
    target = tmp_path / "trialoog.ics"
    monkeypatch.setattr(ask, "where_to_save", lambda *_a: target)
    press(window, "Zet in je agenda")
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")
    press(window, "Klaar")
    assert window.here == ("conclude", trialoog.id)


def test_the_next_conversation_opens_with_what_was_agreed(
    talk: Talk, workspace: Workspace, trialoog: Conversation
) -> None:
    workspace.conversations.conclude(trialoog, [Agreement(what="Ik vraag om hulp")], today=date(2026, 11, 22))
    following = workspace.conversations.follow_up(stored(workspace, trialoog), date(2026, 12, 20))

    window, _room = talk(workspace, following.id)

    assert "Ik vraag om hulp" in seen(window)


# ------------------------------------------------------------------ how it begins and ends
def test_without_anything_agreed_it_opens_at_the_first_part(talk: Talk, workspace: Workspace) -> None:
    made = workspace.records.add(Conversation(on=date(2026, 11, 26)))

    window, room = talk(workspace, made.id)

    assert room.stage == Part.TERUGKIJKEN
    assert not has_button(room, "Vorige keer")
    assert not has_button(room, "Terug")
    assert "vertel uit je hoofd" in seen(window)


def test_opening_and_going_through_it_stores_nothing(talk: Talk, workspace: Workspace, trialoog: Conversation) -> None:
    window, _room = talk(workspace, trialoog.id)
    before = contents(workspace.path)

    for _ in range(7):
        key(window, KEY.Key_PageDown)
    press(window, "Andere kaarten") if has_button(window.current(), "Andere kaarten") else None
    key(window, KEY.Key_Escape)

    assert contents(workspace.path) == before


def test_escape_leaves_at_once_and_all_is_stored(talk: Talk, workspace: Workspace, trialoog: Conversation) -> None:
    window, room = talk(workspace, trialoog.id)
    room.go_to(Part.REFLECTEREN)
    type_text(notes_of(window), "Nog net getypt")

    key(window, KEY.Key_Escape)

    assert window.here == ("conversations", "")
    assert not window.isFullScreen()
    assert stored(workspace, trialoog).notes == (PartNotes(part=Part.REFLECTEREN, text="Nog net getypt"),)


def test_who_comes_back_the_same_day_goes_on_where_one_was(
    talk: Talk, workspace: Workspace, trialoog: Conversation
) -> None:
    window, room = talk(workspace, trialoog.id)
    room.go_to(Part.VOORUITKIJKEN)
    key(window, KEY.Key_Escape)

    window.go("talk", trialoog.id)
    rest(window)

    assert room.stage == Part.VOORUITKIJKEN


def test_after_a_fall_it_goes_on_at_the_last_notes(talk: Talk, workspace: Workspace, trialoog: Conversation) -> None:
    notes = (PartNotes(part=Part.TERUGKIJKEN, text="Eén"), PartNotes(part=Part.REFLECTEREN, text="Twee"))
    workspace.records.save(replace(trialoog, notes=notes))

    window, room = talk(workspace, trialoog.id)

    assert room.stage == Part.REFLECTEREN
    assert "Twee" in seen(window)


def test_a_save_that_fails_keeps_one_where_one_is(talk: Talk, workspace: Workspace, trialoog: Conversation) -> None:
    """The text stays on the sheet, and is stored as soon as that goes again."""
    window, room = talk(workspace, trialoog.id)
    room.go_to(Part.TERUGKIJKEN)
    type_text(notes_of(window), "Dit staat er nog.")
    away = workspace.path.with_suffix(".weg")
    workspace.path.rename(away)

    room.turn(1)
    assert room.stage == Part.TERUGKIJKEN
    assert "Dit staat er nog." in seen(window)

    away.rename(workspace.path)
    room.turn(1)
    assert room.stage == Part.REFLECTEREN
    assert stored(workspace, trialoog).notes[0].text == "Dit staat er nog."


# ------------------------------------------------------------------ going through it
def test_keys_go_from_part_to_part_and_typing_keeps_its_own(
    talk: Talk, workspace: Workspace, trialoog: Conversation
) -> None:
    window, room = talk(workspace, trialoog.id)
    key(window, KEY.Key_Right, CTRL)
    assert room.stage == Part.TERUGKIJKEN
    type_text(notes_of(window), "twee woorden")

    key(window, KEY.Key_Left, CTRL)  # a word back, in the text
    assert room.stage == Part.TERUGKIJKEN
    assert notes_of(window).textCursor().position() == 5
    key(window, KEY.Key_PageDown)
    assert room.stage == Part.REFLECTEREN
    key(window, KEY.Key_PageUp)
    assert notes_of(window).toPlainText() == "twee woorden"
    press(window, "Terugkijken, deel 1 van 4, hier zijn jullie")
    room.setFocus()
    key(window, KEY.Key_Left, CTRL)
    key(window, KEY.Key_Left, CTRL)  # there is nothing before it
    assert "Hoe ging het?" in seen(window)


def test_any_part_can_be_pressed(talk: Talk, workspace: Workspace, trialoog: Conversation) -> None:
    window, room = talk(workspace, trialoog.id)

    press(window, "Activeren, deel 4 van 4, komt nog")
    assert room.stage == Part.ACTIVEREN
    press(window, "Naar afspraken")
    press(window, "Terug")
    press(window, "Vorige keer")

    assert "Hoe ging het?" in seen(window)
    assert has_button(room, "Activeren, deel 4 van 4, geweest")


# ------------------------------------------------------------------ what lies on the table
def test_only_what_the_conversation_brings_is_shown(talk: Talk, workspace: Workspace, trialoog: Conversation) -> None:
    window, room = talk(workspace, trialoog.id)
    shown = ""
    for part in Part:
        room.go_to(part)
        for _ in range(4):
            shown += seen(window)
            press(window, "Volgende om naar te kijken")

    for told in (
        "De bingo die bijna misging",
        "De microfoon deed het niet.",
        "Ik blijf rustig.",
        "De drukte op vrijdag.",
    ):
        assert told in shown
    for private in ("Ik slaap slecht", "Iets van thuis", "Dit is alleen van mij"):
        assert private not in shown


def test_marked_answers_are_shown_and_without_them_all_of_the_part(
    talk: Talk, workspace: Workspace, trialoog: Conversation
) -> None:
    window, room = talk(workspace, trialoog.id)
    room.go_to(Part.TERUGKIJKEN)
    first = seen(window)
    room.go_to(Part.REFLECTEREN)
    second = seen(window)
    room.go_to(Part.ACTIVEREN)

    assert "Antwoorden van vooraf" in first
    assert "Ik begin zelf." in first
    assert "Ze ziet wie stil is." in first
    assert "Hier wil ik het over hebben" in second
    assert "Nee zeggen." in second
    assert "Rapporteren." not in second
    assert not has_button(room, "Antwoorden")
    assert "Antwoorden van vooraf" not in seen(window)


def test_picked_cards_come_first_and_others_for_the_asking(
    talk: Talk, workspace: Workspace, trialoog: Conversation
) -> None:
    mine = PickedCard(card_id="weg", question="Mijn eigen kaart van vorig jaar?", part=Part.TERUGKIJKEN)
    workspace.records.save(replace(trialoog, cards=(mine,)))
    window, room = talk(workspace, trialoog.id)
    room.go_to(Part.TERUGKIJKEN)

    first = [card.text() for card in cards_of(window)]
    press(window, "Andere kaarten")
    second = [card.text() for card in cards_of(window)]

    assert first[0] == mine.question
    assert len(first) == len(second) == 3
    assert not set(first) & set(second)


def test_a_card_that_is_talked_about_belongs_to_the_conversation(
    talk: Talk, workspace: Workspace, trialoog: Conversation
) -> None:
    """One at a time; it is still on the table when one comes back to its part."""
    window, room = talk(workspace, trialoog.id)
    room.go_to(Part.REFLECTEREN)
    one, other, _third = cards_of(window)
    words = [one.text(), other.text()]
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)
    other.setFocus()
    key(window, KEY.Key_Space)
    assert (one.isChecked(), other.isChecked()) == (False, True)

    room.turn(1)
    room.turn(-1)

    assert [card.text() for card in cards_of(window) if card.isChecked()] == words[1:]
    assert [card.question for card in stored(workspace, trialoog).cards] == words


# ------------------------------------------------------------------ quiet
def test_who_looks_along_reads_no_names_and_notes(talk: Talk, workspace: Workspace, trialoog: Conversation) -> None:
    window, room = talk(workspace, trialoog.id)
    room.go_to(Part.TERUGKIJKEN)
    type_text(notes_of(window), "Samen besproken")

    press(window, "Namen en notities verbergen, als er iemand meekijkt")
    for hidden in ("Samen besproken", "Vos", "Ik begin zelf.", "Ik bel de revalidatie"):
        assert hidden not in seen(window)
    room.go_to("closing")
    assert "Samen besproken" not in seen(window)

    room.go_to(Part.TERUGKIJKEN)
    press(window, "Namen en notities weer laten zien")
    for shown in ("Samen besproken", "Vos", "Ik begin zelf.", "Ik bel de revalidatie"):
        assert shown in seen(window)


def test_who_looks_along_reads_no_names_anywhere(talk: Talk, workspace: Workspace, trialoog: Conversation) -> None:
    """Not in what was agreed last time, not in what is to be asked, and not where one rounds off."""
    person = workspace.conversations.participants(trialoog.id)[0]
    workspace.records.save(replace(person, question="Wat zag u mij doen?"))
    before, agreed = workspace.conversations.agreed_before(trialoog)
    assert before is not None
    workspace.records.save(replace(agreed[0], how_it_went="Dat viel tegen."))
    window, room = talk(workspace, trialoog.id)
    press(window, "Namen en notities verbergen, als er iemand meekijkt")

    for stage in ("agreed", *Part, "closing"):
        room.go_to(stage)
        for _ in range(5):
            found = seen(window) + "".join(f.text() for f in room.findChildren(QLineEdit) if f.isVisible())
            for hidden in ("Vos", "Ilse", "Noor", "Wat zag u", "Dat viel tegen.", "Ik bel de revalidatie"):
                assert hidden not in found, (stage, hidden)
            press(window, "Volgende om naar te kijken") if has_button(room, "Volgende om naar te kijken") else None
    key(window, KEY.Key_Return, CTRL)
    assert stored(workspace, trialoog).state is ConversationState.PLANNED
    assert not has_button(room, "Afronden")

    press(window, "Namen en notities weer laten zien")
    assert "Samen afronden" in seen(window)
    assert has_button(room, "Afronden")


def test_who_did_not_answer_yet_does_not_read_the_own_answers_first(
    talk: Talk, workspace: Workspace, trialoog: Conversation
) -> None:
    """Those of who did are there. The student can show the own ones all the same; once all answered nothing is asked."""
    workspace.records.save(replace(trialoog, own_first=True))
    window, room = talk(workspace, trialoog.id)
    room.go_to(Part.TERUGKIJKEN)
    assert "Ze ziet wie stil is." in seen(window)
    assert "Ik begin zelf." not in seen(window)
    assert "Wat jij antwoordde, zien jullie hier na het antwoord van Ilse." in seen(window)

    press(window, "Nu al laten zien")
    assert "Ik begin zelf." in seen(window)
    assert not has_button(room, "Nu al laten zien")
    room.go_to(Part.REFLECTEREN)
    assert "Nee zeggen." in seen(window)


def test_when_all_answered_the_own_answers_are_there(talk: Talk, workspace: Workspace, trialoog: Conversation) -> None:
    workspace.records.save(replace(trialoog, own_first=True))
    one, other = workspace.conversations.participants(trialoog.id)
    workspace.records.save(replace(other, answers=one.answers))

    window, room = talk(workspace, trialoog.id)
    room.go_to(Part.TERUGKIJKEN)

    assert "Ik begin zelf." in seen(window)
    assert not has_button(room, "Nu al laten zien")


def test_a_pause_shows_nothing_and_keeps_everything(talk: Talk, workspace: Workspace, trialoog: Conversation) -> None:
    window, room = talk(workspace, trialoog.id)
    room.go_to(Part.TERUGKIJKEN)
    type_text(notes_of(window), "Tot hier")

    press(window, "Pauze")
    assert seen(window) == "Even pauze\nAlles is bewaard. Je gaat verder waar je was."
    assert stored(workspace, trialoog).notes[0].text == "Tot hier"
    key(window, KEY.Key_PageDown)
    key(window, KEY.Key_Escape)

    assert room.stage == Part.TERUGKIJKEN
    assert focused_in(window, notes_of(window))


def test_the_clock_can_be_hidden(talk: Talk, workspace: Workspace, trialoog: Conversation) -> None:
    window, room = talk(workspace, trialoog.id)

    press(window, "Jullie praten 0 minuten. Klok verbergen")
    assert not has_button(room, "0 min")
    press(window, "Klok laten zien")
    assert has_button(room, "0 min")


def test_nothing_comes_over_it_that_was_searched_for(talk: Talk, workspace: Workspace, trialoog: Conversation) -> None:
    window, room = talk(workspace, trialoog.id)

    QTest.keyClick(room, KEY.Key_K, CTRL)

    assert not window.findChildren(Palette)


def test_larger_letters_are_for_this_conversation_only(
    talk: Talk, theme: Theme, workspace: Workspace, trialoog: Conversation
) -> None:
    window, _room = talk(workspace, trialoog.id)
    own = theme.look.pt

    press(window, "Letters groter, voor dit gesprek")
    assert theme.look.pt == own + 3
    assert window.context.settings.now.pt == own
    key(window, KEY.Key_Escape)

    assert theme.look.pt == own
