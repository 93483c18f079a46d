"""The command line: all that works without a screen. Knows no Qt.

Exit status: 0 done; 1 refused or failed, with one line on stderr that says what happened and what to do; 2 wrong usage;
130 stopped with Ctrl+C.
"""

from __future__ import annotations

import argparse
import errno
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from lobdossier import __version__
from lobdossier.cli import arriving, dossier, exporting, feedback, forms, merging, students
from lobdossier.cli.parser import Add, Failed, Parser
from lobdossier.domain.errors import DossierError, SaveError
from lobdossier.text.causes import OS_WORDS
from lobdossier.text.explain import explain
from lobdossier.text.files import display_name

OpenApp = Callable[[Path | None], int]

DONE, FAILED, STOPPED = 0, 1, 130

#: Nobody types here, so what to do is not what the window says.
SAVE_ADVICE: Final = "Maak ruimte of kies een andere map, en probeer het opnieuw."


def spelling(_given: argparse.Namespace) -> str:
    """Answer questions about words, a line each, until there are no more; this is how the window asks them."""
    # Only this command needs a dictionary.
    from lobdossier.services.spelling import Dictionary, answers

    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    for answer in answers(sys.stdin, Dictionary()):
        print(answer, flush=True)
    return ""


def _spelling(add: Add) -> None:
    add("spelling", help='kijk woorden na, voor andere programma’s: per regel JSON zoals {"words": ["stage"]}')


COMMANDS: Final[dict[str, tuple[Callable[[Add], None], Callable[[argparse.Namespace], str]]]] = {
    "new": (dossier.describe_new, dossier.new),
    "demo": (dossier.describe_demo, dossier.demo),
    "show": (dossier.describe_show, dossier.show),
    "export": (exporting.describe, exporting.export),
    "form": (forms.describe, forms.form),
    "feedback": (feedback.describe, feedback.feedback),
    "inspect": (arriving.describe_inspect, arriving.inspect),
    "import": (arriving.describe_import, arriving.import_),
    "merge": (merging.describe, merging.merge),
    "check": (dossier.describe_check, dossier.check),
    "backup": (dossier.describe_backup, dossier.backup),
    "students": (students.describe, students.students),
    "spelling": (_spelling, spelling),
}

DESCRIPTION: Final = """\
Je loopbaandossier: wat je meemaakte, wat je daarvan vond en wat je wilt.

  lobdossier              opent het dossier dat je het laatst open had
  lobdossier BESTAND      opent dat dossier, of vertelt wat er in een PDF of pakket zit

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
    except KeyboardInterrupt:
        print("lobdossier: Gestopt.", file=sys.stderr)
        return STOPPED
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
