"""Past, schuurt, weet ik nog niet: a verdict as three taps, as a chip, and what makes it so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.portrait import Comparison
from lobdossier.domain.vocabulary import Match
from lobdossier.text import portrait_names
from lobdossier.ui.portrait.work.said import TONES, match_said
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.chips import Choices, Pill
from lobdossier.ui.widgets.doors import tells, written_in
from lobdossier.ui.widgets.fields import LineField
from lobdossier.ui.widgets.labels import Words
from lobdossier.ui.widgets.layout import at_start, box, grows_down, hbox, vbox
from lobdossier.ui.words import tr

_ORDER = (Match.FITS, Match.CHAFES, Match.UNKNOWN)


def match_choices(name: str) -> Choices:
    """The three answers in a row; exactly one of them is on. *name* is what they are about."""
    return Choices(name, [_option(match) for match in _ORDER], single=True)


def _option(match: Match) -> Option:
    tone = TONES[match]
    ground = "surface2" if match is Match.UNKNOWN else f"{tone}_soft"
    return Option(match.value, match_said(match), portrait_names.match_icon(match), fg=tone, bg=ground)


class VerdictChip(Pill):
    """A verdict that can be pressed to change it. What is not known yet looks open: dashed, never red."""

    def __init__(self, about: str) -> None:
        super().__init__("", "circle-help", size="m")
        self._about = about
        self.show_match(Match.UNKNOWN)

    def show_match(self, match: Match) -> None:
        """Show this verdict."""
        tone, words = TONES[match], match_said(match)
        known = match is not Match.UNKNOWN
        self.wear(portrait_names.match_icon(match), tone, f"{tone}_soft" if known else "surface", dashed=not known)
        self.setText(words)
        self.setAccessibleName(tr("{about}: {verdict}", about=self._about, verdict=words))
        self.setAccessibleDescription(tr("Druk om te veranderen"))
        self.setToolTip(tr("Druk om te veranderen"))


class _ReasonField(LineField):
    """Says when it is left, by keys or by going elsewhere."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.MouseFocusReason,
        ):
            self.left.emit()


class Reason(QWidget):
    """What makes a verdict so, in a few words: read as a line, typed in a field that is there while one types."""

    typed = Signal(str)

    def __init__(self, about: str) -> None:
        super().__init__()
        self._about, self._text, self._wanted = about, "", False
        self._words = Words("", "small")
        self.ask = button(tr("Waardoor?"), "pencil", "ghost")
        self.ask.setAccessibleName(tr("Waardoor? {about}", about=about))
        self.ask.clicked.connect(self.begin)
        self._field: _ReasonField | None = None
        self._place = vbox(gap=0)
        self.setLayout(vbox(hbox(vbox(None, self._words, None, gap=0), self.ask, None, gap=4), self._place, gap=2))
        self.setSizePolicy(grows_down())
        self._arrange()

    @property
    def field(self) -> LineField | None:
        """Where it is typed, while it is."""
        return self._field

    def show_reason(self, said: Comparison) -> None:
        """Show the words of *said*, and ask for them once there is a verdict; what is being typed stays."""
        self._text, self._wanted = said.because, said.match is not Match.UNKNOWN
        if self._field is None:
            self._arrange()

    def begin(self) -> None:
        """Let it be typed."""
        if self._field is None:
            self._field = field = _ReasonField(
                tr("Waardoor? {about}", about=self._about), self._text, tr("In een paar woorden"), limits.LINE
            )
            field.textEdited.connect(self._edited)
            field.left.connect(self._end)
            self._place.put(field)
            self._arrange()
        QTimer.singleShot(0, self._field, self._focus)

    def _focus(self) -> None:
        if self._field is not None:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self, text: str) -> None:
        self._text = text
        self.typed.emit(text)

    def _end(self) -> None:
        held = self._field is not None and self._field.hasFocus()
        self._field = None
        self._place.clear()
        self._arrange()
        if held:
            self.ask.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        typing = self._field is not None
        self._words.setText(self._text)
        self._words.setVisible(bool(self._text.strip()) and not typing)
        self.ask.setVisible(not typing and (self._wanted or bool(self._text.strip())))
        self.ask.setText("" if self._text.strip() else tr("Waardoor?"))


class _Answering(QWidget):
    """The three answers, the reason, and a way to be done."""

    done = Signal()

    def __init__(self, about: str) -> None:
        super().__init__()
        self.choices = match_choices(about)
        self.reason = Reason(about)
        close = button(tr("Klaar"), "check", "ghost")
        close.setAccessibleName(tr("Klaar met {about}", about=about))
        close.clicked.connect(self.done)
        self.setLayout(vbox(self.choices, self.reason, at_start(close), gap=6))
        self.setSizePolicy(grows_down())

    def show_verdict(self, said: Comparison) -> None:
        """Show this."""
        self.choices.set_values([said.match.value])
        self.reason.show_reason(said)

    def begin(self) -> None:
        """The keyboard on the answer that is on."""
        on = next(pill for pill in self.choices.findChildren(Pill) if pill.isChecked())
        on.setFocus(Qt.FocusReason.OtherFocusReason)


class VerdictCell(QWidget):
    """One verdict in a table: a chip with its reason; pressed, the three answers and a place for the reason.

    Those are made when it opens: a table of dozens of closed cells stays light.
    """

    judged = Signal(object)
    """Another `Match`."""
    reasoned = Signal(str)
    opened = Signal()

    def __init__(self, about: str) -> None:
        super().__init__()
        self._about, self._said = about, Comparison()
        self.chip = tells(VerdictChip(about))
        self.chip.clicked.connect(self.open)
        self._words = Words("", "small")
        self._shut = box(hbox(self.chip, (vbox(None, self._words, None, gap=0), 1), gap=10))
        self._place = vbox(gap=0)
        self._open: _Answering | None = None
        self.setLayout(vbox(self._shut, self._place, gap=0, m=(17, 8, 14, 8)))
        self.setSizePolicy(grows_down())
        written_in(self)

    @property
    def is_open(self) -> bool:
        """Whether the three answers are there."""
        return self._open is not None

    def show_verdict(self, said: Comparison) -> None:
        """Show this."""
        self._said = said
        self.chip.show_match(said.match)
        self._words.setText(said.because.strip())
        if self._open is not None:
            self._open.show_verdict(said)

    def open(self) -> None:
        """Show the three answers, with the keyboard on the one that is on."""
        if self._open is not None:
            return
        self._open = answering = _Answering(self._about)
        answering.choices.changed.connect(self._chosen)
        answering.reason.typed.connect(self._typed)
        answering.done.connect(self.fold)
        answering.show_verdict(self._said)
        self._shut.hide()
        self._place.put(answering)
        self.opened.emit()
        QTimer.singleShot(0, answering, answering.begin)

    def fold(self) -> None:
        """Back to the chip; the keyboard goes with it when it was in here."""
        held = self.isAncestorOf(self.window().focusWidget() or self.window())
        self._open = None
        self._place.clear()
        self._shut.show()
        if held:
            self.chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.fold()
        else:
            super().keyPressEvent(event)

    def _typed(self, because: str) -> None:
        self._words.setText(because.strip())
        self.reasoned.emit(because)

    def _chosen(self, values: Sequence[str]) -> None:
        if self._open is not None:
            match = kept_on(self._open.choices, values, self._said.match)
            if match is not self._said.match:
                self.judged.emit(match)


def kept_on(choices: Choices, values: Sequence[str], before: Match) -> Match:
    """The verdict of a tap; a tap on the one that is on leaves it on."""
    if not values:
        choices.set_values([before.value])
        return before
    return Match(values[0])
