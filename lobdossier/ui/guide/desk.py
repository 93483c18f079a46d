"""The feedback file of a guide, as the column writes in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.errors import ChangedOnDisk
from lobdossier.domain.feedback import holds, new_feedback
from lobdossier.domain.ids import new_id
from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.texts import words
from lobdossier.domain.vocabulary import FeedbackSort
from lobdossier.services.guiding import Guiding
from lobdossier.services.workspace import Workspace
from lobdossier.ui.guide.form import Written
from lobdossier.ui.guide.spot import Spot
from lobdossier.ui.guide.table import Table


class Desk:
    """Not open until a guide said who writes, or goes on with a file that is there already."""

    def __init__(self, workspace: Workspace, proposed: Path) -> None:
        """*workspace* is what is looked at; *proposed*: where the feedback file comes if the guide likes."""
        self._workspace, self.proposed = workspace, proposed
        self._guiding: Guiding | None = None

    @property
    def open(self) -> bool:
        """Whether there is a file to write in."""
        return self._guiding is not None

    @property
    def path(self) -> Path | None:
        """Where that is."""
        return self._guiding.path if self._guiding is not None else None

    def begin(self, name: str, role: str, path: Path) -> None:
        """Write at *path* from now on, as *name*; what is there on this dossier is gone on with, and stays as signed.

        Raises:
            FeedbackOfAnother, FeedbackRefused, OpenError: not in that file; nothing was changed.
        """
        self._guiding = Guiding(path, self._workspace, guide=name, role=role)

    def all(self) -> list[Feedback]:
        """Every remark in the file."""
        return self._guiding.feedback() if self._guiding is not None else []

    def of(self, spot: Spot) -> list[Feedback]:
        """The remarks on *spot*."""
        return [each for each in self.all() if spot.has(each)]

    def write(self, spot: Spot, written: Written, former: Feedback | None) -> Feedback:
        """Keep what was written about *spot*, in place of *former*; returns it as kept.

        Raises:
            SaveError, ExportFailed: it was not kept.
        """
        path = _path_of(written.quote, spot.record)
        made = new_feedback(
            spot.record, path, written.quote, written.sort, text=written.text, quality=written.quality.strip(),
            on=self._workspace.today(), competence=spot.competence,
        )  # fmt: skip
        if former is not None and former.quote == written.quote:
            # It is about what was read then: its hash tells later whether that changed.
            made = replace(former, sort=made.sort, text=made.text, quality=made.quality, on=made.on)
        elif former is not None:
            made = replace(made, id=former.id, created=former.created, earlier=former.earlier, unknown=former.unknown)
        self.keep(made)
        return made

    def move(self, remark: Feedback, spot: Spot) -> Feedback:
        """Keep *remark* as one about *spot*; the words that it quotes go along when they stand there, or were chosen.

        Raises:
            As `write`.
        """
        path = _path_of(remark.quote, spot.record)
        quote = remark.quote if path or remark.path or not remark.target_id else ""
        about = new_feedback(spot.record, path, quote, competence=spot.competence)
        moved = replace(
            remark, target_kind=about.target_kind, target_id=about.target_id, competence=about.competence,
            path=about.path, quote=about.quote, seen=about.seen,
        )  # fmt: skip
        self.keep(moved)
        return moved

    def counts(self) -> Counter[tuple[str, str]]:
        """How many remarks there are on each record, by its kind and id, and on each competence by its value."""
        return Counter((each.target_kind, each.target_id or each.competence or "") for each in self.all())

    def see(self, spot: Spot, step: int | None, text: str, former: Feedback | None) -> Feedback | None:
        """Keep how the guide sees the student on the competence of *spot*; without a *step* it is taken back.

        Raises:
            As `write`.
        """
        if step is None:
            if former is not None:
                self.remove(former.id)
            return None
        if former is not None and (former.step, former.text) == (step, text):
            return former
        made = former or new_feedback(None, sort=FeedbackSort.VIEW, competence=spot.competence, step=step)
        made = replace(made, step=step, text=text, on=self._workspace.today())
        self.keep(made)
        return made

    def keep(self, remark: Feedback) -> None:
        """Keep *remark* as it is.

        Raises:
            SaveError, ExportFailed: it was not kept.
        """
        self._do(lambda guiding: guiding.save(remark))

    def remove(self, remark_id: str) -> None:
        """Take a remark away.

        Raises:
            As `keep`.
        """
        self._do(lambda guiding: guiding.remove(remark_id))

    def talks(self) -> list[Conversation]:
        """The conversations that were prepared or written down here: those without a day first, then the latest."""
        talks = self._guiding.conversations() if self._guiding is not None else []
        return sorted(talks, key=lambda talk: (talk.on or date.max, talk.id), reverse=True)

    def table(self, talk: Conversation) -> Table:
        """*talk* with all around it, as it is in the file; at a new one the guide is.

        Of one that the student has, what is in the file is only what was written down here.
        """
        guiding = self._guiding
        if guiding is None:
            return Table(talk)
        theirs = self._workspace.records.find(Conversation, talk.id)
        own = Participant(id=new_id(), conversation_id=talk.id, name=guiding.guide.strip(), role=guiding.role.strip())
        kept = next((each for each in self.talks() if each.id == talk.id), None)
        people, agreed = guiding.around(talk.id)
        if theirs is None:
            return Table(kept or talk, tuple(people or [own]), tuple(agreed))
        people = self._workspace.conversations.participants(talk.id)
        if all(person.name.strip() != own.name for person in people):
            people.append(own)
        head = Conversation(id=theirs.id, title=theirs.title, kind=theirs.kind, on=theirs.on, at=theirs.at)
        return Table(kept or head, tuple(people), tuple(agreed), of_student=True)

    def keep_table(self, table: Table) -> None:
        """Keep a conversation as it is, with all around it; who sits at one of the student is the student's to say.

        Raises:
            As `keep`.
        """
        people = () if table.of_student else table.people
        self._do(lambda guiding: guiding.save_conversation(table.talk, people, table.agreed))

    def remove_talk(self, talk_id: str) -> None:
        """Take a conversation out of the file, with all around it.

        Raises:
            As `keep`.
        """
        self._do(lambda guiding: guiding.remove_conversation(talk_id))

    def _do(self, act: Callable[[Guiding], object]) -> None:
        """Do *act*; when somebody else wrote the file meanwhile, to what it holds now: nothing of either is lost."""
        if self._guiding is None:
            return
        try:
            act(self._guiding)
        except ChangedOnDisk:
            now = self._guiding
            self._guiding = Guiding(now.path, self._workspace, guide=now.guide, role=now.role)
            act(self._guiding)


def _path_of(quote: str, record: Record | None) -> str:
    """Which text of *record* has these words; empty when none does, or nothing was quoted."""
    if record is None or not quote:
        return ""
    return next((path for path, text in words(record).items() if holds(text, quote)), "")
