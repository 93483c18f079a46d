"""The room "Dit ben ik": five questions with what the student knows now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lobdossier.domain.changes import Change
from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import Insight, SelfView
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.services.growth import Growth, growth
from lobdossier.services.own_counts import COUNTED
from lobdossier.services.portrait import CompetencePage
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.explained import explained
from lobdossier.ui.portrait.card import competence_card
from lobdossier.ui.portrait.growth_card import GrowthCard
from lobdossier.ui.screen import Screen
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, CardButton
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Columns, Part, at_start, box, vbox
from lobdossier.ui.widgets.page import page, page_header
from lobdossier.ui.words import tr

_SHOWN: Final[tuple[type[Record], ...]] = (Experience, Reflection, Insight, SelfView, *COUNTED)
_CONCERNED: Final = frozenset(kind.KIND for kind in _SHOWN)


class PortraitScreen(Screen):
    """Five cards, each the way to its page; beside them then and now, or how a portrait begins."""

    own_primary: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.cards: list[CardButton] = []
        self._focus_first = False
        self._five = Block()
        look_back = button(tr("Terugkijken"), "history", "ghost")
        look_back.clicked.connect(lambda: context.way.go("looking_back"))
        header = page_header(
            tr("Dit ben ik"),
            tr("Vijf vragen die met je meegaan, van school naar werk. Wat je meemaakt, vult ze in."),
            explained(context, "loopbaancompetenties"),
            look_back,
        )
        self.setLayout(vbox(page(header, self._five), gap=0))

    @property
    def title(self) -> str:
        """The name of the room."""
        return tr("Dit ben ik")

    def open(self, target: str) -> None:
        """Show the five, and the keyboard on the first."""
        self._focus_first = True
        super().open(target)

    def refresh(self) -> None:
        """Read the five pages anew, in the background; what did not change stays as it is, the keyboard with it."""
        portrait = self.context.workspace.portrait
        self.context.jobs.run(
            self, lambda _progress, _stopped: portrait.pages(), done=self._show, failed=self.context.voice.fail
        )

    def concerns(self, change: Change) -> bool:
        """Whether a card shows something of *change*."""
        return change.kind in _CONCERNED

    def _show(self, pages: Sequence[CompetencePage]) -> None:
        key = [(each.insight, each.answered, each.touched, each.views, each.own) for each in pages]
        self._five.show_parts((key, self.context.workspace.today()), lambda: self._build(pages))
        if self._focus_first and self.isVisible():
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus_first = False

    def _build(self, pages: Sequence[CompetencePage]) -> list[Part]:
        grown = growth(view for each in pages for view in each.views)
        self.cards = [self._card(each, own) for each, own in zip(pages, grown, strict=True)]
        column = box(vbox(*self.cards, None, gap=10))
        side = self._side(pages)
        return [
            column if side is None else Columns(column, box(vbox(side, None)), side_width=376, gap=22, stack_em=118)
        ]

    def _card(self, found: CompetencePage, own: Growth) -> CardButton:
        card = competence_card(found, own)
        card.clicked.connect(lambda: self.context.way.go("competence", found.competence))
        return card

    def _side(self, pages: Sequence[CompetencePage]) -> QWidget | None:
        """Then and now; with nothing written yet, how a portrait begins; else nothing."""
        views = [view for each in pages for view in each.views]
        if views:
            return GrowthCard(views, self.context.workspace.today())
        if self.context.workspace.read_only or any(each.insights or each.answers or each.own.things for each in pages):
            return None
        tell = door(button(tr("Vertel wat je meemaakte"), "pencil"))
        tell.clicked.connect(lambda: self.context.way.go("experience"))
        return Card(
            label(tr("Je hoeft dit niet in te vullen"), "h2", wrap=True),
            label(
                tr("Een portret groeit vanzelf. Vertel wat je meemaakte en kijk erop terug met een kaart."), wrap=True
            ),
            label(tr("Wat je dan schrijft, vind je hier terug bij de vraag waar het over gaat."), wrap=True),
            at_start(tell),
            fill="accent_soft",
        )
