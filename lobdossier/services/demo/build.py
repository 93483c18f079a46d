"""Puts the example into an open dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.choosing import propose
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.record import Record
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import ConversationState, EvidenceKind, Purpose
from lobdossier.paths import resource
from lobdossier.services.demo.chance import Chance
from lobdossier.services.demo.growth import Growth, pieces
from lobdossier.services.demo.photos import SHOWN_WITH, cropped
from lobdossier.services.demo.story import Story, demo_student, told
from lobdossier.services.demo.when import Calendar
from lobdossier.services.prepared import Prepared
from lobdossier.services.workspace import Workspace

BATCH: Final = 500
"""Records in one transaction."""
DRAFTED: Final = 10
"""Experiences in the career document that the example keeps: what a reader of a next school gets through."""


def build_demo(
    workspace: Workspace,
    *,
    experiences: int | None = None,
    photos: int | None = None,
    reflections: int | None = None,
    seed: int = 1,
    today: date | None = None,
) -> None:
    """Fill a fresh dossier with the example: the same for the same *seed* and day, but for the moments of storing.

    Args:
        experiences: how many; by default those of the hand-written story. Fewer are the latest of it, more are grown.
        photos: how many; by default those of the story. More are crops of the bundled ones.
        reflections: how many each grown experience gets; by default none to three.
        today: the day it is in the example; by default the day of the workspace. The next trialoog is 10 days ahead,
            or on the Monday after that.

    Raises:
        SaveError: what was stored until then stays.
    """
    calendar, chance = Calendar(today or workspace.today()), Chance(seed)
    story = Story(calendar, chance, experiences)
    own = [record for record in story.records if not isinstance(record, Evidence)]
    lived = [record for record in own if isinstance(record, Experience)]
    shown = _Photos(workspace, chance, photos)
    workspace.records.save(_owner(workspace), *own)
    workspace.records.save(*shown.of_story(story))
    workspace.records.save(_draft(story, chance, calendar.today))
    grown: list[Experience] = []
    more = Growth(calendar, chance, reflections).grow(max(0, (experiences or 0) - len(lived)))
    for batch in _batches(more):
        workspace.records.save(*batch)
        grown += [record for record in batch if isinstance(record, Experience) and record.kind in SHOWN_WITH]
    for found in shown.more(grown or [e for e in lived if e.kind in SHOWN_WITH]):
        workspace.records.save(found)


def _owner(workspace: Workspace) -> Student:
    """The student of the example in the place of the one who is there."""
    esra = demo_student()
    return replace(workspace.student, name=esra.name, sector=esra.sector, motto=esra.motto)


def _draft(story: Story, chance: Chance, today: date) -> CareerDocument:
    """The career document for a next school that the student is composing: her letter, and what goes along."""
    dossier = Snapshot.of(story.records)
    proposed = propose(dossier, Purpose.SCHOOL)
    held = [c for c in dossier.conversations() if c.state is ConversationState.HELD]
    plans = (*dossier.all(Goal), *dossier.all(Step))
    return replace(
        proposed,
        **told()["career_document"],
        id=chance.new_id(today),
        experience_ids=proposed.experience_ids[:DRAFTED],
        conversation_ids=tuple(c.id for c in held[-1:]),
        plan_ids=tuple(plan.id for plan in plans),
    )


def _batches(groups: Iterable[list[Record]]) -> Iterator[list[Record]]:
    """Whole groups together, about `BATCH` records at a time."""
    batch: list[Record] = []
    for group in groups:
        batch += group
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


class _Photos:
    """Stores the bytes of the evidence and counts the photos."""

    def __init__(self, workspace: Workspace, chance: Chance, most: int | None) -> None:
        self._evidence, self._chance, self._most, self._there = workspace.evidence, chance, most, 0

    def of_story(self, story: Story) -> Iterator[Evidence]:
        """The evidence of the story, no more photos than wanted."""
        for evidence in (record for record in story.records if isinstance(record, Evidence)):
            if evidence.kind is EvidenceKind.PHOTO:
                if self._most is not None and self._there >= self._most:
                    continue
                self._there += 1
            prepared = self._evidence.prepare(resource("demo", "photos", story.files[evidence.id]))
            self._store(prepared)
            found = prepared.evidence
            yield replace(
                evidence, mime=found.mime, sha256=found.sha256, size=found.size, width=found.width, height=found.height
            )

    def more(self, experiences: list[Experience]) -> Iterator[Evidence]:
        """The photos that are still wanted, spread over *experiences*."""
        wanted = max(0, (self._most or 0) - self._there)
        if not experiences:
            return
        # Each gets one before any gets a second.
        rounds = -(-wanted // len(experiences))
        for experience in [e for _ in range(rounds) for e in self._chance.some(experiences, len(experiences))][:wanted]:
            title = self._chance.one(pieces()["photo_titles"])
            prepared = cropped(self._chance.one(SHOWN_WITH[experience.kind]), title, self._chance)
            self._store(prepared)
            day = experience.start or date.min
            yield replace(prepared.evidence, id=self._chance.new_id(day), experience_id=experience.id)

    def _store(self, prepared: Prepared) -> None:
        self._evidence.store(prepared, lambda _share: None, lambda: False)
