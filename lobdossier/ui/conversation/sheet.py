""" "Je gespreksblad": the real page growing beside the preparation, and seen large."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lobdossier.domain.progress import Progress, Stopped
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.making import PaperMaking, sheet
from lobdossier.ui.conversation.said import called, listed
from lobdossier.ui.jobs import Job
from lobdossier.ui.theme import color, u
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import grows_down, hbox, vbox
from lobdossier.ui.widgets.painting import painter_of
from lobdossier.ui.words import count, tr

PAUSE: Final = 700
"""Milliseconds without a change after which the page is drawn again."""
SMALL: Final = 900
LARGE: Final = 1_600
"""Pixels: how wide a page is drawn for the side of the preparation and for the large view."""
MOST_PAGES: Final = 6
A4: Final = 297 / 210


class PageView(QWidget):
    """One page of paper as wide as there is room for, at most *most* (drawn for 11 pt) wide."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most, self._image = most, QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.restyle()

    def restyle(self) -> None:
        self.setMaximumWidth(u(self._most))
        self.updateGeometry()

    def set_image(self, image: QImage, said: str) -> None:
        """Show another page; *said* is what a screen reader says of it."""
        self._image = image
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(min(width, u(self._most)) * A4)

    def sizeHint(self) -> QSize:
        return QSize(u(self._most), self.heightForWidth(u(self._most)))

    def minimumSizeHint(self) -> QSize:
        return QSize(u(160), self.heightForWidth(u(160)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        p.fillRect(rect, Qt.GlobalColor.white)  # paper is white at night too
        if not self._image.isNull():
            ratio = self.devicePixelRatioF()
            wanted = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
            smooth = self._image.scaled(
                wanted, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            smooth.setDevicePixelRatio(ratio)
            p.drawImage(rect.topLeft(), smooth)
        p.setPen(QPen(color("border"), 1))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawRect(rect)


class SheetPanel(QWidget):
    """The page at the side: drawn again after each save, with its number of pages and who gets to see it."""

    large_wanted = Signal()

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._job: Job | None = None
        self._again = False
        self._pages = label("", "small")
        self.page = PageView(320)
        self._none = label("", "muted", wrap=True)
        self.large = button(tr("Groot bekijken"), "maximize-2", "ghost")
        self.large.clicked.connect(self.large_wanted)
        self.making = PaperMaking(context, sheet())
        self._only = Words("", "small")
        card = Card(
            hbox(label(tr("Je gespreksblad"), "h3"), None, self._pages),
            hbox((self.page, 1)),
            self._none,
            self.large,
            pad=14,
        )
        lock = hbox(vbox(Icon("lock", "muted", 16), None), (self._only, 1), gap=8, m=(6, 0, 6, 0))
        self.lead = QWidget()
        """Empty room above it, that keeps it in sight while the steps scroll."""
        self.lead.setFixedHeight(0)
        self.setLayout(vbox(self.lead, vbox(self.making, card, lock, None, gap=10), gap=0))
        self.setSizePolicy(grows_down())
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._draw)
        draft.stored.connect(self._timer.start)
        self._show([])
        self.refresh()

    def refresh(self) -> None:
        """Say who sees it, and draw the page."""
        self.name_people()
        if not self._draft.fresh:
            self._timer.start()

    def name_people(self) -> None:
        """Say who gets to see the sheet, and nothing else."""
        people = [called(p) for p in self._draft.participants]
        if len(people) == 1:
            self._only.setText(tr("{name} ziet alleen dit blad, niet je dossier.", name=people[0]))
        else:
            others = listed(people) or tr("De anderen")
            self._only.setText(tr("{people} zien alleen dit blad, niet je dossier.", people=others))

    def draw_large(self, got: Callable[[list[QImage]], None]) -> None:
        """Hand the pages over, drawn large, when they are there."""
        self._context.jobs.run(self, self._work(LARGE), done=got, failed=self._context.voice.fail)

    def _draw(self) -> None:
        if self._job is not None:  # one at a time: what changed meanwhile is drawn after it
            self._again = True
            return
        self._job = self._context.jobs.run(self, self._work(SMALL), done=self._drawn, failed=self._not_drawn)

    def _drawn(self, pages: list[QImage]) -> None:
        self._job = None
        self._show(pages)
        if self._again:
            self._again = False
            self._timer.start()

    def _not_drawn(self, _error: Exception) -> None:
        self._job = None
        self._show([])
        self._none.setText(tr("Het voorbeeld lukt nu niet. Je tekst is wel bewaard."))

    def _work(self, width: int) -> Callable[[Progress, Stopped], list[QImage]]:
        """Makes the file in the private folder and draws its pages; runs in the background."""
        which, workspace = self._draft.conversation.id, self._context.workspace
        target = self._context.temporary / f"gespreksblad-{which}-{width}.pdf"

        def work(progress: Progress, stopped: Stopped) -> list[QImage]:
            document = workspace.documents.export_sheet(which, target, progress, stopped)
            pages = workspace.sharing.pages(document, width, range(min(document.pages, MOST_PAGES)))
            # The copy owns its bytes.
            return [QImage(p.data, p.width, p.height, p.stride, QImage.Format.Format_RGB32).copy() for p in pages]

        return work

    def _show(self, pages: Sequence[QImage]) -> None:
        there = bool(pages)
        self.page.setVisible(there)
        self.large.setVisible(there)
        self._none.setVisible(not there)
        self._none.setText(tr("Hier groeit je gespreksblad, terwijl je schrijft."))
        self._pages.setText(count(len(pages), "{n} bladzijde", "{n} bladzijden") if there else "")
        if there:
            self.page.set_image(pages[0], tr("Voorbeeld van je gespreksblad, bladzijde 1"))
