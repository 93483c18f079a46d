"""The Dutch dictionary, in a process of its own.

Reading it takes a fifth of a second and looking for a better word may take half, and both hold Python's lock: in the
process of the window every key would wait for it. So the window starts ``lobdossier spelling`` and they talk in lines
of JSON. A word that could crash the dictionary takes nothing of the student with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from lobdossier.domain.conversation import Participant
from lobdossier.domain.people import Contact
from lobdossier.domain.record import Record
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.paths import resource
from lobdossier.services.records import Records
from lobdossier.text.words import LONGEST, parts

SUGGESTED: Final = 5
_NAMES: Final[tuple[type[Record], ...]] = (Student, SchoolPeriod, Contact, Participant)
_NAME_FIELDS: Final = ("name", "school", "guide", "organisation")


@cache
def field_words() -> frozenset[str]:
    """Words of the field and of schools that the dictionary does not have, in small letters."""
    lines = resource("dictionary", "field.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.casefold() for line in lines if line and not line.startswith("#"))


class Dictionary:
    """Knows Dutch words. It takes a fifth of a second to read, and 20 MB."""

    def __init__(self) -> None:
        # Only the process that answers needs it.
        from hunspell import Hunspell

        folder = resource("dictionary")
        self._hunspell = Hunspell("nl", hunspell_data_dir=str(folder), system_encoding="UTF-8")

    def knows(self, word: str) -> bool:
        """Whether *word* is Dutch: in the dictionary, in the field, or made of such words with a hyphen."""
        plain = word.replace("’", "'")
        return self._has(plain) or ("-" in plain and all(self._has(part) for part in parts(plain)))

    def suggestions(self, word: str) -> list[str]:
        """Words that may have been meant, the likeliest first."""
        if not _speakable(word):
            return []
        return list(self._hunspell.suggest(word.replace("’", "'")))[:SUGGESTED]

    def _has(self, word: str) -> bool:
        return word.casefold() in field_words() or not _speakable(word) or bool(self._hunspell.spell(word))


def answers(lines: Iterable[str], dictionary: Dictionary) -> Iterator[str]:
    """One line of JSON for each line of JSON asked: ``{"words": […]}`` gives ``{"wrong": […]}``, ``{"suggest": "…"}``
    gives ``{"suggest": "…", "words": […]}``. Anything else gives ``{}``."""
    for line in lines:
        try:
            asked = json.loads(line)
        except (ValueError, RecursionError):
            asked = None
        yield json.dumps(_answer(asked, dictionary))


def names(records: Records) -> frozenset[str]:
    """The names that stand in the dossier: nobody has to be told that they are right."""
    found = (getattr(record, field, "") for kind in _NAMES for record in records.all(kind) for field in _NAME_FIELDS)
    return frozenset(word for name in found for word in name.replace("-", " ").split())


def _answer(asked: Any, dictionary: Dictionary) -> dict[str, Any]:
    if not isinstance(asked, dict):
        return {}
    words, word = asked.get("words"), asked.get("suggest")
    if isinstance(words, list):
        return {"wrong": [each for each in words if isinstance(each, str) and not dictionary.knows(each)]}
    if isinstance(word, str):
        return {"suggest": word, "words": dictionary.suggestions(word)}
    return {}


def _speakable(word: str) -> bool:
    """Whether the dictionary can be asked about *word*: it takes no NUL and no half letters."""
    return 0 < len(word) <= LONGEST and "\0" not in word and not any("\ud800" <= letter <= "\udfff" for letter in word)
