"""Making documents to hand over: choose, see the real pages, write, remember what went to whom.

Nothing here touches a record except `remember`, so all the rest may run in the background.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.choosing import activities, chosen, propose
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.people import Contact
from lobdossier.domain.pictures import PageImage
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Choice, WorkImage
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.sharing import Handover, SharedItem
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import ConversationState, Purpose
from lobdossier.services.evidence import EvidenceService
from lobdossier.services.records import Records

_OFFERED: Final = (
    Experience,
    Evidence,
    Reflection,
    Conversation,
    Participant,
    Agreement,
    Goal,
    Step,
    WorkImage,
    Choice,
    Contact,
)
Progress = Callable[[float], None]
Stopped = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class FinishedPdf:
    """A finished PDF: where it is, its pages, its bytes and their sha256, and what stands in it."""

    path: Path
    pages: int
    size: int
    sha256: str
    contents: Snapshot


class Sharing:
    """The documents of one open dossier."""

    def __init__(self, records: Records, evidence: EvidenceService, clock: Callable[[], datetime]) -> None:
        self._records, self._evidence, self._clock = records, evidence, clock

    def draft(self, purpose: Purpose) -> CareerDocument:
        """The document that the student was composing for *purpose*, or else a proposal that is not stored yet."""
        return self.kept(purpose) or self.propose(purpose)

    def kept(self, purpose: Purpose) -> CareerDocument | None:
        """The document that the student was composing for *purpose*: without reading anything else."""
        return next(reversed(self._records.all(CareerDocument, purpose=purpose)), None)

    def propose(self, purpose: Purpose) -> CareerDocument:
        """What suits *purpose*, to be changed by the student."""
        return propose(self.on_offer(), purpose)

    def proposals(self, dossier: Snapshot) -> dict[Purpose, CareerDocument]:
        """What suits each purpose, out of what is on offer in *dossier*."""
        return {purpose: propose(dossier, purpose) for purpose in Purpose}

    def on_offer(self) -> Snapshot:
        """What can go along, and what says how much was told of it. Reads nearly everything."""
        return self._records.snapshot(*_OFFERED)

    def export_document(
        self,
        document: CareerDocument,
        target: Path,
        progress: Progress = lambda _share: None,
        stopped: Stopped = lambda: False,
    ) -> FinishedPdf:
        """Write the loopbaandocument of *document* to *target*: whole, or not at all.

        Raises:
            ExportFailed: it could not be written; what was at *target* still is.
            Cancelled: *stopped* said so.
        """
        # ReportLab is read when it is first needed: it costs as much start-up as the whole window.
        from lobdossier.document.career_document import write_career_document
        from lobdossier.document.request import DocumentRequest

        dossier = self._records.snapshot()
        part = chosen(dossier, document)
        request = DocumentRequest(
            made_on=self._today(),
            purpose=document.purpose,
            receiver=document.receiver,
            why=document.why,
            know=document.know,
            activities=activities(dossier) if document.table else (),
        )
        made = write_career_document(part, self._evidence.fetch, request, target, progress, stopped)
        return FinishedPdf(target, made.pages, made.size, made.sha256, part)

    def export_sheet(
        self,
        conversation_id: str,
        target: Path,
        progress: Progress = lambda _share: None,
        stopped: Stopped = lambda: False,
    ) -> FinishedPdf:
        """Write the gespreksblad of a conversation to *target*: whole, or not at all.

        Raises:
            KeyError: there is no such conversation.
            ExportFailed, Cancelled: as `export_document`.
        """
        from lobdossier.document.conversation_sheet import write_conversation_sheet

        dossier = self._records.snapshot()
        conversation = dossier.find(Conversation, conversation_id)
        if conversation is None:
            raise KeyError(conversation_id)
        part = _brought(dossier, conversation)
        made = write_conversation_sheet(part, conversation, self._today(), target, progress, stopped)
        return FinishedPdf(target, made.pages, made.size, made.sha256, part)

    def pages(self, pdf: FinishedPdf, width: int, numbers: range) -> list[PageImage]:
        """Pages of *pdf* as pictures, *width* pixels wide."""
        from lobdossier.document.preview import render_page

        return [render_page(pdf.path, number, width) for number in numbers if number < pdf.pages]

    def remember(self, pdf: FinishedPdf, document: CareerDocument, *, label: str = "") -> Handover:
        """Keep the record of a document that was made to be handed out."""
        items = [
            SharedItem(kind=record.KIND, id=record.id, content=self._records.fingerprint(record))
            for group in pdf.contents.records.values()
            for record in group
        ]
        return self._records.add(
            Handover(
                purpose=document.purpose,
                receiver=document.receiver,
                at=self._clock(),
                file_name=pdf.path.name,
                sha256=pdf.sha256,
                size=pdf.size,
                pages=pdf.pages,
                items=tuple(items),
            ),
            label=label,
        )

    def handovers(self) -> list[Handover]:
        """What was handed out, the latest first."""
        return sorted(self._records.all(Handover), key=lambda h: h.id, reverse=True)

    def next_conversation(self) -> Conversation | None:
        """The planned conversation that comes first."""
        planned = [c for c in self._records.snapshot().conversations() if c.state is ConversationState.PLANNED]
        return next(iter(planned), None)

    def _today(self) -> date:
        return self._clock().astimezone().date()


def _brought(dossier: Snapshot, conversation: Conversation) -> Snapshot:
    """What a gespreksblad may show: the conversation, what the student brings to it, and what was agreed before."""
    before = dossier.before(conversation)
    brought = chosen(
        dossier,
        CareerDocument(
            portrait=False,
            experience_ids=conversation.experience_ids,
            conversation_ids=tuple(c.id for c in (conversation, before) if c is not None),
        ),
    )
    records = dict(brought.records)
    records[Reflection] = tuple(r for r in dossier.all(Reflection) if r.id in conversation.reflection_ids)
    # `chosen` leaves private answers out; the sheet prints one when the student ticked that it may be shared.
    if conversation.share_private:
        others = tuple(c for c in brought.all(Conversation) if c.id != conversation.id)
        records[Conversation] = (*others, conversation)
    return Snapshot(records)
