"""The page of a feedback file that was brought: from whom, how much, on what; and one way on, which can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain.guide import FeedbackFile, FeedbackPlan
from lobdossier.text.files import display_name
from lobdossier.text.work import listed
from lobdossier.ui.arrival.offered import Offered
from lobdossier.ui.arrival.sheet import fact, heading, sheet
from lobdossier.ui.guide.said import remarks
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, well
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Part, box, flow, vbox
from lobdossier.ui.widgets.messages import Banner
from lobdossier.ui.words import brief, count, tr

_NAMED: Final = 4
"""Things that the remarks are about, by name."""


class FeedbackPage(QWidget):
    """Tells what somebody left; its signals are the ways on."""

    take_wanted = Signal()
    choose_wanted = Signal()
    back_wanted = Signal()

    def __init__(
        self,
        name: str,
        file: FeedbackFile,
        plan: FeedbackPlan | None,
        about: Sequence[str],
        back: str,
        *,
        read_only: bool = False,
    ) -> None:
        """*name* of the file; no *plan* while no dossier is open; *about*: the names of what the remarks are about."""
        super().__init__()
        self._plan = plan
        self._offered = Offered(file, None if read_only else plan)
        self.banner = Banner(closable=True)
        title = tr("Feedback van {who}", who=_line(file.guide) or tr("iemand zonder naam"))
        self.setAccessibleName(title)
        told = Card(heading("message-circle", title, display_name(name)), 4, pad=24, gap=10)
        if file.role.strip():
            told.body.put(fact("user-round", _line(file.role)))
        told.body.put(fact("route", tr("Bij het dossier van {name}.", name=_line(file.student) or tr("iemand"))))
        for icon, words in _counted(file, plan):
            told.body.put(fact(icon, words))
        if about:
            told.body.put(fact("layers", tr("Het gaat over: {what}.", what=_named(about))))
        told.body.put(4)
        told.body.put(well(label(_promise(), "small", wrap=True), gap=4))
        leave = button(tr("Terug naar {name}", name=brief(back)) if back else tr("Terug"), "arrow-left", "ghost")
        leave.clicked.connect(self.back_wanted)
        self._body = box(vbox(*self._ways(read_only), flow(leave), gap=14))
        self.setLayout(vbox(sheet(told, self.banner, self._body), gap=0))

    @property
    def conversations(self) -> frozenset[str]:
        """The ids of the conversations that are to come in too."""
        return frozenset(self._offered.wanted)

    def work(self) -> None:
        """It is being taken in, whole or not at all: nothing else can be chosen now."""
        self._body.setEnabled(False)
        self.banner.set_message(tr("Even inlezen …"), "info")

    def rest(self) -> None:
        """That is over, well or not."""
        self._body.setEnabled(True)
        self.banner.set_message("")

    def take_keyboard(self) -> None:
        """The keyboard waits before the first choice: a ring would look like one."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape and self._body.isEnabled():
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _ways(self, read_only: bool) -> list[Part]:
        plan = self._plan
        if plan is None:
            choose = button(tr("Mijn dossier kiezen"), "folder-open", "primary")
            choose.clicked.connect(self.choose_wanted)
            said = tr("Open eerst je eigen dossier. Daarna kun je de feedback inlezen.")
            return [label(said, wrap=True), flow(choose)]
        if read_only:
            return [label(tr("Je dossier is nu alleen om te lezen. Inlezen kan later."), wrap=True)]
        if not plan.coming and not plan.offered:
            return [label(tr("Dit heb je allemaal al. Er verandert niets."), wrap=True)]
        take = button(tr("Inlezen"), "download", "primary")
        take.clicked.connect(self.take_wanted)
        if not plan.offered:
            return [flow(take)]
        take.setEnabled(bool(plan.coming))
        self._offered.changed.connect(lambda: take.setEnabled(bool(plan.coming or self._offered.wanted)))
        why = label(tr("Een gesprek komt alleen in je dossier als jij het aanzet."), "small", wrap=True)
        return [Card(self._offered, why, pad=18, gap=10), flow(take)]


def _counted(file: FeedbackFile, plan: FeedbackPlan | None) -> list[tuple[str, str]]:
    if plan is None:
        return [("message-circle", tr("Er staat {n} in.", n=remarks(len(file.feedback))))]
    parts = []
    if plan.new:
        parts.append(count(len(plan.new), tr("{n} nieuwe opmerking"), tr("{n} nieuwe opmerkingen")))
    if plan.changed:
        parts.append(count(len(plan.changed), tr("{n} veranderde opmerking"), tr("{n} veranderde opmerkingen")))
    known = len(plan.same) + len(plan.older)
    if known:
        parts.append(count(known, tr("{n} opmerking die je al hebt"), tr("{n} opmerkingen die je al hebt")))
    if plan.conversations:
        parts.append(count(len(plan.conversations), tr("{n} gesprek"), tr("{n} gesprekken")))
    if plan.added:
        n = len(plan.added)
        parts.append(
            count(n, tr("iets voor {n} gesprek dat je al hebt"), tr("iets voor {n} gesprekken die je al hebt"))
        )
    if plan.known:
        parts.append(count(len(plan.known), tr("{n} gesprek dat je al hebt"), tr("{n} gesprekken die je al hebt")))
    said = [("message-circle", tr("Er zit in: {what}.", what=listed(parts)) if parts else tr("Er staat niets in."))]
    gone = len(plan.elsewhere)
    if gone:
        words = count(
            gone,
            tr("{n} opmerking gaat over iets dat niet meer in je dossier staat."),
            tr("{n} opmerkingen gaan over iets dat niet meer in je dossier staat."),
        )
        said.append(("info", words))
    return said


def _named(about: Sequence[str]) -> str:
    """The first few, and how many more."""
    more = len(about) - _NAMED
    if more <= 0:
        return listed([f"“{brief(each)}”" for each in about])
    return listed([*(f"“{brief(each)}”" for each in about[:_NAMED]), tr("nog {n}", n=more)])


def _line(name: str) -> str:
    """Words of anybody on one line."""
    return display_name(name) if name.strip() else ""


def _promise() -> str:
    return tr(
        "Inlezen verandert niets aan wat jij schreef. Een opmerking hoort pas bij je dossier als jij dat zegt. "
        "Niemand heeft nagekeken van wie dit bestand komt."
    )
