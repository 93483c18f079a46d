"""What the fields of an answer form are called: by their names alone it finds its way back.

A form carries names and ids, no answers of anybody else. The key stands in the *name* of a field, because a program
that keeps answers keeps the names of their fields, whatever else it drops: so a form either says whose it is or has
no answers in it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

from lobdossier.domain.conversation import SharedQuestion

VERSION: Final = 1
NAME: Final = "naam"
DAY: Final = "datum"
MAY_SHOW: Final = "verder-laten-zien"
YES: Final = "Ja"
"""The state of the check box that says yes; any other, whatever it is called, says no."""

_HEAD: Final = "lobdossier-formulier"
_QUESTION: Final = "vraag"
_MARK: Final = 16
_SHA256: Final = re.compile("[0-9a-f]{64}")
_ASKED: Final = re.compile(f"[0-9a-f]{{{_MARK}}}")


@dataclass(frozen=True, slots=True)
class FormKey:
    """Whose form it is, and of which questions (`digest`). Of a later *version* the rest may be empty."""

    dossier_id: str
    conversation_id: str
    participant_id: str
    digest: str
    version: int = VERSION

    @property
    def name(self) -> str:
        """The name of the field that carries it."""
        ids = map(_coded, (self.dossier_id, self.conversation_id, self.participant_id))
        return "_".join((_HEAD, str(self.version), *ids, self.digest))


def read_key(name: str) -> FormKey | None:
    """The key that the field *name* carries, or None."""
    head, _, rest = name.partition("_")
    version, _, rest = rest.partition("_")
    if head != _HEAD or not re.fullmatch("[1-9][0-9]{0,5}", version):
        return None
    if int(version) > VERSION:
        return FormKey("", "", "", "", int(version))
    parts = rest.split("_")
    if len(parts) != 4 or not _SHA256.fullmatch(parts[3]):
        return None
    dossier_id, conversation_id, participant_id = map(unquote, parts[:3])
    return FormKey(dossier_id, conversation_id, participant_id, parts[3])


def digest(questions: Iterable[SharedQuestion]) -> str:
    """A sha256 over the ids and the texts of *questions*, in whatever order they are asked."""
    told = sorted([question.id, question.question] for question in questions)
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def question_name(question: SharedQuestion) -> str:
    """The name of the field for the answer: the id, and a mark of the words that were asked."""
    return "_".join((_QUESTION, _coded(question.id), _mark(question)))


def read_question(name: str) -> str | None:
    """The id of the question that the field *name* is the answer to, or None."""
    parts = name.split("_")
    if len(parts) != 3 or parts[0] != _QUESTION or not _ASKED.fullmatch(parts[2]):
        return None
    return unquote(parts[1])


def changed(fields: Mapping[str, str], questions: Iterable[SharedQuestion]) -> tuple[list[SharedQuestion], int]:
    """Which of *questions* are not in a form as they are asked now, and how many in it are asked no longer.

    *fields*: the names of its answers, by the id of the question.
    """
    asked = {question.id: question for question in questions}
    other = [question for question in asked.values() if fields.get(question.id) != question_name(question)]
    return other, len(fields.keys() - asked.keys())


def _mark(question: SharedQuestion) -> str:
    return hashlib.sha256(question.question.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]


def _coded(word: str) -> str:
    """*word* without what separates names (a full stop in a PDF, a line below here)."""
    return quote(word, safe="").replace(".", "%2E").replace("_", "%5F").replace("~", "%7E")
