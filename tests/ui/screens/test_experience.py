"""The page of one experience: what is typed and tapped is kept, and nothing else is stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hands import bring_to_front
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain import experience as things
from lobdossier.domain.experience import Experience
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.vocabulary import Competence, ExperienceKind
from lobdossier.services.workspace import Workspace
from lobdossier.text import markdown
from lobdossier.ui.editors.autosave import SaveState
from lobdossier.ui.editors.rich_text import RichTextEditor
from lobdossier.ui.screens.experience import ExperienceScreen
from lobdossier.ui.theme import FAMILIES, Look, Theme
from lobdossier.ui.widgets.chips import Pill
from lobdossier.ui.window import MainWindow
from tests.typing_help import type_text
from tests.ui.hands import rest
from tests.ui.layout_check import problems

Show = Callable[[Workspace, str, str], MainWindow]
AWKWARD = "Eén **ster** \\ [x](y) – ‘café’ # 1. geen lijst   drie spaties"


@pytest.fixture
def show(show: Show, qtbot: QtBot) -> Show:
    """The window of `conftest.show`, with the keyboard in it."""

    def make(workspace: Workspace, screen: str, target: str) -> MainWindow:
        window = show(workspace, screen, target)
        bring_to_front(window)
        return window

    return make


def screen_of(window: MainWindow) -> ExperienceScreen:
    found = window.current()
    assert isinstance(found, ExperienceScreen)
    return found


def only(workspace: Workspace) -> Experience:
    (found,) = workspace.records.all(Experience)
    return found


def pill(screen: ExperienceScreen, text: str) -> Pill:
    return next(p for p in screen.findChildren(Pill) if p.text() == text and p.isVisible())


def focused() -> QWidget:
    """Where the keyboard is."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def settled() -> None:
    """Layouts that follow from each other have had their turn."""
    for _ in range(4):
        QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
        QApplication.processEvents()


def saved(screen: ExperienceScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: screen.desk.autosave.state is SaveState.SAVED)


def test_a_blank_one_is_never_stored(show: Show, workspace: Workspace) -> None:
    """Opening a new one, tapping a sort and leaving again stores nothing."""
    window = show(workspace, "experience", "new")
    before = workspace.path.read_bytes()
    screen = screen_of(window)

    screen.facts.rows["kind"].open()
    QTest.mouseClick(pill(screen, "Bijbaan"), Qt.MouseButton.LeftButton)
    window.go("experiences")

    assert workspace.experiences.count() == 0
    assert workspace.path.read_bytes() == before


def test_one_sentence_is_a_complete_experience(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    """The keyboard is in the story; what is typed is stored by itself, letter for letter, dated today."""
    screen = screen_of(show(workspace, "experience", ""))
    assert QApplication.focusWidget() is screen.story.editor

    type_text(screen.story.editor, AWKWARD + "\nTweede regel, mét accént €")
    qtbot.waitUntil(lambda: workspace.experiences.count() == 1)
    saved(screen, qtbot)

    found = only(workspace)
    assert markdown.parse(found.story) == screen.story.editor.document_tree()
    assert markdown.literal(AWKWARD + "\nTweede regel, mét accént €") == found.story
    assert found.start == date(2026, 11, 22)
    assert screen.story.state.text() == "Bewaard"


def test_a_restart_shows_the_same_text(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    """Typed, stored, opened again: the same characters, and opening writes nothing."""
    window = show(workspace, "experience", "new:text")
    screen = screen_of(window)
    type_text(screen.story.name, "Mijn dag – één")
    type_text(screen.story.editor, AWKWARD)
    assert screen.flush()
    tree, before = screen.story.editor.document_tree(), workspace.path.read_bytes()

    again = screen_of(show(workspace, "experience", only(workspace).id))

    assert again.story.editor.document_tree() == tree
    assert again.story.name.text() == "Mijn dag – één"
    assert again.flush()
    assert workspace.path.read_bytes() == before


def test_back_returns_to_the_one_just_written(show: Show, workspace: Workspace) -> None:
    """A new one is known by its id as soon as it is stored: coming back does not begin another."""
    window = show(workspace, "experience", "")
    type_text(screen_of(window).story.editor, "Een zin")

    window.go("experiences")
    window.back()

    assert screen_of(window).target == only(workspace).id


def test_facts_are_tapped_one_at_a_time(show: Show, a_little: Workspace) -> None:
    """Each fact shows its answer when closed; opening one closes the other; the answers are stored."""
    experience = next(e for e in a_little.records.all(Experience) if e.title == "Open dag")
    screen = screen_of(show(a_little, "experience", experience.id))
    rows = screen.facts.rows

    QTest.mouseClick(rows["when"].head, Qt.MouseButton.LeftButton)
    QTest.mouseClick(pill(screen, "Gisteren"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(rows["organisation"].head, Qt.MouseButton.LeftButton)
    assert not rows["when"].is_open
    assert rows["when"].head.said == "zaterdag 21 november"
    type_text(focused(), "Hogeschool Ooit")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert rows["organisation"].head.said == "Hogeschool Ooit"
    rows["hours"].open()
    type_text(focused(), "6")
    assert screen.flush()

    found = a_little.records.get(Experience, experience.id)
    assert (found.start, found.organisation, found.hours) == (date(2026, 11, 21), "Hogeschool Ooit", 6)


def test_kinds_most_used_first_then_all(show: Show, a_little: Workspace) -> None:
    experience = a_little.records.all(Experience)[0]
    screen = screen_of(show(a_little, "experience", experience.id))

    screen.facts.rows["kind"].open()
    few = len(screen.facts.rows["kind"].findChildren(Pill))
    more = next(b for b in screen.facts.findChildren(type(screen.more)) if b.text() == "Meer soorten…")
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    QTest.mouseClick(pill(screen, "Gastles"), Qt.MouseButton.LeftButton)
    assert screen.flush()

    assert few < len(ExperienceKind)
    assert a_little.records.get(Experience, experience.id).kind is ExperienceKind.GASTLES


def test_competences_and_star(show: Show, a_little: Workspace) -> None:
    """Chips carry the full name and its question; a tap is stored."""
    experience = a_little.records.all(Experience)[1]
    screen = screen_of(show(a_little, "experience", experience.id))
    netwerken = pill(screen, "Netwerken")
    assert netwerken.accessibleDescription() == "Wie kan mij helpen, en hoe leg ik contact?"

    QTest.mouseClick(netwerken, Qt.MouseButton.LeftButton)
    QTest.mouseClick(screen.star, Qt.MouseButton.LeftButton)
    assert screen.flush()

    found = a_little.records.get(Experience, experience.id)
    assert found.competences == (Competence.NETWERKEN,)
    assert found.star


def test_the_four_questions_wait_for_a_story(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    """They come with the first words, one is open at a time, each can be skipped, and each shows whether it is answered."""
    screen = screen_of(show(workspace, "experience", ""))
    assert not screen.questions.isVisible()
    type_text(screen.story.editor, "Een zin")
    assert screen.questions.isVisible()

    QTest.mouseClick(screen.questions.rows["goal"].head, Qt.MouseButton.LeftButton)
    answer = QApplication.focusWidget()
    assert isinstance(answer, RichTextEditor)
    type_text(answer, "Zien of *zorg* bij me past")
    settled()
    onward = next(b for b in screen.questions.findChildren(type(screen.more)) if b.text() == "Volgende vraag")
    QTest.mouseClick(onward, Qt.MouseButton.LeftButton)

    assert screen.questions.rows["result"].is_open
    assert screen.questions.rows["goal"].head.said == "Zien of *zorg* bij me past"
    assert screen.questions._state.text() == "nog open: resultaat, terugblik en vervolg"
    assert screen.flush()
    assert only(workspace).goal == r"Zien of \*zorg\* bij me past"


def test_what_somebody_said(show: Show, a_little: Workspace) -> None:
    """Who, what, which role and when; a blank one leaves no trace; throwing away can be undone."""
    experience = a_little.records.all(Experience)[0]
    screen = screen_of(show(a_little, "experience", experience.id))

    QTest.mouseClick(screen.others.add, Qt.MouseButton.LeftButton)
    screen.accordion.close_all()
    assert screen.others.rows == {}
    settled()

    QTest.mouseClick(screen.others.add, Qt.MouseButton.LeftButton)
    type_text(focused(), "Jij zag het als eerste")
    settled()
    who = next(f for f in screen.others.findChildren(QLineEdit))
    type_text(who, "Ilse")
    QTest.mouseClick(pill(screen, "praktijkbegeleider"), Qt.MouseButton.LeftButton)
    screen.accordion.close_all()
    assert screen.flush()

    (found,) = a_little.records.all(things.Testimony, experience_id=experience.id)
    assert (found.who, found.said, found.role) == ("Ilse", "Jij zag het als eerste", "praktijkbegeleider")
    (row,) = screen.others.rows.values()
    assert row.head.text() == "Dit zei Ilse (praktijkbegeleider), 22 november"


def test_a_change_elsewhere_leaves_the_typing_alone(show: Show, a_little: Workspace, qtbot: QtBot) -> None:
    """A reflection that comes in shows below; cursor, text and Ctrl+Z of the story stay."""
    experience = a_little.records.all(Experience)[0]
    screen = screen_of(show(a_little, "experience", experience.id))
    screen.story.editor.moveCursor(screen.story.editor.textCursor().MoveOperation.End)
    type_text(screen.story.editor, " En meer.")

    a_little.records.add(
        Reflection(experience_id=experience.id, answers=(Answer(question="Wat deed jij?", text="Ik bleef."),))
    )
    qtbot.waitUntil(lambda: bool(screen.follow._shown))

    assert screen.story.editor.toPlainText() == "Ik mocht meteen meelopen. En meer."
    assert screen.story.editor.document().isUndoAvailable()
    saved(screen, qtbot)
    assert screen.story.editor.document().isUndoAvailable()


def test_weggooien_goes_back_and_can_be_undone(show: Show, a_little: Workspace, qtbot: QtBot) -> None:
    experience = a_little.records.all(Experience)[0]
    window = show(a_little, "experience", experience.id)

    screen_of(window)._throw_away()

    assert window._here[0] == "experiences"
    assert a_little.experiences.count() == 1
    QTest.mouseClick(window._toast._action, Qt.MouseButton.LeftButton)
    assert a_little.experiences.count() == 2


def test_reflect_opens_the_cards_for_this_one(
    show: Show, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(workspace, "experience", "")
    screen = screen_of(window)
    type_text(screen.story.editor, "Een zin")
    gone: list[tuple[str, str]] = []
    monkeypatch.setattr(window, "go", lambda name, target="": gone.append((name, target)))

    QTest.mouseClick(screen.follow.reflect, Qt.MouseButton.LeftButton)

    assert gone == [("reflect", only(workspace).id)]


def test_a_save_that_fails_keeps_the_text(show: Show, a_little: Workspace, qtbot: QtBot) -> None:
    """The text stays on the screen with a message that stays; leaving waits; when the file is back it is stored."""
    experience = a_little.records.all(Experience)[0]
    window = show(a_little, "experience", experience.id)
    screen = screen_of(window)
    away = a_little.path.with_suffix(".weg")
    a_little.path.rename(away)

    type_text(screen.story.editor, "Nog iets. ")
    qtbot.waitUntil(lambda: screen.desk.autosave.state is SaveState.FAILED)
    assert window._banner.isVisible()
    assert screen.story.state.text() == "Nog niet bewaard"
    window.go("experiences")
    assert window.current() is screen
    assert screen.story.editor.toPlainText().startswith("Nog iets. ")

    away.rename(a_little.path)
    qtbot.waitUntil(lambda: screen.desk.autosave.state is SaveState.SAVED)
    assert not window._banner.isVisible()
    assert a_little.records.get(Experience, experience.id).story.startswith("Nog iets. ")


def test_escape_closes_a_question_then_goes_back(show: Show, a_little: Workspace) -> None:
    window = show(a_little, "experience", a_little.records.all(Experience)[0].id)
    screen = screen_of(window)
    screen.facts.rows["role"].open()

    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is screen.facts.rows["role"].head

    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert window._here[0] == "experiences"


def test_tab_goes_in_reading_order(show: Show, a_little: Workspace, qtbot: QtBot) -> None:
    """Also into what was opened or added after the page was made."""
    experience = a_little.records.all(Experience)[0]
    a_little.records.add(things.Testimony(experience_id=experience.id, who="Ilse", said="Goed gezien."))
    screen = screen_of(show(a_little, "experience", experience.id))
    screen.facts.rows["role"].open()
    settled()

    assert isinstance(focused(), QLineEdit)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is screen.facts.rows["hours"].head
    (said,) = screen.others.rows.values()
    said.head.setFocus()
    QTest.keyClick(said.head, Qt.Key.Key_Tab)
    assert focused() is screen.others.add


@pytest.mark.parametrize(("scheme", "pt", "family"), [("light", 18, 0), ("dark", 11, 1), ("contrast", 18, 1)])
@pytest.mark.parametrize("filled", ["new", "little", "full"])
def test_nothing_clipped(
    show: Show, a_little: Workspace, theme: Theme, qtbot: QtBot, scheme: str, pt: int, family: int, filled: str
) -> None:
    """Every theme and size in the smallest window, each question open once."""
    target = "" if filled == "new" else a_little.records.all(Experience)[0].id
    if filled == "full":
        a_little.records.add(things.Testimony(experience_id=target, who="Ilse", said="Goed gezien. " * 20))
        a_little.records.add(
            Reflection(experience_id=target, answers=(Answer(question="Wat deed jij?", text="Ik bleef. " * 30),))
        )
    window = show(a_little, "experience", target)
    window.resize(1024, 614)
    theme.apply(Look(scheme, FAMILIES[family], pt))
    screen = screen_of(window)
    found: list[str] = []
    rows = [None, *screen.facts.rows.values(), *screen.questions.rows.values(), *screen.others.rows.values()]
    for row in rows if pt == 18 else rows[:2]:
        if row is not None and row.isVisible():
            row.open()
        rest(window)  # a field that grew is given its room in the next turns
        found += problems(window)

    assert found == []
    theme.apply(Look("light"))
