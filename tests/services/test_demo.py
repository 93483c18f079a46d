"""The example: believable, complete, always of this week, and of any size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.conversation import Agreement, Conversation
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.experience import Testimony as Said  # pytest takes what begins with Test for its own
from lobdossier.domain.kinds import KINDS
from lobdossier.domain.plans import Step
from lobdossier.domain.portrait import Insight, Quality, SelfView
from lobdossier.domain.record import EPOCH, Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.shape import shape
from lobdossier.domain.sharing import Feedback, GuidanceReview, Handover
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Competence, Consent, ConversationState, EvidenceKind, StepState, Way
from lobdossier.domain.voices import side_by_side, voices
from lobdossier.paths import resource
from lobdossier.services.cards import deck
from lobdossier.services.demo import build_demo, demo_student
from lobdossier.services.demo.chance import Chance
from lobdossier.services.demo.growth import Growth, pieces
from lobdossier.services.demo.story import Story, told
from lobdossier.services.demo.when import Calendar
from lobdossier.services.workspace import Workspace
from lobdossier.text.markdown import parse, serialise

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2025, 1, 1), date(2032, 12, 31))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The example as it is told, stored."""
    folder = tmp_path_factory.mktemp("demo")
    made = Workspace.create(folder / "demo.lobdossier", "Iemand", data=folder)
    build_demo(made, today=TODAY)
    yield made
    made.close()


@pytest.fixture(scope="module")
def example(workspace: Workspace) -> Snapshot:
    return workspace.records.snapshot()


def built(folder: Path, **wanted: int | None) -> Snapshot:
    made = Workspace.create(folder / "demo.lobdossier", "Iemand", data=folder)
    try:
        build_demo(made, today=TODAY, **wanted)
        return made.records.snapshot()
    finally:
        made.close()


def story(today: date) -> Snapshot:
    return Snapshot.of(Story(Calendar(today), Chance(1)).records)


# ---------------------------------------------------------------- the story
def test_it_belongs_to_one_invented_student(workspace: Workspace) -> None:
    """Whoever the dossier was made for, it is the example's now."""
    assert workspace.student.name == demo_student().name
    assert len(workspace.records.snapshot().all(type(workspace.student))) == 1


def test_every_room_has_something_to_show(example: Snapshot) -> None:
    """Every kind of record, but what comes from a guide and what handing over leaves behind."""
    assert {kind for kind in KINDS if not example.all(kind)} == {Feedback, GuidanceReview, Handover}


def test_all_competences_are_seen_more_than_once(example: Snapshot) -> None:
    """Then and now: from vmbo 3 to mbo 2, never back by more than a step, and a sentence for each."""
    for competence in Competence:
        views = sorted((v for v in example.all(SelfView) if v.competence is competence), key=lambda v: v.on or TODAY)
        assert len(views) == 4
        assert all(view.why for view in views)
        assert len([i for i in example.all(Insight) if i.competence is competence]) >= 2


def test_four_answers_are_partly_open(example: Snapshot) -> None:
    """Some told in full, some not at all."""
    answered = [sum(bool(a) for a in e.answers) for e in example.all(Experience)]

    assert {0, 4} < set(answered)


def test_experiences_differ_in_length(example: Snapshot) -> None:
    """A single sentence is an experience too."""
    lengths = sorted(len(e.story) for e in example.all(Experience))

    assert lengths[0] < 150
    assert lengths[-1] > 700
    assert len([length for length in lengths if length < 250]) >= 4


def test_a_quality_without_a_chain_is_left_open(example: Snapshot) -> None:
    """What is claimed and not yet shown looks open."""
    assert any(not quality.experience_ids for quality in example.all(Quality))
    assert any(quality.experience_ids for quality in example.all(Quality))


def test_answers_keep_the_words_of_real_cards(example: Snapshot) -> None:
    """Each answer is to a card of the deck that suits the kind of experience."""
    for reflection in example.all(Reflection):
        experience = example.find(Experience, reflection.experience_id)
        for answer in reflection.answers:
            card = deck().card(answer.card_id)
            assert card is not None
            assert card.suits(experience.kind if experience else None), (card.id, experience)
            assert answer.question
            assert answer.part is card.part


def test_feelings_and_words_are_of_the_decks(example: Snapshot) -> None:
    """A misspelt feeling would have no icon."""
    feelings = {word.words for word in deck().feelings}

    assert {feeling for r in example.all(Reflection) for feeling in r.feelings} <= feelings
    assert all(quality.title for quality in example.all(Quality))


def test_several_voices_are_heard(example: Snapshot) -> None:
    """At the held trialoog everybody answered; before the next one the student and one other, who said it may be shown."""
    for conversation in example.conversations():
        rows = side_by_side(conversation, people := example.participants_in(conversation))
        assert not [row for row in rows if row.withdrawn]
        if rows and conversation.state is ConversationState.HELD:
            assert all(cell is not None for row in rows for cell in row.cells)
            assert {note.part for note in conversation.notes} <= {question.part for question in conversation.questions}
        elif rows:
            told = [voice.answered for voice in voices(conversation, people)]
            assert (told, len(rows)) == ([True, False, True], 3)
            assert all(person.asked_on and person.asked_by is Way.MESSAGE for person in people)
            assert [person.may_show for person in people] == [False, True]
    assert len([c for c in example.conversations() if c.questions]) == 2


@given(DAYS)
def test_whoever_answered_was_asked_before(today: date) -> None:
    """On any day, and never after the conversation."""
    told = story(today)
    for conversation in told.conversations():
        for person in told.participants_in(conversation):
            if person.answered_on is not None:
                assert person.asked_on is not None
                assert conversation.on is not None
                assert person.asked_on <= person.answered_on <= min(conversation.on, today)


def test_agreements_are_done_otherwise_and_open(example: Snapshot) -> None:
    """The held trialoog has all three; the student's own have their step, in the same state."""
    held = next(c for c in reversed(example.conversations()) if c.state is ConversationState.HELD)
    agreements = example.agreements_of(held)
    steps = {step.agreement_id: step for step in example.all(Step)}

    assert {agreement.state for agreement in agreements} == set(StepState)
    assert {p.consent for p in example.participants_in(held)} == {Consent.AGREES, Consent.DISAGREES}
    assert held.talked_about
    assert held.summary
    for agreement in example.all(Agreement):
        assert (agreement.id in steps) == agreement.mine
        assert not agreement.mine or steps[agreement.id].state is agreement.state


def test_steps_are_open_overdue_and_done(example: Snapshot) -> None:
    """One overdue step to ask about; what was done tells how it went."""
    steps = example.all(Step)

    assert len([step for step in steps if step.overdue(TODAY)]) == 1
    assert len([step for step in steps if step.state is StepState.OPEN]) >= 3
    assert all(step.how_it_went and step.finished for step in steps if step.state is not StepState.OPEN)


def test_photos_are_described_and_the_sound_is_written_out(example: Snapshot) -> None:
    """Nobody has to see or hear to know what is there."""
    kinds = [evidence.kind for evidence in example.all(Evidence)]

    assert kinds.count(EvidenceKind.PHOTO) == 9
    assert kinds.count(EvidenceKind.AUDIO) == 1
    assert all(evidence.alt or evidence.transcript for evidence in example.all(Evidence))
    assert all(testimony.said and testimony.who for testimony in example.all(Said))


def test_evidence_is_whole(workspace: Workspace, example: Snapshot) -> None:
    """Every hash has its bytes."""
    for evidence in example.all(Evidence):
        assert len(workspace.evidence.fetch(evidence.sha256)) == evidence.size


def test_rich_texts_are_in_the_subset(example: Snapshot) -> None:
    """What is stored is what the editor would store."""
    for records in example.records.values():
        for record in records:
            for field in shape(type(record)):
                if field.text and field.text.rich:
                    text = getattr(record, field.name)
                    assert serialise(parse(text)) == text.rstrip("\n")


def test_every_bundled_file_is_used() -> None:
    """And every one that is named is there."""
    named = {e["file"] for entry in told()["experience"] for e in entry.get("evidence", ())}

    assert named == {path.name for path in resource("demo", "photos").iterdir()} - {"LICENSE.md"}


# ---------------------------------------------------------------- its dates
@given(DAYS)
def test_the_next_trialoog_is_ten_days_ahead(today: date) -> None:
    """Or on the Monday after, for nobody meets at a workshop on Sunday."""
    (coming,) = (c for c in story(today).all(Conversation) if c.state is ConversationState.PLANNED)

    assert coming.on is not None
    assert 10 <= (coming.on - today).days <= 12
    assert coming.on.isoweekday() <= 5


@given(DAYS)
def test_nothing_happened_before_it_could(today: date) -> None:
    """On any day: the story keeps its order, and only plans lie ahead."""
    found = story(today)
    periods = sorted(found.all(SchoolPeriod), key=lambda period: period.start or date.min)
    by_title = {experience.title: experience for experience in found.all(Experience)}
    course, stage = by_title["De gele kruk van karton"], by_title["Stage bij Meubelmakerij Kroes"]

    assert periods[-1].end is None
    assert (periods[-1].start or today) <= today - timedelta(days=75)
    assert course.end is not None
    assert stage.start is not None
    assert course.end <= stage.start + timedelta(days=21)
    for experience in found.all(Experience):
        assert experience.start is not None
        assert experience.start <= today
        assert experience.end is None or experience.start <= experience.end
    for reflection in found.all(Reflection):
        experience_ = found.find(Experience, reflection.experience_id)
        assert experience_ is not None
        assert reflection.on is not None
        assert (experience_.start or today) <= reflection.on <= today


@pytest.mark.parametrize(
    ("told_date", "means"),
    [
        ("y-2/10-14", date(2024, 10, 14)),
        ("y-1/05-06", date(2026, 5, 6)),
        ("y0/09-01", date(2026, 9, 1)),
        ("-3", date(2026, 11, 19)),
        ("-1", date(2026, 11, 20)),
        ("-1@", date(2026, 11, 21)),
        ("-3@3", date(2026, 11, 18)),
        ("+6", date(2026, 11, 30)),
        ("f0.5", date(2026, 10, 12)),
    ],
)
def test_dates_are_told_from_today(told_date: str, means: date) -> None:
    """School years, shares of the present one, days from now; weekends only where they are asked for."""
    assert Calendar(TODAY).on(told_date) == means


@pytest.mark.parametrize("told_date", ["", "gisteren", "y-2/1-1", "12", "f1.5", "-3@8"])
def test_other_dates_are_mistakes(told_date: str) -> None:
    """A typing error in the story does not become some date."""
    with pytest.raises(ValueError, match=r".*"):
        Calendar(TODAY).on(told_date)


# ---------------------------------------------------------------- any size
def plain_of(found: Snapshot) -> list[Record]:
    return [
        replace(r, created=EPOCH, changed=EPOCH) for kind in KINDS for r in found.all(kind) if kind.KIND != "student"
    ]


def test_same_seed_same_example(tmp_path: Path) -> None:
    """Ids and photos included; another seed tells other things."""
    for name in "abc":
        tmp_path.joinpath(name).mkdir()
    first = built(tmp_path / "a", experiences=30, photos=12, seed=3)
    again = built(tmp_path / "b", experiences=30, photos=12, seed=3)
    other = built(tmp_path / "c", experiences=30, photos=12, seed=4)

    assert plain_of(first) == plain_of(again)
    assert plain_of(first) != plain_of(other)


@pytest.mark.parametrize(("experiences", "photos"), [(0, 0), (1, 0), (5, 2), (25, 20), (18, 12)])
def test_it_has_the_size_that_was_asked_for(tmp_path: Path, experiences: int, photos: int) -> None:
    """As far as there is anything to hang a photo on; what points to something left out points nowhere."""
    found = built(tmp_path, experiences=experiences, photos=photos)
    ids = {record.id for kind in KINDS for record in found.all(kind)}

    assert len(found.all(Experience)) == experiences
    assert len([e for e in found.all(Evidence) if e.kind is EvidenceKind.PHOTO]) == photos
    assert len({e.sha256 for e in found.all(Evidence)}) == len(found.all(Evidence))
    for conversation in found.all(Conversation):
        assert {*conversation.experience_ids, *conversation.reflection_ids} <= ids


def test_grown_experiences_are_believable() -> None:
    """No gap left open, no two alike in a row, real cards, nothing ahead of today, no question twice in a row."""
    groups = list(Growth(Calendar(TODAY), Chance(1), None).grow(400))
    experiences = [group[0] for group in groups]
    texts = [record for group in groups for record in group]

    assert all(isinstance(experience, Experience) for experience in experiences)
    assert all("{" not in str(record) and "}" not in str(record) for record in map(_words, texts))
    stories = [experience.story for experience in experiences if isinstance(experience, Experience)]
    assert all(one != other for one, other in pairwise(stories))
    assert len(set(stories)) > 350
    for group in groups:
        asked = [answer.card_id for record in group if isinstance(record, Reflection) for answer in record.answers]
        assert len(asked) == len(set(asked))
        assert all((getattr(record, "on", None) or TODAY) <= TODAY for record in group)


def _words(record: Record) -> list[str]:
    found = [str(getattr(record, field.name)) for field in shape(type(record)) if field.base is str]
    return [*found, *(answer.text for answer in getattr(record, "answers", ()) if not isinstance(answer, str))]


def test_every_reflection_can_be_asked_for() -> None:
    """For measuring: five reflections on each."""
    for group in Growth(Calendar(TODAY), Chance(1), 5).grow(20):
        assert len([record for record in group if isinstance(record, Reflection)]) == 5


def test_pieces_name_real_cards_that_suit_something() -> None:
    """Each piece can be reached."""
    kinds = {kind["kind"] for kind in pieces()["kind"]}
    for answer in pieces()["answer"]:
        card = deck().card(answer["card_id"])
        assert card is not None
        assert not card.kinds or kinds & set(card.kinds)
        assert len(answer["texts"]) >= 3
