"""What people and their programs write around an answer: greetings, closings, signatures, heads of quoted mail, yes and no."""

from __future__ import annotations

import re
from typing import Final

SHOW: Final = "Mag ik de antwoorden ook aan anderen laten zien?"
SHOW_HOW: Final = "Zet erbij: ja of nee."

SIGNATURE_LINES: Final = 12
"""Lines under "-- " that can be a signature; more is a text."""

_SHORT: Final = 60
"""Characters: a greeting, a closing or "sent from my phone" is not longer."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NUMBER: Final = re.compile(
    r"""\s*[*_]{0,2}(?:
        (?:bij\s|ad\s)?(?:vraag|antwoord)\s{0,3}(?P<word>\d{1,2})(?!\d)\s?[.):–-]?
      | (?P<sign>\d{1,2})(?:\s?[.):](?!\d)|\s?\ufe0f?\u20e3|\s[–-](?=\s)|(?=\s*$))
    )[*_]{0,2}\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_CHAT: Final = re.compile(
    r"\s?[\u200e\u202a]?\[(?=[^\]]*\d[:.]\d\d)[\d:., /\-]{8,24}(?:\s?[AP]M)?\]\s[^:\n]{1,60}:\s", re.IGNORECASE
)
_WROTE: Final = re.compile(
    r"(?=.{0,200}\d)(?:Op|On|Am|Le)\s.{4,240}\b(?:schreef|wrote|schrieb|geschreven|écrit)\b.{0,240}:",
    re.IGNORECASE | re.DOTALL,
)
_FIELD: Final = re.compile(
    r"\W{0,2}(?:van|verzonden|aan|onderwerp|datum|cc|bcc|from|sent|to|subject|date)\W{0,2}:\W{0,2}\s.*", re.IGNORECASE
)
_RULE: Final = re.compile(r"[-_=–—]{5,}[^-_=]{0,60}[-_=–—]{0,80}|(?:begin\s)?doorgestuurd\sbericht:?", re.IGNORECASE)
_SENT: Final = re.compile(
    r"(?:(?:verstuurd|verzonden|gestuurd)\s(?:vanaf|vanuit|met|via|door)|sent\s(?:from|via|with)|get\soutlook\sfor)\s.{1,60}"
    r"|outlook\svoor\s\w+\s(?:downloaden|ophalen).{0,40}|download\soutlook\svoor\s.{1,40}",
    re.IGNORECASE,
)
_HELLO: Final = re.compile(
    r"(?:hoi|hallo|hey|hee|heey|hai|ha|hi|beste|dag|lieve|geachte|goede(?:morgen|middag|navond))\b\W{0,2}(?:\s\S+){0,4}",
    re.IGNORECASE,
)
_BYE: Final = re.compile(
    r"(?:met\s)?(?:(?:hele|veel|vriendelijke|hartelijke|lieve|warme|beste|vrolijke)\s){0,2}(?:groet(?:en|jes)?|gr|mvg|liefs)\b.*",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"\w+")
_YES: Final = _set("ja jawel jazeker jaa jaja yes zeker akkoord prima oké oke ok okay natuurlijk uiteraard graag mag")
_NO: Final = _set("nee neen neej no niet geen")
_FILLING: Final = _set("dat het je mag dus zet erbij laten zien delen tonen aan anderen ze de antwoorden")
_WITH_YES: Final = _YES | _FILLING | _set("hoor goed is best van mij vind ik gerust deze mijn ook iedereen tuurlijk u")
_ABOUT_SHOWING: Final = re.compile(r".*\b(?:laten\szien|delen|tonen)\b\W{1,4}(?:ja|nee)\b\W{0,3}", re.IGNORECASE)


def number_at_start(text: str) -> tuple[int, int] | None:
    """The number that *text* begins with ("1. ", "1) ", "Vraag 1:", "1" alone) and how many characters that takes."""
    found = _NUMBER.match(text)
    return (int(found["word"] or found["sign"]), found.end()) if found else None


def without_chat_head(text: str) -> str:
    """A line as it is copied out of a chat, without "[14:03, 21-11-2026] Ilse: "."""
    return _CHAT.sub("", text, count=1) if has_chat_head(text) else text


def has_chat_head(text: str) -> bool:
    """Whether *text* begins as a message does that was copied out of a chat."""
    return _CHAT.match(text) is not None


def is_head(text: str) -> bool:
    """Whether *text* (one line, or a few that belong together) stands above a mail that is quoted."""
    text = text.strip()
    return any(shape.fullmatch(text) for shape in (_WROTE, _FIELD, _RULE))


def may_begin_head(text: str) -> bool:
    """Whether *text* can be the first line of "Op … schreef …:", broken by the mail program."""
    return text.lstrip().casefold().startswith(("op ", "on ", "am ", "le "))


def is_from_phone(text: str) -> bool:
    """ "Verstuurd vanaf mijn iPhone"."""
    text = text.strip()
    return len(text) <= 2 * _SHORT and _SENT.fullmatch(text) is not None


def is_signature_mark(text: str) -> bool:
    """The line "-- " above a signature; some programs drop the space."""
    return text.rstrip() == "--"


def is_greeting(text: str) -> bool:
    """ "Hoi Samira,"."""
    text = text.strip()
    return len(text) <= _SHORT and _HELLO.fullmatch(text) is not None and not text.endswith((".", "?"))


def is_closing(text: str) -> bool:
    """ "Groetjes, Ilse"."""
    text = text.strip()
    return len(text) <= _SHORT and _BYE.fullmatch(text) is not None


def may_show(text: str) -> bool | None:
    """What *text* answers to the question about showing; None when unclear. A yes is one only if nothing else is said."""
    words = [word.casefold() for word in _WORD.findall(text[:500])]
    said = next((word for word in words if word not in _FILLING or word == "mag"), "")
    others = set(words) - {said}
    if said in _NO or (said in {"liever", "mag"} and others & _NO):
        return False
    return True if said in _YES and others <= _WITH_YES and not text.rstrip().endswith("?") else None


def is_only_about_showing(text: str) -> bool:
    """Whether a line without a question above it is clearly the answer about showing: "Ja, dat mag", "Laten zien: nee"."""
    text = text.strip()
    if len(text) > _SHORT:
        return False
    if _ABOUT_SHOWING.fullmatch(text):
        return True
    words = [word.casefold() for word in _WORD.findall(text)]
    return bool(words) and words[0] in {"ja", "nee"} and len(words) <= 5 and may_show(text) is not None
