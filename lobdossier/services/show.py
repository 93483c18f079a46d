"""A dossier as text, for a terminal or another program."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.plans import Step
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import ConversationState, StepState
from lobdossier.exchange.json_form import write_json
from lobdossier.services.workspace import Workspace
from lobdossier.text import dates, names

LATEST = 8


def as_json(workspace: Workspace) -> str:
    """The whole dossier in its JSON form, without the trash and the bytes of the evidence."""
    return write_json(workspace.packing.seen(workspace.clock())).decode("utf-8")


def overview(workspace: Workspace) -> str:
    """What is in it, at a glance: who, how much, the latest, what is coming and what is still to do."""
    found, today = workspace.records.snapshot(), workspace.today()
    parts = (_head(found, today), _latest(found), _conversations(found), _to_do(found, today))
    return "\n\n".join("\n".join(map(printable, lines)) for lines in map(list, parts) if lines)


def counted(number: int, one: str, many: str) -> str:
    """ "1 ervaring", "3 ervaringen"."""
    return f"{number} {one if number == 1 else many}"


def counts(found: Snapshot) -> str:
    """How much of everything there is: "18 ervaringen, 24 reflecties, 11 bewijsstukken, 4 gesprekken"."""
    return ", ".join(
        counted(len(found.all(kind)), one, many)
        for kind, one, many in (
            (Experience, "ervaring", "ervaringen"),
            (Reflection, "reflectie", "reflecties"),
            (Evidence, "bewijsstuk", "bewijsstukken"),
            (Conversation, "gesprek", "gesprekken"),
        )
    )


def _head(found: Snapshot, today: date) -> Iterator[str]:
    yield f"Loopbaandossier van {found.student.name or 'iemand zonder naam'}"
    period = found.period_on(today) or found.period_on(None)
    if period is not None:
        yield ", ".join(part for part in (period.title, period.school, period.course) if part)
    yield counts(found)


def _latest(found: Snapshot) -> Iterator[str]:
    experiences = found.experiences()
    if not experiences:
        yield "Er staat nog geen ervaring in."
        return
    yield "Laatste ervaringen"
    sectors = found.sectors
    for experience in experiences[:LATEST]:
        when = dates.span(experience.start, experience.end) or "zonder datum"
        star = " (ster)" if experience.star else ""
        title = experience.title or experience.story.partition("\n")[0][:60] or "zonder titel"
        yield f"  {title}{star} · {names.kind_name(experience.kind, sectors.on(experience.start, experience.end))} · {when}"
    if len(experiences) > LATEST:
        yield f"  en nog {len(experiences) - LATEST}"


def _conversations(found: Snapshot) -> Iterator[str]:
    for state, heading in ((ConversationState.PLANNED, "Komende gesprekken"), (ConversationState.HELD, "Gevoerd")):
        these = [c for c in found.conversations() if c.state is state]
        if these:
            yield heading
        for conversation in these:
            at = f", {dates.clock(conversation.at)}" if conversation.at else ""
            when = f"{dates.day(conversation.on)}{at}" if conversation.on else "nog geen datum"
            others = ", ".join(p.name or p.role for p in found.participants_in(conversation))
            name = conversation.title or names.conversation_name(conversation.kind)
            yield f"  {name} · {when}" + (f" · met {others}" if others else "")
            yield f"    nummer {conversation.id}"


def _to_do(found: Snapshot, today: date) -> Iterator[str]:
    steps = [step for step in found.all(Step) if step.state is StepState.OPEN]
    if steps:
        yield "Nog te doen"
    for step in sorted(steps, key=lambda step: (step.by or date.max, step.id)):
        by = f" · {'was voor' if step.overdue(today) else 'voor'} {dates.plain(step.by)}" if step.by else ""
        yield f"  {step.title}{by}"


def printable(line: str) -> str:
    """*line* for a terminal. Characters that would steer a terminal are shown as a space: a dossier may come from somebody else."""
    return "".join(letter if letter.isprintable() else " " for letter in line)
