"""Two copies of a dossier edited and merged at random: nothing is lost, and both become the same."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from lobdossier.domain.experience import Evidence
from lobdossier.domain.merging import Pick
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.student import Student
from lobdossier.services.workspace import Workspace
from tests.merging.copies import (
    came_back,
    clashing,
    contents,
    everything,
    lost,
    merge,
    package_of,
    short_words_in,
    words_in,
)
from tests.merging.edited import SIDES, Edited


class TwoCopies(Edited):
    """One dossier at home and at school, brought together now and then."""

    def checked_merge(self, into: int, choices: Any = None) -> None:
        """Merge, and look whether everything that was said on either side is still there."""
        here, there = self.copies[into], self.copies[1 - into]
        apart = clashing(here, there)
        said = words_in(here) | words_in(there) | short_words_in(apart)
        merge(here, there, choices or {})
        assert not lost(said, here)
        assert not came_back(apart, choices or {}, here)
        self.nothing_out_of_sight(here)

    @rule(into=SIDES)
    def bring(self, into: int) -> None:
        """One way, and once more: the second time there is nothing to do."""
        self.checked_merge(into)
        stored = self.copies[into].path.read_bytes()
        merge(self.copies[into], self.copies[1 - into])
        assert self.copies[into].path.read_bytes() == stored

    @rule(into=SIDES, picks=st.lists(st.sampled_from(list(Pick)), min_size=1, max_size=5))
    def choose(self, into: int, picks: list[Pick]) -> None:
        """The student chooses; whatever it is, the other copy then takes it over without asking."""
        here, there = self.copies[into], self.copies[1 - into]
        asked = here.merging.preview(package_of(there)).conflicts
        self.checked_merge(into, {item.key: picks[n % len(picks)] for n, item in enumerate(asked)})
        self.checked_merge(1 - into)
        assert contents(here) == contents(there)

    @rule(into=SIDES)
    def bring_both_ways(self, into: int) -> None:
        """One way and then the other: both are the same, and stay so."""
        self.checked_merge(into)
        self.checked_merge(1 - into)
        assert contents(self.copies[0]) == contents(self.copies[1])
        stored = [workspace.path.read_bytes() for workspace in self.copies]
        merge(self.copies[into], self.copies[1 - into])
        merge(self.copies[1 - into], self.copies[into])
        assert [workspace.path.read_bytes() for workspace in self.copies] == stored

    @rule()
    def exchange(self) -> None:
        """Both at the same time, neither knowing of the other's merge: both are the same."""
        one, other = self.copies[:2]
        said = words_in(one) | words_in(other) | short_words_in(clashing(one, other))
        travelling = [package_of(one), package_of(other)]
        one.merging.merge(travelling[1], other.evidence.fetch, allow_deleting=True)
        other.merging.merge(travelling[0], one.evidence.fetch, allow_deleting=True)
        assert not lost(said, one)
        assert not lost(said, other)
        assert contents(one) == contents(other)

    def nothing_out_of_sight(self, workspace: Workspace) -> None:
        """Nothing hangs on what lies in the trash, unless it lies there too; all files are there."""
        found = everything(workspace)
        gone = {record.id for record in found if record.deleted is not None}
        for record in found:
            if record.deleted is None and isinstance(record, Evidence | Reflection):
                assert record.experience_id not in gone
            if isinstance(record, Evidence) and record.sha256:
                assert len(workspace.evidence.fetch(record.sha256)) == record.size

    @invariant()
    def one_student(self) -> None:
        """A dossier is of one person."""
        assert all(len(workspace.records.all(Student)) == 1 for workspace in self.copies)
