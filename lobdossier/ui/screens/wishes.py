"""A school's own file: what it asks for, and making that what is asked in a school year."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from lobdossier.domain.changes import Change
from lobdossier.domain.student import Requirement, SchoolPeriod
from lobdossier.domain.vocabulary import Sector
from lobdossier.domain.wishes import SchoolWishes, WishPeriod, typed
from lobdossier.services.wishes import read_wishes
from lobdossier.text import names
from lobdossier.text.files import display_name
from lobdossier.text.wishes import asked
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.requirements import period_of_today
from lobdossier.ui.screen import Screen
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.cards import Card, Well, well
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import Box, Part, box, flow, hbox, sized, vbox
from lobdossier.ui.widgets.page import crumbs, page, page_header
from lobdossier.ui.wishes.rows import together
from lobdossier.ui.wishes.target import read_target
from lobdossier.ui.words import tr
from lobdossier.ui.years.said import period_name

_WIDEST = 820


class WishesScreen(Screen):
    """Target: `wishes_target`. Nothing is stored until the student says so; what was typed is never replaced unasked."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._path, self._period_id = Path(), ""
        self._file = SchoolWishes("", "", None, ())
        self._chosen = 0
        trail = crumbs(tr("Instellingen"), tr("Wat je school vraagt"))
        trail.chosen.connect(lambda _place: context.way.go("settings", "school"))
        self._head = page_header("")
        self._which, self._wishes, self._deed = Block(), Block(), Block()
        column = sized(box(vbox(trail, self._head, self._which, self._wishes, self._deed, gap=14)), max_width=_WIDEST)
        self.setLayout(vbox(page(column), gap=0))
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context.way.back)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def title(self) -> str:
        """What the room is called."""
        return tr("Wat je school vraagt")

    def open(self, target: str) -> None:
        """Read the file that *target* names.

        Raises:
            FileMissing, OpenError, WishesRefused: it cannot be read, or breaks a rule.
        """
        period_id, path = read_target(target)
        self._file = read_wishes(path)
        self.target, self._path, self._period_id = target, path, period_id
        self._chosen = self._likely()
        self.refresh()

    def refresh(self) -> None:
        """Hold the file against what is asked now; the file itself is not read again."""
        called = self._file.name or display_name(self._path.name)
        self._head.set_title(called)
        self._head.set_note(self._said())
        self._which.show_parts((self._path, self._file), self._periods)
        shown, period = self._shown(), self._period()
        sector = self._file.sector or period.sector
        self._wishes.show_parts((shown, sector), lambda: [self._list(shown, sector)])
        self._deed.show_parts((shown, period), lambda: self._ways(shown, period))

    def concerns(self, change: Change) -> bool:
        """The school years hold what is asked."""
        return change.kind == SchoolPeriod.KIND

    # ------------------------------------------------------------ private
    def _said(self) -> str:
        who = self._file.school or tr("Je school")
        return tr("{who} vraagt dit van je. Je dossier blijft van jou: je school ziet er niets van.", who=who)

    def _shown(self) -> WishPeriod:
        return self._file.periods[self._chosen]

    def _likely(self) -> int:
        """The part of the file that speaks of the year: "mbo 2 en verder" for "mbo 2"; else the first."""
        name = self._period().title.strip().casefold()
        return next((n for n, p in enumerate(self._file.periods) if name and name in p.name.casefold()), 0)

    def _period(self) -> SchoolPeriod:
        """The school year that it is for; a new one, not yet stored, where there is none."""
        workspace = self.context.workspace
        found = workspace.records.find(SchoolPeriod, self._period_id) if self._period_id else None
        return found if found is not None and found.deleted is None else period_of_today(workspace)

    def _periods(self) -> list[Part]:
        if len(self._file.periods) < 2:
            return []
        options = [
            Option(str(n), period.name or tr("Deel {n}", n=n + 1), "calendar-days")
            for n, period in enumerate(self._file.periods)
        ]
        choices = Choices(tr("Voor welk jaar?"), options, [str(self._chosen)], single=True)
        choices.changed.connect(lambda on: self._choose(choices, on))
        return [label(tr("Voor welk jaar?"), "h3", wrap=True), choices]

    def _choose(self, choices: Choices, on: list[str]) -> None:
        self._chosen = int(on[0]) if on else self._chosen
        choices.set_values([str(self._chosen)])
        self.refresh()

    def _list(self, shown: WishPeriod, sector: Sector) -> Card:
        found = shown.wishes
        rows = [_row([found[place] for place in places], sector) for _, places in together(found, sector)]
        return Card(*(rows or [label(tr("Voor dit jaar staat er niets in."), "muted", wrap=True)]), gap=12, pad=20)

    def _ways(self, shown: WishPeriod, period: SchoolPeriod) -> list[Part]:
        if self.context.workspace.read_only:
            return [label(tr("Dit dossier is nu alleen om te lezen. Je kunt dit hier niet overnemen."), "muted", True)]
        if not shown.wishes:
            return []
        name = period_name(period)
        if period.requirements == shown.wishes:
            done = button(tr("Naar Start"), "house")
            done.clicked.connect(lambda: self.context.way.go("start"))
            said = hbox(Icon("circle-check", "ok", 18), (label(tr("Dit staat nu bij {name}.", name=name), "", True), 1))
            return [said, flow(done)]
        parts: list[Part] = []
        if period.requirements:
            parts.append(_now(period))
            take = button(tr("Vervangen door dit bestand"), "check")
        else:
            take = button(tr("Dit vraagt mijn school"), "check", "primary")
        take.clicked.connect(lambda: self._take_over(shown))
        leave = button(tr("Laten zoals het is") if period.requirements else tr("Nu niet"), kind="ghost")
        leave.clicked.connect(self.context.way.back)
        where = tr("Het komt bij {name}. Op Start zie je wat er al is. Je kunt het altijd weer weghalen.", name=name)
        return [*parts, label(where, "small", wrap=True), flow(take, leave, gap=8)]

    def _take_over(self, shown: WishPeriod) -> None:
        workspace = self.context.workspace
        called, file, period = display_name(self._path.stem), self._file, self._period()
        label_ = tr("wensen van school overnemen")
        if self.context.attempt(lambda: workspace.wishes.take_over(file, shown, period, called, label_)):
            self.context.voice.say(tr("Op Start zie je nu wat je school vraagt."), undo=True)
            self.refresh()
            self.take_keyboard()


def _row(wishes: Sequence[Requirement], sector: Sector) -> Part:
    """One wish, or those for each competence under the words that they share."""
    words: list[Part] = [Words(wishes[0].words, "strong")] if wishes[0].words.strip() else []
    if len(wishes) == 1:
        return _signed(_sign(wishes[0]), vbox(*words, Words(asked(wishes[0], sector)), gap=0))
    each = [_signed(_sign(wish), vbox(Words(asked(wish, sector)))) for wish in wishes]
    return _signed("list-checks", vbox(*words, *each, gap=4))


def _signed(sign: str, column: Box) -> Box:
    return hbox(vbox(2, Icon(sign, "muted", 18), None), (column, 1), gap=12)


def _sign(wish: Requirement) -> str:
    return names.competence_icon(wish.competences[0]) if len(wish.competences) == 1 else "list-checks"


def _now(period: SchoolPeriod) -> Well:
    """What would go when the file takes its place."""
    head = (
        tr("Dit vulde je zelf al in:")
        if typed(period)
        else tr("Nu staat er, uit “{name}”:", name=display_name(period.requirements_from))
    )
    return well(
        Words(head, "strong"),
        *(Words(f"{asked(wish, period.sector)}{_words(wish)}") for wish in period.requirements),
        4,
        label(tr("Als je het vervangt, kun je dat meteen weer ongedaan maken."), "small", wrap=True),
        gap=3,
    )


def _words(wish: Requirement) -> str:
    return f" ({wish.words})" if wish.words.strip() else ""
