"""What in a text is about other people: their names, telephone numbers, e-mail addresses and numbers at school."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

_MARKS: Final = re.compile(r"\\([!-/:-@\[-`{-~])|\*+|&#([0-9]{1,7});")
_NAME: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
BETWEEN: Final = frozenset(("van", "de", "der", "den", "ten", "ter", "te", "het", "el", "al", "la", "le", "von"))
"""Little words that belong to a surname."""
_TITLED: Final = r"(?:mevrouw|mevr\.?|mw\.?|meneer|dhr\.?|heer|juf|juffrouw|meester|oom|tante|opa|oma|dokter|familie)"
_MORE: Final = re.compile(r"\s+(?:en|&)\s+|[,;/]")
_WORDS: Final = re.compile(r"\w+")
_FIGURES: Final = re.compile(r"\d[\d .()/-]{4}")
_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DATE: Final = r"(?!\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d(?!\d))"
_PHONE: Final = re.compile(
    rf"(?<![\w+]){_DATE}(?:(?:\+|00)[1-9]\d ?(?:\(0\))?|\(?0)[ .\-/]{{0,2}}[1-9](?:\)?[ .\-/]{{0,3}}\d){{8}}(?!\w)"
)
_NUMBER: Final = re.compile(r"(?<!\w)(?:[sS]\d{6,9}|\d{6,9})(?!\w)")
_ABOUT_NUMBER: Final = re.compile(r"(?:student|leerling|stam|deelnemers?)[- ]?(?:nummer|nr)", re.IGNORECASE)
_NEAR: Final = 40

_ROLES: Final = """
baas bedrijfsbegeleider begeleider bpv-docent broer broertje buurman buurvrouw chef coach collega de decaan dhr
docent dr drs een en familie heer het iemand ik ing ir juf juffrouw klasgenoot leerling leidinggevende leraar
lerares ma mam mama meester meneer mentor mevr mevrouw mijn moeder mr mw of oma onbekend onze oom opa
opdrachtgever ouder ouders pa pap papa praktijkbegeleider praktijkopleider prof slb slb'er stagebegeleider
student studieloopbaanbegeleider tante teamleider trainer vader van vriend vriendin zelf zus zusje
"""
NO_NAMES: Final = frozenset(_ROLES.split())
"""What stands where a name is asked for and is none: "mijn moeder", "mevrouw", "de mentor"."""
_BEFORE_NAMES: Final = NO_NAMES - BETWEEN


class Kind(StrEnum):
    """What was found."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    NUMBER = "number"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Spot:
    """One place in a text: what it is, whose or which (the same for all spellings), and the words as they stand there."""

    kind: Kind
    about: str
    words: str


@dataclass(frozen=True, slots=True)
class _Form:
    """A way in which somebody is named. An *ordinary* word only is a name with a capital: "Bakker", not "bakker"."""

    about: str
    pattern: re.Pattern[str]
    ordinary: bool


def readable(text: str) -> str:
    """*text* without the marks of a rich text, as it is read."""
    if not any(sign in text for sign in ("\\", "*", "&#")):
        return text
    return _MARKS.sub(_meant, text)


def _meant(mark: re.Match[str]) -> str:
    if mark[1]:
        return mark[1]
    code = int(mark[2]) if mark[2] else 0
    return chr(code) if 0 < code < 0x110000 else ""


def name_words(people: Iterable[str]) -> frozenset[str]:
    """The words of which the names of *people* are made, in small letters: which of them are ordinary words too?"""
    return frozenset(word.casefold() for person in people for word in _own_words(person))


def _own_words(person: str) -> list[str]:
    """The words of a name without titles and roles; all capitals or none is how some people type."""
    found = (word for word in _NAME.findall(person) if len(word) > 1)
    words = [word for word in found if word.casefold().replace("’", "'") not in NO_NAMES]
    named = [word for word in words if word[0].isupper()]
    return named or words


def _whole(person: str) -> str:
    """The name without titles before it and roles behind it, white space evened out: "van der Es", "Jan Blom"."""
    parts, words = person.split(), _own_words(person)
    while parts and parts[0].casefold().strip(".()") in _BEFORE_NAMES:
        parts.pop(0)
    text = " ".join(parts)
    return text[: text.rfind(words[-1]) + len(words[-1])].lstrip("(") if words else ""


class Names:
    """The names of people to look for.

    *own* is the name of the student, who is no other; *ordinary* words in small letters that are Dutch.
    """

    def __init__(self, people: Iterable[str], own: str = "", ordinary: Collection[str] = ()) -> None:
        self._forms: dict[str, list[_Form]] = {}
        self._ordinary = ordinary
        mine = {word.casefold() for word in _NAME.findall(own)}
        by_word: dict[str, set[str]] = {}
        for whole in sorted({_whole(each) for person in people for each in _MORE.split(person)}):
            words = _own_words(whole)
            if not words or mine.issuperset(word.casefold() for word in words):
                continue
            first, _, rest = whole.partition(" ")
            if rest:
                self._add(whole, whole)
            if first == words[0] and first.casefold() not in mine:
                by_word.setdefault(first.casefold(), set()).add(whole)
            if rest and (first == words[0] or len(first.strip(".")) == 1):
                self._add(whole, rest, before=rf"{_TITLED}[^\S\n]+")
        for word, whose in by_word.items():
            # A word that two people share is about neither of them alone.
            self._add(next(iter(whose)) if len(whose) == 1 else word.capitalize(), word)

    def _add(self, about: str, form: str, before: str = "") -> None:
        spelled = before + r"[^\S\n]+".join(map(re.escape, form.split()))
        found = _Form(about, re.compile(rf"(?<!\w){spelled}(?!\w)", re.IGNORECASE), form.casefold() in self._ordinary)
        self._forms.setdefault(_first_word(form), []).append(found)

    @cached_property
    def _firsts(self) -> frozenset[str]:
        return frozenset(self._forms)

    def spots(self, text: str) -> Iterator[Spot]:
        """Every name in *text* (as it is read), the longest where one stands in another."""
        there = self._firsts.intersection(_WORDS.findall(text.casefold()))
        if not there:
            return
        hits = [(m.start(), -m.end(), form.about, m[0]) for first in there for form in self._forms[first]
                for m in form.pattern.finditer(text) if not (form.ordinary and m[0][0].islower())]  # fmt: skip
        at = 0
        for start, minus_end, about, words in sorted(hits):
            if start >= at:
                at = -minus_end
                yield Spot(Kind.NAME, about, words)


def _first_word(form: str) -> str:
    found = _WORDS.search(form.casefold())
    return found[0] if found else ""


def spots(text: str) -> Iterator[Spot]:
    """Every telephone number, e-mail address and number of a student in *text* (as it is read)."""
    if "@" in text:
        yield from (Spot(Kind.EMAIL, found[0].casefold(), found[0]) for found in _EMAIL.finditer(text))
    if _FIGURES.search(text) is None:
        return
    taken: list[tuple[int, int]] = []
    for found in _PHONE.finditer(text):
        taken.append(found.span())
        yield Spot(Kind.PHONE, _dialled(found[0]), found[0])
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        if any(start < last and end > first for first, last in taken):
            continue
        around = text[max(0, start - _NEAR) : start] + " " + text[end : end + _NEAR]
        if found[0][0] in "sS" or _ABOUT_NUMBER.search(around):
            yield Spot(Kind.NUMBER, found[0].casefold(), found[0])


def _dialled(number: str) -> str:
    """What is dialled within the country: one number however it is written."""
    digits = "".join(filter(str.isdigit, number))
    return re.sub(r"^(?:00)?310?", "0", digits) if number.startswith(("+", "00")) else digits
