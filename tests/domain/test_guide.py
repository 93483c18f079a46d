"""What of a feedback file is news, and what the student keeps."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.conversation import Agreement, Conversation
from lobdossier.domain.guide import ChangedRemark, FeedbackFile, FeedbackPlan, after, plan
from lobdossier.domain.shape import fingerprint, with_earlier
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.written_down import written_down

KEY = b"key"
FIRST = Feedback(id="f", target_kind="experience", target_id="e", text="Goed")
SECOND = replace(FIRST, text="Heel goed")


def planned(remark: Feedback, *stored: Feedback) -> FeedbackPlan:
    """What a file with one remark means."""
    return plan(
        FeedbackFile(dossier_id="d", feedback=(remark,)),
        {each.id: each for each in stored},
        lambda _kind, record_id: record_id == "e",
        lambda record: fingerprint(record, KEY),
    )


def stored_as(now: Feedback, *before: Feedback) -> Feedback:
    """*now* as the dossier keeps it, with what it was before."""
    for each in before:
        now = with_earlier(now, fingerprint(each, KEY))
    return now


def test_what_is_not_here_is_new_and_decides_nothing() -> None:
    told = planned(replace(FIRST, agreed=True, handled=True, refused=True, reply="Eens", earlier=("a",)))

    assert told == FeedbackPlan(new=(FIRST,))


def test_what_is_here_stays_as_the_student_left_it() -> None:
    here = replace(FIRST, agreed=True, reply="Dank je")

    assert planned(FIRST, here) == FeedbackPlan(same=(here,))


def test_what_the_guide_changed_waits_again_with_the_answer_of_the_student() -> None:
    """Also out of the trash: these are words that the student has not read."""
    here = stored_as(replace(FIRST, agreed=True, handled=True, reply="Dank je"), FIRST)

    told = planned(replace(SECOND, agreed=True), here)

    assert told == FeedbackPlan(changed=(ChangedRemark(here, replace(SECOND, reply="Dank je", earlier=here.earlier)),))


def test_an_older_file_brings_nothing_back() -> None:
    here = stored_as(SECOND, FIRST)

    assert planned(FIRST, here).older == (FIRST,)


def test_a_guide_who_takes_the_former_words_again_is_believed() -> None:
    """The file knows that it went through the version that is here."""
    here = stored_as(SECOND, FIRST)
    back = after(SECOND, after(FIRST, SECOND, "d"), "d")
    back = after(SECOND, replace(FIRST, earlier=back.earlier), "d")

    assert [each.after.text for each in planned(back, here).changed] == ["Goed"]


def test_what_it_is_about_may_be_gone() -> None:
    lost = replace(FIRST, target_id="weg")

    assert planned(lost).elsewhere == (lost,)
    assert planned(lost).new == (lost,)
    assert planned(replace(FIRST, target_kind="", target_id="")).elsewhere == ()


def test_conversations_are_offered_unless_they_are_here() -> None:
    file = FeedbackFile(dossier_id="d", conversations=(Conversation(id="c1"), Conversation(id="c2")))

    told = plan(file, {}, lambda _kind, _id: True, lambda _record: "", frozenset({"c2"}))

    assert ([c.id for c in told.conversations], [c.id for c in told.known]) == (["c1"], ["c2"])


def test_what_was_written_down_of_a_conversation_that_is_here_is_offered_apart() -> None:
    """New text and new agreements; what the student has of it already is not told again."""
    here = Conversation(id="c", place="Kamer 3", talked_about="Over de open dag.\nEn de bus.")
    file = FeedbackFile(
        dossier_id="d",
        conversations=(replace(here, place="Elders", talked_about="Over leren."), Conversation(id="weg")),
        agreements=(
            Agreement(id="had", conversation_id="c", what="Bellen"),
            Agreement(id="new", conversation_id="c", what="Mailen"),
        ),
    )

    told = plan(file, {}, lambda _k, _id: True, lambda _r: "", frozenset({"c", "had", "weg"}), {"c": here}, {"c": 4})

    (found,) = told.added
    assert found.after == replace(here, talked_about="Over de open dag.\nEn de bus.\n\nOver leren.")
    assert found.agreements == (replace(file.agreements[1], order=4),)
    assert (told.conversations, [c.id for c in told.known], told.offered) == ((), ["weg"], {"c"})


def test_new_agreements_come_after_those_that_are_here_in_the_order_of_the_guide() -> None:
    """Whatever their ids; and a place in the list that there is no more of is shared."""
    here = Conversation(id="c")
    theirs = [Agreement(id=each, conversation_id="c", order=order) for each, order in (("a", 2), ("b", 1), ("d", 3))]
    for places, orders in ((4, [4, 5, 6]), (999, [999, 1_000, 1_000])):
        found = written_down(here, here, theirs, frozenset(), places)
        assert found is not None
        assert [(each.id, each.order) for each in found.agreements] == list(zip("bad", orders, strict=True))
        assert not found.words


def test_what_the_guide_added_below_what_came_before_does_not_repeat_that() -> None:
    here = Conversation(id="c", talked_about="Over leren.")
    found = written_down(here, replace(here, talked_about="Over leren.\n\nEn de bus."), (), frozenset(), 0)
    assert found is not None
    assert found.after.talked_about == "Over leren.\n\nEn de bus."


LINES = st.lists(st.sampled_from(["Ja", "Jan belde", "", " ", "Over de open dag."]), max_size=5).map("\n".join)


@given(LINES, LINES)
def test_no_line_of_either_is_lost_and_once_is_enough(mine: str, theirs: str) -> None:
    here, brought = Conversation(id="c", talked_about=mine), Conversation(id="c", talked_about=theirs)

    found = written_down(here, brought, (), frozenset(), 0)

    after = found.after if found is not None else here
    lines = after.talked_about.splitlines()
    assert {line for text in (mine, theirs) for line in text.split("\n") if line.strip()} <= set(lines)
    assert written_down(after, brought, (), frozenset(), 0) is None
