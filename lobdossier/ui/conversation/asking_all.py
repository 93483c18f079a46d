"""The step "Vragen aan iedereen": how far the shared questions are, and the way to them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from lobdossier.domain.voices import shared
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.parts import StepPart
from lobdossier.ui.conversation.said import called, listed
from lobdossier.ui.step_body import Told
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import at_start, vbox
from lobdossier.ui.words import count, tr


class AskingAllPart(StepPart):
    """`wanted` asks for the room of the voices."""

    wanted = Signal()

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__(context, draft, "voices", tr("Vragen aan iedereen"), "columns-3")
        self._go = button("", "arrow-right", "soft", tr("Vragen kiezen"), after=True)
        self._go.clicked.connect(self.wanted)
        note = tr("Een paar open vragen die iedereen aan tafel beantwoordt. Jij ook. De antwoorden komen naast elkaar.")
        self.setLayout(vbox(label(note, "muted", wrap=True), at_start(self._go), gap=10))
        self.refresh()

    def refresh(self) -> None:
        there = bool(shared(self.draft.conversation))
        said = tr("Naar de antwoorden") if there else tr("Vragen kiezen")
        self._go.setText(said)
        self._go.setAccessibleName(said)
        self._go.setToolTip("")

    def begin(self) -> None:
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def told(self) -> Told:
        number = len(shared(self.draft.conversation))
        if not number:
            return Told(tr("Nog geen vragen. Dit mag je overslaan."), False)
        asked = count(number, "{n} vraag.", "{n} vragen.")
        answered = [called(p) for p in self.draft.participants if any(a.text.strip() for a in p.answers)]
        if not answered:
            return Told(asked, True)
        said = count(len(answered), "{people} antwoordde al.", "{people} antwoordden al.", people=listed(answered))
        return Told(f"{asked} {said}", True)
