"""What the look at privacy found, in words: what it is, where it stands, how often."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.personal import Kind
from lobdossier.domain.privacy import Finding
from lobdossier.domain.record import Record
from lobdossier.ui.trashed import describe
from lobdossier.ui.words import count, tr

_ICONS: Final[Mapping[Kind, str]] = {
    Kind.NAME: "user-round",
    Kind.PHONE: "phone",
    Kind.EMAIL: "mail",
    Kind.NUMBER: "hash",
    Kind.PHOTO: "image",
}
_TOLD: Final = 2


def icon_of(finding: Finding) -> str:
    """The sign before it."""
    return _ICONS[finding.kind]


def name_of(finding: Finding) -> str:
    """What it is: "Naam: Ilse Blom"."""
    names = {
        Kind.NAME: tr("Naam: {words}", words=finding.words),
        Kind.PHONE: tr("Telefoonnummer: {words}", words=finding.words),
        Kind.EMAIL: tr("E-mailadres: {words}", words=finding.words),
        Kind.NUMBER: tr("Nummer: {words}", words=finding.words),
    }
    if finding.kind in names or finding.photo is None:
        return names[finding.kind]
    return tr("Foto: {words}", words=finding.photo.alt or finding.photo.title or tr("zonder beschrijving"))


def note_of(finding: Finding) -> str:
    """Where it stands and how often: "3 keer, in “De bingo” en nog 2. Zat erbij: Trialoog"."""
    if finding.photo is not None:
        where = [tr("bij “{title}”", title=_title(record)) for record in finding.where]
        return _joined([tr("Zijn er mensen te herkennen?"), *where])
    others = [spelling for spelling in finding.spellings if spelling != finding.words]
    said = [tr("ook als {words}", words=", ".join(others))] if others else []
    said += [count(finding.times, tr("{n} keer, in {where}"), tr("{n} keer, in {where}"), where=_where(finding.where))]
    table = [_title(record) for record in finding.where if isinstance(record, Conversation)]
    said += [tr("zat aan tafel: {talk}", talk=table[0])] if finding.at_table and table else []
    return _joined(said)


def _where(records: tuple[Record, ...]) -> str:
    names = [tr("“{title}”", title=_title(record)) for record in records[:_TOLD]]
    rest = len(records) - len(names)
    said = ", ".join(names)
    return count(rest, tr("{said} en nog {n}"), tr("{said} en nog {n}"), said=said) if rest else said


def _title(record: Record) -> str:
    return tr("Zo begint je document") if isinstance(record, CareerDocument) else describe(record).title


def _joined(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)
