"""The room itself: its head, the four parts, the page of the stage one is in, its foot; and the calm page of a pause."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.talk.closing import Closing
from lobdossier.ui.talk.foot import Foot
from lobdossier.ui.talk.head import Head
from lobdossier.ui.talk.next_time import NextTime
from lobdossier.ui.talk.opening import Opening
from lobdossier.ui.talk.part_page import PartPage
from lobdossier.ui.talk.pause import Pause
from lobdossier.ui.talk.said import AGREED, CLOSING, NEXT
from lobdossier.ui.talk.step_bar import StepBar
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, rule, vbox
from lobdossier.ui.words import tr

Page = Opening | PartPage | Closing | NextTime

_ROOMY: Final = (1_100, 700)
_TIGHT: Final = 820
"""Width and height from which there is room for second lines and words on buttons, and the width below which there is
hardly any; drawn for 11 pt."""
_PARTS: Final = "parts"


class Room(QStackedWidget):
    """What stands around the pages of one conversation, and the pages, each made when it is first shown."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._pages: dict[str, Page] = {}
        self.head, self.bar, self.foot, self.pause = Head(), StepBar(), Foot(), Pause()
        self.head.hidden_wanted.connect(self._hide)
        self._stack = QStackedWidget()
        self._cover = box(vbox(None, _hidden_words(), None, gap=0))
        self._stage = ""
        self._margins = vbox(
            self.head, rule(), self.bar, (self._stack, 1), rule(), self.foot, gap=12, m=(40, 18, 40, 16)
        )
        self._whole = box(self._margins)
        self.addWidget(self._whole)
        self.addWidget(self.pause)

    @property
    def paused(self) -> bool:
        """Whether nothing can be seen of the conversation now."""
        return self.currentWidget() is self.pause

    @property
    def covered(self) -> bool:
        """Whether the page of now, which names people on nearly every line, is covered for who looks along."""
        return self.head.hides and self._stage in (AGREED, CLOSING, NEXT)

    @property
    def current(self) -> Page | None:
        """The page that is shown, once there is one."""
        found = self._stack.currentWidget()
        return found if isinstance(found, Page) else None

    @property
    def closing(self) -> Closing | None:
        """The page on which one rounds off, if it was made."""
        found = self._pages.get(CLOSING)
        return found if isinstance(found, Closing) else None

    def parts(self) -> PartPage:
        """The page of the four parts."""
        page = self._pages.get(_PARTS)
        if not isinstance(page, PartPage):
            page = PartPage(self._context, self._draft)
            page.set_hidden(self.head.hides)
            self._keep(_PARTS, page)
        return page

    def show_page(self, stage: str) -> Page:
        """Bring the page of *stage* into sight, with what the draft holds now; covered while names are hidden on it."""
        known = self._pages.get(stage)
        if known is not None:
            known.refresh()
        page = known or self._made(stage)
        self._stage = stage
        self._stack.setCurrentWidget(self._cover if self.covered else page)
        return page

    def refresh(self) -> None:
        """Show what the draft holds on every page."""
        for page in self._pages.values():
            page.refresh()

    def rest(self, on: bool) -> None:
        """Begin or end a pause."""
        self.setCurrentWidget(self.pause if on else self._whole)
        if on:
            self.head.clock.stop()
            self.pause.begin()
        else:
            self.head.clock.start()

    def fit(self, size: QSize) -> None:
        """Second lines and words on buttons where there is room for them."""
        roomy = size.width() >= u(_ROOMY[0]) and size.height() >= u(_ROOMY[1])
        self._margins.set_margins((40, 18, 40, 16) if roomy else (22, 8, 22, 8))
        self._margins.setSpacing(u(12 if roomy else 7))
        self.head.set_roomy(roomy)
        self.head.set_tight(size.width() < u(_TIGHT))
        self.bar.set_roomy(roomy)
        self.foot.set_roomy(roomy)

    def _made(self, stage: str) -> Page:
        if stage == AGREED:
            return self._keep(stage, Opening(self._context, self._draft))
        if stage == NEXT:
            return self._keep(stage, NextTime(self._context, self._draft))
        if stage != CLOSING:
            return self.parts()
        return self._keep(stage, Closing(self._context, self._draft))

    def _keep(self, which: str, page: Page) -> Page:
        self._pages[which] = page
        self._stack.addWidget(page)
        return page

    def _hide(self, hidden: bool) -> None:
        self.parts().set_hidden(hidden)
        if self._stack.indexOf(self._cover) < 0:
            self._stack.addWidget(self._cover)
        if self._stage:
            self.show_page(self._stage)


def _hidden_words() -> QWidget:
    words = label(tr("Dit is nu verborgen. Alles is bewaard."), "muted", wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return words
