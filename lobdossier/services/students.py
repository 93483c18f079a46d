"""Mijn studenten: the list of a guide, fed by folders and files, remembered between two starts.

Nothing of a student is kept outside the student's own files but the few facts of the list (`student_index`), and taking
somebody off the list takes those away at once. The files themselves are never touched.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from lobdossier import disk
from lobdossier.domain.errors import DossierError, FileMissing
from lobdossier.domain.progress import Progress, Stopped
from lobdossier.domain.students import ListedStudent, Searchable, StudentFacts, Untold, grouped
from lobdossier.services.student_files import Found, files_in, is_under
from lobdossier.services.student_index import Index, Kept, LeftOut, load, mark, save
from lobdossier.services.student_reading import OTHER, fault_of, read_student
from lobdossier.text.folding import fold

NAME: Final = "students.json"
_AT_A_TIME: Final = 100
"""Files that are read before they are remembered: who stops, or whose computer stops, loses no more than these."""

Read = Callable[[Path], StudentFacts | Untold]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What came of looking: files that were read, those that are no longer there, and whether there were too many."""

    read: int = 0
    gone: int = 0
    too_many: bool = False
    stopped: bool = False


class Students:
    """The list. May be used from two threads: a look goes on in the background while somebody is taken off.

    *data* is the folder where it is remembered; None when it is not.
    """

    def __init__(self, data: Path | None, read: Read = read_student) -> None:
        self._path = data / NAME if data is not None else None
        self._read_file = read
        self._turn = threading.RLock()
        self._stamp = disk.stamp(self._path) if self._path is not None else None
        self._index = load(self._path) if self._path is not None else Index()
        self._away: frozenset[str] = frozenset()
        """What was not there at the last look, though its folder was not either."""

    @property
    def sources(self) -> tuple[Path, ...]:
        """The folders and single files that feed the list."""
        return tuple(map(Path, self._index.sources))

    def rows(self) -> list[Searchable]:
        """All students and the files that tell nothing, as the last look found them; reads no file."""
        with self._turn:
            index, away = self._index, frozenset(map(Path, self._away))
        known = [(Path(name), kept.facts, kept.written) for name, kept in index.files.items() if kept.facts is not None]
        rows = grouped(known, away)
        for name, kept in index.files.items():
            if kept.facts is None and (kept.fault != OTHER or name in index.sources):
                rows.append(ListedStudent(path=Path(name), fault=kept.fault, away=Path(name) in away))
        return [_searchable(row) for row in rows]

    # ------------------------------------------------------------ what feeds it
    def add(self, sources: Iterable[Path]) -> None:
        """Let folders or single files feed the list from now on; `scan` reads them. A file that was taken off comes back.

        Raises:
            OSError: it could not be remembered.
        """
        with self._latest() as index:
            new = [str(path.absolute()) for path in sources]
            marks = set(map(mark, new))
            dossiers = {each.dossier for each in index.left_out if each.file in marks} - {""}
            kept = tuple(e for e in index.left_out if e.file not in marks and e.dossier not in dossiers)
            self._remember(replace(index, sources=tuple(dict.fromkeys((*index.sources, *new))), left_out=kept))

    def remove_source(self, source: Path) -> None:
        """Let *source* feed the list no longer: its students go, unless another folder has them too.

        Raises:
            OSError: it could not be remembered.
        """
        with self._latest() as index:
            sources = tuple(each for each in index.sources if each != str(source))
            files = {name: kept for name, kept in index.files.items() if is_under(name, sources)}
            left_out = tuple(each for each in index.left_out if each.source in sources)
            self._remember(Index(sources=sources, files=files, left_out=left_out))

    def remove(self, row: ListedStudent) -> None:
        """Take somebody off the list, with all that is known of them. Their files stay where they are.

        Raises:
            OSError: it could not be remembered.
        """
        with self._latest() as index:
            gone = {str(path) for path in (row.path, *row.older)}
            sources = tuple(each for each in index.sources if each not in gone)
            out = [
                LeftOut(
                    source=next(each for each in sources if is_under(name, (each,))),
                    file=mark(name),
                    dossier=mark(row.dossier_id),
                    size=index.files[name].size,
                    written=index.files[name].written,
                )
                for name in gone & index.files.keys()
                if is_under(name, sources)
            ]
            files = {name: kept for name, kept in index.files.items() if name not in gone}
            self._remember(Index(sources=sources, files=files, left_out=(*index.left_out, *out)))

    # ------------------------------------------------------------ looking
    def scan(self, progress: Progress, stopped: Stopped) -> Scan:
        """Look at all sources and read what is new or changed, by size and time. What was read is remembered, also when
        it is stopped halfway. Not for the thread of the interface.

        Raises:
            OSError: it could not be remembered.
        """
        with self._latest() as index:
            sources = index.sources
        found = files_in(sources, stopped)
        if stopped():
            return Scan(stopped=True)
        gone = self._forget(found)
        todo = [name for name in found.files if self._is_new(name, found)]
        read: dict[str, Kept] = {}
        for number, name in enumerate(todo):
            if stopped():
                self._take(read)
                return Scan(read=number, gone=gone, too_many=found.too_many, stopped=True)
            kept = self._kept(name, found.files[name])
            if kept is not None:
                read[name] = kept
            if len(read) >= _AT_A_TIME:
                self._take(read)
                read = {}
            progress((number + 1) / len(todo))
        self._take(read)
        return Scan(read=len(todo), gone=gone, too_many=found.too_many)

    def _is_new(self, name: str, found: Found) -> bool:
        size, written = found.files[name]
        with self._turn:
            kept = self._index.files.get(name)
            out = any((e.size, e.written) == (size, written) and e.file == mark(name) for e in self._index.left_out)
        # What could not be read may be so now: another program had it open, or it lay in the cloud.
        same = kept is not None and (kept.size, kept.written) == (size, written) and kept.fault != Untold.UNREADABLE
        return not same and not out

    def _kept(self, name: str, now: tuple[int, int]) -> Kept | None:
        size, written = now
        try:
            found = self._read_file(Path(name))
        except FileMissing:
            return None
        except DossierError as error:
            return Kept(size=size, written=written, fault=fault_of(error))
        if isinstance(found, Untold):
            return Kept(size=size, written=written, fault=found)
        return Kept(size=size, written=written, facts=found)

    def _forget(self, found: Found) -> int:
        """Files that are gone from a folder that is there go from the list; how many those were."""
        with self._latest() as index:
            absent = index.files.keys() - found.files.keys()
            self._away = frozenset(name for name in absent if is_under(name, found.away))
            gone = absent - self._away
            if gone:
                files = {name: kept for name, kept in index.files.items() if name not in gone}
                self._remember(replace(index, files=files))
            return len(gone)

    def _take(self, read: dict[str, Kept]) -> None:
        """Remember what was read, but not who was taken off the list meanwhile or before."""
        if not read:
            return
        with self._latest() as index:
            out = {each.dossier for each in index.left_out} - {""}
            files, left = dict(index.files), list(index.left_out)
            for name, kept in read.items():
                if not is_under(name, index.sources):
                    continue
                dossier = mark(kept.facts.dossier_id) if kept.facts is not None else ""
                if dossier in out and name not in index.sources:
                    source = next(each for each in index.sources if is_under(name, (each,)))
                    left = [each for each in left if each.file != mark(name)]
                    left.append(
                        LeftOut(source=source, file=mark(name), dossier=dossier, size=kept.size, written=kept.written)
                    )
                    files.pop(name, None)
                else:
                    files[name] = kept
            self._remember(replace(index, files=files, left_out=tuple(left)))

    @contextmanager
    def _latest(self) -> Iterator[Index]:
        """The index for who is about to change it: as another window or program left it, if one did so meanwhile.

        Or what was taken off the list there would be written back from here.
        """
        with self._turn:
            if self._path is not None and self._path.is_file() and disk.stamp(self._path) != self._stamp:
                self._stamp = disk.stamp(self._path)
                self._index = load(self._path)
            yield self._index

    def _remember(self, index: Index) -> None:
        if self._path is not None and index != self._index:
            save(index, self._path)
            self._stamp = disk.stamp(self._path)
        self._index = index


def _searchable(row: ListedStudent) -> Searchable:
    facts = row.facts
    more = (facts.school, facts.course, facts.year) if facts is not None else (row.path.name,)
    return Searchable(row=row, name=fold(row.name), folded=fold(" ".join((row.name, *more))))
