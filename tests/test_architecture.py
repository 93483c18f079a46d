"""The rules of the house, each with its sentence."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "lobdossier"
MODULES = sorted(PACKAGE.rglob("*.py"))
LINES = 300


def imports(path: Path) -> set[str]:
    """Every module that *path* imports, wherever the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def modules(layer: str) -> list[Path]:
    """The modules of one layer."""
    return sorted((PACKAGE / layer).rglob("*.py"))


def test_data_flows_one_way() -> None:
    """Every contract of import-linter is kept."""
    result = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("layer", ["domain", "text"])
def test_the_inner_layers_use_the_standard_library_only(layer: str) -> None:
    """The domain knows nothing but Python; text knows Python-Markdown besides."""
    allowed = set(sys.stdlib_module_names) | {"lobdossier"} | ({"markdown"} if layer == "text" else set())

    for path in modules(layer):
        assert {name.split(".")[0] for name in imports(path)} <= allowed, path


def test_the_interface_goes_through_services() -> None:
    """No screen reaches into the file, the PDF or files of others."""
    for path in modules("ui"):
        assert not [
            name
            for name in imports(path)
            if name.startswith(("lobdossier.storage", "lobdossier.document", "lobdossier.exchange"))
        ], path


def test_sql_stays_in_storage() -> None:
    """sqlite3 and SQLAlchemy are imported in storage and nowhere else."""
    for path in MODULES:
        if PACKAGE / "storage" not in path.parents:
            assert not {"sqlite3", "sqlalchemy"} & {name.split(".")[0] for name in imports(path)}, path


def test_nobody_imports_the_composition_root() -> None:
    """`app` builds everything and is started by `cli` alone."""
    for path in MODULES:
        if path.name not in ("cli.py", "__main__.py"):
            assert "lobdossier.app" not in imports(path), path


def test_no_screen_opens_a_message_box() -> None:
    """Messages go through the voice of the window: QMessageBox occurs nowhere."""
    for path in MODULES:
        assert "QMessageBox" not in path.read_text(encoding="utf-8"), path


def test_no_colour_and_no_style_in_a_widget() -> None:
    """Colours are roles of the theme: no hex colour and no setStyleSheet outside ui/theme."""
    for path in modules("ui"):
        if PACKAGE / "ui" / "theme" in path.parents:
            continue
        text = path.read_text(encoding="utf-8")
        assert ".setStyleSheet(" not in text, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not (node.value.startswith("#") and len(node.value) in (4, 7, 9) and node.value[1:].isalnum()), (
                    path
                )


def test_words_are_never_built_before_they_are_translated() -> None:
    """tr() gets the sentence itself, or the name of a thing from `text`: a sentence put together cannot be looked up."""
    for path in modules("ui"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
                said = node.args[0]
                formatted = (
                    isinstance(said, ast.Call) and isinstance(said.func, ast.Attribute) and said.func.attr == "format"
                )
                built = formatted or isinstance(said, ast.JoinedStr | ast.BinOp)
                assert not built, (path, node.lineno)


def test_the_event_loop_is_never_run_by_hand() -> None:
    """processEvents and time.sleep have no place in the program."""
    for path in modules("ui"):
        assert "processEvents(" not in path.read_text(encoding="utf-8"), path


def test_every_module_says_what_it_is_for() -> None:
    """Each module begins with a docstring."""
    for path in MODULES:
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path


def test_files_stay_small() -> None:
    """One idea a file: no module is longer than 350 lines."""
    long = {
        str(path.relative_to(ROOT)): n
        for path in MODULES
        if (n := len(path.read_text(encoding="utf-8").splitlines())) > LINES + 50
    }

    assert not long


def test_every_dependency_has_its_reason() -> None:
    """ARCHITECTURE.md has a line for each library that we depend on."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [
        *project["dependencies"],
        *project["optional-dependencies"]["dev"],
        *project["optional-dependencies"]["bundle"],
    ]
    reasons = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").lower()

    for requirement in names:
        name = requirement.split(">")[0].split("=")[0].split("<")[0].strip().lower()
        assert f"| {name} |" in reasons, name
