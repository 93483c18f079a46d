"""One owner at a time."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from lobdossier.domain.errors import ChangedOnDisk, InUse
from lobdossier.domain.experience import Experience
from lobdossier.processes import machine
from lobdossier.storage.file import DossierFile, create_dossier, open_dossier
from lobdossier.storage.owner import HALF_SECONDS, STALE_SECONDS, OwnerLock, lock_path
from lobdossier.storage.turns import Turns
from tests.faults import child, names

HOLD = """
import sys, time
from pathlib import Path
from lobdossier.storage.file import open_dossier
file = open_dossier(Path(sys.argv[1]))
print("open", flush=True)
time.sleep(60)
"""


@pytest.fixture
def dossier(path: Path) -> Path:
    create_dossier(path).close()
    return path


def leave_lock(dossier: Path, *, age: float = 0, **changes: object) -> None:
    """A lock as somebody else left it."""
    found = {
        "token": "x",
        "host": socket.gethostname(),
        "machine": machine(),
        "pid": 1,
        "run": "y",
        "since": time.time(),
    }
    lock_path(dossier).write_text(json.dumps({**found, **changes}))
    os.utime(lock_path(dossier), (time.time() - age, time.time() - age))


def dead_pid() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def save(file: DossierFile, title: str = "a") -> None:
    with file.writing() as writing:
        writing.put(Experience(title=title))


def test_the_lock_lies_beside_the_open_dossier_and_goes_with_it(dossier: Path) -> None:
    """It says who has it open; closing takes it away."""
    file = open_dossier(dossier)
    assert json.loads(lock_path(dossier).read_text())["pid"] == os.getpid()

    file.close()

    assert names(dossier.parent) == [dossier.name]


def test_a_second_program_is_refused_and_told_who_has_it(dossier: Path) -> None:
    """Host and time of the one who was first; to look along is possible, and a killed owner is followed at once."""
    process = child(HOLD, dossier)
    assert process.stdout is not None
    process.stdout.readline()

    with pytest.raises(InUse) as refused:
        open_dossier(dossier)
    looking = open_dossier(dossier, read_only=True)
    assert looking.read_only
    looking.close()
    process.kill()
    process.communicate()
    open_dossier(dossier).close()

    assert refused.value.host == socket.gethostname()
    assert refused.value.here
    assert len(refused.value.since) == 5
    assert names(dossier.parent) == [dossier.name]


def test_the_same_program_does_not_open_it_twice(dossier: Path) -> None:
    """Not even when asked to take over: closing the second would drop the locks of the first."""
    file = open_dossier(dossier)

    with pytest.raises(InUse):
        open_dossier(dossier)
    with pytest.raises(InUse):
        open_dossier(dossier, take_over=True)

    save(file)
    file.close()


def test_the_lock_of_another_computer_is_respected(dossier: Path) -> None:
    """Its name is told; the student may take over."""
    leave_lock(
        dossier,
        host="LAPTOP-ANNA",
        machine="other",
        pid=dead_pid(),
        since=time.mktime((2026, 3, 1, 10, 31, 0, 0, 0, -1)),
    )

    with pytest.raises(InUse) as refused:
        open_dossier(dossier)
    assert (refused.value.host, refused.value.since, refused.value.here) == ("LAPTOP-ANNA", "10:31", False)

    file = open_dossier(dossier, take_over=True)
    save(file)
    file.close()


def test_another_computer_with_the_same_name_is_another_computer(dossier: Path) -> None:
    """Schools give all their computers one name: a process that is not here may well be there."""
    leave_lock(dossier, machine="other", pid=dead_pid())

    with pytest.raises(InUse):
        open_dossier(dossier)


STALE = {
    "its process is gone": {"pid": 2**22 + 1},
    "its process number is ours, of an earlier run": {"pid": os.getpid()},
    "its heart stopped on another computer": {"host": "LAPTOP-ANNA", "age": STALE_SECONDS + 5},
    "its heart stopped here": {"pid": os.getppid(), "age": STALE_SECONDS + 5},
    "its process number is nonsense": {"pid": "abc"},
    "its process number is absurd": {"pid": 10**30},
}


@pytest.mark.parametrize("lock", STALE.values(), ids=STALE.keys())
def test_a_stale_lock_is_taken_over(dossier: Path, lock: dict[str, object]) -> None:
    """A crash never locks a student out for longer than the heart may stand still."""
    leave_lock(dossier, **lock)  # type: ignore[arg-type]  # age is a number in every case

    file = open_dossier(dossier)
    save(file)
    file.close()

    assert names(dossier.parent) == [dossier.name]


@pytest.mark.parametrize("contents", ["", '{"host": "a"', "[]", "null", '{"token": ""}'])
def test_half_a_lock_counts_until_its_writer_must_have_died(dossier: Path, contents: str) -> None:
    """It may be being written at this moment; ten seconds later it is not."""
    lock_path(dossier).write_text(contents)
    with pytest.raises(InUse):
        open_dossier(dossier)
    old = time.time() - HALF_SECONDS - 1
    os.utime(lock_path(dossier), (old, old))

    open_dossier(dossier).close()


@pytest.mark.parametrize("since", [None, "x", 10**40, -1e300, float("nan")])
def test_a_strange_lock_is_told_without_its_time(dossier: Path, since: object) -> None:
    """Whatever lies in the lock, it is a refusal and no crash."""
    leave_lock(dossier, host="X", since=since)

    with pytest.raises(InUse) as refused:
        open_dossier(dossier)
    assert refused.value.since == ""


def test_of_many_that_come_at_once_one_becomes_the_owner(dossier: Path) -> None:
    """Also when a stale lock lies in the way."""
    leave_lock(dossier, pid=dead_pid())
    owners: list[OwnerLock] = []
    refused: list[InUse] = []

    def come() -> None:
        try:
            owners.append(OwnerLock.acquire(dossier))
        except InUse as error:
            refused.append(error)

    threads = [threading.Thread(target=come) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [lock.held() for lock in owners] == [True]
    assert len(refused) == 11


def test_who_died_while_taking_over_keeps_nobody_out(dossier: Path) -> None:
    """Only a moment long somebody else who takes over is waited for."""
    leave_lock(dossier, pid=dead_pid())
    sign = lock_path(dossier).with_name(f"{lock_path(dossier).name}.taking")
    sign.touch()
    with pytest.raises(InUse):
        OwnerLock.acquire(dossier)

    os.utime(sign, (time.time() - HALF_SECONDS - 1,) * 2)
    lock = OwnerLock.acquire(dossier)

    assert lock.held()
    assert not sign.exists()


def test_who_lost_the_lock_writes_no_more(dossier: Path) -> None:
    """Somebody took over while this computer slept: the next save is refused, and their lock stays."""
    file = open_dossier(dossier)
    leave_lock(dossier, host="LAPTOP-ANNA", machine="other")

    with pytest.raises(ChangedOnDisk):
        save(file)
    file.close()

    assert json.loads(lock_path(dossier).read_text())["host"] == "LAPTOP-ANNA"


def test_a_lock_that_was_tidied_away_is_put_back(dossier: Path) -> None:
    """A cleaning program took it; nobody else came: saving goes on."""
    file = open_dossier(dossier)
    lock_path(dossier).unlink()

    save(file)

    assert lock_path(dossier).exists()
    file.close()


def test_the_heart_beats(dossier: Path) -> None:
    """A beat renews the time of the lock; without the folder it does nothing."""
    file = open_dossier(dossier)
    os.utime(lock_path(dossier), (1, 1))

    file.beat()

    assert time.time() - lock_path(dossier).stat().st_mtime < 10
    lock_path(dossier).unlink()
    file.beat()
    file.close()


def test_without_hard_links_the_lock_works_too(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory sticks have none."""

    def no_links(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", no_links)
    file = open_dossier(dossier)
    with pytest.raises(InUse):
        OwnerLock.acquire(dossier)
    file.close()
    fresh = dossier.with_name("nieuw.lobdossier")
    create_dossier(fresh).close()

    assert (names(dossier.parent)) == sorted([dossier.name, fresh.name])


# ------------------------------------------------------------------ threads
def test_a_transaction_inside_a_transaction_is_a_mistake(dossier: Path) -> None:
    """It is told at once instead of hanging, and the outer one goes on."""
    file = open_dossier(dossier)
    with file.writing() as writing:
        with pytest.raises(RuntimeError), file.reading():
            pass
        with pytest.raises(RuntimeError), file.writing():
            pass
        writing.put(Experience(title="a"))

    with file.reading() as reading:
        assert reading.count(Experience) == 1
    file.close()


def test_another_thread_waits_for_its_turn(dossier: Path) -> None:
    """What one thread has open is no mistake of another: it waits and then stores."""
    file = open_dossier(dossier)
    with file.writing() as writing:
        other = threading.Thread(target=save, args=(file, "b"))
        other.start()
        time.sleep(0.05)
        assert other.is_alive()
        writing.put(Experience(title="a"))
    other.join(5)

    with file.reading() as reading:
        assert [e.title for e in reading.all(Experience)] == ["a", "b"]
    file.close()


def test_turns_are_given_in_the_order_asked() -> None:
    """A thread that comes back at once stands behind those who wait."""
    turns = Turns()
    order: list[str] = []

    def greedy() -> None:
        for _ in range(20):
            with turns:
                order.append("greedy")
                time.sleep(0.002)

    thread = threading.Thread(target=greedy)
    thread.start()
    time.sleep(0.005)
    for _ in range(5):
        with turns:
            assert turns.mine
            order.append("other")
    thread.join()

    assert not turns.mine
    # Between two turns of one who waits, the greedy one had one or two, and not all of its own.
    assert max(len(run) for run in "".join(name[0] for name in order).strip("g").split("o")) <= 2
