"""An experience in words: its title, when, what is answered. The same words on a card and for a screen reader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from lobdossier.domain.listing import ExperienceRow
from lobdossier.domain.schooling import Sectors
from lobdossier.domain.vocabulary import Competence, EvidenceKind
from lobdossier.text import blocks, dates, markdown, names
from lobdossier.text.sentences import one_text
from lobdossier.ui.guide.said import remarks
from lobdossier.ui.words import tr

TITLE_WORDS: Final = 8
"""Words of a story that stand in for a title."""
_CUT_LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\Z")
TINTS: Final = {competence: f"tint{place}" for place, competence in enumerate(Competence)}
"""The colour role of each competence."""


@dataclass(frozen=True, slots=True)
class CardWords:
    """Everything that a card of an experience says."""

    title: str
    when: str
    kind: str
    kind_icon: str
    organisation: str
    opening: str
    answers: str
    remarks: str
    """How many remarks wait; empty without any."""
    spoken: str
    """The whole card as one text for a screen reader, without the title."""


def answer_names() -> tuple[str, str, str, str]:
    """The four answers of the exam programme in one word each, in the order of `Experience.answers`."""
    return (tr("doel"), tr("resultaat"), tr("terugblik"), tr("vervolg"))


def answers_said(answered: Sequence[bool]) -> str:
    """Which of the four questions are still open: "nog open: doel", "alle vier beantwoord"."""
    missing = [name for name, done in zip(answer_names(), answered, strict=True) if not done]
    if not missing:
        return tr("alle vier beantwoord")
    if len(missing) == len(answered):
        return tr("nog open: alle vier")
    return tr("nog open: {what}", what=listed(missing))


def listed(words: Sequence[str]) -> str:
    """ "doel", "doel en vervolg", "doel, resultaat en vervolg"."""
    if len(words) < 2:
        return "".join(words)
    return tr("{some} en {last}", some=", ".join(words[:-1]), last=words[-1])


def when_said(start: date | None, end: date | None, today: date) -> str:
    """A day of this school year with its weekday, an older one with its year, a period from and to."""
    if start is None:
        return tr("zonder datum")
    if end is not None and end != start:
        return dates.brief_span(start, end)
    if dates.school_year(start) == dates.school_year(today):
        return f"{dates.weekday(start)} {dates.short(start)}"
    return dates.plain(start)


def opening_said(opening: str) -> str:
    """The start of a story as plain words. *opening* may be cut in the middle of a sign of the Markdown subset."""
    whole = _CUT_LINK.sub(r"\1", opening.rstrip("\\"))
    readings = (blocks.plain_text(markdown.parse(whole + closing)) for closing in ("", "*", "**", "***"))
    # A style that was cut off shows its sign as a character; with its partner it does not.
    best = min(readings, key=lambda text: (text.count("*"), len(text))) if "*" in whole else next(readings)
    return " ".join(best.split())


def title_said(title: str, story: str) -> str:
    """The title; without one the first words of the story (in its Markdown form); without that a word that says so."""
    if title.strip():
        return title.strip()
    words = opening_said(story).split()
    if not words:
        return tr("Nog zonder naam")
    return " ".join(words[:TITLE_WORDS]) + ("…" if len(words) > TITLE_WORDS else "")


def card_words(row: ExperienceRow, sectors: Sectors, today: date) -> CardWords:
    """What the card of *row* says *today*, in the words of the sector of then."""
    opening = opening_said(row.opening)
    kind = names.kind_name(row.kind, sectors.on(row.start, row.end))
    when = when_said(row.start, row.end, today)
    answers = answers_said(row.answered)
    organisation = " ".join(row.organisation.split())
    parts = [when, kind, organisation, opening, *(names.competence_name(c) for c in row.competences), answers]
    if row.star:
        parts.insert(0, tr("Hier ben je trots op"))
    if row.evidence_kind is not None:
        parts.append(tr("met {evidence}", evidence=_evidence(row.evidence_kind)))
    if row.reflections:
        parts.append(tr("met reflectie"))
    waiting = remarks(row.waiting) if row.waiting else ""
    spoken = one_text([*parts, waiting])
    title = title_said(row.title, row.opening)
    return CardWords(title, when, kind, names.kind_icon(row.kind), organisation, opening, answers, waiting, spoken)


def _evidence(kind: EvidenceKind) -> str:
    return tr(names.evidence_name(kind)).lower()
