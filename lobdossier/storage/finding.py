"""Searching the whole dossier, fast enough for every key: the cost does not grow with what was written.

The index finds three letters in a row. Two letters have at most one sign before them and one behind, so they are looked
for as all the threes that they can be part of. What an index cannot know (one letter, and two letters between signs
that no keyboard has) is looked for in the newest texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, FromClause, Select, func, literal, select

from lobdossier.domain.experience import Evidence, Experience, Testimony
from lobdossier.domain.finding import HEADS, Glimpse
from lobdossier.domain.kinds import BY_NAME
from lobdossier.domain.listing import Hit
from lobdossier.domain.record import EPOCH, Record
from lobdossier.domain.reflection import Reflection
from lobdossier.storage.records import Reading
from lobdossier.storage.tables import INDEX, SEARCH, TABLES
from lobdossier.text.clean import storable
from lobdossier.text.folding import fold

MANY: Final[tuple[type[Record], ...]] = (Experience, Reflection, Testimony, Evidence)
"""Kinds of which a dossier can hold tens of thousands; all others are few enough to look through."""
ENOUGH: Final = 200
"""Records of the many kinds that are looked at; they are the newest that hold the words."""
SCANNED: Final = 3_000
"""Texts that are read letter by letter where the index cannot help."""
_SIGNS: Final = [sign for sign in map(chr, range(32, 127)) if not sign.isupper()]
"""What stands beside a letter in folded Dutch."""


def split(words: str) -> list[str]:
    """The words to look for, as the index holds them."""
    return fold(storable(words)).split()


def hits(reading: Reading, words: str) -> list[Hit]:
    """Records that hold every one of *words* somewhere, also inside a word: of each group of kinds the newest first."""
    wanted = split(words)
    if not wanted:
        return []
    return [*_among_many(reading, wanted), *_among_few(reading, wanted)]


def glimpses(reading: Reading, words: str) -> list[Glimpse]:
    """What `hits` finds, with name and day; what cannot be read is left out."""
    found: dict[str, list[str]] = {}
    for hit in hits(reading, words):
        found.setdefault(hit.kind, []).append(hit.id)
    return [glimpse for name, ids in found.items() for glimpse in _named(reading, BY_NAME[name], ids)]


def newest(reading: Reading, kinds: Iterable[type[Record]], limit: int) -> list[Glimpse]:
    """The last *limit* records of each of *kinds* that were begun."""
    found = []
    for kind in kinds:
        table = TABLES[kind].c
        query = select(table.id).where(table.deleted.is_(None)).order_by(table.id.desc()).limit(limit)
        found += _named(reading, kind, [row["id"] for row in reading.fetch(query)])
    return found


def _among_many(reading: Reading, wanted: Sequence[str]) -> list[Hit]:
    long = [word for word in wanted if len(word) >= 3]
    short = [word for word in wanted if len(word) < 3]
    if not short:
        return _run(reading, _indexed(_phrases(long)).limit(ENOUGH))
    source = _indexed(_phrases(long)) if long else _of_many(select(*_COLUMNS).order_by(SEARCH.c.number.desc()))
    latest = source.limit(SCANNED).subquery()
    found = _run(reading, select(latest).where(*_standing(latest, short)).limit(ENOUGH))
    if len(found) < ENOUGH:
        query = _indexed(_phrases(wanted)).where(*_standing(SEARCH, [word for word in short if len(word) < 2]))
        found += [hit for hit in _run(reading, query.limit(ENOUGH)) if hit not in set(found)]
    return found[:ENOUGH]


def _among_few(reading: Reading, wanted: Sequence[str]) -> list[Hit]:
    names = [kind.KIND for kind in HEADS if kind not in MANY]
    query = select(*_COLUMNS).where(SEARCH.c.kind.in_(names), *_standing(SEARCH, wanted))
    return _run(reading, query.order_by(SEARCH.c.number.desc()))


_COLUMNS: Final = (SEARCH.c.kind, SEARCH.c.record_id, SEARCH.c.folded)


def _of_many(query: Select[Any]) -> Select[Any]:
    # Most texts are of these kinds: going by the newest first is better than going by kind.
    return query.where(func.likely(SEARCH.c.kind.in_([kind.KIND for kind in MANY])))


def _indexed(expression: str) -> Select[Any]:
    """Through the index, from its newest row on: it stops at the limit, however many rows hold the words."""
    joined = INDEX.join(SEARCH, SEARCH.c.number == INDEX.c.rowid)
    query = select(*_COLUMNS).select_from(joined).where(INDEX.c.search_index.op("MATCH")(expression))
    return _of_many(query).order_by(INDEX.c.rowid.desc())


def _standing(source: FromClause, words: Iterable[str]) -> list[ColumnElement[bool]]:
    return [func.instr(source.c.folded, literal(word)) > 0 for word in words]


def _run(reading: Reading, query: Select[Any]) -> list[Hit]:
    return [Hit(row[0], row[1]) for row in reading.connection.execute(query)]


def _phrases(words: Iterable[str]) -> str:
    """All of *words* in the language of the index. Between quotes a word is a word, whatever sign a student types."""
    return " AND ".join(_phrase(word) for word in words)


def _phrase(word: str) -> str:
    if len(word) >= 3:
        return _quoted(word)
    if len(word) == 1:
        return _quoted(f" {word} ")  # on its own; inside words it is looked for in the newest texts
    return "(" + " OR ".join(_quoted(three) for sign in _SIGNS for three in (sign + word, word + sign)) + ")"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _named(reading: Reading, kind: type[Record], ids: Sequence[str]) -> list[Glimpse]:
    head, columns = HEADS[kind], TABLES[kind].c
    title = columns[head.title] if head.title else literal("")
    on = columns[head.on] if head.on else literal(None)
    query = select(columns.id, title.label("title"), on.label("day"), columns.created).where(
        columns.id.in_(ids), columns.deleted.is_(None)
    )
    rows = reading.fetch(query)
    return [
        Glimpse(kind.KIND, row["id"], storable(str(row["title"])), _day(row["day"], row["created"])) for row in rows
    ]


def _day(*candidates: Any) -> date:
    for value in candidates:
        try:
            return date.fromisoformat(str(value or "")[:10])
        except ValueError:
            continue
    return EPOCH.date()
