"""One experience: the story first, everything else when the student likes, one question at a time."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from lobdossier.domain.changes import Change
from lobdossier.domain.experience import Evidence, Experience, Testimony
from lobdossier.domain.ids import new_id
from lobdossier.domain.plans import Step
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.services.experiences import ExperienceInFull
from lobdossier.ui.context import Context
from lobdossier.ui.editors.clipboard import local_files, picture
from lobdossier.ui.experience.beginnings import EVIDENCE, Beginning, beginning, begun_by
from lobdossier.ui.experience.competences import Competences
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.experience.disclosure import Accordion
from lobdossier.ui.experience.evidence_panel import EvidencePanel
from lobdossier.ui.experience.facts import Facts
from lobdossier.ui.experience.follow import Follow
from lobdossier.ui.experience.others import Others
from lobdossier.ui.experience.questions import Questions
from lobdossier.ui.experience.said import title_said
from lobdossier.ui.experience.story import Story
from lobdossier.ui.screen import Screen
from lobdossier.ui.theme import icon
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.chips import choice
from lobdossier.ui.widgets.layout import Columns, box, hbox, vbox
from lobdossier.ui.widgets.page import page
from lobdossier.ui.widgets.sight import soon_into_sight
from lobdossier.ui.words import tr
from lobdossier.ui.years.again_button import AGAIN

_CONCERNED = frozenset(kind.KIND for kind in (Experience, Evidence, Testimony, Reflection, Step, Student))
_DOORS = {"photo": EvidenceKind.PHOTO, "audio": EvidenceKind.AUDIO, "video": EvidenceKind.VIDEO}


class ExperienceScreen(Screen):
    """The editor of one experience. What is typed is stored by itself; a new one only once there is something in it."""

    own_primary: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._experience = Experience(id=new_id())
        self._hanging = ExperienceInFull(self._experience, [], [], [], [])
        self._new = True
        self.desk = Desk(context, self)
        self.accordion = Accordion(self, looking=context.workspace.read_only)
        self.story = Story(self.desk, self._id)
        self.facts = Facts(context, self.desk, self.accordion, self._id)
        self.questions = Questions(self.desk, self.accordion, self._id)
        self.evidence = EvidencePanel(context, self.desk, self.accordion, self._id)
        self.others = Others(context, self.desk, self.accordion, self._id)
        self.follow = Follow()
        self.competences = Competences(self.desk, self._id)
        self._build()
        self._connect()
        self.setAcceptDrops(not context.workspace.read_only)
        if context.workspace.read_only:
            self._only_look()

    @property
    def title(self) -> str:
        """The name of the experience, or its first words."""
        return title_said(self._experience.title, self._experience.story) if not self._new else tr("Nieuwe ervaring")

    # ------------------------------------------------------------ Screen
    def open(self, target: str) -> None:
        """Show the experience with id *target*, or its evidence; empty or "new…": begin one, with that door open."""
        start, at_evidence = beginning(target), target.endswith(EVIDENCE)
        target = target.removesuffix(EVIDENCE)
        if at_evidence:  # not at once: this page takes the keyboard when it comes
            QTimer.singleShot(0, self, self.evidence.begin)
        if start is None and not self._new and target == self._experience.id:
            self.refresh()
            return
        self.accordion.close_all()
        self.desk.clear()
        for part in (self.evidence, self.others):
            part.clear()
        if start is None:
            self._open_known(target)
        else:
            self._begin(start)

    def reveal(self, kind: str, record_id: str) -> None:
        """Scroll to the part that shows a reflection, a piece of evidence, or what somebody said."""
        parts: dict[str, QWidget] = {"reflection": self.follow, "evidence": self.evidence}
        if kind in parts:
            soon_into_sight(parts[kind])
        elif record_id in self.others.rows:
            self.others.rows[record_id].open()

    def refresh(self) -> None:
        """Show what changed elsewhere; what is being typed stays as it is."""
        if self._new:
            self._show()
            return
        if not self.context.attempt(self._read):
            return
        if self._hanging.experience.deleted is not None:
            self._gone()
            return
        self._show()
        self.story.show_record(self._experience)
        if not self.desk.autosave.dirty and not self._in_a_question():
            self.facts.rebuild()
            self.questions.rebuild()

    def concerns(self, change: Change) -> bool:
        """Whether this page shows something of *change*."""
        return change.kind in _CONCERNED

    def flush(self) -> bool:
        """Store what is not stored yet."""
        return self.desk.flush()

    # ------------------------------------------------------------ Qt
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if local_files(data) or picture(data) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        data = event.mimeData()
        image = picture(data)
        if paths := local_files(data):
            self.evidence.offer(paths)
        elif image is not None:
            self.evidence.take_picture(image)
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.context.way.go("experiences")
            return
        super().keyPressEvent(event)

    # ------------------------------------------------------------ building
    def _build(self) -> None:
        back = button(tr("Ervaringen"), "arrow-left", "ghost")
        back.clicked.connect(lambda: self.context.way.go("experiences"))
        self.star = choice(tr("Hier ben ik trots op"), "star")
        self.more = button("", "ellipsis", "ghost", tr("Meer"))
        self.look = button(tr("Bekijken"), "maximize-2", "ghost", tr("Bekijken, groot scherm (F5)"))
        head = hbox(back, None, self.star, self.look, self.more, gap=8)
        main = box(
            vbox(
                self.story,
                self.evidence,
                self.competences,
                self.questions,
                self.others,
                gap=12,
            )
        )
        side = box(vbox(self.facts, self.follow, None, gap=12))
        columns = Columns(main, side, side_width=300, gap=18, stack_em=100)
        self.setLayout(vbox(page(head, self.story.name, columns, gap=10, m=(32, 14, 32, 26)), gap=0))

    def _only_look(self) -> None:
        """A dossier that may not be written: all of it can be opened, read and copied, and nothing changed."""
        for part in (self.story, self.evidence, self.competences, self.others, self.follow):
            part.only_look()
        self.star.setEnabled(False)
        self.more.hide()

    def _connect(self) -> None:
        self.star.clicked.connect(lambda on: self.desk.put(self._id(), star=on))
        self.look.clicked.connect(lambda: self.context.way.go("walk", self._id()))
        self.more.clicked.connect(self._menu)
        self.desk.state_changed.connect(lambda _state: self._tell_state())
        self.desk.stored.connect(self._stored)
        self.story.editor.files_dropped.connect(self.evidence.offer)
        self.story.editor.image_pasted.connect(self.evidence.take_picture)
        self.follow.reflect_wanted.connect(self._reflect)
        self.follow.again_wanted.connect(lambda target: self.context.way.go(AGAIN, target))
        self.story.editor.edited.connect(self._begun)
        self.evidence.beginning.connect(self._begin_by)
        paste = QShortcut(QKeySequence.StandardKey.Paste, self, self._paste)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # ------------------------------------------------------------ showing
    def _open_known(self, target: str) -> None:
        self._new, self.target = False, target
        self._experience = Experience(id=target)
        if not self.context.attempt(self._read_or_leave):
            return
        if self._hanging.experience.deleted is not None:
            self._gone()
            return
        self.story.begin(self._experience)
        self._show()
        self.story.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, start: Beginning) -> None:
        self._new, self.target = True, ""
        today = self.context.workspace.today()
        self._experience = Experience(id=new_id(), start=today)
        if start.starter is not None:
            self._experience = Experience(id=self._id(), start=today, kind=start.starter.kind)
        self._hanging = ExperienceInFull(self._experience, [], [], [], [])
        self.desk.lay(self._experience)
        self.story.begin(self._experience, start.starter.question if start.starter else "")
        self._show()
        self.story.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if start.door in _DOORS:
            # Not at once: the file chooser waits, and this page is not on the screen yet.
            QTimer.singleShot(0, self, lambda: self.evidence.choose(_DOORS[start.door]))

    def _begin_by(self, evidence: Evidence) -> None:
        """Evidence comes before a word was written: what it says of itself is a beginning."""
        before = self.desk.now(Experience, self._id())
        begun = begun_by(evidence, before)
        if begun != before:
            self.desk.lay(begun)
            self.story.begin(begun)
            self.facts.show_record(begun, self.context.workspace.sectors())

    def _read(self) -> None:
        self._hanging = self.context.workspace.experiences.in_full(self._id())
        self._experience = self._hanging.experience
        self.desk.lay(self._experience)

    def _read_or_leave(self) -> None:
        try:
            self._read()
        except KeyError:  # it was erased for good, or never stored
            self._gone()

    def _gone(self) -> None:
        self.desk.clear()
        self._begin(Beginning())
        # Not at once: the window may be in the middle of opening this page.
        QTimer.singleShot(0, self, lambda: self.context.way.go("experiences"))

    def _show(self) -> None:
        now, full = self.desk.now(Experience, self._id()), self._hanging
        sectors = self.context.workspace.sectors()
        self.facts.show_record(now, sectors)
        self.questions.show_record(now)
        self.competences.show_record(now)
        self.star.setChecked(now.star)
        self.evidence.show_records(full.evidence)
        self.others.show_records(full.testimonies, sectors.on(now.start, now.end))
        self.follow.show_records(full.reflections, full.steps, self.context.workspace.today())
        if self.context.workspace.read_only:
            self.evidence.setVisible(bool(full.evidence))
            self.star.setVisible(now.star)
        self._begun()
        self._tell_state()

    def _begun(self) -> None:
        """Questions come once there is something to ask about."""
        something = bool(self.story.editor.document().characterCount() > 1 or self.evidence.items)
        for part in (self.questions, self.others, self.follow):
            part.setVisible(something)
        if self.context.workspace.read_only:  # what has nothing to read is only in the way
            full, now = self._hanging, self._experience
            self.questions.setVisible(any(answer.strip() for answer in now.answers))
            self.others.setVisible(bool(full.testimonies))
            self.follow.setVisible(bool(full.reflections or full.steps))
            self.competences.setVisible(bool(now.competences))

    def _tell_state(self) -> None:
        self.look.setVisible(not self._new)
        self.story.tell_state(self.desk.autosave.state, not self._new)

    def _in_a_question(self) -> bool:
        focus: QWidget | None = QApplication.focusWidget()
        now = self.accordion.current
        return now is not None and focus is not None and now.isAncestorOf(focus)

    # ------------------------------------------------------------ deeds
    def _id(self) -> str:
        return self._experience.id

    def _stored(self) -> None:
        """Something was committed: from now on this experience is known by its id."""
        if self.context.workspace.records.find(Experience, self._id()) is None:
            return
        self._new, self.target = False, self._id()
        if self.context.attempt(self._read):
            self.story.stored(self._experience)
            self.questions.show_record(self.desk.now(Experience, self._id()))
            self._begun()
            self._tell_state()
            self.window().setWindowTitle(tr("{page} – {name}", page=self.title, name=self.context.workspace.path.stem))

    def _reflect(self) -> None:
        if self.flush() and self.context.attempt(lambda: self.desk.ensure(self._id())):
            self.context.way.go("reflect", self._id())

    def _paste(self) -> None:
        """A picture or files on the clipboard, while the keyboard is not in a text."""
        data = QApplication.clipboard().mimeData()
        image = picture(data)
        if paths := local_files(data):
            self.evidence.offer(paths)
        elif image is not None:
            self.evidence.take_picture(image)

    def _menu(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        away = menu.addAction(icon("trash-2"), tr("Weggooien"), self._throw_away)
        away.setEnabled(not self._new)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _throw_away(self) -> None:
        records = self.context.workspace.records

        def throw() -> None:
            records.throw_away(records.get(Experience, self._id()), label=tr("ervaring weggooien"), origin=self)

        if self.flush() and self.context.attempt(throw):
            self.desk.clear()
            self._begin(Beginning())
            self.context.way.go("experiences")
            self.context.voice.say(tr("Ervaring weggegooid"), undo=True)
