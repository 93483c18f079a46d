"""What every test stands on: no screen, a clock that moves when told, a fresh dossier in a folder of its own."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from lobdossier import cli, paths
from lobdossier.services.workspace import Workspace

settings.register_profile(
    "lobdossier",
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.register_profile("soak", parent=settings.get_profile("lobdossier"), max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "lobdossier"))


Run = Callable[..., tuple[int, str, str]]
"""Runs one command of the command line; returns exit status, stdout and stderr."""


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> datetime:
        """Move on by a `timedelta`; returns the new moment."""
        self.now += timedelta(**span)
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Halfway an ordinary school day."""
    return Clock(datetime(2026, 3, 10, 10, 31, tzinfo=UTC))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the dossier of the test lies; its folder holds nothing else."""
    folder = tmp_path / "Mijn dossier's é"
    folder.mkdir()
    return folder / "Anna #1?.lobdossier"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The local application data of the test."""
    return tmp_path / "data"


@pytest.fixture
def workspace(path: Path, data: Path, clock: Clock) -> Iterator[Workspace]:
    """An open dossier of Anna, with nothing in it."""
    made = Workspace.create(path, "Anna", data=data, clock=clock)
    yield made
    made.close()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: Path) -> Run:
    """Runs a command in this process, with the data folder of the test; none of them may want a window."""
    monkeypatch.setattr(paths, "data", lambda: data)

    def run(*words: str | Path) -> tuple[int, str, str]:
        try:
            status = cli.main([str(word) for word in words], _no_app)
        except SystemExit as stop:
            status = int(str(stop.code))
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def _no_app(path: Path | None) -> int:
    raise AssertionError(f"the app was opened on {path}")
