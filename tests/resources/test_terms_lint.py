"""The words of the help: short, plain, complete, and in the words of every sector."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from lobdossier.domain.vocabulary import Competence, Sector
from lobdossier.services.help import explaining, term, term_of, terms
from lobdossier.text.folding import fold
from lobdossier.ui.screens import screens

FILE = Path(__file__).parents[2] / "resources" / "help" / "terms.toml"
RAW: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["term"]

ASKED = (
    "loopbaandossier", "lob", *Competence, "trialoog", "loopbaangesprek", "reflectie", "ervaring", "bewijs", "kwaliteit",
    "vaardigheid", "motief", "beroepsbeeld", "netwerk", "zelfbeeld", "afspraak", "gespreksblad", "loopbaandocument",
    "overdracht", "plusdocument", "inspanning", "bol", "bbl", "bpv", "slber", "decaan", "praktijkbegeleider",
    "schoolperiode", "keuzedeel",
)  # fmt: skip
"""The terms that must be there."""

JARGON = re.compile(
    r"\b(lob|bpv|bol|bbl|trialoog|loopbaan\w*|reflecti\w*|competenties?|kwaliteit\w*|motie\w+|werkexploratie|netwerk\w*"
    r"|keuzede\w+|decaan|mentor|profiel|slb\S*|praktijkbegeleider|portfolio|gespreksblad|plusdocument|dossier|stage)\b"
)
"""Words that need explaining: in an explanation they may stand only when they have an entry."""
PLAIN = {"profiel"}
"""Known from class, and in one entry only as an example."""
OF_A_SECTOR = re.compile(
    r"\b(leerling\w*|student\w*|mentor|slb’er|stagebegeleider|bedrijfsbegeleider|praktijkbegeleider)\b"
)
MAY_NAME = {"mentor", "slber", "decaan", "praktijkbegeleider", "bpv-docent", "bpv"}
"""The entries that are about people of one sector."""
SWELLING = re.compile(
    r"\b(middels|betreffende|inzake|teneinde|ontwikkelingsgericht|implement\w*|faciliteren|cruciaal|tool|skills?|feedback|goed gedaan|score|cijfers? geven)\b"
)


def words(text: str) -> list[str]:
    """The words of a sentence."""
    return re.findall(r"[\w’'-]+", text)


def sentences(text: str) -> list[str]:
    """The sentences of an explanation."""
    return [each for each in re.split(r"(?<=[.?:]) ", text) if each]


@pytest.mark.parametrize("raw", RAW, ids=lambda raw: raw["id"])
def test_an_explanation_is_short_and_plain(raw: dict[str, Any]) -> None:
    """One or two sentences of at most seventeen words, one example; no sign that shouts, no swollen word."""
    meaning, example = raw["meaning"], raw["example"]

    assert 1 <= len(re.split(r"(?<=[.?]) ", meaning)) <= 2
    assert all(len(words(each)) <= 17 for each in sentences(meaning)), sentences(meaning)
    assert len(words(example)) <= 20
    for text in (meaning, example):
        assert text[-1] in ".?"
        assert "!" not in text
        assert text[0].isupper() or text[0] == "{"
        assert not SWELLING.search(fold(text))


@pytest.mark.parametrize("raw", RAW, ids=lambda raw: raw["id"])
def test_no_word_of_the_field_is_used_unexplained(raw: dict[str, Any]) -> None:
    """What an explanation needs has an entry of its own, found by that word."""
    for found in JARGON.finditer(fold(raw["meaning"])):
        word = found.group()
        if word not in PLAIN:
            assert any(
                fold(each.title).startswith(word[:6]) or word in fold(each.words) for each in terms(Sector.MBO)
            ), word


@pytest.mark.parametrize("raw", RAW, ids=lambda raw: raw["id"])
def test_people_are_called_as_in_the_sector(raw: dict[str, Any]) -> None:
    """No entry but those about them names a mentor or a slb’er: the sector does."""
    if raw["id"] not in MAY_NAME:
        for text in (raw["meaning"], raw["example"]):
            assert not OF_A_SECTOR.search(text.casefold()), text


@pytest.mark.parametrize("sector", Sector)
def test_every_term_can_be_read_in_every_sector(sector: Sector) -> None:
    """The names are filled in; what belongs together exists; every id and title is there once, by alphabet."""
    found = terms(sector)

    assert len({each.id for each in found}) == len({each.title for each in found}) == len(RAW)
    assert [each.title for each in found] == sorted((each.title for each in found), key=fold)
    for each in found:
        assert not {"{", "}"} & set(each.meaning + each.example)
        assert each.id not in each.see
        assert all(term(other, sector) for other in each.see)


def test_the_terms_of_the_field_are_all_there() -> None:
    """Those that a student meets."""
    assert set(ASKED) <= {each.id for each in terms(Sector.MBO)}


def test_every_room_has_its_term() -> None:
    """F1 leads somewhere from each screen; a screen that is named exists."""
    known = {place.id for place in screens()}

    assert {place.split(":")[0] for each in terms(Sector.VO) for place in each.screens} <= known
    for place in known - {"help", "competence"}:
        assert term_of(place, ""), place
    assert term_of("competence", Competence.NETWERKEN) == "netwerken"
    assert term_of("prepare", "an id") == "gespreksblad"
    assert term_of("bestaat-niet", "") == ""


def test_a_term_is_found_by_what_one_would_say() -> None:
    """The name first, then other names, then words of the explanation; without accents."""
    assert explaining("TRIALOOG", Sector.MBO)[0].id == "trialoog"
    assert explaining("drijfveer", Sector.MBO)[0].id == "motief"
    assert explaining("ruzie", Sector.MBO)[0].id == "kwaliteitenreflectie"
    assert explaining("slb'er", Sector.MBO)[0].id == "slber"
    assert explaining("qqq", Sector.MBO) == []
    assert len(explaining("", Sector.MBO)) == len(RAW)
