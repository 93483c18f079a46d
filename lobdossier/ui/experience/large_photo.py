"""A photo as large as the window, over everything else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from lobdossier.domain.experience import Evidence
from lobdossier.ui.theme import color, u
from lobdossier.ui.thumbnails import Thumbnails
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.labels import Words
from lobdossier.ui.widgets.layout import hbox, vbox
from lobdossier.ui.widgets.painting import painter_of
from lobdossier.ui.widgets.photo import Photo
from lobdossier.ui.words import tr


class LargePhoto(QWidget):
    """Covers its window. Arrow keys turn to the next photo; Escape, Enter or a click beside it closes it."""

    def __init__(self, window: QWidget, thumbnails: Thumbnails, photos: Sequence[Evidence], first: int) -> None:
        super().__init__(window)
        self._window, self._thumbnails, self._photos, self._place = window, thumbnails, list(photos), first
        self._before = QApplication.focusWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._photo = Photo(width=0, height=0, whole=True)
        self._alt = Words("", "lead")
        self.close_button = button(tr("Sluiten"), "x")
        self.close_button.clicked.connect(self.leave)
        self._back = button("", "arrow-left", "", tr("Vorige foto"))
        self._on = button("", "arrow-right", "", tr("Volgende foto"))
        self._back.clicked.connect(lambda: self.turn(-1))
        self._on.clicked.connect(lambda: self.turn(1))
        foot = hbox(self._back, self._on, (self._alt, 1), self.close_button, gap=10)
        self.setLayout(vbox((self._photo, 1), foot, gap=12, m=(24, 24, 24, 20)))
        for part in (self._back, self._on):
            part.setVisible(len(self._photos) > 1)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.turn(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn(self, by: int) -> None:
        """Show another photo."""
        self._place = (self._place + by) % len(self._photos)
        shown = self._photos[self._place]
        said = shown.alt or tr("Foto zonder beschrijving")
        self._alt.setText(shown.alt)
        self.setAccessibleName(said)

        def got(image: QImage) -> None:
            if self._photos[self._place] is shown:
                self._photo.set_image(image, shown.alt)

        side = round(max(self._window.width(), self._window.height()) * self.devicePixelRatioF())
        self._thumbnails.want(shown.sha256, side, self, got)

    def leave(self) -> None:
        """Close it; the keyboard goes back to where it was."""
        self._window.removeEventFilter(self)
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if event.key() in (keys.Key_Escape, keys.Key_Return, keys.Key_Enter):
            self.leave()
        elif event.key() in (keys.Key_Right, keys.Key_Left) and len(self._photos) > 1:
            self.turn(1 if event.key() == keys.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays among the buttons of this view."""
        ring = [w for w in (self._back, self._on, self.close_button) if w.isVisible()]
        now = QApplication.focusWidget()
        if not ring:  # Qt asks this also while the view is being hidden
            return False
        place = ring.index(now) if now in ring else (-1 if forward else 0)
        ring[(place + (1 if forward else -1)) % len(ring)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._photo.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        p.fillRect(self.rect(), color("bg"))
        p.setPen(color("border"))
        p.drawRect(self.rect().adjusted(u(1), u(1), -u(1), -u(1)))
