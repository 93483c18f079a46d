"""By mail or app: the ready text goes out, the reply is pasted and divided over the questions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Participant
from lobdossier.domain.vocabulary import Way
from lobdossier.text.reply import Reply
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.said import called
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.voices.approval import Approval, Found
from lobdossier.ui.voices.deeds import Deeds
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import at_start, grows_down, vbox
from lobdossier.ui.words import tr


class MessageWay(QWidget):
    """Two cards: what goes out, and what came back. `saved` after answers were kept; `sent` after the text was copied."""

    saved = Signal()
    sent = Signal()

    def __init__(self, context: Context, draft: Draft, deeds: Deeds, participant: Participant) -> None:
        super().__init__()
        self._context, self._draft, self._deeds, self._participant = context, draft, deeds, participant
        name = called(participant)
        self._text = PlainEditor(tr("De tekst voor {name}", name=name), lines=4, most=9)
        self._text.setReadOnly(True)
        self.copy = button(tr("Kopieer de tekst"), "copy", "primary")
        self.copy.clicked.connect(self._copy)
        out = Card(
            label(tr("Stuur de vragen"), "h2", wrap=True),
            label(
                tr("Kopieer de tekst en plak hem in een mail of een appje. Je mag hem daar nog aanpassen."),
                "muted",
                wrap=True,
            ),
            self._text,
            at_start(self.copy),
        )
        self.reply = PlainEditor(
            tr("Het antwoord van {name}", name=name), tr("Plak hier het hele bericht"), lines=4, most=12
        )
        self.reply.edited.connect(self._offer)
        self._divide = button(tr("Verdeel over de vragen"), "split", "soft")
        self._divide.clicked.connect(self._read)
        self._back = Card(
            label(tr("Plak het antwoord"), "h2", wrap=True),
            label(tr("Is er antwoord? Plak het hier. Daarna kijk je zelf of het klopt."), "muted", wrap=True),
            self.reply,
            at_start(self._divide),
        )
        self._looked = vbox(gap=0)
        self.setLayout(vbox(out, self._back, self._looked, gap=12))
        self.setSizePolicy(grows_down())
        self.approval: Approval | None = None
        self._offer()
        self.refresh()

    def refresh(self) -> None:
        """Show the text as it would go out now."""
        text = self._context.workspace.voices.invitation(
            self._draft.conversation, self._draft.current(self._participant)
        )
        if self._text.text() != text:
            self._text.load(text)

    def begin(self) -> None:
        """The keyboard goes to what comes first: sending, or pasting when that was done."""
        asked = self._draft.current(self._participant).asked_on is not None
        (self.reply if asked else self.copy).setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.text())
        name = called(self._participant)
        said = tr("Gekopieerd. Ik zet erbij dat {name} de vragen vandaag kreeg.", name=name)
        if self._deeds.sent(self._participant, Way.MESSAGE, said):
            self.sent.emit()

    def _offer(self) -> None:
        self._divide.setEnabled(not self.reply.document().isEmpty())

    def _read(self) -> None:
        found: list[Reply] = []
        voices, conversation, text = self._context.workspace.voices, self._draft.conversation, self.reply.text()
        if self._draft.flush() and self._context.attempt(lambda: found.append(voices.read_reply(conversation, text))):
            self._look_over(found[0])

    def _look_over(self, reply: Reply) -> None:
        self._looked.clear()
        person = self._draft.current(self._participant)
        may_show = person.may_show if reply.may_show is None else reply.may_show
        found = Found(reply.answers, reply.rest, may_show=may_show, showing=reply.showing, guessed=reply.guessed)
        approval = Approval(self._context, self._draft, self._deeds, person, found, Way.MESSAGE)
        approval.left.connect(self._again)
        approval.saved.connect(self._taken)
        self.approval = approval
        self._looked.put(approval)
        self._back.hide()
        self.copy.set_kind("soft")  # one filled button at a time
        self.copy.set_icon("copy")
        approval.begin()

    def _again(self) -> None:
        """Back to the message as it was pasted."""
        self._looked.clear()
        self.approval = None
        self._back.show()
        self.copy.set_kind("primary")
        self.copy.set_icon("copy")
        self.reply.setFocus(Qt.FocusReason.OtherFocusReason)

    def _taken(self) -> None:
        self.reply.load("")
        self._again()
        self.saved.emit()
