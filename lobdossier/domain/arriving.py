"""What is taken over of a package that somebody brings, and what is not because it would decide something here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Final

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.choosing import activities, pointing_inside
from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.errors import Refused
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.kinds import KINDS
from lobdossier.domain.package import Package
from lobdossier.domain.record import Record
from lobdossier.domain.shape import shape
from lobdossier.domain.sharing import Feedback, Handover
from lobdossier.domain.snapshot import Snapshot

_WITHOUT_RIGHTS: Final[dict[type[Record], dict[str, Any]]] = {
    # What a guide said goes along in documents when the student agreed to it: that is for the student to say again.
    Feedback: {"agreed": False, "handled": False, "refused": False},
    # The private question is shared when the one is ticked, own answers go to others at once without the other.
    Conversation: {"share_private": False, "own_first": True},
    # What somebody answered goes along when that person said so: the student asks again.
    Participant: {"may_show": False},
    # This keeps the look at privacy from pointing at the people in a photo.
    Evidence: {"people_agree": False},
    # A draft decides what goes along next time. What it leaves out stays left out.
    CareerDocument: {
        "contact_ids": (),
        "recordings": False,
        "private": False,
        "whole": False,
        "kept": (),
        "consent_by": "",
        "consent_on": None,
    },
}
"""The fields by which a record makes the program do something later, and what they are when somebody else set them.

The consent of a participant stays: it says what was said at the table, and nothing here depends on it.
"""


def taken_over(package: Package) -> Snapshot:
    """The records of *package* as a new dossier keeps them, in an order in which each comes after what it points to.

    A whole copy is taken over as it is, rights included. That a file has a key does not prove whose it is, but putting a
    right back is a change like any other: merging with the dossier that it came from would then carry it there as the
    newer version, or ask the student about a conflict that nobody made. So whoever asks for it is told what it does.

    Of anything else nothing is taken over that sets a right (`_WITHOUT_RIGHTS`), nor the list of what was handed out:
    that was another dossier. The hashes of earlier contents are of no use either, because the key is not there. Of an
    activity it is never more than the table tells, whatever stands in the file, and none that was thrown away.
    """
    told = activities(Snapshot({Experience: package.activities}))
    found = replace(package, activities=told).as_dossier()
    records: Iterable[Record] = (record for kind in KINDS for record in found.all(kind))
    if not package.whole:
        records = (_without_rights(record) for record in records if not isinstance(record, Handover))
    return Snapshot.of(pointing_inside(records))


def _without_rights(record: Record) -> Record:
    return replace(record, earlier=(), **_WITHOUT_RIGHTS.get(type(record), {}))


def check_package(package: Package, *, bytes_beside: bool = True) -> None:
    """Hold *package* against what `shape` cannot see: what points to what, and the files that its evidence needs.

    Raises:
        Refused: naming the kind, the field and the rule: "reference" or "files".
    """
    found = package.as_dossier()
    by_kind = {kind.KIND: {record.id for record in found.all(kind)} for kind in KINDS}
    for kind in KINDS:
        for field in shape(kind):
            if field.ref is not None and not field.many and not field.optional:
                there = by_kind[field.ref.kind]
                if any(getattr(record, field.name) not in there for record in found.all(kind)):
                    raise Refused(kind.KIND, field.name, "reference")
    if bytes_beside:
        sizes = {file.sha256: file.size for file in package.files}
        for evidence in found.all(Evidence):
            if evidence.sha256 and sizes.get(evidence.sha256) != evidence.size:
                raise Refused(Evidence.KIND, "sha256", "files")


def with_evidence(records: Snapshot, kept: Callable[[Evidence], Evidence]) -> Snapshot:
    """*records* with each piece of evidence as *kept* says."""
    changed = tuple(kept(evidence) for evidence in records.all(Evidence))
    return Snapshot({**records.records, Evidence: changed}) if changed else records
