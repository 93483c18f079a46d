"""A motive as an open card: the student's own sentence, where it showed, and letting go."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from lobdossier.domain import limits
from lobdossier.domain.portrait import Motive
from lobdossier.domain.texts import TextPlace
from lobdossier.ui.context import Context
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.portrait.linked import LinkedExperiences
from lobdossier.ui.portrait.panel import Panel
from lobdossier.ui.reflection.saved_note import SavedNote
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.doors import leads, written_in
from lobdossier.ui.widgets.fields import line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import hbox, vbox
from lobdossier.ui.words import tr


class Desk(Panel):
    """The open card: the sentence to write, the experiences in which it showed, and letting go.

    What is on a card of the deck keeps its name; own words can be put otherwise.
    """

    typed = Signal()
    let_go = Signal()

    def __init__(self, context: Context, motive: Motive) -> None:
        super().__init__()
        title = motive.title
        self.number = label("", "h2", tone="muted")
        self.name = line_field(tr("Zo noem ik het"), title, limit=limits.TITLE)
        self.name.textEdited.connect(lambda _text: self.typed.emit())
        self.name.hide()
        self._title = label(title, "strong", wrap=True)
        self.rename = button("", "pencil", "ghost", tr("Anders noemen"))
        if motive.card_id:
            self.rename.hide()
        self.rename.clicked.connect(self._name_anew)
        self.editor = PlainEditor(
            tr("“{title}”: mijn zin", title=title), tr("Wat betekent dit voor jou? Eén zin is genoeg."), lines=2, most=8
        )
        self.editor.load(motive.sentence)
        self.editor.place = TextPlace(Motive.KIND, motive.id, "sentence")
        self.editor.edited.connect(self.typed)
        self.note = SavedNote()
        self.links = LinkedExperiences(context)
        self.away = button(tr("Loslaten"), "circle-slash", "ghost", tr("“{title}” loslaten", title=title))
        self.away.setAccessibleName(tr("“{title}” loslaten", title=title))
        self.away.clicked.connect(self.let_go)
        self.done = leads(button(tr("Klaar"), "check"))
        self.done.clicked.connect(self.left)
        card = Card(
            hbox(self.number, (self._title, 1), (self.name, 1), self.rename, gap=10),
            self.editor,
            self.note,
            pad=14,
            gap=8,
            line="accent",
            shadow=False,
        )
        card.body.put(label(tr("Waar zag je dit?"), "smallstrong", wrap=True))
        card.body.put(self.links)
        card.body.put(hbox(self.away, None, self.done, gap=8))
        self.setLayout(vbox(card, gap=0))
        written_in(self)

    def middle(self) -> float:
        """The height of the number, from the top."""
        return self.number.mapTo(self, self.number.rect().center()).y()

    def show_motive(self, motive: Motive) -> None:
        """Show the stored words: nothing of what stands here waits to be stored."""
        if self.editor.text() != motive.sentence:
            self.editor.load(motive.sentence)
        self._title.setText(motive.title)
        if self.name.text().strip() and self.name.text() != motive.title:
            self.name.setText(motive.title)

    def _name_anew(self) -> None:
        for gone in (self._title, self.rename):
            gone.hide()
        self.name.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
