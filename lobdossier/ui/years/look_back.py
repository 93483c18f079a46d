"""How the student looks back on one school year: a text that stores itself, wherever it is written."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.texts import TextPlace
from lobdossier.text.markdown import parse, serialise
from lobdossier.ui.context import Context
from lobdossier.ui.editors.autosave import Autosave, SaveState
from lobdossier.ui.editors.rich_text import RichTextEditor
from lobdossier.ui.reflection.saved_note import SavedNote
from lobdossier.ui.widgets.layout import grows_down, vbox
from lobdossier.ui.words import tr


class LookBack(QWidget):
    """The field for `SchoolPeriod.look_back`, with the note where the words are. *origin* is the screen it stands on."""

    def __init__(self, context: Context, origin: object) -> None:
        super().__init__()
        self._context, self._origin = context, origin
        self._period_id = ""
        self._text = ""
        self._failed = False
        self.editor = RichTextEditor(
            tr("Hoe kijk je terug op dit jaar?"), tr("Begin met één moment dat je bijbleef…"), lines=5, most=24
        )
        self.editor.edited.connect(self._touch)
        self.note = SavedNote()
        self._autosave = Autosave(self._save, self)
        self._autosave.failed.connect(self._tell_failure)
        self._autosave.state_changed.connect(self._tell_state)
        self.setLayout(vbox(self.editor, self.note, gap=8))
        self.setSizePolicy(grows_down())

    @property
    def blank(self) -> bool:
        """Whether there are no words in it."""
        return self.editor.document().isEmpty()

    def show_period(self, period: SchoolPeriod) -> None:
        """Show what was written of *period*; what is being typed of it stays. Another one needs `flush` first."""
        if period.id == self._period_id and (self._autosave.dirty or period.look_back == self._text):
            return
        self._period_id, self._text = period.id, period.look_back
        self.editor.load(parse(period.look_back))
        self.editor.place = TextPlace(SchoolPeriod.KIND, period.id, "look_back")
        self.editor.setAccessibleName(
            tr("Hoe kijk je terug op {year}?", year=period.title) if period.title.strip() else tr("Hoe kijk je terug?")
        )
        self._tell_state(SaveState.SAVED)

    def flush(self) -> bool:
        """Store what is not stored yet; False when that failed (the text stays)."""
        return self._autosave.flush()

    def _touch(self) -> None:
        self._autosave.touch()

    def _save(self) -> None:
        """The period as it is stored now, with the words that stand here: the rest may have been changed elsewhere."""
        records = self._context.workspace.records
        stored = records.find(SchoolPeriod, self._period_id)
        text = serialise(self.editor.document_tree())
        if stored is not None:
            records.save(replace(stored, look_back=text), origin=self._origin)
        self._text = text

    def _tell_failure(self, error: Exception) -> None:
        self._failed = True
        self._context.voice.fail(error, self.flush)

    def _tell_state(self, state: SaveState) -> None:
        self.note.say(state, stored=not self.blank)
        if state is SaveState.SAVED and self._failed:
            self._failed = False
            self._context.voice.mend()
