"""The Dutch dictionary, and the lines in which a window asks it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.people import Contact
from lobdossier.services.spelling import Dictionary, answers, names
from lobdossier.services.workspace import Workspace

DICTIONARY = Dictionary()


@pytest.mark.parametrize(
    "word",
    [
        "stage",
        "loopbaanoriëntatie",
        "zo’n",
        "foto's",
        "één",
        "meubelmakerij",
        "BPV-docent",
        "slb’er",
        "trialoog",
        "Keuzedeel",
    ],
)
def test_dutch_and_the_words_of_the_field_are_known(word: str) -> None:
    """Compounds, accents, either apostrophe, and a capital at the beginning of a sentence."""
    assert DICTIONARY.knows(word)


@pytest.mark.parametrize("word", ["wordd", "verpleegkundigge", "stagge", "intresant"])
def test_a_mistake_is_not_known_and_gets_better_words(word: str) -> None:
    """A few, the likeliest first."""
    assert not DICTIONARY.knows(word)
    assert 0 < len(DICTIONARY.suggestions(word)) <= 5


@given(st.text(max_size=80))
def test_any_word_gets_an_answer(word: str) -> None:
    """Half letters, NUL and rows of a hundred signs too."""
    DICTIONARY.knows(word)


@given(st.one_of(st.text(max_size=40), st.recursive(st.none() | st.text(max_size=4), st.lists).map(json.dumps)))
def test_any_line_gets_a_line(line: str) -> None:
    """What is no question gets an empty answer."""
    (answer,) = answers([line], DICTIONARY)

    assert isinstance(json.loads(answer), dict)


def test_the_program_answers_in_lines() -> None:
    """One for each, in order, until the questions end."""
    asked = '{"words": ["stage", "stagge", "één"]}\n{"suggest": "wordd"}\n'
    done = subprocess.run(
        [sys.executable, "-m", "lobdossier", "spelling"],
        input=asked.encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )

    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first == {"wrong": ["stagge"]}
    assert second["suggest"] == "wordd"
    assert "wordt" in second["words"]


def test_names_in_the_dossier_are_right(workspace: Workspace) -> None:
    """Of people and schools; nobody has to add them."""
    talk = workspace.records.add(Conversation())
    workspace.records.add(Participant(conversation_id=talk.id, name="Wietske de Jong-Vlothuizen"))
    workspace.records.add(Contact(name="Yusra", organisation="Kroes"))

    assert names(workspace.records) >= {"Anna", "Wietske", "de", "Jong", "Vlothuizen", "Yusra", "Kroes"}
