"""Every word can be read: at least 4.5 to 1 between its colour and what is under it, measured on the rendered pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lobdossier.document import pen
from lobdossier.document.builder import Builder
from lobdossier.document.career_document import write_career_document
from lobdossier.document.conversation_report import write_conversation_report
from lobdossier.document.conversation_sheet import write_conversation_sheet
from lobdossier.document.designs import COLOURFUL
from lobdossier.document.layout import Drawing
from lobdossier.document.look import Look
from lobdossier.document.make import write
from lobdossier.document.photos import PhotoStore
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.vocabulary import ConversationState, DocumentDesign
from tests.document import dossiers, talks
from tests.document.measure import Seen, seen
from tests.document.sheets import TODAY, demo
from tests.document.test_tagged import ABOUT

LEAST = 4.5


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> object:
    return demo(10, tmp_path_factory.mktemp("demo"))


def poor(words: list[Seen]) -> list[tuple[int, str, float]]:
    return [(word.page, word.word, round(word.contrast, 2)) for word in words if word.contrast < LEAST]


@pytest.mark.parametrize("design", DocumentDesign)
def test_every_word_of_a_document_stands_out(example: tuple, design: DocumentDesign, tmp_path: Path) -> None:  # type: ignore[type-arg]  # of `demo`
    _, part, held, request = example

    write_career_document(part, held.__getitem__, replace(request, design=design), tmp_path / "a.pdf")

    words = seen(tmp_path / "a.pdf")
    assert len(words) > 2_000
    assert poor(words) == []
    assert [word for word in words if not word.shown] == []


@pytest.mark.parametrize("design", DocumentDesign)
def test_every_word_of_a_sheet_stands_out(example: tuple, design: DocumentDesign, tmp_path: Path) -> None:  # type: ignore[type-arg]  # of `demo`
    dossier, *_ = example
    talk = next(c for c in dossier.all(Conversation) if c.state is ConversationState.PLANNED)

    write_conversation_sheet(dossier, talk, TODAY, tmp_path / "a.pdf", design=design)

    assert poor(seen(tmp_path / "a.pdf")) == []


@pytest.mark.parametrize("design", DocumentDesign)
def test_every_word_of_a_record_stands_out(design: DocumentDesign, tmp_path: Path) -> None:
    talk = talks.trialoog(6, 3)

    write_conversation_report(talk.snapshot, talk.conversation, talks.TODAY, tmp_path / "a.pdf", design=design)

    words = seen(tmp_path / "a.pdf")
    assert len(words) > 200
    assert poor(words) == []
    assert [word for word in words if not word.shown] == []


def test_pale_and_hidden_words_are_noticed(tmp_path: Path) -> None:
    """The measure itself: a muted colour that is too pale, and a word with something over it."""
    b = Builder(Look(replace(COLOURFUL, muted="#A0A4B0")), PhotoStore(dossiers.no_bytes, 0))
    b.begin("")
    b.add(b.text("Duidelijk", "body"), 20, b.text("Bleek", "small"), 20, b.text("Bedekt", "body"))

    def cover(canvas: TaggedCanvas, width: float, _height: float) -> None:
        pen.fill(canvas, "#FFFFFF")
        canvas.rect(0, -4, width, 20, stroke=0, fill=1)

    b.add(Drawing(0, cover))
    write(b, ABOUT, "", tmp_path / "a.pdf", bare_first=True)

    words = seen(tmp_path / "a.pdf")
    assert [word.word for word in words if word.contrast < LEAST] == ["Bleek"]
    assert [word.word for word in words if not word.shown] == ["Bedekt"]
