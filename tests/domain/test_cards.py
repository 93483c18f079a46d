"""Question cards: what a deck may hold, and which cards come up when."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.cards import (
    ROLES,
    THEMES,
    Card,
    Deck,
    DeckError,
    another,
    for_part,
    hand_of_three,
    parse_deck,
)
from lobdossier.domain.vocabulary import Competence, ExperienceKind, Part, Sector

STAGE, HOBBY = ExperienceKind.STAGE, ExperienceKind.HOBBY


def _card(number: int, competence: Competence, part: Part, **more: Any) -> Card:
    return Card(id=f"card-{number:03}", competence=competence, part=part, words=f"Vraag {number}?", **more)


def _full_deck() -> Deck:
    """Two cards for each competence and part, one of each part for a stage, one per role."""
    cards = [_card(n, c, p) for n, (c, p, _) in enumerate((c, p, i) for c in Competence for p in Part for i in (1, 2))]
    cards += [_card(100 + n, Competence.NETWERKEN, p, kinds=(STAGE,)) for n, p in enumerate(Part)]
    cards += [_card(200 + n, Competence.NETWERKEN, Part.TERUGKIJKEN, for_role=r) for n, r in enumerate(ROLES[1:])]
    return Deck(language="nl", cards=tuple(cards))


FULL = _full_deck()
IDS = [card.id for card in FULL.cards]

some_cards = st.lists(
    st.builds(
        Card,
        id=st.integers(0, 40).map("card-{}".format),
        competence=st.sampled_from(Competence),
        part=st.sampled_from(Part),
        words=st.just("Wie was erbij?"),
        kinds=st.sampled_from([(), (), (STAGE,), (HOBBY, STAGE)]),
        for_role=st.sampled_from(["", "", "", "ouder"]),
    ),
    max_size=30,
    unique_by=lambda card: card.id,
)
decks = st.builds(Deck, language=st.just("nl"), cards=some_cards.map(tuple))
kinds = st.none() | st.sampled_from([STAGE, HOBBY, ExperienceKind.LES])
competence_lists = st.lists(st.sampled_from(Competence), unique=True)
seeds = st.integers() | st.text(max_size=8)
asked_ids = st.sets(st.sampled_from(IDS))


def _hand(deck: Deck, **changes: Any) -> tuple[Card, Card, Card]:
    settings: dict[str, Any] = {"kind": None, "competences": (), "sector": None, "asked": (), "seed": 1, **changes}
    return hand_of_three(deck, **settings)


@given(decks, kinds, competence_lists, seeds)
def test_any_deck(deck: Deck, kind: ExperienceKind | None, competences: list[Competence], seed: int | str) -> None:
    """From any deck come three different cards that the student can answer, or a typed refusal when there are fewer."""
    suiting = [card for card in deck.cards if card.suits(kind)]
    if len(suiting) < 3:
        with pytest.raises(DeckError):
            _hand(deck, kind=kind, competences=competences, seed=seed)
        return
    hand = _hand(deck, kind=kind, competences=competences, seed=seed)
    assert len({card.id for card in hand}) == 3
    assert all(card.for_role == "" and (not card.kinds or kind in card.kinds) for card in hand)
    if any(kind in card.kinds for card in suiting):
        assert any(kind in card.kinds for card in hand)
    assert [list(Part).index(card.part) for card in hand] == sorted(list(Part).index(card.part) for card in hand)


@given(kinds, competence_lists, seeds)
def test_spread(kind: ExperienceKind | None, competences: list[Competence], seed: int | str) -> None:
    """A hand from a full deck looks back, thinks and looks ahead, with three competences."""
    hand = _hand(FULL, kind=kind, competences=competences, seed=seed)
    assert [card.part for card in hand[:2]] == [Part.TERUGKIJKEN, Part.REFLECTEREN]
    assert hand[2].part in {Part.VOORUITKIJKEN, Part.ACTIVEREN}
    assert len({card.competence for card in hand}) == 3


@given(competence_lists, seeds)
def test_competences_of_the_experience(competences: list[Competence], seed: int | str) -> None:
    """The competences that the student gave an experience come first: up to three of them are in the hand."""
    hand = _hand(FULL, competences=competences, seed=seed)
    assert len({card.competence for card in hand} & set(competences)) == min(3, len(competences))


@given(seeds)
def test_kind_first(seed: int | str) -> None:
    """After a stage one question is about a stage, and a second one when that costs no part and no competence."""
    assert sum(STAGE in card.kinds for card in _hand(FULL, kind=STAGE, seed=seed)) == 1
    more = [_card(300 + n, c, p, kinds=(STAGE,)) for n, (c, p) in enumerate((c, p) for c in Competence for p in Part)]
    wide = dataclasses.replace(FULL, cards=(*FULL.cards, *more))
    assert sum(STAGE in card.kinds for card in _hand(wide, kind=STAGE, seed=seed)) >= 2


@given(asked_ids, kinds, seeds)
def test_not_asked_lately(asked: set[str], kind: ExperienceKind | None, seed: int | str) -> None:
    """A card that was used lately comes back only when there are not three others."""
    others = [card for card in FULL.cards if card.suits(kind) and card.id not in asked]
    hand = _hand(FULL, kind=kind, asked=asked, seed=seed)
    assert sum(card.id not in asked for card in hand) == min(3, len(others))


def test_seed() -> None:
    """The same seed gives the same hand, whatever the order of the file; seeds give different hands; 1 and "1" agree."""
    mirrored = dataclasses.replace(FULL, cards=FULL.cards[::-1])
    assert _hand(FULL, seed=7) == _hand(mirrored, seed=7) == _hand(FULL, seed="7")
    assert len({tuple(card.id for card in _hand(FULL, seed=seed)) for seed in range(40)}) > 20


@given(kinds, competence_lists, asked_ids, seeds, st.lists(st.integers(0, 2), min_size=110, max_size=110))
def test_another_question(
    kind: ExperienceKind | None,
    competences: list[Competence],
    asked: set[str],
    seed: int | str,
    places: list[int],
) -> None:
    """ "Andere vraag" shows each card of the pile once before any comes back, and never two of the same in a hand."""
    settings: dict[str, Any] = {"kind": kind, "competences": competences, "sector": None, "asked": asked, "seed": seed}
    hand = list(hand_of_three(FULL, **settings))
    seen = [card.id for card in hand]
    pile = {card.id for card in FULL.cards if card.suits(kind)}
    for place in places:
        hand[place] = another(FULL, hand, place, seen=seen, **settings)
        assert len({card.id for card in hand}) == 3
        seen.append(hand[place].id)
    assert set(seen[: len(pile)]) == pile
    assert all(len(set(seen[at : at + 3])) == 3 for at in range(len(seen) - 3))


@given(seeds, st.integers(0, 2))
def test_another_question_keeps_the_spread(seed: int | str, place: int) -> None:
    """The new card takes the place of the old one in the conversation: back, thinking or ahead; competences differ."""
    hand = list(_hand(FULL, seed=seed))
    hand[place] = another(
        FULL, hand, place, kind=None, competences=(), sector=None, asked=(), seen=[c.id for c in hand], seed=seed
    )
    assert len({card.competence for card in hand}) == 3
    ahead = {Part.VOORUITKIJKEN, Part.ACTIVEREN}
    assert [card.part in ahead or card.part for card in hand] == [Part.TERUGKIJKEN, Part.REFLECTEREN, True]


def test_another_question_from_three_cards() -> None:
    """With nothing left to choose the card stays."""
    deck = dataclasses.replace(FULL, cards=FULL.cards[:3])
    hand = _hand(deck)
    settings: dict[str, Any] = {"kind": None, "competences": (), "sector": None, "asked": (), "seen": (), "seed": 1}
    assert another(deck, hand, 1, **settings) == hand[1]


def test_wording_per_sector() -> None:
    """A hand and a pile carry the words of the student's sector; without a sector the words that fit everybody."""
    words = {Sector.VO: "Wat zei je mentor?", Sector.MBO: "Wat zei je slb’er?", Sector.HBO: "Wat zei je begeleider?"}
    card = _card(1, Competence.NETWERKEN, Part.REFLECTEREN, sectors=words)
    deck = Deck(language="nl", cards=(card, *FULL.cards[:2]))
    for sector, sentence in words.items():
        assert card.wording(sector) == sentence
        assert sentence in [c.words for c in _hand(deck, sector=sector)]
        assert [c.wording(sector) for c in for_part(deck, Part.REFLECTEREN, sector)] == [sentence]
    assert card.wording(None) == card.worded(None).wording(Sector.VO) == "Vraag 1?"


@pytest.mark.parametrize("part", Part)
def test_pile_for_a_part_of_a_conversation(part: Part) -> None:
    """Preparing a conversation shows the cards of one part: the student's own, or the questions for one role."""
    own = for_part(FULL, part, None)
    assert own
    assert all(card.part is part and not card.for_role and not card.kinds for card in own)
    assert len(for_part(FULL, part, None, kind=STAGE)) == len(own) + 1
    for role in ROLES[1:]:
        assert [card.for_role for card in for_part(FULL, part, None, role)] == [role] * (part is Part.TERUGKIJKEN)


CARD = {"id": "kw-1", "competence": "netwerken", "part": "activeren", "words": "Wie vraag je?"}
SENTENCES = {"vo": "Wie?", "mbo": "Wie?", "hbo": "Wie?"}
DOCUMENTS: dict[str, Any] = {
    "questions": {"version": 1, "language": "nl", "cards": [{**CARD, "kinds": ["stage"], "sectors": SENTENCES}]},
    "qualities": {"version": 1, "language": "nl", "words": [{"id": "q-1", "words": "Durven", "kind": "quality"}]},
    "motives": {"version": 1, "language": "nl", "words": [{"id": "m-1", "words": "Rust", "hint": "Geen lawaai."}]},
    "feelings": {
        "version": 1,
        "language": "nl",
        "words": [{"id": "f-1", "words": "blij", "kind": "pleasant", "icon": "smile"}],
    },
}


def test_parse() -> None:
    """Decoded JSON becomes cards and words with the enumerations of the field; both are found by their id."""
    deck = parse_deck(**DOCUMENTS)
    card = deck.card("kw-1")
    assert card is not None
    assert (card.competence, card.part, card.kinds) == (Competence.NETWERKEN, Part.ACTIVEREN, (STAGE,))
    assert (card.hint, card.theme, card.for_role, card.sectors[Sector.HBO]) == ("", "", "", "Wie?")
    assert [word.words for word in deck.words()] == ["Durven", "Rust", "blij"]
    word = deck.word("f-1")
    assert word is not None
    assert (word.icon, deck.word("kw-1"), deck.card("q-1")) == ("smile", None, None)


def _set(document: str, field: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(documents: dict[str, Any]) -> None:
        key = "cards" if document == "questions" else "words"
        documents[document][key][0][field] = value

    return change


@pytest.mark.parametrize(
    ("item", "field", "change"),
    [
        ("", "id", _set("questions", "id", "")),
        ("kw-1", "words", _set("questions", "words", "")),
        ("kw-1", "words", _set("questions", "words", 3)),
        ("kw-1", "hint", _set("questions", "hint", " spatie ")),
        ("kw-1", "competence", _set("questions", "competence", "koken")),
        ("kw-1", "part", _set("questions", "part", ["activeren"])),
        ("kw-1", "kinds", _set("questions", "kinds", ["stage", "maanreis"])),
        ("kw-1", "kinds", _set("questions", "kinds", ["stage", "stage"])),
        ("kw-1", "kinds", _set("questions", "kinds", "stage")),
        ("kw-1", "kinds", _set("questions", "kinds", [["stage"]])),
        ("kw-1", "sectors", _set("questions", "sectors", {"vo": "Wie?"})),
        ("kw-1", "sectors", _set("questions", "sectors", {**SENTENCES, "vo": ""})),
        ("kw-1", "theme", _set("questions", "theme", "geld")),
        ("kw-1", "for_role", _set("questions", "for_role", "buurman")),
        ("kw-1", "hnit", _set("questions", "hnit", "Typefout")),
        ("q-1", "kind", _set("qualities", "kind", "talent")),
        ("m-1", "kind", _set("motives", "kind", "quality")),
        ("f-1", "kind", _set("feelings", "kind", "")),
        ("f-1", "sectors", _set("feelings", "sectors", {})),
        ("m-1", "id", _set("feelings", "id", "m-1")),
        ("", "version", lambda documents: documents["motives"].update(version=2)),
        ("", "version", lambda documents: documents["motives"].update(version=True)),
        ("", "language", lambda documents: documents["motives"].update(language="en")),
        ("", "words", lambda documents: documents["motives"].update(words={})),
        ("", "cards", lambda documents: documents["questions"].update(extra=1)),
        ("", "cards", lambda documents: documents.update(questions=[CARD])),
        ("", "cards", lambda documents: documents["questions"].update(cards=["Wie?"])),
    ],
)
def test_a_mistake_in_a_deck(item: str, field: str, change: Callable[[dict[str, Any]], None]) -> None:
    """A slip in a file is refused with the card or word and the field that it is in; nothing is guessed or dropped."""
    documents = copy.deepcopy(DOCUMENTS)
    change(documents)
    with pytest.raises(DeckError) as refused:
        parse_deck(**documents)
    assert (refused.value.id, refused.value.field) == (item, field)
    assert field in str(refused.value)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.sampled_from(["id", "competence", "part", "words", "hint", "sectors", "kinds", "theme", "for_role"]), json_values
)
def test_any_json_in_any_field(field: str, value: object) -> None:
    """Whatever stands in a field: a deck or a `DeckError`, no other failure."""
    documents = copy.deepcopy(DOCUMENTS)
    documents["questions"]["cards"][0][field] = value
    try:
        deck = parse_deck(**documents)
    except DeckError as refused:
        assert refused.field  # noqa: PT017 - both ends are allowed, `raises` would demand one
    else:
        assert deck.cards[0].theme in THEMES
