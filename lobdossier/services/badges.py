"""An open badge as evidence: its words in the record, its picture as a photo of our own making."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from lobdossier.domain.experience import Badge, Evidence
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.exchange.badge_json import OpenBadge
from lobdossier.exchange.open_badges import badge_in_picture, read_badge
from lobdossier.exchange.photos import prepare_photo
from lobdossier.services.prepared import Prepared
from lobdossier.text.files import display_name


def prepare_badge(data: bytes, name: str) -> Prepared:
    """The badge in *data*, a whole file called *name*.

    Raises:
        Refused, TooLarge: there is no badge in it, or one that cannot be read.
    """
    return _prepared(read_badge(data, display_name(name)), display_name(name))


def prepare_baked(data: bytes, name: str) -> Prepared | None:
    """The badge that is baked into a photo; None when it is only a photo.

    Raises:
        Refused, TooLarge: there is a badge in it that cannot be read.
    """
    badge = badge_in_picture(data, display_name(name))
    return None if badge is None else _prepared(badge, display_name(name))


def _prepared(badge: OpenBadge, name: str) -> Prepared:
    evidence = Evidence(
        kind=EvidenceKind.BADGE,
        title=badge.name or name,
        badge=Badge(
            issuer=badge.issuer,
            issued=badge.issued,
            expires=badge.expires,
            criteria=badge.criteria,
            description=badge.description,
            address=badge.address,
            recipient=badge.recipient,
        ),
    )
    if not badge.picture:
        return Prepared(b"", "", evidence)
    photo = prepare_photo(badge.picture, name)
    sha256 = hashlib.sha256(photo.data).hexdigest()
    pictured = replace(
        evidence, mime="image/jpeg", sha256=sha256, size=len(photo.data), width=photo.width, height=photo.height
    )
    return Prepared(photo.data, sha256, pictured)
