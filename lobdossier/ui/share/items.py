"""The things that can go along, in the words of the list."""

from __future__ import annotations

from datetime import date

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.people import Contact
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Choice, WorkImage
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import ConversationState, EvidenceKind
from lobdossier.text import dates
from lobdossier.text.blocks import first_words
from lobdossier.text.markdown import parse
from lobdossier.text.names import conversation_icon, conversation_name, kind_icon, step_state_name
from lobdossier.text.portrait_names import work_kind_icon, work_kind_name
from lobdossier.ui.share.sections import Item
from lobdossier.ui.words import count, tr


def experience_items(dossier: Snapshot) -> list[Item]:
    """All experiences, newest first, each with what comes along with it."""
    return [_experience(experience, dossier) for experience in dossier.experiences() if not experience.blank]


def _experience(experience: Experience, dossier: Snapshot) -> Item:
    photos = [e for e in dossier.evidence_of(experience) if e.kind is EvidenceKind.PHOTO]
    answered = sum(bool(answer.strip()) for answer in experience.answers)
    notes = [dates.short(experience.start)] if experience.start else []
    notes += [tr("met foto")] if photos else []
    notes += [count(answered, tr("{n} antwoord"), tr("{n} antwoorden"))] if answered else []
    notes += [tr("met reflectie")] if dossier.reflections_on(experience) else []
    title = experience.title or first_words(parse(experience.story), 8) or tr("Zonder titel")
    return Item(experience.id, title, ", ".join(notes), photos[0].sha256 if photos else "", kind_icon(experience.kind))


def conversation_items(dossier: Snapshot) -> list[Item]:
    """The conversations that were held, latest first."""
    held = [c for c in dossier.conversations() if c.state is ConversationState.HELD]
    return [_conversation(c, dossier) for c in reversed(held)]


def _conversation(conversation: Conversation, dossier: Snapshot) -> Item:
    names = ", ".join(person.name for person in dossier.participants_in(conversation) if person.name)
    number = len(dossier.agreements_of(conversation))
    notes = [dates.short(conversation.on)] if conversation.on else []
    notes += [tr("met {names}", names=names)] if names else []
    notes += [count(number, tr("{n} afspraak"), tr("{n} afspraken"))] if number else []
    title = conversation.title or conversation_name(conversation.kind)
    return Item(conversation.id, title, ", ".join(notes), icon=conversation_icon(conversation.kind))


def work_items(dossier: Snapshot) -> list[Item]:
    """The work that was looked at, in the student's own order."""
    return [
        Item(image.id, image.title, tr(work_kind_name(image.kind)).lower(), icon=work_kind_icon(image.kind))
        for image in dossier.all(WorkImage)
        if image.title.strip()
    ]


def choice_items(dossier: Snapshot) -> list[Item]:
    """The choices, latest first."""
    made = sorted(dossier.all(Choice), key=lambda choice: (choice.on or date.min, choice.id), reverse=True)
    when = (dates.short(choice.on) if choice.on else tr("zonder datum") for choice in made)
    return [Item(choice.id, choice.title, day) for choice, day in zip(made, when, strict=True) if choice.title.strip()]


def contact_items(dossier: Snapshot) -> list[Item]:
    """The people of the network, by name."""
    people = sorted(dossier.all(Contact), key=lambda contact: contact.name.casefold())
    said = (", ".join(part for part in (contact.role, contact.organisation) if part) for contact in people)
    return [
        Item(contact.id, contact.name, note) for contact, note in zip(people, said, strict=True) if contact.name.strip()
    ]


def plan_items(dossier: Snapshot) -> list[Item]:
    """Goals, then steps by their date."""
    goals = [Item(goal.id, goal.title, tr("doel")) for goal in dossier.all(Goal)]
    steps = sorted(dossier.all(Step), key=lambda step: (step.by or date.max, step.id))
    return goals + [Item(step.id, step.title, _step_note(step)) for step in steps]


def _step_note(step: Step) -> str:
    by = tr("voor {day}", day=dates.short(step.by)) if step.by else tr("zonder datum")
    return f"{step_state_name(step.state)}, {by}"
