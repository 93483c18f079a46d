"""One answer to one question: the student's to type in, somebody else's to read, or one that is still to come."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lobdossier.domain.conversation import Conversation, GivenAnswer, SharedQuestion
from lobdossier.domain.texts import TextPlace
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.theme import color, tokens, u
from lobdossier.ui.voices.said import Speaker, sent
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.chips import Pill
from lobdossier.ui.widgets.labels import Elided, Icon, Words, label
from lobdossier.ui.widgets.layout import Part, at_start, box, grows_down, hbox, vbox
from lobdossier.ui.widgets.painting import painter_of
from lobdossier.ui.widgets.people import Avatar
from lobdossier.ui.words import tr

_PAD: Final = 14
_MOST: Final = 40
"""Lines of the own answer before it scrolls: beside it the others are seen whole."""
_CORNER: Final = 4
"""Of the corner where a voice begins; the others are round."""


def not_here() -> str:
    """What a guest reads where an answer may be, but did not come along: nobody knows here whether it was given."""
    return tr("Niet meegegeven")


class Mark(Pill):
    """ "Markeren", which becomes "hier wil ik het over hebben"."""

    def __init__(self, whose: str) -> None:
        super().__init__(tr("Markeren"), "pin", "accent", "accent_soft", checkable=True)
        self._whose = whose
        self.toggled.connect(self._tell)
        self._tell(False)

    def only_tell(self) -> None:
        """What can only be read is a mark or nothing."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def only_tells(self) -> bool:
        return self.focusPolicy() == Qt.FocusPolicy.NoFocus

    def _tell(self, on: bool) -> None:
        self.setText(tr("hier wil ik het over hebben") if on else tr("Markeren"))
        self.setAccessibleName(f"{self.text()}: {self._whose}")
        self.updateGeometry()

    def _shows_tick(self) -> bool:
        return False

    def _line(self, on: bool) -> QPen | Qt.PenStyle:
        if on and tokens().flat:
            return QPen(color("accent"), 2)
        return Qt.PenStyle.NoPen

    def _paint_words(self, p: QPainter, rect: QRectF, _on: bool) -> None:
        super()._paint_words(p, rect, True)  # what can be pressed has its colour, as a link has


class Cell(QWidget):
    """A bubble whose first corner is sharp. With a head it says whose it is; in columns the column does."""

    def __init__(self, speaker: Speaker, *, dashed: bool = False) -> None:
        super().__init__()
        self._strong, self._dashed = False, dashed
        name = Elided(speaker.name, "smallstrong")
        self._head = box(hbox(Avatar(speaker.letters, 24, speaker.tint), (name, 1), gap=8))
        self._head.hide()
        self._column = vbox(self._head, gap=8, m=(_PAD, _PAD - 2, _PAD, _PAD - 2))
        self.setLayout(self._column)
        policy = grows_down()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # columns are equal, whatever is said in them
        self.setSizePolicy(policy)

    def fill(self, *parts: Part) -> None:
        """Put what it holds under the head."""
        for part in parts:
            self._column.put(part)

    def set_head(self, on: bool) -> None:
        """Say whose it is, or leave that to the column."""
        self._head.setVisible(on)

    def set_strong(self, on: bool) -> None:
        """Whether it is one to talk about."""
        self._strong = on
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        typing = self._writes()
        inset = 1.5 if self._strong or typing else 1
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        role = "accent" if self._strong or typing else "border_strong" if self._dashed else "border"
        style = Qt.PenStyle.DashLine if self._dashed else Qt.PenStyle.SolidLine
        p.setPen(QPen(color(role), 2.5 if typing else 2 if self._strong else 1, style))
        p.setBrush(color("bg" if self._dashed else "surface"))
        p.drawPath(_bubble(rect, u(_PAD), u(_CORNER)))

    def _writes(self) -> bool:
        """Whether the keyboard is in its text."""
        return False


class OwnCell(Cell):
    """The student's answer, typed in place. `typed` tells of every key, `marked` of a tap."""

    typed = Signal()
    marked = Signal(bool)

    def __init__(
        self,
        speaker: Speaker,
        question: SharedQuestion,
        number: int,
        conversation_id: str,
        *,
        read_only: bool,
        guest: bool = False,
    ) -> None:
        super().__init__(speaker)
        name = tr("Jouw antwoord op vraag {n}: {question}", n=number, question=question.question)
        self.question, self.touched = question, False
        empty = tr("Nog geen antwoord") if read_only else tr("Wat is jouw antwoord?")
        if guest:
            name = tr(
                "Antwoord van {name} op vraag {n}: {question}", name=speaker.name, n=number, question=question.question
            )
            empty = not_here()
        self.editor = PlainEditor(name, empty, lines=2, most=_MOST, bare=True)
        self.editor.setObjectName("voice")  # in the letters of the other voices
        self.editor.installEventFilter(self)
        self.editor.place = TextPlace(Conversation.KIND, conversation_id, f"answers/{question.id}")
        self.mark = Mark(tr("jouw antwoord op vraag {n}", n=number))
        if read_only:
            self.mark.only_tell()
        self.fill(self.editor, None, at_start(self.mark))
        self.editor.edited.connect(self._hear)
        self.mark.clicked.connect(self.marked)

    def show_answer(self, answer: GivenAnswer | None, typing: bool) -> None:
        """Show what is kept; not over what is being typed."""
        text = answer.text if answer is not None else ""
        if not typing:
            self.touched = False
            if self.editor.text() != text:
                self.editor.load(text)
        on = answer is not None and answer.marked
        self.mark.setChecked(on)
        self.set_strong(on)
        self._offer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def _writes(self) -> bool:
        return self.editor.hasFocus()

    def _hear(self) -> None:
        self.touched = True
        self._offer()
        self.typed.emit()

    def _offer(self) -> None:
        """Nothing to mark as long as nothing is said."""
        said = not self.editor.document().isEmpty()
        self.mark.setVisible(said and (self.mark.isChecked() or not self.mark.only_tells))


class GivenCell(Cell):
    """What somebody answered, letter for letter. `marked` tells of a tap."""

    marked = Signal(bool)

    def __init__(self, speaker: Speaker, answer: GivenAnswer, number: int, *, read_only: bool) -> None:
        super().__init__(speaker)
        self._words = Words(answer.text)
        self.mark = Mark(tr("antwoord van {name} op vraag {n}", name=speaker.name, n=number))
        if read_only:
            self.mark.only_tell()
        self.fill(self._words, None, at_start(self.mark))
        self.mark.clicked.connect(self.marked)
        self.show_answer(answer)

    def show_answer(self, answer: GivenAnswer) -> None:
        """Show what is kept."""
        if self._words.text() != answer.text:
            self._words.setText(answer.text)
        self.mark.setChecked(answer.marked)
        self.mark.setVisible(answer.marked or not self.mark.only_tells)
        self.set_strong(answer.marked)


class WaitingCell(Cell):
    """Nobody's fault: when and how the questions went out, and the way to type the answer in. `enter` asks for that.

    To a *guest* neither is known: whether somebody answered stays at home too.
    """

    enter = Signal()

    def __init__(self, speaker: Speaker, number: int, *, read_only: bool, guest: bool = False) -> None:
        super().__init__(speaker, dashed=True)
        if guest:
            self.fill(label(not_here(), "small", wrap=True), None)
            return
        said = sent(speaker.participant) if speaker.participant is not None else ""
        head = hbox(Icon("clock", "muted", 18), (label(tr("Nog geen antwoord"), "strong", wrap=True), 1), gap=9)
        self.fill(head, Words(said or tr("De vragen zijn nog niet gestuurd."), "small"))
        if not read_only:
            go = button(tr("Antwoord invoeren"), "keyboard")
            go.setAccessibleName(tr("Antwoord invoeren van {name} op vraag {n}", name=speaker.name, n=number))
            go.clicked.connect(self.enter)
            self.fill(at_start(go))
        self.fill(None)


class NoCell(Cell):
    """Nothing was said here, and nothing is asked any more."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, dashed=True)
        self.fill(label(tr("Geen antwoord"), "small", wrap=True), None)


def _bubble(rect: QRectF, radius: float, sharp: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    corner = QPainterPath()
    corner.addRoundedRect(QRectF(rect.topLeft(), rect.center()), sharp, sharp)
    return path.united(corner)
