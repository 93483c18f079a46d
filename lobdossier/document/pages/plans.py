"""Plans: goals with their steps, then the steps that belong to no goal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lobdossier.document import words
from lobdossier.document.builder import Builder
from lobdossier.document.components import KEEP, beside, chapter, chips, rule, status
from lobdossier.document.grid import FRAME
from lobdossier.document.layout import Column, Gap, Part, Row
from lobdossier.document.network import FEWEST, network_picture
from lobdossier.domain.conversation import Agreement
from lobdossier.domain.experience import Experience
from lobdossier.domain.people import Contact
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import StepState
from lobdossier.text import dates, names

ANCHOR = "plannen"


def has_plans(snapshot: Snapshot) -> bool:
    """Whether the chapter has anything in it."""
    contacts = any(contact.name.strip() for contact in snapshot.all(Contact))
    return bool(snapshot.all(Goal)) or contacts or any(not _told(snapshot, step) for step in _steps(snapshot))


def plans(b: Builder, snapshot: Snapshot) -> None:
    """Tell the chapter."""
    chapter(b, words.PLANS, "Wat ik wil, wat ik nu doe, en wat al klaar is.", anchor=ANCHOR)
    goals = sorted(snapshot.all(Goal), key=lambda g: (g.reached is not None, g.by or date.max, g.id))
    known = {goal.id for goal in goals}
    for goal in goals:
        with b.into("Sect"):
            _goal(b, goal, [step for step in _steps(snapshot) if step.goal_id == goal.id])
    loose = [step for step in _steps(snapshot) if step.goal_id not in known and not _told(snapshot, step)]
    if loose:
        with b.into("Sect"):
            head = b.heading("Stappen" if not goals else "Andere stappen", "question", 3)
            b.add(
                Column(rule(b, strong=True), 14, beside(b, head, _list(b, loose), left=True), keep=KEEP), b.gaps.block
            )
    _contacts(b, snapshot)


def _steps(snapshot: Snapshot) -> list[Step]:
    """Open ones first, by date."""
    steps = [step for step in snapshot.all(Step) if step.title.strip()]
    return sorted(steps, key=lambda s: (s.state is not StepState.OPEN, s.finished or s.by or date.max, s.order, s.id))


def _told(snapshot: Snapshot, step: Step) -> bool:
    """Whether the step and how it went stand elsewhere already.

    An agreement stands with its conversation, a finished step with its experience. What is still open stands here too.
    """
    agreement = snapshot.find(Agreement, step.agreement_id)
    if agreement and agreement.what.strip() == step.title.strip():
        return True
    return step.state is not StepState.OPEN and snapshot.find(Experience, step.experience_id) is not None


def _goal(b: Builder, goal: Goal, steps: Sequence[Step]) -> None:
    title = b.heading(goal.title.strip() or words.UNTITLED, "question", 3)
    if goal.reached:
        when = f"gehaald: {dates.plain(goal.reached)}"
    else:
        when = f"voor {dates.plain(goal.by)}" if goal.by else ""
    main: list[Part | float] = [title]
    side: list[Part | float] = [b.text(when, "strong")] if when else []
    if goal.why.strip():
        main += [11, *b.lines(goal.why)]
    marks = chips(b, goal.competences)
    if marks:
        side += [11, marks] if side else [marks]
    if steps:
        main += [b.gaps.paragraph, _list(b, steps)]
    b.add(Column(rule(b, strong=True), 14, beside(b, Column(*side), Column(*main)), keep=KEEP), b.gaps.block)


def _list(b: Builder, steps: Sequence[Step]) -> Part:
    out: list[Part | float] = []
    with b.listing():
        for step in steps:
            if out:
                out.append(b.gaps.label + 2)
            with b.into("LI"):
                state = b.text(names.step_state_name(step.state), "fact", tag="Lbl")
                with b.into("LBody"):
                    told: list[Part | float] = [b.text(step.title, "cell_strong")]
                    if step.how_it_went.strip():
                        told += [6, *b.lines(step.how_it_went, "fact")]
                    when = words.outcome(step)
                    if when:
                        told += [6, b.text(when, "small")]
            out.append(Row(status(b, step.state), (70.0, state), (0.0, Column(*told)), gap=7))
    return Column(*out)


def _contacts(b: Builder, snapshot: Snapshot) -> None:
    """Who helps, and with what. How to reach them is never printed: that is theirs."""
    contacts = [c for c in snapshot.all(Contact) if c.name.strip()]
    if not contacts:
        return
    with b.into("Sect"):
        head = b.heading("Wie mij helpt", "question", 3)
        key = b.text(_key(contacts), "small") if len(contacts) >= FEWEST else None
        picture = network_picture(b, contacts)
        out: list[Part | float] = []
        for contact in contacts:
            if out:
                out.append(b.gaps.paragraph)
            with b.into("Div"):
                out.append(b.text(contact.name, "cell_strong"))
                who = words.person(contact.role, contact.organisation)
                out += [6, b.text(who, "small")] if who else []
                out += [7, b.text(contact.helps_with, "cell")] if contact.helps_with.strip() else []
    if picture is None:
        b.add(Column(rule(b, strong=True), 14, beside(b, head, Column(*out), left=True), keep=KEEP), b.gaps.block)
    else:
        b.add(Column(rule(b, strong=True), 14, head, 10, key, 12, picture, keep=FRAME), b.gaps.unit)
        b.add(beside(b, Gap(0), Column(*out), left=True), b.gaps.block)


def _key(contacts: Sequence[Contact]) -> str:
    """What the map means."""
    still = " Met streepjes: wil ik nog leren kennen." if any(not contact.met for contact in contacts) else ""
    return f"Hoe dichter bij het midden, hoe beter ik iemand ken.{still}"
