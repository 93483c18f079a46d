"""The conversations of a guide with the student, in the column: those in the feedback file, and the one that is open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.ids import new_id
from lobdossier.domain.vocabulary import ConversationKind, ConversationState
from lobdossier.services.undo import Deed
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.said import title_of
from lobdossier.ui.editors.autosave import Autosave
from lobdossier.ui.guide.desk import Desk
from lobdossier.ui.guide.talk_form import TalkForm
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, CardButton
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import at_start, grows_down, vbox
from lobdossier.ui.words import tr


class Talking(QWidget):
    """A list, and one conversation at a time in its place. What is written is kept in the feedback file at once."""

    opened = Signal(bool)
    """A conversation is open in place of all else, or no longer."""

    def __init__(self, context: Context, desk: Desk, name: str) -> None:
        """*name* is the first name of the student."""
        super().__init__()
        self._context, self._desk, self._name = context, desk, name
        self._list, self._open = vbox(gap=8), vbox(gap=0)
        self._plan = button(tr("Gesprek voorbereiden"), "plus", "soft")
        self._plan.clicked.connect(lambda: self._show(_new()))
        note = tr("Bereid een gesprek met {name} voor. Of schrijf op wat jullie zeiden en afspraken.", name=name)
        self._card = Card(
            label(tr("Gesprekken"), "h3"),
            label(note, "small", wrap=True),
            self._list,
            at_start(self._plan),
            pad=14,
            gap=8,
        )
        self.form: TalkForm | None = None
        self.autosave = Autosave(self._save, self)
        self.autosave.failed.connect(lambda error: context.voice.fail(error, self.flush))
        self.setLayout(vbox(self._card, self._open, gap=0))
        self.setSizePolicy(grows_down())

    def refresh(self) -> None:
        """Show what the file holds."""
        self._list.clear()
        for talk in self._desk.talks():
            self._list.put(self._row(talk))

    def flush(self) -> bool:
        """Keep what was not kept yet; False when that failed."""
        return self.autosave.flush()

    def take_keyboard(self) -> None:
        """Where typing begins."""
        if self.form is not None:
            self.form.take_keyboard()
        else:
            self._plan.setFocus()

    # ------------------------------------------------------------ private
    def _row(self, talk: Conversation) -> QWidget:
        held = talk.state is ConversationState.HELD
        said = tr("geweest") if held else tr("voorbereid")
        title = title_of(talk)
        row = CardButton(f"{title}, {said}", Words(title, "strong"), label(said, "small"), pad=10, gap=1, shadow=False)
        row.clicked.connect(lambda: self._show(talk))
        return row

    def _show(self, talk: Conversation) -> None:
        form = TalkForm(talk, *self._desk.around(talk), self._name, self._context.workspace.today())
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
        self.refresh()
        self._card.show()
        self.opened.emit(False)
        self.take_keyboard()

    def _take_away(self) -> None:
        if self.form is None or not self.flush():
            return
        kept = next((talk for talk in self._desk.talks() if self.form and talk.id == self.form.conversation.id), None)
        if kept is None:  # nothing was written yet
            self._close()
            return
        people, agreed = self._desk.around(kept)
        if self._context.attempt(lambda: self._desk.remove_talk(kept)):
            self._context.workspace.undo.push(
                Deed(tr("gesprek weghalen"), lambda: self._bring_back(kept, people, agreed), lambda: self._remove(kept))
            )
            self._context.voice.say(tr("Weggehaald"), undo=True)
            self._close()

    def _bring_back(self, talk: Conversation, people: list[Participant], agreed: list[Agreement]) -> None:
        self._desk.keep_talk(talk, people, agreed)
        self.refresh()

    def _remove(self, talk: Conversation) -> None:
        self._desk.remove_talk(talk)
        self.refresh()

    def _save(self) -> None:
        if self.form is not None:
            self._desk.keep_talk(self.form.conversation, self.form.people, self.form.agreements)


def _new() -> Conversation:
    """One that is in no file yet, and never will be unless something is written in it."""
    return Conversation(id=new_id(), kind=ConversationKind.LOOPBAANGESPREK)
