"""What the school asks for, and what is there already: a friendly list, never a percentage."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from lobdossier.services.overview import Overview
from lobdossier.services.wishes import Asks
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.requirements import RequirementsEditor
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Part, at_start
from lobdossier.ui.wishes.rows import rows_of
from lobdossier.ui.words import tr


class AsksCard(Block):
    """The list, and on request the few numbers to fill in what the school asks."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._editor: RequirementsEditor | None = None  # made when asked for: it costs as much as the rest of the page
        self._open = False
        self._found: tuple[Asks, ...] = ()

    def show_for(self, found: Overview, today: date) -> None:
        """Show what is asked and there, in a long dossier when it was counted; in one that has just begun nothing."""
        if found.asks is not None:
            self._show([] if found.empty else found.asks, found.empty)
            return
        wishes = self._context.workspace.wishes
        self._context.jobs.run(
            self,
            lambda _progress, _stopped: wishes.asks(today),
            done=lambda asks: self._show(asks, empty=False),
            failed=self._context.voice.fail,
        )

    def _show(self, asks: list[Asks], empty: bool) -> None:
        self._found = tuple(asks)
        if self._open:
            return  # the numbers are being filled in: the list follows when they are closed
        self.show_parts(None if empty else (self._found, self._open), lambda: [] if empty else [self._list()])

    def _list(self) -> QWidget:
        workspace = self._context.workspace
        rows: list[Part] = list(rows_of(self._context, self._found, workspace.student.sector))
        asked = any(asks.asked for asks in self._found)
        if not asked:
            rows.append(label(tr("Weet je wat je school dit jaar vraagt? Zet het erbij."), "small", wrap=True))
        fill = door(button(tr("Aanpassen") if asked else tr("Invullen"), "pencil", "ghost"))
        fill.setAccessibleName(tr("Invullen wat je school vraagt"))
        fill.clicked.connect(lambda: self._toggle(True))
        parts: list[Part] = [label(tr("Wat je school vraagt"), "h2", wrap=True), *rows]
        if not self._context.workspace.read_only:
            parts.append(at_start(fill))
        return Card(*parts, gap=9)

    def _fill_in(self) -> QWidget:
        self._editor = editor = RequirementsEditor(self._context)
        done = button(tr("Klaar"), "check", "soft")
        done.clicked.connect(lambda: self._toggle(False))
        return Card(
            label(tr("Wat vraagt je school dit jaar?"), "h2", wrap=True),
            label(tr("Laat op 0 staan wat niet gevraagd wordt."), "small", wrap=True),
            editor,
            at_start(done),
        )

    def _toggle(self, opened: bool) -> None:
        self._open = opened
        if opened:
            self.show_parts("fill", lambda: [self._fill_in()])
            if self._editor is not None:
                self._editor.focus_first()
        else:
            today = self._context.workspace.today()
            self.show_for(self._context.workspace.start.overview(today), today)
