"""What the page of one competence has of its own, above what all five share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import ModuleType
from typing import ClassVar, Final, cast

from PySide6.QtWidgets import QWidget

from lobdossier.domain.record import Record
from lobdossier.domain.vocabulary import Competence
from lobdossier.ui.context import Context
from lobdossier.ui.widgets.layout import grows_down


class Form(QWidget):
    """The own part of a competence: qualities with their chain, motives in order, work compared, …

    It is built once, empty. `refresh` fills it from the dossier, in the background where that may take long, and keeps
    what is being typed. What it stores goes through a service with `origin=self`.
    """

    kinds: ClassVar[tuple[type[Record], ...]] = ()
    """The kinds of record that it shows: when one of them changes elsewhere, it is refreshed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setSizePolicy(grows_down())

    def head_actions(self) -> Sequence[QWidget]:
        """What stands at the right of the head of the page; at most one filled button."""
        return ()

    def refresh(self) -> None:
        """Show what the dossier holds now."""

    def reveal(self, kind: str, record_id: str) -> None:
        """Bring what shows a record that was searched for into sight; called when the page is open."""

    def flush(self) -> bool:
        """Store what is not stored yet; False when that failed (the text stays on the screen)."""
        return True


_FORMS: Final[Mapping[Competence, tuple[str, str]]] = {
    Competence.KWALITEITENREFLECTIE: ("qualities.form", "QualitiesForm"),
    Competence.MOTIEVENREFLECTIE: ("motives.form", "MotivesForm"),
    Competence.WERKEXPLORATIE: ("work.form", "WorkForm"),
    Competence.LOOPBAANSTURING: ("steering.form", "SteeringForm"),
    Competence.NETWERKEN: ("network.form", "NetworkForm"),
}
"""Module under `ui.portrait` and class of each; imported when the page is first opened."""


def form_modules() -> list[str]:
    """The modules of all of them, by name."""
    return [f"{__package__}.{module}" for module, _name in _FORMS.values()]


def form_of(competence: Competence, context: Context) -> Form | None:
    """A new form for *competence*."""
    if competence not in _FORMS:
        return None
    module, name = _FORMS[competence]
    make = cast("Callable[[Context], Form]", getattr(_module(module), name))
    return make(context)


def _module(name: str) -> ModuleType:
    return import_module(f"lobdossier.ui.portrait.{name}")
