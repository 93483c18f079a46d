"""The room "Ervaringen": everything that the student experienced, newest first or as a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from lobdossier.domain.changes import Change
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.listing import ExperienceFilter, ExperienceRow
from lobdossier.domain.portrait import Choice
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.timeline.things import Timeline
from lobdossier.services.experiences import EVERYTHING
from lobdossier.ui.context import Context
from lobdossier.ui.experience.card import CardPainter
from lobdossier.ui.experience.filters import FilterBar, Year, years_in
from lobdossier.ui.experience.nothing import NothingFound, NothingYet
from lobdossier.ui.models.experiences import PAGE, ExperienceModel
from lobdossier.ui.screen import Screen
from lobdossier.ui.theme import icon, u
from lobdossier.ui.widgets.buttons import Option, Segmented, button
from lobdossier.ui.widgets.card_list import CardList
from lobdossier.ui.widgets.layout import box, hbox, vbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.widgets.page import PageHeader, margins_in, page, page_header
from lobdossier.ui.words import count, tr

if TYPE_CHECKING:
    from lobdossier.ui.timeline.page import TimelinePage

_CONCERNED = frozenset(kind.KIND for kind in (Experience, Evidence, Reflection, Feedback, Student, SchoolPeriod))
_ALSO_IN_TIME = frozenset(kind.KIND for kind in (Conversation, Choice))
LIST, TIMELINE = "list", "timeline"
"""The two views, as targets of the screen: without a target it shows the one that was left."""

_CARDS, _YET, _FOUND, _TIME = range(4)
_AROUND_HEAD: Final = (32, 26, 32, 8)
_LIST_LINE: Final = 6
"""What the sheet keeps around a list, and a pixel: the cards stand in line with the title."""


class ExperiencesScreen(Screen):
    """The list or the timeline with the filters of both; empty, it is four doors."""

    own_primary: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._all = 0
        self._tell = False
        experiences = context.workspace.experiences
        self._model = ExperienceModel(experiences, context.workspace.today, self, remarks=context.guest is None)
        self.look = button(tr("Bekijken"), "maximize-2", "ghost", tr("Bekijken, groot scherm (F5)"))
        self.look.clicked.connect(lambda: context.way.go("walk"))
        self.ways = Segmented(
            tr("Weergave"),
            (Option(LIST, tr("Lijst"), "list"), Option(TIMELINE, tr("Tijdlijn"), "chart-gantt")),
        )
        self.head: PageHeader = page_header(tr("Ervaringen"), "", self.look, self.ways)
        self.bar = FilterBar(experiences.kinds, self._years)
        painter = CardPainter(context.thumbnails)
        keys = tr("Pijltjes: kiezen. Enter: openen. Delete: weggooien.")
        self.view = CardList(tr("Ervaringen"), keys, self._model, painter)
        painter.photo_came.connect(self.view.viewport().update)
        self._yet, self._found = NothingYet(), NothingFound()
        self._stack = QStackedWidget()
        self._cards = hbox((self.view, 1), gap=0, m=(_AROUND_HEAD[0] - _LIST_LINE, 0, 12, 0))
        self._timeline: TimelinePage | None = None
        for part in (box(self._cards), self._yet, page(40, self._found)):
            self._stack.addWidget(part)
        self._head = vbox(self.head, self.bar, gap=14, m=_AROUND_HEAD)
        self.setLayout(vbox(self._head, (self._stack, 1), gap=0))
        self._connect()

    @property
    def title(self) -> str:
        """The name of the room."""
        return tr("Ervaringen")

    @property
    def timeline(self) -> TimelinePage:
        """The other view, read and built when it is first asked for: who wants the list does not wait for it."""
        if self._timeline is None:
            from lobdossier.ui.timeline.page import TimelinePage

            self._timeline = made = TimelinePage(self.context)
            self._stack.addWidget(made)
            made.read.connect(self._show_timeline)
            made.list_wanted.connect(lambda: self.open(LIST))
            made.found.clear_wanted.connect(self._clear)
        return self._timeline

    def open(self, target: str) -> None:
        """Show the view *target*, or the one that was open, in the place where it was left."""
        if target in (LIST, TIMELINE):
            self.ways.set_current(target)
        # A timeline is high: there the filters scroll away with it, so that a low window has room for the lanes.
        place = self.timeline.top if self._in_time else self._head
        if place.indexOf(self.bar) < 0:
            place.put(self.bar)
        super().open(self.ways.current)
        self._held.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read it anew; what was current stays current, and the view stays in its place."""
        self.context.attempt(lambda: self._load(self.bar.filter, stay=True))

    def concerns(self, change: Change) -> bool:
        """Whether a card or the timeline shows something of *change*."""
        return change.kind in _CONCERNED or (self._in_time and change.kind in _ALSO_IN_TIME)

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
        self.view.opened.connect(lambda row: context.way.go("experience", row.id))
        self.view.removed.connect(self._throw_away)
        self.view.menu_wanted.connect(self._menu)
        self._yet.wanted.connect(lambda target: context.way.go("experience", target))
        self._found.clear_wanted.connect(self._clear)
        self.ways.chosen.connect(self.open)
        search = QShortcut(QKeySequence.StandardKey.Find, self, self._search)
        search.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape = QShortcut(Qt.Key.Key_Escape, self.bar, self._leave_search)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        down = QShortcut(Qt.Key.Key_Down, self.bar.field, self._to_list)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)

    @property
    def _in_time(self) -> bool:
        return self.ways.current == TIMELINE

    @property
    def _held(self) -> QWidget:
        """What has the keyboard in the view that is open."""
        return self.timeline.picture if self._in_time else self.view

    def _load(self, wanted: ExperienceFilter, *, stay: bool) -> None:
        workspace = self.context.workspace
        sectors = workspace.sectors()
        if self._in_time:
            self._all = workspace.experiences.count()
            self.bar.set_sector(sectors.now)
            if self._all:  # at once, so that the keyboard has a place to go to; what is in it comes in a moment
                self._stack.setCurrentIndex(_TIME)
            self.timeline.load(wanted)
            return
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

    def _show_timeline(self, told: Timeline) -> None:
        """The timeline was read: it may hold conversations and choices where there is no experience yet."""
        if not self._in_time:
            return
        moments = (*told.moments, *told.apart)
        self._show(sum(moment.kind == Experience.KIND for moment in moments), bool(moments))
        if self._tell:
            self._tell = False
            said = count(len(moments), "{n} ding op de tijdlijn", "{n} dingen op de tijdlijn")
            announce(self.timeline.picture, said)

    def _show(self, shown: int, anything: bool = False) -> None:
        nothing = not (self._all or anything or self.bar.narrows)
        there = _TIME if self._in_time else _CARDS
        found = shown or self._in_time  # the timeline says itself that it is empty
        self._stack.setCurrentIndex(_YET if nothing else there if found else _FOUND)
        self.bar.setVisible(not nothing)
        self.ways.setVisible(not nothing)
        self.look.setVisible(bool(self._all))
        whole = count(self._all, "{n} ervaring", "{n} ervaringen")
        if nothing:
            whole = ""
        elif self.bar.narrows:
            whole = tr("{shown} van de {all}", shown=shown, all=whole)
        self.head.set_note(whole)

    def _filter(self, wanted: ExperienceFilter) -> None:
        self._tell = self._in_time  # a timeline comes a moment later: then it is said what is left of it
        if self.context.attempt(lambda: self._load(wanted, stay=False)) and not self._in_time:
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
        if self._stack.currentIndex() in (_CARDS, _TIME):
            self._held.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _menu(self, row: ExperienceRow, place: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        go = self.context.way.go
        menu.addAction(icon("pencil"), tr("Openen"), lambda: go("experience", row.id))
        menu.addAction(icon("message-circle"), tr("Reflecteren"), lambda: go("reflect", row.id))
        menu.addSeparator()
        menu.addAction(icon("trash-2"), tr("Weggooien"), lambda: self._throw_away(row))
        menu.popup(place)

    def _throw_away(self, thrown: ExperienceRow) -> None:
        records = self.context.workspace.records
        row = self.view.currentIndex().row()

        def throw() -> None:
            found = records.get(Experience, thrown.id)
            records.throw_away(found, label=tr("ervaring weggooien"), origin=self)
            self._load(self.bar.filter, stay=True)

        if self.context.attempt(throw):
            self.view.setCurrentIndex(self._model.index(min(row, self._model.rowCount() - 1)))
            self.context.voice.say(tr("Ervaring weggegooid"), undo=True)
