"""The Dutch names of everything in `domain.vocabulary`, and the words that differ per sector.

Dutch is the source language here: the interface passes these through its translation, the document and the command line
print them as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lobdossier.domain.vocabulary import (
    Competence,
    Consent,
    ConversationKind,
    ConversationState,
    DocumentDesign,
    EvidenceKind,
    ExperienceKind,
    Fit,
    Part,
    Purpose,
    QualityKind,
    Sector,
    StepState,
    Track,
    Way,
)
from lobdossier.text.roles import RoleWords as RoleWords
from lobdossier.text.roles import words_for as words_for


@dataclass(frozen=True, slots=True)
class CompetenceWords:
    """What a competence is called: the term of the field, short for a chip, its question, and its icon (Lucide)."""

    name: str
    short: str
    question: str
    icon: str


COMPETENCES: Final[Mapping[Competence, CompetenceWords]] = {
    Competence.KWALITEITENREFLECTIE: CompetenceWords(
        "Kwaliteitenreflectie",
        "Kwaliteiten",
        "Wat kan ik (niet), en hoe weet ik dat? Wat wil ik nog leren?",
        "star",
    ),
    Competence.MOTIEVENREFLECTIE: CompetenceWords(
        "Motievenreflectie", "Motieven", "Waar ga en sta ik voor, en waarom?", "heart"
    ),
    Competence.WERKEXPLORATIE: CompetenceWords(
        "Werkexploratie", "Werk", "Waar ben ik het meest op mijn plek, en waar niet?", "briefcase"
    ),
    Competence.LOOPBAANSTURING: CompetenceWords(
        "Loopbaansturing", "Sturing", "Hoe bereik ik mijn doel, en waar begin ik?", "compass"
    ),
    Competence.NETWERKEN: CompetenceWords(
        "Netwerken", "Netwerk", "Wie kan mij helpen, en hoe leg ik contact?", "users"
    ),
}

PARTS: Final[Mapping[Part, str]] = {
    Part.TERUGKIJKEN: "Terugkijken",
    Part.REFLECTEREN: "Reflecteren",
    Part.VOORUITKIJKEN: "Vooruitkijken",
    Part.ACTIVEREN: "Activeren",
}

PART_QUESTIONS: Final[Mapping[Part, str]] = {
    Part.TERUGKIJKEN: "Wat is er gebeurd?",
    Part.REFLECTEREN: "Wat betekent het, voor jou en voor anderen?",
    Part.VOORUITKIJKEN: "Wat volgt hieruit?",
    Part.ACTIVEREN: "Wat ga je doen, wanneer en met wie?",
}

KINDS: Final[Mapping[ExperienceKind, tuple[str, str]]] = {
    ExperienceKind.STAGE: ("Stage", "briefcase-business"),
    ExperienceKind.SNUFFELSTAGE: ("Snuffelstage", "search"),
    ExperienceKind.MEELOOPDAG: ("Meeloopdag", "footprints"),
    ExperienceKind.MAATSCHAPPELIJKE_STAGE: ("Maatschappelijke stage", "heart-handshake"),
    ExperienceKind.WERK: ("Werk", "building-2"),
    ExperienceKind.BIJBAAN: ("Bijbaan", "store"),
    ExperienceKind.PROJECT: ("Project of opdracht", "puzzle"),
    ExperienceKind.LES: ("Les of vak", "book-open"),
    ExperienceKind.BEDRIJFSBEZOEK: ("Bedrijfsbezoek", "bus"),
    ExperienceKind.GASTLES: ("Gastles", "megaphone"),
    ExperienceKind.BEROEPSVERHAAL: ("Verhaal of film over een beroep", "video"),
    ExperienceKind.NETWERKBIJEENKOMST: ("Netwerkbijeenkomst", "handshake"),
    ExperienceKind.OPEN_DAG: ("Open dag", "door-open"),
    ExperienceKind.SOLLICITATIETRAINING: ("Sollicitatietraining", "id-card"),
    ExperienceKind.VRIJWILLIGERSWERK: ("Vrijwilligerswerk", "hand-heart"),
    ExperienceKind.KEUZEDEEL: ("Keuzedeel", "graduation-cap"),
    ExperienceKind.HOBBY: ("Hobby of sport", "volleyball"),
    ExperienceKind.THUIS: ("Thuis", "house-heart"),
    ExperienceKind.ANDERS: ("Iets anders", "sparkles"),
}

CONVERSATIONS: Final[Mapping[ConversationKind, tuple[str, str, str]]] = {
    ConversationKind.TRIALOOG: (
        "Trialoog",
        "Een gesprek met jou, iemand van school en iemand van je stage.",
        "messages-square",
    ),
    ConversationKind.LOOPBAANGESPREK: (
        "Loopbaangesprek",
        "Een gesprek met je begeleider over wat je meemaakte en wat je wilt.",
        "message-circle",
    ),
    ConversationKind.GESPREK_THUIS: (
        "Gesprek thuis",
        "Een gesprek met je ouders, of met iemand anders die dicht bij je staat.",
        "house-heart",
    ),
}

SELF_VIEWS: Final[tuple[tuple[str, str], ...]] = (
    ("samen", "Ik doe dit samen met iemand die mij op weg helpt."),
    ("met hulp", "Ik doe dit, met hulp als ik erom vraag."),
    ("meestal zelf", "Ik doe dit meestal zelf en kijk daarna met iemand terug."),
    ("zelf aan het stuur", "Ik zit hier zelf aan het stuur en kies wie ik erbij vraag."),
)
"""Short label and sentence of the four steps of a self-view, step 1 first. A description, never a mark."""

STEP_STATES: Final[Mapping[StepState, str]] = {
    StepState.OPEN: "Nog open",
    StepState.DONE: "Gedaan",
    StepState.OTHERWISE: "Anders gegaan",
}

CONVERSATION_STATES: Final[Mapping[ConversationState, str]] = {
    ConversationState.PLANNED: "Gepland",
    ConversationState.HELD: "Geweest",
}

CONSENTS: Final[Mapping[Consent, str]] = {
    Consent.UNKNOWN: "Nog niet gevraagd",
    Consent.AGREES: "Akkoord",
    Consent.DISAGREES: "Niet akkoord",
}

WAYS: Final[Mapping[Way, str]] = {
    Way.NONE: "nog niet",
    Way.MESSAGE: "met een bericht",
    Way.PAPER: "op papier",
    Way.SCREEN: "op het scherm",
    Way.FORM: "met een formulier",
}

PURPOSES: Final[Mapping[Purpose, tuple[str, str]]] = {
    Purpose.SCHOOL: ("Naar mijn volgende school", "Zodat ze je daar al een beetje kennen."),
    Purpose.GESPREK: ("Voor een gesprek", "Wat je aan tafel wilt laten zien."),
    Purpose.INSPANNING: ("Laten zien wat ik deed", "Een overzicht van je activiteiten, voor school."),
    Purpose.PLUSDOCUMENT: ("Plusdocument bij mijn diploma", "Wat je deed naast je cijfers."),
    Purpose.ALLES: ("Alles, voor mezelf", "Je hele dossier als document."),
}

DESIGNS: Final[Mapping[DocumentDesign, tuple[str, str]]] = {
    DocumentDesign.RUSTIG: ("Rustig", "Veel wit, dunne lijnen en een foto voorop."),
    DocumentDesign.KLEURRIJK: ("Kleurrijk", "Met kleurvlakken en je eigen bloem voorop."),
    DocumentDesign.ZWART_WIT: ("Zwart-wit", "Voor een printer zonder kleur."),
}

EVIDENCE: Final[Mapping[EvidenceKind, tuple[str, str]]] = {
    EvidenceKind.PHOTO: ("Foto", "image"),
    EvidenceKind.AUDIO: ("Geluid", "mic"),
    EvidenceKind.VIDEO: ("Video", "video"),
    EvidenceKind.DOCUMENT: ("Document", "file-text"),
    EvidenceKind.LINK: ("Link", "link"),
    EvidenceKind.BADGE: ("Badge", "award"),
}

QUALITY_KINDS: Final[Mapping[QualityKind, str]] = {QualityKind.QUALITY: "Kwaliteit", QualityKind.SKILL: "Vaardigheid"}

FITS: Final[Mapping[Fit, str]] = {
    Fit.SUITS: "Past bij mij",
    Fit.SOMETIMES: "Soms",
    Fit.NOT: "Past niet bij mij",
    Fit.TO_LEARN: "Wil ik nog leren",
}

SECTORS: Final[Mapping[Sector, str]] = {
    Sector.VO: "Voortgezet onderwijs",
    Sector.MBO: "Mbo",
    Sector.HBO: "Hbo",
}

TRACKS: Final[Mapping[Track, str]] = {
    Track.NONE: "Niet van toepassing",
    Track.BOL: "Bol: op school, met stage",
    Track.BBL: "Bbl: werken en leren",
}


def competence_name(competence: Competence) -> str:
    """The term of the field: "Kwaliteitenreflectie"."""
    return COMPETENCES[competence].name


def competence_short(competence: Competence) -> str:
    """For chips and tight lists: "Kwaliteiten"."""
    return COMPETENCES[competence].short


def competence_question(competence: Competence) -> str:
    """The question that the student asks."""
    return COMPETENCES[competence].question


def competence_icon(competence: Competence) -> str:
    """The name of its Lucide icon."""
    return COMPETENCES[competence].icon


def part_name(part: Part) -> str:
    """ "Terugkijken"."""
    return PARTS[part]


def part_question(part: Part) -> str:
    """What a part of the conversation is about, as a question."""
    return PART_QUESTIONS[part]


def kind_name(kind: ExperienceKind, sector: Sector | None = None) -> str:
    """What a sort of experience is called; a stage is "BPV" in mbo when the *sector* is given."""
    if kind is ExperienceKind.STAGE and sector is Sector.MBO:
        return words_for(sector).placement
    return KINDS[kind][0]


def kind_icon(kind: ExperienceKind) -> str:
    """The name of its Lucide icon."""
    return KINDS[kind][1]


def conversation_name(kind: ConversationKind) -> str:
    """ "Trialoog"."""
    return CONVERSATIONS[kind][0]


def conversation_meaning(kind: ConversationKind) -> str:
    """The term explained in one sentence."""
    return CONVERSATIONS[kind][1]


def conversation_icon(kind: ConversationKind) -> str:
    """The name of its Lucide icon."""
    return CONVERSATIONS[kind][2]


def conversation_state_name(state: ConversationState) -> str:
    """ "Gepland" or "Geweest"."""
    return CONVERSATION_STATES[state]


def self_view_short(step: int) -> str:
    """The label of *step* (1 to 4): "samen"."""
    return SELF_VIEWS[step - 1][0]


def self_view_sentence(step: int) -> str:
    """The sentence of *step* (1 to 4) in the student's words."""
    return SELF_VIEWS[step - 1][1]


def step_state_name(state: StepState) -> str:
    """ "Gedaan"; "Anders gegaan" is an equal outcome."""
    return STEP_STATES[state]


def consent_name(consent: Consent) -> str:
    """What a participant says of the record."""
    return CONSENTS[consent]


def way_name(way: Way) -> str:
    """How questions went to somebody or answers came: "Ilse kreeg de vragen op 21 november, op papier"."""
    return WAYS[way]


def purpose_name(purpose: Purpose) -> str:
    """What a document is made for."""
    return PURPOSES[purpose][0]


def purpose_meaning(purpose: Purpose) -> str:
    """The purpose in one sentence."""
    return PURPOSES[purpose][1]


def design_name(design: DocumentDesign) -> str:
    """How a look of documents is called."""
    return DESIGNS[design][0]


def design_meaning(design: DocumentDesign) -> str:
    """The look in one sentence."""
    return DESIGNS[design][1]


def evidence_name(kind: EvidenceKind) -> str:
    """ "Foto"."""
    return EVIDENCE[kind][0]


def evidence_icon(kind: EvidenceKind) -> str:
    """The name of its Lucide icon."""
    return EVIDENCE[kind][1]


def quality_kind_name(kind: QualityKind) -> str:
    """ "Kwaliteit" or "Vaardigheid"."""
    return QUALITY_KINDS[kind]


def fit_name(fit: Fit) -> str:
    """How a quality was sorted."""
    return FITS[fit]


def sector_name(sector: Sector) -> str:
    """ "Mbo"."""
    return SECTORS[sector]


def track_name(track: Track) -> str:
    """Learning at school or at work."""
    return TRACKS[track]
