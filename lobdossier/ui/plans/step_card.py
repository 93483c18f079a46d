"""One step as a card of the board: pressed it opens, Space ticks it, the arrows and the mouse move it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from lobdossier.domain.board import Lane, lane_of
from lobdossier.domain.plans import Step
from lobdossier.domain.vocabulary import Competence, StepState
from lobdossier.services.board import Source
from lobdossier.text import names
from lobdossier.text.sentences import one_text
from lobdossier.ui.conversation.said import called
from lobdossier.ui.experience.said import TINTS
from lobdossier.ui.guide.mark import mark
from lobdossier.ui.guide.said import remarks
from lobdossier.ui.plans.said import SIGNS, due_said, lane_name, source_said, spoken
from lobdossier.ui.theme import color, draw_icon, u
from lobdossier.ui.widgets.acting import Acting, Deeds
from lobdossier.ui.widgets.cards import CardButton, OwnWords
from lobdossier.ui.widgets.dragging import Dragging
from lobdossier.ui.widgets.labels import Icon, IconTile, Words
from lobdossier.ui.widgets.layout import Box, Part, at_start, hbox, vbox
from lobdossier.ui.widgets.painting import paint_focus, painter_of
from lobdossier.ui.widgets.people import Avatar, initials, tint_of
from lobdossier.ui.words import tr

_MOST_SIGNS = 2
"""Competences on a card: more are found where the step came from."""


_SIGN = 18
"""The side of what stands before a fact."""
_MOST_LETTERS = 120
"""Characters of how it went on a card; opened it shows all of it."""


class Tick(QAbstractButton):
    """The circle before a step. By keys it is the Space bar on the card, so Tab passes it."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._state = step.state
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = tr("Afvinken") if step.state is StepState.OPEN else tr("Weer openen")
        self.setAccessibleName(tr("{deed}: {title}", deed=words, title=step.title))
        self.setToolTip(words)
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(u(28), u(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        name, role = SIGNS[self._state], "muted" if self._state is StepState.OPEN else "ok"
        if self._state is StepState.OTHERWISE:
            role = "warn"
        if self.underMouse() and self._state is StepState.OPEN:
            name, role = "circle-check", "accent"
        side = u(22)
        around = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        draw_icon(painter_of(self), name, role, around)


class StepCard(CardButton, Acting):
    """A step. `clicked`: open it; the other signals say what else is wanted. *framed*: it is a card by itself."""

    ticked = Signal()
    lane_wanted = Signal(object)
    """To another `Lane`."""
    shifted = Signal(int)
    """One place up (-1) or down (1)."""
    tell_wanted = Signal()
    thrown = Signal()
    walked = Signal(int)
    """The keyboard wants the card above (-1) or below (1)."""
    focused = Signal()

    def __init__(
        self, step: Step, source: Source, today: date, *, framed: bool = True, movable: bool = True, waiting: int = 0
    ) -> None:
        """*waiting*: how many remarks on it wait for the student."""
        self.step, self.source, self._today, self._framed = step, source, today, framed
        self._movable, self._place, self._of, self._waiting = movable, 1, 1, waiting
        self.tick = Tick(step)
        words = vbox(Words(step.title, "strong"), gap=5, m=(0, 4, 0, 0))
        _put_facts(words, step, source, today, whole=not movable)
        for sign in mark(waiting):
            words.put(at_start(sign))
        CardButton.__init__(self, step.title, hbox(vbox(self.tick, None), (words, 1), gap=8), pad=11)
        Acting.__init__(self)
        self.tick.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.tick.setEnabled(movable)
        self.tick.clicked.connect(self.ticked)
        self.dragging = Dragging(self) if movable else None
        self.set_place(1, 1)

    @property
    def lane(self) -> Lane:
        """The column in which it stands."""
        return lane_of(self.step)

    def set_place(self, place: int, of: int) -> None:
        """It is the *place*-th (from 1) of *of* in its column: a screen reader says so."""
        self._place, self._of = place, of
        said = spoken(self.step, self.source, self._today, place, of)
        self.setAccessibleName(one_text([said, remarks(self._waiting)]) if self._waiting else said)
        hint = tr("Enter opent. Spatie vinkt af. Pijltje links of rechts verplaatst. Alt met omhoog of omlaag ordent.")
        self.setAccessibleDescription(hint if self._movable else "")

    def deeds(self) -> Deeds:
        """What can be done with it, in the order of its menu."""
        if not self._movable:
            return {}
        is_open = self.step.state is StepState.OPEN
        found: dict[str, Callable[[], None]] = {tr("Afvinken") if is_open else tr("Weer openen"): self.ticked.emit}
        for lane in Lane:
            if lane is not self.lane:
                found[tr("Naar {lane}", lane=lane_name(lane))] = partial(self.lane_wanted.emit, lane)
        if is_open and self._place > 1:
            found[tr("Omhoog")] = partial(self.shifted.emit, -1)
        if is_open and self._place < self._of:
            found[tr("Omlaag")] = partial(self.shifted.emit, 1)
        if not is_open:
            words = tr("Ervaring openen") if self.source.became else tr("Maak er een ervaring van")
            found[words] = self.tell_wanted.emit
        found[tr("Weggooien")] = self.thrown.emit
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = -1 if key == Qt.Key.Key_Up else 1
            (self.shifted if alt and self._movable else self.walked).emit(by)
        elif not self._movable or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._sideways(-1 if key == Qt.Key.Key_Left else 1)
        elif key == Qt.Key.Key_Space:
            self.ticked.emit()
        elif key == Qt.Key.Key_Delete:
            self.thrown.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.make_menu().popup(self.mapToGlobal(QPoint(u(40), u(30))) if by_key else event.globalPos())

    def make_menu(self) -> QMenu:
        """Everything that can be done with it; gone when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Openen")).triggered.connect(self.click)
        for words, deed in self.deeds().items():
            menu.addAction(words).triggered.connect(lambda _on=False, deed=deed: deed())
        return menu

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._framed:
            super().paintEvent(event)
        elif self.hasFocus():
            paint_focus(QPainter(self), QRectF(self.rect()).adjusted(2, 2, -2, -2), u(10))
        if self.dragging is not None and self.dragging.going_on:
            veil = color("bg")
            veil.setAlpha(150)
            painter_of(self).fillRect(self.rect(), veil)

    def _sideways(self, by: int) -> None:
        lanes = list(Lane)
        place = lanes.index(self.lane) + by
        if 0 <= place < len(lanes):
            self.lane_wanted.emit(lanes[place])


def _put_facts(words: Box, step: Step, source: Source, today: date, *, whole: bool) -> None:
    """When, what it is about, where it came from, and what it became; with *whole* all of how it went: it opens nowhere."""
    facts: list[Box] = []
    if due := due_said(step, today):
        facts.append(_fact("calendar-days" if step.overdue(today) else "calendar", due))
    if said := source_said(source):
        facts.append(hbox(vbox(_whence(source), None), (Words(said, "small"), 1), gap=6))
    if source.goal is not None:
        facts.append(_fact("target", source.goal.title))
    signs = [_sign(competence) for competence in source.competences[:_MOST_SIGNS]]
    if signs:  # beside the first fact: a line of their own would be nearly empty
        first: Part = (facts.pop(0), 1) if facts else None
        words.put(hbox(first, *(vbox(sign, None) for sign in signs), gap=6))
    for fact in facts:
        words.put(fact)
    how = step.how_it_went
    if how.strip() and (whole or step.state is not StepState.OPEN):
        shown = how if whole or len(how) <= _MOST_LETTERS else how[:_MOST_LETTERS] + "…"
        words.put(OwnWords(shown, "border_strong", "small"))
    if source.became is not None:
        words.put(_fact("layers", tr("werd een ervaring")))


def _fact(icon: str, said: str) -> Box:
    return hbox(vbox(Icon(icon, "muted", _SIGN), None), (Words(said, "small"), 1), gap=6)


def _sign(competence: Competence) -> QWidget:
    tint, name = TINTS[competence], tr(names.competence_name(competence))
    tile = IconTile(names.competence_icon(competence), tint, f"{tint}_soft", 24)
    tile.setToolTip(name)
    tile.setAccessibleName(name)
    return tile


def _whence(source: Source) -> QWidget:
    """Who it was agreed with, or the sign of what it came from."""
    if source.agreement is not None and source.participants:
        return Avatar(initials(called(source.participants[0])), _SIGN, tint_of(0))
    if source.agreement is not None:
        return Icon("handshake", "muted", _SIGN)
    if source.reflection is not None:
        return Icon("lightbulb", "muted", _SIGN)
    return Icon(names.kind_icon(source.experience.kind) if source.experience else "layers", "muted", _SIGN)
