"""What merging two copies means for each record, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

import pytest

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Agreement, Conversation
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.merged import Merged, merged
from lobdossier.domain.merging import Key, MergeItem, Pick, Plan, Reason, What, plan
from lobdossier.domain.plans import Step
from lobdossier.domain.portrait import Motive, MotiveOrder, Quality, RankedMotive, SelfView
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.shape import fingerprint, with_earlier
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.texts import TextPlace, words

R = TypeVar("R", bound=Record)
KEY = b"k" * 32
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
STAGE = Experience(id=new_id(), title="Stage", story="Zo begon het.")
NOBODY_CHOSE: Mapping[Key, Pick] = {}


def then(record: R, **changes: Any) -> R:
    """*record* as it is after a change."""
    return with_earlier(replace(record, **changes), fingerprint(record, KEY))


def gone(record: R) -> R:
    """*record* in the trash."""
    return then(record, deleted=NOON)


def planned(mine: list[Record], theirs: list[Record]) -> Plan:
    return plan(Snapshot.of(mine), Snapshot.of(theirs), KEY)


def what(mine: list[Record], theirs: list[Record]) -> list[What]:
    return [item.what for item in planned(mine, theirs).items]


def outcome(mine: list[Record], theirs: list[Record], choices: Mapping[Key, Pick] = NOBODY_CHOSE) -> Merged:
    return merged(planned(mine, theirs).with_choices(choices), lambda title: f"{title} (2)")


def after(mine: list[Record], theirs: list[Record], choices: Mapping[Key, Pick] = NOBODY_CHOSE) -> list[Record]:
    """All that is there after merging."""
    changed = {record.id: record for record in outcome(mine, theirs, choices).records}
    return [*(changed.pop(record.id, record) for record in mine), *changed.values()]


def hashes(records: list[Record]) -> set[tuple[str, str]]:
    return {(record.id, fingerprint(record, KEY)) for record in records}


# ---------------------------------------------------------------- one record
def test_equal_records_stay_as_they_are() -> None:
    """Not even their moments change."""
    later = replace(STAGE, changed=NOON)

    assert what([STAGE], [later]) == [What.EQUAL]
    assert outcome([STAGE], [later]).records == ()


def test_equal_records_learn_what_the_other_went_through() -> None:
    there = then(then(STAGE, star=True), star=False)

    (stored,) = outcome([STAGE], [there]).records

    assert stored == replace(STAGE, earlier=there.earlier)


def test_what_is_only_there_comes_in_and_what_is_only_here_stays() -> None:
    other = Experience(id=new_id(), title="Open dag")

    assert what([STAGE], [other]) == [What.ONLY_HERE, What.NEW]
    assert outcome([STAGE], [other]).records == (other,)


def test_the_newer_version_wins_whatever_the_clock_says() -> None:
    """The one there was changed "before" the one here, says its clock."""
    old, new = replace(STAGE, changed=NOON), then(STAGE, story="Zo ging het.", changed=datetime(1999, 1, 1, tzinfo=UTC))

    assert what([old], [new]) == [What.THERE]
    assert after([old], [new]) == [new]
    assert what([new], [old]) == [What.HERE]
    assert outcome([new], [old]).records == ()


def test_a_text_that_is_written_over_becomes_a_former_text() -> None:
    new = then(STAGE, story="Heel anders.")

    assert outcome([STAGE], [new]).texts == ((TextPlace("experience", STAGE.id, "story"), "Zo begon het."),)
    assert outcome([new], [STAGE]).texts == outcome([STAGE], [new]).texts
    assert outcome([STAGE], [then(STAGE, story="Zo begon het. En verder.")]).texts == ()


def test_what_was_thrown_away_there_goes_to_the_trash() -> None:
    assert what([STAGE], [gone(STAGE)]) == [What.DELETED]
    assert after([STAGE], [gone(STAGE)]) == [gone(STAGE)]
    assert what([gone(STAGE)], [STAGE]) == [What.HERE]


def test_what_was_brought_back_comes_out_of_the_trash() -> None:
    back = then(gone(STAGE), deleted=None)

    assert what([gone(STAGE)], [back]) == [What.THERE]
    assert after([gone(STAGE)], [back])[0].deleted is None
    assert what([back], [gone(STAGE)]) == [What.HERE]


def test_thrown_away_there_and_changed_here_stays() -> None:
    """Nothing disappears silently."""
    here, there = then(STAGE, story="Ik schreef verder."), gone(STAGE)

    assert what([here], [there]) == what([there], [here]) == [What.BOTH]
    (stays,) = after([here], [there])
    assert (stays.deleted, stays.story) == (None, "Ik schreef verder.")  # type: ignore[attr-defined]
    assert hashes(after([there], [here])) == hashes([stays])


def test_so_much_was_written_that_the_old_version_was_forgotten() -> None:
    """Then it is a conflict, and both are kept."""
    old = new = then(STAGE, story="Zo ging het.")
    for number in range(500):
        new = then(new, story=f"versie {number}")

    assert what([STAGE], [new]) == [What.THERE]  # the first one is known for ever
    assert what([old], [new]) == [What.BOTH]
    assert {record.story for record in after([old], [new]) if isinstance(record, Experience)} == {
        "Zo ging het.",
        "versie 499",
    }


# ---------------------------------------------------------------- both changed
HERE, THERE = then(STAGE, story="Thuis geschreven."), then(STAGE, story="Op school geschreven.")


def test_where_nobody_chose_both_stay_and_it_is_the_same_on_both_sides() -> None:
    """One keeps the id; the other is a record of its own that says so."""
    found = after([HERE], [THERE])

    assert hashes(found) == hashes(after([THERE], [HERE]))
    assert sorted((r.title, r.story) for r in found if isinstance(r, Experience)) == [
        ("Stage", "Op school geschreven."),
        ("Stage (2)", "Thuis geschreven."),
    ]


def test_merging_again_makes_no_second_copy() -> None:
    once = after([HERE], [THERE])

    assert outcome(once, [THERE]).records == ()
    assert outcome(once, after([THERE], [HERE])).records == ()
    assert hashes(after([THERE], once)) == hashes(once)


def test_a_copy_that_was_thrown_away_is_not_made_again() -> None:
    """Even when it was forgotten that they were merged before."""
    kept, copy = after([HERE], [THERE])
    forgetful = replace(kept, earlier=())

    assert {r.id for r in outcome([forgetful, gone(copy)], [HERE]).records} == {kept.id}


@pytest.mark.parametrize(("pick", "story"), [(Pick.HERE, "Thuis geschreven."), (Pick.THERE, "Op school geschreven.")])
def test_what_the_student_chose_stays_and_the_other_is_a_former_text(pick: Pick, story: str) -> None:
    done = outcome([HERE], [THERE], {("experience", STAGE.id): pick})

    assert [record.story for record in done.records if isinstance(record, Experience)] == [story]
    assert {text for _, text in done.texts} == {HERE.story, THERE.story} - {story}
    assert what([THERE], list(done.records)) in ([What.THERE], [What.EQUAL])
    assert what([HERE], list(done.records)) in ([What.THERE], [What.EQUAL])


def test_two_changes_that_do_not_touch_become_one_record() -> None:
    """No second record for a star."""
    (found,) = after([then(STAGE, star=True)], [then(STAGE, goal="Leren lassen")])

    assert isinstance(found, Experience)
    assert (found.star, found.goal, found.story) == (True, "Leren lassen", "Zo begon het.")
    assert what([found], [then(STAGE, star=True)]) == [What.HERE]
    assert what([found], [then(STAGE, goal="Leren lassen")]) == [What.HERE]


def test_a_title_without_room_is_not_cut() -> None:
    long = Experience(id=new_id(), title="x" * 199, story="zo")

    found = after([then(long, story="zus")], [then(long, story="anders")])

    assert {record.title for record in found if isinstance(record, Experience)} == {"x" * 199}


def test_there_is_one_student_and_one_of_each_motive() -> None:
    """The sentence that was given up is a former text."""
    anna, motive = Student(id=new_id(), name="Anna"), Motive(id=new_id(), title="Vrijheid", rank=1)
    mine: list[Record] = [then(anna, motto="Doe maar"), then(motive, rank=3, sentence="Zelf kiezen")]
    theirs: list[Record] = [then(anna, own_words=("mbo",)), then(motive, rank=2, sentence="Buiten zijn")]

    done = outcome(mine, theirs)

    assert [record.id for record in after(mine, theirs)] == [anna.id, motive.id]
    assert (after(mine, theirs)[0].motto, after(mine, theirs)[0].own_words) == ("Doe maar", ("mbo",))  # type: ignore[attr-defined]
    assert len(done.texts) == 1
    assert hashes(after(mine, theirs)) == hashes(after(theirs, mine))


@pytest.mark.parametrize(
    ("old", "changes"),
    [
        (Student(id=new_id(), name="Anna"), ({"motto": "Doe maar"}, {"motto": "Kijk eerst"})),
        (Motive(id=new_id(), title="Vrij"), ({"title": "Vrijheid"}, {"title": "Vrij zijn"})),
        (SchoolPeriod(id=new_id()), ({"help_desk": "Bij Fatma"}, {"help_desk": "Bij de balie"})),
        (MotiveOrder(id=new_id()), ({"motives": (RankedMotive(sentence="Zelf kiezen"),)},
                                    {"motives": (RankedMotive(sentence="Buiten zijn"),)})),
        (CareerDocument(id=new_id()), ({"receiver": "Deltion"}, {"receiver": "Cibap"})),
        (SelfView(id=new_id()), ({"why": "Ik vroeg hulp"}, {"why": "Ik koos zelf"})),
        (Reflection(id=new_id()), ({"feelings": ("trots",)}, {"feelings": ("moe",)})),
    ],
)  # fmt: skip
@pytest.mark.parametrize("pick", [None, Pick.HERE, Pick.THERE])
def test_no_short_text_is_lost_where_both_changed(
    old: Record, changes: tuple[dict[str, Any], dict[str, Any]], pick: Pick | None
) -> None:
    """A motto, a title, a word in a list: what stands in no record any more is a former text."""
    here, there = (then(old, **each) for each in changes)
    choices = {(old.KIND, old.id): pick} if pick else NOBODY_CHOSE

    done = outcome([here], [there], choices)

    stand = {text for record in after([here], [there], choices) for text in words(record).values()}
    assert {*words(here).values(), *words(there).values()} <= stand | {text for _, text in done.texts}


def test_a_short_text_that_was_knowingly_written_over_makes_no_former_text() -> None:
    assert outcome([STAGE], [then(STAGE, title="Stage bij Fietspunt")]).texts == ()


def test_a_choice_for_what_is_no_conflict_does_nothing() -> None:
    new = then(STAGE, story="Heel anders.")

    assert outcome([STAGE], [new], {("experience", STAGE.id): Pick.HERE}).records == (new,)


# ---------------------------------------------------------------- together
def test_something_new_hangs_on_what_was_thrown_away_elsewhere() -> None:
    """The experience stays, with all that went to the trash along with it."""
    old = Reflection(id=new_id(), experience_id=STAGE.id)
    new = Reflection(id=new_id(), experience_id=STAGE.id, feelings=("trots",))
    here: list[Record] = [STAGE, old, new]
    there: list[Record] = [gone(STAGE), gone(old)]

    assert what(here, there) == [What.BOTH, What.BOTH, What.ONLY_HERE]
    assert [item.id for item in planned(here, there).conflicts] == [STAGE.id]
    assert all(record.deleted is None for record in after(here, there))
    assert hashes(after(here, there)) == hashes(after(there, here))


def test_the_student_throws_it_away_after_all() -> None:
    """What hangs on it goes along: it would be out of sight."""
    new = Reflection(id=new_id(), experience_id=STAGE.id)

    found = after([STAGE, new], [gone(STAGE)], {("experience", STAGE.id): Pick.THERE})

    assert [record.deleted for record in found] == [NOON, NOON]


def test_what_hangs_on_nothing_that_is_there_is_left_out() -> None:
    orphan = Agreement(id=new_id(), conversation_id=new_id(), what="Bellen")

    done = outcome([STAGE], [orphan])

    assert (done.records, [item.reason for item in done.left_out]) == ((), [Reason.OWNER])


def test_what_points_to_nothing_lets_go() -> None:
    step = Step(id=new_id(), title="Bellen", experience_id=new_id())

    (stored,) = outcome([], [step]).records

    assert stored == with_earlier(replace(step, experience_id=None), fingerprint(step, KEY))


def test_owners_come_before_what_they_own() -> None:
    talk = Conversation(id=new_id(), title="Trialoog")
    agreement = Agreement(id=new_id(), conversation_id=talk.id)

    assert outcome([], [agreement, talk]).records == (talk, agreement)


def test_evidence_without_its_file_is_left_out() -> None:
    photo = Evidence(id=new_id(), experience_id=STAGE.id, sha256="ab", size=3)

    done = merged(planned([STAGE], [STAGE, photo]).without_bytes({"ab"}), str)

    assert (done.records, [item.reason for item in done.left_out]) == ((), [Reason.BYTES])


def test_what_cannot_be_read_here_is_not_written_over() -> None:
    made = plan(Snapshot.of([]), Snapshot.of([STAGE]), KEY, unreadable={("experience", STAGE.id)})

    assert [item.reason for item in merged(made, str).left_out] == [Reason.UNREADABLE]


def test_nobody_brings_a_second_student_or_takes_an_id_for_something_else() -> None:
    anna = Student(id=new_id(), name="Anna")

    done = outcome([anna, STAGE], [Student(id=new_id(), name="Bo"), Quality(id=STAGE.id, title="Geduldig")])

    assert (done.records, {item.reason for item in done.left_out}) == ((), {Reason.STRANGE})


@pytest.mark.parametrize(("here", "thrown_away", "stopped"), [(20, 11, True), (20, 10, False), (30, 15, False)])
def test_a_copy_that_throws_most_away_is_stopped(here: int, thrown_away: int, stopped: bool) -> None:
    """More than half, and more than ten."""
    mine: list[Record] = [Experience(id=new_id(), title=str(number)) for number in range(here)]
    theirs: list[Record] = [gone(record) if number < thrown_away else record for number, record in enumerate(mine)]

    done = outcome(mine, theirs)

    assert (done.gone, done.living, done.empties) == (thrown_away, here, stopped)


def test_an_item_is_called_what_the_student_calls_it() -> None:
    item = MergeItem("experience", STAGE.id, What.THERE, STAGE, then(STAGE, title="Stage bij Fietspunt"))

    assert item.title == "Stage bij Fietspunt"
    assert replace(item, theirs=then(STAGE, title="", story="\n Een dag \nin de zaak")).title == "Een dag"
