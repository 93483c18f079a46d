"""One competence as a card of "Dit ben ik": what the student knows now, what is there, and how far from samen to zelf."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lobdossier.services.growth import Growth
from lobdossier.services.portrait import CompetencePage
from lobdossier.text import names
from lobdossier.text.sentences import one_text
from lobdossier.ui.experience.said import TINTS
from lobdossier.ui.portrait.said import facts, invitation, step_word
from lobdossier.ui.widgets.cards import CardButton, OwnWords
from lobdossier.ui.widgets.chips import open_tag
from lobdossier.ui.widgets.labels import IconTile, label
from lobdossier.ui.widgets.layout import at_start, box, hbox, vbox
from lobdossier.ui.widgets.scales import StepScale
from lobdossier.ui.words import tr

_MOST_LETTERS = 300
"""Characters of an own sentence that a card shows; the page of the competence shows all of it."""


def competence_card(page: CompetencePage, growth: Growth) -> CardButton:
    """The card; a press on it opens the page."""
    words, tint = names.COMPETENCES[page.competence], TINTS[page.competence]
    name, question, there = tr(words.name), tr(words.question), facts(page)
    known = page.insight.text if page.insight else ""
    head = hbox((vbox(label(name, "h3", wrap=True), label(question, "small", wrap=True), gap=1), 1), gap=14)
    said = [name, question, known or invitation(page.competence), there]
    if growth.now is not None:
        head.put(_scale(growth.now.step, growth.then.step if growth.then else None, tint))
        said.append(step_word(growth.now.step))
    body = vbox(head, gap=8)
    if known:
        body.put(OwnWords(known if len(known) <= _MOST_LETTERS else known[:_MOST_LETTERS] + "…", tint))
    else:
        body.put(at_start(open_tag(invitation(page.competence))))
    if there:
        body.put(label(there, "small", wrap=True))
    tile = vbox(IconTile(words.icon, tint, f"{tint}_soft", 42), None)
    spoken = one_text(said)
    return CardButton(spoken, hbox(tile, (body, 1), gap=15))


def _scale(now: int, before: int | None, tint: str) -> QWidget:
    """Where the student sees her- or himself now, with a ring where that was before, and the word of it."""
    steps = [step_word(step) for step in range(1, len(names.SELF_VIEWS) + 1)]
    word = label(step_word(now), "small")
    word.setAlignment(Qt.AlignmentFlag.AlignRight)
    return box(vbox(StepScale(steps, now, tint, before), word, None, gap=2))
