"""Who saw it: write down what somebody said, or plan to ask somebody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.chains import Chain
from lobdossier.domain.experience import Testimony
from lobdossier.domain.ids import new_id
from lobdossier.ui.context import Context
from lobdossier.ui.experience.desk import Desk, state_said
from lobdossier.ui.experience.said import title_said
from lobdossier.ui.experience.saying import saying_fields
from lobdossier.ui.portrait.panel import Panel
from lobdossier.ui.portrait.qualities.said import ON_A_CHIP, short_title, shortened
from lobdossier.ui.widgets.buttons import Option, Segmented, button
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, flow, hbox, vbox
from lobdossier.ui.words import tr

_PEOPLE: Final = 7
_EXPERIENCES: Final = 5
_NAME: Final = 60
"""Characters of a name to ask: with the quality it makes one title."""
ASK, TOLD = "ask", "told"


class Asking(Panel):
    """Two ways: somebody will be asked (`asked` gives whom), or somebody said something already (stored from *desk*)."""

    asked = Signal(str)

    def __init__(self, context: Context, desk: Desk, chain: Chain, people: Sequence[str]) -> None:
        super().__init__()
        self._context, self._desk, self._chain = context, desk, chain
        self._people = list(dict.fromkeys(people))[:_PEOPLE]
        self._said = Testimony(
            id=new_id(),
            experience_id=chain.experiences[-1].id,
            on=context.workspace.today(),
            quality_ids=(chain.quality.id,),
        )
        desk.lay(self._said)
        options = [Option(ASK, tr("Ik vraag het iemand")), Option(TOLD, tr("Iemand zei er al iets over"))]
        self._ways = Segmented(tr("Wie zag het?"), options, ASK)
        self._ways.chosen.connect(self._turn_to)
        self._body = vbox(gap=8)
        self._state = label("", "small")
        desk.state_changed.connect(lambda state: self._state.setText(state_said(state, stored=True)))
        done = button(tr("Klaar"), "check")
        done.clicked.connect(self.left)
        question = tr("Wie zag dit bij jou?")
        self.setLayout(
            vbox(
                label(question, "strong", wrap=True),
                hbox(self._ways, None),
                self._body,
                hbox((self._state, 1), done),
                gap=10,
            )
        )
        self._turn_to(ASK)

    @property
    def said_id(self) -> str:
        """Of what somebody said, which is stored once there is something in it."""
        return self._said.id

    # ------------------------------------------------------------ private
    def _turn_to(self, way: str) -> None:
        if way == ASK:
            self._desk.settle(self._said.id)
        self._body.clear()
        self._body.put(self._ask() if way == ASK else self._tell())

    def _ask(self) -> QWidget:
        """A tap on somebody is enough; anybody else can be typed."""
        note = label(tr("Kies wie je het vraagt. Het komt bij je stappen."), "muted", wrap=True)
        chips = [self._chip(name) for name in self._people]
        who = line_field(tr("Of iemand anders"), placeholder=tr("Typ een naam en druk op Enter"), limit=_NAME)
        who.returnPressed.connect(lambda: self.asked.emit(who.text().strip()) if who.text().strip() else None)
        return box(vbox(note, flow(*chips), labelled(tr("Of iemand anders"), who), gap=10))

    def _chip(self, name: str) -> QWidget:
        who = shortened(name, _NAME)
        made = button(shortened(name, ON_A_CHIP), "hand")
        made.setAccessibleName(tr("Aan {who} vragen", who=who))
        made.clicked.connect(lambda: self.asked.emit(who))
        return made

    def _tell(self) -> QWidget:
        """What was said hangs on an experience, and names this quality."""
        workspace = self._context.workspace
        column = vbox(gap=10)
        if len(self._chain.experiences) > 1:
            column.put(label(tr("Waar ging het over?"), "strong", wrap=True))
            column.put(self._about())
        about = next(each for each in self._chain.experiences if each.id == self._said.experience_id)
        sector = workspace.sectors().on(about.start, about.end)
        column.put(saying_fields(self._desk, self._said.id, sector, workspace.today))
        return box(column)

    def _about(self) -> QWidget:
        latest = self._chain.experiences[-_EXPERIENCES:]
        options = [Option(each.id, shortened(title_said(each.title, each.story), ON_A_CHIP)) for each in latest]
        now = self._desk.now(Testimony, self._said.id).experience_id
        about = Choices(tr("Waar ging het over?"), options, [now], single=True, size="s")

        def choose(chosen: list[str]) -> None:
            if chosen:
                self._desk.put(self._said.id, experience_id=chosen[0])
            else:
                about.set_values([self._desk.now(Testimony, self._said.id).experience_id])

        about.changed.connect(choose)
        return about

    def begin(self) -> None:
        """The keyboard at the first way."""
        self._ways.setFocus(Qt.FocusReason.OtherFocusReason)
        super().begin()


def asking_said(chain: Chain, who: str) -> str:
    """The step: "Aan Ilse vragen waar die “Luisteren” bij mij ziet"."""
    return tr("Aan {who} vragen waar die “{quality}” bij mij ziet", who=who, quality=short_title(chain.quality))
