"""The small form in which a guide leaves something: a question, what was seen, or a remark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import FeedbackSort
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.guide.said import asks
from lobdossier.ui.widgets.buttons import Option, Segmented, button
from lobdossier.ui.widgets.cards import Bar, Card
from lobdossier.ui.widgets.chips import Pill
from lobdossier.ui.widgets.fields import line_field
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import box, flow, hbox, vbox
from lobdossier.ui.words import tr

_SORTS: Final = (FeedbackSort.QUESTION, FeedbackSort.SAW, FeedbackSort.REMARK)
_MOST: Final = 6
"""Qualities of the student that are proposed."""


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the form."""

    sort: FeedbackSort
    text: str
    quality: str
    quote: str

    @property
    def empty(self) -> bool:
        """Whether nothing was said yet; a quote alone says nothing."""
        return not self.text.strip() and not self.quality.strip()


class GuideForm(Card):
    """Nothing is sent from here: what is typed is kept at once. `done` closes one remark and makes room for the next."""

    typed = Signal()
    done = Signal()

    def __init__(self, name: str) -> None:
        """*name* is the first name of the student."""
        super().__init__(pad=14, gap=8)
        self._name = name
        self._quote = ""
        short = {
            FeedbackSort.QUESTION: tr("Vraag"),
            FeedbackSort.SAW: tr("Dat zag ik"),
            FeedbackSort.REMARK: tr("Opmerking"),
        }
        self.sorts = Segmented(tr("Wat laat je achter?"), [Option(sort, short[sort]) for sort in _SORTS])
        self.sorts.chosen.connect(self._sort_chosen)
        self._quoted = Words("", "small")
        self._no_quote = button("", "x", "ghost", tr("Niet bij deze zin"))
        self._no_quote.clicked.connect(self._drop_quote)
        self._about = box(hbox((Bar(self._quoted, fg="muted"), 1), self._no_quote, gap=4))
        self.quality = line_field(tr("Welke kwaliteit is dat?"), placeholder=tr("In jouw woorden"), limit=limits.TITLE)
        self.quality.textEdited.connect(lambda _text: self.typed.emit())
        self._proposed, self._offered = vbox(gap=0), list[str]()
        self._which = box(
            vbox(label(tr("Welke kwaliteit is dat?"), "smallstrong", wrap=True), self._proposed, self.quality, gap=6)
        )
        self._asks = label("", "smallstrong", wrap=True)
        self.text = PlainEditor("", lines=3, most=8)
        self.text.edited.connect(self.typed)
        self._decides = label(tr("{name} beslist zelf wat ermee gebeurt.", name=name), "small", wrap=True)
        self.ready = button(tr("Klaar"), "check", "soft")
        self.ready.clicked.connect(self.done)
        foot = hbox((self._decides, 1), self.ready, gap=10)
        for part in (flow(self.sorts), self._about, self._asks, self.text, self._which, foot):
            self.body.put(part)
        self._about.hide()
        self._arrange()

    def propose(self, qualities: Sequence[str]) -> None:
        """Offer these qualities of the student: a tap puts the word in the field, where it can be changed."""
        offered = list(dict.fromkeys(qualities))[:_MOST]
        if offered == self._offered:
            return  # what stands there may be under the mouse
        self._offered = offered
        self._proposed.clear()
        pills: list[QWidget] = []
        for title in offered:
            pill = Pill(title, fg="accent", bg="accent_soft")
            pill.setAccessibleName(tr("Kwaliteit: {title}", title=title))
            pill.clicked.connect(lambda _on=False, title=title: self._take(title))
            pills.append(pill)
        if pills:
            self._proposed.put(flow(*pills, gap=6))

    @property
    def written(self) -> Written:
        """What stands here now."""
        sort = FeedbackSort(self.sorts.current)
        quality = self.quality.text() if sort is FeedbackSort.SAW else ""
        return Written(sort, self.text.text(), quality, self._quote)

    def fill(self, remark: Feedback | None) -> None:
        """Show *remark* to be changed; None empties the form."""
        self.sorts.set_current(remark.sort if remark is not None else self.sorts.current)
        self.text.load(remark.text if remark is not None else "")
        self.text.moveCursor(QTextCursor.MoveOperation.End)  # one goes on where one was
        self.quality.setText(remark.quality if remark is not None else "")
        self._show_quote(remark.quote if remark is not None else "")
        self._arrange()

    def set_quote(self, words: str) -> None:
        """The words on the page that were chosen: what is written here is about those."""
        self._show_quote(words)
        if not self.written.empty:
            self.typed.emit()

    def take_keyboard(self) -> None:
        """Typing begins."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, title: str) -> None:
        self.quality.setText(title)
        self.typed.emit()

    def _sort_chosen(self) -> None:
        self._arrange()
        if not self.written.empty:
            self.typed.emit()

    def _drop_quote(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_quote("")

    def _show_quote(self, words: str) -> None:
        self._quote = words
        self._quoted.setText(words)
        self._about.setVisible(bool(words))

    def _arrange(self) -> None:
        sort = FeedbackSort(self.sorts.current)
        words = asks(sort, self._name)
        self._asks.setText(words)
        self.text.setAccessibleName(words)
        self._which.setVisible(sort is FeedbackSort.SAW)
