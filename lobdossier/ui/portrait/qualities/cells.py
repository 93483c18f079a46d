"""The four places of a chain: the quality itself, where it showed, the evidence, and who saw it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from lobdossier.domain.chains import Chain
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.text import names
from lobdossier.ui.experience.said import title_said
from lobdossier.ui.guide.mark import mark
from lobdossier.ui.guide.said import remarks
from lobdossier.ui.portrait.qualities.said import chain_said, people_said, title_of
from lobdossier.ui.theme import color, draw_icon, font, u
from lobdossier.ui.thumbnails import Thumbnails
from lobdossier.ui.widgets.buttons import Pressable, button
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import at_start, box, grows_down, hbox, vbox
from lobdossier.ui.widgets.painting import LEFT, paint_card, paint_focus, painter_of
from lobdossier.ui.widgets.people import AvatarStack, initials
from lobdossier.ui.widgets.photo import Photo
from lobdossier.ui.words import tr

MOST: Final = 2
"""Experiences, pieces of evidence and people that a row shows; opened it tells of all of them."""
_THUMB: Final = (58, 46)
_NOTE: Final = 90
"""Characters of the own words beside a name; opened, the row shows all of them."""
_SIGNS: Final = {EvidenceKind.AUDIO: "audio-lines"}


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the places of a chain lead: an experience, its evidence (both by id), and what opens under the row."""

    experience: Callable[[str], object]
    evidence: Callable[[str], object]
    open: Callable[[], object]
    pick: Callable[[], object]
    ask: Callable[[], object]
    only_look: bool = False
    """Whether what is open stays open: the dossier can only be read."""


class NameCell(Pressable):
    """The name and the student's own words; a press opens the row or closes it."""

    def __init__(self, chain: Chain, waiting: int = 0) -> None:
        """*waiting*: how many remarks on it wait for the student."""
        super().__init__()
        self._chain, self._waiting = chain, waiting
        title, note = title_of(chain.quality), " ".join(chain.quality.note.split())
        words = vbox(Words(title, "strong"), gap=1)
        if note:
            words.put(Words(note if len(note) <= _NOTE else f"{note[:_NOTE].rstrip()}…", "small"))
        for sign in mark(waiting):
            words.put(at_start(sign))
        self._sign = Icon("chevron-down", "muted", 16)
        self._row = hbox((words, 1), self._sign, gap=6, m=(8, 5, 4, 6))
        self.setLayout(self._row)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleDescription(chain.quality.note)
        self.setToolTip(chain.quality.note)
        self.setSizePolicy(grows_down())
        self.set_open(False)

    def set_open(self, is_open: bool) -> None:
        """Whether something is open under the row."""
        self._sign.set_icon("chevron-up" if is_open else "chevron-down", "muted")
        title, state = title_of(self._chain.quality), tr("open") if is_open else tr("dicht")
        said = tr("{title}. {chain}. {state}", title=title, chain=chain_said(self._chain), state=state)
        self.setAccessibleName(f"{said}. {remarks(self._waiting)}" if self._waiting else said)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.totalHeightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hasFocus() or self.underMouse():
            rect = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            line = "accent" if self.hasFocus() else "surface2"
            paint_card(painter_of(self), rect, "surface2", line, 2 if self.hasFocus() else 1, shadow=False, radius=10)


class ExperienceLine(Pressable):
    """An experience in one line: the sign of its kind and its title, cut where the room ends. A press opens it."""

    def __init__(self, experience: Experience) -> None:
        super().__init__()
        title = title_said(experience.title, experience.story)
        self._icon = names.kind_icon(experience.kind)
        self.setText(title.replace("&", "&&"))
        self._title = title
        self.setAccessibleName(tr("Ervaring: {title}", title=title))
        self.setToolTip(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font())
        return QSize(round(metrics.horizontalAdvance(self._title)) + u(38), round(metrics.height()) + u(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(u(80), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, side = painter_of(self), u(17)
        strong = self.hasFocus() or self.underMouse()
        draw_icon(p, self._icon, "accent" if strong else "muted", QRectF(u(4), (self.height() - side) / 2, side, side))
        face = font()
        p.setFont(face)
        p.setPen(color("accent" if strong else "text"))
        room = QRectF(u(4) + side + u(8), 0, self.width() - side - u(16), self.height())
        p.drawText(room, LEFT, QFontMetricsF(face).elidedText(self._title, Qt.TextElideMode.ElideRight, room.width()))
        if self.hasFocus():
            paint_focus(p, QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), u(8))


def experiences_cell(chain: Chain, ways: Ways) -> QWidget:
    """Where it showed, or the step to an experience."""
    if not chain.experiences:
        return _open(tr("Kies een ervaring"), "plus", ways.pick, chain, ways)
    lines = vbox(gap=0)
    for experience in chain.experiences[:MOST]:
        line = ExperienceLine(experience)
        line.clicked.connect(lambda _checked=False, which=experience.id: ways.experience(which))
        lines.put(line)
    if len(chain.experiences) > MOST:
        lines.put(hbox(29, _more(len(chain.experiences) - MOST), None))
    return box(lines)


def evidence_cell(chain: Chain, ways: Ways, thumbnails: Thumbnails) -> QWidget:
    """What shows it, or the step to the experience where evidence can be laid by."""
    if not chain.experiences:
        return label(tr("nog open"), "small")
    if not chain.evidence:
        return _open(tr("Nog open"), "paperclip", lambda: ways.evidence(chain.experiences[-1].id), chain, ways)
    found = sorted(chain.evidence, key=lambda each: each.kind is not EvidenceKind.PHOTO)  # stable: photos come first
    row = hbox(gap=4)
    for evidence in found[:MOST]:
        thumb = _thumb(evidence, thumbnails)
        thumb.clicked.connect(lambda _checked=False, which=evidence.experience_id: ways.evidence(which))
        row.put(thumb)
    if len(found) > MOST:
        row.put(_more(len(found) - MOST))
    row.put(None)
    return box(row)


def seen_cell(chain: Chain, ways: Ways) -> QWidget:
    """Who saw it, or the step to somebody to ask."""
    people = chain.people
    if people:
        return _People(chain, ways.open)
    if not chain.experiences:
        return label(tr("nog open"), "small")
    return _open(tr("Vraag iemand"), "hand", ways.ask, chain, ways)


class _People(Pressable):
    """Who saw it: their initials and names. A press opens the row, where their words stand."""

    def __init__(self, chain: Chain, opened: Callable[[], object]) -> None:
        super().__init__()
        people = chain.people
        circles = [(initials(person.who), place % 5) for place, person in enumerate(people[:MOST])]
        names_said = people_said(chain)
        self._row = hbox(
            AvatarStack(circles, names_said), (vbox(None, Words(names_said), None, gap=0), 1), gap=8, m=(4, 4, 4, 4)
        )
        self.setLayout(self._row)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(tr("{quality}, gezien door {who}", quality=title_of(chain.quality), who=names_said))
        self.setSizePolicy(grows_down())
        self.clicked.connect(lambda: opened())

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.totalHeightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hasFocus():
            paint_focus(painter_of(self), QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), u(10))


def _open(words: str, icon: str, act: Callable[[], object], chain: Chain, ways: Ways) -> QWidget:
    """A place that waits."""
    if ways.only_look:
        return label(tr("nog open"), "small")
    made = button(words, icon, "open")
    made.setAccessibleName(tr("{quality}: {words}", quality=title_of(chain.quality), words=words))
    made.clicked.connect(lambda: act())
    return box(at_start(made))


def _more(number: int) -> QLabel:
    return label(tr("nog {n}", n=number), "small")


def _thumb(evidence: Evidence, thumbnails: Thumbnails) -> CardButton:
    kind = tr(names.evidence_name(evidence.kind))
    about = " ".join((evidence.alt or evidence.title).split())
    icon = _SIGNS.get(evidence.kind, names.evidence_icon(evidence.kind))
    photo = Photo(None, about, *_THUMB, icon=icon, radius=8)
    if evidence.kind is EvidenceKind.PHOTO:
        side = round(2 * u(_THUMB[0]) * photo.devicePixelRatioF())
        thumbnails.want(evidence.sha256, side, photo, lambda image: photo.set_image(image, about))
    name = tr("Bewijs, {kind}: {about}", kind=kind.lower(), about=about) if about else tr("Bewijs, {kind}", kind=kind)
    made = CardButton(name, photo, pad=2, shadow=False)
    made.setToolTip(name)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made
