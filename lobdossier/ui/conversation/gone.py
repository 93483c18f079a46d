"""A conversation that lies in the trash: said so, with the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Conversation
from lobdossier.ui import gone
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.said import title_of
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.words import tr


def gone_page(context: Context, conversation: Conversation, again: Callable[[], None]) -> QWidget:
    """The page in place of a conversation that was thrown away; *again* is called after it was brought back."""
    to_all = button(tr("Naar je gesprekken"), "messages-square")
    to_all.clicked.connect(lambda: context.way.go("conversations"))
    return gone.gone_page(context, conversation, title_of(conversation), tr("gesprek terugzetten"), to_all, again)
