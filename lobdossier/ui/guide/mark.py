"""The small sign on a card or a row: somebody left something on it that the student did not look at yet."""

from __future__ import annotations

from lobdossier.domain.record import Record
from lobdossier.ui.context import Context
from lobdossier.ui.guide.said import remarks
from lobdossier.ui.widgets.chips import Tag, tag


def waiting_on(context: Context, kind: type[Record]) -> dict[str, int]:
    """How many remarks wait on each record of *kind*, by its id. To whoever looks at somebody else's dossier: none."""
    return context.workspace.feedback.waiting_on(kind) if context.guest is None else {}


def mark(n: int) -> list[Tag]:
    """ "2 opmerkingen", to be put at the end of a line; nothing without any."""
    return [tag(remarks(n), "message-circle", "accent")] if n else []
