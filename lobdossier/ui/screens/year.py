"""The page of one school year: how the student looks back on it, and what there was."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lobdossier.domain.changes import Change
from lobdossier.domain.student import SchoolPeriod
from lobdossier.services.school_years import YearPage
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.screen import Screen
from lobdossier.ui.turns import in_turns
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Columns, Part, box, flow, vbox
from lobdossier.ui.widgets.page import crumbs, page, page_header
from lobdossier.ui.words import tr
from lobdossier.ui.years import parts
from lobdossier.ui.years.look_back import LookBack
from lobdossier.ui.years.said import period_line, period_name


class YearScreen(Screen):
    """Target: the id of a school period. Ctrl+Page Up and Ctrl+Page Down leaf to the year before and after."""

    own_primary: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._period = SchoolPeriod()
        self._found: YearPage | None = None
        trail = crumbs(tr("Terugkijken"), tr("Een schooljaar"))
        trail.chosen.connect(lambda _place: context.way.go("looking_back"))
        self.before = button(tr("Jaar ervoor"), "arrow-left", "ghost", tr("Jaar ervoor (Ctrl+Page Up)"))
        self.after = button(tr("Jaar erna"), "arrow-right", "ghost", tr("Jaar erna (Ctrl+Page Down)"), after=True)
        self.before.clicked.connect(lambda: self._leaf(-1))
        self.after.clicked.connect(lambda: self._leaf(1))
        self._head = page_header("", " ", self.before, self.after)
        self.look_back = LookBack(context, self)
        self._asked = label(tr("Hoe kijk je terug?"), "h2", wrap=True)
        written = Card(self._asked, self.look_back, gap=10)
        self._photos, self._nothing = Block(), Block()
        self._main = self._proud, self._answers, self._held = Block(), Block(), Block()
        self._side = self._facts, self._grown, self._known, self._choices, self._people = tuple(
            Block() for _ in range(5)
        )
        main = box(vbox(written, self._nothing, *self._main, None, gap=12))
        self._beside = box(vbox(*self._side, None, gap=12))
        self._columns = Columns(main, self._beside, side_width=350, gap=22, stack_em=104)
        self._page = page(trail, self._head, self._photos, self._columns, gap=14)
        self.setLayout(vbox(self._page, gap=0))
        self._connect()

    @property
    def title(self) -> str:
        """What the student calls the year."""
        return period_name(self._period)

    def open(self, target: str) -> None:
        """Show the page of a year.

        Raises:
            KeyError: there is no such year, or it lies in the trash.
        """
        found = self.context.workspace.records.find(SchoolPeriod, target)
        if found is None or found.deleted is not None:
            raise KeyError(target)
        self.target = target
        self._show_period(found)
        self._read()

    def refresh(self) -> None:
        """Take over what changed elsewhere; what is being typed stays."""
        found = self.context.workspace.records.find(SchoolPeriod, self.target)
        if found is None or found.deleted is not None:
            self.context.way.back()
            return
        self._show_period(found)
        self._read()

    def concerns(self, change: Change) -> bool:
        """Nearly everything can stand on the page of a year."""
        return bool(change.kind)

    def flush(self) -> bool:
        """Store what is not stored yet; False when that failed (the text stays)."""
        return self.look_back.flush()

    # ------------------------------------------------------------ showing
    def _show_period(self, period: SchoolPeriod) -> None:
        self._period = period
        self._head.set_title(period_name(period))
        self._head.set_note(period_line(period))
        self.look_back.show_period(period)
        years = self.context.workspace.school_years.all()
        place = next((n for n, found in enumerate(years) if found.id == period.id), 0)
        self.before.setEnabled(place > 0)
        self.after.setEnabled(place + 1 < len(years))

    def _read(self) -> None:
        """What there was may be much: in the background."""
        years, target = self.context.workspace.school_years, self.target
        self.context.jobs.run(
            self, lambda _progress, _stopped: years.page(target), done=self._show, failed=self._could_not_read
        )

    def _could_not_read(self, error: Exception) -> None:
        # Thrown away while it was read: `refresh` leads out of the page.
        if not isinstance(error, KeyError):
            self.context.voice.fail(error, self._read)

    def _show(self, found: YearPage) -> None:
        if found.period.id != self.target:
            return
        context, today = self.context, self.context.workspace.today()
        sectors, facts = context.workspace.sectors(), found.facts
        in_turns(
            self,
            [
                partial(self._photos.show_parts, found.photos, partial(parts.photos, context, found.photos)),
                partial(
                    self._proud.show_parts,
                    (found.starred, sectors, today),
                    partial(parts.starred, context, found.starred, sectors, today),
                ),
                partial(self._facts.show_parts, facts, partial(parts.facts_card, facts)),
                partial(self._grown.show_parts, found.grown, partial(parts.growth_card, found.grown)),
                partial(self._answers.show_parts, found.answers, partial(parts.answers, context, found.answers)),
                partial(self._known.show_parts, facts.known, partial(parts.known_card, facts.known)),
                partial(self._held.show_parts, found.held, partial(parts.conversations, context, found.held)),
                partial(self._choices.show_parts, found.choices, partial(parts.choices_card, context, found.choices)),
                partial(self._people.show_parts, found.people, partial(parts.people_card, context, found.people)),
                self._show_nothing,
            ],
        )

    def _show_nothing(self) -> None:
        """What stands beside takes no room while there is nothing in it; an empty year says so kindly."""
        beside = any(not block.isHidden() for block in self._side)
        self._beside.setVisible(beside)
        empty = not beside and all(block.isHidden() for block in (self._photos, *self._main))
        self._nothing.show_parts(empty, lambda: self._nothing_yet() if empty else [])

    def _nothing_yet(self) -> list[Part]:
        """An empty year is no failure: it may be told of later."""
        tell = door(button(tr("Ervaring opschrijven"), "pencil", "soft"))
        tell.clicked.connect(lambda: self.context.way.go("experience"))
        words = tr("Van dit jaar staat hier nog niets. Dat geeft niet: een herinnering mag je ook later opschrijven.")
        return [Card(label(words, "", wrap=True), flow(tell), fill="surface", dashed=True, shadow=False)]

    # ------------------------------------------------------------ leafing
    def _leaf(self, way: int) -> None:
        years: list[SchoolPeriod] = self.context.workspace.school_years.all()
        place = next((n for n, found in enumerate(years) if found.id == self.target), None)
        if place is None or not 0 <= place + way < len(years):
            return
        self.context.way.go("year", years[place + way].id)
        # The button may have nothing to leaf to any more: the keyboard stays where it can go on.
        pressed: QWidget = self.before if way < 0 else self.after
        other = self.after if way < 0 else self.before
        (pressed if pressed.isEnabled() else other).setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        for keys, act in (
            ("Ctrl+PgUp", lambda: self._leaf(-1)),
            ("Ctrl+PgDown", lambda: self._leaf(1)),
            ("Escape", self.context.way.back),
        ):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
