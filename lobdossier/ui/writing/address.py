"""How the screen of earlier versions is told which text is meant."""

from __future__ import annotations

from lobdossier.domain.texts import TextPlace


def address(place: TextPlace) -> str:
    """The target under which the screen of earlier versions shows the text at *place*."""
    return f"{place.kind}:{place.record_id}:{place.path}"


def place_of(target: str) -> TextPlace:
    """The place that `address` turned into *target*."""
    kind, _, rest = target.partition(":")
    record_id, _, path = rest.partition(":")
    return TextPlace(kind, record_id, path)
