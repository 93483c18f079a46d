"""The card of the red thread: the picture and the order it runs into, and the same in words and in orders of then."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lobdossier.services.motives import MotivePage
from lobdossier.ui.context import Context
from lobdossier.ui.portrait.motives.gone import Gone
from lobdossier.ui.portrait.motives.in_words import InWords
from lobdossier.ui.portrait.motives.loom import Loom
from lobdossier.ui.portrait.motives.ordered import Ordered
from lobdossier.ui.portrait.motives.then import OrderOfThen
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, flow, hbox
from lobdossier.ui.widgets.radar import LineSample
from lobdossier.ui.words import tr


class ThreadCard(Card):
    """With fewer than two moments it is the order alone, and a quiet sentence of what will come."""

    def __init__(self, context: Context, flush: Callable[[], bool]) -> None:
        super().__init__(pad=20, gap=12)
        self.gone = Gone()
        self._page: MotivePage | None = None
        self.ordered = Ordered(context, flush)
        self.loom = Loom(self.ordered)
        self.words, self.then = InWords(), OrderOfThen()
        self._title = label("", "h2", wrap=True)
        self._soon = door(label("", "muted", wrap=True))
        self._legend = _legend()
        self.in_words = button(tr("In woorden"), "text-quote", "ghost", checked=False)
        self.history = button(tr("Eerdere volgordes"), "history", "ghost", checked=False)
        self.in_words.toggled.connect(self.words.setVisible)
        self.history.clicked.connect(self._history_pressed)
        self.body.put(hbox((self._title, 1), self._legend, gap=10))
        self.body.put(self._soon)
        self.body.put(self.loom)
        self.body.put(flow(self.in_words, self.history, self.gone.look, gap=4))
        self.body.put(self.then)
        self.body.put(self.words)
        self.body.put(self.gone)
        self._listen()

    def show_page(self, page: MotivePage, stayed: Collection[str]) -> None:
        """Show the order, and the thread where there is one."""
        before, self._page = self._page, page
        self.ordered.show_motives(page.motives, stayed)
        self.loom.show_spans(page.thread.spans, len(page.motives))
        if before is None or before.thread != page.thread:
            self.loom.strip.show_thread(page.thread)
            self.words.show_thread(page.thread)
        earlier = [order for order in page.orders if order.motives != page.thread.moments[-1].motives]
        self.then.set_orders(page.orders)
        self.history.setVisible(bool(earlier))
        self.gone.show_motives(page.let_go)
        self._arrange()

    # ------------------------------------------------------------ private
    def _listen(self) -> None:
        strip = self.loom.strip
        self.loom.changed.connect(self._arrange)
        self.ordered.lit.connect(strip.light)
        strip.moment_chosen.connect(self._moment_chosen)
        strip.strand_chosen.connect(lambda: self.in_words.setChecked(True))
        self.then.shown.connect(self._then_shown)

    def _arrange(self) -> None:
        """Without the picture it is the order alone; the thread is told in words then, if there is one."""
        page, pictured = self._page, self.loom.pictured
        spans = page is not None and page.thread.spans
        self._title.setText(tr("De rode draad") if pictured else tr("Mijn volgorde"))
        self._soon.setText(_hint(len(page.motives) if page is not None else 0, spans=spans))
        self._soon.setVisible(not pictured)
        self._legend.setVisible(pictured)
        self.in_words.setText(tr("In woorden") if pictured else tr("De rode draad in woorden"))
        self.in_words.setVisible(spans)
        if not spans:
            self.in_words.setChecked(False)

    def _moment_chosen(self, at: int) -> None:
        if self._page is None or at < 0:
            self.then.close_order()
        else:
            self.then.open_on(self._page.thread.moments[at].on)

    def _history_pressed(self, on: bool) -> None:
        if self._page is None or not on:
            self.then.close_order()
        elif (day := self._page.orders[0].on) is not None:
            self.then.open_on(day)

    def _then_shown(self, day: date | None) -> None:
        """The heads and the button say which order is open."""
        self.history.setChecked(day is not None)
        moments = self._page.thread.moments[:-1] if self._page is not None else ()
        self.loom.strip.show_pressed(next((at for at, moment in enumerate(moments) if moment.on == day), -1))


def _hint(count: int, *, spans: bool) -> str:
    if count < 2:
        return tr("Kies er nog een paar bij. Leg ze daarna op volgorde.")
    if spans:
        return tr("Leg bovenaan wat nu het belangrijkst is: sleep, of gebruik de pijltjes.")
    return tr(
        "Leg bovenaan wat nu het belangrijkst is. Kijk er later nog eens naar: dan zie je wat bleef en wat veranderde."
    )


def _legend() -> QWidget:
    samples = (
        (tr("bleef belangrijk"), LineSample(Qt.PenStyle.SolidLine, "tint1", 5)),
        (tr("schoof of kwam erbij"), LineSample(Qt.PenStyle.SolidLine, "border_strong", 2)),
        (tr("losgelaten"), LineSample(Qt.PenStyle.DashLine, "border_strong", 2)),
    )
    return box(hbox(*(hbox(sample, label(words, "small"), gap=7) for words, sample in samples), gap=14))
