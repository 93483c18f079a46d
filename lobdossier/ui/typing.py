"""The fields of a screen taken together: what is typed in them, and letting nobody type where nothing can be kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from lobdossier.ui.editors.autosave import Autosave
from lobdossier.ui.widgets.doors import FIELDS, look_only


def typed_in(screen: QWidget) -> str:
    """All that stands in the fields of *screen* that are in sight, with an empty line between them."""
    found = []
    for field in screen.findChildren(QWidget):
        if isinstance(field, FIELDS) and field.isVisible() and not field.isReadOnly():
            found.append(field.text() if isinstance(field, QLineEdit) else field.toPlainText())
    return "\n\n".join(text for text in found if text.strip())


def leave_be(page: QWidget) -> None:
    """Try no longer to store what is typed and tapped on *page*: it cannot be, or the student leaves without it."""
    for autosave in page.findChildren(Autosave):
        autosave.abandon()


class NoTyping(QObject):
    """In a dossier that can only be read, a field under *page* takes no text: it would be gone with the window. Doors to
    writing are not there (`look_only`).

    A field is told when it gets the keyboard, so that one that is made later is told too. A search field, and a field
    on a screen whose text is for a document only, may be typed in.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        look_only(page.window())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._told)

    def _told(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, FIELDS) and self._page.isAncestorOf(now) and now.objectName() != "search":
            screen: QWidget | None = now
            while screen is not None and not hasattr(screen, "types_when_reading"):
                screen = screen.parentWidget()
            now.setReadOnly(now.isReadOnly() or not getattr(screen, "types_when_reading", False))
            if now.isReadOnly() and not isinstance(now, QLineEdit):
                # Qt lets words of such a text be chosen by the mouse only; a remark on them can be made by keys too.
                now.setTextInteractionFlags(
                    now.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard
                )
