"""How merging is said: what happens to each record, in a line, and all of it in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lobdossier.domain.merged import Merged
from lobdossier.domain.merging import MergeItem, Pick, Plan, Reason, What, deleted

OTHER: Final = " (andere versie)"

WHAT: Final[Mapping[What, str]] = {
    What.NEW: "nieuw",
    What.THERE: "gewijzigd daar",
    What.HERE: "gewijzigd hier",
    What.BOTH: "beide gewijzigd",
    What.DELETED: "verwijderd",
    What.LEFT_OUT: "niet meegenomen",
    What.EQUAL: "gelijk",
    What.ONLY_HERE: "alleen hier",
}
"""In the order in which they are counted."""

REASONS: Final[Mapping[Reason, str]] = {
    Reason.BYTES: "het bestand zelf zit er niet bij of is beschadigd",
    Reason.OWNER: "dat waar het bij hoort, is er niet",
    Reason.UNREADABLE: "dit onderdeel is hier beschadigd, en blijft zoals het is",
    Reason.STRANGE: "dit hoort niet in een kopie van dit dossier",
}

PICKS: Final[Mapping[Pick, str]] = {
    Pick.HERE: "die van hier blijft",
    Pick.THERE: "die van daar komt ervoor in de plaats",
    Pick.BOTH: "beide blijven bewaard",
}

KINDS: Final[Mapping[str, str]] = {
    "student": "Over mij",
    "school_period": "Schooljaar",
    "experience": "Ervaring",
    "testimony": "Wat iemand zei",
    "evidence": "Bewijs",
    "reflection": "Reflectie",
    "insight": "Wat ik nu weet",
    "self_view": "Zo zie ik mezelf",
    "quality": "Kwaliteit",
    "motive": "Motief",
    "motive_order": "Volgorde van motieven",
    "work_image": "Beroep of opleiding",
    "choice": "Keuze",
    "goal": "Doel",
    "contact": "Contact",
    "conversation": "Gesprek",
    "participant": "Deelnemer",
    "agreement": "Afspraak",
    "step": "Stap",
    "feedback": "Reactie",
    "guidance_review": "Hoe je begeleid wordt",
    "career_document": "Loopbaandocument",
    "handover": "Gedeeld",
}
"""By `Record.KIND`."""

REFUSALS: Final[Mapping[str, tuple[str, str]]] = {
    "part": (
        "In dit bestand staat een deel van een dossier. Samenvoegen kan alleen met een kopie van je hele dossier.",
        "Maak op de andere computer een kopie van alles, en kies die.",
    ),
    "other": (
        "Dit is een ander dossier, en geen kopie van dit dossier.",
        "Wil je het bekijken? Open het dan als een eigen dossier. Kies hier een kopie van dit dossier.",
    ),
    "same": (
        "Dit is hetzelfde bestand.",
        "Kies de kopie die op de andere computer stond.",
    ),
    "key": (
        "Dit lijkt een kopie van je dossier, maar het kenmerk waaraan ik dat zie klopt niet.",
        "Maak op de andere computer een nieuwe kopie van alles, en kies die.",
    ),
}
"""By `errors.NotMergeable.reason`: what was found, and what to do."""

BESIDES: Final = "Eerdere versies van teksten die hier nog niet waren, horen er ook bij."
"""Said where no record changes."""

_SILENT: Final = frozenset({What.EQUAL, What.ONLY_HERE})


def other_version(title: str) -> str:
    """*title* as it stands over the second of two versions."""
    return title if title.endswith(OTHER) else f"{title}{OTHER}"


def summary(plan: Plan) -> str:
    """ "nieuw 3, gewijzigd daar 2, gelijk 120"; what there is none of is not named."""
    said = [f"{name} {plan.counts[what]}" for what, name in WHAT.items() if plan.counts.get(what)]
    return ", ".join(said) or "er is niets om samen te voegen"


def emptied(gone: int, living: int) -> str:
    """How much of the dossier merging would throw away."""
    return f"Van de {living} onderdelen in je dossier zouden er {gone} naar de prullenbak gaan."


def lines(plan: Plan, outcome: Merged) -> Iterator[str]:
    """A line for each record of which there is something to say, in the order of `WHAT`."""
    left_out = {item.key: item for item in outcome.left_out}
    items = (left_out.get(item.key, item) for item in plan.items)
    order = list(WHAT)
    said = (item for item in items if item.what not in _SILENT)
    yield from map(line, sorted(said, key=lambda item: order.index(item.what)))


def line(item: MergeItem) -> str:
    """ "nieuw            Ervaring: Open dag"."""
    note = _note(item)
    return f"{WHAT[item.what]:<17}{KINDS[item.kind]}: {item.title or 'zonder titel'}" + (f" · {note}" if note else "")


def _note(item: MergeItem) -> str:
    if item.reason is not None:
        return REASONS[item.reason]
    if item.what is What.NEW:
        return "daar al in de prullenbak" if deleted(item.theirs) else ""
    if item.what is What.HERE:
        return "hier in de prullenbak" if deleted(item.mine) else ""
    if item.what is What.THERE:
        return "terug uit de prullenbak" if deleted(item.mine) else ""
    if item.what is What.DELETED:
        return "gaat naar de prullenbak"
    if item.what is What.BOTH:
        return _both(item)
    return ""


def _both(item: MergeItem) -> str:
    if deleted(item.mine) != deleted(item.theirs):
        side = "hier" if deleted(item.mine) else "daar"
        return f"{side} in de prullenbak, maar blijft" if item.pick in (None, Pick.BOTH) else PICKS[item.pick]
    return PICKS[item.pick or Pick.BOTH]
