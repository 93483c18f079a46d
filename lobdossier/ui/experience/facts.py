"""The facts of an experience, each a question to tap or one line to type: sort, when, where, role, hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from lobdossier.domain import limits
from lobdossier.domain.experience import Experience
from lobdossier.domain.schooling import Sectors
from lobdossier.domain.vocabulary import ExperienceKind, Sector
from lobdossier.text import names
from lobdossier.ui.context import Context
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.experience.disclosure import Accordion, Disclosure
from lobdossier.ui.experience.said import when_said
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.dates import DateChooser
from lobdossier.ui.widgets.fields import line_field
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import at_start, box, hbox, sized, vbox
from lobdossier.ui.words import count, tr

FIRST_KINDS = 6
"""Sorts that are shown before "meer…": the ones the student used most, filled up with the usual ones."""
USUAL = (
    ExperienceKind.STAGE,
    ExperienceKind.BIJBAAN,
    ExperienceKind.PROJECT,
    ExperienceKind.OPEN_DAG,
    ExperienceKind.LES,
    ExperienceKind.VRIJWILLIGERSWERK,
    ExperienceKind.HOBBY,
)
MOST_HOURS = 20_000


class Facts(Card):
    """The card beside the story. Each fact is closed with its answer in one line; one of them is open at a time."""

    def __init__(self, context: Context, desk: Desk, accordion: Accordion, experience_id: Callable[[], str]) -> None:
        super().__init__(label(tr("Over deze ervaring"), "h3"), pad=12, gap=2)
        self._context, self._desk, self._id = context, desk, experience_id
        self._sectors = Sectors()
        self._all_kinds, self._looking = False, accordion.looking
        rows = (
            ("kind", tr("Wat voor soort?"), "layers", self._kind_body),
            ("when", tr("Wanneer?"), "calendar", self._when_body),
            (
                "organisation",
                tr("Bij wie?"),
                "building-2",
                self._line_body(tr("Bij welk bedrijf of welke school?"), "organisation"),
            ),
            ("place", tr("Waar?"), "map-pin", self._line_body(tr("In welke plaats?"), "place")),
            ("role", tr("Wat was jouw rol?"), "user-round", self._line_body(tr("Wat deed je daar?"), "role")),
            ("hours", tr("Hoeveel uur?"), "clock", self._hours_body),
        )
        self.rows: dict[str, Disclosure] = {}
        for which, title, icon, make in rows:
            row = accordion.add(Disclosure(which, title, icon, make))
            row.closed.connect(lambda: self._desk.settle(self._id()))
            self.rows[which] = row
            self.body.put(row)

    def show_record(self, experience: Experience, sectors: Sectors) -> None:
        """Show the answers of *experience*, in the words of the sector of then."""
        self._sectors = sectors
        self._tell(experience)

    def rebuild(self) -> None:
        """Show what changed elsewhere in the fact that is open."""
        for row in self.rows.values():
            row.rebuild()

    # ------------------------------------------------------------ private
    def _now(self) -> Experience:
        return self._desk.now(Experience, self._id())

    def _sector_of(self, experience: Experience) -> Sector:
        return self._sectors.on(experience.start, experience.end)

    def _put(self, **values: object) -> None:
        self._desk.put(self._id(), **values)
        self._tell(self._now())

    def _tell(self, experience: Experience) -> None:
        today = self._context.workspace.today()
        self.rows["kind"].answer(names.kind_name(experience.kind, self._sector_of(experience)), True)
        when = when_said(experience.start, experience.end, today)
        self.rows["when"].answer(when, experience.start is not None)
        self.rows["organisation"].answer(experience.organisation, bool(experience.organisation))
        self.rows["place"].answer(experience.place, bool(experience.place))
        self.rows["role"].answer(experience.role, bool(experience.role))
        hours = count(experience.hours, "{n} uur", "{n} uur") if experience.hours is not None else ""
        self.rows["hours"].answer(hours, experience.hours is not None)
        if self._looking:
            for which, row in self.rows.items():
                row.setVisible(bool(row.said) and (which != "when" or experience.start is not None))

    def _kind_body(self) -> QWidget:
        if self._looking:
            return Words(self.rows["kind"].said)
        kinds = list(ExperienceKind) if self._all_kinds else self._first_kinds()
        sector = self._sector_of(self._now())
        options = [Option(kind, names.kind_name(kind, sector), names.kind_icon(kind)) for kind in kinds]
        choices = Choices(tr("Soort"), options, [self._now().kind], single=True, size="s")
        choices.changed.connect(self._kind_chosen)
        if self._all_kinds:
            return choices
        more = button(tr("Meer soorten…"), kind="link")
        more.clicked.connect(self._more_kinds)
        return box(vbox(choices, at_start(more), gap=6))

    def _first_kinds(self) -> list[ExperienceKind]:
        used = self._context.workspace.experiences.kinds()
        wanted = dict.fromkeys([self._now().kind, *used, *USUAL])
        wanted.pop(ExperienceKind.ANDERS, None)
        return [*list(wanted)[:FIRST_KINDS], ExperienceKind.ANDERS]

    def _more_kinds(self) -> None:
        self._all_kinds = True
        self.rows["kind"].rebuild()
        self.rows["kind"].open()
        self._all_kinds = False

    def _kind_chosen(self, chosen: list[str]) -> None:
        # A tap on the one that is on takes it away: then it is something else.
        self._put(kind=ExperienceKind(chosen[0]) if chosen else ExperienceKind.ANDERS)

    def _when_body(self) -> QWidget:
        if self._looking:
            return Words(self.rows["when"].said)
        now = self._now()
        chooser = DateChooser(tr("Wanneer"), now.start, now.end, self._context.workspace.today)
        chooser.changed.connect(self._when_chosen)
        return chooser

    def _when_chosen(self, start: date | None, end: date | None) -> None:
        self._put(start=start, end=end)

    def _line_body(self, question: str, name: str) -> Callable[[], QWidget]:
        def make() -> QWidget:
            field = line_field(question, getattr(self._now(), name), question, limits.TITLE)
            field.textEdited.connect(lambda _text: self._typed(name, field))
            field.returnPressed.connect(self.rows[name].close_up)
            return field

        return make

    def _typed(self, name: str, field: QLineEdit) -> None:
        self._put(**{name: field.text()})

    def _hours_body(self) -> QWidget:
        hours = self._now().hours
        field = line_field(tr("Hoeveel uur was het bij elkaar?"), "" if hours is None else str(hours))
        field.setValidator(QIntValidator(0, MOST_HOURS, field))
        field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        field.textEdited.connect(self._hours_typed)
        field.returnPressed.connect(self.rows["hours"].close_up)
        sized(field, width=90)
        return box(hbox(field, label(tr("uur bij elkaar"), "muted"), None, gap=8))

    def _hours_typed(self, text: str) -> None:
        number = int(text) if text.isascii() and text.isdigit() else None
        self._put(hours=None if number is None else min(number, MOST_HOURS))
