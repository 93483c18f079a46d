"""The rows of a list of cards as Qt asks for them; the words of a row are made when it is first seen."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ROW: Final = int(Qt.ItemDataRole.UserRole)
"""What is at an index, as it was read."""
WORDS: Final = ROW + 1
"""Its `Words`."""
Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_NAME: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class Words(Protocol):
    """What a card says; the rest of it is between its own words and its painter."""

    @property
    def title(self) -> str:
        """The name of the card."""

    @property
    def spoken(self) -> str:
        """The whole card as one text for a screen reader, without the title."""


R = TypeVar("R")
W_co = TypeVar("W_co", bound=Words, covariant=True)


class CardModel(QAbstractListModel, Generic[R, W_co]):
    """Rows of one kind that were read already. A subclass says how the words of one are made."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[R] = []
        self._words: list[W_co | None] = []

    @abstractmethod
    def words_of(self, row: R) -> W_co:
        """The words of *row*: asked for once, when the card comes into sight."""

    def put(self, rows: Sequence[R]) -> None:
        """Show *rows* in place of what was there."""
        self.beginResetModel()
        self._rows, self._words = list(rows), [None] * len(rows)
        self.endResetModel()

    def put_on(self, rows: Sequence[R]) -> None:
        """Show *rows* behind what is there."""
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._rows += rows
        self._words += [None] * len(rows)
        self.endInsertRows()

    def row(self, index: Index) -> R | None:
        """What is at *index*."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    # ------------------------------------------------------------ Qt
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role == WORDS:
            return self._said(index.row())
        if role in _NAME:
            return self._said(index.row()).title
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._said(index.row()).spoken
        return None

    def _said(self, place: int) -> W_co:
        words = self._words[place]
        if words is None:
            words = self._words[place] = self.words_of(self._rows[place])
        return words
