"""What a guide handed back, in words: what each remark is, and what comes in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lobdossier.domain.guide import FeedbackPlan
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import FeedbackSort
from lobdossier.text.merging import KINDS

SORTS: Final[Mapping[FeedbackSort, str]] = {
    FeedbackSort.REMARK: "Opmerking",
    FeedbackSort.QUESTION: "Vraag",
    FeedbackSort.SAW: "Dit zag ik je doen",
    FeedbackSort.VIEW: "Zo zie ik jou",
}
NO_STEPS: Final = "De afspraken daarin worden pas stappen als je het gesprek zelf afrondt."


def counted(number: int, one: str, many: str) -> str:
    """ "1 reactie", "3 reacties"."""
    return f"{number} {one if number == 1 else many}"


def about(feedback: Feedback) -> str:
    """What it is about, in a word or two: "ervaring", "een competentie", or "het dossier"."""
    if feedback.target_kind:
        return KINDS.get(feedback.target_kind, "iets anders").lower()
    return "een competentie" if feedback.competence else "het dossier"


def who(feedback: Feedback) -> str:
    """By whom: "Saskia de Boer (slb’er)"."""
    name, role = feedback.who.strip() or "iemand zonder naam", feedback.role.strip()
    return f"{name} ({role})" if role else name


def summary(plan: FeedbackPlan) -> str:
    """In one sentence what comes in: "2 nieuwe reacties, 1 gewijzigd"."""
    told = [counted(len(plan.new), "nieuwe reactie", "nieuwe reacties")] if plan.new else []
    told += [f"{len(plan.changed)} gewijzigd"] if plan.changed else []
    told += [f"{len(plan.same)} had je al"] if plan.same else []
    told += [f"{len(plan.older)} ouder dan wat je hebt"] if plan.older else []
    return ", ".join(told) or "geen reacties"


def conversations(plan: FeedbackPlan) -> str:
    """What can come in of conversations: "2 gesprekken en nieuwe tekst of afspraken bij 1 gesprek dat je al hebt"."""
    told = [counted(len(plan.conversations), "gesprek", "gesprekken")] if plan.conversations else []
    if plan.added:
        had = counted(len(plan.added), "gesprek dat je al hebt", "gesprekken die je al hebt")
        told.append(f"nieuwe tekst of afspraken bij {had}")
    return " en ".join(told)


def lines(plan: FeedbackPlan) -> list[str]:
    """What else is to be known before it comes in."""
    told = []
    if plan.elsewhere:
        told.append(f"Niet (meer) in je dossier: waar {counted(len(plan.elsewhere), 'reactie', 'reacties')} over gaat.")
    if any(each.before.agreed for each in plan.changed):
        told.append("Een reactie waar je mee akkoord was, is gewijzigd. Daar kun je opnieuw over beslissen.")
    if thrown := [each for each in plan.same if each.deleted]:
        stay = "Die blijft daar." if len(thrown) == 1 else "Die blijven daar."
        told.append(f"In je prullenbak: {counted(len(thrown), 'reactie', 'reacties')}. {stay}")
    if plan.known:
        told.append(f"Al in je dossier: {counted(len(plan.known), 'gesprek', 'gesprekken')}. Daar verandert niets aan.")
    return told
