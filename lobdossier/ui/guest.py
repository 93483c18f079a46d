"""Looking round in the dossier of somebody else: how that is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from lobdossier.ui.theme import tokens
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.labels import Icon, Words
from lobdossier.ui.widgets.layout import grows_down, hbox, vbox
from lobdossier.ui.widgets.messages import Banner
from lobdossier.ui.widgets.painting import paint_card, painter_of
from lobdossier.ui.words import brief, tr

if TYPE_CHECKING:
    from lobdossier.ui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Guest:
    """Whose dossier it is, what was opened, and what one returns to: the name of the own dossier, or empty."""

    name: str
    back: str = ""
    path: Path | None = None
    """The file that was opened; feedback comes beside it."""

    @property
    def title(self) -> str:
        """What the window is called."""
        return tr("Je bekijkt het dossier van {name}", name=self.name)

    @property
    def notice(self) -> str:
        """What is said of it over every page."""
        return tr("Je kunt niets veranderen, wel reageren. Als je dit sluit, blijft alleen je feedback.")

    @property
    def way_back(self) -> str:
        """What the button says that ends it."""
        return tr("Terug naar {name}", name=brief(self.back)) if self.back else tr("Sluiten")


class GuestStrip(QFrame):
    """Over every page: whose dossier it is, `give` that opens the column of feedback, and `leave` that ends it."""

    def __init__(self, guest: Guest) -> None:
        super().__init__()
        self.leave = button(guest.way_back, "arrow-left" if guest.back else "x")
        self.give = button(tr("Feedback geven"), "message-circle", "soft")
        words = vbox(Words(guest.title, "strong"), Words(guest.notice, "small"), gap=1)
        ways = hbox(self.give, self.leave, gap=8)
        self.setLayout(hbox(Icon("eye", "accent", 20), (words, 1), ways, gap=12, m=(18, 8, 14, 8)))
        self.setAccessibleName(f"{guest.title}. {guest.notice}")
        self.setSizePolicy(grows_down())

    def paintEvent(self, _event: QPaintEvent) -> None:
        line = "accent" if tokens().flat else "accent_soft"  # in high contrast there is no tint
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        paint_card(painter_of(self), rect, "accent_soft", line, shadow=False, radius=0)


def only_read(window: MainWindow) -> QWidget:
    """What stands over the pages of a dossier that can only be read, and why that is; a visit is ended there."""
    guest = window.context.guest
    if guest is None:
        words = tr(
            "Alleen lezen: dit dossier is ergens anders open, of het bestand is beveiligd. Veranderen kan hier nu niet."
        )
        return Banner(words, "warn")
    strip = GuestStrip(guest)
    strip.leave.clicked.connect(window.leave_wanted)
    strip.give.clicked.connect(window.give_feedback)
    window.alongside.opening.connect(strip.give.setHidden)
    return strip
