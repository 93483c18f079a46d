"""What a school asks for, in words: kindly, and never as a score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lobdossier.domain.student import Requirement
from lobdossier.domain.vocabulary import Asked, Sector
from lobdossier.text import names
from lobdossier.text.work import lowered

_THERE: Final = {
    Asked.CONVERSATIONS: ("Er is {n} gesprek.", "Er zijn {n} gesprekken."),
    Asked.EXPERIENCES: ("Er is {n} ervaring.", "Er zijn {n} ervaringen."),
    Asked.REFLECTIONS: ("Er is {n} reflectie.", "Er zijn {n} reflecties."),
    Asked.HOURS: ("Er is {n} uur opgeschreven.", "Er zijn {n} uren opgeschreven."),
}
_MANY: Final = {
    Asked.CONVERSATIONS: ("gesprek", "gesprekken"),
    Asked.EXPERIENCES: ("ervaring", "ervaringen"),
    Asked.REFLECTIONS: ("reflectie", "reflecties"),
    Asked.HOURS: ("uur", "uren"),
}


def there(what: Asked, number: int) -> str:
    """ "Er zijn 2 gesprekken." """
    return _THERE[what][number != 1].format(n=number)


def counted(wish: Requirement, number: int) -> str:
    """What there is and what the school asks: "Er zijn 2 gesprekken. Je school vraagt er 3 in dit schooljaar." """
    return f"{there(wish.what, number)} Je school vraagt er {wish.number} in dit schooljaar."


def still(wish: Requirement, number: int) -> str:
    """What could still come; empty when there is enough."""
    more = wish.number - number
    if more <= 0:
        return ""
    return "Er kan er nog 1 bij." if more == 1 else f"Er kunnen er nog {more} bij."


def heading(wish: Requirement, sector: Sector) -> str:
    """The words of the school, or ours where it asks for certain ones and does not say how; empty for a plain number."""
    if wish.words.strip():
        return wish.words.strip()
    if not wish.kinds and not wish.competences and not wish.conversations:
        return ""
    said = _MANY[wish.what][1].capitalize()
    return f"{said}{which(wish, sector)}"


def asked(wish: Requirement, sector: Sector) -> str:
    """What is asked, on one line: "2 ervaringen: BPV of bedrijfsbezoek, over netwerken"."""
    return f"{wish.number} {_MANY[wish.what][wish.number != 1]}{which(wish, sector)}"


def which(wish: Requirement, sector: Sector) -> str:
    """Which ones count, to go on behind a word; empty when all do."""
    kinds = [lowered(names.kind_name(kind, sector)) for kind in wish.kinds]
    kinds += [lowered(names.conversation_name(kind)) for kind in wish.conversations]
    said = f": {_either(kinds)}" if kinds else ""
    competences = [lowered(names.competence_name(each)) for each in wish.competences]
    if not competences:
        return said
    return f"{said}{',' if kinds else ''} over {_either(competences)}"


def _either(words: Sequence[str]) -> str:
    return " of ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
