"""Growth, then and now: what the student's own views say, and nothing that they do not bear out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from lobdossier.domain.portrait import SelfView
from lobdossier.domain.vocabulary import Competence

MOMENTS: Final = 4


@dataclass(frozen=True, slots=True)
class Growth:
    """One competence: an earlier own view and the newest one. *then* is None where there is no earlier one."""

    competence: Competence
    then: SelfView | None
    now: SelfView | None

    @property
    def changed(self) -> bool:
        """Whether the newest view names another step than the first."""
        return self.then is not None and self.now is not None and self.then.step != self.now.step


def growth(views: Iterable[SelfView], since: date | None = None) -> list[Growth]:
    """All five competences in the order of the field, from the dated *views*. No view is None, never a zero.

    *then* is the first view, or the one that held on the day *since*.
    """
    ordered = _ordered(views)
    found = []
    for competence in Competence:
        own = [view for view in ordered if view.competence is competence]
        held = [view for view in own[:-1] if since is None or _day(view) <= since]
        then = (held[0] if since is None else held[-1]) if held else None
        found.append(Growth(competence, then, own[-1] if own else None))
    return found


def moments(views: Iterable[SelfView]) -> list[date]:
    """Days to look back to, the earliest first: one a month, each with a view that was looked at again since.

    Of many there are the first one and the latest, `MOMENTS` in all.
    """
    ordered = _ordered(views)
    newest = {view.competence: view.id for view in ordered}
    former = [view.on for view in ordered if view.on is not None and newest[view.competence] != view.id]
    found = list({(on.year, on.month): on for on in former}.values())
    return found if len(found) <= MOMENTS else [found[0], *found[1 - MOMENTS :]]


def _ordered(views: Iterable[SelfView]) -> list[SelfView]:
    return sorted(views, key=lambda view: (_day(view), view.id))


def _day(view: SelfView) -> date:
    return view.on or date.min
