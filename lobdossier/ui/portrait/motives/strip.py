"""The red thread as a picture: a column for each earlier moment, a line for each motive, running into the cards of now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lobdossier.domain.red_thread import Fate, RedThread
from lobdossier.ui.portrait.motives import strip_geometry
from lobdossier.ui.portrait.motives.ordered import FEW
from lobdossier.ui.portrait.motives.said import moment_name, strand_said, thread_said
from lobdossier.ui.portrait.motives.strip_geometry import Line
from lobdossier.ui.portrait.motives.strip_parts import Head, Knot, Placed
from lobdossier.ui.theme import color, font, tokens, u
from lobdossier.ui.theme.tokens import mix
from lobdossier.ui.widgets.painting import lines_of, painter_of, text_width
from lobdossier.ui.words import tr

HEAD: int = 46
"""The height of the heads over the columns, and of the one over the cards."""
_EDGE, _PITCH = 44, 72
_STRONG, _THIN = 5, 2
_DEEPEST = 40
"""A motive that never stood higher than this has no line: dozens of them side by side show nothing."""


class Strip(QWidget):
    """Thick stayed, thin moved or came, dashed was let go. Heads and first knots take the keyboard and say it in words."""

    moment_chosen = Signal(int)
    """A head was pressed: the order of then (its place in the thread) is wanted, or -1: not any more."""
    strand_chosen = Signal()
    """A line was pressed: the thread is wanted in words."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("De rode draad"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._thread = RedThread((), ())
        self._middles: list[float] = []
        self._lines: list[Line] = []
        self._lit = ""
        self.heads: list[Head] = []
        self.knots: list[Knot] = []
        self._parts = Placed(self)

    def show_thread(self, thread: RedThread) -> None:
        """Show another thread."""
        drawn = (strand for strand in thread.strands if min(place for place in strand.places if place) <= _DEEPEST)
        self._thread = replace(thread, strands=tuple(drawn))
        self.setAccessibleDescription(thread_said(thread))
        earlier = range(len(thread.moments) - 1)
        names = [(moment_name(thread, at), thread.moments[at].on) for at in earlier]
        crossing = [strand for strand in thread.strands if strand.there[0] in earlier]
        if names != [(head.name, head.on) for head in self.heads] or len(crossing) != len(self.knots):
            self._make_parts(names, len(crossing))
        for knot, strand in zip(self.knots, crossing, strict=True):
            knot.show_strand(strand.key, strand_said(thread, strand))
        self._arrange()

    def set_middles(self, middles: Sequence[float]) -> None:
        """Where the cards of now are met, from the top of this picture."""
        if list(middles) != self._middles:
            self._middles = list(middles)
            self._arrange()

    def show_pressed(self, at: int) -> None:
        """Show which moment is open below (-1: none)."""
        for place, head in enumerate(self.heads):
            head.setChecked(place == at)

    def light(self, key: str) -> None:
        """Bring one line forward; "" brings all of them back."""
        if key != self._lit:
            self._lit = key
            self.update()

    # ------------------------------------------------------------ Qt
    def sizeHint(self) -> QSize:
        return QSize(u(400), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        rows = self._rows()
        return QSize(u(200), round(rows[-1] + u(40)) if rows else u(HEAD))

    def restyle(self) -> None:
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        xs = self._columns()
        p.setPen(QPen(color("border"), 1, Qt.PenStyle.DashLine))
        for x in xs:
            p.drawLine(QPointF(x, u(HEAD) + u(4)), QPointF(x, self.height() - u(4)))
        for line in self._lines:
            self._paint_line(p, line)
        for line in self._lines:
            self._paint_knots(p, line)
        for line in self._lines:
            self._paint_words(p, line)
        self._paint_new(p)

    # ------------------------------------------------------------ private
    def _make_parts(self, names: Sequence[tuple[str, date]], knots: int) -> None:
        """Other heads and knots; those that do stay keep the keyboard."""
        for part in (*self.heads, *self.knots):
            self._parts.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.heads = [Head(name, on) for name, on in names]
        self.knots = [Knot() for _ in range(knots)]
        for at, head in enumerate(self.heads):
            head.clicked.connect(lambda on, at=at: self._head_pressed(at, on))
        for knot in self.knots:
            knot.clicked.connect(self.strand_chosen)
            knot.lit.connect(self.light)
        for part in (*self.heads, *self.knots):
            self._parts.addWidget(part)

    def _columns(self) -> list[float]:
        return strip_geometry.columns(self.width(), len(self.heads), u(_EDGE))

    def _rows(self) -> list[float]:
        needed = min(
            max((len(moment.motives) for moment in self._thread.moments), default=0), max(FEW, len(self._middles))
        )
        return strip_geometry.rows(self._middles, needed, u(_PITCH), u(HEAD))

    def _arrange(self) -> None:
        """Reckon the lines anew, and put heads and knots where they are."""
        xs, ys = self._columns(), self._rows()
        self._lines = strip_geometry.lines(self._thread, xs, ys, self.width())
        gap = (self.width() - u(_EDGE)) / max(1, len(xs))
        for x, head in zip(xs, self.heads, strict=True):
            wide = min(gap - u(4), head.sizeHint().width())
            left = max(0.0, x - wide / 2)
            head.setGeometry(QRect(round(left), 0, round(wide), u(HEAD)))
        first = {line.strand.key: line.knots[0] for line in self._lines}
        side = u(28)
        for knot in self.knots:
            at = first[knot.key]
            knot.setGeometry(QRect(round(at.x() - side / 2), round(at.y() - side / 2), side, side))
        self.updateGeometry()
        self.update()

    def _head_pressed(self, at: int, on: bool) -> None:
        self.moment_chosen.emit(at if on else -1)

    def _pen(self, line: Line, *, dashed: bool = False) -> QPen:
        role = "tint1" if line.strong else "border_strong"
        dimmed = self._lit and line.strand.key != self._lit
        shade = QColor(mix(mix(tokens().value(role), tokens().surface), tokens().surface)) if dimmed else color(role)
        width = u(_STRONG) if line.strong else max(1.6, u(_THIN) * (1.6 if line.strand.key == self._lit else 1))
        pen = QPen(shade, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if dashed:
            pen.setDashPattern([u(8) / width, u(4) / width])
        return pen

    def _paint_line(self, p: QPainter, line: Line) -> None:
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(self._pen(line))
        p.drawPath(line.whole)
        p.setPen(self._pen(line, dashed=True))
        p.drawPath(line.broken)
        if line.strand.fate is Fate.WENT:
            end = line.knots[-1]
            p.drawLine(end, end + QPointF(u(30), 0))

    def _paint_knots(self, p: QPainter, line: Line) -> None:
        pen = self._pen(line)
        for knot in line.knots:
            if line.strong:
                p.setPen(Qt.PenStyle.NoPen)
                p.setBrush(pen.color())
                p.drawEllipse(knot, u(8), u(8))
            else:
                p.setPen(QPen(pen.color(), u(_THIN)))
                p.setBrush(color("surface"))
                p.drawEllipse(knot, u(5.5), u(5.5))

    def _paint_words(self, p: QPainter, line: Line) -> None:
        """What was let go is named where it ends, what is new where it begins; the others are named by their card."""
        strand, line_height = line.strand, u(17)
        if strand.there[0] > 0:
            at = line.knots[0]
            self._haloed(p, QRectF(at.x() - u(50), at.y() + u(8), u(100), line_height), tr("nieuw"), 600, centred=True)
        if strand.fate is Fate.WENT:
            self._paint_gone(p, line)

    def _paint_gone(self, p: QPainter, line: Line) -> None:
        """The name in two lines at most, as far as the next knot at this height."""
        at, high, said = line.knots[-1], u(17), tr("losgelaten")
        knots = (knot for other in self._lines for knot in other.knots)
        beyond = [knot.x() for knot in knots if knot.x() > at.x() + 1 and abs(knot.y() - at.y()) < 2 * high]
        end = min(beyond) - u(12) if beyond else self.width() - u(12)
        left = at.x() + u(36)
        if end - left < text_width(said, 0.86):  # between two moments that are near, over the dashes
            left = at.x() + u(11)
        title = lines_of(line.strand.title, font(0.86, 600), end - left)
        shown = title if len(title) < 3 else [title[0], "".join(title[1:])]
        top = at.y() - high * (len(shown) + 1) / 2
        for place, words in enumerate((*shown, said)):
            rect = QRectF(left, top + place * high, end - left, high)
            self._haloed(p, rect, words.strip(), 600 if place < len(shown) else 400)

    def _paint_new(self, p: QPainter) -> None:
        """What was at no earlier moment begins at its card."""
        last, ys = len(self._thread.moments) - 1, self._rows()
        for strand in self._thread.strands if last > 0 else ():
            place = strand.places[last]
            if strand.there != (last,) or place is None or place > len(self._middles):
                continue
            at = QPointF(self.width() - u(30), ys[place - 1])
            p.setPen(QPen(color("border_strong"), u(_THIN)))
            p.drawLine(at, QPointF(self.width(), at.y()))
            p.setBrush(color("surface"))
            p.drawEllipse(at, u(5.5), u(5.5))
            self._haloed(p, QRectF(at.x() - u(50), at.y() + u(8), u(100), u(17)), tr("nieuw"), 600, centred=True)

    def _haloed(self, p: QPainter, rect: QRectF, text: str, weight: int, *, centred: bool = False) -> None:
        """Small words that stay readable where a line runs behind them."""
        face = font(0.86, weight)
        metrics = QFontMetricsF(face)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        x = rect.center().x() - metrics.horizontalAdvance(shown) / 2 if centred else rect.left()
        path = QPainterPath()
        path.addText(QPointF(x, rect.top() + metrics.ascent()), face, shown)
        halo = QPen(color("surface"), u(5), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        p.strokePath(path, halo)
        p.fillPath(path, color("text" if weight > 500 else "muted"))
