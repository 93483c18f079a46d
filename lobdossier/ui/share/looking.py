"""Looks in the background for what of others goes along, a moment after the choice has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.privacy import Finding
from lobdossier.ui.context import Context
from lobdossier.ui.jobs import Job

_WAIT_MS: Final = 200
"""Shorter than the pages wait: there is one worker, and the pages of a long dossier take minutes."""


class Looking(QObject):
    """`found` gives what goes along with the document that is composed. Nothing runs between `stop` and `refresh`.

    *composed* gives None as long as it is not known what can go along.
    """

    found = Signal(object)

    def __init__(self, context: Context, composed: Callable[[], CareerDocument | None], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._composed = context, composed
        self._job: Job | None = None
        self._looked_at: CareerDocument | None = None
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self._start)

    def refresh(self, *, again: bool = False) -> None:
        """The choice may have changed; *again*: the dossier may have, so what was found before counts no more."""
        if again:
            self._looked_at = None
        self._wait.start()

    def stop(self) -> None:
        """Nobody looks any more."""
        self._wait.stop()
        if self._job is not None:
            self._job.cancel()
            self._job, self._looked_at = None, None

    def _start(self) -> None:
        composed = self._composed()
        document = _without_decisions(composed) if composed is not None else None
        if document is None or document == self._looked_at:
            return
        if self._job is not None:
            self._job.cancel()
        self._looked_at = document
        look = self._context.workspace.privacy.look
        job: Job | None = None

        def done(found: tuple[Finding, ...]) -> None:
            if self._job is job:
                self._job = None
                self.found.emit(found)

        def failed(error: Exception) -> None:
            if self._job is job:
                self._job, self._looked_at = None, None
                self._context.voice.fail(error, self.refresh)

        job = self._job = self._context.jobs.run(
            self, lambda _progress, stopped: look(document, stopped), done=done, failed=failed
        )


def _without_decisions(document: CareerDocument) -> CareerDocument:
    """What was decided, and how it looks, changes nothing about what is found."""
    plain = CareerDocument()
    return replace(
        document,
        left_out=(),
        kept=(),
        receiver="",
        consent_by="",
        consent_on=None,
        keep_until=None,
        design=plain.design,
        larger=False,
        dyslexic=False,
        pages_only=False,
    )
