"""The step "Wat spraken jullie af?": one line each, added by Enter, changed in place, moved by keys."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Agreement
from lobdossier.domain.ids import new_id
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.agreeing import AgreementForm, facts_of
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.parts import StepPart
from lobdossier.ui.step_body import Told
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import CardButton, Well
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import box, flow, hbox, vbox
from lobdossier.ui.words import count, tr


class _Line(CardButton):
    """One agreement. A press opens it; Alt with an arrow moves it."""

    moved = Signal(int)

    def __init__(self, agreement: Agreement, facts: str) -> None:
        name = tr("Afspraak: {what}. {facts}. Aanpassen", what=agreement.what, facts=facts)
        words = vbox(Words(agreement.what, "strong"), label(facts, "small", wrap=True), gap=1)
        sign = Icon("footprints" if agreement.mine else "user-round", "accent" if agreement.mine else "muted", 18)
        super().__init__(name, hbox(vbox(2, sign, None), (words, 1), Icon("pencil", "muted", 16), gap=10), pad=10)
        self.setAccessibleDescription(tr("Met Alt en pijltje omhoog of omlaag verplaats je deze afspraak."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class AgreementsPart(StepPart):
    """The agreements in order, at most one of them open, and a form for the next one."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__(context, draft, "agreements", tr("Wat spraken jullie af?"), "handshake")
        self._open, self._new = "", self._blank()
        self._lines: dict[str, _Line] = {}
        self._shown: object = None
        self._column = vbox(gap=6)
        self._keys = label(tr("Met Alt en de pijltjes verander je de volgorde."), "small", wrap=True)
        self._below = vbox(gap=8)
        self.form: AgreementForm | None = None
        self.setLayout(
            vbox(
                label(tr("Wie doet wat, en voor wanneer?"), "muted", wrap=True),
                self._column,
                self._keys,
                self._below,
                gap=8,
            )
        )
        self.refresh()

    def refresh(self) -> None:
        """Build the lines anew when they say something else; what is being typed stays."""
        people = tuple((p.id, p.name, p.role) for p in self.draft.participants)
        shown = (self._open, people, tuple((a.id, a.what, a.who, a.mine, a.by) for a in self._listed()))
        if shown == self._shown or self.draft.autosave.dirty:
            return
        self._shown = shown
        self._column.clear()
        self._lines = {}
        for agreement in self._listed():
            self._column.put(self._editor(agreement) if agreement.id == self._open else self._line(agreement))
        self._keys.setVisible(len(self._listed()) > 1)
        self._build_form()

    def told(self) -> Told:
        agreements = self.draft.agreements
        if not agreements:
            return Told(tr("Nog geen afspraken."), False)
        mine = sum(agreement.mine for agreement in agreements)
        all_of_them = count(len(agreements), "{n} afspraak", "{n} afspraken")
        return Told(tr("{all}, {n} voor jou", all=all_of_them, n=mine), True)

    def begin(self) -> None:
        self._focus_form()

    def take_in(self) -> bool:
        """What stands in the form counts, Enter or no Enter. Returns whether it is stored."""
        stored = self.draft.flush()
        if stored and any(agreement.id == self._new.id for agreement in self.draft.agreements):
            self._new = self._blank()
        return stored

    # ------------------------------------------------------------ a new one
    def _blank(self) -> Agreement:
        return Agreement(id=new_id(), conversation_id=self.draft.conversation.id)

    def _listed(self) -> list[Agreement]:
        found = [a for a in self.draft.agreements if a.id != self._new.id]
        return sorted(found, key=lambda agreement: (agreement.order, agreement.id))

    def _build_form(self) -> None:
        """The form for the next agreement; while one is open it is out of the way."""
        held = self.form is not None and self.form.field.hasFocus()
        self._below.clear()
        self.form = None
        if self._open:
            return
        placeholder = tr("Typ een afspraak en druk op Enter")
        form = AgreementForm(self.context.workspace.today(), self.draft.participants, placeholder)
        form.show_agreement(self.draft.current(self._new))
        form.edited.connect(lambda: self._typing(form))
        form.named.connect(lambda: self._store_new(form))
        form.chosen.connect(lambda: self._store_new(form))
        form.entered.connect(self._enter)
        more = button(tr("Afspraak erbij"), "plus", "soft")
        more.clicked.connect(self._enter)
        self.form = form
        self._below.put(Well(form, flow(more)))
        if held:
            form.field.setFocus()

    def _typing(self, form: AgreementForm) -> None:
        """Stored while it is typed, as everything; emptied again it is gone again."""
        if form.field.text().strip():
            known = self.draft.current(self._new)
            order = min(max((a.order for a in self._listed()), default=-1) + 1, 1_000)
            self._new = replace(known, order=order, who=form.who, mine=form.mine, by=form.by)
            self.draft.hold(self._new)
            self.draft.touch(self._new, "what", form.field.text)
        elif any(agreement.id == self._new.id for agreement in self.draft.agreements):
            self.draft.forget(self._new)
            self._new = self._blank()

    def _store_new(self, form: AgreementForm) -> None:
        if form.field.text().strip():
            self.draft.put(self._new, who=form.who, mine=form.mine, by=form.by)

    def _enter(self) -> None:
        """What stands in the form becomes a line; the next one can be typed."""
        if self.form is not None and not self.form.field.text().strip():
            self.form.field.setFocus()
            return
        if self.take_in():
            self.refresh()
            # The line above it pushes the form down: it is placed before it is looked at.
            QTimer.singleShot(0, self, self._focus_form)

    def _focus_form(self) -> None:
        if self.form is not None:
            self.form.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ the ones there are
    def _line(self, agreement: Agreement) -> QWidget:
        line = _Line(agreement, facts_of(agreement, self.context.workspace.today()))
        line.clicked.connect(lambda: self._turn(agreement.id))
        line.moved.connect(lambda by: self._move(agreement.id, by))
        self._lines[agreement.id] = line
        return line

    def _editor(self, agreement: Agreement) -> QWidget:
        form = AgreementForm(self.context.workspace.today(), self.draft.participants)
        form.show_agreement(agreement)

        def what() -> str:
            """An agreement without words keeps those it had: taking it away has a button."""
            return form.field.text() if form.field.text().strip() else self.draft.current(agreement).what

        form.edited.connect(lambda: self.draft.touch(agreement, "what", what))
        form.named.connect(lambda: self.draft.touch(agreement, "who", form.name.text))
        form.chosen.connect(lambda: self.draft.put(agreement, who=form.who, mine=form.mine, by=form.by))
        form.entered.connect(lambda: self._turn(""))
        done = button(tr("Klaar"), "check", "soft")
        done.clicked.connect(lambda: self._turn(""))
        up, down = button("", "chevron-up", "ghost", tr("Omhoog")), button("", "chevron-down", "ghost", tr("Omlaag"))
        up.clicked.connect(lambda: self._move(agreement.id, -1))
        down.clicked.connect(lambda: self._move(agreement.id, 1))
        away = button(tr("Weghalen"), "trash-2", "ghost")
        away.clicked.connect(lambda: self._remove(agreement))
        QTimer.singleShot(0, form, lambda: form.field.setFocus(Qt.FocusReason.OtherFocusReason))
        return box(vbox(Well(form, flow(done, up, down, away)), gap=0))

    def _turn(self, which: str) -> None:
        """Open another agreement, or none."""
        before = self._open
        if not self.take_in():
            return
        self._open = which
        self.refresh()
        if not which and before in self._lines:
            self._lines[before].setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, which: str, by: int) -> None:
        """Another place in the order; the keyboard stays with it."""
        if not self.take_in():
            return
        listed = self._listed()
        at = next(place for place, agreement in enumerate(listed) if agreement.id == which)
        to = at + by
        if not 0 <= to < len(listed):
            return
        listed.insert(to, listed.pop(at))
        self.draft.put_all([replace(agreement, order=place) for place, agreement in enumerate(listed)])
        self.refresh()
        if which in self._lines:
            self._lines[which].setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, agreement: Agreement) -> None:
        conversations = self.context.workspace.conversations
        self._open = ""
        self.draft.take_away(
            lambda: conversations.drop(self.draft.current(agreement), label=tr("afspraak weghalen")),
            tr("Afspraak weggehaald"),
        )
        self.refresh()
        self._focus_form()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._open:
            self._turn("")
        else:
            super().keyPressEvent(event)
