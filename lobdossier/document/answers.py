"""The four answers of the exam programme: goal, result, evaluation and follow-up."""

from __future__ import annotations

from collections.abc import Sequence

from lobdossier.document import words
from lobdossier.document.boxes import Box, Even
from lobdossier.document.builder import Builder
from lobdossier.document.components import KEEP, beside, icon_line, rule
from lobdossier.document.icons import icon
from lobdossier.document.layout import Column, Part, Row
from lobdossier.document.prose import is_blank, prose, prose_words
from lobdossier.document.tokens import Sort
from lobdossier.document.typography import room
from lobdossier.domain.experience import Experience

_LONG = 480
_FEW = 2


def answers(b: Builder, experience: Experience) -> Part:
    """All four with their question; what is still open looks open. Long ones flow beside their label."""
    texts = experience.answers
    if sum(not is_blank(text) for text in texts) < _FEW:
        return Column(*in_short(b, experience))
    if max(len(prose_words(text)) for text in texts) > _LONG:
        return Column(*(_long(b, number, text) for number, text in enumerate(texts)))
    out: list[Part | float] = []
    for pair in ((0, 1), (2, 3)):
        out += [b.design.card_gap] if out else []
        if any(not is_blank(texts[number]) for number in pair):
            out.append(Even([_boxed(b, number, texts[number]) for number in pair], b.design.across, keep=KEEP))
        else:
            out += [4, _open(b, pair)]
    return Column(*out, keep=KEEP)


def in_short(b: Builder, experience: Experience) -> list[Part | float]:
    """What was answered, each beside its name; what is open in one quiet line. Nothing when nothing was answered."""
    told = [(number, text) for number, text in enumerate(experience.answers) if not is_blank(text)]
    still = [number for number, text in enumerate(experience.answers) if is_blank(text)]
    out: list[Part | float] = []
    wide = max(room(name, b.look.style("label")) for name, _, _ in words.ANSWERS) + 26
    if told:
        with b.listing():
            for number, text in told:
                out += [b.gaps.label + 1] if out else []
                out.append(_named(b, number, text, wide))
    if still and (told or experience.star):
        out += [b.gaps.label + 3] if out else []
        out.append(_open(b, still))
    return out


def _open(b: Builder, numbers: Sequence[int]) -> Part:
    """What is not answered yet, in one quiet line."""
    names = words.together([words.ANSWERS[number][0].lower() for number in numbers])
    return icon_line(b, "circle-dashed", f"Nog open: {names}", "small", colour=b.design.muted)


def _named(b: Builder, number: int, text: str, wide: float) -> Part:
    name, _, sign = words.ANSWERS[number]
    with b.into("LI"):
        label = b.text(name, "label", tag="Lbl")
        with b.into("LBody"):
            told = prose(b, text)
    down = b.look.cap("body") - b.look.cap("label")
    head = Row((11.0, icon(sign, 11, b.look.cap("label"), b.design.ink, 1.9)), (0, label), gap=5)
    return Row((wide, Column(down, head)), (0, told), gap=6)


def _head(b: Builder, number: int, *, stacked: bool) -> Part:
    name, question, sign = words.ANSWERS[number]
    cap = b.look.cap("label")
    with b.into("H4"):
        label = b.text(name, "label", tag="Span")
        asked = b.text(question, "small", tag="Span")
    label.sticky = asked.sticky = True
    wide = room(name, b.look.style("label"))
    mark = (11.0, icon(sign, 11, cap, b.design.ink, 1.9))
    if stacked:
        return Column(Row(mark, (0, label), gap=5), 6, asked)
    return Row(mark, (wide, label), (0, asked), gap=5)


def _text(b: Builder, text: str) -> Part:
    return b.text(words.OPEN_ANSWER, "open") if is_blank(text) else prose(b, text)


def _boxed(b: Builder, number: int, text: str) -> Box:
    with b.into("Div"):
        head = _head(b, number, stacked=False)
        told = _text(b, text)
    head.sticky = True
    return Box(Column(head, b.gaps.label + 1, told), b.look.surface(Sort.OPEN if is_blank(text) else Sort.ANSWER))


def _long(b: Builder, number: int, text: str) -> Part:
    with b.into("Div"):
        head = _head(b, number, stacked=True)
        told = _text(b, text)
    return Column(rule(b, strong=True), 13, beside(b, head, told, left=True), 20)
