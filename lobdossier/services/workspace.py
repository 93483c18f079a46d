"""One open dossier and everything that can be done to it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from lobdossier import paths
from lobdossier.domain.errors import SaveError
from lobdossier.domain.ids import new_id
from lobdossier.domain.schooling import Sectors, in_order, period_on
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import Sector
from lobdossier.services.backups import Backups
from lobdossier.services.conversations import Conversations
from lobdossier.services.documents import Documents
from lobdossier.services.events import EventBus
from lobdossier.services.evidence import EvidenceService
from lobdossier.services.experiences import Experiences
from lobdossier.services.feedback import ReceivedFeedback
from lobdossier.services.forms import Forms
from lobdossier.services.guidance import Guidance
from lobdossier.services.handed_out import HandedOut
from lobdossier.services.history import TextHistory
from lobdossier.services.looking_back import LookingBack
from lobdossier.services.merging import Merging
from lobdossier.services.motives import Motives
from lobdossier.services.network import Network
from lobdossier.services.overview import Start
from lobdossier.services.packing import Packing
from lobdossier.services.plans import Plans
from lobdossier.services.portrait import Portrait
from lobdossier.services.privacy import PrivacyLook
from lobdossier.services.qualities import Qualities
from lobdossier.services.records import Records
from lobdossier.services.school_years import SchoolYears
from lobdossier.services.search import Search
from lobdossier.services.sharing import Sharing
from lobdossier.services.steering import Steering
from lobdossier.services.timeline import Timelines
from lobdossier.services.undo import UndoStack
from lobdossier.services.voices import Voices
from lobdossier.services.wishes import Wishes
from lobdossier.services.work import Work
from lobdossier.services.workshop import Workshop
from lobdossier.storage.file import DossierFile, create_dossier, open_dossier


def _utc() -> datetime:
    return datetime.now(UTC)


class Workspace:
    """The services of one open dossier. Close it when done."""

    def __init__(self, file: DossierFile, *, data: Path | None = None, clock: Callable[[], datetime] = _utc) -> None:
        self._file, self.clock = file, clock
        self.events = EventBus()
        self.undo = UndoStack()
        self.records = Records(file, self.events, self.undo, clock)
        self.experiences = Experiences(file)
        self.search = Search(file)
        self.timeline = Timelines(file)
        self.evidence = EvidenceService(file, self.records)
        self.plans = Plans(self.records)
        self.steering = Steering(self.records)
        self.conversations = Conversations(self.records)
        self.voices = Voices(self.records, self.conversations, clock)
        self.forms = Forms(file.id, self.records, self.conversations, clock)
        self.feedback = ReceivedFeedback(file, self.records)
        self.portrait = Portrait(self.records)
        self.network = Network(self.records)
        self.qualities = Qualities(file, self.records)
        self.history = TextHistory(file, self.records, clock)
        self.motives = Motives(self.records, self.undo, clock)
        self.work = Work(self.records, self.conversations)
        self.wishes = Wishes(file, self.records)
        self.guidance = Guidance(self.records)
        self.start = Start(self.records, self.experiences, self.conversations, self.plans, self.wishes)
        self.packing = Packing(file, self.records)
        self.sharing = Sharing(file, self.records, self.evidence, self.packing, clock)
        self.documents: Documents = self.sharing
        self._workshop: Workshop | None = None
        self.handed_out = HandedOut(file, self.records)
        self.privacy = PrivacyLook(self.records)
        self.school_years = SchoolYears(file, self.records, self.sharing)
        self.looking_back = LookingBack(file, self.records)
        self.backups = Backups(file, data or paths.data(), clock)
        self.merging = Merging(file, self.backups, self.events, self.undo, clock)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        take_over: bool = False,
        read_only: bool = False,
        data: Path | None = None,
        clock: Callable[[], datetime] = _utc,
    ) -> Workspace:
        """Open the dossier at *path*.

        *take_over* when somebody else's lock is to be ignored; *read_only* to look along while they have it open.

        Raises:
            OpenError: it was not opened, and not changed.
        """
        file = open_dossier(path, take_over=take_over, read_only=read_only)
        workspace = cls(file, data=data, clock=clock)
        with suppress(SaveError):  # a disk that is full may still be read; what is left over waits for the next time
            workspace.evidence.sweep()
        return workspace

    @classmethod
    def create(
        cls,
        path: Path,
        name: str,
        sector: Sector = Sector.MBO,
        period: SchoolPeriod | None = None,
        *,
        data: Path | None = None,
        clock: Callable[[], datetime] = _utc,
    ) -> Workspace:
        """Make a new dossier for *name* at *path* and open it.

        Raises:
            FileExistsError: there is a file already; it was not touched.
            StrayJournal: a journal of a file that was there before still lies there.
            SaveError, Refused: it could not be made.
        """
        workspace = cls(create_dossier(path), data=data, clock=clock)
        student = Student(id=new_id(), name=name, sector=sector)
        periods = [replace(period, id=period.id or new_id())] if period is not None else []
        try:
            workspace.records.save(student, *periods)
        except BaseException:
            workspace.close()
            path.unlink(missing_ok=True)  # made a moment ago, with nothing in it
            raise
        return workspace

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._file.path

    @property
    def dossier_id(self) -> str:
        """The id of the dossier, the same in every copy of it."""
        return self._file.id

    @property
    def origin_id(self) -> str:
        """The id of the dossier of which this one was made as a part; its own id when it was not."""
        with self._file.reading() as reading:
            return reading.origin() or self._file.id

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written here."""
        return self._file.read_only

    @property
    def student(self) -> Student:
        """The owner of the dossier."""
        return next(iter(self.records.all(Student)), Student())

    def today(self) -> date:
        """The day it is for the student (local time)."""
        return self.clock().astimezone().date()

    def period(self) -> SchoolPeriod | None:
        """The school period that today falls in, or the latest one."""
        found = in_order(self.records.all(SchoolPeriod))
        return period_on(found, self.today()) or next(reversed(found), None)

    def sectors(self) -> Sectors:
        """The sector of every day, for a list whose entries keep their words. Reads two small tables."""
        return Sectors(self.student.sector, tuple(self.records.all(SchoolPeriod)))

    def beat(self) -> None:
        """Keep the lock on the file alive; every half minute."""
        self._file.beat()

    def make_documents_elsewhere(self) -> None:
        """From now on `documents` makes them in a process of its own, so that nobody who types has to wait."""
        self.documents = self._workshop = Workshop(self.path, self.clock)
        self.forms.elsewhere = self._workshop.make_form

    def warm_documents(self) -> None:
        """A document will be wanted soon: start the process that makes them, if there is one."""
        if self._workshop is not None:
            self._workshop.warm()

    def close(self) -> None:
        """Close the dossier."""
        if self._workshop is not None:
            self._workshop.close()
        self._file.close()
