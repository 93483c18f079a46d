"""A remark beside the text that it is about: the same text, another text, a text from which names were left out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain import limits
from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.choosing import activities, chosen
from lobdossier.domain.conversation import Conversation, GivenAnswer
from lobdossier.domain.experience import Experience
from lobdossier.domain.feedback import changed_since, holds, is_waiting, new_feedback, seen_of
from lobdossier.domain.privacy import leave_out
from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.texts import replaceable, with_text, words
from lobdossier.domain.vocabulary import Competence, FeedbackSort
from tests.exchange.dossiers import TEXTS, snapshots
from tests.factories import AWKWARD, one_of_each

STORY = "Ik hielp Fatima bij de lift.\n\nDaarna praatte ik met **Henk**."
STAGE = Experience(id="e1", title="Stage bij De Linde", story=STORY)


def as_travelled(record: Experience, *names: str) -> Experience:
    """What the guide gets when these names were left out."""
    (gone,) = leave_out(Snapshot.of([record]), names).all(Experience)
    return gone


def test_a_fresh_remark_knows_where_it_stands() -> None:
    said = new_feedback(STAGE, "story", "bij de lift", FeedbackSort.SAW, text="Rustig.", who="Saskia", quality="Geduld")

    assert (said.target_kind, said.target_id, said.path) == ("experience", "e1", "story")
    assert (said.quote, said.sort, said.quality, said.who) == ("bij de lift", FeedbackSort.SAW, "Geduld", "Saskia")
    assert said.seen == seen_of(STAGE, "story")
    assert len(said.seen) == 64
    assert said.id
    assert is_waiting(said)


def test_a_view_on_a_competence_is_about_no_record() -> None:
    said = new_feedback(None, sort=FeedbackSort.VIEW, competence=Competence.NETWERKEN, step=3)

    assert (said.target_kind, said.target_id, said.seen, said.quote) == ("", "", "", "")
    assert (said.competence, said.step) == (Competence.NETWERKEN, 3)


@pytest.mark.parametrize("story", [STORY + " ", STORY.replace("lift", "trap"), "", STORY.replace("Fatima", "…")])
def test_every_change_of_the_text_is_told(story: str) -> None:
    said = new_feedback(STAGE, "story", "bij de lift")

    assert not changed_since(said, STAGE)
    assert not changed_since(said, replace(STAGE, title="Anders"))
    assert changed_since(said, replace(STAGE, story=story))


def test_what_was_left_out_on_the_way_is_no_change() -> None:
    """Of a text with "…" there is no hash; the quote decides, and without one its beginning is quoted."""
    given_quote = new_feedback(as_travelled(STAGE, "Fatima", "Henk"), "story", "Ik hielp … bij de lift")
    own_quote = new_feedback(as_travelled(STAGE, "Fatima", "Henk"), "story")

    for said in (given_quote, own_quote):
        assert said.seen == ""
        assert not changed_since(said, STAGE)
        assert changed_since(said, replace(STAGE, story=STORY.replace("lift", "trap")))
    assert own_quote.quote == "Ik hielp … bij de lift.\n\nDaarna praatte ik met **…**."
    assert not changed_since(given_quote, replace(STAGE, story="Ik hielp Youssef bij de lift."))


@pytest.mark.parametrize(
    ("text", "quote", "there"),
    [
        ("Ik hielp **Fatima** bij\nde lift", "Ik hielp Fatima bij de lift", True),
        ("Ik hielp Fatima", "hielp …", True),
        ("Ik hielp Fatima", "… hielp", True),
        ("Ik hielp Fatima", "hielp … Ik", False),
        ("Ik hielp Fatima", "", True),
        ("Ik hielp Fatima", "…", True),
        ("a" * 100_000, "…a" * 40_000 + "b", False),
    ],
)
def test_a_quote_is_found_through_marks_and_white_space(text: str, quote: str, there: bool) -> None:
    """However many "…" somebody put in."""
    assert holds(text, quote) is there


def test_an_answer_that_is_gone_is_a_change() -> None:
    talk = Conversation(id="c", answers=(GivenAnswer(question_id="q", text="Ja."),))
    said = new_feedback(talk, "answers/q", "Ja.")

    assert not changed_since(said, talk)
    assert changed_since(said, replace(talk, answers=()))


def test_of_a_whole_item_only_what_the_guide_could_read_counts() -> None:
    """The private answer stayed at home, of the names in the story nothing is told: what else is changed is."""
    talk = Conversation(id="c", title="Trialoog", private="Thuis is het druk", went_well="Veel")
    said = new_feedback(replace(talk, private=""))
    assert said.quote == "Trialoog"
    assert not changed_since(said, talk)
    assert changed_since(said, replace(talk, went_well="Weinig"))
    assert changed_since(said, replace(talk, went_well=""))

    named = new_feedback(as_travelled(STAGE, "Fatima"))
    assert not changed_since(named, STAGE)
    assert not changed_since(named, replace(STAGE, story="Iets anders"))
    assert changed_since(named, replace(STAGE, title="Stage"))


@given(snapshots(), st.lists(TEXTS, max_size=2), st.booleans(), st.booleans(), st.booleans())
def test_travelling_is_no_change(
    dossier: Snapshot, left_out: list[str], private: bool, portrait: bool, said: bool
) -> None:
    """Whatever was chosen and left out: of what arrives nothing changed, as a whole and text by text."""
    everything = tuple(r.id for group in dossier.records.values() for r in group)
    document = CareerDocument(
        experience_ids=everything, conversation_ids=everything, plan_ids=everything, work_image_ids=everything,
        choice_ids=everything, contact_ids=everything, left_out=tuple(left_out), private=private, portrait=portrait,
        said=said, photos=True, reflections=True,
    )  # fmt: skip
    at_home = {r.id: r for group in dossier.records.values() for r in group}
    table = activities(dossier.present(), left_out)
    for record in (*(r for group in chosen(dossier, document).records.values() for r in group), *table):
        assert not changed_since(new_feedback(record), at_home[record.id])
        for path, text in words(record).items():
            if path in replaceable(record):
                said_of = new_feedback(record, path, text[:10] if "…" not in text else "")
                assert not changed_since(said_of, at_home[record.id])


@pytest.mark.parametrize("record", one_of_each(), ids=lambda record: record.KIND)
def test_every_text_of_every_kind_can_be_followed(record: Record) -> None:
    """And what is remembered of a whole item fits its field."""
    assert len(new_feedback(record).seen) <= limits.LINE
    for path in replaceable(record):
        for text in AWKWARD[:6]:
            one = with_text(record, path, text)
            said = new_feedback(one, path, "x")
            assert not changed_since(said, one)
            if said.seen:
                assert changed_since(said, with_text(record, path, text + "!"))


@pytest.mark.parametrize("done", [{"handled": True}, {"agreed": True}, {"refused": True}, {"reply": "Dank"}])
def test_it_waits_until_the_student_does_something(done: dict[str, object]) -> None:
    assert is_waiting(Feedback(id="f", reply=" "))
    assert not is_waiting(replace(Feedback(id="f"), **done))  # type: ignore[arg-type]
