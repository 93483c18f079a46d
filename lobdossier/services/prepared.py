"""What stands between a file of the student and a piece of evidence."""

from __future__ import annotations

from dataclasses import dataclass

from lobdossier.domain.experience import Evidence


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file ready to be stored: its bytes as they will be kept and what is known of it.

    A badge may have no picture: then there are no bytes, and no *sha256*.
    """

    data: bytes
    sha256: str
    evidence: Evidence
