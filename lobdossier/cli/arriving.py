"""The commands for a file that somebody brings: `inspect` says what it is, `import` makes a dossier of it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from lobdossier.cli.parser import Add, add_passphrase, passphrase_of
from lobdossier.services.show import counted, counts
from lobdossier.services.wishes import is_wishes, read_wishes

WHOLE: Final = (
    "Dit was een kopie van een heel dossier. Ga hier alleen mee verder als je die kopie zelf maakte. "
    "Wat daar gedeeld mag worden, mag hier ook gedeeld worden."
)


def inspect(given: argparse.Namespace) -> str:
    """Say what was brought, without taking anything in."""
    # These two commands alone need the way in: the window starts without it.
    from lobdossier.services.arrival_told import told, wishes_told
    from lobdossier.services.arrivals import arrive

    if is_wishes(given.source):
        return wishes_told(read_wishes(given.source))
    with arrive(given.source, passphrase_of(given)) as arrival:
        return told(arrival)


def import_(given: argparse.Namespace) -> str:
    """Make a dossier of what was brought."""
    from lobdossier.services.arrivals import arrive
    from lobdossier.services.taking_in import as_new_dossier

    with arrive(given.source, passphrase_of(given)) as arrival:
        as_new_dossier(arrival, given.file, lambda _share: None, lambda: False)
        left = counted(len(arrival.missing), "bestand", "bestanden")
        behind = f"; {left} zaten niet in de JSON" if arrival.missing else ""
        own = f"\n{WHOLE}" if arrival.package.whole else ""
        return f"Gemaakt: {given.file}, met {counts(arrival.package.as_dossier().present())}{behind}{own}"


def describe_inspect(add: Add) -> None:
    """How `inspect` is asked for."""
    _source(add("inspect", help="zeg wat een PDF, pakket, JSON of .lobeisen is, zonder er iets mee te doen"))


def describe_import(add: Add) -> None:
    """How `import` is asked for."""
    parser = add("import", help="maak een dossier van een PDF, pakket, JSON of ander dossier")
    _source(parser)
    parser.add_argument("file", metavar="BESTAND", type=Path, help="het nieuwe bestand, zoals mijn.lobdossier")


def _source(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="BRON", type=Path, help="wat je kreeg: eindigt op .pdf, .lobpakket of .json")
    add_passphrase(parser)
