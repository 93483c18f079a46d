"""Counting, searching, cleaning and naming."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lobdossier.text import counting, files, folding
from lobdossier.text.clean import storable
from lobdossier.text.markdown import parse
from tests.text import trees


def test_words_hold_a_letter_or_a_figure() -> None:
    assert counting.words("De BPV-docent zei: “goed” – 3 keer … (’s ochtends)") == 8
    assert counting.words(parse("- **een** twee\n- drie")) == 3
    assert counting.words("") == 0


def test_twenty_thousand_words_are_counted_in_ten_milliseconds() -> None:
    text = "woorden die ik schreef, over mijn stage " * 2857

    took = []
    for _ in range(5):
        began = time.thread_time()
        counting.words(text)
        took.append(time.thread_time() - began)

    assert min(took) < 0.01


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Één Œuvre", "een oeuvre"),
        ("STRASSE Straße", "strasse strasse"),
        ("ĳsje ﬁets", "ijsje fiets"),
        ("Søren’s", "soren's"),
    ],
)
def test_folding_leaves_what_people_search_by(text: str, folded: str) -> None:
    assert folding.fold(text) == folded


def test_matches_are_places_in_the_text_itself() -> None:
    text = "Loopbaanoriëntatie, ORIE\u0308NTATIE en œuvre"

    found = [text[start:end] for start, end in folding.matches(text, "oriëntatie")]

    assert found == ["oriëntatie", "ORIE\u0308NTATIE"]
    assert [text[a:b] for a, b in folding.matches(text, "oeuvre")] == ["œuvre"]
    assert folding.matches(text, "\u0301") == []


@given(trees.texts, trees.texts)
def test_each_match_folds_to_what_was_asked_for(text: str, query: str) -> None:
    for start, end in folding.matches(text, query):
        assert folding.fold(query) in folding.fold(text[start:end])


@given(trees.texts)
def test_folding_goes_character_by_character(text: str) -> None:
    assert folding.fold(text) == "".join(map(folding.fold, text))


@given(st.text())
def test_what_is_storable_can_be_written_to_a_file(text: str) -> None:
    clean = storable(text + "\ud800\0")

    clean.encode("utf-8")
    assert "\0" not in clean
    assert len(clean) == len(text) + 2


NASTY = [
    "CON",
    "con.txt",
    "NUL.tar.gz",
    "COM1",
    "LPT¹.doc",
    "aux .txt",
    "naam.",
    "naam ",
    "a" * 300 + ".pdf",
    "é" * 200 + ".jpg",
    "../../etc/passwd",
    "C:\\Windows\\x.exe",
    "\\\\server\\share\\x",
    "foto\u202egpj.exe",
    "a\u200bb.txt",
    "x:stream",
    "",
    "..",
    "   ",
    "...",
    "a\nb.txt",
    "a\tb",
    "/",
    "<>|?*",
    "\ud800.txt",
    ".verborgen",
    "e\u0301.txt",
    "CLOCK$",
    "\u2066x\u2069.pdf",
    "a/",
]


@pytest.mark.parametrize("raw", NASTY, ids=[ascii(name)[:20] for name in NASTY])
def test_a_save_name_is_taken_by_every_system(raw: str) -> None:
    name = files.save_name(raw)

    assert 0 < len(name.encode()) <= 120
    assert not set(name) & set('<>:"/\\|?*')
    assert name == unicodedata.normalize("NFC", name).strip()
    assert not name.endswith(".")
    assert name.split(".")[0].upper() not in {"CON", "NUL", "COM1", "LPT¹", "AUX", "CLOCK$"}
    assert all(c.isprintable() for c in name)


@given(st.text(), st.lists(st.text(), max_size=4))
@example("0 .0", ["0 .0"])
def test_a_save_name_is_new_and_stays_what_it_is(raw: str, others: list[str]) -> None:
    taken = [files.save_name(other) for other in others]

    name = files.save_name(raw, taken)

    assert name.casefold() not in {other.casefold() for other in taken}
    assert files.save_name(name) == name
    assert files.display_name(name) == name


def test_the_ending_of_a_long_or_doubled_name_is_kept() -> None:
    assert files.save_name("a" * 300 + ".pdf").endswith("a.pdf")
    assert files.save_name("Foto.jpg", ["foto.JPG", "foto 2.jpg"]) == "Foto 3.jpg"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (12_345, "12 kB"),
        (999_900, "1 MB"),
        (3_400_000, "3,4 MB"),
        (50_000_000, "50 MB"),
    ],
)
def test_sizes_are_said_with_a_comma(count: int, said: str) -> None:
    assert files.size(count) == said
