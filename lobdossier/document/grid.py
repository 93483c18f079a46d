"""The grid of an A4 page, in points: margins, the frame, six columns with gutters between them."""

from __future__ import annotations

from typing import Final

MM: Final = 72 / 25.4
PAGE_WIDTH: Final = 210 * MM
PAGE_HEIGHT: Final = 297 * MM
MARGIN: Final = 18 * MM
TOP: Final = 24 * MM
BOTTOM: Final = 24 * MM
FULL: Final = PAGE_WIDTH - 2 * MARGIN
FRAME: Final = PAGE_HEIGHT - TOP - BOTTOM
GUTTER: Final = 6 * MM
COLUMN: Final = 24 * MM
