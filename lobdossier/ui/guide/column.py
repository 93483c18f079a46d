"""The column of the guide: what was left at this place, and the form for the next remark. All of it is kept at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from lobdossier.domain.errors import DossierError
from lobdossier.domain.portrait import Quality
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import FeedbackSort
from lobdossier.services.undo import Deed
from lobdossier.text.files import display_name
from lobdossier.ui.context import Context
from lobdossier.ui.editors.autosave import Autosave, SaveState
from lobdossier.ui.guide.chooser import Chooser
from lobdossier.ui.guide.desk import Desk
from lobdossier.ui.guide.form import GuideForm
from lobdossier.ui.guide.frame import ColumnFrame, close_name
from lobdossier.ui.guide.items import Item, spot_of_item
from lobdossier.ui.guide.left import LeftCard
from lobdossier.ui.guide.said import remarks
from lobdossier.ui.guide.spot import Spot
from lobdossier.ui.guide.talking import Talking
from lobdossier.ui.guide.view_form import ViewForm
from lobdossier.ui.guide.who import WhoCard
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import box, hbox, vbox
from lobdossier.ui.widgets.sight import hold_in_sight
from lobdossier.ui.words import tr


class GuideColumn(ColumnFrame):
    """First it asks who the guide is; then it follows the place where the guide is."""

    def __init__(self, context: Context, desk: Desk) -> None:
        self._sign, self._kept = Icon("circle-check", "ok", 16), label("", "small", wrap=True)
        folder = button("", "folder-open", "ghost", tr("Map openen"))
        folder.clicked.connect(self._open_folder)
        self._foot = box(hbox(self._sign, (self._kept, 1), folder, gap=8, m=(16, 6, 10, 8)))
        super().__init__(tr("Jouw feedback"), close_name(), foot=self._foot)
        self._context, self._desk = context, desk
        self._name = context.workspace.student.first_name or tr("de student")
        self._spot: Spot | None = None
        self._page: Spot | None = None
        self._at = ("", "")
        self._writing: Feedback | None = None
        self._view: Feedback | None = None
        self._who: WhoCard | None = None
        self._form, self._views = GuideForm(self._name), ViewForm(self._name)
        self.about = Chooser(context, desk.counts)
        self.about.chosen.connect(self._about_chosen)
        self._list = vbox(gap=10)
        self._nothing = label("", "small", wrap=True)
        self._remarks = box(vbox(self.about, self._views, self._form, self._list, self._nothing, gap=12))
        self.talking = Talking(context, desk, self._name)
        self.talking.opened.connect(self._talk_opened)
        self.talking.autosave.state_changed.connect(self._tell)
        self._order = vbox(self._remarks, self.talking, None, gap=12)
        self._main = box(self._order)
        self.inside.put(self._main)
        self._autosave = Autosave(self._save, self)
        self._autosave.state_changed.connect(self._tell)
        self._autosave.failed.connect(lambda error: context.voice.fail(error, self.flush))
        self._form.typed.connect(self._autosave.touch)
        self._form.done.connect(self._done)
        self._views.typed.connect(self._autosave.touch)
        self._views.chosen.connect(self._view_chosen)
        self._begin_or_go_on()

    @property
    def begun(self) -> bool:
        """Whether there is a feedback file to write in."""
        return self._desk.open

    def show_spot(self, spot: Spot | None, at: tuple[str, str]) -> None:
        """Follow to *spot*, which the page *at* shows; what is being typed was kept by `flush`, at the former place."""
        if at == self._at and self._page is not None and spot is not None and _same(self._page, spot):
            return  # something on that page may have been chosen
        self._page, self._at = spot, at
        self.about.show_page(*at, dossier=spot is not None and spot.whole)
        same = self._spot is not None and spot is not None and _same(self._spot, spot)
        self._spot = spot
        self._arrange()
        if not same:
            self._writing = None
            self._form.fill(None)
            self._fill()

    def quote(self, words: str) -> None:
        """The guide chose *words* on the page."""
        self._form.set_quote(words)

    def flush(self) -> bool:
        """Keep what was not kept yet; False when that failed."""
        kept = self._autosave.flush()
        return self.talking.flush() and kept

    def take_keyboard(self) -> None:
        """Where typing begins."""
        if self._who is not None:
            self._who.take_keyboard()
        elif self.talking.form is not None or self._among_talks:
            self.talking.take_keyboard()
        else:
            self._form.take_keyboard()

    # ------------------------------------------------------------ who it is
    def _begin_or_go_on(self) -> None:
        self._main.setVisible(self.begun)
        self._foot.setVisible(self.begun)
        if self.begun:
            self._tell(SaveState.SAVED)
            return
        now = self._context.settings.now
        self._who = WhoCard(now.guide_name, now.guide_role, self._desk.proposed)
        self._who.begun.connect(self._begin)
        self.inside.insertWidget(0, self._who)

    def _begin(self) -> None:
        who = self._who
        if who is None:
            return
        name, role = who.name.text().strip(), who.role.text().strip()
        self._context.settings.change(guide_name=name, guide_role=role)
        if self._context.attempt(lambda: self._desk.begin(name, role, who.path)):
            self._who = None
            who.hide()
            who.deleteLater()
            self._begin_or_go_on()
            self._fill()
            self.take_keyboard()

    # ------------------------------------------------------------ showing
    @property
    def _among_talks(self) -> bool:
        """In the room of the conversations those come first."""
        return self._spot is not None and self._spot.talks

    def _arrange(self) -> None:
        """A conversation that is open stays while one looks round; remarks are about the place where one is."""
        talking = self.talking.form is not None
        self.say_spot(None if talking else self._spot)
        self._remarks.setVisible(not talking)
        self.talking.setVisible(self.talking.belongs(self._spot))
        self._order.insertWidget(0, self.talking if self._among_talks else self._remarks)

    def _talk_opened(self, opened: bool) -> None:
        self._arrange()
        if not opened:
            self._fill()
            (self.talking if self.talking.isVisibleTo(self) else self._form).take_keyboard()

    def _fill(self) -> None:
        """Show what was left here, but for what stands in the form."""
        spot = self._spot
        if spot is None or not self.begun:
            return
        workspace = self._context.workspace
        found = self._desk.of(spot)
        self.talking.show_spot(spot)
        self._view = next((each for each in found if each.sort is FeedbackSort.VIEW), None)
        self._views.setVisible(spot.competence is not None)
        if spot.competence is not None:
            theirs = next(reversed(workspace.portrait.views(spot.competence)), None)
            self._views.show_view(self._view, theirs)
        writing = self._writing.id if self._writing is not None else ""
        self._list.clear()
        for remark in found:
            if remark.sort is not FeedbackSort.VIEW and remark.id != writing:
                self._list.put(self._card(remark))
        self._form.propose([quality.title for quality in workspace.records.all(Quality)])
        number = len(self._desk.all())
        said = tr("In het hele dossier liet je {n} achter.", n=remarks(number)) if number else ""
        self._nothing.setText(said)
        self._nothing.setVisible(bool(said))

    def _card(self, remark: Feedback) -> QWidget:
        card = LeftCard(remark, self._spot.quoted if self._spot is not None else "")
        card.change_wanted.connect(lambda: self._change(remark))
        card.away_wanted.connect(lambda: self._take_away(remark))
        return card

    def _change(self, remark: Feedback) -> None:
        if self.flush():
            self._writing = remark
            self._form.fill(remark)
            self._fill()
            self._form.take_keyboard()

    def _take_away(self, remark: Feedback) -> None:
        def away() -> None:
            self._desk.remove(remark.id)
            self._fill()

        def back() -> None:
            self._desk.keep(remark)
            self._fill()

        if self._context.attempt(away):
            self._context.workspace.undo.push(Deed(tr("opmerking weghalen"), back, away))
            self._context.voice.say(tr("Weggehaald"), undo=True)
            self._form.take_keyboard()

    def _about_chosen(self, item: Item | None) -> None:
        """Write about something on the page, or about all of it; what is being written goes along."""
        spot = spot_of_item(item, self._context.workspace) if item is not None else self._page
        if spot is None or not self.flush():
            return
        try:
            if self._writing is not None:
                self._writing = self._desk.move(self._writing, spot)
        except DossierError as error:  # it stays about what it was
            self._context.voice.fail(error)
            return
        self._spot = spot
        self.about.show_item(item)
        self._arrange()
        if self._writing is not None:
            self._form.fill(self._writing)
        self._fill()
        self._form.take_keyboard()
        hold_in_sight(self._form.text)

    # ------------------------------------------------------------ keeping
    def _done(self) -> None:
        if self._form.written.empty:
            self._form.take_keyboard()
        elif self.flush():
            self._writing = None
            self._form.fill(None)
            self._fill()
            self._form.take_keyboard()

    def _view_chosen(self) -> None:
        self._autosave.touch()
        self.flush()

    def _save(self) -> None:
        """Keep what stands in the form and in the view; what was emptied goes."""
        spot = self._spot
        if spot is None or not self.begun:
            return
        written = self._form.written
        if not written.empty:
            self._writing = self._desk.write(spot, written, self._writing)
        elif self._writing is not None:
            self._desk.remove(self._writing.id)
            self._writing = None
        if spot.competence is not None:
            step, text = self._views.step, self._views.text.text()
            self._view = self._desk.see(spot, step, text, self._view)

    def _tell(self, state: SaveState) -> None:
        name = display_name(self._desk.path.name) if self._desk.path is not None else ""
        if state is SaveState.FAILED:
            self._sign.set_icon("triangle-alert", "warn")
            self._kept.setText(tr("Nog niet bewaard. Je tekst staat hier nog."))
        elif state is SaveState.SAVED:
            self._sign.set_icon("circle-check", "ok")
            self._kept.setText(tr("Bewaard in {name}", name=name))
            self._context.voice.mend()

    def _open_folder(self) -> None:
        path = self._desk.path
        if path is not None and not self._context.open_address(QUrl.fromLocalFile(str(Path(path).parent))):
            self._context.voice.say(tr("Je bestand staat in {folder}", folder=str(path.parent)))


def _same(one: Spot, other: Spot) -> bool:
    if one.competence is not None or other.competence is not None:
        return one.competence is other.competence
    here, there = one.record, other.record
    return here is there or (here is not None and there is not None and here.id == there.id)
