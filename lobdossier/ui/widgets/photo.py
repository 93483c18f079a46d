"""A picture from the dossier: rounded, scaled smoothly, calm at night."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from lobdossier.ui.theme import color, draw_icon, tokens, u
from lobdossier.ui.widgets.painting import painter_of
from lobdossier.ui.words import tr


class Photo(QWidget):
    """Shows ``image``, cropped to fill its frame or with ``whole`` all of it. Without one it shows ``icon`` on the soft ``tint``.

    ``alt`` is what a screen reader says. ``badge`` is an icon over it, for the still of a film. ``width`` 0 takes the
    width there is; ``height`` 0 takes the height there is.
    """

    def __init__(
        self,
        image: QImage | None = None,
        alt: str = "",
        width: int = 118,
        height: int = 88,
        icon: str = "image",
        badge: str = "",
        whole: bool = False,
        radius: int = 10,
        tint: str = "accent",
    ) -> None:
        super().__init__()
        self._image, self._tint = image or QImage(), tint
        self._w, self._h, self._icon, self._badge = width, height, icon, badge
        self._whole, self._radius = whole, radius
        self._scaled = QPixmap()
        self._scaled_for = QSize()
        self.setAccessibleName(alt or tr("Foto zonder beschrijving"))
        self.setToolTip(alt)
        self.restyle()

    def set_image(self, image: QImage | None, alt: str = "") -> None:
        """Another picture in the same frame."""
        self._image = image or QImage()
        self._scaled_for = QSize()
        self.setAccessibleName(alt or tr("Foto zonder beschrijving"))
        self.setToolTip(alt)
        self.update()

    def restyle(self) -> None:
        across = QSizePolicy.Policy.Fixed if self._w else QSizePolicy.Policy.Expanding
        down = QSizePolicy.Policy.Fixed if self._h else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, down)
        if self._w:
            self.setFixedWidth(u(self._w))
        if self._h:
            self.setFixedHeight(u(self._h))

    def sizeHint(self) -> QSize:
        return QSize(u(self._w or 240), u(self._h or 180))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(self.rect())
        if self._image.isNull():
            self._paint_sign(p, rect)
            return
        pixmap = self._fitted()
        ratio = pixmap.devicePixelRatio()
        size = QSize(round(pixmap.width() / ratio), round(pixmap.height() / ratio))
        at = QPointF((rect.width() - size.width()) / 2, (rect.height() - size.height()) / 2)
        frame = QRectF(at, size).intersected(rect)
        clip = QPainterPath()
        clip.addRoundedRect(frame, u(self._radius), u(self._radius))
        p.setClipPath(clip)
        p.drawPixmap(at, pixmap)
        if tokens().dark and not self._whole:  # small pictures do not glare at night
            p.fillRect(frame, QColor(10, 12, 20, 46))
        if self._badge:
            self._paint_badge(p, rect)

    def _fitted(self) -> QPixmap:
        """The picture at the size of the frame, kept until that changes."""
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._scaled_for != wanted:
            mode = Qt.AspectRatioMode.KeepAspectRatio if self._whole else Qt.AspectRatioMode.KeepAspectRatioByExpanding
            image = self._image.scaled(wanted, mode, Qt.TransformationMode.SmoothTransformation)
            self._scaled = QPixmap.fromImage(image)
            self._scaled.setDevicePixelRatio(ratio)
            self._scaled_for = wanted
        return self._scaled

    def _paint_sign(self, p: QPainter, rect: QRectF) -> None:
        p.setPen(QPen(color("border"), 1) if tokens().flat else Qt.PenStyle.NoPen)
        p.setBrush(color(f"{self._tint}_soft"))
        p.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), u(self._radius), u(self._radius))
        side = min(u(30), rect.height() * 0.5)
        middle = rect.center()
        draw_icon(p, self._icon, self._tint, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side))

    def _paint_badge(self, p: QPainter, rect: QRectF) -> None:
        d = min(u(34), rect.height() * 0.62)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(color("surface"))
        p.drawEllipse(rect.center(), d / 2, d / 2)
        s = d * 0.5
        draw_icon(p, self._badge, "text", QRectF(rect.center().x() - s / 2, rect.center().y() - s / 2, s, s))
