"""The commands for a file that somebody brings: `inspect` says what it is, `import` makes a dossier of it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Final

from lobdossier.services.show import counted, counts, present

Add = Callable[..., argparse.ArgumentParser]
_LONGEST: Final = 10_000


def inspect(given: argparse.Namespace) -> str:
    """Say what was brought, without taking anything in."""
    # These two commands alone need the way in: the window starts without it.
    from lobdossier.services.arrival_told import told
    from lobdossier.services.arrivals import arrive

    with arrive(given.source, _passphrase(given)) as arrival:
        return told(arrival)


def import_(given: argparse.Namespace) -> str:
    """Make a dossier of what was brought."""
    from lobdossier.services.arrivals import arrive
    from lobdossier.services.taking_in import as_new_dossier

    with arrive(given.source, _passphrase(given)) as arrival:
        as_new_dossier(arrival, given.file, lambda _share: None, lambda: False)
        left = counted(len(arrival.missing), "bestand", "bestanden")
        behind = f"; {left} zaten niet in de JSON" if arrival.missing else ""
        return f"Gemaakt: {given.file}, met {counts(present(arrival.package.as_dossier()))}{behind}"


def _passphrase(given: argparse.Namespace) -> str:
    """The first line of the file that was named; in an argument everybody on the computer could read it."""
    if given.passphrase_file is None:
        return ""
    with given.passphrase_file.open(encoding="utf-8", errors="surrogateescape") as file:
        found: str = file.readline(_LONGEST)
    return found.rstrip("\r\n").encode("utf-8", "replace").decode("utf-8")


def describe_inspect(add: Add) -> None:
    """How `inspect` is asked for."""
    _source(add("inspect", help="zeg wat een PDF, pakket of JSON is, zonder er iets mee te doen"))


def describe_import(add: Add) -> None:
    """How `import` is asked for."""
    parser = add("import", help="maak een dossier van een PDF, pakket, JSON of ander dossier")
    _source(parser)
    parser.add_argument("file", metavar="BESTAND", type=Path, help="het nieuwe bestand, zoals mijn.lobdossier")


def _source(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="BRON", type=Path, help="wat je kreeg: eindigt op .pdf, .lobpakket of .json")
    parser.add_argument("--passphrase-file", metavar="F", type=Path, help="een bestand met het wachtwoord erin")
