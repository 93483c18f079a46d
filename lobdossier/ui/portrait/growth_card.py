"""Then and now: a web when there are views enough for one, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from lobdossier.domain.vocabulary import Competence
from lobdossier.services.growth import Growth
from lobdossier.text import names
from lobdossier.ui.experience.said import TINTS
from lobdossier.ui.portrait.said import growth_line, step_word
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import box, hbox, vbox
from lobdossier.ui.widgets.radar import Axis, Radar, legend
from lobdossier.ui.words import tr

FEWEST: Final = 3
"""With fewer views a web would be a line or a dot."""


def growth_card(found: Sequence[Growth], today: date) -> Card | None:
    """How the student sees her- or himself; None while there is no view at all."""
    viewed = [growth for growth in found if growth.now is not None]
    if not viewed:
        return None
    then = any(growth.then for growth in viewed)
    card = Card(label(tr("Toen en nu") if then else tr("Zo zie ik mezelf"), "h2", wrap=True))
    if len(viewed) >= FEWEST:
        card.body.put(legend(tr("eerst") if then else "", tr("nu")))
        card.body.put(_web(found))
    for growth in viewed:
        card.body.put(_line(growth, today))
    return card


def _web(found: Sequence[Growth]) -> Radar:
    axes = [Axis(tr(names.competence_name(competence)), TINTS[competence]) for competence in Competence]
    steps = [step_word(step) for step in range(1, len(names.SELF_VIEWS) + 1)]
    now = [growth.now.step if growth.now else None for growth in found]
    then = [growth.then.step if growth.then else None for growth in found]
    return Radar(tr("Hoe ik mezelf zie, toen en nu"), axes, steps, now, then, height=262)


def _line(growth: Growth, today: date) -> QWidget:
    words, tint = names.COMPETENCES[growth.competence], TINTS[growth.competence]
    said = vbox(
        label(tr(words.name), "smallstrong", wrap=True, tone=tint),
        label(growth_line(growth, today), "small", wrap=True),
        gap=0,
    )
    return box(hbox(vbox(1, Icon(words.icon, tint, 17), None), (said, 1), gap=9))
