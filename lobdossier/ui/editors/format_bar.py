"""The row of buttons above a rich text, and their shortcuts."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lobdossier.ui.editors.link import ask_link
from lobdossier.ui.editors.rich_text import RichTextEditor, Style
from lobdossier.ui.widgets.buttons import Button, button
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.layout import hbox
from lobdossier.ui.words import tr


class Tool(NamedTuple):
    """One button: what it is called, its icon, its keys, what it does and when it is in."""

    name: str
    icon: str
    keys: tuple[str, ...]
    act: Callable[[], None]
    on: Callable[[Style], bool]


class FormatBar(QWidget):
    """Vet, Cursief, Lijst, Genummerde lijst, Citaat and Link for *editor*. Each button shows what holds at the cursor.

    Ctrl+Shift+8 is also Ctrl+*: with Shift some keyboards give the sign and not the figure. With *show_history* the way
    to the earlier versions stands at the end.
    """

    def __init__(self, editor: RichTextEditor, show_history: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._editor = editor
        self.setAccessibleName(tr("Opmaak"))
        self._tools = (
            Tool(tr("Vet"), "bold", ("Ctrl+B",), editor.toggle_bold, lambda s: s.bold),
            Tool(tr("Cursief"), "italic", ("Ctrl+I",), editor.toggle_italic, lambda s: s.italic),
            Tool(tr("Lijst"), "list", ("Ctrl+Shift+8", "Ctrl+*"), editor.toggle_bullets, lambda s: s.bullets),
            Tool(
                tr("Genummerde lijst"),
                "list-ordered",
                ("Ctrl+Shift+7", "Ctrl+&"),
                editor.toggle_numbers,
                lambda s: s.numbers,
            ),
            Tool(tr("Citaat"), "text-quote", ("Ctrl+Shift+9", "Ctrl+("), editor.toggle_quote, lambda s: s.quote),
            Tool(tr("Link"), "link", ("Ctrl+L",), self._ask_link, lambda s: bool(s.link)),
        )
        self._buttons = [self._button(tool) for tool in self._tools]
        row = hbox(*self._buttons, None, gap=2)
        if show_history is not None:
            self.history = button("", "history", "ghost", tr("Eerdere versies van deze tekst"))
            self.history.clicked.connect(show_history)
            row.put(self.history)
        self.setLayout(row)
        door(self)
        editor.style_changed.connect(self._show)
        self._show(editor.style_here)

    def _button(self, tool: Tool) -> Button:
        made = button("", tool.icon, "segment", tr("{name} ({keys})", name=tool.name, keys=tool.keys[0]), checked=False)
        made.setAccessibleName(tool.name)
        made.clicked.connect(lambda: self._use(tool))
        shortcut = QShortcut(self._editor)
        shortcut.setKeys([QKeySequence(keys) for keys in tool.keys])
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: self._use(tool))
        return made

    def _use(self, tool: Tool) -> None:
        if not self._editor.isReadOnly():
            tool.act()
        self._show(self._editor.style_here)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, style: Style) -> None:
        for tool, made in zip(self._tools, self._buttons, strict=True):
            made.setChecked(tool.on(style))

    def _ask_link(self) -> None:
        address = ask_link(self, self._editor.style_here.link)
        if address is not None:
            self._editor.set_link(address)
