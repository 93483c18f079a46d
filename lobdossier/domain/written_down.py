"""What a guide wrote down of a conversation that the student has: it comes with that, and is written over nothing.

Day, place, questions and answers stay the student's. Of a conversation that the student threw away nothing comes.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lobdossier.domain.conversation import Agreement, Conversation

_MOST_ORDER: Final = 1_000


@dataclass(frozen=True, slots=True)
class WrittenDown:
    """The conversation of the student (*before*) as it becomes (*after*), and the *agreements* that are not here yet."""

    before: Conversation
    after: Conversation
    agreements: tuple[Agreement, ...] = ()

    @property
    def words(self) -> bool:
        """Whether there is text that the student does not have."""
        return self.after != self.before


def written_down(
    here: Conversation, theirs: Conversation, agreements: Sequence[Agreement], known: Container[str], after: int
) -> WrittenDown | None:
    """What *theirs* and its *agreements* bring to the conversation that is *here*; None when that is nothing.

    *known*: the ids that the dossier has, the trash included. New agreements are put in order from *after* on.
    """
    new = sorted((each for each in agreements if each.id not in known), key=lambda each: (each.order, each.id))
    placed = tuple(replace(each, order=min(after + n, _MOST_ORDER)) for n, each in enumerate(new))
    said = _both(here.talked_about, theirs.talked_about)
    return WrittenDown(here, replace(here, talked_about=said), placed) if placed or said != here.talked_about else None


def _both(mine: str, theirs: str) -> str:
    """*mine* with *theirs* below it, unless all lines of one of them stand in the other."""
    if not theirs.strip() or _within(theirs, mine):
        return mine
    return theirs if _within(mine, theirs) else f"{mine.rstrip()}\n\n{theirs.strip()}"


def _within(part: str, whole: str) -> bool:
    """Whether the lines of *part* stand in *whole*, one below the other."""
    return f"\n{part.strip()}\n" in f"\n{whole.strip()}\n" if part.strip() else True
