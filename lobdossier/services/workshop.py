"""Documents made in a process of their own, so that no key press waits while pages are laid out.

The process opens the dossier to read, as another copy of the program would, and is kept: reading ReportLab takes it most
of a second. It ends when it is closed, and when this one does.
"""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lobdossier import disk
from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.errors import Cancelled, ExportFailed
from lobdossier.domain.progress import Progress, Stopped, nobody, unstopped
from lobdossier.domain.shape import from_plain, plain
from lobdossier.domain.sharing import Handover, SharedItem
from lobdossier.services.documents import Finished

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_Heard = Exception | Mapping[str, Any]
"""What the process says in the end: what went wrong, or what it made."""
_LOOK_S: Final = 0.05
_PATIENCE_S: Final = 10.0
_STOP: Final = "stop"
_NICE: Final = 5


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be made; records as plain values, which can go to another process."""

    what: str
    target: Path
    now: datetime
    document: Mapping[str, Any] | None = None
    conversation_id: str = ""
    passphrase: str = ""
    participant_id: str = ""


class Workshop:
    """Makes what `Sharing` makes, elsewhere. One thing at a time; any thread may ask."""

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        self._path, self._clock = path, clock
        self._turn = threading.Lock()
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def warm(self) -> None:
        """Start the process, so that it has read what it needs by the time that something is asked of it."""
        with self._turn, suppress(OSError):
            self._started()

    def draw(
        self, document: CareerDocument, target: Path, progress: Progress = nobody, stopped: Stopped = unstopped
    ) -> Finished:
        """As `Sharing.draw`."""
        return self._make(_Order("draw", target, self._clock(), plain(document)), progress, stopped)

    def export(
        self,
        document: CareerDocument,
        target: Path,
        *,
        passphrase: str = "",
        progress: Progress = nobody,
        stopped: Stopped = unstopped,
    ) -> Finished:
        """As `Sharing.export`."""
        return self._make(
            _Order("export", target, self._clock(), plain(document), passphrase=passphrase), progress, stopped
        )

    def export_sheet(
        self, conversation_id: str, target: Path, progress: Progress = nobody, stopped: Stopped = unstopped
    ) -> Finished:
        """As `Sharing.export_sheet`."""
        return self._make(_Order("sheet", target, self._clock(), conversation_id=conversation_id), progress, stopped)

    def export_report(
        self, document: CareerDocument, target: Path, progress: Progress = nobody, stopped: Stopped = unstopped
    ) -> Finished:
        """As `Sharing.export_report`."""
        return self._make(_Order("report", target, self._clock(), plain(document)), progress, stopped)

    def export_again(
        self, handover: Handover, target: Path, progress: Progress = nobody, stopped: Stopped = unstopped
    ) -> Finished:
        """As `Sharing.export_again`."""
        return self._make(_Order("again", target, self._clock(), plain(handover)), progress, stopped)

    def make_form(
        self,
        conversation_id: str,
        participant_id: str,
        target: Path,
        progress: Progress,
        stopped: Stopped,
    ) -> Finished:
        """As `Forms.make`."""
        now = self._clock()
        order = _Order("form", target, now, conversation_id=conversation_id, participant_id=participant_id)
        return self._make(order, progress, stopped)

    def close(self) -> None:
        """End the process, also in the middle of something."""
        process, self._process = self._process, None
        if self._line is not None:
            self._line.close()
        if process is not None:
            process.terminate()
            process.join(_PATIENCE_S)

    def _make(self, order: _Order, progress: Progress, stopped: Stopped) -> Finished:
        with self._turn:
            try:
                return self._ask(order, progress, stopped)
            except (EOFError, OSError) as gone:  # the process was ended from outside, or could not be started
                self.close()
                with suppress(OSError):
                    disk.sweep(order.target.parent, order.target.name)
                raise ExportFailed(order.target, str(gone)) from gone

    def _ask(self, order: _Order, progress: Progress, stopped: Stopped) -> Finished:
        answer: _Heard | None = None
        try:
            answer = self._hear(order, progress, stopped)
        finally:
            if answer is None:  # it may still come, and must not be taken for the answer to the next order
                self.close()
        if isinstance(answer, Exception):
            raise answer
        return _read(answer)

    def _hear(self, order: _Order, progress: Progress, stopped: Stopped) -> _Heard:
        line = self._started()
        line.send(order)
        asked = False
        while True:
            if not line.poll(_LOOK_S):
                if not asked and stopped():
                    line.send(_STOP)
                    asked = True
                continue
            answer: float | _Heard = line.recv()
            if not isinstance(answer, float):
                return answer
            progress(answer)

    def _started(self) -> Connection:
        if self._process is not None and self._process.is_alive() and self._line is not None:
            return self._line
        # Read when it is first needed: the window starts without it.
        import multiprocessing

        # A fresh process: one that is split off would take the window and its locks along.
        fresh = multiprocessing.get_context("spawn")
        self._line, theirs = fresh.Pipe()
        self._process = fresh.Process(target=serve, args=(theirs, self._path), daemon=True, name="lobdossier-documents")
        self._process.start()
        theirs.close()
        return self._line


def serve(line: Connection, path: Path) -> None:
    """What the process does: make what is asked for, until nobody asks any more."""
    with suppress(OSError, AttributeError):  # the window goes first
        os.nice(_NICE)
    _read_all()
    # Python’s collector would go through the same pages again and again while they are made: a quarter of the time of 40
    # pages, two fifths of 1,100. What it would have freed meanwhile is a fifth of the memory at most, at any length: 266 MB
    # and not 227 for 365 pages, 647 and not 525 for 1,139. It goes when the document is done, below.
    gc.disable()
    gc.freeze()
    with suppress(EOFError, OSError), closing(line):
        while True:
            order = line.recv()
            if order != _STOP:  # one that came too late
                line.send(_answer(order, path, line))
                gc.collect()  # while the answer is read


def _read_all() -> None:
    """Read the modules that every document needs, before the first one is asked for."""
    import lobdossier.services.exporting
    import lobdossier.services.workspace  # noqa: F401


def _answer(order: _Order, path: Path, line: Connection) -> _Heard:
    try:
        made = _made(order, path, line)
    except Exception as error:  # noqa: BLE001 - it is raised again where it was asked for
        return error
    items = [(item.kind, item.id, item.content) for item in made.items]
    return {"path": made.path, "pages": made.pages, "size": made.size, "sha256": made.sha256, "items": items,
            "conversation_id": made.conversation_id}  # fmt: skip


def _read(answer: Mapping[str, Any]) -> Finished:
    items = tuple(SharedItem(kind=kind, id=id_, content=content) for kind, id_, content in answer["items"])
    return Finished(**{**answer, "items": items})


def _made(order: _Order, path: Path, line: Connection) -> Finished:
    # Read in the process only: whoever asks has its own.
    from lobdossier.services.workspace import Workspace

    halt = False

    def stopped() -> bool:
        nonlocal halt
        halt = halt or (line.poll() and line.recv() == _STOP)
        return halt

    with closing(Workspace.open(path, read_only=True, clock=lambda: order.now)) as workspace:
        if stopped():
            raise Cancelled
        sharing, given = workspace.sharing, order.document or {}
        if order.what == "draw":
            return sharing.draw(from_plain(CareerDocument, given), order.target, line.send, stopped)
        if order.what == "sheet":
            return sharing.export_sheet(order.conversation_id, order.target, line.send, stopped)
        if order.what == "report":
            return sharing.export_report(from_plain(CareerDocument, given), order.target, line.send, stopped)
        if order.what == "again":
            return sharing.export_again(from_plain(Handover, given), order.target, line.send, stopped)
        if order.what == "form":
            ids = (order.conversation_id, order.participant_id)
            return workspace.forms.make(*ids, order.target, line.send, stopped)
        document = from_plain(CareerDocument, given)
        return sharing.export(document, order.target, passphrase=order.passphrase, progress=line.send, stopped=stopped)
