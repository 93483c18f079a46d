"""The red thread in words: the same for the eye, for a screen reader and under the picture."""

from __future__ import annotations

from collections.abc import Sequence

from lobdossier.domain.red_thread import Change, Fate, Moment, RedThread, Shift, Strand
from lobdossier.text import dates
from lobdossier.ui.words import tr


def moment_name(thread: RedThread, at: int) -> str:
    """What a column is called: "vmbo 4"; the school year where no period is known; "nu" for the last."""
    if at == len(thread.moments) - 1:
        return tr("nu")
    moment = thread.moments[at]
    title = _title(moment)
    if sum(_title(other) == title for other in thread.moments[:-1]) > 1:  # one period of years
        return tr("{title}, {month}", title=title, month=dates.month(moment.on))
    return title


def moment_said(thread: RedThread, at: int) -> str:
    """In a sentence: "in vmbo 4"."""
    return tr("in {moment}", moment=moment_name(thread, at)) if at < len(thread.moments) - 1 else tr("nu")


def fate_said(thread: RedThread, strand: Strand) -> str:
    """What became of one motive, as far as the places tell it."""
    if strand.fate is Fate.STAYED:
        if strand.lowest == 1:
            return tr("Stond elke keer bovenaan.")
        return tr("Stond elke keer bij je eerste {n}.", n=_few(strand.lowest))
    if strand.fate is Fate.WENT:
        return tr("Losgelaten. Stond er het laatst {then}.", then=moment_said(thread, strand.there[-1]))
    if strand.fate is Fate.CAME:
        first = strand.there[0]
        if first == len(thread.moments) - 1:
            return tr("Nieuw.")
        return tr("Kwam erbij {then}.", then=moment_said(thread, first))
    return _moved_said(strand)


def places_said(thread: RedThread, strand: Strand) -> str:
    """Where it stood each time: "vmbo 4: plek 2. mbo 1: plek 1. nu: plek 1"."""
    return ". ".join(
        tr("{moment}: plek {n}", moment=moment_name(thread, at), n=strand.places[at]) for at in strand.there
    )


def strand_said(thread: RedThread, strand: Strand) -> str:
    """A whole line of the picture, for a screen reader."""
    return f"{strand.title}. {fate_said(thread, strand)} {places_said(thread, strand)}."


def thread_said(thread: RedThread) -> str:
    """The picture in a few sentences."""
    groups = (
        (Fate.STAYED, tr("Bleef")),
        (Fate.MOVED, tr("Schoof")),
        (Fate.CAME, tr("Kwam erbij")),
        (Fate.WENT, tr("Losgelaten")),
    )
    found = [(word, [strand.title for strand in thread.with_fate(fate)]) for fate, word in groups]
    return ". ".join(f"{word}: {', '.join(titles)}" for word, titles in found if titles)


def change_said(thread: RedThread, change: Change) -> str:
    """What changed, before the question about it."""
    title, then = change.strand.title, moment_said(thread, change.since)
    was, now = change.strand.places[change.since], change.strand.places[-1]
    if change.shift is Shift.OFF_TOP:
        if now is None:
            return tr("“{title}” stond {then} bovenaan, nu niet meer.", title=title, then=then)
        return tr("“{title}” stond {then} bovenaan, nu op plek {n}.", title=title, then=then, n=now)
    if change.shift is Shift.WENT:
        return tr("“{title}” stond {then} nog in je lijst, nu niet meer.", title=title, then=then)
    if change.shift is Shift.CAME:
        return tr("“{title}” stond er {then} nog niet bij, nu wel.", title=title, then=then)
    return tr("“{title}” ging van plek {was} naar plek {now}.", title=title, was=was, now=now)


def question_said(change: Change) -> str:
    """The question that leads to writing."""
    if change.shift in (Shift.OFF_TOP, Shift.WENT):
        return tr("Wat gebeurde er?")
    return tr("Welk moment hoort daarbij?")


def quoted(words: Sequence[str]) -> str:
    """Titles between quotation marks, in a row."""
    return ", ".join(f"“{word}”" for word in words)


def _title(moment: Moment) -> str:
    period = moment.period
    return (period.title.strip() or period.school.strip() if period else "") or dates.school_year(moment.on)


def _moved_said(strand: Strand) -> str:
    first, now = strand.places[0], strand.places[-1]
    if len(strand.there) < len(strand.places):
        return tr("Was even weg en kwam terug.")
    if first == now:
        return tr("Schoof, en staat weer op plek {n}.", n=now)
    return tr("Schoof van plek {first} naar plek {now}.", first=first, now=now)


def _few(number: int) -> str:
    return {2: tr("twee"), 3: tr("drie")}.get(number, str(number))
