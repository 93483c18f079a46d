"""The few numbers in which a school says what it asks for in a period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QWidget

from lobdossier.domain.ids import new_id
from lobdossier.domain.student import Requirement, SchoolPeriod
from lobdossier.domain.vocabulary import Asked
from lobdossier.services.workspace import Workspace
from lobdossier.ui.context import Context
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import grows_down, hbox, vbox
from lobdossier.ui.words import tr


def period_of_today(workspace: Workspace) -> SchoolPeriod:
    """The school period that today falls in; a new one, not yet stored, where there is none."""
    # Imported here: the cards of the first start are read only when there is no school year yet.
    from lobdossier.ui.first_start_cards import school_year

    today, found = workspace.today(), workspace.period()
    if found is not None and (found.start or date.min) <= today <= (found.end or date.max):
        return found
    start, end = school_year(today)
    return SchoolPeriod(id=new_id(), sector=workspace.student.sector, start=start, end=end)


class Number(QWidget):
    """A whole number with a button less and a button more; the number can be typed too."""

    def __init__(self, name: str, value: int, step: int = 1) -> None:
        super().__init__()
        self.box = QSpinBox()
        self.box.setRange(0, 10_000)
        self.box.setSingleStep(step)
        self.box.setValue(value)
        self.box.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.box.setKeyboardTracking(False)  # a number is taken when it is whole, not digit by digit
        self.box.setAccessibleName(name)
        less = button("", "minus", "ghost", tr("{name}: minder", name=name))
        more = button("", "plus", "ghost", tr("{name}: meer", name=name))
        less.clicked.connect(self.box.stepDown)
        more.clicked.connect(self.box.stepUp)
        self.setLayout(hbox(less, self.box, more, gap=2))
        self.restyle()

    def restyle(self) -> None:
        self.box.setFixedWidth(u(70))


class RequirementsEditor(QWidget):
    """Conversations, experiences, reflections and hours that the school asks for; stored at each change."""

    def __init__(self, context: Context, period: SchoolPeriod | None = None) -> None:
        super().__init__()
        self._context = context
        self._period_id = period.id if period else ""
        found = period or period_of_today(context.workspace)
        asked = {requirement.what: requirement.number for requirement in found.requirements}
        questions = (
            (Asked.CONVERSATIONS, tr("Gesprekken"), 1),
            (Asked.EXPERIENCES, tr("Ervaringen"), 1),
            (Asked.REFLECTIONS, tr("Reflecties"), 1),
            (Asked.HOURS, tr("Uren"), 10),
        )
        self.numbers: dict[Asked, Number] = {}
        column = vbox(gap=4)
        for what, words, step in questions:
            number = Number(words, asked.get(what, 0), step)
            number.box.valueChanged.connect(partial(self._changed, what))
            self.numbers[what] = number
            column.put(hbox((label(words, wrap=True), 1), number, gap=10))
        self.setLayout(column)
        self.setSizePolicy(grows_down())

    def focus_first(self) -> None:
        """Bring the keyboard to the first number."""
        self.numbers[Asked.CONVERSATIONS].box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, _what: Asked, _value: int) -> None:
        workspace = self._context.workspace
        known = workspace.records.find(SchoolPeriod, self._period_id) if self._period_id else None
        period = known or period_of_today(workspace)
        self._period_id = period.id
        wanted = tuple(
            Requirement(what=what, number=number.box.value())
            for what, number in self.numbers.items()
            if number.box.value()
        )
        self._context.attempt(lambda: workspace.records.save(replace(period, requirements=wanted), origin=self))
