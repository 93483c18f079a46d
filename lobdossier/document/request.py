"""What a document is made for, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from lobdossier.document.fonts import Family
from lobdossier.domain.experience import Experience
from lobdossier.domain.vocabulary import DocumentDesign, Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRequest:
    """For whom and what a loopbaandocument is made, and how it is set.

    Attributes:
        made_on: the date printed and written in the file; the clock of the machine is never read.
        why, know: "Waarom deze opleiding?" and "Wat wil ik dat jullie weten?", literal text; empty ones are left out.
        activities: every experience for the table of activities, told in full elsewhere or not; empty: no table.
        data: what the file carries beside its pages: nothing, the chosen part, or the whole dossier.
        font: the family of all text.
        base_size: body text in points, 10 or 12.
        design: how it looks.
    """

    made_on: date
    purpose: Purpose = Purpose.SCHOOL
    receiver: str = ""
    why: str = ""
    know: str = ""
    activities: tuple[Experience, ...] = ()
    data: Literal["", "part", "whole"] = ""
    font: Family = "atkinson"
    base_size: int = 10
    design: DocumentDesign = DocumentDesign.KLEURRIJK


@dataclass(frozen=True, slots=True)
class Made:
    """A finished document: how many pages, how many bytes, and the SHA-256 of those bytes in hexadecimal."""

    pages: int
    size: int
    sha256: str
