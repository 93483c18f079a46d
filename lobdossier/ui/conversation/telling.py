"""The steps of afterwards that are rich text, and who agrees with what was written down."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.texts import TextPlace
from lobdossier.domain.vocabulary import Consent
from lobdossier.text.blocks import plain_text
from lobdossier.text.markdown import parse, serialise
from lobdossier.text.names import consent_name
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.parts import StepPart
from lobdossier.ui.conversation.said import agreeing, called, first_line
from lobdossier.ui.editors.format_bar import FormatBar
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.editors.rich_text import RichTextEditor
from lobdossier.ui.step_body import Told
from lobdossier.ui.widgets.buttons import Option
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.empty import little
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import hbox, vbox
from lobdossier.ui.widgets.people import Avatar, initials, tint_of
from lobdossier.ui.words import tr


class RichPart(StepPart):
    """A step that is one rich text of the conversation."""

    def __init__(
        self, context: Context, draft: Draft, field: str, title: str, icon: str, hint: str, placeholder: str
    ) -> None:
        super().__init__(context, draft, field, title, icon)
        self._field = field
        self.editor = RichTextEditor(title, placeholder, lines=5, most=18)
        self.editor.place = TextPlace(Conversation.KIND, draft.conversation.id, field)
        self.editor.load(parse(self._kept(draft.conversation)))
        self.editor.edited.connect(lambda: draft.touch(draft.conversation, field, self._text))
        self.setLayout(vbox(label(hint, "muted", wrap=True), FormatBar(self.editor), self.editor, gap=6))

    def refresh(self) -> None:
        kept = self._kept(self.draft.conversation)
        if not self.draft.autosave.dirty and self._text() != kept:
            self.editor.load(parse(kept))

    def begin(self) -> None:
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def told(self) -> Told:
        line = first_line(plain_text(parse(self._kept(self.draft.conversation))))
        return Told(line or tr("Nog niets."), bool(line))

    def _text(self) -> str:
        return serialise(self.editor.document_tree())

    def _kept(self, conversation: Conversation) -> str:
        return str(getattr(conversation, self._field))


class _Says(QWidget):
    """What one person says of what was written down."""

    def __init__(self, context: Context, draft: Draft, participant: Participant, place: int) -> None:
        super().__init__()
        self._context, self._draft, self._participant = context, draft, participant
        who = called(participant)
        options = [
            Option(Consent.AGREES, tr(consent_name(Consent.AGREES)), "handshake", fg="ok", bg="ok_soft"),
            Option(Consent.DISAGREES, tr("Niet akkoord, omdat …"), "message-circle", fg="warn", bg="warn_soft"),
            Option(Consent.UNKNOWN, tr(consent_name(Consent.UNKNOWN)), "circle-dashed"),
        ]
        self._says = Choices(tr("{name} zegt", name=who), options, single=True)
        self._says.changed.connect(self._tapped)
        self.because = PlainEditor(tr("{name} is niet akkoord, omdat …", name=who), tr("Omdat …"), lines=1)
        self.because.load(participant.consent_because)
        self.because.place = TextPlace(Participant.KIND, participant.id, "consent_because")
        self.because.edited.connect(lambda: draft.touch(participant, "consent_because", self.because.text))
        words = vbox(Words(who, "strong"), Words(participant.role, "small"), gap=0)
        head = hbox(Avatar(initials(who), 36, tint_of(place)), (words, 1), gap=10)
        self.setLayout(vbox(head, self._says, self.because, gap=6))
        self.refresh()

    def refresh(self) -> None:
        now = self._draft.current(self._participant)
        self._says.set_values([now.consent])
        self.because.setVisible(now.consent is Consent.DISAGREES)
        if not self._draft.autosave.dirty and self.because.text() != now.consent_because:
            self.because.load(now.consent_because)

    def _tapped(self, on: list[str]) -> None:
        said = Consent(on[0]) if on else Consent.UNKNOWN
        day = None if said is Consent.UNKNOWN else self._context.workspace.today()
        self._draft.put(self._participant, consent=said, consent_on=day)
        self.refresh()
        if said is Consent.DISAGREES:
            self.because.setFocus()


class ConsentPart(StepPart):
    """ "Is iedereen het eens?": noted by the student, never a signature."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__(context, draft, "consent", tr("Is iedereen het eens?"), "users")
        self._rows: list[_Says] = []
        self._shown: list[tuple[str, str, str]] = []
        self._column = vbox(gap=14)
        note = label(
            tr("Laat het lezen, en noteer wat iedereen zegt. Dit is genoteerd door jou, geen handtekening."),
            "muted",
            wrap=True,
        )
        self._empty = little(tr("Wie waren erbij? Zet ze boven aan de bladzijde aan tafel."))
        self.setLayout(vbox(note, self._column, self._empty, gap=12))
        self.refresh()

    def refresh(self) -> None:
        people = self.draft.participants
        shown = [(p.id, p.name, p.role) for p in people]
        self._empty.setVisible(not people)
        if shown != self._shown and not self.draft.autosave.dirty:
            self._shown = shown
            self._column.clear()
            self._rows = [_Says(self.context, self.draft, p, place) for place, p in enumerate(people)]
            for row in self._rows:
                self._column.put(row)
        for row in self._rows:
            row.refresh()

    def told(self) -> Told:
        said = agreeing(self.draft.participants)
        return Told(said or tr("Nog niet gevraagd."), bool(said))


def telling_parts(context: Context, draft: Draft) -> tuple[StepPart, StepPart]:
    """What was talked about, and the student's own summary."""
    talked = RichPart(
        context,
        draft,
        "talked_about",
        tr("Waar hadden jullie het over?"),
        "messages-square",
        tr("Een paar woorden is genoeg. Schrijf het op zolang je het nog weet."),
        tr("Bijvoorbeeld: over de drukte op vrijdag, en wat ik dan doe."),
    )
    return talked, summary_part(context, draft)


def summary_part(context: Context, draft: Draft) -> StepPart:
    """The student's own summary."""
    return RichPart(
        context,
        draft,
        "summary",
        tr("In mijn woorden"),
        "quote",
        tr("Wat neem jij mee uit dit gesprek? Zeg het zoals je het thuis zou vertellen."),
        tr("Bijvoorbeeld: ik mag vaker om hulp vragen dan ik dacht."),
    )
