"""Notes of one part of the conversation: typed while people talk, stored while they are typed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget

from lobdossier.domain.conversation import Conversation, PartNotes
from lobdossier.domain.texts import TextPlace
from lobdossier.domain.vocabulary import Part
from lobdossier.text.markdown import parse, serialise
from lobdossier.text.names import part_name
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.saved import SavedNote
from lobdossier.ui.editors.format_bar import FormatBar
from lobdossier.ui.editors.rich_text import RichTextEditor
from lobdossier.ui.talk.said import noted, with_noted
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import Elided, Icon, label
from lobdossier.ui.widgets.layout import Part as Part_
from lobdossier.ui.widgets.layout import box, hbox, vbox
from lobdossier.ui.words import tr

_LEAST: Final = 64
"""The least height of the place to write; drawn for 11 pt."""


class _Sheet(RichTextEditor):
    """A text that takes the height there is, and scrolls when it is longer."""

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__(name, placeholder, bare=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _fit(self) -> None:
        self.setMinimumHeight(u(_LEAST))


class NotesCard(Card):
    """A sheet for each part, made when it is first turned to; a part that one comes back to is as one left it."""

    def __init__(self, draft: Draft, *, read_only: bool) -> None:
        self._draft, self._read_only = draft, read_only
        self._sheets: dict[Part, _Sheet] = {}
        self._typed: set[Part] = set()
        self._bars: dict[Part, FormatBar] = {}
        self._part = Part.TERUGKIJKEN
        self._hidden, self._shows_tools = False, True
        self._heading = Elided("", "h3")
        self.to_answers = button(tr("Antwoorden"), "pin", "ghost")
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._covered = box(
            vbox(label(tr("Je notities zijn nu verborgen. Ze zijn bewaard."), "muted", wrap=True), None, gap=0)
        )
        self._covered.hide()
        self._tools = hbox(gap=0)
        head = hbox(
            Icon("notebook-pen", "muted", 19),
            (self._heading, 1),
            SavedNote(draft.autosave),
            self._tools,
            self.to_answers,
            gap=9,
        )
        parts: list[Part_] = [box(head), (self._stack, 1), (self._covered, 1)]
        if read_only:
            parts.append(label(tr("Alleen lezen: notities maken kan hier niet."), "small", wrap=True))
        super().__init__(*parts, pad=14, gap=6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def turn_to(self, part: Part) -> None:
        """Show the sheet of *part*."""
        self._part = part
        self._heading.setText(tr("Notities bij {part}", part=tr(part_name(part)).lower()))
        if part not in self._sheets:
            self._make(part)
        self._stack.setCurrentWidget(self._sheets[part])
        for each, bar in self._bars.items():
            bar.setVisible(each is part and not self._hidden and self._shows_tools)

    def begin(self) -> None:
        """The keyboard goes to the place to write."""
        if not self._hidden:
            self._sheets[self._part].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show what is stored, unless something here waits for that."""
        if self._draft.autosave.dirty:
            return
        for part, sheet in self._sheets.items():
            kept = noted(self._draft.conversation.notes, part)
            if serialise(sheet.document_tree()) != kept:
                sheet.load(parse(kept))

    def set_hidden(self, hidden: bool) -> None:
        """Whether nobody may read along."""
        self._hidden = hidden
        self._stack.setHidden(hidden)
        self._covered.setVisible(hidden)
        self.turn_to(self._part)

    def set_tools(self, shown: bool) -> None:
        """Whether there is room for the buttons of the text; their keys work without them."""
        self._shows_tools = shown
        self.turn_to(self._part)

    def _make(self, part: Part) -> None:
        name = tr("Notities bij {part}", part=tr(part_name(part)).lower())
        sheet = _Sheet(name, "" if self._read_only else tr("Losse woorden zijn genoeg."))
        sheet.place = TextPlace(Conversation.KIND, self._draft.conversation.id, f"notes/{part.value}")
        sheet.load(parse(noted(self._draft.conversation.notes, part)))
        sheet.setReadOnly(self._read_only)
        sheet.edited.connect(lambda: self._type(part))
        self._sheets[part] = sheet
        self._stack.addWidget(sheet)
        if not self._read_only:
            self._bars[part] = FormatBar(sheet)
            self._tools.put(self._bars[part])

    def _type(self, part: Part) -> None:
        self._typed.add(part)
        self._draft.touch(self._draft.conversation, "notes", self._written)

    def _written(self) -> tuple[PartNotes, ...]:
        """All notes: of the sheets that were typed on since the last time as they stand there, of the others as kept."""
        notes, typed = self._draft.conversation.notes, self._typed
        for part in typed:
            notes = with_noted(notes, part, serialise(self._sheets[part].document_tree()))
        self._typed = set()
        return notes
