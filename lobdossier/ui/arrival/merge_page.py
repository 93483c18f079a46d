"""Samenvoegen: what would happen, thing by thing, before it happens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain.errors import DossierError
from lobdossier.domain.merging import Key, MergeItem, Pick, Plan, What
from lobdossier.text.explain import explain
from lobdossier.ui.arrival.merge_item import row
from lobdossier.ui.arrival.merge_said import Group, groups, quiet, summary
from lobdossier.ui.arrival.sheet import heading, in_column, sheet
from lobdossier.ui.experience.disclosure import Disclosure
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.growing import Growing
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import Part, box, flow, hbox, vbox
from lobdossier.ui.widgets.messages import Banner, ProgressStrip
from lobdossier.ui.words import count, tr
from lobdossier.ui.writing.compared import legend

WIDTH: Final = 980
FEW: Final = 8
"""Things of a sort that are shown until the student asks for more."""


class MergePage(QWidget):
    """Shows a plan. `merge_wanted` when the student agrees; what was chosen stands in `choices`."""

    merge_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, plan: Plan, name: str) -> None:
        """*name* is what the dossier here is called."""
        super().__init__()
        self.choices: dict[Key, Pick] = {}
        self.banner, self.strip = Banner(closable=True), ProgressStrip()
        self._title = tr("Samenvoegen met {name}", name=name)
        self.setAccessibleName(self._title)
        by_sort: dict[What, list[MergeItem]] = {}
        for item in plan.items:
            by_sort.setdefault(item.what, []).append(item)
        parts: list[Part] = [self._head(plan)]
        parts += [self._group(group, by_sort[group.what]) for group in groups() if group.what in by_sort]
        silent = [self._silent(group, by_sort[group.what]) for group in quiet() if group.what in by_sort]
        if silent:
            parts.append(Card(*silent, pad=10, gap=0))
        self._body = box(vbox(*parts, gap=14))
        self.setLayout(vbox((sheet(self._body, width=WIDTH), 1), self._foot(plan.changes or plan.besides), gap=0))

    def take_keyboard(self) -> None:
        """Nothing looks chosen: the first Tab enters the page."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> None:
        """It goes on: nothing can be chosen now."""
        self.banner.hide()
        self._body.setEnabled(False)
        self._buttons.setEnabled(False)
        self.strip.start(tr("Eerst een reservekopie, dan het samenvoegen …"))

    def rest(self) -> None:
        """It did not come to an end: the page is as it was."""
        self._body.setEnabled(True)
        self._buttons.setEnabled(True)
        self.strip.finish()

    def fail(self, error: Exception, again: Callable[[], None]) -> None:
        """Say what went wrong; it can be tried again."""
        words = (
            explain(error).sentence if isinstance(error, DossierError) else tr("Dit lukte niet. Er is niets veranderd.")
        )
        self.banner.set_message(words, "danger", [(tr("Opnieuw proberen"), again)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape and self._buttons.isEnabled():
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ private
    def _head(self, plan: Plan) -> Card:
        if not plan.changes:
            said = tr("Er is niets nieuws. Alles wat in dit bestand staat, heb je hier al.")
            if plan.besides:
                said = tr(
                    "Alles wat in dit bestand staat, heb je hier al. Alleen eerdere versies van je teksten nog niet."
                )
            return Card(heading("merge", self._title), label(said, "lead", wrap=True), pad=28, gap=10)
        return Card(
            heading("merge", self._title),
            label(summary(plan), "lead", wrap=True),
            label(
                tr("‘Hier’ is het dossier op deze computer, ‘daar’ is het bestand dat je opende. Open een regel om te zien wat er anders is."),
                "small",
                wrap=True,
            ),
            legend(),
            pad=28,
            gap=8,
        )  # fmt: skip

    def _group(self, group: Group, items: list[MergeItem]) -> Card:
        grown = Growing(FEW, tr("Meer laten zien"), gap=2)
        grown.show_list([partial(self._row, item) for item in items])
        title = tr("{title} ({n})", title=group.title, n=len(items))
        head = hbox(
            vbox(2, Icon(group.icon, "accent", 20), None),
            (vbox(label(title, "h2", wrap=True), label(group.note, "small", wrap=True), gap=1), 1),
            gap=12,
        )
        return Card(head, grown, pad=18, gap=8)

    def _row(self, item: MergeItem) -> QWidget:
        return row(item, self.choices.get(item.key, Pick.BOTH), partial(self.choices.__setitem__, item.key))

    def _silent(self, group: Group, items: list[MergeItem]) -> Disclosure:
        def make() -> QWidget:
            grown = Growing(FEW, tr("Meer laten zien"), gap=2)
            grown.show_list([partial(self._row, item) for item in items])
            return grown

        made = Disclosure(group.what, group.title, group.icon, make)
        made.answer(count(len(items), tr("{n} onderdeel"), tr("{n} onderdelen")), False)
        return made

    def _foot(self, any_change: bool) -> QWidget:
        merge = button(tr("Samenvoegen"), "merge", "primary")
        merge.clicked.connect(self.merge_wanted)
        back = button(tr("Niet samenvoegen") if any_change else tr("Terug"), "arrow-left", "ghost")
        back.clicked.connect(self.back_wanted)
        self._buttons = flow(*([merge] if any_change else []), back, gap=10)
        inside = box(vbox(self.banner, self.strip, self._buttons, gap=10))
        foot = in_column(inside, WIDTH)
        foot.set_margins((24, 10, 24, 14))
        return box(foot)


class StopPage(QWidget):
    """Merging would throw most of the dossier away: it stops here, and goes on only when that number is agreed to."""

    agreed = Signal()
    back_wanted = Signal()

    def __init__(self, gone: int, living: int) -> None:
        super().__init__()
        stop = button(tr("Niet samenvoegen"), "arrow-left", "primary")
        stop.clicked.connect(self.back_wanted)
        on = button(tr("Toch samenvoegen: {gone} onderdelen naar de prullenbak", gone=gone), "trash-2", "danger")
        on.clicked.connect(self.agreed)
        said = tr(
            "Van de {living} onderdelen in je dossier zouden er {gone} naar de prullenbak gaan.",
            living=living,
            gone=gone,
        )
        self.setAccessibleName(said)
        card = Card(
            heading("triangle-alert", tr("Wacht even: er zou veel weggaan")),
            4,
            label(said, "lead", wrap=True),
            label(
                tr("In het bestand dat je opende is bijna alles weggegooid. Is dat wel het goede bestand?"), "", True
            ),
            label(tr("Er is nog niets veranderd. Wat in de prullenbak ligt, kun je 30 dagen terughalen."), "", True),
            8,
            flow(stop, on, gap=10),
            pad=28,
            gap=12,
        )
        self.setLayout(vbox(sheet(card), gap=0))

    def take_keyboard(self) -> None:
        """The keyboard waits before the buttons."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)
