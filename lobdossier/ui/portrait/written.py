"""Everything the student wrote for one competence: answers with their questions, and the experiences that touch it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import Insight
from lobdossier.domain.schooling import Sectors
from lobdossier.services.portrait import WrittenAnswer
from lobdossier.text import dates, names
from lobdossier.ui.editors.prose import Prose
from lobdossier.ui.experience.said import title_said
from lobdossier.ui.reflection.experience_card import small_card
from lobdossier.ui.widgets.cards import Bar, Card, CardButton, OwnWords
from lobdossier.ui.widgets.growing import Growing
from lobdossier.ui.widgets.labels import Elided, Icon, label
from lobdossier.ui.widgets.layout import at_start, grows_down, hbox, vbox
from lobdossier.ui.words import tr
from lobdossier.ui.years.again_button import AGAIN, again_button, target_of


class Written(QWidget):
    """The answers, newest first."""

    opened = Signal(str, str)
    """A screen and its target: where an answer comes from."""

    FEW: Final = 6

    def __init__(self, fg: str) -> None:
        super().__init__()
        self._fg = fg
        self.list = Growing(self.FEW, tr("Meer antwoorden laten zien"))
        self.setLayout(vbox(self.list, gap=0))
        self.setSizePolicy(grows_down())

    def show_answers(self, answers: Sequence[WrittenAnswer], today: date, total: int = 0) -> None:
        """Show these, of *total*."""
        self.list.show_list([partial(self._card, found, today) for found in answers], total)

    def _card(self, found: WrittenAnswer, today: date) -> Card:
        on = found.reflection.on
        when = dates.relative(on, today) if on else tr("zonder datum")
        if found.experience is not None:
            title = title_said(found.experience.title, found.experience.story)
            icon, place = names.kind_icon(found.experience.kind), ("experience", found.experience.id)
            spoken = tr("Open de ervaring {title}", title=title)
        else:
            title, icon = tr("Een vraag los van een ervaring"), "message-circle"
            spoken, place = tr("Open deze reflectie"), ("reflect", f"reflection:{found.reflection.id}")
        row = hbox(Icon(icon, "muted", 17), (Elided(title, "smallstrong"), 1), label(when, "small"), gap=8)
        source = CardButton(spoken, row, pad=8, shadow=False, fill="surface2")
        source.clicked.connect(lambda: self.opened.emit(*place))
        card = Card(
            label(found.answer.question, "strong", wrap=True),
            Bar(Prose(found.answer.text), fg=self._fg),
            source,
            gap=10,
        )
        if (again := again_button(found.reflection, found.answer, today)) is not None:
            again.clicked.connect(lambda: self.opened.emit(AGAIN, target_of(found.reflection, found.answer)))
            card.body.put(at_start(again))
        return card


def experiences_list() -> Growing:
    """The experiences that touch a competence, a few at first."""
    return Growing(5, tr("Meer ervaringen"), gap=8)


def experience_makers(
    experiences: Sequence[Experience], sectors: Sectors, today: date, opened: Callable[[str], object]
) -> list[Callable[[], QWidget]]:
    """Makes the cards of *experiences*; a press calls *opened* with the id."""

    def make(experience: Experience) -> QWidget:
        card = small_card(experience, sectors, today)
        card.clicked.connect(lambda: opened(experience.id))
        return card

    return [partial(make, experience) for experience in experiences]


def insight_makers(insights: Sequence[Insight]) -> list[Callable[[], QWidget]]:
    """Makes the earlier sentences, each with its date."""

    def make(insight: Insight) -> QWidget:
        when = dates.plain(insight.on) if insight.on else tr("zonder datum")
        made = QWidget()
        made.setLayout(vbox(label(when, "small"), OwnWords(insight.text, "border_strong"), gap=2))
        made.setSizePolicy(grows_down())
        return made

    return [partial(make, insight) for insight in insights]
