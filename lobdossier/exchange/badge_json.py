"""What an Open Badge says, from its JSON: an assertion of version 1 or 2, or a credential of version 3.

Only what a dossier keeps is read. Nothing is verified and nothing is fetched: where a file gives an address instead of
the thing itself (a "hosted" badge), that address is all that is known.

Sources: openbadgespec.org (2.0) and the 1EdTech specification of Open Badges 3.0, "Document Formats" and "Data Model".
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from lobdossier.domain.errors import Refused
from lobdossier.domain.record import Line, Plain, Title
from lobdossier.domain.shape import check
from lobdossier.exchange import strict_json
from lobdossier.exchange.badge_values import KIND, MOST_BYTES, Object, day, one_line, part, types, web, words

BOUNDS: Final = strict_json.Bounds(KIND, MOST_BYTES, values=200_000, depth=20)

_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]+\.([A-Za-z0-9_-]+)\.[A-Za-z0-9_-]*")
_PNG_INSIDE: Final = "data:image/png;base64,"
_CREDENTIALS: Final = frozenset({"OpenBadgeCredential", "AchievementCredential"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBadge:
    """What a badge file says of itself; nobody checked it. What the file does not say is empty.

    Attributes:
        issued, expires: as written, in the zone of the issuer.
        criteria: what one had to do, with the address where it stands when that is not *address*.
        address: http(s), of the badge as it was given, else of its sort, else of its criteria.
        recipient: a name; never an e-mail address or a hash.
        picture: a PNG as it came, not yet made safe; or nothing.
    """

    KIND: ClassVar[str] = KIND

    name: Title = ""
    issuer: Title = ""
    issued: date | None = None
    expires: date | None = None
    criteria: Plain = ""
    description: Plain = ""
    address: Line = ""
    recipient: Title = ""
    picture: bytes = b""


def badge_from_text(text: str) -> OpenBadge:
    """The badge in *text*: JSON, a signed token (JWS, whose signature is not looked at), or only its address.

    Raises:
        Refused: it is no badge, or a field of it is not what it must be.
    """
    text = text.strip().removeprefix("\ufeff")
    token = _TOKEN.fullmatch(text)
    if token:
        return _from_object(_load(_decoded(token[1])))
    if web(text):
        return _held(OpenBadge(address=text))
    return _from_object(_load(text.encode("utf-8", "replace")))


# ---------------------------------------------------------------- the two models
def _from_object(obj: object) -> OpenBadge:
    if not isinstance(obj, Mapping):
        raise Refused(KIND, "", "type")
    inner = obj.get("vc")
    if isinstance(inner, Mapping):  # a token of version 1.1 says who and when beside the credential
        obj = {"issuer": obj.get("iss"), "validFrom": obj.get("nbf"), "validUntil": obj.get("exp"), **inner}
    sorts = types(obj)
    if sorts & _CREDENTIALS or "credentialSubject" in obj:
        return _credential(obj)
    if "Assertion" in sorts or ("badge" in obj and not sorts):
        return _assertion(obj)
    raise Refused(KIND, "type", "missing")


def _credential(obj: Object) -> OpenBadge:
    """Version 3: an AchievementCredential."""
    subject, _ = part(obj, "credentialSubject")
    achievement, sort = part(subject, "achievement")
    if not achievement and not sort:
        raise Refused(KIND, "achievement", "missing")
    issuer, _ = part(obj, "issuer")
    creator, _ = part(achievement, "creator")
    start, end = ("validFrom", "issuanceDate"), ("validUntil", "expirationDate")
    return _badge(
        name=words(achievement, "name") or words(obj, "name"),
        issuer=words(issuer, "name") or words(creator, "name"),
        days=(day(obj, *start), day(obj, *end)),
        achievement=achievement,
        addresses=(web(obj.get("id")), web(sort)),
        recipient=words(subject, "name") or _plain_identity(subject, "identifier", "identityType", "identityHash"),
        pictures=(subject, obj, achievement),
    )


def _assertion(obj: Object) -> OpenBadge:
    """Versions 1 and 2: an Assertion, with its BadgeClass in it or somewhere else."""
    if obj.get("revoked") is True:
        raise Refused(KIND, "revoked", "revoked")
    sort, place = part(obj, "badge")
    issuer, _ = part(sort, "issuer")
    recipient, _ = part(obj, "recipient")
    profile, _ = part(obj, "extensions:recipientProfile")
    verify, _ = part(obj, "verify")
    return _badge(
        name=words(sort, "name"),
        issuer=words(issuer, "name"),
        days=(day(obj, "issuedOn", "issued_on"), day(obj, "expires")),
        achievement=sort,
        addresses=(web(obj.get("id")), web(verify.get("url")), web(place)),
        recipient=words(recipient, "name")
        or words(profile, "name")
        or _plain_identity(obj, "recipient", "type", "identity"),
        pictures=(obj, sort),
    )


def _badge(
    *,
    name: str,
    issuer: str,
    days: tuple[date | None, date | None],
    achievement: Object,
    addresses: tuple[str, ...],
    recipient: str,
    pictures: tuple[Object, ...],
) -> OpenBadge:
    criteria, place = part(achievement, "criteria")
    told = place if place and not criteria and not web(place) else words(criteria, "narrative")
    address = next(filter(None, (*addresses, web(place))), "")
    if not name and not address:
        raise Refused(KIND, "name", "missing")
    elsewhere = web(place) if web(place) != address else ""
    return _held(
        OpenBadge(
            name=one_line(name),
            issuer=one_line(issuer),
            issued=days[0],
            expires=days[1],
            criteria="\n\n".join(filter(None, (told, elsewhere))),
            description=words(achievement, "description"),
            address=address,
            recipient=one_line(recipient),
            picture=next(filter(None, map(_picture, pictures)), b""),
        )
    )


def _held(badge: OpenBadge) -> OpenBadge:
    check(badge)  # the same limits as what a student types
    return badge


def _load(data: bytes) -> object:
    obj = strict_json.load(data, BOUNDS)
    strict_json.check(obj, BOUNDS)
    return obj


def _decoded(part: str) -> bytes:
    try:
        return base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
    except binascii.Error:
        raise Refused(KIND, "", "format") from None


def _plain_identity(obj: Object, name: str, sort: str, identity: str) -> str:
    """A name that stands there as such; a hash or an address of somebody is nobody's business."""
    value = obj.get(name)
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, Mapping) and item.get(sort) == "name" and item.get("hashed") is not True:
            return words(item, identity)
    return ""


def _picture(obj: Object) -> bytes:
    """The PNG that stands in the JSON itself. One that is elsewhere is not fetched, an SVG is never drawn."""
    _, place = part(obj, "image")
    if place[: len(_PNG_INSIDE)].lower() != _PNG_INSIDE:
        return b""
    try:
        return base64.b64decode("".join(place[len(_PNG_INSIDE) :].split()), validate=True)
    except ValueError:
        raise Refused(KIND, "image", "format") from None
