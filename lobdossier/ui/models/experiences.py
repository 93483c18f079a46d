"""The list of experiences as Qt asks for it: fifty rows at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lobdossier.domain.listing import ExperienceFilter, ExperienceRow
from lobdossier.domain.schooling import Sectors
from lobdossier.services.experiences import EVERYTHING, Experiences
from lobdossier.ui.experience.said import CardWords, card_words

PAGE: Final = 50
ROW: Final = int(Qt.ItemDataRole.UserRole)
"""The `ExperienceRow` of an index."""
WORDS: Final = ROW + 1
"""Its `CardWords`."""
Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class ExperienceModel(QAbstractListModel):
    """The experiences that a filter lets through, newest first; more of them are read when the view comes near the end."""

    def __init__(self, experiences: Experiences, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._experiences, self._today = experiences, today
        self._sectors = Sectors()
        self._rows: list[ExperienceRow] = []
        self._words: list[CardWords | None] = []
        self._more = False
        self.filter = EVERYTHING

    def load(self, wanted: ExperienceFilter, sectors: Sectors, at_least: int = PAGE) -> None:
        """Read the list anew for *wanted*, at least as many rows as a view that stays in its place needs."""
        rows = self._experiences.page(wanted, offset=0, limit=max(PAGE, at_least))
        self.beginResetModel()
        self.filter, self._sectors = wanted, sectors
        self._rows, self._words = rows, [None] * len(rows)
        self._more = len(rows) >= max(PAGE, at_least)
        self.endResetModel()

    def row(self, index: Index) -> ExperienceRow | None:
        """The row at *index*."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place_of(self, experience_id: str) -> QModelIndex:
        """Where an experience stands among the rows that were read; an invalid index when it is not among them."""
        for place, row in enumerate(self._rows):
            if row.id == experience_id:
                return self.index(place)
        return QModelIndex()

    # ------------------------------------------------------------ Qt
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if not self.canFetchMore(parent):
            return
        first = len(self._rows)
        rows = self._experiences.page(self.filter, offset=first, limit=PAGE)
        self._more = len(rows) == PAGE
        if rows:
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self._words += [None] * len(rows)
            self.endInsertRows()

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role == WORDS:
            return self._said(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(index.row()).title
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._said(index.row()).spoken
        return None

    def _said(self, place: int) -> CardWords:
        words = self._words[place]
        if words is None:
            words = self._words[place] = card_words(self._rows[place], self._sectors, self._today())
        return words
