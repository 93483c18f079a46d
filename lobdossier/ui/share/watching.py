"""The end of handing something out, whether it was made or not."""

from __future__ import annotations

from PySide6.QtCore import QObject

from lobdossier.ui.context import Context


def stop_watching(context: Context, owner: QObject) -> None:
    """What is written over is not kept any more; in the background goes what was kept for nothing."""
    sharing = context.workspace.sharing
    sharing.unwatch()
    # What fails now is told by whoever saves next, and goes the next time.
    context.jobs.run(
        owner, lambda _progress, _stopped: sharing.let_go(), done=lambda _nothing: None, failed=lambda _error: None
    )
