"""Then and now: a web when there are views enough for one, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from lobdossier.domain.portrait import SelfView
from lobdossier.domain.vocabulary import Competence
from lobdossier.services.growth import Growth, growth, moments
from lobdossier.text import dates, names
from lobdossier.ui.experience.said import TINTS
from lobdossier.ui.portrait.said import growth_line, step_word
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import box, hbox, vbox
from lobdossier.ui.widgets.moment_choice import MomentChoice
from lobdossier.ui.widgets.radar import Axis, Radar, legend
from lobdossier.ui.words import tr

FEWEST: Final = 3
"""With fewer views a web would be a line or a dot."""


class GrowthCard(Card):
    """How the student sees her- or himself, beside an earlier moment that can be chosen."""

    def __init__(self, views: Sequence[SelfView], today: date) -> None:
        days = moments(views)
        then = any(each.then for each in growth(views))
        super().__init__(label(tr("Toen en nu") if then else tr("Zo zie ik mezelf"), "h2", wrap=True))
        self._views, self._today, self._days = list(views), today, days
        self._picture, self._lines = vbox(gap=10), vbox(gap=10)
        self.choice: MomentChoice | None = None
        self.body.put(box(self._picture))
        if len(days) > 1:
            words = [dates.brief_month(day) for day in days]
            self.choice = MomentChoice(tr("Vergelijk met"), words, tr("nu"))
            self.choice.chosen.connect(self._show)
            self.body.put(self.choice)
            self.body.put(4)
        self.body.put(box(self._lines))
        self._show(0)

    def _show(self, at: int) -> None:
        """Compare with the moment at *at*."""
        found = growth(self._views, self._days[at] if self._days else None)
        viewed = [each for each in found if each.now is not None]
        self._picture.clear()
        if len(viewed) >= FEWEST:
            earlier = tr("eerst") if any(each.then for each in found) else ""
            self._picture.put(legend(dates.month(self._days[at]) if self._days else earlier, tr("nu")))
            self._picture.put(_web(found))
        self._lines.clear()
        for each in viewed:
            self._lines.put(_line(each, self._today))


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
