"""One file of a student, read for the list of a guide: its JSON only, never the evidence that lies beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Final

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.errors import (
    ArrivalRefused,
    Damaged,
    DossierError,
    NewerVersion,
    NoDossierInside,
    NotADossier,
    OpenError,
    PassphraseNeeded,
)
from lobdossier.domain.plans import Step
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.students import Promise, StudentFacts, Untold, newest
from lobdossier.domain.vocabulary import ConversationState, StepState
from lobdossier.exchange.arrival import refusing
from lobdossier.exchange.json_form import unchanged
from lobdossier.exchange.json_glance import FIELDS, glance
from lobdossier.services.arrivals import head_of, source_of
from lobdossier.storage import glance as stored
from lobdossier.text.folding import fold

_MOST: Final = 200
"""Agreements and questions of one student that are remembered, the first of them: one file must not fill the list of all."""
OTHER: Final = "other"
"""The fault of a PDF of something else: in a folder it is passed over in silence."""


def read_student(path: Path) -> StudentFacts | Untold:
    """What the list tells of the file at *path*, or why it tells nothing though nothing is wrong with it.

    The seal of the data is looked at; that every file beside it is whole is checked when it is opened.

    Raises:
        OpenError: as `arrivals.arrive`.
    """
    path = path.absolute()
    head = head_of(path)
    try:
        if head.startswith(b"SQLite format 3\0"):
            found = stored.glance(path, FIELDS)
            if found is None:
                return Untold.OLDER
            made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            return facts_of(found[1], dossier_id=found[0], made_on=made)
        with refusing(path):
            source, _kind = source_of(path, head, "")
            try:
                data = source.manifest()
            finally:
                source.close()
            package = glance(data)
    except OSError as error:
        raise OpenError(path) from error
    return facts_of(
        package.snapshot,
        dossier_id=package.dossier_id,
        made_on=package.made_on,
        changed=unchanged(data) is False,
    )


def fault_of(error: DossierError) -> str:
    """Why a file tells nothing, as `ListedStudent.fault` has it; `OTHER` for a PDF that is of no student."""
    if isinstance(error, PassphraseNeeded):
        return Untold.SEALED
    if isinstance(error, NoDossierInside):
        return OTHER
    if isinstance(error, ArrivalRefused):
        return error.rule
    if isinstance(error, NotADossier):
        return f"is {error.found}"
    if isinstance(error, Damaged):
        return error.check
    return "newer" if isinstance(error, NewerVersion) else Untold.UNREADABLE


def facts_of(found: Snapshot, *, dossier_id: str, made_on: datetime, changed: bool = False) -> StudentFacts:
    """The facts of *found*, without what lies in its trash."""
    there = found.present()
    conversations = {each.id: each for each in there.all(Conversation)}
    held = [each.on for each in conversations.values() if each.state is ConversationState.HELD and each.on]
    planned = {each.id: each.on for each in conversations.values() if each.state is ConversationState.PLANNED}
    asked = (
        mark_of(each.name)
        for each in there.all(Participant)
        if each.conversation_id in planned and each.question.strip()
    )
    period = there.period_on(newest([made_on]) or date.max) or there.period_on(None)
    if period is None:
        period = SchoolPeriod()
    return StudentFacts(
        dossier_id=dossier_id,
        name=there.student.name,
        school=period.school,
        course=period.course,
        year=period.title,
        made_on=made_on,
        heard=newest([made_on]) or newest(each.changed for group in there.records.values() for each in group),
        last=max(held, default=None),
        next=min((on for on in planned.values() if on), default=None),
        promises=tuple(sorted(_promises(there), key=lambda each: (each.by or date.max, each.who))[:_MOST]),
        asked=tuple(islice(asked, _MOST)),
        changed=changed,
    )


def _promises(there: Snapshot) -> Iterator[Promise]:
    """The agreements that are open; one of the student is over, too, when the step that it became is."""
    over = {each.agreement_id for each in there.all(Step) if each.state is not StepState.OPEN}
    for each in there.all(Agreement):
        if each.state is StepState.OPEN and each.id not in over:
            yield Promise(by=each.by, who="" if each.mine else mark_of(each.who) or _SOMEBODY)


def mark_of(name: str) -> str:
    """A mark of the surname in *name*, by which "Mevr. Bakker" knows what is for "Anna Bakker"; empty without a name.

    The list keeps marks, because the names of others at the table are none of its business.
    """
    words = fold(name).split()
    return hashlib.sha256(words[-1].encode("utf-8", "replace")).hexdigest()[:16] if words else ""


_SOMEBODY: Final = "?"
"""The mark of who does what, when that has no name."""
