"""After a conversation: what was said and agreed, written down by the student; later the same, to read."""

from __future__ import annotations

from lobdossier.domain.changes import Change
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.vocabulary import ConversationKind, ConversationState, StepState
from lobdossier.text.names import conversation_name
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.agreements import AgreementsPart
from lobdossier.ui.conversation.draft import NEW, Draft
from lobdossier.ui.conversation.gone import gone_page
from lobdossier.ui.conversation.making import PaperMaking, report
from lobdossier.ui.conversation.parts import StepPart
from lobdossier.ui.conversation.people import People
from lobdossier.ui.conversation.reading import Reading
from lobdossier.ui.conversation.said import title_of, when_and_where, with_whom
from lobdossier.ui.conversation.saved import SavedNote
from lobdossier.ui.conversation.scrolling import follow_open_step
from lobdossier.ui.conversation.telling import ConsentPart, telling_parts
from lobdossier.ui.conversation.when import WhenAndWhere
from lobdossier.ui.screen import Screen
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Part, at_start, box, hbox, sized, vbox
from lobdossier.ui.widgets.page import Crumbs, crumbs, page, page_header
from lobdossier.ui.widgets.steps import Steps
from lobdossier.ui.words import count, tr

WIDEST = 1_080
"""Lines longer than this are hard to read; drawn for 11 pt."""


class ConcludeScreen(Screen):
    """The outcome of the conversation whose id is the target: to write down, or when it was held to read first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._draft: Draft | None = None
        self._reading: Reading | None = None
        self._parts: list[StepPart] = []
        self.agreements: AgreementsPart | None = None
        self._layout = vbox(gap=0)
        self._making = PaperMaking(context, report())
        self.setLayout(self._layout)

    @property
    def title(self) -> str:
        return title_of(self._draft.conversation) if self._draft else ""

    def open(self, target: str) -> None:
        """A conversation that was held opens to read; one that is being written down stays with its open step."""
        same = self._draft is not None and self._draft.conversation.id == target
        if same and self._reading is None:
            self.refresh()
            return
        self.target = target
        if not same:
            self._take(Draft(self.context, self, self.context.workspace.records.get(Conversation, target)))
        self._show()

    def refresh(self) -> None:
        if self._draft is None:
            return
        held, gone = self._held, self._gone
        self._draft.read()
        if held != self._held or gone != self._gone:
            self._show()
        elif self._reading is not None:
            self._show_reading(self._draft)
        elif not self._parts:
            return
        else:
            self._changed()
            for part in self._parts:
                part.refresh()
            self._tell()

    def concerns(self, change: Change) -> bool:
        return change.kind in {"conversation", "participant", "agreement", "step", "student", "school_period"}

    def flush(self) -> bool:
        """What stands in the form for a next agreement counts too."""
        if self.agreements is not None:
            return self.agreements.take_in()
        return self._draft is None or self._draft.flush()

    @property
    def _held(self) -> bool:
        return self._draft is not None and self._draft.conversation.state is ConversationState.HELD

    @property
    def _gone(self) -> bool:
        return self._draft is not None and self._draft.conversation.deleted is not None

    def _back_again(self) -> None:
        if self._draft is not None:
            self._draft.read()
            self._show()

    def _take(self, draft: Draft) -> None:
        if self._draft is not None:
            self._draft.deleteLater()
        self._draft = draft
        self._making.forget()
        draft.changed.connect(self._changed)
        draft.stored.connect(self._changed)

    def _clear(self) -> bool:
        """Take the page away, but for what makes the record: it goes on. Whether that has something to say."""
        told = not self._making.isHidden()
        self._making.hide()
        self._making.setParent(self)
        self._layout.clear()
        return told

    def _show(self) -> None:
        if self._draft is not None and self._gone:
            self._clear()
            self._parts, self.agreements, self._reading = [], None, None
            self._layout.put(gone_page(self.context, self._draft.conversation, self._back_again))
        elif self._draft is not None:
            (self._show_reading if self._held else self._show_steps)(self._draft)

    # ------------------------------------------------------------ reading
    def _show_reading(self, draft: Draft) -> None:
        draft.read()
        told = self._clear()
        self._parts, self.agreements = [], None
        self._reading = Reading(self.context, draft)
        change = door(button(tr("Aanpassen"), "pencil"))
        change.clicked.connect(lambda: self._show_steps(draft))
        following = door(button(tr("Volgend gesprek voorbereiden"), "arrow-right", "primary", after=True))
        following.clicked.connect(lambda: self._go_on(draft.conversation.kind))
        look = button(tr("Samen bekijken"), "maximize-2", "ghost")
        look.clicked.connect(lambda: self.context.way.go("walk", draft.conversation.id))
        today = self.context.workspace.today()
        record = button(tr("Verslag maken"), "file-text")
        record.clicked.connect(lambda: self._making.ask(draft))
        facts = [when_and_where(draft.conversation, today), with_whom(draft.participants)]
        note = ", ".join(fact for fact in facts if fact)
        header = page_header(title_of(draft.conversation), note, change, record, following)
        path = hbox((self._crumbs(draft), 1), look)
        parts: list[Part] = [path, header, self._making, self._reading]
        if draft.conversation.questions:
            voices = button(tr("Alle antwoorden naast elkaar"), "columns-3", "ghost")
            voices.clicked.connect(lambda: self.context.way.go("voices", draft.conversation.id))
            parts.append(at_start(voices))
        self._layout.put(page(sized(box(vbox(*parts, gap=14)), max_width=WIDEST)))
        self._making.setVisible(told)

    def _go_on(self, kind: ConversationKind) -> None:
        """To the next conversation of this kind: the one that is planned, or a new one."""
        coming = [c.id for c in self.context.workspace.conversations.coming() if c.kind is kind]
        self.context.way.go("prepare", coming[0] if coming else f"{NEW}{kind}")

    # ------------------------------------------------------------ writing down
    def _show_steps(self, draft: Draft) -> None:
        self._clear()
        self._reading = None
        context = self.context
        talked, summary = telling_parts(context, draft)
        self.agreements = AgreementsPart(context, draft)
        self._parts = [talked, self.agreements, summary, ConsentPart(context, draft)]
        self.steps = Steps()
        for part in self._parts:
            self.steps.add(part.which, part.title, part.icon, part)
        self._when, self._people = WhenAndWhere(context, draft), People(context, draft)
        self.done = door(button(tr("Afronden"), "check", "primary"))
        self.done.clicked.connect(self._conclude)
        name = tr(conversation_name(draft.conversation.kind))
        header = page_header(tr("{conversation} afronden", conversation=name), "", self.done)
        note = label(tr("Wat jij moet doen, komt als stap op Start te staan."), "small", wrap=True)
        column = vbox(
            self._crumbs(draft),
            vbox(header, self._when, gap=0),
            self._people,
            self.steps,
            hbox((note, 1), SavedNote(draft.autosave)),
            gap=10,
        )
        body = page(sized(box(column), max_width=WIDEST))
        follow_open_step(body, self.steps)
        self._layout.put(body)
        self._tell()
        waiting = [part.which for part in self._parts if not part.told().there]
        self.steps.open((waiting or [talked.which])[0], focus=False)
        self.steps.opened.connect(self._begin)

    def _begin(self, which: str) -> None:
        """The keyboard goes to the place to type, past the buttons above it."""
        next(part for part in self._parts if part.which == which).begin()

    def _crumbs(self, draft: Draft) -> Crumbs:
        made = crumbs(tr("Gesprekken"), title_of(draft.conversation))
        made.chosen.connect(lambda _place: self.context.way.go("conversations"))
        return made

    def _changed(self) -> None:
        if self._reading is not None or not self._parts:
            return
        self._people.refresh()
        self._when.refresh()
        for part in self._parts:
            if part.which in ("agreements", "consent"):  # they name the people at the table
                part.refresh()
        self._tell()

    def _tell(self) -> None:
        for part in self._parts:
            told = part.told()
            self.steps.set_summary(part.which, told.line, told.there)

    def _conclude(self) -> None:
        """Written down: own agreements become steps, and the next preparation opens with all of them."""
        if self._draft is None or not self.flush():
            return
        draft, workspace = self._draft, self.context.workspace
        conversation, agreements = draft.conversation, draft.agreements
        deed = tr("gesprek afronden")
        if not self.context.attempt(
            lambda: workspace.conversations.conclude(conversation, agreements, today=workspace.today(), label=deed)
        ):
            return
        draft.read()
        self._show_reading(draft)
        steps = sum(a.mine and a.state is StepState.OPEN for a in draft.agreements)
        done = tr("Gesprek afgerond.")
        said = count(steps, "{n} stap staat nu op Start.", "{n} stappen staan nu op Start.") if steps else ""
        self.context.voice.say(f"{done} {said}".strip(), undo=True)
