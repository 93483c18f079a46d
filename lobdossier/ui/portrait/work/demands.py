"""The step "Wat vraagt het?": chips in five respects, own words beside them, and a text for what does not fit a chip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain.professions import of_kind
from lobdossier.domain.vocabulary import DemandKind
from lobdossier.domain.work import asked
from lobdossier.services.professions import professions
from lobdossier.text import portrait_names
from lobdossier.ui.context import Context
from lobdossier.ui.portrait.work.desk import WorkDesk
from lobdossier.ui.portrait.work.parts import Asked, TextsPart
from lobdossier.ui.portrait.work.said import asks_said
from lobdossier.ui.step_body import Told
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.fields import line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import grows_down, hbox, vbox
from lobdossier.ui.widgets.tabbing import first_in
from lobdossier.ui.words import tr

LONGEST = 40
"""Characters of something in own words: it becomes a chip."""


class DemandGroup(QWidget):
    """One respect: what may be asked as chips, and a field for something else while it is typed."""

    tapped = Signal(object, str, bool)
    """The kind, the words, and whether it is asked."""
    opened = Signal()

    def __init__(self, kind: DemandKind) -> None:
        super().__init__()
        self.kind = kind
        self._name = tr(portrait_names.demand_name(kind))
        self._offered: list[str] = []
        self._on: list[str] = []
        self._chips = vbox(gap=0)
        self.choices: Choices | None = None
        self.more = button(tr("Iets anders"), "plus", "ghost")
        self.more.setAccessibleName(tr("{group}: iets anders", group=self._name))
        self.more.clicked.connect(self.begin)
        self._place = vbox(gap=0)
        head = hbox((label(self._name, "strong", wrap=True), 1), self.more, gap=8)
        self.setLayout(vbox(head, self._chips, self._place, gap=4))
        self.setSizePolicy(grows_down())

    def show_demands(self, offered: Sequence[str], on: Sequence[str]) -> None:
        """Show *offered* as chips with those that are *on*; what is on without being offered comes behind them."""
        words = list(dict.fromkeys([*offered, *on]))
        if words != self._offered or self.choices is None:
            held = self.choices is not None and self.choices.isAncestorOf(self.window().focusWidget() or self.window())
            self._offered = words
            self._chips.clear()
            self.choices = Choices(self._name, [Option(text, text) for text in words], on)
            self.choices.changed.connect(self._changed)
            self._chips.put(self.choices)
            self.choices.setVisible(bool(words))
            if held:
                self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on = list(on)
        self.choices.set_values(on)

    def first(self) -> QWidget | None:
        """Its first chip."""
        return first_in(self.choices) if self.choices is not None else None

    def begin(self) -> None:
        """Let something else be typed."""
        self.fold()
        self.opened.emit()
        field = AddField(tr("{group}: in je eigen woorden", group=self._name))
        field.given.connect(self._given)
        field.left.connect(lambda: self._given(""))
        self._place.put(field)
        self.more.hide()
        QTimer.singleShot(0, field, field.begin)

    def fold(self) -> None:
        """Put the field away; what was typed in it is taken as said."""
        fields = self.findChildren(AddField)
        typed = next((field.text() for field in fields if not field.isHidden()), "")
        self._place.clear()
        self.more.show()
        if typed:
            self.tapped.emit(self.kind, typed, True)

    def _given(self, text: str) -> None:
        self._place.clear()
        self.more.show()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        if text:
            self.tapped.emit(self.kind, text, True)

    def _changed(self, values: list[str]) -> None:
        for text in self._offered:
            if (text in values) != (text in self._on):
                self.tapped.emit(self.kind, text, text in values)


class AddField(QWidget):
    """A line and the button that adds it: Enter does the same, Escape leaves it."""

    given = Signal(str)
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._field = line_field(name, placeholder=tr("In een paar woorden"), limit=LONGEST)
        add = button(tr("Toevoegen"), "plus")
        add.clicked.connect(self._give)
        self.setLayout(hbox((self._field, 1), add, gap=8))

    def text(self) -> str:
        """What stands there, without spaces around it."""
        return self._field.text().strip()

    def begin(self) -> None:
        """Bring the keyboard here."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._give()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        self.given.emit(self.text())


class DemandsPart(TextsPart):
    """What the work asks."""

    def __init__(self, context: Context, desk: WorkDesk) -> None:
        self.groups = [DemandGroup(kind) for kind in DemandKind]
        super().__init__(
            context,
            desk,
            tr("Wat vraagt het?"),
            "list-checks",
            tr("Tik aan wat klopt met wat jij zag. Iets anders mag ook."),
            [Asked("asks", tr("Wat vraagt het nog meer?"), tr("Wat vraagt het nog meer? In je eigen woorden."))],
            above=self.groups,
        )
        for group in self.groups:
            group.tapped.connect(self._tapped)
            group.opened.connect(lambda group=group: self._only(group))
        self.refresh()

    def refresh(self) -> None:
        super().refresh()
        image = self.desk.image
        for group in self.groups:
            offered = professions().suggested(image.example_id, group.kind)
            group.show_demands(offered, of_kind(image.demands, group.kind))

    def begin(self) -> None:
        if (chip := self.groups[0].first()) is not None:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def told(self) -> Told:
        line = asks_said(self.desk.stored)
        return Told(line or tr("Nog niets."), bool(line))

    def settled(self) -> bool:
        for group in self.groups:
            group.fold()
        return True

    def _tapped(self, kind: DemandKind, text: str, on: bool) -> None:
        self.desk.tap(tr("aantikken wat het vraagt"), lambda image: asked(image, kind, text, on=on))

    def _only(self, group: DemandGroup) -> None:
        """One field at a time."""
        for other in self.groups:
            if other is not group:
                other.fold()
