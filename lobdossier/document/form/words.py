"""The words of a form: to somebody whom the student invites, "je", and never "haar" or "zijn" about the student."""

from __future__ import annotations

from typing import Final

from lobdossier.document.form.sheet import FormSheet
from lobdossier.document.words import together
from lobdossier.domain.conversation import Participant
from lobdossier.text import dates, names
from lobdossier.text.roles import words_for

NAME: Final = "Naam"
ROLE: Final = "Rol"
DAY: Final = "Datum"
DAY_SAID: Final = "Datum, bijvoorbeeld 1 februari 2027"
BY_HAND: Final = "Op het scherm of met de pen."

_NUMBERS: Final = ("", "", "twee ", "drie ", "vier ", "vijf ", "zes ")
_TITLES: Final = frozenset(
    {
        "de",
        "dhr",
        "dhr.",
        "dr.",
        "drs.",
        "heer",
        "ir.",
        "juf",
        "meester",
        "meneer",
        "mevr.",
        "mevrouw",
        "mr.",
        "mw",
        "mw.",
    }
)
_LONGEST: Final = 40
"""A name of more characters is not greeted: it would fill the head of the page."""
_NAMED: Final = 4


def student(sheet: FormSheet) -> str:
    """The student's first name; without one "de student"."""
    return sheet.student.first_name or f"de {words_for(sheet.student.sector).student}"


def called(person: Participant) -> str:
    """How *person* is spoken to: by first name; somebody with a title by the whole name, without a name by the role."""
    name = " ".join(person.name.split())
    if not name:
        return person.role.strip()
    first = name.split()[0]
    return name if first.lower() in _TITLES else first


def kind(sheet: FormSheet) -> str:
    """ "Drie stemmen": the student counts too."""
    count = len(sheet.people) + 1
    return f"{_NUMBERS[count].capitalize() if count < len(_NUMBERS) else 'Alle '}stemmen"


def title(sheet: FormSheet) -> str:
    """The large line."""
    name = called(sheet.participant) if sheet.participant.name.strip() else ""
    return f"Jouw stem telt mee, {name}" if 0 < len(name) <= _LONGEST else "Jouw stem telt mee"


def why(sheet: FormSheet) -> str:
    """Why somebody gets this, in two or three sentences."""
    who, talk, count = student(sheet), sheet.conversation, len(sheet.questions)
    about = talk.title.strip() or names.conversation_name(talk.kind).lower()
    when = f" op {dates.plain(talk.on)}" if talk.on else ""
    asked = "dezelfde vraag" if count == 1 else f"dezelfde {_NUMBERS[count] if count < len(_NUMBERS) else ''}vragen"
    others = [called(person) for person in sheet.people if person.id != sheet.participant.id]
    if all(others) and len(others) < _NAMED:
        answering = f"{together(['Jij', *others, f'{who} zelf'])} krijgen {asked}."
    else:
        answering = f"Iedereen aan tafel krijgt {asked}."
    return f"{_begun(who)} bereidt een gesprek voor{when}: {about.rstrip('.')}. {answering} De antwoorden komen naast elkaar te staan."


def minutes(sheet: FormSheet) -> str:
    """How long it takes."""
    count = len(sheet.questions)
    long = "Vijf minuten" if count < 3 else "Tien minuten" if count < 5 else "Een kwartier"
    return f"{long} is genoeg. Eén zin per vraag mag."


def back(sheet: FormSheet) -> str:
    """To whom it goes."""
    by = f", liefst voor {dates.short(sheet.conversation.on)}" if sheet.conversation.on else ""
    return f"Stuur het terug aan {student(sheet)}{by}."


def asked(number: int, count: int, question: str) -> str:
    """What somebody hears at the field of a question."""
    return f"Vraag {number} van {count}: {question}" if count > 1 else f"De vraag: {question}"


def may_show(sheet: FormSheet) -> str:
    """The sentence at the check box."""
    return f"Ja, {student(sheet)} mag mijn antwoorden ook laten zien aan anderen dan wie er aan tafel zit."


def foot(sheet: FormSheet) -> str:
    """What becomes of it, and how it comes back."""
    who = student(sheet)
    return (
        f"Je antwoorden komen in het loopbaandossier van {who}. Er zijn geen goede of foute antwoorden, en er komen geen "
        f"cijfers. Vulde je dit in op het scherm? Bewaar het dan en stuur dit bestand terug. Met de pen ingevuld? "
        f"Geef het blad aan {who}, of stuur een foto."
    )


def about(sheet: FormSheet) -> str:
    """What the file is called by a viewer."""
    return _for(sheet, sheet.participant.name.strip() or sheet.participant.role.strip())


def foot_line(sheet: FormSheet) -> str:
    """What stands at the foot of each page."""
    return _for(sheet, called(sheet.participant))


def _for(sheet: FormSheet, to: str) -> str:
    name, what = sheet.student.name.strip(), kind(sheet)
    return ", ".join(filter(None, (name, what.lower() if name else what, f"blad voor {to}" if to else "")))


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
