"""Under the timeline: what is chosen, as a card that opens it, or what is in a group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from lobdossier.domain.timeline.layout import Mark
from lobdossier.domain.timeline.things import Moment
from lobdossier.domain.vocabulary import Competence
from lobdossier.text import names
from lobdossier.text.sentences import one_text
from lobdossier.ui.context import Context
from lobdossier.ui.experience.said import TINTS, when_said
from lobdossier.ui.theme import icon, u
from lobdossier.ui.timeline.facts import Facts, facts_of
from lobdossier.ui.timeline.said import group_title, moment_icon, moment_title
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, CardButton
from lobdossier.ui.widgets.chips import Chip
from lobdossier.ui.widgets.labels import Elided, Icon, label
from lobdossier.ui.widgets.layout import Part, box, flow, hbox, vbox
from lobdossier.ui.widgets.photo import Photo
from lobdossier.ui.widgets.scales import Answered
from lobdossier.ui.words import count, tr

_PHOTO: Final = (124, 96)
_FIRST: Final = 4
"""Things of a group that its card names."""
_MENU: Final = 60
"""More than this no menu can hold; the list has them all."""


class ChosenCard(QWidget):
    """Shows a mark. `opened` gives the moment to open, `nearer` comes when a group is to be looked into."""

    opened = Signal(object)
    nearer = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._column = vbox(gap=0)
        self._shown: object = None
        self.setLayout(self._column)

    def show_mark(self, mark: Mark | None, can_zoom: bool) -> None:
        """Show *mark*; what stands there already is left alone."""
        wanted = (mark.moments, can_zoom and mark.group) if mark is not None else None
        if wanted is not None and wanted == self._shown:
            return
        self._shown = wanted
        self._column.clear()
        if mark is None:
            return
        if mark.group:
            self._column.put(self._group(mark, can_zoom))
        elif (facts := facts_of(self._context.workspace, mark.moments[0])) is not None:
            card = CardButton(_spoken(facts), hbox(self._picture(facts), (_words(facts), 1), gap=18), pad=12)
            card.clicked.connect(lambda: self.opened.emit(mark.moments[0]))
            self._column.put(card)

    def choose_from(self, moments: Sequence[Moment], at: QPoint) -> None:
        """Ask which of *moments* is to be opened."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        today = self._context.workspace.today()
        for moment in moments[:_MENU]:
            said = f"{moment_title(moment)[:60]}, {when_said(moment.first, moment.last, today)}"
            action = menu.addAction(icon(moment_icon(moment), "muted"), said.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, moment=moment: self.opened.emit(moment))
        menu.popup(at)

    def forget(self) -> None:
        """What is shown may have changed: read it anew the next time."""
        self._shown = None

    # ------------------------------------------------------------ private
    def _picture(self, facts: Facts) -> QWidget:
        width, height = _PHOTO
        photo = Photo(None, facts.title, width, height, facts.sign)
        photo.setToolTip("")
        if facts.photo:
            side = round(2 * max(u(width), u(height)) * self.devicePixelRatioF())
            self._context.thumbnails.want(facts.photo, side, photo, lambda image: photo.set_image(image, facts.title))
        return photo

    def _group(self, mark: Mark, can_zoom: bool) -> QWidget:
        lines: list[Part] = []
        today = self._context.workspace.today()
        for moment in mark.moments[:_FIRST]:
            words = f"{moment_title(moment)}, {when_said(moment.first, moment.last, today)}"
            lines.append(hbox(Icon(moment_icon(moment), "muted", 16), (Elided(words, "small"), 1), gap=8))
        more = len(mark.moments) - _FIRST
        if more > 0:
            lines.append(label(count(more, "en nog {n}", "en nog {n}"), "small"))
        if can_zoom:
            act = button(tr("Dichterbij kijken"), "plus", "soft")
            act.clicked.connect(self.nearer)
        else:
            act = button(tr("Kies er een"), "list", "soft")
            act.clicked.connect(lambda: self.choose_from(mark.moments, act.mapToGlobal(QPoint(0, act.height() + 2))))
        head = hbox((label(group_title(mark), "h3", wrap=True), 1), act, gap=12)
        return Card(head, *lines, gap=6)


def _words(facts: Facts) -> QWidget:
    title: list[Part] = [Icon("star:filled", "accent", 17)] if facts.star else []
    head = hbox(*title, (Elided(facts.title, "h3"), 1), label(facts.when, "small"), gap=7)
    signs = [box(hbox(Icon(sign, "muted", 16), label(said, "small"), gap=6)) for sign, said in facts.facts if said]
    column = vbox(head, flow(*signs, gap=16), gap=5)
    if facts.opening:
        column.put(Elided(facts.opening))
    foot: list[QWidget] = [_chip(c) for c in facts.competences]
    if facts.answers:
        foot.append(box(hbox(Answered(facts.answered, facts.answers), label(facts.answers, "small"), gap=8)))
    if foot:
        column.put(flow(*foot, gap=8))
    column.put(None)
    return box(column)


def _chip(competence: Competence) -> Chip:
    words, tint = names.COMPETENCES[competence], TINTS[competence]
    return Chip(tr(words.short), words.icon, tint, f"{tint}_soft", tr(words.question))


def _spoken(facts: Facts) -> str:
    parts = [facts.title, facts.when, *(said for _, said in facts.facts), facts.opening]
    parts += [names.competence_name(c) for c in facts.competences]
    return one_text((*parts, facts.answers, tr("Openen")))
