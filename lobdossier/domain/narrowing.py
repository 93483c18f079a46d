"""Of two versions of a record: what may be seen, or was agreed to, only as far as both versions say so.

What is empty in one of both may have been withdrawn there, and nobody can tell that from never filled in: it is not
filled in from the other. No words are lost by it: a text that was given up becomes a former text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, TypeVar

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.experience import Evidence
from lobdossier.domain.record import Record
from lobdossier.domain.shape import shape
from lobdossier.domain.sharing import Feedback, Handover
from lobdossier.domain.vocabulary import Consent

R = TypeVar("R", bound=Record)

_ALLOWED: Final[Mapping[type[Record], tuple[str, ...]]] = {
    Conversation: ("share_private",),
    Evidence: ("people_agree",),
    Participant: ("may_show",),
    Feedback: ("agreed",),
    CareerDocument: ("private", "recordings", "said", "whole"),
}
"""True only if both say so."""
_UNSEEN: Final[Mapping[type[Record], tuple[str, ...]]] = {Conversation: ("own_first",)}
"""True if either says so: it keeps something out of sight."""
_CHOSEN: Final[Mapping[type[Record], tuple[str, ...]]] = {CareerDocument: ("contact_ids", "kept")}
"""Only what both chose."""
_KEPT_OUT: Final[Mapping[type[Record], tuple[str, ...]]] = {CareerDocument: ("left_out",)}
"""All that either keeps out."""
WITHDRAWN: Final[Mapping[type[Record], tuple[str, ...]]] = {
    Conversation: ("private",),
    CareerDocument: ("consent_by", "consent_on"),
    Handover: ("receiver", "consent_by", "consent_on", "choice", "conversation_id", "items"),
}
"""Empty when it is empty in one of both."""
_CONSENT: Final = (Consent.DISAGREES, Consent.UNKNOWN, Consent.AGREES)
"""The one that lets through least first."""


def narrowed(record: R, other: Record) -> R:
    """*record*, as far as *other*, another version of it, goes along with that."""
    kind = type(record)
    changes: dict[str, Any] = {}
    for name in _ALLOWED.get(kind, ()):
        changes[name] = getattr(record, name) and getattr(other, name)
    for name in _UNSEEN.get(kind, ()):
        changes[name] = getattr(record, name) or getattr(other, name)
    for name in _CHOSEN.get(kind, ()):
        both = set(getattr(other, name))
        changes[name] = tuple(each for each in getattr(record, name) if each in both)
    for name in _KEPT_OUT.get(kind, ()):
        more = [each for each in getattr(other, name) if each not in getattr(record, name)]
        changes[name] = (*getattr(record, name), *dict.fromkeys(more))
    defaults = {field.name: field.default for field in shape(kind)}
    for name in WITHDRAWN.get(kind, ()):
        if getattr(other, name) == defaults[name]:
            changes[name] = defaults[name]
    if isinstance(record, Conversation) and isinstance(other, Conversation) and record.private != other.private:
        changes["share_private"] = False  # agreed to for other words than these
    if isinstance(record, Participant) and isinstance(other, Participant):
        changes |= _consent(record, other)
    changes = {name: value for name, value in changes.items() if value != getattr(record, name)}
    return replace(record, **changes) if changes else record


def _consent(record: Participant, other: Participant) -> dict[str, Any]:
    """What the person said, with why and when, of the version that lets through less."""
    if _CONSENT.index(record.consent) <= _CONSENT.index(other.consent):
        return {}
    return {name: getattr(other, name) for name in ("consent", "consent_because", "consent_on")}
