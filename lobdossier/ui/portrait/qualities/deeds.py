"""What can be done to a quality from its page. Each deed can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from lobdossier.domain.chains import Chain
from lobdossier.domain.ids import new_id
from lobdossier.domain.plans import Step
from lobdossier.domain.portrait import Quality
from lobdossier.domain.vocabulary import Fit, QualityKind
from lobdossier.ui.context import Context
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.portrait.form import Form
from lobdossier.ui.portrait.qualities.asking import asking_said
from lobdossier.ui.portrait.qualities.detail import fit_said
from lobdossier.ui.portrait.qualities.learn import step_said
from lobdossier.ui.portrait.qualities.said import title_of
from lobdossier.ui.words import tr


class QualityDeeds:
    """Stores first what is being typed, then does one deed, says so, and shows the page anew."""

    def __init__(self, context: Context, page: Form) -> None:
        self._context, self._page = context, page
        self.desk = Desk(context, page)
        self.desk.stored.connect(page.refresh)

    def sort(self, quality: Quality, fit: Fit) -> bool:
        """Lay it elsewhere."""
        qualities = self._context.workspace.qualities
        label = tr("kwaliteit sorteren")
        return self._do(
            lambda: qualities.sort_again(quality, fit, label=label, origin=self._page), fit_said(quality, fit)
        )

    def link(self, quality: Quality, experience_id: str) -> bool:
        """Say in which experience it showed."""
        qualities, label = self._context.workspace.qualities, tr("ervaring kiezen")
        said = tr("Ervaring gekozen bij “{quality}”.", quality=title_of(quality))
        return self._do(lambda: qualities.link(quality, experience_id, label=label, origin=self._page), said)

    def unlink(self, quality: Quality, experience_id: str) -> bool:
        """Let go of an experience."""
        qualities, label = self._context.workspace.qualities, tr("ervaring losmaken")
        said = tr("Ervaring losgemaakt. De ervaring zelf blijft.")
        return self._do(lambda: qualities.unlink(quality, experience_id, label=label, origin=self._page), said)

    def throw_away(self, quality: Quality) -> bool:
        """To the trash."""
        records, label = self._context.workspace.records, tr("kwaliteit weggooien")

        def act() -> None:
            records.throw_away(quality, label=label, origin=self._page)
            self.desk.forget(quality.id)

        return self._do(act, tr("“{quality}” weggegooid.", quality=title_of(quality)))

    def ask(self, chain: Chain, who: str) -> bool:
        """A step: to ask somebody."""
        about = chain.experiences[-1].id if chain.experiences else None
        return self._step(asking_said(chain, who), about)

    def step_of(self, quality: Quality) -> bool:
        """A step out of something to learn."""
        return self._step(step_said(quality), None)

    def learn(self, words: str) -> bool:
        """Something of the student's own to learn."""
        return self._do(lambda: self._keep_to_learn(words), tr("Erbij: “{quality}”.", quality=words.strip()))

    def keep_to_learn(self, words: str) -> bool:
        """As `learn`, without a word: the student is leaving."""
        return self._context.attempt(lambda: self._keep_to_learn(words))

    # ------------------------------------------------------------ private
    def _keep_to_learn(self, words: str) -> None:
        self._context.workspace.qualities.add_own(
            words, QualityKind.SKILL, Fit.TO_LEARN, label=tr("iets om te leren toevoegen"), origin=self._page
        )

    def _step(self, title: str, experience_id: str | None) -> bool:
        """One step; a second press makes no second one."""
        workspace = self._context.workspace
        if any(step.title == title for step in workspace.plans.open_steps()):
            self._context.voice.say(tr("Die stap staat al bij je stappen."))
            return True
        step = Step(id=new_id(), title=title, experience_id=experience_id)
        label = tr("stap maken")
        return self._do(
            lambda: workspace.records.save(step, label=label, origin=self._page), tr("Dit staat nu bij je stappen.")
        )

    def _do(self, act: Callable[[], object], said: str) -> bool:
        if not self.desk.flush() or not self._context.attempt(act):
            return False
        self._context.voice.say(said, undo=True)
        self._page.refresh()
        return True
