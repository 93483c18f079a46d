"""The words of the field: a list to look through, and beside it the one that is explained."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from lobdossier.domain.vocabulary import Sector
from lobdossier.services.help import Term, explaining, term
from lobdossier.ui.explained import explanation
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.fields import search_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Columns, box, flow, grows_down, sized, vbox
from lobdossier.ui.words import tr

FIRST: Final = "loopbaandossier"
_LINES: Final = 14
_FEW: Final = 5
"""Lines of the list where it stands above the explanation."""


class _Names(QListView):
    """The titles. It keeps a height of a few lines, and scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Woorden"))
        self.setObjectName("names")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.lines = _LINES
        self.restyle()

    def restyle(self) -> None:
        """As many lines as it shows, at the text size of now."""
        line = self.sizeHintForRow(0) if self.model() is not None and self.model().rowCount() else u(36)
        self.setFixedHeight(line * self.lines + u(12))


class Words(QWidget):
    """`chosen` gives the id of the term that is explained now."""

    chosen = Signal(str)

    def __init__(self, sector: Sector) -> None:
        super().__init__()
        self._sector = sector
        self._found: list[Term] = []
        self._now = ""
        self.field = search_field(tr("Zoek een woord"))
        self.field.textChanged.connect(self._search)
        self.names = _Names()
        self._titles = QStringListModel(self)
        self.names.setModel(self._titles)
        self.names.selectionModel().currentChanged.connect(self._moved)
        self._nothing = label(
            tr("Dat woord staat er niet bij. Vraag het aan je begeleider, of zoek een ander woord."), "muted", wrap=True
        )
        self._nothing.hide()
        self.card = Card(gap=12)
        self.card.setSizePolicy(grows_down())
        side = box(vbox(self.names, None, gap=0))
        self._columns = Columns(box(vbox(self.card, None)), side, side_width=290, gap=20, stack_em=92)
        self.setLayout(vbox(sized(self.field, max_width=420), self._nothing, self._columns, gap=12))
        down = QShortcut(Qt.Key.Key_Down, self.field, self.names.setFocus)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._search()

    @property
    def shown(self) -> str:
        """The id of the term that is explained."""
        return self._now

    def show_term(self, term_id: str, sector: Sector) -> None:
        """Explain this one, in the words of *sector*; the list shows all again."""
        self._sector = sector
        self.field.clear()
        self._search()
        self._explain(term_id)
        self._mark()

    def fit(self) -> None:
        """A short list where it stands under the explanation instead of beside it."""
        self.names.lines = _FEW if self._columns.stacked else _LINES
        self.names.restyle()

    def _search(self) -> None:
        self._found = explaining(self.field.text(), self._sector)
        self._titles.setStringList([found.title for found in self._found])
        self.names.setVisible(bool(self._found))
        self._nothing.setVisible(not self._found)
        if self._found and self.field.text().strip():
            self._explain(self._found[0].id)
        self._mark()

    def _mark(self) -> None:
        """Let the list stand at the term that is explained."""
        ids = [found.id for found in self._found]
        if self._now in ids:
            index = self._titles.index(ids.index(self._now))
            self.names.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.names.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid() and self._found[index.row()].id != self._now:
            self._explain(self._found[index.row()].id)

    def _explain(self, term_id: str) -> None:
        try:
            found = term(term_id, self._sector)
        except KeyError:
            found = term(FIRST, self._sector)
        self._now = found.id
        self.card.body.clear()
        for part in explanation(found):
            self.card.body.put(part)
        if found.see:
            self.card.body.put(label(tr("Hoort erbij"), "smallstrong"))
            self.card.body.put(flow(*(self._link(term(other, self._sector)) for other in found.see), gap=8))
        self.chosen.emit(found.id)

    def _link(self, other: Term) -> QWidget:
        made = button(other.title, "arrow-right", "soft", after=True)
        made.clicked.connect(lambda: self._jump(other.id))
        return made

    def _jump(self, term_id: str) -> None:
        self.show_term(term_id, self._sector)
        self.names.setFocus(Qt.FocusReason.OtherFocusReason)
