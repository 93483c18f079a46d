"""Question cards and word decks: what a card is, how a deck is read from decoded JSON, and which cards suit a moment.

A card asks the student for a moment, a person, an act or a feeling. Cards with a role are questions that the student
puts to somebody else in a conversation; they never come up when the student reflects alone.

Nothing here reads a file or a clock: the same deck, experience and seed always give the same cards.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Final, TypeVar

from lobdossier.domain.vocabulary import Competence, ExperienceKind, Part, QualityKind, Sector

VERSION: Final = 1
"""The version of the JSON form that `parse_deck` reads."""
THEMES: Final = ("", "tegenslag", "verwachtingen", "samenleving", "dilemma")
ROLES: Final = ("", "ouder", "praktijkbegeleider", "ervaringsdeskundige", "begeleider")
FEELING_KINDS: Final = ("pleasant", "hard")
_PLACE_IN_HAND: Final = {Part.TERUGKIJKEN: 0, Part.REFLECTEREN: 1, Part.VOORUITKIJKEN: 2, Part.ACTIVEREN: 2}
"""A hand looks back, thinks, and looks ahead: vooruitkijken and activeren share the third place."""

_PART_ORDER: Final = {part: place for place, part in enumerate(Part)}

_E = TypeVar("_E", bound=StrEnum)


class DeckError(ValueError):
    """A deck is not as it should be: `id` names the card or word ("" for the deck itself) and `field` its field."""

    def __init__(self, item_id: str, field_name: str, problem: str) -> None:
        super().__init__(f"{item_id or 'deck'}: {field_name}: {problem}")
        self.id = item_id
        self.field = field_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One question. `words` fits every sector; `sectors` holds the wording where a sector names people differently."""

    id: str
    competence: Competence
    part: Part
    words: str
    hint: str = ""
    sectors: Mapping[Sector, str] = field(default_factory=dict)
    kinds: tuple[ExperienceKind, ...] = ()
    """The kinds of experience it is about; empty: any."""
    theme: str = ""
    """One of `THEMES`."""
    for_role: str = ""
    """One of `ROLES`: the person it is put to; empty: the student answers."""

    def wording(self, sector: Sector | None) -> str:
        """The question as a student of *sector* reads it; None while the sector is not known."""
        return self.words if sector is None else self.sectors.get(sector, self.words)

    def worded(self, sector: Sector | None) -> Card:
        """The same card with only the words of *sector*: what is shown, and what an answer keeps."""
        return replace(self, words=self.wording(sector), sectors={})

    def suits(self, kind: ExperienceKind | None) -> bool:
        """Whether the student can answer it about an experience of *kind* (None: about no experience in particular)."""
        return not self.for_role and (not self.kinds or kind in self.kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A quality, skill, motive or feeling to choose. `hint` says in the student's words how one notices it."""

    id: str
    words: str
    hint: str = ""
    kind: str = ""
    """A value of `QualityKind` for qualities and skills, one of `FEELING_KINDS` for feelings, else empty."""
    icon: str = ""
    """The name of an icon, for feelings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """All cards and words of one language, in the order of their files."""

    language: str
    cards: tuple[Card, ...]
    qualities: tuple[Word, ...] = ()
    motives: tuple[Word, ...] = ()
    feelings: tuple[Word, ...] = ()

    def card(self, card_id: str) -> Card | None:
        """The card with this id; None for one of a newer or older deck (an answer keeps its question's words)."""
        return next((card for card in self.cards if card.id == card_id), None)

    def word(self, word_id: str) -> Word | None:
        """The quality, skill, motive or feeling with this id, or None."""
        return next((word for word in self.words() if word.id == word_id), None)

    def words(self) -> tuple[Word, ...]:
        """All the words of the three decks."""
        return (*self.qualities, *self.motives, *self.feelings)


def hand_of_three(
    deck: Deck,
    *,
    kind: ExperienceKind | None,
    competences: Sequence[Competence],
    sector: Sector | None,
    asked: Collection[str],
    seed: int | str,
) -> tuple[Card, Card, Card]:
    """Three different cards for an experience, worded for *sector*, in the order of a conversation.

    What counts, first to last: not in *asked* (ids of cards used lately); one card about this very *kind*; one that looks
    back, one that thinks, one that looks ahead; three competences; a second card about the kind; its *competences*.
    Raises `DeckError` when fewer than three cards of the deck suit the kind.
    """
    pile = _shuffled((card for card in deck.cards if card.suits(kind)), seed)
    if len(pile) < 3:
        raise DeckError("", "cards", f"three cards needed, {len(pile)} suit {kind or 'no kind'}")
    hand: list[Card] = []
    while len(hand) < 3:
        ranked = [(_rank(card, hand, kind, competences, asked), card) for card in pile if card not in hand]
        hand.append(min(ranked, key=lambda pair: pair[0])[1])
    first, second, third = (card.worded(sector) for card in sorted(hand, key=lambda card: _PART_ORDER[card.part]))
    return first, second, third


def another(
    deck: Deck,
    hand: Sequence[Card],
    index: int,
    *,
    kind: ExperienceKind | None,
    competences: Sequence[Competence],
    sector: Sector | None,
    asked: Collection[str],
    seen: Sequence[str],
    seed: int | str,
) -> Card:
    """The card to lay in place of ``hand[index]`` for "Andere vraag"; never one that is in the hand.

    *seen* are the ids shown in this sitting, oldest first: the first hand, then each card returned here. None comes back
    before every suitable card was shown; after that the one longest out of sight does. Then counts what counts in
    `hand_of_three`, beside the two cards that stay. A hand that holds the whole pile keeps its card.
    """
    held = {card.id for card in hand}
    staying = [card for place, card in enumerate(hand) if place != index]
    last_seen = {card_id: place for place, card_id in enumerate(seen)}
    ranked = [
        ((last_seen.get(card.id, -1), *_rank(card, staying, kind, competences, asked)), card)
        for card in _shuffled((card for card in deck.cards if card.suits(kind) and card.id not in held), seed)
    ]
    return min(ranked, key=lambda pair: pair[0])[1].worded(sector) if ranked else hand[index]


def for_part(
    deck: Deck, part: Part, sector: Sector | None, role: str = "", *, kind: ExperienceKind | None = None
) -> tuple[Card, ...]:
    """The cards to choose from for one part of a conversation, worded for *sector*, in the deck's order.

    With a *role* (one of `ROLES`): the questions to put to that person. Without: those that the student answers, the
    ones about *kind* among them when the conversation is about such an experience.
    """
    return tuple(
        card.worded(sector)
        for card in deck.cards
        if card.part is part and (card.for_role == role if role else card.suits(kind))
    )


def _rank(
    card: Card,
    hand: Sequence[Card],
    kind: ExperienceKind | None,
    competences: Sequence[Competence],
    asked: Collection[str],
) -> tuple[bool, ...]:
    """How badly *card* goes with what is in the *hand*; the order of the six is the order of what counts."""
    about_kind = sum(kind in other.kinds for other in hand)
    return (
        card.id in asked,
        about_kind < 1 and kind not in card.kinds,
        _PLACE_IN_HAND[card.part] in {_PLACE_IN_HAND[other.part] for other in hand},
        card.competence in {other.competence for other in hand},
        about_kind < 2 and kind not in card.kinds,
        card.competence not in competences,
    )


def _shuffled(cards: Iterable[Card], seed: int | str) -> list[Card]:
    """*cards* in an order that depends on the seed and on each id alone: a new card moves no other one."""
    return sorted(cards, key=lambda card: hashlib.blake2b(f"{seed}\0{card.id}".encode(), digest_size=8).digest())


def parse_deck(*, questions: object, qualities: object, motives: object, feelings: object) -> Deck:
    """The deck in four decoded JSON documents (``{"version": 1, "language": "nl", "cards" or "words": [...]}``).

    Raises `DeckError` for a wrong version, two languages, an id used twice, and for a field that is missing, unknown or
    of another shape than `Card` and `Word` say.
    """
    language, cards = _entries(questions, "cards")
    decks = [_entries(document, "words") for document in (qualities, motives, feelings)]
    if any(other != language for other, _ in decks):
        raise DeckError("", "language", "one deck has one language")
    deck = Deck(
        language=language,
        cards=tuple(_card(entry) for entry in cards),
        qualities=tuple(_word(entry, tuple(QualityKind)) for entry in decks[0][1]),
        motives=tuple(_word(entry, ("",)) for entry in decks[1][1]),
        feelings=tuple(_word(entry, FEELING_KINDS) for entry in decks[2][1]),
    )
    taken: set[str] = set()
    for item_id in (*(card.id for card in deck.cards), *(word.id for word in deck.words())):
        if item_id in taken:
            raise DeckError(item_id, "id", "used twice")
        taken.add(item_id)
    return deck


class _Entry:
    """One decoded JSON object, read field by field; its fields are those of the dataclass *shape*."""

    def __init__(self, raw: object, shape: type[Card] | type[Word]) -> None:
        if not isinstance(raw, Mapping):
            raise DeckError("", "cards", f"an object expected, not {raw!r}")
        self._raw = raw
        self.id = ""
        self.id = self.text("id")
        for name in raw.keys() - {known.name for known in fields(shape)}:
            raise DeckError(self.id, str(name), "unknown field")

    def text(self, name: str, default: str | None = None) -> str:
        """A piece of text without spaces around it; required when there is no *default*."""
        value = self._raw.get(name, default)
        if not isinstance(value, str) or value != value.strip() or (default is None and not value):
            raise DeckError(self.id, name, f"text expected, not {value!r}")
        return value

    def one_of(self, name: str, allowed: Sequence[str]) -> str:
        """One of the *allowed* words; required unless "" is among them."""
        value = self.text(name, "" if "" in allowed else None)
        if value not in allowed:
            raise DeckError(self.id, name, f"{value!r} is not one of {', '.join(allowed)}")
        return value

    def wordings(self, name: str) -> dict[Sector, str]:
        """The wording per sector: all the sectors or none, so that nobody reads another sector's words."""
        value = self._raw.get(name, {})
        if not isinstance(value, Mapping) or not all(isinstance(text, str) and text for text in value.values()):
            raise DeckError(self.id, name, "a sentence per sector expected")
        if value and set(value) != set(Sector):
            raise DeckError(self.id, name, "vo, mbo and hbo expected")
        return {Sector(sector): text for sector, text in value.items()}

    def members(self, name: str, enum: type[_E]) -> tuple[_E, ...]:
        """A list of different members of *enum*, by value."""
        value = self._raw.get(name, [])
        if not isinstance(value, list) or not all(item in tuple(enum) for item in value):
            raise DeckError(self.id, name, f"a list of {enum.__name__} values expected, not {value!r}")
        if len(set(value)) != len(value):
            raise DeckError(self.id, name, "a value stands there twice")
        return tuple(enum(item) for item in value)


def _card(raw: object) -> Card:
    entry = _Entry(raw, Card)
    return Card(
        id=entry.id,
        competence=Competence(entry.one_of("competence", tuple(Competence))),
        part=Part(entry.one_of("part", tuple(Part))),
        words=entry.text("words"),
        hint=entry.text("hint", ""),
        sectors=entry.wordings("sectors"),
        kinds=entry.members("kinds", ExperienceKind),
        theme=entry.one_of("theme", THEMES),
        for_role=entry.one_of("for_role", ROLES),
    )


def _word(raw: object, kinds: Sequence[str]) -> Word:
    entry = _Entry(raw, Word)
    kind, icon = entry.one_of("kind", kinds), entry.text("icon", "")
    return Word(id=entry.id, words=entry.text("words"), hint=entry.text("hint", ""), kind=kind, icon=icon)


def _entries(document: object, key: str) -> tuple[str, list[object]]:
    """The language and the list under *key* of one decoded file."""
    if not isinstance(document, Mapping) or set(document) != {"version", "language", key}:
        raise DeckError("", key, f"an object with version, language and {key} expected")
    if document["version"] is True or document["version"] != VERSION:
        raise DeckError("", "version", f"{VERSION} expected, not {document['version']!r}")
    if not isinstance(document["language"], str) or not isinstance(document[key], list):
        raise DeckError("", key, "a language and a list expected")
    return document["language"], document[key]
