"""The list of students as Qt asks for it: the rows that a filter lets through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from lobdossier.domain.students import ListedStudent
from lobdossier.ui.models.cards import CardModel, Index
from lobdossier.ui.students.said import RowWords, row_words


class StudentModel(CardModel[ListedStudent, RowWords]):
    """Rows that were read already; a thousand of them are a moment's work."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today, self._me = date.min, ""

    def show(self, rows: Sequence[ListedStudent], today: date, me: str) -> None:
        """Show *rows* in place of what was there."""
        self._today, self._me = today, me
        self.put(rows)

    def words_of(self, row: ListedStudent) -> RowWords:
        return row_words(row, self._today, self._me)

    def place_of(self, row: ListedStudent | None) -> QModelIndex:
        """Where the same student stands now; an invalid index when nowhere."""
        if row is not None:
            for place, other in enumerate(self._rows):
                if other.path == row.path or (row.dossier_id and other.dossier_id == row.dossier_id):
                    return self.index(place)
        return QModelIndex()

    # ------------------------------------------------------------ Qt
    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        # What is cut off in a column, in words.
        return super().data(
            index, Qt.ItemDataRole.AccessibleDescriptionRole if role == Qt.ItemDataRole.ToolTipRole else role
        )
