"""Before the first remark: who the guide is, asked once, and where the feedback file comes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal

from lobdossier import paths
from lobdossier.domain import limits
from lobdossier.text.files import display_name
from lobdossier.ui.ask import where_to_save
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import at_start, box, vbox
from lobdossier.ui.words import tr


class WhoCard(Card):
    """`begun` when there is a name; what stands here is what the feedback file says of its maker."""

    begun = Signal()

    def __init__(self, name: str, role: str, path: Path) -> None:
        super().__init__(pad=16, gap=10)
        self.path = path
        self.name = line_field("", name, tr("Bijvoorbeeld: Bram Visser"), limit=limits.TITLE)
        self.role = line_field("", role, tr("Bijvoorbeeld: praktijkbegeleider"), limit=limits.TITLE)
        self._file = Words(display_name(path.name), "strong")
        self._folder = Words("", "small")
        self._missing = label(tr("Vul eerst je naam in."), "small", wrap=True, tone="danger")
        self._missing.hide()
        other = button(tr("Andere plek …"), "folder-open", "ghost")
        other.clicked.connect(self._choose)
        begin = button(tr("Beginnen"), "check", "soft")
        begin.clicked.connect(self._begin)
        self.body.put(label(tr("Wie ben je?"), "h3", wrap=True))
        self.body.put(labelled(tr("Je naam"), self.name))
        self.body.put(self._missing)
        self.body.put(labelled(tr("Je rol"), self.role))
        self.body.put(label(tr("Hier komt je feedback"), "smallstrong", wrap=True))
        self.body.put(box(vbox(self._file, self._folder, at_start(other), gap=2)))
        self.body.put(
            label(tr("Dat bestand geef je straks aan de student, bijvoorbeeld in een mail."), "small", wrap=True)
        )
        self.body.put(at_start(begin))
        for field in (self.name, self.role):
            field.returnPressed.connect(self._begin)
        self._show_path()

    def take_keyboard(self) -> None:
        """Typing begins with the name, or what is still empty."""
        field = self.role if self.name.text().strip() and not self.role.text().strip() else self.name
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        named = bool(self.name.text().strip())
        self._missing.setVisible(not named)
        if named:
            self.begun.emit()
        else:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        title, kind = tr("Waar komt je feedback?"), tr("Feedback")
        chosen = where_to_save(self, title, self.path, kind, paths.FEEDBACK)
        if chosen is not None:
            self.path = chosen
            self._show_path()

    def _show_path(self) -> None:
        self._file.setText(display_name(self.path.name))
        self._folder.setText(tr("In de map {folder}", folder=str(self.path.parent)))
