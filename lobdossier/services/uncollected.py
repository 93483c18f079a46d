"""Going through a whole dossier without Python's collector of cycles looking through all of it, again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector rest meanwhile: for a few seconds at most, and with nothing of what was read left at the end.

    Records make no cycles, so it finds nothing in a hundred thousand of them; but it stops every thread while it looks,
    the one of the interface too, for a third of a second.
    """
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if working:
            gc.enable()
