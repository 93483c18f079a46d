"""A choice as somebody reads it who cannot change it: what was chosen, and every question that has an answer."""

from __future__ import annotations

from lobdossier.domain.portrait import Choice
from lobdossier.ui.portrait.steering.choice_panel import TEXTS, question_of
from lobdossier.ui.widgets.cards import Card, OwnWords
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import box, vbox
from lobdossier.ui.words import tr


def choice_read(choice: Choice, fg: str) -> Card:
    """All of *choice*; *fg* is the colour of the bar beside the student's words."""
    card = Card(Words(choice.title, "h3"))
    answers = [(field, str(getattr(choice, field))) for field in TEXTS]
    for field, text in answers:
        if text.strip():
            card.body.put(box(vbox(label(question_of(field), "smallstrong", wrap=True), OwnWords(text, fg), gap=4)))
    if not any(text.strip() for _, text in answers):
        card.body.put(label(tr("Hier is nog niets over verteld."), "muted", wrap=True))
    return card
