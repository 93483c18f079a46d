"""When and where a conversation is: one line, and behind it the questions to change it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.said import read_time, when_and_where
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.dates import DateChooser
from lobdossier.ui.widgets.doors import tells, written_in
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.growing import focus_first
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Columns, at_start, grows_down, hbox, vbox
from lobdossier.ui.words import tr


class WhenAndWhere(QWidget):
    """The line under the title. Pressed it opens the day, the time and the place; "Klaar" or Escape closes them."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__()
        self._draft, self._today = draft, context.workspace.today
        self.line = tells(
            button(tr("Wanneer en waar"), "" if context.workspace.read_only else "pencil", "crumb", after=True)
        )
        self.line.clicked.connect(lambda: self.set_open(True))
        self._card = Card(gap=10)
        self._asked = False
        # The words of the line stand under those of the title; its edge shows only when it has the focus.
        self.setLayout(vbox(hbox(self.line, None, m=(-7, 0, 0, 0)), self._card, gap=8))
        self.setSizePolicy(grows_down())
        self._card.hide()
        self.refresh()
        written_in(self)

    def set_open(self, is_open: bool) -> None:
        """Show the questions, or only the line."""
        if not is_open:
            self._draft.flush()
        elif not self._asked:
            self._ask()
        self._card.setVisible(is_open)
        self.line.setVisible(not is_open)
        self.refresh()
        if is_open:
            focus_first(self.day)
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show what the draft holds."""
        conversation = self._draft.conversation
        said = when_and_where(conversation, self._today())
        self.line.setText(_escaped(said or tr("Nog geen datum. Kies wanneer en waar.")))
        self.line.setAccessibleName(tr("Wanneer en waar: {said}. Aanpassen", said=said or tr("nog niet bekend")))
        if self._asked and not self._draft.autosave.dirty:
            self.day.set_dates(conversation.on)
            if self.place.text() != conversation.place:
                self.place.setText(conversation.place)
            if not self.time.hasFocus():
                self._show_time()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._card.isVisible():
            self.set_open(False)
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        """The questions, made when they are first asked."""
        draft = self._draft
        self._asked = True
        self.day = DateChooser(tr("Wanneer"), draft.conversation.on, None, self._today, period=False, ahead=True)
        self.day.changed.connect(self._day_chosen)
        self.time = line_field(tr("Hoe laat?"), "", "10.30", 20)
        self.time.textEdited.connect(lambda _text: self._time_typed())
        self.time.editingFinished.connect(self._show_time)
        self._wrong = label(tr("Schrijf de tijd zo: 10.30"), "small", wrap=True, tone="warn")
        self.place = line_field(tr("Waar?"), "", tr("Bijvoorbeeld: op school, lokaal 2.14"), limits.TITLE)
        self.place.textEdited.connect(lambda: draft.touch(draft.conversation, "place", self.place.text))
        done = button(tr("Klaar"), "check", "soft")
        done.clicked.connect(lambda: self.set_open(False))
        fields = Columns(
            labelled(tr("Hoe laat?"), self.time), labelled(tr("Waar?"), self.place), side_width=420, stack_em=70
        )
        for part in (label(tr("Wanneer is het?"), "strong"), self.day, fields, self._wrong, at_start(done)):
            self._card.body.put(part)

    def _day_chosen(self, day: date | None, _end: date | None) -> None:
        self._draft.put(self._draft.conversation, on=day)

    def _time_typed(self) -> None:
        """Store a time as soon as it is one; half of one is no mistake while somebody is typing."""
        try:
            at = read_time(self.time.text())
        except ValueError:
            return
        self._wrong.hide()
        self._draft.put(self._draft.conversation, at=at)

    def _show_time(self) -> None:
        """Leave what is no time where it stands, and say how to write one."""
        at = self._draft.conversation.at
        try:
            read = read_time(self.time.text())
        except ValueError:
            self._wrong.show()
            return
        self._wrong.hide()
        if read != at or at is None or self.time.text().strip() != f"{at:%H.%M}":
            self.time.setText(f"{at.hour}.{at.minute:02d}" if at else "")


def _escaped(text: str) -> str:
    """A button reads an ampersand as the sign of a shortcut."""
    return text.replace("&", "&&")
