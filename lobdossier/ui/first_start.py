"""The first start: three calm cards, and a dossier of one's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from lobdossier import paths
from lobdossier.domain.errors import Cancelled, DossierError
from lobdossier.domain.student import SchoolPeriod
from lobdossier.services.backups import free_path
from lobdossier.services.workspace import Workspace
from lobdossier.text.explain import explain
from lobdossier.ui.example import build_example
from lobdossier.ui.first_start_cards import Card, GuideCard, LookCard, NameCard, SchoolCard, SectorCard
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.settings import Settings
from lobdossier.ui.theme import Theme, dress, em
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.empty import Hills
from lobdossier.ui.widgets.fitting import Fitting
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import flow, hbox, sized, vbox
from lobdossier.ui.widgets.messages import Banner, ProgressStrip
from lobdossier.ui.widgets.page import Body, scroll
from lobdossier.ui.widgets.scales import Dots
from lobdossier.ui.words import tr

_HILLS_EM: Final = 120
"""In a window narrower than this many letters the words need the room of the picture."""


def _today() -> date:
    return datetime.now().astimezone().date()


class FirstStart(Fitting):
    """Asks a name, and whatever else the student likes to tell; makes the dossier. `made` gives it, open."""

    made = Signal(object)
    students_wanted = Signal()
    """Somebody guides students, and needs no dossier for that."""
    open_wanted = Signal()
    """The student has a dossier already and wants to point at it."""

    def __init__(
        self, theme: Theme, settings: Settings, documents: Path, data: Path, today: Callable[[], date] = _today
    ) -> None:
        super().__init__()
        dress(self)
        self._theme, self._settings, self._folder, self._data = theme, settings, documents, data
        self._jobs = JobRunner(self)
        self._own: Workspace | None = None
        self.setWindowTitle(tr("Welkom"))
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name_card, self.sector_card = NameCard(), SectorCard(today())
        self.school_card, self.guide_card = SchoolCard(), GuideCard()
        self.look_card = LookCard(settings.now, self._wear, self.choose_folder)
        self._cards: list[Card] = [
            self.name_card, self.sector_card, self.school_card, self.guide_card, self.look_card
        ]  # fmt: skip
        self._here = 0
        self._build()
        self.sector_card.chosen.connect(self._sector_chosen)
        self._speak()
        self._show(0)

    # ------------------------------------------------------------ the cards
    def forward(self) -> None:
        """Go on to the next card; on the last one the dossier is made."""
        if self._here == 0 and not self.name_card.name:
            self.name_card.ask_again()
        elif self._here < len(self._cards) - 1:
            self._show(self._here + 1)
        else:
            self.make()

    def back(self) -> None:
        """Go back to the card before."""
        self._show(max(0, self._here - 1))

    def skip(self) -> None:
        """Leave the rest of this card for later."""
        place = self._cards[self._here].place
        self._show(next(i for i, card in enumerate(self._cards) if card.place > place))

    def _show(self, which: int) -> None:
        self._here = which
        card = self._cards[which]
        for other in self._cards:
            other.setVisible(other is card)
        self._title.setText(card.title)
        self._note.setText(card.note)
        self._note.setVisible(bool(card.note))
        self._dots.set_current(card.place)
        self._back.setVisible(which > 0)
        self._skip.setVisible(card.skippable)
        self._have.setVisible(which == 0)
        self._guides.setVisible(which == 0)
        self._next.setText(tr("Beginnen") if card is self.look_card else tr("Verder"))
        self._banner.hide()
        self.look_card.set_place(str(self._free()))
        self._area.verticalScrollBar().setValue(0)
        # Without a field to type in the keyboard waits before the first answer: a ring would look like a choice.
        self._body.setAccessibleName(card.title)
        (card.first or self._body).setFocus(Qt.FocusReason.OtherFocusReason)

    def _speak(self) -> None:
        for card in (self.school_card, self.guide_card):
            card.set_sector(self.sector_card.sector)

    def _sector_chosen(self) -> None:
        self._speak()
        # What is asked next comes in below: in a small window it must not stay out of sight.
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.sector_card.more, 0, 0))

    # ------------------------------------------------------------ making
    def make(self) -> None:
        """Make the dossier; what goes wrong is told here, with the choice of another folder."""
        self._banner.hide()
        try:
            self._own = Workspace.create(
                self._free(), self.name_card.name, self.sector_card.sector, self._period(), data=self._data
            )
        except (DossierError, OSError) as error:
            self._complain(error)
            return
        self._settings.opened(self._own.path)
        if self.look_card.example.isChecked():
            self._build_example()
        else:
            self._hand_over()

    def choose_folder(self) -> None:
        """Let the student point at another folder."""
        folder = QFileDialog.getExistingDirectory(self, tr("Waar komt je dossier?"), str(self._folder))
        if folder:
            self.use_folder(Path(folder))

    def use_folder(self, folder: Path) -> None:
        """Make the dossier in *folder*."""
        self._folder = folder
        self._banner.hide()
        self.look_card.set_place(str(self._free()))

    def _free(self) -> Path:
        try:
            return free_path(self._folder, self.name_card.name or tr("Mijn dossier"), paths.SUFFIX)
        except OSError:  # a folder that may not be read; making the file in it says so in words
            return self._folder / f"{self.name_card.name}{paths.SUFFIX}"

    def _period(self) -> SchoolPeriod | None:
        """The school year, if the student told anything about it."""
        told = replace(
            self.sector_card.period,
            school=self.school_card.school.text().strip(),
            course=self.school_card.course.text().strip(),
            guide=self.guide_card.guide.text().strip(),
            help_desk=self.guide_card.desk.text().strip(),
        )
        return told if any((told.title, told.school, told.course, told.guide, told.help_desk)) else None

    def _complain(self, error: Exception) -> None:
        # An error of the system has no sentence of its own, but it is always the place that does not do.
        what = explain(error).what if isinstance(error, DossierError) else tr("In deze map lukte het niet.")
        words = tr(
            "{what} Er is nog geen dossier gemaakt. Kies een andere map, of probeer het opnieuw.",
            what=what,
        )
        self._banner.set_message(
            words, "danger", [(tr("Andere map kiezen"), self.choose_folder), (tr("Opnieuw proberen"), self.make)]
        )

    # ------------------------------------------------------------ the example
    def _build_example(self) -> None:
        """The example is a dossier of its own beside the student's, so that nothing of the two is ever mixed."""
        self._foot.setEnabled(False)
        self._body.setEnabled(False)
        self._strip.start(tr("Het voorbeeld wordt gemaakt …"))
        job = self._jobs.run(
            self,
            lambda _progress, stopped: build_example(self._folder, self._data, stopped),
            done=self._example_made,
            failed=self._example_failed,
        )
        self._strip.cancelled.connect(job.cancel)

    def _example_made(self, path: Path) -> None:
        self._settings.change(example=str(path))
        self._hand_over()

    def _example_failed(self, error: Exception) -> None:
        self._strip.finish()
        if isinstance(error, Cancelled):
            self._hand_over()
            return
        words = tr("Je eigen dossier is gemaakt. Het voorbeeld lukte niet: {what}", what=explain(error).what)
        self._banner.set_message(
            words, "warn", [(tr("Verder zonder voorbeeld"), self._hand_over), (tr("Opnieuw proberen"), self._again)]
        )

    def _again(self) -> None:
        self._banner.hide()
        self._build_example()

    def _hand_over(self) -> None:
        own, self._own = self._own, None
        self.made.emit(own)

    # ------------------------------------------------------------ the window
    def _wear(self, **look: object) -> None:
        self._settings.change(**look)
        self._theme.apply(self._settings.now.look)

    def _build(self) -> None:
        self._title: QLabel = label("", "display", wrap=True)
        self._note: QLabel = label("", "lead", wrap=True)
        self._body = Body()
        self._body.setLayout(vbox(None, self._title, self._note, 10, *self._cards, None, gap=8, m=(4, 8, 14, 8)))
        self._area = scroll(self._body)
        self._build_foot()
        self._brand = QWidget()
        self._brand.setLayout(hbox(Icon("route", "accent", 24), label(tr("Loopbaandossier"), "h3"), None, gap=8))
        safe = label(tr("Alles blijft op deze computer. Niemand kijkt mee, tot jij iets deelt."), "small", wrap=True)
        column = vbox(
            self._brand,
            (self._area, 1),
            self._banner,
            self._strip,
            self._foot,
            hbox(Icon("lock", "muted", 15), (safe, 1), gap=8),
            gap=12,
            m=(16, 20, 24, 16),
        )
        side = QWidget()
        side.setLayout(column)
        sized(side, max_width=620)
        self._hills = Hills(420, 300, expand=True, radius=22)
        self._hills.hide()  # until the width is known: with it the window would not fit a small screen at large text
        self._row = hbox((self._hills, 1), (side, 1), gap=10, m=(20, 16, 8, 16))
        self.setLayout(self._row)

    def _build_foot(self) -> None:
        self._have = button(tr("Ik heb al een dossier"), "folder-open", "ghost")
        self._have.clicked.connect(self.open_wanted)
        self._guides = button(tr("Ik begeleid studenten"), "users", "ghost")
        self._guides.clicked.connect(self.students_wanted)
        self._back = button(tr("Terug"), "arrow-left", "ghost")
        self._back.clicked.connect(self.back)
        self._skip = button(tr("Sla over"), kind="ghost")
        self._skip.clicked.connect(self.skip)
        self._next = button(tr("Verder"), "arrow-right", "primary", after=True)
        self._next.clicked.connect(self.forward)
        self._dots = Dots(3)
        self._banner, self._strip = Banner(), ProgressStrip()
        self._foot = QWidget()
        self._foot.setLayout(
            hbox(flow(self._have, self._guides), self._back, None, self._dots, None, self._skip, self._next, gap=10)
        )

    def _fit(self) -> None:
        """Give the room of the picture to the words when the text is large."""
        roomy = self.width() >= _HILLS_EM * em()
        self._hills.setVisible(roomy)
        self._brand.setVisible(roomy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes on; Escape goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._foot.isEnabled():
            self.forward()
        elif event.key() == Qt.Key.Key_Escape and self._foot.isEnabled():
            self.back()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._jobs.shutdown()
        if self._own is not None:
            self._own.close()
        super().closeEvent(event)
