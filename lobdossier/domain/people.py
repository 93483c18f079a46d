"""The student's network. Personal data of others: never handed out by default."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from lobdossier.domain.record import Between, Line, Plain, Record, Ref, Title, Value
from lobdossier.domain.vocabulary import Sphere


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactMoment(Value):
    """One time that the student was in touch with somebody."""

    on: date | None = None
    what: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """Somebody who can help, known through an experience; or one that the student still wants to get to know.

    Attributes:
        reach: how to reach this person; never shared unless chosen.
        opening: the sentence with which the student gets in touch.
        nearness: 1 is close by.
        met: False while the student still wants to get to know this person.
        via: through whom.
    """

    KIND: ClassVar[str] = "contact"

    name: Title = ""
    role: Title = ""
    organisation: Title = ""
    helps_with: Line = ""
    reach: Line = ""
    opening: Plain = ""
    sphere: Sphere = Sphere.SCHOOL
    nearness: Annotated[int, Between(1, 3)] = 2
    met: bool = True
    via: Title = ""
    thanked: bool = False
    moments: tuple[ContactMoment, ...] = ()
    experience_id: Annotated[str | None, Ref("experience")] = None
