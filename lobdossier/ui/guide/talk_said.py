"""The second half of a conversation of a guide: what it was about, and who does what by when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Agreement
from lobdossier.domain.ids import new_id
from lobdossier.text.markdown import parse, serialise
from lobdossier.ui.conversation.agreeing import AgreementForm
from lobdossier.ui.conversation.said import day_of
from lobdossier.ui.editors.rich_text import RichTextEditor
from lobdossier.ui.guide.table import Table
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import CardButton, Well
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import at_start, grows_down, hbox, vbox
from lobdossier.ui.words import tr


class TalkSaid(QWidget):
    """`typed` when something was changed. An agreement without words is none."""

    typed = Signal()

    def __init__(self, table: Table, name: str, today: date) -> None:
        """*name*: what the student is called."""
        super().__init__()
        self._talk, self._people, self._name, self._today = table.talk, table.people, name, today
        asked = tr("Waar hadden jullie het over?")
        self.text = RichTextEditor(asked, "", lines=4, most=12)
        self.text.load(parse(table.talk.talked_about))
        self.text.edited.connect(self.typed)
        self.agreeing: list[tuple[Agreement, AgreementForm]] = []
        """Each agreement with its form."""
        self._agreed = vbox(gap=8)
        add = button(tr("Afspraak erbij"), "plus", "ghost")
        add.clicked.connect(self._add)
        self.setLayout(
            vbox(
                label(asked, "smallstrong", wrap=True),
                self.text,
                label(tr("Afspraken"), "smallstrong", wrap=True),
                self._agreed,
                at_start(add),
                gap=8,
            )
        )
        self.setSizePolicy(grows_down())
        for agreement in table.agreed:
            self._show(agreement, folded=True)

    @property
    def talked_about(self) -> str:
        """What was said, as Markdown."""
        return serialise(self.text.document_tree())

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """What was agreed, in order."""
        written = [
            replace(agreement, what=form.field.text(), who=form.who, mine=form.mine, by=form.by)
            for agreement, form in self.agreeing
            if form.field.text().strip()
        ]
        return tuple(replace(each, order=order) for order, each in enumerate(written))

    def take_keyboard(self) -> None:
        """Typing begins."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        """Room for one more; an empty one that is there already will do."""
        empty = next((form for _agreement, form in self.agreeing if not form.field.text().strip()), None)
        form = empty or self._show(Agreement(id=new_id(), conversation_id=self._talk.id))
        form.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, agreement: Agreement, *, folded: bool = False) -> AgreementForm:
        """Show the form of *agreement*; *folded* it is one line until that is pressed."""
        form = AgreementForm(self._today, self._people, tr("Typ een afspraak"), self._name)
        form.show_agreement(agreement)
        for changed in (form.edited, form.named, form.chosen):
            changed.connect(self.typed)
        form.entered.connect(self._add)
        self.agreeing.append((agreement, form))
        well = Well(form)
        if folded:
            self._agreed.put(self._line(agreement, well, form))
        self._agreed.put(well)
        well.setVisible(not folded)
        return form

    def _line(self, agreement: Agreement, well: Well, form: AgreementForm) -> CardButton:
        """What was agreed, in the place of its form."""
        who = self._name if agreement.mine else agreement.who.strip() or tr("iemand anders")
        said = tr("{who}, uiterlijk {day}", who=who, day=day_of(agreement.by, self._today)) if agreement.by else who
        words = vbox(Words(agreement.what, "strong"), Words(said, "small"), gap=1)
        line = CardButton(
            tr("Afspraak: {what}. {facts}. Aanpassen", what=agreement.what, facts=said),
            hbox((words, 1), Icon("pencil", "muted", 16), gap=10),
            pad=10,
            shadow=False,
        )

        def unfold() -> None:
            well.show()
            form.field.setFocus(Qt.FocusReason.OtherFocusReason)
            line.hide()

        line.clicked.connect(unfold)
        return line
