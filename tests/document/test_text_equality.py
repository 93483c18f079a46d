"""What is read aloud is the story, word for word.

Compared are two lists of words. One is the story: every text that was told (`Builder.words`), in the order of telling,
as far as a document shows it (`fonts.printed`). The other is the text of the structure tree as poppler reads it from
the file, block by block; inside a block nothing is put between the pieces, so that a space that was not written at the
end of a line makes one word of two, and a word that was cut into lines with a space in it makes two of one.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from lobdossier.document.career_document import tell
from lobdossier.document.conversation_report import tell_report, write_conversation_report
from lobdossier.document.conversation_sheet import tell_sheet, write_conversation_sheet
from lobdossier.document.designs import COLOURFUL
from lobdossier.document.look import Look
from lobdossier.document.paginate import lay_out
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.snapshot import Snapshot
from tests.document import chance, dossiers
from tests.document.chance import Random
from tests.document.support import read_words, told_words


def same_words(made: Random, path: Path) -> None:
    """The loopbaandocument of *made* says what was told."""
    builder = tell(made.snapshot, made.fetch, made.request)
    builder.find_anchors(lay_out(builder.story, lambda: None))
    made.write(path)

    assert read_words(path) == told_words(builder)


def same_words_on_papers(snapshot: Snapshot, path: Path) -> None:
    """The sheet and the record of a conversation say what was told."""
    for talk in snapshot.all(Conversation)[:1]:
        write_conversation_sheet(snapshot, talk, dossiers.DAY, path)

        assert read_words(path) == told_words(tell_sheet(snapshot, talk, Look(COLOURFUL)))

        write_conversation_report(snapshot, talk, dossiers.DAY, path)

        assert read_words(path) == told_words(tell_report(snapshot, talk, dossiers.DAY, Look(COLOURFUL)))


def over(seeds: Iterable[int], path: Path) -> None:
    for seed in seeds:
        made = chance.dossier(seed)
        same_words(made, path)
        same_words_on_papers(made.snapshot, path)


@pytest.mark.parametrize("seed", range(100, 102))  # poppler draws a page anew for each of its texts: seconds for each
def test_random_dossiers_are_read_as_they_were_told(tmp_path: Path, seed: int) -> None:
    over([seed], tmp_path / "a.pdf")


@pytest.mark.slow
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("first", range(2_000, 2_200, 25))
def test_many_random_dossiers_are_read_as_they_were_told(tmp_path: Path, first: int) -> None:
    over(range(first, first + 25), tmp_path / "a.pdf")


def test_a_hundred_photos_are_read_as_they_were_told(tmp_path: Path) -> None:
    same_words(chance.with_photos(100), tmp_path / "a.pdf")


@pytest.mark.parametrize(
    "story",
    [
        "bakken " * 60_000,
        "bakken **en** [leren](https://voorbeeld.nl) " * 300,
        "y" * 5_000,
        "een  twee   drie " * 400,
        "https://voorbeeld.nl/" + "een-heel-lang-adres/" * 40 + " en\xa0dan",
        "🎉 " + "loopbaanoriëntatiebegeleidingsgesprek" * 9 + " verder",
        "regel\\\nnog een\\\n\\\nen nog een",
    ],
    ids=["lang", "opgemaakt", "woord", "spaties", "adres", "twee lettertypen", "regels"],
)
def test_a_text_is_read_as_it_was_told(tmp_path: Path, story: str) -> None:
    """At the ends of lines and pages, and where it was cut to be laid out quickly."""
    told = Experience(id="e", title="Iets", story=story, goal=story[:2_000], star=True)
    same_words(Random(Snapshot.of([told]), dossiers.no_bytes, dossiers.REQUEST), tmp_path / "a.pdf")
