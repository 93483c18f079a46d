"""Parts of which remarks are made on both sides: the head of one, the words that it is about, a view of four steps."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import FeedbackSort
from lobdossier.text import names
from lobdossier.ui.guide.said import ICONS, sort_said
from lobdossier.ui.portrait.said import step_word
from lobdossier.ui.widgets.cards import Bar
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import Box, Part, box, flow, hbox, vbox
from lobdossier.ui.widgets.scales import StepScale
from lobdossier.ui.words import tr


def head(remark: Feedback, *at_end: QWidget) -> Box:
    """What a remark is, and what stands at the far end of that line."""
    sign = Icon(ICONS[remark.sort], "accent", 18)
    return hbox(sign, (label(sort_said(remark.sort), "smallstrong", wrap=True, tone="accent"), 1), *at_end, gap=8)


def contents(remark: Feedback, title: str = "") -> list[Part]:
    """The words it is about, the quality that was seen, the step of a view, and the words of the guide.

    Where *title* says already what the whole item is called, that is not quoted again.
    """
    parts: list[Part] = []
    if remark.quote.strip() and (remark.path or remark.quote != title):
        parts.append(Bar(Words(remark.quote, "small"), fg="muted"))
    if remark.sort is FeedbackSort.SAW and remark.quality.strip():
        parts.append(Words(remark.quality, "strong"))
    if remark.step is not None:
        parts.append(view_row("", remark.step, theirs=True))
    if remark.text.strip():
        parts.append(Words(remark.text))
    return parts


def view_row(who: str, step: int, *, theirs: bool = False) -> QWidget:
    """How far on the four steps somebody is seen, and by whom; dotted when it is the view of another than the student."""
    steps = [step_word(each) for each in range(1, len(names.SELF_VIEWS) + 1)]
    word = label(steps[step - 1], "strong")
    scale = StepScale(steps, step, dotted=theirs)
    row = flow(word, scale, gap=10)
    return box(vbox(Words(who, "small"), row, gap=1)) if who else row


def by(name: str) -> str:
    """Over the view of somebody: "Noor ziet zichzelf hier"."""
    return tr("Zo ziet {name} zichzelf", name=name)
