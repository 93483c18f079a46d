"""The window "Mijn studenten": whose dossier came to the guide, and who may wait for something."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from lobdossier.domain.students import ListedStudent, Searchable, StudentFilter, chosen
from lobdossier.services.student_reading import mark_of
from lobdossier.services.students import Students
from lobdossier.ui.ask import ask_for_folder, ask_for_name, which_files
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.models.students import StudentModel
from lobdossier.ui.settings import Settings
from lobdossier.ui.students.bar import StudentBar
from lobdossier.ui.students.feeding import Feeding
from lobdossier.ui.students.menus import folders_in, look_in, popped, row_menu
from lobdossier.ui.students.painter import Heads, StudentPainter, is_narrow
from lobdossier.ui.theme import MAX_PT, MIN_PT, Theme, dress, icon, u
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.card_list import CardList
from lobdossier.ui.widgets.empty import EmptyState
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import box, hbox, vbox
from lobdossier.ui.widgets.messages import Banner, ProgressStrip, Toast, announce
from lobdossier.ui.widgets.page import PageHeader, margins_in, page
from lobdossier.ui.words import brief, count, tr

_AROUND: Final = (32, 26, 32, 6)
_LIST_LINE: Final = 6
"""What the sheet keeps around a list, and a pixel: the cards stand in line with the title."""
_LIST, _EMPTY, _NOTHING = range(3)
PATTERNS: Final = "*.pdf *.lobpakket *.lobdossier *.json"


class StudentsWindow(QWidget):
    """The list. `opened` gives the file to look at; `feeding` looks for changes, adds and takes off."""

    opened = Signal(object)
    back_wanted = Signal()
    own_wanted = Signal()
    """The guide wants a dossier too."""
    closed = Signal()

    def __init__(
        self,
        students: Students,
        jobs: JobRunner,
        theme: Theme,
        settings: Settings,
        today: Callable[[], date],
        documents: Path,
        back: str = "",
    ) -> None:
        """*jobs* outlives the window. *back* is the name of the dossier that one returns to, if there is one."""
        super().__init__()
        dress(self)
        self._students, self._theme, self._settings = students, theme, settings
        self._today, self._documents = today, documents
        self._all: list[Searchable] = []
        self.setWindowTitle(tr("Mijn studenten"))
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = StudentModel(self)
        self._build(back)
        self.feeding = Feeding(self, students, jobs, self.strip, self.banner)
        self._connect()
        self.bar.set_me(mark_of(settings.now.called))
        self.load()

    # ------------------------------------------------------------ the list
    def load(self) -> None:
        """Show what the last look found; who was current stays so."""
        self._all = self._students.rows()
        self._show(self.bar.filter)

    # ------------------------------------------------------------ Qt
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Keep to the margins of the other pages; a low window gives its room to the list."""
        left, top, right, bottom = margins_in(self, _AROUND)
        low = self.height() < u(520)
        self._head.set_margins((left, min(top, 10) if low else top, right, bottom))
        self._column.set_margins((left - _LIST_LINE, 0, 12, 0))
        self._foot.setVisible(not low)
        self._foot_around.set_margins((left, 4, right, 14 if not low else 4))
        self.files.setVisible(not low)  # it is among what is more, too
        self._tell()

    def _fit_heads(self) -> None:
        self._heads.setVisible(not is_narrow(self.view.viewport().width()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.feeding.stop()
        super().closeEvent(event)
        self.closed.emit()

    # ------------------------------------------------------------ private
    def _build(self, back: str) -> None:
        words = tr("Terug naar {name}", name=brief(back)) if back else tr("Eigen dossier")
        self.back = button(words, "arrow-left" if back else "plus", "ghost")
        self.back.clicked.connect(self.back_wanted if back else self.own_wanted)
        self.more = button("", "ellipsis", "ghost", tr("Meer: mappen, je naam, letters en kleuren"))
        self.files = button(tr("Bestand toevoegen"), "file-text", "soft")
        self.folder = button(tr("Map kiezen"), "folder-open", "primary")
        self.head = PageHeader(tr("Mijn studenten"), "", (self.back, self.files, self.folder, self.more))
        self.bar = StudentBar()
        self.strip, self.banner, self._toast = ProgressStrip(), Banner(closable=True), Toast(self)
        self.view = CardList(
            tr("Mijn studenten"),
            tr("Pijltjes: kiezen. Enter: openen. Delete: van de lijst halen."),
            self._model,
            StudentPainter(),
        )
        self._heads = Heads(self.view)
        self._column = vbox(self._heads, (self.view, 1), gap=0)
        self.empty = EmptyState(
            tr("Hier komen je studenten"),
            tr("Zet wat je van hen kreeg in een map, en kies die map. Of kies losse bestanden."),
        )
        self._clear = button(tr("Alles laten zien"), "x", "soft")
        self._clear.clicked.connect(self.bar.clear)
        nothing = EmptyState(tr("Niemand gevonden"), tr("Niemand past bij wat je zoekt."), self._clear, hills=False)
        self._stack = QStackedWidget()
        for part in (box(self._column), page(self.empty), page(40, nothing)):
            self._stack.addWidget(part)
        safe = label(
            tr("Je ziet alleen wat een student met je deelde. De bestanden blijven waar ze staan."), "small", wrap=True
        )
        self._foot = box(hbox(Icon("shield-check", "muted", 16), (safe, 1), gap=8))
        self._head = vbox(self.head, self.bar, self.banner, self.strip, gap=12)
        self._foot_around = vbox(self._foot, gap=0)
        self.setLayout(vbox(self._head, (self._stack, 1), self._foot_around, gap=0))

    def _connect(self) -> None:
        self.folder.clicked.connect(self._choose_folder)
        self.files.clicked.connect(self._choose_files)
        self.more.clicked.connect(self._show_more)
        self.bar.changed.connect(self._filter)
        self.view.opened.connect(lambda row: self.opened.emit(row.path))
        self.view.removed.connect(self.feeding.remove)
        self.feeding.changed.connect(self.load)
        self.feeding.taken_off.connect(self._say_taken_off)
        self.view.menu_wanted.connect(self._menu)
        self.view.resized.connect(self._fit_heads)
        for keys, act in (
            (QKeySequence.StandardKey.Find, self._to_search),
            (QKeySequence("Ctrl+K"), self._to_search),
            (QKeySequence("Ctrl++"), lambda: self._larger(1)),
            (QKeySequence("Ctrl+="), lambda: self._larger(1)),
            (QKeySequence("Ctrl+-"), lambda: self._larger(-1)),
        ):
            QShortcut(keys, self, act)
        down = QShortcut(Qt.Key.Key_Down, self.bar.field, self.take_keyboard)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)

    def take_keyboard(self) -> None:
        """The keyboard goes to the list, or to what fills it."""
        if self._stack.currentIndex() == _LIST:
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self._model.index(0))
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, wanted: StudentFilter) -> None:
        current, place = self.view.current, self.view.verticalScrollBar().value()
        row = self.view.currentIndex().row()
        rows = chosen(self._all, wanted, self._today())
        self._model.show(rows, self._today(), wanted.me)
        self._stack.setCurrentIndex(_LIST if rows else _NOTHING if self._all else _EMPTY)
        self.bar.setVisible(bool(self._all))
        here = self._model.place_of(current)
        if current is not None and not here.isValid():  # who was current is gone: the one after takes the place
            here = self._model.index(min(row, self._model.rowCount() - 1))
        self.view.setCurrentIndex(here)
        self.view.doItemsLayout()
        self.view.verticalScrollBar().setValue(place)
        self.restyle()

    def _tell(self) -> None:
        """How many there are; in a low window the list needs the room more."""
        self.head.set_note("" if self.height() < u(520) else self._note(self._model.rowCount(), self.bar.filter))

    def _note(self, shown: int, wanted: StudentFilter) -> str:
        number = sum(each.row.facts is not None for each in self._all)
        whole = count(number, "{n} student", "{n} studenten") if self._all else ""
        if untold := len(self._all) - number:
            whole += ", " + count(untold, "{n} bestand dat nog niets vertelt", "{n} bestanden die nog niets vertellen")
        return tr("{shown} van de {all}", shown=shown, all=whole) if wanted.narrows and self._all else whole

    def _filter(self, wanted: StudentFilter) -> None:
        self._show(wanted)
        if self.isVisible():
            announce(self.view, count(self._model.rowCount(), "{n} student", "{n} studenten"))

    def _say_taken_off(self, said: str, sources: list[Path]) -> None:
        self._toast.say(said, tr("Toch weer tonen"), lambda: self.feeding.add(sources))

    def _choose_folder(self) -> None:
        folder = ask_for_folder(self, self._documents)
        if folder:
            self.feeding.add([Path(folder)])

    def _choose_files(self) -> None:
        self.feeding.add(which_files(self, tr("Wat kreeg je van je studenten?"), self._documents, PATTERNS))

    def _menu(self, row: ListedStudent, place: QPoint) -> None:
        row_menu(self, row, self.opened.emit, lambda: self.feeding.remove(row)).popup(place)

    def _show_more(self) -> None:
        self.more_menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def more_menu(self) -> QMenu:
        """What there is more: looking again, single files, a name, the folders, letters and colours."""
        menu = popped(self)
        menu.addAction(icon("file-text"), tr("Bestand toevoegen"), self._choose_files)
        menu.addAction(icon("refresh-cw"), tr("Opnieuw kijken"), self.feeding.look).setEnabled(
            bool(self._students.sources)
        )
        menu.addAction(icon("user-round"), tr("Hoe heet je?…"), self._ask_name)
        folders_in(menu, [each for each in self._students.sources if not each.is_file()], self.feeding.remove_source)
        menu.addSeparator()
        look_in(menu, self._settings.now.scheme, self._wear, self._larger, self._theme.look.pt)
        return menu

    def _ask_name(self) -> None:
        name = ask_for_name(self, self._settings.now.called)
        if name is not None:
            self._settings.change(guide=name.strip())
            self.bar.set_me(mark_of(name))

    def _larger(self, by: float) -> None:
        self._wear(pt=min(MAX_PT, max(MIN_PT, self._theme.look.pt + by)))

    def _wear(self, **look: object) -> None:
        self._settings.change(**look)
        self._theme.apply(self._settings.now.look)

    def _to_search(self) -> None:
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()
