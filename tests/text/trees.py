"""Strategies that make texts and block trees."""

from __future__ import annotations

from hypothesis import strategies as st

from lobdossier.text.blocks import (
    Block,
    BulletList,
    Document,
    Inline,
    Item,
    LineBreak,
    NumberedList,
    Paragraph,
    Quote,
    Run,
)

#: Any character that can be stored, the awkward ones more often than chance would have it.
AWKWARD = (
    "\t\r\n\x02\x03\x0b\x0c\x1c\x85\xa0\u200b\u2028\u2029\ufeff\ufffc\ufdd0 >-+*_[]()!`#&;.019\\<~|:{}$=\"'/é\U0001f600"
)
characters = st.one_of(st.sampled_from(AWKWARD), st.characters(exclude_categories=("Cs",), exclude_characters="\0"))
texts = st.one_of(
    st.text(characters, max_size=40),
    st.lists(
        st.sampled_from(
            [
                "- ",
                "* ",
                "1. ",
                "    - ",
                "> ",
                ">",
                "**",
                "*",
                "***",
                "[",
                "](http://a.nl)",
                "](javascript:x)",
                "\\",
                "\n",
                "&#32;",
                "&#",
                "a",
                " ",
                "\t",
                "<b>",
                "&amp;",
                "1986. Mooi jaar",
                "---",
                "[noot]: zie",
                "   ",
                "  - ",
            ]
        ),
        max_size=25,
    ).map("".join),
)
links = st.sampled_from(
    [None, None, None, "https://a.nl/x_(y)*[z]?a=1&#b<c>\\", "mailto:a@b.nl", "javascript:alert(1)", "http://a b"]
)
runs = st.builds(
    Run,
    st.one_of(st.text(characters, max_size=8), st.sampled_from([" ", " a ", "*", "&", "#32;"])),
    st.booleans(),
    st.booleans(),
    links,
)
inlines: st.SearchStrategy[Inline] = st.one_of(runs, runs, runs, st.just(LineBreak()))
lines = st.builds(Paragraph, st.lists(inlines, max_size=5).map(tuple))


def _lists(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    items = st.lists(st.builds(Item, st.tuples(lines, blocks) | st.tuples(lines)), max_size=3).map(tuple)
    return st.one_of(
        st.builds(BulletList, items),
        st.builds(NumberedList, items, st.one_of(st.integers(-1, 4), st.sampled_from([1986, 10**9]))),
        st.builds(Quote, st.lists(blocks, max_size=3).map(tuple)),
    )


blocks: st.SearchStrategy[Block] = st.recursive(lines, _lists, max_leaves=8)
documents = st.builds(Document, st.lists(blocks, max_size=4).map(tuple))
