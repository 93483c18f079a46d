"""What a document can be made for, as the student chooses it."""

from __future__ import annotations

from lobdossier.domain.vocabulary import Purpose
from lobdossier.ui.widgets.buttons import Option
from lobdossier.ui.words import tr


def purpose_options() -> list[Option]:
    """One for each purpose, in the order in which they are mostly needed."""
    names = {
        Purpose.SCHOOL: tr("Volgende school"),
        Purpose.GESPREK: tr("Een gesprek"),
        Purpose.INSPANNING: tr("Wat ik deed, voor school"),
        Purpose.PLUSDOCUMENT: tr("Plusdocument"),
        Purpose.ALLES: tr("Alles, voor mezelf"),
    }
    return [Option(purpose.value, name) for purpose, name in names.items()]
