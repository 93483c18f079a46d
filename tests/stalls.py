"""How long the window keeps a key waiting: the turns of its event loop, and what they read in the dossier."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtWidgets import QApplication

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.vocabulary import Asked, Competence, ConversationState
from lobdossier.services.workspace import Workspace
from lobdossier.ui.window import MainWindow

Place = tuple[str, str]
_REST: Final = 4
"""Turns in which nothing runs in the background, before a window is taken to be at rest."""
_A_STEP: Final = 100


def places(workspace: Workspace) -> list[Place]:
    """Every screen of the example with a target that has much in it."""
    first = workspace.experiences.page(limit=1)[0].id
    talk = workspace.records.all(Conversation, state=ConversationState.PLANNED)[0].id
    held = workspace.records.all(Conversation, state=ConversationState.HELD)[0].id
    found = [("start", ""), ("experiences", "list"), ("experiences", "timeline"), ("experience", first)]
    found += [("reflect", first), ("portrait", ""), *(("competence", competence) for competence in Competence)]
    found += [
        ("sort", ""),
        ("plans", ""),
        ("compare", ""),
        ("conversations", ""),
        ("prepare", talk),
        ("voices", talk),
        ("talk", talk),
        ("conclude", held),
    ]
    found += [("share", ""), ("walk", ""), ("walk", first), ("looking_back", ""), ("new_school", ""), ("again", "")]
    found += [("feedback", ""), ("counting", Asked.EXPERIENCES), ("guidance", ""), ("work", "new")]
    return [*found, ("settings", ""), ("help", ""), ("trash", "")]


def turns(window: MainWindow, act: Callable[[], object]) -> list[float]:
    """Milliseconds of processor time of this thread: *act*, and each turn after it until the window is at rest.

    Processor time, so that what else this computer does counts for nothing.
    """
    spent, quiet = [_spent(act)], 0
    while quiet < _REST:
        spent.append(_spent(QApplication.processEvents))
        time.sleep(0.002)  # the worker gets its turn
        quiet = 0 if window.context.jobs.busy or window.quick_jobs.busy else quiet + 1
    return spent


def _spent(act: Callable[[], object]) -> float:
    began = time.thread_time()
    act()
    return (time.thread_time() - began) * 1_000


@contextmanager
def reading_here(workspace: Workspace) -> Iterator[list[int]]:
    """Counts, in hundreds of steps of SQLite, what this thread reads and writes meanwhile; what others do is not counted."""
    steps, here = [0], threading.get_ident()

    def step() -> int:
        steps[0] += threading.get_ident() == here
        return 0

    workspace._file._raw.set_progress_handler(step, _A_STEP)
    try:
        yield steps
    finally:
        workspace._file._raw.set_progress_handler(None, 0)
