"""A conversation that lies in the trash: said so, with the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Conversation
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.said import title_of
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.empty import EmptyState
from lobdossier.ui.widgets.page import page
from lobdossier.ui.words import tr


def gone_page(context: Context, conversation: Conversation, again: Callable[[], None]) -> QWidget:
    """The page in place of a conversation that was thrown away; *again* is called after it was brought back."""

    def bring_back() -> None:
        records = context.workspace.records
        if context.attempt(lambda: records.bring_back(conversation, label=tr("gesprek terugzetten"))):
            again()

    back = button(tr("Terugzetten"), "undo-2", "primary")
    back.clicked.connect(bring_back)
    to_all = button(tr("Naar je gesprekken"), "messages-square")
    to_all.clicked.connect(lambda: context.way.go("conversations"))
    title = tr("{title} ligt in de prullenbak", title=title_of(conversation))
    return page(
        EmptyState(title, tr("Je leest en schrijft er weer in als je het terugzet."), back, to_all, hills=False)
    )
