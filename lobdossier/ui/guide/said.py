"""What feedback is called: for the guide who leaves it and the student who reads it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import FeedbackSort
from lobdossier.ui.words import count, tr

ICONS: Final = {
    FeedbackSort.QUESTION: "message-circle-question-mark",
    FeedbackSort.SAW: "eye",
    FeedbackSort.REMARK: "message-circle",
    FeedbackSort.VIEW: "compass",
}


def sort_said(sort: FeedbackSort) -> str:
    """What a remark is, over its words."""
    return {
        FeedbackSort.QUESTION: tr("Een vraag"),
        FeedbackSort.SAW: tr("Dit zag ik je doen"),
        FeedbackSort.REMARK: tr("Een opmerking"),
        FeedbackSort.VIEW: tr("Zo zie ik je hier"),
    }[sort]


def asks(sort: FeedbackSort, name: str) -> str:
    """The question over the field in which a guide writes; *name* is the first name of the student."""
    return {
        FeedbackSort.QUESTION: tr("Wat wil je {name} vragen?", name=name),
        FeedbackSort.SAW: tr("Wat zag je {name} doen?", name=name),
        FeedbackSort.REMARK: tr("Wat wil je {name} zeggen?", name=name),
        FeedbackSort.VIEW: tr("Waaraan zie je dat?"),
    }[sort]


def step_sentences() -> tuple[str, ...]:
    """The four steps of a view as somebody else says them. A description, never a mark."""
    return (
        tr("Doet dit samen met iemand die op weg helpt."),
        tr("Doet dit, en vraagt hulp als dat nodig is."),
        tr("Doet dit meestal zelf en kijkt daarna met iemand terug."),
        tr("Zit hier zelf aan het stuur en kiest wie erbij komt."),
    )


def remarks(n: int) -> str:
    """ "2 opmerkingen"."""
    return count(n, tr("{n} opmerking"), tr("{n} opmerkingen"))


def who_said(remark: Feedback) -> str:
    """ "Bram Visser, praktijkbegeleider"."""
    return ", ".join(part for part in (remark.who.strip(), remark.role.strip()) if part) or tr("Iemand zonder naam")


def whose(names: Iterable[str]) -> str:
    """Who left something: the names, or how many people."""
    people = list(dict.fromkeys(name.strip() or tr("Iemand") for name in names))
    if len(people) > 2:
        return tr("{first} en {n} anderen", first=people[0], n=len(people) - 1)
    return tr("{first} en {last}", first=people[0], last=people[1]) if len(people) == 2 else people[0]
