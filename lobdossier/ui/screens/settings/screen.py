"""Instellingen: one group at a time; everything is stored at once."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from lobdossier.domain.changes import Change
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.ui.context import Context
from lobdossier.ui.screen import Screen
from lobdossier.ui.screens.settings.files import FilesSection
from lobdossier.ui.screens.settings.look import LookSection
from lobdossier.ui.screens.settings.me import MeSection
from lobdossier.ui.screens.settings.school import SchoolSection
from lobdossier.ui.screens.settings.spelling import SpellingSection
from lobdossier.ui.theme import em
from lobdossier.ui.widgets.buttons import Option
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.fitting import Fitting
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, hbox, rule, sized, vbox
from lobdossier.ui.widgets.page import page, page_header
from lobdossier.ui.widgets.shell import NavButton
from lobdossier.ui.words import tr

_NARROW_EM: Final = 100
_SAVED_MS: Final = 2_500


class SettingsScreen(Screen, Fitting):
    """Targets: look (or none), me, school, spelling, file, backups."""

    own_primary: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.look = LookSection(context)
        self.me = MeSection(context, self._say_saved)
        self.school = SchoolSection(context, self._say_saved)
        self.spelling = SpellingSection(context)
        self.files = FilesSection(context)
        self._sections: dict[str, LookSection | MeSection | SchoolSection | SpellingSection | FilesSection] = {
            "look": self.look, "me": self.me, "school": self.school, "spelling": self.spelling, "file": self.files
        }  # fmt: skip
        self._saved = label(tr("Bewaard"), "smallstrong", tone="ok")
        keeps_place = self._saved.sizePolicy()
        keeps_place.setRetainSizeWhenHidden(True)
        self._saved.setSizePolicy(keeps_place)
        self._saved.hide()
        self._hush = QTimer(self, singleShot=True, interval=_SAVED_MS)
        self._hush.timeout.connect(self._saved.hide)
        self._head = page_header(
            tr("Instellingen"), tr("Je ziet het meteen. Alles wordt vanzelf bewaard."), self._saved
        )
        self._now = "look"
        self._build()
        self._show()

    def open(self, target: str) -> None:
        """Open a group; "backups" also brings the copies into sight."""
        self.target = target
        self._now = "file" if target == "backups" else target if target in self._sections else "look"
        self._show()
        self.refresh()
        if target == "backups":
            QTimer.singleShot(0, self, self._scroll_to_backups)

    def refresh(self) -> None:
        """Show what the dossier and this computer hold for the open group; what is being typed stays."""
        self._sections[self._now].refresh()
        for section in (self.me, self.school):
            section.setEnabled(not self.context.workspace.read_only)

    def concerns(self, change: Change) -> bool:
        """Only who the student is and the school years stand here; what is stored here is on the screen already."""
        inside = isinstance(change.origin, QWidget) and self.isAncestorOf(change.origin)
        return change.kind in (Student.KIND, SchoolPeriod.KIND) and not inside

    def flush(self) -> bool:
        """Store what is not stored yet; False when that failed (the text stays)."""
        return all([self.me.flush(), self.school.flush()])

    # ------------------------------------------------------------ private
    def _build(self) -> None:
        # The long words stand at the left, the short ones on top of a narrow page.
        names: tuple[tuple[str, str, str, str], ...] = (
            ("look", tr("Weergave en lezen"), tr("Weergave"), "accessibility"),
            ("me", tr("Over mij"), tr("Over mij"), "user-round"),
            ("school", tr("School en begeleider"), tr("School"), "school"),
            ("spelling", tr("Spelling"), tr("Spelling"), "spell-check"),
            ("file", tr("Bestand en reservekopie"), tr("Bestand"), "hard-drive"),
            ("trash", tr("Prullenbak"), tr("Prullenbak"), "trash-2"),
        )
        self._buttons: dict[str, NavButton] = {}
        if self.context.guest is not None:  # the file lies in a folder that is thrown away, and is never copied
            names = tuple(name for name in names if name[0] != "file")
        column = vbox(gap=4)
        for which, words, _short, sign in names:
            nav = NavButton(words, sign)
            nav.clicked.connect(lambda _on=False, which=which: self._choose(which))
            self._buttons[which] = nav
            if which == "trash":
                column.put(rule())
            column.put(nav)
        column.put(None)
        self._nav = box(column)
        sized(self._nav, width=250)
        options = [Option(which, short, sign) for which, _words, short, sign in names]
        self._pills = Choices(tr("Instellingen"), options, single=True)
        self._pills.changed.connect(lambda chosen: self._choose(chosen[0] if chosen else self._now))
        content = box(vbox(*self._sections.values(), None, gap=0))
        sized(content, max_width=760)
        self._page = page(self._head, self._pills, hbox(self._nav, (content, 100), None, gap=24), gap=16)
        self.setLayout(vbox(self._page, gap=0))

    def _choose(self, which: str) -> None:
        saved = self.flush()
        if saved and which == "trash":
            self.context.way.go("trash")
        elif saved:
            self._now = which
        self._show()
        if saved:
            self.context.attempt(self.refresh)

    def _show(self) -> None:
        for which, section in self._sections.items():
            section.setVisible(which == self._now)
        for which, nav in self._buttons.items():
            nav.setChecked(which == self._now)
        self._pills.set_values([self._now])

    def _fit(self) -> None:
        narrow = self.width() < _NARROW_EM * em()
        self._nav.setVisible(not narrow)
        self._pills.setVisible(narrow)

    def _scroll_to_backups(self) -> None:
        area = self._page.findChild(QScrollArea)
        body = area.widget() if area is not None else None
        if area is not None and body is not None:
            area.verticalScrollBar().setValue(self.files.card.mapTo(body, self.files.card.rect().topLeft()).y())
        self.files.make_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_saved(self) -> None:
        self._saved.show()
        self._hush.start()
