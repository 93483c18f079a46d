"""What the portrait says in words: what a competence is, what is there, how somebody sees her- or himself."""

from __future__ import annotations

from datetime import date

from lobdossier.domain.portrait import SelfView
from lobdossier.domain.vocabulary import Competence
from lobdossier.services.growth import Growth
from lobdossier.services.portrait import CompetencePage
from lobdossier.text import dates, names
from lobdossier.ui.words import count, tr


def meaning(competence: Competence) -> str:
    """What a competence is, in one sentence."""
    return {
        Competence.KWALITEITENREFLECTIE: tr("Je ontdekt waar je goed in bent, en wat je nog wilt leren."),
        Competence.MOTIEVENREFLECTIE: tr("Je zoekt uit wat jij belangrijk vindt en waar je energie van krijgt."),
        Competence.WERKEXPLORATIE: tr("Je bekijkt welk werk er is, wat het vraagt en of het bij je past."),
        Competence.LOOPBAANSTURING: tr("Je kiest, groot of klein, en zet zelf een volgende stap."),
        Competence.NETWERKEN: tr("Je leert mensen kennen die je verder helpen, en houdt contact met hen."),
    }[competence]


def invitation(competence: Competence) -> str:
    """What could be the first sentence, where there is none yet."""
    return {
        Competence.KWALITEITENREFLECTIE: tr("Nog open: wat kun jij goed?"),
        Competence.MOTIEVENREFLECTIE: tr("Nog open: waar word jij blij van?"),
        Competence.WERKEXPLORATIE: tr("Nog open: waar ben jij op je plek?"),
        Competence.LOOPBAANSTURING: tr("Nog open: waar begin jij?"),
        Competence.NETWERKEN: tr("Nog open: wie helpt jou verder?"),
    }[competence]


def facts(page: CompetencePage) -> str:
    """What is there: "5 kwaliteiten uit 9 ervaringen, 3 antwoorden"; "" when there is nothing yet.

    Experiences are counted once: those that the own things came out of, else those that touch the competence.
    """
    own = _own_things(page)
    answers, experiences = page.answered, page.touched if not page.own.experiences else 0
    said = [
        own,
        count(answers, tr("{n} antwoord"), tr("{n} antwoorden")) if answers else "",
        count(experiences, tr("{n} ervaring"), tr("{n} ervaringen")) if experiences else "",
    ]
    return ", ".join(part for part in said if part)


def _own_things(page: CompetencePage) -> str:
    """What only this competence has: "5 kwaliteiten uit 9 ervaringen"; "" when there is nothing of it."""
    things, experiences = page.own.things, page.own.experiences
    if page.competence is Competence.LOOPBAANSTURING:
        return _choices_and_goals(things, page.own.besides)
    words = {
        Competence.KWALITEITENREFLECTIE: (tr("{n} kwaliteit"), tr("{n} kwaliteiten")),
        Competence.MOTIEVENREFLECTIE: (tr("{n} motief"), tr("{n} motieven")),
        Competence.NETWERKEN: (tr("{n} mens op je kaart"), tr("{n} mensen op je kaart")),
        Competence.WERKEXPLORATIE: (tr("{n} keer werk bekeken"), tr("{n} keer werk bekeken")),
    }.get(page.competence)
    if not things or words is None:
        return ""
    said = count(things, *words)
    if page.own.since is not None:
        return tr("{said}, een rode draad sinds {month}", said=said, month=dates.month(page.own.since))
    if not experiences:
        return said
    return count(experiences, tr("{said} uit {n} ervaring"), tr("{said} uit {n} ervaringen"), said=said)


def _choices_and_goals(choices: int, goals: int) -> str:
    """ "3 keuzes en 2 doelen"; what there is none of is left out."""
    said = [
        count(choices, tr("{n} keuze"), tr("{n} keuzes")) if choices else "",
        count(goals, tr("{n} doel"), tr("{n} doelen")) if goals else "",
    ]
    there = [part for part in said if part]
    return tr("{first} en {second}", first=there[0], second=there[1]) if len(there) > 1 else "".join(there)


def step_word(step: int) -> str:
    """The short word of a step of the self-view."""
    return tr(names.self_view_short(step))


def view_line(view: SelfView, today: date) -> str:
    """One view of the student: "In september 2025 koos je “samen”: ik durfde niet te bellen"."""
    why = view.why.strip()
    said = _on(view, today, tr("koos je “{step}”", step=step_word(view.step)))
    return tr("{said}: {why}", said=said, why=why) if why else f"{said}."


def growth_line(growth: Growth, today: date) -> str:
    """Then beside now in a sentence that the views bear out; "" without a view."""
    if growth.now is None:
        return ""
    now = step_word(growth.now.step)
    if growth.then is None:
        return view_line(_without_reason(growth.now), today)
    if growth.changed:
        chosen = tr("koos je “{then}”, nu “{now}”.", then=step_word(growth.then.step), now=now)
    else:
        chosen = tr("koos je “{now}”, nu weer.", now=now)
    return _on(growth.then, today, chosen)


def _on(view: SelfView, today: date, said: str) -> str:
    if view.on is None:
        return tr("Eerder {said}", said=said)
    if view.on == today:
        return tr("Vandaag {said}", said=said)
    if (view.on.year, view.on.month) == (today.year, today.month):
        return tr("Op {day} {said}", day=dates.short(view.on), said=said)
    return tr("In {month} {said}", month=dates.month(view.on), said=said)


def _without_reason(view: SelfView) -> SelfView:
    return SelfView(competence=view.competence, step=view.step, on=view.on)
