"""A quality that is open: the student's own words, how it suits, where it showed and what others said of it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.chains import Chain, Seen
from lobdossier.domain.portrait import Quality
from lobdossier.domain.texts import TextPlace
from lobdossier.domain.vocabulary import Fit
from lobdossier.text import dates, names
from lobdossier.ui.context import Context
from lobdossier.ui.editors.autosave import SaveState
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.experience.desk import Desk, state_said
from lobdossier.ui.portrait.linked import LinkedExperiences
from lobdossier.ui.portrait.panel import Panel
from lobdossier.ui.portrait.qualities.said import FIT_ICONS, person_said, title_of
from lobdossier.ui.widgets.buttons import Button, Option, button
from lobdossier.ui.widgets.cards import Bar
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import Columns, box, flow, hbox, vbox
from lobdossier.ui.words import tr


class Detail(Panel):
    """Typing is stored by itself, from the *desk*; what is tapped is told by a signal."""

    fit_chosen = Signal(str)
    ask_wanted = Signal()
    link_wanted = Signal(str)
    unlink_wanted = Signal(str)
    throw_away_wanted = Signal()

    def __init__(self, context: Context, desk: Desk, chain: Chain) -> None:
        super().__init__()
        self._context, self._desk, self._id = context, desk, chain.quality.id
        self._shown: object = None
        self.note = PlainEditor(tr("In jouw woorden"), tr("Hoe merk je dit aan jezelf?"), lines=2, most=10)
        self.note.load(chain.quality.note)
        self.note.place = TextPlace(Quality.KIND, self._id, "note")
        self.note.edited.connect(lambda: desk.edit(self._id, "note", self.note.text))
        self._state = label("", "small")
        self._state.hide()
        desk.state_changed.connect(self._tell_state)
        self._fit = Choices(
            tr("Hoe past dit bij jou?"),
            [Option(fit, tr(names.fit_name(fit)), FIT_ICONS[fit]) for fit in Fit],
            [chain.quality.fit],
            single=True,
            size="s",
        )
        self._fit.changed.connect(self._tapped)
        self._people = vbox(gap=8)
        self.links = LinkedExperiences(context)
        self.links.linked.connect(self.link_wanted)
        self.links.unlinked.connect(self.unlink_wanted)
        side = box(vbox(label(tr("Dat zie je bij"), "strong", wrap=True), self.links, None, gap=8))
        main = box(vbox(*self._fields(chain.quality), self._people, None, gap=10))
        self.setLayout(vbox(Columns(main, side, side_width=330, gap=24, stack_em=88), self._foot(), gap=10))
        self.show_chain(chain)
        self._fit.setEnabled(not context.workspace.read_only)

    def begin(self) -> None:
        """The keyboard behind the own words."""
        self.note.moveCursor(QTextCursor.MoveOperation.End)
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_chain(self, chain: Chain) -> None:
        """Show what hangs on it now; what is being typed stays."""
        self._desk.lay(chain.quality)
        self._fit.set_values([chain.quality.fit])
        self.links.show_experiences(chain.experiences)
        shown = (bool(chain.experiences), chain.seen)
        if shown == self._shown:
            return
        self._shown = shown
        self._people.clear()
        for part in self._quoted(chain):
            self._people.put(part)

    # ------------------------------------------------------------ private
    def _deed(self, words: str, icon: str, tip: str = "") -> Button:
        """A button that changes something; in a dossier that can only be read it is not there."""
        return door(button(words, icon, "ghost", tip))

    def _fields(self, quality: Quality) -> Iterator[QWidget]:
        """The own words; a quality that is no card of the deck can be called otherwise as well."""
        if not quality.card_id:
            title = line_field(tr("Zo noem je het"), quality.title, limit=limits.TITLE)
            # One without a name keeps the name it had: throwing away has a button.
            title.textEdited.connect(
                lambda text: self._desk.edit(self._id, "title", lambda: text if text.strip() else quality.title)
            )
            yield labelled(tr("Zo noem je het"), title)
        yield labelled(tr("In jouw woorden"), self.note)
        yield self._state
        yield label(tr("Hoe past dit bij jou?"), "strong", wrap=True)
        yield self._fit

    def _quoted(self, chain: Chain) -> Iterator[QWidget]:
        if chain.seen:
            yield label(tr("Dit zeiden anderen"), "strong", wrap=True)
        for each in chain.seen:
            yield _quote(each)
        if chain.experiences:
            ask = self._deed(tr("Vraag iemand"), "hand")
            ask.clicked.connect(self.ask_wanted)
            yield flow(ask)

    def _foot(self) -> QWidget:
        away, done = self._deed(tr("Weggooien"), "trash-2"), button(tr("Klaar"), "check")
        away.clicked.connect(self.throw_away_wanted)
        done.clicked.connect(self.left)
        return box(hbox(away, None, done))

    def _tell_state(self, state: SaveState) -> None:
        self._state.setText(state_said(state, stored=True))
        self._state.show()

    def _tapped(self, chosen: list[str]) -> None:
        if chosen:
            self.fit_chosen.emit(chosen[0])
        else:  # a press on the one that is on keeps it on
            self._fit.set_values([self._desk.now(Quality, self._id).fit])


def _quote(seen: Seen) -> QWidget:
    """ "Dit zei Ilse": letter for letter, with who and when."""
    role = f" ({seen.role.strip()})" if seen.role.strip() else ""
    when = f", {dates.short(seen.on)}" if seen.on else ""
    who = tr("Dit zei {who}", who=f"{person_said(seen)}{role}{when}")
    words = [Words(seen.said)] if seen.said.strip() else []
    return Bar(Words(who, "smallstrong"), *words, fg="border_strong")


def fit_said(quality: Quality, fit: Fit) -> str:
    """What was done: "Luisteren ligt nu bij “Soms”."."""
    return tr("{quality} ligt nu bij “{pile}”.", quality=title_of(quality), pile=tr(names.fit_name(fit)))
