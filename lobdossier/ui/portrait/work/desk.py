"""One piece of work on the screen: what is typed in it is stored after a pause, what is tapped at once and with undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from lobdossier.domain.errors import DossierError
from lobdossier.domain.portrait import Comparison, WorkImage
from lobdossier.domain.vocabulary import Match
from lobdossier.domain.work import judged, verdict
from lobdossier.ui.context import Context
from lobdossier.ui.editors.autosave import Autosave
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.words import tr


class WorkDesk(QObject):
    """A work image while it is looked at. What it stores has itself as origin: its screen has shown that already."""

    changed = Signal()
    """Something was tapped, or what was typed is in the file now."""

    def __init__(self, context: Context, parent: QObject, image: WorkImage) -> None:
        super().__init__(parent)
        self._context, self._id = context, image.id
        self._desk = Desk(context, self)
        self._desk.lay(image)
        self._stored = image
        self._reasons: dict[str, str] = {}
        self._desk.stored.connect(self._took)

    @property
    def id(self) -> str:
        """The id of the work image."""
        return self._id

    @property
    def image(self) -> WorkImage:
        """As it is on the screen."""
        return self._desk.now(WorkImage, self._id)

    @property
    def stored(self) -> WorkImage:
        """As it is in the file, as far as is known here."""
        return self._stored

    @property
    def dirty(self) -> bool:
        """Whether something waits to be stored."""
        return self._desk.autosave.dirty

    @property
    def autosave(self) -> Autosave:
        """Knows whether everything is stored."""
        return self._desk.autosave

    def read(self) -> None:
        """Take over what the file holds, unless something here waits to be stored.

        Raises:
            KeyError: it is not there any more.
        """
        if not self.dirty:
            self._lay(self._context.workspace.records.get(WorkImage, self._id))

    def typed(self, field: str, read: Callable[[], Any]) -> None:
        """Somebody is typing in *field*; *read* gives what stands there when it is stored."""
        self._desk.edit(self._id, field, read)

    def tap(self, deed: str, change: Callable[[WorkImage], WorkImage]) -> None:
        """Something was chosen: stored at once, and *deed* is what undoing it is called.

        When that fails it waits with what is typed, and is tried again.
        """
        self.flush()
        after = change(self.image)
        try:
            self._context.workspace.work.store(after, label=deed, origin=self)
        except DossierError:
            self._wait(after)
            self.flush()
        else:
            if not self.dirty:
                self._lay(after)
        self.changed.emit()

    def judge(self, about_id: str, match: Match) -> None:
        """Another verdict on one thing of the student's own; the reason stays."""
        self.tap(
            tr("past of schuurt kiezen"), lambda image: judged(image, about_id, match, verdict(image, about_id).because)
        )

    def reason(self, about_id: str, because: str) -> None:
        """What makes a verdict so is being typed."""
        self._reasons[about_id] = because
        self.typed("comparisons", partial(self._with_reasons, dict(self._reasons)))

    def flush(self) -> bool:
        """Store what waits; False when that failed."""
        return self._desk.flush()

    # ------------------------------------------------------------ private
    def _lay(self, image: WorkImage) -> None:
        self._stored = image
        self._desk.lay(image)

    def _wait(self, after: WorkImage) -> None:
        for field in ("title", "kind", "demands", "experience_ids", "comparisons", "chances_on"):
            if getattr(after, field) != getattr(self._stored, field):
                self._desk.put(self._id, **{field: getattr(after, field)})

    def _took(self) -> None:
        found = self._context.workspace.records.find(WorkImage, self._id)
        if found is not None:
            self._stored = found
        if "comparisons" not in self._desk.edited(self._id):
            self._reasons.clear()
        self.changed.emit()

    def _with_reasons(self, reasons: Mapping[str, str]) -> tuple[Comparison, ...]:
        image = self._stored
        for about_id, because in reasons.items():
            image = judged(image, about_id, verdict(image, about_id).match, because)
        return image.comparisons
