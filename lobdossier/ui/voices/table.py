"""The answers side by side: a row for each question, a column for each voice; narrow, the voices under each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from lobdossier.domain.conversation import GivenAnswer, Participant
from lobdossier.domain.voices import Answers, Row, side_by_side, with_answer
from lobdossier.text.names import part_name
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.theme import em, u
from lobdossier.ui.voices.cells import Cell, GivenCell, NoCell, OwnCell, WaitingCell
from lobdossier.ui.voices.deeds import Deeds
from lobdossier.ui.voices.said import Speaker, speakers
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.fitting import Fitting
from lobdossier.ui.widgets.growing import focus_first
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import box, grows_down, hbox, vbox
from lobdossier.ui.widgets.people import Avatar
from lobdossier.ui.words import tr

LEAST: Final = 34
"""Letters in the width of a column."""
GAP: Final = 16


class Band(QWidget):
    """Widgets in equal columns; when they do not all fit, in as few lines as fit, each about as full."""

    def __init__(self, widgets: Sequence[QWidget]) -> None:
        super().__init__()
        self._widgets = list(widgets)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(grows_down())

    def arrange(self, columns: int) -> None:
        """Put them in so many columns."""
        self._grid.setHorizontalSpacing(u(GAP))
        self._grid.setVerticalSpacing(u(10))
        if columns == self._columns:
            return
        self._columns = columns
        for place, widget in enumerate(self._widgets):
            self._grid.removeWidget(widget)
            self._grid.addWidget(widget, place // columns, place % columns)
        for column in range(len(self._widgets)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.updateGeometry()


class VoicesTable(Fitting):
    """Typing in it is stored by the draft; a tap by *deeds*. `enter` gives the id of whose answers are to come in,
    `change` of whose answers are to be changed."""

    enter = Signal(str)
    change = Signal(str)

    def __init__(self, context: Context, draft: Draft, deeds: Deeds) -> None:
        super().__init__()
        self._context, self._draft, self._deeds = context, draft, deeds
        self._shown: object = None
        self._speakers: list[Speaker] = []
        self._heads = Band([])
        self._lines: list[tuple[str, Band, list[Cell]]] = []
        self._column = vbox(gap=10)
        self.setLayout(self._column)
        self.setSizePolicy(grows_down())

    @property
    def voices(self) -> int:
        """How many there are."""
        return len(self._draft.participants) + 1

    def refresh(self) -> None:
        """Show what the draft holds; what is being typed stays."""
        rows = side_by_side(self._draft.conversation, self._draft.participants)
        shown = self._form(rows)
        if shown != self._shown:
            self._draft.flush()  # takes in what stands in the editors that go
            rows = side_by_side(self._draft.conversation, self._draft.participants)
            self._shown = self._form(rows)
            self._build(rows)
        typing = self._draft.autosave.dirty
        for row, (_, _, cells) in zip(rows, self._lines, strict=True):
            for cell, answer in zip(cells, row.cells, strict=True):
                if isinstance(cell, OwnCell):
                    cell.show_answer(answer, typing)
                elif isinstance(cell, GivenCell) and answer is not None:
                    cell.show_answer(answer)

    # ------------------------------------------------------------ building
    def _form(self, rows: Sequence[Row]) -> object:
        """What the page is built of; when it is another one the page is built anew."""
        people = [(p.id, p.name, p.role, p.asked_on, p.asked_by) for p in self._draft.participants]
        lines = [
            (r.question, r.withdrawn, [bool(c and c.text.strip()) for c in (r.cells if r.withdrawn else r.cells[1:])])
            for r in rows
        ]
        return (people, lines, self._context.workspace.student.name)

    def _build(self, rows: Sequence[Row]) -> None:
        held = self._held()
        self._column.clear()
        self._speakers = speakers(
            self._context.workspace.student, self._draft.participants, guest=self._context.guest is not None
        )
        self._heads = Band([self._head(speaker) for speaker in self._speakers])
        self._column.put(self._heads)
        self._lines = []
        withdrawn = False
        for number, row in enumerate(rows, 1):
            if row.withdrawn and not withdrawn:
                withdrawn = True
                old = label(tr("Eerder gevraagd"), "h2")
                note = label(
                    tr("Deze vragen zijn weg of kregen andere woorden. Wat er gezegd is, staat er nog."),
                    "small",
                    wrap=True,
                )
                self._column.put(vbox(8, old, note, gap=1))
            cells = [
                self._cell(row, number, speaker, answer)
                for speaker, answer in zip(self._speakers, row.cells, strict=True)
            ]
            band = Band(cells)
            self._column.put(vbox(_question(row, number), band, gap=6))
            self._lines.append((f"{row.question.id} {row.question.question}", band, cells))
        self._fit()
        if held is not None:
            self._give(*held)

    def _head(self, speaker: Speaker) -> QWidget:
        words = vbox(Words(speaker.name, "strong"), Words(speaker.role, "small"), gap=0)
        parts = hbox(Avatar(speaker.letters, 38, speaker.tint), (words, 1), gap=12)
        person = speaker.participant
        if person is not None and person.answers and not self._context.workspace.read_only:
            name = tr("Antwoorden van {name} aanvullen of aanpassen", name=speaker.name)
            change = button("", "pencil", "ghost", name)
            change.clicked.connect(partial(self.change.emit, person.id))
            parts.put(change)
        return box(parts)

    def _cell(self, row: Row, number: int, speaker: Speaker, answer: GivenAnswer | None) -> Cell:
        person, read_only = speaker.participant, self._context.workspace.read_only
        guest = self._context.guest is not None
        if person is None and not row.withdrawn:
            own = OwnCell(speaker, row.question, number, self._draft.conversation.id, read_only=read_only, guest=guest)
            own.show_answer(answer, False)
            own.typed.connect(self._typed)
            own.marked.connect(partial(self._mark, None, own))
            return own
        if answer is not None and answer.text.strip():
            given = GivenCell(speaker, answer, number, read_only=read_only)
            given.marked.connect(partial(self._mark, person, given))
            return given
        if person is None or row.withdrawn:
            return NoCell(speaker)
        waiting = WaitingCell(speaker, number, read_only=read_only, guest=guest)
        waiting.enter.connect(partial(self.enter.emit, person.id))
        return waiting

    def _fit(self) -> None:
        """As many columns as there are voices, or as fit with as few lines as that takes."""
        count, gap = len(self._speakers), u(GAP)
        if not count:
            return
        fits = max(1, min(count, int((self.width() + gap) // (LEAST * em() + gap))))
        columns = math.ceil(count / math.ceil(count / fits))
        whole = columns == count
        self._heads.arrange(columns)
        self._heads.setVisible(whole)
        for _, band, cells in self._lines:
            for cell in cells:
                cell.set_head(not whole)
            band.arrange(columns)

    # ------------------------------------------------------------ keyboard
    def _held(self) -> tuple[str, int] | None:
        """Which answer has the keyboard."""
        focus = QApplication.focusWidget()
        for key, _, cells in self._lines:
            for place, cell in enumerate(cells):
                if focus is not None and cell.isAncestorOf(focus):
                    return key, place
        return None

    def _give(self, key: str, place: int) -> None:
        for other, _, cells in self._lines:
            if other == key and place < len(cells):
                focus_first(cells[place])

    def begin(self) -> None:
        """The keyboard goes to the first answer of the student that is still to be written."""
        own = [cell for _, _, cells in self._lines for cell in cells if isinstance(cell, OwnCell)]
        waiting = [cell for cell in own if cell.editor.document().isEmpty()]
        for cell in (waiting or own)[:1]:
            cell.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ deeds
    def _typed(self) -> None:
        self._draft.touch(self._draft.conversation, "answers", self._own)

    def _own(self) -> Answers:
        """The student's answers with what stands in the editors."""
        answers = self._draft.conversation.answers
        for _, _, cells in self._lines:
            for cell in cells:
                if isinstance(cell, OwnCell) and cell.touched:
                    answers = with_answer(answers, cell.question, cell.editor.text())
        return answers

    def _mark(self, person: Participant | None, cell: Cell, on: bool) -> None:
        if self._draft.flush():
            rows = side_by_side(self._draft.conversation, self._draft.participants)
            for row, (_, _, cells) in zip(rows, self._lines, strict=True):
                if cell in cells and (answer := row.cells[cells.index(cell)]) is not None:
                    self._deeds.mark(person, answer, on)
        self.refresh()


def _question(row: Row, number: int) -> QWidget:
    """The question with its number and the part it is for."""
    if row.withdrawn:
        return box(hbox((Words(row.question.question, "h3"), 1)))
    words, part = Words(row.question.question, "h2"), label(tr(part_name(row.question.part)), "small")
    return box(hbox(vbox(label(str(number), "h2", tone="accent"), None), (words, 1), part, gap=10))
