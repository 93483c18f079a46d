"""A look into the JSON form for a list of many dossiers: a few fields of a few kinds, and nothing else is kept.

What is not asked for is let go of while it is read, so that a dossier with ten thousand reflections takes no more memory
than its own bytes. Only what is kept is held against the rules: whoever opens the file holds all of it against them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.errors import Refused
from lobdossier.domain.package import Package
from lobdossier.domain.plans import Step
from lobdossier.domain.record import Record
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.exchange import strict_json
from lobdossier.exchange.json_form import LISTS, records_in
from lobdossier.exchange.json_head import check_version, origin
from lobdossier.exchange.json_values import BOUNDS, FORMAT, check_values

_OF_ALL: Final = frozenset({"id", "created", "changed", "deleted"})
FIELDS: Final[Mapping[type[Record], frozenset[str]]] = {
    Student: _OF_ALL | {"name"},
    SchoolPeriod: _OF_ALL | {"title", "school", "course", "start", "end", "sector"},
    Conversation: _OF_ALL | {"state", "on"},
    Participant: _OF_ALL | {"conversation_id", "name", "question"},
    Agreement: _OF_ALL | {"conversation_id", "who", "mine", "by", "state"},
    Step: _OF_ALL | {"agreement_id", "state"},
}
"""What the list of students is made of."""

_HEAD: Final = frozenset({"format", "version", "made_with", "made_on", "dossier", "student"})
_KEPT: Final = _HEAD | frozenset(LISTS[kind] for kind in FIELDS if kind in LISTS) | frozenset().union(*FIELDS.values())


def glance(data: bytes) -> Package:
    """The package that *data* describes, with the `FIELDS` of its records only; of a whole copy it keeps no key.

    Raises:
        Refused: it is no JSON within bounds, no such form, or one of these fields breaks a rule.
    """
    found = strict_json.load(data, BOUNDS, keep=_KEPT)
    check_values(found)
    if not isinstance(found, Mapping):
        raise Refused(FORMAT, "", "type")
    check_version(found)
    student = found.get("student")
    lists = {kind: found.get(LISTS[kind], []) if kind in LISTS else [student] for kind in FIELDS}
    if student is None:
        lists[Student] = []
    groups = {kind: tuple(records_in(kind, _only(values, FIELDS[kind]))) for kind, values in lists.items()}
    return Package(snapshot=Snapshot(groups), **origin(found))


def _only(values: object, fields: frozenset[str]) -> object:
    """Each record without what another kind has under a name that is kept; what is no record is refused later."""
    if not isinstance(values, list):
        return values
    return [
        {name: value[name] for name in fields & value.keys()} if isinstance(value, Mapping) else value
        for value in values
    ]
