"""A remark as it stands in the column of the guide who left it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from lobdossier.domain.sharing import Feedback
from lobdossier.ui.guide.parts import contents, head
from lobdossier.ui.guide.said import sort_said
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.layout import flow
from lobdossier.ui.words import brief, tr


class LeftCard(Card):
    """It can be changed and taken away at any time; *title* is the name of what it is about."""

    change_wanted = Signal()
    away_wanted = Signal()

    def __init__(self, remark: Feedback, title: str) -> None:
        super().__init__(head(remark), *contents(remark, title), pad=14, gap=6)
        self.id = remark.id
        called = brief(remark.text.strip() or remark.quality.strip())
        change = button(tr("Wijzigen"), "pencil", "ghost")
        change.setAccessibleName(tr("Wijzigen: {what}", what=called))
        change.clicked.connect(self.change_wanted)
        away = button(tr("Weghalen"), "trash-2", "ghost")
        away.setAccessibleName(tr("Weghalen: {what}", what=called))
        away.clicked.connect(self.away_wanted)
        self.body.put(flow(change, away, gap=4))
        self.setAccessibleName(f"{sort_said(remark.sort)}: {called}")
