"""The last two things on the way to a next school: what the student takes along of this time, and the document."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.student import SchoolPeriod
from lobdossier.services.school_years import Facts, Known
from lobdossier.text import names
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.experience.said import TINTS
from lobdossier.ui.widgets.buttons import Option
from lobdossier.ui.widgets.cards import OwnWords, Well
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import Columns, Part, box, grows_down, hbox, vbox
from lobdossier.ui.words import count, tr
from lobdossier.ui.years.going import Going
from lobdossier.ui.years.look_back import LookBack
from lobdossier.ui.years.said import facts_said

LOOK, LATER = "look", "later"


class TakenAlong(QWidget):
    """The look-back on the period that ends, beside what there was: facts, and the own sentences then and last."""

    def __init__(self, context: Context, origin: object) -> None:
        super().__init__()
        self._context = context
        self.look_back = LookBack(context, origin)
        self._facts = Block()
        main = box(vbox(self.look_back, None, gap=0))
        self.setLayout(vbox(Columns(main, box(vbox(self._facts, None)), side_width=310, gap=18, stack_em=80), gap=0))
        self.setSizePolicy(grows_down())

    def show_period(self, period: SchoolPeriod) -> None:
        """Show what was written of *period*, and count in the background what there was."""
        self.look_back.show_period(period)
        years = self._context.workspace.school_years
        self._context.jobs.run(
            self,
            lambda _progress, _stopped: years.facts(period),
            done=self._show,
            failed=self._context.voice.fail,
        )

    def _show(self, facts: Facts) -> None:
        self._facts.show_parts(facts, lambda: [] if facts.empty else [_facts(facts)])


class GoesAlong(QWidget):
    """The loopbaandocument for the new school: what would be proposed, and whether to look at it right away."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._said = label("", wrap=True)
        self._note = label(tr("Er gaat niets weg. Jij kiest straks zelf wat erin komt."), "small", wrap=True)
        options = [
            Option(LOOK, tr("Ja, laat het voorstel zien"), "file-text"),
            Option(LATER, tr("Later, misschien"), "clock"),
        ]
        self.choices = Choices(tr("Wil je het voorstel zien?"), options, [LATER], single=True)
        self.setLayout(vbox(self._said, self._note, 4, self.choices, gap=6))
        self.setSizePolicy(grows_down())

    @property
    def wanted(self) -> bool:
        """Whether the proposal is to be opened."""
        return LOOK in self.choices.values

    def show_going(self, going: Going) -> None:
        """Say what would be proposed for the new school; nothing is stored. One who stays needs none."""
        self.choices.setVisible(not going.same)
        self._note.setVisible(not going.same)
        if going.same:
            self._said.setText(tr("Op je school kennen ze je al. Een document maken kan altijd bij Delen."))
            return
        years, school = self._context.workspace.school_years, going.period.school.strip()
        self._context.jobs.run(
            self,
            lambda _progress, _stopped: years.document_for(school),
            done=self._show,
            failed=self._context.voice.fail,
        )

    def _show(self, document: CareerDocument) -> None:
        experiences = count(len(document.experience_ids), tr("{n} ervaring"), tr("{n} ervaringen"))
        plans = count(len(document.plan_ids), tr("{n} plan"), tr("{n} plannen"))
        who = document.receiver.strip() or tr("je nieuwe school")
        if document.experience_ids:
            said = tr(
                "Voor {who} ligt een voorstel klaar met {experiences} en {plans}.",
                who=who,
                experiences=experiences,
                plans=plans,
            )
        else:
            said = tr("Voor {who} kun je een document maken zodra er een ervaring is.", who=who)
        self._said.setText(said)


def _facts(facts: Facts) -> Well:
    lines: list[Part] = [label(tr("Dit was er"), "h3", wrap=True)]
    lines += [box(hbox(Icon(icon, "muted", 17), (label(words), 1), gap=9)) for icon, words in facts_said(facts)]
    for known in facts.known:
        lines += _known(known)
    return Well(*lines, gap=7)


def _known(known: Known) -> list[Part]:
    words, tint = names.COMPETENCES[known.competence], TINTS[known.competence]
    head = box(hbox(Icon(words.icon, tint, 16), (label(tr(words.name), "smallstrong", True, tint), 1), gap=8))
    first = OwnWords(known.first.text, tint, dashed=known.last is not None)
    return [3, head, first] if known.last is None else [3, head, first, OwnWords(known.last.text, tint)]
