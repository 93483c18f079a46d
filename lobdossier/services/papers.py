"""What the papers of one conversation may tell: the gespreksblad beforehand, the gespreksverslag afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.choosing import chosen
from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.progress import Progress, Stopped
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import Purpose

if TYPE_CHECKING:
    from lobdossier.document.request import Made


def brought(dossier: Snapshot, conversation: Conversation) -> Snapshot:
    """What a gespreksblad may show: the conversation, what the student brings to it, and what was agreed before."""
    before = dossier.before(conversation)
    part = chosen(
        dossier,
        CareerDocument(
            portrait=False,
            experience_ids=conversation.experience_ids,
            conversation_ids=tuple(c.id for c in (conversation, before) if c is not None),
        ),
    )
    records = dict(part.records)
    records[Reflection] = tuple(r for r in dossier.all(Reflection) if r.id in conversation.reflection_ids)
    others = tuple(p for p in part.all(Participant) if p.conversation_id != conversation.id)
    # `chosen` keeps answers from whoever was not at the table; this goes to the table itself.
    records[Participant] = (*others, *dossier.participants_in(conversation))
    # `chosen` leaves private answers out; the sheet prints one when the student ticked that it may be shared.
    told = conversation if conversation.share_private else _without_private(conversation)
    records[Conversation] = (*(c for c in part.all(Conversation) if c.id != conversation.id), told)
    return Snapshot(records)


def reported(dossier: Snapshot, conversation: Conversation, following: Conversation | None) -> Snapshot:
    """What a gespreksverslag may tell: what happened at that table, for those who were there.

    Not what the student prepared alone: the private question was ticked for the sheet, not for a record that others
    keep. Of the conversation that follows only when and what sort it is, and who is there again.
    """
    part = chosen(dossier, CareerDocument(portrait=False, conversation_ids=(conversation.id,)))
    table = (replace(person, question="") for person in dossier.participants_in(conversation))
    told: tuple[Conversation, ...] = (_without_private(conversation),)
    records = {**part.records, Conversation: told, Participant: tuple(table)}
    if following is not None:
        bare = Conversation(
            id=following.id, kind=following.kind, state=following.state, on=following.on, at=following.at
        )
        again = (
            Participant(id=person.id, conversation_id=following.id, name=person.name, order=person.order)
            for person in dossier.again_in(following, conversation)
        )
        records[Conversation] = (*told, bare)
        records[Participant] = (*records[Participant], *again)
    return Snapshot(records)


def _without_private(conversation: Conversation) -> Conversation:
    return replace(conversation, private="", share_private=False)


def report_of(conversation_id: str, receiver: str, looks: CareerDocument) -> CareerDocument:
    """What a gespreksverslag chooses: that conversation and nothing else, set as *looks* is."""
    return CareerDocument(
        purpose=Purpose.GESPREK,
        receiver=receiver,
        portrait=False,
        conversation_ids=(conversation_id,),
        table=False,
        design=looks.design,
        larger=looks.larger,
        dyslexic=looks.dyslexic,
        pages_only=True,
    )


def write_sheet(
    dossier: Snapshot, conversation_id: str, day: date, target: Path, progress: Progress, stopped: Stopped
) -> tuple[Snapshot, Made]:
    """The gespreksblad of one conversation of *dossier*, and what stands on it.

    Raises:
        KeyError: there is no such conversation.
        ExportFailed, Cancelled: as `document.conversation_sheet.write_conversation_sheet`.
    """
    # ReportLab is read when it is first needed: it costs as much start-up as the whole window.
    from lobdossier.document.conversation_sheet import write_conversation_sheet

    conversation = _the(dossier, conversation_id)
    part = brought(dossier, conversation)
    return part, write_conversation_sheet(part, conversation, day, target, progress, stopped)


def write_report(
    dossier: Snapshot, document: CareerDocument, day: date, target: Path, progress: Progress, stopped: Stopped
) -> tuple[Snapshot, Made]:
    """The gespreksverslag that *document* chooses (see `report_of`), and what stands in it.

    Raises:
        KeyError: there is no such conversation.
        ExportFailed, Cancelled: as `document.conversation_report.write_conversation_report`.
    """
    from lobdossier.document.conversation_report import write_conversation_report

    conversation = _the(dossier, next(iter(document.conversation_ids), ""))
    part = reported(dossier, conversation, dossier.after(conversation, day))
    made = write_conversation_report(
        part,
        _the(part, conversation.id),
        day,
        target,
        progress,
        stopped,
        font="opendyslexic" if document.dyslexic else "atkinson",
        base_size=12 if document.larger else 10,
        design=document.design,
    )
    return part, made


def _the(dossier: Snapshot, conversation_id: str) -> Conversation:
    found = dossier.find(Conversation, conversation_id)
    if found is None:
        raise KeyError(conversation_id)
    return found
