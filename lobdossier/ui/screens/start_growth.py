"""Growth, then beside now, in a web when there is enough for one and always in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from lobdossier.domain.vocabulary import Competence
from lobdossier.services.growth import Growth
from lobdossier.text import names
from lobdossier.ui.context import Context
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import Part, at_start, flow, hbox, vbox
from lobdossier.ui.widgets.radar import Axis, Radar, legend
from lobdossier.ui.words import tr

FEWEST: Final = 3
"""With fewer own views than this a web is a line or a dot: then there is only the list."""
STEPS: Final = tuple(short for short, _sentence in names.SELF_VIEWS)


def growth_card(context: Context, found: Sequence[Growth]) -> list[Part]:
    """How the student sees her- or himself, then and now; nothing while there is no own view."""
    viewed = [growth for growth in found if growth.now is not None]
    if not viewed:
        return []
    card = Card(
        label(tr("Zo groei je") if any(g.changed for g in viewed) else tr("Zo zie jij jezelf"), "h2", wrap=True)
    )
    if len(viewed) >= FEWEST:
        then = any(growth.then for growth in viewed)
        card.body.put(legend(tr("eerst") if then else "", tr("nu")))
        card.body.put(_radar(found))
    lines = vbox(gap=8)
    for growth in viewed:
        lines.put(_line(growth))
    card.body.put(lines)
    more = button(tr("Bekijk “Dit ben ik”"), "user-round", "ghost")
    more.clicked.connect(lambda: context.way.go("portrait"))
    card.body.put(at_start(more))
    return [card]


def _radar(found: Sequence[Growth]) -> QWidget:
    axes = [Axis(names.competence_name(c), f"tint{place}") for place, c in enumerate(Competence)]
    now = [growth.now.step if growth.now else None for growth in found]
    then = [growth.then.step if growth.then else None for growth in found]
    return Radar(tr("Hoe ik mezelf zie, toen en nu"), axes, STEPS, now, then, height=290)


def _line(growth: Growth) -> QWidget:
    """One competence in words: what was chosen first and what is chosen now."""
    tint = f"tint{list(Competence).index(growth.competence)}"
    now = STEPS[growth.now.step - 1] if growth.now else ""
    if growth.then is not None and growth.changed:
        said = tr("eerst “{then}”, nu “{now}”", then=STEPS[growth.then.step - 1], now=now)
    else:
        said = tr("nu “{now}”", now=now)
    words = names.COMPETENCES[growth.competence]
    made = QWidget()
    made.setToolTip(words.question)
    parts = flow(label(words.name, "smallstrong", tone=tint), label(said, "small"), gap=8)
    made.setLayout(hbox(vbox(1, Icon(words.icon, tint, 17), None), (parts, 1), gap=9))
    return made
