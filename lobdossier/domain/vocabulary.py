"""The fixed words of the field, as enumerations. Their values are what files hold; their Dutch names are in `text.names`."""

from __future__ import annotations

from enum import StrEnum


class Competence(StrEnum):
    """The five loopbaancompetenties, in the fixed order of the field."""

    KWALITEITENREFLECTIE = "kwaliteitenreflectie"
    MOTIEVENREFLECTIE = "motievenreflectie"
    WERKEXPLORATIE = "werkexploratie"
    LOOPBAANSTURING = "loopbaansturing"
    NETWERKEN = "netwerken"


class Part(StrEnum):
    """The four parts of a loopbaangesprek."""

    TERUGKIJKEN = "terugkijken"
    REFLECTEREN = "reflecteren"
    VOORUITKIJKEN = "vooruitkijken"
    ACTIVEREN = "activeren"


class Sector(StrEnum):
    """Where the student learns; the interface follows it in its words (leerling or student, mentor or slb'er)."""

    VO = "vo"
    MBO = "mbo"
    HBO = "hbo"


class ExperienceKind(StrEnum):
    """What sort of experience it was."""

    STAGE = "stage"
    SNUFFELSTAGE = "snuffelstage"
    MEELOOPDAG = "meeloopdag"
    MAATSCHAPPELIJKE_STAGE = "maatschappelijke_stage"
    WERK = "werk"
    BIJBAAN = "bijbaan"
    PROJECT = "project"
    LES = "les"
    BEDRIJFSBEZOEK = "bedrijfsbezoek"
    GASTLES = "gastles"
    BEROEPSVERHAAL = "beroepsverhaal"
    NETWERKBIJEENKOMST = "netwerkbijeenkomst"
    OPEN_DAG = "open_dag"
    SOLLICITATIETRAINING = "sollicitatietraining"
    VRIJWILLIGERSWERK = "vrijwilligerswerk"
    KEUZEDEEL = "keuzedeel"
    HOBBY = "hobby"
    THUIS = "thuis"
    ANDERS = "anders"


class ConversationKind(StrEnum):
    """The sorts of conversation that count as LOB, the one at home included."""

    TRIALOOG = "trialoog"
    LOOPBAANGESPREK = "loopbaangesprek"
    GESPREK_THUIS = "gesprek_thuis"


class EvidenceKind(StrEnum):
    """What a piece of evidence is made of."""

    PHOTO = "photo"
    AUDIO = "audio"
    VIDEO = "video"
    DOCUMENT = "document"
    LINK = "link"
    BADGE = "badge"


class QualityKind(StrEnum):
    """A quality (who I am when I act) or a skill (what I can do)."""

    QUALITY = "quality"
    SKILL = "skill"


class Fit(StrEnum):
    """How a quality was sorted by the student."""

    SUITS = "suits"
    SOMETIMES = "sometimes"
    NOT = "not"
    TO_LEARN = "to_learn"


class WorkKind(StrEnum):
    """What a work image is about."""

    PROFESSION = "profession"
    COURSE = "course"
    WORKPLACE = "workplace"


class DemandKind(StrEnum):
    """In which respect work asks something of somebody."""

    QUALITY = "quality"
    SKILL = "skill"
    VALUE = "value"
    HOURS = "hours"
    SURROUNDINGS = "surroundings"


class Match(StrEnum):
    """How work and one of the student's own qualities or motives go together. CHAFES is something to talk about."""

    UNKNOWN = "unknown"
    FITS = "fits"
    CHAFES = "chafes"


class Sphere(StrEnum):
    """Where in the student's life somebody belongs."""

    SCHOOL = "school"
    WORK = "work"
    HOME = "home"
    FREE_TIME = "free_time"


class StepState(StrEnum):
    """Where a step or an agreement stands. OTHERWISE is an equal outcome, not a failure."""

    OPEN = "open"
    DONE = "done"
    OTHERWISE = "otherwise"


class ConversationState(StrEnum):
    """A conversation is planned until its outcome was written down."""

    PLANNED = "planned"
    HELD = "held"


class Consent(StrEnum):
    """What a participant says of the record of a conversation. Noted by the student, never a signature."""

    UNKNOWN = "unknown"
    AGREES = "agrees"
    DISAGREES = "disagrees"


class Way(StrEnum):
    """How the shared questions of a conversation went to somebody, and how the answers came."""

    NONE = ""
    MESSAGE = "message"
    PAPER = "paper"
    SCREEN = "screen"
    FORM = "form"


class FeedbackSort(StrEnum):
    """What a guide leaves on an item."""

    REMARK = "remark"
    QUESTION = "question"
    SAW = "saw"
    VIEW = "view"


class Purpose(StrEnum):
    """What a handover is for."""

    SCHOOL = "school"
    GESPREK = "gesprek"
    INSPANNING = "inspanning"
    PLUSDOCUMENT = "plusdocument"
    ALLES = "alles"


class DocumentDesign(StrEnum):
    """How a document looks. ZWART_WIT is for a printer without colour."""

    RUSTIG = "rustig"
    KLEURRIJK = "kleurrijk"
    ZWART_WIT = "zwart_wit"


class Track(StrEnum):
    """mbo: learning at school with a placement (bol) or at work with school (bbl)."""

    NONE = ""
    BOL = "bol"
    BBL = "bbl"


class Asked(StrEnum):
    """What a school can ask for in a period (the duty of effort), as far as the dossier can count it."""

    CONVERSATIONS = "conversations"
    EXPERIENCES = "experiences"
    REFLECTIONS = "reflections"
    HOURS = "hours"
