"""What an eye may miss in a window: clipped words, weak contrast, a second primary button, things pushed off sideways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QLayout, QLineEdit, QPushButton, QScrollBar, QWidget

from lobdossier.ui.theme.tokens import contrast
from lobdossier.ui.widgets.chips import Pill
from lobdossier.ui.widgets.labels import Words

LEAST_CONTRAST = 4.5
_OWN_PARTS = ("qt_", "_q_")  # children that Qt makes inside its own widgets


def problems(window: QWidget) -> list[str]:
    """A sentence for each thing that is wrong in what ``window`` shows now."""
    image = window.grab().toImage()
    image.setDevicePixelRatio(1)
    ratio = window.devicePixelRatioF()
    found: list[str] = []
    shown = [w for w in window.findChildren(QWidget) if w.isVisibleTo(window) and not _is_part_of_qt(w)]
    for widget in shown:
        found += _unnamed(widget)
        words = _words(widget)
        if words:
            found += _clipped(widget, words)
            found += _pushed_off(widget, window, words)
            found += _weak(widget, window, words, image, ratio)
    found += _overlapping(window)
    primaries = [w for w in shown if isinstance(w, QPushButton) and w.property("kind") == "primary"]
    if len(primaries) > 1:
        found.append(f"{len(primaries)} primary buttons: {[b.text() for b in primaries]}")
    return found


def _is_part_of_qt(widget: QWidget) -> bool:
    """Inside a calendar, a scroll bar or the like: not ours to name."""
    here: QWidget | None = widget
    while here is not None:
        if here.objectName().startswith(_OWN_PARTS) or isinstance(here, QScrollBar):
            return here.objectName() != "qt_scrollarea_viewport"
        if isinstance(here, QLineEdit) and here is not widget:
            return True
        here = here.parentWidget()
    return False


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return widget.text()
    return ""


def _unnamed(widget: QWidget) -> Iterator[str]:
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return
    if widget.accessibleName() or (isinstance(widget, QAbstractButton | QLabel) and widget.text()):
        return
    yield f"no accessible name: {type(widget).__name__} {widget.objectName()!r}"


def _clipped(widget: QWidget, words: str) -> Iterator[str]:
    size, said = widget.size(), repr(words[:50])
    if isinstance(widget, Words):
        if widget.hasHeightForWidth() and widget.heightForWidth(size.width()) > size.height() + 1:
            yield f"clipped below: {said} needs {widget.heightForWidth(size.width())} has {size.height()}"
    elif isinstance(widget, QLabel):
        if widget.wordWrap():
            if widget.heightForWidth(size.width()) > size.height() + 1:
                yield f"clipped below: {said} needs {widget.heightForWidth(size.width())} has {size.height()}"
        elif widget.sizeHint().width() > size.width() + 1 or widget.sizeHint().height() > size.height() + 1:
            yield f"clipped: {said} needs {widget.sizeHint().toTuple()} has {size.toTuple()}"
    elif isinstance(widget, QPushButton | Pill):
        hint = widget.sizeHint()
        if hint.width() > size.width() + 1 or hint.height() > size.height() + 1:
            yield f"clipped button: {said} needs {hint.toTuple()} has {size.toTuple()}"
    elif isinstance(widget, QLineEdit) and widget.isReadOnly() and _advance(widget) > size.width() - 20:
        yield f"field too short: {said}"


def _advance(field: QLineEdit) -> float:
    return QFontMetricsF(field.font()).horizontalAdvance(field.text())


def _pushed_off(widget: QWidget, window: QWidget, words: str) -> Iterator[str]:
    whole = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    seen = _seen(widget, window)
    if whole.right() > window.width() or whole.left() < 0 or (seen.height() > 4 and seen.width() < whole.width() - 2):
        yield f"pushed off sideways: {words[:50]!r}"


def _weak(widget: QWidget, window: QWidget, words: str, image: QImage, ratio: float) -> Iterator[str]:
    seen = _seen(widget, window)
    if (
        not widget.isEnabled()
        or seen.isEmpty()
        or seen.height() < widget.height()
        or seen.width() <= 4
        or not words.strip()
    ):
        return
    reached = _contrast_in(image, QRect(seen.topLeft() * ratio, seen.size() * ratio))
    if reached < LEAST_CONTRAST:
        yield f"contrast {reached:.1f}: {words[:50]!r}"


def _overlapping(window: QWidget) -> Iterator[str]:
    """Neighbours in one layout that lie over each other: there was not room enough for both."""
    for layout in window.findChildren(QLayout):
        # Not by `itemAt`: PySide then holds items that Qt deletes, and crashes when the window goes.
        parent = layout.parentWidget()
        around = parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) if parent else []
        near = [w for w in around if w.isVisible() and layout.indexOf(w) >= 0]
        for place, one in enumerate(near):
            for other in near[place + 1 :]:
                shared = one.geometry().intersected(other.geometry())
                if shared.width() > 2 and shared.height() > 2:
                    yield f"overlapping: {type(one).__name__} and {type(other).__name__} by {shared.size().toTuple()}"


def _seen(widget: QWidget, window: QWidget) -> QRect:
    """The part of ``widget`` that the window really shows."""
    rect = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        rect = rect.intersected(QRect(parent.mapTo(window, QPoint(0, 0)), parent.size()))
        parent = parent.parentWidget()
    return rect.intersected(window.rect())


def _contrast_in(image: QImage, rect: QRect) -> float:
    """Contrast of the ground, which is the most frequent colour, with the colour farthest from it."""
    part = image.copy(rect).convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(memoryview(part.constBits()).cast("I"))
    if len(counts) < 2:
        return 21.0
    often = [pixel for pixel, _ in counts.most_common(60)]
    ground = QColor(often[0]).name()
    return max(contrast(ground, QColor(pixel).name()) for pixel in often)
