"""Several voices: the same questions, answered by everybody at the table."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.conversation import Conversation, GivenAnswer, Participant, PartNotes, SharedQuestion
from lobdossier.domain.texts import is_rich, texts, with_text
from lobdossier.domain.vocabulary import Part
from lobdossier.domain.voices import (
    may_see_own,
    merged,
    new_question,
    overwritten,
    shared,
    side_by_side,
    voices,
    with_answer,
)

GROWTH = new_question("Waar zag je groei?", Part.TERUGKIJKEN)
NEXT = new_question("Wat is een goede volgende stap?", Part.ACTIVEREN)
BOTH = (GROWTH, NEXT)


def test_the_student_speaks_first_and_everybody_has_a_column() -> None:
    conversation = Conversation(questions=BOTH, answers=with_answer((), GROWTH, "Ik begin zelf."))
    teacher = Participant(name="Meneer Vos", answers=with_answer((), NEXT, "Rapporteren."))
    rows = side_by_side(conversation, [teacher, Participant(name="Ilse")])
    assert [row.question for row in rows] == [GROWTH, NEXT]
    assert [[cell.text if cell else None for cell in row.cells] for row in rows] == [
        ["Ik begin zelf.", None, None],
        [None, "Rapporteren.", None],
    ]
    assert [voice.answered for voice in voices(conversation, [teacher, Participant()])] == [True, True, False]


def test_a_question_without_words_is_not_asked() -> None:
    assert shared(Conversation(questions=(replace(GROWTH, question=" "), NEXT))) == (NEXT,)


def test_an_answer_never_stands_under_other_words_than_it_was_given_to() -> None:
    changed = replace(GROWTH, question="Wat kan ik nu beter?")
    conversation = Conversation(questions=(changed,), answers=with_answer((), GROWTH, "Ik begin zelf."))
    now, former = side_by_side(conversation, [Participant()])
    assert now.question == changed
    assert now.cells == (None, None)
    assert former.withdrawn
    assert former.question.question == GROWTH.question
    assert former.cells[0] is not None
    assert former.cells[0].text == "Ik begin zelf."


def test_what_came_in_is_written_over_only_where_something_new_is_said() -> None:
    answers = with_answer(with_answer((), GROWTH, "Eerst dit."), NEXT, "En dit.")
    texts_by_id = {GROWTH.id: "Nu iets anders.", NEXT.id: "  "}
    assert overwritten(answers, texts_by_id, BOTH) == [GROWTH]
    assert [answer.text for answer in merged(answers, texts_by_id, BOTH)] == ["Nu iets anders.", "En dit."]
    assert overwritten(answers, {GROWTH.id: "Eerst dit."}, BOTH) == []


def test_a_mark_stays_when_the_words_change() -> None:
    answers = (replace(with_answer((), GROWTH, "Zo.")[0], marked=True),)
    assert with_answer(answers, GROWTH, "Zo dus.")[0].marked
    assert with_answer(answers, GROWTH, "") == ()


def test_the_own_answers_are_seen_when_the_others_are_in() -> None:
    teacher, conversation = Participant(name="Vos"), Conversation(questions=BOTH)
    assert not may_see_own(conversation, teacher)
    assert may_see_own(conversation, replace(teacher, answers=with_answer((), NEXT, "Rapporteren.")))
    assert may_see_own(replace(conversation, own_first=False), teacher)


@given(st.lists(st.tuples(st.sampled_from(BOTH), st.text()), max_size=6))
def test_every_answer_is_the_last_that_was_given_letter_for_letter(
    given_answers: list[tuple[SharedQuestion, str]],
) -> None:
    answers: tuple[GivenAnswer, ...] = ()
    last: dict[str, str] = {}
    for question, text in given_answers:
        answers = with_answer(answers, question, text)
        last[question.id] = text
    assert {answer.question_id: answer.text for answer in answers} == {id_: text for id_, text in last.items() if text}


def test_answers_and_notes_are_long_texts_with_a_path_of_their_own() -> None:
    conversation = Conversation(
        answers=(GivenAnswer(question_id="q", text="Ja *zo*."),),
        notes=(PartNotes(part=Part.ACTIVEREN, text="**Stap**"),),
    )
    assert texts(conversation)["answers/q"] == "Ja *zo*."
    assert texts(conversation)["notes/activeren"] == "**Stap**"
    assert with_text(conversation, "notes/activeren", "Anders").notes[0].text == "Anders"
    assert is_rich(Conversation, "notes/activeren")
    assert not is_rich(Conversation, "answers/q")
    assert not is_rich(Conversation, "nergens/q")


def test_an_answer_without_the_id_of_its_question_can_be_put_back_too() -> None:
    conversation = Conversation(answers=(GivenAnswer(text="Zo."),))

    assert with_text(conversation, "answers/", "Anders").answers[0].text == "Anders"
    assert not is_rich(Conversation, "answers/")
