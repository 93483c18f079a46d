"""Making files to hand over: choose, see the real pages, write, remember what went to whom.

Nothing here touches a record except `remember`, so all the rest may run in the background.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.choosing import chosen, propose
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.package import Package
from lobdossier.domain.people import Contact
from lobdossier.domain.pictures import PageImage
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Choice, WorkImage
from lobdossier.domain.progress import Progress, Stopped, nobody, unstopped
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.sharing import Handover, SharedItem
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import ConversationState, Purpose
from lobdossier.services.documents import JSON, PACKAGE, Again, Finished
from lobdossier.services.evidence import EvidenceService
from lobdossier.services.packing import Packing
from lobdossier.services.papers import report_of, write_report, write_sheet
from lobdossier.services.records import Records
from lobdossier.storage import letting_go, merging, shared
from lobdossier.storage.file import DossierFile

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


class Sharing:
    """The documents of one open dossier."""

    def __init__(
        self,
        file: DossierFile,
        records: Records,
        evidence: EvidenceService,
        packing: Packing,
        clock: Callable[[], datetime],
    ) -> None:
        self._file, self._records, self._evidence = file, records, evidence
        self._packing, self._clock = packing, clock

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

    def part(self, document: CareerDocument) -> Snapshot:
        """What *document* lets go along. Reads the whole dossier."""
        return chosen(self._records.snapshot(), replace(document, whole=False))

    def draw(
        self, document: CareerDocument, target: Path, progress: Progress = nobody, stopped: Stopped = unstopped
    ) -> Finished:
        """The loopbaandocument of *document* as a PDF to look at: it is not going to anybody, so nothing is remembered of it.

        Raises:
            ExportFailed, Cancelled: as `export`.
        """
        package, dossier = self._packed(document, self._today())
        return self._write(package, dossier, document, target, progress, stopped)

    def export(
        self,
        document: CareerDocument,
        target: Path,
        *,
        passphrase: str = "",
        progress: Progress = nobody,
        stopped: Stopped = unstopped,
    ) -> Finished:
        """Write what *document* chooses to *target*, whole or not at all: by its ending a PDF, a package or JSON.

        A *passphrase* closes a package; closing keeps Python busy for seconds.

        Raises:
            TooMuchToExport: nobody could read it again.
            ExportFailed: it could not be written; what was at *target* still is.
            Cancelled: *stopped* said so.
        """
        package, dossier = self._packed(document, self._today())
        made = self._write(package, dossier, document, target, progress, stopped, passphrase)
        return replace(made, items=self._items(dossier, chosen(dossier, document), table=document.table))

    def _packed(self, document: CareerDocument, day: date) -> tuple[Package, Snapshot]:
        """What travels, and the dossier of the same moment without its trash, of which the pages are made."""
        made_on = datetime.combine(day, time(tzinfo=UTC))
        if document.whole:
            package = self._packing.copy(made_on, document)
            return package, package.snapshot.present()
        dossier = self._records.snapshot()
        return self._packing.part(document, dossier, made_on), dossier

    def _write(
        self,
        package: Package,
        dossier: Snapshot,
        document: CareerDocument,
        target: Path,
        progress: Progress,
        stopped: Stopped,
        passphrase: str = "",
        *,
        told_whole: bool = False,
    ) -> Finished:
        # ReportLab is read when it is first needed: it costs as much start-up as the whole window.
        from lobdossier.services import exporting

        fetch = self._evidence.fetch
        if target.suffix.lower() == JSON:
            made = exporting.write_data(package, target)
        elif target.suffix.lower() == PACKAGE:
            made = exporting.write_packed(package, fetch, target, passphrase, progress, stopped)
        else:
            pages_of = chosen(dossier, replace(document, whole=False))
            made = exporting.write_pdf(
                pages_of, package, document, fetch, target, progress, stopped, told_whole=told_whole
            )
        return Finished(target, made.pages, made.size, made.sha256)

    def _items(self, dossier: Snapshot, part: Snapshot, *, table: bool) -> tuple[SharedItem, ...]:
        """What went along, as the dossier holds it now: by its hash that version is found again."""
        going = {record.id for group in part.records.values() for record in group}
        if table:
            going |= {experience.id for experience in dossier.all(Experience)}
        return tuple(
            SharedItem(kind=record.KIND, id=record.id, content=self._records.fingerprint(record))
            for group in dossier.records.values()
            for record in group
            if record.id in going
        )

    def export_sheet(
        self,
        conversation_id: str,
        target: Path,
        progress: Progress = nobody,
        stopped: Stopped = unstopped,
    ) -> Finished:
        """Write the gespreksblad of a conversation to *target*: whole, or not at all.

        Raises:
            KeyError: there is no such conversation.
            ExportFailed, Cancelled: as `export`.
        """
        return self._sheet(self._records.snapshot(), conversation_id, self._today(), target, progress, stopped)

    def _sheet(
        self, dossier: Snapshot, conversation_id: str, day: date, target: Path, progress: Progress, stopped: Stopped
    ) -> Finished:
        part, made = write_sheet(dossier, conversation_id, day, target, progress, stopped)
        items = self._items(dossier, part, table=False)
        return Finished(target, made.pages, made.size, made.sha256, items, conversation_id)

    def report(self, conversation_id: str, receiver: str = "") -> CareerDocument:
        """What a gespreksverslag of this conversation chooses; it looks as the student wants documents for a conversation."""
        looks = self.kept(Purpose.GESPREK) or CareerDocument()
        return report_of(conversation_id, receiver, looks)

    def export_report(
        self, document: CareerDocument, target: Path, progress: Progress = nobody, stopped: Stopped = unstopped
    ) -> Finished:
        """Write the gespreksverslag that *document* (see `report`) chooses to *target*: whole, or not at all.

        Raises:
            KeyError: there is no such conversation.
            ExportFailed, Cancelled: as `export`.
        """
        return self._report(self._records.snapshot(), document, self._today(), target, progress, stopped)

    def _report(
        self, dossier: Snapshot, document: CareerDocument, day: date, target: Path, progress: Progress, stopped: Stopped
    ) -> Finished:
        part, made = write_report(dossier, document, day, target, progress, stopped)
        items = self._items(dossier, part, table=False)
        return Finished(target, made.pages, made.size, made.sha256, items, document.conversation_ids[0])

    def pages(self, pdf: Finished, width: int, numbers: range) -> list[PageImage]:
        """Pages of *pdf* as pictures, *width* pixels wide."""
        from lobdossier.document.preview import render_page

        return [render_page(pdf.path, number, width) for number in numbers if number < pdf.pages]

    def watch(self) -> None:
        """Something is going to be handed out: until `unwatch`, each version that is written over is kept.

        Making it takes a while, and what goes out is what was there when that began.
        """
        self._file.keeps_versions += 1

    def unwatch(self) -> None:
        """It was made, and remembered if it was handed out. Afterwards `let_go`."""
        self._file.keeps_versions -= 1

    def let_go(self) -> None:
        """Let go of the versions that were kept and that no handover names. Reads all handovers: for the background.

        Raises:
            SaveError: they could not be let go of now; the next time they will be.
        """
        letting_go.let_go(self._file, self._clock)

    def remember(self, made: Finished, document: CareerDocument, *, label: str = "") -> Handover:
        """Keep the record of what was made to be handed out; from now on those versions are kept too."""
        return self._records.add(
            Handover(
                purpose=document.purpose,
                receiver=document.receiver,
                at=self._clock(),
                file_name=made.path.name,
                sha256=made.sha256,
                size=made.size,
                pages=made.pages,
                keep_until=document.keep_until,
                consent_by=document.consent_by,
                consent_on=document.consent_on,
                conversation_id=made.conversation_id,
                choice=document,
                items=made.items,
            ),
            label=label,
        )

    def again(self, handover: Handover) -> Again:
        """What was handed out then, as far as those versions still exist. Reads the whole dossier: not for the screen's thread."""
        with self._file.moment() as moment:
            rows, kept = merging.stored(moment), shared.versions(moment, handover.items)
        now, _ = merging.read(rows)
        wanted = {(item.kind, item.id): item.content for item in handover.items}
        found: dict[tuple[str, str], Record] = {(record.KIND, record.id): record for record in kept}
        for record in (record for group in now.records.values() for record in group):
            place = (record.KIND, record.id)
            if place in wanted and place not in found and self._records.fingerprint(record) == wanted[place]:
                found[place] = record
        return Again(Snapshot.of(found[place] for place in wanted if place in found), len(wanted) - len(found))

    def export_again(
        self, handover: Handover, target: Path, progress: Progress = nobody, stopped: Stopped = unstopped
    ) -> Finished:
        """The pages of *handover* once more, as a PDF. With every version there it is the same as then.

        Raises:
            KeyError: of the conversation or choice of then nothing is left.
            ExportFailed, Cancelled: as `export`.
        """
        found = self.again(handover).part
        day = (handover.at or self._clock()).astimezone().date()
        if handover.is_report and handover.choice is not None:
            return self._report(found, handover.choice, day, target, progress, stopped)
        if handover.conversation_id:
            return self._sheet(found, handover.conversation_id, day, target, progress, stopped)
        if handover.choice is None:
            raise KeyError(handover.id)
        whole = handover.choice.whole
        choice = replace(handover.choice, whole=False, pages_only=handover.choice.pages_only or whole)
        package = self._packing.part(choice, found, datetime.combine(day, time(tzinfo=UTC)))
        target = target.with_suffix(".pdf")
        return self._write(package, found, choice, target, progress, stopped, told_whole=whole)

    def handovers(self) -> list[Handover]:
        """What was handed out, the latest first."""
        return sorted(self._records.all(Handover), key=lambda h: h.id, reverse=True)

    def next_conversation(self) -> Conversation | None:
        """The planned conversation that comes first."""
        planned = [c for c in self._records.snapshot().conversations() if c.state is ConversationState.PLANNED]
        return next(iter(planned), None)

    def _today(self) -> date:
        return self._clock().astimezone().date()
