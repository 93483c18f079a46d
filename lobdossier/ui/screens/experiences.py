"""The room "Ervaringen": everything that the student experienced, newest first."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget

from lobdossier.domain.changes import Change
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.listing import ExperienceFilter
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.services.experiences import EVERYTHING
from lobdossier.ui.context import Context
from lobdossier.ui.experience.filters import FilterBar, Year, years_in
from lobdossier.ui.experience.list_view import ExperienceList
from lobdossier.ui.experience.nothing import NothingFound, NothingYet
from lobdossier.ui.models.experiences import PAGE, ExperienceModel
from lobdossier.ui.screen import Screen
from lobdossier.ui.theme import icon, u
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.layout import box, hbox, vbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.widgets.page import PageHeader, margins_in, page_header
from lobdossier.ui.words import count, tr

_CONCERNED = frozenset(kind.KIND for kind in (Experience, Evidence, Reflection, Student, SchoolPeriod))

_CARDS, _YET, _FOUND = range(3)
_AROUND_HEAD: Final = (32, 26, 32, 8)
_LIST_LINE: Final = 6
"""What the sheet keeps around a list, and a pixel: the cards stand in line with the title."""


class ExperiencesScreen(Screen):
    """The list with its filters; empty, it is four doors."""

    own_primary: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._all = 0
        experiences = context.workspace.experiences
        self._model = ExperienceModel(experiences, context.workspace.today, self)
        self.look = button(tr("Bekijken"), "maximize-2", "ghost", tr("Bekijken, groot scherm (F5)"))
        self.look.clicked.connect(lambda: context.way.go("walk"))
        self.head: PageHeader = page_header(tr("Ervaringen"), "", self.look)
        self.bar = FilterBar(experiences.kinds, self._years)
        self.view = ExperienceList(self._model, context.thumbnails)
        self._yet, self._found = NothingYet(), NothingFound()
        self._stack = QStackedWidget()
        self._cards = hbox((self.view, 1), gap=0, m=(_AROUND_HEAD[0] - _LIST_LINE, 0, 12, 0))
        for part in (box(self._cards), self._yet, self._found):
            self._stack.addWidget(part)
        self._head = vbox(self.head, self.bar, gap=14, m=_AROUND_HEAD)
        self.setLayout(vbox(self._head, (self._stack, 1), gap=0))
        self._connect()

    @property
    def title(self) -> str:
        """The name of the room."""
        return tr("Ervaringen")

    def open(self, target: str) -> None:
        """Show the list, in the place where it was left."""
        super().open(target)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the list anew; the row that was current stays current, and the view stays in its place."""
        self.context.attempt(lambda: self._load(self.bar.filter, stay=True))

    def concerns(self, change: Change) -> bool:
        """Whether a card shows something of *change*."""
        return change.kind in _CONCERNED

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window gives its room to the list."""
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Keep to the margins of the other pages."""
        left, top, right, bottom = margins_in(self.window(), _AROUND_HEAD)
        low = self.height() < u(520)
        self._head.set_margins((left, min(top, 12), right, 4) if low else (left, top, right, bottom))
        self._cards.set_margins((left - _LIST_LINE, 0, 12, 0))

    # ------------------------------------------------------------ private
    def _connect(self) -> None:
        context = self.context
        self.bar.changed.connect(self._filter)
        self.view.opened.connect(lambda found: context.way.go("experience", found))
        self.view.thrown.connect(self._throw_away)
        self.view.menu_wanted.connect(self._menu)
        self._yet.wanted.connect(lambda target: context.way.go("experience", target))
        self._found.clear_wanted.connect(self._clear)
        search = QShortcut(QKeySequence.StandardKey.Find, self, self._search)
        search.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape = QShortcut(Qt.Key.Key_Escape, self.bar, self._leave_search)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        down = QShortcut(Qt.Key.Key_Down, self.bar.field, self._to_list)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _load(self, wanted: ExperienceFilter, *, stay: bool) -> None:
        workspace = self.context.workspace
        sectors = workspace.sectors()
        current, place = self.view.current, self.view.verticalScrollBar().value()
        rows = self.view.seen + PAGE // 2 if stay else PAGE
        self._all = workspace.experiences.count()
        self.bar.set_sector(sectors.now)
        self._model.load(wanted, sectors, rows)
        self._show(workspace.experiences.count(wanted) if wanted != EVERYTHING else self._all)
        if stay:
            if current is not None:
                self.view.setCurrentIndex(self._model.place_of(current.id))
            self.view.doItemsLayout()
            self.view.verticalScrollBar().setValue(place)
        else:
            self.view.scrollToTop()

    def _show(self, shown: int) -> None:
        nothing = not self._all and not self.bar.narrows
        self._stack.setCurrentIndex(_YET if nothing else _CARDS if shown else _FOUND)
        self.bar.setVisible(not nothing)
        self.look.setVisible(bool(self._all))
        whole = count(self._all, "{n} ervaring", "{n} ervaringen")
        if nothing:
            whole = ""
        elif self.bar.narrows:
            whole = tr("{shown} van de {all}", shown=shown, all=whole)
        self.head.set_note(whole)

    def _filter(self, wanted: ExperienceFilter) -> None:
        if self.context.attempt(lambda: self._load(wanted, stay=False)):
            shown = self.context.workspace.experiences.count(wanted)
            announce(self.view, count(shown, "{n} ervaring", "{n} ervaringen"))

    def _years(self) -> list[Year]:
        workspace = self.context.workspace
        return years_in(workspace.experiences.months(), workspace.records.all(SchoolPeriod))

    def _clear(self) -> None:
        self.bar.clear()
        self.bar.field.setFocus()

    def _search(self) -> None:
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()

    def _leave_search(self) -> None:
        if self.bar.field.text():
            self.bar.field.clear()
        self._to_list()

    def _to_list(self) -> None:
        if self._stack.currentIndex() == _CARDS:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _menu(self, experience_id: str, place: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        go = self.context.way.go
        menu.addAction(icon("pencil"), tr("Openen"), lambda: go("experience", experience_id))
        menu.addAction(icon("message-circle"), tr("Reflecteren"), lambda: go("reflect", experience_id))
        menu.addSeparator()
        menu.addAction(icon("trash-2"), tr("Weggooien"), lambda: self._throw_away(experience_id))
        menu.popup(place)

    def _throw_away(self, experience_id: str) -> None:
        records = self.context.workspace.records
        row = self.view.currentIndex().row()

        def throw() -> None:
            found = records.get(Experience, experience_id)
            records.throw_away(found, label=tr("ervaring weggooien"), origin=self)
            self._load(self.bar.filter, stay=True)

        if self.context.attempt(throw):
            self.view.setCurrentIndex(self._model.index(min(row, self._model.rowCount() - 1)))
            self.context.voice.say(tr("Ervaring weggegooid"), undo=True)
