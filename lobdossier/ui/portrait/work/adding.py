"""Adding work: an example to tap, or something of one's own in two questions."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.ids import new_id
from lobdossier.domain.portrait import WorkImage
from lobdossier.domain.professions import Profession
from lobdossier.domain.vocabulary import WorkKind
from lobdossier.services.professions import professions
from lobdossier.text import portrait_names
from lobdossier.ui.even import Even
from lobdossier.ui.portrait.work.said import TINT, kind_said
from lobdossier.ui.widgets.buttons import Button, button
from lobdossier.ui.widgets.cards import Card, CardButton
from lobdossier.ui.widgets.fields import LineField, labelled, line_field
from lobdossier.ui.widgets.labels import IconTile, label
from lobdossier.ui.widgets.layout import Part, at_start, flow, grows_down, hbox, sized, vbox
from lobdossier.ui.widgets.tabbing import first_in
from lobdossier.ui.words import tr

_NARROWEST = 27
"""Letters of the narrowest card of an example."""


class AddWork(QWidget):
    """One question at a time. `begun` gives a new work image, with an id and not stored yet."""

    begun = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._kind = WorkKind.PROFESSION
        self.field: LineField | None = None
        self._column = vbox(gap=14)
        self.setLayout(self._column)
        self.setSizePolicy(grows_down())
        self.ask_what()

    def ask_what(self) -> None:
        """The first question: an example, or something of one's own."""
        self.field = None
        own = button(tr("Iets anders: een beroep, opleiding of werkplek"), "plus")
        own.clicked.connect(self.ask_kind)
        examples = [_example(each) for each in professions().examples]
        for card, example in zip(examples, professions().examples, strict=True):
            card.clicked.connect(partial(self._begin, example.title, WorkKind.PROFESSION, example.id))
        hint = tr("Zestien voorbeelden, om mee te beginnen. Het zijn geen adviezen.")
        self._show(at_start(own), label(hint, "muted", wrap=True), Even(examples, _NARROWEST))

    def ask_kind(self) -> None:
        """Of one's own: what sort of thing it is."""
        self.field = None
        kinds = []
        for kind in WorkKind:
            words = vbox(label(kind_said(kind), "strong"), label(_meaning(kind), "small", wrap=True), gap=1)
            tile = IconTile(portrait_names.work_kind_icon(kind), TINT, f"{TINT}_soft", 36)
            card = CardButton(kind_said(kind), hbox(tile, (words, 1), gap=12), pad=12)
            card.setAccessibleDescription(_meaning(kind))
            card.clicked.connect(partial(self.ask_title, kind))
            kinds.append(card)
        back = _back()
        back.clicked.connect(self.ask_what)
        self._show(sized(Card(label(tr("Wat is het?"), "h2"), *kinds, at_start(back)), max_width=620))

    def ask_title(self, kind: WorkKind) -> None:
        """Of one's own: what it is called."""
        self._kind = kind
        self.field = line_field(tr("Hoe heet het?"), placeholder=_placeholder(kind), limit=limits.TITLE)
        self.field.returnPressed.connect(self.keep)
        go = button(tr("Beginnen"), "arrow-right", "primary", after=True)
        go.clicked.connect(self.keep)
        back = _back()
        back.clicked.connect(self.ask_kind)
        actions = flow(go, back, gap=10)
        self._show(sized(Card(labelled(tr("Hoe heet het?"), self.field), actions, gap=14), max_width=620))

    def keep(self) -> None:
        """Begin with the name that was typed; without one the question stays."""
        if self.field is None:
            return
        if self.field.text().strip():
            self._begin(self.field.text(), self._kind, "")
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def waits(self) -> bool:
        """Whether a name was typed that is nowhere else yet."""
        return self.field is not None and bool(self.field.text().strip())

    def _begin(self, title: str, kind: WorkKind, example_id: str) -> None:
        self.begun.emit(WorkImage(id=new_id(), title=title, kind=kind, example_id=example_id))

    def _show(self, *parts: Part) -> None:
        again = self._column.count() > 0
        self._column.clear()
        for part in parts:
            self._column.put(part)
        if again:
            QTimer.singleShot(0, self, self._focus_first)

    def _focus_first(self) -> None:
        if (first := first_in(self)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)


def _example(example: Profession) -> CardButton:
    words = vbox(label(example.title, "strong", wrap=True), label(example.field, "small", wrap=True), None, gap=1)
    tile = vbox(IconTile(example.icon, TINT, f"{TINT}_soft", 38), None)
    name = tr("{title}, {field}", title=example.title, field=example.field)
    return CardButton(name, hbox(tile, (words, 1), gap=12), pad=12)


def _back() -> Button:
    return button(tr("Vorige"), "arrow-left", "ghost")


def _meaning(kind: WorkKind) -> str:
    return {
        WorkKind.PROFESSION: tr("Wat iemand doet, waar dan ook."),
        WorkKind.COURSE: tr("Een opleiding waar je aan denkt of bent geweest."),
        WorkKind.WORKPLACE: tr("Eén bedrijf, afdeling of winkel."),
    }[kind]


def _placeholder(kind: WorkKind) -> str:
    return {
        WorkKind.PROFESSION: tr("Bijvoorbeeld: dierenartsassistent"),
        WorkKind.COURSE: tr("Bijvoorbeeld: mbo Evenementen"),
        WorkKind.WORKPLACE: tr("Bijvoorbeeld: de bakker in ons dorp"),
    }[kind]
