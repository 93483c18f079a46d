"""How the kinds of record and the rooms are called where everything stands in one list."""

from __future__ import annotations

from typing import Final

from lobdossier.domain.finding import Group
from lobdossier.ui.words import tr

_ICONS: Final = {
    "experience": "layers",
    "reflection": "message-circle",
    "testimony": "quote",
    "evidence": "paperclip",
    "insight": "lightbulb",
    "self_view": "compass",
    "quality": "star",
    "motive": "heart",
    "motive_order": "list-ordered",
    "work_image": "briefcase",
    "choice": "split",
    "contact": "user-round",
    "goal": "flag",
    "step": "footprints",
    "conversation": "messages-square",
    "participant": "users",
    "agreement": "handshake",
    "feedback": "message-square-quote",
    "guidance_review": "life-buoy",
    "school_period": "school",
    "career_document": "file-text",
    "handover": "send",
    "student": "user-round",
}


def group_heading(group: Group) -> str:
    """The heading over what was found in a room."""
    return {
        Group.EXPERIENCES: tr("Ervaringen"),
        Group.PORTRAIT: tr("Dit ben ik"),
        Group.PLANS: tr("Plannen"),
        Group.CONVERSATIONS: tr("Gesprekken"),
        Group.OTHER: tr("Verder"),
    }[group]


def kind_icon(kind: str) -> str:
    """The sign of a kind of record."""
    return _ICONS[kind]


def kind_said(kind: str) -> str:
    """What a record of this kind is called; empty for those that the heading says already."""
    return {
        "reflection": tr("Reflectie"),
        "testimony": tr("Wat iemand zei"),
        "evidence": tr("Bewijs"),
        "insight": tr("Wat ik nu weet"),
        "self_view": tr("Zo zie ik mezelf"),
        "quality": tr("Kwaliteit"),
        "motive": tr("Motief"),
        "motive_order": tr("Motieven op volgorde"),
        "work_image": tr("Werk"),
        "choice": tr("Keuze"),
        "contact": tr("Iemand uit je netwerk"),
        "goal": tr("Doel"),
        "step": tr("Stap"),
        "participant": tr("Aan tafel"),
        "agreement": tr("Afspraak"),
        "feedback": tr("Opmerking"),
        "guidance_review": tr("Hoe je begeleid wordt"),
        "school_period": tr("Schooltijd"),
        "career_document": tr("Loopbaandocument"),
        "handover": tr("Overdracht"),
        "student": tr("Jij"),
    }.get(kind, "")
