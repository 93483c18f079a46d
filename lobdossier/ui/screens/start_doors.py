"""The four equal ways in, and the way to the example and back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from lobdossier.ui.context import Context
from lobdossier.ui.even import Even
from lobdossier.ui.widgets.buttons import Button, button
from lobdossier.ui.widgets.cards import Card, CardButton
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import Icon, IconTile, label
from lobdossier.ui.widgets.layout import at_start, flow, hbox, vbox
from lobdossier.ui.widgets.messages import Banner
from lobdossier.ui.words import tr


def ways_in() -> tuple[tuple[str, str, str, str], ...]:
    """What the experience editor is opened with, and the icon, word and encouragement of each way in."""
    return (
        ("new:text", "pencil", tr("Schrijven"), tr("Eén zin is al goed.")),
        ("new:photo", "camera", tr("Foto"), tr("Van wat je deed of maakte.")),
        ("new:audio", "mic", tr("Geluid"), tr("Vertel het aan je telefoon.")),
        ("new:video", "video", tr("Video"), tr("Een kort stukje is genoeg.")),
    )


def doors(context: Context) -> QWidget:
    """The four ways in on one line, for a dossier that has something in it."""
    buttons: list[Button] = []
    for target, sign, words, _note in ways_in():
        b = button(words, sign, "capture")
        b.clicked.connect(lambda _on=False, target=target: context.way.go("experience", target))
        buttons.append(b)
    card = Card(
        label(tr("Wat maakte je mee?"), "h2", wrap=True),
        label(tr("Eén zin of één foto is genoeg. Je kunt later altijd meer vertellen."), "muted", wrap=True),
        flow(*buttons, gap=12),
    )
    return door(card)


def doors_large(context: Context) -> QWidget:
    """The four ways in as large cards, for a dossier that waits for its first experience."""
    cards: list[QWidget] = []
    for target, sign, words, note in ways_in():
        inside = vbox(IconTile(sign, size=44), 4, label(words, "h3"), label(note, "small", wrap=True), None, gap=3)
        card = CardButton(f"{words}. {note}", inside, pad=18)
        card.clicked.connect(lambda _on=False, target=target: context.way.go("experience", target))
        cards.append(card)
    head = label(tr("Wat maakte je mee?"), "h2", wrap=True)
    made = QWidget()
    made.setLayout(
        vbox(head, label(tr("Op school, op stage, thuis of op zaterdag."), "muted", wrap=True), 4, Even(cards, 17, 14))
    )
    return door(made)


def example_ready(context: Context, example: Path) -> QWidget:
    """The example lies ready beside one's own dossier."""
    look = button(tr("Voorbeeld bekijken"), "book-open")
    look.clicked.connect(lambda: context.way.open_dossier(example))
    words = vbox(
        label(tr("Zo kan een dossier worden"), "h3", wrap=True),
        label(
            tr("Kijk eerst rond in het voorbeeld van iemand anders. Jouw dossier blijft leeg tot jij begint."),
            "small",
            wrap=True,
        ),
        gap=2,
    )
    return Card(hbox(vbox(Icon("book-open", "accent", 22), None), (words, 1), gap=12), at_start(look), pad=16)


def this_is_the_example(context: Context, name: str, own: Path | None) -> QWidget:
    """Says that this is the example, and leads back to one's own dossier."""
    actions = [(tr("Naar mijn eigen dossier"), lambda: context.way.open_dossier(own))] if own else []
    words = tr(
        "Dit is een voorbeeld: het dossier van {name}. Probeer gerust van alles. Het komt niet in jouw dossier.",
        name=name,
    )
    return Banner(words, "accent", actions)
