"""The own part of the page of werkexploratie: the work that was looked at, in the order in which it was begun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.portrait import WorkImage
from lobdossier.domain.record import Record
from lobdossier.domain.schooling import Sectors
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.student import SchoolPeriod
from lobdossier.services.professions import professions
from lobdossier.services.work import Seen
from lobdossier.text.sentences import one_text
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.said import first_line
from lobdossier.ui.guide.mark import mark, waiting_on
from lobdossier.ui.guide.said import remarks
from lobdossier.ui.portrait.form import Form
from lobdossier.ui.portrait.work.lines import told_line
from lobdossier.ui.portrait.work.photo import work_photo
from lobdossier.ui.portrait.work.said import kind_said, seen_said, title_of
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, CardButton
from lobdossier.ui.widgets.chips import open_tag
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.empty import little
from lobdossier.ui.widgets.growing import Growing
from lobdossier.ui.widgets.labels import Elided, label
from lobdossier.ui.widgets.layout import at_start, hbox, vbox
from lobdossier.ui.words import tr

_FEW = 4
_FEWEST_TO_COMPARE = 2
_SIDE = 66


class WorkForm(Form):
    """A card for each piece of work; a press opens it. Never in order of fit."""

    kinds: ClassVar[tuple[type[Record], ...]] = (WorkImage, Experience, Evidence, Feedback, SchoolPeriod)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: object = None
        self.add = door(button(tr("Werk toevoegen"), "plus", "primary"))
        self.add.clicked.connect(lambda: context.way.go("work", "new"))
        self.compare = button(tr("Vergelijken"), "columns-3")
        self.compare.clicked.connect(lambda: context.way.go("compare"))
        self.compare.hide()
        self._title = label(tr("Werk dat ik bekeek"), "h2", wrap=True)
        self.cards = Growing(_FEW, tr("Meer werk laten zien"))
        self._nothing = Card(
            label(tr("Nog geen werk bekeken"), "h3", wrap=True),
            door(
                little(
                    tr("Kies werk dat je kent, of waar je nieuwsgierig naar bent. Eén zin is genoeg om te beginnen.")
                )
            ),
            dashed=True,
        )
        for later in (self._title, self._nothing):
            later.hide()
        self.setLayout(vbox(self._title, self.cards, self._nothing, gap=10))

    def head_actions(self) -> Sequence[QWidget]:
        return (self.compare, self.add)

    def refresh(self) -> None:
        work, sectors = self.context.workspace.work, self.context.workspace.sectors()
        self.context.jobs.run(
            self,
            lambda _progress, _stopped: (work.all_seen(), waiting_on(self.context, WorkImage)),
            done=lambda found: self._show(*found, sectors),
            failed=self.context.voice.fail,
        )

    def _show(self, found: Sequence[Seen], waiting: Mapping[str, int], sectors: Sectors) -> None:
        key = (tuple(found), waiting, sectors)
        if key == self._shown:
            return
        self._shown = key
        self._title.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self.compare.setVisible(len(found) >= _FEWEST_TO_COMPARE)
        self.cards.show_list([partial(self._card, seen, waiting.get(seen.image.id, 0), sectors) for seen in found])

    def _card(self, seen: Seen, waiting: int, sectors: Sectors) -> CardButton:
        card = work_card(self.context, seen, waiting, sectors)
        card.clicked.connect(lambda: self.context.way.go("work", seen.image.id))
        return card


def work_card(context: Context, seen: Seen, waiting: int, sectors: Sectors) -> CardButton:
    """A piece of work in a few lines: what it is, what the student thought beforehand, and met, how many remarks wait."""
    image, title = seen.image, title_of(seen.image)
    example = professions().find(image.example_id)
    facts = ", ".join(part for part in (kind_said(image.kind), example.field if example else "") if part)
    where = seen_said(seen, sectors)
    rows = [(tr("vooraf"), first_line(image.beforehand)), (tr("nu"), first_line(image.met))]
    said = [row for row in rows if row[1]]
    body = vbox(
        hbox((Elided(title, "h3"), 1), *mark(waiting), gap=8),
        Elided(", ".join(filter(None, (facts, where))), "small"),
        gap=2,
    )
    if said:
        body.put(2)
    for name, words in said:
        body.put(told_line(name, Elided(words)))
    if not said:
        body.put(at_start(open_tag(tr("Nog open: wat denk je vooraf?"))))
    spoken = one_text(
        [title, facts, where, *(f"{name}: {words}" for name, words in said), remarks(waiting) if waiting else ""]
    )
    picture = vbox(work_photo(context, seen, 88, _SIDE), None)
    return CardButton(spoken, hbox(picture, (body, 1), gap=15))
