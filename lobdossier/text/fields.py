"""What stands in a record, field by field in words: for whoever holds two versions of it against each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from lobdossier.domain.conversation import GivenAnswer
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Answer
from lobdossier.domain.shape import Field, content
from lobdossier.domain.texts import paths
from lobdossier.domain.vocabulary import (
    Competence,
    Consent,
    ConversationKind,
    ConversationState,
    EvidenceKind,
    ExperienceKind,
    Fit,
    Purpose,
    QualityKind,
    Sector,
    Sphere,
    StepState,
    Track,
    Way,
    WorkKind,
)
from lobdossier.text import dates, names, portrait_names
from lobdossier.text.blocks import plain_text
from lobdossier.text.field_names import LABELS
from lobdossier.text.markdown import parse

_NAMES: Final[dict[type, Any]] = {
    Sector: names.sector_name,
    Track: names.track_name,
    ExperienceKind: names.kind_name,
    Competence: names.competence_name,
    EvidenceKind: names.evidence_name,
    QualityKind: names.quality_kind_name,
    Fit: names.fit_name,
    ConversationKind: names.conversation_name,
    ConversationState: names.conversation_state_name,
    Consent: names.consent_name,
    StepState: names.step_state_name,
    Way: names.way_name,
    Purpose: names.purpose_name,
    WorkKind: portrait_names.work_kind_name,
    Sphere: portrait_names.sphere_name,
}


@dataclass(frozen=True, slots=True)
class Said:
    """What one field holds: where it is, how it is called, and its contents in words without the signs of a style."""

    path: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What one field holds in two versions; empty where it holds nothing."""

    label: str
    here: str
    there: str


def said(record: Record) -> list[Said]:
    """Everything in *record* that can be said in words, in the order of its fields; what is empty is left out."""
    return [each for each in _all(record) if each.text.strip()]


def compared(here: Record, there: Record) -> list[Difference]:
    """What is said otherwise in the two versions. Empty when they differ in an order or a link only."""
    mine, theirs = ({each.path: each for each in said(record)} for record in (here, there))
    return [
        Difference((mine.get(path) or theirs[path]).label, _text(mine.get(path)), _text(theirs.get(path)))
        for path in dict.fromkeys((*mine, *theirs))
        if _text(mine.get(path)) != _text(theirs.get(path))
    ]


def _text(found: Said | None) -> str:
    return found.text if found is not None else ""


def _all(record: Record) -> Iterator[Said]:
    for field in content(type(record)):
        value = getattr(record, field.name)
        if field.base in (Answer, GivenAnswer):
            for path, answer in zip(paths(record, field.name), value, strict=True):
                yield Said(path, answer.question or LABELS["answers"], answer.text)
        elif label := LABELS.get(f"{record.KIND}.{field.name}") or LABELS.get(field.name):
            yield Said(field.name, label, _in_words(field, value))


def _in_words(field: Field, value: Any) -> str:
    if field.name == "step" and isinstance(value, int):
        return names.self_view_short(value) if 1 <= value <= len(names.SELF_VIEWS) else ""
    if field.ref is not None and field.many:
        return f"{len(value)} gekozen" if value else ""
    if field.many:
        # One that is a sentence by itself has a line of its own.
        return ("\n" if field.nested else ", ").join(filter(None, (_one(field, item) for item in value)))
    return _one(field, value)


def _one(field: Field, value: Any) -> str:
    if value is None or value is False or value == "":
        return ""
    if value is True:
        return "ja"
    if isinstance(value, datetime):
        return dates.plain(value.astimezone().date())
    if isinstance(value, date):
        return dates.plain(value)
    if isinstance(value, time):
        return dates.clock(value)
    if type(value) in _NAMES:
        return str(_NAMES[type(value)](value))
    if field.nested:
        return _nested(value)
    if field.text is not None and field.text.rich:
        return plain_text(parse(value))
    return str(value)


def _nested(value: Any) -> str:
    """The words inside a value: what the student typed or chose there."""
    inside = (field for field in content(type(value)) if field.text is not None or field.base in (date, time))
    words = (_one(field, getattr(value, field.name)) for field in inside if not field.many and field.ref is None)
    return " · ".join(word for word in words if word.strip())
