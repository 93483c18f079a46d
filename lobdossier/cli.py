"""The command line: all that works without a screen. Knows no Qt.

Exit status: 0 done; 1 refused or failed, with one line on stderr that says what happened and what to do; 2 wrong usage.
"""

from __future__ import annotations

import argparse
import errno
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from lobdossier import __version__, cli_arriving, cli_merging
from lobdossier.cli_parser import Parser, number
from lobdossier.domain import limits
from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.errors import Damaged, DossierError, InUse, SaveError
from lobdossier.domain.experience import Evidence
from lobdossier.domain.vocabulary import Purpose, Sector
from lobdossier.services.show import as_json, counted, counts, overview
from lobdossier.services.workspace import Workspace
from lobdossier.text.causes import OS_WORDS
from lobdossier.text.explain import explain
from lobdossier.text.files import display_name, size

OpenApp = Callable[[Path | None], int]

DONE, FAILED = 0, 1
EXPORTS: Final = (".pdf", ".json")
ENDINGS: Final = " of ".join(EXPORTS)

#: Nobody types here, so what to do is not what the window says.
SAVE_ADVICE: Final = "Maak ruimte of kies een andere map, en probeer het opnieuw."

NOT_REMEMBERED: Final = "\nHet dossier is ergens anders open. Het kon dus niet onthouden dat je dit maakte."


class Failed(Exception):
    """Refused by the command line itself, with the sentence for the person who typed it."""


# ---------------------------------------------------------------- what can be done
def new(given: argparse.Namespace) -> str:
    """Make an empty dossier."""
    with _open(Workspace.create(given.file, given.name, Sector(given.sector))):
        return f"Gemaakt: {given.file}"


def demo(given: argparse.Namespace) -> str:
    """Make an example dossier."""
    # Only this command needs the texts of the example, and Pillow for its photos.
    from lobdossier.services.demo import build_demo, demo_student

    student = demo_student()
    with _open(Workspace.create(given.file, student.name, student.sector)) as workspace:
        try:
            build_demo(workspace, experiences=given.experiences, photos=given.photos, seed=given.seed)
        except BaseException:
            given.file.unlink(missing_ok=True)  # half an example is of no use to anybody
            raise
        return f"Gemaakt: {given.file}, met {counts(workspace.records.snapshot())}"


def show(given: argparse.Namespace) -> str:
    """Say what is in a dossier."""
    with _open(Workspace.open(given.file, read_only=True)) as workspace:
        return as_json(workspace) if given.json else overview(workspace)


def export(given: argparse.Namespace) -> str:
    """Write what can be handed over: by its ending a PDF or JSON."""
    if given.out.suffix.lower() not in EXPORTS:
        raise Failed(
            f"Geef het bestand een naam die eindigt op {' of '.join(EXPORTS)}, dan weet ik wat het moet worden."
        )
    if given.conversation and given.kind != "gespreksblad":
        raise Failed("Een gesprek kies je alleen bij een gespreksblad. Zet er --kind gespreksblad bij.")
    with _open(_writable_if_free(given.file)) as workspace:
        if given.kind == "gespreksblad":
            document = CareerDocument(purpose=Purpose.GESPREK)
            made = workspace.sharing.export_sheet(_conversation(workspace, given.conversation), given.out)
        else:
            document = workspace.sharing.draft(Purpose(given.purpose))
            document = replace(document, pages_only=document.pages_only or given.pages_only)
            made = workspace.sharing.export(document, given.out)
        if not workspace.read_only:
            workspace.sharing.remember(made, document)
        pages = f", {counted(made.pages, 'bladzijde', 'bladzijden')}" if made.pages else ""
        forgotten = NOT_REMEMBERED if workspace.read_only else ""
        return f"Gemaakt: {given.out}{pages}, {size(made.size)}{forgotten}"


def _writable_if_free(path: Path) -> Workspace:
    """The dossier, so that it can remember what was made of it; only to read when somebody has it open."""
    try:
        return Workspace.open(path)
    except InUse:
        return Workspace.open(path, read_only=True)


def check(given: argparse.Namespace) -> str:
    """Hold a dossier against everything that can be checked."""
    with _open(Workspace.open(given.file, read_only=True)) as workspace:  # opening is the first half of the checks
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
    with _open(Workspace.open(given.file, read_only=True)) as workspace:
        return f"Reservekopie gemaakt: {workspace.backups.make().path}"


def spelling(_given: argparse.Namespace) -> str:
    """Answer questions about words, a line each, until there are no more; this is how the window asks them."""
    # Only this command needs a dictionary.
    from lobdossier.services.spelling import Dictionary, answers

    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    for answer in answers(sys.stdin, Dictionary()):
        print(answer, flush=True)
    return ""


def _conversation(workspace: Workspace, wanted: str | None) -> str:
    if wanted is not None:
        if workspace.records.find(Conversation, wanted) is None:
            raise Failed("Dat gesprek staat niet in dit dossier. Kijk met ‘lobdossier show’ welke er zijn.")
        return wanted
    coming = workspace.conversations.next()
    if coming is None:
        raise Failed("Er is nog geen gesprek gepland. Plan er eerst een, of geef het nummer van een ouder gesprek.")
    return coming.id


def _whole(workspace: Workspace, evidence: Evidence) -> bool:
    try:
        return len(workspace.evidence.fetch(evidence.sha256)) == evidence.size
    except Damaged:
        return False


@contextmanager
def _open(workspace: Workspace) -> Iterator[Workspace]:
    try:
        yield workspace
    finally:
        workspace.close()


# ---------------------------------------------------------------- how it is asked for
def _name(given: str) -> str:
    """A name on one line; an empty one is wrong usage."""
    name = " ".join(given.split())
    if not name or len(name) > limits.TITLE:
        raise argparse.ArgumentTypeError(f"geef een naam van 1 tot {limits.TITLE} letters")
    return name


def _new(add: Callable[..., Parser]) -> None:
    parser = add("new", help="maak een leeg dossier")
    parser.add_argument("file", metavar="BESTAND", type=Path, help="het nieuwe bestand, zoals mijn.lobdossier")
    parser.add_argument("--name", metavar="NAAM", required=True, type=_name, help="van wie het dossier is")
    sectors = [sector.value for sector in Sector]
    parser.add_argument("--sector", choices=sectors, default=Sector.MBO.value, help="waar je leert (anders: mbo)")


def _demo(add: Callable[..., Parser]) -> None:
    parser = add("demo", help="maak een voorbeelddossier")
    parser.add_argument("file", metavar="BESTAND", type=Path, help="het nieuwe bestand")
    parser.add_argument(
        "--experiences", metavar="N", type=number, help="hoeveel ervaringen (anders: die van het verhaal)"
    )
    parser.add_argument("--photos", metavar="N", type=number, help="hoeveel foto’s (anders: die van het verhaal)")
    parser.add_argument("--seed", metavar="S", type=number, default=1, help="zelfde getal, zelfde dossier (anders: 1)")


def _show(add: Callable[..., Parser]) -> None:
    parser = add("show", help="laat zien wat er in een dossier staat")
    parser.add_argument("file", metavar="BESTAND", type=Path, help="het dossier")
    parser.add_argument("--json", action="store_true", help="alles, als JSON")


def _export(add: Callable[..., Parser]) -> None:
    parser = add("export", help="maak een PDF of JSON om door te geven")
    parser.add_argument("file", metavar="BESTAND", type=Path, help="het dossier")
    parser.add_argument("out", metavar="UIT", type=Path, help=f"wat je wilt maken: eindigt op {' of '.join(EXPORTS)}")
    kinds = ("document", "gespreksblad")
    parser.add_argument("--kind", choices=kinds, default=kinds[0], help="welk document (anders: document)")
    parser.add_argument("--conversation", metavar="NUMMER", help="welk gesprek (anders: het eerstvolgende)")
    purposes = [purpose.value for purpose in Purpose]
    parser.add_argument(
        "--purpose", choices=purposes, default=Purpose.SCHOOL.value, help="waarvoor het is (anders: school)"
    )
    parser.add_argument("--pages-only", action="store_true", help="alleen bladzijden, zonder de gegevens erin")


def _check(add: Callable[..., Parser]) -> None:
    parser = add("check", help="kijk of een dossier heel is")
    parser.add_argument("file", metavar="BESTAND", type=Path, help="het dossier")


def _backup(add: Callable[..., Parser]) -> None:
    parser = add("backup", help="maak een reservekopie")
    parser.add_argument("file", metavar="BESTAND", type=Path, help="het dossier")


def _spelling(add: Callable[..., Parser]) -> None:
    add("spelling", help='kijk woorden na, voor andere programma’s: per regel JSON zoals {"words": ["stage"]}')


COMMANDS: Final[dict[str, tuple[Callable[[Callable[..., Parser]], None], Callable[[argparse.Namespace], str]]]] = {
    "new": (_new, new),
    "demo": (_demo, demo),
    "show": (_show, show),
    "export": (_export, export),
    "inspect": (cli_arriving.describe_inspect, cli_arriving.inspect),
    "import": (cli_arriving.describe_import, cli_arriving.import_),
    "merge": (cli_merging.describe, cli_merging.merge),
    "check": (_check, check),
    "backup": (_backup, backup),
    "spelling": (_spelling, spelling),
}

DESCRIPTION: Final = """\
Je loopbaandossier: wat je meemaakte, wat je daarvan vond en wat je wilt.

  lobdossier              opent het dossier dat je het laatst open had
  lobdossier BESTAND      opent dat dossier

Zonder scherm kan ook:
"""


def main(argv: Sequence[str], open_app: OpenApp) -> int:
    """Do what *argv* asks for (without the name of the program); *open_app* opens the window, on a file or on none."""
    if argv and (argv[0] in COMMANDS or argv[0] in ("-h", "--help")):
        return _run(_with_commands().parse_args(argv))
    parser = Parser(prog="lobdossier", usage="lobdossier [BESTAND]  of  lobdossier OPDRACHT …  (zie --help)")
    parser.add_argument("--version", action="version", version=f"lobdossier {__version__}", help="welke versie dit is")
    parser.add_argument("file", metavar="BESTAND", type=Path, nargs="?", help="het dossier")
    return open_app(parser.parse_args(argv).file)


def _with_commands() -> Parser:
    parser = Parser(prog="lobdossier", description=DESCRIPTION, usage="lobdossier [BESTAND]  of  lobdossier OPDRACHT …")
    parser.add_argument("--version", action="version", version=f"lobdossier {__version__}", help="welke versie dit is")
    commands = parser.add_subparsers(
        dest="command", metavar="OPDRACHT", title="opdrachten", parser_class=Parser, prog="lobdossier"
    )
    for describe, _ in COMMANDS.values():
        describe(commands.add_parser)
    return parser


def _run(given: argparse.Namespace) -> int:
    try:
        said = COMMANDS[given.command][1](given)
    except (Failed, DossierError, OSError) as error:
        print(f"lobdossier: {sentence(error)}", file=sys.stderr)
        return FAILED
    return _say(said) if said else DONE


def _say(text: str) -> int:
    """Print *text* in UTF-8 whatever the terminal believes; a reader that stops early (``| head``) is no failure."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains when it closes stdout
    return DONE


def sentence(error: Exception) -> str:
    """What went wrong and what to do, on one line."""
    if isinstance(error, OSError):
        # FileExistsError is also raised by hand, with the path alone.
        by_hand = isinstance(error, FileExistsError) and not error.errno
        name, number = (error.args[0], errno.EEXIST) if by_hand else (error.filename, error.errno or 0)
        words = OS_WORDS.get(number, "De computer kon dit niet lezen of schrijven. Probeer een andere map.")
        return f"“{display_name(Path(os.fsdecode(name)).name)}”: {words}" if name else words
    if isinstance(error, DossierError):
        message = explain(error)
        return f"{message.what} {SAVE_ADVICE if isinstance(error, SaveError) else message.todo}"
    return str(error)
