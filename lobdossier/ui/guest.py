"""Looking round in the dossier of somebody else: how that is told."""

from __future__ import annotations

from dataclasses import dataclass

from lobdossier.ui.words import tr


@dataclass(frozen=True, slots=True)
class Guest:
    """Whose dossier it is, and what one returns to: the name of the own dossier, or empty."""

    name: str
    back: str = ""

    @property
    def title(self) -> str:
        """What the window is called."""
        return tr("Je bekijkt het dossier van {name}", name=self.name)

    @property
    def notice(self) -> str:
        """What stands over every page."""
        return tr(
            "Je bekijkt het dossier van {name}. Je kunt niets veranderen. Als je dit sluit, blijft er niets van achter.",
            name=self.name,
        )

    @property
    def way_back(self) -> str:
        """What the button says that ends it."""
        return tr("Terug naar {name}", name=self.back) if self.back else tr("Sluiten")
