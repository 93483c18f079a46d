"""Files damaged at random, and imports killed in the middle. Run short in `test_damage`, long in `tests/soak`."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lobdossier.domain.errors import DossierError
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.services.arrivals import arrive
from lobdossier.services.packing import whole_copy
from lobdossier.services.taking_in import as_new_dossier
from lobdossier.services.workspace import Workspace
from lobdossier.storage.file import create_dossier
from tests.faults import killed, names
from tests.services.brought import NOW, as_pdf, fetch_from, fill, pack, photo
from tests.storage.crashes import whole

Tell = Callable[[str], None]


def samples(folder: Path) -> list[bytes]:
    """A package, one that another program packed, and a PDF."""
    file = create_dossier(folder / "sample.lobdossier")
    fill(file)
    package = whole_copy(file, NOW)
    small = [listed for listed in package.files if listed.size < 100_000]
    hashes = {listed.sha256 for listed in small}
    kept = {
        kind: tuple(r for r in group if getattr(r, "sha256", "") in hashes | {""})
        for kind, group in package.snapshot.records.items()
    }
    package = replace(package, snapshot=Snapshot(kept), files=tuple(small))
    fetch = fetch_from(file)
    plain = pack(package, fetch, folder / "plain.lobpakket")
    pdf = as_pdf(package, fetch, folder / "plain.pdf")
    file.close()
    with (
        zipfile.ZipFile(plain) as given,
        zipfile.ZipFile(folder / "again.lobpakket", "w", zipfile.ZIP_DEFLATED) as again,
    ):
        for entry in given.infolist():
            again.writestr(entry.filename, given.read(entry))
    return [plain.read_bytes(), (folder / "again.lobpakket").read_bytes(), pdf.read_bytes()]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """*data* with a few bits flipped, a piece cut out, doubled, blanked, or its end gone; often near the tables at its end."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 5, 20))):
        near_the_end = chance.random() < 0.5
        at = (
            max(0, len(changed) - 1 - int(chance.expovariate(1 / 600)))
            if near_the_end
            else chance.randrange(len(changed))
        )
        length = chance.choice((1, 4, 30, 500))
        way = chance.randrange(6)
        if way <= 2:
            changed[at] ^= 1 << chance.randrange(8)
        elif way == 3:
            del changed[at : at + length]
        elif way == 4:
            changed[at:at] = changed[at : at + length]
        else:
            changed[at : at + length] = bytes(len(changed[at : at + length]))
        if len(changed) < 2:
            break
    return bytes(changed[: chance.randrange(len(changed))]) if chance.random() < 0.1 else bytes(changed)


def fuzz(folder: Path, rounds: int, seed: int) -> tuple[int, int]:
    """Damaged files are refused with an error of ours, or are whole; returns how many were each. A crash is raised."""
    chance = random.Random(seed)
    given = samples(folder)
    refused = taken = 0
    (folder / "try").mkdir()
    path = folder / "try" / "x.lobpakket"
    for number in range(rounds):
        path.write_bytes(damaged(given[number % len(given)], chance))
        try:
            with arrive(path) as arrival:
                for file in arrival.package.files:
                    arrival.fetch(file.sha256)
                as_new_dossier(arrival, folder / "try" / "b.lobdossier", lambda _: None, lambda: False)
            taken += 1
            (folder / "try" / "b.lobdossier").unlink()
        except DossierError:
            refused += 1
        assert names(path.parent) == ["x.lobpakket"]
    return refused, taken


def imports(folder: Path, cycles: int, seed: int) -> int:
    """Imports in a loop, killed: each new dossier is whole or not there, and nothing is left. Returns how many there were."""
    chance = random.Random(seed)
    (folder / "home").mkdir()
    file = create_dossier(folder / "home" / "a.lobdossier")
    fill(
        file, [(photo("red", 900 + n) + chance.randbytes(700_000), EvidenceKind.PHOTO, "image/jpeg") for n in range(6)]
    )
    package = whole_copy(file, NOW)
    source = pack(package, fetch_from(file), folder / "a.lobpakket")
    file.close()
    held = sum(map(len, package.snapshot.records.values()))
    target = folder / "new" / "b.lobdossier"
    done = 0
    for _ in range(cycles):

        def work(tell: Tell) -> None:
            tell("begun")
            for _ in range(100):
                with arrive(source) as arrival:
                    as_new_dossier(arrival, target, lambda _share: None, lambda: False)
                tell("done")
                target.unlink()

        killed(work, 0.6, chance)
        if target.exists():
            done += 1
            whole(target)
            workspace = Workspace.open(target, data=folder / "data")
            copy = workspace.packing.copy(NOW)
            workspace.close()
            assert sum(map(len, copy.snapshot.records.values())) == held
            target.unlink()
        Workspace.create(target.parent / "c.lobdossier", "Bo", data=folder / "data").close()  # the next start
        Workspace.open(target.parent / "c.lobdossier", data=folder / "data").close()
        assert names(target.parent) == ["c.lobdossier"]
        (target.parent / "c.lobdossier").unlink()
    return done
