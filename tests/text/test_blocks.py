"""A block tree has one tidy form and gives its plain words."""

from __future__ import annotations

from hypothesis import given, settings

from lobdossier.text.blocks import (
    Block,
    BulletList,
    Document,
    Item,
    LineBreak,
    NumberedList,
    Paragraph,
    Quote,
    Run,
    first_words,
    from_plain,
    grouped,
    is_blank,
    paragraphs,
    plain_text,
)
from lobdossier.text.markdown import parse
from lobdossier.text.tidying import tidy
from tests.text import trees


def _characters(document: Document) -> str:
    return plain_text(document).replace("\n", "")


@settings(max_examples=200)
@given(trees.documents)
def test_tidying_keeps_every_character_and_is_done_once(document: Document) -> None:
    once = tidy(document)

    assert _characters(once) == _characters(document)
    assert tidy(once) == once


@given(trees.texts)
def test_plain_text_gives_back_the_typed_lines(text: str) -> None:
    assert plain_text(from_plain(text)) == text
    assert tidy(from_plain(text)) == from_plain(text)


def test_neighbours_of_one_style_are_joined() -> None:
    document = Document(
        (
            Paragraph((Run("a", bold=True), Run(""), Run("b", bold=True), Run("c\nd"))),
            BulletList((Item((Paragraph((Run("x"),)),)),)),
            BulletList((Item((Paragraph((Run("y"),)),)),)),
        )
    )

    assert tidy(document) == Document(
        (
            Paragraph((Run("ab", bold=True), Run("c"), LineBreak(), Run("d"))),
            BulletList((Item((Paragraph((Run("x"),)),)), Item((Paragraph((Run("y"),)),)))),
        )
    )


def test_a_third_level_becomes_lines_of_the_second() -> None:
    third: Block = BulletList((Item((Paragraph((Run("drie"),)),)),))
    second = NumberedList((Item((Paragraph((Run("twee"),)), third)),))
    document = Document((BulletList((Item((Paragraph((Run("een"),)), second)),)),))

    (first,) = tidy(document).blocks

    assert isinstance(first, BulletList)
    assert first.items[0].blocks[1] == NumberedList((Item((Paragraph((Run("twee"), LineBreak(), Run("drie"))),)),))


def test_printed_paragraphs_are_the_lines_between_blank_lines() -> None:
    blocks = parse("een\ntwee\n\ndrie\n\n\nvier\n> citaat").blocks

    assert grouped(blocks) == (
        Paragraph((Run("een"), LineBreak(), Run("twee"))),
        Paragraph((Run("drie"),)),
        Paragraph(),
        Paragraph((Run("vier"),)),
        Quote((Paragraph((Run("citaat"),)),)),
    )


@given(trees.documents)
def test_grouping_keeps_every_character(document: Document) -> None:
    blocks = tidy(document).blocks

    assert _characters(Document(grouped(blocks))) == _characters(document)
    assert sum(1 for _ in paragraphs(grouped(blocks))) <= max(1, sum(1 for _ in paragraphs(blocks)))


def test_first_words_say_that_there_is_more() -> None:
    assert first_words(from_plain("een twee\n\n drie"), 2) == "een twee…"
    assert first_words(from_plain(" een twee "), 2) == "een twee"


def test_white_space_alone_is_blank() -> None:
    assert is_blank(from_plain(" \n\t\n"))
    assert not is_blank(parse("- x"))
