"""What the card under the timeline tells of a thing: one shape for experiences, conversations and choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import Choice
from lobdossier.domain.timeline.things import Moment
from lobdossier.domain.vocabulary import Competence, EvidenceKind
from lobdossier.services.workspace import Workspace
from lobdossier.text.blocks import plain_text
from lobdossier.text.markdown import parse
from lobdossier.ui.conversation.said import first_line, with_whom
from lobdossier.ui.experience.said import card_words, when_said
from lobdossier.ui.timeline.said import moment_icon, moment_kind, moment_title


@dataclass(frozen=True, slots=True)
class Facts:
    """The words and signs of one thing. *facts* are icon and word; *answered* is empty where nothing is asked."""

    title: str
    when: str
    facts: Sequence[tuple[str, str]]
    opening: str
    sign: str
    star: bool = False
    photo: str = ""
    competences: tuple[Competence, ...] = ()
    answered: tuple[bool, ...] = ()
    answers: str = ""


def facts_of(workspace: Workspace, moment: Moment) -> Facts | None:
    """What is told of *moment* now; None when it was thrown away a moment ago."""
    if moment.kind == Experience.KIND:
        return _experience(workspace, moment)
    if moment.kind == Conversation.KIND:
        return _conversation(workspace, moment)
    choice = workspace.records.find(Choice, moment.id)
    if choice is None or choice.deleted:
        return None
    return _plain(workspace, moment, "", choice.why)


def _experience(workspace: Workspace, moment: Moment) -> Facts | None:
    row = workspace.experiences.row(moment.id)
    if row is None:
        return None
    words = card_words(row, workspace.sectors(), workspace.today())
    facts = [(words.kind_icon, words.kind)]
    if words.organisation:
        facts.append(("map-pin", words.organisation))
    sign = "audio-lines" if row.evidence_kind is EvidenceKind.AUDIO else words.kind_icon
    return Facts(
        words.title,
        words.when,
        facts,
        words.opening,
        sign,
        row.star,
        row.photo,
        row.competences,
        row.answered,
        words.answers,
    )


def _conversation(workspace: Workspace, moment: Moment) -> Facts | None:
    found = workspace.records.find(Conversation, moment.id)
    if found is None or found.deleted:
        return None
    people = with_whom(workspace.records.all(Participant, conversation_id=found.id))
    told = plain_text(parse(found.summary)) or plain_text(parse(found.talked_about)) or found.talk_about
    return _plain(workspace, moment, people, told)


def _plain(workspace: Workspace, moment: Moment, people: str, text: str) -> Facts:
    icon = moment_icon(moment)
    facts = [(icon, moment_kind(moment, workspace.sectors()))]
    if people:
        facts.append(("users", people))
    when = when_said(moment.first, moment.last, workspace.today())
    return Facts(moment_title(moment), when, facts, first_line(text), icon)
