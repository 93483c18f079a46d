"""Every kind of record, in an order in which each comes after the ones it points to."""

from __future__ import annotations

from typing import Final

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Evidence, Experience, Testimony
from lobdossier.domain.people import Contact
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Choice, Insight, Motive, MotiveOrder, Quality, SelfView, WorkImage
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.sharing import Feedback, GuidanceReview, Handover
from lobdossier.domain.student import SchoolPeriod, Student

KINDS: Final[tuple[type[Record], ...]] = (
    Student,
    SchoolPeriod,
    Experience,
    Testimony,
    Evidence,
    Reflection,
    Insight,
    SelfView,
    Quality,
    Motive,
    MotiveOrder,
    WorkImage,
    Choice,
    Goal,
    Contact,
    Conversation,
    Participant,
    Agreement,
    Step,
    Feedback,
    GuidanceReview,
    CareerDocument,
    Handover,
)
BY_NAME: Final[dict[str, type[Record]]] = {kind.KIND: kind for kind in KINDS}

OWNED: Final[dict[type[Record], str]] = {
    Testimony: "experience_id",
    Evidence: "experience_id",
    Reflection: "experience_id",
    Participant: "conversation_id",
    Agreement: "conversation_id",
}
"""Records that belong to another one, by the field that names it: they go to the trash and come back with it."""
