""" "Zo zie ik mezelf": four steps from samen to zelf aan het stuur, if one likes, and what was chosen before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.portrait import SelfView
from lobdossier.text import dates, names
from lobdossier.ui.portrait.said import step_word, view_line
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, CardButton, OwnWords
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import box, flow, vbox
from lobdossier.ui.widgets.step_line import StepLine, StepPoint
from lobdossier.ui.words import tr

MOST_BEFORE: Final = 6


class SelfViewCard(Card):
    """Closed it shows the newest view in words; open it asks for the one of today. Nothing is chosen beforehand."""

    chosen = Signal()
    """Another step, or none: to be stored at once."""
    typed = Signal()
    """The reason is being typed."""

    def __init__(self, fg: str) -> None:
        super().__init__(gap=10)
        self._fg = fg
        self._views: list[SelfView] = []
        self._today = date.min
        self._open = False
        self.steps = [_step_card(step) for step in range(1, len(names.SELF_VIEWS) + 1)]
        for step, card in enumerate(self.steps, 1):
            card.clicked.connect(lambda _checked=False, step=step: self._tapped(step))
        self.why = line_field("", placeholder=tr("In één zin, als je wilt"), limit=limits.LINE)
        self.why.textEdited.connect(lambda _text: self.typed.emit())
        self._reason = labelled(tr("Wat maakt dat je dit kiest?"), self.why)
        self.look = door(button(tr("Opnieuw kijken"), "eye"))
        self.look.clicked.connect(self._ask)
        self.close_button = button(tr("Inklappen"), "chevron-up", "ghost")
        self.close_button.clicked.connect(self._close)
        self.none = button(tr("Toch niet kiezen"), "x", "ghost")
        self.none.clicked.connect(lambda: self._tapped(None))
        self._title = label("", "h2", wrap=True)
        self._note = label(tr("Kies wat nu het best past. Geen van de vier is beter."), "muted", wrap=True)
        self._now = vbox(gap=4)
        words = [step_word(step) for step in range(1, len(names.SELF_VIEWS) + 1)]
        self.line = StepLine(tr("Hoe ik mezelf zie, door de jaren"), words, fg)
        self._options = box(vbox(*self.steps, gap=8))
        self._before = vbox(gap=4)
        for part in (self._title, self._now, self._note, self._options, self._reason):
            self.body.put(part)
        self.body.put(self.line)
        self.body.put(flow(self.look, self.close_button, self.none))
        self.body.put(self._before)
        self._arrange()

    @property
    def step(self) -> int | None:
        """The step that is chosen for today, or None."""
        return next((step for step, card in enumerate(self.steps, 1) if card.isChecked()), None)

    def show_views(self, views: Sequence[SelfView], today: date) -> None:
        """Show these (oldest first). What is open stays open."""
        self._views, self._today = list(views), today
        own = self._of_today()
        for step, card in enumerate(self.steps, 1):
            card.setChecked(own is not None and own.step == step)
        if self.why.text() != (own.why if own else ""):
            self.why.setText(own.why if own else "")
        self._arrange()

    def fold(self) -> None:
        """Close it."""
        self._open = False
        self._arrange()

    # ------------------------------------------------------------ private
    def _of_today(self) -> SelfView | None:
        return self._views[-1] if self._views and self._views[-1].on == self._today else None

    def _arrange(self) -> None:
        newest = self._views[-1] if self._views else None
        self._title.setText(tr("Zo zie ik mezelf") if newest or self._open else tr("Hoe zie jij jezelf hier?"))
        for part in (self._options, self.close_button):
            part.setVisible(self._open)
        self._note.setVisible(self._open or newest is None)
        self._reason.setVisible(self._open and self.step is not None)
        self.none.setVisible(self._open and self.step is not None)
        self.look.setVisible(not self._open)
        self.look.setText(tr("Opnieuw kijken") if newest else tr("Kiezen wat past"))
        self._show_now(newest if not self._open else None)
        self._show_line()
        self._show_before()

    def _show_now(self, newest: SelfView | None) -> None:
        self._now.clear()
        if newest is not None:
            self._now.put(label(step_word(newest.step), "strong", wrap=True))
            self._now.put(label(tr(names.self_view_sentence(newest.step)), "", wrap=True))
            if newest.why.strip():
                self._now.put(OwnWords(newest.why, self._fg))
            if newest.on is not None:
                self._now.put(label(tr("Gekozen op {day}", day=dates.plain(newest.on)), "small", wrap=True))

    def _show_line(self) -> None:
        """The views over time, once there are two."""
        dated = [(view.on, view) for view in self._views if view.on is not None]
        points = [
            StepPoint(on, view.step, view_line(view, self._today).rstrip("."), dates.brief_month(on))
            for on, view in dated
        ]
        self.line.setVisible(len(points) > 1 and not self._open)
        if not self.line.isHidden():
            self.line.set_points(points, self._today)

    def _show_before(self) -> None:
        """What was chosen before, in words; the newest is among it only while the card asks again."""
        self._before.clear()
        shown = self._of_today() if self._open else next(reversed(self._views), None)
        earlier = [view for view in self._views if view is not shown]
        for view in reversed(earlier[-MOST_BEFORE:]):
            self._before.put(Words(view_line(view, self._today), "small"))

    def _tapped(self, step: int | None) -> None:
        """A step was pressed; the one that was on stays on, as there is "Toch niet kiezen"."""
        for place, card in enumerate(self.steps, 1):
            card.setChecked(place == step)
        if step is None:
            self.why.clear()
            self.steps[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._reason.setVisible(step is not None)
        self.none.setVisible(step is not None)
        self.chosen.emit()

    def _ask(self) -> None:
        self._open = True
        self._arrange()
        (self.steps[(self.step or 1) - 1]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.fold()
        self.look.setFocus(Qt.FocusReason.OtherFocusReason)


def _step_card(step: int) -> CardButton:
    word, sentence = step_word(step), tr(names.self_view_sentence(step))
    parts: list[QWidget] = [label(word, "strong", wrap=True), label(sentence, "small", wrap=True)]
    return CardButton(f"{word}. {sentence}", *parts, pad=11, gap=1, checkable=True, shadow=False)
