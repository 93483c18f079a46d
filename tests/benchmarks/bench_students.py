"""Mijn studenten with 1,000 packages: the first look, the start, a look when nothing or little changed, and memory."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from tests.benchmarks.bench_import import large_package, long_package
from tests.benchmarks.figures import Figure, seconds
from tests.faults import run_child
from tests.students import many

STUDENTS = 1_000
LIST = """
import json, os, sys, time
os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, ".")
began = time.perf_counter()
from pathlib import Path
from PySide6.QtWidgets import QApplication
from lobdossier.app import App
from lobdossier.ui.settings import Settings
from lobdossier.ui.students.window import StudentsWindow
qt = QApplication([])
place = Path(sys.argv[1])
app = App(qt, Settings(place / "settings.json"), place / "data", place)
app.students()
while not (isinstance(app.window, StudentsWindow) and app.window.view.model().rowCount()):
    qt.processEvents()
app.window.grab()
print(json.dumps(time.perf_counter() - began))
app.window.close()
"""
READ = """
import json, sys
sys.path.insert(0, ".")
from pathlib import Path
from lobdossier.services.student_reading import read_student
from tests.memory import forget_peak, peak
import lobdossier.exchange.pdf_source
before = forget_peak()
read_student(Path(sys.argv[1]))
print(json.dumps(peak() - before))
"""


def figures() -> list[Figure]:
    """Seconds with 1,000 students, and megabytes for large files."""
    from lobdossier.services.students import Students

    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder = many(place / "studenten", STUDENTS)
        students = Students(place / "data")
        students.add([folder])
        first = seconds(lambda: students.scan(lambda _: None, lambda: False))
        size = (place / "data" / "students.json").stat().st_size
        found = [Figure("1,000 students: first look, seconds", first, None, f"index {size / 1e3:.0f} kB")]
        start = float(json.loads(run_child(LIST, place)))
        found.append(Figure("start of the app to the list, seconds", start, 2))
        again = Students(place / "data")
        found.append(Figure("a look when nothing changed, seconds", seconds(lambda: _look(again)), 2))
        for path in sorted(folder.rglob("*.lobpakket"))[:10]:
            os.utime(path, (9, 9))
        found.append(Figure("a look when ten changed, seconds", seconds(lambda: _look(again)), 2))
        big = large_package(place / "a.lobpakket")
        found.append(Figure("reading a package of 300 MB: MB", float(json.loads(run_child(READ, big))), 20))
        long = long_package(place / "b.lobpakket")
        found.append(Figure("reading 118 MB of JSON: MB", float(json.loads(run_child(READ, long)))))
        return found


def _look(students: object) -> None:
    students.scan(lambda _: None, lambda: False)  # type: ignore[attr-defined]


if __name__ == "__main__":
    print(*figures(), sep="\n")
