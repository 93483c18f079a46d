"""The answers on the gespreksblad and in the loopbaandocument."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lobdossier.document.career_document import write_career_document
from lobdossier.document.conversation_sheet import tell_sheet, write_conversation_sheet
from lobdossier.document.designs import design_of
from lobdossier.document.grid import FRAME
from lobdossier.document.look import Look
from lobdossier.document.paginate import lay_out
from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.choosing import chosen
from lobdossier.domain.vocabulary import DocumentDesign
from tests.document import dossiers, talks
from tests.document.support import read_words, told_words
from tests.document.talks import PLANNED, TODAY, Talk

EVERY = pytest.mark.parametrize("design", DocumentDesign)


def sheet(talk: Talk, path: Path) -> str:
    write_conversation_sheet(talk.snapshot, talk.conversation, TODAY, path)
    return " ".join(read_words(path))


# ---- the gespreksblad --------------------------------------------------------------------------------------


@EVERY
@pytest.mark.parametrize("size", [10, 12])
@pytest.mark.parametrize("case", PLANNED)
def test_a_sheet_with_voices_is_one_page_or_two(case: str, size: int, design: DocumentDesign, tmp_path: Path) -> None:
    """With seven people and twelve cards too; word for word what is told."""
    talk, look = PLANNED[case](), Look(design_of(design), base=size)

    made = write_conversation_sheet(
        talk.snapshot, talk.conversation, TODAY, tmp_path / "a.pdf", base_size=size, design=design
    )

    b = tell_sheet(talk.snapshot, talk.conversation, look)
    pages = lay_out(b.story, lambda: None)
    assert made.pages <= 2
    assert all(page.used > FRAME / 4 for page in pages)
    assert read_words(tmp_path / "a.pdf") == told_words(b)


def test_what_the_student_marked_comes_first_and_says_so(tmp_path: Path) -> None:
    told = sheet(talks.planned(), tmp_path / "a.pdf")

    assert (
        "praktijkbegeleider Wat is een goede volgende stap? Hier wil ik het over hebben ‘Een dag meelopen op het hbo.’"
        in told
    )
    assert told.count("Hier wil ik het over hebben") == 2, "the heading of the agenda, and the one answer"
    assert told.index("Wat is een goede volgende stap?") < told.index("Wat ging er goed?")


def test_who_did_not_answer_has_lines_to_write_on(tmp_path: Path) -> None:
    """And stands there by name; nothing is read aloud where nothing stands."""
    told = sheet(talks.planned(), tmp_path / "a.pdf")

    assert "Drie stemmen Vraag Zoë student Marloes Visser BPV-docent Henk Brouwer praktijkbegeleider" in told
    assert "‘Je vertelt nu eerst wat misging.’ Een vraag voor ieder" in told


def test_a_student_alone_has_lines_at_what_is_still_open(tmp_path: Path) -> None:
    """Nobody was asked to come yet."""
    talk = talks.planned(people=0, silent=0)
    talk = talk.with_record(replace(talk.conversation, answers=talks.answers(1, 0)))

    told = sheet(talk, tmp_path / "a.pdf")

    assert "Mijn antwoorden Wat ging er goed? ‘De ladekast. En dat ik nu hardop zeg waar het beter kan.’" in told
    assert "Nog niet beantwoord" not in told


def test_when_nobody_answered_there_are_no_voices(tmp_path: Path) -> None:
    talk = talks.planned(silent=2)
    talk = talk.with_record(replace(talk.conversation, answers=()))

    assert "stemmen" not in sheet(talk, tmp_path / "a.pdf")


@pytest.mark.parametrize("first", [True, False])
def test_the_own_answers_stand_on_the_own_sheet(first: bool, tmp_path: Path) -> None:
    """Whoever answers without seeing them gets other paper."""
    talk = talks.planned()
    talk = talk.with_record(replace(talk.conversation, own_first=first))

    assert "‘De ladekast. En dat ik nu hardop zeg waar het beter kan.’" in sheet(talk, tmp_path / "a.pdf")


def test_long_answers_are_begun_on_the_sheet(tmp_path: Path) -> None:
    """It is a reminder; the answers themselves stand in the dossier."""
    told = sheet(PLANNED["lang"](), tmp_path / "a.pdf")

    assert "…’" in told
    assert told.count("ook als niemand kijkt") < 100


# ---- the loopbaandocument ------------------------------------------------------------------------------------


def document(talk: Talk, path: Path, *, said: bool, design: DocumentDesign = DocumentDesign.KLEURRIJK) -> str:
    part = chosen(talk.snapshot, CareerDocument(conversation_ids=(talk.conversation.id,), said=said))
    request = replace(dossiers.REQUEST, design=design)
    write_career_document(part, dossiers.no_bytes, request, path)
    return " ".join(read_words(path))


@EVERY
def test_notes_and_own_answers_stand_with_the_conversation(design: DocumentDesign, tmp_path: Path) -> None:
    told = document(talks.trialoog(), tmp_path / "a.pdf", said=False, design=design)

    assert "Vooruitkijken Over een jaar wil Zoë ontwerpen" in told
    assert "Mijn antwoorden Wat ging er goed? ‘De ladekast." in told
    assert "Je verslagen werden korter" not in told


@pytest.mark.parametrize(
    ("said", "may_show", "there"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_answers_of_others_only_when_they_and_the_student_say_so(
    said: bool, may_show: bool, there: bool, tmp_path: Path
) -> None:
    talk = talks.trialoog()
    marloes, _ = talk.snapshot.participants_in(talk.conversation)
    talk = talk.with_record(replace(marloes, may_show=may_show))

    told = document(talk, tmp_path / "a.pdf", said=said)

    assert ("Je verslagen werden korter en eerlijker." in told) is there
    assert ("Twee stemmen" in told) is there
    assert "Zuiver werk." not in told


@pytest.mark.parametrize("unseen", [False, True])
def test_a_conversation_with_answers_alone_is_told(tmp_path: Path, unseen: bool) -> None:
    """Planned, nothing written down yet: what travels stands on the pages. What others may not see yet does not travel."""
    talk = talks.planned()
    told = document(talk.with_record(replace(talk.conversation, own_first=unseen)), tmp_path / "a.pdf", said=False)

    assert "Hoe word ik sneller, zonder slordig te worden?" in told
    assert ("‘De ladekast. En dat ik nu hardop zeg waar het beter kan.’" in told) is not unseen
