"""Every word that is told stands in the structure tree of the file, once and in order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lobdossier.document.career_document import tell, write_career_document
from lobdossier.document.conversation_report import tell_report, write_conversation_report
from lobdossier.document.conversation_sheet import tell_sheet, write_conversation_sheet
from lobdossier.document.designs import COLOURFUL, design_of
from lobdossier.document.look import Look
from lobdossier.document.make import write
from lobdossier.document.paginate import lay_out
from lobdossier.document.prose import prose_words
from lobdossier.document.request import DocumentRequest
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import DocumentDesign
from tests.document import dossiers
from tests.document.support import letters, read_words, structure_words, told_words
from tests.document.test_tagged import ABOUT


def told(snapshot: Snapshot, request: DocumentRequest = dossiers.REQUEST) -> str:
    """All letters of the story, page numbers included."""
    request = replace(request, activities=snapshot.all(Experience))
    builder = tell(snapshot, dossiers.no_bytes, request)
    builder.find_anchors(lay_out(builder.story, lambda: None))
    return letters(" ".join(builder.words()))


def printed(snapshot: Snapshot, path: Path, request: DocumentRequest = dossiers.REQUEST) -> str:
    request = replace(request, activities=snapshot.all(Experience))
    write_career_document(snapshot, dossiers.no_bytes, request, path)
    return letters(structure_words(path))


@settings(max_examples=12, deadline=None)
@given(dossiers.snapshots(), st.sampled_from(DocumentDesign))
def test_a_document_says_what_was_told(snapshot: Snapshot, design: DocumentDesign) -> None:
    request = replace(dossiers.REQUEST, activities=snapshot.all(Experience), design=design)
    builder = tell(snapshot, dossiers.no_bytes, request)
    builder.find_anchors(lay_out(builder.story, lambda: None))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        write_career_document(snapshot, dossiers.no_bytes, request, path)

        assert read_words(path) == told_words(builder)


@settings(max_examples=8, deadline=None)
@given(dossiers.snapshots())
def test_a_sheet_says_what_was_told(snapshot: Snapshot) -> None:
    for conversation in snapshot.all(Conversation):
        builder = tell_sheet(snapshot, conversation, Look(COLOURFUL))
        with TemporaryDirectory() as folder:
            path = Path(folder) / "a.pdf"
            write_conversation_sheet(snapshot, conversation, dossiers.DAY, path)

            assert read_words(path) == told_words(builder)


@settings(max_examples=8, deadline=None)
@given(dossiers.snapshots(), st.sampled_from(DocumentDesign))
def test_a_record_says_what_was_told(snapshot: Snapshot, design: DocumentDesign) -> None:
    for conversation in snapshot.all(Conversation):
        builder = tell_report(snapshot, conversation, dossiers.DAY, Look(design_of(design)))
        with TemporaryDirectory() as folder:
            path = Path(folder) / "a.pdf"
            write_conversation_report(snapshot, conversation, dossiers.DAY, path, design=design)

            assert read_words(path) == told_words(builder)


@settings(max_examples=8, deadline=None)
@given(dossiers.snapshots())
def test_nothing_of_an_experience_is_left_out(snapshot: Snapshot) -> None:
    said = told(snapshot)

    for experience in snapshot.all(Experience):
        for text in (
            experience.title,
            experience.organisation,
            *map(prose_words, (experience.story, *experience.answers)),
        ):
            for line in text.splitlines():
                assert letters(line) in said


def test_a_text_that_was_made_and_not_placed_is_noticed(tmp_path: Path) -> None:
    builder = tell(Snapshot(), dossiers.no_bytes, dossiers.REQUEST)
    builder.text("Nergens te zien.")

    write(builder, ABOUT, "", tmp_path / "a.pdf")

    assert letters(structure_words(tmp_path / "a.pdf")) != letters(" ".join(builder.words()))


@pytest.mark.parametrize("font", ["atkinson", "opendyslexic"])
@pytest.mark.parametrize("size", [10, 12])
def test_every_font_and_size_says_the_same(tmp_path: Path, font: str, size: int) -> None:
    request = replace(dossiers.REQUEST, font=font, base_size=size, why="Omdat ik wil bakken.")
    snapshot = Snapshot.of(dossiers.small())

    said = printed(snapshot, tmp_path / "a.pdf", request)

    assert said == told(snapshot, request)
    assert letters("Omdat ik wil bakken.") in said


def test_the_table_names_what_is_not_told_and_tells_nothing_of_it(tmp_path: Path) -> None:
    hidden = Experience(id="x", title="Niet verteld", hours=7)
    request = replace(dossiers.REQUEST, activities=(hidden,))

    write_career_document(Snapshot.of(dossiers.small()), dossiers.no_bytes, request, tmp_path / "a.pdf")

    said = letters(structure_words(tmp_path / "a.pdf"))
    assert letters("Niet verteld – 7") in said
    assert letters("wel gedaan, niet verteld in dit document") in said


def test_without_activities_there_is_no_table(tmp_path: Path) -> None:
    write_career_document(Snapshot.of(dossiers.small()), dossiers.no_bytes, dossiers.REQUEST, tmp_path / "a.pdf")

    assert letters("Alles wat ik deed") not in letters(structure_words(tmp_path / "a.pdf"))


def test_an_empty_dossier_is_a_document_too(tmp_path: Path) -> None:
    said = printed(Snapshot(), tmp_path / "a.pdf", DocumentRequest(made_on=dossiers.DAY))

    assert letters("Loopbaandocument") in said
    assert "Ervaringen" not in said
    assert "Gesprekken" not in said


def test_sixty_thousand_words_in_one_paragraph_take_seconds_not_minutes(tmp_path: Path) -> None:
    long = Experience(id="e", title="Lang", story="bakken " * 60_000, star=True)
    snapshot = Snapshot.of([long])

    assert printed(snapshot, tmp_path / "a.pdf").count("bakken") == 60_000


@pytest.mark.parametrize("odd", ["a\ud800b", "a\x00b\x07", "a\u2028b\x85c", "\ufeff", "\u202eabc", "(((\\)"])
def test_no_character_stops_a_document(tmp_path: Path, odd: str) -> None:
    experience = Experience(id="e", title=odd, story=odd, star=True, organisation=odd, goal=odd)
    snapshot = Snapshot.of([Student(id="s", name=odd, motto=odd), experience])

    assert printed(snapshot, tmp_path / "a.pdf") == told(snapshot)


@pytest.mark.parametrize("length", [300, 2_001, 20_000])
def test_a_word_without_end_is_cut_into_lines_and_kept(tmp_path: Path, length: int) -> None:
    snapshot = Snapshot.of([Experience(id="e", title="x" * 200, story="y" * length, goal="z" * length)])

    said = printed(snapshot, tmp_path / "a.pdf")

    assert "y" * length in said
    assert "z" * length in said
