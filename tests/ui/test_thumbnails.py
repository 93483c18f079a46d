"""Photos for the screen are decoded once, small; a damaged one is a null image."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QBuffer, QObject
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from lobdossier.domain.experience import Experience
from lobdossier.services.workspace import Workspace
from lobdossier.ui import thumbnails as module
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.thumbnails import Thumbnails, decode


def photo(width: int = 900, height: int = 600, form: str = "jpg") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, form)
    return bytes(buffer.data().data())


@pytest.fixture
def jobs(qapp: object) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.shutdown()


@pytest.fixture
def sha256(workspace: Workspace) -> str:
    """A photo in the dossier."""
    experience = workspace.records.add(Experience(title="Foto"))
    prepared = workspace.evidence.prepare_photo(photo(), "foto.jpg")
    return workspace.evidence.attach(prepared, experience.id, label="").sha256


def test_a_photo_arrives_at_most_as_large_as_asked(
    qtbot: QtBot, workspace: Workspace, jobs: JobRunner, sha256: str
) -> None:
    got: list[QImage] = []

    Thumbnails(workspace.evidence, jobs).want(sha256, 300, jobs, got.append)
    qtbot.waitUntil(lambda: bool(got))

    assert (got[0].width(), got[0].height()) == (300, 200)


def test_many_who_want_the_same_photo_cost_one_decoding(
    qtbot: QtBot, workspace: Workspace, jobs: JobRunner, sha256: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoded: list[int] = []

    def counted(data: bytes, side: int) -> QImage:
        decoded.append(side)
        return decode(data, side)

    monkeypatch.setattr(module, "decode", counted)
    thumbnails, got = Thumbnails(workspace.evidence, jobs), []
    for _ in range(5):
        thumbnails.want(sha256, 120, jobs, got.append)
    qtbot.waitUntil(lambda: len(got) == 5)

    thumbnails.want(sha256, 120, jobs, got.append)

    assert len(got) == 6, "what is at hand is given at once"
    assert decoded == [120]


def test_bytes_that_are_gone_give_a_null_image_now_and_are_tried_again_later(
    qtbot: QtBot, workspace: Workspace, jobs: JobRunner
) -> None:
    thumbnails, got = Thumbnails(workspace.evidence, jobs), []

    thumbnails.want("0" * 64, 120, jobs, got.append)
    qtbot.waitUntil(lambda: len(got) == 1)
    thumbnails.want("0" * 64, 120, jobs, got.append)

    assert got[0].isNull()
    assert len(got) == 1
    qtbot.waitUntil(lambda: len(got) == 2)


@pytest.mark.parametrize("data", [b"", b"geen foto", photo(form="png"), b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_jpeg_is_a_null_image(qapp: object, data: bytes) -> None:
    """A reader that guesses could be made to run SVG."""
    assert decode(data, 100).isNull()


def test_nobody_is_called_who_is_gone(qtbot: QtBot, workspace: Workspace, jobs: JobRunner, sha256: str) -> None:
    thumbnails, owner, got = Thumbnails(workspace.evidence, jobs), QObject(), []

    thumbnails.want(sha256, 120, owner, got.append)
    shiboken6.delete(owner)
    qtbot.waitUntil(lambda: not jobs.busy)

    assert got == []


def test_what_was_used_longest_ago_goes_first_when_memory_is_full(
    qtbot: QtBot, workspace: Workspace, jobs: JobRunner, sha256: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_BYTES", 300_000)
    thumbnails, got = Thumbnails(workspace.evidence, jobs), []
    for side in (300, 310, 320):
        thumbnails.want(sha256, side, jobs, got.append)
    qtbot.waitUntil(lambda: len(got) == 3)

    thumbnails.want(sha256, 320, jobs, got.append)
    assert len(got) == 4, "the latest is kept"
    thumbnails.want(sha256, 300, jobs, got.append)

    assert len(got) == 4, "the first had to go"
    qtbot.waitUntil(lambda: len(got) == 5)
