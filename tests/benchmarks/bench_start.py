"""Start-up and idle memory, each in a fresh process: our window against a bare one (`win`).

`win` is a QMainWindow with menus, a list and an editor, shown, its event loop idle. `base` is the same after SQLAlchemy
has opened the file and read fifty rows.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from tests.benchmarks.figures import ROUNDS, Figure, of_pairs
from tests.faults import ROOT

#: Said by each child when nothing is left to do: the moment, and what it holds in memory.
TELL: Final = """
def tell(what):
    import json, time
    held = next(line for line in open("/proc/self/status") if line.startswith("VmRSS")).split()[1]
    print(json.dumps({"what": what, "at": time.monotonic(), "mb": int(held) / 1024}), flush=True)
def idle(app):
    for _ in range(20):
        app.processEvents()
"""
BARE: Final = """
from PySide6.QtWidgets import QApplication, QListWidget, QMainWindow, QSplitter, QTextEdit
app = QApplication([])
window = QMainWindow()
for name in ("Bestand", "Bewerken", "Beeld"):
    window.menuBar().addMenu(name).addAction("Iets")
both, rows = QSplitter(), QListWidget()
rows.addItems([f"Titel {n}" for n in range(50)])
both.addWidget(rows)
both.addWidget(QTextEdit())
window.setCentralWidget(both)
window.resize(1240, 800)
window.show()
idle(app)
tell("ready")
"""
SQL: Final = """
import sys
from sqlalchemy import create_engine, text
with create_engine(f"sqlite:///{sys.argv[1]}").connect() as connection:
    connection.execute(text("SELECT title FROM experience LIMIT 50")).all()
"""
OURS: Final = """
import sys
from pathlib import Path
import lobdossier.app as program

class Timed(program.QApplication):
    def exec(self):
        idle(self)
        tell("titles")
        window = next(w for w in self.topLevelWidgets() if isinstance(w, program.MainWindow))
        window.go("experience", sys.argv[2])
        idle(self)
        tell("editable")
        window.close()
        return 0

program.QApplication = Timed
program.run(Path(sys.argv[1]))
"""


def run(code: str, folder: Path, *arguments: str) -> dict[str, dict[str, float]]:
    """What a fresh process told, its moments in seconds since it was started."""
    surroundings = os.environ | {
        "HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"), "XDG_DATA_HOME": str(folder / "data"),
        "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip
    began = time.monotonic()
    out = subprocess.run(
        [sys.executable, "-c", TELL + code, *arguments],
        env=surroundings, cwd=ROOT, capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    told: list[dict[str, Any]] = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
    return {one["what"]: {"s": one["at"] - began, "mb": one["mb"]} for one in told}


def figures() -> list[Figure]:
    """Start-up to the first titles and to an open editor; memory when idle."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "Noor.lobdossier"
        workspace = Workspace.create(path, "Noor", data=folder / "data")
        build_demo(workspace)
        first = workspace.experiences.page(limit=1)[0].id
        workspace.close()
        rounds = []
        for turn in range(ROUNDS + 1):
            win, base = run(BARE, folder)["ready"], run(SQL + BARE, folder, str(path))["ready"]
            ours = run(OURS, folder, str(path), first)
            if turn:  # the first one fills the caches of the system
                rounds.append((win, base, ours["titles"], ours["editable"]))
    ms = [round(statistics.median(one[i]["s"] for one in rounds) * 1_000) for i in range(4)]
    mb = [round(statistics.median(one[i]["mb"] for one in rounds)) for i in range(4)]

    def against(ours: int, other: int, unit: str) -> float:
        return of_pairs([(one[ours][unit], one[other][unit]) for one in rounds])

    return [
        Figure("start to first titles / win", against(2, 0, "s"), 1.6, f"{ms[2]} ms, win {ms[0]} ms"),
        Figure("start to an open editor / win", against(3, 0, "s"), 3.4, f"{ms[3]} ms"),
        Figure("start to an open editor / win with SQLAlchemy and file", against(3, 1, "s"), 1.25, f"base {ms[1]} ms"),
        Figure("idle memory / win with SQLAlchemy and file", against(2, 1, "mb"), 1.15, f"{mb[2]} MB, base {mb[1]} MB"),
    ]


if __name__ == "__main__":
    print(*figures(), sep="\n")
