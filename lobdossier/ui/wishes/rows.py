"""Each wish as a row: what is there, what could still come, and the way to what counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Final

from PySide6.QtWidgets import QWidget

from lobdossier.domain.student import Requirement
from lobdossier.domain.vocabulary import Asked, Sector
from lobdossier.services.wishes import Asks
from lobdossier.text import names
from lobdossier.text.wishes import counted, heading, still, there
from lobdossier.ui.context import Context
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.labels import Icon, Words
from lobdossier.ui.widgets.layout import Part, box, grows_down, hbox, vbox
from lobdossier.ui.words import tr

_ICONS: Final = {
    Asked.CONVERSATIONS: "messages-square",
    Asked.EXPERIENCES: "layers",
    Asked.REFLECTIONS: "lightbulb",
    Asked.HOURS: "clock",
}
_SIGN: Final = 18
_FALL: Final = 6


def counting_target(place: int, asks: Asks) -> str:
    """The target of the page of what counts: the place of the wish in the list, or the sort where nothing is asked."""
    return str(place) if asks.asked else asks.wish.what.value


def said(asks: Asks) -> str:
    """ "Er zijn 2 gesprekken. Je school vraagt er 3 in dit schooljaar. Er kan er nog 1 bij." """
    if not asks.asked:
        return there(asks.wish.what, asks.there)
    return " ".join(filter(None, (counted(asks.wish, asks.there), still(asks.wish, asks.there))))


def together(wishes: Sequence[Requirement], sector: Sector) -> Iterator[tuple[str, list[int]]]:
    """The words over each wish, and the places of those that the school says in these words, one for each competence."""
    for (words, _), places in groupby(range(len(wishes)), key=lambda place: _group(wishes[place], sector, place)):
        yield words, list(places)


def rows_of(context: Context, found: Sequence[Asks], sector: Sector) -> Iterator[QWidget]:
    """The rows; wishes that the school says in the same words stand under those words."""
    for words, places in together([asks.wish for asks in found], sector):
        first = found[places[0]]
        if len(places) == 1:
            yield _row(context, places[0], first, words, said(first))
            continue
        yield Words(words, "strong")
        yield Words(tr("Je school vraagt er {n} van elk in dit schooljaar.", n=first.wish.number), "small")
        for place in places:
            name = names.competence_name(found[place].wish.competences[0])
            yield _row(context, place, found[place], "", f"{name}: {_in_short(found[place])}")


def _group(wish: Requirement, sector: Sector, place: int) -> tuple[str, object]:
    one_each = bool(wish.words.strip()) and len(wish.competences) == 1
    return heading(wish, sector), (wish.what, wish.number, wish.kinds) if one_each else place


def _in_short(asks: Asks) -> str:
    number = there(asks.wish.what, asks.there)
    return number[:1].lower() + number[1:]


def _row(context: Context, place: int, asks: Asks, words: str, sentence: str) -> QWidget:
    own: list[Part] = [Words(words, "strong")] if words else []
    text = vbox(*own, Words(sentence), gap=0)
    # As low as the words of the button beside it, so that a row of one line is one line.
    parts: list[Part] = [vbox(_FALL + 1, _sign(asks), None), (vbox(_FALL, text, None, gap=0), 1)]
    if asks.there:
        look = button("", "chevron-right", "ghost", tr("Bekijk wat telt: {what}", what=words or sentence))
        look.clicked.connect(partial(_go, context, counting_target(place, asks)))
        parts.append(vbox(look, None))
    row = box(hbox(*parts, gap=10))
    row.setSizePolicy(grows_down())
    return row


def _go(context: Context, target: str, _checked: bool = False) -> None:
    context.way.go("counting", target)


def _sign(asks: Asks) -> Icon:
    """There already, still open, or not asked: then only what it is."""
    if not asks.asked:
        return Icon(_ICONS[asks.wish.what], "muted", _SIGN)
    return Icon("circle-check", "ok", _SIGN) if asks.met else Icon("circle-dashed", "muted", _SIGN)
