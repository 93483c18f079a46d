"""Preparing a conversation: every step by key or tap, what is stored when, and what gets onto the sheet."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.changes import Change
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.plans import Step
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import ConversationKind, Part, StepState
from lobdossier.services.workspace import Workspace
from lobdossier.ui.conversation.parts import TextPart
from lobdossier.ui.conversation.sheet import PageView
from lobdossier.ui.screens.prepare import PrepareScreen
from lobdossier.ui.theme import FAMILIES, Look, Theme
from lobdossier.ui.widgets.question_cards import QuestionCard
from lobdossier.ui.window import MainWindow
from tests.typing_help import commit, type_text
from tests.ui import hands
from tests.ui.hands import has_button, words_in
from tests.ui.layout_check import problems

Show = Callable[[Workspace, str, str], MainWindow]
TODAY = date(2026, 11, 22)
AWKWARD = "  één’s “œ” 👩‍🔧\u00a0x\n\n– *geen* nadruk_\t€"


@pytest.fixture
def trialoog(workspace: Workspace) -> Conversation:
    """A trialoog over four days with two people, after a conversation in which two things were agreed."""
    add = workspace.records.add
    before = add(Conversation(kind=ConversationKind.LOOPBAANGESPREK, on=date(2026, 10, 1)))
    agreed = [Agreement(what="Ik bel de revalidatie"), Agreement(what="Een plek zoeken", who="Ilse", mine=False)]
    workspace.conversations.conclude(before, agreed, today=TODAY)
    made = add(Conversation(kind=ConversationKind.TRIALOOG, on=date(2026, 11, 26), at=time(10, 30), place="De Linde"))
    add(Participant(conversation_id=made.id, name="Meneer Vos", role="BPV-docent", order=0))
    add(Participant(conversation_id=made.id, name="Ilse", role="praktijkbegeleider", order=1))
    return made


@pytest.fixture
def prepare(show: Show, qtbot: QtBot) -> Callable[[Workspace, str], tuple[MainWindow, PrepareScreen]]:
    """The window with the keyboard in it, at a preparation."""

    def make(workspace: Workspace, target: str) -> tuple[MainWindow, PrepareScreen]:
        window = show(workspace, "prepare", target)
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        screen = window.current()
        assert isinstance(screen, PrepareScreen)
        return window, screen

    return make


Prepare = Callable[[Workspace, str], tuple[MainWindow, PrepareScreen]]


def find_button(inside: QWidget, words: str) -> QAbstractButton:
    """The button, after what was built just now is there."""
    QApplication.processEvents()
    return hands.find_button(inside, words)


def press(inside: QWidget, words: str) -> None:
    QTest.mouseClick(find_button(inside, words), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def step(screen: PrepareScreen, title: str) -> None:
    """Open a closed step by the keyboard."""
    QTest.keyClick(next(s.closed for s in steps_of(screen) if s.closed.text() == title), Qt.Key.Key_Return)


def steps_of(screen: PrepareScreen) -> list:  # type: ignore[type-arg]  # a private list of the widget, in its order
    from lobdossier.ui.widgets.steps import Step as OneStep

    return screen.steps.findChildren(OneStep)


def stored(workspace: Workspace, conversation: Conversation) -> Conversation:
    return workspace.records.get(Conversation, conversation.id)


def editor_of(screen: PrepareScreen, field: str) -> TextPart:
    return next(part for part in screen.findChildren(TextPart) if part.which == field)


def sheet_text(workspace: Workspace, conversation: Conversation, folder: Path) -> str:
    """What can be read on the sheet."""
    target = folder / "blad.pdf"
    workspace.sharing.export_sheet(conversation.id, target)
    return subprocess.run(["pdftotext", target, "-"], check=True, capture_output=True, text=True).stdout


# ------------------------------------------------------------------ opening
def test_opening_saves_nothing(workspace: Workspace, trialoog: Conversation, prepare: Prepare, qtbot: QtBot) -> None:
    """Neither one that is planned nor a new one; looking at each step neither."""
    heard: list[Change] = []
    workspace.events.subscribe(heard.append)

    for target in (trialoog.id, "new:trialoog"):
        window, screen = prepare(workspace, target)
        for one in steps_of(screen):
            screen.steps.open(one.id)
        qtbot.wait(50)
        assert screen.flush()
        window.go("start")

    assert heard == []
    assert len(workspace.conversations.coming()) == 1


def test_what_was_agreed_comes_first_and_only_if_there_is_any(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare
) -> None:
    """The conversation before it decides."""
    _, screen = prepare(workspace, trialoog.id)
    assert steps_of(screen)[0].closed.text() == "Dit spraken we af"
    assert "Ik bel de revalidatie" in words_in(screen)

    workspace.records.throw_away(*workspace.conversations.past(), label="weg")
    screen.refresh()

    assert steps_of(screen)[0].closed.text() == "Wat ging goed?"


def test_a_new_one_is_stored_with_its_first_letter(workspace: Workspace, prepare: Prepare) -> None:
    """And stays the same conversation when the student comes back to it."""
    window, screen = prepare(workspace, "new:gesprek_thuis")
    type_text(editor_of(screen, "went_well").editor, "D")
    assert screen.flush()
    (made,) = workspace.conversations.coming()
    assert (made.kind, made.went_well) == (ConversationKind.GESPREK_THUIS, "D")

    window.go("start")
    window.back()

    type_text(editor_of(screen, "went_well").editor, "e")
    assert screen.flush()
    assert [len(c.went_well) for c in workspace.conversations.coming()] == [2]


# ------------------------------------------------------------------ the steps
def test_every_step_by_key_or_tap_comes_back_letter_for_letter(
    workspace: Workspace, a_little: Workspace, trialoog: Conversation, prepare: Prepare, qtbot: QtBot
) -> None:
    """Then reopened: the same characters on the screen, and nothing is written."""
    experience = workspace.records.all(Experience)[0]
    answer = Answer(question="Wat deed je?", text="Ik vroeg het gewoon.")
    reflection = workspace.records.add(Reflection(experience_id=experience.id, answers=(answer,)))
    window, screen = prepare(workspace, trialoog.id)

    press(screen, "Hoe ging het met: Ik bel de revalidatie: Gelukt")
    how = next(f for f in screen.findChildren(QLineEdit) if f.accessibleName() == "Hoe ging dat?" and f.isVisible())
    QTest.keyClicks(how, "Ik mocht meteen komen")
    step(screen, "Wat ging goed?")
    commit(window.focusWidget(), AWKWARD)
    press(screen, "Volgende stap")
    commit(window.focusWidget(), "Jaar 3 & verder")
    step(screen, "Dit neem ik mee")
    QTest.keyClick(find_button(screen, "Mijn eerste dag meenemen"), Qt.Key.Key_Space)
    QTest.keyClick(find_button(screen, "Reflectie meenemen: Wat deed je?"), Qt.Key.Key_Space)
    step(screen, "Wat wil ik van hen weten?")
    commit(window.focusWidget(), "Mag ik blijven?")
    step(screen, "Kaarten voor het gesprek")
    card = next(c for c in screen.findChildren(QuestionCard) if c.isVisible())
    QTest.keyClick(card, Qt.Key.Key_Space)
    step(screen, "Wat zit je in de weg, wie of wat helpt?")
    commit(window.focusWidget(), "Ik slaap slecht")
    assert screen.flush()

    kept = stored(workspace, trialoog)
    assert (kept.went_well, kept.talk_about, kept.private) == (AWKWARD, "Jaar 3 & verder", "Ik slaap slecht")
    assert (kept.experience_ids, kept.reflection_ids) == ((experience.id,), (reflection.id,))
    assert [(c.question, c.part) for c in kept.cards] == [(card.question.text, Part.TERUGKIJKEN)]
    assert [p.question for p in workspace.conversations.participants(trialoog.id)] == ["Mag ik blijven?", ""]
    agreement = next(a for a in workspace.records.all(Agreement) if a.mine)
    assert (agreement.state, agreement.how_it_went) == (StepState.DONE, "Ik mocht meteen komen")
    assert [(s.state, s.how_it_went) for s in workspace.records.all(Step)] == [
        (StepState.DONE, "Ik mocht meteen komen")
    ]

    heard: list[Change] = []
    workspace.events.subscribe(heard.append)
    _, again = prepare(workspace, trialoog.id)
    assert editor_of(again, "went_well").editor.text() == AWKWARD
    assert editor_of(again, "private").editor.text() == "Ik slaap slecht"
    assert again.flush()
    assert heard == []


def test_a_closed_step_tells_its_answer_but_never_the_private_one(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare
) -> None:
    """Somebody may be sitting beside the student."""
    workspace.records.save(replace(trialoog, went_well="De bingo.\nEn meer.", private="Ik slaap slecht"))
    _, screen = prepare(workspace, trialoog.id)

    assert "De bingo." in words_in(screen)
    assert "Ingevuld. Dit blijft bij jou." in words_in(screen)
    assert "Ik slaap slecht" not in words_in(screen)


def test_a_card_becomes_the_question_and_what_was_typed_stays_in_front(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare
) -> None:
    """A card taken by mistake is replaced by the next one, and Ctrl+Z takes it back."""
    _, screen = prepare(workspace, trialoog.id)
    step(screen, "Wat wil ik van hen weten?")
    fields = [f for f in screen.findChildren(QLineEdit) if f.accessibleName().startswith("Mijn vraag aan")]
    fields[1].setFocus()

    def cards() -> list[str]:
        names = [b.accessibleName() for b in screen.findChildren(QAbstractButton)]
        return [n for n in names if n.startswith("Vraag overnemen: ")]

    QApplication.processEvents()
    offered = [n for n in cards() if has_button(screen, n)]
    assert len(offered) == 2
    press(screen, offered[0])
    assert fields[1].text() == offered[0].removeprefix("Vraag overnemen: ")
    press(screen, offered[1])
    assert fields[1].text() == offered[1].removeprefix("Vraag overnemen: ")

    fields[1].clear()
    QTest.keyClicks(fields[1], "Eerst dit.")
    press(screen, offered[0])
    assert fields[1].text() == "Eerst dit. " + offered[0].removeprefix("Vraag overnemen: ")
    fields[1].undo()
    assert fields[1].text() == "Eerst dit."
    assert screen.flush()
    assert [p.question for p in workspace.conversations.participants(trialoog.id)] == ["", "Eerst dit."]


def test_a_second_press_puts_a_card_back(workspace: Workspace, trialoog: Conversation, prepare: Prepare) -> None:
    """And "Andere kaarten" lays out three others."""
    _, screen = prepare(workspace, trialoog.id)
    step(screen, "Kaarten voor het gesprek")
    lying = [c for c in screen.findChildren(QuestionCard) if c.isVisible()]
    assert len(lying) == 3
    QTest.mouseClick(lying[0], Qt.MouseButton.LeftButton)
    assert len(stored(workspace, trialoog).cards) == 1
    QTest.mouseClick(lying[0], Qt.MouseButton.LeftButton)
    assert stored(workspace, trialoog).cards == ()

    before = {c.question.text for c in lying}
    press(screen, "Andere kaarten")

    now = {c.question.text for c in screen.findChildren(QuestionCard) if c.isVisible()}
    assert len(now) == 3
    assert not now & before


def test_leaving_an_experience_here_leaves_its_reflections_too(
    workspace: Workspace, a_little: Workspace, trialoog: Conversation, prepare: Prepare
) -> None:
    experience = workspace.records.all(Experience)[0]
    answer = Answer(question="Wat deed je?", text="Veel.")
    reflection = workspace.records.add(Reflection(experience_id=experience.id, answers=(answer,)))
    workspace.records.save(replace(trialoog, experience_ids=(experience.id,), reflection_ids=(reflection.id,)))
    _, screen = prepare(workspace, trialoog.id)
    step(screen, "Dit neem ik mee")

    press(screen, "Mijn eerste dag meenemen")

    kept = stored(workspace, trialoog)
    assert (kept.experience_ids, kept.reflection_ids) == ((), ())


# ------------------------------------------------------------------ people, day and place
def test_the_own_guide_comes_to_the_table_with_one_tap(workspace: Workspace, prepare: Prepare) -> None:
    """With the role word of the sector; open seats are proposed too."""
    workspace.records.add(SchoolPeriod(title="mbo 2", guide="Mevrouw Jansen"))
    _, screen = prepare(workspace, "new:trialoog")
    assert has_button(screen, "BPV-docent erbij")
    assert has_button(screen, "praktijkbegeleider erbij")

    press(screen, "Mevrouw Jansen, slb’er erbij")

    (made,) = workspace.conversations.coming()
    (guide,) = workspace.conversations.participants(made.id)
    assert (guide.name, guide.role) == ("Mevrouw Jansen", "slb’er")
    assert not has_button(screen, "Mevrouw Jansen, slb’er erbij")


def test_somebody_comes_by_name_and_goes_with_a_way_back(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare
) -> None:
    """A free role; typed, stored, taken away and brought back."""
    window, screen = prepare(workspace, trialoog.id)
    press(screen, "Iemand erbij")
    QTest.keyClicks(window.focusWidget(), "Oom Bas")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(window.focusWidget(), "kok")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    people = workspace.conversations.participants(trialoog.id)
    assert [(p.name, p.role) for p in people[2:]] == [("Oom Bas", "kok")]

    press(screen, "Oom Bas, kok. Aanpassen")
    press(screen, "Van tafel halen")
    assert len(workspace.conversations.participants(trialoog.id)) == 2

    press(window, "Ongedaan maken")
    assert len(workspace.conversations.participants(trialoog.id)) == 3
    QApplication.processEvents()
    assert has_button(screen, "Oom Bas, kok. Aanpassen")


def test_day_time_and_place_are_changed_in_place(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare
) -> None:
    """What is no time stays where it stands and is not stored."""
    window, screen = prepare(workspace, trialoog.id)
    line = screen._when
    press(screen, line.line.accessibleName())
    press(screen, "Wanneer: Morgen")
    line.time.setFocus()
    line.time.clear()
    QTest.keyClicks(line.time, "14u15")
    line.place.setFocus()
    line.place.clear()
    QTest.keyClicks(line.place, "Lokaal 2")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)

    kept = stored(workspace, trialoog)
    assert (kept.on, kept.at, kept.place) == (date(2026, 11, 23), time(14, 15), "Lokaal 2")
    assert line.line.text() == "maandag 23 november, 14.15 uur, Lokaal 2"

    press(screen, line.line.accessibleName())
    line.time.setFocus()
    line.time.clear()
    QTest.keyClicks(line.time, "25.80")
    line.place.setFocus()
    assert "Schrijf de tijd zo: 10.30" in words_in(screen)
    assert line.time.text() == "25.80"


# ------------------------------------------------------------------ the sheet
def test_the_real_page_grows_beside_it(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare, qtbot: QtBot
) -> None:
    """Drawn in the background after each save; large on demand, Escape goes back."""
    window, screen = prepare(workspace, trialoog.id)
    view = screen.findChild(PageView)
    assert view is not None
    qtbot.waitUntil(view.isVisible, timeout=20_000)
    before = view.grab().toImage()
    assert "1 bladzijde" in words_in(screen)
    assert "Meneer Vos en Ilse zien alleen dit blad, niet je dossier." in words_in(screen)

    editor = editor_of(screen, "went_well").editor
    screen.steps.open("went_well")
    type_text(editor, "De bingo ging goed en iedereen lachte.")
    qtbot.waitUntil(lambda: view.grab().toImage() != before, timeout=20_000)

    press(screen, "Groot bekijken")
    qtbot.waitUntil(lambda: any(p.isVisible() and p is not view for p in screen.findChildren(PageView)), timeout=20_000)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert view.isVisible()


def test_private_words_are_on_the_sheet_only_when_ticked(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare, tmp_path: Path
) -> None:
    """Off by default; one tap on, one tap off again."""
    window, screen = prepare(workspace, trialoog.id)
    screen.steps.open("private")
    type_text(window.focusWidget(), "Ik slaap slecht")
    assert screen.flush()
    assert "Ik slaap slecht" not in sheet_text(workspace, trialoog, tmp_path)
    assert has_button(screen, "Dit blijft bij jou")

    press(screen, "Zet dit ook op mijn gespreksblad")
    assert "Ik slaap slecht" in sheet_text(workspace, trialoog, tmp_path)

    press(screen, "Zet dit ook op mijn gespreksblad")
    assert "Ik slaap slecht" not in sheet_text(workspace, trialoog, tmp_path)


def test_the_sheet_is_made_where_the_student_says(
    workspace: Workspace,
    trialoog: Conversation,
    prepare: Prepare,
    qtbot: QtBot,
    tmp_path: Path,
    opened: list[str],
) -> None:
    """What was just typed is on it; "Openen" hands it to the system."""
    _, screen = prepare(workspace, trialoog.id)
    screen.steps.open("talk_about")
    type_text(editor_of(screen, "talk_about").editor, "Welke kant ik op wil")
    press(screen, "Gespreksblad maken")
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    target = tmp_path / "Mijn blad.pdf"
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(str(target))
    QTest.keyClick(name, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: has_button(screen, "Openen"), timeout=20_000)
    read = subprocess.run(["pdftotext", target, "-"], check=True, capture_output=True, text=True).stdout
    assert "Welke kant ik op wil" in read
    press(screen, "Openen")
    assert opened == [QUrl.fromLocalFile(str(target)).toString()]


def test_a_sheet_that_cannot_be_written_is_told_and_nothing_is_lost(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare, qtbot: QtBot, tmp_path: Path
) -> None:
    window, screen = prepare(workspace, trialoog.id)
    screen._sheet.export(tmp_path / "weg" / "blad.pdf")

    qtbot.waitUntil(lambda: window._banner.isVisible(), timeout=20_000)
    assert not has_button(screen, "Openen")


# ------------------------------------------------------------------ keyboard
def test_tab_goes_through_the_page_as_one_reads_it(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare, qtbot: QtBot
) -> None:
    """Also after the people and the questions were built anew: never upwards until it starts again."""
    window, screen = prepare(workspace, trialoog.id)
    workspace.records.add(SchoolPeriod(guide="Mevrouw Jansen"))
    qtbot.waitUntil(lambda: has_button(screen, "Mevrouw Jansen, slb’er erbij"))
    press(screen, "Mevrouw Jansen, slb’er erbij")
    step(screen, "Wat wil ik van hen weten?")
    QApplication.processEvents()
    find_button(screen, "Gesprekken").setFocus()

    names, tops = [], []
    for _ in range(30):
        focused = window.focusWidget()
        assert focused is not None
        if not screen.isAncestorOf(focused):
            break
        names.append(focused.accessibleName())
        left = focused.mapTo(screen, QPoint(0, 0))
        if left.x() < screen.width() * 0.6:  # the sheet beside the steps comes after them
            tops.append(focused.mapTo(screen._body, QPoint(0, focused.height())).y() + screen_scroll(screen))
        QTest.keyClick(focused, Qt.Key.Key_Tab)

    assert names.index("Mevrouw Jansen, slb’er. Aanpassen") < names.index("Iemand erbij")
    assert names.index("Mijn vraag aan Meneer Vos") < names.index("Andere kaarten")
    assert all(below >= above - 40 for above, below in pairwise(tops))


def screen_scroll(screen: PrepareScreen) -> int:
    """How far the page was scrolled."""
    area = screen.findChild(QScrollArea)
    assert area is not None
    return area.verticalScrollBar().value()


# ------------------------------------------------------------------ failure
def test_text_that_cannot_be_stored_stays_and_is_stored_later(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare, tmp_path: Path
) -> None:
    """The file is away for a while: the words stay, the way out of the screen is closed, trying again works."""
    window, screen = prepare(workspace, trialoog.id)
    screen.steps.open("went_well")
    away = tmp_path / "elders.lobdossier"
    workspace.path.rename(away)

    type_text(editor_of(screen, "went_well").editor, "Dit blijft staan")
    window.go("start")

    assert window.current() is screen
    assert editor_of(screen, "went_well").editor.text() == "Dit blijft staan"
    assert "Nog niet bewaard" in [w.text() for w in screen.findChildren(QLabel)]
    away.rename(workspace.path)
    assert screen.flush()
    assert stored(workspace, trialoog).went_well == "Dit blijft staan"


# ------------------------------------------------------------------ looks
@pytest.mark.parametrize(
    ("scheme", "family", "pt", "size"),
    [("light", 0, 11, (1240, 800)), ("dark", 1, 11, (1024, 614)), ("contrast", 1, 18, (1024, 614))],
)
def test_nothing_is_clipped_in_any_look(
    workspace: Workspace,
    a_little: Workspace,
    trialoog: Conversation,
    prepare: Prepare,
    qtbot: QtBot,
    theme: Theme,
    scheme: str,
    family: int,
    pt: int,
    size: tuple[int, int],
) -> None:
    """Every step open in turn, full and empty, also with very long names."""
    long = "Arbeidsongeschiktheidsverzekeringsmaatschappijmedewerkster van der Aa"
    workspace.records.add(Participant(conversation_id=trialoog.id, name=long, role=long, order=2))
    theme.apply(Look(scheme, FAMILIES[family], pt))
    try:
        for target in (trialoog.id, "new:gesprek_thuis"):
            window, screen = prepare(workspace, target)
            window.resize(*size)
            if target == trialoog.id:
                qtbot.waitUntil(lambda screen=screen: "1 bladzijde" in words_in(screen), timeout=20_000)
            wanted = [one.id for one in steps_of(screen)] if target == trialoog.id else ["went_well", "questions"]
            for which in wanted:
                screen.steps.open(which)
                qtbot.wait(100)
                assert problems(window) == []
    finally:
        theme.apply(Look("light"))
