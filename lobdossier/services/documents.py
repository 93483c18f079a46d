"""What is made to be looked at or handed out, and whoever makes it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.progress import Progress, Stopped
from lobdossier.domain.sharing import Handover, SharedItem
from lobdossier.domain.snapshot import Snapshot

PDF: Final = ".pdf"
PACKAGE: Final = ".lobpakket"
JSON: Final = ".json"
ENDINGS: Final = (PDF, PACKAGE, JSON)
"""Of the files that can be handed out."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished file: where it is, its pages (0 for data alone), its bytes and their sha256, and what stands in it.

    Of a gespreksblad and a gespreksverslag *conversation_id* says of which conversation.
    """

    path: Path
    pages: int
    size: int
    sha256: str
    items: tuple[SharedItem, ...] = ()
    conversation_id: str = ""


@dataclass(frozen=True, slots=True)
class Again:
    """What was handed out once: the records as they were then, and how many of them are gone."""

    part: Snapshot
    missing: int


class Documents(Protocol):
    """Whoever makes documents: `Sharing` here and now, `services.workshop.Workshop` in a process of its own."""

    def draw(
        self, document: CareerDocument, target: Path, progress: Progress = ..., stopped: Stopped = ...
    ) -> Finished:
        """A loopbaandocument to look at."""

    def export(
        self,
        document: CareerDocument,
        target: Path,
        *,
        passphrase: str = "",
        progress: Progress = ...,
        stopped: Stopped = ...,
    ) -> Finished:
        """What is handed out."""

    def export_sheet(
        self, conversation_id: str, target: Path, progress: Progress = ..., stopped: Stopped = ...
    ) -> Finished:
        """A gespreksblad."""

    def export_report(
        self, document: CareerDocument, target: Path, progress: Progress = ..., stopped: Stopped = ...
    ) -> Finished:
        """A gespreksverslag."""

    def export_again(
        self, handover: Handover, target: Path, progress: Progress = ..., stopped: Stopped = ...
    ) -> Finished:
        """What was handed out once."""
