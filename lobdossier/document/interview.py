"""Reflections as an interview: the question is the large line, the answer stands under it.

Short answers stand two beside each other on cards of one height, long ones on a card of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lobdossier.document.boxes import Box, Even
from lobdossier.document.builder import Builder
from lobdossier.document.components import KEEP, beside, icon_line
from lobdossier.document.layout import Column, Part, after
from lobdossier.document.prose import is_blank, prose, prose_words
from lobdossier.document.tokens import Aside, Sort
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
            out.append(Even([_half(b, cards.pop(0)), _half(b, cards.pop(0))], b.design.across, keep=KEEP))
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


def _label(b: Builder, card: _Card) -> Part | None:
    tone = b.look.tone(card.competence)
    part = names.part_name(card.answer.part) if card.answer.part else ""
    if card.competence:
        said = ", ".join(filter(None, (names.competence_name(card.competence), part.lower())))
        return icon_line(b, names.competence_icon(card.competence), said, colour=tone.text)
    return icon_line(b, "message-circle", part, colour=tone.text) if part else None


def _half(b: Builder, card: _Card) -> Box:
    label, question, text, note = _told(b, card, "ask")
    told = Column(label, b.gaps.line + 3 if label else 0, question, b.gaps.label, text, after(9, note))
    return Box(told, b.look.surface(Sort.REFLECTION, card.competence))


def _whole(b: Builder, card: _Card) -> Part:
    """Label, question and answer; what was felt, and in some designs the label too, stands in the margin."""
    label, question, text, note = _told(b, card, "question")
    surface, aside = b.look.surface(Sort.REFLECTION, card.competence), b.design.aside
    main = Column(question, b.gaps.label, text)
    if aside is Aside.ABOVE:
        main = Column(label, b.gaps.line + 4 if label else 0, *main.items)
        side = Column(after(b.look.cap("small") if label else 0, note))
        return Box(beside(b, side, main), surface, keep=KEEP)
    side = Column(label, after(9 if label else 0, note))
    if aside is Aside.INSIDE:
        return Box(beside(b, side, main), surface, keep=KEEP)
    return Column(beside(b, side, Box(main, surface)), keep=KEEP)


def _told(b: Builder, card: _Card, role: str) -> tuple[Part | None, Part, Part, Part | None]:
    with b.into("Sect"):
        label = _label(b, card)
        question = b.heading(card.answer.question or "Terugkijken", role, 4, colour=b.look.asked(card.competence))
        text = prose(b, card.answer.text)
        note = b.text(card.note, "small") if card.note else None
    return label, question, text, note
