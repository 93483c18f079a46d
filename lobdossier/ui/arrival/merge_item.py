"""One thing of a merge: a line that opens to what differs, and where both sides changed to a choice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from lobdossier.domain.merging import MergeItem, Pick, What, deleted
from lobdossier.domain.record import Record
from lobdossier.text.differences import Piece, Side, differences
from lobdossier.text.fields import Difference, compared, said
from lobdossier.ui.arrival.merge_said import note, picks
from lobdossier.ui.even import Even
from lobdossier.ui.experience.disclosure import Disclosure
from lobdossier.ui.trashed import Described, describe
from lobdossier.ui.widgets.buttons import Segmented
from lobdossier.ui.widgets.cards import OwnWords
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Part, at_start, grows_down, vbox
from lobdossier.ui.words import tr
from lobdossier.ui.writing.compared import Compared

_BEGINNING: Final = 1_200
"""Characters of a text that is new: enough to see what it is."""
_COLUMN_EM: Final = 34
"""Two versions stand beside each other when each has room for so many letters, else under each other."""


class Apart(Compared):
    """One of two versions of which neither is the older: what stands in this one only is underlined."""

    def __init__(self, title: str, pieces: list[Piece], side: Side) -> None:
        mine = [Piece(Side.AFTER if piece.side is side else piece.side, piece.text) for piece in _of(pieces, side)]
        super().__init__(title, mine, Side.AFTER)

    def _said(self) -> str:
        marked = [" ".join(piece.text.split()) for piece in self._pieces if piece.side is Side.AFTER]
        listed = "; ".join(words for words in marked if words)
        return tr("Alleen in deze versie: {words}", words=listed) if listed else ""


def _of(pieces: list[Piece], side: Side) -> list[Piece]:
    return [piece for piece in pieces if piece.side in (Side.BOTH, side)]


def row(item: MergeItem, pick: Pick, picked: Callable[[Pick], None]) -> Disclosure:
    """A line for *item*; *picked* hears what the student chooses."""
    stays = item.what is What.HERE or item.theirs is None
    told = described(item.mine if stays else item.theirs)
    title = tr("{kind}: {title}", kind=told.kind, title=told.title)

    def choose(which: str) -> None:
        picked(Pick(which))
        made.answer(note(item, Pick(which)), True)
        now.append(Pick(which))

    now = [pick]
    made = Disclosure(
        f"{item.kind}:{item.id}", title, told.icon, lambda: _body(item, title, now[-1], choose if item.asks else None)
    )
    made.answer(note(item, pick), item.asks)
    return made


def described(record: Record | None) -> Described:
    """What a thing is called; an item is of one side at least."""
    return describe(record) if record is not None else Described(tr("Onderdeel"), "circle", tr("Zonder titel"))


def _body(item: MergeItem, title: str, pick: Pick, choose: Callable[[str], None] | None) -> QWidget:
    parts: list[Part] = []
    if choose is not None:
        answers = Segmented(tr("Wat blijft van {title}", title=title), picks(), pick)
        answers.chosen.connect(choose)
        parts.append(at_start(answers))
    body = QWidget()
    body.setLayout(vbox(*parts, *_versions(item), gap=12))
    body.setSizePolicy(grows_down())
    return body


def _versions(item: MergeItem) -> list[Part]:
    """What there is to see of *item*."""
    mine, theirs = item.mine, item.theirs
    if mine is None or theirs is None or item.what in (What.EQUAL, What.DELETED):
        return _all_of(mine if theirs is None or item.what is What.DELETED else theirs)
    found: list[Part] = []
    if deleted(mine) != deleted(theirs):
        side = tr("Hier is dit weggegooid, daar niet.") if deleted(mine) else tr("Daar is dit weggegooid, hier niet.")
        found.append(label(side, "strong", wrap=True))
    differ = compared(mine, theirs)
    if not differ and not found:
        return [label(tr("De woorden zijn gelijk. Alleen een volgorde of een koppeling is anders."), "", wrap=True)]
    return [*found, *(_beside(item.what, difference) for difference in differ)]


def _all_of(record: Record | None) -> list[Part]:
    """A record that is on one side only, or goes: what it says, from its beginning."""
    told = said(record) if record is not None else []
    if not told:
        return [label(tr("Er staat nog niets in."), "small", wrap=True)]
    return [vbox(label(each.label, "smallstrong", wrap=True), OwnWords(_beginning(each.text)), gap=3) for each in told]


def _beside(what: What, difference: Difference) -> QWidget:
    """Both versions of one field: older and newer where that is known, else each by itself."""
    here, there = difference.here, difference.there
    if what is What.HERE:
        pieces = differences(there, here)
        sides: list[QWidget] = [
            Compared(tr("Hier"), pieces, Side.AFTER),
            Compared(tr("Daar"), pieces, Side.BEFORE),
        ]
    elif what is What.THERE:
        pieces = differences(here, there)
        sides = [Compared(tr("Hier"), pieces, Side.BEFORE), Compared(tr("Daar"), pieces, Side.AFTER)]
    else:
        pieces = differences(here, there)
        sides = [Apart(tr("Die van hier"), pieces, Side.BEFORE), Apart(tr("Die van daar"), pieces, Side.AFTER)]
    made = QWidget()
    made.setLayout(vbox(label(difference.label, "smallstrong", wrap=True), Even(sides, _COLUMN_EM, gap=16), gap=4))
    made.setSizePolicy(grows_down())
    return made


def _beginning(text: str) -> str:
    return text if len(text) <= _BEGINNING else f"{text[:_BEGINNING].rstrip()} …"
