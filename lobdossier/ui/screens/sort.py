"""Sorting qualities and skills: one card at a time, on four piles."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from lobdossier.domain.changes import Change
from lobdossier.domain.portrait import Quality
from lobdossier.domain.vocabulary import Competence, Fit, QualityKind
from lobdossier.text import names
from lobdossier.ui.context import Context
from lobdossier.ui.experience.said import TINTS
from lobdossier.ui.portrait.qualities.aside import Aside
from lobdossier.ui.screen import Screen
from lobdossier.ui.sorting.card import SortCard
from lobdossier.ui.sorting.own_word import OwnWord
from lobdossier.ui.sorting.piles import PILES, Piles, keyboard_note
from lobdossier.ui.sorting.sitting import Lying, Sitting
from lobdossier.ui.sorting.table import Table
from lobdossier.ui.widgets.acting import Deeds
from lobdossier.ui.widgets.buttons import Option, Segmented, button
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, vbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.widgets.page import crumbs, page, page_header
from lobdossier.ui.widgets.question_cards import Question
from lobdossier.ui.widgets.sight import into_sight, soon_into_sight
from lobdossier.ui.words import count, tr

_ABOUT: Final = Competence.KWALITEITENREFLECTIE


class SortScreen(Screen):
    """The target is a kind ("skill"), the id of a quality to sort again, or nothing: go on where one was."""

    own_primary: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.sitting = Sitting(context.workspace, self)
        self.card = SortCard(self._deeds)
        self.piles = Piles()
        self.kinds = Segmented(
            tr("Welke kaarten"),
            [Option(QualityKind.QUALITY, tr("Kwaliteiten")), Option(QualityKind.SKILL, tr("Vaardigheden"))],
        )
        self.done = button(tr("Klaar voor nu"), "check", "primary")
        self.back = button(tr("Kaart terug"), "undo-2", "ghost", tr("Backspace"))
        self.later = button(tr("Later"), "arrow-right", "ghost", tr("Toets 0"))
        self.left = label("", "muted", wrap=True)
        self.own = OwnWord()
        self.sorted = {fit: Aside(fit) for fit in PILES}
        self.table = Table(self.card, self.left, (self.back, self.later), self.piles)
        self._build()
        self._connect()
        self._listen()

    @property
    def title(self) -> str:
        """What is being done here."""
        return tr("Kaarten sorteren")

    # ------------------------------------------------------------ Screen
    def open(self, target: str) -> None:
        """Lay a card on the table, and the keyboard on it."""
        self.target = target
        self.context.attempt(self.sitting.read)
        if target in set(QualityKind):
            self.sitting.turn_to(QualityKind(target))
        elif target:
            self.sitting.again(target)
        self._show()
        (self.card if self.sitting.top is not None else self.done).setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self.table, lambda: into_sight(self.table))

    def refresh(self) -> None:
        """Show what the dossier holds now; what is being typed stays."""
        if self.context.attempt(self.sitting.read):
            self._show()

    def concerns(self, change: Change) -> bool:
        """Whether a card or a pile shows something of *change*."""
        return change.kind == Quality.KIND

    def flush(self) -> bool:
        """A word of one's own that was typed counts, Enter or no Enter."""
        return self._keep_own(quietly=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.arrange()

    # ------------------------------------------------------------ deeds
    def lay(self, fit: Fit) -> None:
        """Lay the card on a pile; the next one comes."""
        top = self.sitting.top
        if (
            top is not None
            and not self.context.workspace.read_only
            and self.context.attempt(lambda: self.sitting.lay(fit))
        ):
            self._show(tr("{card}: {pile}.", card=top.title, pile=tr(names.fit_name(fit)).lower()))

    def take_back(self) -> None:
        """The last card comes back on the table."""
        if self.sitting.can_go_back and self.context.attempt(self.sitting.take_back):
            self._show(tr("De laatste kaart ligt weer op tafel."))

    def put_off(self) -> None:
        """Another card first."""
        self.sitting.put_off()
        self._show()

    def again(self, which: str) -> None:
        """Lay one that was sorted on the table again."""
        self.sitting.again(which)
        self._show()
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ private
    def _build(self) -> None:
        trail = crumbs(tr("Dit ben ik"), tr(names.competence_name(_ABOUT)), tr("Kaarten sorteren"))
        places: list[tuple[str, str]] = [("portrait", ""), ("competence", _ABOUT)]
        trail.chosen.connect(lambda place: self.context.way.go(*places[place]))
        note = tr("Leg elke kaart waar hij voor jou hoort. Stoppen kan altijd: alles is bewaard.")
        head = page_header(tr("Past dit bij jou?"), note, self.kinds, self.done)
        self._sorted_head = label(tr("Al gesorteerd. Tik op een kaart om hem opnieuw te leggen."), "muted", wrap=True)
        sorted_ = box(vbox(self._sorted_head, *self.sorted.values(), gap=12))
        self.setLayout(vbox(page(trail, head, self.table, keyboard_note(), self.own, 8, sorted_), gap=0))

    def _connect(self) -> None:
        self.piles.chosen.connect(lambda fit: self.lay(Fit(fit)))
        self.kinds.chosen.connect(self._turn_to)
        self.done.clicked.connect(lambda: self.context.way.go("competence", _ABOUT))
        self.back.clicked.connect(self.take_back)
        self.later.clicked.connect(self.put_off)
        self.own.given.connect(lambda: self._keep_own(quietly=False))
        for each in self.sorted.values():
            each.wanted.connect(self.again)
        dragging = self.card.dragging
        dragging.moved.connect(self.piles.light_up)
        dragging.ended.connect(lambda: self.piles.light_up(None))
        dragging.dropped.connect(self._dropped)

    def _listen(self) -> None:
        """Keys for the whole page: they work wherever the keyboard is, except in a text."""
        keys: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Backspace: self.take_back,
            Qt.Key.Key_0: self.put_off,
            Qt.Key.Key_Escape: self.context.way.back,
        }
        for place, fit in enumerate(PILES):
            keys[Qt.Key(Qt.Key.Key_1 + place)] = partial(self.lay, fit)
        for key, act in keys.items():
            shortcut = QShortcut(key, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _deeds(self) -> Deeds:
        """What a screen reader can do with the card, by name."""
        piles = {tr(names.fit_name(fit)): partial(self.lay, fit) for fit in PILES}
        return {**piles, tr("Later"): self.put_off}

    def _turn_to(self, kind: str) -> None:
        self.sitting.turn_to(QualityKind(kind))
        self._show()

    def _dropped(self, at: QPoint) -> None:
        pile = self.piles.at(at)
        if pile is not None and pile.isEnabled():
            self.lay(pile.fit)

    def _keep_own(self, *, quietly: bool) -> bool:
        words = self.own.text
        if not words.strip():
            return True
        if not self.context.attempt(lambda: self.sitting.add_own(words)):
            return False
        self.own.clear()
        self._show()
        if not quietly:
            said = tr("“{word}” ligt bij “{pile}”.", word=words.strip(), pile=tr(names.fit_name(Fit.SUITS)))
            self.context.voice.say(said, undo=True)
        return True

    # ------------------------------------------------------------ showing
    def _show(self, said: str = "") -> None:
        """The table as it is; *said* is what was done, for who cannot see it."""
        top = self.sitting.top
        held = self._holds_keyboard()
        self.kinds.set_current(self.sitting.kind)
        self.table.show_card(top is not None)
        if top is not None:
            self.card.show_card(_face(top), self.sitting.left - (top.word is not None))
        for fit, pile in self.piles.piles.items():
            pile.show_cards(self.sitting.pile(fit))
            self.sorted[fit].show_qualities(self.sitting.pile(fit))
        self._sorted_head.setVisible(any(self.sitting.pile(fit) for fit in PILES))
        only_look = self.context.workspace.read_only
        self.piles.set_ready(top is not None and not only_look)
        self.own.setEnabled(not only_look)
        self.left.setText(self._left_said(top))
        self.back.setEnabled(self.sitting.can_go_back)
        self.later.setEnabled(top is not None)
        self.own.about(self.sitting.kind)
        if held and top is None:
            self.done.setFocus(Qt.FocusReason.OtherFocusReason)
            soon_into_sight(self.done)
        if said:
            following = f"{_face(top).text}. {top.hint}" if top is not None else self.left.text()
            announce(self, f"{said} {following}")

    def _holds_keyboard(self) -> bool:
        held: QWidget | None = self.focusWidget()
        return held is not None and held.hasFocus() and self.table.isAncestorOf(held)

    def _left_said(self, top: Lying | None) -> str:
        if top is not None and top.quality is not None:
            return tr("Deze kaart lag bij “{pile}”.", pile=tr(names.fit_name(top.quality.fit)))
        if top is None and self.sitting.kind is QualityKind.QUALITY:
            return tr("Je hebt alle kwaliteiten bekeken. De vaardigheden liggen op het andere stapeltje.")
        if top is None:
            return tr("Je hebt alle vaardigheden bekeken.")
        return count(self.sitting.left, tr("Dit is de laatste kaart."), tr("Nog {n} kaarten."))


def _face(top: Lying) -> Question:
    """The card as it lies there."""
    subject = tr(names.quality_kind_name(top.kind))
    return Question(top.title, subject, names.competence_icon(_ABOUT), TINTS[_ABOUT], hint=top.hint)
