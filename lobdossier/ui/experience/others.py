""" "Dit zei …, toen, hierover": what somebody else said about an experience."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from lobdossier.domain.experience import Testimony
from lobdossier.domain.ids import new_id
from lobdossier.domain.texts import TextPlace
from lobdossier.domain.vocabulary import Sector
from lobdossier.text import dates
from lobdossier.ui.context import Context
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.experience.disclosure import Accordion, Disclosure
from lobdossier.ui.experience.saying import saying_fields
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import at_start, box, hbox, vbox
from lobdossier.ui.words import tr


class Others(Card):
    """The card with what others said: each a row that opens, and a way to add one."""

    def __init__(self, context: Context, desk: Desk, accordion: Accordion, experience_id: Callable[[], str]) -> None:
        super().__init__(pad=12, gap=2)
        self._context, self._desk, self._accordion, self._id = context, desk, accordion, experience_id
        self._sector = Sector.MBO
        self._note = label(
            tr("Schrijf op wat een ander hierover zei. Dat telt mee als jij het zelf niet zag."), "small", True
        )
        self._rows = vbox(gap=2)
        self.add = button(tr("Iemand zei hier iets over"), "message-square-quote", "ghost")
        self.add.clicked.connect(self._new)
        self.body.put(hbox((label(tr("Dit zei een ander"), "h3"), 1), m=(6, 2, 6, 0)))
        self.body.put(hbox((self._note, 1), m=(6, 0, 6, 0)))
        self.body.addLayout(self._rows)
        self.body.put(at_start(self.add))
        self.rows: dict[str, Disclosure] = {}

    def show_records(self, testimonies: Sequence[Testimony], sector: Sector) -> None:
        """Show these, and only these; one that is open stays as it is."""
        self._sector = sector
        for testimony in testimonies:
            self._desk.lay(testimony)
        wanted = {testimony.id for testimony in testimonies}
        for gone in [found for found in self.rows if found not in wanted and not self.rows[found].is_open]:
            self._drop(gone)
        for testimony in testimonies:
            if testimony.id not in self.rows:
                self._row(testimony)
            self._tell(testimony.id)
        self._note.setVisible(not self.rows and not self._accordion.looking)

    def clear(self) -> None:
        """Another experience comes."""
        for found in list(self.rows):
            self._drop(found)

    # ------------------------------------------------------------ private
    def _new(self) -> None:
        testimony = Testimony(id=new_id(), experience_id=self._id(), on=self._context.workspace.today())
        self._desk.lay(testimony)
        self._row(testimony)
        self._tell(testimony.id)
        self._note.hide()
        self.rows[testimony.id].open()

    def _row(self, testimony: Testimony) -> None:
        found = testimony.id
        row = Disclosure(found, tr("Dit zei een ander"), "message-square-quote", lambda: self._form(found))
        self._accordion.add(row)
        row.closed.connect(lambda: self._closed(found))
        self.rows[found] = row
        self._rows.put(row)
        row.show()

    def _drop(self, found: str) -> None:
        row = self.rows.pop(found)
        self._accordion.drop(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _tell(self, found: str) -> None:
        now = self._desk.now(Testimony, found)
        who = now.who.strip() or tr("iemand")
        role = f" ({now.role.strip()})" if now.role.strip() else ""
        when = f", {dates.short(now.on)}" if now.on else ""
        row = self.rows[found]
        row.set_title(tr("Dit zei {who}", who=f"{who}{role}{when}"))
        row.answer(" ".join(now.said.split()), bool(now.said.strip()))

    def _closed(self, found: str) -> None:
        self._desk.settle(found)
        now = self._desk.now(Testimony, found)
        self._tell(found)
        if not now.said.strip() and not now.who.strip() and self._unknown(found):
            self._desk.forget(found)
            self._drop(found)
            self._note.setVisible(not self.rows)

    def _unknown(self, found: str) -> bool:
        return self._context.workspace.records.find(Testimony, found) is None

    def _form(self, found: str) -> QWidget:
        away = button(tr("Weggooien"), "trash-2", "ghost")
        away.clicked.connect(lambda: self._throw_away(found))
        done = button(tr("Klaar"))
        done.clicked.connect(lambda: self.rows[found].close_up())
        if self._accordion.looking:
            return self._words(found)
        fields = saying_fields(self._desk, found, self._sector, self._context.workspace.today)
        return box(vbox(fields, hbox(away, None, done), gap=10))

    def _words(self, found: str) -> QWidget:
        """All that was said, and by whom: to be read, and to choose words in."""
        said = PlainEditor(tr("Wat zei diegene?"), lines=1, most=12)
        said.load(self._desk.now(Testimony, found).said)
        said.place = TextPlace(Testimony.KIND, found, "said")
        return box(vbox(Words(self.rows[found].head.text(), "small"), said, gap=4))

    def only_look(self) -> None:
        """Only to read: what was said, and nothing that adds to it."""
        for part in (self.add, self._note):
            part.hide()

    def _throw_away(self, found: str) -> None:
        records = self._context.workspace.records
        stored = records.find(Testimony, found)

        def throw() -> None:
            if stored is not None:
                records.throw_away(stored, label=tr("uitspraak weggooien"), origin=self._desk.origin)

        if self._context.attempt(throw):
            self._desk.forget(found)
            self._drop(found)
            self._note.setVisible(not self.rows)
            if stored is not None:
                self._context.voice.say(tr("Uitspraak weggegooid"), undo=True)
