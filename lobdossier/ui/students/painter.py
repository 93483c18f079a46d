"""A student as a card on one grid, painted: a list of a thousand has no widgets in it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lobdossier.ui.models.cards import WORDS
from lobdossier.ui.students.said import RowWords, Tag
from lobdossier.ui.theme import color, draw_icon, em, tokens, u
from lobdossier.ui.widgets.card_list import EDGE, begin_card
from lobdossier.ui.widgets.painting import draw_cut, line_height, painter_of, text_width
from lobdossier.ui.widgets.people import paint_avatar, paint_open, tint_of
from lobdossier.ui.words import tr

Index = QModelIndex | QPersistentModelIndex
SMALL: Final = 0.86
_GAP, _PAD = 10, 13
_NARROW_EM: Final = 92
"""A card with less room says what is in the columns in a line under the name."""
_SHARES: Final = (0.335, 0.24, 0.145, 0.165, 0.115)
"""Student, new, last conversation, next one, agreements."""


def is_narrow(width: float) -> bool:
    """Whether there is no room for columns."""
    return width < _NARROW_EM * em()


def columns(left: float, right: float) -> list[tuple[float, float]]:
    """Where each column begins and ends."""
    found, at = [], left
    for share in _SHARES:
        found.append((at, at + share * (right - left) - u(10)))
        at += share * (right - left)
    return found


class StudentPainter(QStyledItemDelegate):
    """Paints one student a row: all rows are equally high."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        lines = line_height(1, 600) + line_height(SMALL)
        if is_narrow(option.rect.width()):
            lines += line_height(SMALL) + _tag_height() + u(6)
        return QSize(option.rect.width(), round(max(float(u(40)), lines)) + 2 * u(_PAD) + u(_GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        words = index.data(WORDS)
        if not isinstance(words, RowWords):
            return
        painter.save()
        inside = begin_card(painter, option, _GAP).adjusted(u(_PAD), u(_PAD), -u(_PAD), -u(_PAD))
        _Row(painter, inside, words, index.row()).paint()
        painter.restore()


class _Row:
    """One card, inside its edge."""

    def __init__(self, p: QPainter, inside: QRectF, words: RowWords, number: int) -> None:
        self._p, self._in, self._words, self._number = p, inside, words, number

    def paint(self) -> None:
        side = float(u(40))
        circle = QRectF(
            self._in.left(), self._in.top() + (0 if self._narrow else (self._in.height() - side) / 2), side, side
        )
        if self._words.told:
            paint_avatar(self._p, circle, self._words.initials, tint_of(self._number))
        else:
            paint_open(self._p, circle, "")
            sign = circle.adjusted(side * 0.28, side * 0.28, -side * 0.28, -side * 0.28)
            draw_icon(self._p, "file-lock", "muted", sign)
        arrow = QRectF(self._in.right() - u(16), self._in.center().y() - u(8), u(16), u(16))
        draw_icon(self._p, "chevron-right", "muted", arrow)
        text = QRectF(self._in)
        text.setLeft(circle.right() + u(12))
        text.setRight(arrow.left() - u(8))
        if self._narrow:
            self._paint_narrow(text)
        else:
            self._paint_columns(text)

    @property
    def _narrow(self) -> bool:
        return is_narrow(self._in.width() + 2 * (u(_PAD) + EDGE))

    def _paint_columns(self, text: QRectF) -> None:
        places = columns(self._in.left(), text.right())
        first = QRectF(text)
        if self._words.told:
            first.setRight(places[0][1])
        elif self._words.tags:
            first.setRight(places[2][1])
        self._paint_name(first)
        if self._words.tags:
            begin, end = places[1] if self._words.told else (places[3][0], places[4][1])
            self._stack(QRectF(begin, self._in.top(), end - begin, self._in.height()))
        if not self._words.told:
            return
        last = self._words.last
        self._cell(places[2], last, "muted" if self._words.none_yet else "text")
        self._cell(
            places[3],
            self._words.next or tr("nog niet"),
            "text" if self._words.next else "muted",
            "calendar" if self._words.next else "",
        )
        self._cell(places[4], self._words.agreements, "text")

    def _paint_name(self, text: QRectF) -> None:
        place = self._words.place
        height = line_height(1, 600) + (line_height(SMALL) if place else 0)
        top = text.center().y() - height / 2
        draw_cut(
            self._p, QRectF(text.left(), top, text.width(), line_height(1, 600)), self._words.title, "text", 1, 600
        )
        below = QRectF(text.left(), top + line_height(1, 600), text.width(), line_height(SMALL))
        draw_cut(self._p, below, place, "muted", SMALL)

    def _stack(self, room: QRectF) -> None:
        """The first two tags, under each other."""
        height, shown = _tag_height(), self._words.tags[:2]
        gap = max(1.0, min(float(u(4)), room.height() - len(shown) * height))
        top = room.center().y() - (len(shown) * height + (len(shown) - 1) * gap) / 2
        for number, tag in enumerate(shown):
            _paint_tag(self._p, QRectF(room.left(), top + number * (height + gap), room.width(), height), tag)

    def _cell(self, place: tuple[float, float], words: str, role: str, sign: str = "") -> None:
        line = QRectF(place[0], self._in.top(), place[1] - place[0] + u(6), self._in.height())
        if sign and line.width() > text_width(words) + u(24):
            draw_icon(self._p, sign, "muted", QRectF(line.left(), line.center().y() - u(8), u(16), u(16)))
            line.setLeft(line.left() + u(22))
        fits = text_width(words) <= line.width()
        draw_cut(self._p, line, words, role, 1 if fits else SMALL)

    def _paint_narrow(self, text: QRectF) -> None:
        words, top = self._words, text.top()
        facts = words.place
        if words.told:
            last = tr("Laatste gesprek: {when}", when=words.last)
            more = [tr("Volgende: {when}", when=words.next) if words.next else "", words.agreements]
            facts = " · ".join((last, *(each for each in more if each)))
        lines = [
            (words.title, "text", 1.0, 600),
            (words.place if words.told else "", "muted", SMALL, 400),
            (facts, "text" if words.told else "muted", SMALL, 400),
        ]
        for said, role, scale, weight in lines:
            if said:
                draw_cut(
                    self._p,
                    QRectF(text.left(), top, text.width(), line_height(scale, weight)),
                    said,
                    role,
                    scale,
                    weight,
                )
                top += line_height(scale, weight)
        line = QRectF(text.left(), text.bottom() - _tag_height(), text.width(), _tag_height())
        for tag in words.tags:
            width = _paint_tag(self._p, line, tag)
            line.setLeft(line.left() + width + u(8))
            if line.width() < u(80):
                break


def _tag_height() -> float:
    return line_height(SMALL, 600) + u(3)


def _paint_tag(p: QPainter, room: QRectF, tag: Tag) -> float:
    """A rounded label in *room*; its width."""
    side = room.height() * 0.62
    width = min(room.width(), side + u(6) + text_width(tag.words, SMALL, 600) + room.height() * 0.9)
    rect = QRectF(room.left(), room.top(), width, room.height())
    p.setPen(QPen(color("border_strong"), 1) if tokens().flat else Qt.PenStyle.NoPen)
    p.setBrush(color("accent_soft" if tag.tone == "accent" else "surface2"))
    p.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    x = rect.left() + rect.height() * 0.4
    draw_icon(p, tag.icon, tag.tone, QRectF(x, rect.center().y() - side / 2, side, side))
    draw_cut(
        p,
        QRectF(x + side + u(6), rect.top(), rect.right() - x - side - u(8), rect.height()),
        tag.words,
        tag.tone,
        SMALL,
        600,
    )
    return width


class Heads(QWidget):
    """What is in each column of *rows*, over it. Not said to who hears the page: each row says it itself."""

    def __init__(self, rows: QAbstractScrollArea) -> None:
        super().__init__()
        self._rows = rows
        self.restyle()

    def restyle(self) -> None:
        self.setFixedHeight(round(line_height(SMALL, 600)) + u(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        heads = (tr("Student"), tr("Nieuw voor jou"), tr("Laatste gesprek"), tr("Volgende gesprek"), tr("Afspraken"))
        inside = QRectF(self._rows.viewport().geometry()).adjusted(u(_PAD) + EDGE, 0, -u(_PAD) - u(24) - EDGE, 0)
        places = columns(inside.left(), inside.right())
        for (begin, end), words in zip(places, heads, strict=True):
            draw_cut(p, QRectF(begin, 0, end - begin + u(10), self.height()), words, "muted", SMALL, 600)
