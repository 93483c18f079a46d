"""The map of the network: rings for how near, quarters for where; each person is a circle that can be pressed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lobdossier.domain.network_map import RINGS, NetworkMap, Place, Sizes, Somebody, arrange, ring_of, towards
from lobdossier.domain.vocabulary import Sphere
from lobdossier.ui.portrait.network.said import Face, invitation
from lobdossier.ui.portrait.network.spot import AROUND, Spot
from lobdossier.ui.portrait.network.strokes import (
    PLAIN,
    STRONG,
    Tag,
    corner_size,
    metrics,
    paint_corner,
    paint_words,
    widths,
)
from lobdossier.ui.theme import color, u
from lobdossier.ui.widgets.painting import painter_of
from lobdossier.ui.widgets.people import OWN_TINT, initials, paint_avatar
from lobdossier.ui.words import count, tr

_FEW: Final = 24
"""Up to so many people each has a line to the middle; more lines only hide each other."""
_RING: Final = 2
"""On which ring a place waits where nobody of a quarter stands."""
_ZONES: Final = ("accent_soft", "surface2", "surface")
_OPEN: Final = "open:"


class Drawing(QWidget):
    """The map. Tab comes to one circle of it, the arrows go on to the nearest one, Page Up and Down round everybody."""

    opened = Signal(str)
    """The id of somebody."""
    invited = Signal(object)
    """The `Sphere` in which somebody is to be put."""
    crowd = Signal()
    """A circle that several people share was pressed: they are in the list."""

    def __init__(self, *, inviting: bool = True) -> None:
        """Without *inviting* there is no place for somebody who is not there yet."""
        super().__init__()
        self._inviting = inviting
        self._me = ""
        self._faces: dict[str, Face] = {}
        self._spots: dict[tuple[str, ...], Spot] = {}
        self._map = NetworkMap(0, 0, (), ())
        self._arranged: object = None
        self._chosen, self._passing = "", False
        self._tag = Tag(self)
        self.current: Spot | None = None
        """The circle to which the keyboard comes."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Kaart van je netwerk"))
        self.setAccessibleDescription(tr("Met de pijltjes ga je van de een naar de ander. Enter opent."))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    @property
    def places(self) -> tuple[Place, ...]:
        """Who stands where."""
        return tuple(p for p in self._map.places if self._inviting or p.ids[0] in self._faces)

    @property
    def spots(self) -> list[Spot]:
        """The circles in reading order."""
        return list(self._spots.values())

    def show_me(self, name: str) -> None:
        """Who stands in the middle."""
        self._me = initials(name)
        self.update()

    def show_faces(self, faces: Sequence[Face]) -> None:
        """Draw these, the one put on the map first in front."""
        self._faces = {face.contact.id: face for face in faces}
        self._arrange()

    def choose(self, contact_id: str) -> None:
        """Mark somebody as the one whose story stands beside the map; nobody with an empty id."""
        self._chosen = contact_id
        self._mark()

    def bring_keyboard(self) -> None:
        """The keyboard goes to who is chosen, or else to the first one."""
        if self.current is not None:
            self.current.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ Qt
    def restyle(self) -> None:
        self.setMinimumSize(u(430), u(470))
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(u(600), u(530))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._passing:
            self.bring_keyboard()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """From any of its circles Tab goes on from the map itself, which has the one place in the order."""
        self._passing = True
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._passing = False
        return super().focusNextPrevChild(forward)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        middle = QPointF(self._map.x, self._map.y)
        for (across, down), zone in reversed(list(zip(self._map.rings, _ZONES, strict=False))):
            outer = (across, down) == self._map.rings[-1]
            style = Qt.PenStyle.DashLine if outer else Qt.PenStyle.SolidLine
            p.setPen(QPen(color("border_strong" if outer else "border"), 1, style))
            p.setBrush(color(zone))
            p.drawEllipse(middle, across, down)
        self._paint_lines(p, middle)
        side = u(64)
        around = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        paint_avatar(p, around, self._me, OWN_TINT, ring=True)
        for sphere in Sphere:
            paint_corner(p, self.width(), self.height(), sphere)
        for place in self.places:
            self._paint_words(p, place)

    # ------------------------------------------------------------ placing
    def _arrange(self) -> None:
        if not self.isVisible():  # it is done when it comes into sight, at the size that it has then
            return
        faces = self._faces.values()
        everybody = [
            Somebody(face.contact.id, face.contact.sphere, ring_of(face.contact), name, words)
            for face, (name, words) in zip(faces, widths(faces), strict=True)
        ]
        taken = {somebody.sphere for somebody in everybody}
        for sphere in Sphere:
            if sphere not in taken:
                width = metrics(STRONG).horizontalAdvance(invitation(sphere)) + 4
                everybody.append(Somebody(_OPEN + sphere, sphere, _RING, width, width))
        wanted = (everybody, self._sizes())
        if wanted != self._arranged:
            self._arranged = wanted
            self._map = arrange(*wanted)
        self._place_spots()
        self.update()

    def _sizes(self) -> Sizes:
        line = metrics(STRONG).height()
        return Sizes(
            width=self.width(),
            height=self.height(),
            circle=u(42),
            middle=u(64),
            words=line + metrics(PLAIN).height(),
            line=line,
            gap=u(8),
            corner=corner_size(),
        )

    def _place_spots(self) -> None:
        order = sorted(self.places, key=lambda place: (list(Sphere).index(place.sphere), place.ring, place.ids))
        kept = {
            place.ids: self._spots.pop(place.ids) if place.ids in self._spots else self._spot(place) for place in order
        }
        held = next((spot for spot in self._spots.values() if spot.hasFocus()), None)
        for spot in self._spots.values():
            spot.hide()
            spot.deleteLater()
        self._spots = kept
        air = u(AROUND)
        for place in order:
            spot, far = kept[place.ids], place.radius + air
            spot.setGeometry(round(place.x - far), round(place.y - far), round(2 * far), round(2 * far))
            self._tell(spot, place)
            spot.show()
        if self.current not in self.spots:
            self.current = next(iter(self.spots), None)
        self._mark()
        if held is not None:
            self.bring_keyboard()

    def _spot(self, place: Place) -> Spot:
        spot = Spot(place.ids, self)
        spot.clicked.connect(lambda: self._pressed(place))
        spot.went.connect(lambda right, down: self._go(spot, right, down))
        spot.turned.connect(lambda by: self._turn(spot, by))
        spot.looked_at.connect(lambda: self._looked_at(spot))
        return spot

    def _tell(self, spot: Spot, place: Place) -> None:
        face = self._faces.get(place.ids[0])
        if face is None:
            spot.show_as("", tr("{who} toevoegen", who=invitation(place.sphere)), 0, is_open=True)
        elif len(place.ids) == 1:
            spot.show_as(initials(face.name), face.spoken, face.tint, is_open=not face.contact.met)
        else:
            names = ", ".join(self._faces[each].name for each in place.ids[:_FEW])
            here = count(len(place.ids), tr("{n} mens: {names}"), tr("{n} mensen: {names}"), names=names)
            spot.show_as(f"+{len(place.ids)}", here, face.tint, is_open=False)

    # ------------------------------------------------------------ going about
    def _pressed(self, place: Place) -> None:
        if len(place.ids) > 1:
            self.crowd.emit()
        elif place.ids[0] in self._faces:
            self.opened.emit(place.ids[0])
        else:
            self.invited.emit(place.sphere)

    def _go(self, spot: Spot, right: int, down: int) -> None:
        here = next(place for place in self.places if place.ids == spot.key)
        there = towards(self.places, here, right, down)
        if there is not None:
            self._spots[there.ids].setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, spot: Spot, by: int) -> None:
        place = (self.spots.index(spot) + by) % len(self.spots)
        self.spots[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _looked_at(self, spot: Spot) -> None:
        if spot.hasFocus():
            self.current = spot
        self._show_tag()

    def _mark(self) -> None:
        for spot in self.spots:
            spot.choose(spot.key == (self._chosen,))
            if spot.is_chosen:
                self.current = spot
        self._show_tag()
        self.update()

    def _show_tag(self) -> None:
        """The name of who is looked at, where there was no room to write it beside the circle."""
        looked = [s for s in self.spots if s.underMouse()] or [s for s in self.spots if s.hasFocus() or s.is_chosen]
        places = [place for place in self.places if looked and place.ids == looked[0].key and place.words is None]
        face = self._faces.get(places[0].ids[0]) if places and len(places[0].ids) == 1 else None
        self._tag.show_at(places[0] if face is not None else None, face.name if face is not None else "")

    # ------------------------------------------------------------ painting
    def _paint_lines(self, p: QPainter, middle: QPointF) -> None:
        for place in self.places:
            chosen = place.ids == (self._chosen,)
            face = self._faces.get(place.ids[0])
            if face is None or (len(self._faces) > _FEW and not chosen):
                continue
            style = Qt.PenStyle.SolidLine if face.contact.met else Qt.PenStyle.DashLine
            p.setPen(QPen(color("accent" if chosen else "border_strong"), 2.4 if chosen else 1.2, style))
            p.drawLine(middle, QPointF(place.x, place.y))

    def _paint_words(self, p: QPainter, place: Place) -> None:
        if place.words is None:
            return
        box = QRectF(place.words.x, place.words.y, place.words.width, place.words.height)
        face = self._faces.get(place.ids[0])
        zone = self._zone(box.center()) if len(self._faces) <= _FEW else ""
        name, under = (face.name, face.under) if face is not None else (invitation(place.sphere), "")
        paint_words(p, box, name, under, "text" if face is not None else "muted", zone)

    def _zone(self, at: QPointF) -> str:
        """The colour of the map at a point."""
        (across, down), (x, y) = self._map.rings[-1], (self._map.x, self._map.y)
        far = math.hypot((at.x() - x) / across, (at.y() - y) / down)
        return next((zone for part, zone in zip(RINGS, _ZONES, strict=True) if far <= part), _ZONES[-1])
