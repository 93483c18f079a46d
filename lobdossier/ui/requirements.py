"""The few numbers in which a school says what it asks for in a period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain.ids import new_id
from lobdossier.domain.student import Requirement, SchoolPeriod
from lobdossier.domain.vocabulary import Asked
from lobdossier.domain.wishes import particular
from lobdossier.services.workspace import Workspace
from lobdossier.text.files import display_name
from lobdossier.text.wishes import asked
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.fields import line_field
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import Part, grows_down, hbox, sized, vbox
from lobdossier.ui.words import tr

_MOST: Final = 10_000
"""The largest number that a school can ask for (`domain.student.Requirement`)."""


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
    """A whole number to type, with a button less and a button more; the arrow keys do the same. `changed` gives it."""

    changed = Signal(int)

    def __init__(self, name: str, value: int, step: int = 1) -> None:
        super().__init__()
        self._step, self._value = step, value
        self.field = line_field(name, str(value), limit=len(str(_MOST)))
        self.field.setValidator(QIntValidator(0, _MOST, self))
        self.field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.field.textEdited.connect(self._typed)
        self.field.editingFinished.connect(lambda: self.field.setText(str(self._value)))
        less = button("", "minus", "ghost", tr("{name}: minder", name=name))
        more = button("", "plus", "ghost", tr("{name}: meer", name=name))
        less.clicked.connect(lambda: self.change(-1))
        more.clicked.connect(lambda: self.change(1))
        self.setLayout(hbox(less, sized(self.field, width=76), more, gap=2))

    @property
    def value(self) -> int:
        """The number; an empty field is 0."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show another number as given, without a signal; one that is being typed stays."""
        if value != self._value and not self.field.hasFocus():
            self._value = value
            self.field.setText(str(value))

    def change(self, steps: int) -> None:
        """More or, with negative *steps*, less."""
        self._become(self._value + steps * self._step)
        self.field.setText(str(self._value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up is more, down is less, also while the number is being typed."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self.change(steps)

    def _typed(self, text: str) -> None:
        self._become(int(text) if text.isdecimal() else 0)

    def _become(self, value: int) -> None:
        before, self._value = self._value, min(_MOST, max(0, value))
        if self._value != before:
            self.changed.emit(self._value)


class RequirementsEditor(QWidget):
    """Conversations, experiences, reflections and hours that the school asks for; stored at each change."""

    def __init__(self, context: Context, period: SchoolPeriod | None = None) -> None:
        super().__init__()
        self._context = context
        self._period_id = period.id if period else ""
        found = period or period_of_today(context.workspace)
        numbers = {wish.what: wish.number for wish in found.requirements if not particular(wish)}
        questions = (
            (Asked.CONVERSATIONS, tr("Gesprekken"), 1),
            (Asked.EXPERIENCES, tr("Ervaringen"), 1),
            (Asked.REFLECTIONS, tr("Reflecties"), 1),
            (Asked.HOURS, tr("Uren"), 10),
        )
        self.numbers: dict[Asked, Number] = {}
        column = vbox(gap=4)
        self._particular = Block(gap=4)
        for what, words, step in questions:
            number = Number(words, numbers.get(what, 0), step)
            number.changed.connect(self._store)
            self.numbers[what] = number
            column.put(hbox((label(words, wrap=True), 1), number, gap=10))
        column.put(self._particular)
        self.setLayout(column)
        self.setSizePolicy(grows_down())
        self._show_particular(found)

    def refresh(self) -> None:
        """Show what is asked now: a file may have been taken over meanwhile."""
        records = self._context.workspace.records
        found = records.find(SchoolPeriod, self._period_id) if self._period_id else None
        if found is not None:
            plain = {wish.what: wish.number for wish in found.requirements if not particular(wish)}
            for what, number in self.numbers.items():
                number.set_value(plain.get(what, 0))
            self._show_particular(found)

    def focus_first(self) -> None:
        """Bring the keyboard to the first number."""
        self.numbers[Asked.CONVERSATIONS].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _store(self, _value: int) -> None:
        period = self._period()
        plain = [Requirement(what=what, number=number.value) for what, number in self.numbers.items() if number.value]
        kept = [wish for wish in period.requirements if particular(wish)]
        self._save(replace(period, requirements=(*plain, *kept)))

    def _period(self) -> SchoolPeriod:
        workspace = self._context.workspace
        known = workspace.records.find(SchoolPeriod, self._period_id) if self._period_id else None
        period = known or period_of_today(workspace)
        self._period_id = period.id
        return period

    def _save(self, period: SchoolPeriod, label_: str = "") -> bool:
        records = self._context.workspace.records
        if not any(particular(wish) for wish in period.requirements):
            period = replace(period, requirements_from="")  # what is left is only what the student typed
        return self._context.attempt(lambda: records.save(period, origin=self, label=label_))

    def _show_particular(self, period: SchoolPeriod) -> None:
        """What the school asks in its own words: it is not typed here, but it can be taken away."""
        wishes = tuple(wish for wish in period.requirements if particular(wish))
        self._particular.show_parts((wishes, period.requirements_from), lambda: self._rows(wishes, period))

    def _rows(self, wishes: tuple[Requirement, ...], period: SchoolPeriod) -> list[Part]:
        if not wishes:
            return []
        origin = period.requirements_from
        head = tr("Uit “{name}”", name=display_name(origin)) if origin else tr("En ook")
        rows: list[Part] = [8, Words(head, "smallstrong")]
        for wish in wishes:
            said = asked(wish, period.sector)
            away = button("", "x", "ghost", tr("Weghalen: {what}", what=said))
            away.clicked.connect(lambda _on=False, wish=wish: self._take_away(wish))
            words: list[Part] = [Words(wish.words)] if wish.words.strip() else []
            rows.append(hbox((vbox(*words, Words(said, "small"), gap=0), 1), vbox(away, None), gap=10))
        return rows

    def _take_away(self, wish: Requirement) -> None:
        period = self._period()
        left = list(period.requirements)
        if wish in left:
            left.remove(wish)
        if self._save(replace(period, requirements=tuple(left)), tr("wens weghalen")):
            self._context.voice.say(tr("Wens weggehaald"), undo=True)
            self._show_particular(self._period())
            self.focus_first()
