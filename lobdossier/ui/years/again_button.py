"""The way from an old answer to the same question today."""

from __future__ import annotations

from datetime import date
from typing import Final

from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.services.looking_back import APART
from lobdossier.ui.widgets.buttons import Button, button
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.words import tr

AGAIN: Final = "again"
"""The screen on which a card is answered again."""


def target_of(reflection: Reflection, answer: Answer) -> str:
    """For which answer that screen is opened."""
    return f"{reflection.id}:{answer.card_id}"


def again_button(reflection: Reflection, answer: Answer, today: date) -> Button | None:
    """The button beside an answer to a card; None while it was given too short ago for then and now."""
    if not answer.card_id or reflection.on is None or today - reflection.on < APART:
        return None
    made = door(button(tr("Beantwoord nu weer"), "refresh-cw", "ghost"))
    made.setAccessibleName(tr("Beantwoord nu weer: {question}", question=answer.question))
    return made
