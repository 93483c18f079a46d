"""The years in words: a school year, how long ago, how much there was, and growth in sentences that the views bear out."""

from __future__ import annotations

from datetime import date
from typing import Final

from lobdossier.domain.portrait import SelfView
from lobdossier.domain.student import SchoolPeriod
from lobdossier.services.growth import Growth
from lobdossier.services.looking_back import Kind, Memory
from lobdossier.services.school_years import Facts
from lobdossier.text import dates
from lobdossier.ui.experience.said import opening_said, title_said
from lobdossier.ui.portrait.said import step_word
from lobdossier.ui.words import count, tr

LETTERS: Final = 400
WORDS: Final = 40
"""So much of what was written stands on a card that opens it."""


def period_name(period: SchoolPeriod) -> str:
    """What the student calls it, or else which school year it begins in: "2026–2027"."""
    begins = dates.school_year(period.start) if period.start else ""
    return period.title.strip() or begins or tr("Schooljaar zonder naam")


def period_line(period: SchoolPeriod) -> str:
    """Where and when: "De Spaander, Zwolle · Ondernemend meubelmaker · 25 aug 2025 – 18 juli 2026"."""
    when = period_when(period).replace(" ", "\u00a0")  # a date is not broken over two lines
    return " · ".join(part for part in (period.school.strip(), period.course.strip(), when) if part)


def period_when(period: SchoolPeriod) -> str:
    """From when to when, as far as that is known."""
    if period.start is not None and period.end is None:
        return tr("vanaf {day}", day=dates.plain(period.start))
    return dates.brief_span(period.start, period.end)


def years_ago(years: int) -> str:
    """ "Vorig jaar deze week"."""
    if years == 1:
        return tr("Vorig jaar deze week")
    return tr("{n} jaar geleden deze week", n=years)


def memory_title(memory: Memory) -> str:
    """What it was: the experience by its name, an answer, or the sentence that the student knew then."""
    if memory.kind is Kind.EXPERIENCE:
        return title_said(memory.title, memory.text)
    return tr("Dit schreef je") if memory.kind is Kind.ANSWER else tr("Dit wist je toen")


def memory_text(memory: Memory) -> str:
    """Its first words, plain."""
    whole = memory.text if memory.kind is Kind.INSIGHT else opening_said(memory.text[:LETTERS])
    words = whole.split()
    return " ".join(words[:WORDS]) + ("…" if len(words) > WORDS or len(memory.text) > LETTERS else "")


def facts_said(facts: Facts) -> list[tuple[str, str]]:
    """How much there was: an icon and words for each thing of which there is any."""
    return [
        (icon, count(number, one, many))
        for icon, number, one, many in (
            ("layers", facts.experiences, tr("{n} ervaring"), tr("{n} ervaringen")),
            ("star", facts.stars, tr("{n} keer trots"), tr("{n} keer trots")),
            ("lightbulb", facts.reflections, tr("{n} reflectie"), tr("{n} reflecties")),
            ("messages-square", facts.conversations, tr("{n} gesprek"), tr("{n} gesprekken")),
        )
        if number
    ]


def year_growth(growth: Growth) -> str:
    """Then beside later within one year: "In september 2025 koos je “samen”, in mei 2026 “met hulp”."; "" without a view."""
    now, then = growth.now, growth.then
    if now is None:
        return ""
    if then is None:
        return tr("{when} koos je “{step}”.", when=_capital(_when(now, days=False)), step=step_word(now.step))
    days = then.on is not None and now.on is not None and dates.month(then.on) == dates.month(now.on)
    first, last = _capital(_when(then, days=days)), _when(now, days=days)
    if growth.changed:
        return tr(
            "{first} koos je “{then}”, {last} “{now}”.",
            first=first,
            then=step_word(then.step),
            last=last,
            now=step_word(now.step),
        )
    return tr("{first} koos je “{step}”, {last} weer.", first=first, step=step_word(now.step), last=last)


def day_said(on: date | None) -> str:
    """ "3 september 2025"."""
    return dates.plain(on) if on is not None else tr("zonder datum")


def _when(view: SelfView, *, days: bool) -> str:
    if view.on is None:
        return tr("op een dag")
    return tr("op {day}", day=dates.plain(view.on)) if days else tr("in {month}", month=dates.month(view.on))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
