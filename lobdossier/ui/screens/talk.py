""" "Gesprek voeren": full screen and calm, for the people at one table. It opens with what was agreed last time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from lobdossier.domain.changes import Change
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.vocabulary import ConversationState, Part, StepState
from lobdossier.text.names import part_name
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.gone import gone_page
from lobdossier.ui.screen import Screen
from lobdossier.ui.talk.closing import Closing
from lobdossier.ui.talk.foot import Foot
from lobdossier.ui.talk.head import Head
from lobdossier.ui.talk.next_time import NextTime
from lobdossier.ui.talk.opening import Opening
from lobdossier.ui.talk.part_page import PartPage
from lobdossier.ui.talk.pause import Pause
from lobdossier.ui.talk.said import AGREED, CLOSING, NEXT, heading_of, noted, way_to
from lobdossier.ui.talk.step_bar import StepBar
from lobdossier.ui.talk.table import Table, read_table
from lobdossier.ui.talk.text_size import TextSize
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.layout import box, rule, vbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.words import count, tr

_ROOMY = (1_100, 700)
_TIGHT = 820
"""Width and height from which there is room for second lines and words on buttons, and the width below which there is
hardly any; drawn for 11 pt."""


@dataclass
class _Where:
    """Where one was in a conversation, for who comes back to it the same day."""

    on: date
    stage: str
    been: set[str] = field(default_factory=set)
    seconds: float = 0.0


class TalkScreen(Screen):
    """The conversation whose id is the target. Ctrl with an arrow, or Page Up and Page Down, goes from part to part."""

    calm: ClassVar[bool] = True
    searchable: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setObjectName("talk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._draft: Draft | None = None
        self._places: dict[str, _Where] = {}
        self._pages: dict[str, QWidget] = {}
        self._framed = False
        self._size = TextSize(context.settings)
        self._whole = QStackedWidget()
        self.setLayout(vbox((self._whole, 1), gap=0))
        self._listen()

    @property
    def title(self) -> str:
        return heading_of(self._draft.conversation, self.context.workspace.student.name) if self._draft else ""

    @property
    def stage(self) -> str:
        """Where one is: a value of `Part`, or one of the stages around them."""
        return self._where.stage

    def open(self, target: str) -> None:
        """Show the conversation, on the same day where one left it."""
        if self._draft is None or self._draft.conversation.id != target or self._draft.conversation.deleted is not None:
            self.target = target
            self._take(Draft(self.context, self, self.context.workspace.records.get(Conversation, target)))
        else:
            self.refresh()
        self._begin_clock()
        QTimer.singleShot(0, self, self._begin)

    def refresh(self) -> None:
        draft = self._draft
        if draft is None:
            return
        gone = draft.conversation.deleted is not None
        draft.read()
        if gone != (draft.conversation.deleted is not None):
            self._build(draft)
            return
        if gone:
            return
        if self._where.stage not in self._stages():
            self._where.stage = CLOSING if self._where.stage == NEXT else Part.TERUGKIJKEN
        for page in self._pages.values():
            if isinstance(page, Opening | PartPage | Closing | NextTime):
                page.refresh()
        self._read_table()
        self._show_stage()

    def concerns(self, change: Change) -> bool:
        """What is brought to a conversation, and what hangs on it."""
        return change.kind in {
            "conversation", "participant", "agreement", "step", "experience", "reflection", "evidence", "student",
        }  # fmt: skip

    def flush(self) -> bool:
        """What stands in the form for a next agreement counts too."""
        closing = self._pages.get(CLOSING)
        if isinstance(closing, Closing):
            return closing.take_in()
        return self._draft is None or self._draft.flush()

    def turn(self, by: int) -> None:
        """Go *by* stages on; at the ends nothing happens. What was agreed is no place that one turns to."""
        stages = self._stages()
        to = stages.index(self._where.stage) + by
        if self._paused or not 0 <= to < len(stages):
            return
        self.go_to(stages[to])

    def go_to(self, stage: str) -> None:
        """Show another stage; what was typed in this one is stored first. If that fails one stays."""
        if self._draft is None or stage == self._where.stage or not self.flush():
            return
        self._where.stage = stage
        self._show_stage()
        self._begin()
        announce(self, self._stage_said())

    # ------------------------------------------------------------ Qt
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or event.modifiers():
            super().keyPressEvent(event)
        elif self._paused:
            self._go_on()
        else:
            self.context.way.back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if event.spontaneous() or self._draft is None or not self._framed:
            return
        self._where.seconds = self._head.clock.seconds
        self._head.clock.stop()
        QTimer.singleShot(0, self, self._give_back)

    def _give_back(self) -> None:
        """The letters of everything else are as the student chose them."""
        if not self.isVisible():
            self._size.own()

    # ------------------------------------------------------------ building
    def _listen(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+Right": lambda: self.turn(1),
            "PgDown": lambda: self.turn(1),
            "Ctrl+Left": lambda: self.turn(-1),
            "PgUp": lambda: self.turn(-1),
            "Ctrl+Return": self._press_on,
        }
        for sequence, act in keys.items():
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _take(self, draft: Draft) -> None:
        if self._draft is not None:
            self._draft.deleteLater()
        self._draft = draft
        draft.changed.connect(self._changed)
        self._build(draft)

    def _build(self, draft: Draft) -> None:
        while (old := self._whole.currentWidget()) is not None:
            self._whole.removeWidget(old)
            old.deleteLater()
        self._pages, self._framed = {}, False
        if draft.conversation.deleted is not None:
            self._whole.addWidget(gone_page(self.context, draft.conversation, self.refresh))
            return
        self._remember(draft)
        self._head, self._bar, self._foot, self._pause = Head(), StepBar(), Foot(), Pause()
        self._head.hidden_wanted.connect(self._hide)
        self._head.larger_wanted.connect(self._size.larger)
        self._head.pause_wanted.connect(self._rest)
        self._head.stop_wanted.connect(self.context.way.back)
        self._bar.chosen.connect(self.go_to)
        self._foot.back_wanted.connect(lambda: self.turn(-1))
        self._foot.on_wanted.connect(self._on)
        self._foot.agreed_wanted.connect(lambda: self.go_to(AGREED))
        self._pause.over.connect(self._go_on)
        self._stack = QStackedWidget()
        self._margins = vbox(
            self._head, rule(), self._bar, (self._stack, 1), rule(), self._foot, gap=12, m=(40, 18, 40, 16)
        )
        self._room = box(self._margins)
        self._whole.addWidget(self._room)
        self._whole.addWidget(self._pause)
        self._framed = True
        self._changed()
        self._fit()
        QTimer.singleShot(0, self, lambda: self._fill(draft))

    def _fill(self, draft: Draft) -> None:
        """The page comes a turn after its frame: no key waits for both."""
        if draft is self._draft and self._framed:
            self._read_table()
            self._show_stage()
            self._begin()

    def _remember(self, draft: Draft) -> None:
        """Where one was today; after a fall of the program the notes tell."""
        which, today = draft.conversation.id, self.context.workspace.today()
        known = self._places.get(which)
        if known is not None and known.on == today and known.stage in self._stages():
            return
        written = [part.value for part in Part if noted(draft.conversation.notes, part)]
        first = AGREED if draft.agreed else Part.TERUGKIJKEN.value
        stage = written[-1] if written and draft.conversation.state is ConversationState.PLANNED else first
        self._places[which] = _Where(today, stage, set(written))

    def _read_table(self) -> None:
        """What lies on the table is read beside the thread of the interface."""
        draft = self._draft
        if draft is None:
            return
        workspace, conversation, people = self.context.workspace, draft.conversation, list(draft.participants)

        def arrived(table: Table) -> None:
            if self._draft is draft and draft.conversation.deleted is None:
                self._part_page(draft).set_table(table)

        self.context.jobs.run(
            self,
            lambda _progress, _stopped: read_table(workspace, conversation, people),
            done=arrived,
            failed=self.context.voice.fail,
        )

    def _part_page(self, draft: Draft) -> PartPage:
        page = self._pages.get("part")
        if not isinstance(page, PartPage):
            page = PartPage(self.context, draft)
            page.set_hidden(self._head.hides)
            self._pages["part"] = page
            self._stack.addWidget(page)
        return page

    def _page(self, draft: Draft, stage: str) -> QWidget:
        """The page of *stage*, made when it is first shown."""
        if stage not in (AGREED, CLOSING, NEXT):
            return self._part_page(draft)
        if stage not in self._pages:
            made = {AGREED: Opening, CLOSING: Closing, NEXT: NextTime}[stage](self.context, draft)
            if isinstance(made, Closing):
                made.set_hidden(self._head.hides)
            self._pages[stage] = made
            self._stack.addWidget(made)
        return self._pages[stage]

    # ------------------------------------------------------------ showing
    @property
    def _where(self) -> _Where:
        return self._places[self.target]

    @property
    def _paused(self) -> bool:
        return self._framed and self._whole.currentWidget() is self._pause

    def _stages(self) -> list[str]:
        draft = self._draft
        first = [AGREED] if draft is not None and draft.agreed else []
        held = draft is not None and draft.conversation.state is ConversationState.HELD
        last = [NEXT] if held and not self.context.workspace.read_only else []
        return [*first, *(part.value for part in Part), CLOSING, *last]

    def _show_stage(self) -> None:
        draft, stage = self._draft, self._where.stage
        if draft is None:
            return
        known = self._pages.get(stage)
        page = self._page(draft, stage)
        if isinstance(page, PartPage):
            page.turn_to(Part(stage))
        elif isinstance(known, Closing | NextTime):
            known.refresh()
        self._where.been.add(stage)
        self._stack.setCurrentWidget(page)
        self._bar.show_stage(stage, self._where.been)
        self._show_way()
        self._changed()

    def _show_way(self) -> None:
        stages, stage = self._stages(), self._where.stage
        at = stages.index(stage)
        if stage == CLOSING:
            on, sign = ("" if self.context.workspace.read_only else tr("Afronden")), "check"
        elif stage == NEXT:
            on, sign = tr("Klaar"), "check"
        else:
            on, sign = way_to(stages[at + 1]), "arrow-right"
        self._foot.show_way(at > 0, on, sign)

    def _changed(self) -> None:
        """Something is different in the draft."""
        draft = self._draft
        if draft is None or not self._framed:
            return
        student = self.context.workspace.student.name
        self._head.show_conversation(draft.conversation, draft.participants, student)
        agreed = [] if self._where.stage in (AGREED, CLOSING, NEXT) else draft.agreed
        self._foot.show_agreed(draft.before, agreed, hidden=self._head.hides)

    def _stage_said(self) -> str:
        stage = self._where.stage
        words = {AGREED: tr("Vorige keer"), CLOSING: tr("Afspraken"), NEXT: tr("Wanneer praten jullie verder?")}
        return words[stage] if stage in words else tr(part_name(Part(stage)))

    def _begin(self) -> None:
        """The keyboard goes to where something is to be typed."""
        if not self._framed or self.context.workspace.read_only or not self.isVisible() or self._paused:
            return
        page = self._stack.currentWidget()
        if isinstance(page, PartPage | Closing | NextTime):
            page.begin()
        else:
            self.take_keyboard()

    def _fit(self) -> None:
        """Second lines and words on buttons where there is room for them."""
        if not self._framed:
            return
        roomy = self.width() >= u(_ROOMY[0]) and self.height() >= u(_ROOMY[1])
        self._margins.set_margins((40, 18, 40, 16) if roomy else (22, 8, 22, 8))
        self._margins.setSpacing(u(12 if roomy else 7))
        self._head.set_roomy(roomy)
        self._head.set_tight(self.width() < u(_TIGHT))
        self._bar.set_roomy(roomy)
        self._foot.set_roomy(roomy)

    # ------------------------------------------------------------ deeds
    def _press_on(self) -> None:
        if not self._paused and self._framed:
            self._on()

    def _on(self) -> None:
        if self._where.stage == CLOSING:
            self.conclude()
        elif self._where.stage == NEXT:
            self.context.way.go("conclude", self.target)
        else:
            self.turn(1)

    def conclude(self) -> None:
        """Written down: own agreements become steps, and the next conversation opens with all of them."""
        draft, workspace = self._draft, self.context.workspace
        if draft is None or workspace.read_only or not self.flush():
            return
        conversation, agreements = draft.conversation, draft.agreements
        if not self.context.attempt(
            lambda: workspace.conversations.conclude(
                conversation, agreements, today=workspace.today(), label=tr("gesprek afronden")
            )
        ):
            return
        draft.read()
        self._where.stage = NEXT
        self._show_stage()
        self._begin()
        steps = sum(a.mine and a.state is StepState.OPEN for a in draft.agreements)
        said = count(steps, "{n} stap staat nu op Start.", "{n} stappen staan nu op Start.") if steps else ""
        self.context.voice.say(f"{tr('Gesprek afgerond.')} {said}".strip(), undo=True)

    def _hide(self, hidden: bool) -> None:
        for page in self._pages.values():
            if isinstance(page, PartPage | Closing):
                page.set_hidden(hidden)
        self._changed()

    def _rest(self) -> None:
        """A calm page; what was typed is stored, and the clock stands still."""
        if self.flush():
            self._head.clock.stop()
            self._whole.setCurrentWidget(self._pause)
            self._pause.begin()

    def _go_on(self) -> None:
        self._whole.setCurrentWidget(self._room)
        self._head.clock.start()
        self._begin()

    def _begin_clock(self) -> None:
        if self._framed and not self._paused:
            self._head.clock.start(self._where.seconds)
