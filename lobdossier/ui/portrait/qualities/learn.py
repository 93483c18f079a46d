""" "Dit wil ik nog leren": what the student chose to learn, and a step out of it in one press."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.portrait import Quality
from lobdossier.ui.portrait.panel import Panel
from lobdossier.ui.portrait.qualities.aside import FEW
from lobdossier.ui.portrait.qualities.said import chip_title, short_title, title_of
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.cards import Card, OwnWords
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.fields import line_field
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import at_start, flow, hbox, vbox
from lobdossier.ui.words import tr


class Learn(Card):
    """Chips to tap; the one that is on can become a step, can be known by now, or go."""

    added = Signal(str)
    """The words of a new one."""
    step_wanted = Signal(object)
    known = Signal(object)
    throw_away_wanted = Signal(object)

    def __init__(self, tint: str, *, only_look: bool = False) -> None:
        super().__init__(fill=f"{tint}_soft")
        self._tint, self._only_look = tint, only_look
        self._qualities: list[Quality] = []
        self._on, self._all = "", False
        self._chips = vbox(gap=4)
        self._under = vbox(gap=8)
        self.choices: Choices | None = None
        self.panel: _Adding | None = None
        self.add = button(tr("Toevoegen"), "plus", "ghost")
        self.add.setAccessibleName(tr("Toevoegen wat je nog wilt leren"))
        self.add.clicked.connect(self._ask)
        if only_look:
            self.add.hide()
        head = hbox(Icon("sprout", tint, 20), (label(tr("Dit wil ik nog leren"), "h3", wrap=True), 1), self.add, gap=10)
        self.body.put(head)
        self.body.put(self._chips)
        self.body.put(self._under)

    def show_qualities(self, qualities: Sequence[Quality]) -> None:
        """Show these; the chip that is on stays on as long as it is there."""
        if list(qualities) == self._qualities and self.choices is not None:
            return
        self._qualities = list(qualities)
        on = self._on if any(each.id == self._on for each in qualities) else ""
        held = self.choices is not None and self.choices.isAncestorOf(self.focusWidget() or self)
        self._chips.clear()
        if not qualities:
            self.choices = Choices(tr("Dit wil ik nog leren"), [], size="s")
            self._chips.put(label(tr("Nog open: wat wil jij beter kunnen?"), wrap=True))
        else:
            shown = [each for place, each in enumerate(qualities) if self._all or place < FEW or each.id == on]
            options = [Option(each.id, chip_title(each), note=each.note, fg=self._tint, bg="surface") for each in shown]
            self.choices = Choices(tr("Dit wil ik nog leren"), options, [on], single=True)
            self.choices.changed.connect(lambda chosen: self._turn_to(chosen[0] if chosen else ""))
            self._chips.put(self.choices)
            if len(shown) < len(qualities):
                self._chips.put(at_start(self._more()))
        if self.panel is None:
            self._turn_to(on)
        if held:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _more(self) -> QWidget:
        more = button(tr("Alle {n} laten zien", n=len(self._qualities)), "chevron-down", "ghost")
        more.clicked.connect(self._show_all)
        return more

    def _show_all(self) -> None:
        """The keyboard goes to the first that came."""
        self._all, all_of_them, self._qualities = True, self._qualities, []
        self.show_qualities(all_of_them)
        if self.choices is not None:
            self.choices.take_keyboard(all_of_them[FEW].id)

    def _turn_to(self, which: str) -> None:
        self._close_adding()
        self._on = which
        self._under.clear()
        quality = next((each for each in self._qualities if each.id == which), None)
        if quality is not None:
            if quality.note.strip():
                self._under.put(OwnWords(quality.note, self._tint))
            if not self._only_look:
                self._under.put(self._deeds(quality))

    def _deeds(self, quality: Quality) -> QWidget:
        step = button(tr("Maak er een stap van"), "footprints")
        known = button(tr("Dit kan ik nu"), "check", "ghost")
        away = button(tr("Weggooien"), "trash-2", "ghost")
        for made, act in ((step, self.step_wanted), (known, self.known), (away, self.throw_away_wanted)):
            made.setAccessibleName(tr("{quality}: {deed}", quality=title_of(quality), deed=made.text()))
            made.clicked.connect(lambda _checked=False, act=act: act.emit(quality))
        return flow(step, known, away)

    def _ask(self) -> None:
        if self.panel is None:
            self._turn_to("")
            if self.choices is not None:
                self.choices.set_values([])
            self.panel = _Adding()
            self.panel.given.connect(self._given)
            self.panel.left.connect(self._leave)
            self._under.put(self.panel)
        self.panel.begin()

    def _given(self, words: str) -> None:
        self.added.emit(words)
        if self.panel is not None:
            self.panel.field.clear()

    def _leave(self) -> None:
        self._close_adding()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_adding(self) -> None:
        if self.panel is not None:
            self.panel = None
            self._under.clear()

    def waiting(self) -> str:
        """Words that were typed and not given yet."""
        return self.panel.field.text() if self.panel is not None else ""

    def taken(self) -> None:
        """What waited is stored."""
        if self.panel is not None:
            self.panel.field.clear()


class _Adding(Panel):
    """One line for a new one."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        question = tr("Wat wil je leren?")
        self.field = line_field(question, placeholder=tr("Bijvoorbeeld: nee zeggen"), limit=limits.TITLE)
        more, done = button(tr("Erbij"), "plus"), button(tr("Klaar"), kind="ghost")
        self.field.returnPressed.connect(self._give)
        more.clicked.connect(self._give)
        done.clicked.connect(self._done)
        self.setLayout(vbox(Words(question, "strong"), hbox((self.field, 1), more, done, gap=6), gap=4))

    def begin(self) -> None:
        """The keyboard in the line."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        if self.field.text().strip():
            self.given.emit(self.field.text())
        self.begin()

    def _done(self) -> None:
        if self.field.text().strip():
            self.given.emit(self.field.text())
        self.left.emit()


def step_said(quality: Quality) -> str:
    """The step that comes out of one: "Oefenen: Nee zeggen"."""
    return tr("Oefenen: {quality}", quality=short_title(quality))
