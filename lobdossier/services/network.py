"""The people around the student: who is on the map, and whom the student came across but did not put there yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Final

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.experience import Experience, Testimony
from lobdossier.domain.people import Contact
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import ExperienceKind
from lobdossier.services.records import Records
from lobdossier.text.roles import words_for

MOST: Final = 24
"""How many people are offered at most: nobody reads on after that."""
_NOT_A_NAME: Final = frozenset({"een", "iemand", "iedereen", "alle"})
"""What a description begins with ("een klant"): there is nobody to put on a map."""


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody of a conversation, or who said something about an experience, of that *kind* and with that id."""

    name: str
    role: str
    experience_id: str | None = None
    kind: ExperienceKind | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around the map: the experiences behind the people on it, by id, and who is not on it yet."""

    experiences: Mapping[str, Experience] = field(default_factory=dict)
    met: tuple[Met, ...] = ()


class Network:
    """The network of one open dossier."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def people(self) -> list[Contact]:
        """Everybody on the map, the one put there first in front."""
        return sorted(self._records.all(Contact), key=lambda contact: contact.id)

    def around(self) -> Around:
        """The rest of it. Reads every conversation and what everybody said: may take long in a large dossier."""
        found = self._records.snapshot(Contact, Student, SchoolPeriod, Testimony, Conversation, Participant)
        wanted = {contact.experience_id for contact in found.all(Contact) if contact.experience_id is not None}
        behind = {each: experience for each in wanted if (experience := self._experience(each))}
        return Around(behind, tuple(islice(self._not_on_the_map(found), MOST)))

    def _experience(self, experience_id: str) -> Experience | None:
        """One that is not in the trash; read by itself, as there may be thousands."""
        found = self._records.find(Experience, experience_id)
        return found if found is not None and found.deleted is None else None

    def _not_on_the_map(self, dossier: Snapshot) -> Iterator[Met]:
        """Each person once: those of the latest conversations first, then the own guides, then who spoke last."""
        known = [contact.name for contact in dossier.all(Contact)]
        known += [participant.name for participant in dossier.all(Participant) if participant.contact_id is not None]
        known += [dossier.student.name, dossier.student.first_name]
        for met in _met(dossier):
            words = met.name.split()
            if not words or words[0].casefold() in _NOT_A_NAME or _among(met.name, known):
                continue
            known.append(met.name)
            if met.experience_id is None:
                yield met
            elif (experience := self._experience(met.experience_id)) is not None:
                yield replace(met, kind=experience.kind)


def _met(dossier: Snapshot) -> Iterator[Met]:
    for conversation in reversed(dossier.conversations()):
        for participant in dossier.participants_in(conversation):
            yield Met(participant.name.strip(), participant.role.strip())
    for period in sorted(dossier.all(SchoolPeriod), key=lambda period: period.start or date.min, reverse=True):
        yield Met(period.guide.strip(), words_for(period.sector).guide)
    for said in sorted(dossier.all(Testimony), key=lambda said: (said.on or date.min, said.id), reverse=True):
        yield Met(said.who.strip(), said.role.strip(), said.experience_id)


def _among(name: str, known: Collection[str]) -> bool:
    """Whether somebody is there already: the same name, or one of the two by first name only."""
    words = name.casefold().split()
    return any(words[: len(other)] == other[: len(words)] for one in known if (other := one.casefold().split()))
