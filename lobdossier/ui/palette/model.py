"""The lines as Qt asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from lobdossier.ui.palette.rows import Row

ROW: Final = int(Qt.ItemDataRole.UserRole)
"""The `Row` of an index."""
Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class RowModel(QAbstractListModel):
    """Headings and lines; only lines can be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def next_line(self, place: int, by: int) -> int:
        """The line nearest to *place* in the direction of *by*, *place* included; where there is none, the other way."""
        ahead = range(place, len(self.rows) if by > 0 else -1, 1 if by > 0 else -1)
        behind = range(min(place, len(self.rows) - 1), -1, -1) if by > 0 else range(max(place, 0), len(self.rows))
        lines = (at for span in (ahead, behind) for at in span if 0 <= at < len(self.rows))
        return next((at for at in lines if not self.rows[at].heading), -1)

    # ------------------------------------------------------------ Qt
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.title.text
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.spoken
        return None
