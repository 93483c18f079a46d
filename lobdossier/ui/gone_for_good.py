"""What is thrown away is erased after a while; what of it was handed out before, others still have: that is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QObject

from lobdossier.domain.sharing import Handover
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.said import listed
from lobdossier.ui.words import tr

_NAMED: Final = 3


def empty_trash(context: Context, owner: QObject) -> None:
    """Erase what lay in the trash long enough; say to whom it went, when it was handed out.

    Raises:
        SaveError: nothing was erased.
    """
    erased = context.workspace.records.empty_trash()
    if not erased:
        return

    def say(given: Mapping[str, tuple[Handover, ...]]) -> None:
        if given:
            names = receivers(handover for each in given.values() for handover in each)
            context.voice.say(
                tr(
                    "Je prullenbak is geleegd. Iets daaruit deelde je met {names}: zie Delen, Eerder gedeeld.",
                    names=names,
                )
            )

    handed_out = context.workspace.handed_out
    context.jobs.run(owner, lambda _progress, _stopped: handed_out.of(erased), done=say, failed=context.voice.fail)


def handed_to(given: Iterable[Handover]) -> str:
    """To whom something went that lies in the trash now."""
    return tr("Je deelde dit met {names}. Daar is het nog.", names=receivers(given))


def receivers(given: Iterable[Handover]) -> str:
    """Their names, each once."""
    names = list(dict.fromkeys(handover.receiver.strip() or tr("iemand") for handover in given))
    rest = [tr("anderen")] if len(names) > _NAMED else []
    return listed([*names[:_NAMED], *rest])
