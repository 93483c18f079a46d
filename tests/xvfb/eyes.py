"""Runs the program as a person starts it, and tells a test what is on the screen: ``python -m tests.xvfb.eyes [FILE]``.

Each line on the standard input is answered with one line of JSON: every widget that can be seen, with its words and its
place. It only looks: whatever is typed and clicked comes from the X server. The program itself knows nothing of it.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from lobdossier.__main__ import main


class Eyes(QObject):
    """Lives in the thread of the windows; is asked from another."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def _answer(self) -> None:
        focus = QApplication.focusWidget()
        top = QApplication.activeModalWidget() or QApplication.activeWindow()
        tops = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.isWindow()]
        top = top or (tops[-1] if tops else None)
        seen = [_told(w, focus) for w in [top, *top.findChildren(QWidget)] if _shows(w)] if top is not None else []
        title, window = (top.windowTitle(), int(top.winId())) if top is not None else ("", 0)
        print(json.dumps({"title": title, "window": window, "widgets": seen}), flush=True)


def _shows(widget: QWidget) -> bool:
    # What says nothing is not looked for: where a widget can be seen takes long to find out, and most say nothing.
    if not widget.isVisible() or not (widget.accessibleName() or _text(widget)):
        return False
    return not widget.visibleRegion().isEmpty()


def _told(widget: QWidget, focus: QWidget | None) -> dict[str, Any]:
    # The middle of what is really seen: the rest may be scrolled away.
    middle = widget.mapToGlobal(widget.visibleRegion().boundingRect().center())
    corner = widget.mapToGlobal(QPoint(0, 0))
    return {
        "class": type(widget).__name__,
        "button": isinstance(widget, QAbstractButton),
        "name": widget.accessibleName(),
        "text": _text(widget),
        "x": middle.x(),
        "y": middle.y(),
        "top": corner.y(),
        "focus": widget is focus or widget is getattr(focus, "focusProxy", lambda: None)(),
        "enabled": widget.isEnabled(),
    }


def _text(widget: QWidget) -> str:
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.toPlainText()
    return widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""


def _listen() -> None:
    while (app := QCoreApplication.instance()) is None:
        time.sleep(0.01)
    eyes = Eyes()
    eyes.moveToThread(app.thread())
    for _line in sys.stdin:
        eyes.asked.emit()


if __name__ == "__main__":
    threading.Thread(target=_listen, daemon=True).start()
    sys.exit(main())
