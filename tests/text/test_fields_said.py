"""What stands in a record is said field by field, and what differs between two versions is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import SelfView
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.shape import content
from lobdossier.domain.vocabulary import Competence, ExperienceKind
from lobdossier.text.field_names import LABELS
from lobdossier.text.fields import Difference, compared, said
from tests.factories import one_of_each


@pytest.mark.parametrize("record", one_of_each(), ids=lambda record: record.KIND)
def test_every_text_of_every_kind_is_told(record: Record) -> None:
    """No long text of a student is left out of what is shown before merging."""
    names = {field.name for field in content(type(record)) if field.text is not None and field.text.search}
    # What was weighed in the look at privacy is words out of other records, or the id of a photo.
    assert names - {"answers", "left_out", "kept"} <= set(LABELS)
    assert all(each.label and each.text for each in said(record))


def test_values_are_said_in_words_and_styles_are_not_shown_as_signs() -> None:
    found = {
        each.label: each.text
        for each in said(
            Experience(
                title="De kruk",
                kind=ExperienceKind.OPEN_DAG,
                start=date(2026, 11, 20),
                story="Ik was **trots**.",
                star=True,
                competences=(Competence.WERKEXPLORATIE, Competence.NETWERKEN),
            )
        )
    }
    assert found["Soort"] == "Open dag"
    assert found["Begin"] == "20 november 2026"
    assert found["Verhaal"] == "Ik was trots."
    assert found["Hier ben ik trots op"] == "ja"
    assert found["Competenties"] == "Werkexploratie, Netwerken"
    assert "Einde" not in found


def test_a_step_of_a_self_view_is_said_in_its_words() -> None:
    assert [each.text for each in said(SelfView(step=2, why="Omdat"))][1:] == ["met hulp", "Omdat"]


def test_an_answer_is_found_by_its_card() -> None:
    """Another answer before it does not make it a difference."""
    one, two = (Answer(card_id=f"kwa.{n}", question=f"Vraag {n}?", text=f"Antwoord {n}") for n in (1, 2))
    here, there = Reflection(answers=(two,)), Reflection(answers=(one, replace(two, text="Anders")))
    assert compared(here, there) == [
        Difference("Vraag 2?", "Antwoord 2", "Anders"),
        Difference("Vraag 1?", "", "Antwoord 1"),
    ]


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_is_equal_is_no_difference(one: str, other: str) -> None:
    here, there = Experience(title=one), Experience(title=other)
    assert compared(here, here) == []
    assert bool(compared(here, there)) == (one != other and bool(one.strip() or other.strip()))
