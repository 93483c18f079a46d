"""Searching everything: what is found, in which order, under which room, and the piece of text that shows why."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.experience import Testimony as Said
from lobdossier.domain.finding import HEADS, Found, Group, Page, texts_of
from lobdossier.domain.ids import new_id
from lobdossier.domain.kinds import KINDS
from lobdossier.domain.plans import Goal
from lobdossier.domain.portrait import Insight, Quality
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import Competence, ConversationState
from lobdossier.services.workspace import Workspace
from lobdossier.storage import finding
from lobdossier.text.folding import fold
from lobdossier.text.pieces import around, marked
from tests.factories import one_of_each, records, texts


def found(workspace: Workspace, words: str, limit: int = 5) -> list[Found]:
    """All that is found, whatever the group."""
    return [each for group in workspace.search.find(words, limit) for each in group.found]


def test_every_kind_has_a_place_in_the_search() -> None:
    """A kind without a heading would never be found."""
    assert set(HEADS) == set(KINDS)


def test_every_record_of_every_kind_is_found_by_its_own_words(workspace: Workspace) -> None:
    """One of each, by the first word of each of its texts, under its heading, with the word marked."""
    made = one_of_each("zoekwoord")
    workspace.records.save(*made)

    for record in made:
        for said in texts_of(record):
            word = said.text.split()[0].strip("*")
            hit = next((each for each in found(workspace, word, 50) if each.id == record.id), None)
            assert hit is not None, (record.KIND, word)
            assert any(fold(word) in fold(m.text[a:b]) for m in (hit.title, hit.piece) for a, b in m.marks), hit


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records(), st.data())
def test_any_word_of_any_text_finds_it(workspace: Workspace, record: Record, data: st.DataObject) -> None:
    """Any run of letters of any word, of one letter up, in capitals or without accents."""
    stored = workspace.records.add(dataclasses.replace(record, id=new_id()))
    words = [word for said in texts_of(stored) if not said.rich for word in said.text.split() if fold(word).strip()]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    start = data.draw(st.integers(0, len(word) - 1))
    part = word[start : data.draw(st.integers(start + 1, len(word)))]
    if not fold(part).strip():
        return

    with workspace._file.reading() as reading:
        for typed in (part, part.upper(), fold(part)):
            if fold(typed) == fold(part):
                assert stored.id in {hit.id for hit in finding.hits(reading, typed)}
    workspace.records.throw_away(stored, label="weg")
    assert stored.id not in {each.id for each in found(workspace, part, 500)}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(texts(40), max_size=4), st.one_of(texts(4), st.text("aebv ", max_size=4)))
def test_what_does_not_hold_the_words_is_not_found(workspace: Workspace, stories: list[str], typed: str) -> None:
    """Everything that is found holds every word, and every place that is marked is one of them."""
    for story in stories:
        workspace.records.add(Insight(text=story))

    wanted = finding.split(typed)
    for each in (each for each in found(workspace, typed, 50) if each.kind == Insight.KIND):
        text = fold(workspace.records.get(Insight, each.id).text)
        assert all(word in text for word in wanted)
        for said in (each.title, each.piece):
            for start, end in said.marks:
                assert any(word in fold(said.text[start:end]) for word in wanted)


SHORT = [("bv", True), ("b.", True), ("mb", False), ("ij", True), ("7", True), ("q", False), ("pu bv", True)]


@pytest.mark.parametrize(("typed", "there"), SHORT)
def test_two_letters_are_found_in_old_texts_too(
    workspace: Workspace, typed: str, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside a word, at its end and beside a sign, also in a text that is too old to be read letter by letter."""
    old = workspace.records.add(Experience(title="Stage", story="Bij fietspuntbv, punt b. in groep 7 van IJsselstein"))
    workspace.records.add(Experience(title="Anders"))
    monkeypatch.setattr(finding, "SCANNED", 1)

    assert [each.id for each in found(workspace, typed)] == ([old.id] if there else [])


def test_words_in_the_title_come_first_and_then_the_newest(workspace: Workspace) -> None:
    """An old experience that is called so stands above newer ones that only mention it."""
    named = workspace.records.add(Experience(title="Fietsenmaker", start=date(2022, 1, 1)))
    older = workspace.records.add(Experience(title="Les", story="een fiets", start=date(2024, 1, 1)))
    newer = workspace.records.add(Experience(title="Stage", story="een fiets", start=date(2025, 1, 1)))

    (group,) = workspace.search.find("fiets")
    assert [each.id for each in group.found] == [named.id, newer.id, older.id]
    (group,) = workspace.search.find("fiets", limit=2)
    assert (len(group.found), group.more) == (2, True)


def test_each_stands_under_its_room_and_opens_at_its_place(workspace: Workspace) -> None:
    """What hangs on something opens that; what stands on a competence page opens that page."""
    e, c = Experience(id=new_id(), title="Stage zoek"), Conversation(id=new_id(), title="Zoek trialoog")
    held = Conversation(id=new_id(), title="Zoek geweest", state=ConversationState.HELD)
    year = SchoolPeriod(id=new_id(), title="zoek")
    alone = Reflection(id=new_id(), answers=(Answer(question="Wat nu?", text="zoek"),))
    wanted: dict[Record, tuple[Group, Page, str, str]] = {
        e: (Group.EXPERIENCES, Page.EXPERIENCE, e.id, ""),
        Said(id=new_id(), experience_id=e.id, said="zoek"): (Group.EXPERIENCES, Page.EXPERIENCE, e.id, e.title),
        Reflection(id=new_id(), experience_id=e.id, answers=(Answer(text="zoek"),)): (
            Group.EXPERIENCES, Page.EXPERIENCE, e.id, e.title,
        ),
        alone: (Group.EXPERIENCES, Page.REFLECTION, alone.id, ""),
        Insight(id=new_id(), competence=Competence.NETWERKEN, text="zoek"): (
            Group.PORTRAIT, Page.COMPETENCE, Competence.NETWERKEN, "",
        ),
        Quality(id=new_id(), title="zoek"): (Group.PORTRAIT, Page.COMPETENCE, Competence.KWALITEITENREFLECTIE, ""),
        c: (Group.CONVERSATIONS, Page.PREPARATION, c.id, ""),
        held: (Group.CONVERSATIONS, Page.OUTCOME, held.id, ""),
        Participant(id=new_id(), conversation_id=c.id, name="zoek"): (
            Group.CONVERSATIONS, Page.PREPARATION, c.id, c.title,
        ),
        Agreement(id=new_id(), conversation_id=held.id, what="zoek"): (
            Group.CONVERSATIONS, Page.OUTCOME, held.id, held.title,
        ),
        Feedback(id=new_id(), target_kind="experience", target_id=e.id, text="zoek"): (
            Group.OTHER, Page.EXPERIENCE, e.id, e.title,
        ),
        Feedback(id=new_id(), target_kind="nieuw", target_id="x", text="zoek", competence=Competence.NETWERKEN): (
            Group.OTHER, Page.COMPETENCE, Competence.NETWERKEN, "",
        ),
        year: (Group.OTHER, Page.YEAR, year.id, ""),
        Student(id=workspace.student.id, name="Zoek"): (Group.OTHER, Page.ME, "", ""),
    }  # fmt: skip
    goal = Goal(id=new_id(), title="zoek")
    wanted[goal] = (Group.PLANS, Page.PLANS, goal.id, "")
    workspace.records.save(*wanted)

    seen = {
        each.id: (g.group, each.page, each.target, each.about)
        for g in workspace.search.find("ZOEK", 20)
        for each in g.found
    }

    assert seen == {record.id: place for record, place in wanted.items()}


def test_what_has_no_title_is_called_after_its_question_or_its_first_words(workspace: Workspace) -> None:
    """So that every line has a name; the piece below it is not the same again."""
    text = "Een twee drie vier vijf zes zeven acht negen tien"
    workspace.records.add(Experience(story=text))
    workspace.records.add(Insight(text="Kort"))
    answers = (Answer(question="Wat lukte?", text="niets"), Answer(question="Wat hielp?", text="Een **twee**zitter"))
    workspace.records.add(Reflection(answers=answers))

    names = {each.kind: (each.title.text, each.piece.text) for each in found(workspace, "twee")}
    assert names["experience"] == ("Een twee drie vier vijf zes zeven acht…", text)
    assert names["reflection"][0] == "Wat hielp?"
    (kort,) = found(workspace, "kort")
    assert (kort.title.text, kort.piece.text) == ("Kort", "")


def test_a_piece_shows_the_words_without_the_signs_of_the_text() -> None:
    """Of a long text the sentence around the words, without stars; marks stand in what is shown."""
    text = "Eerste regel\n" + "woord " * 60 + "de **Œuvre** van één dag " + "woord " * 60

    piece = around(text, ["oeuvre", "een"], rich=True)

    assert piece.text.startswith("…")
    assert piece.text.endswith("…")
    assert "*" not in piece.text
    assert [piece.text[a:b] for a, b in piece.marks] == ["Œuvre", "één"]
    assert len(piece.text) < 160


@given(texts(300), st.lists(texts(5), max_size=3))
def test_marks_are_in_order_and_apart(text: str, words: list[str]) -> None:
    """Whatever is typed: places lie inside the line, from left to right, and never touch."""
    for said in (marked(text, words), around(text, words), around(text, words, rich=True)):
        ends = [0, *(place for mark in said.marks for place in mark), len(said.text)]
        assert ends == sorted(ends)
        assert all(a < b for a, b in said.marks)
        assert all(one[1] < two[0] for one, two in zip(said.marks, said.marks[1:], strict=False))


def test_a_very_long_line_is_quick(workspace: Workspace) -> None:
    """A story of a hundred thousand characters in one line gives a piece of the size of any other."""
    workspace.records.add(Experience(title="Lang", story="x" * 60_000 + " naald " + "y*" * 19_000))

    (each,) = found(workspace, "naald")

    assert [each.piece.text[a:b] for a, b in each.piece.marks] == ["naald"]
    assert len(each.piece.text) < 160


def test_nothing_more_is_looked_up_when_nobody_waits(workspace: Workspace) -> None:
    """A key that comes after makes the answer stale: it is given up."""
    workspace.records.add(Experience(title="Fiets"))

    assert workspace.search.find("fiets", stopped=lambda: True) == []


def test_without_words_there_is_what_was_begun_last(workspace: Workspace, tmp_path: Path) -> None:
    """The newest first, of the kinds that one goes back to; what was thrown away is not among them."""
    made = [workspace.records.add(Experience(title=f"{number}")) for number in range(4)]
    workspace.records.throw_away(made[3], label="weg")
    talk = workspace.records.add(Conversation(title="Trialoog"))

    assert [each.id for each in workspace.search.recent(3)] == [talk.id, made[2].id, made[1].id]
    assert workspace.search.find("   ") == []
