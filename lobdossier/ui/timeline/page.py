"""The timeline with all that belongs to it: where to jump, the picture, what is chosen, and what has no date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QScrollBar, QWidget

from lobdossier.domain.listing import ExperienceFilter
from lobdossier.domain.timeline.layout import Mark
from lobdossier.domain.timeline.things import Moment, Timeline
from lobdossier.ui.context import Context
from lobdossier.ui.experience.nothing import NothingFound
from lobdossier.ui.theme import u
from lobdossier.ui.timeline.apart import Apart
from lobdossier.ui.timeline.card import ChosenCard
from lobdossier.ui.timeline.jumps import Jumps
from lobdossier.ui.timeline.picture import ZOOM, TimelinePicture
from lobdossier.ui.timeline.said import target_of, with_years
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.layout import vbox
from lobdossier.ui.widgets.page import page
from lobdossier.ui.words import tr

_FINE: Final = 8
"""Steps of the scroll bar in a day."""
_AROUND_NOW: Final = timedelta(days=21)


class TimelinePage(QWidget):
    """Everything under the filters. `read` tells how much came: moments with a date, and without.

    `list_wanted` comes when what has no date is more than is shown here.
    """

    read = Signal(object)
    list_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._asked = 0
        self._filter: ExperienceFilter | None = None
        self.picture = TimelinePicture(context.thumbnails)
        self.jumps, self.card, self.apart = Jumps(), ChosenCard(context), Apart()
        self.bar = QScrollBar(Qt.Orientation.Horizontal)
        self.bar.setAccessibleName(tr("Verschuiven in de tijd"))
        self.bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._card = Card(self.picture, self.bar, pad=14, gap=4)
        self.found = NothingFound()
        self.found.hide()
        self.top = vbox(gap=0)
        """Room over it for the filters."""
        body = page(self.top, self.jumps, self._card, self.card, self.apart, self.found, gap=12, m=(32, 4, 32, 26))
        self._area = body.findChild(QScrollArea)
        self.setLayout(vbox(body, gap=0))
        self._connect()

    def load(self, wanted: ExperienceFilter) -> None:
        """Read what *wanted* lets through, off this thread; what comes late of an earlier wish is dropped."""
        self._asked += 1
        number, workspace = self._asked, self._context.workspace
        today = workspace.today()

        def work(_progress: object, _stopped: object) -> Timeline:
            return with_years(workspace.timeline.read(today, wanted), today)

        def done(told: Timeline) -> None:
            if number == self._asked:
                self._show(told, wanted, today)

        self._context.jobs.run(
            self, work, done=done, failed=lambda error: self._context.voice.fail(error, lambda: self.load(wanted))
        )

    # ------------------------------------------------------------ private
    def _connect(self) -> None:
        picture, jumps = self.picture, self.jumps
        picture.moved.connect(self._follow)
        picture.chosen.connect(self._choose)
        picture.opened.connect(self._open_mark)
        jumps.over.connect(picture.go_to)
        jumps.all_wanted.connect(picture.show_all)
        jumps.now_wanted.connect(self._to_now)
        jumps.nearer.connect(lambda: picture.zoom(ZOOM))
        jumps.further.connect(lambda: picture.zoom(1 / ZOOM))
        self.bar.valueChanged.connect(self._scrolled)
        self.card.opened.connect(self._open)
        self.card.nearer.connect(picture.open_current)
        self.apart.opened.connect(self._open)
        self.apart.list_wanted.connect(self.list_wanted)

    def _show(self, told: Timeline, wanted: ExperienceFilter, today: date) -> None:
        anew, self._filter = wanted != self._filter, wanted
        self.card.forget()
        self.found.setVisible(not (told.moments or told.apart))
        self._card.setVisible(bool(told.moments))
        self.jumps.setVisible(bool(told.moments))
        self.picture.show_told(told, self._context.workspace.sectors(), today, anew=anew)
        self.jumps.show_told(told)
        self.apart.show_moments(told.apart)
        self.read.emit(told)

    def _follow(self) -> None:
        """The scroll bar and the buttons say where the picture is."""
        view, bounds = self.picture.view, self.picture.bounds
        self.bar.blockSignals(True)
        self.bar.setRange(0, max(0, round((bounds.days - view.days) * _FINE)))
        self.bar.setPageStep(max(1, round(view.days * _FINE)))
        self.bar.setSingleStep(max(1, round(view.days * _FINE * 0.1)))
        self.bar.setValue(round((view.first - bounds.first) * _FINE))
        self.bar.blockSignals(False)
        self.bar.setVisible(self.picture.can_zoom_out)
        self.jumps.show_zoom(self.picture.can_zoom_in, self.picture.can_zoom_out)

    def _scrolled(self, value: int) -> None:
        self.picture.look_from(self.picture.bounds.first + value / _FINE)

    def _choose(self, mark: Mark | None) -> None:
        can_zoom = mark is not None and self.picture.can_open(mark)
        if self._context.attempt(lambda: self.card.show_mark(mark, can_zoom)) and self.picture.hasFocus():
            # When what was put there has found its height.
            QTimer.singleShot(0, self, self._show_card)

    def _show_card(self) -> None:
        """Scroll so far that the card is in sight together with what was chosen, where there is room for both."""
        mark = self.picture.current
        if mark is None or self._area is None:
            return
        above = self.picture.mapTo(self, QPoint()).y() - self.card.mapTo(self, QPoint()).y() + self.card.y()
        rect = self.picture.rect_of(mark).translated(0, above)
        top, foot = rect.top(), self.card.geometry().bottom()
        if foot - top > self._area.viewport().height():
            foot = rect.bottom()
        self._area.ensureVisible(0, foot, 0, u(12))
        self._area.ensureVisible(0, top, 0, u(12))

    def _to_now(self) -> None:
        today = self._context.workspace.today()
        self.picture.go_to(today - _AROUND_NOW, today + _AROUND_NOW / 3)

    def _open_mark(self, mark: Mark) -> None:
        if not mark.group:
            self._open(mark.moments[0])
            return
        corner = self.picture.rect_of(mark).bottomLeft()
        self.card.choose_from(mark.moments, self.picture.mapToGlobal(corner + QPoint(0, 2)))

    def _open(self, moment: Moment) -> None:
        self._context.way.go(*target_of(moment, self._context.workspace.today()))
