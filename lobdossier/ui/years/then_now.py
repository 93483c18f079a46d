"""Then beside now: one card, answered twice. Then has a dashed bar, now a solid one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from lobdossier.domain.vocabulary import Competence
from lobdossier.services.looking_back import Said, ThenNow
from lobdossier.text import names
from lobdossier.ui.editors.prose import Prose
from lobdossier.ui.even import Even
from lobdossier.ui.experience.said import TINTS, title_said
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Bar, Card
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import Part, at_start, box, hbox, vbox
from lobdossier.ui.words import tr
from lobdossier.ui.years.said import day_said


def tint_of(competence: Competence | None) -> str:
    """The colour role of an answer."""
    return TINTS[competence] if competence is not None else "accent"


def subject_line(competence: Competence | None) -> QWidget:
    """The competence of a question: sign and full name."""
    if competence is None:
        return label(tr("Een vraag van toen"), "smallstrong", wrap=True)
    tint = tint_of(competence)
    name = label(tr(names.competence_name(competence)), "smallstrong", True, tint)
    return box(hbox(Icon(names.competence_icon(competence), tint, 17), (name, 1), gap=8))


def answer_of(said: Said, heading: str, *, then: bool, about: bool = True) -> QWidget:
    """One answer: when it was, its words letter for letter, and what it was *about*."""
    tint = tint_of(said.answer.competence)
    day = tr("{heading} · {day}", heading=heading, day=day_said(said.reflection.on))
    parts: list[Part] = [label(day, "smallstrong", wrap=True), Bar(Prose(said.answer.text), fg=tint, dashed=then)]
    if said.experience is not None and about:
        title = title_said(said.experience.title, said.experience.story)
        parts.append(Words(tr("Bij: {experience}", experience=title), "small"))
    return box(vbox(*parts, None, gap=6))


def pair_card(found: ThenNow, today: date, again: Callable[[], object]) -> Card:
    """A question with its first and its latest answer beside each other."""
    then, now = found.then, found.now
    question = Words(now.answer.question, "h3")
    parts: list[Part] = [subject_line(now.answer.competence), question]
    if then.answer.question != now.answer.question:
        parts.append(Words(tr("Toen was de vraag: {question}", question=then.answer.question), "small"))
    heading = tr("Nu") if now.reflection.on == today else tr("Later")
    sides = Even([answer_of(then, tr("Toen"), then=True), answer_of(now, heading, then=False)], least=26, gap=18)
    act = door(button(tr("Beantwoord nu weer"), "refresh-cw", "ghost"))
    act.setAccessibleName(tr("Beantwoord nu weer: {question}", question=now.answer.question))
    act.clicked.connect(again)
    return Card(*parts, sides, at_start(act), gap=8)
