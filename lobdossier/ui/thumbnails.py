"""Photos for the screen: decoded small, in the background, once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt
from PySide6.QtGui import QImage, QImageReader
from shiboken6 import isValid

from lobdossier.services.evidence import EvidenceService
from lobdossier.ui.jobs import JobRunner

_MOST_BYTES: Final = 64 * 1024 * 1024
_JPEG: Final = b"\xff\xd8"


class Thumbnails:
    """The photos of one dossier by sha256, at most *side* pixels large; the ones used last stay in memory."""

    def __init__(self, evidence: EvidenceService, jobs: JobRunner) -> None:
        self._evidence, self._jobs = evidence, jobs
        self._kept: OrderedDict[tuple[str, int], QImage] = OrderedDict()
        self._bytes = 0
        self._waiting: dict[tuple[str, int], list[tuple[QObject, Callable[[QImage], None]]]] = {}

    def want(self, sha256: str, side: int, owner: QObject, got: Callable[[QImage], None]) -> None:
        """Call *got* with the photo: at once when it is at hand, else when it was read. A damaged one is a null image.

        *side* is the longest side in device pixels. Nothing is called once *owner* is gone.
        """
        key = (sha256, side)
        if key in self._kept:
            self._kept.move_to_end(key)
            got(self._kept[key])
            return
        waiting = self._waiting.setdefault(key, [])
        waiting.append((owner, got))
        if len(waiting) == 1:
            self._jobs.run(
                self._jobs,
                lambda _progress, _stopped: decode(self._evidence.fetch(sha256), side),
                done=lambda image: self._arrived(key, image),
                # Not kept: a file that is held by another program now can be read a moment later.
                failed=lambda _error: self._hand_out(key, QImage()),
            )

    def _arrived(self, key: tuple[str, int], image: QImage) -> None:
        self._kept[key] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > _MOST_BYTES and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= oldest.sizeInBytes()
        self._hand_out(key, image)

    def _hand_out(self, key: tuple[str, int], image: QImage) -> None:
        for owner, got in self._waiting.pop(key, []):
            if isValid(owner):
                got(image)


def decode(data: bytes, side: int) -> QImage:
    """The JPEG in *data* at most *side* pixels large; a null image when it cannot be read.

    Only JPEG: every photo was re-encoded when it was taken in, and a reader that guesses can be made to run SVG.
    """
    if not data.startswith(_JPEG):
        return QImage()
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
