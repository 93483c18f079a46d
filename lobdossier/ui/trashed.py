"""What a record in the trash is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

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
from lobdossier.text import dates, names
from lobdossier.ui.words import tr


class Described(NamedTuple):
    """Kind, sign and name of one thing."""

    kind: str
    icon: str
    title: str


def describe(record: Record) -> Described:
    """How *record* is shown in the trash; one without words of its own gets those of its kind."""
    kind, icon, words = _kinds()[type(record)]
    if isinstance(record, Evidence):
        icon = names.evidence_icon(record.kind)
    first_line = next((line for line in words(record).splitlines() if line.strip()), "").strip()
    return Described(kind, icon, first_line or tr("Zonder titel"))


def _conversation(record: Any) -> str:
    return str(record.title) or names.conversation_name(record.kind)


def _reflection(record: Any) -> str:
    return next((str(answer.question) for answer in record.answers if answer.text.strip()), "")


def _self_view(record: Any) -> str:
    return f"{names.competence_name(record.competence)}: {names.self_view_short(record.step)}"


def _title(record: Any) -> str:
    return str(record.title)


def _kinds() -> Mapping[type[Record], tuple[str, str, Callable[[Any], str]]]:
    return {
        Student: (tr("Over mij"), "user-round", lambda r: str(r.name)),
        SchoolPeriod: (tr("Schooljaar"), "school", _title),
        Experience: (tr("Ervaring"), "layers", _title),
        Testimony: (tr("Wat iemand zei"), "message-square-quote", lambda r: str(r.said) or str(r.who)),
        Evidence: (tr("Bewijs"), "image", _title),
        Reflection: (tr("Reflectie"), "lightbulb", _reflection),
        Insight: (tr("Wat ik nu weet"), "sparkles", lambda r: str(r.text)),
        SelfView: (tr("Zo zie ik mezelf"), "compass", _self_view),
        Quality: (tr("Kwaliteit"), "star", _title),
        Motive: (tr("Motief"), "heart", _title),
        MotiveOrder: (tr("Volgorde van motieven"), "list-ordered", lambda r: ", ".join(m.title for m in r.motives)),
        WorkImage: (tr("Beroep of opleiding"), "briefcase", _title),
        Choice: (tr("Keuze"), "split", _title),
        Goal: (tr("Doel"), "target", _title),
        Contact: (tr("Contact"), "users", lambda r: str(r.name)),
        Conversation: (tr("Gesprek"), "messages-square", _conversation),
        Participant: (tr("Deelnemer"), "user-round", lambda r: str(r.name) or str(r.role)),
        Agreement: (tr("Afspraak"), "handshake", lambda r: str(r.what)),
        Step: (tr("Stap"), "footprints", _title),
        CareerDocument: (tr("Loopbaandocument"), "file-text", lambda r: names.purpose_name(r.purpose)),
        Feedback: (tr("Reactie"), "message-circle", lambda r: str(r.text)),
        GuidanceReview: (tr("Hoe je begeleid wordt"), "life-buoy", lambda r: dates.plain(r.on) if r.on else ""),
        Handover: (tr("Gedeeld"), "share-2", lambda r: str(r.receiver)),
    }
