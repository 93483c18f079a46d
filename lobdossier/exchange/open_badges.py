"""Open Badges: a badge that a student was given elsewhere, as a picture with the badge baked into it or as JSON.

The program is never on the network, so a badge is neither fetched nor verified; wherever it is shown, that is said.
"""

from __future__ import annotations

from dataclasses import replace

from lobdossier.domain.errors import Refused, TooLarge
from lobdossier.exchange.badge_files import PNG, check_picture, text_in_png, text_in_svg
from lobdossier.exchange.badge_json import OpenBadge, badge_from_text
from lobdossier.exchange.badge_values import KIND, MOST_BYTES


def badge_in_picture(data: bytes, name: str) -> OpenBadge | None:
    """The badge that is baked into a PNG; None for any other picture.

    Raises:
        Refused, TooLarge: there is a badge in it that cannot be read.
    """
    text = text_in_png(data)
    if text is None:
        return None
    _check_size(data, name)
    badge = badge_from_text(text)
    check_picture(data, name)
    return replace(badge, picture=data)


def read_badge(data: bytes, name: str) -> OpenBadge:
    """The badge in a file: a PNG or SVG that it is baked into, JSON, or a signed token.

    Raises:
        TooLarge: more than `MOST_BYTES`, or its picture has too many pixels.
        Refused: there is no badge in it, or one that cannot be read. Field and rule say why.
    """
    _check_size(data, name)
    if data.startswith(PNG):
        badge = badge_in_picture(data, name)
        if badge is None:
            raise Refused(KIND, "png", "missing")
        return badge
    badge = badge_from_text(_text(data))
    if badge.picture:
        check_picture(badge.picture, name)
    return badge


def _check_size(data: bytes, name: str) -> None:
    if len(data) > MOST_BYTES:
        raise TooLarge(KIND, "", "size", name, len(data), MOST_BYTES)


def _text(data: bytes) -> str:
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        text = text_in_svg(data)
        if text is None:
            raise Refused(KIND, "svg", "missing")
        return text
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(KIND, "", "characters") from None
