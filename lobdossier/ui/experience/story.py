"""The story: a large name, a text with its styles, and whether it is stored."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.experience import Experience
from lobdossier.domain.texts import TextPlace
from lobdossier.text import markdown
from lobdossier.ui.editors.autosave import SaveState
from lobdossier.ui.editors.format_bar import FormatBar
from lobdossier.ui.editors.rich_text import RichTextEditor
from lobdossier.ui.experience.desk import Desk, state_said
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.fields import line_field
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import box, hbox, rule
from lobdossier.ui.words import count, tr
from lobdossier.ui.writing.address import show_history

_SIGNS = {
    SaveState.SAVED: ("circle-check", "ok"),
    SaveState.UNSAVED: ("ellipsis", "muted"),
    SaveState.FAILED: ("triangle-alert", "danger"),
}


class Story(Card):
    """The card to write in. Its title field stands above it, outside the card."""

    def __init__(self, desk: Desk, experience_id: Callable[[], str]) -> None:
        super().__init__(pad=16, gap=8)
        self._desk, self._id = desk, experience_id
        self._title, self._story = "", ""
        self.name = line_field(tr("Naam van deze ervaring"), "", tr("Geef het een naam"), limits.TITLE)
        self.name.setObjectName("title")
        self.name.setAcceptDrops(False)  # what is dropped there is evidence, not the path of a file
        self.name.textEdited.connect(lambda text: self._desk.put(self._id(), title=text))
        self.editor = RichTextEditor(
            tr("Wat gebeurde er?"), tr("Wat gebeurde er? Eén zin is genoeg."), lines=7, bare=True
        )
        self.editor.edited.connect(self._edited)
        self.name.returnPressed.connect(self.editor.setFocus)
        self._count = label("", "small")
        self.editor.word_count_changed.connect(self._counted)
        self._sign, self.state = Icon("circle-check", "ok", 15), label("", "small")
        self._saved = box(hbox(self._sign, self.state, gap=6))
        self._tools: tuple[QWidget, ...] = (FormatBar(self.editor, self._show_history), rule())
        for part in (*self._tools, self.editor):
            self.body.put(part)
        self.body.put(hbox(self._count, None, self._saved, gap=10))
        self._counted(0)

    def show_record(self, experience: Experience) -> None:
        """Show what is on record, but leave alone what stands there already: cursor and undo stay."""
        edited = self._desk.edited(experience.id)
        if experience.title != self._title and "title" not in edited:
            if self.name.text() != experience.title:
                self.name.setText(experience.title)
            self._title = experience.title
        if experience.story != self._story and "story" not in edited:
            self.editor.load(markdown.parse(experience.story))
            self._story = experience.story

    def begin(self, experience: Experience, question: str = "") -> None:
        """Another experience: everything is shown anew."""
        self._title, self._story = experience.title, experience.story
        self.editor.place = TextPlace(Experience.KIND, experience.id, "story")
        self.name.setText(experience.title)
        self.name.setCursorPosition(0)
        self.editor.setPlaceholderText(question or tr("Wat gebeurde er? Eén zin is genoeg."))
        self.editor.load(markdown.parse(experience.story))

    def stored(self, experience: Experience) -> None:
        """Remember what is on record now: it is what stands here."""
        edited = self._desk.edited(experience.id)
        self._title = self._title if "title" in edited else experience.title
        self._story = self._story if "story" in edited else experience.story

    def tell_state(self, state: SaveState, stored: bool) -> None:
        """The quiet word at the foot."""
        said = state_said(state, stored)
        self.state.setText(said)
        self._sign.setVisible(bool(said))
        if said:
            self._sign.set_icon(*_SIGNS[state])

    def only_look(self) -> None:
        """Only to read: nothing that would change it is in sight, and there is nothing to keep."""
        self.name.setReadOnly(True)
        self.editor.setReadOnly(True)
        for part in (*self._tools, self._saved):
            part.hide()

    # ------------------------------------------------------------ private
    def _show_history(self) -> None:
        """The screen saves first, so that what stands here is what the versions are held beside."""
        if self.editor.place is not None and self._desk.flush():
            show_history(self._desk.context, self.editor.place)

    def _edited(self) -> None:
        self._desk.edit(self._id(), "story", self._read)

    def _read(self) -> str:
        return markdown.serialise(self.editor.document_tree())

    def _counted(self, words: int) -> None:
        self._count.setText(count(words, "{n} woord", "{n} woorden"))
