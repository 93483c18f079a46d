"""How the command line reads what was typed, and says in Dutch what is wrong with it."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NoReturn

Add = Callable[..., argparse.ArgumentParser]
USAGE: Final = 2
_LONGEST: Final = 10_000
_NOT_UTF8: Final = (
    "Het bestand met het wachtwoord is niet te lezen. Bewaar het als tekst in UTF-8 en probeer het opnieuw."
)

#: What argparse says, in Dutch. What is not here stays as argparse says it.
USAGE_WORDS: Final[tuple[tuple[str, str], ...]] = (
    (r"^argument (.*?): expected one argument$", r"achter \1 ontbreekt een waarde"),
    (r"^argument (.*?): invalid choice: (.*?) \(choose from (.*)\)$", r"\1: \2 kan niet, kies uit \3"),
    (r"^argument (.*?): invalid _?\w+ value: (.*)$", r"\1: \2 kan niet, geef een heel getal"),
    (r"^argument (.*?): (.*)$", r"\1: \2"),
    (r"^the following arguments are required: (.*)$", r"dit ontbreekt nog: \1"),
    (r"^unrecognized arguments: (.*)$", r"dit ken ik niet: \1"),
    (r"^ambiguous option: (.*?) could match (.*)$", r"\1 kan van alles zijn: \2"),
)


class DutchFormatter(argparse.RawDescriptionHelpFormatter):
    """Help with a Dutch beginning."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Dutch."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given, add_help=False, formatter_class=DutchFormatter, allow_abbrev=False)
        self._positionals.title, self._optionals.title = "wat je geeft", "keuzes"
        self.add_argument("-h", "--help", action="help", help="laat deze uitleg zien")

    def error(self, message: str) -> NoReturn:
        for pattern, words in USAGE_WORDS:
            message, changed = re.subn(pattern, words, message)
            if changed:
                break
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def number(text: str) -> int:
    """A whole number of 0 or more."""
    found = int(text)
    if not 0 <= found <= 1_000_000:
        raise argparse.ArgumentTypeError("geef een heel getal van 0 tot 1000000")
    return found


class Failed(Exception):
    """Refused by the command line itself, with the sentence for the person who typed it."""


def add_passphrase(parser: argparse.ArgumentParser) -> None:
    """Let a passphrase be given, by the name of a file."""
    parser.add_argument("--passphrase-file", metavar="F", type=Path, help="een bestand met het wachtwoord erin")


def passphrase_of(given: argparse.Namespace) -> str:
    """The first line of the file that was named; in an argument everybody on the computer could read it.

    Raises:
        Failed: it is no UTF-8. What is guessed at would close a package with a passphrase that nobody knows.
        OSError: it cannot be read.
    """
    if given.passphrase_file is None:
        return ""
    try:
        with given.passphrase_file.open(encoding="utf-8-sig") as file:  # the mark that Notepad puts first is no letter
            found: str = file.readline(_LONGEST)
    except UnicodeDecodeError:
        raise Failed(_NOT_UTF8) from None
    if "\0" in found:  # UTF-16 without a mark
        raise Failed(_NOT_UTF8)
    return found.rstrip("\r\n")
