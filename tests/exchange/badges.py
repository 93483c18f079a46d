"""Open Badges of our own making, in every form that the specifications know. All names in them are made up."""

from __future__ import annotations

import base64
import io
import json
import zlib
from typing import Any

from PIL import Image

NAME, ISSUER = "Samen koken", "Wijkcentrum De Brug"
CRITERIA = "Kook drie keer mee voor de buurt.\n\nSchrijf op wat je leerde."
ABOUT = "Voor wie in de buurtkeuken laat zien dat samen koken lukt."
AWARD, SORT, MORE = (f"https://badges.voorbeeld.nl/{path}" for path in ("award/7", "sort/3", "sort/3/eisen"))


def assertion(**more: Any) -> dict[str, Any]:
    """Version 2, its badge class in it."""
    return {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": AWARD,
        "recipient": {"type": "email", "hashed": True, "salt": "zout", "identity": "sha256$c7ef86405ba71b85acd8e2e9"},
        "issuedOn": "2026-05-30T12:00:00+02:00",
        "expires": "2028-05-30",
        "badge": {
            "type": "BadgeClass",
            "id": SORT,
            "name": NAME,
            "description": ABOUT,
            "image": "https://badges.voorbeeld.nl/sort/3.png",
            "criteria": {"id": MORE, "narrative": CRITERIA},
            "issuer": {"type": "Profile", "id": "https://voorbeeld.nl", "name": ISSUER},
        },
        "verification": {"type": "hosted"},
        **more,
    }


def hosted(**more: Any) -> dict[str, Any]:
    """Version 2, its badge class somewhere else."""
    return assertion(badge=SORT, **more)


def first_version() -> dict[str, Any]:
    """Version 1: no types, the day in seconds."""
    return {
        "uid": "7",
        "recipient": {"type": "email", "hashed": False, "identity": "iemand@voorbeeld.nl"},
        "issuedOn": 1_779_962_400,
        "badge": SORT,
        "verify": {"type": "hosted", "url": AWARD},
    }


def credential(**more: Any) -> dict[str, Any]:
    """Version 3."""
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": AWARD,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": "did:web:voorbeeld.nl", "type": ["Profile"], "name": ISSUER},
        "validFrom": "2026-05-30T10:00:00Z",
        "validUntil": "2028-05-30T10:00:00Z",
        "credentialSubject": {
            "id": "did:example:1",
            "type": ["AchievementSubject"],
            "identifier": [
                {"type": "IdentityObject", "identityType": "emailAddress", "identityHash": "x@y.nl", "hashed": False},
                {"type": "IdentityObject", "identityType": "name", "identityHash": "Esra Yılmaz", "hashed": False},
            ],
            "achievement": {
                "id": SORT,
                "type": ["Achievement"],
                "name": NAME,
                "description": ABOUT,
                "criteria": {"id": MORE, "narrative": CRITERIA},
            },
        },
        **more,
    }  # fmt: skip


def token(obj: object) -> str:
    """A compact JWS around *obj*, with a signature that nobody looks at."""
    parts = (json.dumps({"alg": "ES256"}).encode(), json.dumps(obj, ensure_ascii=False).encode(), b"geen handtekening")
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)


def png(size: tuple[int, int] = (40, 40), colour: str = "green") -> bytes:
    """A plain picture."""
    out = io.BytesIO()
    Image.new("RGBA", size, colour).save(out, "PNG")
    return out.getvalue()


def inside(picture: bytes) -> str:
    """A picture as an address that holds it."""
    return "data:image/png;base64," + base64.b64encode(picture).decode()


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of a PNG."""
    return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)


def text_chunk(keyword: str, text: bytes, packed: bool = False) -> bytes:
    """An iTXt chunk."""
    words = zlib.compress(text, 9) if packed else text
    return chunk(b"iTXt", keyword.encode() + b"\0" + bytes([packed]) + b"\0nl\0\0" + words)


def baked_png(text: str | bytes, keyword: str = "openbadges", picture: bytes = b"", packed: bool = False) -> bytes:
    """*text* in a PNG, behind its head."""
    data = picture or png()
    return data[:33] + text_chunk(keyword, text if isinstance(text, bytes) else text.encode(), packed) + data[33:]


def baked_svg(body: str = "", verify: str = "", version: int = 2, above: str = "") -> bytes:
    """A badge in an SVG; *above* stands before its first element."""
    space, element = {
        2: ("http://openbadges.org", "assertion"),
        3: ("https://purl.imsglobal.org/ob/v3p0", "credential"),
    }[version]
    inner = f"<![CDATA[\n{body}\n]]>" if body else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{above}<svg xmlns="http://www.w3.org/2000/svg" xmlns:ob="{space}" '
        f'viewBox="0 0 9 9"><ob:{element} verify="{verify}">{inner}</ob:{element}><circle r="4"/></svg>'
    ).encode()
