"""The experiences that belong to something: each a card that opens it, and a way to choose one more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.experience import Experience
from lobdossier.ui.context import Context
from lobdossier.ui.experience.said import title_said
from lobdossier.ui.portrait.experience_picker import ExperiencePicker
from lobdossier.ui.reflection.experience_card import small_card
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.layout import at_start, box, grows_down, hbox, vbox
from lobdossier.ui.words import tr


class LinkedExperiences(QWidget):
    """It keeps nothing itself: whoever shows it stores, and shows again."""

    linked = Signal(str)
    unlinked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._ids: tuple[str, ...] = ()
        self._shown: object = None
        self.picker: ExperiencePicker | None = None
        self.add = button(tr("Ervaring koppelen"), "link", "open")
        self.add.clicked.connect(self._open)
        self._looking = context.workspace.read_only
        if self._looking:
            self.add.hide()
        self._list, self._place = vbox(gap=6), vbox(gap=0)
        self.setLayout(vbox(self._list, at_start(self.add), self._place, gap=8))
        self.setSizePolicy(grows_down())

    def show_linked(self, ids: Sequence[str]) -> None:
        """Show these; one that lies in the trash is left out."""
        records = self._context.workspace.records
        found = [records.find(Experience, which) for which in ids]
        self.show_experiences([each for each in found if each is not None and each.deleted is None])

    def show_experiences(self, there: Sequence[Experience]) -> None:
        """As `show_linked`, for who has read them already."""
        self._ids = tuple(each.id for each in there)
        shown = ([(each.id, each.changed) for each in there], self._context.workspace.sectors())
        if shown == self._shown:
            return
        self._shown = shown
        self._list.clear()
        for experience in there:
            self._list.put(self._linked(experience))

    def fold(self) -> None:
        """Put the choosing away; the keyboard goes back to where it was opened."""
        if self.picker is not None:
            self.picker = None
            self._place.clear()
            self.add.show()
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ private
    def _linked(self, experience: Experience) -> QWidget:
        workspace = self._context.workspace
        card = small_card(experience, workspace.sectors(), workspace.today())
        card.clicked.connect(lambda: self._context.way.go("experience", experience.id))
        if self._looking:
            return card
        title = title_said(experience.title, experience.story)
        away = button("", "x", "ghost", tr("{title} loshalen", title=title))
        away.clicked.connect(lambda: self.unlinked.emit(experience.id))
        return box(hbox((card, 1), away, gap=4))

    def _open(self) -> None:
        self.picker = picker = ExperiencePicker(self._context, tr("Welke ervaring?"), self._ids)
        picker.left.connect(self.fold)
        picker.chosen.connect(self._choose)
        self._place.put(picker)
        self.add.hide()
        QTimer.singleShot(0, picker, picker.begin)

    def _choose(self, experience_id: str) -> None:
        self.fold()
        self.linked.emit(experience_id)
