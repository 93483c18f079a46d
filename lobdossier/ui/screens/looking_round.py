"""Where a visit to the dossier of somebody else begins: whose it is, what is in it, and what can be done here."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Quality
from lobdossier.domain.record import Record
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.screen import Screen
from lobdossier.ui.screens.start_latest import experience_row
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, CardButton
from lobdossier.ui.widgets.labels import Icon, IconTile, label
from lobdossier.ui.widgets.layout import Columns, Part, at_start, box, hbox, vbox
from lobdossier.ui.widgets.page import page, page_header
from lobdossier.ui.words import count, tr

_FEW: Final = 3


class LookingRoundScreen(Screen):
    """Calm, and without anything to fill in."""

    own_primary: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._head = page_header("")
        self._rooms, self._begin = Block(), Block()
        main = box(vbox(self._rooms, self._begin, None, gap=16))
        side = box(vbox(self._can(), None))
        columns = Columns(main, side, side_width=330, gap=20, stack_em=100)
        self.setLayout(vbox(page(self._head, columns, gap=16), gap=0))

    def refresh(self) -> None:
        """Show whose dossier it is, and what is in it."""
        workspace = self.context.workspace
        student, period, today = workspace.student, workspace.period(), workspace.today()
        name = student.name.strip()
        self._head.set_title(tr("Het dossier van {name}", name=name) if name else tr("Een dossier"))
        self._head.set_note(", ".join(filter(None, (period.school, period.course))) if period is not None else "")
        latest, sectors = workspace.experiences.page(limit=_FEW), workspace.sectors()
        rooms = self._counted()
        self._rooms.show_parts(rooms, lambda: [_rooms(self.context, rooms)])
        self._begin.show_parts(
            (latest, sectors, today),
            lambda: (
                [
                    label(tr("Hier kun je beginnen"), "h2", wrap=True),
                    *(experience_row(self.context, row, sectors, today) for row in latest),
                ]
                if latest
                else []
            ),
        )

    def _counted(self) -> list[tuple[str, str, str, str]]:
        """The rooms that have something in them: the screen, its sign and name, and how much."""
        workspace = self.context.workspace
        experiences = workspace.experiences.count()

        def there(*kinds: type[Record]) -> int:
            return sum(len(workspace.records.all(kind)) for kind in kinds)

        talks, plans, qualities = there(Conversation), there(Goal, Step), there(Quality)
        rooms = [
            ("experiences", "layers", tr("Ervaringen"), experiences, count(experiences, tr("{n} ervaring"), tr("{n} ervaringen"))),
            ("portrait", "user-round", tr("Dit ben ik"), 1, count(qualities, tr("{n} kwaliteit"), tr("{n} kwaliteiten")) if qualities else tr("de vijf competenties")),
            ("plans", "flag", tr("Plannen"), plans, count(plans, tr("{n} doel of stap"), tr("{n} doelen en stappen"))),
            ("conversations", "messages-square", tr("Gesprekken"), talks, count(talks, tr("{n} gesprek"), tr("{n} gesprekken"))),
        ]  # fmt: skip
        return [(screen, icon, title, said) for screen, icon, title, n, said in rooms if n]

    def _can(self) -> QWidget:
        """What can be done here, in a few lines."""
        give = button(tr("Feedback geven"), "message-circle", "primary")
        give.clicked.connect(self.context.way.give_feedback)
        walk = button(tr("Op groot scherm bekijken"), "eye")
        walk.clicked.connect(lambda: self.context.way.go("walk"))
        name = self.context.workspace.student.first_name or tr("de student")
        return Card(
            label(tr("Wat kun je hier doen?"), "h2", wrap=True),
            _line("book-open", tr("Rondkijken. Je verandert niets aan het dossier.")),
            _line("message-circle", tr("Iets vragen of zeggen, bij een bladzijde of bij één ding dat erop staat.")),
            _line("messages-square", tr("Een gesprek voorbereiden, en opschrijven wat jullie afspraken.")),
            at_start(give),
            _line(
                "send",
                tr("Je feedback komt in een bestand. {name} leest het in en kiest wat ermee gebeurt.", name=name),
            ),
            at_start(walk),
            gap=12,
        )


def _line(icon: str, words: str) -> QWidget:
    return box(hbox(vbox(2, Icon(icon, "muted", 18), None), (label(words, wrap=True), 1), gap=10))


def _rooms(context: Context, rooms: list[tuple[str, str, str, str]]) -> QWidget:
    parts: list[Part] = [label(tr("Wat erin zit"), "h2", wrap=True)]
    for screen, icon, title, said in rooms:
        words = vbox(label(title, "strong", wrap=True), label(said, "small", wrap=True), gap=1)
        inside = hbox(IconTile(icon, size=36), (words, 1), Icon("chevron-right", "muted", 18), gap=12)
        card = CardButton(f"{title}: {said}", inside, pad=12)
        card.clicked.connect(lambda _on=False, screen=screen: context.way.go(screen))
        parts.append(card)
    return box(vbox(*parts, gap=8))
