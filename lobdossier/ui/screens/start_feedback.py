"""What guides left and the student did nothing with yet: one card, and the way to read it."""

from __future__ import annotations

from collections.abc import Sequence

from lobdossier.domain.sharing import Feedback
from lobdossier.ui.context import Context
from lobdossier.ui.guide.said import remarks, whose
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import IconTile, Words, label
from lobdossier.ui.widgets.layout import Part, flow, hbox, vbox
from lobdossier.ui.words import tr


def feedback_card(context: Context, waiting: Sequence[Feedback]) -> list[Part]:
    """ "Bram liet 3 opmerkingen achter"; nothing when nothing waits."""
    if not waiting:
        return []
    read = button(tr("Lezen"), "message-circle", "soft")
    read.setAccessibleName(tr("Feedback lezen"))
    read.clicked.connect(lambda: context.way.go("feedback"))
    who, n = whose(each.who for each in waiting), remarks(len(waiting))
    several = len({each.who.strip() for each in waiting}) > 1
    said = tr("{who} lieten {n} achter", who=who, n=n) if several else tr("{who} liet {n} achter", who=who, n=n)
    note = label(tr("Jij kiest wat je ermee doet."), "small", wrap=True)
    words = vbox(Words(said, "h3"), note, 4, flow(read), gap=2)
    return [Card(hbox(vbox(IconTile("message-circle", size=40), None), (words, 1), gap=14), pad=16)]
