"""The example professions: each test is one promise about `resources/work/professions.json`."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from lobdossier.domain.professions import Profession, ProfessionsError, parse_professions
from lobdossier.domain.vocabulary import DemandKind
from lobdossier.paths import resource
from lobdossier.services.professions import professions

EXAMPLES = professions().examples
FORBIDDEN = (
    r"kans(en|rijk)?",
    r"salaris\w*|loon|verdien\w*|euro per|goed betaald",
    r"best(e)?|populair\w*|tekort\w*|gewild|toekomst\w*|baangarantie|werkloos\w*",
    r"vrouw(en)?|man(nen)?|meisje\w*|jongen\w*|mannelijk|vrouwelijk|sterke kerels",
    r"leuk(e|ste)?|geweldig|droombaan|perfect|ideaal",
)
"""Claims about chances and pay, praise, and who it is for."""


def words_of(example: Profession) -> list[str]:
    """Everything that an example says."""
    asked = [demand.text for demand in example.asks]
    return [example.title, example.field, example.routes, example.day, example.question, *asked]


def forbidden(text: str) -> str:
    found = next((match for rule in FORBIDDEN if (match := re.search(rf"\b({rule})\b", text.casefold()))), None)
    return found[0] if found else ""


@pytest.mark.parametrize(
    "bad", ["Een goede kans op werk.", "Je verdient veel.", "Echt mannen die tillen.", "De beste keuze"]
)
def test_the_rule_refuses_what_it_must(bad: str) -> None:
    """A rule that refuses nothing is idle."""
    assert forbidden(bad)


def test_there_are_sixteen_in_sixteen_sectors() -> None:
    """No sector counts for more than another."""
    assert len(EXAMPLES) == 16
    assert len({example.id for example in EXAMPLES}) == 16
    assert len({example.field for example in EXAMPLES}) == 16
    assert len({example.title for example in EXAMPLES}) == 16


def test_they_are_reached_by_different_ways() -> None:
    """From mbo 2 to hbo."""
    ways = Counter(way for example in EXAMPLES for way in re.findall(r"mbo 2|mbo 4|hbo", example.routes))

    assert min(ways[way] for way in ("mbo 2", "hbo")) >= 4
    assert all(example.routes.startswith("Via ") for example in EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_each_is_concrete_short_and_without_claims(example: Profession) -> None:
    """A day to see before one's eyes, phrases that fit a chip, one open question, an icon that is there."""
    for text in words_of(example):
        assert not forbidden(text), text
        assert "!" not in text
    assert 35 <= len(example.day.split()) <= 60
    assert all(len(sentence.split()) <= 22 for sentence in re.split(r"(?<=[.?])\s+", example.day))
    assert example.question.endswith("?")
    assert example.question.split()[0] in {"Wat", "Hoe", "Welk", "Welke", "Wanneer", "Waar", "Hoeveel"}
    assert len(example.question.split()) <= 14
    assert resource("icons", f"{example.icon}.svg").is_file()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_each_asks_in_every_respect(example: Profession) -> None:
    """At least two phrases of each kind, none twice, none longer than a chip."""
    for kind in DemandKind:
        asked = example.asks_of(kind)
        assert 2 <= len(asked) <= 4, kind
        assert len(set(asked)) == len(asked)
        assert all(len(text) <= 32 and not text.endswith(".") for text in asked)


def test_work_without_an_example_has_suggestions_too() -> None:
    """In every respect, in words that fit any work."""
    for kind in DemandKind:
        common = professions().suggested("", kind)
        assert len(common) >= 3
        assert common == professions().suggested("from-a-newer-version", kind)
    assert not [demand.text for demand in professions().common if forbidden(demand.text)]


def broken() -> list[tuple[str, object]]:
    whole = json.loads(resource("work", "professions.json").read_text(encoding="utf-8"))
    first, *others = whole["professions"]
    return [
        ("no object", []),
        ("version", whole | {"version": 2}),
        ("true is not 1", whole | {"version": True}),
        ("language", whole | {"language": 1}),
        ("twice", whole | {"professions": [first, first]}),
        ("missing", whole | {"professions": [{k: v for k, v in first.items() if k != "day"}, *others]}),
        ("unknown field", whole | {"professions": [first | {"pay": "veel"}]}),
        ("empty", whole | {"professions": [first | {"title": " "}]}),
        ("kind", whole | {"professions": [first | {"asks": [{"kind": "luck", "text": "x"}]}]}),
        ("no list", whole | {"professions": {}}),
        ("common", whole | {"common": [{"kind": "quality"}]}),
        ("entry", whole | {"professions": ["kok"]}),
    ]


@pytest.mark.parametrize("document", [pytest.param(document, id=name) for name, document in broken()])
def test_a_broken_file_is_refused(document: object) -> None:
    """What reads it says where it is wrong, instead of showing half an example."""
    with pytest.raises(ProfessionsError):
        parse_professions(document)
