"""The side of the student: what a guide handed back is read in, answered, agreed to or refused.

What a file says the student decided is not taken: it is only ever said here. Agreeing makes a remark part of the dossier:
it may go along (`domain.choosing`), and "dit zag ik je doen" is then a link in the chain of its quality (`domain.chains`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from lobdossier.domain.conversation import Agreement, Conversation
from lobdossier.domain.errors import FeedbackOfAnother, FeedbackRefused, Refused
from lobdossier.domain.experience import Experience
from lobdossier.domain.feedback import is_waiting
from lobdossier.domain.guide import FeedbackFile, FeedbackPlan, plan
from lobdossier.domain.people import Contact
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import Competence
from lobdossier.domain.written_down import WrittenDown
from lobdossier.services.records import Records
from lobdossier.storage import checks, remarks
from lobdossier.storage.file import DossierFile
from lobdossier.storage.records import Reading
from lobdossier.storage.remarks import Part
from lobdossier.storage.whereabouts import whereabouts
from lobdossier.text.causes import FILE

ON_PAGE: Final = 60
"""Remarks beside one page; all of them stand in the list."""
Whereabouts = dict[str, tuple[str, bool]]


def read_feedback_file(path: Path) -> FeedbackFile:
    """What the feedback file at *path* holds, whosever it is.

    Ten thousand remarks take a second or two: not for the thread of the interface.

    Raises:
        FeedbackRefused: it is no such file, a newer one, or breaks a rule.
        FileMissing, OpenError, ArrivalRefused: it cannot be read.
    """
    # Read when the first one comes in: the program starts without it.
    from lobdossier.exchange.feedback_file import read_feedback
    from lobdossier.exchange.sealed import is_sealed
    from lobdossier.services.arrivals import head_of

    path = path.absolute()
    head = head_of(path)
    if is_sealed(head):
        raise FeedbackRefused(path, "encrypted")
    if not head.startswith(b"PK\x03\x04"):
        raise FeedbackRefused(path, f"is {checks.what(head)}" if head.strip(b"\0") else "is empty")
    return read_feedback(path)


class ReceivedFeedback:
    """What guides left on one open dossier."""

    def __init__(self, file: DossierFile, records: Records) -> None:
        self._file, self._records = file, records

    def read(self, path: Path) -> FeedbackFile:
        """What the feedback file at *path* holds for this dossier; nothing is stored.

        Raises:
            FeedbackOfAnother: it is about another dossier, and says whose.
            FeedbackRefused, FileMissing, OpenError, ArrivalRefused: as `read_feedback_file`.
        """
        found = read_feedback_file(path)
        with self._file.reading() as reading:
            mine = self._is_mine(reading, found)
        if not mine:
            raise FeedbackOfAnother(path, "dossier", student=found.student)
        return found

    def preview(self, file: FeedbackFile) -> FeedbackPlan:
        """What is new in *file*, changed, the same, or about something that is not here (any more); nothing is stored.

        Raises:
            Refused: it is about another dossier, or an id in it is that of something else here.
        """
        with self._file.reading() as reading:
            return self._plan(reading, file, _where(reading, file))

    def take_in(
        self, file: FeedbackFile, conversations: Collection[str] = (), *, label: str = "", origin: object | None = None
    ) -> FeedbackPlan:
        """Keep what is new or changed in *file*, and of its conversations those with these ids: one deed, or nothing.

        Returns what `preview` said. The same file once more changes nothing. No other record is touched but a conversation
        of the student among those with these ids: it gets what was written down of it, and loses nothing. No agreement
        becomes a step: `Conversations.conclude` makes those, when the student rounds the conversation off.

        Raises:
            Refused: as `preview`.
            SaveError: nothing was stored.
        """
        told = FeedbackPlan()

        def decide(reading: Reading) -> list[Record]:
            nonlocal told
            where = _where(reading, file)
            told = self._plan(reading, file, where)
            talks = [talk for talk in told.conversations if talk.id in conversations]
            added = [each for each in told.added if each.before.id in conversations]
            return [*told.coming, *_taken(talks, file, where), *_added(added)]

        self._records.save_decided(decide, label=label, origin=origin)
        return told

    def on_page(self, parts: Sequence[Part], competence: Competence | None, *, limit: int = ON_PAGE) -> list[Feedback]:
        """What was said of the records that *parts* pick out (a kind, and what its fields hold), and of *competence*.

        At most *limit*, what waits first, and then the oldest.
        """
        with self._file.reading() as reading:
            return remarks.on_page(reading, parts, competence, limit)

    def told_on(self, parts: Sequence[Part], competence: Competence | None) -> list[tuple[str, int]]:
        """Who said something of those, and how many times: a count, so that a page with thousands costs no more."""
        with self._file.reading() as reading:
            return remarks.told_on(reading, parts, competence)

    def waiting_on(self, kind: type[Record]) -> dict[str, int]:
        """How many remarks the student did nothing with yet, by the id of the record of *kind* that they are about."""
        with self._file.reading() as reading:
            return remarks.waiting_on(reading, kind)

    def waiting(self) -> list[Feedback]:
        """What the student did nothing with yet, oldest first."""
        return [each for each in self._records.all(Feedback) if is_waiting(each)]

    def answer(self, feedback_id: str, reply: str, *, label: str = "", origin: object | None = None) -> Feedback:
        """Keep what the student says to it. It stays where it is: no file carries it back.

        Raises:
            KeyError: there is no such remark.
            SaveError: nothing was stored.
        """
        return self._change(feedback_id, lambda said: replace(said, reply=reply), label, origin)

    def handle(self, feedback_id: str, handled: bool = True, *, label: str = "") -> Feedback:
        """Mark it as verwerkt, or not.

        Raises:
            As `answer`.
        """
        return self._change(feedback_id, lambda said: replace(said, handled=handled), label)

    def agree(self, feedback_id: str, agreed: bool = True, *, label: str = "") -> Feedback:
        """Make it part of the dossier, or no longer; what is agreed to is not refused.

        Raises:
            As `answer`.
        """
        return self._change(
            feedback_id, lambda said: replace(said, agreed=agreed, refused=said.refused and not agreed), label
        )

    def refuse(self, feedback_id: str, refused: bool = True, *, label: str = "") -> Feedback:
        """Say that it does not become part of the dossier, or take that back.

        Raises:
            As `answer`.
        """
        return self._change(
            feedback_id, lambda said: replace(said, refused=refused, agreed=said.agreed and not refused), label
        )

    def _change(
        self, feedback_id: str, change: Callable[[Feedback], Feedback], label: str, origin: object | None = None
    ) -> Feedback:
        self._records.save_decided(
            lambda reading: [change(reading.get(Feedback, feedback_id))], label=label, origin=origin
        )
        return self._records.get(Feedback, feedback_id)

    def _is_mine(self, reading: Reading, file: FeedbackFile) -> bool:
        """Also of the dossier that this one was made of as a part: it is the same student's, with the same ids."""
        return file.dossier_id in (self._file.id, reading.origin())

    def _plan(self, reading: Reading, file: FeedbackFile, where: Whereabouts) -> FeedbackPlan:
        if not self._is_mine(reading, file):
            raise Refused(FILE, "", "value")
        for each in (*file.feedback, *file.conversations, *file.participants, *file.agreements):
            if where.get(each.id, (each.KIND, True))[0] != each.KIND:
                raise Refused(FILE, "", "duplicate")
        trash = reading.all(Feedback, deleted=True)
        wanted = {each.id for each in file.feedback}
        stored = {each.id: each for each in (*trash, *reading.among(Feedback, "id", wanted))}
        talks = {each.id: each for each in reading.among(Conversation, "id", {talk.id for talk in file.conversations})}
        places: dict[str, int] = {}
        for each in reading.among(Agreement, "conversation_id", set(talks)):
            places[each.conversation_id] = max(places.get(each.conversation_id, 0), each.order + 1)
        return plan(
            file,
            stored,
            is_here=lambda kind, record_id: where.get(record_id) == (kind, True),
            content=self._records.fingerprint,
            known=frozenset(where),
            talks=talks,
            agreed=places,
        )


def _where(reading: Reading, file: FeedbackFile) -> Whereabouts:
    """Where everything is that *file* names."""
    own = (each.id for each in (*file.feedback, *file.conversations, *file.participants, *file.agreements))
    about = (each.target_id for each in file.feedback)
    pointed = (which for talk in file.conversations for which in (*talk.experience_ids, *talk.reflection_ids))
    people = (person.contact_id or "" for person in file.participants)
    return whereabouts(reading, [*own, *about, *pointed, *people])


def _taken(talks: list[Conversation], file: FeedbackFile, where: Whereabouts) -> list[Record]:
    """*talks* with those at the table and what was agreed, as the student's own: nothing in them lets anything be shared."""

    def here(kind: type[Record], record_id: str | None) -> bool:
        return where.get(record_id or "") == (kind.KIND, True)

    chosen = {talk.id for talk in talks}
    own: list[Record] = [
        replace(
            talk,
            private="",
            share_private=False,
            own_first=True,
            experience_ids=tuple(which for which in talk.experience_ids if here(Experience, which)),
            reflection_ids=tuple(which for which in talk.reflection_ids if here(Reflection, which)),
            earlier=(),
            deleted=None,
        )
        for talk in talks
    ]
    people = [
        replace(
            person,
            may_show=False,
            contact_id=person.contact_id if here(Contact, person.contact_id) else None,
            earlier=(),
            deleted=None,
        )
        for person in file.participants
        if person.conversation_id in chosen and person.id not in where
    ]
    agreed = [_bare(each) for each in file.agreements if each.conversation_id in chosen and each.id not in where]
    return [*own, *people, *agreed]


def _added(added: list[WrittenDown]) -> list[Record]:
    """What was written down of conversations of the student."""
    talks: list[Record] = [each.after for each in added if each.words]
    return [*talks, *(_bare(agreement) for each in added for agreement in each.agreements)]


def _bare(agreement: Agreement) -> Agreement:
    return replace(agreement, earlier=(), deleted=None)
