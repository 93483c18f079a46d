"""The list of students as Qt asks for it: the rows that a filter lets through, their words made when they are seen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from lobdossier.domain.students import ListedStudent
from lobdossier.ui.students.said import RowWords, row_words

WORDS: Final = int(Qt.ItemDataRole.UserRole)
"""The `RowWords` of an index."""
Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class StudentModel(QAbstractListModel):
    """Rows that were read already; a thousand of them are a moment's work."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[ListedStudent] = []
        self._words: list[RowWords | None] = []
        self._today, self._me = date.min, ""

    def show(self, rows: Sequence[ListedStudent], today: date, me: str) -> None:
        """Show *rows* in place of what was there."""
        self.beginResetModel()
        self._rows, self._words = list(rows), [None] * len(rows)
        self._today, self._me = today, me
        self.endResetModel()

    def row(self, index: Index) -> ListedStudent | None:
        """The student at *index*."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place_of(self, row: ListedStudent | None) -> QModelIndex:
        """Where the same student stands now; an invalid index when nowhere."""
        if row is not None:
            for place, other in enumerate(self._rows):
                if other.path == row.path or (row.dossier_id and other.dossier_id == row.dossier_id):
                    return self.index(place)
        return QModelIndex()

    # ------------------------------------------------------------ Qt
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == WORDS:
            return self._said(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(index.row()).name
        if role in (Qt.ItemDataRole.AccessibleDescriptionRole, Qt.ItemDataRole.ToolTipRole):
            return self._said(index.row()).spoken
        return None

    def _said(self, place: int) -> RowWords:
        words = self._words[place]
        if words is None:
            words = self._words[place] = row_words(self._rows[place], self._today, self._me)
        return words
