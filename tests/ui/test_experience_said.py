"""An experience in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.text import blocks, markdown
from lobdossier.ui.experience.said import answers_said, opening_said, title_said, when_said

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2026, 11, 20), None, "vrijdag 20 november"),
        (date(2026, 8, 1), date(2026, 8, 1), "zaterdag 1 augustus"),
        (date(2026, 7, 31), None, "31 juli 2026"),
        (date(2026, 9, 5), date(2026, 9, 28), "5–28 september 2026"),
        (None, None, "zonder datum"),
    ],
)
def test_when(start: date | None, end: date | None, said: str) -> None:
    """A day of this school year by its weekday, an older one with its year, a period from and to."""
    assert when_said(start, end, TODAY) == said


@pytest.mark.parametrize(
    ("answered", "said"),
    [
        ((True, True, True, True), "alle vier beantwoord"),
        ((False, True, True, True), "nog open: doel"),
        ((True, True, False, False), "nog open: terugblik en vervolg"),
        ((True, False, False, False), "nog open: resultaat, terugblik en vervolg"),
        ((False, False, False, False), "nog open: alle vier"),
    ],
)
def test_answers(answered: tuple[bool, bool, bool, bool], said: str) -> None:
    """Open questions by name, never as a number or a percentage."""
    assert answers_said(answered) == said


def test_a_story_without_a_name_lends_its_first_words() -> None:
    assert (
        title_said("  ", "**Eerste** weken bij de bakker, om vijf uur op") == "Eerste weken bij de bakker, om vijf uur…"
    )
    assert title_said("Eigen naam", "verhaal") == "Eigen naam"
    assert title_said("", "") == "Nog zonder naam"


@pytest.mark.parametrize(
    ("cut", "said"),
    [
        ("Ik riep **zelf", "Ik riep zelf"),
        ("Ik riep *zelf", "Ik riep zelf"),
        ("Zie [de site](https://www.ro", "Zie de site"),
        ("Twee \\* sterren", "Twee * sterren"),
        ("3 * 4 = 12", "3 * 4 = 12"),
    ],
)
def test_an_opening_cut_in_a_sign_shows_no_sign(cut: str, said: str) -> None:
    """A list reads the first characters of a story; where they end must not show."""
    assert opening_said(cut) == said


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_plain_words_come_out_as_they_are(text: str) -> None:
    """Whatever was typed without style reads the same in the list, but for white space."""
    stored = markdown.literal(text)
    shown = opening_said(stored)
    assert shown.split() == blocks.plain_text(markdown.parse(stored.rstrip("\\"))).split() or "*" in text or "[" in text
