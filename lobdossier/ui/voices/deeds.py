"""What is tapped on the voices of one conversation: stored at once, and to be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from lobdossier.domain.conversation import GivenAnswer, Participant, SharedQuestion
from lobdossier.domain.record import Record
from lobdossier.domain.vocabulary import Way
from lobdossier.domain.voices import marked
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.said import called
from lobdossier.ui.words import tr


class Deeds:
    """Each stores first what is being typed, so that it never goes back over what was tapped."""

    def __init__(self, context: Context, draft: Draft) -> None:
        self._context, self._draft = context, draft

    def mark(self, participant: Participant | None, answer: GivenAnswer, on: bool) -> bool:
        """Put *answer* of somebody (None: the student) among what is talked about, or take it off."""
        if not self._draft.flush():
            return False
        owner = self._draft.conversation if participant is None else self._draft.current(participant)
        label = tr("antwoord markeren") if on else tr("markering weghalen")
        return self._save(replace(owner, answers=marked(owner.answers, answer, on)), label)

    def ask(self, questions: Sequence[SharedQuestion], label: str, said: str = "") -> bool:
        """From now on these are the questions."""
        done = self._draft.flush() and self._save(replace(self._draft.conversation, questions=tuple(questions)), label)
        if done and said:
            self._context.voice.say(said, undo=True)
        return done

    def set_own_first(self, on: bool) -> bool:
        """Whether the others see the student's answers only when theirs are in."""
        return self._draft.flush() and self._save(
            replace(self._draft.conversation, own_first=on), tr("kiezen wie wanneer meeleest")
        )

    def sent(self, participant: Participant, way: Way, said: str) -> bool:
        """The questions went to *participant* today; *said* tells it, with the way back."""
        workspace = self._context.workspace
        done = self._draft.flush() and self._context.attempt(
            lambda: workspace.voices.asked(participant, way, today=workspace.today(), label=tr("vragen gestuurd"))
        )
        if done:
            self._read()
            self._context.voice.say(said, undo=True)
        return done

    def not_sent(self, participant: Participant) -> bool:
        """The questions did not go out after all."""
        return self._draft.flush() and self._save(
            replace(self._draft.current(participant), asked_on=None, asked_by=Way.NONE), tr("vragen toch niet gestuurd")
        )

    def take_in(
        self, participant: Participant, texts: Mapping[str, str], *, way: Way, on: date, may_show: bool
    ) -> bool:
        """What *participant* answered (by the id of the question) comes into the dossier; what is not in it, stays."""
        voices, label = self._context.workspace.voices, tr("antwoorden bewaren")
        done = self._draft.flush() and self._context.attempt(
            lambda: voices.take_in(
                self._draft.conversation,
                self._draft.current(participant),
                texts,
                way=way,
                on=on,
                may_show=may_show,
                label=label,
            )
        )
        if done:
            self._read()
            said = tr("De antwoorden van {name} staan erbij.", name=called(participant))
            self._context.voice.say(said, undo=True)
        return done

    def _save(self, record: Record, label: str) -> bool:
        done = self._context.attempt(lambda: self._context.workspace.records.save(record, label=label))
        if done:
            self._read()
        return done

    def _read(self) -> None:
        self._draft.read()
        self._draft.changed.emit()
