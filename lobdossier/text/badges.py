"""What an open badge says of itself, in the words of the screen and of the page."""

from __future__ import annotations

from typing import Final

from lobdossier.domain.experience import Badge
from lobdossier.text import dates

UNCHECKED: Final = "Niet gecontroleerd"
"""Beside every badge: what it says comes from a file, and nobody asked whoever gave it."""


def given(badge: Badge) -> str:
    """ "Van Wijkcentrum De Brug, 30 mei 2026", with what is known; "" when nothing is."""
    who = f"Van {badge.issuer}" if badge.issuer else ""
    when = dates.plain(badge.issued) if badge.issued else ""
    return ", ".join(filter(None, (who, when)))


def lasting(badge: Badge) -> str:
    """ "Geldig tot en met 30 mei 2028", or ""."""
    return f"Geldig tot en met {dates.plain(badge.expires)}" if badge.expires else ""


def elsewhere(badge: Badge) -> bool:
    """Whether the file only said where the badge can be found, and not who gave it or what for."""
    return not (badge.issuer or badge.criteria or badge.description)
