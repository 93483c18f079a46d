"""One piece of work that the student looks at: six steps, one open, from the image beforehand to how it fits."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.changes import Change
from lobdossier.domain.portrait import WorkImage
from lobdossier.domain.vocabulary import Competence
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.saved import SavedNote
from lobdossier.ui.conversation.scrolling import follow_open_step
from lobdossier.ui.gone import gone_page
from lobdossier.ui.portrait.work.adding import AddWork
from lobdossier.ui.portrait.work.beside import Beside
from lobdossier.ui.portrait.work.chance import ChancePart
from lobdossier.ui.portrait.work.demands import DemandsPart
from lobdossier.ui.portrait.work.desk import WorkDesk
from lobdossier.ui.portrait.work.judging import JudgePart
from lobdossier.ui.portrait.work.met import MetPart
from lobdossier.ui.portrait.work.parts import WorkPart, beforehand_part, place_part
from lobdossier.ui.portrait.work.said import kind_said, title_of
from lobdossier.ui.screen import Screen
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.layout import Columns, at_start, box, hbox, sized, vbox
from lobdossier.ui.widgets.page import Crumbs, crumbs, page, page_header
from lobdossier.ui.widgets.steps import Steps
from lobdossier.ui.words import tr

NEW: Final = "new"
"""The target that asks what to look at."""
_CONCERNED: Final = frozenset({"work_image", "quality", "motive", "experience", "evidence", "student", "school_period"})


class WorkScreen(Screen):
    """The work image whose id is the target; `NEW` begins one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.desk: WorkDesk | None = None
        self.parts: list[WorkPart] = []
        self.steps = Steps()
        self.adding: AddWork | None = None
        self._layout = vbox(gap=0)
        self.setLayout(self._layout)

    @property
    def title(self) -> str:
        """What it is called."""
        return title_of(self.desk.image) if self.desk else tr("Werk toevoegen")

    def open(self, target: str) -> None:
        """Show it; one that is open already stays as it is, with the step that was open."""
        self.target = target
        if self.desk is not None and target == self.desk.id:
            self.refresh()
        elif target in (NEW, ""):
            self._ask()
        else:
            self._take(self.context.workspace.records.get(WorkImage, target))

    def refresh(self) -> None:
        """Take over what the file holds, unless something here waits to be stored."""
        if self.desk is None:
            return
        before = self.desk.stored.deleted
        self.desk.read()
        if self.desk.stored.deleted != before or not self.parts:
            self._build(self.desk)
        else:
            self._show()

    def concerns(self, change: Change) -> bool:
        """Whether it is about this work, or what it is held against."""
        return change.kind in _CONCERNED and (self.desk is None or change.origin is not self.desk)

    def flush(self) -> bool:
        """Store what waits; a chance that has no source yet keeps the student here, and says what to add."""
        if self.adding is not None and self.adding.waits:
            self.adding.keep()
        waiting = next((part for part in self.parts if not part.settled()), None)
        stored = self.desk is None or self.desk.flush()
        if waiting is None:
            return stored
        self.steps.open(waiting.which)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; whatever is open in between has taken it before it comes here."""
        if event.key() == Qt.Key.Key_Escape:
            self.context.way.back()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ building
    def _ask(self) -> None:
        """Which work?"""
        self._clear()
        self.adding = AddWork()
        self.adding.begun.connect(self._begin)
        head = page_header(tr("Welk werk wil je bekijken?"), tr("Werk dat je kent, of waar je nieuwsgierig naar bent."))
        self._layout.put(page(self._trail(tr("Werk toevoegen")), head, self.adding))

    def _begin(self, image: WorkImage) -> None:
        """Work was chosen: an example that is there already is opened, anything else is in the file from now on."""
        work, records = self.context.workspace.work, self.context.workspace.records
        known = next((each for each in work.images() if image.example_id and each.example_id == image.example_id), None)
        if known is None and not self.context.attempt(lambda: records.save(image, label=tr("werk toevoegen"))):
            return
        self._take(records.get(WorkImage, (known or image).id))
        self.steps.open(self.steps.current)

    def _take(self, image: WorkImage) -> None:
        self._clear()
        self.target = image.id
        self.desk = WorkDesk(self.context, self, image)
        self.desk.changed.connect(self._show)
        self._build(self.desk)

    def _clear(self) -> None:
        self._layout.clear()
        self.parts, self.adding = [], None
        if self.desk is not None:
            self.desk.deleteLater()
            self.desk = None

    def _build(self, desk: WorkDesk) -> None:
        self._layout.clear()
        self.parts = []
        if desk.stored.deleted is not None:
            to_all = button(tr("Naar al je werk"), "briefcase")
            to_all.clicked.connect(self._to_all)
            title = title_of(desk.stored)
            self._layout.put(gone_page(self.context, desk.stored, title, tr("werk terugzetten"), to_all, self.refresh))
            return
        self.steps = Steps()
        self.parts = self._make_parts(desk)
        for part in self.parts:
            self.steps.add(part.which, part.title, part.icon, part)
        self.beside = Beside(self.context)
        main = box(vbox(self.steps, hbox(None, SavedNote(desk.autosave)), None, gap=6))
        self._columns = Columns(main, box(vbox(self.beside, None, gap=0)), side_width=300, stack_em=92)
        self._naming = self._name_card(desk)
        self._path = self._trail(title_of(desk.image))
        body = page(self._path, self._head(desk), self._naming, self._columns, gap=12)
        self._layout.put(body)
        self._tell()
        waiting = [part.which for part in self.parts if not part.told().there]
        self.steps.open((waiting or [self.parts[0].which])[0], focus=False)
        self.steps.opened.connect(self._opened)
        follow_open_step(body, self.steps)

    def _make_parts(self, desk: WorkDesk) -> list[WorkPart]:
        context = self.context
        return [
            beforehand_part(context, desk),
            MetPart(context, desk),
            DemandsPart(context, desk),
            place_part(context, desk),
            ChancePart(context, desk),
            JudgePart(context, desk),
        ]

    def _head(self, desk: WorkDesk) -> QWidget:
        rename = door(button("", "pencil", "ghost", tr("Andere naam geven")))
        rename.clicked.connect(self._rename)
        away = door(button("", "trash-2", "ghost", tr("Dit werk weggooien")))
        away.clicked.connect(self._throw_away)
        compare = button(tr("Vergelijken"), "columns-3", "primary")
        compare.clicked.connect(lambda: self.context.way.go("compare", desk.id))
        self._header = page_header(title_of(desk.image), kind_said(desk.image.kind), rename, away, compare)
        return self._header

    def _name_card(self, desk: WorkDesk) -> QWidget:
        """While another name is typed the steps step back: one question at a time."""
        self.name = line_field(tr("Hoe heet het?"), desk.image.title, limit=limits.TITLE)
        self.name.textEdited.connect(lambda _text: desk.typed("title", self.name.text))
        done = button(tr("Klaar"), "check")
        done.clicked.connect(self._named)
        self.name.returnPressed.connect(self._named)
        card = sized(Card(labelled(tr("Hoe heet het?"), self.name), at_start(done)), max_width=620)
        card.hide()
        return card

    def _trail(self, here: str) -> Crumbs:
        path = crumbs(tr("Dit ben ik"), tr("Werk"), here)
        path.chosen.connect(lambda place: self._to_all() if place else self.context.way.go("portrait"))
        return path

    # ------------------------------------------------------------ deeds
    def _to_all(self) -> None:
        self.context.way.go("competence", Competence.WERKEXPLORATIE)

    def _rename(self) -> None:
        self._naming.show()
        self._columns.hide()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _named(self) -> None:
        if self.desk is not None and self.desk.flush():
            self._naming.hide()
            self._columns.show()
            self._header.set_title(title_of(self.desk.stored))

    def _throw_away(self) -> None:
        desk, records = self.desk, self.context.workspace.records
        if desk is None or not desk.flush():
            return
        if self.context.attempt(lambda: records.throw_away(desk.stored, label=tr("werk weggooien"))):
            self.parts = []  # nothing in it can wait any more
            self._to_all()
            self.context.voice.say(tr("{title} weggegooid", title=title_of(desk.stored)), undo=True)

    # ------------------------------------------------------------ telling
    def _show(self) -> None:
        for part in self.parts:
            part.refresh()
        self._tell()

    def _opened(self, which: str) -> None:
        """What was being typed in the step that closed is taken as said."""
        for part in self.parts:
            if part.which == which:
                part.begin()
            else:
                part.settled()
        self._tell()

    def _tell(self) -> None:
        """Every closed step shows its answer in one line."""
        for part in self.parts:
            told = part.told()
            self.steps.set_summary(part.which, told.line, told.there)
        if self.parts and self.desk is not None:
            self.beside.show_work(self.desk.stored)
