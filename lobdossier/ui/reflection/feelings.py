"""Feelings to tap: a few, more when asked for, and a word of one's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from lobdossier.domain import limits
from lobdossier.domain.cards import Word
from lobdossier.ui.widgets.chips import Pill, choice
from lobdossier.ui.widgets.layout import FlowLayout, grows_down, vbox
from lobdossier.ui.words import tr

FIRST: Final = (4, 3)
"""How many pleasant and how many hard feelings are there at once: neither kind waits behind "meer…"."""


class _OwnWord(QLineEdit):
    """A field for one word: Enter keeps it, Escape leaves it."""

    kept = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        key = event.key() if isinstance(event, QKeyEvent) else None
        if event.type() == QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape:
            event.accept()  # it closes this field; otherwise it would leave the page
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.kept.emit()
        else:
            super().keyPressEvent(event)


class _Ask(Pill):
    """A button as high as the answers beside it."""

    def __init__(self, text: str, icon: str, tip: str) -> None:
        super().__init__(text, icon, size="m")
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)


class Feelings(QWidget):
    """``changed`` tells that other feelings are on; ``values`` are their words in the order of the page."""

    changed = Signal()

    def __init__(self, name: str, deck: Sequence[Word]) -> None:
        super().__init__()
        self._name, self._deck = name, tuple(deck)
        self._pills: dict[str, Pill] = {}
        self._first = _first_of(self._deck)
        self.setAccessibleName(name)
        self._row = FlowLayout()
        self.more = _Ask(tr("meer…"), "", tr("Meer gevoelens laten zien"))
        self.other = _Ask(tr("iets anders"), "plus", tr("Een eigen woord kiezen"))
        self.field = _OwnWord()
        self.field.setAccessibleName(tr("Jouw eigen woord voor hoe je je voelde"))
        self.field.setPlaceholderText(tr("Jouw woord, en dan Enter"))
        self.field.setMaxLength(limits.TITLE)
        self.field.hide()
        for ask in (self.more, self.other):
            ask.setParent(self)
        self.more.clicked.connect(self._show_all)
        self.other.clicked.connect(self._ask)
        self.field.kept.connect(self._keep)
        self.field.left.connect(self._close)
        self.setLayout(vbox(self._row, self.field, gap=8))
        self.setSizePolicy(grows_down())
        self.set_values(())

    @property
    def values(self) -> list[str]:
        """The feelings that are on."""
        return [word for word, pill in self._pills.items() if pill.isChecked()]

    def set_values(self, feelings: Iterable[str]) -> None:
        """Show these as on, without a signal; words that are not in the deck are the student's own."""
        on = list(dict.fromkeys(feelings))
        for pill in self._pills.values():
            pill.hide()
            pill.deleteLater()
        self._pills = {}
        for word in self._deck:
            self._add(word.words, word.icon, word.hint, word.words in on)
            self._pills[word.words].setVisible(word.words in self._first or word.words in on)
        for own in on:
            if own not in self._pills:
                self._add(own, "", "", True)
        self.more.setVisible(any(pill.isHidden() for pill in self._pills.values()))
        self.field.clear()
        self.field.hide()
        self._lay_out()

    def keep_typed(self) -> None:
        """Take what stands in the open field along, without Enter."""
        if self.field.isVisibleTo(self) and self.field.text().strip():
            self._keep()

    def _add(self, words: str, icon: str, hint: str, on: bool) -> None:
        pill = choice(words, icon, on)
        pill.setParent(self)
        pill.setAccessibleName(f"{self._name}: {words}")
        pill.setAccessibleDescription(hint)
        pill.setToolTip(hint)
        pill.clicked.connect(lambda _checked=False: self.changed.emit())
        self._pills[words] = pill

    def _lay_out(self) -> None:
        """Everything in reading order, for the keyboard too."""
        while self._row.takeAt(0) is not None:
            pass
        ordered: list[QWidget] = [*self._pills.values(), self.more, self.other]
        for widget in ordered:
            self._row.addWidget(widget)
        for one, after in zip(ordered, [*ordered[1:], self.field], strict=True):
            QWidget.setTabOrder(one, after)
        self._row.invalidate()
        self.updateGeometry()

    def _show_all(self) -> None:
        hidden = [pill for pill in self._pills.values() if pill.isHidden()]
        for pill in hidden:
            pill.show()
        if hidden:
            hidden[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.more.hide()

    def _ask(self) -> None:
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        word = self.field.text().strip()
        if word and word not in self._pills:
            self._add(word, "", "", True)
            self._pills[word].show()
            self._lay_out()
        elif word:
            self._pills[word].setChecked(True)
            self._pills[word].show()
        self._close()
        if word:
            self.changed.emit()

    def _close(self) -> None:
        self.field.clear()
        self.other.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.hide()


def _first_of(deck: Sequence[Word]) -> frozenset[str]:
    pleasant = [word.words for word in deck if word.kind != "hard"][: FIRST[0]]
    hard = [word.words for word in deck if word.kind == "hard"][: FIRST[1]]
    return frozenset([*pleasant, *hard])
