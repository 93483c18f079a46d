"""The column of the student: what guides left at this place, beside the text that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from lobdossier.domain.feedback import changed_since
from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import Competence, FeedbackSort
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.guide.frame import ColumnFrame, close_name
from lobdossier.ui.guide.parts import view_row
from lobdossier.ui.guide.received import About, ReceivedCard
from lobdossier.ui.guide.said import who_said
from lobdossier.ui.guide.spot import Spot, spot_at
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.growing import Growing, focus_first
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import at_start, box, vbox
from lobdossier.ui.words import tr

_FEW = 12
_Views = tuple[int | None, tuple[tuple[str, int], ...]]
"""The step of the student, and who of the guides sees which."""


class ReadingColumn(ColumnFrame):
    """Shows the remarks at one place; each can be answered and decided about here."""

    def __init__(self, context: Context) -> None:
        every = button(tr("Alle feedback"), "list", "ghost")
        every.clicked.connect(lambda: context.way.go("feedback"))
        super().__init__(tr("Feedback"), close_name(), foot=box(vbox(at_start(every), gap=0, m=(10, 4, 10, 8))))
        self._context = context
        self._views = Block()
        self._list = Growing(_FEW, tr("Meer laten zien"))
        self.inside.put(self._views)
        self.inside.put(self._list)
        self._shown: object = None

    def show_remarks(self, spot: Spot | None, found: Sequence[Feedback]) -> None:
        """Show *found*, on *spot* or on things that stand on the page; what is typed stays when nothing changed."""
        self.say_spot(spot)
        ordered = sorted(found, key=lambda each: (each.handled or each.agreed or each.refused, each.created))
        competence = spot.competence if spot is not None else None
        views = self._views_of(competence, ordered)
        self._views.show_parts(views, lambda: self._beside(*views))
        spots = self._spots(spot, ordered)
        key = (spot.called if spot else "", competence, tuple(_but_reply(e, spots[e.id]) for e in ordered))
        former = self._shown
        if key == former:
            return
        self._shown = key
        if not self.flush():
            self._shown = former  # what could not be stored stands there still
            return
        own = spot.record if spot is not None else None
        self._list.show_list([partial(self._card, each, _about(spots[each.id], own)) for each in ordered])

    def flush(self) -> bool:
        """Store the answers that are being typed."""
        stored = [card.flush() for card in self.findChildren(ReceivedCard)]  # each of them, also after one that failed
        return all(stored)

    def take_keyboard(self) -> None:
        """The first thing that can be done here."""
        focus_first(self._list)

    def _card(self, remark: Feedback, about: About) -> ReceivedCard:
        # As it is by now: an answer may have been stored since the list was read.
        now = self._context.workspace.records.find(Feedback, remark.id)
        return ReceivedCard(self._context, now or remark, about)

    def _spots(self, spot: Spot | None, found: Sequence[Feedback]) -> dict[str, Spot | None]:
        """What each of *found* is about, by its id."""
        known: dict[tuple[str, str], Spot | None] = {}
        spots = {}
        for each in found:
            key = (each.target_kind, each.target_id)
            if spot is not None and spot.has(each):
                known[key] = spot
            elif key not in known:
                known[key] = spot_at(each, self._context.workspace)
            spots[each.id] = known[key]
        return spots

    def _views_of(self, competence: Competence | None, found: Sequence[Feedback]) -> _Views:
        """How the student sees a competence, if that was said, and how each guide does."""
        theirs = tuple((who_said(e), e.step) for e in found if e.sort is FeedbackSort.VIEW and e.step is not None)
        if competence is None or not theirs:
            return None, ()
        own = next(reversed(self._context.workspace.portrait.views(competence)), None)
        return own.step if own is not None else None, theirs

    def _beside(self, own: int | None, theirs: Sequence[tuple[str, int]]) -> list[Card]:
        """Those under each other, and never as one; nothing where no guide said it."""
        if not theirs:
            return []
        if own is not None:
            first = view_row(tr("Zo zie jij jezelf"), own)
        else:
            first = label(tr("Zelf koos je hier nog niets."), "small", wrap=True)
        rows = (view_row(tr("Zo ziet {who} je", who=who), step, theirs=True) for who, step in theirs)
        return [Card(label(tr("Naast elkaar"), "h3"), first, *rows, pad=14, gap=10)]


def _about(spot: Spot | None, own: Record | None) -> About:
    """Of something that stands on the page it is said what it is; *own* is what the page itself is about."""
    inside = spot is not None and spot.record is not None and (own is None or spot.record.id != own.id)
    return About(spot, named=inside)


def _but_reply(remark: Feedback, spot: Spot | None) -> tuple[object, ...]:
    """What makes the card of *remark* another one: not the answer that is being typed in it."""
    said = replace(remark, reply="", changed=remark.created, earlier=())
    record = spot.record if spot is not None else None
    return (said, spot.called if spot else "", record is not None and changed_since(remark, record))
