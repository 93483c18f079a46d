"""Starts the program: the window, or one command without a screen."""

from __future__ import annotations

import sys
from pathlib import Path

from lobdossier import cli
from lobdossier.environment import why_no_window


def open_app(path: Path | None) -> int:
    """Open the window on *path*, or on the dossier opened last."""
    if reason := why_no_window():
        print(f"lobdossier: {reason}", file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return cli.FAILED
    # Qt is read here and nowhere sooner: a command without a screen must run where there is none.
    from lobdossier.app import run

    return run(path)


def main() -> int:
    """The command ``lobdossier``; returns its exit status."""
    if getattr(sys, "frozen", False):  # a bundle starts itself again for the process that makes documents
        import multiprocessing

        multiprocessing.freeze_support()
    return cli.main(sys.argv[1:], open_app)


if __name__ == "__main__":
    sys.exit(main())
