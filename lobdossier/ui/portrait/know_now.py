""" "Wat ik nu weet": one sentence of today, and the sentences of before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from lobdossier.domain.portrait import Insight
from lobdossier.domain.texts import TextPlace
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.portrait.written import insight_makers
from lobdossier.ui.reflection.saved_note import SavedNote
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.doors import written_in
from lobdossier.ui.widgets.growing import Growing
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, rule, vbox
from lobdossier.ui.words import tr


class KnowNow(Card):
    """The newest sentence in a field; writing on another day than its own makes a new one, and the old one stays below."""

    typed = Signal()

    def __init__(self) -> None:
        super().__init__(gap=10)
        self._shown: list[Insight] | None = None
        self.editor = PlainEditor(tr("Wat ik nu weet"), tr("Schrijf in één zin wat je nu weet"), lines=2, most=12)
        self.editor.edited.connect(self.typed)
        self.note = SavedNote()
        self.before = Growing(3, tr("Meer van eerder"))
        self._earlier = box(vbox(rule(), 4, label(tr("Eerder schreef je"), "h3", wrap=True), self.before, gap=6))
        for part in (label(tr("Wat ik nu weet"), "h2", wrap=True), self.editor, self.note, self._earlier):
            self.body.put(part)
        written_in(self)

    def show_insights(self, insights: Sequence[Insight]) -> None:
        """Show these (newest first): the first in the field, unless it stands there already."""
        text = insights[0].text if insights else ""
        if self.editor.text() != text:
            self.editor.load(text)
        self.editor.place = TextPlace(Insight.KIND, insights[0].id, "text") if insights else None
        self.show_earlier(insights)

    def show_earlier(self, insights: Sequence[Insight]) -> None:
        """Show what was written before what stands in the field; the field stays as it is."""
        here = bool(insights) and insights[0].text == self.editor.text()
        earlier = list(insights[1:] if here else insights)
        if earlier == self._shown:
            return
        self._shown = earlier
        self.before.show_list(insight_makers(earlier))
        self._earlier.setVisible(bool(earlier))

    def text(self) -> str:
        """What stands in the field."""
        return self.editor.text()
