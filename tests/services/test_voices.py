"""The shared questions go out, answers come in, and each of these is one deed that can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from lobdossier.domain.conversation import Conversation, GivenAnswer, Participant
from lobdossier.domain.errors import ExportFailed, NoDay, NothingAsked, ReadOnly, Refused, TargetTaken
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Part, Sector, Way
from lobdossier.domain.voices import new_question, with_answer
from lobdossier.services.workspace import Workspace

TODAY = date(2026, 3, 10)
GROWTH = new_question("Waar zie je dat ik groei?", Part.TERUGKIJKEN)
NEXT = new_question("Wat is een goede volgende stap?", Part.ACTIVEREN)


@pytest.fixture
def table(workspace: Workspace) -> Conversation:
    """A trialoog with two shared questions, the first of which Anna answered."""
    return workspace.records.add(
        Conversation(
            on=date(2026, 3, 20),
            at=time(15, 0),
            place="Bij Kroes",
            questions=(GROWTH, NEXT),
            answers=with_answer((), GROWTH, "Ik begin zelf."),
            private="geheim",
        )
    )


@pytest.fixture
def ilse(workspace: Workspace, table: Conversation) -> Participant:
    return workspace.records.add(
        Participant(conversation_id=table.id, name="Ilse de Wit", role="praktijkbegeleider", question="Wat zag je?")
    )


def take_in(
    workspace: Workspace, table: Conversation, person: Participant, texts: dict[str, str], **other: bool
) -> Participant:
    return workspace.voices.take_in(
        table, person, texts, way=Way.MESSAGE, on=TODAY, may_show=other.get("may_show", False), label="antwoorden"
    )


# ---------------------------------------------------------------- going out
def test_the_message_is_of_what_is_stored(workspace: Workspace, table: Conversation, ilse: Participant) -> None:
    """Not of an older version in somebody's hands."""
    workspace.records.save(replace(table, questions=(NEXT,)), replace(ilse, name="Mevrouw de Wit"))

    text = workspace.voices.invitation(table, ilse)

    assert text.startswith("Beste mevrouw de Wit,\n")
    assert "1. Wat is een goede volgende stap?" in text
    assert GROWTH.question not in text
    assert text.endswith("Anna\n")
    assert workspace.undo.undo_label is None


def test_the_message_speaks_the_words_of_the_day_of_the_conversation(
    workspace: Workspace, table: Conversation, ilse: Participant
) -> None:
    assert "over mijn BPV" in workspace.voices.invitation(table, ilse)
    workspace.records.add(SchoolPeriod(sector=Sector.VO, start=date(2025, 8, 1), end=date(2026, 7, 31)))
    assert "over mijn stage" in workspace.voices.invitation(table, ilse)


def test_that_the_questions_went_out_is_kept(workspace: Workspace, ilse: Participant) -> None:
    asked = workspace.voices.asked(ilse, Way.PAPER, today=TODAY, label="vragen gegeven")

    assert (asked.asked_on, asked.asked_by) == (TODAY, Way.PAPER)
    assert asked == workspace.records.get(Participant, ilse.id)
    workspace.undo.undo()
    assert workspace.records.get(Participant, ilse.id).asked_on is None


def test_without_questions_there_is_nothing_to_ask(
    workspace: Workspace, table: Conversation, ilse: Participant
) -> None:
    workspace.records.save(replace(table, questions=(replace(GROWTH, question=" "),)))

    with pytest.raises(NothingAsked):
        workspace.voices.invitation(table, ilse)
    with pytest.raises(NothingAsked):
        workspace.voices.read_reply(table, "1. Ja")
    with pytest.raises(NothingAsked):
        take_in(workspace, table, ilse, {GROWTH.id: "Ja"})


# ---------------------------------------------------------------- coming in
def test_the_whole_way_of_a_reply(workspace: Workspace, table: Conversation, ilse: Participant) -> None:
    """Sent, answered under the questions, read, approved, kept beside the student's own answers."""
    sent = workspace.voices.invitation(table, ilse)
    came = "\n".join(f"> {line}" for line in sent.splitlines())
    came = came.replace(f"> 1. {GROWTH.question}", f"> 1. {GROWTH.question}\n\nZe vraagt zelf.\n")
    came = came.replace("ja of nee.", "ja of nee.\n\nJa hoor")

    reply = workspace.voices.read_reply(table, came)
    assert (reply.answers, reply.rest, reply.may_show) == ({GROWTH.id: "Ze vraagt zelf."}, "", True)
    assert workspace.records.get(Participant, ilse.id) == ilse

    kept = workspace.voices.take_in(
        table, ilse, reply.answers, way=Way.MESSAGE, on=date(2026, 3, 9), may_show=True, label="antwoorden"
    )
    assert kept.answers == (GivenAnswer(question_id=GROWTH.id, question=GROWTH.question, text="Ze vraagt zelf."),)
    assert (kept.answered_on, kept.answered_by, kept.may_show) == (date(2026, 3, 9), Way.MESSAGE, True)
    assert workspace.records.get(Conversation, table.id).answers == table.answers


def test_a_message_that_had_the_own_answers_is_read_also_when_they_would_not_go_along_now(
    workspace: Workspace, table: Conversation, ilse: Participant
) -> None:
    workspace.records.save(replace(table, own_first=False))
    sent = workspace.voices.invitation(table, ilse)
    workspace.records.save(replace(table, own_first=True))
    assert "Bij vraag 1: Ik begin zelf." in sent

    reply = workspace.voices.read_reply(table, f"1. Ze vraagt zelf.\n\n{sent}")

    assert (reply.answers, reply.rest) == ({GROWTH.id: "Ze vraagt zelf."}, "")


def test_taking_in_is_one_deed(workspace: Workspace, table: Conversation, ilse: Participant) -> None:
    take_in(workspace, table, ilse, {GROWTH.id: "Ze vraagt zelf.", NEXT.id: "Rapporteren."}, may_show=True)

    workspace.undo.undo()
    back = workspace.records.get(Participant, ilse.id)
    assert (back.answers, back.answered_on, back.answered_by, back.may_show) == ((), None, Way.NONE, False)
    workspace.undo.redo()
    assert len(workspace.records.get(Participant, ilse.id).answers) == 2


def test_what_was_not_said_stays_as_it_was(workspace: Workspace, table: Conversation, ilse: Participant) -> None:
    """Another answer, a mark on it, and all the rest of the participant, changed by somebody else in the meantime too."""
    first = take_in(workspace, table, ilse, {GROWTH.id: "Ze vraagt zelf.", NEXT.id: "Rapporteren."})
    marked = tuple(replace(answer, marked=True) for answer in first.answers)
    workspace.records.save(replace(first, answers=marked, question="Wat zag u?"))

    kept = take_in(workspace, table, ilse, {NEXT.id: "Eerst de kruk.", GROWTH.id: " \n"})

    assert [answer.text for answer in kept.answers] == ["Ze vraagt zelf.", "Eerst de kruk."]
    assert all(answer.marked for answer in kept.answers)
    assert kept.question == "Wat zag u?"


def test_answers_are_kept_to_the_letter(workspace: Workspace, table: Conversation, ilse: Participant) -> None:
    text = "  *Ze* vraagt\n\n\tzelf  <b>&amp; ’t\xa0gaat </b>"

    kept = take_in(workspace, table, ilse, {GROWTH.id: text})

    assert kept.answers[0].text == text


@pytest.mark.parametrize(
    ("texts", "rule"), [({}, "missing"), ({GROWTH.id: " "}, "missing"), ({"x": "Ja"}, "reference")]
)
def test_what_cannot_be_taken_in_is_refused_and_nothing_is_kept(
    workspace: Workspace, table: Conversation, ilse: Participant, texts: dict[str, str], rule: str
) -> None:
    """Nothing at all, or something for a question that is no longer asked: it never vanishes without a word."""
    with pytest.raises(Refused) as refused:
        take_in(workspace, table, ilse, texts)

    assert refused.value.rule == rule
    assert workspace.records.get(Participant, ilse.id) == ilse
    assert workspace.undo.undo_label is None


def test_somebody_of_another_table_is_refused(workspace: Workspace, table: Conversation, ilse: Participant) -> None:
    other = workspace.records.add(Conversation(questions=(GROWTH,)))

    with pytest.raises(Refused):
        take_in(workspace, other, ilse, {GROWTH.id: "Ja"})
    with pytest.raises(Refused):
        workspace.voices.invitation(other, ilse)
    with pytest.raises(KeyError):
        workspace.voices.asked(replace(ilse, id="x"), Way.PAPER, today=TODAY)


def test_a_dossier_that_is_open_elsewhere_can_be_asked_from_but_keeps_nothing(
    workspace: Workspace, table: Conversation, ilse: Participant, path: Path, data: Path
) -> None:
    workspace.close()
    looking = Workspace.open(path, read_only=True, data=data)
    try:
        assert looking.voices.invitation(table, ilse)
        with pytest.raises(ReadOnly):
            take_in(looking, table, ilse, {GROWTH.id: "Ja"})
    finally:
        looking.close()


# ---------------------------------------------------------------- the calendar
def test_the_conversation_for_a_calendar(
    workspace: Workspace, table: Conversation, ilse: Participant, tmp_path: Path
) -> None:
    """Of now, again to the same place when it moved, and never in the place of something else."""
    data = workspace.voices.calendar(table)
    assert b"DTSTAMP:20260310T103100Z" in data
    assert b"DTSTART:20260320T150000" in data
    assert b"DESCRIPTION:Met Ilse de Wit." in data
    assert b"geheim" not in data
    assert ilse.question.encode() not in data

    target = tmp_path / "gesprek.ics"
    assert workspace.voices.write_calendar(table, target) == len(data) == target.stat().st_size
    workspace.records.save(replace(table, on=date(2026, 3, 21)))
    workspace.voices.write_calendar(table, target)
    assert b"DTSTART:20260321T150000" in target.read_bytes()
    assert list(tmp_path.glob(".*")) == []

    whole_year = b"BEGIN:VCALENDAR\r\nPRODID:-//Mijn agenda//NL\r\nEND:VCALENDAR\r\n"
    target.write_bytes(whole_year)
    with pytest.raises(TargetTaken):
        workspace.voices.write_calendar(table, target)
    assert target.read_bytes() == whole_year
    with pytest.raises(ExportFailed):
        workspace.voices.write_calendar(table, tmp_path / "nergens" / "gesprek.ics")


def test_without_a_day_it_goes_into_no_calendar(workspace: Workspace, table: Conversation) -> None:
    workspace.records.save(replace(table, on=None))

    with pytest.raises(NoDay):
        workspace.voices.calendar(table)
