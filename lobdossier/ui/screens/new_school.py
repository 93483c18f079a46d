""" "Je gaat naar het mbo": the way to a next school or year, one question at a time."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.changes import Change
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Sector
from lobdossier.ui.context import Context
from lobdossier.ui.screen import Screen
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, hbox, sized, vbox
from lobdossier.ui.widgets.page import margins_in, page, page_header
from lobdossier.ui.widgets.steps import Steps
from lobdossier.ui.words import tr
from lobdossier.ui.years.going import Going
from lobdossier.ui.years.going_end import GoesAlong, TakenAlong
from lobdossier.ui.years.going_steps import StepBody, WhereTo, WhichSchool, WhichYear
from lobdossier.ui.years.said import period_name

_AROUND_FOOT = (32, 10, 32, 14)


class NewSchoolScreen(Screen):
    """Nothing of the new period is stored before "Beginnen"; what is written of the old one stores itself."""

    own_primary: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._going = Going(None, context.workspace.today())
        self._begun = False
        self._head = page_header("", tr("Wat je hier deed, blijft zoals je het schreef. Ook de woorden van toen."))
        self._place = vbox(gap=0)
        self._missing = label(
            tr("Kies eerst waar je heen gaat, en welk jaar of welke school."), "smallstrong", True, "warn"
        )
        self.cancel = button(tr("Toch niet"), "x", "ghost")
        self.begin = button(tr("Beginnen"), "check", "primary")
        self.cancel.clicked.connect(self._cancel)
        self.begin.clicked.connect(self._begin)
        self._foot = hbox((self._missing, 1), None, self.cancel, self.begin, gap=10, m=_AROUND_FOOT)
        content = box(self._place)
        sized(content, max_width=860)
        row = hbox((content, 100), None, gap=0)
        self.setLayout(vbox((page(self._head, row, gap=16), 1), self._foot, gap=0))
        for keys, act in (("Escape", self._cancel), ("Ctrl+Return", self._begin)):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._build()

    @property
    def title(self) -> str:
        """What is being done here."""
        return self._said()

    def open(self, target: str) -> None:
        """Begin, or go on where it was left: nothing that was told goes by leaving the page."""
        self.target = target
        before = self.context.workspace.period()
        if self._begun and _id(before) == _id(self._going.before):
            self.refresh()
        else:
            self._start(before)
        self.steps.open(self.steps.current)

    def refresh(self) -> None:
        """Take over what changed elsewhere of the period that ends."""
        self._going = Going(self._going.before, self.context.workspace.today(), self._going.where, self._going.period)
        self.begin.setEnabled(not self.context.workspace.read_only)
        self._show_taken()

    def concerns(self, change: Change) -> bool:
        """Only the school periods can be seen here."""
        return change.kind == SchoolPeriod.KIND

    def flush(self) -> bool:
        """Store what was written of the period that ends; False when that failed."""
        return self.taken.look_back.flush()

    def restyle(self) -> None:
        """Keep to the margins of the other pages."""
        self._foot.set_margins(margins_in(self.window(), _AROUND_FOOT))

    # ------------------------------------------------------------ the steps
    def _start(self, before: SchoolPeriod | None) -> None:
        self._begun = False
        self._going = Going(before, self.context.workspace.today())
        self._build()
        self.refresh()

    def _build(self) -> None:
        """The steps anew, without an answer."""
        self._place.clear()
        self.steps = Steps()
        going = self._going
        self.where, self.school, self.year = WhereTo(going), WhichSchool(going), WhichYear(going)
        self.taken, self.along = TakenAlong(self.context, self), GoesAlong(self.context)
        self._bodies: dict[str, StepBody] = {"where": self.where, "school": self.school, "year": self.year}
        self.steps.add("where", tr("Waar ga je heen?"), "signpost", self.where)
        self.steps.add("school", tr("Welke school en opleiding?"), "school", self.school)
        self.steps.add("year", tr("Welk jaar, en vanaf wanneer?"), "calendar", self.year)
        if self._going.before is not None:
            year = period_name(self._going.before)
            self.steps.add("taken", tr("Wat neem je mee uit {year}?", year=year), "backpack", self.taken)
        self.steps.add("along", tr("Je loopbaandocument"), "file-text", self.along)
        for body in self._bodies.values():
            body.changed.connect(self._told)
        self.steps.opened.connect(self._opened)
        self._place.put(self.steps)
        self._missing.hide()
        self._head.set_title(self._said())
        self._summarise()

    def _told(self, going: Going) -> None:
        """An answer: the other steps speak its words from now on."""
        self._begun = True
        self._going = going
        for body in self._bodies.values():
            if body is not self.sender():
                body.show_going(going)
        if going.named:
            self._missing.hide()
        self._head.set_title(self._said())
        self._summarise()

    def _opened(self, which: str) -> None:
        if which in self._bodies:
            self._bodies[which].show_going(self._going)
        elif which == "along":
            self.along.show_going(self._going)
        self._summarise()

    def _summarise(self) -> None:
        going = self._going
        for which, body in self._bodies.items():
            said = body.summary(going)
            self.steps.set_summary(which, said or tr("Nog open"), body.answered(going))
        if going.before is not None:
            written = not self.taken.look_back.blank
            self.steps.set_summary("taken", tr("Opgeschreven") if written else tr("Mag je overslaan"), written)
        said = tr("Je bekijkt het voorstel meteen") if self.along.wanted else tr("Mag je overslaan")
        self.steps.set_summary("along", said, self.along.wanted)

    def _show_taken(self) -> None:
        before = self._going.before
        if before is not None:
            self.taken.show_period(self.context.workspace.records.find(SchoolPeriod, before.id) or before)
        self._summarise()

    def _said(self) -> str:
        """The title: where the student goes, as soon as that is known."""
        going = self._going
        if not going.where:
            return tr("Een nieuwe school, of een nieuw jaar")
        if going.same:
            return tr("Een nieuw jaar op dezelfde school")
        return {
            Sector.VO: tr("Je gaat naar het voortgezet onderwijs"),
            Sector.MBO: tr("Je gaat naar het mbo"),
            Sector.HBO: tr("Je gaat naar het hbo"),
        }[going.period.sector]

    # ------------------------------------------------------------ the end
    def _cancel(self) -> None:
        """Leave, without anything of the new period."""
        if self.flush():
            self._start(self.context.workspace.period())
            self.context.way.back()

    def _begin(self) -> None:
        if self.context.workspace.read_only or not self.begin.isEnabled():
            return
        if not self._going.named:
            self._missing.show()
            self.steps.open("year" if self._going.where else "where")
            return
        if not self.flush():
            return
        if self.along.wanted and not self._going.same:
            self._begin_with_document()
        else:
            self._store(None)

    def _begin_with_document(self) -> None:
        """The proposal reads the whole dossier: in the background, with the button off meanwhile."""
        years, school = self.context.workspace.school_years, self._going.period.school.strip()
        self.begin.setEnabled(False)
        self.context.jobs.run(
            self, lambda _progress, _stopped: years.document_for(school), done=self._store, failed=self._could_not
        )

    def _could_not(self, error: Exception) -> None:
        self.begin.setEnabled(True)
        self.context.voice.fail(error, self._begin)

    def _store(self, document: CareerDocument | None) -> None:
        """One deed: the new period, the end of the old one, the sector, and the document if it was asked for."""
        self.begin.setEnabled(True)
        context, period = self.context, self._going.period
        years = context.workspace.school_years
        if not context.attempt(
            lambda: years.begin(period, document, label=tr("naar {year}", year=period_name(period)))
        ):
            return
        self._start(period)
        context.way.go(*(("share", "") if document is not None else ("year", period.id)))
        context.voice.say(tr("{year} begint. De woorden van je school gaan mee.", year=period_name(period)), undo=True)


def _id(period: SchoolPeriod | None) -> str:
    return period.id if period is not None else ""
