"""Loose pieces as one text, as a screen reader says a whole card or row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_ENDS: Final = ("?", "!", "…", ":", ";")
"""A piece that ends like this needs no full stop behind it."""


def one_text(parts: Iterable[str]) -> str:
    """Everything in *parts* that says something: "Keuze. Ging het goed? Nog open", without a stop at the end.

    Only for speaking: what somebody wrote loses the white space and the full stops at its ends here.
    """
    text = ""
    for part in parts:
        piece = part.strip().rstrip(".").rstrip()
        if not piece:
            continue
        text += piece if not text else (" " if text.endswith(_ENDS) else ". ") + piece
    return text
