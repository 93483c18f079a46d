"""The student's network. Personal data of others: never handed out by default."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from lobdossier.domain.record import Between, Line, Plain, Record, Ref, Title


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactMoment:
    """One time that the student was in touch with somebody."""

    on: date | None = None
    what: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """Somebody who can help, known through an experience."""

    KIND: ClassVar[str] = "contact"

    name: Title = ""
    role: Title = ""
    organisation: Title = ""
    helps_with: Line = ""
    reach: Line = ""
    opening: Plain = ""
    nearness: Annotated[int, Between(1, 3)] = 2
    thanked: bool = False
    moments: tuple[ContactMoment, ...] = ()
    experience_id: Annotated[str | None, Ref("experience")] = None
