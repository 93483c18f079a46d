"""A quality and its chain in words: the same for a screen reader as the dots and lines."""

from __future__ import annotations

from typing import Final

from lobdossier.domain.chains import Chain, Seen
from lobdossier.domain.portrait import Quality
from lobdossier.domain.vocabulary import Fit
from lobdossier.text.sentences import one_text
from lobdossier.ui.experience.said import listed
from lobdossier.ui.words import count, tr

_NAMED: Final = 2
"""People that are named; the others are counted."""
_IN_A_SENTENCE: Final = 80
ON_A_CHIP: Final = 36
"""Characters of a name where there is no room for more."""

FIT_ICONS: Final = {
    Fit.SUITS: "circle-check",
    Fit.SOMETIMES: "circle-dot",
    Fit.NOT: "circle-slash",
    Fit.TO_LEARN: "sprout",
}
"""The sign of each way in which a quality can suit; none of them is a verdict."""


def title_of(quality: Quality) -> str:
    """What it is called; a word that says so when it has no name."""
    return quality.title.strip() or tr("Nog zonder naam")


def short_title(quality: Quality) -> str:
    """What it is called in a sentence: a very long name is cut, so that the sentence can be a title itself."""
    return shortened(title_of(quality), _IN_A_SENTENCE)


def chip_title(quality: Quality) -> str:
    """What it is called on a chip."""
    return shortened(title_of(quality), ON_A_CHIP)


def shortened(title: str, most: int) -> str:
    """*title* on one line, with an ellipsis in place of what goes beyond *most* characters."""
    words = " ".join(title.split())
    return words if len(words) <= most else f"{words[:most].rstrip()}…"


def person_said(person: Seen) -> str:
    """A name, or a word for somebody without one."""
    return " ".join(person.who.split()) or tr("iemand")


def people_said(chain: Chain) -> str:
    """ "Ilse", "Ilse en Noa", "Ilse, Noa en nog 2"."""
    found = [person_said(person) for person in chain.people]
    if len(found) <= _NAMED:
        return listed(found)
    return tr("{names} en nog {n}", names=", ".join(found[:_NAMED]), n=len(found) - _NAMED)


def chain_said(chain: Chain) -> str:
    """The whole chain: "2 ervaringen. 3 keer bewijs. Gezien door Ilse en Noa", or what is still open in it."""
    experiences, evidence = len(chain.experiences), len(chain.evidence)
    parts = [
        count(experiences, tr("{n} ervaring"), tr("{n} ervaringen"))
        if experiences
        else tr("Nog open: wanneer liet je dit zien?"),
        tr("{n} keer bewijs", n=evidence) if evidence else tr("Bewijs is nog open"),
        tr("Gezien door {who}", who=people_said(chain)) if chain.seen else tr("Wie het zag is nog open"),
    ]
    return one_text(parts)


def all_said(chains: list[Chain]) -> str:
    """What there is, over the rows: "5 kwaliteiten die je zelf koos. 2 zijn helemaal rond."."""
    whole = sum(chain.whole for chain in chains)
    chosen = count(len(chains), tr("Eén kwaliteit die je zelf koos."), tr("{n} kwaliteiten die je zelf koos."))
    if not whole:
        return chosen
    if len(chains) == 1:
        return tr("{chosen} Hij is helemaal rond.", chosen=chosen)
    round_ = count(whole, tr("Eén is helemaal rond."), tr("{n} zijn helemaal rond."))
    return f"{chosen} {round_}"
