"""The two sides beside each other, or one under the other where there is little room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lobdossier.ui.reflection.about import About
from lobdossier.ui.reflection.answer_side import AnswerSide
from lobdossier.ui.reflection.choosing import Choosing
from lobdossier.ui.reflection.question_side import QuestionSide
from lobdossier.ui.theme import em
from lobdossier.ui.widgets.layout import Box, box, vbox

_STACK_EM = 100
"""A page with less letters of width is one column."""


class _Row(Box):
    """A scrolling page asks for the height of what it holds only if that depends on its width, and squeezes it otherwise.

    Here it always does, also while every wrapped label is hidden.
    """

    def hasHeightForWidth(self) -> bool:
        return True


class Table(QWidget):
    """Cards at the left, at the right the answer or the choice of an experience.

    In one column the question stands right above its answer, and the experience comes last.
    """

    def __init__(self, questions: QuestionSide, about: About, answers: AnswerSide, choice: Choosing) -> None:
        super().__init__()
        self._questions, self._about, self._answers = questions, about, answers
        self._stacked: bool | None = None
        self._left = vbox(questions, None, gap=10)
        self._choice = box(vbox(choice, None, gap=0))
        sides = (box(self._left), (answers, 1), (self._choice, 1))
        self._row = _Row(Box.Direction.LeftToRight, sides, 10, (0, 0, 0, 0))
        self.setLayout(self._row)
        self._choice.hide()

    @property
    def stacked(self) -> bool:
        """Whether the sides lie under each other."""
        return bool(self._stacked)

    def show_choice(self, choice: bool) -> None:
        """The choice of an experience in place of the answer, or the answer."""
        self._answers.setVisible(not choice)
        self._about.setVisible(not choice)
        self._choice.setVisible(choice)

    def arrange(self, width: int) -> bool:
        """Divide a page of *width* pixels; whether that is done in another way than before."""
        stacked = width < _STACK_EM * em()
        if stacked == self._stacked:
            return False
        self._stacked = stacked
        self._row.setDirection(Box.Direction.TopToBottom if stacked else Box.Direction.LeftToRight)
        self._left.set_margins((0, 0, 0 if stacked else 16, 0))
        self._questions.set_flat(stacked)
        self._answers.set_close(stacked)
        (self._row if stacked else self._left).put(self._about)
        before, after = (self._answers, self._about) if stacked else (self._questions.other, self._about)
        QWidget.setTabOrder(before, after)
        return True
