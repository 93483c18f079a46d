"""What is opened to look back: an experience, a question of its own, or a reflection to go on with."""

from __future__ import annotations

from typing import Final

from lobdossier.domain.cards import Card
from lobdossier.domain.experience import Experience
from lobdossier.domain.plans import Step
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.vocabulary import Competence, Part
from lobdossier.services.cards import deck
from lobdossier.services.reflections import Reflections
from lobdossier.services.workspace import Workspace
from lobdossier.ui.reflection.choosing import LATEST
from lobdossier.ui.reflection.draft import Draft

CARD: Final = "card:"
REFLECTION: Final = "reflection:"
ASK: Final = "ask:"
LATELY: Final = 10
"""How many of the latest experiences are looked at for questions that were asked already."""


def ask(competence: Competence, question: str) -> str:
    """The target that opens with a question of the program about *competence*, which is on no card."""
    return f"{ASK}{competence}:{question}"


class Opening:
    """Makes drafts of what the dossier holds. It stores nothing."""

    def __init__(self, workspace: Workspace, reflections: Reflections) -> None:
        self._workspace, self._reflections = workspace, reflections

    def find(self, target: str) -> Draft | None:
        """The draft for the id of an experience, "card:<id>", "reflection:<id>", what `ask` gives, or nothing at all.

        None when what *target* names is not in the dossier, or lies in the trash.
        """
        workspace = self._workspace
        if target.startswith(REFLECTION):
            stored = self._reflections.find(target.removeprefix(REFLECTION))
            return None if stored is None else self.go_on(stored)
        fresh = Reflection(on=workspace.today())
        if target.startswith(ASK):
            return self._draft(fresh, None, _question(target.removeprefix(ASK)))
        if not target or target.startswith(CARD):
            return self._draft(fresh, None, target.removeprefix(CARD))
        experience = self._experience(target)
        if experience is None:
            return None
        return self._draft(Reflection(on=workspace.today(), experience_id=experience.id), experience)

    def go_on(self, stored: Reflection) -> Draft:
        """The draft of a reflection that is in the dossier."""
        return self._draft(stored, self._experience(stored.experience_id or ""))

    def latest(self) -> list[Experience]:
        """The experiences to choose from."""
        rows = self._workspace.experiences.page(limit=LATEST)
        return [self._workspace.records.get(Experience, row.id) for row in rows]

    def gone(self, draft: Draft) -> bool:
        """Whether *draft*, of which everything was stored, or its experience is not in the dossier any more."""
        if draft.experience is not None and self._experience(draft.experience.id) is None:
            return True
        return not draft.blank and self._reflections.find(draft.reflection.id) is None

    def changed_elsewhere(self, draft: Draft) -> Reflection | None:
        """What the dossier holds of *draft*, of which everything was stored; None when that is the same."""
        stored = self._reflections.find(draft.reflection.id)
        if stored is None:
            return None
        mine, theirs = draft.reflection, stored
        step = self._reflections.step(stored.id)
        same = (mine.answers, mine.feelings, mine.competences) == (theirs.answers, theirs.feelings, theirs.competences)
        return None if same and _plan(draft.step) == _plan(step) else stored

    def _experience(self, experience_id: str) -> Experience | None:
        found = self._workspace.records.find(Experience, experience_id) if experience_id else None
        return found if found is not None and found.deleted is None else None

    def _draft(self, reflection: Reflection, experience: Experience | None, first: str | Card = "") -> Draft:
        workspace = self._workspace
        latest = [row.id for row in workspace.experiences.page(limit=LATELY)]
        about = reflection.experience_id
        asked = self._reflections.asked(about, workspace.today(), latest=latest, without=reflection.id)
        step = self._reflections.step(reflection.id) if reflection.id else None
        return Draft(reflection, step, experience, deck(), workspace.student.sector, asked, first=first)


def _question(asked: str) -> Card:
    """A question that is on no card, as a card without an id."""
    competence, _, question = asked.partition(":")
    return Card(id="", competence=Competence(competence), part=Part.REFLECTEREN, words=question)


def _plan(step: Step | None) -> object:
    return (step.title, step.by) if step is not None and step.title.strip() else None
