"""A conversation that was held, to read: what was agreed first, then the student's own words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Agreement
from lobdossier.domain.vocabulary import Part as TalkPart
from lobdossier.domain.vocabulary import StepState
from lobdossier.text.names import part_name, step_state_name
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.agreeing import facts_of
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.said import agreeing
from lobdossier.ui.editors.prose import Prose
from lobdossier.ui.widgets.cards import Bar, Card
from lobdossier.ui.widgets.chips import Tag, open_tag, tag
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import Part, box, hbox, vbox
from lobdossier.ui.words import tr


def state_tag(state: StepState) -> Tag:
    """Where an agreement stands: an open one looks open, one that went otherwise is no failure."""
    said = tr(step_state_name(state))
    if state is StepState.OPEN:
        return open_tag(said)
    return tag(said, "check" if state is StepState.DONE else "shuffle", "ok" if state is StepState.DONE else "accent")


class Reading(QWidget):
    """What came out of a conversation."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._column = vbox(gap=12)
        self.setLayout(self._column)
        self.refresh()

    def refresh(self) -> None:
        """Show what the draft holds."""
        self._column.clear()
        draft, conversation = self._draft, self._draft.conversation
        today = self._context.workspace.today()
        agreed: list[Part] = [label(tr("Dit spraken we af"), "h2")]
        agreed += [agreement_line(agreement, facts_of(agreement, today)) for agreement in draft.agreements]
        if not draft.agreements:
            agreed.append(label(tr("Er zijn geen afspraken opgeschreven."), "muted", wrap=True))
        if any(agreement.mine for agreement in draft.agreements):
            agreed.append(label(tr("Jouw afspraken staan als stappen op Start."), "small", wrap=True))
        self._column.put(Card(*agreed, gap=12))
        for title, text in (
            (tr("In mijn woorden"), conversation.summary),
            (tr("Hier hadden we het over"), conversation.talked_about),
        ):
            if text.strip():
                self._column.put(Card(label(title, "h2"), Bar(Prose(text)), gap=10))
        if noted := [(notes.part, notes.text) for notes in conversation.notes if notes.text.strip()]:
            self._column.put(_notes(sorted(noted, key=lambda note: list(TalkPart).index(note[0]))))
        if said := agreeing(draft.participants):
            self._column.put(self._consents(said))

    def _consents(self, said: str) -> Card:
        parts: list[Part] = [label(tr("Is iedereen het eens?"), "h2"), label(said, wrap=True)]
        for participant in self._draft.participants:
            if participant.consent_because.strip():
                parts.append(
                    Bar(label(participant.name or participant.role, "small"), Words(participant.consent_because))
                )
        parts.append(label(tr("Genoteerd door jou, geen handtekening."), "small", wrap=True))
        return Card(*parts, gap=8)


def _notes(noted: Sequence[tuple[TalkPart, str]]) -> Card:
    """What was noted at the table, part by part."""
    parts: list[Part] = [label(tr("Notities uit het gesprek"), "h2")]
    for part, text in noted:
        parts.append(vbox(label(tr(part_name(part)), "h3"), Bar(Prose(text)), gap=6))
    return Card(*parts, gap=12)


def agreement_line(agreement: Agreement, facts: str) -> QWidget:
    """One agreement to read: what, who by when, where it stands and how it went."""
    sign = Icon("footprints" if agreement.mine else "user-round", "accent" if agreement.mine else "muted", 18)
    words = vbox(Words(agreement.what, "strong"), label(facts, "small", wrap=True), gap=1)
    if agreement.how_it_went.strip():
        words.put(Words(agreement.how_it_went))
    return box(hbox(vbox(2, sign, None), (words, 1), vbox(state_tag(agreement.state), None), gap=10))
