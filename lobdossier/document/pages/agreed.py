"""What was agreed in conversations, and what the others said of the record: in the loopbaandocument and in the verslag."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from lobdossier.document import words
from lobdossier.document.boxes import Box, Even
from lobdossier.document.builder import Builder
from lobdossier.document.components import KEEP, status
from lobdossier.document.icons import icon
from lobdossier.document.layout import Column, Part, Row, after
from lobdossier.document.tables import Table
from lobdossier.document.tokens import Sort
from lobdossier.domain.conversation import Agreement, Participant
from lobdossier.domain.vocabulary import Consent
from lobdossier.text import dates, names

_SIGNS: Final = {Consent.AGREES: "circle-check", Consent.DISAGREES: "circle-x", Consent.UNKNOWN: "circle-dashed"}
_ACROSS: Final = 3


def agreements_table(b: Builder, agreed: Sequence[Agreement], student: str) -> Part:
    """One row for each agreement, by when first."""
    with b.table("Afspraken: wat, wie, voor wanneer en hoe het staat"):
        table = Table(b, (86.0, 0.0, 84.0, 98.0))
        table.header("Stand", "Afspraak", "Wie", "Voor wanneer")
        for agreement in sorted(agreed, key=lambda a: a.by or date.max):
            table.row(*_agreement(b, agreement, student))
    return table


def _agreement(b: Builder, agreement: Agreement, student: str) -> list[Part]:
    with b.into("TR"):
        state = b.text(names.step_state_name(agreement.state), "fact", tag="TD")
        cell = b.head("Row")
        what: list[Part | float] = [b.text(agreement.what, "cell_strong", tag=cell.add("P"))]
        if agreement.how_it_went.strip():
            what += [6, b.text(agreement.how_it_went, "small", tag=cell.add("P"))]
        who = b.text(words.who(agreement, student), "cell", tag="TD")
        by = b.text(words.by(agreement.by), "cell", tag="TD")
    return [Row(status(b, agreement.state), (0.0, state), gap=7), Column(*what), who, by]


def noted_by(b: Builder, student: str) -> Part:
    """Who wrote down what the others said: they signed nothing."""
    return b.text(f"Genoteerd door {student or 'de student'}.", "small")


def consents_listed(b: Builder, said: Sequence[str], student: str) -> list[Part | float]:
    """What the others said of the record, a line each."""
    out: list[Part | float] = []
    with b.listing():
        for line in said:
            with b.into("LI"):
                out += [b.text(line, "fact", tag="LBody"), 6]
    return [*out, noted_by(b, student)]


def consent_cards(b: Builder, people: Sequence[Participant]) -> list[Part | float]:
    """A card for each of *people*: agreed or not, when and why; whoever was not asked too."""
    out: list[Part | float] = []
    boxes = []
    with b.listing():
        for person in people:
            with b.into("LI"), b.into("LBody"):
                boxes.append(_card(b, person))
    across = 2 if len(boxes) == _ACROSS + 1 else _ACROSS  # four are two rows of two
    for start in range(0, len(boxes), across):
        out += [b.design.across] if out else []
        out.append(Even(boxes[start : start + across], b.design.across, keep=KEEP))
    return out


def _card(b: Builder, person: Participant) -> Box:
    name, role = person.name.strip(), person.role.strip()
    head = b.text(name or role or "Iemand", "strong")
    about = b.text(role, "small") if name and role else None
    because = person.consent_because.strip()
    on = dates.plain(person.consent_on) if person.consent_on else ""
    outcome = names.CONSENTS[person.consent]
    if person.consent is Consent.DISAGREES and because:
        outcome = f"{outcome}, omdat {because}"
        told = [*b.lines(outcome, "fact"), *(after(5, b.text(on, "small")) if on else ())]
    else:
        told = [b.text(", ".join(filter(None, (outcome, on))), "fact")]
        told += [7, *b.lines(because, "fact")] if because else []
    size = b.look.size("fact")[0] * 1.3
    sign = icon(_SIGNS[person.consent], size, b.look.cap("fact"), b.design.accent)
    said = Row((size, sign), (0.0, Column(*told)), gap=7)
    return Box(Column(head, after(5, about), 9, said), b.look.surface(Sort.FORM))
