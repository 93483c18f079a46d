"""The same card today, beside the answer of then."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from lobdossier.domain.cards import Card as Asked
from lobdossier.domain.changes import Change
from lobdossier.domain.experience import Experience
from lobdossier.domain.plans import Step
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import Competence
from lobdossier.services.cards import deck
from lobdossier.services.looking_back import Said
from lobdossier.services.reflections import Reflections
from lobdossier.text import dates, names
from lobdossier.ui.context import Context
from lobdossier.ui.even import Even
from lobdossier.ui.reflection.answer_side import AnswerSide
from lobdossier.ui.reflection.draft import Draft
from lobdossier.ui.reflection.experience_card import small_card
from lobdossier.ui.reflection.saved_note import SavedNote
from lobdossier.ui.reflection.writing import Writing
from lobdossier.ui.screen import Screen
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import box, hbox, vbox
from lobdossier.ui.widgets.page import crumbs, page
from lobdossier.ui.words import tr
from lobdossier.ui.years.then_now import answer_of, subject_line

_CONCERNED = frozenset(kind.KIND for kind in (Experience, Reflection, Step, Student))


class AgainScreen(Screen):
    """Target: "<id of a reflection>:<id of a card>", the answer of then. What is written now is a reflection of its own."""

    own_primary: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._reflections = Reflections(context.workspace.records)
        self._said: Said | None = None
        trail = crumbs(tr("Terugkijken"), tr("Toen en nu"))
        trail.chosen.connect(lambda _place: context.way.go("looking_back"))
        self._question = vbox(gap=4)
        self._then = vbox(gap=10)
        self.answers = AnswerSide(deck(), tr("En nu?"))
        self.note = SavedNote()
        self._writing = Writing(context, self, self.answers, self.note)
        self.done_button = button(tr("Klaar"), "check", "primary")
        self.answers.put_foot(box(hbox((self.note, 1), self.done_button, gap=10)))
        # Time runs left to right; where there is little room then stands over now.
        sides = Even([box(vbox(self._then, None, gap=10)), box(vbox(self.answers, None, gap=0))], least=46, gap=20)
        self.setLayout(vbox(page(trail, self._question, 2, sides, gap=14), gap=0))
        self._connect()

    @property
    def title(self) -> str:
        """What is being done here."""
        return tr("Toen en nu")

    def open(self, target: str) -> None:
        """Show the answer of then, and go on with the answer of today if there is one.

        Raises:
            KeyError: that answer is not in the dossier, or lies in the trash.
        """
        reflection_id, _, card_id = target.partition(":")
        said = self.context.workspace.looking_back.said(reflection_id, card_id)
        if said is None:
            raise KeyError(target)
        again = target == self.target and self._writing.dirty
        self.target, self._said = target, said
        if not again:
            self._begin(said)
        self.answers.write_on()

    def refresh(self) -> None:
        """Take over what changed elsewhere, unless something here waits to be stored."""
        if self._said is None or self._writing.dirty:
            return
        found = self.context.workspace.looking_back.said(self._said.reflection.id, self._said.answer.card_id)
        if found is None:
            self._said = None
            self._writing.forget()
            self.context.way.back()
        else:
            self._said = found
            self._begin(found)

    def concerns(self, change: Change) -> bool:
        """Whether it shows something of *change*."""
        return change.kind in _CONCERNED

    def flush(self) -> bool:
        """Store what is not stored yet."""
        return self._writing.flush()

    def done(self) -> None:
        """Store, say so, and return to where the student came from."""
        if self.flush():
            if self._writing.draft is not None and not self._writing.draft.blank:
                self.context.voice.say(tr("Bewaard. Toen en nu staan naast elkaar bij Terugkijken."))
            self.context.way.back()

    # ------------------------------------------------------------ showing
    def _begin(self, said: Said) -> None:
        workspace = self.context.workspace
        today, card = workspace.today(), self._card_now(said)
        fresh = Answer(card_id=card.id, question=card.words, competence=said.answer.competence, part=said.answer.part)
        stored = workspace.looking_back.of_today(said, today)
        reflection = stored or Reflection(on=today, experience_id=said.reflection.experience_id, answers=(fresh,))
        step = self._reflections.step(reflection.id) if stored else None
        draft = Draft(reflection, step, said.experience, deck(), workspace.student.sector, ())
        self._show_question(said, draft.here.answer)
        self._show_then(said)
        self._writing.show(draft)
        self._writing.show_front()

    def _card_now(self, said: Said) -> Asked:
        """The card as it is asked now; one that the deck has no more is asked as it was then."""
        known = deck().card(said.answer.card_id)
        if known is not None:
            return known.worded(self.context.workspace.student.sector)
        return Asked(
            id=said.answer.card_id,
            competence=said.answer.competence or Competence.KWALITEITENREFLECTIE,
            part=said.answer.part or next(iter(names.PARTS)),
            words=said.answer.question,
        )

    def _show_question(self, said: Said, now: Answer) -> None:
        self._question.clear()
        self._question.put(subject_line(said.answer.competence))
        self._question.put(label(now.question, "h1", wrap=True))
        if now.question != said.answer.question:
            self._question.put(Words(tr("Toen was de vraag: {question}", question=said.answer.question), "muted"))

    def _show_then(self, said: Said) -> None:
        self._then.clear()
        ago = dates.until(said.reflection.on, self.context.workspace.today()) if said.reflection.on else ""
        heading = tr("Toen") if not ago else tr("Toen, {ago}", ago=ago)
        self._then.put(Card(answer_of(said, heading, then=True, about=False), pad=22))
        if said.experience is not None:
            workspace = self.context.workspace
            card = small_card(said.experience, workspace.sectors(), workspace.today())
            card.clicked.connect(partial(self.context.way.go, "experience", said.experience.id))
            self._then.put(label(tr("Dit ging over"), "small"))
            self._then.put(card)

    def _connect(self) -> None:
        self.done_button.clicked.connect(self.done)
        for keys, act in (("Escape", self.context.way.back), ("Ctrl+Return", self.done)):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
