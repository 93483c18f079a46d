"""The strokes of the timeline: its head with the school periods, its lanes, and what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from lobdossier.domain.timeline.axis import Axis, Tick, ticks
from lobdossier.domain.timeline.layout import Mark
from lobdossier.domain.timeline.things import Lane, Stretch
from lobdossier.text.timeline import lane_icon, lane_name, tick_words
from lobdossier.ui.experience.card import paint_sign
from lobdossier.ui.experience.photos import FramedPhotos
from lobdossier.ui.theme import color, draw_icon, font, tokens, u
from lobdossier.ui.timeline.geometry import NAME, PAD, ROUND, SMALL, Geometry
from lobdossier.ui.timeline.said import moment_icon, moment_title
from lobdossier.ui.widgets.painting import CENTER, LEFT, draw_text, paint_wrapped, text_width
from lobdossier.ui.words import tr

_TONES: Final = {Lane.SCHOOL: "tint3", Lane.WORK: "tint2", Lane.HOME: "tint4"}
_TICK: Final = 52
"""The least room of a piece of time along the edge."""
_ARROW: Final = 26


@dataclass(frozen=True)
class Seen:
    """What is to be painted: the marks in sight, which one is chosen, and whether the keyboard is there."""

    marks: Sequence[Mark]
    stretches: Sequence[Stretch]
    today: date
    chosen: Mark | None
    hovered: Mark | None
    focused: bool


class Painter:
    """Paints the timeline once."""

    def __init__(self, p: QPainter, at: Geometry, now: Axis, photos: FramedPhotos, ratio: float) -> None:
        self._p, self._at, self._now, self._photos, self._ratio = p, at, now, photos, ratio
        self._left, self._right = at.side, float(at.width)

    def paint(self, seen: Seen) -> None:
        """Everything, from the ground up."""
        self._p.save()
        self._p.setClipRect(QRectF(self._left, 0, self._right - self._left, self._at.height))
        edge = ticks(self._now, 0, self._right - self._left, u(_TICK))
        spans = self._spans(seen)
        self._grounds(spans)
        self._edge(edge)
        for stretch, span in spans:
            self._stretch(stretch, span)
        self._p.restore()
        self._lanes()
        self._p.save()
        self._p.setClipRect(QRectF(self._left, 0, self._right - self._left, self._at.height))
        self._today(seen.today)
        for mark in seen.marks:
            if mark is not seen.chosen:
                self._mark(mark, seen)
        if seen.chosen is not None:
            self._mark(seen.chosen, seen)
        for stretch in seen.stretches:
            if stretch.turn:
                self._turn(stretch.first)
        self._p.restore()

    # ------------------------------------------------------------ time
    def _x(self, on: date) -> float:
        return self._left + self._now.of(on)

    def _spans(self, seen: Seen) -> list[tuple[Stretch, QRectF]]:
        """Each period up to the next one, a summer included; the one of now goes on to the edge."""
        ends = [self._x(each.first) for each in seen.stretches[1:]]
        if seen.stretches:
            last = seen.stretches[-1].last
            ends.append(self._right if last >= seen.today else self._x(last) + self._now.scale)
        lefts = [self._x(each.first) for each in seen.stretches]
        spans = [QRectF(x, 0, max(0.0, end - x), self._at.height) for x, end in zip(lefts, ends, strict=True)]
        return list(zip(seen.stretches, spans, strict=True))

    def _grounds(self, spans: Sequence[tuple[Stretch, QRectF]]) -> None:
        """Every other school has a tint, so that a change is seen at a glance; a line stands where a period begins."""
        tinted = False
        for stretch, span in spans:
            tinted = tinted != stretch.turn
            if tinted and not tokens().flat:
                ground = color("accent_soft")
                ground.setAlpha(110)
                self._p.fillRect(span, ground)
            self._p.setPen(QPen(color("border_strong" if stretch.turn else "border"), 1))
            self._p.drawLine(span.topLeft(), span.bottomLeft())

    def _stretch(self, stretch: Stretch, span: QRectF) -> None:
        """Its name and school, kept in sight as long as a part of it is."""
        left = max(span.left(), self._left) + u(20 if stretch.turn and span.left() > self._left - u(8) else 10)
        room = QRectF(left, u(6), min(span.right(), self._right) - left - u(6), self._at.head)
        if room.width() < u(14):
            return
        bold, small = font(1, 700), font(SMALL)
        line = QFontMetricsF(bold).height()
        title = stretch.title or stretch.school
        self._cut(QRectF(room.left(), room.top(), room.width(), line), title, "text", 1, 700)
        if stretch.title:
            under = QRectF(room.left(), room.top() + line, room.width(), QFontMetricsF(small).height())
            self._cut(under, stretch.school, "muted", SMALL)

    def _turn(self, on: date) -> None:
        middle, side = QPointF(self._x(on), self._at.head / 2), float(u(_ARROW))
        self._p.setPen(QPen(color("border_strong"), 1))
        self._p.setBrush(color("surface"))
        self._p.drawEllipse(middle, side / 2, side / 2)
        inner = side * 0.58
        draw_icon(
            self._p,
            "arrow-right",
            "text",
            QRectF(middle.x() - inner / 2, middle.y() - inner / 2, inner, inner),
        )

    def _edge(self, edge: Sequence[Tick]) -> None:
        hair = color("border")
        hair.setAlpha(90 if tokens().flat else 255)
        small = QFontMetricsF(font(SMALL))
        for tick in edge:
            x = self._left + tick.left
            self._p.setPen(QPen(hair, 1, Qt.PenStyle.SolidLine if not tokens().flat else Qt.PenStyle.DotLine))
            self._p.drawLine(QPointF(x, self._at.head), QPointF(x, self._at.height))
            left = max(x, self._left) + u(6)
            room = self._left + tick.right - left - u(4)
            words = next((w for w in tick_words(tick.unit, tick.first) if small.horizontalAdvance(w) <= room), "")
            draw_text(self._p, QRectF(left, self._at.head, room, self._at.edge - self._at.head), words, "muted", SMALL)

    def _today(self, today: date) -> None:
        x = self._x(today) + self._now.scale / 2
        self._p.setPen(QPen(color("accent"), 2))
        self._p.drawLine(QPointF(x, self._at.head), QPointF(x, self._at.height))

    # ------------------------------------------------------------ lanes
    def _lanes(self) -> None:
        self._p.setPen(QPen(color("border"), 1))
        self._p.drawLine(QPointF(0, self._at.head), QPointF(self._right, self._at.head))
        for lane in self._at.lanes.values():
            self._p.setPen(QPen(color("border"), 1))
            self._p.drawLine(QPointF(0, lane.top), QPointF(self._right, lane.top))
            name, side, pad = tr(lane_name(lane.lane)), float(u(18)), u(PAD)
            if self._at.captions:
                sign = QRectF(u(2), lane.top + u(6) + (lane.caption - side) / 2, side, side)
                draw_icon(self._p, lane_icon(lane.lane), "muted", sign)
                room = QRectF(sign.right() + u(7), lane.top + u(6), self._right, lane.caption)
                draw_text(self._p, room, name, "text", NAME, 600)
            else:
                draw_icon(self._p, lane_icon(lane.lane), "muted", QRectF(0, lane.top + pad, side, side))
                room = QRectF(u(26), lane.top + pad - u(1), self._at.side - u(34), lane.height)
                paint_wrapped(self._p, room, name, font(NAME, 600), "text")

    # ------------------------------------------------------------ marks
    def _mark(self, mark: Mark, seen: Seen) -> None:
        rect = self._at.rect(mark, self._now)
        chosen = mark is seen.chosen
        if chosen:
            self._ring(rect, mark, seen.focused)
        if mark.bar:
            self._bar(rect, mark, mark is seen.hovered)
        elif mark.group:
            self._group(rect, mark, mark is seen.hovered)
        elif mark.lane in ROUND:
            self._circle(rect, mark, mark is seen.hovered)
        else:
            self._tile(rect, mark)

    def _ring(self, rect: QRectF, mark: Mark, focused: bool) -> None:
        around = rect.adjusted(-4, -4, 4, 4)
        corner = around.height() / 2 if mark.lane in ROUND and not mark.bar else u(11)
        self._p.setPen(QPen(color("accent"), 3 if focused else 2))
        self._p.setBrush(color("surface"))
        self._p.drawRoundedRect(around, corner, corner)

    def _bar(self, rect: QRectF, mark: Mark, hovered: bool) -> None:
        moment, tone = mark.moments[0], _TONES.get(mark.lane, "accent")
        line = tokens().flat or hovered
        self._p.setPen(QPen(color(tone), 1) if line else Qt.PenStyle.NoPen)
        self._p.setBrush(color(f"{tone}_soft"))
        self._p.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), u(9), u(9))
        side = float(u(16))
        inside = QRectF(rect)
        inside.setLeft(max(rect.left(), self._left) + u(8))
        inside.setRight(min(rect.right(), self._right) - u(6))
        if inside.width() < side - u(2):
            return
        sign = QRectF(inside.left(), rect.center().y() - side / 2, side, side)
        draw_icon(self._p, "star:filled" if moment.star else moment_icon(moment), tone, sign)
        inside.setLeft(sign.right() + u(6))
        title = moment_title(moment)
        if inside.width() > min(text_width(title, SMALL, 600), u(44)):
            self._cut(inside, title, tone, SMALL, 600)

    def _tile(self, rect: QRectF, mark: Mark) -> None:
        moment = mark.moments[0]
        clip = QPainterPath()
        clip.addRoundedRect(rect, u(8), u(8))
        if not self._photos.paint(self._p, clip, rect, moment.photo, self._ratio):
            tone = _TONES.get(mark.lane, "accent")
            paint_sign(self._p, clip, rect, moment.evidence, moment_icon(moment), (f"{tone}_soft", tone))
        if moment.star:
            self._star(rect)

    def _star(self, rect: QRectF) -> None:
        side = float(u(18))
        badge = QRectF(rect.right() - side * 0.72, rect.top() - side * 0.28, side, side)
        self._p.setPen(QPen(color("border"), 1))
        self._p.setBrush(color("surface"))
        self._p.drawEllipse(badge)
        inner = badge.adjusted(side * 0.2, side * 0.2, -side * 0.2, -side * 0.2)
        draw_icon(self._p, "star:filled", "accent", inner)

    def _circle(self, rect: QRectF, mark: Mark, hovered: bool) -> None:
        self._p.setPen(QPen(color("accent"), 1.4))
        self._p.setBrush(color("accent_soft" if hovered else "surface"))
        self._p.drawEllipse(rect.adjusted(1, 1, -1, -1))
        inner = rect.width() * 0.54
        middle = rect.center()
        sign = QRectF(middle.x() - inner / 2, middle.y() - inner / 2, inner, inner)
        draw_icon(self._p, moment_icon(mark.moments[0]), "accent", sign)

    def _group(self, rect: QRectF, mark: Mark, hovered: bool) -> None:
        """A pile with its number."""
        step = 0.0 if mark.lane in ROUND else float(u(4))
        corner = rect.height() / 2 if mark.lane in ROUND else u(8)
        self._p.setPen(QPen(color("accent" if hovered else "border_strong"), 1))
        for n in (2, 1, 0) if step else (0,):
            self._p.setBrush(color("surface" if n else "accent_soft"))
            sheet = rect.adjusted(0.5 + n * step, 0.5 + n * step / 2, (n - 2) * step - 0.5, -0.5 - n * step / 2)
            self._p.drawRoundedRect(sheet, corner, corner)
        front = rect.adjusted(0, 0, -2 * step, 0)
        number = str(len(mark.moments))
        scale = 1.0 if text_width(number, 1, 700) < front.width() - u(4) else SMALL
        draw_text(self._p, front, number, "accent", scale, 700, CENTER)

    def _cut(self, rect: QRectF, text: str, role: str, scale: float, weight: int = 400) -> None:
        face = font(scale, weight)
        shown = QFontMetricsF(face).elidedText(text[:200], Qt.TextElideMode.ElideRight, max(0.0, rect.width()))
        self._p.setFont(face)
        self._p.setPen(color(role))
        self._p.drawText(rect, LEFT | Qt.TextFlag.TextSingleLine, shown)
