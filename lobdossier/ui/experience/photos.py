"""Photos cut to the frame in which they are painted: read in the background, kept at the size of the frame."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPixmap

from lobdossier.ui.theme import tokens
from lobdossier.ui.thumbnails import Thumbnails

_MOST: Final = 200


class FramedPhotos(QObject):
    """What a painter asks for photos; `came` says that it can paint one more."""

    came = Signal()

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._photos: OrderedDict[tuple[str, int, int], QPixmap] = OrderedDict()
        self._asked: set[tuple[str, int]] = set()
        self._images: dict[tuple[str, int], QImage] = {}

    def paint(self, p: QPainter, clip: QPainterPath, frame: QRectF, sha256: str, ratio: float) -> bool:
        """Paint the photo into *frame* inside *clip*; False until it was read, or when it is damaged."""
        photo = self._photo(sha256, frame, ratio) if sha256 else None
        if photo is None:
            return False
        p.save()
        p.setClipPath(clip, Qt.ClipOperation.IntersectClip)
        p.drawPixmap(frame.topLeft(), photo)
        if tokens().dark:  # small pictures do not glare at night
            p.fillRect(frame, QColor(10, 12, 20, 46))
        p.restore()
        return True

    def _photo(self, sha256: str, frame: QRectF, ratio: float) -> QPixmap | None:
        size = QSize(round(frame.width() * ratio), round(frame.height() * ratio))
        key = (sha256, size.width(), size.height())
        if key in self._photos:
            self._photos.move_to_end(key)
            return self._photos[key]
        # Twice the frame: a tall photo that fills a wide frame is cut, not blown up.
        side = 2 * max(size.width(), size.height())
        image = self._images.pop((sha256, side), None)
        if image is None:
            self._ask(sha256, side)
            image = self._images.pop((sha256, side), None)
        if image is None or image.isNull():
            return None
        made = _cut(image, size)
        made.setDevicePixelRatio(ratio)
        self._photos[key] = made
        while len(self._photos) > _MOST:
            self._photos.popitem(last=False)
        return made

    def _ask(self, sha256: str, side: int) -> None:
        key = (sha256, side)
        if key in self._asked:
            return
        self._asked.add(key)

        def got(image: QImage) -> None:
            if not image.isNull():  # a damaged one is asked for once, and keeps its sign
                self._asked.discard(key)
            self._images[key] = image
            self.came.emit()

        self._thumbnails.want(sha256, side, self, got)


def _cut(image: QImage, size: QSize) -> QPixmap:
    """The middle of *image*, as large as *size*."""
    mode = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    scaled = image.scaled(size, mode, Qt.TransformationMode.SmoothTransformation)
    left, top = (scaled.width() - size.width()) // 2, (scaled.height() - size.height()) // 2
    return QPixmap.fromImage(scaled.copy(QRect(left, top, size.width(), size.height())))
