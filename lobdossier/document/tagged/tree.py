"""The structure tree: what is a heading, a list, a table, in reading order.

A tree is built together with the story, so its order is the order of telling, never a guess from the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of page content that belongs to an element: the page object and its marked-content id."""

    page: Any
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation (a link) that belongs to an element."""

    page: Any
    annotation: Any


def said(text: str, most: int = 2_000) -> str:
    """*text* as one line for places that are read aloud or shown by a viewer: titles, bookmarks, alternative texts."""
    plain = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c if c.isprintable() else " " for c in text)
    return " ".join(plain.split())[:most]


class Node:
    """One structure element, such as ``Node("P")``.

    Args:
        tag: a standard structure type of PDF 1.7 (H1, P, L, Figure …).
        parent: the element that it becomes the last child of; None for the root.
        alt: what it says to somebody who cannot see it; required for a Figure.
        lang: a language tag where it differs from the document's.
        attributes: an attribute dictionary (owner `O` included).
    """

    __slots__ = ("alt", "attributes", "kids", "lang", "parent", "tag")

    def __init__(
        self,
        tag: str,
        parent: Node | None = None,
        *,
        alt: str | None = None,
        lang: str | None = None,
        attributes: Mapping[str, Any] | None = None,
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.alt = said(alt) if alt else alt
        self.lang = lang
        self.attributes = attributes
        self.kids: list[Node | Marked | Annotated] = []
        if parent is not None:
            parent.kids.append(self)

    def add(
        self, tag: str, *, alt: str | None = None, lang: str | None = None, attributes: Mapping[str, Any] | None = None
    ) -> Node:
        """A new last child."""
        return Node(tag, self, alt=alt, lang=lang, attributes=attributes)

    def walk(self) -> Iterator[Node]:
        """This element and everything under it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()
