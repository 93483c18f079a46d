"""What a dossier may hold, set once. Whatever the app can hold it can export and import again (reliability rule)."""

from __future__ import annotations

from typing import Final

TITLE: Final = 200
LINE: Final = 2_000
PROSE: Final = 100_000
LIST: Final = 100_000
"""Items in one list of a record (links to other records, answers, cards)."""

EVIDENCE_BYTES: Final = 50_000_000
PHOTO_SOURCE_PIXELS: Final = 50_000_000
PHOTO_SIDE: Final = 2_560
"""Pixels: the longest side of a photo as it is kept."""

TRASH_DAYS: Final = 30
EARLIER_HASHES: Final = 64
DOCUMENT_MAIL_BYTES: Final = 8_000_000
