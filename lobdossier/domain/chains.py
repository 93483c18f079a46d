"""The chain of a quality: quality, experience, evidence, who saw it. What is missing is open, never wrong.

The rule of who saw it: a testimony on a linked experience counts when it speaks of the experience as a whole or names
this quality; of what a guide says only that counts to which the student agreed, and no question and no view on a
competence. It counts when it is about the quality or such an experience; one that names a quality ("dit zag ik je doen")
counts for that one alone, whatever it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from lobdossier.domain.experience import Evidence, Experience, Testimony
from lobdossier.domain.portrait import Quality
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import FeedbackSort

_SEEN: Final = (FeedbackSort.REMARK, FeedbackSort.SAW)


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody saw, in their words. *experience_id* is None when it was said of the quality itself."""

    who: str
    role: str
    said: str
    on: date | None
    experience_id: str | None


@dataclass(frozen=True, slots=True)
class Chain:
    """A quality with what bears it out: experiences in the student's order, their evidence, and who saw it."""

    quality: Quality
    experiences: tuple[Experience, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    seen: tuple[Seen, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether no link is open."""
        return bool(self.experiences and self.evidence and self.seen)

    @property
    def people(self) -> tuple[Seen, ...]:
        """Who saw it: each person once, with what they said first; somebody without a name counts once too."""
        first: dict[str, Seen] = {}
        for each in self.seen:
            first.setdefault(" ".join(each.who.split()).casefold(), each)
        return tuple(first.values())


def chain_of(quality: Quality, dossier: Snapshot) -> Chain:
    """The chain of *quality* as far as *dossier* holds it: experiences that are not in it are left out."""
    found = (dossier.find(Experience, which) for which in quality.experience_ids)
    experiences = tuple(experience for experience in found if experience is not None)
    evidence = tuple(each for experience in experiences for each in dossier.evidence_of(experience))
    seen = (*_testimonies(quality, experiences, dossier), *_remarks(quality, experiences, dossier))
    return Chain(quality, experiences, evidence, seen)


def known_people(chains: Iterable[Chain]) -> list[str]:
    """The names of those who saw something, each once, whoever did so last first: whom the student could ask again."""
    found = [person for chain in chains for person in chain.people if person.who.strip()]
    found.sort(key=lambda person: person.on or date.min, reverse=True)
    return list(dict.fromkeys(" ".join(person.who.split()) for person in found))


def _testimonies(quality: Quality, experiences: tuple[Experience, ...], dossier: Snapshot) -> Iterator[Seen]:
    for experience in experiences:
        for said in dossier.testimonies_on(experience):
            if _says_something(said) and (not said.quality_ids or quality.id in said.quality_ids):
                yield Seen(said.who, said.role, said.said, said.on, experience.id)


def _says_something(testimony: Testimony) -> bool:
    return bool(testimony.said.strip() or testimony.who.strip())


def _remarks(quality: Quality, experiences: tuple[Experience, ...], dossier: Snapshot) -> Iterator[Seen]:
    linked = {experience.id for experience in experiences}
    name = _plain(quality.title)
    for remark in dossier.all(Feedback):
        if not remark.agreed or remark.sort not in _SEEN or not remark.text.strip():
            continue
        here = remark.target_kind == Experience.KIND and remark.target_id in linked
        itself = (remark.target_kind, remark.target_id) == (Quality.KIND, quality.id)
        if itself or (_plain(remark.quality) == name if remark.quality.strip() else here):
            yield Seen(remark.who, remark.role, remark.text, remark.on, remark.target_id if here else None)


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()
