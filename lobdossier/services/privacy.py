"""The look at what of other people goes along, before a document is handed out. Reads; changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.choosing import going
from lobdossier.domain.personal import name_words
from lobdossier.domain.privacy import Finding, look, people_of
from lobdossier.paths import resource
from lobdossier.services.records import Records
from lobdossier.services.spelling import field_words

_NONE: Final[tuple[Finding, ...]] = ()


class PrivacyLook:
    """What of others would go along with a document of one open dossier."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def look(self, document: CareerDocument, stopped: Callable[[], bool] = lambda: False) -> tuple[Finding, ...]:
        """What stands in the part that *document* chooses, decided or not; nothing in a copy for the student only.

        Reads the whole dossier, so not for the thread of the interface.
        """
        if document.whole:
            return _NONE
        dossier = self._records.snapshot()
        if stopped():
            return _NONE
        people = people_of(dossier)
        return look(going(dossier, document), dossier.student, people, ordinary(name_words(people)), stopped)


def ordinary(words: Iterable[str]) -> frozenset[str]:
    """Those of *words*, in small letters, that are Dutch words too, as the dictionary lists them: "bakker", "roos".

    The file is read line by line: asking the dictionary itself would hold up every key.
    """
    wanted = frozenset(words)
    if not wanted:
        return wanted
    found = set(wanted & field_words())
    with resource("dictionary", "nl.dic").open(encoding="utf-8") as lines:
        found.update(word for line in lines if (word := line.rstrip("\n").partition("/")[0]) in wanted)
    return frozenset(found)
