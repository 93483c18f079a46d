"""What has no date, or one that cannot be right: under the timeline, so that it is not lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.timeline.things import Moment
from lobdossier.ui.timeline.said import moment_icon, moment_title
from lobdossier.ui.widgets.buttons import Button, button
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import FlowLayout, grows_down, vbox
from lobdossier.ui.words import count, tr

_FIRST: Final = 5
_LONGEST: Final = 32


class Apart(QWidget):
    """A few of them by name, each a button that opens it (`opened`); of more than fit the list has all."""

    opened = Signal(object)
    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row = QWidget()
        self._flow = FlowLayout(self._row, 8)
        self._row.setSizePolicy(grows_down())
        self._buttons: list[Button] = []
        title = label(tr("Zonder datum"), "smallstrong")
        why = label(tr("Zet er een dag bij, dan komen ze op de tijdlijn."), "small", wrap=True)
        self.setLayout(vbox(title, why, 2, self._row, gap=2))
        self.hide()

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show *moments*; nothing at all when there are none."""
        for old in self._buttons:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [self._one(moment) for moment in moments[:_FIRST]]
        more = len(moments) - _FIRST
        if more > 0:
            rest = button(count(more, "nog {n} in de lijst", "nog {n} in de lijst"), "list", "link")
            rest.clicked.connect(self.list_wanted)
            self._buttons.append(rest)
        for each in self._buttons:
            self._flow.addWidget(each)
            each.show()
        self.setVisible(bool(moments))
        self.updateGeometry()

    def _one(self, moment: Moment) -> Button:
        title = moment_title(moment)
        shown = title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
        made = button(shown, moment_icon(moment), "pill", title)
        made.setAccessibleName(tr("{title}, zonder datum. Openen", title=title))
        made.clicked.connect(lambda: self.opened.emit(moment))
        return made
