""" "Vorig jaar deze week": something of an earlier year as a quiet card that opens it."""

from __future__ import annotations

from lobdossier.services.looking_back import Kind, Memory
from lobdossier.text import dates
from lobdossier.text.sentences import one_text
from lobdossier.ui.context import Context
from lobdossier.ui.widgets.cards import CardButton, OwnWords
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import Part, hbox, vbox
from lobdossier.ui.words import tr
from lobdossier.ui.years.said import memory_text, memory_title, years_ago

_SIGNS = {Kind.EXPERIENCE: "layers", Kind.ANSWER: "message-circle", Kind.INSIGHT: "lightbulb"}


def place_of(memory: Memory) -> tuple[str, str]:
    """The screen and the target that show it whole."""
    return {
        Kind.EXPERIENCE: ("experience", memory.id),
        Kind.ANSWER: ("reflect", f"reflection:{memory.id}"),
        Kind.INSIGHT: ("competence", memory.about),
    }[memory.kind]


def memory_card(context: Context, memory: Memory) -> CardButton:
    """The card; a press opens what it tells of."""
    when, title, text = years_ago(memory.years), memory_title(memory), memory_text(memory)
    head = hbox(Icon("history", "accent", 17), (label(when, "smallstrong", True, "accent"), 1), gap=8)
    day = label(dates.day(memory.on), "small", wrap=True)
    row = hbox(vbox(2, Icon(_SIGNS[memory.kind], "muted", 18), None), (vbox(Words(title, "h3"), day, gap=1), 1), gap=10)
    parts: list[Part] = [head, row]
    if text and text != title:
        parts.append(OwnWords(text, "border_strong", dashed=True))
    # The question stands small behind its answer: it was answered, nobody is asked anything here.
    asked = tr("Je vraag was: {question}", question=memory.title) if memory.kind is Kind.ANSWER else ""
    if asked:
        parts.append(Words(asked, "small"))
    spoken = one_text((when, title, dates.day(memory.on), text, asked, tr("Openen")))
    card = CardButton(spoken, *parts, None, pad=15, gap=8)
    card.clicked.connect(lambda: context.way.go(*place_of(memory)))
    return card
