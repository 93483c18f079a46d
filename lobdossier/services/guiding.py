"""The side of the guide: a feedback file that is open beside the dossier of a student that is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lobdossier import __version__, disk
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.errors import ChangedOnDisk, ExportFailed, FeedbackOfAnother, TargetTaken, TooMuchToExport
from lobdossier.domain.guide import FeedbackFile, after, bare
from lobdossier.domain.sharing import Feedback
from lobdossier.exchange.feedback_file import write_feedback
from lobdossier.services.feedback import read_feedback_file
from lobdossier.services.workspace import Workspace
from lobdossier.storage.faults import saving


class Guiding:
    """What a guide leaves on one dossier. Each change is on the disk when its method returns, or else nothing changed.

    There is no undo of its own: `save` and `remove` return what was there, and saving that again brings it back.
    """

    def __init__(self, path: Path, workspace: Workspace, *, guide: str = "", role: str = "") -> None:
        """Open the feedback file at *path*, or begin one; nothing is written before something is left.

        *workspace* is the dossier that is looked at: the file is bound to the one that it was handed out of
        (`Workspace.origin_id`). *guide* and *role* say who is writing from now on; without a name that is whoever made it.

        Raises:
            FeedbackOfAnother: the file is about another dossier.
            FeedbackRefused, OpenError, ArrivalRefused: it cannot be read.
        """
        self.path, self._workspace = path.absolute(), workspace
        self._stamp = disk.stamp(self.path)
        if self._stamp is None:
            self._file = FeedbackFile(
                dossier_id=workspace.origin_id, student=workspace.student.name, guide=guide, role=role
            )
        else:
            self._file = read_feedback_file(self.path)
            if self._file.dossier_id != workspace.origin_id:
                raise FeedbackOfAnother(self.path, "dossier", student=self._file.student)
            if guide.strip():
                self._file = replace(self._file, guide=guide, role=role)
        self._at_first = {each.id: each for each in self._file.feedback}

    @property
    def guide(self) -> str:
        """The name of who is writing."""
        return self._file.guide

    @property
    def role(self) -> str:
        """In what role."""
        return self._file.role

    @property
    def student(self) -> str:
        """Whose dossier it is about."""
        return self._file.student

    def feedback(self) -> list[Feedback]:
        """Everything that was left, in the order in which it was begun."""
        return list(self._file.feedback)

    def find(self, feedback_id: str) -> Feedback | None:
        """The remark with this id, or None."""
        return next((each for each in self._file.feedback if each.id == feedback_id), None)

    def save(self, feedback: Feedback) -> Feedback | None:
        """Keep a new remark, or another version of one; returns the former version, None for a new one.

        Without a name, role or day it gets those of now.

        Raises:
            SaveError: it is not stored; the file is as it was. `ChangedOnDisk`: somebody else wrote the file meanwhile.
            TooMuchToExport: there are more remarks or words than can be read again.
            TargetTaken: at the path stands something else.
            Refused: a field breaks its rule.
        """
        said = replace(
            bare(feedback),
            who=feedback.who or self.guide,
            role=feedback.role or self.role,
            on=feedback.on or self._workspace.today(),
            earlier=(),
        )
        if first := self._at_first.get(said.id):
            said = after(first, said, self._file.dossier_id)
        former = self.find(said.id)
        kept = tuple(said if each.id == said.id else each for each in self._file.feedback)
        self._write(replace(self._file, feedback=kept if former else (*kept, said)))
        return former

    def remove(self, feedback_id: str) -> Feedback | None:
        """Take a remark out; returns it. What the student read in already stays there.

        Raises:
            As `save`.
        """
        former = self.find(feedback_id)
        if former is not None:
            rest = tuple(each for each in self._file.feedback if each.id != feedback_id)
            self._write(replace(self._file, feedback=rest))
        return former

    def conversations(self) -> list[Conversation]:
        """The conversations that were prepared or held here."""
        return list(self._file.conversations)

    def around(self, conversation_id: str) -> tuple[list[Participant], list[Agreement]]:
        """Who is at the table of one of them, and what was agreed, each in order."""
        people = (each for each in self._file.participants if each.conversation_id == conversation_id)
        agreed = (each for each in self._file.agreements if each.conversation_id == conversation_id)
        return sorted(people, key=lambda p: (p.order, p.id)), sorted(agreed, key=lambda a: (a.order, a.id))

    def save_conversation(
        self, conversation: Conversation, participants: Sequence[Participant] = (), agreements: Sequence[Agreement] = ()
    ) -> None:
        """Keep a conversation with everybody at its table and all that was agreed; former ones of these go.

        Raises:
            As `save`; Refused also when one of those belongs to another conversation.
        """
        without = self._without(conversation.id)
        self._write(
            replace(
                without,
                conversations=(*without.conversations, conversation),
                participants=(*without.participants, *participants),
                agreements=(*without.agreements, *agreements),
            )
        )

    def remove_conversation(self, conversation_id: str) -> None:
        """Take a conversation out, with all around it.

        Raises:
            As `save`.
        """
        self._write(self._without(conversation_id))

    def _without(self, conversation_id: str) -> FeedbackFile:
        file = self._file
        return replace(
            file,
            conversations=tuple(each for each in file.conversations if each.id != conversation_id),
            participants=tuple(each for each in file.participants if each.conversation_id != conversation_id),
            agreements=tuple(each for each in file.agreements if each.conversation_id != conversation_id),
        )

    def _write(self, file: FeedbackFile) -> None:
        """Put *file* on the disk; only then it is what is open here."""
        now = replace(file, made_on=self._workspace.clock(), made_with=__version__)
        with saving(self.path):
            there = disk.stamp(self.path)
            if there is not None and there != self._stamp:
                raise ChangedOnDisk(self.path)
            try:
                write_feedback(now, self.path)
            except (TooMuchToExport, TargetTaken):
                raise
            except ExportFailed as error:
                raise error.__cause__ or error from error
            self._stamp = disk.stamp(self.path)
        self._file = now
