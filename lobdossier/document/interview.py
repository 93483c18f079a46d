"""Reflections as an interview: the question is the large line, the answer stands under it.

Short answers stand two beside each other on cards of one height, long ones on a card of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lobdossier.document.boxes import Box, Even, Surface
from lobdossier.document.builder import Builder
from lobdossier.document.components import KEEP, beside, icon_line
from lobdossier.document.designs import Tone
from lobdossier.document.layout import Column, Part, after
from lobdossier.document.prose import is_blank, prose, prose_words
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.vocabulary import Competence
from lobdossier.text import dates, names

_SHORT = 230
"""An answer of so many characters fits a card of half the width."""


@dataclass(frozen=True, slots=True)
class _Card:
    """One answer; *note* says what the student felt and when, at the last answer of a reflection."""

    answer: Answer
    competence: Competence | None
    note: str

    @property
    def short(self) -> bool:
        return len(prose_words(self.answer.text)) <= _SHORT and self.answer.text.count("\n") <= 2


def interview(b: Builder, reflections: Sequence[Reflection]) -> list[Part | float]:
    """A card for each answer of *reflections*, in their order."""
    cards = [card for told in reflections for card in _cards(told)]
    out: list[Part | float] = []
    while cards:
        out += [b.design.card_gap] if out else []
        if len(cards) > 1 and cards[0].short and cards[1].short:
            out.append(Even([_half(b, cards.pop(0)), _half(b, cards.pop(0))], b.design.card_gap, keep=KEEP))
        else:
            out.append(_whole(b, cards.pop(0)))
    return out


def _cards(told: Reflection) -> list[_Card]:
    answered = [answer for answer in told.answers if not is_blank(answer.text)]
    other = told.competences[0] if told.competences else None
    feelings = "Gevoel: " + ", ".join(told.feelings).lower() if told.feelings else ""
    note = ". ".join(filter(None, (feelings, dates.plain(told.on) if told.on else "")))
    last = len(answered) - 1
    return [
        _Card(answer, answer.competence or other, note if number == last else "")
        for number, answer in enumerate(answered)
    ]


def _label(b: Builder, card: _Card, tone: Tone) -> Part | None:
    part = names.part_name(card.answer.part) if card.answer.part else ""
    if card.competence:
        said = ", ".join(filter(None, (names.competence_name(card.competence), part.lower())))
        return icon_line(b, names.competence_icon(card.competence), said, colour=tone.text)
    return icon_line(b, "message-circle", part, colour=tone.text) if part else None


def _surface(b: Builder, tone: Tone) -> Surface:
    pad = b.design.card_padding
    return Surface(fill=tone.tint, radius=b.design.radius, padding=(pad, pad, pad + 1, pad))


def _half(b: Builder, card: _Card) -> Box:
    tone = b.look.tone(card.competence)
    with b.into("Sect"):
        label = _label(b, card, tone)
        question = b.heading(card.answer.question or "Terugkijken", "ask", 4, colour=tone.text)
        text = prose(b, card.answer.text)
        note = b.text(card.note, "small") if card.note else None
    return Box(
        Column(label, b.gaps.line + 3 if label else 0, question, b.gaps.label, text, after(9, note)), _surface(b, tone)
    )


def _whole(b: Builder, card: _Card) -> Part:
    tone = b.look.tone(card.competence)
    with b.into("Sect"):
        label = _label(b, card, tone)
        question = b.heading(card.answer.question or "Terugkijken", "question", 4, colour=tone.text)
        text = prose(b, card.answer.text)
        note = b.text(card.note, "small") if card.note else None
    main = Column(label, b.gaps.line + 4 if label else 0, question, b.gaps.label, text)
    side = Column(after(b.look.cap("small") if label else 0, note))
    return Box(beside(b, side, main), _surface(b, tone), keep=KEEP)
