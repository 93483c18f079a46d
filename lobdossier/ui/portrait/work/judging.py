"""The step that holds work against the student's own qualities and motives, one row for each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from lobdossier.domain.vocabulary import Competence, Match
from lobdossier.domain.work import Aspect, first_of, unknown, verdict
from lobdossier.text.work import lowered
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.experience.said import listed
from lobdossier.ui.portrait.work.desk import WorkDesk
from lobdossier.ui.portrait.work.parts import WorkPart
from lobdossier.ui.portrait.work.said import aspect_icon, match_said
from lobdossier.ui.portrait.work.verdict import Reason, kept_on, match_choices
from lobdossier.ui.step_body import Told
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.growing import focus_first
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import Columns, Part, at_start, box, flow, grows_down, hbox, rule, vbox
from lobdossier.ui.words import count, tr

_NAMED = 3
FEW: Final = 12
"""Of what is the student's own so much is held against work at first; what was said of the rest stays in sight."""


class Judgement(QWidget):
    """One row: something of the student's own, the three answers, and what makes it so."""

    def __init__(self, desk: WorkDesk, aspect: Aspect) -> None:
        super().__init__()
        self._desk, self._aspect = desk, aspect
        self.choices = match_choices(aspect.title)
        self.reason = Reason(aspect.title)
        icon, tint = aspect_icon(aspect)
        title = box(hbox(vbox(2, Icon(icon, tint, 18), None), (Words(aspect.title, "strong"), 1), gap=9))
        answers = box(vbox(self.choices, self.reason, gap=2))
        self.setLayout(vbox(Columns(title, answers, side_width=330, gap=12, stack_em=74), rule(), gap=8))
        self.setSizePolicy(grows_down())
        self.choices.changed.connect(self._chosen)
        self.reason.typed.connect(partial(desk.reason, aspect.about_id))
        self.refresh()

    @property
    def about_id(self) -> str:
        """What it is about."""
        return self._aspect.about_id

    def refresh(self) -> None:
        """Show what the desk holds."""
        said = verdict(self._desk.image, self._aspect.about_id)
        self.choices.set_values([said.match.value])
        self.reason.show_reason(said)

    def _chosen(self, values: Sequence[str]) -> None:
        before = verdict(self._desk.image, self._aspect.about_id).match
        match = kept_on(self.choices, values, before)
        if match is not before:
            self._desk.judge(self._aspect.about_id, match)


class JudgePart(WorkPart):
    """Past, schuurt of weet ik nog niet; without qualities and motives it shows the way to them."""

    def __init__(self, context: Context, desk: WorkDesk) -> None:
        super().__init__(context, desk, "comparisons", tr("Hoe past het bij mij?"), "scale")
        self._own: list[Aspect] = []
        self._seen, self._most = False, FEW
        self._in_sight: set[str] = set()
        self.rows: list[Judgement] = []
        self._block = Block(gap=8)
        self.setLayout(vbox(self._block, gap=0))
        self.refresh()

    def refresh(self) -> None:
        """The rows are made when the step first opens: dozens of them take a moment."""
        self._own = self.context.workspace.work.own()
        if not self._seen:
            return
        # What came into sight stays: a row does not go away under the hand that takes its verdict back.
        self._in_sight |= {aspect.about_id for aspect in first_of(self._own, [self.desk.image], self._most)}
        shown = [aspect for aspect in self._own if aspect.about_id in self._in_sight]
        self._block.show_parts((tuple(shown), len(self._own)), lambda: self._build(shown))
        for row in self.rows:
            row.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._seen:
            self._seen = True
            self.refresh()

    def told(self) -> Told:
        if not self._own:
            return Told(tr("Eerst je kwaliteiten en motieven."), False)
        image = self.desk.stored
        said = [
            self._said(match, [a for a in self._own if verdict(image, a.about_id).match is match])
            for match in (Match.FITS, Match.CHAFES)
        ]
        line = ". ".join(part for part in said if part)
        return Told(line or tr("Nog niets gekozen."), not unknown(image, self._own))

    def _said(self, match: Match, found: Sequence[Aspect]) -> str:
        if not found:
            return ""
        named = [lowered(aspect.title) for aspect in found[:_NAMED]]
        rest = [tr("nog meer")] if len(found) > _NAMED else []
        return tr("{verdict}: {what}", verdict=match_said(match).capitalize(), what=listed([*named, *rest]))

    def _build(self, shown: Sequence[Aspect]) -> list[Part]:
        if not self._own:
            self.rows = []
            return [label(tr("Nog niets om naast te leggen."), "strong", wrap=True), nothing_of_my_own(self.context)]
        self.rows = [Judgement(self.desk, aspect) for aspect in shown]
        hint = tr("Schuurt is niet fout: het is iets om over te praten.")
        return [label(hint, "muted", wrap=True), *self.rows, *self._more(len(self._own) - len(shown))]

    def _more(self, rest: int) -> list[Part]:
        if not rest:
            return []
        more = more_button(rest)
        more.clicked.connect(self._show_more)
        return [at_start(more)]

    def _show_more(self) -> None:
        """The keyboard goes to the first that came."""
        before = set(self._in_sight)
        while self._in_sight == before and self._most < len(self._own):
            self._most += FEW
            self.refresh()
        focus_first(next((row for row in self.rows if row.about_id not in before), None))


def more_button(rest: int) -> QAbstractButton:
    """Brings more of what is the student's own into sight; *rest* are not."""
    return button(count(rest, tr("Nog {n} laten zien"), tr("Nog {n} laten zien")), "chevron-down", "ghost")


def nothing_of_my_own(context: Context) -> QWidget:
    """What it takes to compare, and the way there."""
    qualities = button(tr("Kwaliteiten kiezen"), "star")
    qualities.clicked.connect(lambda: context.way.go("competence", Competence.KWALITEITENREFLECTIE))
    motives = button(tr("Motieven kiezen"), "heart")
    motives.clicked.connect(lambda: context.way.go("competence", Competence.MOTIEVENREFLECTIE))
    words = tr("Kies eerst wat jij kunt en belangrijk vindt. Dan leg je dit werk ernaast.")
    return box(vbox(label(words, "muted", wrap=True), flow(qualities, motives, gap=10), gap=10))
