"""The list of experiences as Qt asks for it: fifty rows at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, QObject

from lobdossier.domain.listing import ExperienceFilter, ExperienceRow
from lobdossier.domain.schooling import Sectors
from lobdossier.services.experiences import EVERYTHING, Experiences
from lobdossier.ui.experience.said import CardWords, card_words
from lobdossier.ui.models.cards import CardModel, Index

PAGE: Final = 50


class ExperienceModel(CardModel[ExperienceRow, CardWords]):
    """The experiences that a filter lets through, newest first; more of them are read when the view comes near the end."""

    def __init__(
        self,
        experiences: Experiences,
        today: Callable[[], date],
        parent: QObject | None = None,
        *,
        remarks: bool = True,
    ) -> None:
        """*remarks*: whether a card tells of those that wait for the student."""
        super().__init__(parent)
        self._experiences, self._today = experiences, today
        self._sectors = Sectors()
        self._more, self._remarks = False, remarks
        self.filter = EVERYTHING

    def load(self, wanted: ExperienceFilter, sectors: Sectors, at_least: int = PAGE) -> None:
        """Read the list anew for *wanted*, at least as many rows as a view that stays in its place needs."""
        limit = max(PAGE, at_least)
        rows = self._experiences.page(wanted, offset=0, limit=limit)
        self.filter, self._sectors = wanted, sectors
        self._more = len(rows) >= limit
        self.put(rows)

    def words_of(self, row: ExperienceRow) -> CardWords:
        return card_words(row if self._remarks else replace(row, waiting=0), self._sectors, self._today())

    def place_of(self, experience_id: str) -> QModelIndex:
        """Where an experience stands among the rows that were read; an invalid index when it is not among them."""
        for place, row in enumerate(self._rows):
            if row.id == experience_id:
                return self.index(place)
        return QModelIndex()

    # ------------------------------------------------------------ Qt
    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if not self.canFetchMore(parent):
            return
        rows = self._experiences.page(self.filter, offset=len(self._rows), limit=PAGE)
        self._more = len(rows) == PAGE
        if rows:
            self.put_on(rows)
