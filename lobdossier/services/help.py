"""The words of the field as the help explains them, read once when first needed."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from functools import cache

from lobdossier.domain.vocabulary import Sector
from lobdossier.paths import resource
from lobdossier.text.folding import fold
from lobdossier.text.roles import words_for


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field in our own words.

    Attributes:
        words: what else somebody may type who looks for it.
        screens: the screens (or "screen:target") where F1 leads to it.
        see: the ids of terms that belong with it.
    """

    id: str
    title: str
    words: str
    meaning: str
    example: str
    screens: tuple[str, ...] = ()
    see: tuple[str, ...] = ()


@cache
def terms(sector: Sector) -> tuple[Term, ...]:
    """All terms by alphabet, in the words of *sector*. Their lint is a test, so a broken file never reaches a student."""
    roles = asdict(words_for(sector))
    with resource("help", "terms.toml").open("rb") as file:
        made = [
            Term(
                each["id"],
                each["title"],
                each["words"],
                each["meaning"].format_map(roles),
                each["example"].format_map(roles),
                tuple(each.get("screens", ())),
                tuple(each.get("see", ())),
            )
            for each in tomllib.load(file)["term"]
        ]
    return tuple(sorted(made, key=lambda term: fold(term.title)))


def term(term_id: str, sector: Sector) -> Term:
    """The term with this id.

    Raises:
        KeyError: there is none.
    """
    for each in terms(sector):
        if each.id == term_id:
            return each
    raise KeyError(term_id)


def term_of(screen: str, target: str) -> str:
    """The id of the term that belongs to a screen, or to its *target* there; empty for none."""
    for place in (f"{screen}:{target}", screen):
        for each in terms(Sector.MBO):
            if place in each.screens:
                return each.id
    return ""


def explaining(typed: str, sector: Sector, *, named: bool = False) -> list[Term]:
    """The terms in which every word of *typed* stands: in the title first, then in what else it is called or means.

    With *named* only those that are called so.
    """
    wanted = fold(typed).split()

    def rank(each: Term) -> int | None:
        title = fold(each.title)
        if all(word in title for word in wanted):
            return 0 if wanted and title.startswith(wanted[0]) else 1
        called = f" {title} {fold(each.words)}"
        if all(f" {word}" in called for word in wanted):
            return 2
        whole = f"{called} {fold(each.meaning)} {fold(each.example)}"
        return 3 if not named and all(f" {word}" in whole for word in wanted) else None

    ranked = [(rank(each), place, each) for place, each in enumerate(terms(sector))]
    return [each for _rank, _place, each in sorted((r, place, each) for r, place, each in ranked if r is not None)]
