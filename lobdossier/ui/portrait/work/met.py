"""The step "Wat kwam je tegen?": a text, and the experiences in which it was."""

from __future__ import annotations

from dataclasses import replace

from lobdossier.domain.portrait import WorkImage
from lobdossier.ui.context import Context
from lobdossier.ui.portrait.linked import LinkedExperiences
from lobdossier.ui.portrait.work.desk import WorkDesk
from lobdossier.ui.portrait.work.parts import Asked, TextsPart
from lobdossier.ui.portrait.work.said import seen_said
from lobdossier.ui.step_body import Told
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.words import tr


class MetPart(TextsPart):
    """What the student saw, and where."""

    def __init__(self, context: Context, desk: WorkDesk) -> None:
        question = tr("Wat kwam je tegen?")
        self.where = LinkedExperiences(context)
        super().__init__(
            context,
            desk,
            question,
            "eye",
            tr("Wat zag, hoorde of deed je echt? Ook een gesprek of een filmpje telt."),
            [Asked("met", question, tr("Bijvoorbeeld: een kwart van de dag is opruimen en bellen."))],
            under=[label(tr("Waar was dat?"), "strong", wrap=True), self.where],
        )
        self.where.linked.connect(self._link)
        self.where.unlinked.connect(self._unlink)
        self.refresh()

    def refresh(self) -> None:
        super().refresh()
        self.where.show_linked(self.desk.image.experience_ids)

    def told(self) -> Told:
        told = super().told()
        workspace = self.context.workspace
        seen = seen_said(workspace.work.seen(self.desk.stored), workspace.sectors())
        if not seen:
            return told
        return Told(f"{told.line} ({seen})" if told.there else seen, True)

    def _link(self, experience_id: str) -> None:
        self.desk.tap(tr("ervaring koppelen"), lambda image: _with(image, experience_id))

    def _unlink(self, experience_id: str) -> None:
        self.desk.tap(tr("ervaring loshalen"), lambda image: _without(image, experience_id))
        self.where.add.setFocus()


def _with(image: WorkImage, experience_id: str) -> WorkImage:
    return replace(_without(image, experience_id), experience_ids=(*image.experience_ids, experience_id))


def _without(image: WorkImage, experience_id: str) -> WorkImage:
    return replace(image, experience_ids=tuple(which for which in image.experience_ids if which != experience_id))
