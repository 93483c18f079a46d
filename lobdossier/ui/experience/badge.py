"""What stands in an open badge, on the page of an experience. Nobody checked it, and that is said beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lobdossier.domain.experience import Badge
from lobdossier.text import badges
from lobdossier.ui.widgets.chips import Tag
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import box, vbox
from lobdossier.ui.words import tr

_BY_HAND = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


def unchecked() -> Tag:
    """The quiet word beside every badge."""
    made = Tag(tr(badges.UNCHECKED), "circle-help", "muted", "surface")
    made.setToolTip(tr("Dit staat in het bestand. Of het klopt, is niet nagevraagd."))
    return made


def about(badge: Badge) -> str:
    """Under its name: who gave it, when, and until when it counts."""
    return ". ".join(filter(None, (badges.given(badge), badges.lasting(badge))))


def first_words(badge: Badge) -> str:
    """What one reads while it is closed."""
    return " ".join((badge.criteria or badge.description or badge.address).split())


def body(badge: Badge, name_field: QWidget) -> QWidget:
    """What one had to do for it, what it is, and where it stands; its words can be selected by mouse and by key."""
    parts: list[QWidget | int] = []
    if badges.elsewhere(badge):
        parts.append(
            label(
                tr("In het bestand staat alleen waar je de badge vindt. Van wie hij is en waarvoor, lees je daar."),
                wrap=True,
            )
        )
    for title, said in (
        (tr("Wat deed je ervoor?"), badge.criteria),
        (tr("Wat is het voor badge?"), badge.description),
        (tr("Aan wie gegeven?"), badge.recipient),
        (tr("Waar staat hij?"), badge.address),
    ):
        if said:
            parts += [_titled(title, said), 2]
    return box(vbox(*parts, label(tr("Hoe noem je dit?"), "smallstrong"), name_field, gap=6))


def _titled(title: str, said: str) -> QWidget:
    words = Words(said)
    words.setTextInteractionFlags(_BY_HAND)
    words.setAccessibleName(f"{title} {said}")
    return box(vbox(label(title, "smallstrong"), words, gap=1))
