"""What a person reads when something went wrong, and the sentences that come back in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lobdossier.domain import errors
from lobdossier.text import files


@dataclass(frozen=True, slots=True)
class Message:
    """What a person reads when something went wrong."""

    title: str
    what: str
    safe: str
    todo: str

    @property
    def sentence(self) -> str:
        """All of it on one line, for a terminal."""
        return " ".join(part for part in (self.what, self.safe, self.todo) if part)


UNTOUCHED: Final = "Er is niets veranderd."
NOTHING_CAME_IN: Final = "Er is niets in je dossier gekomen."
ON_SCREEN: Final = "Je tekst staat nog op je scherm."


def name(error: errors.OpenError | errors.ExportFailed) -> str:
    """The name of the file that an error is about, fit to show."""
    return files.display_name(error.path.name)
