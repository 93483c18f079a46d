"""What the start costs without noise: which modules it reads, and how."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from lobdossier.services.workspace import Workspace
from tests.faults import ROOT

STARTED = """
import json, linecache, sys
from pathlib import Path
import lobdossier.app as program

class Looked(program.QApplication):
    def exec(self):
        for _ in range(20):
            self.processEvents()
        window = next(w for w in self.topLevelWidgets() if isinstance(w, program.MainWindow))
        told = {"title": window.windowTitle(), "modules": list(sys.modules), "files": list(linecache.cache)}
        print("told", json.dumps(told), flush=True)
        window.close()
        return 0

program.QApplication = Looked
program.run(Path(sys.argv[1]))
"""


@cache
def _told(path: str, home: str) -> dict[str, Any]:
    surroundings = os.environ | {
        "HOME": home, "XDG_CONFIG_HOME": f"{home}/config", "XDG_DATA_HOME": f"{home}/data",
        "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip
    out = subprocess.run(
        [sys.executable, "-c", STARTED, path], cwd=ROOT, env=surroundings, capture_output=True, check=True, text=True
    ).stdout
    found: dict[str, Any] = json.loads(next(line for line in out.splitlines() if line.startswith("told "))[5:])
    return found


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a program that has just opened a dossier says of itself."""
    folder: Path = tmp_path_factory.mktemp("start")
    path = folder / "Noor.lobdossier"
    Workspace.create(path, "Noor", data=folder / "data").close()
    return _told(str(path), str(folder))


@pytest.mark.parametrize(
    "library", ["reportlab", "PIL", "markdown", "pypdfium2", "fontTools", "pi_heif", "alembic", "sqlalchemy.orm"]
)
def test_what_is_needed_later_is_read_later(told: dict[str, Any], library: str) -> None:
    """ReportLab alone costs as much start-up as the whole of Qt."""
    assert told["title"].startswith("Start – Noor")
    assert [name for name in told["modules"] if name == library or name.startswith(f"{library}.")] == []


def test_one_screen_is_read_not_all(told: dict[str, Any]) -> None:
    """A screen is read when it is first opened."""
    read = {name.split(".")[3] for name in told["modules"] if name.startswith("lobdossier.ui.screens.")}

    assert {name for name in read if not name.startswith("start")} == set()


def test_sqlalchemy_is_read_before_qt(told: dict[str, Any]) -> None:
    """PySide6 replaces the import function and reads the source of every module after it: 19 % time, 19 MB."""
    modules = told["modules"]

    assert modules.index("sqlalchemy") < modules.index("PySide6")
    assert [file for file in told["files"] if "sqlalchemy" in file and file.endswith(".py")] == []
