"""The lines of Ctrl+K: what was found, what can be done, what was opened lately, each under its heading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from lobdossier.domain.finding import NO_WORDS, Findings, Found, Group, Marked
from lobdossier.domain.vocabulary import Sector
from lobdossier.services.help import explaining
from lobdossier.text import dates
from lobdossier.text.folding import fold
from lobdossier.text.pieces import marked
from lobdossier.text.sentences import one_text
from lobdossier.ui.action import Action
from lobdossier.ui.palette.said import group_heading, kind_icon, kind_said
from lobdossier.ui.words import tr

MOST_ACTIONS: Final = 5
MOST_TERMS: Final = 2
USEFUL: Final = ("undo", "new-experience", "plan-conversation", "hand-over", "settings:look", "help")
"""The actions that stand there before anything is typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line. *act* is what choosing it does; a heading has none.

    Attributes:
        tag: what sort of thing it is, and what it belongs to.
        piece: of its text.
        note: at the far end: a day, or keys.
    """

    title: Marked
    act: Callable[[], object] | None = None
    tag: str = ""
    piece: Marked = NO_WORDS
    note: str = ""
    icon: str = ""

    @property
    def heading(self) -> bool:
        """Whether it only says what stands below it."""
        return self.act is None

    @property
    def spoken(self) -> str:
        """The line without its title, for a screen reader."""
        return one_text((self.tag, self.piece.text, self.note))


def heading(words: str) -> Row:
    """A line that says what stands below it."""
    return Row(title=Marked(words))


def found_rows(findings: Iterable[Findings], opened: Callable[[Found], object]) -> list[Row]:
    """What was found, group by group."""
    rows = []
    for group in findings:
        name = group_heading(group.group)
        rows.append(heading(tr("{room}, de eerste {n}", room=name, n=len(group.found)) if group.more else name))
        rows += [_found_row(found, opened) for found in group.found]
    return rows


def recent_rows(found: Sequence[Found], opened: Callable[[Found], object]) -> list[Row]:
    """What was begun last."""
    return [heading(tr("Laatst gemaakt")), *(_found_row(each, opened) for each in found)] if found else []


def visited_rows(visited: Iterable[tuple[str, Callable[[], object]]]) -> list[Row]:
    """What was open before in this window."""
    rows = [Row(title=Marked(title), act=act, icon="history") for title, act in visited]
    return [heading(tr("Laatst geopend")), *rows] if rows else []


def term_rows(typed: str, sector: Sector, opened: Callable[[str], object]) -> list[Row]:
    """The terms of the field that are called so, with what they mean."""
    wanted = fold(typed).split()
    found = explaining(typed, sector, named=True)[:MOST_TERMS]
    rows = [
        Row(
            title=marked(each.title, wanted),
            piece=marked(each.meaning, wanted),
            icon="book-open",
            act=partial(opened, each.id),
        )
        for each in found
    ]
    return [heading(tr("Wat betekent het?")), *rows] if rows else []


def useful_rows(actions: Sequence[Action]) -> list[Row]:
    """What one most often wants to do."""
    known = {action.id: action for action in actions}
    chosen = [known[name] for name in USEFUL if name in known and known[name].called is not None]
    return [heading(tr("Doen")), *(_action_row(action, ()) for action in chosen)] if chosen else []


def action_rows(actions: Sequence[Action], typed: str) -> list[Row]:
    """The actions that are called so, or that somebody who types this may mean; the best first."""
    wanted = fold(typed).split()
    scored = [(_rank(action, wanted), place, action) for place, action in enumerate(actions)]
    best = sorted((rank, place) for rank, place, _action in scored if rank is not None)[:MOST_ACTIONS]
    return [heading(tr("Doen")), *(_action_row(actions[place], wanted) for _rank, place in best)] if best else []


def _rank(action: Action, wanted: Sequence[str]) -> int | None:
    """0 for a name that begins so, 1 for one with a word that does, 2 for one that holds it, 3 for its other words."""
    if action.called is None or not wanted:
        return None
    title = fold(action.called)
    others = f"{title} {fold(action.words)}"
    if all(_begins(word, title) for word in wanted):
        return 0 if title.startswith(wanted[0]) else 1
    if all(len(word) > 2 and word in title for word in wanted):
        return 2
    return 3 if all(_begins(word, others) for word in wanted) else None


def _begins(word: str, text: str) -> bool:
    return f" {word}" in f" {text}"


def _action_row(action: Action, wanted: Sequence[str]) -> Row:
    title = marked(action.called or action.title, wanted)
    return Row(title=title, act=action.act, icon=action.icon, note=action.shown_keys)


def _found_row(found: Found, opened: Callable[[Found], object]) -> Row:
    said = kind_said(found.kind)
    title = found.title if found.title.text else Marked(said or group_heading(Group.EXPERIENCES))
    tag = tr("{kind} bij {what}", kind=said, what=found.about) if said and found.about else said
    return Row(
        title=title, act=partial(opened, found), tag=tag, piece=found.piece, note=dates.plain(found.on),
        icon=kind_icon(found.kind),
    )  # fmt: skip
