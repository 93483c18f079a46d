"""How one begins: four small steps, each with its button."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from lobdossier.ui.context import Context
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import IconTile, label
from lobdossier.ui.widgets.layout import at_start, box, hbox, vbox
from lobdossier.ui.words import tr


def begin_page(context: Context) -> QWidget:
    """The four steps under each other."""
    steps = (
        (
            "pencil", tr("1. Vertel wat je meemaakte"),
            tr("Een zin, een foto of een geluid is genoeg. Je mag later altijd meer vertellen."),
            tr("Nieuwe ervaring"), "experience", "",
        ),
        (
            "playing-cards", tr("2. Kijk er met één vraag op terug"),
            tr("Kies bij een ervaring een kaart. Past de vraag niet, neem dan een andere."),
            tr("Naar mijn ervaringen"), "experiences", "",
        ),
        (
            "messages-square", tr("3. Praat erover"),
            tr("Plan een gesprek en kies wat je meeneemt. Het gespreksblad maakt zichzelf."),
            tr("Gesprek plannen"), "conversations", "plan",
        ),
        (
            "share-2", tr("4. Laat zien wat jij kiest"),
            tr("Alles is van jou, en niemand ziet het zomaar. Jij kiest per stuk wat iemand krijgt."),
            tr("Naar Delen"), "share", "",
        ),
    )  # fmt: skip
    cards = [
        _step(icon, title, words, does, partial(context.way.go, screen, target))
        for icon, title, words, does, screen, target in steps
    ]
    note = label(
        tr(
            "Je hoeft niets te bewaren: dat gebeurt vanzelf. Iets weggegooid? Dat blijft dertig dagen in de prullenbak."
        ),
        "muted",
        wrap=True,
    )
    return box(vbox(*cards, note, None, gap=12))


def _step(icon: str, title: str, words: str, does: str, act: partial[None]) -> Card:
    go = button(does, "arrow-right", "soft", after=True)
    go.clicked.connect(lambda: act())
    if does in (tr("Nieuwe ervaring"), tr("Gesprek plannen")):
        door(go)
    text = vbox(label(title, "h3", wrap=True), label(words, wrap=True), 2, at_start(go), gap=4)
    return Card(hbox(vbox(IconTile(icon, size=44), None), (text, 1), gap=16))
