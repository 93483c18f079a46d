"""Weergave en lezen: seen at once, remembered on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from lobdossier.ui.actions import wear
from lobdossier.ui.context import Context
from lobdossier.ui.look_choices import FontChoice, SchemeChoice, SizeChoice, motion_choice
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import vbox
from lobdossier.ui.words import tr

if TYPE_CHECKING:
    from lobdossier.ui.window import MainWindow


class LookSection(QWidget):
    """Colours, text size, letters and motion."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        now = context.settings.now
        self._context = context
        self.schemes = SchemeChoice(now, self._wear)
        self.sizes = SizeChoice(now, self._wear)
        self.fonts = FontChoice(now, self._wear)
        self.setLayout(
            vbox(
                Card(label(tr("Kleuren"), "h2"), self.schemes),
                Card(label(tr("Lezen"), "h2"), label(tr("Tekstgrootte"), "strong"), self.sizes, self.fonts),
                Card(motion_choice(now, self._wear)),
                gap=12,
            )
        )

    def refresh(self) -> None:
        """Follow what was chosen in the menu."""
        now = self._context.settings.now
        self.schemes.show_scheme(now.scheme)
        self.sizes.show_size(now.pt)

    def _wear(self, **look: object) -> None:
        wear(cast("MainWindow", self.window()), **look)
