"""The stored form of a rich text gives back exactly what went in."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings

from lobdossier.text import subset
from lobdossier.text.blocks import (
    BulletList,
    Document,
    Item,
    LineBreak,
    NumberedList,
    Paragraph,
    Quote,
    Run,
    from_plain,
    plain_text,
)
from lobdossier.text.markdown import literal, parse, serialise
from lobdossier.text.tidying import tidy
from tests.text import trees


def line(text: str) -> Paragraph:
    return Paragraph((Run(text),))


@settings(max_examples=200)
@given(trees.documents)
def test_a_tree_comes_back_from_its_markdown(document: Document) -> None:
    assert parse(serialise(document)) == tidy(document)


@settings(max_examples=200)
@given(trees.texts)
def test_any_string_has_a_tree_that_is_tidy_and_stable(text: str) -> None:
    document = parse(text)

    assert tidy(document) == document
    assert parse(serialise(document)) == document
    assert serialise(parse(serialise(document))) == serialise(document)


@settings(max_examples=200)
@given(trees.texts)
def test_literal_characters_come_back_one_for_one(text: str) -> None:
    assert parse(literal(text)) == from_plain(text)
    assert plain_text(parse(literal(text))) == text


@settings(max_examples=100)
@given(trees.texts)
def test_the_short_way_for_plain_text_reads_what_the_parser_reads(text: str) -> None:
    assert parse(text) == (subset.read(text) if text else Document())


@pytest.mark.parametrize(
    "text",
    [
        "1986. Mooi jaar",
        "[noot]: zie",
        "Stage\n---",
        "Stage\n===",
        "<b>vet</b> &amp; &#65;",
        "*ster* **sterren** _streep_ __strepen__",
        "C:\\map\\*.txt \\",
        "\\\n",
        "    vier spaties\n\teen tab\n  - geen lijst",
        "regel\r\nregel\rregel\x0b\x0c\x1c\x85\u2028\u2029",
        "\ufeffbom nbsp\xa0nul\u200bbreedte\u202e om",
        "\x02klzzwxh:0000\x03 \x02amp\x03",
        "\n\n  wit  \n\n",
        "# kop\n```\ncode\n```\n| a | b |\n***\n___",
        "> citaat\n- punt\n+ plus\n2. twee\n-\n3.",
        "![plaatje](file:///etc/passwd)",
    ],
)
def test_accidental_markdown_stays_what_was_typed(text: str) -> None:
    assert plain_text(parse(literal(text))) == text
    assert parse(literal(text)) == from_plain(text)


def test_the_signs_of_the_subset_are_read() -> None:
    text = "een **vet** en *schuin*\n- punt\n    1. diep\n- nog\n\n> citaat\n> \n[school](https://roc.nl)\\\nregel"

    assert parse(text) == Document(
        (
            Paragraph((Run("een "), Run("vet", bold=True), Run(" en "), Run("schuin", italic=True))),
            BulletList((Item((line("punt"), NumberedList((Item((line("diep"),)),)))), Item((line("nog"),)))),
            Paragraph(),
            Quote((line("citaat"), Paragraph())),
            Paragraph((Run("school", link="https://roc.nl"), LineBreak(), Run("regel"))),
        )
    )


def test_a_numbered_list_keeps_its_start_and_a_jump_begins_a_new_one() -> None:
    assert parse("4. a\n5. b\n1. c") == Document(
        (NumberedList((Item((line("a"),)), Item((line("b"),))), 4), NumberedList((Item((line("c"),)),), 1))
    )


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "//server/x", "data:text/html,x", "ms-word:x"]
)
def test_only_web_and_mail_addresses_are_links(target: str) -> None:
    text = f"[klik]({target})"

    assert parse(text) == from_plain(text)
    assert parse(serialise(Document((Paragraph((Run("klik", link=target),)),)))) == from_plain("klik")


@pytest.mark.parametrize(
    "text", ["5 * 3 = 15 * 1", "a ** b", "*los", "**los* half", "[open", "a](http://b.nl)", "****"]
)
def test_marks_without_a_partner_are_characters(text: str) -> None:
    assert plain_text(parse(text)) in (text, "*los half")


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "\\" * 1_000_001,
        "*" * 100_000,
        "* " * 100_000,
        "*a " * 33_000,
        "\\*" * 100_000,
        ">" * 10_000,
        "> " * 10_000,
        "> \n" * 100_000,
        "[" * 100_000,
        "](http://" * 50_000,
        "[a](http://b)" * 30_000,
        "&#1" * 100_000,
        "-\n\n" * 33_000,
        "    " * 50_000 + "- x",
        "a\\\n" * 50_000,
    ],
    ids=lambda text: f"{text[:6]!r}…{len(text)}",
)
def test_hostile_texts_take_less_than_two_seconds(text: str) -> None:
    began = time.process_time()  # the work it is, not how busy the machine is
    document = parse(text)
    seconds = time.process_time() - began

    assert seconds < 2
    assert parse(serialise(document)) == document


def test_plain_text_does_not_import_the_parser() -> None:
    code = (
        "import sys; from lobdossier.text.markdown import parse, serialise;"
        "parse('Gewoon - een verhaal. 3.5 keer (zo), <b> en_zo'); assert 'markdown' not in sys.modules;"
        "parse('**vet**'); assert 'markdown' in sys.modules"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
