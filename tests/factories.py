"""Records to test with: any of any kind (for hypothesis), and one believable example of each."""

from __future__ import annotations

import dataclasses
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Agreement, Conversation, Participant, PickedCard
from lobdossier.domain.experience import Evidence, Experience, Testimony
from lobdossier.domain.ids import new_id
from lobdossier.domain.kinds import KINDS
from lobdossier.domain.people import Contact, ContactMoment
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import (
    Choice,
    Comparison,
    Demand,
    Insight,
    Motive,
    MotiveOrder,
    Quality,
    RankedMotive,
    SelfView,
    WorkImage,
)
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.shape import Field, content
from lobdossier.domain.sharing import Feedback, GuidanceAnswer, GuidanceReview, Handover, SharedItem
from lobdossier.domain.student import Requirement, SchoolPeriod, Student
from lobdossier.domain.vocabulary import Competence, ConversationKind, EvidenceKind, ExperienceKind, Match, Part

AWKWARD = [
    "één œuvre — ‘café’ naïef",
    "\ufeffBOM vooraan\u2028en een regelscheiding\u2029en een alinea\u0085einde",
    "מימין לשמאל \u202eomgekeerd\u202c ok",
    "e\u0301 \U0001f469\u200d\U0001f527 \u00a0\u200b\tTAB\r\nCR LF\r",
    "'; DROP TABLE experience; -- \" NEAR(a b) * ^ \\* \\_ {[]}",
]


def texts(longest: int = 60) -> st.SearchStrategy[str]:
    """Any Unicode that a file can hold: no NUL, no half surrogate pairs."""
    any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=longest)
    return st.one_of(any_text, st.sampled_from(AWKWARD))


def _base(field: Field) -> st.SearchStrategy[Any]:
    if field.nested:
        return values(field.base)
    if issubclass(field.base, StrEnum):
        return st.sampled_from(list(field.base))
    if field.base is bool:
        return st.booleans()
    if field.base is int:
        assert field.between is not None, f"{field.name} has no limits"
        return st.integers(field.between.least, field.between.most)
    if field.base is datetime:
        return st.datetimes(timezones=st.just(UTC))
    if field.base is date:
        return st.dates()
    if field.base is time:
        return st.times()
    return texts()


def _field(field: Field) -> st.SearchStrategy[Any]:
    if field.ref is not None:  # a pointer needs something to point to: tests that want one set it themselves
        return st.just(() if field.many else None if field.optional else "")
    found = _base(field)
    if field.many:
        return st.lists(found, max_size=3).map(tuple)
    return st.one_of(st.none(), found) if field.optional else found


def values(kind: type) -> st.SearchStrategy[Any]:
    """Any value of a class inside a record, or any record of a kind without pointers."""
    return st.builds(kind, **{field.name: _field(field) for field in content(kind)})


def records() -> st.SearchStrategy[Record]:
    """Any record of any kind that can stand alone."""
    alone = [kind for kind in KINDS if all(f.optional or f.many or not f.ref for f in content(kind))]
    return st.one_of([values(kind) for kind in alone])


def one_of_each(marker: str = "") -> list[Record]:
    """A small dossier with one record of every kind but the student, in an order in which they can be stored."""
    experience = Experience(
        id=new_id(),
        title=f"Stage bij de fietsenmaker{marker}",
        kind=ExperienceKind.STAGE,
        start=date(2026, 2, 2),
        end=date(2026, 2, 20),
        organisation="Fietspunt",
        hours=96,
        story=f"Ik mocht een **ketting** vervangen.{marker}",
        competences=(Competence.KWALITEITENREFLECTIE, Competence.WERKEXPLORATIE),
        star=True,
        goal="Weten of ik techniek leuk vind",
    )
    reflection = Reflection(
        id=new_id(),
        experience_id=experience.id,
        on=date(2026, 2, 21),
        answers=(
            Answer(
                card_id="k1",
                question="Wat lukte?",
                competence=Competence.NETWERKEN,
                part=Part.REFLECTEREN,
                text="De rem",
            ),
        ),
        feelings=("trots",),
    )
    motive = Motive(id=new_id(), title="Vrijheid", rank=1, experience_ids=(experience.id,))
    goal = Goal(id=new_id(), title="Een keuzedeel kiezen")
    contact = Contact(
        id=new_id(),
        name="Joris",
        moments=(ContactMoment(on=date(2026, 2, 3), what="Koffie"),),
        experience_id=experience.id,
    )
    conversation = Conversation(
        id=new_id(),
        title="Trialoog",
        on=date(2026, 3, 20),
        at=time(14, 30),
        experience_ids=(experience.id,),
        reflection_ids=(reflection.id,),
        cards=(PickedCard(card_id="k1", question="Wat lukte?"),),
    )
    agreement = Agreement(id=new_id(), conversation_id=conversation.id, what="Bellen met Joris")
    return [
        SchoolPeriod(
            id=new_id(),
            title="mbo 2",
            requirements=(Requirement(number=2, conversations=(ConversationKind.TRIALOOG,)),),
        ),
        experience,
        Testimony(id=new_id(), experience_id=experience.id, who="Joris", said="Netjes gewerkt"),
        Evidence(
            id=new_id(),
            experience_id=experience.id,
            kind=EvidenceKind.LINK,
            title="Site",
            address="https://example.org",
        ),
        reflection,
        Insight(id=new_id(), competence=Competence.WERKEXPLORATIE, text="Ik werk graag met mijn handen"),
        SelfView(id=new_id(), step=2, why="Met hulp van mijn mentor"),
        Quality(id=new_id(), title="Geduldig", experience_ids=(experience.id,)),
        motive,
        MotiveOrder(
            id=new_id(), on=date(2026, 2, 22), motives=(RankedMotive(motive_id=motive.id, title=motive.title),)
        ),
        WorkImage(
            id=new_id(),
            title="Fietstechnicus",
            demands=(Demand(text="geduld"),),
            comparisons=(Comparison(about_id=motive.id, match=Match.FITS, because="Je deelt zelf in"),),
            experience_ids=(experience.id,),
        ),
        Choice(id=new_id(), title="Techniek"),
        goal,
        contact,
        conversation,
        Participant(id=new_id(), conversation_id=conversation.id, name="Mw. De Boer", contact_id=contact.id),
        agreement,
        Step(id=new_id(), title="Bellen", goal_id=goal.id, experience_id=experience.id, agreement_id=agreement.id),
        Feedback(id=new_id(), target_kind="experience", target_id=experience.id, text="Mooi"),
        GuidanceReview(id=new_id(), answers=(GuidanceAnswer(question_id="q", question="Wie helpt je?", step=3),)),
        CareerDocument(id=new_id(), receiver="ROC", experience_ids=(experience.id,)),
        Handover(
            id=new_id(),
            receiver="ROC",
            at=datetime(2026, 3, 1, tzinfo=UTC),
            items=(SharedItem(kind="experience", id=experience.id),),
        ),
    ]


def same(stored: Record, given: Record) -> bool:
    """Whether two records hold the same, what the store fills in aside."""
    aside = {"id": "", "created": given.created, "changed": given.changed, "earlier": ()}
    return dataclasses.replace(stored, **aside) == dataclasses.replace(given, id="", earlier=())


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of a dossier by table, read beside the app: the same before and after means that nothing changed."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)  # noqa: S608 - our tables
            for name in sorted(names)
        }


__all__ = ["AWKWARD", "Student", "contents", "one_of_each", "records", "same", "texts", "values"]
