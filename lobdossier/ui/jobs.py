"""Runs plain functions off the thread of the interface and hands their results back on it."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Empty, SimpleQueue
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from lobdossier.domain.progress import Progress, Stopped

T = TypeVar("T")
_TURN_S: Final = 0.0001
"""How long work in the background goes on after the interface asks for its turn. Python's own 5 ms made the slowest key
press during an export wait 57 ms, this 25 ms (median of the 99th percentiles on two cores)."""
_DELIVERING_S: Final = 0.005
Work = Callable[[Progress, Stopped], T]


class Job:
    """Something that runs; `cancel` asks it to stop, which it does when it next looks."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask it to stop."""
        self._stop.set()

    def stopped(self) -> bool:
        """Whether it was asked to stop, or nobody waits for it any more; the work itself calls this now and then."""
        return self._stop.is_set() or not isValid(self._owner)


class JobRunner(QObject):
    """One worker thread, and the way back to the thread of the interface.

    Lives as long as the application. Results travel through a queue; the signal only says that there is something in
    it, so no Python object is ever owned by a Qt event (throw-away relays lost most of 2,000 results).
    """

    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN_S)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._results: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._running: set[Job] = set()
        self._closed = False
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._deliver)
        self._arrived.connect(self._turn.start, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Work[T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progress: Progress | None = None,
    ) -> Job:
        """Call *work* in the background with a way to report progress (0 … 1) and to see whether it must stop.

        Then *done* or *failed* is called here; neither once *owner* has been deleted. After `shutdown` nothing is
        started any more, and nothing is called.
        """
        job = Job(owner)
        if self._closed:
            job.cancel()
            return job
        self._running.add(job)

        def report(share: float) -> None:
            if progress is not None:
                self._put(lambda: progress(share) if isValid(owner) else None)

        def finished(future: Future[T]) -> None:
            def deliver() -> None:
                error = future.exception()
                if error is None:
                    done(future.result())
                elif isinstance(error, Exception):
                    failed(error)
                else:
                    raise error

            def arrive() -> None:
                # Forgotten first: whether anything runs must not depend on an owner that may be gone.
                self._running.discard(job)
                if not future.cancelled() and isValid(owner):
                    deliver()

            self._put(arrive)

        self._pool.submit(work, report, job.stopped).add_done_callback(finished)
        return job

    @property
    def busy(self) -> bool:
        """Whether something runs or waits."""
        return bool(self._running)

    def shutdown(self) -> None:
        """Ask what runs to stop, wait for it, and drop what has not started."""
        self._closed = True
        for job in tuple(self._running):
            job.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._running.clear()

    def _put(self, call: Callable[[], None]) -> None:
        self._results.put(call)
        if isValid(self):
            self._arrived.emit()

    def _deliver(self) -> None:
        """Some of what is ready; the rest in the next turn, so that no key waits for all that came together."""
        self._turn.start()  # first: what is delivered may fail, or wait in an event loop of its own
        ends = time.monotonic() + _DELIVERING_S
        while not self._closed and time.monotonic() < ends:
            try:  # what was ready at the very end would come to a dossier that is closed
                deliver = self._results.get_nowait()
            except Empty:
                self._turn.stop()
                return
            deliver()
