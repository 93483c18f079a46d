"""The questions about the guidance: few, short, open, and never a mark."""

from __future__ import annotations

import re

import pytest

from lobdossier.domain.guidance import GuidanceQuestion, parse_guidance
from lobdossier.services.cards import guidance_questions


def test_there_are_four() -> None:
    assert len({question.id for question in guidance_questions()}) == 4


@pytest.mark.parametrize("question", guidance_questions(), ids=lambda question: question.id)
def test_a_question_is_short_and_open_and_its_answers_are_words(question: GuidanceQuestion) -> None:
    """One question of at most twelve words; no jargon, no figures; four different answers in a few words each."""
    assert question.words.count("?") == 1
    assert len(question.words.split()) <= 12
    assert re.match(r"(Wat|Wie|Bij wie|Hoe)\b", question.words)
    assert len(set(question.steps)) == 4
    for words in (question.words, *question.steps):
        assert not re.search(r"[!%\d]|\b(waarom|schaal|cijfer|lob|loopbaan\w*)\b", words, re.IGNORECASE)
    assert all(len(step.split()) <= 8 for step in question.steps)


@pytest.mark.parametrize(
    "data",
    [
        {"version": 2, "questions": []},
        {"version": 1, "questions": [{"id": "x", "words": "Zeg het.", "steps": ["a", "b", "c", "d"]}]},
        {"version": 1, "questions": [{"id": "x", "words": "Wat?", "steps": ["a", "b", "c"]}]},
    ],
)
def test_what_is_no_set_of_questions_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_guidance(data)
