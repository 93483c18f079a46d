"""Preparing a conversation: one step open, the gespreksblad growing beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain.changes import Change
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.vocabulary import ConversationKind, ConversationState
from lobdossier.text.names import conversation_name
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.asking_all import AskingAllPart
from lobdossier.ui.conversation.bring import BringPart
from lobdossier.ui.conversation.draft import NEW, Draft
from lobdossier.ui.conversation.gone import gone_page
from lobdossier.ui.conversation.looking_back import AgreedPart
from lobdossier.ui.conversation.parts import PrivatePart, StepPart, text_parts
from lobdossier.ui.conversation.people import People
from lobdossier.ui.conversation.pick_cards import CardsPart
from lobdossier.ui.conversation.questions import QuestionsPart
from lobdossier.ui.conversation.said import title_of
from lobdossier.ui.conversation.saved import SavedNote
from lobdossier.ui.conversation.scrolling import follow_open_step, keep_beside
from lobdossier.ui.conversation.sheet import PageView, SheetPanel
from lobdossier.ui.conversation.when import WhenAndWhere
from lobdossier.ui.explained import TERMS, explained
from lobdossier.ui.screen import Screen
from lobdossier.ui.turns import in_the_next_turn
from lobdossier.ui.widgets.buttons import Button, button
from lobdossier.ui.widgets.fitting import Fitting
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Columns, box, centred, hbox, vbox
from lobdossier.ui.widgets.page import crumbs, page, page_header
from lobdossier.ui.widgets.shell import is_compact
from lobdossier.ui.widgets.steps import Steps
from lobdossier.ui.words import tr


class PrepareScreen(Screen, Fitting):
    """The preparation of the conversation whose id is the target, or of a new one (``new:trialoog``)."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._draft: Draft | None = None
        self._asked = ""
        self._parts: list[StepPart] = []
        self._said: dict[str, object] = {}
        self._gone = False
        self._body = QWidget()
        self._large: QWidget | None = None
        self._look: Button | None = None
        self._layout = vbox(gap=0)
        self.setLayout(self._layout)

    @property
    def title(self) -> str:
        return title_of(self._draft.conversation) if self._draft else ""

    def open(self, target: str) -> None:
        """Show the preparation; one that is open already stays as it is, with the step that was open."""
        if self._draft is not None and self._is_open(self._draft, target):
            self.refresh()
            return
        self._asked, self.target = target, target
        if target.startswith(NEW):
            self._take(Draft.begin(self.context, self, ConversationKind(target.removeprefix(NEW))))
        else:
            self._take(Draft(self.context, self, self.context.workspace.records.get(Conversation, target)))

    def _is_open(self, draft: Draft, target: str) -> bool:
        """Whether *target* is the conversation on the screen; a new one that was begun goes on until it was held."""
        if target == draft.conversation.id:
            return True
        found = self.context.workspace.records.find(Conversation, draft.conversation.id)
        begun = found is not None and found.deleted is None and found.state is ConversationState.PLANNED
        return target.startswith(NEW) and target == self._asked and begun

    def _take(self, draft: Draft) -> None:
        if self._draft is not None:
            self._draft.deleteLater()
        self._draft = draft
        draft.changed.connect(self._changed)
        draft.stored.connect(self._changed)
        self._build(draft)

    def refresh(self) -> None:
        if self._draft is None:
            return
        self._draft.read()
        gone = self._draft.conversation.deleted is not None
        if gone or self._gone:
            self._build(self._draft)
            return
        if bool(self._draft.agreed) != any(part.which == "agreed" for part in self._parts):
            self._build(self._draft)
            return
        self._people.refresh()
        self._when.refresh()
        for part in self._parts:
            part.refresh()
        self._tell()
        self._sheet.refresh()

    def concerns(self, change: Change) -> bool:
        """What hangs on a conversation, or can be brought to one."""
        return change.kind in {
            "conversation", "participant", "agreement", "step", "experience", "reflection", "evidence", "student",
            "school_period",
        }  # fmt: skip

    def flush(self) -> bool:
        return self._draft is None or self._draft.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._large is not None and self._large.isVisible():
            self._close_large()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """In a window that is small for its text one of the ways at the top is a sign only."""
        words = "" if is_compact(self.window().width()) else tr("Samen bekijken")
        if self._look is not None and self._look.text() != words:
            self._look.setText(words)
            self._look.restyle()

    # ------------------------------------------------------------ building
    def _build(self, draft: Draft) -> None:
        self._layout.clear()
        self._large = None
        context = self.context
        self._gone = draft.conversation.deleted is not None
        if self._gone:
            self._parts, self._look = [], None
            self._layout.put(gone_page(context, draft.conversation, self.refresh))
            return
        self._path = crumbs(tr("Gesprekken"), title_of(draft.conversation))
        self._path.chosen.connect(lambda _place: context.way.go("conversations"))
        self.make = button(tr("Gespreksblad maken"), "file-text", "primary")
        self.make.clicked.connect(self._ask_where)
        self._look = look = button(tr("Samen bekijken"), "maximize-2", "ghost", tr("Samen bekijken"))
        look.clicked.connect(self._walk)
        talk = button(tr("Gesprek voeren"), "messages-square", "ghost")
        talk.clicked.connect(self._talk)
        name = tr(conversation_name(draft.conversation.kind))
        self._when, self._people = WhenAndWhere(context, draft), People(context, draft)
        self._sheet = SheetPanel(context, draft)
        self._sheet.large_wanted.connect(self._open_large)
        self.steps = Steps()
        self._parts, self._said = self._make_parts(draft), {}
        for part in self._parts:
            self.steps.add(part.which, part.title, part.icon, part)
        main = box(vbox(self.steps, None, gap=6))
        columns = Columns(main, self._sheet, side_width=300, stack_em=92)
        self._body = page(
            hbox((self._path, 1), explained(context, TERMS[draft.conversation.kind]), look, talk),
            vbox(
                page_header(tr("{conversation} voorbereiden", conversation=name), "", self.make),
                hbox((self._when, 1), SavedNote(draft.autosave)),
                gap=0,
            ),
            self._people,
            in_the_next_turn(columns, self),
            gap=10,
        )
        follow_open_step(self._body, self.steps)
        keep_beside(self._body, columns, self._sheet)
        self._layout.put((self._body, 1))
        self._fit()
        QTimer.singleShot(0, self, self._tell)  # the closed steps say what is in them a turn after the page is there
        self._open_first()

    def _make_parts(self, draft: Draft) -> list[StepPart]:
        parts: list[StepPart] = [AgreedPart(self.context, draft)] if draft.agreed else []
        asking = AskingAllPart(self.context, draft)
        asking.wanted.connect(self._to_voices)
        return [
            *parts,
            *text_parts(self.context, draft),
            BringPart(self.context, draft),
            QuestionsPart(self.context, draft),
            asking,
            CardsPart(self.context, draft),
            PrivatePart(self.context, draft),
        ]

    def _to_voices(self) -> None:
        """A conversation that is not in the file yet comes into it first: the other room needs it there."""
        draft = self._draft
        if draft is not None and (draft.put(draft.conversation) if draft.fresh else draft.flush()):
            self.context.way.go("voices", draft.conversation.id)

    def _open_first(self) -> None:
        """The first step without an answer; the keyboard stays where it is."""
        waiting = [part.which for part in self._parts if not part.told().there]
        self.steps.open((waiting or [self._parts[0].which])[0], focus=False)
        self.steps.opened.connect(self._begin)

    def _begin(self, which: str) -> None:
        """The keyboard goes to where one begins to write."""
        next(part for part in self._parts if part.which == which).begin()

    def _walk(self) -> None:
        """Through the dossier, full screen, beginning at what goes along."""
        if self._draft is not None:
            self.context.way.go("walk", next(iter(self._draft.conversation.experience_ids), ""))

    def _talk(self) -> None:
        """Hold the conversation; one that is new is in the file from then on."""
        if self._draft is not None and (not self._draft.fresh or self._draft.put(self._draft.conversation)):
            self.context.way.go("talk", self._draft.conversation.id)

    def _large_view(self) -> QWidget:
        back = button(tr("Terug naar de voorbereiding"), "arrow-left", "ghost")
        back.clicked.connect(self._close_large)
        self._large_back = back
        self._large_pages = vbox(gap=16)
        made = page(hbox(back, None), self._large_pages)
        made.hide()
        return made

    # ------------------------------------------------------------ telling
    def _changed(self) -> None:
        if not self._parts:
            return
        self._people.refresh()
        self._when.refresh()
        for part in self._parts:
            if part.which == "questions":  # who is at the table decides whom to ask
                part.refresh()
        self._sheet.name_people()
        self._tell()

    def _tell(self) -> None:
        """Every closed step shows its answer in one line."""
        conversation = self._draft.conversation if self._draft else None
        for part in self._parts:
            told = part.told()
            said = (told, conversation and (conversation.experience_ids, conversation.cards))
            if self._said.get(part.which) != said:
                self._said[part.which] = said
                self.steps.set_summary(part.which, told.line, told.there, part.pictures())

    # ------------------------------------------------------------ the sheet
    def _open_large(self) -> None:
        if not self.flush():
            return
        if self._large is None:
            self._large = self._large_view()
            self._layout.put((self._large, 1))
        self._large_pages.clear()
        self._large_pages.put(label(tr("Je gespreksblad wordt getekend …"), "muted"))
        self._sheet.draw_large(self._show_large)
        self._body.hide()
        self._large.show()
        self._large_back.setFocus()

    def _show_large(self, pages: list[QImage]) -> None:
        self._large_pages.clear()
        for number, image in enumerate(pages, 1):
            view = PageView(860)
            view.set_image(image, tr("Gespreksblad, bladzijde {n}", n=number))
            self._large_pages.put(centred(view))

    def _close_large(self) -> None:
        if self._large is not None:
            self._large.hide()
        self._body.show()
        self._sheet.large.setFocus()

    def _ask_where(self) -> None:
        """Where the file goes; then it is made in the background."""
        if self._draft is None or not self._draft.flush():
            return
        if self._draft.fresh:  # an empty sheet is a sheet too: lines to write on
            self._draft.put(self._draft.conversation)
        self._sheet.making.ask(self._draft)
