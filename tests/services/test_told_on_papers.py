"""What the papers of one conversation are told: never more than those at the table may read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lobdossier.domain.conversation import Conversation, GivenAnswer, Participant
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import ConversationState
from lobdossier.services.papers import brought, reported

GIVEN = (GivenAnswer(question_id="q", question="Wat gaat goed?", text="Het zagen"),)
TALK = Conversation(
    id="talk", on=date(2026, 3, 1), private="Alleen voor mij", answers=GIVEN, state=ConversationState.HELD
)
PEOPLE = (Participant(id="bo", conversation_id="talk", name="Bo", question="Mag ik eerder beginnen?", answers=GIVEN),)


@pytest.mark.parametrize("share", [False, True])
def test_a_report_has_the_answers_and_nothing_that_the_student_prepared_alone(share: bool) -> None:
    talk = replace(TALK, share_private=share)
    following = Conversation(id="next", on=date(2026, 5, 1), private="Ook voor mij", talk_about="Mijn plan")
    part = reported(Snapshot.of([talk, following, *PEOPLE]), talk, following)
    told, bare = part.find(Conversation, "talk"), part.find(Conversation, "next")
    assert told is not None
    assert bare is not None
    assert (told.private, told.share_private, told.answers) == ("", False, GIVEN)
    assert (bare.private, bare.talk_about) == ("", "")
    assert [(each.question, each.answers) for each in part.all(Participant)] == [("", GIVEN)]


@pytest.mark.parametrize("share", [False, True])
def test_a_sheet_has_the_private_answer_only_when_it_was_ticked(share: bool) -> None:
    talk = replace(TALK, state=ConversationState.PLANNED, share_private=share)
    part = brought(Snapshot.of([talk, *PEOPLE]), talk)
    (told,) = part.all(Conversation)
    assert told.private == ("Alleen voor mij" if share else "")
    assert told.answers == GIVEN
    assert [each.question for each in part.all(Participant)] == ["Mag ik eerder beginnen?"]
