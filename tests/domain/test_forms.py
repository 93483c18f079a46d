"""The names of the fields of a form: whatever an id holds, it comes back, and no name is cut in two by a full stop."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain import forms
from lobdossier.domain.conversation import SharedQuestion
from lobdossier.domain.forms import FormKey

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
ASKED = st.builds(SharedQuestion, id=TEXTS, question=TEXTS)


@given(TEXTS, TEXTS, TEXTS, st.lists(ASKED))
def test_a_key_comes_back(dossier: str, conversation: str, participant: str, asked: list[SharedQuestion]) -> None:
    key = FormKey(dossier, conversation, participant, forms.digest(asked))

    assert forms.read_key(key.name) == key
    assert "." not in key.name
    assert key.name.isascii()


@given(ASKED)
def test_a_question_comes_back(question: SharedQuestion) -> None:
    name = forms.question_name(question)

    assert forms.read_question(name) == question.id
    assert "." not in name
    assert forms.read_key(name) is None


@given(TEXTS)
def test_other_names_are_nobodys(name: str) -> None:
    assert forms.read_key(name) is None
    assert forms.read_question(name) is None
    assert forms.read_key(f"lobdossier-formulier_{name}") is None or name[:1].isdigit()


@given(st.lists(ASKED, unique_by=lambda question: question.id), st.randoms())
def test_the_order_of_the_questions_does_not_matter(asked: list[SharedQuestion], chance: object) -> None:
    assert forms.digest(asked) == forms.digest(reversed(asked))


@given(st.lists(ASKED, min_size=1, unique_by=lambda question: question.id), TEXTS)
def test_each_change_is_seen(asked: list[SharedQuestion], words: str) -> None:
    """Other words, another id, one less."""
    fields = {question.id: forms.question_name(question) for question in asked}
    other = replace(asked[0], question=asked[0].question + words + "?")

    assert forms.changed(fields, asked) == ([], 0)
    assert forms.changed(fields, [other, *asked[1:]]) == ([other], 0)
    assert forms.changed(fields, asked[1:]) == ([], 1)
    assert forms.digest([other, *asked[1:]]) != forms.digest(asked) != forms.digest(asked[1:])


def test_of_a_later_version_only_the_number_is_read() -> None:
    found = forms.read_key("lobdossier-formulier_7_heel_iets_anders")

    assert found is not None
    assert found.version == 7
