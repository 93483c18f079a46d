"""Contact moments: when the student was in touch with somebody, and in one line about what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.people import Contact, ContactMoment
from lobdossier.text import dates
from lobdossier.ui.context import Context
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.portrait.panel import Panel
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.dates import DateChooser
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import at_start, flow, grows_down, hbox, vbox
from lobdossier.ui.words import tr

_SHOWN: Final = 3


class Moments(QWidget):
    """The latest ones, and a form for one at a time: a new one, or one that was pressed."""

    recorded = Signal()
    """One more, or another one."""

    def __init__(self, context: Context, desk: Desk, contact_id: str) -> None:
        super().__init__()
        self._context, self._desk, self._id = context, desk, contact_id
        self._all, self._form = False, vbox(gap=0)
        self._list = vbox(gap=6)
        self.record = button(tr("Contact vastleggen"), "pencil")
        self.record.clicked.connect(lambda: self._open(None))
        self.more = button(tr("Eerdere contacten"), "chevron-down", "ghost")
        self.more.clicked.connect(self._show_all)
        self.setLayout(vbox(self._list, at_start(self.more), self._form, at_start(self.record), gap=8))
        self.setSizePolicy(grows_down())
        self.show_moments()

    def show_moments(self) -> None:
        """Show what there is now, the latest first."""
        moments = self._moments()
        shown = moments if self._all else moments[:_SHOWN]
        self._list.clear()
        for place, moment in enumerate(shown):
            self._list.put(self._row(moment, place))
        self.more.setVisible(len(moments) > len(shown))

    def _moments(self) -> list[ContactMoment]:
        return sorted(self._now.moments, key=lambda moment: moment.on or date.min, reverse=True)

    @property
    def _now(self) -> Contact:
        return self._desk.now(Contact, self._id)

    def _row(self, moment: ContactMoment, place: int) -> CardButton:
        today = self._context.workspace.today()
        when = dates.relative(moment.on, today) if moment.on else tr("zonder datum")
        what = moment.what.strip() or tr("Contact gehad")
        words = vbox(Words(what), label(when, "small"), gap=0)
        row = hbox(vbox(3, Icon("message-circle", "muted", 17), None), (words, 1), gap=10)
        made = CardButton(tr("{what}, {when}. Aanpassen", what=what, when=when), row, pad=8, shadow=False)
        made.clicked.connect(lambda: self._open(self._moments()[place]))
        return made

    def _show_all(self) -> None:
        self._all = True
        self.show_moments()

    # ------------------------------------------------------------ one of them
    def _open(self, moment: ContactMoment | None) -> None:
        """A form for *moment*, or for one of today that is kept as soon as something is said of it."""
        if not self._desk.flush():
            return
        self._form.clear()
        form = _Form(self._context, moment)
        form.changed.connect(lambda: self._keep(form))
        form.done.connect(lambda: self._close(form))
        form.left.connect(lambda: self._close(form))
        form.away.connect(lambda: self._throw_away(form))
        self._form.put(form)
        form.show()
        self.record.hide()
        form.begin()

    def _keep(self, form: _Form) -> None:
        """What stands in the form, in the place of what stood there before."""
        before, after = form.stored, form.moment()
        moments = list(self._now.moments)
        if before in moments:
            moments[moments.index(before)] = after
        else:
            moments.append(after)
        form.stored = after
        self._desk.put(self._id, moments=tuple(moments))

    def _close(self, form: _Form) -> None:
        if form.touched and form.stored != form.moment():
            self._keep(form)
        if self._desk.flush():
            self._form.clear()
            self.record.show()
            self.show_moments()
            self.record.setFocus(Qt.FocusReason.OtherFocusReason)
            self.recorded.emit()

    def _throw_away(self, form: _Form) -> None:
        if not self._desk.flush():
            return
        left = list(self._now.moments)
        if form.stored in left:
            left.remove(form.stored)
        changed = replace(self._now, moments=tuple(left))
        records, said = self._context.workspace.records, tr("contactmoment weggooien")
        if self._context.attempt(lambda: records.save(changed, label=said, origin=self._desk.origin)):
            self._desk.lay(changed)
            form.touched = False
            self._close(form)
            self._desk.stored.emit()
            self._context.voice.say(tr("Contactmoment weggegooid"), undo=True)


class _Form(Panel):
    """When, and in one line what. A new one counts when it is closed with "Klaar", or when something was said of it."""

    changed = Signal()
    done = Signal()
    away = Signal()

    def __init__(self, context: Context, moment: ContactMoment | None) -> None:
        super().__init__()
        self.stored, self.touched = moment, False
        today = context.workspace.today
        shown = moment or ContactMoment(on=today())
        self.when = DateChooser(tr("Wanneer"), shown.on, None, today, period=False)
        self.what = line_field(tr("Waar ging het over?"), shown.what, tr("In één zin, als je wilt"), limits.LINE)
        self.what.textEdited.connect(self._edited)
        self.what.returnPressed.connect(self._close)
        self.when.changed.connect(self._edited)
        close = button(tr("Klaar"), "check", "soft")
        close.clicked.connect(self._close)
        parts = [close]
        if moment is not None:
            throw = button(tr("Weggooien"), "trash-2", "ghost")
            throw.clicked.connect(self.away)
            parts.append(throw)
        self.setLayout(vbox(self.when, labelled(tr("Waar ging het over?"), self.what), flow(*parts), gap=10))

    def moment(self) -> ContactMoment:
        """What stands here."""
        return ContactMoment(on=self.when.start, what=self.what.text())

    def begin(self) -> None:
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self) -> None:
        self.touched = True
        self.changed.emit()

    def _close(self) -> None:
        self.touched = True
        self.done.emit()
