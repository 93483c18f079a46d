"""What lies on the table in a conversation: what the student brings, and the cards of each part. Nothing else is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lobdossier.domain.cards import Card
from lobdossier.domain.conversation import Conversation, Participant, PickedCard
from lobdossier.domain.experience import Experience
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.vocabulary import EvidenceKind, Part
from lobdossier.services.cards import deck
from lobdossier.services.experiences import ExperienceInFull
from lobdossier.services.workspace import Workspace
from lobdossier.text import dates
from lobdossier.text.blocks import first_words, plain_text
from lobdossier.text.markdown import parse
from lobdossier.text.names import kind_icon, part_name
from lobdossier.ui.conversation.dealing import cards_for, face
from lobdossier.ui.conversation.said import called
from lobdossier.ui.widgets.question_cards import Question
from lobdossier.ui.words import tr


@dataclass(frozen=True, slots=True)
class Brought:
    """One thing to look at together: an experience, a reflection, or what the student wrote for this conversation."""

    title: str
    facts: str
    text: str
    """Plain text, letter for letter what stands in the dossier."""
    icon: str
    photo: str = ""
    """The sha256 of its photo, if it has one, and what is told of that photo."""
    alt: str = ""
    names: bool = False
    """Whether it says who sits at the table."""


@dataclass(frozen=True, slots=True)
class Dealt:
    """One card: *card_id* is empty for none of ours, *words* are what a conversation keeps of it."""

    card_id: str
    words: str
    part: Part
    question: Question


@dataclass(frozen=True, slots=True)
class Table:
    """All that can be looked at and picked up in one conversation."""

    brought: tuple[Brought, ...]
    cards: Mapping[Part, tuple[Dealt, ...]]


def read_table(workspace: Workspace, conversation: Conversation, people: Sequence[Participant]) -> Table:
    """Read what *conversation* brings, and deal: the cards that were picked first. Not for the interface's thread."""
    experiences = [full for which in conversation.experience_ids if (full := _full(workspace, which)) is not None]
    found = [_experience(full) for full in experiences]
    titles = {full.experience.id: full.experience.title for full in experiences}
    found += [item for which in conversation.reflection_ids for item in _reflection(workspace, which, titles)]
    found += _prepared(conversation, people)
    return Table(tuple(found), _deal(workspace, conversation, [full.experience for full in experiences]))


def _full(workspace: Workspace, experience_id: str) -> ExperienceInFull | None:
    try:
        full = workspace.experiences.in_full(experience_id)
    except KeyError:
        return None
    return full if full.experience.deleted is None else None


def _experience(full: ExperienceInFull) -> Brought:
    e = full.experience
    photo = next((each for each in full.evidence if each.kind is EvidenceKind.PHOTO and each.sha256), None)
    title = e.title.strip() or first_words(parse(e.story), 8) or tr("Ervaring zonder titel")
    when = dates.span(e.start, e.end) if e.start else ""
    facts = ", ".join(part for part in (when, e.organisation.strip() or e.place.strip()) if part)
    return Brought(
        title,
        facts,
        plain_text(parse(e.story)),
        kind_icon(e.kind),
        photo.sha256 if photo else "",
        photo.alt if photo else "",
    )


def _reflection(workspace: Workspace, reflection_id: str, titles: Mapping[str, str]) -> list[Brought]:
    """The answers of a reflection; what it is about is named when that is brought too."""
    reflection = workspace.records.find(Reflection, reflection_id)
    if reflection is None or reflection.deleted is not None:
        return []
    facts = titles.get(reflection.experience_id or "", "")
    return [
        Brought(answer.question or tr("Mijn reflectie"), facts, plain_text(parse(answer.text)), "lightbulb")
        for answer in reflection.answers
        if answer.text.strip()
    ]


def _prepared(conversation: Conversation, people: Sequence[Participant]) -> list[Brought]:
    """What the student prepared for all to see; never what is private."""
    asked = "\n\n".join(f"{called(person)}\n{person.question.strip()}" for person in people if person.question.strip())
    found = (
        Brought(tr("Waar ik het over wil hebben"), "", conversation.talk_about, "message-circle"),
        Brought(tr("Wat goed ging"), "", conversation.went_well, "sprout"),
        Brought(tr("Wat ik wil vragen"), "", asked, "message-circle-question-mark", names=True),
    )
    return [each for each in found if each.text.strip()]


def _deal(
    workspace: Workspace, conversation: Conversation, experiences: Sequence[Experience]
) -> dict[Part, tuple[Dealt, ...]]:
    asked = {card.card_id for before in workspace.conversations.past() for card in before.cards}
    kinds, sector = {e.kind for e in experiences}, workspace.student.sector
    dealt = {}
    for part in Part:
        picked = [_picked(card) for card in conversation.cards if card.part is part]
        known = {card.card_id for card in picked}
        others = cards_for(part, sector, kinds, asked, conversation.id)
        dealt[part] = (*picked, *(_card(card) for card in others if card.id not in known))
    return dealt


def _picked(card: PickedCard) -> Dealt:
    """A picked card in the words that it had then; it may be of an older deck."""
    known = deck().card(card.card_id)
    if known is None:
        question = Question(card.question, tr(part_name(card.part)), "playing-cards", "accent")
    else:
        front = face(known)
        question = Question(card.question or front.text, front.subject, front.icon, front.fg, "", front.hint)
    return Dealt(card.card_id, question.text, card.part, question)


def _card(card: Card) -> Dealt:
    front = face(card)
    question = Question(front.text, front.subject, front.icon, front.fg, "", front.hint)
    return Dealt(card.id, card.words, card.part, question)
