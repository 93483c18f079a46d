"""Which of the five competences an experience touches: chips with the full name, and the question behind each."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lobdossier.domain.experience import Experience
from lobdossier.domain.vocabulary import Competence
from lobdossier.text import names
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.experience.said import TINTS
from lobdossier.ui.widgets.buttons import Option
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.words import tr


class Competences(Card):
    """The card with the five chips."""

    def __init__(self, desk: Desk, experience_id: Callable[[], str]) -> None:
        super().__init__(label(tr("Waar gaat dit over?"), "h3"), pad=16, gap=10)
        self._desk, self._id = desk, experience_id
        self._choices = competence_choices()
        self._choices.changed.connect(self._chosen)
        self.body.put(self._choices)

    def show_record(self, experience: Experience) -> None:
        """Show which ones are on."""
        self._choices.set_values(experience.competences)

    def only_look(self) -> None:
        """Only to read: those that are on."""
        self._choices.only_look()

    def _chosen(self, chosen: list[str]) -> None:
        self._desk.put(self._id(), competences=tuple(c for c in Competence if c in chosen))


def competence_choices(on: Iterable[Competence] = ()) -> Choices:
    """The five to tap, those of *on* chosen."""
    return Choices(tr("Competentie"), [_option(competence) for competence in Competence], on)


def _option(competence: Competence) -> Option:
    tint = TINTS[competence]
    name, sign = names.competence_name(competence), names.competence_icon(competence)
    return Option(competence, name, sign, names.competence_question(competence), tint, f"{tint}_soft")
