"""The head of the room: whose conversation it is, the clock, and the few buttons that work everywhere in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.text.names import conversation_name
from lobdossier.ui.conversation.said import called, with_whom
from lobdossier.ui.talk.clock import Clock
from lobdossier.ui.talk.said import heading_of
from lobdossier.ui.widgets.buttons import Button, button
from lobdossier.ui.widgets.labels import Elided
from lobdossier.ui.widgets.layout import box, hbox, vbox
from lobdossier.ui.widgets.people import OWN_TINT, AvatarStack, initials, tint_of
from lobdossier.ui.words import tr

_FACES = 5


class Head(QWidget):
    """`hidden_wanted`: whether names and notes are to be hidden; `larger_wanted`, `pause_wanted`, `stop_wanted`."""

    hidden_wanted = Signal(bool)
    larger_wanted = Signal()
    pause_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._faces = hbox(gap=0)
        self._title, self._with = Elided("", "h3"), Elided("", "small")
        self._shown: tuple[object, ...] = ()
        self._roomy = True
        self.clock = Clock()
        self.hide_names = button(
            "", "eye-off", "ghost", tr("Namen en notities verbergen, als er iemand meekijkt"), checked=False
        )
        self.hide_names.toggled.connect(self._turn)
        self.larger = button("", "a-large-small", "ghost", tr("Letters groter, voor dit gesprek"))
        self.larger.clicked.connect(self.larger_wanted)
        self.pause = button(tr("Pauze"), "pause", "ghost", tr("Pauze: het scherm wordt rustig, alles blijft bewaard"))
        self.pause.clicked.connect(self.pause_wanted)
        self.stop = button(tr("Stoppen"), "x", "ghost", tr("Stoppen (Escape). Alles is bewaard."))
        self.stop.clicked.connect(self.stop_wanted)
        self._words = box(vbox(self._title, self._with, gap=0))
        self.setLayout(
            hbox(
                box(self._faces),
                (self._words, 1),
                self.clock,
                self.hide_names,
                self.larger,
                self.pause,
                self.stop,
                gap=6,
            )
        )

    @property
    def hides(self) -> bool:
        """Whether names and notes are hidden."""
        return self.hide_names.isChecked()

    def show_conversation(self, conversation: Conversation, people: Sequence[Participant], student: str) -> None:
        """Say whose conversation it is."""
        shown = (conversation.title, conversation.kind, tuple((p.name, p.role) for p in people), student, self.hides)
        if shown == self._shown:
            return
        self._shown = shown
        self._faces.clear()
        if self.hides:
            self._title.setText(tr(conversation_name(conversation.kind)))
            self._with.setText("")
        else:
            faces = [(initials(student), OWN_TINT), *((initials(called(p)), tint_of(n)) for n, p in enumerate(people))]
            self._faces.put(AvatarStack(faces[:_FACES], with_whom(people) or student, 36))
            self._title.setText(heading_of(conversation, student))
            self._with.setText(with_whom(people))
        self._with.setVisible(self._roomy and bool(self._with.text()))

    def set_roomy(self, roomy: bool) -> None:
        """Whether there is room for a second line and for words on the buttons."""
        self._roomy = roomy
        self._with.setVisible(roomy and bool(self._with.text()))
        _word(self.pause, tr("Pauze") if roomy else "")

    def set_tight(self, tight: bool) -> None:
        """Whether the room is so narrow that the last button has no word either."""
        _word(self.stop, "" if tight else tr("Stoppen"))

    def _turn(self, on: bool) -> None:
        said = (
            tr("Namen en notities weer laten zien") if on else tr("Namen en notities verbergen, als er iemand meekijkt")
        )
        self.hide_names.setToolTip(said)
        self.hide_names.setAccessibleName(said)
        self.hidden_wanted.emit(on)


def _word(made: Button, word: str) -> None:
    if made.text() != word:
        made.setText(word)
        made.restyle()
