"""The guide's side: what is left stands in the file at once, whole, and bound to the dossier that was handed out."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from lobdossier.domain import limits
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.errors import ChangedOnDisk, FeedbackOfAnother, FeedbackRefused, Gone, Refused, TooMuchToExport
from lobdossier.domain.experience import Experience
from lobdossier.domain.feedback import changed_since, new_feedback
from lobdossier.domain.guide import FeedbackFile
from lobdossier.domain.ids import new_id
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import FeedbackSort, Purpose
from lobdossier.exchange.feedback_file import read_feedback, write_feedback
from lobdossier.services.arrivals import arrive
from lobdossier.services.guiding import Guiding
from lobdossier.services.taking_in import as_view
from lobdossier.services.workspace import Workspace
from tests.factories import contents, one_of_each
from tests.faults import killed


@pytest.fixture
def student(tmp_path: Path) -> Iterator[Workspace]:
    """The dossier of Noor, at home."""
    made = Workspace.create(tmp_path / "noor.lobdossier", "Noor Jansen", data=tmp_path / "data")
    stage = Experience(id=new_id(), title="Stage", story="Ik hielp Fatima met de lift.")
    made.records.save(*one_of_each(), stage)
    with closing(made):
        yield made


def handed_out(student: Workspace, target: Path, *left_out: str) -> Path:
    """What the student gives to the guide."""
    document = replace(student.sharing.propose(Purpose.ALLES), left_out=left_out)
    return student.sharing.export(document, target).path


@pytest.fixture
def looked_at(student: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    """The dossier as a guide sees it on another computer: read-only, without the name of Fatima."""
    folder = tmp_path / "guide"
    folder.mkdir()
    with arrive(handed_out(student, tmp_path / "noor.lobpakket", "Fatima")) as arrival:
        path = as_view(arrival, folder)
    with closing(Workspace.open(path, read_only=True, data=folder)) as workspace:
        yield workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the guide keeps it."""
    return tmp_path / "Noor.lobfeedback"


def test_nothing_is_written_before_something_is_left(looked_at: Workspace, path: Path) -> None:
    guiding = Guiding(path, looked_at, guide="Saskia de Boer", role="slb’er")

    assert (guiding.student, guiding.feedback(), path.exists()) == ("Noor Jansen", [], False)


def test_the_whole_way_back(looked_at: Workspace, student: Workspace, path: Path) -> None:
    """Bound to the dossier at home though the guide looks at one with another id; a name that was left out is no change."""
    stage = next(e for e in looked_at.records.all(Experience) if e.title == "Stage")
    assert stage.story == "Ik hielp … met de lift."
    guiding = Guiding(path, looked_at, guide="Saskia", role="slb’er")
    guiding.save(new_feedback(stage, "story", sort=FeedbackSort.SAW, text="Je hielp.", quality="Behulpzaam"))
    guiding.save(new_feedback(stage, text="Mooi verteld."))
    assert looked_at.dossier_id != student.dossier_id

    student.feedback.take_in(student.feedback.read(path))

    at_home = student.records.get(Experience, stage.id)
    here = student.records.all(Feedback, target_id=stage.id)
    assert [(each.text, each.who, each.role, each.on) for each in here] == [
        ("Je hielp.", "Saskia", "slb’er", looked_at.today()),
        ("Mooi verteld.", "Saskia", "slb’er", looked_at.today()),
    ]
    assert not any(changed_since(each, at_home) for each in here)
    changed = replace(at_home, story="Ik hielp Fatima met de trap.")
    assert [changed_since(each, changed) for each in here] == [True, False]


def test_each_change_is_on_the_disk_at_once(looked_at: Workspace, path: Path) -> None:
    """And what was there before comes back, so that it can be undone."""
    guiding = Guiding(path, looked_at, guide="Saskia")
    said = new_feedback(None, text="een")

    assert guiding.save(said) is None
    assert [each.text for each in read_feedback(path).feedback] == ["een"]
    former = guiding.save(replace(said, text="twee", agreed=True, reply="x"))
    assert former is not None
    assert former.text == "een"
    assert [(each.text, each.agreed, each.reply) for each in read_feedback(path).feedback] == [("twee", False, "")]
    guiding.save(former)
    assert [each.text for each in Guiding(path, looked_at).feedback()] == ["een"]
    removed = guiding.remove(said.id)
    assert removed is not None
    assert removed.text == "een"
    assert read_feedback(path).feedback == ()
    assert guiding.remove("weg") is None


def test_it_goes_on_another_day(looked_at: Workspace, student: Workspace, path: Path) -> None:
    """Words that are taken back on a later day are news to the student, not an old file."""
    said = new_feedback(looked_at.records.all(Experience)[0], text="een")
    for text in ("een", "twee", "een"):
        Guiding(path, looked_at, guide="Saskia").save(replace(said, text=text))
        student.feedback.take_in(student.feedback.read(path))
        assert student.records.get(Feedback, said.id).text == text

    assert Guiding(path, looked_at).guide == "Saskia"


def test_somebody_else_who_goes_on_with_the_file_signs_what_is_left_from_then_on(
    looked_at: Workspace, path: Path
) -> None:
    """A stick goes from one guide to the next; who only looks writes nothing."""
    remark = new_feedback(looked_at.records.all(Experience)[0], text="een")
    Guiding(path, looked_at, guide="Saskia", role="mentor").save(remark)
    before = path.read_bytes()

    guiding = Guiding(path, looked_at, guide="Ilse", role="stagebegeleider")
    assert path.read_bytes() == before
    guiding.save(replace(remark, id=new_id(), text="twee"))

    found = read_feedback(path)
    assert (found.guide, found.role) == ("Ilse", "stagebegeleider")
    assert [(each.who, each.role) for each in found.feedback] == [("Saskia", "mentor"), ("Ilse", "stagebegeleider")]


def test_a_conversation_is_kept_with_all_around_it(looked_at: Workspace, path: Path) -> None:
    guiding = Guiding(path, looked_at)
    talk = Conversation(id=new_id(), title="Gesprek")
    person = Participant(id=new_id(), conversation_id=talk.id, name="Saskia", order=2)
    first = Participant(id=new_id(), conversation_id=talk.id, name="Henk", order=1)
    agreed = Agreement(id=new_id(), conversation_id=talk.id, what="Bellen")

    guiding.save_conversation(talk, [person, first], [agreed])
    guiding.save_conversation(replace(talk, title="Trialoog"), [person, first], [agreed])

    again = Guiding(path, looked_at)
    assert [each.title for each in again.conversations()] == ["Trialoog"]
    assert again.around(talk.id) == ([first, person], [agreed])
    again.remove_conversation(talk.id)
    assert (again.conversations(), again.around(talk.id)) == ([], ([], []))


def test_a_file_of_another_dossier_stays_as_it_is(looked_at: Workspace, path: Path) -> None:
    write_feedback(FeedbackFile(dossier_id=new_id(), student="Zoë"), path)

    with pytest.raises(FeedbackOfAnother) as found:
        Guiding(path, looked_at)

    assert found.value.student == "Zoë"
    path.write_bytes(b"PK\x03\x04 stuk")
    with pytest.raises(FeedbackRefused):
        Guiding(path, looked_at)
    assert path.read_bytes() == b"PK\x03\x04 stuk"


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(looked_at: Workspace, path: Path) -> None:
    one, other = Guiding(path, looked_at), Guiding(path, looked_at)
    other.save(new_feedback(None, text="eerder"))
    before = path.read_bytes()

    with pytest.raises(ChangedOnDisk):
        one.save(new_feedback(None, text="later"))

    assert path.read_bytes() == before
    assert one.feedback() == []


def test_a_failed_save_leaves_everything_as_it_was(looked_at: Workspace, tmp_path: Path) -> None:
    """A folder that is gone, too many remarks, a text that cannot be kept."""
    path = tmp_path / "map" / "x.lobfeedback"
    path.parent.mkdir()
    guiding = Guiding(path, looked_at)
    guiding.save(new_feedback(None, text="een"))
    before = path.read_bytes()

    with pytest.raises(Refused):
        guiding.save(new_feedback(None, text="x" * (limits.PROSE + 1)))
    with pytest.raises(Refused):
        guiding.save(new_feedback(None, sort=FeedbackSort.VIEW))
    with pytest.raises(Refused):
        guiding.save_conversation(Conversation(id=new_id()), [Participant(id=new_id(), conversation_id="weg")])
    assert path.read_bytes() == before

    path.unlink()
    path.parent.rmdir()
    with pytest.raises(Gone):
        guiding.save(new_feedback(None, text="twee"))
    assert [each.text for each in guiding.feedback()] == ["een"]


def test_there_are_not_more_remarks_than_can_be_read(looked_at: Workspace, path: Path) -> None:
    about = looked_at.origin_id
    many = tuple(Feedback(id=new_id(), text="x") for _ in range(limits.FEEDBACK))
    write_feedback(FeedbackFile(dossier_id=about, feedback=many), path)

    with pytest.raises(TooMuchToExport):
        Guiding(path, looked_at).save(new_feedback(None, text="nog een"))

    assert len(read_feedback(path).feedback) == limits.FEEDBACK


def test_looking_changes_nothing_in_the_dossier(looked_at: Workspace, path: Path) -> None:
    before = contents(looked_at.path)

    Guiding(path, looked_at).save(new_feedback(looked_at.records.all(Experience)[0], text="Mooi"))

    assert contents(looked_at.path) == before


def killed_while_saving(looked_at: Workspace, path: Path, cycles: int, seed: int) -> int:
    """Kill whoever saves, again and again: the file is the old one or the new one; returns how many saves were told."""
    chance = random.Random(seed)
    text = "Je bleef rustig. " * 2_000
    Guiding(path, looked_at).save(Feedback(id="f0", text=f"0 {text}"))
    told = 0
    for _ in range(cycles):
        guiding = Guiding(path, looked_at)
        first = int(guiding.feedback()[0].text.split()[0])

        def work(tell: Callable[[str], None], guiding: Guiding = guiding, first: int = first) -> None:
            for number in range(first + 1, first + 500):
                guiding.save(Feedback(id="f0", text=f"{number} {text}"))
                tell(str(number))

        said = killed(work, 0.2, chance)
        assert not any(line.startswith("failed") for line in said), said
        (found,) = read_feedback(path).feedback
        last = int(said[-1]) if said else first
        assert last <= int(found.text.split()[0]) <= last + 1
        assert found.text.endswith(text)
        told += len(said)
    Guiding(path, looked_at).save(Feedback(id="f0", text="1"))
    assert [each.name for each in path.parent.iterdir() if each.name.endswith(".part")] == []
    return told


def test_a_kill_leaves_the_old_or_the_new_file(looked_at: Workspace, path: Path) -> None:
    assert killed_while_saving(looked_at, path, cycles=8, seed=5) >= 8


@pytest.mark.slow
def test_a_kill_leaves_the_old_or_the_new_file_for_long(looked_at: Workspace, path: Path) -> None:
    """The same two hundred times."""
    assert killed_while_saving(looked_at, path, cycles=200, seed=6) >= 200
