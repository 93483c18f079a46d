"""The stages of a conversation, and where one was in it: who comes back the same day goes on there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from lobdossier.domain.vocabulary import ConversationState, Part
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.talk.said import AGREED, CLOSING, NEXT, noted


@dataclass
class Where:
    """Where one is: a value of `Part` or one of the stages around them, where one has been, and how long it went on."""

    on: date
    stage: str
    been: set[str] = field(default_factory=set)
    seconds: float = 0.0


def stages_of(draft: Draft, *, read_only: bool) -> list[str]:
    """The stages in their order: the first only when something was agreed, the last only when it was rounded off."""
    first = [AGREED] if draft.agreed else []
    held = draft.conversation.state is ConversationState.HELD
    last = [NEXT] if held and not read_only else []
    return [*first, *(part.value for part in Part), CLOSING, *last]


class Places:
    """Where one was in each conversation, for as long as the window is open."""

    def __init__(self) -> None:
        self._known: dict[str, Where] = {}

    def find(self, draft: Draft, today: date, *, read_only: bool) -> Where:
        """Where one was today; after a fall of the program the notes tell. Otherwise the beginning."""
        which, stages = draft.conversation.id, stages_of(draft, read_only=read_only)
        known = self._known.get(which)
        if known is None or known.on != today or known.stage not in stages:
            written = [part.value for part in Part if noted(draft.conversation.notes, part)]
            planned = draft.conversation.state is ConversationState.PLANNED
            known = Where(today, written[-1] if written and planned else stages[0], set(written))
            self._known[which] = known
        return known
