"""The commands that make, show, check and back up a dossier."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from lobdossier.cli.parser import Add, Failed, number
from lobdossier.domain import limits
from lobdossier.domain.errors import Damaged
from lobdossier.domain.experience import Evidence
from lobdossier.domain.vocabulary import Sector
from lobdossier.services.show import as_json, counted, counts, overview
from lobdossier.services.workspace import Workspace


def new(given: argparse.Namespace) -> str:
    """Make an empty dossier."""
    with closing(Workspace.create(given.file, given.name, Sector(given.sector))):
        return f"Gemaakt: {given.file}"


def demo(given: argparse.Namespace) -> str:
    """Make an example dossier."""
    # Only this command needs the texts of the example, and Pillow for its photos.
    from lobdossier.services.demo import build_demo, demo_student

    student = demo_student()
    with closing(Workspace.create(given.file, student.name, student.sector)) as workspace:
        try:
            build_demo(workspace, experiences=given.experiences, photos=given.photos, seed=given.seed)
        except BaseException:
            given.file.unlink(missing_ok=True)  # half an example is of no use to anybody
            raise
        return f"Gemaakt: {given.file}, met {counts(workspace.records.snapshot())}"


def show(given: argparse.Namespace) -> str:
    """Say what is in a dossier."""
    with closing(Workspace.open(given.file, read_only=True)) as workspace:
        return as_json(workspace) if given.json else overview(workspace)


def check(given: argparse.Namespace) -> str:
    """Hold a dossier against everything that can be checked."""
    with closing(Workspace.open(given.file, read_only=True)) as workspace:  # opening is the first half of the checks
        found = workspace.records.snapshot()
        stored = [evidence for evidence in found.all(Evidence) if evidence.sha256]
        damaged = [evidence.title for evidence in stored if not _whole(workspace, evidence)]
    if damaged:
        names = ", ".join(damaged[:5]) + (" en meer" if len(damaged) > 5 else "")
        raise Failed(
            f"{counted(len(damaged), 'bewijsstuk is', 'bewijsstukken zijn')} beschadigd: {names}. "
            "De rest is in orde. Zet een reservekopie terug om ze weer te zien."
        )
    return f"In orde: {counts(found)}"


def backup(given: argparse.Namespace) -> str:
    """Make a verified backup outside the folder of the dossier."""
    with closing(Workspace.open(given.file, read_only=True)) as workspace:
        return f"Reservekopie gemaakt: {workspace.backups.make().path}"


def _whole(workspace: Workspace, evidence: Evidence) -> bool:
    try:
        return len(workspace.evidence.fetch(evidence.sha256)) == evidence.size
    except Damaged:
        return False


def _name(given: str) -> str:
    """A name on one line; an empty one is wrong usage."""
    name = " ".join(given.split())
    if not name or len(name) > limits.TITLE:
        raise argparse.ArgumentTypeError(f"geef een naam van 1 tot {limits.TITLE} letters")
    return name


def describe_new(add: Add) -> None:
    """How `new` is asked for."""
    parser = add("new", help="maak een leeg dossier")
    parser.add_argument("file", metavar="BESTAND", type=Path, help="het nieuwe bestand, zoals mijn.lobdossier")
    parser.add_argument("--name", metavar="NAAM", required=True, type=_name, help="van wie het dossier is")
    sectors = [sector.value for sector in Sector]
    parser.add_argument("--sector", choices=sectors, default=Sector.MBO.value, help="waar je leert (anders: mbo)")


def describe_demo(add: Add) -> None:
    """How `demo` is asked for."""
    parser = add("demo", help="maak een voorbeelddossier")
    parser.add_argument("file", metavar="BESTAND", type=Path, help="het nieuwe bestand")
    parser.add_argument(
        "--experiences", metavar="N", type=number, help="hoeveel ervaringen (anders: die van het verhaal)"
    )
    parser.add_argument("--photos", metavar="N", type=number, help="hoeveel foto’s (anders: die van het verhaal)")
    parser.add_argument("--seed", metavar="S", type=number, default=1, help="zelfde getal, zelfde dossier (anders: 1)")


def describe_show(add: Add) -> None:
    """How `show` is asked for."""
    parser = add("show", help="laat zien wat er in een dossier staat")
    parser.add_argument("file", metavar="BESTAND", type=Path, help="het dossier")
    parser.add_argument("--json", action="store_true", help="alles, als JSON")


def describe_check(add: Add) -> None:
    """How `check` is asked for."""
    parser = add("check", help="kijk of een dossier heel is")
    parser.add_argument("file", metavar="BESTAND", type=Path, help="het dossier")


def describe_backup(add: Add) -> None:
    """How `backup` is asked for."""
    parser = add("backup", help="maak een reservekopie")
    parser.add_argument("file", metavar="BESTAND", type=Path, help="het dossier")
