"""Random dossiers with everything in them that makes setting type hard; the same seed gives the same dossier."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from lobdossier.document.career_document import write_career_document
from lobdossier.document.request import DocumentRequest
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.kinds import KINDS
from lobdossier.domain.record import Record, Text
from lobdossier.domain.shape import Field, content
from lobdossier.domain.snapshot import Bytes, Snapshot
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import DocumentDesign, EvidenceKind, Purpose
from tests.document import dossiers

DUTCH: Final = [
    "ik",
    "werk",
    "stage",
    "bakkerij",
    "oven",
    "deeg",
    "vroeg",
    "opstaan",
    "leren",
    "praten",
    "durven",
    "café",
    "één",
    "reünie",
    "naïef",
    "coördinator",
    "€5",
    "’s",
    "ochtends",
    "gesprek",
    "begeleider",
    "trialoog",
    "plan",
    "vraag",
    "luisteren",
    "opnieuw",
    "proberen",
    "trots",
    "moe",
    "blij",
    "‘goed’",
    "“snel”",
    "–",
    "…",
    "3½",
    "©",
    "§7",
]
LONG: Final = (
    "loopbaanoriëntatiebegeleidingsgesprek" * 3,
    "https://voorbeeld.nl/" + "een-heel-lang-adres/" * 6,
    "m" * 140,
)
EMOJI: Final = ("🎉", "👩🏽‍🔧", "👨‍👩‍👧‍👦", "🇳🇱🇸🇾", "👍🏿", "❤️", "1️⃣", "🏳️‍🌈", "☕", "🧑‍🍳✨")
ARABIC: Final = (
    "مرحبا",
    "بالعالم",
    "السلام",
    "عليكم",
    "أنا",
    "أعمل",
    "في",
    "المخبز",
    "لا",
    "مُعَلِّم",
    "کار",
    "پیشه",
    "۱۲۳",
    "٤٥",
)
HEBREW: Final = ("שלום", "עולם", "אני", "עובד", "במאפייה", "כל", "בוקר")
OTHER: Final = ("漢字", "日本語", "Привет", "Ελλάδα", "ትግርኛ", "हिन्दी", "𝔘𝔫𝔦", "Łódź", "İstanbul", "e\u0301\u0323")
ODD: Final = (
    "<b>vet</b>",
    "&amp;",
    "\\*",
    "a\tb",
    "(((\\)",
    "\u202eomgekeerd\u202c",
    "\u200b",
    "\ufeff",
    "x\xa0y",
    "]]>",
    "%s",
)

_FIRST: Final = date(2024, 8, 1)
_COUNTS: Final = {
    "experience": 5,
    "evidence": 8,
    "reflection": 6,
    "step": 5,
    "insight": 7,
    "self_view": 8,
    "contact": 7,
}


@dataclass(frozen=True, slots=True)
class Random:
    """A dossier to print: the chosen part, where its photos come from, and how it is set."""

    snapshot: Snapshot
    fetch: Bytes
    request: DocumentRequest

    def write(self, target: Path) -> None:
        """Make the loopbaandocument of it."""
        write_career_document(self.snapshot, self.fetch, self.request, target)


class Chance:
    """Draws words, texts and records; *seed* decides everything."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.pictures, self.fetch = dossiers.shelf(
            *(dossiers.picture(*size, seed=number) for number, size in enumerate(((320, 200), (200, 320), (240, 240))))
        )

    # ---- words ------------------------------------------------------------------------------------------

    def word(self) -> str:
        """Mostly Dutch."""
        often: Sequence[Sequence[str]] = (DUTCH, EMOJI, ARABIC, HEBREW, OTHER, LONG, ODD)
        return self.random.choice(self.random.choices(often, (60, 4, 6, 4, 3, 2, 3))[0])

    def sentence(self, most: int = 30) -> str:
        """Words of one kind for a while: a sentence of Arabic is a sentence."""
        words: list[str] = []
        for _ in range(self.random.randint(0, most)):
            if self.random.random() < 0.04:
                words += self.random.choices(self.random.choice((ARABIC, HEBREW)), k=self.random.randint(2, 12))
            words.append(self.word())
        return self.random.choice((" ", " ", " ", "  ")).join(words)

    def lines(self) -> str:
        """A few lines, blank ones among them."""
        return "\n".join(self.sentence() for _ in range(self.random.randint(0, 4)))

    def prose(self) -> str:
        """Markdown of every kind of block."""
        return "\n".join(self._block() for _ in range(self.random.randint(0, 5)))

    def _block(self) -> str:
        choice = self.random.random()
        if choice < 0.55:
            return self._styled()
        if choice < 0.7:
            return "> " + self._styled() + "\n> " + self._styled() + "\n"
        sign = self.random.choice(("-", "1."))
        items = []
        for number in range(1, self.random.randint(2, 5)):
            items.append(f"{sign if sign == '-' else f'{number}.'} {self._styled(12)}")
            if self.random.random() < 0.4:
                items += [f"    - {self._styled(6)}" for _ in range(self.random.randint(1, 3))]
        return "\n".join(items) + "\n"

    def _styled(self, most: int = 40) -> str:
        out = []
        for _ in range(self.random.randint(1, 4)):
            words = self.sentence(max(1, most // 4)).strip() or "zo"
            style = self.random.choice(
                ("{}", "{}", "{}", "**{}**", "*{}*", "***{}***", "[{}](https://voorbeeld.nl/pad?a=1&b=2)")
            )
            out.append(style.format(words))
        return self.random.choice((" ", " ", "\\\n")).join(out)

    # ---- records ----------------------------------------------------------------------------------------

    def records(self) -> list[Record]:
        """Any number of every kind, pointing at each other."""
        ids = {kind.KIND: [f"{kind.KIND}{number}" for number in range(self._count(kind))] for kind in KINDS}
        made: list[Record] = []
        for kind in KINDS:
            for key in ids[kind.KIND]:
                values = {field.name: self._field(field, ids) for field in content(kind)}
                made.append(self._believable(kind(**{**values, "id": key})))
        return made

    def _count(self, kind: type[Record]) -> int:
        return 1 if kind is Student else self.random.randint(0, _COUNTS.get(kind.KIND, 3))

    def _believable(self, record: Record) -> Record:
        """Photos that are there, and days in order."""
        if isinstance(record, Evidence):
            return dataclasses.replace(record, sha256=self.random.choice(self.pictures))
        if isinstance(record, Experience) and record.start and record.end and record.end < record.start:
            return dataclasses.replace(record, end=None)
        return record

    def _field(self, field: Field, ids: dict[str, list[str]]) -> Any:
        if field.optional and self.random.random() < 0.2:
            return None
        if field.many:
            return tuple(dict.fromkeys(self._one(field, ids) for _ in range(self.random.randint(0, 3))))
        return self._one(field, ids)

    def _one(self, field: Field, ids: dict[str, list[str]]) -> Any:
        if field.ref is not None:
            known = ids.get(field.ref.kind, [])
            return self.random.choice(known) if known else None if field.optional else ""
        if field.nested:
            return field.base(**{inner.name: self._field(inner, ids) for inner in content(field.base)})
        if field.base is str:
            return self._text(field.text or Text(0))
        return self._other(field)

    def _text(self, rule: Text) -> str:
        if rule.rich:
            return self.prose()
        if rule.length <= 200:
            return self.sentence(6)[: rule.length]
        return self.lines() if rule.length > 2_000 else self.sentence()

    def _other(self, field: Field) -> Any:
        if issubclass(field.base, StrEnum):
            return self.random.choice(list(field.base))
        if field.between is not None:
            return self.random.randint(field.between.least, min(field.between.most, field.between.least + 400))
        drawn: dict[type, Callable[[], object]] = {
            bool: lambda: self.random.random() < 0.5,
            date: lambda: _FIRST + timedelta(self.random.randint(0, 800)),
            time: lambda: time(self.random.randint(0, 23), 15),
        }
        return drawn[field.base]() if field.base in drawn else field.default


def dossier(seed: int) -> Random:
    """The random dossier of *seed*, in any font and size, with a table of activities that may run over pages."""
    chance = Chance(seed)
    snapshot = Snapshot.of(chance.records())
    activities = snapshot.all(Experience)
    if chance.random.random() < 0.4:
        extra = chance.random.randint(20, 60)
        activities += tuple(Experience(id=f"x{n}", title=chance.sentence(8)[:200], hours=n) for n in range(extra))
    request = DocumentRequest(
        made_on=dossiers.DAY,
        purpose=chance.random.choice(list(Purpose)),
        receiver=chance.sentence(4),
        why=chance.lines(),
        know=chance.lines(),
        activities=activities,
        font=chance.random.choice(("atkinson", "opendyslexic")),
        base_size=chance.random.choice((10, 12)),
        design=chance.random.choice(list(DocumentDesign)),
    )
    return Random(snapshot, chance.fetch, request)


def conversations(seed: int) -> tuple[Snapshot, Sequence[Conversation]]:
    """A random dossier and the conversations that a sheet can be made for."""
    snapshot = Snapshot.of(Chance(seed).records())
    return snapshot, snapshot.all(Conversation)


def with_photos(count: int) -> Random:
    """One experience with so many photos."""
    chance = Chance(count)
    photos = [
        Evidence(
            id=f"b{number}",
            experience_id="e",
            kind=EvidenceKind.PHOTO,
            title=chance.sentence(5)[:200],
            alt=f"Foto {number}",
            sha256=chance.pictures[number % 3],
        )
        for number in range(count)
    ]
    told = Experience(id="e", title="Met foto’s", story=chance.prose(), star=True)
    return Random(Snapshot.of([Student(id="s", name="Sam"), told, *photos]), chance.fetch, dossiers.REQUEST)
