"""The card of an experience, painted: a list of thousands has no widgets in it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from lobdossier.domain.listing import ExperienceRow
from lobdossier.domain.vocabulary import Competence, EvidenceKind
from lobdossier.text import names
from lobdossier.ui.experience.photos import FramedPhotos
from lobdossier.ui.experience.said import TINTS, CardWords
from lobdossier.ui.models.cards import ROW, WORDS
from lobdossier.ui.theme import color, draw_icon, em, tokens, u
from lobdossier.ui.thumbnails import Thumbnails
from lobdossier.ui.widgets.card_list import begin_card
from lobdossier.ui.widgets.painting import RIGHT, draw_cut, draw_text, line_height, text_width
from lobdossier.ui.words import tr

Index = QModelIndex | QPersistentModelIndex
_SMALL: Final = 0.86
_TITLE: Final = 1.09
_GAP: Final = 14
_PAD: Final = 12
_BETWEEN: Final = 5
_NARROW_EM: Final = 66
"""A card with less room shows a square photo, the date among the facts, and competences by their sign alone."""


class CardPainter(QStyledItemDelegate):
    """Paints one experience a row: all rows are equally high."""

    photo_came = Signal()

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos = FramedPhotos(thumbnails, self)
        self._photos.came.connect(self.photo_came)

    # ------------------------------------------------------------ measures
    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), round(self._inside()) + 2 * u(_PAD) + u(_GAP))

    def _inside(self) -> float:
        """The height of the words of a card; the photo has the same."""
        lines = (line_height(_TITLE, 600), line_height(_SMALL), line_height(1), _chip_height())
        return max(float(u(96)), sum(lines) + 3 * u(_BETWEEN))

    # ------------------------------------------------------------ painting
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, words = index.data(ROW), index.data(WORDS)
        if not isinstance(row, ExperienceRow) or not isinstance(words, CardWords):
            return
        painter.save()
        rect = begin_card(painter, option, _GAP)
        inside = rect.adjusted(u(_PAD), u(_PAD), -u(_PAD), -u(_PAD))
        narrow = rect.width() < _NARROW_EM * em()
        frame = QRectF(inside.left(), inside.top(), inside.height() * (1 if narrow else 1.29), inside.height())
        self._paint_photo(painter, frame, row, words, self._ratio(option))
        text = QRectF(inside)
        text.setLeft(frame.right() + u(18))
        _Words(painter, text, row, words, narrow).paint()
        painter.restore()

    def _ratio(self, option: QStyleOptionViewItem) -> float:
        return option.widget.devicePixelRatioF() if option.widget is not None else 1.0

    # ------------------------------------------------------------ photos
    def _paint_photo(self, p: QPainter, frame: QRectF, row: ExperienceRow, words: CardWords, ratio: float) -> None:
        clip = QPainterPath()
        clip.addRoundedRect(frame, u(10), u(10))
        if not self._photos.paint(p, clip, frame, row.photo, ratio):
            paint_sign(p, clip, frame, row.evidence_kind, words.kind_icon)

    # ------------------------------------------------------------ help
    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """What is cut off or shown by a sign alone, in words."""
        words = index.data(WORDS)
        if not isinstance(words, CardWords):
            return False
        QToolTip.showText(event.globalPos(), f"{words.title}. {words.spoken}", view)
        return True


class _Words:
    """The words beside the photo, line by line from the top."""

    def __init__(self, p: QPainter, rect: QRectF, row: ExperienceRow, words: CardWords, narrow: bool) -> None:
        self._p, self._row, self._words, self._narrow = p, row, words, narrow
        lines = (line_height(_TITLE, 600), line_height(_SMALL), line_height(1), _chip_height())
        spare = (rect.height() - sum(lines)) / 3
        tops = [rect.top()]
        for line in lines[:-1]:
            tops.append(tops[-1] + line + spare)
        self._lines = [QRectF(rect.left(), top, rect.width(), h) for top, h in zip(tops, lines, strict=True)]

    def paint(self) -> None:
        self._head(QRectF(self._lines[0]))
        self._facts(QRectF(self._lines[1]))
        draw_cut(self._p, self._lines[2], self._words.opening)
        self._foot(QRectF(self._lines[3]))

    def _head(self, line: QRectF) -> None:
        if not self._narrow:
            when = self._words.when
            draw_text(self._p, line, when, "muted", _SMALL, align=RIGHT)
            line.setRight(line.right() - text_width(when, _SMALL) - u(16))
        if self._row.star:
            side = line.height() * 0.78
            star = QRectF(line.left(), line.center().y() - side / 2, side, side)
            draw_icon(self._p, "star:filled", "accent", star)
            line.setLeft(star.right() + u(6))
        draw_cut(self._p, line, self._words.title, "text", _TITLE, 600)

    def _facts(self, line: QRectF) -> None:
        facts = [(self._words.kind_icon, self._words.kind)]
        if self._words.remarks:  # first, so that a narrow card does not leave it out
            self._fact(line, "message-circle", self._words.remarks, "accent")
        if self._words.organisation:
            facts.append(("map-pin", self._words.organisation))
        if self._narrow:
            facts.insert(0, ("calendar", self._words.when))
        if self._row.reflections:
            facts.append(("message-circle", tr("met reflectie")))
        for icon, said in facts:
            self._fact(line, icon, said, "muted")

    def _fact(self, line: QRectF, icon: str, said: str, tone: str) -> None:
        """One of the facts at the beginning of *line*, of which the rest is left; nothing where there is no room."""
        side = float(u(16))
        if line.width() < side + u(40):
            return
        draw_icon(self._p, icon, tone, QRectF(line.left(), line.center().y() - side / 2, side, side))
        room = QRectF(line)
        room.setLeft(line.left() + side + u(6))
        draw_cut(self._p, room, said, tone, _SMALL)
        line.setLeft(line.left() + side + u(6) + text_width(said, _SMALL) + u(18))

    def _foot(self, line: QRectF) -> None:
        shown = sum(_chip_width(c, True) + u(8) for c in self._row.competences)
        answers = _dots_width() + u(8) + text_width(self._words.answers, _SMALL)
        words = shown + u(10) + answers <= line.width()
        for competence in self._row.competences:
            width = _chip_width(competence, words)
            _paint_chip(self._p, QRectF(line.left(), line.top(), width, line.height()), competence, words)
            line.setLeft(line.left() + width + u(8))
        if line.width() < _dots_width():
            return
        left = max(line.left() + u(6), line.right() - answers)
        x = _paint_dots(self._p, left, line.center().y(), self._row.answered)
        room = QRectF(x + u(6), line.top(), line.right() - x - u(6), line.height())
        if room.width() > u(60):
            draw_cut(self._p, room, self._words.answers, "muted", _SMALL)


def _chip_height() -> float:
    return line_height(_SMALL, 600) + u(7)


def _chip_width(competence: Competence, words: bool) -> float:
    height = _chip_height()
    if not words:
        return height * 1.2
    return text_width(names.competence_short(competence), _SMALL, 600) + height * 1.5 + u(6)


def _paint_chip(p: QPainter, rect: QRectF, competence: Competence, words: bool) -> None:
    tint, side = TINTS[competence], rect.height() * 0.62
    p.setPen(QPen(color(tint), 1) if tokens().flat else Qt.PenStyle.NoPen)
    p.setBrush(color(f"{tint}_soft"))
    p.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    x = rect.left() + rect.height() * 0.36 if words else rect.center().x() - side / 2
    draw_icon(p, names.competence_icon(competence), tint, QRectF(x, rect.center().y() - side / 2, side, side))
    if words:
        room = QRectF(x + side + u(6), rect.top(), rect.width(), rect.height())
        draw_text(p, room, names.competence_short(competence), tint, _SMALL, 600)


def _dots_width() -> float:
    return float(4 * u(13))


def _paint_dots(p: QPainter, x: float, middle: float, answered: tuple[bool, ...]) -> float:
    side = u(9)
    for done in answered:
        p.setPen(QPen(color("ok" if done else "border_strong"), 1.4))
        p.setBrush(color("ok") if done else Qt.BrushStyle.NoBrush)
        p.drawEllipse(QRectF(x, middle - side / 2, side, side))
        x += u(13)
    return x


def paint_sign(
    p: QPainter,
    clip: QPainterPath,
    frame: QRectF,
    evidence: EvidenceKind | None,
    otherwise: str,
    tones: tuple[str, str] = ("surface2", "muted"),
) -> None:
    """In place of a photo: the sign of the evidence there is, or else the icon *otherwise* in *tones* (ground, line)."""
    if evidence is EvidenceKind.AUDIO:
        name = "audio-lines"
    elif evidence is not None:
        name = names.evidence_icon(evidence)
    else:
        name = otherwise
    ground, tone = ("accent_soft", "accent") if evidence is not None else tones
    p.setPen(QPen(color("border"), 1) if tokens().flat else Qt.PenStyle.NoPen)
    p.setBrush(color(ground))
    p.drawPath(clip)
    side = min(u(34), frame.height() * 0.5)
    middle = frame.center()
    draw_icon(p, name, tone, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side))
