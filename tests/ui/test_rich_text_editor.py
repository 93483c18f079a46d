"""The editor does what a student expects of it, and nothing by itself."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.text.blocks import Document, Paragraph, Run, from_plain, plain_text
from lobdossier.text.markdown import parse, serialise
from lobdossier.ui.editors.format_bar import FormatBar
from lobdossier.ui.editors.link import LinkDialog, completed
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.editors.rich_text import RichTextEditor
from lobdossier.ui.widgets.buttons import Button
from tests.typing_help import commit, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def editor(qtbot: QtBot) -> RichTextEditor:
    made = RichTextEditor("Verhaal", "Wat maakte je mee?")
    qtbot.addWidget(made)
    made.show()
    return made


def shown(editor: RichTextEditor) -> str:
    return serialise(editor.document_tree())


def press(editor: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(editor, key, modifiers)


def test_opening_a_text_announces_nothing(qtbot: QtBot, editor: RichTextEditor) -> None:
    heard: list[str] = []
    editor.edited.connect(lambda: heard.append("edited"))
    editor.textChanged.connect(lambda: heard.append("textChanged"))

    editor.load(parse("**vet**\n- punt\n> citaat"))
    editor.restyle()
    qtbot.wait(20)

    assert heard == []
    assert not editor.document().isUndoAvailable()


def test_each_change_is_announced(editor: RichTextEditor) -> None:
    heard: list[int] = []
    editor.edited.connect(lambda: heard.append(1))

    type_text(editor, "é")
    editor.selectAll()
    editor.toggle_bold()
    editor.toggle_bullets()

    assert len(heard) >= 3
    assert shown(editor) == "- **é**"


def test_undo_survives_a_save(editor: RichTextEditor) -> None:
    editor.load(from_plain("begin"))
    editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(editor, " en verder")

    shown(editor)
    editor.undo()

    assert shown(editor) == "begin"


def test_bold_and_italic_go_on_where_they_were_switched(editor: RichTextEditor) -> None:
    type_text(editor, "a ")
    editor.toggle_bold()
    type_text(editor, "b")
    editor.toggle_italic()
    type_text(editor, "c")
    editor.toggle_bold()
    editor.toggle_italic()
    type_text(editor, " d")

    assert shown(editor) == "a **b*c*** d"


def test_enter_in_an_empty_item_leaves_the_list_level_by_level(editor: RichTextEditor) -> None:
    editor.toggle_numbers()
    type_text(editor, "een\ntwee")
    press(editor, Qt.Key.Key_Tab)
    type_text(editor, "\n")
    assert shown(editor) == "1. een\n    1. twee\n    2."

    press(editor, Qt.Key.Key_Return)
    assert shown(editor) == "1. een\n    1. twee\n2."

    press(editor, Qt.Key.Key_Return)
    type_text(editor, "klaar")
    assert shown(editor) == "1. een\n    1. twee\nklaar"


def test_tab_goes_two_levels_deep_and_back(editor: RichTextEditor) -> None:
    editor.load(parse("- a\n- b\n- c"))
    editor.moveCursor(QTextCursor.MoveOperation.End)

    press(editor, Qt.Key.Key_Tab)
    assert shown(editor) == "- a\n- b\n    - c"

    press(editor, Qt.Key.Key_Backtab, SHIFT)
    assert shown(editor) == "- a\n- b\n- c"


def test_numbers_count_on_when_a_level_comes_back(editor: RichTextEditor) -> None:
    editor.load(parse("1. a\n2. b\n3. c"))
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.moveCursor(QTextCursor.MoveOperation.Down)

    press(editor, Qt.Key.Key_Tab)
    assert shown(editor) == "1. a\n    1. b\n2. c"

    press(editor, Qt.Key.Key_Backtab, SHIFT)
    assert shown(editor) == "1. a\n2. b\n3. c"


def test_tab_leaves_the_editor_outside_lists_and_where_no_level_is_left(qtbot: QtBot) -> None:
    window, editor, after = QWidget(), RichTextEditor("Verhaal"), QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(editor)
    layout.addWidget(after)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()

    for text in ("gewoon", "- een"):
        editor.load(parse(text))
        editor.setFocus()
        press(editor, Qt.Key.Key_Tab)
        assert window.focusWidget() is after
        assert shown(editor) == text


def test_backspace_at_the_start_takes_the_sign_away_first(editor: RichTextEditor) -> None:
    editor.load(parse("> - a"))

    press(editor, Qt.Key.Key_Backspace)
    assert shown(editor) == "> a"

    press(editor, Qt.Key.Key_Backspace)
    assert shown(editor) == "a"
    assert editor.textCursor().blockFormat().indent() == 0


def test_a_list_and_a_quote_are_switched_over_the_selection_in_one_step(editor: RichTextEditor) -> None:
    editor.load(from_plain("a\nb"))
    editor.selectAll()

    editor.toggle_bullets()
    editor.toggle_quote()
    assert shown(editor) == "> - a\n> - b"

    editor.toggle_bullets()
    assert shown(editor) == "> a\n> b"
    editor.undo()
    editor.undo()
    assert shown(editor) == "- a\n- b"


def test_a_list_of_one_item_stays_a_list_in_a_quote(editor: RichTextEditor) -> None:
    editor.load(parse("3. a"))

    editor.toggle_quote()
    assert shown(editor) == "> 3. a"

    editor.toggle_quote()
    assert shown(editor) == "3. a"


def test_shift_enter_is_a_line_in_the_same_item(editor: RichTextEditor) -> None:
    editor.toggle_bullets()
    type_text(editor, "a")
    press(editor, Qt.Key.Key_Return, SHIFT)
    type_text(editor, "b")

    assert shown(editor) == "- a\\\nb"


def test_a_link_is_put_on_the_selection_and_ends_behind_it(editor: RichTextEditor) -> None:
    type_text(editor, "mijn school")
    editor.moveCursor(QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveMode.KeepAnchor)

    editor.set_link("https://roc.nl")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(editor, " is fijn")
    assert shown(editor) == "mijn [school](https://roc.nl) is fijn"

    editor.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(7):
        editor.moveCursor(QTextCursor.MoveOperation.Right)
    assert editor.style_here.link == "https://roc.nl"
    editor.set_link("")
    assert shown(editor) == "mijn school is fijn"


def test_a_link_with_a_bold_word_is_taken_away_as_a_whole(editor: RichTextEditor) -> None:
    editor.load(parse("a [een **vet** woord](https://a.nl) b"))
    for _ in range(8):
        editor.moveCursor(QTextCursor.MoveOperation.Right)

    editor.set_link("")

    assert shown(editor) == "a een **vet** woord b"


def test_a_bold_word_stays_bold_as_a_link(editor: RichTextEditor) -> None:
    editor.load(parse("**vet**"))
    editor.selectAll()

    editor.set_link("https://a.nl")

    assert shown(editor) == "**[vet](https://a.nl)**"


def test_a_link_without_a_word_is_its_own_address(editor: RichTextEditor) -> None:
    editor.set_link("https://roc.nl")

    assert shown(editor) == "[https://roc.nl](https://roc.nl)"


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("www.roc.nl", "https://www.roc.nl"),
        (" https://a.nl/x ", "https://a.nl/x"),
        ("ik@roc.nl", "mailto:ik@roc.nl"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("zomaar", ""),
        ("", ""),
    ],
)
def test_an_address_is_completed_or_refused(given: str, address: str) -> None:
    assert completed(given) == address


def test_the_link_dialog_offers_what_can_be_done(qtbot: QtBot) -> None:
    dialog = LinkDialog(None, "https://roc.nl")
    qtbot.addWidget(dialog)
    names = {b.text(): b for b in dialog.findChildren(Button)}

    names["Link weghalen"].click()

    assert dialog.address == ""
    assert dialog.result() == LinkDialog.DialogCode.Accepted


def test_links_open_nothing(editor: RichTextEditor) -> None:
    editor.load(parse("[klik](https://roc.nl)"))

    assert not editor.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByMouse
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, CONTROL, editor.cursorRect().center())


def test_pasted_pages_become_the_subset(editor: RichTextEditor) -> None:
    data = QMimeData()
    data.setHtml(
        "<h1>Kop</h1><p>een <b>vet</b> <i>schuin</i> <a href='https://a.nl'>link</a> <a href='file:///x'>nee</a></p>"
        "<ul><li>punt<ul><li>diep</li></ul></li></ul><img src='file:///etc/hostname'><script>x()</script>"
    )

    editor.insertFromMimeData(data)

    assert "een **vet** *schuin* [link](https://a.nl) nee" in shown(editor)
    assert "- punt\n    - diep" in shown(editor)
    assert "script" not in shown(editor)
    assert "\ufffc" not in shown(editor)


def test_pasted_plain_text_is_taken_letter_for_letter(editor: RichTextEditor) -> None:
    data = QMimeData()
    data.setText("**geen** vet\r\n- geen lijst\n  <b>\xa0x")

    editor.insertFromMimeData(data)

    assert editor.document_tree() == from_plain("**geen** vet\n- geen lijst\n  <b>\xa0x")


def test_copying_inside_the_app_is_exact(qtbot: QtBot, editor: RichTextEditor) -> None:
    other = RichTextEditor("Ander")
    qtbot.addWidget(other)
    editor.load(parse("**vet** \xa0 *x*\n- een\n    1. twee\n> citaat\n\nslot\ttab"))
    editor.selectAll()

    other.insertFromMimeData(editor.createMimeDataFromSelection())

    assert shown(other) == shown(editor)
    assert editor.createMimeDataFromSelection().text() == plain_text(editor.document_tree())


def test_a_paste_in_the_middle_is_one_step(editor: RichTextEditor) -> None:
    editor.load(from_plain("abcd"))
    editor.moveCursor(QTextCursor.MoveOperation.Right)
    data = QMimeData()
    data.setText("1\n2")

    editor.insertFromMimeData(data)
    assert shown(editor) == "a1\n2bcd"

    editor.undo()
    assert shown(editor) == "abcd"


def test_files_and_pictures_are_evidence_and_no_text(qtbot: QtBot, editor: RichTextEditor) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/map/foto.jpg")])
    image = QMimeData()
    image.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))

    with qtbot.waitSignal(editor.files_dropped) as dropped:
        editor.insertFromMimeData(files)
    with qtbot.waitSignal(editor.image_pasted):
        editor.insertFromMimeData(image)

    assert dropped.args == [["/map/foto.jpg"]]
    assert shown(editor) == ""


def test_nothing_is_loaded_for_a_text(editor: RichTextEditor) -> None:
    assert editor.loadResource(2, QUrl.fromLocalFile("/etc/hostname")) is None
    assert editor.document().loadResource(2, QUrl.fromLocalFile("/etc/hostname")) is None


def test_words_are_counted_after_a_pause(qtbot: QtBot, editor: RichTextEditor) -> None:
    counts: list[int] = []
    editor.word_count_changed.connect(counts.append)

    type_text(editor, "drie hele woorden")
    assert counts == []
    qtbot.waitUntil(lambda: counts == [3])


def test_the_bar_shows_and_does_what_its_names_say(qtbot: QtBot, editor: RichTextEditor) -> None:
    bar = FormatBar(editor)
    qtbot.addWidget(bar)
    buttons = {b.accessibleName(): b for b in bar.findChildren(Button)}
    assert list(buttons) == ["Vet", "Cursief", "Lijst", "Genummerde lijst", "Citaat", "Link"]

    buttons["Vet"].click()
    buttons["Lijst"].click()
    type_text(editor, "a")

    assert shown(editor) == "- **a**"
    assert [name for name, b in buttons.items() if b.isChecked()] == ["Vet", "Lijst"]
    assert "Ctrl+B" in buttons["Vet"].toolTip()


@pytest.mark.parametrize(
    ("key", "modifiers", "text"),
    [
        (Qt.Key.Key_B, CONTROL, "**a**"),
        (Qt.Key.Key_I, CONTROL, "*a*"),
        (Qt.Key.Key_8, CONTROL | SHIFT, "- a"),
        (Qt.Key.Key_7, CONTROL | SHIFT, "1. a"),
        (Qt.Key.Key_9, CONTROL | SHIFT, "> a"),
    ],
)
def test_the_keys_do_the_same(
    qtbot: QtBot, editor: RichTextEditor, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str
) -> None:
    bar = FormatBar(editor)
    qtbot.addWidget(bar)
    editor.activateWindow()
    editor.setFocus()
    editor.load(from_plain("a"))
    editor.selectAll()

    press(editor, key, modifiers)

    assert shown(editor) == text


def test_a_read_only_text_stays_what_it_is(qtbot: QtBot, editor: RichTextEditor) -> None:
    bar = FormatBar(editor)
    qtbot.addWidget(bar)
    editor.load(parse("- a"))
    editor.setReadOnly(True)

    for button in bar.findChildren(Button):
        if button.accessibleName() != "Link":
            button.click()
    press(editor, Qt.Key.Key_Backspace)
    press(editor, Qt.Key.Key_Tab)
    commit(editor, "x")

    assert shown(editor) == "- a"


def test_it_grows_with_its_text_and_then_scrolls(editor: RichTextEditor) -> None:
    small = editor.height()
    editor.load(from_plain("regel\n" * 12))
    grown = editor.height()
    editor.load(from_plain("regel\n" * 500))

    assert small < grown < editor.height()
    assert editor.height() < 40 * editor.fontMetrics().lineSpacing()


def test_a_plain_field_takes_text_and_hands_files_on(qtbot: QtBot) -> None:
    field = PlainEditor("Wat ging goed?")
    qtbot.addWidget(field)
    heard: list[int] = []
    field.edited.connect(lambda: heard.append(1))
    field.load("a\xa0b\r\nc")
    assert heard == []

    data = QMimeData()
    data.setHtml("<b>x</b>")
    data.setText("x\r\ny")
    field.moveCursor(QTextCursor.MoveOperation.End)
    field.insertFromMimeData(data)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/map/a.pdf")])
    with qtbot.waitSignal(field.files_dropped):
        field.insertFromMimeData(files)

    assert field.text() == "a\xa0b\r\ncx\ny"
    assert heard


def test_copy_and_paste_go_through_the_clipboard(editor: RichTextEditor) -> None:
    editor.load(Document((Paragraph((Run("vet", bold=True),)),)))
    editor.selectAll()

    editor.copy()
    assert QGuiApplication.clipboard().text() == "vet"
    editor.paste()
    editor.paste()

    assert shown(editor) == "**vetvet**"
