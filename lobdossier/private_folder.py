"""Where copies stand that other programs open, as long as this one runs."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from lobdossier.processes import alive


def private_folder() -> Path:
    """A folder that only this user can read, for copies that other programs open. It goes when the program ends.

    A program that is killed cannot tidy up: folders of processes that are gone are removed here.
    """
    root = Path(tempfile.gettempdir())
    for left in root.glob("lobdossier-*-*"):
        pid = left.name.split("-")[1]
        if pid.isdigit() and not alive(int(pid)):
            shutil.rmtree(left, ignore_errors=True)
    made = Path(tempfile.mkdtemp(prefix=f"lobdossier-{os.getpid()}-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made
