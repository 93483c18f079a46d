"""Eerdere versies: a text as it was beside how it is, with what changed marked, and the way back."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lobdossier.domain.changes import Change
from lobdossier.domain.kinds import BY_NAME
from lobdossier.domain.texts import TextPlace, TextVersion
from lobdossier.text.counting import words
from lobdossier.text.differences import Piece, Side, differences
from lobdossier.text.field_names import LABELS
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.even import Even
from lobdossier.ui.moments import moment
from lobdossier.ui.screen import Screen
from lobdossier.ui.trashed import describe
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, CardButton
from lobdossier.ui.widgets.empty import EmptyState
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Columns, Part, box, flow, vbox
from lobdossier.ui.widgets.page import crumbs, page, page_header
from lobdossier.ui.words import count, tr
from lobdossier.ui.writing.address import address, place_of
from lobdossier.ui.writing.compared import Compared, legend, readable

FEW = 12
"""Moments in the list until the student asks for all."""


class HistoryScreen(Screen):
    """The target is the kind, the id and the path of a text, with colons between (`ui.writing.address`)."""

    own_primary: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._place = TextPlace("", "", "")
        self._versions: list[TextVersion] = []
        self._chosen = 0
        self._all = False
        self.cards: list[CardButton] = []
        self._trail = crumbs(tr("Terug"), tr("Eerdere versies"))
        self._trail.chosen.connect(lambda _place: context.way.back())
        self.back_button = button(tr("Deze tekst terugzetten"), "undo-2", "primary")
        self.back_button.clicked.connect(self._put_back)
        self._head = page_header(tr("Zo was je tekst"), "", self.back_button)
        self._body = Block()
        self.setLayout(vbox(page(self._trail, self._head, self._body), gap=0))
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context.way.back)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def title(self) -> str:
        """What this screen is for."""
        return tr("Eerdere versies")

    def open(self, target: str) -> None:
        """Show the versions of the text at *target*, the newest one beside the text of now.

        Raises:
            KeyError: that text is not there any more.
        """
        place = place_of(target)
        kind = BY_NAME.get(place.kind)
        if kind is None or self.context.workspace.records.find(kind, place.record_id) is None:
            raise KeyError(target)
        self._place, self._chosen, self._all = place, 0, False
        self.target = target
        self.refresh()

    def refresh(self) -> None:
        """Read the versions anew."""
        workspace, today = self.context.workspace, self.context.workspace.today()
        self._versions = workspace.history.versions(self._place)
        record = workspace.records.get(BY_NAME[self._place.kind], self._place.record_id)
        said = describe(record)
        self._head.set_note(tr("{kind}: {title}", kind=said.kind, title=said.title))
        self._chosen = min(self._chosen, max(0, len(self._versions) - 1))
        now = workspace.history.now(self._place)
        others = workspace.history.others(self._place)
        self.back_button.setVisible(bool(self._versions) and workspace.history.can_put_back(self._place))
        self.back_button.setEnabled(not workspace.read_only)
        self._body.show_parts(
            (self._versions, now, self._chosen, self._all, others, today), lambda: self._build(now, others, today)
        )

    def concerns(self, change: Change) -> bool:
        """Whether it is the record that this text is in."""
        return change.id in ("", self._place.record_id)

    # ------------------------------------------------------------ private
    def _build(self, now: str, others: list[TextPlace], today: date) -> list[Part]:
        elsewhere = [self._elsewhere(others)] if others else []
        if not self._versions:
            said = tr("Verander je later iets, dan vind je hier hoe het was. Dat blijft negentig dagen zo.")
            return [EmptyState(tr("Er is nog geen eerdere versie"), said), *elsewhere]
        then = self._versions[self._chosen]
        shown = self._versions if self._all else self._versions[:FEW]
        self.cards = [self._card(place, version, today) for place, version in enumerate(shown)]
        listed = vbox(label(tr("Wanneer"), "h2"), *self.cards, gap=8)
        if len(shown) < len(self._versions):
            more = button(tr("Alle versies laten zien"), "chevron-down", "ghost")
            more.clicked.connect(self._show_all)
            listed.put(more)
        listed.put(None)
        told = readable(self._place)
        pieces = differences(told(then.text), told(now))
        return [
            Columns(self._beside(pieces, then, today), box(listed), side_width=250, gap=22, stack_em=90),
            *elsewhere,
        ]

    def _elsewhere(self, others: list[TextPlace]) -> QWidget:
        """The way to the other texts of the same thing that have versions."""
        ways, times = [], Counter[str]()
        for place in others:
            name = LABELS.get(place.path.split("/")[0], tr("Tekst"))
            times[name] += 1
            way = button(f"{name} {times[name]}" if times[name] > 1 else name, "history", "ghost")
            way.clicked.connect(partial(self._go, place))
            ways.append(way)
        return Card(label(tr("Ook van dit onderdeel"), "h2"), flow(*ways, gap=8), gap=8)

    def _go(self, place: TextPlace) -> None:
        self.context.way.go("history", address(place))

    def _beside(self, pieces: list[Piece], then: TextVersion, today: date) -> QWidget:
        before = Compared(tr("Toen"), pieces, Side.BEFORE)
        after = Compared(tr("Nu"), pieces, Side.AFTER)
        changed = sum(piece.side is not Side.BOTH for piece in pieces)
        said = (
            tr("De woorden zijn gelijk. Alleen de opmaak is anders.")
            if not changed
            else tr("Zo stond het er tot {when}.", when=moment(then.until, today))
        )
        return Card(label(said, "", wrap=True), legend(), Even([before, after], 34, gap=16), gap=12)

    def _card(self, place: int, version: TextVersion, today: date) -> CardButton:
        when, long = moment(version.until, today), words(version.text)
        length = count(long, tr("{n} woord"), tr("{n} woorden"))
        card = CardButton(
            tr("Versie tot {when}, {length}", when=when, length=length),
            label(tr("tot {when}", when=when), "strong", wrap=True),
            label(length, "small"),
            checkable=True,
            selected=place == self._chosen,
            pad=11,
            gap=1,
            shadow=False,
        )
        card.clicked.connect(partial(self._choose, place))
        return card

    def _choose(self, place: int) -> None:
        self._chosen = place
        self.refresh()
        self.cards[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_all(self) -> None:
        self._all = True
        self.refresh()
        self.cards[min(FEW, len(self.cards) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_back(self) -> None:
        version = self._versions[self._chosen]
        history = self.context.workspace.history
        label_said = tr("tekst terugzetten")
        if self.context.attempt(lambda: history.put_back(self._place, version, label=label_said)):
            self.context.voice.say(tr("Teruggezet. Wat er stond, is nu ook een versie."), undo=True)
