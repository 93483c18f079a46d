"""The page of one competence: what the student knows now, sees of her- or himself, and wrote."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QWidget

from lobdossier.domain.cards import Card
from lobdossier.domain.changes import Change
from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import Insight, SelfView
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import Competence
from lobdossier.services.cards import of_the_week
from lobdossier.services.portrait import AT_ONCE, CompetencePage
from lobdossier.services.reflections import Reflections
from lobdossier.text import names
from lobdossier.ui.context import Context
from lobdossier.ui.editors.autosave import Autosave, SaveState
from lobdossier.ui.experience.said import TINTS
from lobdossier.ui.explained import explained
from lobdossier.ui.portrait.form import Form, form_of
from lobdossier.ui.portrait.know_now import KnowNow
from lobdossier.ui.portrait.said import meaning
from lobdossier.ui.portrait.self_view import SelfViewCard
from lobdossier.ui.portrait.written import Written, experience_makers, experiences_list
from lobdossier.ui.reflection.opening import CARD, LATELY
from lobdossier.ui.reflection.question_side import face
from lobdossier.ui.screen import Screen
from lobdossier.ui.turns import in_the_next_turn
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card as Sheet
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import IconTile, label
from lobdossier.ui.widgets.layout import Columns, box, flow, hbox, vbox
from lobdossier.ui.widgets.page import crumbs, page, page_header
from lobdossier.ui.widgets.question_cards import QuestionCard
from lobdossier.ui.widgets.sight import soon_into_sight
from lobdossier.ui.words import tr

BEGIN_WITH: Final = 3


class CompetenceScreen(Screen):
    """One of the five (its value is the target, which stays): its own form, and under it what all five share.

    That is a sentence a day and a view a day; what was written before stays.
    """

    own_primary: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._competence = Competence.KWALITEITENREFLECTIE
        self._failed = False
        self._know_touched = self._view_touched = False
        self._shown: object = None
        self._limit = AT_ONCE
        self._column = vbox(gap=0)
        self.setLayout(self._column)
        self._autosave = Autosave(self._save, self)
        self._autosave.failed.connect(self._tell_failure)
        self._autosave.state_changed.connect(self._tell_state)
        self._built = False
        self.form: Form | None = None
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context.way.back)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def title(self) -> str:
        """The name of the competence."""
        return tr(names.competence_name(self._competence))

    def open(self, target: str) -> None:
        """Show the page of a competence, as it was left."""
        if not self._built:
            self._competence = Competence(target) if target in set(Competence) else Competence.KWALITEITENREFLECTIE
            self._built = True
            self._build()
        self.view.fold()
        self.target = target
        self.refresh()
        self.know.editor.moveCursor(QTextCursor.MoveOperation.End)

    def reveal(self, kind: str, record_id: str) -> None:
        """Scroll to the sentence or the self-view; what only this competence has shows the rest, if it knows how."""
        shared: dict[str, QWidget] = {Insight.KIND: self.know, SelfView.KIND: self.view}
        if kind in shared:
            soon_into_sight(shared[kind])
        elif self.form is not None:
            self.form.reveal(kind, record_id)

    def refresh(self) -> None:
        """Take over what the file holds, unless something here waits to be stored."""
        self.context.attempt(self._read)

    def concerns(self, change: Change) -> bool:
        """Whether this page shows something of *change*; the form has shown its own changes already."""
        shared: tuple[type[Record], ...] = (Experience, Insight, Reflection, SchoolPeriod, SelfView, Student)
        own = self.form.kinds if self.form is not None else ()
        kinds = {kind.KIND for kind in (*shared, *own)}
        return change.kind in kinds and (self.form is None or change.origin is not self.form)

    def flush(self) -> bool:
        """Store what is not stored yet."""
        return all([self._autosave.flush(), self.form is None or self.form.flush()])

    # ------------------------------------------------------------ showing
    def _build(self) -> None:
        """The page of this competence, still without contents."""
        competence = self._competence
        words, tint = names.COMPETENCES[competence], TINTS[competence]
        trail = crumbs(tr("Dit ben ik"), tr(words.name))
        trail.chosen.connect(lambda _place: self.context.way.go("portrait"))
        tile = box(vbox(6, IconTile(words.icon, tint, f"{tint}_soft", 46), None))
        note = tr("{name}. {meaning}", name=tr(words.name), meaning=meaning(competence))
        self.form = form_of(competence, self.context)
        actions = self.form.head_actions() if self.form is not None else ()
        top = hbox((trail, 1), explained(self.context, competence), gap=10)
        head = hbox(tile, (page_header(tr(words.question), note, *actions), 1), gap=16)
        self.know, self.view, self.written = KnowNow(), SelfViewCard(tint), Written(tint)
        self.experiences = experiences_list()
        self._heading = label("", "h2", wrap=True)
        self._first = vbox(gap=0)
        self._invitation = door(
            box(
                vbox(
                    label(tr("Kies een kaart. Je antwoord vind je hier terug."), "muted", wrap=True),
                    self._first,
                    gap=12,
                )
            )
        )
        self.question = door(button(tr("Beantwoord een vraag"), "playing-cards"))
        for later in (self.question, self._invitation):
            later.hide()
        self._touching = Sheet(label(tr("Hier kwam dit voor"), "h2", wrap=True), self.experiences)
        self._touching.hide()
        written = hbox((self._heading, 1), self.question, gap=10)
        main: QWidget = box(vbox(self.know, 8, written, self._invitation, self.written, None, gap=10))
        side = box(vbox(self.view, self._touching, None, gap=14))
        shared = Columns(main, side, side_width=342, gap=22)
        # The head and the form come at once, what is under them in the next turn: no key waits for the whole page.
        below = in_the_next_turn(shared, self)
        self._column.put(page(top, head, *((self.form, 6) if self.form is not None else ()), below))
        self.know.typed.connect(self._know_changed)
        self.view.typed.connect(self._view_changed)
        self.view.chosen.connect(self._view_chosen)
        self.written.opened.connect(self.context.way.go)
        for growing in (self.written.list, self.experiences):
            growing.wanted.connect(self._read_more)
        self.question.clicked.connect(self._ask)

    def _read(self) -> None:
        """The own sentence and view at once; what was written, which may be much, in the background."""
        workspace, competence = self.context.workspace, self._competence
        if self.form is not None:
            self.form.refresh()
        if not self._autosave.dirty:
            self.know.show_insights(workspace.portrait.insights(competence))
            views = workspace.portrait.views(competence)
            self.view.show_views(views, workspace.today())
            self.view.setVisible(bool(views) or not workspace.read_only)
            self._tell_state(SaveState.SAVED)
        self._read_written()

    def _read_written(self) -> None:
        portrait, competence, limit = self.context.workspace.portrait, self._competence, self._limit
        self.context.jobs.run(
            self,
            lambda _progress, _stopped: portrait.page(competence, limit),
            done=self._show_written,
            failed=self.context.voice.fail,
        )

    def _read_more(self, number: int) -> None:
        """More of what was written is asked for than was read."""
        self._limit = max(self._limit, 2 * number)
        self._read_written()

    def _show_written(self, found: CompetencePage) -> None:
        workspace = self.context.workspace
        today, sectors = workspace.today(), workspace.sectors()
        written = [(each.reflection.id, each.reflection.changed, each.experience) for each in found.answers]
        shown = (written, found.answered, found.experiences, found.touched, today, sectors)
        if shown == self._shown:
            return
        self._shown = shown
        self._heading.setText(tr("Dit schreef je") if found.answers else self._nothing())
        self.question.setVisible(bool(found.answers))
        self._invitation.setVisible(not found.answers)
        self._first.clear()
        if not found.answers:
            self._first.put(self._cards())
        self.written.show_answers(found.answers, today, found.answered)
        go = self.context.way.go
        self.experiences.show_list(
            experience_makers(found.experiences, sectors, today, lambda which: go("experience", which)), found.touched
        )
        self._touching.setVisible(bool(found.experiences))

    def _nothing(self) -> str:
        """Where nothing was written yet; who only looks is not spoken to."""
        return tr("Nog niets geschreven") if self.context.workspace.read_only else tr("Hier komt wat je schrijft")

    def _cards(self) -> QWidget:
        """A few questions to begin with; they need not say again which competence they are about."""
        cards = []
        for found in self._questions()[:BEGIN_WITH]:
            question = replace(face(found), subject=tr(names.part_name(found.part)), part="")
            card = QuestionCard(question, 178, 236)
            card.clicked.connect(partial(self.context.way.go, "reflect", f"{CARD}{found.id}"))
            cards.append(card)
        return flow(*cards, gap=14)

    def _questions(self) -> list[Card]:
        """The cards of this competence, those that were answered lately last."""
        workspace = self.context.workspace
        latest = [row.id for row in workspace.experiences.page(limit=LATELY)]
        asked = Reflections(workspace.records).asked(None, workspace.today(), latest=latest)
        cards = of_the_week(workspace.today(), workspace.student.sector, asked)
        return [card for card in cards if card.competence is self._competence]

    def _ask(self) -> None:
        self.context.way.go("reflect", f"{CARD}{self._questions()[0].id}")

    # ------------------------------------------------------------ storing
    def _save(self) -> None:
        workspace, today = self.context.workspace, self.context.workspace.today()
        portrait, competence = workspace.portrait, self._competence
        if self._know_touched:
            portrait.know_today(competence, self.know.text(), today, origin=self)
            self._know_touched = False
        if self._view_touched:
            portrait.see_today(competence, self.view.step, self.view.why.text(), today, origin=self)
            self._view_touched = False
            if self.form is not None:
                self.form.refresh()  # it may show the views too
        self.know.show_earlier(portrait.insights(competence))
        self.view.show_views(portrait.views(competence), today)

    def _know_changed(self) -> None:
        self._know_touched = True
        self._autosave.touch()

    def _view_changed(self) -> None:
        self._view_touched = True
        self._autosave.touch()

    def _view_chosen(self) -> None:
        self._view_changed()
        self._autosave.flush()

    def _tell_failure(self, error: Exception) -> None:
        self._failed = True
        self.context.voice.fail(error, self.flush)

    def _tell_state(self, state: SaveState) -> None:
        self.know.note.say(state, stored=bool(self.know.text().strip()))
        if state is SaveState.SAVED and self._failed:
            self._failed = False
            self.context.voice.mend()
