"""The words of the cards: each test is one promise about the files in `resources/cards/`.

A rule is a function from a sentence to what is wrong with it, tried on bad cards first: one that refuses nothing is idle.
"""

from __future__ import annotations

import difflib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

import pytest

from lobdossier.domain.cards import ROLES, Card, Deck, parse_deck
from lobdossier.domain.vocabulary import Competence, ExperienceKind, Part, QualityKind, Sector

RESOURCES = Path(__file__).parents[2] / "resources"
NAMES = ("questions", "qualities", "motives", "feelings")

QUESTION_WORDS = frozenset({"wat", "wie", "wiens", "welk", "welke", "wanneer", "hoe", "hoeveel", "waar"})
"""Besides these: waar- with a preposition (waarmee, waarin); not "waarom"."""

_VERBS = """
ben bent is zijn was waren word wordt werd werden heb hebt heeft hebben had hadden kan kun kunt kunnen kon konden mag
mogen mocht mochten moet moeten moest moesten wil wilt willen wilde wilden zou zouden zal zul zult zullen ga gaat gaan
ging gingen doe doet deed deden vind vindt vond vonden voel voelt voelde weet wist denk denkt dacht ken kent kende durf
durft durfde hoef hoeft lukte lukt klopt klopte hielp helpt kreeg krijg zag zie ziet kwam kom komt merkte merk vroeg
vraag leerde leer hoor hoorde houd houdt hield past paste werkte werk geloof geef gaf beschrijf noem vertel
"""
FINITE_VERBS = frozenset(_VERBS.split())

FORBIDDEN = (
    r"waarom",
    r"juiste",
    r"(goede|beste|slimste|verkeerde) (keuze|studie|opleiding)",
    r"(heb|had|hebt) je (hier(van)? )?geleerd",
    r"(sterk|zwak)(ke)? (en|punt\w*|kant\w*|zwak\w*)",
    r"verbeterpunt\w*|leerpunt\w*|leerdoel\w*",
    r"op een schaal|cijfer|score|procent|van 1 tot",
    r"reflect\w*|beschrijf\w*|benoem\w*|evalue\w*|omschrijf\w*|analyse\w*|motiveer",
    r"\w*competenties?|loopbaan(?!begeleider)\w*|kernwaarden?|drijfve\w+|motie(f|ven)|arbeidsmarkt\w*|bpv(?!-docent)|lob",
    r"kwaliteit(en)?|vaardighe\w+|ambities?|traject\w*|profiel\w*|netwerk(en)?|portfolio|feedback|focus|proces",
    r"goed gedaan|knap van je|fout antwoord|slecht|dom|lui|normaal",
)
"""Words that corner, judge, give a mark, know the answer or need explaining."""

SECTOR_WORDS: Mapping[Sector, frozenset[str]] = {
    Sector.VO: frozenset({"leerling", "mentor", "stagebegeleider", "brugklas"}),
    Sector.MBO: frozenset({"slb’er", "bpv-docent", "praktijkbegeleider"}),
    Sector.HBO: frozenset({"studieloopbaanbegeleider", "bedrijfsbegeleider", "college", "hogeschool"}),
}
"""Words that only students of one sector use for the people around them."""


def tokens(sentence: str) -> list[str]:
    """The words as a reader counts them, folded: lower case, without punctuation around them."""
    return [word for raw in sentence.casefold().split() if (word := raw.strip(".,;:?!()‘’'\"…"))]


def asking_sentence(words: str) -> str:
    """The sentence with the question mark; before it may stand one that sketches a situation."""
    return re.split(r"(?<=[.!])\s+", words)[-1]


def is_question_word(word: str) -> bool:
    return word in QUESTION_WORDS or (word.startswith("waar") and word not in {"waarom", "waarde", "waard"})


def too_long(words: str) -> str:
    return f"{len(tokens(words))} words" if len(tokens(words)) > 14 else ""


def not_one_question(words: str) -> str:
    if not words.endswith("?") or words.count("?") != 1 or "!" in words:
        return "one question mark, at the end"
    if len(re.split(r"(?<=[.!])\s+", words)) > 2:
        return "at most one sentence before the question"
    second = re.search(r"\ben (\w+)", asking_sentence(words).casefold())
    return "two questions in one" if second and is_question_word(second[1]) else ""


def closed(words: str) -> str:
    """Yes or no is enough, or it gives an order: the first or second word is not one that asks (wat; bij wie)."""
    asking = tokens(asking_sentence(words))
    if asking and asking[0] in FINITE_VERBS:
        return f"opens with the verb {asking[0]}"
    return "" if any(is_question_word(word) for word in asking[:2]) else "no question word in front"


def forbidden(words: str) -> str:
    found = next((match for rule in FORBIDDEN if (match := re.search(rf"\b({rule})\b", words.casefold()))), None)
    return f"says {found[0]!r}" if found else ""


RULES: tuple[Callable[[str], str], ...] = (too_long, not_one_question, closed, forbidden)


def foreign_words(words: str, sector: Sector | None) -> set[str]:
    """Words of other sectors than *sector* (None: of any sector)."""
    return {
        word for other, theirs in SECTOR_WORDS.items() if other is not sector for word in theirs & set(tokens(words))
    }


def alike(one: str, two: str) -> float:
    """How much two sentences are the same, 0 to 1, letter by letter over folded words."""
    matcher = difflib.SequenceMatcher(None, " ".join(tokens(one)), " ".join(tokens(two)), autojunk=False)
    return min(matcher.real_quick_ratio(), matcher.quick_ratio()) if matcher.quick_ratio() <= 0.82 else matcher.ratio()


def near_duplicates(sentences: list[str]) -> list[str]:
    return [f"{one} ~ {two}" for one, two in combinations(sentences, 2) if alike(one, two) > 0.82]


def read(name: str) -> object:
    return json.loads((RESOURCES / "cards" / f"{name}.json").read_text(encoding="utf-8"))


DECK: Deck = parse_deck(**{name: read(name) for name in NAMES})
OWN = [card for card in DECK.cards if not card.for_role]
ANY_TIME = [card for card in OWN if not card.kinds]


def wordings(card: Card) -> Iterator[str]:
    yield from dict.fromkeys((card.words, *card.sectors.values()))


@pytest.mark.parametrize(
    ("bad", "rule"),
    [
        ("Wat heb je geleerd?", forbidden),
        ("Beschrijf je sterke en zwakke punten.", forbidden),
        ("Beschrijf je sterke en zwakke punten.", closed),
        ("Vond je het leuk?", closed),
        ("Je moest kiezen tussen snel en netjes. Lukte dat?", closed),
        ("Daar was je wel trots op?", closed),
        ("Als je kon kiezen, zou je dan weten wat je wilt?", closed),
        ("Denk je weleens aan wat je later wordt?", closed),
        ("Waarom ging het mis?", forbidden),
        ("Waarom ging het mis?", closed),
        ("Hoe goed ging het op een schaal van 1 tot 10?", forbidden),
        ("Wat is de juiste studie voor jou?", forbidden),
        ("Hoe weet je dat het een goede keuze is?", forbidden),
        ("Reflecteer op je kwaliteiten tijdens de BPV.", forbidden),
        ("Welke competentie zet je in?", forbidden),
        ("Wat ging goed, en wat ging mis?", not_one_question),
        ("Wie hielp je? Wat deed die?", not_one_question),
        ("Wat een dag was dat!", not_one_question),
        ("Wat deed jij toen je die dag merkte dat de bus naar je stage niet reed?", too_long),
    ],
)
def test_the_rules_refuse(bad: str, rule: Callable[[str], str]) -> None:
    """Each rule catches the bad cards that it was made for."""
    assert rule(bad)


@pytest.mark.parametrize(
    "good",
    [
        "Welk moment vertelde je thuis als eerste?",
        "Wie zou over jou zeggen: dat kan die goed?",
        "Je moest kiezen tussen snel en netjes. Wat deed je?",
        "Waarmee beloon je jezelf?",
        "Wat vraag je aan je BPV-docent?",
        "Wat wil je je studieloopbaanbegeleider vertellen?",
    ],
)
def test_the_rules_let_through(good: str) -> None:
    """No rule is against a good card."""
    assert [rule(good) for rule in RULES] == [""] * len(RULES)


def test_the_rules_for_more_than_one_card_refuse() -> None:
    """Near-duplicates and words of another sector are seen, whatever the capitals and points."""
    assert near_duplicates(["Wie hielp je vandaag?", "Wat kwam er mis?", "wie hielp je, vandaag"])
    assert foreign_words("Wat zei je slb’er?", Sector.VO) == foreign_words("Wat zei je slb’er?", None) == {"slb’er"}
    assert not foreign_words("Wat zei je slb’er?", Sector.MBO)


def test_enough_cards() -> None:
    """At least 150 cards; six for each competence and part that suit any experience, apart from questions to others."""
    assert len(DECK.cards) >= 150
    counted = Counter((card.competence, card.part) for card in ANY_TIME)
    assert {cell: n for cell in ((c, p) for c in Competence for p in Part) if (n := counted[cell]) < 6} == {}


def test_society_and_dilemmas() -> None:
    """Each competence has two cards about society and one dilemma that suit any experience."""
    themes = Counter((card.competence, card.theme) for card in ANY_TIME)
    assert all(themes[c, "samenleving"] >= 2 and themes[c, "dilemma"] >= 1 for c in Competence)


def test_setbacks_and_expectations() -> None:
    """There is something to ask after a setback in each competence, and about what others expect in each too."""
    themes = {(card.competence, card.theme) for card in OWN}
    assert {(c, t) for c in Competence for t in ("tegenslag", "verwachtingen")} <= themes


def test_every_kind_of_experience() -> None:
    """Each kind of experience has at least three cards of its own, in at least two parts."""
    for kind in ExperienceKind:
        parts = [card.part for card in OWN if kind in card.kinds]
        assert len(parts) >= 3, kind
        assert len(set(parts)) >= 2, kind


def test_every_role() -> None:
    """A parent, somebody at work, somebody a step further and a guide each have two questions or more for each part."""
    counted = Counter((card.for_role, card.part) for card in DECK.cards)
    assert {(r, p): counted[r, p] for r in ROLES[1:] for p in Part if counted[r, p] < 2} == {}


@pytest.mark.parametrize("rule", RULES)
def test_every_question(rule: Callable[[str], str]) -> None:
    """Every wording of every card is one open question of at most 14 words, without words that judge or need explaining."""
    assert [
        f"{card.id}: {words} ({bad})" for card in DECK.cards for words in wordings(card) if (bad := rule(words))
    ] == []


@pytest.mark.parametrize("sector", Sector)
def test_no_near_duplicates(sector: Sector) -> None:
    """No two cards ask almost the same of a student in one sector."""
    assert near_duplicates([card.wording(sector) for card in DECK.cards]) == []


def test_openings_vary() -> None:
    """No first word opens more than 35 % of the cards, "welk" and "welke" counted as one; there are at least ten."""
    openings = Counter(tokens(card.words)[0].replace("welke", "welk") for card in DECK.cards)
    assert len(openings) >= 10
    assert {word: n for word, n in openings.items() if n > 0.35 * len(DECK.cards)} == {}


def test_words_of_the_sector() -> None:
    """Everybody reads the words of the own school; the wording for everybody uses those of no school in particular."""
    strange = {
        (card.id, sector): words
        for card in DECK.cards
        for sector in (None, *Sector)
        if (words := foreign_words(card.wording(sector), sector))
    }
    assert strange == {}
    assert not [card.id for card in DECK.cards for words in wordings(card) if re.search(r"[{}\[\]<>/|*_]", words)]


def test_hints() -> None:
    """Every card and word has a hint: one short sentence that asks nothing hard, forbids nothing and never shouts."""
    items = [(card.id, card.hint) for card in DECK.cards] + [(word.id, word.hint) for word in DECK.words()]
    for item_id, hint in items:
        assert 3 <= len(tokens(hint)) <= 14, (item_id, hint)
        assert re.fullmatch(r"[^.!?]+[.?]|[^.!?]+\?’ [^.!?]+\.", hint), (item_id, hint)
        assert not forbidden(hint), (item_id, hint, forbidden(hint))


def test_typography() -> None:
    """Dutch quotation marks and apostrophes, single spaces, capitals where a sentence or a word to choose begins."""
    sentences = [text for card in DECK.cards for text in (*wordings(card), card.hint)]
    sentences += [text for word in (*DECK.qualities, *DECK.motives) for text in (word.words, word.hint)]
    sentences += [word.hint for word in DECK.feelings]
    assert [text for text in sentences if re.search(r"['\"]|\s\s|[^\S ]| [.,?]", text)] == []
    assert [text for text in sentences if not text.lstrip("‘")[0].isupper()] == []


def test_ids_are_stable_names() -> None:
    """An id is plain kebab and says where the card belongs, since answers keep it for years."""
    ids = [card.id for card in DECK.cards] + [word.id for word in DECK.words()]
    assert [name for name in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []
    short = dict(zip(Competence, ("kw", "mo", "we", "st", "ne"), strict=True))
    part = dict(zip(Part, ("terug", "reflecteer", "vooruit", "activeer"), strict=True))
    for card in DECK.cards:
        middle = f"{short[card.competence]}-{part[card.part]}-"
        assert card.id.startswith(f"{card.for_role}-{middle}" if card.for_role else middle)


def test_word_decks() -> None:
    """40 qualities, 20 skills, 40 motives, no two almost alike; each names in the second person what one sees somebody do."""
    kinds = Counter(word.kind for word in DECK.qualities)
    assert kinds[QualityKind.QUALITY] >= 40
    assert kinds[QualityKind.SKILL] >= 20
    assert len(DECK.motives) >= 40
    for words in (DECK.qualities, DECK.motives):
        assert near_duplicates([word.words for word in words]) == []
        assert near_duplicates([word.hint for word in words]) == []
        assert all(len(tokens(word.words)) <= 5 for word in words)
        assert [word.hint for word in words if not {"je", "jij", "jouw", "jou"} & set(tokens(word.hint))] == []


def test_feelings() -> None:
    """Sixteen feelings, as many hard ones as pleasant ones at least; each its own icon, which is there."""
    assert len(DECK.feelings) == 16
    kinds = Counter(word.kind for word in DECK.feelings)
    assert kinds["hard"] >= kinds["pleasant"] >= 6
    icons = [word.icon for word in DECK.feelings]
    assert len(set(icons)) == len(icons)
    assert [name for name in icons if not (RESOURCES / "icons" / f"{name}.svg").is_file()] == []
