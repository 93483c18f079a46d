"""What somebody answered, divided over the questions: looked over by the student before it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import GivenAnswer, Participant, SharedQuestion
from lobdossier.domain.vocabulary import Way
from lobdossier.domain.voices import overwritten, shared
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.said import called
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.voices.deeds import Deeds
from lobdossier.ui.voices.typed import agreed
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.cards import Bar, Card
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.dates import DateField
from lobdossier.ui.widgets.fields import labelled
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import box, flow, grows_down, hbox, vbox
from lobdossier.ui.widgets.sight import soon_into_sight
from lobdossier.ui.words import tr

KEEP: Final = "keep"
REPLACE: Final = "replace"


@dataclass(frozen=True, slots=True)
class Found:
    """What came back: *texts* by the id of the question, and what could be read about the rest.

    Attributes:
        rest: what belongs to no question, as far as could be seen.
        on: the day that the answers are of, when they say so.
        may_show: whether the answers may be shown to others; *showing* holds the words in which that was said.
        name: who filled it in, when that stands on it.
        guessed: the order alone told which answer is whose question's.
    """

    texts: Mapping[str, str]
    rest: str = ""
    on: date | None = None
    may_show: bool = False
    showing: str = ""
    name: str = ""
    guessed: bool = False


class _Field(QWidget):
    """The text for one question; where an answer stands already, the choice between the two. `changed` on any of it."""

    changed = Signal()

    def __init__(self, question: SharedQuestion, number: int, participant: Participant, text: str) -> None:
        super().__init__()
        self.question, self._participant = question, participant
        self.editor = PlainEditor(question.question, tr("Nog leeg"), lines=2)
        self.editor.load(text)
        self.editor.edited.connect(self._compare)
        options = [Option(KEEP, tr("Laat staan")), Option(REPLACE, tr("Vervang"))]
        self.choice = Choices(tr("Vraag {n}, er staat al een antwoord", n=number), options, [KEEP], True, "s")
        self.choice.changed.connect(self._choose)
        before = next((a.text for a in participant.answers if _same(a, question)), "")
        self._clash = box(vbox(label(tr("Er staat al:"), "small"), Bar(Words(before)), self.choice, gap=4))
        head = hbox(vbox(label(str(number), "strong", tone="accent"), None), (Words(question.question, "strong"), 1))
        self.setLayout(vbox(head, self.editor, self._clash, gap=6))
        self.setSizePolicy(grows_down())
        self._compare()

    @property
    def text(self) -> str:
        """What is to be kept for this question; empty when what stands there stays."""
        return "" if self._clashes and self.choice.values != [REPLACE] else self.editor.text()

    def add(self, text: str) -> None:
        """Put *text* under what stands here."""
        now = self.editor.text().rstrip()
        self.editor.load(f"{now}\n{text}" if now else text)
        self._compare()

    @property
    def _clashes(self) -> bool:
        texts = {self.question.id: self.editor.text()}
        return bool(overwritten(self._participant.answers, texts, [self.question]))

    def _compare(self) -> None:
        self._clash.setVisible(self._clashes)
        self.changed.emit()

    def _choose(self, on: list[str]) -> None:
        if not on:  # one of the two it is
            self.choice.set_values([KEEP])
        self.changed.emit()


class Approval(Card):
    """`saved` after it was kept, `left` when it is not to be. Nothing is stored before the button is pressed."""

    saved = Signal()
    left = Signal()

    def __init__(
        self,
        context: Context,
        draft: Draft,
        deeds: Deeds,
        participant: Participant,
        found: Found,
        way: Way,
    ) -> None:
        super().__init__(gap=14)
        self._deeds, self._participant, self._way = deeds, participant, way
        name = called(participant)
        questions = shared(draft.conversation)
        self.fields = [
            _Field(question, number, participant, found.texts.get(question.id, ""))
            for number, question in enumerate(questions, 1)
        ]
        self.rest = PlainEditor(tr("Dit kon ik bij geen vraag zetten"), lines=1)
        self.rest.load(found.rest)
        self._rest = self._unplaced(questions)
        self._rest.setVisible(bool(found.rest.strip()))
        self.day = DateField(tr("Wanneer antwoordde {name}?", name=name), found.on or context.workspace.today())
        said = tr("{name} vindt het goed dat ik dit ook aan anderen laat zien", name=name)
        self.may_show, row = agreed(said, found.may_show)
        self.keep = button(tr("Antwoorden bewaren"), "check", "primary")
        self.keep.clicked.connect(self._save)
        close = button(tr("Toch niet"), kind="ghost")
        close.clicked.connect(self.left)
        for part in (
            label(tr("De antwoorden van {name}", name=name), "h2", wrap=True),
            label(_note(found), "muted", wrap=True),
            *_who(found, participant),
            *self.fields,
            self._rest,
            labelled(self.day.accessibleName(), box(hbox(self.day, None))),
            *_shown(found, name),
            row,
            flow(self.keep, close, gap=10),
        ):
            self.body.put(part)
        for field in self.fields:
            field.changed.connect(self._tell)
        self._tell()

    def begin(self) -> None:
        """The keyboard goes to the first text, and all of it comes into sight."""
        if self.fields:
            self.fields[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        soon_into_sight(self)

    def _unplaced(self, questions: Sequence[SharedQuestion]) -> QWidget:
        options = [Option(q.id, tr("Vraag {n}", n=n), note=q.question) for n, q in enumerate(questions, 1)]
        self.where = Choices(tr("Zet dit bij"), options, single=True, size="s")
        self.where.changed.connect(self._place)
        note = label(tr("Zet het bij een vraag. Wat hier blijft staan, wordt niet bewaard."), "small", wrap=True)
        title = label(self.rest.accessibleName(), "strong", wrap=True)
        return box(vbox(title, note, self.rest, self.where, gap=6))

    def _place(self, on: list[str]) -> None:
        """What could not be placed goes under the question that was tapped."""
        field = next((field for field in self.fields if field.question.id in on), None)
        self.where.set_values([])
        if field is not None and self.rest.text().strip():
            field.add(self.rest.text().strip())
            self.rest.load("")
            self._rest.hide()
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _texts(self) -> dict[str, str]:
        return {field.question.id: field.text for field in self.fields if field.text.strip()}

    def _tell(self) -> None:
        self.keep.setEnabled(bool(self._texts()))

    def _save(self) -> None:
        done = self._deeds.take_in(
            self._participant, self._texts(), way=self._way, on=self.day.day, may_show=self.may_show.isChecked()
        )
        if done:
            self.saved.emit()


def _note(found: Found) -> str:
    if found.guessed:
        return tr("Ik zag geen nummers en ging op de volgorde af. Kijk goed of elk stuk bij de goede vraag staat.")
    return tr("Kijk of elk stuk bij de goede vraag staat. Je kunt het nog aanpassen.")


def _who(found: Found, participant: Participant) -> list[QWidget]:
    """Somebody else may have filled it in: then that is said."""
    if not found.name or found.name.casefold() == participant.name.strip().casefold():
        return []
    return [Words(tr("Ingevuld door: {name}", name=found.name), "strong")]


def _shown(found: Found, name: str) -> list[QWidget]:
    """In whose words it was said whether others may see it."""
    if not found.showing.strip():
        return []
    said = label(tr("{name} schreef over laten zien aan anderen:", name=name), "small", wrap=True)
    return [Bar(said, Words(found.showing))]


def _same(answer: GivenAnswer, question: SharedQuestion) -> bool:
    return (answer.question_id, answer.question) == (question.id, question.question)
