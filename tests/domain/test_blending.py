"""One record of two versions: all of both if that can be, and nobody sees more than both allow."""

from __future__ import annotations

from hypothesis import example, given

from lobdossier.domain.blending import ONE_ONLY, blended
from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.portrait import Quality
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.vocabulary import Competence
from tests.factories import records


def test_what_only_one_side_wrote_comes_together() -> None:
    """A story here, a goal there: one experience with both."""
    blend = blended(Experience(title="Stage", story="Zo ging het"), Experience(title="Stage", goal="Leren", star=True))

    assert blend == (Experience(title="Stage", story="Zo ging het", goal="Leren", star=True), True)


def test_links_and_lists_are_those_of_both() -> None:
    one = Quality(title="Geduldig", experience_ids=("a", "b"))
    other = Quality(title="Geduldig", experience_ids=("b", "c"))

    assert blended(one, other) == (Quality(title="Geduldig", experience_ids=("a", "b", "c")), True)


def test_two_different_texts_are_not_made_one() -> None:
    assert not blended(Experience(story="zo"), Experience(story="anders")).whole
    assert not blended(
        Reflection(answers=(Answer(card_id="k1", text="ja"),)), Reflection(answers=(Answer(card_id="k1", text="nee"),))
    ).whole


def test_a_list_that_holds_the_other_stands_for_both() -> None:
    answers = Answer(card_id="k1", text="ja"), Answer(card_id="k2", text="nee")

    assert blended(Reflection(answers=answers[:1]), Reflection(answers=answers)) == (Reflection(answers=answers), True)
    assert blended(Reflection(answers=answers), Reflection(answers=answers[1:])) == (Reflection(answers=answers), True)


def test_others_see_only_what_both_allow() -> None:
    """Private unless shared, on both sides."""
    assert not blended(Conversation(share_private=True), Conversation(place="school")).record.share_private
    assert not blended(Evidence(people_agree=True), Evidence(alt="een fiets")).record.people_agree


def test_a_draft_is_not_mixed_but_keeps_out_what_either_left_out() -> None:
    one, other = CareerDocument(experience_ids=("a",), left_out=("06-12345678",)), CareerDocument(left_out=("Joris",))

    blend = blended(one, other)

    assert blend.record == CareerDocument(experience_ids=("a",), left_out=("06-12345678", "Joris"))


def test_fields_of_a_newer_program_are_kept() -> None:
    one, other = Experience(unknown={"mood": 3}), Experience(unknown={"weather": "zon"})

    assert blended(one, other).record.unknown == {"mood": 3, "weather": "zon"}
    assert not blended(one, Experience(unknown={"mood": 4})).whole


@given(records())
@example(CareerDocument(left_out=("", "")))
def test_a_record_blends_with_itself_into_itself(record: Record) -> None:
    assert blended(record, record).record == record


@given(records())
def test_an_empty_version_adds_nothing(record: Record) -> None:
    """Except that nobody may see what only one of both allows."""
    blend = blended(record, type(record)())
    again = blended(blend.record, type(record)())

    assert again.record == blend.record
    assert blend.whole or type(record) in ONE_ONLY


def test_competences_of_both_stay_in_order() -> None:
    one = Experience(competences=(Competence.NETWERKEN, Competence.WERKEXPLORATIE))
    other = Experience(competences=(Competence.LOOPBAANSTURING, Competence.NETWERKEN))

    assert blended(one, other).record == Experience(competences=(*one.competences, Competence.LOOPBAANSTURING))
