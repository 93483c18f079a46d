"""The way to the earlier versions of a text, and how their screen is told which text is meant."""

from __future__ import annotations

from lobdossier.domain.kinds import BY_NAME
from lobdossier.domain.texts import TextPlace
from lobdossier.ui.context import Context
from lobdossier.ui.words import tr


def address(place: TextPlace) -> str:
    """The target under which the screen of earlier versions shows the text at *place*."""
    return f"{place.kind}:{place.record_id}:{place.path}"


def place_of(target: str) -> TextPlace:
    """The place that `address` turned into *target*."""
    kind, _, rest = target.partition(":")
    record_id, _, path = rest.partition(":")
    return TextPlace(kind, record_id, path)


def show_history(context: Context, place: TextPlace) -> None:
    """Open the earlier versions of the text at *place*; of a record that was never stored there are none."""
    if context.workspace.records.find(BY_NAME[place.kind], place.record_id) is not None:
        context.way.go("history", address(place))
    else:
        context.voice.say(tr("Er is nog geen eerdere versie."))
