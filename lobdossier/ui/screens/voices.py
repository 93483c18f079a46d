""" "Drie stemmen": the same few questions, answered by the student and by everybody at the table, side by side."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from lobdossier.domain.changes import Change
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.vocabulary import ConversationState, Way
from lobdossier.domain.voices import shared
from lobdossier.services.forms import FilledForm
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.gone import gone_page
from lobdossier.ui.conversation.said import title_of
from lobdossier.ui.conversation.saved import SavedNote
from lobdossier.ui.screen import Screen
from lobdossier.ui.turns import in_the_next_turn
from lobdossier.ui.voices.choosing import ChoosingView
from lobdossier.ui.voices.deeds import Deeds
from lobdossier.ui.voices.getting import GettingView
from lobdossier.ui.voices.said import foot_line, page_note, page_title
from lobdossier.ui.voices.table import VoicesTable
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.empty import EmptyState
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import Part, at_start, box, hbox, sized, vbox
from lobdossier.ui.widgets.page import Crumbs, crumbs, page, page_header
from lobdossier.ui.words import tr

TABLE: Final = ""
CHOOSE: Final = "choose"
GET: Final = "get"
"""What of the page is open."""
WIDEST: Final = 1_180


class VoicesScreen(Screen):
    """The voices of the conversation whose id is the target. Without questions it begins with choosing some."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._draft: Draft | None = None
        self._view, self._whose, self._way, self._handed = TABLE, "", Way.NONE, False
        self._gone = False
        self.table: VoicesTable | None = None
        self.choosing: ChoosingView | None = None
        self.getting: GettingView | None = None
        self._layout = vbox(gap=0)
        self.setLayout(self._layout)

    @property
    def title(self) -> str:
        if self._draft is None:
            return ""
        name = page_title(self._draft.conversation.kind, len(self._draft.participants) + 1)
        return tr("{page}: {conversation}", page=name, conversation=title_of(self._draft.conversation))

    def open(self, target: str) -> None:
        """Show the voices; the page that is open already stays as it is, with what is being typed or looked over.

        Without a *target*: those of the conversation that comes first.
        """
        coming = None if target else self.context.workspace.conversations.next()
        target = target or (coming.id if coming is not None else "")
        if not target:
            self._show_nothing()
            return
        same = self._draft is not None and self._draft.conversation.id == target
        self.target = target
        if not same:
            self._take(Draft(self.context, self, self.context.workspace.records.get(Conversation, target)))
        elif self._handed:  # the keyboard is back: the answers are what one wants to see
            self._handed = False
            if self._draft is not None:
                self._draft.read()
            self._show(TABLE)
        else:
            self.refresh()

    def refresh(self) -> None:
        if self._draft is None:
            return
        self._draft.read()
        if self._gone or self._draft.conversation.deleted is not None or self._unfit(self._draft):
            self._build(self._draft)
            return
        for view in (self.table, self.choosing, self.getting):
            if view is not None:
                view.refresh()

    def concerns(self, change: Change) -> bool:
        return change.kind in {"conversation", "participant", "student", "school_period"}

    def flush(self) -> bool:
        return self._draft is None or self._draft.flush()

    def show_form(self, filled: FilledForm) -> None:
        """Show what *filled* says, to be looked over; it knows itself of which conversation and whose it is."""
        if self._draft is None or filled.conversation_id != self._draft.conversation.id:
            self.context.way.go("voices", filled.conversation_id)
        if self._draft is not None and self._draft.conversation.id == filled.conversation_id:
            self._show(GET, filled.participant_id)
            if self.getting is not None:
                self.getting.show_filled(filled)

    # ------------------------------------------------------------ building
    def _show_nothing(self) -> None:
        """No conversation comes: there is nobody to ask anything."""
        if self._draft is not None:
            self._draft.deleteLater()
        self.target, self._draft = "", None
        self.table = self.choosing = self.getting = None
        self._layout.clear()
        plan = door(button(tr("Gesprek plannen"), "plus", "primary"))
        plan.clicked.connect(lambda: self.context.way.go("conversations", "plan"))
        text = tr("In een gesprek geeft iedereen antwoord op dezelfde paar vragen. Plan er eerst een.")
        self._layout.put(page(EmptyState(tr("Met wie ga je praten?"), text, plan)))

    def _take(self, draft: Draft) -> None:
        if self._draft is not None:
            self._draft.deleteLater()
        self._draft, self._view = draft, TABLE
        self._build(draft)

    def _unfit(self, draft: Draft) -> bool:
        """Whether the page says something of its head that is no longer so; getting answers keeps up by itself."""
        people, asks = self._counted
        more = self._view == TABLE and len(draft.participants) != people
        return self._view != CHOOSE and (more or bool(shared(draft.conversation)) != asks)

    def _show(self, view: str, whose: str = "", way: Way = Way.NONE) -> None:
        if self._draft is not None and self._draft.flush():
            self._view, self._whose, self._way = view, whose, way
            self._build(self._draft)
            for made in (self.choosing, self.getting, self.table):
                if made is not None:
                    made.begin()

    def _build(self, draft: Draft) -> None:
        draft.flush()  # what stands in the fields that go
        self._layout.clear()
        self.table = self.choosing = self.getting = None
        self._counted = (len(draft.participants), bool(shared(draft.conversation)))
        self._gone = draft.conversation.deleted is not None
        if self._gone:
            self._layout.put(gone_page(self.context, draft.conversation, self.refresh))
            return
        deeds = Deeds(self.context, draft)
        if not shared(draft.conversation) and not self.context.workspace.read_only:
            self._view = CHOOSE
        make = {CHOOSE: self._choose, GET: self._get}.get(self._view, self._answers)
        column = box(vbox(self._crumbs(draft), *make(draft, deeds), gap=14))
        self._layout.put(page(sized(column, max_width=WIDEST)))

    def _crumbs(self, draft: Draft) -> Crumbs:
        names = [tr("Gesprekken"), title_of(draft.conversation), self._name(draft)]
        if self._view != TABLE and shared(draft.conversation):
            names.append(tr("Vragen kiezen") if self._view == CHOOSE else tr("Antwoorden krijgen"))
        made = crumbs(*names)
        made.chosen.connect(self._go_back)
        return made

    def _go_back(self, place: int) -> None:
        if self._draft is None:
            return
        if place == 0:
            self.context.way.go("conversations")
        elif place == 1:
            self._to_conversation(self._draft)
        else:
            self._show(TABLE)

    def _to_conversation(self, draft: Draft) -> None:
        held = draft.conversation.state is ConversationState.HELD
        self.context.way.go("conclude" if held else "prepare", draft.conversation.id)

    def _name(self, draft: Draft) -> str:
        return page_title(draft.conversation.kind, len(draft.participants) + 1)

    # ------------------------------------------------------------ the answers
    def _answers(self, draft: Draft, deeds: Deeds) -> list[Part]:
        voices = len(draft.participants) + 1
        actions: list[QWidget] = []
        if not self.context.workspace.read_only:
            change = button(tr("Vragen kiezen"), "pencil", "ghost")
            change.clicked.connect(lambda: self._show(CHOOSE))
            actions.append(change)
            if draft.participants:
                send = button(tr("Vragen sturen"), "send")
                send.clicked.connect(lambda: self._show(GET, self._waiting(draft)))
                actions.append(send)
        talk = button(tr("Naar het gesprek"), "messages-square", "primary")
        talk.clicked.connect(lambda: self.context.way.go("talk", draft.conversation.id))
        header = page_header(self._name(draft), page_note(voices, guest=self.context.guest is not None), *actions, talk)
        if not shared(draft.conversation):
            return [header, label(tr("Hier zijn nog geen vragen gekozen."), "muted", wrap=True)]
        self.table = VoicesTable(self.context, draft, deeds)
        self.table.enter.connect(lambda whose: self._show(GET, whose))
        self.table.change.connect(lambda whose: self._show(GET, whose, Way.PAPER))
        self.table.refresh()
        parts: list[Part] = [header, in_the_next_turn(self.table, self), hbox(None, SavedNote(draft.autosave))]
        if draft.participants:
            return [*parts, self._foot(voices)]
        return parts if self.context.workspace.read_only else [*parts, self._nobody(draft)]

    def _waiting(self, draft: Draft) -> str:
        """Whose answers to begin with: of somebody who was not asked, else who did not answer, else the first."""
        people = draft.participants
        found = [p for p in people if p.asked_on is None and not p.answers] or [p for p in people if not p.answers]
        return (found or people)[0].id

    def _foot(self, voices: int) -> Card:
        words = vbox(label(foot_line(voices), "strong", wrap=True), gap=2)
        if self.context.guest is None:
            own = tr("Wat je markeert, ligt straks klaar in het gesprek. Je mag het ook oneens zijn.")
            words.put(label(own, "muted", wrap=True))
        return Card(hbox(Icon("scale", "accent", 20), (words, 1), gap=14), pad=14)

    def _nobody(self, draft: Draft) -> Card:
        invite = button(tr("Iemand aan tafel zetten"), "user-round-plus", "soft")
        invite.clicked.connect(lambda: self._to_conversation(draft))
        return Card(
            label(tr("Wie praat er mee?"), "h3"),
            label(tr("Zet iemand aan tafel. Dan kun je dezelfde vragen sturen."), "muted", wrap=True),
            at_start(invite),
        )

    # ------------------------------------------------------------ choosing and getting
    def _choose(self, draft: Draft, deeds: Deeds) -> list[Part]:
        self.choosing = ChoosingView(self.context, draft, deeds)
        self.choosing.done.connect(lambda: self._show(TABLE))
        self.choosing.refresh()
        note = tr("Iedereen aan tafel beantwoordt dezelfde paar vragen. Jij ook.")
        return [page_header(tr("Vragen aan iedereen"), note), self.choosing, hbox(None, SavedNote(draft.autosave))]

    def _get(self, draft: Draft, deeds: Deeds) -> list[Part]:
        self.getting = GettingView(self.context, draft, deeds, self._whose, self._way)
        self.getting.done.connect(lambda: self._show(TABLE))
        self.getting.handed_over.connect(self._hand_over)
        self.getting.form_read.connect(self.show_form)
        note = tr("Niemand heeft een app of een account nodig. Kies wat makkelijk is.")
        own = any(answer.text.strip() for answer in draft.conversation.answers)
        return [
            page_header(tr("Vragen sturen, antwoorden krijgen"), note),
            *([] if own else [self._you_first()]),
            self.getting,
        ]

    def _you_first(self) -> Card:
        """The student answers first: that is proposed, and others can be asked all the same."""
        first = button(tr("Eerst zelf antwoorden"), "pencil", "soft")
        first.clicked.connect(lambda: self._show(TABLE))
        said = tr("Jij schreef zelf nog niets op. Begin bij jezelf: dan merk je of het goede vragen zijn.")
        return Card(hbox((label(said, wrap=True), 1), first, gap=14), pad=14)

    def _hand_over(self, whose: str) -> None:
        if self._draft is not None and self._draft.flush():
            self._handed = True
            self.context.way.go("answering", f"{self._draft.conversation.id}:{whose}")
