"""The screen on which a student looks back: cards at the left, the answer at the right."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut

from lobdossier.domain.changes import Change
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.plans import Step
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.student import Student
from lobdossier.services.cards import deck
from lobdossier.services.reflections import Reflections
from lobdossier.ui.context import Context
from lobdossier.ui.reflection import opening
from lobdossier.ui.reflection.about import About
from lobdossier.ui.reflection.answer_side import AnswerSide
from lobdossier.ui.reflection.choosing import Choosing
from lobdossier.ui.reflection.draft import Draft
from lobdossier.ui.reflection.foot import Foot
from lobdossier.ui.reflection.opening import Opening
from lobdossier.ui.reflection.question_side import QuestionSide
from lobdossier.ui.reflection.table import Table
from lobdossier.ui.reflection.writing import Writing
from lobdossier.ui.screen import Screen
from lobdossier.ui.widgets.layout import vbox
from lobdossier.ui.widgets.page import margins_in, page, page_header
from lobdossier.ui.words import tr

_CONCERNED = frozenset(kind.KIND for kind in (Experience, Evidence, Reflection, Step, Student))
_AROUND_BAR = (32, 10, 32, 12)


class ReflectScreen(Screen):
    """Looking back at an experience (its id), with a question of its own ("card:<id>"), or further ("reflection:<id>")."""

    own_primary: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._opening = Opening(context.workspace, Reflections(context.workspace.records))
        self._finished = False
        self._choosing = False
        self.questions, self.answers, self.foot = QuestionSide(), AnswerSide(deck()), Foot()
        self._writing = Writing(context, self, self.answers, self.foot.note)
        self.choice = Choosing()
        self.about = About()
        self.table = Table(self.questions, self.about, self.answers, self.choice)
        self._header = page_header(
            tr("Reflectie in twee minuten"), tr("Eén zin is genoeg. Je hoeft niet alle kaarten te doen.")
        )
        self._bar = vbox(gap=0, m=_AROUND_BAR)
        self.setLayout(vbox((page(self._header, (self.table, 1), stretch=False), 1), self._bar, gap=0))
        self._connect()
        self._arrange()

    # ------------------------------------------------------------ the screen
    @property
    def title(self) -> str:
        """What is being done here."""
        return tr("Reflecteren")

    def open(self, target: str) -> None:
        """Begin, or go on where the same target was left today.

        Raises:
            KeyError: what is looked back on is not in the dossier, or lies in the trash.
        """
        draft, again = self._writing.draft, target == self.target and not self._finished
        self.target = target
        if draft is not None and again and self._goes_on(draft):
            self.refresh()
        else:
            self._begin()
        if not self._choosing:
            self.answers.write_on()

    def refresh(self) -> None:
        """Take over what the file holds, unless something here waits to be stored."""
        draft = self._writing.draft
        if draft is None:
            return
        if not self._writing.dirty and self._opening.gone(draft):
            self._writing.forget()
            self.context.way.back()
            return
        stored = None if self._writing.dirty else self._opening.changed_elsewhere(draft)
        if stored is not None:
            self._show(self._opening.go_on(stored))
        else:
            self._show_about()

    def concerns(self, change: Change) -> bool:
        """Whether it shows something of *change*."""
        return change.kind in _CONCERNED

    def flush(self) -> bool:
        """Store what is not stored yet."""
        return self._writing.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def restyle(self) -> None:
        """Other letters need another division of the page."""
        self._arrange()

    # ------------------------------------------------------------ deeds
    def turn(self, place: int) -> None:
        """Another card face up, with its own answer."""
        draft = self._writing.take_in()
        draft.turn(place)
        self._show_front()

    def next_card(self) -> None:
        """The next card that is still open, and the keyboard in its answer."""
        self.turn(self._writing.take_in().next_open())
        self.answers.write_on()

    def another(self) -> None:
        """Another question in the place of this one; an answered card stays."""
        draft = self._writing.take_in()
        if not draft.another():
            self.context.voice.say(tr("Dit zijn alle vragen die hierbij passen."))
        self._show_front()

    def done(self) -> None:
        """Store, say so, and return to where the student came from."""
        if not self.flush():
            return
        self._finished = True
        if self._writing.draft is not None and not self._writing.draft.blank:
            self.context.voice.say(tr("Reflectie bewaard."))
        self.context.way.back()

    # ------------------------------------------------------------ beginning
    def _begin(self) -> None:
        self._finished = False
        self._writing.forget()
        draft = self._opening.find(self.target)
        if draft is None:
            raise KeyError(self.target)
        self._show(draft)
        experiences = self.context.workspace.experiences
        if draft.experience is None and not self.target.startswith(opening.REFLECTION) and experiences.count():
            self._choose()

    def _goes_on(self, draft: Draft) -> bool:
        """Whether what was left here is still there to go on with; an empty hand only on the day it was dealt."""
        if self._writing.dirty:
            return True
        today = self.context.workspace.today()
        return not self._opening.gone(draft) and (not draft.blank or draft.reflection.on == today)

    # ------------------------------------------------------------ showing
    def _show(self, draft: Draft) -> None:
        self._choosing = False
        self.table.show_choice(False)
        self.foot.show()
        self._writing.show(draft)
        self._show_front()
        self._show_about()

    def _show_front(self) -> None:
        if (draft := self._writing.draft) is not None:
            self.questions.show_hand([laid.card for laid in draft.hand], draft.front)
            self._writing.show_front()

    def _show_about(self) -> None:
        """The experience as it is now; it may have been changed or thrown away meanwhile."""
        if self._writing.draft is None or self._choosing:
            return
        if self._writing.draft.experience is None:
            self.about.offer_choice(possible=self.context.workspace.experiences.count() > 0)
        else:
            self.about.show_experience(self.context, self._writing.draft.experience.id)

    # ------------------------------------------------------------ about what
    def _choose(self) -> None:
        """Ask what the question makes the student think of."""
        workspace = self.context.workspace
        draft = self._writing.take_in()
        self._choosing = True
        self.questions.show_hand([draft.here.card], 0)
        self.table.show_choice(True)
        self.foot.hide()
        self.choice.show_latest(self._opening.latest(), workspace.sectors(), workspace.today())

    def _chosen(self, experience_id: str) -> None:
        draft = self._writing.take_in()
        experience = self.context.workspace.records.get(Experience, experience_id) if experience_id else None
        self._choosing = False
        self.table.show_choice(False)
        self.foot.show()
        if experience is not None:
            draft.about(experience)
            if not draft.blank:
                self._writing.touch()
        self._show_front()
        self._show_about()
        self.answers.write_on()

    def _open_experience(self) -> None:
        if self._writing.draft is not None and self._writing.draft.experience is not None:
            self.context.way.go("experience", self._writing.draft.experience.id)

    # ------------------------------------------------------------ private
    def _connect(self) -> None:
        self.questions.turned.connect(self.turn)
        self.questions.answer_wanted.connect(self.answers.write_on)
        self.questions.another_wanted.connect(self.another)
        self.about.opened.connect(self._open_experience)
        self.about.choice_wanted.connect(self._choose)
        self.choice.chosen.connect(self._chosen)
        self.foot.onward.clicked.connect(self.next_card)
        self.foot.done.clicked.connect(self.done)
        for keys, act in (("Escape", self.context.way.back), ("Ctrl+Return", self.done)):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _arrange(self) -> None:
        """Two sides, or with little room one under the other and the buttons always in sight."""
        self._bar.set_margins(margins_in(self.window(), _AROUND_BAR))
        if self.table.arrange(self.width()):
            # With little room the question itself is the title.
            self._header.setVisible(not self.table.stacked)
            if self.table.stacked:
                self._bar.put(self.foot)
            else:
                self.answers.put_foot(self.foot)
