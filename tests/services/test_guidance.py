"""How the student is guided: asked at most twice a year, and handed out without a name."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.choosing import chosen
from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.errors import NothingAnswered, TargetTaken
from lobdossier.domain.guidance import answer_to, answered, is_due, with_answer
from lobdossier.domain.ids import new_id
from lobdossier.domain.sharing import GuidanceReview
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import Purpose, Sector
from lobdossier.services.cards import guidance_questions
from lobdossier.services.workspace import Workspace
from tests.conftest import Clock, Run

TODAY = date(2026, 3, 10)
FIRST, SECOND, *_ = guidance_questions()


def review(workspace: Workspace, on: date = TODAY, text: str = "") -> GuidanceReview:
    """One with a step and a sentence for the first question."""
    return workspace.records.add(with_answer(GuidanceReview(id=new_id(), on=on), FIRST, 3, text))


@pytest.mark.parametrize(
    ("ago", "due"), [([], True), ([10], False), ([149], False), ([150], True), ([150, 300], False), ([200, 365], True)]
)
def test_it_is_asked_at_most_twice_a_year(ago: list[int], due: bool) -> None:
    reviews = [GuidanceReview(on=TODAY - timedelta(days=days)) for days in ago]

    assert is_due(reviews, TODAY - timedelta(days=400), TODAY) is due


@given(st.lists(st.booleans(), min_size=1, max_size=800))
def test_whoever_answers_whenever_asked_is_asked_no_more_than_twice_in_any_year(opened: list[bool]) -> None:
    """Whatever the days on which the app is opened."""
    asked: list[date] = []
    for day, here in enumerate(opened):
        today = TODAY + timedelta(days=day)
        if here and is_due([GuidanceReview(on=on) for on in asked], TODAY, today):
            asked.append(today)

    assert all(sum(0 <= (later - on).days < 365 for later in asked) <= 2 for on in asked)
    assert not asked or (asked[0] - TODAY).days >= 60


def test_a_skip_is_remembered_and_can_be_taken_back(workspace: Workspace, clock: Clock) -> None:
    """A young dossier asks nothing; after a skip it is quiet; answering the same day goes on in that one."""
    assert not workspace.guidance.due(workspace.today())
    clock.pass_by(days=90)
    today = workspace.today()
    assert workspace.guidance.due(today)
    workspace.guidance.skip(today, "overslaan")
    assert not workspace.guidance.due(today)
    assert workspace.guidance.reviews() == []
    assert workspace.guidance.of(today) == workspace.records.all(GuidanceReview)[0]
    workspace.undo.undo()
    assert workspace.guidance.due(today)


def test_an_answer_keeps_its_question_as_asked_and_can_be_taken_away() -> None:
    made = with_answer(with_answer(GuidanceReview(id="x", on=TODAY), FIRST, 2, ""), SECOND, 0, "Zin.")
    assert [answer.question for answer in answered(made)] == [FIRST.words, SECOND.words]
    changed = with_answer(made, FIRST, 4, "Erbij.")
    assert (answer_to(changed, FIRST).step, answer_to(changed, FIRST).text) == (4, "Erbij.")
    assert [answer.question_id for answer in changed.answers] == [FIRST.id, SECOND.id]
    assert answered(with_answer(with_answer(changed, FIRST, 0, " "), SECOND, 0, "")) == ()


def test_what_is_handed_out_has_no_name_no_day_and_no_id(workspace: Workspace, tmp_path: Path) -> None:
    """Of whom it is cannot be told from it; the words of the student stay at home."""
    period = SchoolPeriod(title="vmbo 4", school="Het Vaartland", sector=Sector.VO, guide="Wietske Bosma",
                          start=date(2025, 8, 1), end=date(2026, 7, 31), course="Techniek")  # fmt: skip
    workspace.records.add(period)
    made = review(workspace, text="Wietske vergat het.")
    workspace.records.add(GuidanceReview(on=date(2026, 1, 5)))

    workspace.guidance.export(tmp_path / "uit.json")

    text = (tmp_path / "uit.json").read_text(encoding="utf-8")
    assert json.loads(text) == {
        "format": "lobdossier-tevredenheid",
        "version": 1,
        "reviews": [
            {
                "month": "2026-03",
                "period": {"sector": "vo", "school_year": "2025-2026"},
                "answers": [{"question": FIRST.words, "step": 3, "of": 4, "meaning": FIRST.steps[2]}],
            }
        ],
    }
    forbidden = ("Anna", "Vaartland", "Wietske", "Techniek", "vmbo 4", made.id, workspace.dossier_id, "2026-03-10")
    assert not [word for word in forbidden if word in text]


def test_sentences_go_along_only_when_said_and_without_the_names_that_are_known(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.records.add(SchoolPeriod(guide="Wietske Bosma"))
    workspace.records.save(Student(id=workspace.student.id, name="Anna Smit"))
    talk = workspace.records.add(Conversation())
    workspace.records.add(Participant(conversation_id=talk.id, name="Joris Kramer"))
    review(workspace, text="Joris en mevrouw Bosma luisteren. Groet, Anna Smit, 06 12345678, anna@school.nl")

    told = workspace.guidance.told(sentences=True)

    (answer,) = told["reviews"][0]["answers"]
    assert answer["sentence"].startswith("… en ")
    assert answer["sentence"].endswith("luisteren. Groet, …, …, …")
    assert not any(name in answer["sentence"] for name in ("Joris", "Bosma", "Anna", "Smit", "0612", "@"))
    assert workspace.guidance.reviews()[0].answers[0].text.startswith("Joris")


def test_a_part_of_the_own_name_or_that_of_the_guide_tells_who_it_is_too(workspace: Workspace) -> None:
    """In capitals as well; the little words in a name stay words."""
    workspace.records.add(SchoolPeriod(guide="Wietske van der Bosma"))
    workspace.records.save(Student(id=workspace.student.id, name="Anna de Smit-Zwanenburg"))
    review(workspace, text="Bosma belt der moeder van ZWANENBURG. Groet, A. Smit, of Smit-Zwanenburg te Zwolle")

    (answer,) = workspace.guidance.told(sentences=True)["reviews"][0]["answers"]

    assert answer["sentence"] == "… belt der moeder van …. Groet, A. …, of …-… te Zwolle"


def test_nothing_answered_is_nothing_to_hand_out(workspace: Workspace, tmp_path: Path) -> None:
    workspace.records.add(GuidanceReview(on=TODAY))
    with pytest.raises(NothingAnswered):
        workspace.guidance.export(tmp_path / "uit.json")
    assert not list(tmp_path.glob("uit*"))


def test_it_takes_the_place_of_nothing_but_an_earlier_one(workspace: Workspace, tmp_path: Path) -> None:
    review(workspace)
    other = tmp_path / "ander.json"
    other.write_text('{"format": "iets anders"}', encoding="utf-8")
    with pytest.raises(TargetTaken):
        workspace.guidance.export(other)
    assert other.read_text(encoding="utf-8") == '{"format": "iets anders"}'
    size = workspace.guidance.export(tmp_path / "uit.json")
    assert workspace.guidance.export(tmp_path / "uit.json") == size


def test_it_is_part_of_no_document(workspace: Workspace) -> None:
    """Not even of one with everything."""
    review(workspace)
    for purpose in Purpose:
        part = chosen(workspace.records.snapshot(), workspace.sharing.propose(purpose))
        assert not part.all(GuidanceReview)


# ------------------------------------------------------------ the command
def test_the_command_hands_it_out(run: Run, workspace: Workspace, tmp_path: Path) -> None:
    review(workspace, text="Fijn.")
    workspace.close()
    out = tmp_path / "uit.json"
    before = workspace.path.read_bytes()
    status, said, _ = run("export", workspace.path, out, "--kind", "tevredenheid")
    assert (status, "zonder je naam" in said) == (0, True)
    assert "Fijn." not in out.read_text(encoding="utf-8")
    assert run("export", workspace.path, out, "--kind", "tevredenheid", "--with-sentences")[0] == 0
    assert "Fijn." in out.read_text(encoding="utf-8")
    assert workspace.path.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("uit.pdf", "--kind", "tevredenheid"), "eindigen op .json"),
        (("uit.json", "--kind", "tevredenheid", "--whole"), "Laat de andere keuzes weg"),
        (("uit.json", "--kind", "tevredenheid", "--conversation", "c"), "Laat de andere keuzes weg"),
        (("uit.json", "--with-sentences"), "alleen mee met --kind tevredenheid"),
        (("uit.json", "--kind", "tevredenheid"), "nog niets gezegd"),
    ],
)
def test_the_command_refuses_what_does_not_fit(
    run: Run, workspace: Workspace, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    workspace.close()
    status, _, error = run("export", workspace.path, tmp_path / words[0], *words[1:])
    assert status == 1
    assert said in error
    assert not (tmp_path / words[0]).exists()
