"""Question cards: one lying flat, and a hand of three with one face up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lobdossier.ui.theme import color, draw_icon, font, tokens, u
from lobdossier.ui.widgets.buttons import Pressable
from lobdossier.ui.widgets.painting import draw_text, paint_focus, paint_wrapped, painter_of, wrapped_height
from lobdossier.ui.words import tr

_BAND, _CORNER, _PAD = 58, 18, 20
_HINT = 0.9
_BAND_SHARE = 0.31
_SCALES = (2.4, 2.0, 1.8, 1.6, 1.42, 1.3, 1.2, 1.1, 1.0, 0.9)


@dataclass(frozen=True, slots=True)
class Question:
    """What stands on a card. ``subject`` with ``icon`` and the colour role ``fg`` head it; its soft tint is the band."""

    text: str
    subject: str
    icon: str
    fg: str
    part: str = ""
    hint: str = ""

    @property
    def bg(self) -> str:
        return f"{self.fg}_soft"


class QuestionCard(Pressable):
    """One card lying flat; a press chooses it (``clicked``), a ``checkable`` one keeps a tick.

    Its words always fit: they are set smaller before they would fall off, and at most *largest* times the usual size.
    """

    def __init__(
        self,
        question: Question,
        width: int = 220,
        height: int = 250,
        checkable: bool = False,
        chosen: bool = False,
        largest: float = 1.42,
    ) -> None:
        super().__init__()
        self._question, self._w, self._h, self._largest = question, width, height, largest
        self.setCheckable(checkable)
        self.setChecked(chosen)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_question(question)
        self.restyle()

    @property
    def question(self) -> Question:
        return self._question

    def set_question(self, question: Question) -> None:
        """Another card in its place."""
        self._question = question
        self.setText(question.text.replace("&", "&&"))
        self.setAccessibleName(tr("Kaart {subject}: {text}", subject=question.subject, text=question.text))
        self.setAccessibleDescription(question.hint)
        self.update()

    def restyle(self) -> None:
        self.setMinimumSize(round(u(self._w) * 0.8), u(self._h))
        self.setMaximumWidth(round(u(self._w) * 1.6))

    def sizeHint(self) -> QSize:
        return QSize(u(self._w), u(self._h))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        rect = _card_in(QRectF(self.rect()))
        paint_front(p, rect, self._question, self._largest)
        if self.isChecked():
            paint_focus(p, rect, u(_CORNER))
            _paint_tick(p, QPointF(rect.right() - u(32), rect.top() + _band(rect) / 2))
        elif self.underMouse():
            p.setPen(QPen(color("accent"), 1.2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(rect, u(_CORNER), u(_CORNER))
        if self.hasFocus():
            paint_focus(p, rect.adjusted(2, 2, -2, -2), u(_CORNER - 2), "text" if self.isChecked() else "accent")


class QuestionHand(QWidget):
    """Three cards in a hand, one face up. Arrow keys or a press on a card behind turn it up (``turned`` gives its place).

    Enter, Space or a press on the card in front chooses it (``chosen``).
    """

    turned = Signal(int)
    chosen = Signal(int)

    def __init__(self, questions: Sequence[Question], scale: float = 1.0) -> None:
        super().__init__()
        self._questions: list[Question] = []
        self._front, self._scale = 0, scale
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_questions(questions)
        self.restyle()

    @property
    def front(self) -> int:
        return self._front

    def set_questions(self, questions: Sequence[Question]) -> None:
        """A new hand, its first card face up. Raises ``ValueError`` for an empty one."""
        if not questions:
            raise ValueError("a hand of no cards")
        self._questions = list(questions)
        self._front = 0
        self._name()

    def turn(self, place: int) -> None:
        """Bring another card to the front."""
        place %= len(self._questions)
        if place != self._front:
            self._front = place
            self._name()
            self.turned.emit(place)

    def restyle(self) -> None:
        self.setFixedSize(round(u(352) * self._scale), round(u(396) * self._scale))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.turn(self._front + steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._front)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        side = self.width() * 0.17
        if event.position().x() < side:
            self.turn(self._front - 1)
        elif event.position().x() > self.width() - side:
            self.turn(self._front + 1)
        else:
            self.chosen.emit(self._front)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        w, h = u(232) * self._scale, u(316) * self._scale
        middle, base = self.width() / 2, self.height() - u(42) * self._scale
        behind = len(self._questions) - 1
        for side in (-1, 1)[: min(2, behind)]:
            p.save()
            p.translate(middle + side * u(20) * self._scale, base + u(8))
            p.rotate(side * 8)
            question = self._questions[(self._front + side) % len(self._questions)]
            paint_back(p, QRectF(-w / 2, -h, w, h), question, side)
            p.restore()
        rect = QRectF(middle - w / 2, base - h + u(2), w, h)
        paint_front(p, rect, self._questions[self._front])
        if self.hasFocus():
            paint_focus(p, rect, u(_CORNER))

    def _name(self) -> None:
        front = self._questions[self._front]
        self.setAccessibleName(tr("Kaart {subject}: {text}", subject=front.subject, text=front.text))
        place = tr("Kaart {n} van {all}.", n=self._front + 1, all=len(self._questions))
        self.setAccessibleDescription(f"{front.hint} {place} {tr('Wissel met de pijltjes.')}".strip())
        self.update()


def paint_front(p: QPainter, rect: QRectF, question: Question, largest: float = 1.42) -> None:
    """Face up: the sign of the subject, the part of the conversation, the question (large at most), one hint."""
    corner, pad, width = u(_CORNER), u(_PAD), rect.width() - 2 * u(_PAD)
    _paint_shadow(p, rect, corner, 1)
    p.setPen(QPen(color("border"), 1))
    p.setBrush(color("surface"))
    p.drawRoundedRect(rect, corner, corner)
    band = QRectF(rect.left(), rect.top(), rect.width(), _band(rect))
    _paint_band(p, rect, band, question)
    if question.part:
        place = QRectF(rect.left() + pad, band.bottom() + u(16), width, u(20))
        draw_text(p, place, question.part, "muted", 0.86, 500)
    room = _room(rect, question)
    scale, hint = _measured(room, question, largest)
    paint_wrapped(p, room, question.text, font(scale, 700), "text")
    if hint:
        below = QRectF(room.left(), room.bottom() - hint, width, hint)
        paint_wrapped(p, below, question.hint, font(_HINT), "muted")


def words_scale(size: QSize, question: Question, largest: float) -> float:
    """The text size, as a factor, that the words of a card of *size* get: to give a row of cards the same one."""
    return _measured(_room(_card_in(QRectF(QPointF(0, 0), size)), question), question, largest)[0]


def _card_in(rect: QRectF) -> QRectF:
    """The card itself inside its widget: below it falls its shadow."""
    return rect.adjusted(3, 2, -3, -u(12))


def _band(rect: QRectF) -> float:
    """How high the band with the subject is: less on a card that is low."""
    return min(float(u(_BAND)), rect.height() * _BAND_SHARE)


def _room(rect: QRectF, question: Question) -> QRectF:
    """Where question and hint stand on a card."""
    top = rect.top() + _band(rect) + u(16) + (u(26) if question.part else 0)
    return QRectF(rect.left() + u(_PAD), top, rect.width() - 2 * u(_PAD), rect.bottom() - u(14) - top)


def _measured(room: QRectF, question: Question, largest: float) -> tuple[float, float]:
    """How large the question is set in *room*, and how high its hint is; no hint where there is no room for both."""
    hint = wrapped_height(question.hint, font(_HINT), room.width()) if question.hint else 0.0
    scale = _fitting(question.text, room.width(), room.height() - (hint + u(10) if hint else 0), largest)
    if scale is None and hint:  # the question goes before the hint
        hint, scale = 0.0, _fitting(question.text, room.width(), room.height(), largest)
    return scale or _SCALES[-1], hint


def paint_back(p: QPainter, rect: QRectF, question: Question, side: int) -> None:
    """Face down: only the subject shows, in the corner that stays in sight (side -1 left, +1 right)."""
    corner = u(_CORNER)
    _paint_shadow(p, rect, corner, 0.8)
    p.setPen(QPen(color(question.fg if tokens().flat else "surface"), u(2 if tokens().flat else 5)))
    p.setBrush(color(question.bg))
    p.drawRoundedRect(rect.adjusted(2, 2, -2, -2), corner, corner)
    p.save()
    clip = QPainterPath()
    clip.addRoundedRect(rect.adjusted(u(5), u(5), -u(5), -u(5)), corner - u(3), corner - u(3))
    p.setClipPath(clip, Qt.ClipOperation.IntersectClip)
    line = color(question.fg)
    line.setAlpha(26)
    p.setPen(QPen(line, u(2)))
    p.setBrush(Qt.BrushStyle.NoBrush)
    for k in range(1, 12):
        y = rect.top() + rect.height() * k / 11
        wave = QPainterPath(QPointF(rect.left(), y))
        w = rect.width()
        wave.cubicTo(rect.left() + w * 0.3, y - u(22), rect.left() + w * 0.6, y + u(22), rect.right(), y - u(6))
        p.drawPath(wave)
    p.restore()
    d = u(36)
    x = rect.left() + u(16) if side < 0 else rect.right() - u(16) - d
    round_ = QRectF(x, rect.top() + u(18), d, d)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(color("surface"))
    p.drawEllipse(round_)
    draw_icon(p, question.icon, question.fg, round_.adjusted(d * 0.23, d * 0.23, -d * 0.23, -d * 0.23))


def _paint_band(p: QPainter, rect: QRectF, band: QRectF, question: Question) -> None:
    path = QPainterPath()
    path.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), u(_CORNER), u(_CORNER))
    p.save()
    p.setClipPath(path, Qt.ClipOperation.IntersectClip)
    p.fillRect(band, color(question.bg))
    if tokens().flat:
        p.fillRect(QRectF(band.left(), band.bottom() - 1, band.width(), 1), color("border"))
    p.restore()
    side, x = u(22), rect.left() + u(_PAD)
    draw_icon(p, question.icon, question.fg, QRectF(x, band.center().y() - side / 2, side, side))
    room = QRectF(x + side + u(10), band.top(), rect.right() - x - side - u(14), band.height())
    draw_text(p, room, question.subject, question.fg, 1.0, 700)


def _fitting(text: str, width: float, height: float, largest: float) -> float | None:
    """The largest text size at which ``text`` fits, or ``None`` when not even the smallest does."""
    for scale in _SCALES:
        if scale <= largest and wrapped_height(text, font(scale, 700), width) <= height:
            return scale
    return None


def _paint_shadow(p: QPainter, rect: QRectF, corner: float, deep: float) -> None:
    if tokens().flat:
        return
    p.setPen(Qt.PenStyle.NoPen)
    k = 2.4 if tokens().dark else 1
    for down, grow, alpha in ((14, 3, 6), (9, 2, 8), (5, 1, 9), (2, 0, 12)):
        p.setBrush(QColor(18, 22, 60, min(255, int(alpha * k * deep))))
        p.drawRoundedRect(rect.adjusted(-grow, -grow, grow, grow).translated(0, down), corner, corner)


def _paint_tick(p: QPainter, at: QPointF) -> None:
    d = u(24)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(color("accent"))
    p.drawEllipse(at, d / 2, d / 2)
    s = d * 0.62
    draw_icon(p, "check", "on_accent", QRectF(at.x() - s / 2, at.y() - s / 2, s, s))
