"""The real pages of the PDF beside the choice: made again in the background after each change."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lobdossier.domain.errors import Cancelled
from lobdossier.domain.pictures import PageImage
from lobdossier.domain.progress import Progress, Stopped
from lobdossier.services.documents import Finished
from lobdossier.text import files
from lobdossier.ui.context import Context
from lobdossier.ui.jobs import Job
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import hbox, vbox
from lobdossier.ui.words import count as counted
from lobdossier.ui.words import tr

Make = Callable[[Path, Progress, Stopped], Finished]
WAIT_MS: Final = 350
_A4: Final = 297 / 210
_numbers = count()


class PageView(QWidget):
    """One page as a picture, as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_image(self, image: QImage) -> None:
        """Show another page."""
        self._image = image
        self.update()

    def heightForWidth(self, width: int) -> int:
        return round(width * _A4)

    def sizeHint(self) -> QSize:
        return QSize(u(380), round(u(380) * _A4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self._image)


class Preview(QWidget):
    """Pages to leaf through with the buttons or with Page Up and Page Down. `made` gives each finished PDF."""

    made = Signal(object)

    def __init__(
        self, context: Context, prepare: Callable[[], Make], refused: Callable[[Exception], bool] = lambda _error: False
    ) -> None:
        """*prepare* is called here and gives what is then called in the background.

        *refused* is told what went wrong, and says whether it needs no other words.
        """
        super().__init__()
        self._context, self._prepare, self._refused = context, prepare, refused
        self._pdf: Finished | None = None
        self._at = 0
        self._job: Job | None = None
        self._again = self._behind = False
        self.setObjectName("paperwell")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._view = PageView()
        self._place = label("", "strong")
        self._note = label("", "small")
        self._previous = button("", "chevron-left", "ghost", tr("Vorige bladzijde"))
        self._next = button("", "chevron-right", "ghost", tr("Volgende bladzijde"))
        self._previous.clicked.connect(lambda: self.turn(-1))
        self._next.clicked.connect(lambda: self.turn(1))
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._start)
        head = hbox(self._previous, self._place, self._next, None, self._note, gap=6)
        self.setLayout(vbox(head, self._view, None, gap=8, m=(14, 8, 14, 14)))
        self._say()

    @property
    def pdf(self) -> Finished | None:
        """The PDF whose pages are shown."""
        return self._pdf

    def refresh(self) -> None:
        """The choice has changed: make the pages again, after a pause, or once they can be seen."""
        if self.isVisible():
            self._wait.start()
        else:
            self._behind = True

    def turn(self, by: int) -> None:
        """Go *by* pages on."""
        pages = self._pdf.pages if self._pdf else 0
        to = min(pages - 1, max(0, self._at + by))
        if pages and to != self._at:
            self._at = to
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1}
        by = steps.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.turn(by)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self._behind = False
            self._wait.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Who went on to another room does not wait there for pages that nobody sees."""
        super().hideEvent(event)
        if self._job is not None or self._wait.isActive():
            self._behind = True
            self._again = False
            self._wait.stop()
        if self._job is not None:
            self._job.cancel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._pdf is not None and event.oldSize().width() != event.size().width():
            self._draw()

    def _start(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._again = True
            return
        target = self._context.temporary / f"voorbeeld-{next(_numbers)}.pdf"
        self._note.setText(tr("Bladzijden maken…"))
        make = self._prepare()
        self._job = self._context.jobs.run(
            self,
            lambda progress, stopped: make(target, progress, stopped),
            done=self._arrived,
            failed=self._failed,
        )

    def _arrived(self, pdf: Finished) -> None:
        old, self._pdf, self._job = self._pdf, pdf, None
        if old is not None:
            old.path.unlink(missing_ok=True)
        self._at = min(self._at, pdf.pages - 1)
        self._draw()
        self.made.emit(pdf)
        self._go_on()

    def _failed(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, Cancelled):
            self._note.setText(tr("De bladzijden konden niet gemaakt worden."))
            if not self._refused(error):
                self._context.voice.fail(error, self.refresh)
        self._go_on()

    def _go_on(self) -> None:
        if self._again:
            self._again = False
            self._start()

    def _draw(self) -> None:
        """Fetch the picture of the page in the background; until then the former one stays."""
        self._say()
        pdf, at = self._pdf, self._at
        if pdf is None:
            return
        width = round(max(u(200), self._view.width()) * self.devicePixelRatioF())
        self._context.jobs.run(
            self,
            lambda _progress, _stopped: self._context.workspace.sharing.pages(pdf, width, range(at, at + 1)),
            done=lambda pages: self._show(pdf, at, pages),
            failed=lambda _error: self._note.setText(tr("Deze bladzijde kan niet getoond worden.")),
        )

    def _show(self, pdf: Finished, at: int, pages: list[PageImage]) -> None:
        if pdf is self._pdf and at == self._at and pages:
            page = pages[0]
            form = QImage.Format.Format_RGB32
            self._view.set_image(QImage(page.data, page.width, page.height, page.stride, form).copy())

    def _say(self) -> None:
        pages = self._pdf.pages if self._pdf else 0
        self._place.setText(tr("bladzijde {n} van {all}", n=self._at + 1, all=pages) if pages else "")
        if self._pdf is not None:
            self._note.setText(
                counted(
                    pages, tr("{n} bladzijde, {size}"), tr("{n} bladzijden, {size}"), size=files.size(self._pdf.size)
                )
            )
        self._previous.setEnabled(self._at > 0)
        self._next.setEnabled(self._at < pages - 1)
        self.setAccessibleName(tr("Voorbeeld. {place}", place=self._place.text()))
