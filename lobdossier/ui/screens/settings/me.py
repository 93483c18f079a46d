"""Over mij: name, kind of school, and a sentence of one's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.student import Student
from lobdossier.domain.texts import TextPlace
from lobdossier.domain.vocabulary import Sector
from lobdossier.text import names
from lobdossier.ui.context import Context
from lobdossier.ui.screens.settings.saved import SavedLine
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import flow, vbox
from lobdossier.ui.words import tr
from lobdossier.ui.writing.address import show_history

SECTOR_ICONS = {Sector.VO: "backpack", Sector.MBO: "school", Sector.HBO: "graduation-cap"}


def sector_options() -> list[Option]:
    """The three kinds of school."""
    return [Option(sector, names.sector_name(sector), SECTOR_ICONS[sector]) for sector in Sector]


class MeSection(QWidget):
    """Stores each answer by itself."""

    def __init__(self, context: Context, saved: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._saved = context, saved
        student = context.workspace.student
        self._missing = label(tr("Zonder naam gaat het niet: je oude naam blijft staan."), "small", True, "warn")
        self._missing.hide()
        self.name = SavedLine(
            context, tr("Hoe heet je?"), student.name, self._store_name, limit=limits.TITLE, saved=saved
        )
        self.motto = SavedLine(
            context,
            tr("Een zin die bij jou past"),
            student.motto,
            lambda text: self._store(motto=text),
            note=tr("Die komt later op de voorkant van je document. Mag ook leeg blijven."),
            limit=limits.LINE,
            saved=saved,
        )
        self.versions = button(tr("Eerdere versies van deze zin"), "history", "ghost")
        self.versions.clicked.connect(lambda: show_history(context, self._motto_place()))
        self.sectors = Choices(tr("Waar leer je?"), sector_options(), [student.sector], single=True, size="l")
        self.sectors.changed.connect(self._sector_chosen)
        note = label(tr("Het dossier gebruikt de woorden van jouw school, zoals leerling of student."), "small", True)
        self.setLayout(
            vbox(
                Card(self.name, self._missing),
                Card(label(tr("Waar leer je?"), "strong"), note, self.sectors, gap=8),
                Card(self.motto, flow(self.versions)),
                self._guiding(),
                gap=12,
            )
        )
        self.refresh()

    def _guiding(self) -> Card:
        self.students = button(tr("Mijn studenten"), "users", "soft")
        self.students.clicked.connect(self._context.way.show_students)
        note = label(tr("Dan zie je in één lijst wie je iets stuurde, en wie op je wacht."), "small", True)
        return Card(label(tr("Begeleid je zelf studenten?"), "strong", True), note, flow(self.students), gap=8)

    def refresh(self) -> None:
        """Show what the dossier holds; what is being typed stays."""
        student = self._context.workspace.student
        self.name.load(student.name)
        self.motto.load(student.motto)
        self.versions.setVisible(bool(self._context.workspace.history.versions(self._motto_place())))
        self.sectors.set_values([student.sector])

    def flush(self) -> bool:
        """Store what is not stored yet."""
        return all([self.name.flush(), self.motto.flush()])

    def _motto_place(self) -> TextPlace:
        return TextPlace(Student.KIND, self._context.workspace.student.id, "motto")

    def _store_name(self, text: str) -> None:
        self._missing.setVisible(not text.strip())
        if text.strip():
            self._store(name=text)

    def _sector_chosen(self, values: list[str]) -> None:
        if not values:  # a tap on the chosen one takes nothing away: a student always learns somewhere
            self.sectors.set_values([self._context.workspace.student.sector])
        elif self._context.attempt(lambda: self._store(sector=Sector(values[0]))):
            self._saved()

    def _store(self, **values: object) -> None:
        workspace = self._context.workspace
        student: Student = workspace.student
        if student.id:
            workspace.records.save(replace(student, **values), origin=self)  # type: ignore[arg-type]  # by field name
        else:
            workspace.records.add(replace(student, **values), origin=self)  # type: ignore[arg-type]  # by field name
