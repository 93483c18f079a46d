"""Whom the student came across and did not put on the map yet."""

from __future__ import annotations

from datetime import date

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.experience import Testimony as Said  # pytest takes a name that begins with Test for a test
from lobdossier.domain.ids import new_id
from lobdossier.domain.people import Contact
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import ConversationState, ExperienceKind
from lobdossier.services.network import Met
from lobdossier.services.workspace import Workspace


def names(workspace: Workspace) -> list[str]:
    return [met.name for met in workspace.network.around().met]


def test_people_of_conversations_and_of_what_was_said_are_offered_once(workspace: Workspace) -> None:
    """The latest conversation first, then the own guide, then who said something, with where that was."""
    stage = Experience(id=new_id(), title="Stage", kind=ExperienceKind.STAGE)
    old = Conversation(id=new_id(), on=date(2025, 1, 1), state=ConversationState.HELD)
    new = Conversation(id=new_id(), on=date(2026, 1, 1), state=ConversationState.HELD)
    workspace.records.save(
        stage,
        old,
        new,
        Participant(id=new_id(), conversation_id=old.id, name="Mama", role="ouder"),
        Participant(id=new_id(), conversation_id=new.id, name="Bram Tuinstra", role="praktijkbegeleider"),
        Participant(id=new_id(), conversation_id=new.id, name=" ", role="slb’er"),
        SchoolPeriod(id=new_id(), guide="Mevrouw Bakker"),
        Said(id=new_id(), experience_id=stage.id, who="Kees", role="collega", said="Netjes"),
        Said(id=new_id(), experience_id=stage.id, who="bram", said="Mooi"),
        Said(id=new_id(), experience_id=stage.id, who="een klant", said="Mooi"),
        Said(id=new_id(), experience_id=stage.id, who="Anna", said="Vond ik zelf ook"),
    )

    assert workspace.network.around().met == (
        Met("Bram Tuinstra", "praktijkbegeleider"),
        Met("Mama", "ouder"),
        Met("Mevrouw Bakker", "slb’er"),
        Met("Kees", "collega", stage.id, ExperienceKind.STAGE),
    )


def test_who_is_on_the_map_is_not_offered_again(workspace: Workspace) -> None:
    """Known by the same name, by first name only, or because the student said who it is."""
    talk = Conversation(id=new_id(), on=date(2026, 1, 1))
    ilse = Contact(id=new_id(), name="Ilse de Wit")
    workspace.records.save(
        ilse,
        Contact(id=new_id(), name="Kees"),
        talk,
        Participant(id=new_id(), conversation_id=talk.id, name="ILSE"),
        Participant(id=new_id(), conversation_id=talk.id, name="Kees Dijkema"),
        Participant(id=new_id(), conversation_id=talk.id, name="mevrouw De Wit", contact_id=ilse.id),
        Participant(id=new_id(), conversation_id=talk.id, name="Ilse Bos"),
    )

    assert names(workspace) == ["Ilse Bos"]


def test_who_was_taken_from_the_map_is_offered_again(workspace: Workspace) -> None:
    contact = workspace.records.add(Contact(name="Kees"))
    talk = workspace.records.add(Conversation(on=date(2026, 1, 1)))
    workspace.records.add(Participant(conversation_id=talk.id, name="Kees"))
    assert names(workspace) == []

    workspace.records.throw_away(contact, label="")

    assert names(workspace) == ["Kees"]


def test_the_experiences_behind_people_are_there_and_no_others(workspace: Workspace) -> None:
    stage, other = workspace.records.add(Experience(title="Stage")), workspace.records.add(Experience(title="Les"))
    workspace.records.add(Contact(name="Kees", experience_id=stage.id))

    found = workspace.network.around().experiences

    assert list(found) == [stage.id]
    assert other.id not in found
