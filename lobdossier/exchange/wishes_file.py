"""A school's own file of wishes (`*.lobeisen`): a little TOML that can be written by hand; see `docs/lobeisen.md`.

What the file says is only ever shown and counted: no key of it opens, shares or decides anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeGuard, TypeVar

from lobdossier import paths
from lobdossier.domain import limits
from lobdossier.domain.errors import FileMissing, OpenError, WishesRefused
from lobdossier.domain.student import Requirement
from lobdossier.domain.vocabulary import Asked, Competence, ConversationKind, ExperienceKind, Sector
from lobdossier.domain.wishes import LONGEST, MOST_PERIODS, MOST_WISHES, SchoolWishes, WishPeriod
from lobdossier.text.clean import storable

ENDING: Final = paths.WISHES
VERSION: Final = 1
MOST_BYTES: Final = 64_000
_LONGEST_LINE: Final = 1_000
"""Characters: the time that a key takes grows with the square of its dots, and a key stands on one line."""
_FIRST_KEY: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*lobeisen[ \t]*=")
_MOST: Final = 10_000
"""The largest number that can be asked for (`domain.student.Requirement`)."""

_WHAT: Final[Mapping[str, Asked]] = {
    "gesprekken": Asked.CONVERSATIONS,
    "ervaringen": Asked.EXPERIENCES,
    "reflecties": Asked.REFLECTIONS,
    "uren": Asked.HOURS,
}
_ALSO: Final[Mapping[str, str]] = {"bpv": ExperienceKind.STAGE}

E = TypeVar("E", bound=StrEnum)


def is_wishes(path: Path) -> bool:
    """Whether the file at *path* is, or wants to be, one of wishes: by its ending, or by its first key."""
    try:
        if not path.is_file():
            return False
        if path.suffix.casefold() == ENDING:
            return True
        with path.open("rb") as file:
            return _FIRST_KEY.match(file.read(1_024)) is not None
    except (OSError, ValueError):
        return False


def read_wishes(path: Path) -> SchoolWishes:
    """What the file at *path* asks for. Keys that this program does not know are passed over.

    Raises:
        FileMissing, OpenError: it cannot be read.
        WishesRefused: it breaks a rule; *where* says at which wish and key.
    """
    try:
        if not path.exists():
            raise FileMissing(path)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise OpenError(path) from error
    return _Reader(path).read(data)


class _Reader:
    """Reads one file; *path* goes into what it refuses."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, data: bytes) -> SchoolWishes:
        """All of it, or nothing."""
        found = self._tables(data)
        version = found.get("lobeisen")
        if not _is_whole(version) or version < 1:
            raise self._refused("version")
        if version > VERSION:
            raise self._refused("newer")
        periods = self._list(found, "periode", "", MOST_PERIODS)
        made = tuple(self._period(each, f"periode {n}") for n, each in enumerate(periods, 1))
        if not any(period.wishes for period in made):
            raise self._refused("no wishes")
        sector = found.get("sector")
        return SchoolWishes(
            name=self._text(found, "naam", "", limits.TITLE),
            school=self._text(found, "school", "", limits.TITLE),
            sector=None if sector is None else self._one_of(Sector, sector, "sector"),
            periods=made,
        )

    def _tables(self, data: bytes) -> dict[str, Any]:
        if not data.strip(b"\0 \t\r\n"):
            raise self._refused("is empty")
        if len(data) > MOST_BYTES:
            raise self._refused("size")
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise self._refused("characters") from None
        if max(map(len, text.split("\n"))) > _LONGEST_LINE:
            raise self._refused("size")
        import tomllib  # most days no such file is opened: the program starts without it

        try:
            return tomllib.loads(text)
        except RecursionError:
            raise self._refused("depth") from None
        except ValueError as error:  # with the line it is on, as far as the reader says so
            line = re.search(r"line (\d+)", str(error))
            raise self._refused("format", f"regel {line[1]}" if line else "") from None

    def _period(self, table: Mapping[str, Any], where: str) -> WishPeriod:
        wishes = self._list(table, "wens", where, MOST_WISHES)
        made: list[Requirement] = []
        for number, each in enumerate(wishes, 1):
            made += self._wishes(each, f"{where}, wens {number}")
        if len(made) > MOST_WISHES:
            raise self._refused("items", where)
        return WishPeriod(self._text(table, "naam", where, limits.TITLE), tuple(made))

    def _wishes(self, table: Mapping[str, Any], where: str) -> Iterator[Requirement]:
        what = _WHAT.get(self._word(table.get("wat"), f"{where}: wat"))
        if what is None:
            raise self._refused("value", f"{where}: wat")
        number = table.get("aantal", 1)
        if not _is_whole(number):
            raise self._refused("type", f"{where}: aantal")
        if not 1 <= number <= _MOST:
            raise self._refused("range", f"{where}: aantal")
        talks = what is Asked.CONVERSATIONS
        conversations = self._words(ConversationKind, table, "soorten", where) if talks else ()
        kinds = () if talks else self._words(ExperienceKind, table, "soorten", where)
        competences = self._words(Competence, table, "competenties", where)
        each = table.get("per_competentie", False)
        if not isinstance(each, bool):
            raise self._refused("type", f"{where}: per_competentie")
        if talks and (competences or each):
            # A conversation is about none: counted all the same, the list would say what is not so.
            raise self._refused("conversation", where)
        words = self._text(table, "woorden", where, LONGEST)
        wish = Requirement(
            what=what, number=number, kinds=kinds, competences=competences, conversations=conversations, words=words
        )
        if not each:
            yield wish
            return
        for competence in competences or tuple(Competence):
            yield replace(wish, competences=(competence,))

    # ------------------------------------------------------------ values
    def _list(self, table: Mapping[str, Any], key: str, where: str, most: int) -> list[Mapping[str, Any]]:
        found = table.get(key, [])
        named = f"{where}: {key}" if where else key
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            raise self._refused("type", named)
        if len(found) > most:
            raise self._refused("items", named)
        return found

    def _words(self, kind: type[E], table: Mapping[str, Any], key: str, where: str) -> tuple[E, ...]:
        found = table.get(key, [])
        named = f"{where}: {key}"
        found = [found] if isinstance(found, str) else found
        if not isinstance(found, list):
            raise self._refused("type", named)
        if len(found) > len(kind):
            raise self._refused("items", named)
        return tuple(dict.fromkeys(self._one_of(kind, each, named) for each in found))

    def _one_of(self, kind: type[E], value: object, where: str) -> E:
        word = self._word(value, where)
        try:
            return kind(_ALSO.get(word, word))
        except ValueError:
            raise self._refused("value", where) from None

    def _word(self, value: object, where: str) -> str:
        """One of a few words, however a person writes it: "Open dag" is open_dag."""
        if not isinstance(value, str):
            raise self._refused("type", where)
        return "_".join(value.casefold().replace("_", " ").replace("-", " ").split())

    def _text(self, table: Mapping[str, Any], key: str, where: str, longest: int) -> str:
        found = table.get(key, "")
        named = f"{where}: {key}" if where else key
        if not isinstance(found, str):
            raise self._refused("type", named)
        # On one line and without signs that steer a screen: it stands in rows of ours.
        plain = " ".join("".join(letter if letter.isprintable() else " " for letter in storable(found)).split())
        if len(plain) > longest:
            raise self._refused("length", named)
        return plain

    def _refused(self, rule: str, where: str = "") -> WishesRefused:
        return WishesRefused(self._path, rule, where)


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
