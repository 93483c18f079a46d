"""The paints of the small pictures of pages: they look like the paper, which is the same in every theme of the window."""

from __future__ import annotations

PETALS = ("#F7A823", "#E8437F", "#1FA99A", "#6C63F5", "#45AD5F")
INDIGO, SAND, SUN, HILL = "#211B52", "#E9E4D9", "#CFC6B4", "#BFB49E"
INK, PAPER, GREY = "#1A1E2B", "#FFFFFF", "#B9BDC7"
