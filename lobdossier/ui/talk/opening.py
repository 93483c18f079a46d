"""How a conversation opens: what was agreed last time, and how that went."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lobdossier.ui.context import Context
from lobdossier.ui.conversation.agreeing import facts_of
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.looking_back import AgreedPart
from lobdossier.ui.conversation.reading import agreement_line
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Part, box, hbox, sized, vbox
from lobdossier.ui.widgets.page import Body, scroll
from lobdossier.ui.words import tr

WIDEST = 760
"""Lines longer than this are hard to read; drawn for 11 pt."""


class Opening(QWidget):
    """Each agreement with three taps and one sentence; only to read in a dossier that cannot be written."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__()
        self._part = None if context.workspace.read_only else AgreedPart(context, draft)
        parts: list[Part] = [label(tr("Dit spraken jullie af. Hoe ging het?"), "h1", wrap=True)]
        if self._part is not None:
            hint = label(tr("Anders gegaan is ook goed. Eén zin is genoeg."), "muted", wrap=True)
            parts += [hint, 6, self._part]
        else:
            today = context.workspace.today()
            parts += [agreement_line(each, facts_of(each, today)) for each in draft.agreed]
        column = sized(box(vbox(*parts, None, gap=8)), max_width=WIDEST)
        body = Body()
        body.setLayout(hbox(None, (column, 20), None, m=(0, 12, 0, 12)))
        self.setLayout(vbox((scroll(body), 1), gap=0))

    def refresh(self) -> None:
        """Show what the draft holds."""
        if self._part is not None:
            self._part.refresh()
