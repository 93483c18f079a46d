"""One person of the network beside the map: what they help with, how they are known, how to get in touch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.experience import Experience
from lobdossier.domain.people import Contact
from lobdossier.domain.shape import changed_fields
from lobdossier.text.portrait_names import sphere_name
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.said import first_line
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.experience.disclosure import Accordion, Disclosure
from lobdossier.ui.experience.said import title_said
from lobdossier.ui.portrait.network import facts, said
from lobdossier.ui.portrait.network.knowing import Knowing
from lobdossier.ui.portrait.network.moments import Moments
from lobdossier.ui.portrait.network.reaching import Reaching
from lobdossier.ui.portrait.network.stepping import Stepping
from lobdossier.ui.portrait.panel import Panel
from lobdossier.ui.widgets.buttons import Toggle, button
from lobdossier.ui.widgets.cards import OwnWords
from lobdossier.ui.widgets.chips import open_tag
from lobdossier.ui.widgets.doors import door, written_in
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import Box, at_start, box, hbox, rule, vbox
from lobdossier.ui.widgets.people import Avatar, initials
from lobdossier.ui.words import count, tr

HELP, KNOWN, REACH, MOMENTS, STEP = "help", "known", "reach", "moments", "step"
PLACE, WHO = "place", "who"
_SIGNS: Final[Mapping[str, str]] = {
    HELP: "hand-heart",
    KNOWN: "layers",
    REACH: "message-circle",
    MOMENTS: "calendar-check",
    STEP: "footprints",
    PLACE: "map-pin",
    WHO: "pencil",
}
"""The questions in their order, with their signs."""


class Person(Panel):
    """Questions that are closed with their answer; one at a time opens. What is typed is stored after each pause."""

    thrown = Signal()
    """The student wants this person off the map."""

    def __init__(
        self, context: Context, desk: Desk, contact: Contact, experience: Callable[[Contact], Experience | None]
    ) -> None:
        super().__init__()
        self._context, self._desk, self._experience, self.id = context, desk, experience, contact.id
        desk.lay(contact)
        self._head_shown: object = None
        self._made = ""
        self.accordion = Accordion(self, looking=context.workspace.read_only)
        self._head, self._helps = vbox(gap=0), vbox(gap=0, m=(36, 0, 8, 6))
        self.rows = {which: self._row(which, icon) for which, icon in _SIGNS.items()}
        self.thanked = Toggle(tr("Bedankt"), contact.thanked)
        self.thanked.clicked.connect(lambda: self._put(thanked=self.thanked.isChecked()))
        self.waiting = open_tag(tr("nog bedanken"))
        self.setLayout(self._column())
        self.tell()

    @property
    def now(self) -> Contact:
        """Who stands here, with what was typed last."""
        return self._desk.now(Contact, self.id)

    def tell(self) -> None:
        """Say in the head and in the closed rows what there is now."""
        now, experience = self.now, self._experience(self.now)
        self._show_head(now)
        name = said.first_name(now)
        nothing = tr("nog open")
        self.rows[HELP].set_title(tr("Zo kan {name} mij helpen", name=name))
        self.rows[KNOWN].set_title(tr("Hoe ken ik {name}?", name=name))
        self.rows[HELP].answer("" if now.helps_with.strip() else nothing, bool(now.helps_with.strip()))
        via = tr("via {who}", who=now.via.strip()) if now.via.strip() else ""
        known = title_said(experience.title, experience.story) if experience is not None else via
        self.rows[KNOWN].answer(known or nothing, bool(known))
        reached = first_line(now.opening) or now.reach.strip()
        self.rows[REACH].answer(reached or nothing, bool(reached))
        number = len(now.moments)
        times = count(number, tr("{n} keer"), tr("{n} keer")) if number else tr("nog niet vastgelegd")
        self.rows[MOMENTS].answer(times, bool(number))
        self.rows[STEP].answer(self._made, bool(self._made))
        where = tr("{ring}, {sphere}", ring=said.ring_said(now), sphere=tr(sphere_name(now.sphere)).lower())
        self.rows[PLACE].answer(where, True)
        self.rows[WHO].answer("", False)
        self.thanked.setChecked(now.thanked)
        self.waiting.setVisible(said.waits_for_thanks(now))
        self._show_helps(now)

    def renew(self, contact: Contact) -> None:
        """Take over what was changed elsewhere; what is being typed stays."""
        if self._desk.edited(self.id) or not changed_fields(self.now, contact):
            return
        self._desk.lay(contact)
        self.tell()
        if (current := self.accordion.current) is not None:
            current.rebuild()

    def begin(self) -> None:
        """The keyboard at the first question."""
        self.rows[HELP].head.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ building
    def _row(self, which: str, icon: str) -> Disclosure:
        titles = {
            REACH: tr("Hoe leg ik contact?"),
            MOMENTS: tr("Contactmomenten"),
            STEP: tr("Maak er een stap van"),
            PLACE: tr("Plek op de kaart"),
            WHO: tr("Naam en rol"),
        }
        row = self.accordion.add(Disclosure(which, titles.get(which, ""), icon, partial(self._body, which)))
        row.opened.connect(self.tell)
        if which == STEP:
            door(row)
        row.closed.connect(partial(self._closed, which))
        return row

    def _column(self) -> Box:
        column = vbox(self._head, 6, rule(), gap=2)
        for which, question in self.rows.items():
            column.put(question)
            if which == HELP:
                column.put(self._helps)
            if which == MOMENTS:
                words = label(tr("Bedankt"), "strong")
                sign = Icon("heart-handshake", "muted", 18)
                row = hbox(sign, words, self.waiting, None, self.thanked, gap=10, m=(8, 2, 8, 2))
                column.put(written_in(box(row)))
        private = label(tr("Dit blijft in je dossier, tenzij jij het kiest."), "small", wrap=True)
        away = button(tr("Van de kaart halen"), "trash-2", "ghost")
        away.clicked.connect(self.thrown)
        column.put(rule())
        column.put(hbox(vbox(1, Icon("lock", "muted", 16), None), (private, 1), gap=10, m=(8, 8, 8, 2)))
        column.put(at_start(door(away)))
        return column

    def _show_head(self, now: Contact) -> None:
        shown = (said.called(now), now.role, now.organisation, now.met)
        if shown == self._head_shown:
            return
        self._head_shown = shown
        face = said.face(now, None)
        words = vbox(Words(face.name, "h2"), gap=0)
        for part in (now.role.strip(), now.organisation.strip()):
            if part:
                words.put(Words(part, "small"))
        if not now.met:
            words.put(4)
            words.put(at_start(open_tag(tr("wil ik leren kennen"))))
        close = button("", "x", "ghost", tr("Sluiten"))
        close.clicked.connect(self.left)
        avatar = Avatar(initials(face.name), 52, face.tint, is_open=not now.met)
        self._head.clear()
        self._head.put(box(hbox(vbox(avatar, None), (words, 1), vbox(close, None), gap=14)))

    def _show_helps(self, now: Contact) -> None:
        """The student's own words in full, as long as their field is closed."""
        self._helps.clear()
        if now.helps_with.strip() and not self.rows[HELP].is_open:
            self._helps.put(OwnWords(now.helps_with, "tint4"))

    # ------------------------------------------------------------ one question
    def _body(self, which: str) -> QWidget:
        desk, known = self._desk, lambda: self._experience(self.now)
        if which == KNOWN:
            knowing = Knowing(self._context, desk, self.id, known)
            knowing.linked.connect(self.tell)
            return knowing
        if which == REACH:
            return Reaching(self._context, desk, self.id, known)
        if which == MOMENTS:
            moments = Moments(self._context, desk, self.id)
            moments.recorded.connect(self.tell)
            return moments
        if which == STEP:
            return Stepping(self._context, desk, self.now)
        if which == PLACE:
            return facts.place(desk, self.id, self._put)
        return facts.helping(desk, self.id) if which == HELP else facts.who(desk, self.id)

    def _put(self, **values: Any) -> None:
        """Store what was tapped."""
        self._desk.put(self.id, **values)
        self._desk.flush()
        self.tell()

    def _closed(self, which: str) -> None:
        """Read what was typed before its field goes, and store it."""
        body = self.rows[which].body
        self._desk.settle(self.id)
        if isinstance(body, Stepping):
            self._desk.settle(body.step.id)
            self._made = body.now.title.strip() or self._made
        self._desk.flush()
        QTimer.singleShot(0, self, self._tell_after)

    def _tell_after(self) -> None:
        """The row is closed by now: what stands under it shows again, unless all of this was put away."""
        if not self.isHidden():
            self.tell()
