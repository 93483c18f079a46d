"""At this keyboard: the student hands it over, and gets it back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Participant
from lobdossier.domain.voices import may_see_own
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.said import called
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import at_start, grows_down, vbox
from lobdossier.ui.words import tr


class ScreenWay(QWidget):
    """What will be seen, and `handed_over`."""

    handed_over = Signal()

    def __init__(self, draft: Draft, participant: Participant) -> None:
        super().__init__()
        self._draft, self._participant = draft, participant
        name = called(participant)
        self.hand = button(tr("Geef het toetsenbord door"), "keyboard", "primary")
        self.hand.clicked.connect(self.handed_over)
        self._sees = label("", "muted", wrap=True)
        card = Card(
            label(tr("Laat {name} hier typen", name=name), "h2", wrap=True),
            label(
                tr(
                    "Op het hele scherm staan dan alleen de vragen voor {name}. Bij de rest van je dossier kan {name} niet komen.",
                    name=name,
                ),
                wrap=True,
            ),
            self._sees,
            at_start(self.hand),
        )
        self.setLayout(vbox(card, gap=0))
        self.setSizePolicy(grows_down())
        self.refresh()

    def refresh(self) -> None:
        """Say whether the student's answers are seen."""
        now = self._draft.current(self._participant)
        if not self._draft.conversation.own_first:
            self._sees.setText(tr("Jouw antwoorden staan erbij."))
        elif may_see_own(self._draft.conversation, now):
            self._sees.setText(tr("Jouw antwoorden staan bij de vragen die {name} al beantwoordde.", name=called(now)))
        else:
            self._sees.setText(tr("Jouw antwoorden staan er niet bij."))

    def begin(self) -> None:
        """The keyboard goes to the button."""
        self.hand.setFocus(Qt.FocusReason.OtherFocusReason)
