"""The people of the network in words: the same on the map, in the list and for a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lobdossier.domain.experience import Experience
from lobdossier.domain.network_map import OUTER, ring_of
from lobdossier.domain.people import Contact
from lobdossier.domain.vocabulary import ConversationKind, ExperienceKind, Sphere
from lobdossier.services.network import Met
from lobdossier.text.portrait_names import sphere_name
from lobdossier.text.sentences import one_text
from lobdossier.ui.conversation.roles import card_role
from lobdossier.ui.experience.said import title_said
from lobdossier.ui.widgets.buttons import Option
from lobdossier.ui.widgets.people import tint_of
from lobdossier.ui.words import count, tr

CLOSE, SOME, WISH = "close", "some", "wish"
"""How near somebody is, as it is chosen."""
_NEAR: Final[dict[str, tuple[int, bool]]] = {CLOSE: (1, True), SOME: (2, True), WISH: (OUTER, False)}
_AT_WORK: Final = frozenset(
    {
        ExperienceKind.STAGE,
        ExperienceKind.SNUFFELSTAGE,
        ExperienceKind.MEELOOPDAG,
        ExperienceKind.MAATSCHAPPELIJKE_STAGE,
        ExperienceKind.WERK,
        ExperienceKind.BIJBAAN,
        ExperienceKind.BEDRIJFSBEZOEK,
        ExperienceKind.NETWERKBIJEENKOMST,
        ExperienceKind.GASTLES,
    }
)
_OF_HOBBY: Final = frozenset({ExperienceKind.HOBBY, ExperienceKind.VRIJWILLIGERSWERK})

_NO_FIRST_NAMES: Final = frozenset(
    {"meneer", "mevrouw", "dhr", "mevr", "mw", "de", "het", "een", "juf", "meester", "oom", "tante", "opa", "oma", "dr"}
)


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody as the map and the list show them. *under* is the second line, *spoken* all of it in one text."""

    contact: Contact
    name: str
    under: str
    spoken: str

    @property
    def tint(self) -> int:
        """A colour to tell people apart; it stays with somebody."""
        return tint_of(sum(self.contact.id.encode()))


def face(contact: Contact, experience: Experience | None) -> Face:
    """*contact*, whom the student knows through *experience*."""
    return Face(contact, called(contact), under(contact), spoken(contact, experience))


def called(contact: Contact) -> str:
    """The name, or that there is none."""
    return contact.name.strip() or tr("iemand zonder naam")


def first_name(contact: Contact) -> str:
    """What a friend would say: the first word of a name, unless that is no name ("meneer Vos", "oom Karim")."""
    name = called(contact)
    first = name.split()[0]
    return name if first.islower() or first.casefold().rstrip(".") in _NO_FIRST_NAMES else first


def under(contact: Contact) -> str:
    """What stands under a name: who it is, through whom, or where from."""
    if not contact.met and contact.via.strip():
        return tr("via {who}", who=contact.via.strip())
    return contact.role.strip() or contact.organisation.strip() or ("" if contact.met else tr("leren kennen"))


def who_it_is(contact: Contact) -> str:
    """ "praktijkbegeleider, Woonzorg De Linde"."""
    return ", ".join(part for part in (contact.role.strip(), contact.organisation.strip()) if part)


def near_options() -> list[Option]:
    """How near somebody can be, to tap."""
    return [
        Option(CLOSE, tr("dichtbij")),
        Option(SOME, tr("ken ik een beetje")),
        Option(WISH, tr("wil ik leren kennen"), "circle-dashed"),
    ]


def near_of(contact: Contact) -> str:
    """Which of these somebody is."""
    if not contact.met:
        return WISH
    return CLOSE if contact.nearness == 1 else SOME


def placed(near: str) -> tuple[int, bool]:
    """Nearness, and whether the two have met, of one of these."""
    return _NEAR[near]


def ring_said(contact: Contact) -> str:
    """The ring of somebody in words."""
    if not contact.met:
        return tr("wil ik leren kennen")
    return (tr("dichtbij"), tr("ken ik een beetje"), tr("verder weg"))[ring_of(contact) - 1]


def waits_for_thanks(contact: Contact) -> bool:
    """Whether there was contact, and no thanks yet."""
    return contact.met and bool(contact.moments) and not contact.thanked


def spoken(contact: Contact, experience: Experience | None) -> str:
    """Everything that the map shows of somebody, as sentences."""
    parts = [
        ", ".join(part for part in (called(contact), who_it_is(contact)) if part),
        tr("{sphere}: {ring}", sphere=tr(sphere_name(contact.sphere)), ring=ring_said(contact)),
        tr("Via {who}", who=contact.via.strip()) if contact.via.strip() else "",
        tr("Bekend van {title}", title=title_said(experience.title, experience.story)) if experience else "",
        tr("Helpt met: {what}", what=contact.helps_with.strip()) if contact.helps_with.strip() else "",
        tr("Nog bedanken") if waits_for_thanks(contact) else "",
    ]
    return one_text(parts) + "."


def invitation(sphere: Sphere) -> str:
    """The words of a place where nobody stands yet."""
    return {
        Sphere.SCHOOL: tr("Iemand van school"),
        Sphere.WORK: tr("Iemand van werk of stage"),
        Sphere.HOME: tr("Iemand van thuis"),
        Sphere.FREE_TIME: tr("Iemand uit je vrije tijd"),
    }[sphere]


def summary(contacts: Sequence[Contact]) -> str:
    """ "6 mensen op je kaart. 2 wil je nog leren kennen."."""
    known = count(len(contacts), tr("{n} mens op je kaart."), tr("{n} mensen op je kaart."))
    wished = sum(not contact.met for contact in contacts)
    if not wished:
        return known
    return f"{known} " + count(wished, tr("{n} wil je nog leren kennen."), tr("{n} wil je nog leren kennen."))


def sphere_of(met: Met) -> Sphere:
    """Where somebody probably belongs, by the role or by where it was; one tap puts it right."""
    role = card_role(met.role, ConversationKind.LOOPBAANGESPREK) if met.role else ""
    if role == "ouder":
        return Sphere.HOME
    if role == "praktijkbegeleider" or met.kind in _AT_WORK:
        return Sphere.WORK
    return Sphere.FREE_TIME if met.kind in _OF_HOBBY else Sphere.SCHOOL
