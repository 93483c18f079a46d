"""kill -9 in the middle of typing: two seconds of it may be gone, the file is whole, and what was called saved is there."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from lobdossier.domain.experience import Experience
from lobdossier.services.workspace import Workspace
from lobdossier.text.blocks import plain_text
from lobdossier.text.markdown import parse
from tests.faults import ROOT

MAY_BE_LOST_S = 2.0


def typed_until_killed(path: Path, seconds: float) -> tuple[list[tuple[int, float]], int, float]:
    """The numbers typed with their moments, the last one that was called saved, and the moment of the kill."""
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.soak.typist", str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    lines: list[str] = []
    begun = threading.Event()

    def read() -> None:
        assert typist.stdout is not None
        for line in typist.stdout:
            lines.append(line)
            begun.set()

    reader = threading.Thread(target=read)
    reader.start()
    assert begun.wait(60), "it never began to type"
    time.sleep(seconds)
    typist.kill()
    moment = time.monotonic()
    typist.wait()
    reader.join(10)
    assert typist.stdout is not None
    typist.stdout.close()
    told = [line.split() for line in lines if line.endswith("\n")]
    typed = [(int(number), float(at)) for what, number, at in told if what == "typed"]
    saved = [int(number) for what, number, _ in told if what == "saved"]
    return typed, max(saved, default=0), moment


def one_cycle(path: Path, seconds: float) -> tuple[float, int]:
    """Type, kill, reopen; returns the seconds of typing that are gone and the last number called saved."""
    with opened(path) as workspace:
        before = {e.id for e in workspace.records.all(Experience)}

    typed, acknowledged, moment = typed_until_killed(path, seconds)

    with opened(path) as workspace:
        assert workspace.records.damaged() == []
        new = [e for e in workspace.records.all(Experience) if e.id not in before]
    assert len(new) <= 1
    numbers = plain_text(parse(new[0].story)).split() if new else []
    # The last number may be cut in its middle: it was not finished when the save began.
    whole = numbers[:-1] if numbers and numbers[-1] != str(len(numbers)) else numbers
    assert whole == [str(n + 1) for n in range(len(whole))]
    assert len(whole) >= acknowledged, f"{acknowledged} was called saved, {len(whole)} are there"
    lost = [at for number, at in typed if number > len(whole)]
    return (moment - min(lost) if lost else 0.0), acknowledged


class opened:  # noqa: N801 - used as a verb
    """The dossier at *path*, open for a moment. Opening does all checks of the file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Workspace:
        self._workspace = Workspace.open(self._path, data=self._path.parent / "data")
        return self._workspace

    def __exit__(self, *_: object) -> None:
        self._workspace.close()


def cycles(path: Path, data: Path, number: int, seed: int) -> None:
    Workspace.create(path, "Noor", data=data).close()
    chance = random.Random(seed)
    done = [one_cycle(path, chance.uniform(0.2, 4.5)) for _ in range(number)]
    gone = [lost for lost, _ in done]
    print(f"{number} kills: at most {max(gone):.2f} s of typing gone, {sum(n for _, n in done)} numbers called saved")
    assert max(gone) <= MAY_BE_LOST_S
    assert any(acknowledged for _, acknowledged in done), "it never got as far as a save"


@pytest.mark.timeout(180)
def test_a_kill_while_typing_loses_two_seconds_at_most(path: Path, data: Path) -> None:
    """Five times at a moment of chance."""
    cycles(path, data, 5, seed=7)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_thirty_kills_while_typing(path: Path, data: Path) -> None:
    """Thirty times, with another chance each run."""
    cycles(path, data, 30, seed=random.randrange(2**32))
