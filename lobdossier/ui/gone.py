"""Something that lies in the trash: said so, with the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from lobdossier.domain.record import Record
from lobdossier.ui.context import Context
from lobdossier.ui.widgets.buttons import Button, button
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.empty import EmptyState
from lobdossier.ui.widgets.page import page
from lobdossier.ui.words import tr


def gone_page(
    context: Context, record: Record, title: str, deed: str, to_all: Button, again: Callable[[], None]
) -> QWidget:
    """The page in place of *record*, called *title*; *again* is called after it was brought back (*deed*, for undo)."""

    def bring_back() -> None:
        if context.attempt(lambda: context.workspace.records.bring_back(record, label=deed)):
            again()

    back = door(button(tr("Terugzetten"), "undo-2", "primary"))
    back.clicked.connect(bring_back)
    said = tr("{title} ligt in de prullenbak", title=title)
    return page(EmptyState(said, tr("Je leest en schrijft er weer in als je het terugzet."), back, to_all, hills=False))
