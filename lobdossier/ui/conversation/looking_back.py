"""The first step of a preparation: what was agreed last time, and how that went."""

from __future__ import annotations

from lobdossier.domain import limits
from lobdossier.domain.conversation import Agreement
from lobdossier.domain.vocabulary import StepState
from lobdossier.text import dates
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.parts import StepPart
from lobdossier.ui.conversation.said import title_of
from lobdossier.ui.step_body import Told
from lobdossier.ui.widgets.buttons import Option
from lobdossier.ui.widgets.cards import Well
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.fields import line_field
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import vbox
from lobdossier.ui.words import brief, count, tr


class _Agreed(Well):
    """One agreement: its words, whether it worked out, and one line about how."""

    def __init__(self, draft: Draft, agreement: Agreement) -> None:
        self._draft, self._agreement = draft, agreement
        who = tr("Jij") if agreement.mine else agreement.who.strip() or tr("Iemand anders")
        by = tr("{who}, uiterlijk {day}", who=who, day=dates.plain(agreement.by)) if agreement.by else who
        options = [
            Option(StepState.DONE, tr("Gelukt"), "thumbs-up", fg="ok", bg="ok_soft"),
            Option(StepState.OPEN, tr("Loopt nog"), "hourglass"),
            Option(StepState.OTHERWISE, tr("Anders gegaan"), "shuffle", fg="warn", bg="warn_soft"),
        ]
        self._state = Choices(tr("Hoe ging het met: {what}", what=agreement.what), options, single=True)
        self._state.changed.connect(self._tapped)
        name = tr("Hoe ging dat: {what}", what=brief(agreement.what))
        self._how = line_field(name, agreement.how_it_went, tr("Hoe ging dat? Eén zin is genoeg."))
        self._how.setMaxLength(limits.LINE)
        self._how.setCursorPosition(0)  # a long answer shows its beginning
        self._how.textEdited.connect(lambda: draft.touch(agreement, "how_it_went", self._how.text))
        super().__init__(Words(agreement.what, "strong"), label(by, "small", wrap=True), self._state, self._how)
        self._how.hide()  # it comes with the first tap: a page of open fields asks too much at once
        self.refresh()

    def refresh(self) -> None:
        now = self._draft.current(self._agreement)
        self._state.set_values([now.state])
        if now.state is not StepState.OPEN or now.how_it_went:
            self._how.show()
        if not self._draft.autosave.dirty and self._how.text() != now.how_it_went:
            self._how.setText(now.how_it_went)
            self._how.setCursorPosition(0)

    def _tapped(self) -> None:
        values = self._state.values
        self._how.show()
        self._draft.put(self._agreement, state=StepState(values[0]) if values else StepState.OPEN)
        self.refresh()


class AgreedPart(StepPart):
    """ "Dit spraken we af": there only when the conversation before this one left agreements."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__(context, draft, "agreed", tr("Dit spraken we af"), "handshake")
        self._rows: dict[str, _Agreed] = {}
        self._column = vbox(gap=10)
        before = label(
            tr("In het gesprek hiervoor: {title}.", title=title_of(draft.before)) if draft.before else "",
            "muted",
            wrap=True,
        )
        self.setLayout(vbox(before, self._column, gap=10))
        self.refresh()

    def refresh(self) -> None:
        ids = [agreement.id for agreement in self.draft.agreed]
        if ids != list(self._rows):
            self._column.clear()
            self._rows = {agreement.id: _Agreed(self.draft, agreement) for agreement in self.draft.agreed}
            for row in self._rows.values():
                self._column.put(row)
        for row in self._rows.values():
            row.refresh()

    def told(self) -> Told:
        agreed = self.draft.agreed
        numbers = {state: sum(a.state is state for a in agreed) for state in StepState}
        parts = [
            count(numbers[StepState.DONE], "{n} gelukt", "{n} gelukt") if numbers[StepState.DONE] else "",
            count(numbers[StepState.OPEN], "{n} loopt nog", "{n} lopen nog") if numbers[StepState.OPEN] else "",
            count(numbers[StepState.OTHERWISE], "{n} anders gegaan", "{n} anders gegaan")
            if numbers[StepState.OTHERWISE]
            else "",
        ]
        looked = any(a.state is not StepState.OPEN or a.how_it_went.strip() for a in agreed)
        return Told(", ".join(part for part in parts if part), looked)
