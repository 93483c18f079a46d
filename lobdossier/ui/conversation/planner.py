"""Planning a conversation: what sort, when, and on to the preparation."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from lobdossier.domain.vocabulary import ConversationKind
from lobdossier.text.names import conversation_icon, conversation_meaning, conversation_name
from lobdossier.ui.context import Context
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, CardButton
from lobdossier.ui.widgets.dates import DateChooser
from lobdossier.ui.widgets.labels import IconTile, label
from lobdossier.ui.widgets.layout import flow, hbox, vbox
from lobdossier.ui.words import tr


class Planner(Card):
    """Two questions in taps. `planned` gives the kind and the day (or None); `left` says that it was closed."""

    planned = Signal(object, object)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._kind = ConversationKind.TRIALOOG
        self._kinds: dict[ConversationKind, CardButton] = {}

    def begin(self) -> None:
        """Start with the keyboard on the chosen sort; the questions are made when they are first asked."""
        if not self._kinds:
            self._build()
        self._kinds[self._kind].setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, kind: ConversationKind) -> None:
        """Exactly one sort is chosen."""
        self._kind = kind
        for other, made in self._kinds.items():
            made.setChecked(other is kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._kinds = {kind: _kind(kind) for kind in ConversationKind}
        for kind, made in self._kinds.items():
            made.clicked.connect(lambda _checked=False, kind=kind: self.choose(kind))
        today = self._context.workspace.today
        self._day = DateChooser(tr("Wanneer is het?"), None, None, today, period=False, ahead=True)
        plan = button(tr("Plannen en voorbereiden"), "arrow-right", "primary", after=True)
        plan.clicked.connect(lambda: self.planned.emit(self._kind, self._day.start))
        close = button(tr("Niet nu"), kind="ghost")
        close.clicked.connect(self.left)
        for part in (
            label(tr("Wat voor gesprek wordt het?"), "h2", wrap=True),
            vbox(*self._kinds.values(), gap=6),
            4,
            label(tr("Wanneer is het?"), "h2", wrap=True),
            label(tr("Weet je het nog niet? Dan mag het leeg blijven."), "muted", wrap=True),
            self._day,
            4,
            flow(plan, close, gap=10),
        ):
            self.body.put(part)
        self.choose(self._kind)


def _kind(kind: ConversationKind) -> CardButton:
    """One sort of conversation with its explanation."""
    name = tr(conversation_name(kind))
    words = vbox(label(name, "strong"), label(tr(conversation_meaning(kind)), "small", wrap=True), gap=1)
    row = hbox(IconTile(conversation_icon(kind), size=36), (words, 1), gap=12)
    made = CardButton(name, row, pad=10, checkable=True, shadow=False)
    made.setAccessibleDescription(tr(conversation_meaning(kind)))
    return made
