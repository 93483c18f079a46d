""" "Gesprek voeren": full screen and calm, for the people at one table. It opens with what was agreed last time."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent

from lobdossier.domain.changes import Change
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.vocabulary import Part, StepState
from lobdossier.text.names import part_name
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.gone import gone_page
from lobdossier.ui.screen import Reach, Screen
from lobdossier.ui.talk.opening import Opening
from lobdossier.ui.talk.part_page import PartPage
from lobdossier.ui.talk.room import Room
from lobdossier.ui.talk.said import AGREED, CLOSING, NEXT, heading_of, way_to
from lobdossier.ui.talk.table import Table, read_table
from lobdossier.ui.talk.text_size import TextSize
from lobdossier.ui.talk.where import Places, Where, stages_of
from lobdossier.ui.widgets.layout import vbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.words import count, tr


class TalkScreen(Screen):
    """The conversation whose id is the target. Ctrl with an arrow, or Page Up and Page Down, goes from part to part."""

    reach: ClassVar[Reach] = Reach.KEYS

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setObjectName("talk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._draft: Draft | None = None
        self._room: Room | None = None
        self._where: Where | None = None
        self._places, self._size = Places(), TextSize(context.settings)
        self._layout = vbox(gap=0)
        self.setLayout(self._layout)
        self._listen()

    @property
    def title(self) -> str:
        return heading_of(self._draft.conversation, self.context.workspace.student.name) if self._draft else ""

    @property
    def stage(self) -> str:
        """Where one is: a value of `Part`, or one of the stages around them; empty when there is no conversation."""
        return self._where.stage if self._where is not None else ""

    @property
    def room(self) -> Room | None:
        """What stands on the screen; None for a conversation that was thrown away."""
        return self._room

    def open(self, target: str) -> None:
        """Show the conversation, on the same day where one left it."""
        if self._draft is None or self._draft.conversation.id != target or self._room is None:
            self.target = target
            self._take(Draft(self.context, self, self.context.workspace.records.get(Conversation, target)))
        else:
            self.refresh()
        QTimer.singleShot(0, self, self._begin)

    def refresh(self) -> None:
        draft = self._draft
        if draft is None:
            return
        draft.read()
        if (draft.conversation.deleted is not None) == (self._room is not None):
            self._build(draft)
        elif self._room is not None and self._where is not None:
            if self._where.stage not in self._stages():
                self._where.stage = CLOSING if self._where.stage == NEXT else Part.TERUGKIJKEN
            self._room.refresh()
            self._read_table()
            self._show_stage()

    def concerns(self, change: Change) -> bool:
        """What is brought to a conversation, and what hangs on it."""
        return change.kind in {
            "conversation", "participant", "agreement", "step", "experience", "reflection", "evidence", "student",
        }  # fmt: skip

    def flush(self) -> bool:
        """What stands in the form for a next agreement counts too."""
        closing = self._room.closing if self._room is not None else None
        if closing is not None:
            return closing.take_in()
        return self._draft is None or self._draft.flush()

    def turn(self, by: int) -> None:
        """Go *by* stages on; at the ends, and in a pause, nothing happens."""
        if self._room is None or self._room.paused or self.stage not in self._stages():
            return
        stages = self._stages()
        to = stages.index(self.stage) + by
        if 0 <= to < len(stages):
            self.go_to(stages[to])

    def go_to(self, stage: str) -> None:
        """Show another stage; what was typed in this one is stored first. If that fails one stays."""
        if self._where is None or stage == self._where.stage or not self.flush():
            return
        self._where.stage = stage
        self._show_stage()
        self._begin()
        words = {AGREED: tr("Vorige keer"), CLOSING: tr("Afspraken"), NEXT: tr("Wanneer praten jullie verder?")}
        announce(self, words[stage] if stage in words else tr(part_name(Part(stage))))

    def conclude(self) -> None:
        """Written down: own agreements become steps, and the next conversation opens with all of them."""
        draft, workspace = self._draft, self.context.workspace
        if draft is None or self._where is None or workspace.read_only or not self.flush():
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

    # ------------------------------------------------------------ Qt
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or event.modifiers():
            super().keyPressEvent(event)
        elif self._room is not None and self._room.paused:
            self._go_on()
        else:
            self.context.way.back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        if self._room is not None:
            self._room.fit(self.size())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._begin_clock()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if event.spontaneous() or self._room is None or self._where is None:
            return
        self._where.seconds = self._room.head.clock.seconds
        self._room.head.clock.stop()
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
            "Ctrl+Return": self._on,
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
        self._layout.clear()
        self._room = None
        if draft.conversation.deleted is not None:
            self._layout.put(gone_page(self.context, draft.conversation, self.refresh))
            return
        workspace = self.context.workspace
        self._where = self._places.find(draft, workspace.today(), read_only=workspace.read_only)
        self._room = room = Room(self.context, draft)
        room.head.hidden_wanted.connect(self._show_way)
        room.head.hidden_wanted.connect(self._changed)
        room.head.larger_wanted.connect(self._size.larger)
        room.head.pause_wanted.connect(self._rest)
        room.head.stop_wanted.connect(self.context.way.back)
        room.bar.chosen.connect(self.go_to)
        room.foot.back_wanted.connect(lambda: self.turn(-1))
        room.foot.on_wanted.connect(self._on)
        room.foot.agreed_wanted.connect(lambda: self.go_to(AGREED))
        room.pause.over.connect(self._go_on)
        self._layout.put((room, 1))
        self._changed()
        self.restyle()
        self._begin_clock()
        QTimer.singleShot(0, room, lambda: self._fill(room))

    def _fill(self, room: Room) -> None:
        """The page comes a turn after its frame: no key waits for both."""
        if room is self._room:
            self._read_table()
            self._show_stage()
            self._begin()

    def _read_table(self) -> None:
        """What lies on the table is read beside the thread of the interface."""
        draft, room = self._draft, self._room
        if draft is None or room is None:
            return
        workspace, conversation, people = self.context.workspace, draft.conversation, list(draft.participants)

        def arrived(table: Table) -> None:
            if room is self._room:
                room.parts().set_table(table)

        self.context.jobs.run(
            self,
            lambda _progress, _stopped: read_table(workspace, conversation, people),
            done=arrived,
            failed=self.context.voice.fail,
        )

    # ------------------------------------------------------------ showing
    def _stages(self) -> list[str]:
        return stages_of(self._draft, read_only=self.context.workspace.read_only) if self._draft is not None else []

    def _show_stage(self) -> None:
        if self._room is None or self._where is None:
            return
        stage = self._where.stage
        page = self._room.show_page(stage)
        if isinstance(page, PartPage):
            page.turn_to(Part(stage))
        self._where.been.add(stage)
        self._room.bar.show_stage(stage, self._where.been)
        self._show_way()
        self._changed()

    def _show_way(self) -> None:
        if self._room is None:
            return
        stages, stage = self._stages(), self.stage
        if stage == CLOSING:
            waits = self.context.workspace.read_only or self._room.covered
            on, sign = "" if waits else tr("Afronden"), "check"
        elif stage == NEXT:
            on, sign = tr("Klaar"), "check"
        else:
            on, sign = way_to(stages[stages.index(stage) + 1]), "arrow-right"
        self._room.foot.show_way(stages.index(stage) > 0, on, sign)

    def _changed(self) -> None:
        """Something is different in the draft, or in what of it may be seen."""
        draft, room = self._draft, self._room
        if draft is None or room is None:
            return
        room.head.show_conversation(draft.conversation, draft.participants, self.context.workspace.student.name)
        agreed = [] if self.stage in (AGREED, CLOSING, NEXT) else draft.agreed
        room.foot.show_agreed(draft.before, agreed, hidden=room.head.hides)

    def _begin(self) -> None:
        """The keyboard goes to where something is to be typed."""
        room = self._room
        if room is None or self.context.workspace.read_only or not self.isVisible() or room.paused:
            return
        page = room.current
        if page is None or isinstance(page, Opening):
            self.take_keyboard()
        else:
            page.begin()

    def _begin_clock(self) -> None:
        if self._room is not None and self._where is not None and not self._room.paused:
            self._room.head.clock.start(self._where.seconds)

    # ------------------------------------------------------------ deeds
    def _on(self) -> None:
        if self._room is None or self._room.paused:
            return
        if self.stage == CLOSING and self._room.covered:
            return  # nobody agrees to what cannot be read now
        if self.stage == CLOSING:
            self.conclude()
        elif self.stage == NEXT:
            self.context.way.go("conclude", self.target)
        else:
            self.turn(1)

    def _rest(self) -> None:
        """A calm page; what was typed is stored, and the clock stands still."""
        if self._room is not None and self.flush():
            self._room.rest(True)

    def _go_on(self) -> None:
        if self._room is not None:
            self._room.rest(False)
            self._begin()
