"""Work in the background: everything arrives, in the thread of the interface, and nothing for who is gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from lobdossier.domain.progress import Progress, Stopped
from lobdossier.ui.jobs import JobRunner


@pytest.fixture
def jobs(qapp: object) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.shutdown()


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


def no_failure(error: Exception) -> None:
    raise AssertionError(error)


def test_two_thousand_results_all_arrive_in_order(qtbot: QtBot, jobs: JobRunner, owner: QObject) -> None:
    arrived: list[int] = []

    for number in range(2_000):
        jobs.run(owner, lambda _progress, _stopped, n=number: n, done=arrived.append, failed=no_failure)
    qtbot.waitUntil(lambda: not jobs.busy)

    assert arrived == list(range(2_000))


def test_work_is_done_elsewhere_and_told_here(qtbot: QtBot, jobs: JobRunner, owner: QObject) -> None:
    worked: list[int] = []
    told: list[int] = []

    def work(progress: Progress, _stopped: Stopped) -> None:
        worked.append(threading.get_ident())
        progress(0.5)

    here = lambda _value: told.append(threading.get_ident())  # noqa: E731 - both callbacks are the same
    jobs.run(owner, work, done=here, failed=no_failure, progress=here)
    qtbot.waitUntil(lambda: len(told) == 2)

    assert worked[0] != threading.get_ident()
    assert set(told) == {threading.get_ident()}


def test_progress_arrives_before_the_result(qtbot: QtBot, jobs: JobRunner, owner: QObject) -> None:
    heard: list[object] = []

    def work(progress: Progress, _stopped: Stopped) -> str:
        for share in (0.25, 0.5, 1.0):
            progress(share)
        return "klaar"

    jobs.run(owner, work, done=heard.append, failed=no_failure, progress=heard.append)
    qtbot.waitUntil(lambda: "klaar" in heard)

    assert heard == [0.25, 0.5, 1.0, "klaar"]


def test_a_failure_is_told_as_one(qtbot: QtBot, jobs: JobRunner, owner: QObject) -> None:
    failures: list[Exception] = []

    def work(_progress: Progress, _stopped: Stopped) -> None:
        raise OSError("weg")

    jobs.run(owner, work, done=lambda _none: pytest.fail("it was called done"), failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))

    assert isinstance(failures[0], OSError)
    assert not jobs.busy


def test_cancel_is_seen_by_the_work(qtbot: QtBot, jobs: JobRunner, owner: QObject) -> None:
    begun = threading.Event()
    told: list[bool] = []

    def work(_progress: Progress, stopped: Stopped) -> bool:
        begun.set()
        while not stopped():
            pass
        return True

    job = jobs.run(owner, work, done=told.append, failed=no_failure)
    assert begun.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: told == [True])


def test_an_owner_who_is_gone_hears_nothing_and_stops_the_work(qtbot: QtBot, jobs: JobRunner) -> None:
    owner = QObject()
    begun = threading.Event()
    told: list[object] = []

    def work(_progress: Progress, stopped: Stopped) -> None:
        begun.set()
        while not stopped():
            pass

    jobs.run(owner, work, done=told.append, failed=no_failure)
    assert begun.wait(5)
    shiboken6.delete(owner)
    qtbot.waitUntil(lambda: not jobs.busy)

    assert told == []


def test_after_shutdown_nothing_starts(qtbot: QtBot, owner: QObject) -> None:
    jobs = JobRunner()
    jobs.shutdown()

    job = jobs.run(owner, lambda _progress, _stopped: pytest.fail("it ran"), done=no_failure, failed=no_failure)

    assert job.stopped()
    assert not jobs.busy


def test_what_was_ready_at_the_end_is_not_delivered_after_it(owner: QObject, qtbot: QtBot) -> None:
    """The dossier is closed by then."""
    jobs = JobRunner()
    heard: list[int] = []
    jobs.run(owner, lambda _progress, _stopped: 1, done=heard.append, failed=lambda _error: None)
    while not jobs._results.qsize():  # done, and waiting for this thread
        pass

    jobs.shutdown()
    QApplication.processEvents()

    assert heard == []


def test_a_fault_in_one_delivery_does_not_keep_back_the_others(qtbot: QtBot, jobs: JobRunner, owner: QObject) -> None:
    heard: list[int] = []

    def fail(_result: int) -> None:
        raise ZeroDivisionError

    with capture_exceptions() as caught:
        jobs.run(owner, lambda _progress, _stopped: 0, done=fail, failed=no_failure)
        for n in (1, 2, 3):
            jobs.run(owner, lambda _progress, _stopped, n=n: n, done=heard.append, failed=no_failure)  # type: ignore[misc]
        while jobs._results.qsize() < 4:  # all of it is ready at once
            pass
        qtbot.waitUntil(lambda: not jobs.busy)

    assert heard == [1, 2, 3]
    assert [kind for kind, _error, _where in caught] == [ZeroDivisionError]
