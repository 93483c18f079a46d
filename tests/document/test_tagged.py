"""The canvas refuses text that belongs to nothing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from lobdossier.document.fonts import font_set, markup
from lobdossier.document.tagged.canvas import About, TaggedCanvas, UntaggedTextError
from lobdossier.document.tagged.paragraph import TaggedParagraph
from lobdossier.document.tagged.tree import Node
from tests.document import dossiers
from tests.document.support import structure_words

ABOUT = About("Titel", "Maker", "Onderwerp", "Programma", dossiers.DAY)


@pytest.fixture
def canvas() -> TaggedCanvas:
    return TaggedCanvas(io.BytesIO(), Node("Document"), ABOUT, font_set("atkinson").names["R"], (300, 300))


def write(canvas: TaggedCanvas, words: str) -> None:
    text = canvas.beginText(20, 200)
    text.setFont(font_set("atkinson").names["R"], 12)
    text.textOut(words)
    canvas.drawText(text)


def test_untagged_text_raises(canvas: TaggedCanvas) -> None:
    with pytest.raises(UntaggedTextError):
        write(canvas, "van niemand")


def test_text_in_an_artifact_is_no_part_of_the_tree(canvas: TaggedCanvas) -> None:
    with canvas.artifact("Pagination"):
        write(canvas, "voettekst")

    assert not canvas._root.kids


def test_a_page_cannot_end_inside_a_mark(canvas: TaggedCanvas) -> None:
    with pytest.raises(UntaggedTextError), canvas.marked(Node("P", canvas._root)):
        canvas.showPage()


def test_what_is_marked_is_read_in_the_order_of_the_tree_not_of_drawing(tmp_path: Path) -> None:
    root = Node("Document")
    first, second = root.add("P"), root.add("P")
    canvas = TaggedCanvas(str(tmp_path / "a.pdf"), root, ABOUT, font_set("atkinson").names["R"], (300, 300))
    with canvas.marked(second):
        write(canvas, "twee")
    with canvas.marked(first):
        write(canvas, "een")
    canvas.save()

    assert structure_words(tmp_path / "a.pdf") == "eentwee"


def test_loose_lines_become_artifacts(tmp_path: Path) -> None:
    canvas = TaggedCanvas(str(tmp_path / "a.pdf"), Node("Document"), ABOUT, font_set("atkinson").names["R"], (300, 300))
    canvas.setPageCompression(0)
    canvas.line(0, 0, 100, 100)
    canvas.save()

    assert b"/Artifact BMC n 0 0 m 100 100 l S EMC" in (tmp_path / "a.pdf").read_bytes()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>&", "&lt;b&gt;&amp;"),
        ("a  b", "a \xa0b"),
        (" a", "\xa0a"),
        ("a\u200db", "ab"),
        ("\U0010fffe", '<font name="DejaVuSans">\ufffd</font>'),
        ("e\u0301", "é"),
    ],
)
def test_markup_escapes_once_and_shows_what_is_missing(text: str, shown: str) -> None:
    assert markup(text, font_set("atkinson").names["R"]).replace(
        f'<font name="{font_set("atkinson").names["R"]}">', ""
    ) in (shown, "\ufffd")


def test_an_emoji_comes_from_the_emoji_font() -> None:
    assert '<font name="NotoEmoji_400Regular">🎉</font>' in markup("feest 🎉", font_set("atkinson").names["R"])


@given(st.text(st.sampled_from("ab é\xa0\t\n;#>'\"😀&<"), max_size=12))
def test_text_without_marks_is_set_as_reportlab_would(text: str) -> None:
    font = font_set("atkinson").names["S"]
    style = ParagraphStyle("any", fontName=font, fontSize=9.5, textColor="#123456")
    source = markup(text, font)
    ours, theirs = TaggedParagraph(source, style), Paragraph(source, style)
    assert [piece.__dict__ for piece in ours.frags] == [piece.__dict__ for piece in theirs.frags]
