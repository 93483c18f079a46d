"""A package of 300 MB made a dossier, and the largest dossier there can be: memory on top of the start, and seconds."""

from __future__ import annotations

import hashlib
import json
import random
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.package import Package, files_of
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.exchange.package_file import write_package
from tests.benchmarks.figures import Figure
from tests.faults import run_child

FILES, BYTES = 15, 20_000_000
EXPERIENCES, REFLECTIONS = 10_000, 5
NOW = datetime(2026, 11, 28, tzinfo=UTC)
#: The import, in a process that has read all that it needs before its memory is looked at.
TAKE_IN = """
import json, resource, sys, time
sys.path.insert(0, ".")
from pathlib import Path
import lobdossier.exchange.photos, lobdossier.exchange.pdf_source
from lobdossier.services.arrivals import arrive
from lobdossier.services.taking_in import as_new_dossier
from tests.memory import forget_peak, peak
if __name__ == "__main__":
    before, began = forget_peak(), time.perf_counter()
    with arrive(Path(sys.argv[1]), sys.argv[3]) as arrival:
        checked = time.perf_counter()
        as_new_dossier(arrival, Path(sys.argv[2]), lambda share: None, lambda: False)
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps([peak() - before, checked - began, time.perf_counter() - checked, child]))
"""


def imported(source: Path, target: Path, passphrase: str = "") -> tuple[float, float, float, float]:
    """Megabytes on top of the start, seconds of checking, seconds of writing, megabytes of the process that unseals."""
    more, checking, writing, apart = json.loads(run_child(TAKE_IN, source, target, passphrase))
    return more, checking, writing, apart


def large_package(target: Path, passphrase: str = "", *, files: int = FILES, size: int = BYTES) -> Path:
    """A package of *files* large files."""
    experience = Experience(id=new_id(), title="Film")
    chance = random.Random(1)
    contents = {}
    evidence = []
    for _ in range(files):
        data = chance.randbytes(size)
        sha256 = hashlib.sha256(data).hexdigest()
        contents[sha256] = data
        evidence.append(
            Evidence(id=new_id(), experience_id=experience.id, kind=EvidenceKind.VIDEO, sha256=sha256, size=size)
        )
    part = Snapshot.of([Student(id=new_id(), name="Noor"), experience, *evidence])
    package = Package(snapshot=part, made_on=NOW, files=files_of(part))
    write_package(package, contents.__getitem__, target, passphrase, lambda _: None, lambda: False)
    return target


def long_package(target: Path) -> Path:
    """Ten thousand experiences with five reflections each, in four answers of forty words."""
    chance = random.Random(2)
    words = [
        "ik",
        "heb",
        "vandaag",
        "veel",
        "geleerd",
        "over",
        "de",
        "ketting",
        "en",
        "het",
        "remblok,",
        "daarom",
        "wil",
        "ik",
        "morgen",
        "verder",
    ]

    def text(count: int) -> str:
        return " ".join(chance.choice(words) for _ in range(count))

    earlier = tuple(f"{number:016x}" for number in range(10))
    experiences = [
        Experience(id=new_id(), title=text(5), story=text(60), goal=text(20), earlier=earlier)
        for _ in range(EXPERIENCES)
    ]
    reflections = [
        Reflection(
            id=new_id(),
            experience_id=experience.id,
            earlier=earlier,
            answers=tuple(Answer(card_id=f"k{n}", question=text(10), text=text(40)) for n in range(4)),
        )
        for experience in experiences
        for _ in range(REFLECTIONS)
    ]
    part = Snapshot.of([Student(id=new_id(), name="Noor"), *experiences, *reflections])
    package = Package(snapshot=part, made_on=NOW, dossier_id=new_id(), hash_key=b"k" * 32)
    write_package(package, lambda _: b"", target, "", lambda _: None, lambda: False)
    return target


def figures() -> list[Figure]:
    """Memory of the imports."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = []
        more, checking, writing, _ = imported(large_package(folder / "a.lobpakket"), folder / "a.lobdossier")
        note = f"checked in {checking:.1f} s, written in {writing:.1f} s"
        found.append(Figure("import of a package of 300 MB: MB above the start", more, 200, note))
        more, checking, writing, apart = imported(
            large_package(folder / "b.lobpakket", "geheim"), folder / "b.lobdossier", "geheim"
        )
        note = (
            f"{apart:.0f} MB in the process apart; opened and checked in {checking:.1f} s, written in {writing:.1f} s"
        )
        found.append(Figure("the same with a passphrase", more, None, note))
        more, checking, writing, _ = imported(long_package(folder / "c.lobpakket"), folder / "c.lobdossier")
        note = f"checked in {checking:.1f} s, written in {writing:.1f} s"
        found.append(Figure("import of 10,000 experiences × 5 reflections: MB", more, None, note))
        return found


if __name__ == "__main__":
    print(*figures(), sep="\n")
