"""What is written at the answer side: taken into the draft, stored after a pause, and a quiet line that says so."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lobdossier.domain.vocabulary import Competence
from lobdossier.services.reflections import Reflections
from lobdossier.ui.context import Context
from lobdossier.ui.editors.autosave import Autosave, SaveState
from lobdossier.ui.reflection.answer_side import AnswerSide
from lobdossier.ui.reflection.draft import Draft
from lobdossier.ui.reflection.planning import moments
from lobdossier.ui.reflection.saved_note import SavedNote


class Writing(QObject):
    """The draft that *screen* is writing on; None before `show` and after `forget`. What it stores has *screen* as origin."""

    def __init__(self, context: Context, screen: QWidget, answers: AnswerSide, note: SavedNote) -> None:
        super().__init__(screen)
        self.draft: Draft | None = None
        self._context, self._screen, self._answers, self._note = context, screen, answers, note
        self._reflections = Reflections(context.workspace.records)
        self._failed = False
        self._autosave = Autosave(self._save, self)
        self._autosave.failed.connect(self._tell_failure)
        self._autosave.state_changed.connect(self._tell_state)
        answers.typed.connect(self.touch)
        answers.felt.connect(self._felt)
        answers.chose_competences.connect(self._chose)

    @property
    def dirty(self) -> bool:
        """Whether something on the screen is not stored yet."""
        return self._autosave.dirty

    def show(self, draft: Draft) -> None:
        """Go on with *draft*: its step and its feelings. `show_front` shows its answer."""
        self.draft = draft
        workspace = self._context.workspace
        by = draft.step.by if draft.step.title else None
        offered = moments(workspace.today(), workspace.conversations.coming(), by)
        when = next((moment.id for moment in offered if moment.by == by), "") if draft.step.title else ""
        self._answers.show_step(offered, draft.step.title, when)
        self._answers.feelings.set_values(draft.reflection.feelings)
        self._answers.show_more(not draft.blank)
        self._tell_state(self._autosave.state)

    def show_front(self) -> None:
        """The answer on the card that lies face up."""
        if self.draft is not None:
            self._answers.show_laid(self.draft.here)
            self._answers.editor.place = self.draft.place
            self._answers.competences.set_values(self.draft.reflection.competences)

    def forget(self) -> None:
        """Nothing is written here any more."""
        self.draft = None

    def take_in(self) -> Draft:
        """What stands in the fields, taken into the draft.

        Raises:
            RuntimeError: nothing is being written.
        """
        draft = self.draft
        if draft is None:
            raise RuntimeError("nothing is open")
        text = self._answers.text()
        if text != draft.here.answer.text:
            draft.write(text)
            self._answers.editor.place = draft.place
            self._answers.competences.set_values(draft.reflection.competences)
        title, moment = self._answers.planned()
        draft.plan(title, moment.by if moment else None)
        return draft

    def touch(self) -> None:
        """Something was changed: it is stored after a pause."""
        self._autosave.touch()

    def flush(self) -> bool:
        """Store what is not stored yet; whether all of it is."""
        self._answers.feelings.keep_typed()
        return self._autosave.flush()

    def _save(self) -> None:
        draft = self.take_in()
        self._reflections.store(draft.reflection, draft.step, origin=self._screen)

    def _felt(self) -> None:
        if self.draft is not None:
            self.draft.feel(self._answers.feelings.values)
            self.touch()

    def _chose(self, competences: list[str]) -> None:
        self.take_in().touch_on([Competence(value) for value in competences])
        self.touch()

    def _tell_failure(self, error: Exception) -> None:
        self._failed = True
        self._context.voice.fail(error, self.flush)

    def _tell_state(self, state: SaveState) -> None:
        self._note.say(state, stored=self.draft is not None and not self.draft.blank)
        if state is SaveState.SAVED and self._failed:
            self._failed = False
            self._context.voice.mend()
