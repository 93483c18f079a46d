"""Growth, then and now: what the student's own views say, and nothing that they do not bear out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lobdossier.domain.portrait import SelfView
from lobdossier.domain.vocabulary import Competence


@dataclass(frozen=True, slots=True)
class Growth:
    """One competence: the first own view and the newest one. *then* is None while there is one view or none."""

    competence: Competence
    then: SelfView | None
    now: SelfView | None

    @property
    def changed(self) -> bool:
        """Whether the newest view names another step than the first."""
        return self.then is not None and self.now is not None and self.then.step != self.now.step


def growth(views: Iterable[SelfView]) -> list[Growth]:
    """All five competences in the order of the field, from the dated *views*. No view is None, never a zero."""
    ordered = sorted(views, key=lambda view: (view.on or date.min, view.id))
    found = []
    for competence in Competence:
        own = [view for view in ordered if view.competence is competence]
        found.append(Growth(competence, own[0] if len(own) > 1 else None, own[-1] if own else None))
    return found
