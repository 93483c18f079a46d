"""A step that was done just now, with the one question that follows from it: "Hoe ging het?"."""

from __future__ import annotations

from PySide6.QtCore import Signal

from lobdossier.domain import limits
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.plans.step_card import StepCard
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, Well
from lobdossier.ui.widgets.fields import line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import flow, hbox, vbox
from lobdossier.ui.words import tr


class AskedStep(Card):
    """The card with the question under it. One line is enough, and it may be skipped. What is typed is kept as it is typed."""

    answered = Signal()
    skipped = Signal()
    tell_wanted = Signal()

    def __init__(self, desk: Desk, card: StepCard) -> None:
        super().__init__(pad=0, gap=0)
        self.card, step = card, card.step
        self.how = line_field(tr("Hoe ging het?"), step.how_it_went, tr("Eén zin is genoeg"), limits.LINE)
        desk.lay(step)
        self.how.textEdited.connect(lambda: desk.edit(step.id, "how_it_went", self.how.text))
        self.how.returnPressed.connect(self.answered)
        skip = button("", "x", "ghost", tr("Overslaan"))
        skip.clicked.connect(self.skipped)
        ready = button(tr("Klaar"), "check", "ghost")
        ready.clicked.connect(self.answered)
        tell = button(tr("Maak er een ervaring van"), "layers", "link")
        tell.clicked.connect(self.tell_wanted)
        head = hbox((label(tr("Hoe ging het?"), "smallstrong", wrap=True), 1), skip, gap=4)
        ways = (ready,) if card.source.became else (ready, tell)
        well = Well(head, self.how, flow(*ways, gap=4), pad=10, gap=6)
        self.body.put(card)
        self.body.put(vbox(well, m=(10, 0, 10, 8)))
