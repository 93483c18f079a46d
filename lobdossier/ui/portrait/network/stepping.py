""" "Maak er een stap van": what the student is going to do with somebody, and when. It stands among the plans at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.ids import new_id
from lobdossier.domain.people import Contact
from lobdossier.domain.plans import Step
from lobdossier.services.cards import openings
from lobdossier.ui.context import Context
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.portrait.network.said import first_name
from lobdossier.ui.reflection.planning import moments
from lobdossier.ui.widgets.buttons import Option
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.fields import line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import grows_down, vbox
from lobdossier.ui.words import tr


class Stepping(QWidget):
    """A few things to do, to tap or to write oneself, and three moments. Stored as it is filled in."""

    def __init__(self, context: Context, desk: Desk, contact: Contact) -> None:
        super().__init__()
        self._desk = desk
        workspace = context.workspace
        self.step = Step(id=new_id(), experience_id=contact.experience_id)
        desk.lay(self.step)
        self._to_do = {each.id: each.to_do(first_name(contact))[: limits.TITLE] for each in openings()}
        ideas = Choices(tr("Idee"), [Option(each.id, each.title) for each in openings()], single=True, size="s")
        ideas.changed.connect(self._idea)
        self._ideas = ideas
        self.field = line_field(tr("Wat ga je doen?"), "", tr("Kies hierboven, of schrijf het zelf"), limits.TITLE)
        self.field.textEdited.connect(self._typed)
        coming = workspace.conversations.coming()
        self._moments = {moment.id: moment for moment in moments(workspace.today(), coming, None)}
        when = Choices(
            tr("Wanneer?"), [Option(each.id, each.words) for each in self._moments.values()], single=True, size="s"
        )
        when.changed.connect(self._when)
        self.setLayout(
            vbox(
                label(tr("Wat ga je doen?"), "strong", wrap=True),
                ideas,
                self.field,
                label(tr("Wanneer?"), "strong"),
                when,
                label(tr("Je vindt deze stap terug bij je plannen."), "small", wrap=True),
                gap=8,
            )
        )
        self.setSizePolicy(grows_down())

    @property
    def now(self) -> Step:
        """The step as it stands here."""
        return self._desk.now(Step, self.step.id)

    def _idea(self, chosen: list[str]) -> None:
        """An idea takes the place of another idea, never of what the student wrote."""
        written = self.field.text().strip()
        if chosen and written and written not in self._to_do.values():
            self._ideas.set_values([])
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.field.setText(self._to_do[chosen[0]] if chosen else "")
        self._desk.put(self.step.id, title=self.field.text())
        self._desk.flush()

    def _typed(self) -> None:
        self._ideas.set_values([])
        self._desk.edit(self.step.id, "title", self.field.text)

    def _when(self, chosen: list[str]) -> None:
        self._desk.put(self.step.id, by=self._moments[chosen[0]].by if chosen else None)
        self._desk.flush()
