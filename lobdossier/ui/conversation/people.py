"""Who sits at the table: the student, the others with a role of their own words, and whom to invite."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.conversation import Participant
from lobdossier.domain.ids import new_id
from lobdossier.domain.people import Contact
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.on_map import FromMap, ToMap, on_offer
from lobdossier.ui.conversation.roles import Proposal, proposals, role_words
from lobdossier.ui.conversation.said import called, shortened, with_whom
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.cards import Card, CardButton
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.doors import leads, written_in
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.fitting import Fitting
from lobdossier.ui.widgets.labels import Elided, Icon, label
from lobdossier.ui.widgets.layout import FlowLayout, clear, flow, grows_down, hbox, vbox
from lobdossier.ui.widgets.people import OWN_TINT, Avatar, initials, person, tint_of
from lobdossier.ui.widgets.shell import is_compact
from lobdossier.ui.widgets.tabbing import first_in
from lobdossier.ui.words import tr


class _Line(CardButton):
    """Who sits there, in one line."""

    def __init__(self) -> None:
        self._words = Elided("", "muted")
        row = hbox(Icon("users", "muted", 16), (self._words, 1), Icon("pencil", "text", 16), gap=10)
        super().__init__("", row, pad=4, fill="bg", shadow=False)
        self.body.set_margins((10, 4, 12, 6))
        self.hide()

    def tell(self, people: Sequence[Participant]) -> None:
        said = with_whom(people) or tr("Nog niemand aan tafel")
        self._words.setText(said)
        self.setToolTip(said)
        self.setAccessibleName(tr("Aan tafel: {people}. Aanpassen", people=said))


class People(Fitting):
    """The row of people. A press on somebody opens name and role; dashed buttons invite somebody with one tap.

    In a window that is small for its text they are one line until it is pressed.
    """

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._earlier = self._met_before()
        self._row = QWidget()
        self._flow = FlowLayout(self._row, 10)
        self._row.setSizePolicy(grows_down())
        self._line, self._unfolded = leads(_Line()), False
        self._line.clicked.connect(self._unfold)
        self._open: Participant | None = None
        self._shown: tuple[object, ...] = ()
        self._pressed: list[QWidget] = []
        self._card = Card(gap=10)
        self._card.hide()
        self.setLayout(vbox(self._line, self._row, self._card, gap=8))
        self.setSizePolicy(grows_down())
        self.refresh()
        self._fit()
        written_in(self)

    def refresh(self) -> None:
        """Show who is there now; the row is built anew only when it says something else."""
        student = self._context.workspace.student
        invited = self._proposals()
        shown = (student.name, *((p.id, p.name, p.role) for p in self._draft.participants), *invited)
        if shown == self._shown:
            return
        self._shown = shown
        self._line.tell(self._draft.participants)
        clear(self._flow)
        agenda = tr("jij, de agenda is van jou")
        self._flow.addWidget(person(student.name or tr("Jij"), agenda, OWN_TINT))
        more = button(tr("Iemand erbij"), "user-round-plus", "ghost")
        more.clicked.connect(lambda: self._edit(Participant(id=new_id())))
        people = [self._somebody(each, tint_of(place)) for place, each in enumerate(self._draft.participants)]
        self._pressed = [*people, *(self._invitation(proposal) for proposal in invited), more]
        for made in self._pressed:
            self._flow.addWidget(made)
        if self._open is not None and self._draft.current(self._open) not in self._draft.participants and self._known:
            self._close()

    def _fit(self) -> None:
        folded = is_compact(self.window().width()) and not self._unfolded and self._card.isHidden()
        self._line.setVisible(folded)
        self._row.setVisible(not folded)

    def _unfold(self) -> None:
        """All of them, for as long as this page is open."""
        self._unfolded = True
        self._fit()
        if (first := first_in(self._row)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _proposals(self) -> list[Proposal]:
        workspace, conversation = self._context.workspace, self._draft.conversation
        sector = workspace.sectors().on(conversation.on)
        return proposals(conversation.kind, sector, workspace.period(), self._earlier, self._draft.participants)

    def _met_before(self) -> list[Participant]:
        """People of earlier conversations of the same sort: parents do not sit at a trialoog."""
        conversations, now = self._context.workspace.conversations, self._draft.conversation
        same = {c.id for c in [*conversations.past(), *conversations.coming()] if c.kind is now.kind}
        return [p for p in conversations.people(without=now.id) if p.conversation_id in same]

    def _somebody(self, participant: Participant, tint: int) -> QWidget:
        words = vbox(
            label(shortened(called(participant)), "strong"), label(shortened(participant.role), "small"), gap=0
        )
        row = hbox(Avatar(initials(called(participant)), 36, tint), words, gap=10)
        name = tr("{name}, {role}. Aanpassen", name=called(participant), role=participant.role or tr("zonder rol"))
        made = CardButton(name, row, pad=4, fill="bg", shadow=False)
        made.body.set_margins((5, 4, 12, 6))  # where the card has a line, the name keeps clear of it
        made.setSizePolicy(made.sizePolicy().Policy.Fixed, made.sizePolicy().Policy.Fixed)
        made.clicked.connect(lambda: self._edit(participant))
        return made

    def _invitation(self, proposal: Proposal) -> QWidget:
        made = button(shortened(proposal.name or proposal.role), "plus", "open")
        who = f"{proposal.name}, {proposal.role}" if proposal.name and proposal.role else proposal.name or proposal.role
        made.setAccessibleName(tr("{who} erbij", who=who))
        made.setToolTip(tr("{who} erbij", who=who))
        made.clicked.connect(lambda: self._invite(proposal))
        return made

    def _invite(self, proposal: Proposal) -> None:
        participant = Participant(id=new_id(), name=proposal.name, role=proposal.role)
        if proposal.name:
            self._draft.add(participant)
            self.refresh()
        else:
            self._edit(participant)

    # ------------------------------------------------------------ one person
    @property
    def _known(self) -> bool:
        return self._open is not None and any(p.id == self._open.id for p in self._draft.participants)

    def _edit(self, participant: Participant) -> None:
        """Open name and role of somebody; a new one is stored with the first letter."""
        self._draft.flush()
        participant = self._open = self._draft.current(participant)
        self._card.body.clear()
        name = line_field(tr("Wie is het?"), participant.name, tr("Bijvoorbeeld: meneer Vos"), limits.TITLE)
        role = line_field(tr("Wat is die voor jou?"), participant.role, "", limits.TITLE)
        conversation = self._draft.conversation
        words = role_words(conversation.kind, self._context.workspace.sectors().on(conversation.on))
        taps = Choices(tr("Rol"), [Option(word, word) for word in words], [participant.role], single=True, size="s")
        name.textEdited.connect(lambda: self._type("name", name.text))
        role.textEdited.connect(lambda: self._type("role", role.text))
        role.textEdited.connect(lambda text: taps.set_values([text]))
        taps.changed.connect(lambda on: role.setText("".join(on)))
        taps.changed.connect(lambda: self._type("role", role.text))
        done = button(tr("Klaar"), "check", "soft")
        done.clicked.connect(self._close)
        actions = [done]
        if self._known:
            away = button(tr("Van tafel halen"), "trash-2", "ghost")
            away.clicked.connect(self._remove)
            actions.append(away)
        name.returnPressed.connect(self._close)
        role.returnPressed.connect(self._close)
        parts: list[QWidget] = [labelled(name.accessibleName(), name), labelled(role.accessibleName(), role), taps]
        for part in (*parts, *self._around_map(participant), flow(*actions)):
            self._card.body.put(part)
        self._card.show()
        name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _around_map(self, participant: Participant) -> list[QWidget]:
        """Somebody new can come from the map of the network; who is at the table can be put there."""
        workspace, draft = self._context.workspace, self._draft
        if self._known:
            place = ToMap(self._context, participant, draft.flush)
            place.placed.connect(self._draft.read)
            place.placed.connect(self._close)
            return [place]
        people = on_offer(workspace.network.people(), draft.participants, draft.conversation.kind)
        if not people:
            return []
        taps = FromMap(people)
        taps.taken.connect(self._take)
        return [taps]

    def _take(self, contact: Contact) -> None:
        """Somebody of the map comes to the table, with the role that the map knows."""
        if self._open is not None and not self._known:
            role = contact.role.strip() or self._open.role
            self._draft.add(replace(self._open, name=contact.name, role=role, contact_id=contact.id))
        self._close()

    def _type(self, field: str, text: Callable[[], str]) -> None:
        """Somebody new comes to the table with the first letter of the name, and keeps the role that was proposed."""
        if self._open is None:
            return
        if not self._known:
            if not text().strip():
                return
            self._draft.add(self._open)
            self._open = self._draft.current(self._open)
        self._draft.touch(self._open, field, text)

    def _remove(self) -> None:
        if self._open is None:
            return
        participant = self._draft.current(self._open)
        records = self._context.workspace.records
        self._close()
        self._draft.take_away(
            lambda: records.throw_away(participant, label=tr("iemand van tafel halen")),
            tr("{name} zit niet meer aan tafel", name=called(participant)),
        )
        self.refresh()

    def _close(self) -> None:
        self._draft.flush()
        about, self._open = self._open, None
        self._card.hide()
        self.refresh()
        self._fit()
        sits = [n for n, p in enumerate(self._draft.participants) if about is not None and p.id == about.id]
        there = self._pressed[sits[0] if sits else 0]
        (self._line if self._row.isHidden() else there).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._card.isVisible():
            self._close()
        else:
            super().keyPressEvent(event)
