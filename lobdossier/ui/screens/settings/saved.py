"""A field of one line that stores itself while somebody types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from lobdossier.ui.context import Context
from lobdossier.ui.editors.autosave import Autosave, SaveState
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.layout import grows_down, vbox


class SavedLine(QWidget):
    """One question with its answer. *save* stores the text and raises a `DossierError` when it could not."""

    def __init__(
        self,
        context: Context,
        question: str,
        text: str,
        save: Callable[[str], None],
        *,
        note: str = "",
        limit: int = 0,
        saved: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self._context, self._saved = context, saved
        self.field = line_field(question, text, limit=limit)
        self._autosave = Autosave(lambda: save(self.field.text()), self)
        self._autosave.failed.connect(lambda error: context.voice.fail(error, self.flush))
        self._autosave.state_changed.connect(self._tell)
        self.field.textEdited.connect(self._autosave.touch)
        self.field.editingFinished.connect(self.flush)
        self.setLayout(vbox(labelled(question, self.field, note), gap=0))
        self.setSizePolicy(grows_down())

    @property
    def dirty(self) -> bool:
        """Whether something typed is not stored yet."""
        return self._autosave.dirty

    def load(self, text: str) -> None:
        """Show what the dossier holds, unless somebody is typing here."""
        if not self.dirty and self.field.text() != text:
            self.field.setText(text)

    def flush(self) -> bool:
        """Store now; False when that failed (the text stays)."""
        return self._autosave.flush()

    def _tell(self, state: SaveState) -> None:
        if state is SaveState.SAVED:
            self._context.voice.mend()
            if self._saved is not None:
                self._saved()
