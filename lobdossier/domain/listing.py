"""What a list or a search shows of a record: values without the texts that a row has no room for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lobdossier.domain.vocabulary import Competence, EvidenceKind, ExperienceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperienceRow:
    """An experience as a list shows it. *opening* is the start of the story in its Markdown form."""

    id: str
    title: str
    kind: ExperienceKind
    start: date | None
    end: date | None
    organisation: str
    opening: str
    competences: tuple[Competence, ...]
    star: bool
    answered: tuple[bool, bool, bool, bool]
    evidence_kind: EvidenceKind | None
    photo: str
    """sha256 of the first photo, or empty."""
    reflections: int
    waiting: int = 0
    """Remarks that the student did nothing with yet; counted for the list only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperienceFilter:
    """What a list of experiences is narrowed to; the empty one lets everything through."""

    kinds: tuple[ExperienceKind, ...] = ()
    competences: tuple[Competence, ...] = ()
    words: str = ""
    starred: bool = False
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds the words looked for."""

    kind: str
    id: str
