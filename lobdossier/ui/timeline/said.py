"""What stands on the timeline in words: the same for the tooltip, the card and a screen reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import Choice
from lobdossier.domain.schooling import Sectors
from lobdossier.domain.timeline.layout import Mark
from lobdossier.domain.timeline.things import Lane, Moment, Stretch, Timeline
from lobdossier.domain.timeline.units import Unit, last_of, next_after, start_of
from lobdossier.domain.vocabulary import Competence, ConversationKind, ExperienceKind, Sector
from lobdossier.text import dates, names
from lobdossier.text.sentences import one_text
from lobdossier.text.timeline import lane_icon, lane_name, when_grouped
from lobdossier.ui.experience.said import title_said, when_said
from lobdossier.ui.words import count, tr


def moment_title(moment: Moment) -> str:
    """What it is called; without a title how it begins, or what sort of thing it is."""
    if moment.kind == Conversation.KIND and not moment.title.strip():
        return tr(names.conversation_name(_talk(moment)))
    return title_said(moment.title, moment.opening)


def moment_icon(moment: Moment) -> str:
    """The sign of what sort of thing it is."""
    if isinstance(moment.sort, ExperienceKind):
        return names.kind_icon(moment.sort)
    return lane_icon(moment.lane) if moment.kind == Choice.KIND else names.conversation_icon(_talk(moment))


def moment_kind(moment: Moment, sectors: Sectors) -> str:
    """ "BPV", "Trialoog", "Keuze", in the words of the sector of then."""
    if isinstance(moment.sort, ExperienceKind):
        return tr(names.kind_name(moment.sort, sectors.on(moment.first)))
    return tr("Keuze") if moment.kind == Choice.KIND else tr(names.conversation_name(_talk(moment)))


def moment_said(moment: Moment, sectors: Sectors, today: date) -> str:
    """The whole of it in one text: what, what sort, when, in which lane, and what hangs on it."""
    parts = [moment_title(moment), moment_kind(moment, sectors), when_said(moment.first, moment.last, today)]
    parts.append(tr(lane_name(moment.lane)))
    if moment.star:
        parts.append(tr("hier ben je trots op"))
    if moment.evidence is not None:
        parts.append(tr("met {evidence}", evidence=tr(names.evidence_name(moment.evidence)).lower()))
    return one_text(dict.fromkeys(part.rstrip(".") for part in parts))


def group_title(mark: Mark) -> str:
    """ "12 ervaringen in maart 2026"."""
    n, when = len(mark.moments), when_grouped(mark.unit, mark.first, mark.last)
    if mark.lane is Lane.TALKS:
        return count(n, "{n} gesprek {when}", "{n} gesprekken {when}", when=when)
    if mark.lane is Lane.CHOICES:
        return count(n, "{n} keuze {when}", "{n} keuzes {when}", when=when)
    return count(n, "{n} ervaring {when}", "{n} ervaringen {when}", when=when)


def mark_said(mark: Mark, sectors: Sectors, today: date) -> str:
    """A thing on the timeline in one text; of a group how many, when and in which lane."""
    if not mark.group:
        return moment_said(mark.moments[0], sectors, today)
    return f"{group_title(mark)}. {tr(lane_name(mark.lane))}"


def target_of(moment: Moment, today: date) -> tuple[str, str]:
    """The screen and the record that open when somebody wants to see more of it."""
    if moment.kind == Experience.KIND:
        return "experience", moment.id
    if moment.kind == Choice.KIND:
        return "competence", Competence.LOOPBAANSTURING
    ahead = moment.first is None or moment.first > today
    return "prepare" if ahead else "conclude", moment.id


def stretch_said(stretch: Stretch) -> str:
    """ "mbo 1, Vakschool De Spaander"."""
    return ", ".join(part for part in (stretch.title, stretch.school) if part) or tr("schoolperiode zonder naam")


def with_years(told: Timeline, today: date) -> Timeline:
    """*told* with school years in place of school periods, when the student has filled in none."""
    if told.stretches or not told.moments:
        return told
    first, last = told.extent(today)
    at, years = start_of(Unit.YEAR, first), []
    while at <= last:
        years.append(Stretch(dates.school_year(at), "", Sector.MBO, at, last_of(Unit.YEAR, at), False))
        at = next_after(Unit.YEAR, at)
    return replace(told, stretches=tuple(years))


def _talk(moment: Moment) -> ConversationKind:
    return moment.sort if isinstance(moment.sort, ConversationKind) else ConversationKind.LOOPBAANGESPREK
