"""All figures: ``python -m tests.benchmarks``, or some of them: ``python -m tests.benchmarks start window stalls pdf import merge students storage``."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import compileall
import sys

from tests.benchmarks import (
    bench_import,
    bench_merge,
    bench_pdf,
    bench_stalls,
    bench_start,
    bench_storage,
    bench_students,
    bench_window,
)
from tests.faults import ROOT

PARTS = {
    "start": bench_start.figures,
    "window": bench_window.figures,
    "stalls": bench_stalls.figures,
    "pdf": bench_pdf.figures,
    "import": bench_import.figures,
    "merge": bench_merge.figures,
    "students": bench_students.figures,
}


def main(wanted: list[str]) -> int:
    """Print the table, part by part."""
    compileall.compile_dir(ROOT / "lobdossier", quiet=1)  # as it is installed: where nothing may be written, too
    for name, figures in PARTS.items():
        if not wanted or name in wanted:
            for figure in figures():
                print(figure, flush=True)
    if not wanted or "storage" in wanted:
        bench_storage.main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
