"""The student reads in what a guide handed back, and decides; nothing else in the dossier moves."""

from __future__ import annotations

import json
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lobdossier.domain import limits
from lobdossier.domain.choosing import chosen, propose
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.errors import FeedbackOfAnother, Refused
from lobdossier.domain.experience import Experience
from lobdossier.domain.feedback import changed_since, is_waiting, new_feedback
from lobdossier.domain.guide import FeedbackFile
from lobdossier.domain.ids import new_id
from lobdossier.domain.kinds import KINDS
from lobdossier.domain.plans import Step
from lobdossier.domain.portrait import Quality
from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import Competence, ConversationState, FeedbackSort, Purpose, StepState
from lobdossier.exchange.feedback_file import write_feedback
from lobdossier.services.workspace import Workspace
from lobdossier.text.explain import explain
from tests.exchange.dossiers import records
from tests.factories import contents, one_of_each, same


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """The dossier of Noor, with one of each."""
    made = Workspace.create(tmp_path / "noor.lobdossier", "Noor Jansen", data=tmp_path / "data")
    made.records.save(*one_of_each())
    with closing(made):
        yield made


@pytest.fixture
def stage(workspace: Workspace) -> Experience:
    """What the guide looks at."""
    return workspace.records.all(Experience)[0]


def of(workspace: Workspace, *feedback: Feedback, **more: object) -> FeedbackFile:
    """A file with these remarks for this dossier."""
    return FeedbackFile(dossier_id=workspace.dossier_id, guide="Saskia", feedback=feedback, **more)  # type: ignore[arg-type]


def everything(workspace: Workspace) -> dict[str, Record]:
    """Every record but feedback, the trash included."""
    kinds = [kind for kind in KINDS if kind is not Feedback]
    both = [workspace.records.all(kind, deleted=deleted) for kind in kinds for deleted in (False, True)]
    return {record.id: record for group in both for record in group}


def test_what_comes_in_waits_beside_its_text(workspace: Workspace, stage: Experience) -> None:
    """And when the text changed since, it can be told."""
    said = new_feedback(stage, "story", text="Waarom koos je dit?", sort=FeedbackSort.QUESTION, who="Saskia")

    plan = workspace.feedback.take_in(of(workspace, said))

    assert plan.new == (said,)
    (here,) = [each for each in workspace.records.all(Feedback, target_id=stage.id) if each.id == said.id]
    assert same(here, said)
    assert here in workspace.feedback.waiting()
    assert not changed_since(here, stage)
    assert changed_since(here, replace(stage, story=stage.story + " En meer."))


def test_the_same_file_twice_changes_nothing(workspace: Workspace, stage: Experience) -> None:
    """Nor after the student answered, decided, or threw it away."""
    file = of(workspace, *(new_feedback(stage, text=text) for text in ("een", "twee", "drie")))
    workspace.feedback.take_in(file)
    first, second, third = (each.id for each in file.feedback)
    workspace.feedback.answer(first, "Dank je")
    workspace.feedback.agree(second)
    workspace.records.throw_away(workspace.records.get(Feedback, third), label="weg")
    before = contents(workspace.path)

    plan = workspace.feedback.take_in(file)

    assert (plan.coming, len(plan.same)) == ((), 3)
    assert contents(workspace.path) == before


def test_a_remark_that_the_guide_changed_waits_again(workspace: Workspace, stage: Experience) -> None:
    """The answer stays, what was agreed to were the former words; those are kept as a former text."""
    said = new_feedback(stage, text="Je was rustig.")
    workspace.feedback.take_in(of(workspace, said))
    workspace.feedback.answer(said.id, "Dank je")
    workspace.feedback.agree(said.id)
    changed = replace(said, text="Je was heel druk.", agreed=True)

    plan = workspace.feedback.take_in(of(workspace, changed))

    assert [each.after.id for each in plan.changed] == [said.id]
    here = workspace.records.get(Feedback, said.id)
    assert (here.text, here.reply, here.agreed, here.handled) == ("Je was heel druk.", "Dank je", False, False)
    assert workspace.feedback.take_in(of(workspace, said)).older == (said,)
    assert workspace.records.get(Feedback, said.id) == here


def test_what_it_is_about_may_be_gone(workspace: Workspace, stage: Experience) -> None:
    """In the trash, or never there."""
    gone = new_feedback(stage, text="Mooi")
    never = replace(new_feedback(Quality(id="weg", title="Rust"), text="Klopt"), id=new_id())
    view = new_feedback(None, sort=FeedbackSort.VIEW, competence=Competence.NETWERKEN, step=2)
    workspace.records.throw_away(stage, label="weg")

    plan = workspace.feedback.take_in(of(workspace, gone, never, view))

    assert plan.elsewhere == (gone, never)
    assert len(plan.new) == 3


def test_it_can_be_undone_and_done_again(workspace: Workspace, stage: Experience) -> None:
    said = [new_feedback(stage, text=text) for text in ("een", "twee")]
    workspace.feedback.take_in(of(workspace, *said), label="feedback inlezen")

    workspace.undo.undo()
    assert all(workspace.records.get(Feedback, each.id).deleted for each in said)
    workspace.undo.redo()
    assert all(workspace.records.get(Feedback, each.id).deleted is None for each in said)


def test_agreeing_and_refusing_exclude_each_other(workspace: Workspace, stage: Experience) -> None:
    said = new_feedback(stage, text="Mooi")
    workspace.feedback.take_in(of(workspace, said))
    desk = workspace.feedback

    assert desk.agree(said.id, label="akkoord").agreed
    refused = desk.refuse(said.id)
    assert (refused.agreed, refused.refused) == (False, True)
    agreed = desk.agree(said.id)
    assert (agreed.agreed, agreed.refused) == (True, False)
    assert not desk.agree(said.id, False).agreed
    assert desk.handle(said.id).handled
    assert said.id not in [each.id for each in desk.waiting()]
    with pytest.raises(KeyError):
        desk.answer("weg", "hallo")


def test_what_the_student_agrees_to_becomes_part_of_the_dossier(workspace: Workspace) -> None:
    """ "Dit zag ik je doen" is a link in the chain of its quality, and goes along; before that it does neither."""
    quality = next(q for q in workspace.qualities.all() if q.experience_ids)
    about = workspace.records.get(Experience, quality.experience_ids[0])
    said = new_feedback(
        about, "story", "x", FeedbackSort.SAW, text="Je bleef rustig.", who="Saskia", quality=quality.title.lower()
    )
    workspace.feedback.take_in(of(workspace, replace(said, agreed=True)))

    def seen() -> list[str]:
        chain = next(each for each in workspace.qualities.chains() if each.quality.id == quality.id)
        return [each.said for each in chain.seen if each.who == "Saskia"]

    def going() -> list[Feedback]:
        dossier = workspace.records.snapshot()
        return [f for f in chosen(dossier, propose(dossier, Purpose.ALLES)).all(Feedback) if f.id == said.id]

    assert (seen(), going()) == ([], [])
    workspace.feedback.agree(said.id)
    assert seen() == ["Je bleef rustig."]
    assert [(f.text, f.quote, f.seen) for f in going()] == [("Je bleef rustig.", "", "")]


def test_feedback_for_somebody_else_says_for_whom(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "x.lobfeedback"
    write_feedback(FeedbackFile(dossier_id=new_id(), student="Zoë de Wit"), path)

    with pytest.raises(FeedbackOfAnother) as found:
        workspace.feedback.read(path)

    assert "Zoë de Wit" in explain(found.value).what
    with pytest.raises(Refused):
        workspace.feedback.take_in(FeedbackFile(dossier_id=new_id()))


def test_an_id_of_something_else_is_refused_whole(workspace: Workspace, stage: Experience) -> None:
    """With two records of one id no export could be read again."""
    before = contents(workspace.path)
    talk, person, agreed = table(stage)
    for more in (
        {"conversations": (replace(talk, id=stage.id),)},
        {"conversations": (talk,), "participants": (replace(person, id=stage.id),)},
        {"conversations": (talk,), "agreements": (replace(agreed, id=stage.id),)},
    ):
        with pytest.raises(Refused):
            workspace.feedback.take_in(of(workspace, new_feedback(stage), **more), [talk.id])
    with pytest.raises(Refused):
        workspace.feedback.take_in(of(workspace, new_feedback(stage), replace(new_feedback(stage), id=stage.id)))

    assert contents(workspace.path) == before


def test_who_sits_at_another_table_stays_there(workspace: Workspace, stage: Experience) -> None:
    """A new conversation that names somebody, or an agreement, of another one takes neither away from that."""
    talk, person, agreed = table(stage)
    (other, promise) = workspace.records.all(Participant)[0], workspace.records.all(Agreement)[0]
    people, promises = (person, replace(person, id=other.id)), (agreed, replace(agreed, id=promise.id))
    before = everything(workspace)

    workspace.feedback.take_in(
        of(workspace, conversations=(talk,), participants=people, agreements=promises), [talk.id]
    )

    after = everything(workspace)
    assert {each: after[each] for each in before} == before
    assert set(after) - set(before) == {talk.id, person.id, agreed.id}


def table(stage: Experience) -> tuple[Conversation, Participant, Agreement]:
    """A conversation that was held on the computer of the guide, with all that a file could try."""
    talk = Conversation(
        id=new_id(), title="Gesprek", state=ConversationState.HELD, on=date(2026, 11, 28), private="x", share_private=True,
        own_first=False, experience_ids=(stage.id, "weg"), reflection_ids=("weg",),
    )  # fmt: skip
    person = Participant(id=new_id(), conversation_id=talk.id, name="Saskia", may_show=True, contact_id="weg")
    return talk, person, Agreement(id=new_id(), conversation_id=talk.id, what="Bellen", mine=True)


def test_a_conversation_comes_in_only_if_it_is_taken(workspace: Workspace, stage: Experience) -> None:
    """Without rights, without what is not here, and no agreement becomes a step by itself."""
    talk, person, agreed = table(stage)
    thrown_away = {"deleted": datetime(2026, 11, 28, tzinfo=UTC), "earlier": ("x",)}
    file = of(
        workspace,
        conversations=(talk,),
        participants=(replace(person, **thrown_away),),  # type: ignore[arg-type]
        agreements=(replace(agreed, **thrown_away),),  # type: ignore[arg-type]
    )
    steps = workspace.records.all(Step)
    before = everything(workspace)

    assert workspace.feedback.take_in(file).conversations == (talk,)
    assert everything(workspace) == before

    workspace.feedback.take_in(file, [talk.id], label="gesprek overnemen")
    here = workspace.records.get(Conversation, talk.id)
    assert same(
        here,
        replace(talk, private="", share_private=False, own_first=True, experience_ids=(stage.id,), reflection_ids=()),
    )
    assert same(workspace.records.get(Participant, person.id), replace(person, may_show=False, contact_id=None))
    assert same(workspace.records.get(Agreement, agreed.id), agreed)
    assert workspace.records.all(Step) == steps

    workspace.conversations.store(replace(here, title="Van mij"), today=workspace.today())
    again = workspace.feedback.take_in(file, [talk.id])
    assert (again.conversations, again.known) == ((), (talk,))
    assert workspace.records.get(Conversation, talk.id).title == "Van mij"
    workspace.conversations.conclude(here, [agreed], today=workspace.today())
    assert len(workspace.records.all(Step)) == len(steps) + 1


def test_what_was_written_down_of_a_planned_conversation_comes_with_it(workspace: Workspace) -> None:
    """Only if it is taken; day, place, people and words of the student stay, and one undo takes all of it back."""
    mine = Conversation(id=new_id(), title="Van mij", place="Kamer 3", talk_about="De bus", private="x")
    own = Agreement(id=new_id(), conversation_id=mine.id, what="Zelf bellen", order=2)
    workspace.records.save(mine, own)
    theirs = replace(
        mine,
        title="x",
        state=ConversationState.HELD,
        on=date(2026, 11, 28),
        place="",
        private="",
        talked_about="Over leren",
    )
    agreed = Agreement(id=new_id(), conversation_id=mine.id, what="Mailen", state=StepState.DONE)
    person = Participant(id=new_id(), conversation_id=mine.id, name="Saskia")
    file = of(workspace, conversations=(theirs,), agreements=(agreed, own), participants=(person,))
    before = everything(workspace)

    workspace.feedback.take_in(file)
    assert everything(workspace) == before

    workspace.feedback.take_in(file, [mine.id], label="feedback inlezen")
    assert same(workspace.records.get(Conversation, mine.id), replace(mine, talked_about="Over leren"))
    assert [each.what for each in workspace.conversations.agreements(mine.id)] == ["Zelf bellen", "Mailen"]
    assert not workspace.conversations.participants(mine.id)
    after = everything(workspace)
    again = workspace.feedback.take_in(file, [mine.id], label="feedback inlezen")
    assert (again.added, [talk.id for talk in again.known]) == ((), [mine.id])
    assert everything(workspace) == after

    workspace.undo.undo()
    assert not workspace.records.get(Conversation, mine.id).talked_about
    assert [each.what for each in workspace.conversations.agreements(mine.id)] == ["Zelf bellen"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_taking_in_moves_nothing_else(workspace: Workspace, data: st.DataObject) -> None:
    """Whatever is in the file and about whatever it is: every other record stays as it is, and once more is nothing."""
    ids = [*everything(workspace), "weg"]
    drawn = data.draw(st.lists(records(Feedback), max_size=4))
    remarks = tuple(
        replace(each, target_kind=data.draw(st.sampled_from([k.KIND for k in KINDS])), target_id=data.draw(st.sampled_from(ids)))
        for each in drawn
    )  # type: ignore[type-var]  # fmt: skip
    file = of(workspace, *remarks)  # type: ignore[arg-type]
    before = everything(workspace)

    plan = workspace.feedback.take_in(file)

    assert everything(workspace) == before
    for remark in remarks:
        here = workspace.records.get(Feedback, remark.id)
        assert (here.text, here.quote, here.unknown) == (remark.text, remark.quote, remark.unknown)  # type: ignore[attr-defined]
        assert is_waiting(here)
    assert workspace.feedback.take_in(file).coming == ()
    assert len(plan.new) == len(remarks)


def test_ten_thousand_remarks_come_in(workspace: Workspace, stage: Experience) -> None:
    """In one deed; looking beforehand takes a moment only."""
    many = tuple(new_feedback(stage, text=f"Opmerking {number}") for number in range(limits.FEEDBACK))
    file = of(workspace, *many)

    began = time.process_time()
    workspace.feedback.preview(file)
    looked = time.process_time() - began
    workspace.feedback.take_in(file, label="feedback inlezen")
    took = time.process_time() - began - looked

    assert looked < 1
    assert took < 10
    assert len(workspace.records.all(Feedback, target_id=stage.id)) == limits.FEEDBACK + 1


def test_a_file_of_another_program_that_says_everything(
    workspace: Workspace, stage: Experience, tmp_path: Path
) -> None:
    """Read from the disk: what would decide something is not there afterwards."""
    remark = {"id": new_id(), "target_kind": "experience", "target_id": stage.id, "text": "Goed", "agreed": True,
              "handled": True, "reply": "Eens", "approved": True, "visible_to": "iedereen"}  # fmt: skip
    form = {"format": "lobfeedback", "version": "1.0", "dossier": {"id": workspace.dossier_id}, "feedback": [remark]}
    path = tmp_path / "x.lobfeedback"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", json.dumps(form))

    workspace.feedback.take_in(workspace.feedback.read(path))

    here = workspace.records.get(Feedback, str(remark["id"]))
    assert is_waiting(here)
    assert here.unknown == {"approved": True, "visible_to": "iedereen"}
