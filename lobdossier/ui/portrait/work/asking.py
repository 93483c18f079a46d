"""What is still open between two pieces of work: taken to a conversation, or made into a step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.ids import new_id
from lobdossier.domain.plans import Step
from lobdossier.domain.portrait import WorkImage
from lobdossier.domain.vocabulary import Match
from lobdossier.domain.work import Aspect, unknown, unknown_of_both, verdict
from lobdossier.text import work as words
from lobdossier.ui.context import Context
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.experience.said import listed
from lobdossier.ui.portrait.work.said import TINT, title_of
from lobdossier.ui.reflection.planning import moments
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import flow, grows_down, hbox, vbox
from lobdossier.ui.widgets.steps import StepBox
from lobdossier.ui.words import tr

_UNDER_TOAST = 72
"""Room under the box, so that the word at the foot of the window does not lie over its answers."""


class Open(NamedTuple):
    """What is still to find out or to talk about: as the card says it, as a line for a conversation, as a step."""

    title: str
    said: str
    line: str
    step: str


def still_open(one: WorkImage, other: WorkImage, own: Sequence[Aspect]) -> Open | None:
    """What is unknown of both comes first, then what is unknown of one, then what chafes; None when there is nothing."""
    both = [title_of(one), title_of(other)]
    if found := _titles(unknown_of_both(one, other, own)):
        said = tr(
            "Over {what} weet je bij allebei nog niets. Vraag het iemand, of loop een dag mee.", what=_quoted(found)
        )
        return _unknown(both, found, said)
    for image in (one, other):
        if found := _titles(unknown(image, own)):
            said = tr("Over {what} weet je bij {work} nog niets. Vraag het iemand, of loop een dag mee.", what=_quoted(found), work=title_of(image))  # fmt: skip
            return _unknown([title_of(image)], found, said)
    for image in (one, other):
        if found := _titles([a for a in own if verdict(image, a.about_id).match is Match.CHAFES]):
            work = title_of(image)
            said = tr("Bij {work} schuurt {what}. Hoe gaan anderen daarmee om?", work=work, what=_quoted(found))
            return Open(tr("Waar schuurt het?"), said, words.to_talk_about(work, found), words.step([work], found))
    return None


def _unknown(works: Sequence[str], found: Sequence[str], said: str) -> Open:
    return Open(tr("Wat wil je nog weten?"), said, words.to_find_out(works, found), words.step(works, found))


def _titles(found: Sequence[Aspect]) -> list[str]:
    return [aspect.title for aspect in found]


def _quoted(titles: Sequence[str]) -> str:
    return listed([tr("‘{title}’", title=words.lowered(title.strip())) for title in titles[: words.MOST]])


class AskCard(Card):
    """The one tinted card of the page, with two ways on."""

    talk_wanted = Signal()
    step_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(fill=f"{TINT}_soft")
        self._title, self._said = label("", "h3", wrap=True), Words("")
        self.talk = button(tr("Neem mee naar het gesprek"), "messages-square")
        self.talk.clicked.connect(self.talk_wanted)
        self.step = button(tr("Maak er een stap van"), "footprints", "primary")
        self.step.clicked.connect(self.step_wanted)
        sign = vbox(1, Icon("lightbulb", TINT, 24), None)
        told = vbox(self._title, self._said, 6, door(flow(self.talk, self.step, gap=10)), gap=2)
        self.body.put(hbox(sign, (told, 1), gap=14))

    def show_open(self, found: Open | None) -> None:
        """Show what is open; nothing open hides the card."""
        self.setVisible(found is not None)
        if found is not None:
            self._title.setText(found.title)
            self._said.setText(found.said)


class StepMade(QWidget):
    """The step that was just made, to reword and to give a moment; stored while it is typed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.desk = Desk(context, self)
        self.step: Step | None = None
        self.box: StepBox | None = None
        self._days: dict[str, date | None] = {}
        self._column = vbox(gap=0)
        self.setLayout(self._column)
        self.setSizePolicy(grows_down())
        self.hide()

    def make(self, title: str) -> bool:
        """Store a new step with this title, and show it; False when that failed."""
        step, records = Step(id=new_id(), title=title), self._context.workspace.records
        if not self._context.attempt(lambda: records.save(step, label=tr("stap maken"))):
            return False
        self.step = step
        self.desk.clear()
        self.desk.lay(step)
        self._show(step)
        return True

    def refresh(self) -> None:
        """A step that was taken back or thrown away is not shown any more."""
        if self.step is not None:
            found = self._context.workspace.records.find(Step, self.step.id)
            self.setVisible(found is not None and found.deleted is None)

    def flush(self) -> bool:
        """Store what waits; False when that failed."""
        return self.desk.flush()

    def _show(self, step: Step) -> None:
        workspace = self._context.workspace
        offered = moments(workspace.today(), workspace.conversations.coming(), None)
        self._days = {moment.id: moment.by for moment in offered}
        self._column.clear()
        self.box = StepBox(
            tr("Je stap. Hoe noem jij hem, en wanneer?"),
            [Option(moment.id, moment.words) for moment in offered],
            skippable=False,
        )
        self.box.set_values(step.title)
        self.box.changed.connect(self._changed)
        self._column.put(self.box)
        self._column.put(_UNDER_TOAST)
        self.show()
        self.box.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        if self.step is not None and self.box is not None:
            self.desk.put(self.step.id, title=self.box.text, by=self._days.get(self.box.when))
