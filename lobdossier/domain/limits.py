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

# What travels. A `.lobdossier` itself has no limit but the disk: a dossier with more than this goes along as that file.
PACKAGE_BYTES: Final = 2_000_000_000
"""A package, and what is in it together: what a zip holds that every program can read (without its 64-bit form)."""
PACKAGE_FILES: Final = 50_000
SEALED_BYTES: Final = 1_000_000_000
"""A package with a passphrase, before it is closed; closing adds a little. It is read in memory, twice its size."""
SEALED_WORK: Final = 22
"""The exponent of scrypt that is taken, as by `age` itself. The sender's computer chooses it so that it takes a second:
18 to 20 as a rule, a quarter to 1 GiB of memory; each one more doubles both."""
PDF_BYTES: Final = 1_000_000_000
FORM_BYTES: Final = 10_000_000
"""A form that was filled in; we make them of 0.1 MB, some viewers add a font or a picture."""
FORM_FIELDS: Final = 2_000
"""Fields and parts of fields in it, ours and others."""
RATIO: Final = 200
"""Times that a file in a package may grow when it is unpacked, above `RATIO_FROM` bytes; text grows 5 to 20 times."""
RATIO_FROM: Final = 1_000_000
JSON_BYTES: Final = 256 * 1024 * 1024
"""Ten thousand experiences with five reflections each take 118 MB and four million values (`python -m tests.benchmarks import`)."""
JSON_VALUES: Final = 12_000_000
JSON_DEPTH: Final = 20

FEEDBACK: Final = 10_000
"""Remarks in one feedback file."""
FEEDBACK_BYTES: Final = 32 * 1024 * 1024
"""A feedback file, packed and unpacked: ten thousand remarks of half a page each."""
FEEDBACK_VALUES: Final = 1_000_000
GUIDE_CONVERSATIONS: Final = 1_000
"""Conversations in a feedback file; of people and of agreements in them together ten times as many."""
