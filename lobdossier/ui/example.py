"""The example: the dossier of somebody else, in a file of its own beside the student's."""

from __future__ import annotations

from pathlib import Path

from lobdossier import paths
from lobdossier.services.backups import free_path
from lobdossier.ui.jobs import Progress, Stopped
from lobdossier.ui.words import tr


def build_example(folder: Path, data: Path, progress: Progress, stopped: Stopped) -> Path:
    """Make the example in *folder* and return where it is; runs in the background.

    Raises:
        SaveError, OSError: it could not be made.
        Cancelled: *stopped* said so.
        In each case no half example is left behind.
    """
    # Imported here and not above: only somebody who asks for the example pays for it.
    from lobdossier.services.demo import build_demo

    path = free_path(folder, tr("Voorbeeld"), paths.SUFFIX)
    try:
        build_demo(path, data=data, progress=progress, stopped=stopped)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path
