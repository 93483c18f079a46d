"""The right side: the answer; and after the first words how it felt, what it is about and what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from lobdossier.domain import limits
from lobdossier.domain.cards import Deck
from lobdossier.domain.vocabulary import Competence
from lobdossier.text import names
from lobdossier.text.markdown import parse, serialise
from lobdossier.ui.editors.rich_text import RichTextEditor
from lobdossier.ui.experience.said import TINTS
from lobdossier.ui.reflection.draft import Laid
from lobdossier.ui.reflection.feelings import Feelings
from lobdossier.ui.reflection.planning import Moment
from lobdossier.ui.widgets.buttons import Option
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, rule, vbox
from lobdossier.ui.widgets.steps import StepBox
from lobdossier.ui.words import tr


class AnswerSide(Card):
    """One answer at a time. The other questions show themselves when the first words are there, and stay."""

    typed = Signal()
    """The answer or the step is being typed: it is to be stored soon."""
    felt = Signal()
    chose_competences = Signal(list)

    def __init__(self, deck: Deck, title: str = "") -> None:
        super().__init__(pad=22, gap=12)
        self._edited = False
        self._text = ""
        self.editor = RichTextEditor("", tr("Begin met één zin…"), lines=5, most=24, bare=True)
        self.editor.document().setDocumentMargin(0)
        self.editor.edited.connect(self._on_edited)
        self.editor.cursorPositionChanged.connect(self._follow)
        self.feelings = Feelings(tr("Hoe voelde je je?"), deck.feelings)
        self.feelings.changed.connect(self.felt)
        self.competences = Choices(tr("Waar gaat dit over?"), _competences())
        self.competences.changed.connect(self.chose_competences)
        self._step = vbox(gap=0)
        self.step: StepBox | None = None
        self._moments: list[Moment] = []
        self._more = box(
            vbox(
                rule(),
                4,
                label(tr("Hoe voelde je je?"), "h3", wrap=True),
                self.feelings,
                4,
                label(tr("Waar gaat dit over?"), "h3", wrap=True),
                self.competences,
                6,
                self._step,
                gap=7,
            )
        )
        self._foot = vbox(gap=0)
        self._title = label(title or tr("Jouw antwoord"), "h2", wrap=True)
        for part in (self._title, self.editor, 6, self._more, None, self._foot):
            self.body.put(part)

    @property
    def whole(self) -> bool:
        """Whether everything is in sight, not the answer alone."""
        return not self._more.isHidden()

    def show_laid(self, laid: Laid) -> None:
        """Show the answer on one card. Nothing is announced."""
        self._text, self._edited = laid.answer.text, False
        self.editor.load(parse(laid.answer.text))
        self.editor.setAccessibleName(tr("Jouw antwoord op: {question}", question=laid.card.words))

    def text(self) -> str:
        """The answer in the Markdown subset: letter for letter what was stored while nothing was typed."""
        if self._edited:
            self._text, self._edited = serialise(self.editor.document_tree()), False
        return self._text

    def show_more(self, more: bool) -> None:
        """Show the other questions too, or the answer alone."""
        self._more.setVisible(more)

    def show_step(self, moments: Sequence[Moment], title: str, when: str) -> None:
        """A fresh box for the step; *when* is the id of its moment."""
        self._moments = list(moments)
        self._step.clear()
        options = [Option(moment.id, moment.words) for moment in moments]
        self.step = StepBox(tr("Wat wil je hierna doen?"), options, tr("Een kleine stap is genoeg"))
        self.step.field.setMaxLength(limits.TITLE)
        self.step.set_values(title, when)
        self.step.changed.connect(self.typed)
        self._step.put(self.step)

    def planned(self) -> tuple[str, Moment | None]:
        """What stands in the box of the step: its words, and its moment if one was chosen."""
        if self.step is None:
            return "", None
        when = self.step.when
        return self.step.text, next((moment for moment in self._moments if moment.id == when), None)

    def put_foot(self, foot: QWidget) -> None:
        """Lay the row of buttons at the foot of this card."""
        self._foot.put(foot)

    def set_close(self, close: bool) -> None:
        """Stand right under the question, without a title in between."""
        self._title.setVisible(not close)

    def write_on(self) -> None:
        """The keyboard goes to the end of the answer."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the empty sheet is a wish to write."""
        if self.whole:
            super().mousePressEvent(event)
        else:
            self.write_on()

    def _on_edited(self) -> None:
        self._edited = True
        if not self.whole and not self.editor.document().isEmpty():
            self.show_more(True)
        self.typed.emit()

    def _follow(self) -> None:
        """The page keeps the line in sight that is being typed: the field grows instead of scrolling itself."""
        if not self.editor.hasFocus():
            return
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inside = area.widget() if area is not None else None
        if area is not None and inside is not None:
            cursor = self.editor.cursorRect()
            spot = self.editor.viewport().mapTo(inside, cursor.bottomLeft())
            area.ensureVisible(spot.x(), spot.y(), 0, 2 * cursor.height())


def _competences() -> list[Option]:
    return [
        Option(
            competence,
            tr(names.competence_short(competence)),
            names.competence_icon(competence),
            f"{tr(names.competence_name(competence))}. {tr(names.competence_question(competence))}",
            TINTS[competence],
            f"{TINTS[competence]}_soft",
        )
        for competence in Competence
    ]
