"""What stands on a page beside what the page is about: a remark can be on one of those alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from lobdossier.domain.board import Lane, in_lane
from lobdossier.domain.conversation import Agreement, Participant
from lobdossier.domain.experience import Evidence, Experience, Testimony
from lobdossier.domain.finding import HEADS
from lobdossier.domain.kinds import BY_NAME
from lobdossier.domain.listing import ExperienceFilter
from lobdossier.domain.people import Contact
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Choice, Insight, Motive, MotiveOrder, Quality, SelfView, WorkImage
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.vocabulary import Competence
from lobdossier.services.workspace import Workspace
from lobdossier.text import dates, names
from lobdossier.text.folding import fold
from lobdossier.ui.experience.said import title_said
from lobdossier.ui.guide.spot import Spot, of_competence, of_record
from lobdossier.ui.trashed import describe
from lobdossier.ui.words import tr

MOST: Final = 120
"""Items that are handed over; a word in the search field finds the others."""

_OWN: Final[Mapping[Competence, tuple[type[Record], ...]]] = {
    Competence.KWALITEITENREFLECTIE: (Quality,),
    Competence.MOTIEVENREFLECTIE: (Motive, MotiveOrder),
    Competence.WERKEXPLORATIE: (WorkImage,),
    Competence.LOOPBAANSTURING: (Choice, Goal),
    Competence.NETWERKEN: (Contact,),
}
"""What only one of the five has."""
_HANGING: Final = (Testimony, Evidence, Reflection, Step)
_AT_TABLE: Final = (Agreement, Participant)
_OF_CONVERSATION: Final = frozenset({"prepare", "voices", "conclude"})

Part = tuple[type[Record], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on a page, as a list shows it. Without a *kind* its *id* is the value of a competence."""

    kind: str
    id: str
    called: str
    said: str
    icon: str

    @property
    def key(self) -> tuple[str, str]:
        """The kind and the id, by which remarks on it are counted."""
        return self.kind, self.id


@dataclass(frozen=True, slots=True)
class Items:
    """Some of what stands on a page, and whether there is more of it."""

    found: tuple[Item, ...] = ()
    more: bool = False


def parts_of(screen: str, target: str) -> tuple[Part, ...]:
    """Which records stand on the page *screen* for *target*; none where each has a page of its own."""
    if screen == "experience" and target:
        return tuple((kind, {"experience_id": target}) for kind in _HANGING)
    if screen == "competence" and target in set(Competence):
        competence = Competence(target)
        own: tuple[Part, ...] = tuple((kind, {}) for kind in _OWN[competence])
        return (*own, *((kind, {"competence": competence}) for kind in (Insight, SelfView)))
    if screen in _OF_CONVERSATION and target:
        return tuple((kind, {"conversation_id": target}) for kind in _AT_TABLE)
    return ((Goal, {}), (Step, {})) if screen == "plans" else ()


def shown_beside(screen: str, target: str, spot: Spot | None) -> tuple[tuple[Part, ...], Competence | None]:
    """Remarks on what stand beside the page: what it is about, and what stands on it. The dossier as a whole is in no page."""
    own: tuple[Part, ...] = ()
    if spot is not None and spot.record is not None:
        own = ((type(spot.record), {"id": spot.record.id}),)
    return (*own, *parts_of(screen, target)), spot.competence if spot is not None else None


def has_items(screen: str, target: str) -> bool:
    """Whether things can stand on this page that a remark can be on."""
    return bool(parts_of(screen, target)) or screen in ("experiences", "portrait", "conversations")


def items_on(screen: str, target: str, words: str, workspace: Workspace) -> Items:
    """What stands on the page and has all of *words* in its name, at most `MOST`. Not for the thread of the interface."""
    if screen == "experiences":
        return _experiences(words, workspace)
    found: list[Item] = []
    for item in _all(screen, target, workspace):
        if _holds(item, words):
            if len(found) == MOST:
                return Items(tuple(found), more=True)
            found.append(item)
    return Items(tuple(found))


def spot_of_item(item: Item, workspace: Workspace) -> Spot | None:
    """What a remark on *item* is about; None when it is gone."""
    if not item.kind:
        return of_competence(Competence(item.id))
    record = workspace.records.find(BY_NAME[item.kind], item.id)
    return of_record(record) if record is not None and record.deleted is None else None


def _experiences(words: str, workspace: Workspace) -> Items:
    """The newest ones; the index finds words in all of them, whatever their number."""
    rows = workspace.experiences.page(ExperienceFilter(words=words), limit=MOST + 1)
    found = []
    for row in rows[:MOST]:
        title, said = title_said(row.title, row.opening), _with_day(tr("Ervaring"), row.start)
        found.append(Item(Experience.KIND, row.id, title, said, names.kind_icon(row.kind)))
    return Items(tuple(found), more=len(rows) > MOST)


def _all(screen: str, target: str, workspace: Workspace) -> Iterator[Item]:
    if screen == "portrait":
        for each in Competence:
            yield Item("", each, tr(names.competence_name(each)), tr("Competentie"), names.competence_icon(each))
    elif screen == "conversations":
        conversations = workspace.conversations
        for talk in (*conversations.coming(), *conversations.past()):
            yield _item(talk)
    for kind, where in parts_of(screen, target):
        found: Sequence[Record] = workspace.records.all(kind, **where)
        yield from map(_item, _as_on_board(found) if screen == "plans" and kind is Step else found)


def _as_on_board(steps: Sequence[Record]) -> list[Step]:
    """In the order of the columns: what is still to be done first."""
    mine = [step for step in steps if isinstance(step, Step)]
    return [step for lane in Lane for step in in_lane(mine, lane)]


def _item(record: Record) -> Item:
    said = describe(record)
    return Item(record.KIND, record.id, said.title, _with_day(said.kind, _day_of(record)), said.icon)


def _day_of(record: Record) -> date | None:
    name = HEADS[type(record)].on
    return getattr(record, name) if name else None


def _with_day(kind: str, day: date | None) -> str:
    """ "Keuze, 3 maart 2026": things that are called the same are told apart by their day."""
    return f"{kind}, {dates.plain(day)}" if day is not None else kind


def _holds(item: Item, words: str) -> bool:
    wanted = fold(words).split()
    if not wanted:
        return True
    text = fold(f"{item.called} {item.said}")
    return all(word in text for word in wanted)
