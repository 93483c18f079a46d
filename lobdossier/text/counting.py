"""How many words a text has."""

from __future__ import annotations

from lobdossier.text.blocks import Document, plain_text


def words(text: str | Document) -> int:
    """What stands between white space and holds a letter or a figure: "-" and "…" are no words, "BPV-docent" is one."""
    plain = text if isinstance(text, str) else plain_text(text)
    return sum(1 for word in plain.split() if word[0].isalnum() or any(map(str.isalnum, word)))
