"""Beside the steps of one piece of work: where it was seen, a day of somebody who does it, and what to ask that person."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lobdossier.domain.portrait import WorkImage
from lobdossier.services.professions import professions
from lobdossier.ui.context import Context
from lobdossier.ui.portrait.work.photo import work_photo
from lobdossier.ui.portrait.work.said import seen_said
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import Icon, label, meta
from lobdossier.ui.widgets.layout import Part, at_start, grows_down, hbox, vbox
from lobdossier.ui.words import tr


class Beside(QWidget):
    """Follows the work image; the day is read only when asked for, so that it does not colour what one thinks beforehand."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: object = None
        self._column = vbox(gap=12)
        self.setLayout(self._column)
        self.setSizePolicy(grows_down())

    def show_work(self, image: WorkImage) -> None:
        """Show what goes with *image*."""
        workspace = self._context.workspace
        seen = workspace.work.seen(image)
        key = (image.example_id, seen.photo, tuple(e.id for e in seen.experiences))
        if key == self._shown:
            return
        self._shown = key
        self._column.clear()
        if seen.photo:
            met = label(seen_said(seen, workspace.sectors()), "small", wrap=True)
            self._column.put(Card(work_photo(self._context, seen, 0, 190), met, pad=12, gap=8))
        for card in self._of_example(image):
            self._column.put(card)

    def _of_example(self, image: WorkImage) -> list[Part]:
        example = professions().find(image.example_id)
        if example is None:
            question = tr("Wat zou jij willen weten van iemand die hier werkt?")
            return [_question(tr("Een vraag om te stellen"), question)]
        day = label(example.day, wrap=True)
        read = button(tr("Lezen"), "book-open")
        read.setAccessibleName(tr("Lezen: een dag uit dit werk"))
        day.hide()

        def show() -> None:
            day.show()
            day.setFocus(Qt.FocusReason.OtherFocusReason)
            read.hide()

        read.clicked.connect(show)
        picture = Card(
            label(tr("Een dag uit dit werk"), "h3", wrap=True),
            label(tr("Een voorbeeld. Op een andere plek gaat het anders."), "small", wrap=True),
            day,
            at_start(read),
            meta("graduation-cap", example.routes, "small"),
            gap=8,
        )
        return [picture, _question(tr("Vraag dit aan iemand die het doet"), example.question)]


def _question(title: str, question: str) -> Card:
    head = hbox(
        vbox(1, Icon("message-circle-question-mark", "accent", 20), None), (label(title, "smallstrong", wrap=True), 1)
    )
    return Card(head, label(question, "h3", wrap=True), fill="accent_soft", gap=6)
