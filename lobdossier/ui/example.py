"""The example: the dossier of somebody else, in a file of its own beside the student's."""

from __future__ import annotations

from pathlib import Path

from lobdossier import paths
from lobdossier.domain.errors import Cancelled
from lobdossier.domain.progress import Stopped
from lobdossier.services.backups import free_path
from lobdossier.services.workspace import Workspace
from lobdossier.ui.words import tr


def build_example(folder: Path, data: Path, stopped: Stopped) -> Path:
    """Make the example in *folder* and return where it is; runs in the background.

    Raises:
        SaveError, OSError: it could not be made.
        Cancelled: *stopped* said so.
        In each case no half example is left behind.
    """
    # Imported here and not above: only somebody who asks for the example pays for it.
    from lobdossier.services.demo import build_demo, demo_student

    student = demo_student()
    path = free_path(folder, tr("Voorbeeld van {name}", name=student.first_name), paths.SUFFIX)
    workspace = Workspace.create(path, student.name, student.sector, data=data)
    try:
        build_demo(workspace)
        if stopped():
            raise Cancelled
    except BaseException:
        workspace.close()
        path.unlink(missing_ok=True)
        raise
    workspace.close()
    return path
