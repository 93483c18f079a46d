"""The own part of kwaliteitenreflectie: what I am, and how I know it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lobdossier.domain.chains import Chain
from lobdossier.domain.experience import Evidence, Experience, Testimony
from lobdossier.domain.people import Contact
from lobdossier.domain.portrait import Quality
from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import Competence, Fit
from lobdossier.ui.context import Context
from lobdossier.ui.experience.said import TINTS
from lobdossier.ui.guide.mark import waiting_on
from lobdossier.ui.portrait.form import Form
from lobdossier.ui.portrait.qualities.aside import Aside
from lobdossier.ui.portrait.qualities.deeds import QualityDeeds
from lobdossier.ui.portrait.qualities.learn import Learn
from lobdossier.ui.portrait.qualities.opening import Opening
from lobdossier.ui.portrait.qualities.row import DETAIL
from lobdossier.ui.portrait.qualities.rows import Rows
from lobdossier.ui.widgets.buttons import Option, Segmented, button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import Columns, box, centred, hbox, vbox
from lobdossier.ui.widgets.sight import soon_into_sight
from lobdossier.ui.words import tr

ALL, OPEN = "all", "open"
_TINT: Final = TINTS[Competence.KWALITEITENREFLECTIE]


class QualitiesForm(Form):
    """Rows with their chains, what is still to be learned, and quiet lists of what suits sometimes or not."""

    kinds: ClassVar[tuple[type[Record], ...]] = (Quality, Experience, Evidence, Testimony, Feedback, Contact)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._chains: list[Chain] = []
        self._sought = ""
        self.deeds = QualityDeeds(context, self)
        self.segments = Segmented(
            tr("Welke kwaliteiten"), [Option(ALL, tr("Alles")), Option(OPEN, tr("Nog open"))], ALL
        )
        self.choose = door(button(tr("Kwaliteiten kiezen"), "playing-cards", "primary"))
        self.rows = Rows(_TINT, context.thumbnails, only_look=context.workspace.read_only)
        self.learn = Learn(_TINT, only_look=context.workspace.read_only)
        self.aside = {fit: Aside(fit) for fit in (Fit.SOMETIMES, Fit.NOT)}
        self.opening = Opening(context, self.deeds, self.rows, self.aside)
        self._first = self._beginning()
        below = Columns(self.learn, _nothing_wrong(), side_width=400, gap=16, stack_em=100)
        self._there = box(vbox(self.rows, below, *self.aside.values(), gap=14))
        self._there.hide()
        self.setLayout(vbox(self._first, self._there, gap=0))
        self._connect()
        for head in (self.segments, self.choose):
            head.hide()

    def head_actions(self) -> Sequence[QWidget]:
        """Alles or nog open, and the way to the cards; while there is nothing the one button stands in the page."""
        return (self.segments, self.choose)

    def refresh(self) -> None:
        """Read the chains in the background: only what hangs on the qualities is read."""
        qualities = self.context.workspace.qualities
        self.context.jobs.run(
            self,
            lambda _progress, _stopped: (qualities.chains(), waiting_on(self.context, Quality)),
            done=self._show,
            failed=self.context.voice.fail,
        )

    def reveal(self, kind: str, record_id: str) -> None:
        """Open the quality that was searched for, as soon as it has been read."""
        if kind == Quality.KIND:
            self._sought = record_id
            self._show_sought()

    def flush(self) -> bool:
        """Store what is typed in what is open, and a word that waits."""
        return self.deeds.desk.flush() and self._take_in()

    # ------------------------------------------------------------ private
    def _beginning(self) -> QWidget:
        """With nothing there: one sentence and one button."""
        first = button(tr("Kwaliteiten kiezen"), "playing-cards", "primary")
        first.clicked.connect(lambda: self.context.way.go("sort"))
        words = label(
            tr("Bekijk kaarten met kwaliteiten en vaardigheden, en leg ze bij wat bij jou past."), "lead", wrap=True
        )
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        title = label(tr("Waar ben jij goed in?"), "h2", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        made = door(Card(centred(Icon("playing-cards", _TINT, 34)), title, words, centred(first), pad=20, gap=8))
        made.hide()
        return made

    def _connect(self) -> None:
        self.segments.chosen.connect(lambda _which: self._show_rows())
        self.choose.clicked.connect(lambda: self.context.way.go("sort"))
        self.learn.added.connect(self.deeds.learn)
        self.learn.step_wanted.connect(self.deeds.step_of)
        self.learn.known.connect(lambda quality: self.deeds.sort(quality, Fit.SUITS))
        self.learn.throw_away_wanted.connect(self.deeds.throw_away)

    def _show(self, found: tuple[list[Chain], dict[str, int]]) -> None:
        chains, self.rows.waiting = found
        self._chains = chains
        anything = bool(chains)
        self._first.setVisible(not anything)
        self._there.setVisible(anything)
        self.choose.setVisible(anything)
        self.segments.setVisible(len(self._of(Fit.SUITS)) > 1)
        self._show_rows()
        self.learn.show_qualities([chain.quality for chain in self._of(Fit.TO_LEARN)])
        for fit, shown in self.aside.items():
            shown.show_qualities([chain.quality for chain in self._of(fit)])
        self.opening.chains = {chain.quality.id: chain for chain in chains}
        self.opening.refresh()
        self._show_sought()

    def _show_sought(self) -> None:
        found = self.opening.chains.get(self._sought)
        if found is None:
            return
        self._sought = ""
        if found.quality.fit is Fit.SUITS:
            self.segments.set_current(ALL)
            self.rows.show_chains(self._of(Fit.SUITS), only_open=False, keep=found.quality.id)
        if found.quality.fit is Fit.TO_LEARN:
            soon_into_sight(self.learn)
        else:
            self.opening.open(found.quality.id, DETAIL)

    def _show_rows(self) -> None:
        suiting = self._of(Fit.SUITS)
        only_open = self.segments.current == OPEN and len(suiting) > 1
        self.rows.show_chains(suiting, only_open=only_open, keep=self.opening.current)

    def _of(self, fit: Fit) -> list[Chain]:
        return [chain for chain in self._chains if chain.quality.fit is fit]

    def _take_in(self) -> bool:
        """A word that was typed and not given yet counts as well."""
        waiting = self.learn.waiting()
        if not waiting.strip():
            return True
        stored = self.deeds.keep_to_learn(waiting)
        if stored:
            self.learn.taken()
        return stored


def _nothing_wrong() -> QWidget:
    """What is open is an invitation."""
    head = hbox(
        Icon("circle-help", _TINT, 22),
        (label(tr("Een kwaliteit zonder bewijs is niet fout."), "h3", wrap=True), 1),
        gap=10,
    )
    more = label(tr("Hij staat alleen nog open. Vraag eens aan iemand: waar zie jij dat bij mij?"), "muted", wrap=True)
    return Card(head, more, None)
