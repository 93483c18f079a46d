"""A loopbaandocument as the student composes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from lobdossier.domain.record import Code, Line, Plain, Record, Ref, Title
from lobdossier.domain.vocabulary import DocumentDesign, Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class CareerDocument(Record):
    """A loopbaandocument as the student composes it: for whom, and what goes along. The draft is kept, one per purpose.

    Attributes:
        why, know: how a document for a next school opens ("Waarom deze opleiding?", "Wat wil ik dat jullie weten?").
        portrait: "Dit ben ik".
        experience_ids, conversation_ids, plan_ids: what goes along (plans: goals and steps).
        work_image_ids, choice_ids: work that was looked at and choices that go along.
        contact_ids: people of the network that go along; nobody is proposed.
        reflections, photos, said: whether these go along with the experiences chosen; *said* is what others said.
        table: the table of all activities, with their date, kind, hours and competences but none of their texts.
        recordings: whether the files of sounds and videos go along; the pages tell of them in any case.
        private: whether the private question of the conversations chosen goes along.
        whole: everything without exception (trash, former texts, people, what guides said), for going on with the
            dossier on another computer. Such a copy can be merged; nothing else that is handed out can.
        left_out, kept: what the student decided in the look at privacy: words, or the id of a photo.
        consent_by, consent_on: who agreed for a student under sixteen, and when. Noted, never asked for.
        keep_until: until when the receiver may keep it.
        design, larger, dyslexic: how the pages look: body text of 12 instead of 10 points, letters of OpenDyslexic.
        pages_only: no data inside, only pages.
    """

    KIND: ClassVar[str] = "career_document"

    purpose: Purpose = Purpose.SCHOOL
    receiver: Title = ""
    why: Plain = ""
    know: Plain = ""
    portrait: bool = True
    experience_ids: tuple[Annotated[str, Ref("experience")], ...] = ()
    reflections: bool = True
    photos: bool = True
    said: bool = False
    conversation_ids: tuple[Annotated[str, Ref("conversation")], ...] = ()
    plan_ids: tuple[Code, ...] = ()
    work_image_ids: tuple[Annotated[str, Ref("work_image")], ...] = ()
    choice_ids: tuple[Annotated[str, Ref("choice")], ...] = ()
    contact_ids: tuple[Annotated[str, Ref("contact")], ...] = ()
    table: bool = True
    recordings: bool = False
    private: bool = False
    whole: bool = False
    left_out: tuple[Line, ...] = ()
    kept: tuple[Line, ...] = ()
    consent_by: Title = ""
    consent_on: date | None = None
    keep_until: date | None = None
    design: DocumentDesign = DocumentDesign.KLEURRIJK
    larger: bool = False
    dyslexic: bool = False
    pages_only: bool = False
