"""Motives in the student's own order: choose, order, let go, take back, say why; and the red thread over the years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from lobdossier.domain.ids import new_id
from lobdossier.domain.portrait import Motive, MotiveOrder
from lobdossier.domain.red_thread import RedThread, as_ranked, history, ranked, red_thread
from lobdossier.domain.student import SchoolPeriod
from lobdossier.services.records import Records
from lobdossier.services.undo import Deed, UndoStack


@dataclass(frozen=True, slots=True)
class MotivePage:
    """All that the page of the motives shows. *orders* are the former orders and that of now, oldest first."""

    motives: list[Motive]
    let_go: list[Motive]
    orders: list[MotiveOrder]
    thread: RedThread


class Motives:
    """The motives of one open dossier.

    Each deed stores the motives that it changes, numbered 1 to n, and the order of today, in one transaction: one order
    a day, that grows with what is done on that day. Undoing goes the same way, so that the order of today always says
    what is there.
    """

    def __init__(self, records: Records, undo: UndoStack, clock: Callable[[], datetime]) -> None:
        self._records, self._undo, self._clock = records, undo, clock

    def present(self) -> list[Motive]:
        """Those that count now, first one first."""
        return ranked(self._records.all(Motive))

    def page(self) -> MotivePage:
        """What there is now, what was let go (latest first), and the thread through all of it."""
        found = self._records.snapshot(Motive, MotiveOrder, SchoolPeriod)
        motives, orders, periods = found.all(Motive), found.all(MotiveOrder), found.all(SchoolPeriod)
        gone = sorted((m for m in motives if m.until), key=lambda m: (m.until or date.min, m.id), reverse=True)
        thread = red_thread(orders, motives, periods, self._today())
        return MotivePage(ranked(motives), gone, history(orders), thread)

    def choose(self, title: str, card_id: str = "", *, label: str, origin: object | None = None) -> str:
        """Put a motive at the end of the order; one of the same card or words is not put in twice, but taken back.

        Returns its id.
        """
        known = next((m for m in self._records.all(Motive) if _same(m, title, card_id)), None)
        if known is None:
            known = Motive(id=new_id(), title=title, card_id=card_id, since=self._today(), deleted=self._clock())
        if known.until is not None or known.deleted is not None:
            self._do([*self.present(), known], label, origin)
        return known.id

    def put(self, motive_id: str, place: int, *, label: str, origin: object | None = None) -> None:
        """Give a motive another *place* (from 1; beyond the ends is the end). Where it stands already stores nothing."""
        order = self.present()
        moved = next((motive for motive in order if motive.id == motive_id), None)
        if moved is not None:
            order.remove(moved)
            order.insert(max(0, place - 1), moved)
            self._do(order, label, origin)

    def let_go(self, motive_id: str, *, label: str, origin: object | None = None) -> None:
        """Take a motive out of the order; it stays in the thread, and can be taken back.

        One that was chosen only today and has no sentence was never more than tried: it goes to the trash.
        """
        order = self.present()
        gone = next((motive for motive in order if motive.id == motive_id), None)
        if gone is not None:
            order.remove(gone)
            tried = gone.since == self._today() and not gone.sentence.strip()
            left = replace(gone, deleted=self._clock()) if tried else replace(gone, until=self._today())
            self._do(order, label, origin, left)

    def take_back(self, motive_id: str, *, label: str, origin: object | None = None) -> None:
        """Put a motive that was let go at the end of the order again."""
        found = self._records.find(Motive, motive_id)
        if found is not None and found.until is not None and found.deleted is None:
            self._do([*self.present(), found], label, origin)

    def write(self, motive_id: str, sentence: str, title: str = "", *, origin: object | None = None) -> None:
        """Keep the student's own sentence with a motive, and how it is called, while they are typed.

        The orders of other days keep theirs. Without a *title* that says anything it is called what it was.
        """
        found = self._records.find(Motive, motive_id)
        if found is None:
            return
        after = replace(found, sentence=sentence, title=title if title.strip() else found.title)
        if after == found:
            return
        present = self.present()
        order = [after if motive.id == motive_id else motive for motive in present]
        self._records.save(after, *([] if order == present else [self._order_of_today(order)]), origin=origin)

    def link(self, motive_id: str, experience_id: str, *, on: bool, label: str, origin: object | None = None) -> None:
        """Let a motive show in an experience, or not any more."""
        found = self._records.find(Motive, motive_id)
        if found is not None:
            others = tuple(which for which in found.experience_ids if which != experience_id)
            linked = (*others, experience_id) if on else others
            self._records.save(replace(found, experience_ids=linked), origin=origin, label=label)

    # ------------------------------------------------------------ private
    def _today(self) -> date:
        return self._clock().astimezone().date()

    def _do(self, order: list[Motive], label: str, origin: object | None, left: Motive | None = None) -> None:
        """Let what counts be *order*; *left* is what just left it. Nothing is stored where all is as it was."""
        numbered = [replace(motive, rank=rank, until=None, deleted=None) for rank, motive in enumerate(order, 1)]
        wanted = [*numbered, *([left] if left else [])]
        stored = {motive.id: motive for motive in self._all()}
        changed = [motive for motive in wanted if stored.get(motive.id) != motive]
        if not changed:
            return
        fresh = {motive.id: motive for motive in order}
        before = {each.id: _Standing.of(stored.get(each.id, fresh.get(each.id, each))) for each in changed}
        after = {each.id: _Standing.of(each) for each in changed}
        self._records.save(*changed, self._order_of_today(numbered), origin=origin)
        if label:
            self._undo.push(Deed(label, lambda: self._become(before), lambda: self._become(after)))

    def _become(self, standings: Mapping[str, _Standing]) -> None:
        """Undo or redo: those motives stand as they did then; what was written since then stays."""
        motives = [standings[m.id].put_on(m) if m.id in standings else m for m in self._all()]
        order = ranked(motive for motive in motives if motive.deleted is None)
        ranks = {motive.id: rank for rank, motive in enumerate(order, 1)}
        standing = [replace(motive, rank=ranks.get(motive.id, motive.rank)) for motive in motives]
        self._records.save(*standing, self._order_of_today(order))

    def _all(self) -> list[Motive]:
        """The trash included."""
        return [*self._records.all(Motive), *self._records.all(Motive, deleted=True)]

    def _order_of_today(self, order: Iterable[Motive]) -> MotiveOrder:
        """The one of today as it is to be stored."""
        today = self._today()
        there = next(iter(self._records.all(MotiveOrder, on=today)), None)
        return replace(there or MotiveOrder(id=new_id(), on=today), motives=as_ranked(order))


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a motive stands: what a deed changes, and what undoing it brings back."""

    rank: int | None
    until: date | None
    deleted: datetime | None

    @classmethod
    def of(cls, motive: Motive) -> _Standing:
        return cls(motive.rank, motive.until, motive.deleted)

    def put_on(self, motive: Motive) -> Motive:
        return replace(motive, rank=self.rank, until=self.until, deleted=self.deleted)


def _same(motive: Motive, title: str, card_id: str) -> bool:
    return (bool(card_id) and motive.card_id == card_id) or motive.title.strip().casefold() == title.strip().casefold()
