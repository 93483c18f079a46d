"""Two pieces of work side by side, a row for each of the student's own qualities and motives. Where it is narrow, one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.portrait import WorkImage
from lobdossier.domain.work import Aspect, sourced, verdict
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.said import first_line
from lobdossier.ui.portrait.work.columns import CardColumns, Row
from lobdossier.ui.portrait.work.desk import WorkDesk
from lobdossier.ui.portrait.work.lines import told_line
from lobdossier.ui.portrait.work.pair import Pair
from lobdossier.ui.portrait.work.photo import work_photo
from lobdossier.ui.portrait.work.said import asks_said, aspect_icon, chance_source_said, seen_said, title_of
from lobdossier.ui.portrait.work.verdict import VerdictCell
from lobdossier.ui.theme import em
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.fitting import Fitting
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import Box, at_start, box, grows_down, hbox, vbox
from lobdossier.ui.words import tr

_BOTH_EM = 102
"""With fewer letters of width there is room for one piece of work at a time."""


class CompareTable(Fitting):
    """The head, the verdicts and the chances of two pieces of work; the sides are 0 and 1."""

    opened = Signal(int)
    """The work of this side is to be opened."""

    def __init__(self, context: Context, desks: Sequence[WorkDesk], own: Sequence[Aspect]) -> None:
        super().__init__()
        self._context, self._desks, self._own = context, list(desks), list(own)
        self.cells: list[dict[str, VerdictCell]] = [{}, {}]
        self.switch = Pair(tr("Laten zien"), [title_of(desk.image) for desk in desks])
        self.switch.chosen.connect(lambda _side: self._fit())
        self._table = CardColumns(self._rows())
        self.refresh()
        self.setLayout(vbox(self.switch, self._table, gap=10))
        self.setSizePolicy(grows_down())
        self._fit()

    @property
    def single(self) -> bool:
        """Whether one piece of work is seen at a time."""
        return self.width() < _BOTH_EM * em()

    def refresh(self) -> None:
        """Show the verdicts as they are now."""
        for side, desk in enumerate(self._desks):
            image = desk.image
            for about_id, cell in self.cells[side].items():
                cell.show_verdict(verdict(image, about_id))

    # ------------------------------------------------------------ private
    def _fit(self) -> None:
        single = self.single
        self.switch.setVisible(single)
        self._table.show_sides(*((self.switch.side,) if single else (0, 1)))

    def _rows(self) -> list[Row]:
        both = (0, 1)
        return [
            Row(_own_head(), [self._head(side) for side in both], heads=True),
            *(Row(_own_row(aspect), [self._cell(side, aspect) for side in both]) for aspect in self._own),
            Row(vbox(), [self._foot(side) for side in both], heads=True),
        ]

    def _head(self, side: int) -> QWidget:
        workspace, image = self._context.workspace, self._desks[side].image
        seen = workspace.work.seen(image)
        words = vbox(None, Words(title_of(image), "h3"), gap=2)
        if where := seen_said(seen, workspace.sectors()):
            words.put(label(where, "small", wrap=True))
        words.put(None)
        told = [
            (tr("vooraf"), first_line(image.beforehand)),
            (tr("nu"), first_line(image.met)),
            (tr("vraagt"), asks_said(image)),
        ]
        rows = vbox(*(told_line(name, Words(words)) for name, words in told if words), gap=6)
        head = hbox(work_photo(self._context, seen, 84, 64), (words, 1), gap=14)
        return box(vbox(head, rows, None, gap=10, m=(17, 16, 14, 12)))

    def _cell(self, side: int, aspect: Aspect) -> QWidget:
        desk = self._desks[side]
        about = tr("{own} bij {work}", own=aspect.title, work=title_of(desk.image))
        cell = self.cells[side][aspect.about_id] = VerdictCell(about)
        cell.judged.connect(partial(desk.judge, aspect.about_id))
        cell.reasoned.connect(partial(desk.reason, aspect.about_id))
        cell.opened.connect(lambda: self._only(cell))
        return cell

    def _foot(self, side: int) -> QWidget:
        """What was found of chances, only with its source; and the way to the work itself."""
        image = self._desks[side].image
        look = button(tr("Openen"), "arrow-right", "ghost", after=True)
        look.setAccessibleName(tr("{title} openen", title=title_of(image)))
        look.clicked.connect(lambda: self.opened.emit(side))
        chance = [_chance(image)] if image.chances.strip() and sourced(image) else []
        return box(vbox(*chance, at_start(look), None, gap=4, m=(17, 10, 14, 10)))

    def _only(self, cell: VerdictCell) -> None:
        """One cell open at a time."""
        for side in self.cells:
            for other in side.values():
                if other is not cell and other.is_open:
                    other.fold()


def _own_head() -> Box:
    title = label(tr("Mijn kwaliteiten en motieven"), "strong", wrap=True)
    return vbox(None, title, label(tr("uit jouw eigen lijst"), "small", wrap=True), gap=2)


def _own_row(aspect: Aspect) -> Box:
    icon, tint = aspect_icon(aspect)
    title = vbox(None, Words(aspect.title, "strong"), None, gap=0)
    return hbox(vbox(None, Icon(icon, tint, 18), None), (title, 1), gap=10)


def _chance(image: WorkImage) -> QWidget:
    words = vbox(
        label(tr("Kans op werk"), "smallstrong", wrap=True),
        Words(image.chances),
        label(chance_source_said(image), "small", wrap=True),
        gap=2,
    )
    return box(hbox(vbox(1, Icon("chart-line", "muted", 18), None), (words, 1), gap=10))
