"""Saving, throwing away, bringing back, undoing: nothing that a student wrote is lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lobdossier.domain.changes import Change
from lobdossier.domain.errors import Refused
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.experience import Testimony as Said
from lobdossier.domain.ids import new_id
from lobdossier.domain.kinds import KINDS
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Quality
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.services.records import Records
from lobdossier.services.workspace import Workspace
from lobdossier.storage import pieces
from lobdossier.storage.file import DossierFile
from lobdossier.storage.records import STRETCH, Reading
from tests.conftest import Clock
from tests.factories import contents, one_of_each


@pytest.fixture
def heard(workspace: Workspace) -> list[Change]:
    """What listeners were told."""
    found: list[Change] = []
    workspace.events.subscribe(found.append)
    return found


def test_a_change_is_told_after_it_was_stored_with_its_fields_and_who_asked(
    workspace: Workspace, heard: list[Change]
) -> None:
    """A screen knows its own changes, and which part of the others to show again."""
    me = object()
    record = workspace.records.add(Experience(title="a"))
    workspace.records.save(replace(record, title="b", star=True), origin=me)

    assert heard == [
        Change("experience", record.id),
        Change("experience", record.id, frozenset({"title", "star"}), me),
    ]


def test_nobody_is_told_of_the_same_again(workspace: Workspace, heard: list[Change], path: Path) -> None:
    """Nothing differs: nothing is written, nothing is to be undone."""
    record = workspace.records.add(Experience(title="a"))
    heard.clear()
    before = path.read_bytes()

    workspace.records.save(record, label="nog eens")

    assert heard == []
    assert path.read_bytes() == before
    assert workspace.undo.undo_label is None


def test_one_that_breaks_a_rule_stores_none_and_tells_nobody(workspace: Workspace, heard: list[Change]) -> None:
    """All or nothing."""
    good, bad = Experience(id=new_id(), title="a"), Experience(id=new_id(), title="\0")

    with pytest.raises(Refused):
        workspace.records.save(good, bad, label="x")

    assert workspace.records.all(Experience) == []
    assert heard == []
    assert workspace.undo.undo_label is None


def test_what_is_pointed_to_is_stored_first(workspace: Workspace) -> None:
    """Records may be given in any order."""
    given = one_of_each()

    workspace.records.save(*reversed(given))

    assert sum(len(workspace.records.all(kind)) for kind in KINDS) == len(given) + 1


def test_a_listener_that_fails_stops_nobody(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was stored is stored: who saved hears no error, the others are told, and the error is reported."""
    reported: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: reported.append(kind))
    told: list[Change] = []

    def fail(change: Change) -> None:
        raise ZeroDivisionError

    workspace.events.subscribe(fail)
    stop = workspace.events.subscribe(told.append)
    workspace.records.add(Experience(title="a"), label="ervaring toevoegen")
    stop()
    stop()
    workspace.records.add(Experience(title="b"))

    assert reported == [ZeroDivisionError] * 2
    assert len(told) == 1
    assert workspace.undo.undo_label == "ervaring toevoegen"


# ------------------------------------------------------------------ undo
def add(workspace: Workspace) -> None:
    workspace.records.add(Experience(title="nieuw"), label="toevoegen")


def change(workspace: Workspace) -> None:
    first = workspace.records.all(Experience)[0]
    workspace.records.save(replace(first, star=not first.star, title="anders"), label="veranderen")


def throw(workspace: Workspace) -> None:
    workspace.records.throw_away(workspace.records.all(Experience)[0], label="verwijderen")


def several(workspace: Workspace) -> None:
    changed: list[Record] = [replace(e, role="leerling") for e in workspace.records.all(Experience)]
    workspace.records.save(*changed, Goal(id=new_id(), title="doel"), label="meer tegelijk")


DEEDS = [add, change, throw, several]


def held(workspace: Workspace) -> dict[str, Record]:
    """What the student sees, hashes and moments aside."""
    found = [record for kind in KINDS for record in workspace.records.all(kind)]
    aside = {"changed": workspace.clock(), "earlier": ()}
    return {record.id: replace(record, **aside) for record in found}  # type: ignore[arg-type]  # every record has those


@pytest.mark.parametrize("deed", DEEDS)
def test_every_deed_is_undone_and_done_again(workspace: Workspace, deed: Callable[[Workspace], None]) -> None:
    """Adding, changing, throwing away, several at once: back to what was, and forth again."""
    experience = workspace.records.add(Experience(title="stage"))
    workspace.records.add(Reflection(experience_id=experience.id, answers=(Answer(text="goed"),)))
    before = held(workspace)

    deed(workspace)
    after = held(workspace)
    for _ in range(3):
        workspace.undo.undo()
        assert held(workspace) == before
        workspace.undo.redo()
        assert held(workspace) == after
    assert after != before


@settings(max_examples=25)
@given(st.lists(st.sampled_from([*DEEDS, "undo", "redo"]), max_size=15))
def test_any_row_of_deeds_can_be_undone_to_the_beginning(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[Callable[[Workspace], None] | str]
) -> None:
    """Undoing everything gives what there was, whatever was done, undone and done again in between."""
    folder = tmp_path_factory.mktemp("undo")
    workspace = Workspace.create(folder / "a.lobdossier", "Anna", data=folder)
    workspace.clock = lambda: workspace.student.created  # type: ignore[method-assign]  # one moment for all of `held`
    workspace.records.add(Experience(title="stage"))
    before = held(workspace)
    for deed in deeds:
        if deed == "undo":
            workspace.undo.undo()
        elif deed == "redo":
            workspace.undo.redo()
        elif callable(deed) and (deed is add or workspace.records.all(Experience)):
            deed(workspace)

    while workspace.undo.undo_label:
        workspace.undo.undo()

    assert held(workspace) == before
    workspace.close()


def test_undo_leaves_alone_what_was_typed_since(workspace: Workspace) -> None:
    """Taking back a star does not take back the story that was written after it."""
    record = workspace.records.add(Experience(title="stage"))
    workspace.records.save(replace(record, star=True), label="ster")
    workspace.records.save(replace(workspace.records.get(Experience, record.id), story="Vijfhonderd woorden"))

    workspace.undo.undo()

    found = workspace.records.get(Experience, record.id)
    assert (found.star, found.story) == (False, "Vijfhonderd woorden")
    workspace.undo.redo()
    assert workspace.records.get(Experience, record.id).star


def test_an_undo_that_fails_can_be_tried_again(workspace: Workspace, path: Path) -> None:
    """The file was away for a moment: the deed is still there to be undone."""
    workspace.records.add(Experience(title="a"), label="toevoegen")
    away = path.rename(path.with_name("weg"))
    with pytest.raises(Exception, match="Gone"):
        workspace.undo.undo()
    away.rename(path)

    assert workspace.undo.undo_label == "toevoegen"
    workspace.undo.undo()
    assert workspace.records.all(Experience) == []


# ------------------------------------------------------------------ trash
def test_what_belongs_to_it_goes_to_the_trash_and_comes_back_with_it(workspace: Workspace, clock: Clock) -> None:
    """A reflection of an experience in the trash is in no list, no count and no search; what was thrown away before stays."""
    experience = workspace.records.add(Experience(title="stage"))
    kept = workspace.records.add(Reflection(experience_id=experience.id, answers=(Answer(text="fiets"),)))
    first = workspace.records.add(Said(experience_id=experience.id, said="netjes"))
    step = workspace.records.add(Step(title="bellen", experience_id=experience.id))
    workspace.records.throw_away(first, label="x")
    clock.pass_by(minutes=1)

    workspace.records.throw_away(experience, label="ervaring verwijderen")

    assert workspace.records.all(Reflection) == []
    assert workspace.search.find("fiets") == []
    assert workspace.records.snapshot().all(Reflection) == ()
    assert [record.id for record in workspace.records.trash()] == [experience.id, first.id]
    assert [found.id for found in workspace.records.all(Step)] == [step.id]
    workspace.records.bring_back(experience, label="terug")
    assert [found.id for found in workspace.records.all(Reflection)] == [kept.id]
    assert workspace.records.all(Said) == []
    assert [record.id for record in workspace.records.trash()] == [first.id]


def test_bringing_back_a_part_brings_back_what_it_belongs_to(workspace: Workspace, clock: Clock) -> None:
    """A reflection has no place without its experience."""
    experience = workspace.records.add(Experience(title="stage"))
    reflection = workspace.records.add(Reflection(experience_id=experience.id))
    workspace.records.throw_away(reflection, label="x")
    clock.pass_by(minutes=1)
    workspace.records.throw_away(experience, label="y")

    workspace.records.bring_back(reflection, label="terug")

    assert [found.id for found in workspace.records.all(Experience)] == [experience.id]
    assert [found.id for found in workspace.records.all(Reflection)] == [reflection.id]


def test_an_old_version_in_the_hands_of_a_screen_overwrites_nothing(workspace: Workspace) -> None:
    """Thrown away and brought back, the newest words are there."""
    old = workspace.records.add(Experience(title="stage", story="eerste zin"))
    workspace.records.save(replace(old, story="eerste zin en tweede zin"))

    workspace.records.throw_away(old, label="weg")
    (thrown,) = workspace.records.trash()
    workspace.records.bring_back(old, label="terug")

    assert isinstance(thrown, Experience)
    assert thrown.story == "eerste zin en tweede zin"
    assert workspace.records.get(Experience, old.id).story == "eerste zin en tweede zin"


def test_throwing_away_what_was_never_stored_does_nothing(workspace: Workspace) -> None:
    """A new record that was left empty has nothing to throw away."""
    workspace.records.throw_away(Experience(id=new_id(), title="a"), label="weg")
    workspace.records.bring_back(Experience(id=new_id(), title="a"), label="terug")

    assert workspace.records.trash() == []
    assert workspace.undo.undo_label is None


def test_after_thirty_days_it_is_erased_without_a_trace(
    workspace: Workspace, clock: Clock, path: Path, heard: list[Change]
) -> None:
    """The records, what belonged to them, their words in the index and the bytes of their files; pointers let go."""
    word, photo = "Geheimzinnigwoord", b"Beeldgegevens" * 1_000
    experience = workspace.records.add(Experience(title=word, story=f"Over {word} " * 200), label="toevoegen")
    workspace.records.add(Reflection(experience_id=experience.id, answers=(Answer(text=word),)))
    workspace.records.add(Evidence(experience_id=experience.id, title=word, sha256="f" * 64, size=len(photo)))
    other = workspace.records.add(Experience(title="blijft", story="Over iets anders"))
    workspace.records.add(Evidence(experience_id=other.id, sha256="e" * 64))
    with workspace._file.writing() as writing:
        pieces.put_piece(writing, "f" * 64, 0, photo)
        pieces.put_piece(writing, "e" * 64, 0, b"ander beeld")
    quality = workspace.records.add(Quality(title="geduldig", experience_ids=(experience.id, other.id)))
    step = workspace.records.add(Step(title="bellen", experience_id=experience.id))
    for number in range(5):
        workspace.records.save(replace(experience, story=f"{number} {word} " * 150))
    assert word.encode() in path.read_bytes()

    workspace.records.throw_away(experience, label="weg")
    clock.pass_by(days=29, hours=23)
    assert workspace.records.empty_trash() == ()
    clock.pass_by(hours=1)
    heard.clear()
    assert len(workspace.records.empty_trash()) == 3

    data = path.read_bytes()
    for trace in (word, word.lower(), word[3:9].lower()):
        assert trace.encode() not in data
    assert b"Beeldgegevens" not in data
    assert b"ander beeld" in data
    assert workspace.records.get(Quality, quality.id).experience_ids == (other.id,)
    assert workspace.records.get(Step, step.id).experience_id is None
    assert {change.id for change in heard} >= {experience.id, quality.id, step.id}
    assert [found.id for group in workspace.search.find("anders") for found in group.found] == [other.id]
    assert workspace.undo.undo_label is None
    assert workspace.records.find(Experience, experience.id) is None


def test_emptying_an_empty_trash_writes_nothing(workspace: Workspace, path: Path) -> None:
    """It may be done at every start."""
    before = path.read_bytes()

    assert workspace.records.empty_trash() == ()

    assert path.read_bytes() == before


def test_everything_can_be_thrown_away_and_erased_in_any_order(workspace: Workspace, clock: Clock) -> None:
    """No pointer keeps a record from being erased."""
    given = one_of_each()
    workspace.records.save(*given)
    workspace.records.throw_away(*given, label="alles")
    clock.pass_by(days=31)

    workspace.records.empty_trash()

    assert {name for name, rows in contents(workspace.path).items() if rows and not name.startswith("search")} == {
        "meta",
        "student",
    }


# ------------------------------------------------------------------ a whole dossier at one moment
class Meanwhile:
    """The file of a dossier in which somebody does something just before the moments of reading that are told."""

    def __init__(self, workspace: Workspace, act: Callable[[], object], when: Callable[[int], bool]) -> None:
        self._file, self._act, self._when = workspace._file, act, when
        self.readings = 0

    def reading(self) -> AbstractContextManager[Reading]:
        self.readings += 1
        if self._when(self.readings):
            self._act()
        return self._file.reading()

    def records(self, workspace: Workspace) -> Records:
        return Records(cast("DossierFile", self), workspace.events, workspace.undo, workspace.clock)


def test_a_long_dossier_is_read_whole_and_in_order(workspace: Workspace) -> None:
    """A stretch at a time, so that who saves meanwhile does not wait for all of it."""
    workspace.records.save(*(Experience(id=new_id(), title=str(n)) for n in range(2 * STRETCH + 3)))
    calm = Meanwhile(workspace, lambda: None, lambda _n: False)

    found = calm.records(workspace).snapshot().all(Experience)

    assert list(found) == workspace.records.all(Experience)
    assert calm.readings > len(KINDS) + 1


@pytest.mark.parametrize("often", [False, True], ids=["once", "all the time"])
def test_what_is_saved_while_a_dossier_is_read_is_in_it_whole_or_not_at_all(workspace: Workspace, often: bool) -> None:
    """Never a reflection without what it looks back on; and who never stops saving does not keep it from being read."""

    def tell() -> None:
        experience = Experience(id=new_id(), title="nieuw")
        workspace.records.save(experience, Reflection(id=new_id(), experience_id=experience.id))

    last = KINDS.index(Experience) + 2  # the experiences were read already
    busy = Meanwhile(workspace, tell, lambda n: n == last or (often and n > last))

    found = busy.records(workspace).snapshot()

    assert found.experiences()
    assert {r.experience_id for r in found.all(Reflection)} == {e.id for e in found.experiences()}
