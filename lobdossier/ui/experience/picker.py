"""Choosing experiences that belong to something: those that do, and a few to add, found by searching when there are many."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain.experience import Experience
from lobdossier.domain.listing import ExperienceFilter, ExperienceRow
from lobdossier.text import names
from lobdossier.ui.context import Context
from lobdossier.ui.experience.said import title_said, when_said
from lobdossier.ui.reflection.experience_card import line_card, small_card
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import CardButton, well
from lobdossier.ui.widgets.fields import search_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import at_start, box, grows_down, hbox, vbox
from lobdossier.ui.widgets.tabbing import first_in
from lobdossier.ui.words import tr

OFFERED: Final = 5
"""Experiences to choose from at a time: never the whole list is read."""


class ExperiencePicker(QWidget):
    """The experiences that belong to something. It keeps nothing itself: whoever shows it stores, and shows again."""

    linked = Signal(str)
    unlinked = Signal(str)

    def __init__(self, context: Context, words: str) -> None:
        super().__init__()
        self._context = context
        self._ids: tuple[str, ...] = ()
        self._shown: object = None
        self.add = button(words, "link", "open")
        self.add.clicked.connect(self._open)
        self.search = search_field(tr("Zoek in je ervaringen"))
        self.search.textChanged.connect(lambda _text: self._offer())
        self._list, self._offers = vbox(gap=6), vbox(gap=6)
        self._none = label("", "muted", wrap=True)
        done = button(tr("Klaar"), "check", "ghost")
        done.clicked.connect(self.fold)
        self._panel = well(self.search, self._offers, self._none, at_start(done))
        self._panel.hide()
        self.setLayout(vbox(self._list, at_start(self.add), self._panel, gap=8))
        self.setSizePolicy(grows_down())

    def show_linked(self, ids: Sequence[str]) -> None:
        """Show these as belonging to it; one that lies in the trash is left out."""
        self._ids = tuple(ids)
        records = self._context.workspace.records
        found = [records.find(Experience, which) for which in self._ids]
        there = [each for each in found if each is not None and each.deleted is None]
        shown = [(each.id, each.changed) for each in there]
        if shown != self._shown:
            self._shown = shown
            self._list.clear()
            for experience in there:
                self._list.put(self._linked(experience))
        if not self._panel.isHidden():
            self._offer()

    def fold(self) -> None:
        """Put the choosing away."""
        held = self._panel.isAncestorOf(self.window().focusWidget() or self.window())
        self._panel.hide()
        self.add.show()
        if held:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._panel.isHidden():
            self.fold()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ private
    def _linked(self, experience: Experience) -> QWidget:
        workspace = self._context.workspace
        card = small_card(experience, workspace.sectors(), workspace.today())
        card.clicked.connect(lambda: self._context.way.go("experience", experience.id))
        title = title_said(experience.title, experience.story)
        away = button("", "x", "ghost", tr("{title} loshalen", title=title))
        away.clicked.connect(lambda: self.unlinked.emit(experience.id))
        return box(hbox((card, 1), away, gap=4))

    def _open(self) -> None:
        self.add.hide()
        self._panel.show()
        self.search.clear()
        self._offer()
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        """The keyboard on the field, or with few experiences on the first of them."""
        if (first := first_in(self._panel)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        workspace = self._context.workspace
        words = self.search.text().strip()
        rows = workspace.experiences.page(ExperienceFilter(words=words), limit=OFFERED + len(self._ids))
        offered = [row for row in rows if row.id not in self._ids][:OFFERED]
        self._offers.clear()
        for row in offered:
            card = self._offered(row)
            card.clicked.connect(partial(self._choose, row.id))
            self._offers.put(card)
        everything = workspace.experiences.count()
        self.search.setVisible(everything > OFFERED)
        self._none.setText(
            tr("Niets gevonden met deze woorden.")
            if words
            else tr("Al je ervaringen staan er al bij.")
            if everything
            else tr("Nog geen ervaringen. Schrijf er eerst één op, dan kun je hem hier kiezen.")
        )
        self._none.setVisible(not offered)

    def _offered(self, row: ExperienceRow) -> CardButton:
        workspace = self._context.workspace
        title = title_said(row.title, row.opening)
        when = when_said(row.start, row.end, workspace.today())
        kind = tr(names.kind_name(row.kind, workspace.sectors().on(row.start, row.end)))
        return line_card(title, when, kind, names.kind_icon(row.kind))

    def _choose(self, experience_id: str) -> None:
        self.fold()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.linked.emit(experience_id)
