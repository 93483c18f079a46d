"""The conversations of a guide with the student, in the column: those in the feedback file, and the one that is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.ids import new_id
from lobdossier.domain.vocabulary import ConversationKind, ConversationState
from lobdossier.services.undo import Deed
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.said import title_of
from lobdossier.ui.editors.autosave import Autosave
from lobdossier.ui.guide.desk import Desk
from lobdossier.ui.guide.spot import Spot
from lobdossier.ui.guide.table import Table
from lobdossier.ui.guide.talk_form import TalkForm
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, CardButton
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import flow, grows_down, hbox, vbox
from lobdossier.ui.words import tr


class Talking(QWidget):
    """A list, and one conversation at a time in its place. What is written is kept in the feedback file at once.

    Beside the dossier as a whole all of them are listed; beside a conversation of the student stands that one.
    """

    opened = Signal(bool)
    """A conversation is open in place of all else, or no longer."""

    def __init__(self, context: Context, desk: Desk, name: str) -> None:
        """*name* is the first name of the student."""
        super().__init__()
        self._context, self._desk, self._name = context, desk, name
        self._beside: Conversation | None = None
        self._title, self._note = label("", "h3", wrap=True), label("", "small", wrap=True)
        self._list, self._open = vbox(gap=8), vbox(gap=0)
        self._plan = button(tr("Gesprek voorbereiden"), "plus", "soft")
        self._plan.clicked.connect(lambda: self._show(_new()))
        self._write = button(tr("Gesprek opschrijven"), "plus", "soft")
        self._write.clicked.connect(self._write_down)
        self._rows: list[QWidget] = []
        self._card = Card(self._title, self._note, self._list, flow(self._plan, self._write), pad=14, gap=8)
        self.form: TalkForm | None = None
        self.autosave = Autosave(self._save, self)
        self.autosave.failed.connect(lambda error: context.voice.fail(error, self.flush))
        self.setLayout(vbox(self._card, self._open, gap=0))
        self.setSizePolicy(grows_down())

    def belongs(self, spot: Spot | None) -> bool:
        """Whether conversations are something for *spot*, or one is open: that stays while one looks round."""
        return self.form is not None or (spot is not None and (spot.whole or isinstance(spot.record, Conversation)))

    def show_spot(self, spot: Spot) -> None:
        """Show what the file holds for *spot*."""
        record = spot.record
        self._beside = record if isinstance(record, Conversation) else None
        self.refresh()

    def refresh(self) -> None:
        """Show what the file holds now."""
        talks, beside = self._desk.talks(), self._beside
        if beside is None:
            title = tr("Gesprekken")
            note = tr("Bereid een gesprek met {name} voor, of schrijf op wat jullie afspraken.", name=self._name)
        else:
            talks = [talk for talk in talks if talk.id == beside.id]
            title = tr("Is dit gesprek geweest?")
            note = tr("Schrijf op wat jullie zeiden en afspraken. {name} kiest of het erbij komt.", name=self._name)
        self._title.setText(title)
        self._note.setText(note)
        self._plan.setVisible(beside is None)
        self._write.setVisible(beside is not None and not talks)
        self._list.clear()
        self._rows = [self._row(talk) for talk in talks]
        for row in self._rows:
            self._list.put(row)

    def flush(self) -> bool:
        """Keep what was not kept yet; False when that failed."""
        return self.autosave.flush()

    def take_keyboard(self) -> None:
        """Where typing begins."""
        if self.form is not None:
            self.form.take_keyboard()
        else:
            way = self._plan if self._beside is None else next(iter(self._rows), self._write)
            way.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ private
    def _row(self, talk: Conversation) -> QWidget:
        held = talk.state is ConversationState.HELD
        said, title = tr("opgeschreven") if held else tr("voorbereid"), title_of(talk)
        words = vbox(Words(title, "strong"), label(said, "small"), gap=1)
        inside = hbox((words, 1), Icon("pencil", "muted", 16), gap=10)
        row = CardButton(tr("{title}, {state}. Aanpassen", title=title, state=said), inside, pad=10, shadow=False)
        row.clicked.connect(lambda: self._show(talk))
        return row

    def _write_down(self) -> None:
        if self._beside is not None:
            self._show(self._beside)

    def _show(self, talk: Conversation) -> None:
        form = TalkForm(self._desk.table(talk), self._name, self._context.workspace.today())
        form.typed.connect(self.autosave.touch)
        form.done.connect(self._leave)
        form.away_wanted.connect(self._take_away)
        self.form = form
        self._open.put(form)
        self._card.hide()
        self.opened.emit(True)
        form.take_keyboard()

    def _leave(self) -> None:
        if self.flush():
            self._close()

    def _close(self) -> None:
        self.form = None
        self._open.clear()
        self._card.show()
        self.opened.emit(False)

    def _take_away(self) -> None:
        if self.form is None or not self.flush():
            return
        table = self.form.table
        if all(talk.id != table.talk.id for talk in self._desk.talks()):  # nothing was written yet
            self._close()
        elif self._context.attempt(lambda: self._remove(table)):
            deed = Deed(tr("gesprek weghalen"), lambda: self._bring_back(table), lambda: self._remove(table))
            self._context.workspace.undo.push(deed)
            self._context.voice.say(tr("Weggehaald"), undo=True)

    def _bring_back(self, table: Table) -> None:
        self._desk.keep_table(table)
        self.refresh()

    def _remove(self, table: Table) -> None:
        """Take it out of the file; when it is open, that is over too."""
        self._desk.remove_talk(table.talk.id)
        if self.form is not None and self.form.table.talk.id == table.talk.id:
            self.autosave.abandon()
            self._close()
        self.refresh()

    def _save(self) -> None:
        if self.form is None:
            return
        table = self.form.table
        if table.says_nothing:
            self._desk.remove_talk(table.talk.id)
        else:
            self._desk.keep_table(table)


def _new() -> Conversation:
    """One that is in no file yet, and never will be unless something is written in it."""
    return Conversation(id=new_id(), kind=ConversationKind.LOOPBAANGESPREK)
